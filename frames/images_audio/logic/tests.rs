//! Whole trials, told to the machine as the page would.

use super::*;
use crate::images_audio::images::expand;
use serde_json::{Value, json};

/// A trial from its parameters, as a protocol writes them.
fn trial(params: Value) -> Trial {
    let params: Params = serde_json::from_value(params).expect("parameters");
    let (_, images) = expand(&params.images, &kit::Assets::default());
    let has_audio = !params.audio.is_null();
    Trial::new(&params, images, has_audio)
}

fn names(answers: &[Answer]) -> Vec<&'static str> {
    let events = answers.iter().filter_map(|answer| match answer {
        Answer::Log(event) => Some(kit::Logged::from(event.clone()).name),
        _ => None,
    });
    events.collect()
}

fn run(trial: &mut Trial, heard: &[Heard]) -> Vec<&'static str> {
    let answers: Vec<Answer> = heard.iter().flat_map(|what| trial.hear(*what)).collect();
    names(&answers)
}

#[test]
fn a_timed_trial_logs_the_recorded_order() {
    let mut trial = trial(json!({
        "audio": "tone", "autoProceed": true, "durationSeconds": 2,
        "images": [{"id": "one", "src": "a"}, {"id": "two", "src": "b", "displayDelayMs": 500}],
    }));
    let heard = [
        Heard::Start,
        Heard::AudioStarted,
        Heard::DelayOver(0, 1),
        Heard::AudioEnded,
        Heard::DurationOver,
    ];
    let expected = [
        "startTimer",
        "displayImages",
        "startAudio",
        "displayImage",
        "finishAudio",
        "endTimer",
        "trialComplete",
    ];
    assert_eq!(run(&mut trial, &heard), expected);
    assert_eq!(trial.hear(Heard::Next), []);
}

fn pick() -> Trial {
    trial(json!({
        "audio": "tone", "choiceRequired": true, "correctChoiceRequired": true,
        "images": [
            {"id": "green", "src": "g", "correct": true, "feedbackAudio": [{"src": "c.mp3", "type": "audio/mp3"}]},
            {"id": "yellow", "src": "y", "correct": false, "feedbackText": "Try the other one"},
        ],
    }))
}

#[test]
fn a_wrong_choice_is_told_and_the_right_one_opens_the_way_after_its_sound() {
    let mut trial = pick();
    run(
        &mut trial,
        &[Heard::Start, Heard::AudioStarted, Heard::AudioEnded],
    );
    assert!(
        trial
            .hear(Heard::Click(1))
            .contains(&Answer::EnableNext(false))
    );
    assert_eq!(trial.hear(Heard::Click(0)), [], "the words come first");
    assert_eq!(run(&mut trial, &[Heard::DialogClosed]), ["dismissFeedback"]);
    assert_eq!(
        run(&mut trial, &[Heard::Click(0), Heard::FeedbackStarted(0)]),
        ["clickImage", "startImageAudio"]
    );
    assert_eq!(trial.hear(Heard::Next), []);
    assert_eq!(
        trial.hear(Heard::FeedbackEnded(0)),
        [Answer::EnableNext(true)]
    );
    assert!(trial.hear(Heard::Next).contains(&Answer::Leave));
}

#[test]
fn a_sound_of_a_choice_that_fails_is_not_waited_for() {
    let mut trial = pick();
    run(&mut trial, &[Heard::Start, Heard::AudioFailed]);
    assert_eq!(
        run(&mut trial, &[Heard::Click(0), Heard::FeedbackFailed(0)]),
        ["clickImage", "failedToStartImageAudio"]
    );
    assert!(trial.hear(Heard::Next).contains(&Answer::Leave));
}

#[test]
fn no_choice_counts_before_the_sound_has_ended_unless_allowed() {
    let mut strict = pick();
    run(&mut strict, &[Heard::Start, Heard::AudioStarted]);
    assert_eq!(strict.hear(Heard::Click(0)), []);
    let mut early = trial(json!({
        "audio": "tone", "choiceAllowed": true, "autoProceed": true,
        "canMakeChoiceBeforeAudioFinished": true, "images": [{"src": "a"}],
    }));
    run(&mut early, &[Heard::Start, Heard::AudioStarted]);
    assert_eq!(
        run(&mut early, &[Heard::Click(0), Heard::ChoiceSeen]),
        ["clickImage", "trialComplete"]
    );
}

#[test]
fn a_hidden_picture_cannot_be_chosen() {
    let mut trial = trial(json!({
        "choiceAllowed": true, "images": [{"src": "a", "displayDelayMs": 900}],
    }));
    trial.hear(Heard::Start);
    assert_eq!(trial.hear(Heard::Click(0)), []);
    trial.hear(Heard::DelayOver(0, 0));
    assert!(!trial.hear(Heard::Click(0)).is_empty());
}

#[test]
fn a_sound_that_fails_is_not_waited_for() {
    let mut trial = trial(json!({"audio": "gone", "autoProceed": true}));
    assert_eq!(
        run(&mut trial, &[Heard::Start, Heard::AudioFailed]),
        [
            "displayImages",
            "failedToStartAudio",
            "finishAudio",
            "trialComplete"
        ]
    );
}

#[test]
fn a_sound_that_fails_before_the_start_is_not_waited_for() {
    let mut trial = trial(json!({"audio": "gone", "images": [{"src": "a"}]}));
    let heard = [Heard::Ready, Heard::AudioFailed];
    assert_eq!(run(&mut trial, &heard), [""; 0]);
    assert_eq!(
        run(&mut trial, &[Heard::Start]),
        ["displayImages", "failedToStartAudio", "finishAudio"]
    );
    assert_eq!(
        run(&mut trial, &[Heard::Replay, Heard::AudioFailed]),
        [
            "replayAudio",
            "displayImages",
            "failedToStartAudio",
            "finishAudio"
        ]
    );
}

#[test]
fn a_sound_that_failed_is_played_the_next_time() {
    let mut late = trial(json!({"audio": "late", "images": [{"src": "a"}]}));
    run(&mut late, &[Heard::Ready, Heard::AudioFailed, Heard::Start]);
    assert!(late.hear(Heard::Replay).contains(&Answer::PlayAudio));
    assert_eq!(run(&mut late, &[Heard::AudioStarted]), ["startAudio"]);
    let mut choice = pick();
    run(&mut choice, &[Heard::Start, Heard::AudioFailed]);
    run(&mut choice, &[Heard::Click(0), Heard::FeedbackFailed(0)]);
    let answers = choice.hear(Heard::Click(0));
    assert!(answers.contains(&Answer::PlayFeedback(0)));
}

#[test]
fn the_words_about_a_choice_may_be_written_as_a_number() {
    let mut trial =
        trial(json!({"choiceAllowed": true, "images": [{"src": "a", "feedbackText": 7}]}));
    trial.hear(Heard::Start);
    let answers = trial.hear(Heard::Click(0));
    assert!(answers.contains(&Answer::OpenDialog("7".into())));
}

#[test]
fn a_sound_that_stalls_midway_counts_as_ended() {
    let mut trial = pick();
    run(&mut trial, &[Heard::Start, Heard::AudioStarted]);
    assert_eq!(run(&mut trial, &[Heard::AudioFailed]), ["finishAudio"]);
    assert_eq!(run(&mut trial, &[Heard::AudioFailed]), [""; 0]);
    run(&mut trial, &[Heard::Click(0), Heard::FeedbackStarted(0)]);
    assert_eq!(
        trial.hear(Heard::FeedbackFailed(0)),
        [Answer::EnableNext(true)]
    );
}

#[test]
fn without_a_sound_it_counts_as_finished_before_the_pictures() {
    let mut trial = trial(json!({"images": [{"src": "a"}], "durationSeconds": 1}));
    assert_eq!(
        run(&mut trial, &[Heard::Start]),
        ["startTimer", "finishAudio", "displayImages"]
    );
}

#[test]
fn a_replay_forgets_the_delays_of_the_pass_before() {
    let mut trial = trial(json!({"audio": "tone", "images": [{"src": "a", "displayDelayMs": 9}]}));
    trial.hear(Heard::Start);
    let answers = trial.hear(Heard::Replay);
    assert_eq!(names(&answers), ["replayAudio", "displayImages"]);
    assert!(answers.contains(&Answer::Delay(1, 0, 9.0)));
    assert_eq!(trial.hear(Heard::DelayOver(0, 0)), []);
    assert_eq!(run(&mut trial, &[Heard::DelayOver(1, 0)]), ["displayImage"]);
}

#[test]
fn a_pause_ends_this_run_without_an_event() {
    let mut trial = pick();
    trial.hear(Heard::Start);
    assert_eq!(trial.hear(Heard::Removed), [Answer::Remove]);
    assert_eq!(trial.hear(Heard::FeedbackEnded(0)), []);
    assert_eq!(trial.hear(Heard::AudioEnded), []);
}

#[test]
fn the_sound_is_planned_with_the_pictures_and_told_after_them() {
    let params = json!({"audio": "tone", "images": [{"src": "a"}], "durationSeconds": 1});
    let mut trial = trial(params);
    let planned = [Answer::Begin(Heard::Start), Answer::PlayAudio];
    assert_eq!(trial.hear(Heard::Ready), planned);
    assert_eq!(trial.hear(Heard::Ready), []);
    assert_eq!(trial.hear(Heard::AudioStarted), [], "the page was busy");
    let heard = [Heard::Start, Heard::AudioEnded];
    let expected = ["startTimer", "displayImages", "startAudio", "finishAudio"];
    assert_eq!(run(&mut trial, &heard), expected);
}

#[test]
fn a_replay_shows_the_pictures_when_its_sound_is_heard() {
    let mut trial =
        trial(json!({"audio": "tone", "choiceAllowed": true, "images": [{"src": "a"}]}));
    run(
        &mut trial,
        &[
            Heard::Ready,
            Heard::Start,
            Heard::AudioStarted,
            Heard::AudioEnded,
        ],
    );
    let answers = trial.hear(Heard::Replay);
    assert!(answers.contains(&Answer::Begin(Heard::StartAgain(1))));
    assert!(answers.contains(&Answer::PlayAudio));
    assert_eq!(trial.hear(Heard::Click(0)), [], "it is hidden");
    assert_eq!(trial.hear(Heard::StartAgain(0)), []);
    let shown = [Answer::Show(0, 0.0)];
    assert_eq!(trial.hear(Heard::StartAgain(1)), shown);
}

#[test]
fn a_broken_sound_ends_a_trial_once() {
    let mut trial = trial(json!({"audio": "gone", "autoProceed": true}));
    let heard = [Heard::Ready, Heard::AudioFailed, Heard::Start];
    let answers: Vec<Answer> = heard.iter().flat_map(|what| trial.hear(*what)).collect();
    let left = answers.iter().filter(|answer| **answer == Answer::Leave);
    assert_eq!(left.count(), 1);
}

#[test]
fn an_infant_who_looks_away_ends_the_trial_without_choice_and_time() {
    let params = json!({
        "autoProceed": true, "audio": "tone", "durationSeconds": 20, "choiceRequired": true, "images": [{"src": "a"}],
    });
    let mut timed = trial(params);
    run(&mut timed, &[Heard::Start, Heard::AudioStarted]);
    let heard = [Heard::LookedAway, Heard::DurationOver];
    assert_eq!(run(&mut timed, &heard), ["trialComplete"]);
    let mut by_hand = pick();
    run(&mut by_hand, &[Heard::Start, Heard::AudioStarted]);
    let enabled = [Answer::EnableNext(true)];
    assert_eq!(by_hand.hear(Heard::LookedAway), enabled);
    run(&mut by_hand, &[Heard::AudioEnded, Heard::Click(1)]);
    assert!(by_hand.hear(Heard::Next).contains(&Answer::Leave));
}

/// Small numbers that look random and are the same in every run.
fn numbers(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed.wrapping_mul(2) + 1;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as usize % below
    }
}

fn random_params(next: &mut impl FnMut(usize) -> usize) -> Value {
    let images: Vec<Value> = (0..next(4))
        .map(|_| {
            let mut image = json!({"src": "a", "nonChoiceOption": next(4) == 0});
            for (key, value) in [
                ("displayDelayMs", json!(next(900))),
                ("correct", json!(next(2) == 0)),
                (
                    "feedbackAudio",
                    json!([{"src": "c.mp3", "type": "audio/mp3"}]),
                ),
                ("feedbackText", json!("so")),
            ] {
                if next(3) == 0 {
                    image[key] = value;
                }
            }
            image
        })
        .collect();
    let audio = if next(3) == 0 {
        Value::Null
    } else {
        json!("tone")
    };
    json!({
        "images": images, "audio": audio, "autoProceed": next(2) == 0, "durationSeconds": next(2),
        "choiceRequired": next(2) == 0, "choiceAllowed": next(2) == 0, "correctChoiceRequired": next(3) == 0,
        "canMakeChoiceBeforeAudioFinished": next(2) == 0,
    })
}

#[test]
fn in_any_order_it_leaves_once_and_strands_nobody() {
    for seed in 0..3000 {
        let mut next = numbers(seed);
        let params = random_params(&mut next);
        let mut trial = trial(params.clone());
        let count = params["images"].as_array().map_or(0, Vec::len);
        let mut heard = Vec::new();
        for _ in 0..next(40) {
            let image = next(count.max(1));
            heard.push(match next(20) {
                0 => Heard::Ready,
                1 => Heard::Start,
                2 => Heard::StartAgain(next(3) as u32),
                3 => Heard::AudioStarted,
                4 => Heard::AudioFailed,
                6 => Heard::AudioEnded,
                7 => Heard::DurationOver,
                8 => Heard::ChoiceSeen,
                9 => Heard::DialogClosed,
                10 => Heard::Replay,
                11 if next(6) == 0 => Heard::LookedAway,
                12 if next(6) == 0 => Heard::Removed,
                13 | 14 if count > 0 => Heard::Click(image),
                15 if count > 0 => Heard::DelayOver(next(3) as u32, image),
                16 if count > 0 => Heard::FeedbackStarted(image),
                17 if count > 0 => Heard::FeedbackEnded(image),
                18 if count > 0 => Heard::FeedbackFailed(image),
                _ => Heard::Next,
            });
        }
        let is_removed = heard.contains(&Heard::Removed);
        // Everything has ended or failed, the time is over, every picture was there and chosen, and Next was pressed.
        let ends = [
            Heard::AudioEnded,
            Heard::DurationOver,
            Heard::DialogClosed,
            Heard::Next,
        ];
        heard.extend([Heard::Ready, Heard::Start]);
        for index in 0..count {
            heard.push(Heard::FeedbackFailed(index));
            for pass in 0..41 {
                heard.extend([Heard::StartAgain(pass), Heard::DelayOver(pass, index)]);
            }
        }
        heard.extend(ends);
        for index in 0..count {
            heard.extend([Heard::Click(index), Heard::FeedbackEnded(index)]);
            heard.extend([Heard::DialogClosed, Heard::ChoiceSeen, Heard::Next]);
        }
        let answers: Vec<Answer> = heard.iter().flat_map(|what| trial.hear(*what)).collect();
        let left = answers
            .iter()
            .filter(|answer| **answer == Answer::Leave)
            .count();
        assert!(left <= 1, "seed {seed}: {params} {heard:?}");
        assert!(left == 1 || is_removed, "seed {seed}: {params} {heard:?}");
        let told = names(&answers);
        let complete = told.iter().filter(|name| **name == "trialComplete").count();
        assert_eq!(complete, left, "seed {seed}");
        if let Some(end) = told.iter().position(|name| *name == "trialComplete") {
            assert_eq!(end, told.len() - 1, "seed {seed}: nothing follows");
        }
    }
}
