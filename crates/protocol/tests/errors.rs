//! Mistakes are found where they stand.

use protocol::script::NoScripts;
use protocol::{
    Context, Options, Problem, ProblemKind, Resolved, SeededDice, Severity, StudySource,
    Unresolved, resolve,
};
use serde_json::{Value, json};

fn unfold(structure: Value) -> Result<Resolved, Unresolved> {
    unfold_for(structure, &json!([]))
}

fn unfold_for(structure: Value, past_sessions: &Value) -> Result<Resolved, Unresolved> {
    let study = StudySource {
        structure,
        ..StudySource::default()
    };
    let context = Context {
        child: json!({"id": "c1", "birthday": "2022-03-04"}),
        past_sessions: past_sessions.clone(),
        now_millis: 1_717_243_200_000.0,
    };
    resolve(
        &study,
        &context,
        Options::default(),
        &mut SeededDice::new(7),
        &mut NoScripts,
    )
}

fn one(frame: Value) -> Value {
    json!({"frames": {"f": frame}, "sequence": ["f"]})
}

fn mistake(structure: Value) -> Problem {
    *unfold(structure).expect_err("this protocol is wrong").error
}

#[test]
fn every_error_has_its_kind_and_path() {
    use ProblemKind::{
        BadFrameId, MissingProperty, OutOfRange, ParameterNotAList, UnknownFrame, UnknownKind,
        UnknownSampler, UnknownSelector, WrongType,
    };
    let page = json!({"kind": "exp-lookit-text"});
    let inner = json!({"kind": "group", "frameList": [page, page, {"kind": "exp-"}]});
    let set = |sets: Value| json!({"kind": "choice", "sampler": "random-parameter-set", "frameList": [{"kind": "K#BAD"}], "parameterSets": sets});
    let cases = [
        (
            json!({"frames": {}, "sequence": ["x"]}),
            UnknownFrame,
            "sequence[0]",
        ),
        (
            json!({"frames": {}, "sequence": [null]}),
            UnknownFrame,
            "sequence[0]",
        ),
        (json!({"sequence": ["x"]}), UnknownFrame, "sequence[0]"),
        (json!({"frames": {}}), MissingProperty, "sequence"),
        (json!({"frames": {}, "sequence": {}}), WrongType, "sequence"),
        (json!([1]), WrongType, ""),
        (one(json!(null)), WrongType, "frames.f"),
        (one(json!({})), MissingProperty, "frames.f.kind"),
        (one(json!({"kind": "exp"})), UnknownKind, "frames.f.kind"),
        (one(json!({"kind": 3})), UnknownKind, "frames.f.kind"),
        (
            one(json!({"kind": "group"})),
            MissingProperty,
            "frames.f.frameList",
        ),
        (
            one(json!({"kind": "group", "frameList": ["f"]})),
            MissingProperty,
            "frames.f.frameList[0].kind",
        ),
        (
            one(json!({"kind": "group", "frameList": [page, inner]})),
            UnknownKind,
            "frames.f.frameList[1].frameList[2].kind",
        ),
        (
            one(json!({"kind": "choice", "sampler": "best"})),
            UnknownSampler,
            "frames.f.sampler",
        ),
        (
            one(json!({"kind": "choice", "sampler": "permute"})),
            MissingProperty,
            "frames.f.frameOptions",
        ),
        (
            one(
                json!({"kind": "choice", "sampler": "select", "frameOptions": [page], "whichFrames": [0, 1]}),
            ),
            OutOfRange,
            "frames.f.whichFrames[1]",
        ),
        (
            one(set(json!([{"K": [1]}]))),
            UnknownSelector,
            "frames.f.frameList[0].kind",
        ),
        (
            one(set(json!([{"K": "text"}]))),
            ParameterNotAList,
            "frames.f.frameList[0].kind",
        ),
        (
            one(json!({"kind": "exp-a", "id": "a_b"})),
            BadFrameId,
            "frames.f.id",
        ),
        (
            one(json!({"kind": "exp-a", "id": 5})),
            BadFrameId,
            "frames.f.id",
        ),
    ];
    for (structure, kind, path) in cases {
        let printed = structure.to_string();
        let problem = mistake(structure);
        assert_eq!(
            (problem.kind, problem.path.as_str()),
            (kind, path),
            "{printed}: {problem}"
        );
        assert_eq!(problem.severity, Severity::Error);
        assert!(problem.message.ends_with('.'), "{problem}");
    }
}

#[test]
fn a_shuffled_option_is_named_by_its_own_place() {
    let options =
        json!([{"kind": "exp-a"}, {"kind": "exp-a"}, {"kind": "wrong"}, {"kind": "exp-a"}]);
    let problem = mistake(one(
        json!({"kind": "choice", "sampler": "permute", "frameOptions": options}),
    ));
    assert_eq!(problem.path, "frames.f.frameOptions[2].kind");
}

#[test]
fn broken_json_names_line_and_column() {
    let problem = mistake(json!(
        "{\r\n  \"frames\": {},\r\n  \"sequénce\": [1 2]\r\n}"
    ));
    let position = problem.position.expect("a place in the text");
    assert_eq!(
        (problem.kind, position.line, position.column),
        (ProblemKind::BrokenJson, 3, 18),
        "{problem}"
    );
}

#[test]
fn line_breaks_inside_texts_are_lost() {
    let resolved = unfold(json!(
        "{\"frames\":{\"f\":{\"kind\":\"exp-a\",\"t\":\"one\ntwo\"}},\"sequence\":[\"f\"]}"
    ))
    .unwrap();
    assert_eq!(resolved.frames[0].params["t"], "onetwo");
}

fn kinds(resolved: &Resolved) -> Vec<(ProblemKind, &str)> {
    resolved
        .problems
        .iter()
        .map(|problem| (problem.kind, problem.path.as_str()))
        .collect()
}

#[test]
fn warnings_do_not_stop_the_study() {
    let structure = json!({
        "frames": {
            "f": {"kind": "group", "parameters": {"L": [1]}, "frameList": [{"kind": "exp-a", "x": "M#RAND", "y": "L#3"}]},
            "spare": {"kind": "exp-b"},
        },
        "sequence": ["f", "f"],
    });
    let resolved = unfold(structure).unwrap();
    assert_eq!(resolved.frames.len(), 2);
    let expected = [
        (ProblemKind::UnknownParameter, "frames.f.frameList[0].x"),
        (ProblemKind::OutOfRange, "frames.f.frameList[0].y"),
        (ProblemKind::UnnamedFrame, "frames.f.frameList[0]"),
        (ProblemKind::UnusedFrame, "frames.spare"),
        (ProblemKind::NoVideoConfig, "sequence"),
        (ProblemKind::NoVideoConsent, "sequence"),
        (ProblemKind::NoExitSurvey, "sequence"),
    ];
    assert_eq!(kinds(&resolved), expected);
}

#[test]
fn a_past_without_conditions_is_an_error_only_where_it_is_asked() {
    let choice = json!({
        "kind": "choice", "sampler": "random-parameter-set", "frameList": [{"kind": "exp-a"}],
        "parameterSets": [{}, {}], "conditionForAdditionalSessions": "rotate",
    });
    let past = json!([{"completedConsentFrame": true, "conditions": null}]);
    let problem = *unfold_for(one(choice.clone()), &past).unwrap_err().error;
    assert_eq!(
        (problem.kind, problem.path.as_str()),
        (
            ProblemKind::BadCondition,
            "frames.f.conditionForAdditionalSessions"
        )
    );
    let unconsented = json!([{"completedConsentFrame": false, "conditions": null}]);
    assert!(unfold_for(one(choice.clone()), &unconsented).is_ok());
    let last = json!([{"completedConsentFrame": true, "conditions": {"0-f": {"conditionNum": 1}}}]);
    let resolved = unfold_for(one(choice), &last).unwrap();
    assert_eq!(resolved.conditions["0-f"]["conditionNum"], 0);
    assert_eq!(resolved.random_used, 0);
}

#[test]
fn an_unusable_generator_is_the_error_if_nothing_is_stored() {
    let study = StudySource {
        structure: Value::Null,
        generator: Some("42".to_owned()),
        use_generator: true,
    };
    let context = Context {
        child: Value::Null,
        past_sessions: json!([]),
        now_millis: 0.0,
    };
    let unresolved = resolve(
        &study,
        &context,
        Options::default(),
        &mut SeededDice::new(1),
        &mut NoScripts,
    )
    .unwrap_err();
    assert_eq!(
        (unresolved.error.kind, unresolved.error.path.as_str()),
        (ProblemKind::Generator, "generator")
    );
}

#[test]
fn every_entry_of_the_sequence_tells_its_mistake() {
    let structure = json!({
        "frames": {
            "a": {"kind": "exp-a", "id": "a_b"},
            "b": {"kind": "group", "frameList": [{"kind": "exp-b", "id": "in-b"}, {"kind": "nope"}]},
            "c": {"kind": "choice", "sampler": "permute", "frameOptions": [{"kind": "exp-c", "id": "first"}]},
            "d": {"kind": "exp-d"},
        },
        "sequence": ["b", "x", "a", "b", "c"],
    });
    let unresolved = unfold(structure).expect_err("this protocol is wrong");
    assert_eq!(
        (unresolved.error.path.as_str(), unresolved.random_used),
        ("frames.b.frameList[1].kind", 0)
    );
    let paths: Vec<&str> = unresolved
        .others
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(paths, ["sequence[1]", "frames.a.id", "frames.d"]);
    // What has no mistake can be checked further.
    let frames: Vec<&str> = unresolved
        .frames
        .iter()
        .map(|frame| frame.path.as_str())
        .collect();
    assert_eq!(
        frames,
        [
            "frames.b.frameList[0]",
            "frames.b.frameList[0]",
            "frames.c.frameOptions[0]"
        ]
    );
}

#[test]
fn frames_know_where_they_are_written() {
    let structure = json!({
        "frames": {
            "trials": {"kind": "group", "frameList": [
                {"kind": "exp-a", "id": "other"},
                {"kind": "choice", "sampler": "select", "whichFrames": 1, "frameOptions": [{}, {"kind": "exp-b"}]},
            ]},
            "end": {"kind": "exp-c"},
        },
        "sequence": ["trials", "end"],
    });
    let paths: Vec<String> = unfold(structure)
        .expect("this protocol plays")
        .frames
        .into_iter()
        .map(|frame| frame.path)
        .collect();
    assert_eq!(
        paths,
        [
            "frames.trials.frameList[0]",
            "frames.trials.frameList[1].frameOptions[1]",
            "frames.end"
        ]
    );
}

#[test]
fn what_a_researcher_has_at_hand_is_read() {
    let read = |text: &str| StudySource::from_text(text);
    let none = json!({"frames": {}, "sequence": []});
    let protocol = json!({"frames": {"f": {"kind": "exp-a"}}, "sequence": ["f"]});
    assert_eq!(read(&protocol.to_string()).unwrap().structure, protocol);
    let record = json!({"name": "n", "structure": protocol, "generator": null});
    assert_eq!(read(&record.to_string()).unwrap().structure, protocol);
    let generated = json!({"generator": "function g() {}", "use_generator": true});
    for record in [
        generated.clone(),
        json!({"generator": "function g() {}", "use_generator": true, "structure": null}),
    ] {
        let study = read(&record.to_string()).unwrap();
        assert_eq!(study.generator.as_deref(), Some("function g() {}"));
        assert!(study.use_generator && study.structure == none);
    }
    let plain = read("  function g() {}").unwrap();
    assert!(plain.use_generator && plain.structure.is_null());
    assert_eq!(read(" \n").unwrap_err().kind, ProblemKind::Empty);
    assert_eq!(read("{,}").unwrap_err().kind, ProblemKind::BrokenJson);
}
