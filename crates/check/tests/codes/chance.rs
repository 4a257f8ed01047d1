//! Sequence, ids, placeholders and chance.

use crate::studies::{Case, choice, one, text, whole, with};
use serde_json::{Value, json};

pub(crate) fn sequence() -> Vec<Case> {
    let good = || one(text());
    let group = |id: Value| {
        one(
            json!({"kind": "group", "frameList": [with(text(), json!({"id": id})), with(text(), json!({"id": "second"}))]}),
        )
    };
    let select = |which: Value| {
        one(
            json!({"kind": "choice", "sampler": "select", "whichFrames": which,
        "frameOptions": [text(), text()]}),
        )
    };
    vec![
        (
            "unknown-frame",
            whole(|study| study["sequence"][2] = json!("trail")),
            good(),
        ),
        (
            "unused-frame",
            whole(|study| study["frames"]["other"] = text()),
            good(),
        ),
        ("unused-option", select(json!([1])), select(json!([1, 0]))),
        ("unnamed-frame", group(Value::Null), group(json!("first"))),
        (
            "bad-frame-id",
            one(with(text(), json!({"id": "my_trial"}))),
            good(),
        ),
        (
            "long-frame-id",
            one(with(text(), json!({"id": "long ".repeat(26)}))),
            good(),
        ),
        (
            "same-frame-id",
            group(json!("second")),
            group(json!("first")),
        ),
        (
            "option-out-of-range",
            select(json!([0, 1, 2])),
            select(json!([0, 1])),
        ),
    ]
}

pub(crate) fn chance() -> Vec<Case> {
    let words = |word: &str| {
        one(with(
            text(),
            json!({"blocks": [{"text": word}], "parameters": {"WORDS": ["a", "b"]}}),
        ))
    };
    let good = || words("WORDS#1");
    let sets = |sets: Value| choice(json!({"parameterSets": sets}));
    let weights = |weights: Value| choice(json!({"parameterSetWeights": weights}));
    let ages = |start: u32| {
        weights(
            json!([{"minAge": 0, "maxAge": 364, "weights": [1, 0]}, {"minAge": start, "maxAge": 9999, "weights": [0, 1]}]),
        )
    };
    let shared = |value: &str| {
        one(
            json!({"kind": "group", "commonFrameProperties": {"kind": "exp-lookit-text", "blocks": [{"text": value}]},
            "frameList": [{"id": "one", "title": "WORD", "parameters": {"WORD": "one"}}, {"id": "two", "parameters": {}}]}),
        )
    };
    let persists = |rule: &str| {
        let inner = json!({"kind": "choice", "sampler": "random-parameter-set", "conditionForAdditionalSessions": rule,
            "frameList": [{"id": "x", "kind": "exp-lookit-text", "blocks": [{"text": "WORD"}]}], "parameterSets": [{"WORD": "a"}]});
        one(json!({"kind": "group", "frameList": [inner]}))
    };
    // Lookit puts `title` before `parameters`, and this text after it.
    let order = |value: &str| {
        one(
            json!({"kind": "exp-lookit-text", "parameters": {"FIRST": value, "SECOND": "Hello"},
            "blocks": [{"text": "FIRST"}, {"text": "SECOND"}]}),
        )
    };
    vec![
        ("selector-out-of-range", words("WORDS#2"), good()),
        ("unknown-selector", words("WORDS#ANY"), good()),
        (
            "selector-needs-list",
            one(with(
                text(),
                json!({"blocks": [{"text": "WORD#0"}], "parameters": {"WORD": "a"}}),
            )),
            good(),
        ),
        ("unused-placeholder", words("Hello"), good()),
        (
            "undefined-placeholder",
            words("WORD#RAND"),
            words("WORDS#RAND"),
        ),
        (
            "set-lacks-placeholder",
            sets(json!([{"WORD": "a"}, {"WORT": "b"}])),
            sets(json!([{"WORD": "a"}, {"WORD": "b"}])),
        ),
        ("key-order", order("SECOND"), order("Good day")),
        ("shared-object", shared("WORD"), shared("Hello")),
        (
            "bad-weights",
            weights(json!([1, 1, 1])),
            weights(json!([1, 1])),
        ),
        ("age-ranges", ages(365), ages(364)),
        (
            "bad-condition",
            choice(json!({"conditionForAdditionalSessions": "same"})),
            choice(json!({"conditionForAdditionalSessions": "persist"})),
        ),
        (
            "condition-not-found",
            persists("persist"),
            persists("random"),
        ),
        (
            "unknown-randomization",
            whole(|study| study["randomization"] = json!("Stabel")),
            whole(|study| study["randomization"] = json!("stable")),
        ),
        (
            "unknown-language",
            whole(|study| study["language"] = json!("francais")),
            whole(|study| study["language"] = json!("browser")),
        ),
    ]
}
