//! Every recorded answer of the predecessor's parser, repeated.

use protocol::jsonl::{expand, expand_case};
use script_native::NativeEngine;
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/vectors/parser.jsonl"
    );
    let text = std::fs::read_to_string(path).expect("the vectors are part of the repository");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("a vector is JSON"))
        .collect()
}

/// What differs, if anything; key order counts too, because it is meaning in this language.
fn difference(vector: &Value, engine: &mut NativeEngine) -> Option<String> {
    let expected = &vector["expected"];
    let answer: Value =
        serde_json::from_str(&expand_case(&vector["input"].to_string(), engine)).expect("JSON");
    for key in ["ok", "randomUsed", "frames", "conditions"] {
        let (ours, theirs) = (answer.get(key), expected.get(key));
        if ours.map(Value::to_string) != theirs.map(Value::to_string) {
            return Some(format!(
                "{key}: {ours:?} instead of {theirs:?}; error {:?}",
                answer.get("error")
            ));
        }
    }
    let legacy = expected.get("error")?.as_str()?;
    let case = vector["input"].as_object()?;
    match expand(case, engine) {
        Ok(_) => Some("no error the second time".to_owned()),
        Err((problem, _)) if problem.legacy_message() != legacy => Some(format!(
            "{:?} instead of {legacy:?}",
            problem.legacy_message()
        )),
        Err((problem, _)) if problem.path.is_empty() => Some(format!("no path: {problem}")),
        Err(_) => None,
    }
}

#[test]
fn all_vectors() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 320);
    let mut engine = NativeEngine::new().unwrap();
    let failed: Vec<String> = vectors
        .iter()
        .enumerate()
        .filter_map(|(place, vector)| {
            Some(format!(
                "line {}: {}",
                place + 1,
                difference(vector, &mut engine)?
            ))
        })
        .collect();
    println!(
        "{} of {} vectors pass",
        vectors.len() - failed.len(),
        vectors.len()
    );
    assert!(
        failed.is_empty(),
        "{} fail:\n{}",
        failed.len(),
        failed.join("\n")
    );
}
