//! Every kind of finding: the smallest study that has it, and the same study mended.
#![expect(clippy::unwrap_used, reason = "test code")]

mod chance;
#[path = "../common/mod.rs"]
mod common;
mod kinds;
mod reading;
mod recording;
mod studies;

use check::{Beside, CODES, Finding, Options, Severity};
use common::declarations;
use script_native::NativeEngine;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use studies::{Case, film, findings, generator, has, images, many, one, text, whole, with};

fn cases() -> Vec<Case> {
    [
        reading::reading(),
        reading::generators(),
        kinds::kinds(),
        chance::sequence(),
        chance::chance(),
        recording::recording(),
        reading::scripts(),
        kinds::seeing(),
    ]
    .concat()
}

#[test]
fn the_broken_study_has_the_finding_and_the_mended_one_has_not() {
    let mut wrong = Vec::new();
    for (code, broken, mended) in cases() {
        let broken = findings(&broken);
        if !has(&broken, code) {
            wrong.push(format!("{code} is not found: {broken:?}"));
        }
        let mended = findings(&mended);
        if has(&mended, code) {
            wrong.push(format!("{code} is found in the mended study: {mended:?}"));
        }
        for finding in broken.iter().chain(&mended) {
            assert!(finding.line >= 1 && finding.column >= 1, "{finding:?}");
            assert!(
                !finding.message.is_empty() && !finding.help.is_empty(),
                "{finding:?}"
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_empty_page_between_frames_is_no_kind_of_a_study() {
    let found = findings(&one(json!({"kind": "exp-blank"})));
    let told = found.iter().find(|finding| finding.code == "unknown-kind");
    let told = told.expect("it is refused");
    assert!(told.message.contains("empty page") && told.help.contains("Take the frame out"));
}

#[test]
fn every_code_has_a_case() {
    let tested: BTreeSet<&str> = cases().iter().map(|case| case.0).collect();
    let fetched = include_str!("../../../../server/tests/check.rs");
    let untested: Vec<&str> = CODES
        .iter()
        .map(|code| code.name)
        // Those of stimuli are tested beside the program that fetches them.
        .filter(|name| !tested.contains(name) && !fetched.contains(&format!("\"{name}\"")))
        .collect();
    assert_eq!(untested, [""; 0]);
}

#[test]
fn every_code_is_explained_and_nothing_else_is() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/checker.md");
    let text = std::fs::read_to_string(path).unwrap();
    let explained: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name)
        .collect();
    let known: BTreeSet<&str> = CODES.iter().map(|code| code.name).collect();
    assert_eq!(explained, known);
    for code in CODES {
        let severity = format!("{:?}", code.severity).to_lowercase();
        let row = format!("| `{}` | {severity} |", code.name);
        assert!(text.contains(&row), "{row}");
    }
}

#[test]
fn examples_of_all_kinds_have_nothing_to_say() {
    for declared in frames::declarations() {
        let mut frame: Value = serde_json::from_str(declared.example).unwrap();
        frame.as_object_mut().unwrap().remove("id");
        let ends = [
            "exp-video-config",
            "exp-lookit-video-consent",
            "exp-lookit-exit-survey",
        ]
        .contains(&declared.kind);
        let source = match declared.kind {
            "exp-lookit-stop-recording" => {
                many(json!({"start": {"kind": "exp-lookit-start-recording"}, "trial": frame}))
            }
            "exp-lookit-start-recording" => {
                many(json!({"trial": frame, "stop": {"kind": "exp-lookit-stop-recording"}}))
            }
            _ if ends => whole(|study| {
                let name = match declared.kind {
                    "exp-video-config" => "setup",
                    "exp-lookit-video-consent" => "consent",
                    _ => "exit",
                };
                study["frames"][name] = frame;
            }),
            _ => one(frame),
        };
        let found: Vec<Finding> = findings(&source)
            .into_iter()
            .filter(|finding| finding.severity != Severity::Advice)
            .collect();
        assert!(found.is_empty(), "{}: {found:?}", declared.kind);
    }
}

/// What looking up the findings of real studies by hand took out again (`docs/corpus-findings.md`).
#[test]
fn what_was_false_on_the_way_stays_away() {
    let none = |source: &str, code: &str| {
        let found = findings(source);
        assert!(!has(&found, code), "{code}: {found:?}");
    };
    let drawn = generator(
        "  study.frames.a = study.frames.trial; study.frames.b = study.frames.trial;
         study.sequence[2] = Math.random() < 0.9 ? 'a' : 'b'; delete study.frames.trial;",
    );
    none(&drawn, "unused-frame");
    let mixed = json!({"kind": "group", "commonFrameProperties": {"durationSeconds": 3},
        "frameList": [with(images(), json!({"id": "one", "durationSeconds": null})), with(text(), json!({"id": "two"}))]});
    none(&one(mixed), "foreign-parameter");
    let explained = json!({"kind": "exp-lookit-instructions", "blocks": [{"listblocks": [{"text": "Sit down"}],
        "mediaBlock": {"isVideo": true, "sources": [{"src": "https://x.org/a.mp4", "type": "video/mp4"}]}}]});
    none(&one(explained), "video-without-captions");
    let many = generator(
        "  for (let i = 0; i < 9; i++) {
           study.frames['trial-' + i] = { kind: 'group', frameList: [study.frames.trial] };
           study.sequence.splice(2, 0, 'trial-' + i);
         }",
    );
    let found = findings(&many);
    assert_eq!(
        found
            .iter()
            .filter(|finding| finding.code == "unnamed-frame")
            .count(),
        1,
        "{found:?}"
    );
}

/// What opening the frames of real studies showed that was not told.
#[test]
fn what_was_missed_on_the_way_is_told() {
    let at = |source: &str, code: &str| -> Vec<String> {
        let found = findings(source);
        let paths = found.iter().filter(|finding| finding.code == code);
        paths.map(|finding| finding.path.clone()).collect()
    };
    // Members of objects, also of those that are a parameter as a whole.
    let picture = json!({"src": "https://x.org/a.png", "alt": "A", "width": 100});
    let block = one(with(text(), json!({"blocks": [{"image": picture}]})));
    assert_eq!(
        at(&block, "unknown-parameter"),
        ["frames.trial.blocks[0].image.width"]
    );
    let film = one(with(
        film(),
        json!({"video": {"sorce": "a", "position": "fill"}, "parentTextBlock": {"text": "a", "css": {"color": "red"}}}),
    ));
    assert_eq!(at(&film, "unknown-parameter"), ["frames.trial.video.sorce"]);
    // What is saved as it was written may hold a study's own words.
    let noted = |member: &str| {
        let mut picture = json!({"id": "b", "src": "https://x.org/b.png", "alt": ""});
        picture[member] = json!("x");
        at(
            &one(with(images(), json!({"images": [picture]}))),
            "unknown-parameter",
        )
    };
    assert_eq!(noted("category"), [""; 0]);
    assert_eq!(noted("positon"), ["frames.trial.images[0].positon"]);
    let form = json!({"kind": "exp-lookit-survey", "formSchema": {"schema": {"type": "object", "required": ["a"],
        "properties": {"a": {"type": "string", "mine": 1}}}, "mine": 2}});
    assert_eq!(at(&one(form), "unknown-parameter"), [""; 0]);
    // Every frame that reads what is common has its own.
    let common = |own: Value| {
        let frames = json!([with(images(), own), with(text(), json!({"id": "two"}))]);
        let group = json!({"kind": "group", "frameList": frames,
            "commonFrameProperties": {"parentTextBlock": {"title": "Pause", "text": "Space"}}});
        at(&one(group), "foreign-parameter")
    };
    let path = "frames.trial.commonFrameProperties.parentTextBlock";
    let own = |block: Value| json!({"id": "one", "parentTextBlock": block});
    assert_eq!(common(own(json!({"title": "Now", "text": "Look"}))), [path]);
    // A choice merges objects, so the title is still used.
    assert_eq!(common(own(json!({"text": "Look"}))), [""; 0]);
    assert_eq!(common(json!({"id": "one"})), [""; 0]);
}

#[test]
fn parts_in_files_of_their_own_are_found_there() {
    let mut engine = NativeEngine::new().unwrap();
    let options = Options {
        structure: Some(Beside {
            file: "protocol.json".into(),
            text: one(with(text(), json!({"kind": "exp-lookit-txt"}))),
        }),
        ..Options::default()
    };
    let found = check::check(
        "{\"name\": \"Mine\"}",
        "study.json",
        &options,
        &mut engine,
        &declarations(),
    );
    assert_eq!(
        (found[0].code, found[0].file.as_str()),
        ("unknown-kind", "protocol.json"),
        "{found:?}"
    );
    assert!(found[0].help.contains("exp-lookit-text"));
}

#[test]
fn frames_that_nobody_meets_are_looked_at_for_advice() {
    let source = whole(|study| {
        study["frames"]["spare"] = with(images(), json!({"pauseText": "x", "durationSeconds": -1}));
        study["frames"]["odd"] = json!({"kind": "exp-lookit-txt"});
    });
    let found = findings(&source);
    let at = |code: &str, path: &str| {
        let one = found
            .iter()
            .find(|finding| finding.code == code && finding.path == path);
        one.map(|finding| finding.severity)
    };
    assert_eq!(at("unused-frame", "frames.spare"), Some(Severity::Warning));
    for (code, path) in [
        ("unknown-parameter", "frames.spare.pauseText"),
        ("parameter-range", "frames.spare.durationSeconds"),
        ("unknown-kind", "frames.odd.kind"),
    ] {
        assert_eq!(at(code, path), Some(Severity::Advice), "{code}: {found:?}");
    }
    assert!(!has(&found, "exit-survey-not-last") && !has(&found, "same-frame-id"));
    // And of a generator, what it hands to no child.
    let made = findings(&generator(
        "  study.frames.spare = { kind: 'exp-lookit-text', pauseText: 'x' };",
    ));
    let told = made
        .iter()
        .find(|finding| finding.code == "unknown-parameter");
    assert_eq!(
        told.map(|finding| finding.severity),
        Some(Severity::Advice),
        "{made:?}"
    );
}
