//! Any parameters, put into any frame: by the frame itself, by a parameter set, and by groups around them.
#![no_main]

use fuzz::Tree;
use libfuzzer_sys::fuzz_target;
use protocol::StudySource;
use serde_json::{Value, json};

fuzz_target!(|input: (Tree, Tree, Tree, u32)| {
    let (parameters, frame, outer, seed) = input;
    let (parameters, frame, outer) = (parameters.json(), frame.json(), outer.json());
    let with = |mut target: Value, key: &str, value: &Value| {
        if let Some(map) = target.as_object_mut() {
            map.insert(key.to_owned(), value.clone());
        }
        target
    };
    let page = with(with(frame, "kind", &json!("exp-a")), "parameters", &parameters);
    let group = json!({"kind": "group", "parameters": outer, "frameList": [page, page], "commonFrameProperties": page});
    let sets = json!({"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [parameters, outer],
        "frameList": [page, group], "commonFrameProperties": page});
    let structure = json!({"frames": {"f": page, "g": group, "s": sets}, "sequence": ["f", "g", "s", "f"]});
    let study = StudySource {
        structure,
        ..StudySource::default()
    };
    fuzz::unfold(&study, seed);
});
