//! Texts, generators and scripts.

use crate::studies::{Case, generator, one, study, text, whole, with};
use serde_json::json;

pub(crate) fn reading() -> Vec<Case> {
    let good = || one(text());
    vec![
        (
            "broken-json",
            "{\"frames\": {},\n \"sequence\": [\"a\" \"b\"]}".into(),
            good(),
        ),
        (
            "not-plain-json",
            good().replacen('{', "{ // mine\n", 1),
            good(),
        ),
        (
            "duplicate-key",
            good().replacen("\"blocks\"", "\"blocks\":[],\"blocks\"", 1),
            good(),
        ),
        ("empty", "  ".into(), good()),
        ("too-large", " ".repeat(33 * 1024 * 1024), good()),
        (
            "too-deep",
            format!("{{\"frames\":{}1{}}}", "[".repeat(300), "]".repeat(300)),
            good(),
        ),
        (
            "wrong-type",
            whole(|study| study["sequence"] = json!("trial")),
            good(),
        ),
        (
            "missing-property",
            whole(|study| {
                study.as_object_mut().unwrap().remove("sequence");
            }),
            good(),
        ),
        (
            "stray-property",
            whole(|study| study["Sequence"] = json!([])),
            good(),
        ),
    ]
}

pub(crate) fn generators() -> Vec<Case> {
    let good = || generator("");
    let record = |uses: bool| {
        json!({"structure": study(&json!({"trial": text()})), "generator": good(), "use_generator": uses}).to_string()
    };
    vec![
        ("generator-syntax", generator("  let a = = 1;"), good()),
        (
            "generator-not-a-function",
            format!("// mine\n{}", good()),
            good(),
        ),
        (
            "generator-throws",
            generator("  study.x = nothing.at.all;"),
            good(),
        ),
        (
            "generator-result",
            generator("  return { frames: study.frames };"),
            good(),
        ),
        ("generator-stopped", generator("  while (true) {}"), good()),
        ("generator-unused", record(false), record(true)),
    ]
}

pub(crate) fn scripts() -> Vec<Case> {
    let next = |body: &str| {
        one(with(
            text(),
            json!({"selectNextFrame": format!("function(frames, frameIndex, frameData, expData, sequence, child, pastSessions) {{ {body} }}")}),
        ))
    };
    let good = || next("return frameIndex + 1;");
    vec![
        ("script-syntax", next("return = 1;"), good()),
        ("script-throws", next("return nextOne + 1;"), good()),
        ("script-result", next("return 'next';"), good()),
        ("script-stopped", next("while (true) {}"), good()),
        (
            "script-leaves-sequence",
            next("return frameIndex + 10;"),
            good(),
        ),
        ("script-goes-back", next("return 0;"), good()),
    ]
}
