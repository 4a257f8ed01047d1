//! Whole simulations of small studies whose outcome is known.

#![expect(
    clippy::float_cmp,
    reason = "shares of whole counts that must be exact"
)]

use protocol::StudySource;
use serde_json::{Value, json};
use simulate::{FindingKind, Population, Report, run};

fn population(families: u64) -> Population {
    Population {
        families,
        seed: 3,
        age_days: (100.0, 300.0),
        most_earlier: 0,
        languages: vec!["en".to_owned(), "fr".to_owned()],
        now_millis: 1_717_243_200_000.0,
    }
}

fn of(structure: Value) -> StudySource {
    StudySource {
        structure,
        ..StudySource::default()
    }
}

fn play(structure: Value, families: u64) -> Report {
    run(&of(structure), &population(families), &|_| true)
}

fn codes(report: &Report) -> Vec<(FindingKind, &str)> {
    report
        .findings
        .iter()
        .map(|finding| (finding.code, finding.path.as_str()))
        .collect()
}

#[test]
fn orders_and_sets_are_counted_with_their_probabilities() {
    let report = play(
        json!({"frames": {
            "order": {"kind": "choice", "sampler": "permute", "frameOptions": [{"kind": "exp-a", "id": "x"}, {"kind": "exp-a", "id": "y"}]},
            "sets": {"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [{"N": "one"}, {"N": "two"}, {"N": "none"}],
                "parameterSetWeights": [3, 1, 0], "frameList": [{"kind": "exp-b", "n": "N"}]},
        }, "sequence": ["order", "sets"]}),
        2000,
    );
    let [order, sets] = &report.sites[..] else {
        panic!("{:?}", report.sites);
    };
    assert_eq!(
        (order.what, order.families, &order.labels[..]),
        ("order", 2000, &["0: x".to_owned(), "1: y".to_owned()][..])
    );
    assert!(
        order
            .positions
            .iter()
            .flatten()
            .all(|cell| cell.exact && cell.probability == 0.5 && (880..1120).contains(&cell.count))
    );
    assert_eq!(
        order.rows.iter().map(|row| row.cell.count).sum::<u64>(),
        2000
    );
    let chances: Vec<f64> = sets.rows.iter().map(|row| row.cell.probability).collect();
    assert_eq!(chances, [0.75, 0.25, 0.0]);
    assert!((1400..1600).contains(&sets.rows[0].cell.count));
    assert!(codes(&report).contains(&(FindingKind::NeverChosen, "frames.sets")));
}

#[test]
fn weights_by_age_give_the_chances_of_these_families() {
    let report = play(
        json!({"frames": {"sets": {"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [{"N": 1}, {"N": 2}],
            "parameterSetWeights": [{"minAge": 0, "maxAge": 200, "weights": [1, 0]}, {"minAge": 200, "maxAge": 400, "weights": [0, 1]}],
            "frameList": [{"kind": "exp-b", "n": "N"}]}}, "sequence": ["sets"]}),
        1000,
    );
    for row in &report.sites[0].rows {
        assert_eq!(row.cell.count as f64 / 1000.0, row.cell.probability);
        assert!((0.4..0.6).contains(&row.cell.probability));
    }
}

#[test]
fn confounds_are_found() {
    let trial = |picture: &str| json!({"images": [{"id": "target", "src": picture, "position": "left"}, {"id": "other", "src": "L#RAND", "position": "right"}]});
    let report = play(
        json!({"frames": {"trials": {"kind": "group", "commonFrameProperties": {"kind": "exp-lookit-images-audio", "audio": "go"},
            "parameters": {"L": ["cat.png", "dog.png"]},
            "frameList": [{"id": "t1", "images": [{"src": "start.png"}]}, {"kind": "choice", "sampler": "permute",
                "commonFrameProperties": {"kind": "exp-lookit-images-audio"}, "frameOptions": [trial("a.png"), trial("b.png")]}]}},
            "sequence": ["trials"]}),
        500,
    );
    let said: Vec<&str> = report
        .findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    let has = |code: FindingKind, word: &str| {
        report
            .findings
            .iter()
            .any(|finding| finding.code == code && finding.message.contains(word))
    };
    assert!(
        has(
            FindingKind::AlwaysAtOnePlace,
            "“start” is always on the first"
        ),
        "{said:#?}"
    );
    assert!(
        has(FindingKind::SideTied, "“#target” is always on the left"),
        "{said:#?}"
    );
    assert!(
        has(FindingKind::SideTied, "“a” is always on the left"),
        "{said:#?}"
    );
    assert!(!has(FindingKind::AlwaysAtOnePlace, "“a”"), "{said:#?}");
}

#[test]
fn a_side_that_follows_from_the_trial_is_found_and_a_drawn_one_is_not() {
    let trial = |left: &str, right: &str| json!({"images": [{"id": "target", "src": "P#UNIQ", "position": left}, {"id": "other", "src": "x.png", "position": right}]});
    let block = |trials: Vec<Value>, sampler: &str, list: &str| {
        json!({"frames": {"t": {"kind": "choice", "sampler": sampler, "parameters": {"P": ["a.png", "b.png", "c.png"]},
            "parameterSets": [{"P": ["a.png", "b.png", "c.png"]}],
            "commonFrameProperties": {"kind": "exp-lookit-images-audio"}, list: trials}}, "sequence": ["t"]})
    };
    let trials = || vec![trial("left", "right"), trial("right", "left")];
    let fixed = play(block(trials(), "random-parameter-set", "frameList"), 500);
    let drawn = play(block(trials(), "permute", "frameOptions"), 500);
    let follows = |report: &Report| {
        report.findings.iter().any(|finding| {
            finding.code == FindingKind::SideFollowsPlace && finding.message.contains("#target")
        })
    };
    assert!(follows(&fixed), "{:#?}", fixed.findings);
    assert!(!follows(&drawn), "{:#?}", drawn.findings);
}

#[test]
fn frames_nobody_comes_to_are_named() {
    let report = play(
        json!({"frames": {"a": {"kind": "exp-a"}, "unused": {"kind": "exp-a"},
            "pick": {"kind": "choice", "sampler": "select", "whichFrames": [0], "frameOptions": [{"kind": "exp-a"}, {"kind": "exp-b"}]},
            "skip": {"kind": "exp-a", "selectNextFrame": "function(frames, frameIndex) { return frameIndex + 2; }"}, "skipped": {"kind": "exp-c"},
            "end": {"kind": "exp-a"}}, "sequence": ["a", "pick", "skip", "skipped", "end"]}),
        100,
    );
    let never: Vec<(&str, bool)> = report
        .never_reached
        .iter()
        .map(|reach| (reach.path.as_str(), reach.in_sequence))
        .collect();
    assert_eq!(
        never,
        [
            ("frames.unused", false),
            ("frames.pick.frameOptions[1]", true),
            ("frames.skipped", true)
        ]
    );
    assert_eq!(report.durations.unwrap().most_pages, 4);
}

#[test]
fn scripts_see_answers_and_decide_by_them() {
    let form = json!({"schema": {"properties": {"again": {"enum": ["yes", "no"]}}}});
    let report = play(
        json!({"frames": {"ask": {"kind": "exp-lookit-survey", "formSchema": form,
            "selectNextFrame": "function(frames, frameIndex, frameData) { return frameData.formData.again === 'yes' ? frameIndex + 1 : frameIndex + 2; }"},
            "yes": {"kind": "exp-a"}, "pick": {"kind": "exp-frame-select", "frameOptions": [{"kind": "exp-b", "id": "b0"}, {"kind": "exp-b", "id": "b1"}],
                "generateProperties": "function(expData, sequence) { return {whichFrames: sequence.length - 1}; }"}}, "sequence": ["ask", "yes", "pick"]}),
        200,
    );
    // Asked and yes: two frames before the choice, so the second option; otherwise the first.
    assert!(
        report.never_reached.is_empty(),
        "{:?}",
        report.never_reached
    );
    let durations = report.durations.unwrap();
    assert_eq!((durations.fewest_pages, durations.most_pages), (2, 3));
}

#[test]
fn a_circle_and_a_broken_script_end_and_are_told() {
    let circle = play(
        json!({"frames": {"a": {"kind": "exp-a", "selectNextFrame": "function() { return 0; }"}}, "sequence": ["a"]}),
        2,
    );
    assert_eq!(
        (circle.endless, codes(&circle)[0]),
        (2, (FindingKind::NeverEnds, "sequence"))
    );
    let broken = play(
        json!({"frames": {"a": {"kind": "exp-a", "selectNextFrame": "function() { return 99; }"}}, "sequence": ["a"]}),
        2,
    );
    assert_eq!(
        codes(&broken)[0],
        (FindingKind::ScriptFails, "frames.a.selectNextFrame")
    );
}

#[test]
fn a_study_that_does_not_start_is_told_with_its_reason() {
    let report = play(json!({"frames": {}, "sequence": ["nothing"]}), 10);
    assert_eq!(
        (report.stopped[0].count, report.stopped[0].path.as_str()),
        (10, "sequence[0]")
    );
    assert!(report.durations.is_none());
}

#[test]
fn earlier_participations_follow_the_rule() {
    let structure = json!({"frames": {"s": {"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [{"N": 1}, {"N": 2}],
        "parameterSetWeights": [1, 0], "conditionForAdditionalSessions": "rotate", "frameList": [{"kind": "exp-a", "n": "N"}]}}, "sequence": ["s"]});
    let first = play(structure.clone(), 300);
    assert_eq!(first.sites[0].rows[1].cell.count, 0);
    let again = run(
        &of(structure),
        &Population {
            most_earlier: 1,
            ..population(300)
        },
        &|_| true,
    );
    // Whoever comes the second time gets the second set.
    assert!((110..190).contains(&again.sites[0].rows[1].cell.count));
}

#[test]
fn a_generator_is_played_with_child_language_and_chance() {
    let study = StudySource {
        generator: Some(
            "function generate(child) { const left = Math.random() < 0.5; return {frames: {a: {kind: 'exp-lookit-video', video: {source: left ? 'left_ball' : 'ball'}}, \
             b: {kind: 'exp-' + child.get('languageList')}}, sequence: child.get('languageList') === 'fr' ? ['a', 'b'] : ['a']}; }"
                .to_owned(),
        ),
        use_generator: true,
        ..StudySource::default()
    };
    let report = run(&study, &population(60), &|_| true);
    let pages = report
        .durations
        .map(|durations| (durations.fewest_pages, durations.most_pages));
    assert_eq!(pages, Some((1, 2)));
    assert_eq!(
        report
            .kinds
            .iter()
            .find(|kind| kind.kind == "exp-fr")
            .map(|kind| kind.pages),
        Some(0.5)
    );
    assert_eq!(report.blocks[0].items.len(), 2);
}

#[test]
fn the_same_seed_gives_the_same_report_on_any_number_of_threads() {
    let structure = json!({"frames": {"o": {"kind": "choice", "sampler": "permute",
        "frameOptions": [{"kind": "exp-lookit-video", "video": {"source": "a"}}, {"kind": "exp-lookit-video", "video": {"source": "b"}}]}}, "sequence": ["o"]});
    let text = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| serde_json::to_string(&play(structure.clone(), 500)).unwrap())
    };
    assert_eq!(text(1), text(3));
}

#[test]
fn it_stops_when_it_is_told_to() {
    let structure = json!({"frames": {"a": {"kind": "exp-a"}}, "sequence": ["a"]});
    let report = run(&of(structure), &population(100_000), &|done| done < 100);
    assert!((100..5000).contains(&report.played), "{}", report.played);
}

fn moves_together(report: &Report) -> Vec<&str> {
    report
        .findings
        .iter()
        .filter(|finding| finding.code == FindingKind::MoveTogether)
        .map(|finding| finding.message.as_str())
        .collect()
}

#[test]
fn choices_that_move_together_are_found_and_independent_ones_are_not() {
    let choice = |weights: Value| {
        json!({"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [{"N": 1}, {"N": 2}],
        "parameterSetWeights": weights, "frameList": [{"kind": "exp-b", "n": "N"}]})
    };
    let study = |weights: Value| json!({"frames": {"a": choice(weights.clone()), "b": choice(weights)}, "sequence": ["a", "b"]});
    assert_eq!(
        moves_together(&play(study(json!([1, 1])), 2000)),
        Vec::<&str>::new()
    );
    let by_age = play(
        study(
            json!([{"minAge": 0, "maxAge": 200, "weights": [1, 0]}, {"minAge": 200, "maxAge": 400, "weights": [0, 1]}]),
        ),
        2000,
    );
    let said = moves_together(&by_age);
    assert!(
        said[0].contains("frames.a and frames.b always move together"),
        "{said:?}"
    );
}

#[test]
fn a_generator_that_ties_two_stimuli_is_found() {
    let generator = |second: &str| StudySource {
        generator: Some(format!(
            "function generate() {{ const one = Math.random() < 0.5; const two = {second}; return {{frames: {{\
             a: {{kind: 'exp-lookit-video', video: {{source: one ? 'ball' : 'cup'}}}}, \
             b: {{kind: 'exp-lookit-images-audio', audio: two ? 'hello' : 'bye'}}}}, sequence: ['a', 'b']}}; }}"
        )),
        use_generator: true,
        ..StudySource::default()
    };
    let play = |second| run(&generator(second), &population(300), &|_| true);
    let tied = play("one");
    assert!(
        moves_together(&tied)[0].contains("always move together"),
        "{:?}",
        tied.findings
    );
    assert_eq!(
        moves_together(&play("Math.random() < 0.5")),
        Vec::<&str>::new()
    );
}

/// What is known from families before must not change what is counted.
#[test]
fn families_that_draw_the_same_are_counted_as_if_each_were_unfolded() {
    let structure = |unfold_each: bool| {
        let mut study = json!({"frames": {
            "order": {"kind": "choice", "sampler": "permute", "parameters": {"S": ["a", "b", "c"]},
                "commonFrameProperties": {"kind": "exp-lookit-images-audio"},
                "frameOptions": [{"images": [{"src": "S#UNIQ", "position": "left"}]}, {"audio": "S#RAND"}, {"audioList": "S#PERM", "audio": "S#UNIQ"}]},
            "sets": {"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [{"W": [0]}, {"W": [1, 0]}],
                "parameterSetWeights": [{"minAge": 0, "maxAge": 150, "weights": [1, 3]}, {"minAge": 150, "maxAge": 1000, "weights": [1, 0]}],
                "frameList": [{"kind": "choice", "sampler": "select", "whichFrames": "W", "commonFrameProperties": {"kind": "exp-lookit-video"},
                    "frameOptions": [{"video": {"source": "one"}}, {"video": {"source": "two"}}]}]},
        }, "sequence": ["order", "sets", "order"]});
        if unfold_each {
            // A frame that is never shown; its script makes the simulator unfold every family.
            study["frames"]["unused"] =
                json!({"kind": "exp-a", "x": "conditionForAdditionalSessions"});
        } else {
            study["frames"]["unused"] = json!({"kind": "exp-a", "x": "y"});
        }
        study
    };
    let text =
        |unfold_each| serde_json::to_string_pretty(&play(structure(unfold_each), 3000)).unwrap();
    assert_eq!(text(false), text(true));
}
