//! `peekaboo schema`, as a program.
use serde_json::Value;
use std::process::Command;

#[test]
fn the_schema_of_a_study_is_written_whole() {
    let output = Command::new(env!("CARGO_BIN_EXE_peekaboo"))
        .arg("schema")
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert_eq!(schema, frames::schema::study());
    let kinds = schema["$defs"]["frame"]["else"]["properties"]["kind"]["enum"].as_array();
    // The kinds, `group` and `choice`.
    assert_eq!(kinds.map(Vec::len), Some(frames::declarations().len() + 2));
}
