//! What every kind declares: complete, in step with the code that reads it, and true of its example.
#![cfg(all(feature = "schema", not(target_arch = "wasm32")))]

use frames::declarations;
use serde_json::{Map, Value};
use std::{collections::BTreeSet, fs, path::Path};

/// What the schema has against the frame, each with its place.
fn faults(schema: &Value, frame: &Value) -> Vec<String> {
    let validator = jsonschema::draft202012::new(schema).expect("a schema");
    let errors = validator.iter_errors(frame);
    errors
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_schema_is_one_by_its_draft_and_describes_every_parameter() {
    for found in declarations() {
        assert!(
            jsonschema::draft202012::meta::is_valid(&found.schema),
            "{}",
            found.kind
        );
        assert!(found.summary.ends_with('.'), "{}", found.kind);
        let properties = found.schema["properties"].as_object().expect("properties");
        for (name, parameter) in properties {
            let text = parameter["description"].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{} {name}", found.kind);
        }
    }
}

#[test]
fn every_example_is_right_and_a_wrong_one_is_not() {
    for found in declarations() {
        let mut example: Value = serde_json::from_str(found.example).expect("JSON");
        assert_eq!(faults(&found.schema, &example), [""; 0], "{}", found.kind);
        assert_eq!(example["kind"], found.kind);
        example["startSessionRecording"] = "soon".into();
        let wrong = faults(&found.schema, &example);
        assert_eq!(wrong.len(), 1, "{}", found.kind);
        assert!(wrong[0].starts_with("/startSessionRecording"), "{wrong:?}");
    }
}

/// Sets every member that has a default to it, at every depth of the objects that are written out.
fn defaults(schema: &Value) -> Map<String, Value> {
    let mut written = Map::new();
    for (name, parameter) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(default) = parameter.get("default") {
            written.insert(name.clone(), default.clone());
        }
    }
    written
}

#[test]
fn defaults_in_the_schema_are_those_that_a_frame_without_parameters_gets() {
    for (kind, found) in frames::declared().zip(declarations()) {
        let (none, all) = (Map::new(), defaults(&found.schema));
        assert_eq!((kind.read)(&all), (kind.read)(&none), "{}", found.kind);
        let (opened, plain) = ((kind.open)(&all), (kind.open)(&none));
        assert_eq!(opened, plain, "{}", found.kind);
    }
}

/// The kinds of the protocol language (spec: frames-trials and frames-forms), without those that were removed.
const KINDS: [&str; 24] = [
    "exp-frame-select",
    "exp-lookit-calibration",
    "exp-lookit-change-detection",
    "exp-lookit-exit-survey",
    "exp-lookit-iframe",
    "exp-lookit-images-audio",
    "exp-lookit-images-audio-infant-control",
    "exp-lookit-instruction-video",
    "exp-lookit-instructions",
    "exp-lookit-mood-questionnaire",
    "exp-lookit-observation",
    "exp-lookit-start-recording",
    "exp-lookit-stimuli-preview",
    "exp-lookit-stop-recording",
    "exp-lookit-survey",
    "exp-lookit-survey-consent",
    "exp-lookit-text",
    "exp-lookit-video",
    "exp-lookit-video-assent",
    "exp-lookit-video-consent",
    "exp-lookit-video-infant-control",
    "exp-lookit-webcam-display",
    "exp-video-config",
    "exp-video-config-quality",
];

#[test]
fn every_kind_of_the_language_is_declared_once_and_has_a_page() {
    let declared = declarations();
    let mut names: Vec<&str> = declared.iter().map(|found| found.kind).collect();
    names.sort_unstable();
    for kind in KINDS {
        assert!(names.contains(&kind), "{kind}");
    }
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len());
    for found in &declared {
        let has_page = frames::find(found.kind).is_some();
        assert!(
            has_page || found.kind == "exp-frame-select",
            "{}",
            found.kind
        );
    }
}

#[test]
fn an_example_of_every_kind_opens_without_problems_and_its_parameters_are_those_it_sets() {
    for (kind, found) in frames::declared().zip(declarations()) {
        let example: Map<String, Value> = serde_json::from_str(found.example).expect("JSON");
        assert_eq!((kind.open)(&example).problems, [], "{}", found.kind);
        for name in example.keys() {
            let parameter = &found.schema["properties"][name];
            assert!(parameter.is_object(), "{} {name}", found.kind);
            assert!(parameter["x-ignored"].is_null(), "{} {name}", found.kind);
        }
    }
}

/// Parameters of groups by the kinds that have them, where a mistake would send researchers wrong.
#[test]
fn shared_parameters_are_where_they_mean_something() {
    let with = |name: &str| -> BTreeSet<&str> {
        let has = |found: &kit::Declaration| {
            let parameter = &found.schema["properties"][name];
            parameter.is_object() && parameter["x-ignored"].is_null()
        };
        let kinds = declarations().into_iter().filter(has);
        kinds.map(|found| found.kind).collect()
    };
    let trials = [
        "exp-lookit-calibration",
        "exp-lookit-change-detection",
        "exp-lookit-images-audio",
        "exp-lookit-images-audio-infant-control",
        "exp-lookit-video",
        "exp-lookit-video-infant-control",
    ];
    assert_eq!(with("pauseKey"), BTreeSet::from(trials));
    let mut recording = BTreeSet::from(trials);
    recording.insert("exp-lookit-stimuli-preview");
    assert_eq!(with("doRecording"), recording);
    let looking = [trials[3], trials[5]];
    assert_eq!(with("lookawayKey"), BTreeSet::from(looking));
    assert_eq!(with("generateProperties").len(), declarations().len());
}

#[test]
fn defaults_that_each_kind_has_for_itself_are_those_of_the_specification() {
    let default = |kind: &str, name: &str| {
        let declared = declarations();
        let found = declared.iter().find(|found| found.kind == kind);
        found.expect("the kind").schema["properties"][name]["default"].clone()
    };
    for (kind, name, expected) in [
        ("exp-lookit-video", "doRecording", Value::Bool(true)),
        ("exp-lookit-images-audio", "doRecording", Value::Bool(false)),
        (
            "exp-lookit-images-audio",
            "pauseWhenExitingFullscreen",
            Value::Bool(false),
        ),
        (
            "exp-lookit-calibration",
            "pauseWhenExitingFullscreen",
            Value::Bool(true),
        ),
        ("exp-video-config-quality", "maxRecordingLength", 60.into()),
        ("exp-lookit-observation", "maxRecordingLength", 7200.into()),
        (
            "exp-lookit-stop-recording",
            "sessionMaxUploadSeconds",
            300.into(),
        ),
        ("exp-lookit-text", "displayFullscreen", Value::Bool(false)),
        (
            "exp-lookit-start-recording",
            "startSessionRecording",
            Value::Bool(true),
        ),
    ] {
        assert_eq!(default(kind, name), expected, "{kind} {name}");
    }
}

/// The names in the reference are those that are logged: both come from the same enum, one by a rule and one by hand.
#[test]
fn names_of_events_in_the_reference_are_in_the_code_that_logs_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = String::new();
    for folder in fs::read_dir(root).expect("frames") {
        let file = folder.expect("a folder").path().join("mod.rs");
        sources += &fs::read_to_string(file).unwrap_or_default();
    }
    let looking = root.join("../crates/kit/src/groups/infant_control.rs");
    sources += &fs::read_to_string(looking).expect("the group");
    let events: Vec<_> = declarations()
        .into_iter()
        .flat_map(|found| found.events)
        .collect();
    assert!(events.len() > 40, "{}", events.len());
    for (name, _) in events {
        assert!(sources.contains(&format!("\"{name}\"")), "{name}");
    }
}
