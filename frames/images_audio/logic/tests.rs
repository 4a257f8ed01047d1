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
fn a_sound_that_was_broken_before_the_start_is_not_waited_for() {
    let mut trial = trial(json!({"audio": "gone", "images": [{"src": "a"}]}));
    assert_eq!(trial.hear(Heard::AudioBroken), []);
    let answers = trial.hear(Heard::Start);
    assert!(!answers.contains(&Answer::PlayAudio));
    assert_eq!(
        names(&answers),
        ["displayImages", "failedToStartAudio", "finishAudio"]
    );
    assert_eq!(
        run(&mut trial, &[Heard::Replay]),
        [
            "replayAudio",
            "displayImages",
            "failedToStartAudio",
            "finishAudio"
        ]
    );
    let mut choice = pick();
    run(&mut choice, &[Heard::FeedbackBroken(0), Heard::Start]);
    run(&mut choice, &[Heard::AudioStarted, Heard::AudioEnded]);
    assert_eq!(
        run(&mut choice, &[Heard::Click(0)]),
        ["clickImage", "failedToStartImageAudio"]
    );
    assert!(choice.hear(Heard::Next).contains(&Answer::Leave));
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
