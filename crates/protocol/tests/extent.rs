//! Large, deep and endless protocols: a list of frames or a problem, never a crash.

use protocol::jsonl::expand_case;
use protocol::script::NoScripts;
use protocol::{
    Context, Dice, Options, ProblemKind, Resolved, SeededDice, StudySource, Unresolved, resolve,
};
use serde_json::{Value, json};

fn unfold(structure: &Value) -> Result<Resolved, Unresolved> {
    let study = StudySource {
        structure: structure.clone(),
        ..StudySource::default()
    };
    unfold_study(&study)
}

fn unfold_study(study: &StudySource) -> Result<Resolved, Unresolved> {
    let context = Context {
        child: Value::Null,
        past_sessions: json!([]),
        now_millis: 0.0,
    };
    resolve(
        study,
        &context,
        Options::default(),
        &mut SeededDice::new(3),
        &mut NoScripts,
    )
}

fn kind_of(structure: &Value) -> ProblemKind {
    unfold(structure).expect_err("too much").error.kind
}

#[test]
fn ten_thousand_frames() {
    let frames: serde_json::Map<String, Value> = (0..5000)
        .map(|at| (format!("f{at}"), json!({"kind": "exp-lookit-text", "blocks": [{"text": "T"}], "parameters": {"T": at}})))
        .collect();
    let names: Vec<String> = frames.keys().cloned().collect();
    let mut structure = json!({"frames": frames, "sequence": names});
    let members: Vec<Value> = (0..5000)
        .map(|at| json!({"id": format!("m{at}"), "image": "IMAGES#RAND"}))
        .collect();
    structure["frames"]["many"] = json!({
        "kind": "choice", "sampler": "random-parameter-set", "commonFrameProperties": {"kind": "exp-lookit-video"},
        "frameList": members, "parameterSets": [{"IMAGES": [1, 2, 3]}],
    });
    structure["sequence"]
        .as_array_mut()
        .unwrap()
        .push(json!("many"));
    let resolved = unfold(&structure).unwrap();
    assert_eq!(resolved.frames.len(), 10_000);
    assert_eq!(resolved.frames[9_999].id, "9999-m4999");
    assert_eq!(resolved.frames[4_999].params["blocks"][0]["text"], 4_999);
}

#[test]
fn groups_in_groups_in_groups() {
    let mut frame = json!({"kind": "exp-a", "id": "a"});
    for _ in 0..40 {
        frame = json!({"kind": "group", "frameList": [frame]});
    }
    assert_eq!(
        unfold(&json!({"frames": {"f": frame}, "sequence": ["f"]}))
            .unwrap()
            .frames[0]
            .id,
        "0-a"
    );

    // `json!` would copy what is inside at every level.
    let mut deep = json!({"kind": "exp-a"});
    for _ in 0..10_000 {
        let mut group = serde_json::Map::new();
        group.insert("kind".to_owned(), json!("group"));
        group.insert("frameList".to_owned(), Value::Array(vec![deep]));
        deep = Value::Object(group);
    }
    let mut frames = serde_json::Map::new();
    frames.insert("f".to_owned(), deep);
    let mut structure = serde_json::Map::new();
    structure.insert("frames".to_owned(), Value::Object(frames));
    structure.insert("sequence".to_owned(), json!(["f"]));
    let study = StudySource {
        structure: Value::Object(structure),
        ..StudySource::default()
    };
    assert_eq!(
        unfold_study(&study).unwrap_err().error.kind,
        ProblemKind::TooDeep
    );
    // Dropping it would go 20,000 levels down; only this test makes such a value.
    std::mem::forget(study);

    let text = format!(
        "{{\"frames\":{{\"f\":{}1{}}},\"sequence\":[\"f\"]}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    assert_eq!(kind_of(&json!(text)), ProblemKind::TooDeep);
    assert!(
        expand_case(&format!("{{\"structure\":{text}}}"), &mut NoScripts)
            .starts_with("{\"ok\":false")
    );
}

#[test]
fn parameters_that_contain_themselves() {
    let holder = json!({"frames": {"f": {"kind": "exp-a", "x": "A", "parameters": {"A": {"again": "A"}}}}, "sequence": ["f"]});
    assert_eq!(kind_of(&holder), ProblemKind::TooDeep);
    let group = json!({"kind": "group", "frameList": ["G"]});
    let endless = json!({"frames": {"f": {"kind": "group", "frameList": ["G"], "parameters": {"G": group}}}, "sequence": ["f"]});
    assert_eq!(kind_of(&endless), ProblemKind::TooDeep);
}

#[test]
fn lists_that_double_and_double() {
    let mut parameters = serde_json::Map::new();
    parameters.insert("A0".to_owned(), json!(["x", "x"]));
    for level in 1..60 {
        let before = format!("A{}", level - 1);
        parameters.insert(format!("A{level}"), json!([before, before]));
    }
    let page = json!({"kind": "exp-a", "parameters": parameters, "x": "A59"});
    assert_eq!(
        kind_of(&json!({"frames": {"f": page}, "sequence": ["f"]})),
        ProblemKind::TooLarge
    );
}

#[test]
fn numbers_at_the_edge() {
    for which in [
        json!(1e300),
        json!(-2),
        json!(["x"]),
        json!([[[]]]),
        json!({"a": 1}),
        json!(true),
        json!("9"),
        json!([-0.5]),
    ] {
        let choice = json!({"kind": "choice", "sampler": "select", "frameOptions": [{"kind": "exp-a"}], "whichFrames": which});
        let outcome = unfold(&json!({"frames": {"f": choice}, "sequence": ["f"]}));
        if let Err(unresolved) = outcome {
            assert!(
                unresolved.error.path.starts_with("frames.f"),
                "{unresolved}"
            );
        }
    }
    let past =
        json!([{"completedConsentFrame": true, "conditions": {"0-f": {"conditionNum": 1e300}}}]);
    for (rule, sets) in [
        ("rotate", json!([{}, {}])),
        ("persist", json!([])),
        ("rotate", json!([])),
    ] {
        let case = json!({
            "structure": {"frames": {"f": {
                "kind": "choice", "sampler": "random-parameter-set", "frameList": [], "parameterSets": sets,
                "conditionForAdditionalSessions": rule,
            }}, "sequence": ["f"]},
            "pastSessions": past,
        });
        let answer: Value =
            serde_json::from_str(&expand_case(&case.to_string(), &mut NoScripts)).unwrap();
        assert!(answer["ok"].is_boolean());
    }
}

#[test]
fn lines_that_are_no_case() {
    for line in [
        "",
        "{",
        "null",
        "[]",
        "3",
        "{}",
        "{\"input\":3}",
        "{\"structure\":null}",
        "{\"structure\":\"\"}",
        "\u{0}",
    ] {
        let answer: Value = serde_json::from_str(&expand_case(line, &mut NoScripts)).unwrap();
        assert_eq!(answer["ok"], false, "{line}");
        assert!(!answer["error"]["message"].as_str().unwrap().is_empty());
        assert_eq!(answer["randomUsed"], 0);
    }
}

/// Puts something unexpected somewhere into a protocol.
fn spoil(value: &mut Value, dice: &mut SeededDice) {
    let pick = |dice: &mut SeededDice, count: usize| (dice.next_unit() * count as f64) as usize;
    let strange = [
        json!(null),
        json!(-1),
        json!(0),
        json!(1e9),
        json!(0.5),
        json!(""),
        json!("L#UNIQ"),
        json!("LIST#PERM"),
        json!("group"),
        json!("choice"),
        json!("permute"),
        json!("select"),
        json!("random-parameter-set"),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"kind": "group"}),
        json!(true),
        json!("persist"),
        json!([null]),
        json!("URL:x"),
        json!(["JSON:x"]),
        json!({"A": "A"}),
    ];
    let down = dice.next_unit() < 0.8;
    match value {
        Value::Object(map) if down && !map.is_empty() => {
            let key = map
                .keys()
                .nth(pick(dice, map.len()))
                .cloned()
                .unwrap_or_default();
            if dice.next_unit() < 0.05 {
                map.remove(&key);
            } else if let Some(inner) = map.get_mut(&key) {
                spoil(inner, dice);
            }
        }
        Value::Array(list) if down && !list.is_empty() => {
            let place = pick(dice, list.len());
            spoil(&mut list[place], dice);
        }
        other => *other = strange[pick(dice, strange.len())].clone(),
    }
}

#[test]
fn spoiled_protocols_never_crash() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/vectors/parser.jsonl"
    );
    let text = std::fs::read_to_string(path).unwrap();
    let mut dice = SeededDice::new(2026);
    let (mut played, mut refused) = (0, 0);
    for line in text.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        for _ in 0..6 {
            let mut case = vector["input"].clone();
            for _ in 0..3 {
                spoil(&mut case, &mut dice);
            }
            let answer: Value =
                serde_json::from_str(&expand_case(&case.to_string(), &mut NoScripts)).unwrap();
            if answer["ok"] == true {
                played += 1;
                assert!(answer["frames"].is_array());
            } else {
                refused += 1;
                assert!(
                    answer["error"]["message"].as_str().unwrap().ends_with('.'),
                    "{answer}"
                );
            }
        }
    }
    assert!(
        played > 100 && refused > 100,
        "{played} played, {refused} refused"
    );
}
