//! What every kind owes: a name of its own, an example that opens without problems, parameters that never panic.
#![cfg(not(target_arch = "wasm32"))]

use frames::kinds;
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, fs, path::Path};

#[test]
fn names_are_given_once() {
    let names: BTreeSet<&str> = kinds().map(|kind| kind.name).collect();
    assert_eq!(names.len(), kinds().count());
    assert!(names.contains("exp-lookit-text"));
}

#[test]
fn the_kinds_that_come_later_are_known_by_name() {
    let names: Vec<&str> = frames::LATER.iter().map(|kind| kind.name).collect();
    assert_eq!(names, frames::LATER_NAMES);
}

#[test]
fn every_example_is_of_a_known_kind_and_opens_without_problems() {
    let mut seen = BTreeSet::new();
    for folder in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("frames") {
        let examples = folder.expect("folder").path().join("examples");
        let Ok(files) = fs::read_dir(&examples) else {
            continue;
        };
        for file in files {
            let path = file.expect("file").path();
            let text = fs::read_to_string(&path).expect("text");
            let example: Map<String, Value> = serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let kind = example["kind"].as_str().expect("kind");
            // Those without a page are looked at in `declarations.rs`.
            let Some(row) = frames::find(kind) else {
                continue;
            };
            let problems = (row.open)(&example).problems;
            assert_eq!(problems, [], "{}", path.display());
            seen.insert(row.name);
        }
    }
    let all: BTreeSet<&str> = kinds().map(|kind| kind.name).collect();
    assert_eq!(seen, all, "each kind has an example");
}

#[test]
fn parameters_of_any_type_are_reported_and_never_panic() {
    let odd = [
        json!(null),
        json!(-1),
        json!("x"),
        json!([1, "a", {}]),
        json!({"a": []}),
        json!(true),
    ];
    for kind in kinds() {
        for value in &odd {
            for key in [
                "blocks",
                "showWebcam",
                "doRecording",
                "baseDir",
                "template",
                "pauseKey",
                "displayFullscreen",
                "debriefing",
                "formSchema",
                "images",
                "items",
                "pages",
                "stimuli",
                "iframeSrc",
                "video",
            ] {
                let params = Map::from_iter([
                    ("kind".to_owned(), json!(kind.name)),
                    (key.to_owned(), value.clone()),
                ]);
                for problem in (kind.open)(&params).problems {
                    assert!(!problem.message.is_empty(), "{} {key}", kind.name);
                }
            }
        }
    }
}
