//! Whole studies of other labs, unfolded as the predecessor does. They stay outside the repository, so this is skipped
//! where they are not at hand.

use std::path::PathBuf;

use protocol::jsonl::expand_case;
use protocol::{FRAME_SELECT, SeededDice, expand_select};
use script_native::NativeEngine;
use serde_json::{Value, json};

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("PEEKABOO_PROTOCOLS").map(PathBuf::from);
    let beside = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/protocols"
    ));
    named.or(Some(beside)).filter(|folder| folder.is_dir())
}

fn read(path: PathBuf) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

#[test]
fn real_studies() {
    let Some(folder) = folder() else {
        println!("skipped: no folder of protocols (set PEEKABOO_PROTOCOLS)");
        return;
    };
    let mut engine = NativeEngine::new().unwrap();
    let (mut passed, mut selects) = (0, 0);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(study) = name.strip_suffix(".expected.json") else {
            continue;
        };
        let expected: Value = serde_json::from_str(&read(folder.join(&name)).unwrap()).unwrap();
        let mut case = expected["input"].clone();
        if let Some(text) = read(folder.join(format!("{study}.json"))) {
            case["structure"] = Value::String(text);
        } else {
            case["structure"] = json!({});
            case["generator"] = Value::String(read(folder.join(format!("{study}.js"))).unwrap());
        }
        let answer: Value =
            serde_json::from_str(&expand_case(&case.to_string(), &mut engine)).unwrap();
        for key in ["ok", "randomUsed", "frames", "conditions"] {
            assert_eq!(
                answer.get(key),
                expected.get(key),
                "{study}: {key}; {:?}",
                answer.get("error")
            );
        }
        for frame in answer["frames"].as_array().into_iter().flatten() {
            if frame["kind"] == FRAME_SELECT {
                selects += 1;
                expands(study, frame);
            }
        }
        passed += 1;
    }
    assert!(
        selects > 0,
        "none of the studies puts frames in while it plays"
    );
    println!("{passed} studies unfold as expected");
    assert!(passed > 0, "{} holds no expected answers", folder.display());
}

/// A frame that stands for others gives all that it may choose from.
fn expands(study: &str, frame: &Value) {
    let mut params = frame.as_object().cloned().unwrap_or_default();
    let options = params["frameOptions"].as_array().map_or(0, Vec::len);
    params.insert("whichFrames".to_owned(), json!(-1));
    let id = params["id"].as_str().unwrap_or_default().to_owned();
    let mut dice = SeededDice::new(1);
    let made = expand_select(&id, &params, &json!([]), 0.0, 1, &mut dice)
        .unwrap_or_else(|unresolved| panic!("{study}, {id}: {unresolved}"));
    assert!(made.frames.len() >= options, "{study}, {id}");
}
