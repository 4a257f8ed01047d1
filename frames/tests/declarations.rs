//! What every kind declares: complete, in step with the code that reads it, and true of its example.
#![cfg(all(feature = "schema", not(target_arch = "wasm32")))]

use frames::declarations;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

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

#[test]
fn every_kind_is_declared_once() {
    let names: BTreeSet<&str> = declarations().iter().map(|found| found.kind).collect();
    assert_eq!(names.len(), declarations().len());
    assert!(declarations().iter().filter(|found| found.plays).count() >= 8);
}
