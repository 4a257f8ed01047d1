//! Every kind of finding: the smallest study that has it, and the same study mended.
// long: one table, a case for each kind of finding
#![expect(clippy::unwrap_used, reason = "test code")]

mod common;

use check::{Beside, CODES, Finding, Options};
use common::{check_named, declarations};
use script_native::NativeEngine;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// A study that nothing is wrong with, and these frames between consent and exit survey.
fn study(frames: &Value) -> Value {
    let mut all = Map::new();
    all.insert("setup".into(), json!({"kind": "exp-video-config"}));
    all.insert(
        "consent".into(),
        json!({"kind": "exp-lookit-video-consent", "template": "consent_002", "PIName": "Ada", "institution": "Lab",
            "PIContact": "Ada at Lab", "purpose": "To see", "procedures": "You look", "payment": "None"}),
    );
    for (name, frame) in frames.as_object().unwrap() {
        all.insert(name.clone(), frame.clone());
    }
    all.insert(
        "exit".into(),
        json!({"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Thank you", "text": "It was about looking."}}),
    );
    let names: Vec<String> = all.keys().cloned().collect();
    json!({"frames": all, "sequence": names})
}

fn text() -> Value {
    json!({"kind": "exp-lookit-text", "blocks": [{"text": "Hello"}]})
}

fn images() -> Value {
    json!({"kind": "exp-lookit-images-audio", "autoProceed": true, "durationSeconds": 2,
        "images": [{"id": "ball", "src": "https://x.org/ball.png", "alt": "A ball", "position": "fill"}]})
}

/// One frame with members laid over it; null takes a member away.
fn with(mut frame: Value, members: Value) -> Value {
    for (key, value) in members.as_object().unwrap() {
        if value.is_null() {
            frame.as_object_mut().unwrap().remove(key);
        } else {
            frame[key] = value.clone();
        }
    }
    frame
}

fn one(frame: Value) -> String {
    study(&json!({"trial": frame})).to_string()
}

fn many(frames: Value) -> String {
    study(&frames).to_string()
}

/// A study with something done to it as a whole.
fn whole(change: impl FnOnce(&mut Value)) -> String {
    let mut study = study(&json!({"trial": text()}));
    change(&mut study);
    study.to_string()
}

fn choice(members: Value) -> String {
    let set = json!({"kind": "choice", "sampler": "random-parameter-set", "frameList": [{"blocks": [{"text": "WORD"}]}],
        "commonFrameProperties": {"kind": "exp-lookit-text"}, "parameterSets": [{"WORD": "a"}, {"WORD": "b"}]});
    one(with(set, members))
}

fn generator(body: &str) -> String {
    let made = study(&json!({"trial": text()}));
    format!(
        "function generateProtocol(child, pastSessions) {{\n  const study = {made};\n{body}\n  return study;\n}}\n"
    )
}

fn findings(source: &str) -> Vec<Finding> {
    let name = if source.starts_with(['{', '[', '"', ' ']) || source.is_empty() {
        "study.json"
    } else {
        "study.js"
    };
    check_named(source, name)
}

/// Code, broken, mended.
type Case = (&'static str, String, String);

fn reading() -> Vec<Case> {
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

fn generators() -> Vec<Case> {
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

fn kinds() -> Vec<Case> {
    let good = || one(text());
    let picture = || one(images());
    vec![
        (
            "unknown-kind",
            one(with(text(), json!({"kind": "exp-lookit-txt"}))),
            good(),
        ),
        (
            "removed-kind",
            one(json!({"kind": "exp-lookit-story-page"})),
            good(),
        ),
        (
            "unknown-sampler",
            choice(json!({"sampler": "shuffle"})),
            choice(json!({})),
        ),
        (
            "unknown-parameter",
            one(with(images(), json!({"showProgresBar": true}))),
            picture(),
        ),
        (
            "foreign-parameter",
            one(with(text(), json!({"durationSeconds": 3}))),
            good(),
        ),
        (
            "parameter-type",
            one(with(images(), json!({"durationSeconds": "2 s"}))),
            picture(),
        ),
        (
            "parameter-value",
            one(with(
                images(),
                json!({"images": [{"id": "b", "src": "https://x.org/b.png", "alt": "", "position": "middle"}]}),
            )),
            picture(),
        ),
        (
            "parameter-range",
            one(with(images(), json!({"durationSeconds": -2}))),
            picture(),
        ),
        (
            "missing-parameter",
            one(with(images(), json!({"images": null}))),
            picture(),
        ),
        (
            "deprecated-parameter",
            one(with(film(), json!({"restartAfterPause": false}))),
            one(film()),
        ),
        (
            "ignored-parameter",
            one(with(images(), json!({"showWaitForUploadMessage": true}))),
            picture(),
        ),
    ]
}

fn film() -> Value {
    json!({"kind": "exp-lookit-video", "doRecording": false, "video": {"source": [{"src": "https://x.org/a.mp4", "type": "video/mp4"}]}})
}

fn sequence() -> Vec<Case> {
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

fn chance() -> Vec<Case> {
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
    ]
}

fn recording() -> Vec<Case> {
    let good = || one(text());
    let starts = || json!({"kind": "exp-lookit-start-recording"});
    let stops = || json!({"kind": "exp-lookit-stop-recording"});
    let recorded = || with(images(), json!({"doRecording": true}));
    let between = |frame: Value| many(json!({"start": starts(), "trial": frame, "stop": stops()}));
    let moved = |study: &mut Value, order: &[&str]| study["sequence"] = json!(order);
    vec![
        (
            "no-consent",
            whole(|study| {
                moved(study, &["setup", "trial", "exit"]);
                study["frames"].as_object_mut().unwrap().remove("consent");
            }),
            good(),
        ),
        (
            "consent-not-recorded",
            whole(|study| {
                study["frames"]["start"] = starts();
                study["frames"]["stop"] = stops();
                moved(
                    study,
                    &["setup", "start", "consent", "trial", "stop", "exit"],
                );
            }),
            good(),
        ),
        (
            "recorded-before-consent",
            whole(|study| {
                study["frames"]["trial"] = recorded();
                moved(study, &["setup", "trial", "consent", "exit"]);
            }),
            one(recorded()),
        ),
        (
            "no-video-config",
            whole(|study| {
                moved(study, &["consent", "trial", "exit"]);
                study["frames"].as_object_mut().unwrap().remove("setup");
            }),
            good(),
        ),
        (
            "no-exit-survey",
            whole(|study| {
                moved(study, &["setup", "consent", "trial"]);
                study["frames"].as_object_mut().unwrap().remove("exit");
            }),
            good(),
        ),
        (
            "exit-survey-not-last",
            whole(|study| moved(study, &["setup", "consent", "exit", "trial"])),
            good(),
        ),
        (
            "cannot-record",
            one(with(text(), json!({"doRecording": true}))),
            good(),
        ),
        (
            "session-not-stopped",
            many(json!({"start": starts(), "trial": text()})),
            between(text()),
        ),
        (
            "session-not-started",
            many(json!({"trial": text(), "stop": stops()})),
            between(text()),
        ),
        (
            "session-started-twice",
            many(json!({"start": starts(), "again": starts(), "trial": text(), "stop": stops()})),
            between(text()),
        ),
        (
            "session-recording-lost",
            many(
                json!({"start": starts(), "trial": with(text(), json!({"endSessionRecording": true}))}),
            ),
            between(text()),
        ),
        (
            "recording-in-session",
            between(recorded()),
            between(images()),
        ),
    ]
}

fn scripts() -> Vec<Case> {
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

fn seeing() -> Vec<Case> {
    let good = || one(images());
    let flicker = |shown: u32| {
        let sides = json!(["https://x.org/a.png"]);
        one(
            json!({"kind": "exp-lookit-change-detection", "doRecording": false, "displayMs": shown, "blankMs": 50,
            "leftImagesA": sides, "leftImagesB": sides, "rightImagesA": sides, "rightImagesB": sides}),
        )
    };
    let taught = |transcript: Value| {
        one(
            json!({"kind": "exp-lookit-instruction-video", "instructionsVideo": [{"src": "https://x.org/a.mp4", "type": "video/mp4"}],
            "transcriptBlocks": transcript}),
        )
    };
    vec![
        (
            "dead-end",
            one(with(
                images(),
                json!({"choiceRequired": true, "images": [{"id": "b", "src": "https://x.org/b.png", "alt": "", "nonChoiceOption": true}]}),
            )),
            good(),
        ),
        (
            "image-without-alt",
            one(with(
                images(),
                json!({"images": [{"id": "b", "src": "https://x.org/b.png"}]}),
            )),
            good(),
        ),
        (
            "video-without-captions",
            taught(json!([])),
            taught(json!([{"text": "Sit down and look."}])),
        ),
        (
            "small-text",
            one(
                json!({"kind": "exp-lookit-text", "blocks": [{"text": "<p style='font-size: 8px'>Hello</p>"}]}),
            ),
            good(),
        ),
        ("flashing", flicker(100), flicker(400)),
    ]
}

fn cases() -> Vec<Case> {
    [
        reading(),
        generators(),
        kinds(),
        sequence(),
        chance(),
        recording(),
        scripts(),
        seeing(),
    ]
    .concat()
}

fn has(found: &[Finding], code: &str) -> bool {
    found.iter().any(|finding| finding.code == code)
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
fn a_kind_that_is_not_played_is_told() {
    let mut engine = NativeEngine::new().unwrap();
    let mut kinds = declarations();
    let source = one(text());
    let has_it = |kinds: &[check::Declaration], engine: &mut NativeEngine| {
        let found = check::check(&source, "study.json", &Options::default(), engine, kinds);
        has(&found, "kind-not-played")
    };
    assert!(!has_it(&kinds, &mut engine));
    for kind in &mut kinds {
        kind.plays = false;
    }
    assert!(has_it(&kinds, &mut engine));
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
    let untested: Vec<&str> = CODES
        .iter()
        .map(|code| code.name)
        // The one has a test of its own above; those of stimuli are tested where there is a network.
        .filter(|name| {
            !tested.contains(name) && *name != "kind-not-played" && !name.starts_with("asset-")
        })
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
            .filter(|finding| {
                finding.severity != check::Severity::Advice && finding.code != "kind-not-played"
            })
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
        "frameList": [with(images(), json!({"id": "one"})), with(text(), json!({"id": "two"}))]});
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
