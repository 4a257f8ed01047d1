//! Whatever is handed in, the checker comes back.

mod common;

use common::check_named;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Names and texts that mean something to the language, so that chance comes near it.
const WORDS: [&str; 34] = [
    "frames",
    "sequence",
    "kind",
    "group",
    "choice",
    "sampler",
    "select",
    "permute",
    "random-parameter-set",
    "frameList",
    "frameOptions",
    "commonFrameProperties",
    "parameters",
    "parameterSets",
    "parameterSetWeights",
    "whichFrames",
    "exp-lookit-text",
    "exp-lookit-images-audio",
    "exp-frame-select",
    "exp-lookit-survey",
    "images",
    "src",
    "id",
    "A",
    "A#RAND",
    "A#UNIQ",
    "A#9",
    "null",
    "formSchema",
    "generateProperties",
    "selectNextFrame",
    "function(){ return 1; }",
    "é\u{1F476}",
    "conditionForAdditionalSessions",
];

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(&WORDS[..]).prop_map(str::to_owned)
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((word(), inner), 0..6)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// The checker comes back, and what it finds lies within the text.
#[track_caller]
fn assert_checked(text: &str, name: &str) {
    for finding in check_named(text, name) {
        assert!(text.get(finding.span.clone()).is_some(), "{finding:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_protocol(frame in value(), other in value()) {
        let study = json!({"frames": {"a": frame, "b": other}, "sequence": ["a", "b", "a"]}).to_string();
        assert_checked(&study, "study.json");
    }

    #[test]
    fn any_text(text in "\\PC{0,200}", ending in prop::sample::select(&["json", "js", "txt"][..])) {
        assert_checked(&text, &format!("study.{ending}"));
    }

    #[test]
    fn any_cut_of_a_study(at in 0_usize..400) {
        let study = json!({"frames": {"a": {"kind": "exp-lookit-text", "blocks": [{"text": "Grüße"}]}}, "sequence": ["a"]}).to_string();
        let cut: String = study.chars().take(at).collect();
        assert_checked(&cut, "study.json");
        let generator = format!("function g() {{ return {study}; }}");
        let cut: String = generator.chars().take(at).collect();
        assert_checked(&cut, "study.js");
    }
}

#[test]
fn a_study_that_doubles_at_every_level_is_stopped() {
    let mut frame = json!({"kind": "exp-lookit-text"});
    for _ in 0..60 {
        frame = json!({"kind": "group", "frameList": ["X", "X"], "parameters": {"X": frame}});
    }
    let study = json!({"frames": {"a": frame}, "sequence": ["a"]}).to_string();
    let found = check_named(&study, "study.json");
    assert!(
        found
            .iter()
            .any(|finding| matches!(finding.code, "too-deep" | "too-large" | "broken-json")),
        "{found:?}"
    );
}

#[test]
fn a_generator_that_makes_too_much_is_stopped() {
    let text = "function g() { let a = []; for (let i = 0; i < 40; i++) { a = [a, a]; } return { frames: { a: { kind: a } }, sequence: ['a'] }; }";
    let found = check_named(text, "g.js");
    assert_eq!(found[0].code, "generator-result", "{found:?}");
    let text =
        "function g() { const a = {}; a.a = a; return { frames: { a: a }, sequence: ['a'] }; }";
    assert_eq!(check_named(text, "g.js")[0].code, "generator-result");
}

#[test]
fn two_thousand_broken_frames_are_all_told() {
    let frames: Map<String, Value> = (0..2_000)
        .map(|number| {
            (
                format!("f{number}"),
                json!({"kind": "exp-lookit-text", "pauseText": 1}),
            )
        })
        .collect();
    let names: Vec<&String> = frames.keys().collect();
    let study = json!({"sequence": names, "frames": frames}).to_string();
    let found = check_named(&study, "study.json");
    assert_eq!(
        found
            .iter()
            .filter(|finding| finding.code == "unknown-parameter"
                || finding.code == "foreign-parameter")
            .count(),
        2_000
    );
}
