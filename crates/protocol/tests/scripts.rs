//! A study's own JavaScript, in the native engine.

use protocol::jsonl::expand_case;
use protocol::script::{Scene, ScriptStage, generate_properties, select_next_frame};
use protocol::{Dice, SeededDice};
use script_native::NativeEngine;
use serde_json::{Value, json};

fn expand(generator: &str, engine: &mut NativeEngine) -> Value {
    let case = json!({
        "generator": generator, "useGenerator": true, "randomSeedStub": 5, "structure": {},
        "child": {"id": "c", "birthday": "2022-03-04", "givenName": "Ada"},
        "pastSessions": [{"id": "r", "createdOn": "2024-01-02T03:04:05.678Z", "conditions": {"0-f": {"n": 3}}}],
        "now": "2024-06-01T12:00:00.000Z",
    });
    serde_json::from_str(&expand_case(&case.to_string(), engine)).expect("an answer is JSON")
}

#[test]
fn a_generator_sees_child_sessions_clock_and_helpers() {
    let source = r"function generateProtocol(child, pastSessions) {
        const days = (Date.now() - child.get('birthday')) / 864e5;
        const copy = Ember.$.extend(true, [], [{a: 1}, [2]]);
        return {frames: {f: {kind: 'exp-a', days, copy, now: new Date(), n: pastSessions[0].get('conditions.0-f.n'),
            direct: pastSessions[0].conditions, dated: pastSessions[0].createdOn instanceof Date, gone: undefined, nan: NaN,
            generateProperties: function (expData) { return {}; }}}, sequence: ['f']};
    }";
    let answer = expand(source, &mut NativeEngine::new().unwrap());
    let frame = &answer["frames"][0];
    assert_eq!(frame["days"], 820.5);
    assert_eq!(frame["copy"], json!([{"a": 1}, [2]]));
    assert_eq!(frame["now"], "2024-06-01T12:00:00.000Z");
    assert_eq!(
        (&frame["n"], &frame["direct"]["0-f"]["n"], &frame["dated"]),
        (&json!(3), &json!(3), &json!(true))
    );
    assert_eq!((frame.get("gone"), &frame["nan"]), (None, &Value::Null));
    assert_eq!(
        frame["generateProperties"],
        "function (expData) { return {}; }"
    );
}

#[test]
fn one_object_under_two_names_is_one_object() {
    let source =
        "() => { const f = {kind: 'exp-a'}; return {frames: {a: f, b: f}, sequence: ['a', 'b']}; }";
    let answer = expand(source, &mut NativeEngine::new().unwrap());
    assert_eq!(
        (&answer["frames"][0]["id"], &answer["frames"][1]["id"]),
        (&json!("0-a"), &json!("1-a"))
    );
}

#[test]
fn math_random_draws_the_protocols_numbers() {
    let source = "() => ({frames: {f: {kind: 'exp-a', r: [Math.random(), Math.random()]}, \
        p: {kind: 'choice', sampler: 'permute', frameOptions: [{kind: 'exp-b'}, {kind: 'exp-b'}]}}, sequence: ['f', 'p']})";
    let answer = expand(source, &mut NativeEngine::new().unwrap());
    let mut dice = SeededDice::new(5);
    assert_eq!(
        answer["frames"][0]["r"],
        json!([dice.next_unit(), dice.next_unit()])
    );
    assert_eq!(answer["randomUsed"], 3);
}

#[test]
fn scripts_that_cannot_be_used_say_why() {
    let mut engine = NativeEngine::new().unwrap();
    let cases = [
        ("not javascript", "not valid JavaScript"),
        (
            "\nfunction f() { return {}; }",
            "begin with the word function",
        ),
        ("42", "does not evaluate to one function"),
        ("function f() { throw new Error('oops'); }", "oops"),
        (
            "function f() { return {frames: {}}; }",
            "frames and sequence",
        ),
        ("function f() { for (;;) {} }", "ran too long"),
        ("function f() { return f() + 1; }", "failed while running"),
        (
            "function f() { const a = []; for (;;) a.push(new Array(1000).fill(1)); }",
            "The generator",
        ),
    ];
    for (source, said) in cases {
        let answer = expand(source, &mut engine);
        let message = answer["error"]["message"].as_str().unwrap();
        assert!(message.contains(said), "{source}: {message}");
        assert_eq!(answer["error"]["path"], "generator");
    }
    let fine = expand(
        "() => ({frames: {f: {kind: 'exp-a'}}, sequence: ['f']})",
        &mut engine,
    );
    assert_eq!(fine["ok"], true, "the engine still works");
}

#[test]
fn globals_of_one_case_do_not_reach_the_next() {
    let mut engine = NativeEngine::new().unwrap();
    let source = "() => { const seen = typeof leaked; leaked = 1; return {frames: {f: {kind: 'exp-a', seen}}, sequence: ['f']}; }";
    for _ in 0..2 {
        assert_eq!(
            expand(source, &mut engine)["frames"][0]["seen"],
            "undefined"
        );
    }
}

fn scene<'a>(exp_data: &'a Value, sequence: &'a Value, empty: &'a Value) -> Scene<'a> {
    Scene {
        exp_data,
        sequence,
        child: empty,
        past_sessions: &Value::Null,
        conditions: empty,
        now_millis: None,
    }
}

#[test]
fn frame_scripts_compute_and_change() {
    let mut engine = NativeEngine::new().unwrap();
    let mut dice = SeededDice::new(1);
    let (data, visited, empty) = (json!({"0-a": {"score": 4}}), json!(["0-a"]), json!({}));
    let scene = scene(&data, &visited, &empty);
    let source = "function(expData, sequence, child, pastSessions, conditions) { conditions.seen = true; kept = 7; \
        return {whichFrames: expData[sequence[0]].score}; }";
    let made = generate_properties(&mut engine, source, &scene, &mut dice).unwrap();
    assert_eq!(Value::Object(made.properties), json!({"whichFrames": 4}));
    assert_eq!(made.changed.conditions, Some(json!({"seen": true})));
    assert_eq!((made.changed.exp_data, made.changed.sequence), (None, None));

    let source = "function(frames, frameIndex, frameData, expData) { return frameData.ok ? frames.length - 1 : kept; }";
    let frames = json!([{"id": "0-a"}, {"id": "1-b"}]);
    let chosen = select_next_frame(
        &mut engine,
        source,
        &scene,
        &frames,
        0,
        &json!({"ok": true}),
        &mut dice,
    )
    .unwrap();
    assert_eq!(chosen.index, Some(1.0));
    let chosen = select_next_frame(
        &mut engine,
        source,
        &scene,
        &frames,
        0,
        &json!({}),
        &mut dice,
    )
    .unwrap();
    assert_eq!(chosen.index, Some(7.0));
}

#[test]
fn frame_scripts_fail_with_their_stage() {
    let mut engine = NativeEngine::new().unwrap();
    let mut dice = SeededDice::new(1);
    let empty = json!({});
    let scene = scene(&empty, &empty, &empty);
    let cases = [
        ("function(", ScriptStage::Syntax),
        ("{}", ScriptStage::NotAFunction),
        ("() => { nothing.here; }", ScriptStage::Call),
        ("() => null", ScriptStage::Result),
        ("() => 3", ScriptStage::Result),
    ];
    for (source, stage) in cases {
        let fault = generate_properties(&mut engine, source, &scene, &mut dice).unwrap_err();
        assert_eq!(fault.stage, stage, "{source}: {fault}");
    }
    let fault = select_next_frame(
        &mut engine,
        "() => '1'",
        &scene,
        &empty,
        0,
        &empty,
        &mut dice,
    )
    .unwrap_err();
    assert_eq!(fault.stage, ScriptStage::Result);
    let chosen = select_next_frame(
        &mut engine,
        "() => NaN",
        &scene,
        &empty,
        0,
        &empty,
        &mut dice,
    )
    .unwrap();
    assert_eq!(chosen.index, None);
}
