//! Values from elsewhere, and frames put in while the study runs.

use protocol::script::NoScripts;
use protocol::{Context, Options, ProblemKind, SeededDice, StudySource, expand_select, resolve};
use serde_json::{Map, Value, json};

fn object(value: Value) -> Map<String, Value> {
    value.as_object().cloned().unwrap_or_default()
}

#[test]
fn an_address_is_asked_once_and_its_answer_goes_everywhere() {
    let structure = json!({
        "frames": {
            "f": {"kind": "exp-a", "text": "T", "parameters": {"T": "URL:https://x/a.txt"}, "nested": {"u": "URL:https://x/b"}},
            "g": {"kind": "exp-a", "data": "JSON:https://x/c.json", "list": ["JSON:https://x/c.json"], "two": "URL:a\nb"},
        },
        "sequence": ["f", "f", "g"],
    });
    let study = StudySource {
        structure,
        ..StudySource::default()
    };
    let context = Context {
        child: Value::Null,
        past_sessions: json!([]),
        now_millis: 0.0,
    };
    let mut resolved = resolve(
        &study,
        &context,
        Options::default(),
        &mut SeededDice::new(1),
        &mut NoScripts,
    )
    .unwrap();
    let asked: Vec<(&str, bool, usize)> = resolved
        .fetches
        .iter()
        .map(|fetch| (fetch.url.as_str(), fetch.as_json, fetch.places.len()))
        .collect();
    assert_eq!(
        asked,
        [
            ("https://x/a.txt", false, 2),
            ("https://x/c.json", true, 1),
            ("https://x/c.json", false, 1)
        ]
    );
    resolved.apply_fetch(0, Ok("hello")).unwrap();
    resolved.apply_fetch(1, Ok("{\"n\": 1}")).unwrap();
    assert_eq!(
        (
            &resolved.frames[0].params["text"],
            &resolved.frames[1].params["text"]
        ),
        (&json!("hello"), &json!("hello"))
    );
    assert_eq!(resolved.frames[2].params["data"], json!({"n": 1}));
    let problem = resolved.apply_fetch(1, Ok("<html>")).unwrap_err();
    assert_eq!(
        (problem.kind, problem.path.as_str()),
        (ProblemKind::Fetch, "frames.g.data")
    );
    assert!(
        resolved
            .apply_fetch(0, Err("404"))
            .unwrap_err()
            .message
            .contains("404")
    );
    assert!(resolved.apply_fetch(9, Ok("")).is_ok());
    // Nobody reads an address in the place of what it stands for.
    let has = |frame: usize, key| resolved.frames[frame].params.contains_key(key);
    assert!(!has(0, "text") && !has(1, "text") && !has(2, "data"));
    assert!(has(2, "list") && has(2, "two"));
}

#[test]
fn frame_select_names_frames_after_itself() {
    let params = object(json!({
        "kind": "exp-frame-select",
        "frameOptions": [{"kind": "exp-a"}, {"kind": "exp-b", "id": "own"}, {"kind": "group", "frameList": [{"kind": "exp-c"}]}],
        "whichFrames": [1, 0, 2],
        "commonFrameProperties": {"x": 1},
    }));
    let made = expand_select(
        "1-pick",
        &params,
        &json!([]),
        0.0,
        2,
        &mut SeededDice::new(1),
    )
    .unwrap();
    let ids: Vec<&str> = made.frames.iter().map(|frame| frame.id.as_str()).collect();
    assert_eq!(ids, ["own", "1-pick-1", "exp-c-4"]);
    assert_eq!(
        (&made.frames[0].params["id"], &made.frames[0].params["x"]),
        (&json!("own"), &json!(1))
    );
}

#[test]
fn frame_select_takes_all_or_none() {
    let options = json!([{"kind": "exp-a"}, {"kind": "exp-b"}]);
    let count = |params: Value| {
        let made = expand_select(
            "0-p",
            &object(params),
            &json!([]),
            0.0,
            1,
            &mut SeededDice::new(1),
        )
        .unwrap();
        made.frames.len()
    };
    assert_eq!(count(json!({"frameOptions": options})), 2);
    assert_eq!(
        count(json!({"frameOptions": options, "whichFrames": []})),
        0
    );
    assert_eq!(count(json!({})), 0);
    let paths: Vec<String> = expand_select(
        "0-p",
        &object(json!({"frameOptions": [{"kind": "group", "frameList": [{"kind": "exp-a", "id": "a"}]}]})),
        &json!([]),
        0.0,
        1,
        &mut SeededDice::new(1),
    )
    .unwrap()
    .frames
    .into_iter()
    .map(|frame| frame.path)
    .collect();
    assert_eq!(paths, ["frameOptions[0].frameList[0]"]);
    let wrong = object(json!({"frameOptions": [{"kind": "nope"}]}));
    let unresolved =
        expand_select("0-p", &wrong, &json!([]), 0.0, 1, &mut SeededDice::new(1)).unwrap_err();
    assert_eq!(unresolved.error.path, "frameOptions[0].kind");
}
