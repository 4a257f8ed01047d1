//! What must hold for every randomizer, whatever it is given: with proptest, which finds the smallest case that breaks it.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use protocol::{
    Context, Options, Resolved, SEED_KEY, SeededDice, StudySource, Unresolved, resolve,
    script::NoScripts, seed_record,
};
use serde_json::{Value, json};

fn draw_for(
    structure: Value,
    past: &Value,
    child: &Value,
    seed: u32,
) -> Result<Resolved, Unresolved> {
    let study = StudySource {
        structure,
        ..StudySource::default()
    };
    let context = Context {
        child: child.clone(),
        past_sessions: past.clone(),
        now_millis: 1_717_243_200_000.0,
    };
    let mut dice = SeededDice::new(seed);
    resolve(
        &study,
        &context,
        Options::default(),
        &mut dice,
        &mut NoScripts,
    )
}

/// One frame, choice or group, in a study that is drawn one way or the other.
fn draw(frame: &Value, is_stable: bool, seed: u32) -> Resolved {
    let structure = json!({"frames": {"f": frame}, "sequence": ["f"], "randomization": if is_stable { json!("stable") } else { Value::Null }});
    draw_for(structure, &json!([]), &Value::Null, seed).expect("the study of a test resolves")
}

fn column(resolved: &Resolved, key: &str) -> Vec<Value> {
    resolved
        .frames
        .iter()
        .map(|frame| frame.params.get(key).cloned().unwrap_or_default())
        .collect()
}

fn numbered(count: usize) -> Vec<Value> {
    (0..count)
        .map(|number| json!({"kind": "exp-a", "number": number}))
        .collect()
}

fn numbers(values: &[Value]) -> Vec<u64> {
    values.iter().filter_map(Value::as_u64).collect()
}

fn sorted(mut values: Vec<u64>) -> Vec<u64> {
    values.sort_unstable();
    values
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn permute_shows_each_option_once(count in 0_usize..30, seed: u32, is_stable: bool) {
        let frame = json!({"kind": "choice", "sampler": "permute", "frameOptions": numbered(count)});
        let resolved = draw(&frame, is_stable, seed);
        let shown = numbers(&column(&resolved, "number"));
        prop_assert_eq!(sorted(shown.clone()), (0..count as u64).collect::<Vec<_>>());
        let recorded = resolved.conditions["0-f"]["frameList"].as_array().unwrap();
        let recorded: Vec<u64> = recorded.iter().filter_map(|option| option["number"].as_u64()).collect();
        prop_assert_eq!(recorded, shown);
    }

    #[test]
    fn permute_lays_the_properties_of_a_position_over_it(count in 1_usize..12, seed: u32, is_stable: bool) {
        let ordered: Vec<Value> = (0..count).map(|place| json!({"place": place})).collect();
        let frame = json!({"kind": "choice", "sampler": "permute", "frameOptions": numbered(count), "orderedFrameOptions": ordered});
        let places = numbers(&column(&draw(&frame, is_stable, seed), "place"));
        prop_assert_eq!(places, (0..count as u64).collect::<Vec<_>>());
    }

    #[test]
    fn select_shows_what_is_asked_for(which in vec(0_usize..8, 0..12), seed: u32) {
        let frame = json!({"kind": "choice", "sampler": "select", "frameOptions": numbered(8), "whichFrames": which});
        let resolved = draw(&frame, false, seed);
        prop_assert_eq!(numbers(&column(&resolved, "number")), which.iter().map(|place| *place as u64).collect::<Vec<_>>());
        for (place, frame) in resolved.frames.iter().enumerate() {
            prop_assert_eq!(&frame.id, &format!("{place}-f-{place}"));
        }
        prop_assert_eq!(resolved.random_used, 0);
    }

    #[test]
    fn select_outside_the_options_stops_with_its_place(which in 8_i64.., seed: u32) {
        let frame = json!({"kind": "choice", "sampler": "select", "frameOptions": numbered(8), "whichFrames": [0, which]});
        let study = json!({"frames": {"f": frame}, "sequence": ["f"]});
        let error = draw_for(study, &json!([]), &Value::Null, seed).unwrap_err().error;
        prop_assert_eq!(error.path, "frames.f.whichFrames[1]");
    }

    #[test]
    fn a_parameter_set_is_used_whole_and_recorded(weights in vec(0_u32..5, 1..8), seed: u32, is_stable: bool) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let sets: Vec<Value> = (0..weights.len()).map(|number| json!({"N": number, "M": number * 10})).collect();
        let frame = json!({"kind": "choice", "sampler": "random-parameter-set", "parameterSets": sets, "parameterSetWeights": weights,
            "frameList": [{"number": "N"}, {"number": "M"}], "commonFrameProperties": {"kind": "exp-a"}});
        let resolved = draw(&frame, is_stable, seed);
        let chosen = resolved.conditions["0-f"]["conditionNum"].as_u64().unwrap();
        prop_assert_eq!(numbers(&column(&resolved, "number")), [chosen, chosen * 10]);
        // A first set without weight comes up where the number drawn is exactly 0, as in the predecessor.
        prop_assert!(weights[chosen as usize] > 0 || chosen == 0);
    }

    #[test]
    fn age_weights_follow_the_age(age_days in 0_u32..3000, border in 1_u32..3000, seed: u32) {
        let frame = json!({"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [{"N": 0}, {"N": 1}],
            "parameterSetWeights": [{"minAge": 0, "maxAge": border, "weights": [1, 0]}, {"minAge": border, "maxAge": 100_000, "weights": [0, 1]}],
            "frameList": [{"kind": "exp-a", "number": "N"}]});
        let study = json!({"frames": {"f": frame}, "sequence": ["f"]});
        let birthday = 1_717_243_200_000.0 - f64::from(age_days) * 86_400_000.0;
        let resolved = draw_for(study, &json!([]), &json!({"birthday": birthday}), seed).unwrap();
        // In the second range the first set has no weight and comes up only for a draw of exactly 0.
        let expected = u64::from(age_days > border);
        prop_assert_eq!(numbers(&column(&resolved, "number")), [expected]);
    }

    #[test]
    fn rotate_goes_on_and_persist_stays(count in 1_usize..9, last in 0_usize..20, seed: u32, is_rotate: bool) {
        let sets: Vec<Value> = (0..count).map(|number| json!({"N": number})).collect();
        let frame = json!({"kind": "choice", "sampler": "random-parameter-set", "parameterSets": sets,
            "conditionForAdditionalSessions": if is_rotate { "rotate" } else { "persist" }, "frameList": [{"kind": "exp-a", "number": "N"}]});
        let study = json!({"frames": {"f": frame}, "sequence": ["f"]});
        let earlier = json!({"completedConsentFrame": true, "conditions": {"3-f": {"conditionNum": last}}});
        let chosen = |past: Value| numbers(&column(&draw_for(study.clone(), &past, &Value::Null, seed).unwrap(), "number"))[0] as usize;
        let expected = if is_rotate { (last + 1) % count } else { last.min(count - 1) };
        prop_assert_eq!(chosen(json!([{"completedConsentFrame": false, "conditions": {}}, earlier])), expected);
        // The same visit, loaded again after consent: it had this seed, and does not count as an earlier one.
        let again = json!({"completedConsentFrame": true, "conditions": {"0-f": {"conditionNum": expected}, SEED_KEY: seed_record(seed, 0.0)}});
        prop_assert_eq!(chosen(json!([again, earlier])), expected);
    }

    #[test]
    fn selectors_draw_from_their_list(count in 1_usize..20, frames in 1_usize..40, seed: u32, is_stable: bool) {
        let list: Vec<usize> = (0..count).collect();
        let members: Vec<Value> = (0..frames).map(|_| json!({"rand": "L#RAND", "uniq": "L#UNIQ", "perm": "L#PERM", "one": "L#0"})).collect();
        let frame = json!({"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [{"L": list}], "frameList": members,
            "commonFrameProperties": {"kind": "exp-a"}});
        let resolved = draw(&frame, is_stable, seed);
        prop_assert!(numbers(&column(&resolved, "rand")).iter().all(|value| *value < count as u64));
        prop_assert!(numbers(&column(&resolved, "one")).iter().all(|value| *value == 0));
        for permuted in column(&resolved, "perm") {
            let permuted = numbers(permuted.as_array().unwrap());
            prop_assert_eq!(sorted(permuted), (0..count as u64).collect::<Vec<_>>());
        }
        // Without replacement until the list is used up, then in the same order again.
        let unique = numbers(&column(&resolved, "uniq"));
        for (place, value) in unique.iter().enumerate() {
            prop_assert_eq!(*value, unique[place % count]);
        }
        let first: BTreeSet<u64> = unique.iter().take(count).copied().collect();
        prop_assert_eq!(first.len(), count.min(frames));
    }

    #[test]
    fn groups_nest_and_the_seed_decides_alone(depth in 0_usize..6, count in 1_usize..5, seed: u32, is_stable: bool) {
        let mut frame = json!({"kind": "choice", "sampler": "permute", "frameOptions": numbered(count)});
        for _ in 0..depth {
            frame = json!({"kind": "group", "frameList": [frame, frame]});
        }
        let resolved = draw(&frame, is_stable, seed);
        prop_assert_eq!(resolved.frames.len(), count << depth);
        prop_assert_eq!(&resolved, &draw(&frame, is_stable, seed));
        for (place, frame) in resolved.frames.iter().enumerate() {
            prop_assert!(frame.id.starts_with(&format!("{place}-")), "{}", frame.id);
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,60}", seed: u32) {
        let study = StudySource { structure: Value::String(text.clone()), ..StudySource::default() };
        let context = Context { child: Value::Null, past_sessions: json!([]), now_millis: 0.0 };
        let _ = resolve(&study, &context, Options::default(), &mut SeededDice::new(seed), &mut NoScripts);
        let _ = StudySource::from_text(&text);
        let answer = protocol::jsonl::expand_case(&text, &mut NoScripts);
        prop_assert!(answer.starts_with('{'), "{}", answer);
    }
}

proptest! {
    // Each case is many draws.
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_order_and_set_is_as_likely_as_it_should_be(seed in 0_u32..1000, is_stable: bool) {
        const DRAWS: u32 = 600;
        let sets = json!({"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [{"N": 0}, {"N": 1}, {"N": 2}],
            "parameterSetWeights": [1, 2, 3], "frameList": [{"kind": "exp-a", "number": "N"}]});
        let order = json!({"kind": "choice", "sampler": "permute", "frameOptions": numbered(3)});
        let (mut by_set, mut by_order) = ([0_u32; 3], std::collections::BTreeMap::new());
        for turn in 0..DRAWS {
            let seed = seed.wrapping_mul(7919).wrapping_add(turn);
            by_set[numbers(&column(&draw(&sets, is_stable, seed), "number"))[0] as usize] += 1;
            *by_order.entry(numbers(&column(&draw(&order, is_stable, seed), "number"))).or_insert(0_u32) += 1;
        }
        // Six standard deviations: never by chance.
        let is_near = |count: u32, chance: f64| {
            let expected = f64::from(DRAWS) * chance;
            (f64::from(count) - expected).abs() < 6.0 * (expected * (1.0 - chance)).sqrt()
        };
        for (place, count) in by_set.iter().enumerate() {
            prop_assert!(is_near(*count, (place + 1) as f64 / 6.0), "{by_set:?}");
        }
        prop_assert_eq!(by_order.len(), 6);
        prop_assert!(by_order.values().all(|count| is_near(*count, 1.0 / 6.0)), "{by_order:?}");
    }
}
