//! The generator dialect: what the language allows, and what is said where Lookit's player falls back in silence.

mod common;

use check::{Beside, Finding, Options};
use common::{check_named, declarations};
use script_native::NativeEngine;

const BODY: &str = "{
  const frames = {
    setup: { kind: 'exp-video-config' },
    consent: { kind: 'exp-lookit-video-consent', PIName: 'A', institution: 'B', PIContact: 'C', purpose: 'D', procedures: 'E', payment: 'F' },
    hello: { kind: 'exp-lookit-text', blocks: [{ text: 'Hello ' + name }] },
    exit: { kind: 'exp-lookit-exit-survey', debriefing: { title: 'T', text: 'U' } },
  };
  return { frames: frames, sequence: ['setup', 'consent', 'hello', 'exit'] };
}
";

/// A generator whose function sets `name` in this way.
fn with(first: &str) -> String {
    BODY.replacen(
        '{',
        &format!("function generateProtocol(child, pastSessions) {{\n  {first}\n"),
        1,
    )
}

fn codes(found: &[Finding]) -> Vec<&str> {
    found.iter().map(|finding| finding.code).collect()
}

#[test]
fn what_studies_write_is_clean() {
    for first in [
        "const name = child.get('givenName');",
        "const name = pastSessions.length + child.get('birthday').getTime();",
        "const name = Ember.$.extend(true, [], ['a']).concat($.extend({}, { a: 1 }).a).join();",
        "const name = later(1);",
        "const name = pastSessions.map(function (s) { return s.get('completed') + s.completed; }).join();",
    ] {
        let found = check_named(
            &(with(first) + "function later(x) { return x + 1; }\n"),
            "g.js",
        );
        assert_eq!(codes(&found), [""; 0], "{first}: {found:?}");
    }
    let arrow = format!("(child, pastSessions) => {}", BODY.replacen("name", "1", 1));
    assert_eq!(codes(&check_named(&arrow, "g.js")), [""; 0]);
    let one_line = format!("/* mine */ {}", with("const name = 1;"));
    assert_eq!(codes(&check_named(&one_line, "g.js")), [""; 0]);
}

#[test]
fn silent_fallbacks_are_told_in_plain_words() {
    let good = with("const name = 1;");
    let cases = [
        (
            format!("\n{good}"),
            "generator-not-a-function",
            "line break or a comment",
        ),
        (
            format!("// mine\n{good}"),
            "generator-not-a-function",
            "line break or a comment",
        ),
        (
            format!("/* mine\n */ {good}"),
            "generator-not-a-function",
            "line break or a comment",
        ),
        (
            good.replacen(" generateProtocol", "", 1),
            "generator-syntax",
            "plays the stored protocol instead",
        ),
        (
            good.replacen("return { frames: frames,", "return {", 1),
            "generator-result",
            "plays the stored protocol instead",
        ),
        (
            with("const name = LATER.x;") + "var LATER = { x: 1 };\n",
            "generator-throws",
            "plays the stored protocol instead",
        ),
    ];
    for (text, code, words) in cases {
        let found = check_named(&text, "g.js");
        assert_eq!(codes(&found), [code], "{text}");
        assert!(found[0].message.contains(words), "{}", found[0].message);
        assert!(
            found[0].message.contains("says nothing"),
            "{}",
            found[0].message
        );
    }
}

#[test]
fn the_place_of_a_failure_is_the_engine_s() {
    let place = |text: &str| {
        let found = check_named(text, "g.js");
        (found[0].line, found[0].column)
    };
    assert_eq!(
        place("function g(child) {\n  let a = 1;\n  let b = = 2;\n}"),
        (3, 11)
    );
    assert_eq!(
        place(
            "function g(child) {\n  let a = 1;\n  return help(a);\n}\nfunction help(x) {\n return x.y.z; }"
        ),
        (6, 9)
    );
    assert_eq!(place("function g(child) { return nothing; }").0, 1);
    assert_eq!(place("function g(child) {\n  return {};\n").0, 2);
}

#[test]
fn what_is_played_instead_is_told() {
    let stored = |text: &str| Options {
        structure: Some(Beside {
            file: "protocol.json".into(),
            text: text.into(),
        }),
        ..Options::default()
    };
    let message = |options: &Options| {
        let mut engine = NativeEngine::new().unwrap_or_else(|error| panic!("{error}"));
        let found = check::check(
            "function g() {",
            "g.js",
            options,
            &mut engine,
            &declarations(),
        );
        found[0].message.clone()
    };
    assert!(message(&Options::default()).contains("which is empty"));
    let other = stored(r#"{"frames": {"a": {"kind": "exp-lookit-text"}}, "sequence": ["a"]}"#);
    assert!(message(&other).contains("another study than this one"));
}

#[test]
fn failures_for_some_children_are_told_with_their_age() {
    let text = with(
        "const days = (new Date() - child.get('birthday')) / 864e5; if (days > 2000) { older(); } const name = 1;",
    );
    let found = check_named(&text, "g.js");
    assert_eq!(codes(&found), ["generator-throws"]);
    assert!(
        found[0].message.contains("for a child of 2800 days"),
        "{}",
        found[0].message
    );
}

#[test]
fn findings_are_placed_by_name() {
    let text = with("const name = 1;").replace(
        "kind: 'exp-lookit-text',",
        "kind: 'exp-lookit-text',\n      blcks: 1,",
    );
    let found = check_named(&text, "g.js");
    assert_eq!(codes(&found), ["unknown-parameter"]);
    assert_eq!(&text[found[0].span.clone()], "blcks");
    assert_eq!(found[0].path, "frames.hello.blcks");
}
