//! The schema of a study: nothing that is right is called wrong, and what is wrong is found.
#![cfg(all(feature = "schema", not(target_arch = "wasm32")))]

use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

fn validator() -> jsonschema::Validator {
    let schema = frames::schema::study();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    jsonschema::draft202012::new(&schema).expect("a schema")
}

fn faults(validator: &jsonschema::Validator, study: &Value) -> Vec<String> {
    let errors = validator.iter_errors(study);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

fn read(path: &Path) -> Value {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.map(|entry| entry.path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect()
}

/// Every `study.json` below a folder.
fn records(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            records(&path, found);
        } else if path.ends_with("study.json") {
            found.push(path);
        }
    }
}

#[test]
fn studies_of_this_repository_are_right() {
    let validator = validator();
    let studies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../studies");
    let mut found = Vec::new();
    records(&studies, &mut found);
    assert!(found.len() > 24, "{found:?}");
    for path in found {
        let faults = faults(&validator, &read(&path));
        assert_eq!(faults, [""; 0], "{}", path.display());
    }
}

#[test]
fn every_example_study_shows_its_kind_and_opens_without_problems() {
    let studies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../studies/examples");
    let mut shown = 0;
    for (kind, found) in frames::declared().zip(frames::declarations()) {
        let path = studies.join(found.kind).join("study.json");
        if !path.is_file() {
            continue;
        }
        let protocol = &read(&path)["structure"];
        let sequence = protocol["sequence"].as_array().expect("a sequence");
        let mut frames = sequence
            .iter()
            .map(|name| &protocol["frames"][name.as_str().unwrap_or_default()]);
        let frame = frames.find(|frame| frame["kind"] == found.kind);
        let frame = frame.unwrap_or_else(|| panic!("{}: is not shown", found.kind));
        let frame = frame.as_object().expect("an object");
        for name in frame.keys() {
            let parameter = &found.schema["properties"][name];
            assert!(parameter.is_object(), "{} {name}", found.kind);
            assert!(parameter["x-ignored"].is_null(), "{} {name}", found.kind);
        }
        assert_eq!((kind.open)(frame).problems, [], "{}", found.kind);
        shown += 1;
    }
    let folders = fs::read_dir(&studies).expect("examples").flatten();
    let folders = folders.filter(|entry| entry.path().is_dir()).count();
    assert_eq!(shown, folders, "each folder is named after a kind");
    assert!(shown >= 24, "{shown}");
}

const REAL: &str = "/work/shared/protocols";

#[test]
fn real_protocols_are_right() {
    let validator = validator();
    let files = json_files(Path::new(REAL));
    if files.is_empty() {
        println!("{REAL} is not here, so no real protocol was looked at");
    }
    for path in files {
        if !path.to_string_lossy().contains(".expected.") {
            let faults = faults(&validator, &read(&path));
            assert_eq!(faults, [""; 0], "{}", path.display());
        }
    }
}

/// Frames as they are played, with every placeholder filled in. What is found is true: one study gives a text for a list.
#[test]
fn frames_of_real_protocols_are_wrong_only_where_they_are() {
    let kinds: BTreeMap<&str, jsonschema::Validator> = frames::declarations()
        .iter()
        .map(|found| {
            (
                found.kind,
                jsonschema::draft202012::new(&found.schema).expect("a schema"),
            )
        })
        .collect();
    let mut all = BTreeSet::new();
    let mut count = 0;
    for path in json_files(Path::new(REAL)) {
        let resolved = read(&path);
        let study = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        for frame in resolved["frames"].as_array().into_iter().flatten() {
            count += 1;
            let kind = frame["kind"].as_str().expect("a kind");
            for fault in faults(&kinds[kind], frame) {
                let place = fault.split(':').next().unwrap_or_default();
                all.insert(format!("{study} {kind} {place}"));
            }
        }
    }
    if count == 0 {
        println!("{REAL} is not here, so no real frame was looked at");
        return;
    }
    let expected = ["categories.expected exp-lookit-images-audio /images"];
    assert!(count > 100, "{count}");
    assert_eq!(all, BTreeSet::from(expected.map(str::to_owned)));
}

#[test]
fn every_form_that_works_is_right() {
    let validator = validator();
    let text = |frame: &str| -> Value {
        let mut frame: Value = serde_json::from_str(frame).expect("JSON");
        frame["kind"] = "exp-lookit-text".into();
        frame
    };
    let frames = [
        text(
            r#"{"blocks": [{"title": ["a", "b"], "text": "c", "listblocks": [{"text": "d", "listblocks": []}]}]}"#,
        ),
        text(r#"{"blocks": "JSON:https://x.org/blocks.json"}"#),
        text(
            r#"{"blocks": "BLOCKS", "showPreviousButton": "BUTTON#0", "parameters": {"BLOCKS": [], "BUTTON": [true]}}"#,
        ),
        json!({"kind": "exp-lookit-images-audio", "generateProperties": "function() { return {images: []}; }"}),
        json!({"kind": "WHICH", "parameters": {"WHICH": "exp-lookit-text"}}),
        json!({"kind": "exp-lookit-video", "video": {"source": [{"src": "https://x.org/a.mp4", "type": "video/mp4"}]}, "audio": {}}),
        json!({"kind": "group", "commonFrameProperties": {"kind": "exp-lookit-video"}, "frameList": [{"video": {}}, {"kind": "choice",
            "sampler": "select", "whichFrames": 0, "frameOptions": [{"kind": "exp-lookit-text"}]}]}),
        json!({"kind": "choice", "sampler": "permute", "frameOptions": [{"kind": "exp-lookit-text"}], "orderedFrameOptions": [{}]}),
        json!({"kind": "choice", "sampler": "random-parameter-set", "frameList": [{"kind": "exp-lookit-images-audio", "images": "IMAGES",
            "durationSeconds": "LENGTH", "pageColor": "PAGE"}], "parameterSets": [{"IMAGES": [], "LENGTH": 5, "PAGE": "red"}],
            "parameterSetWeights": [{"minAge": 0, "maxAge": 365, "weights": [1]}], "conditionForAdditionalSessions": "rotate"}),
        json!({"kind": "choice", "sampler": "S", "parameters": {"S": "select"}, "frameOptions": []}),
    ];
    for frame in frames {
        let study =
            json!({"$schema": "./study.schema.json", "frames": {"a": frame}, "sequence": ["a"]});
        assert_eq!(faults(&validator, &study), [""; 0], "{study}");
        let record = json!({"name": "A study", "use_generator": false, "structure": study});
        assert_eq!(faults(&validator, &record), [""; 0], "{record}");
    }
}

#[test]
fn what_is_wrong_is_found_at_its_place() {
    let validator = validator();
    for (frame, place) in [
        (json!({"kind": "exp-lookit-vidio"}), "/frames/a/kind"),
        (json!({"blocks": []}), "/frames/a"),
        (
            json!({"kind": "exp-lookit-text", "blocks": {}}),
            "/frames/a/blocks",
        ),
        (
            json!({"kind": "exp-lookit-text", "showPreviousButton": "no"}),
            "/frames/a/showPreviousButton",
        ),
        (json!({"kind": "exp-lookit-video"}), "/frames/a"),
        (
            json!({"kind": "exp-lookit-calibration", "calibrationPositions": ["top"]}),
            "/frames/a/calibrationPositions/0",
        ),
        (
            json!({"kind": "exp-lookit-video-infant-control", "video": {"source": "a"}, "lookawayToneVolume": 2}),
            "/frames/a/lookawayToneVolume",
        ),
        (
            json!({"kind": "group", "frameList": [{"kind": "exp-lookit-text", "blocks": 5}]}),
            "/frames/a/frameList/0/blocks",
        ),
        (
            json!({"kind": "group", "frameList": ["b"]}),
            "/frames/a/frameList/0",
        ),
        (
            json!({"kind": "choice", "sampler": "shuffle"}),
            "/frames/a/sampler",
        ),
        (json!({"kind": "choice", "sampler": "permute"}), "/frames/a"),
    ] {
        let study = json!({"frames": {"a": frame}, "sequence": ["a"]});
        let faults = faults(&validator, &study);
        assert_eq!(faults.len(), 1, "{study}: {faults:?}");
        let found = faults[0].split(": ").next();
        assert_eq!(found, Some(place), "{study}: {faults:?}");
    }
    assert_eq!(faults(&validator, &json!({"frames": {}})).len(), 1);
}
