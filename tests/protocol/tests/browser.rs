//! Every recorded answer of the predecessor's parser, repeated in a browser with the page's own JavaScript engine; and whole studies of
//! other labs, where they are at hand.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    reason = "a browser test; clippy does not know wasm_bindgen_test"
)]

#[path = "../../../src/browser/script.rs"]
mod script;

use protocol::jsonl::expand_case;
use script::PageEngine;
use serde_json::Value;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const VECTORS: &str = include_str!("../../vectors/parser.jsonl");
const STUDIES: &str = include_str!(concat!(env!("OUT_DIR"), "/studies.jsonl"));

/// Cases whose answer differs, with the first member that does; the order of keys counts, because it is meaning in this language.
fn differing(cases: &[Value]) -> Vec<String> {
    let mut engine = PageEngine::default();
    let mut failed = Vec::new();
    for (case, line) in cases.iter().zip(1..) {
        let answer = expand_case(&case["input"].to_string(), &mut engine);
        let answer: Value = serde_json::from_str(&answer).unwrap();
        for key in ["ok", "randomUsed", "frames", "conditions"] {
            let (ours, theirs) = (answer.get(key), case["expected"].get(key));
            if ours.map(Value::to_string) != theirs.map(Value::to_string) {
                let error = answer.get("error");
                failed.push(format!("{line} {}: {key}; {error:?}", case["name"]));
                break;
            }
        }
    }
    failed
}

fn cases(text: &str) -> Vec<Value> {
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[wasm_bindgen_test]
fn all_vectors() {
    let vectors = cases(VECTORS);
    assert_eq!(vectors.len(), 320);
    let failed = differing(&vectors);
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[wasm_bindgen_test]
fn real_studies() {
    let studies = cases(STUDIES);
    if studies.is_empty() {
        console_log!("SKIPPED, NOT TESTED: no folder of protocols (set PEEKABOO_PROTOCOLS)");
        return;
    }
    let failed = differing(&studies);
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    console_log!("{} studies as expected", studies.len());
}
