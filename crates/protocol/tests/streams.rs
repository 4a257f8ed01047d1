//! `"randomization": "stable"`: what one trial draws does not depend on the others.

use protocol::{
    Context, Dice, Options, Resolved, SeededDice, StudySource, resolve, script::NoScripts,
};
use serde_json::{Value, json};

fn draw(structure: Value, seed: u32) -> Resolved {
    let study = StudySource {
        structure,
        ..StudySource::default()
    };
    let context = Context {
        child: Value::Null,
        past_sessions: json!([]),
        now_millis: 0.0,
    };
    let mut dice = SeededDice::new(seed);
    resolve(
        &study,
        &context,
        Options::default(),
        &mut dice,
        &mut NoScripts,
    )
    .expect("the study of a test resolves")
}

fn letters() -> Value {
    (0..20).map(|number| format!("p{number}")).collect()
}

/// Two blocks and a group; `early` is what stands in the first block beside its three trials.
fn study(randomization: &str, early: &[Value]) -> Value {
    let trial = |id: &str| json!({"kind": "exp-a", "id": id, "picture": "L#RAND", "pair": ["U#UNIQ", "L#PERM"]});
    let mut first: Vec<Value> = early.to_vec();
    first.extend(["one", "two", "three"].map(trial));
    let options: Vec<Value> = (0..6)
        .map(|number| json!({"kind": "exp-b", "number": number}))
        .collect();
    let sets: Vec<Value> = (0..9).map(|number| json!({"SET": number})).collect();
    json!({"randomization": randomization, "frames": {
        "first": {"kind": "group", "parameters": {"L": letters(), "U": letters()}, "frameList": first},
        "order": {"kind": "choice", "sampler": "permute", "frameOptions": options},
        "sets": {"kind": "choice", "sampler": "random-parameter-set", "parameterSets": sets,
            "frameList": [{"kind": "exp-c", "set": "SET"}]},
    }, "sequence": ["first", "order", "sets", "order"]})
}

/// What each frame got, by its own id.
fn got(resolved: &Resolved) -> Vec<(String, Value)> {
    let frames = resolved.frames.iter().map(|frame| {
        let id = frame.id.split_once('-').map_or("", |(_, id)| id).to_owned();
        let mut params = frame.params.clone();
        params.shift_remove("id");
        (id, Value::Object(params))
    });
    frames.filter(|(id, _)| !id.starts_with("new")).collect()
}

#[test]
fn a_new_trial_reshuffles_nothing_else() {
    let new = json!({"kind": "exp-a", "id": "new", "a": "L#RAND", "b": ["L#RAND", "L#PERM"]});
    for seed in 0..50 {
        let before = got(&draw(study("stable", &[]), seed));
        let after = got(&draw(study("stable", std::slice::from_ref(&new)), seed));
        assert_eq!(before, after, "seed {seed}");
    }
    let moved = (0..50).any(|seed| {
        got(&draw(study("", &[]), seed)) != got(&draw(study("", std::slice::from_ref(&new)), seed))
    });
    assert!(moved, "the compatible order goes on as it always did");
}

#[test]
fn a_choice_used_twice_is_drawn_twice() {
    let numbers = |resolved: &Resolved| -> Vec<Value> {
        let frames = resolved.frames.iter().filter(|frame| frame.kind == "exp-b");
        frames.map(|frame| frame.params["number"].clone()).collect()
    };
    let differ = (0..20).filter(|seed| {
        let numbers = numbers(&draw(study("stable", &[]), *seed));
        numbers[..6] != numbers[6..]
    });
    assert!(differ.count() >= 18);
}

#[test]
fn streams_are_independent_of_each_other() {
    // Chance that a set and the first of an order fall together, over seeds that follow each other.
    let mut together = [[0_u32; 9]; 6];
    let draws = 2160;
    for seed in 0..draws {
        let resolved = draw(study("stable", &[]), seed);
        let of = |kind: &str, key: &str| {
            let frame = resolved
                .frames
                .iter()
                .find(|frame| frame.kind == kind)
                .unwrap();
            frame.params[key].as_u64().unwrap() as usize
        };
        together[of("exp-b", "number")][of("exp-c", "set")] += 1;
    }
    let expected = f64::from(draws) / 54.0;
    let cells = together.iter().flatten();
    let chi_squared: f64 = cells
        .map(|count| (f64::from(*count) - expected).powi(2) / expected)
        .sum();
    // 53 degrees of freedom: beyond 97 with a chance of 0.0002, and the seeds are always the same.
    assert!(chi_squared < 97.0, "{chi_squared}");
}

#[test]
fn the_generator_chooses_too_and_what_it_draws_itself_moves_nothing() {
    let source = |draws: u32| {
        format!(
            "() => {{ for (let i = 0; i < {draws}; i++) Math.random(); return {}; }}",
            study("stable", &[])
        )
    };
    let run = |draws: u32| {
        let study = StudySource {
            generator: Some(source(draws)),
            use_generator: true,
            ..StudySource::default()
        };
        let context = Context {
            child: Value::Null,
            past_sessions: json!([]),
            now_millis: 0.0,
        };
        let mut engine = script_native::NativeEngine::new().unwrap();
        resolve(
            &study,
            &context,
            Options::default(),
            &mut SeededDice::new(4),
            &mut engine,
        )
        .unwrap()
    };
    assert_eq!(got(&run(1)), got(&run(100)));
    assert_eq!(got(&run(1)), got(&draw(study("stable", &[]), 4)));
}

#[test]
fn another_word_is_reported_and_changes_nothing() {
    let with = draw(study("stabel", &[]), 3);
    let without = draw(study("stable", &[]), 3);
    let said = |resolved: &Resolved| {
        resolved
            .problems
            .iter()
            .any(|problem| problem.path == "randomization")
    };
    assert!(said(&with) && !said(&without));
    assert!(with.random_used > 0 && without.random_used == 0);
}

#[test]
fn a_stream_does_not_depend_on_what_was_drawn_before() {
    let mut dice = SeededDice::new(9);
    let before = dice.stream("a");
    dice.next_unit();
    assert_eq!(before, dice.stream("a"));
    assert_ne!(dice.stream("a"), dice.stream("b"));
    assert_ne!(dice.stream("a"), SeededDice::new(10).stream("a"));
}

#[test]
fn the_language_of_a_study_is_told_if_it_is_a_text() {
    let of = |language: Value| {
        let structure = json!({"language": language, "frames": {}, "sequence": []});
        draw(structure, 1).language
    };
    assert_eq!(of(json!("fr")).as_deref(), Some("fr"));
    assert_eq!(of(json!(5)), None);
    assert_eq!(of(Value::Null), None);
}
