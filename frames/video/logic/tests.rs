//! Whole trials, told to the machine as the page would.

use super::*;

fn events(trial: &mut Trial, heard: &[Heard]) -> Vec<Event> {
    let answers = heard.iter().flat_map(|what| trial.hear(*what));
    answers
        .filter_map(|answer| match answer {
            Answer::Log(event) => Some(event),
            _ => None,
        })
        .collect()
}

fn leaves(answer: &Answer) -> bool {
    matches!(answer, Answer::Leave(_))
}

#[test]
fn two_plays_and_a_sound_log_the_recorded_order() {
    let mut trial = Trial::new(&Params {
        require_video_count: 2,
        require_audio_count: 1,
        ..Params::default()
    });
    let heard = [
        Heard::VideoPlay(0.0),
        Heard::AudioPlay,
        Heard::VideoPlaying(0.0),
        Heard::AudioPlaying,
        Heard::AudioEnded,
        Heard::VideoPause(1.5),
        Heard::VideoEnded,
        Heard::VideoPlay(0.0),
        Heard::VideoPlaying(0.0),
        Heard::VideoPause(1.5),
        Heard::VideoEnded,
        Heard::VideoPause(1.5),
        Heard::Removed(true),
        Heard::Removed(true),
    ];
    let expected = [
        Event::VideoStarted(0.0),
        Event::AudioStarted,
        Event::AudioStopped,
        Event::VideoPaused(Some(1.5)),
        Event::VideoStarted(0.0),
        Event::VideoPaused(Some(1.5)),
        Event::TrialCompleted,
        Event::VideoPaused(None),
    ];
    assert_eq!(events(&mut trial, &heard), expected);
}

#[test]
fn the_shortest_time_holds_the_trial_and_cuts_a_looping_film() {
    let mut trial = Trial::new(&Params {
        required_secs: 3.0,
        require_video_count: 0,
        ..Params::default()
    });
    assert!(
        trial
            .hear(Heard::VideoPlaying(0.0))
            .contains(&Answer::StartTimer(3000.0))
    );
    assert!(trial.hear(Heard::VideoEnded).is_empty());
    assert!(trial.hear(Heard::DurationOver).iter().any(leaves));
}

#[test]
fn next_waits_until_done_and_is_told_again_at_each_loop() {
    let mut params = Params {
        auto_proceed: false,
        ..Params::default()
    };
    params.video.repeats = true;
    let mut trial = Trial::new(&params);
    trial.hear(Heard::VideoPlaying(0.0));
    assert!(trial.hear(Heard::Next).is_empty());
    for _ in 0..2 {
        assert_eq!(
            trial.hear(Heard::VideoEnded),
            [
                Answer::Log(Event::NextButtonEnabled),
                Answer::EnableNext,
                Answer::ReplayVideo
            ]
        );
    }
    assert!(trial.hear(Heard::Next).iter().any(leaves));
    assert!(trial.hear(Heard::Next).is_empty());
}

#[test]
fn a_film_that_fails_ends_after_the_shortest_time() {
    let mut trial = Trial::new(&Params {
        required_secs: 2.0,
        ..Params::default()
    });
    let answers = trial.hear(Heard::VideoFailed);
    assert!(answers.contains(&Answer::StartTimer(2000.0)));
    assert!(!answers.iter().any(leaves));
    assert!(trial.hear(Heard::DurationOver).iter().any(leaves));
}

#[test]
fn a_sound_that_fails_is_not_waited_for() {
    let mut trial = Trial::new(&Params {
        require_audio_count: 1,
        ..Params::default()
    });
    trial.hear(Heard::VideoPlaying(0.0));
    trial.hear(Heard::AudioFailed);
    assert!(trial.hear(Heard::VideoEnded).iter().any(leaves));
}

#[test]
fn nothing_has_started_before_it_is_seen_or_heard() {
    let mut trial = Trial::new(&Params {
        required_secs: 2.0,
        ..Params::default()
    });
    for early in [
        Heard::AudioReady,
        Heard::VideoPlay(0.0),
        Heard::AudioPlay,
        Heard::VideoPause(0.0),
    ] {
        assert_eq!(trial.hear(early), []);
    }
    assert_eq!(
        trial.hear(Heard::VideoPlaying(0.1)),
        [
            Answer::Log(Event::VideoStarted(0.1)),
            Answer::PlayAudio,
            Answer::StartTimer(2000.0)
        ]
    );
    assert_eq!(trial.hear(Heard::VideoPlaying(0.3)), [], "it had to load");
    assert_eq!(
        events(&mut trial, &[Heard::AudioPlaying, Heard::AudioPlaying]),
        [Event::AudioStarted]
    );
}

#[test]
fn a_film_given_up_may_still_be_seen_but_the_time_goes_on() {
    let mut trial = Trial::new(&Params {
        required_secs: 9.0,
        ..Params::default()
    });
    assert_eq!(
        trial.hear(Heard::VideoFailed),
        [Answer::PlayAudio, Answer::StartTimer(9000.0)]
    );
    assert_eq!(trial.hear(Heard::AudioReady), [Answer::PlayAudio]);
    assert_eq!(
        trial.hear(Heard::VideoPlaying(0.0)),
        [Answer::Log(Event::VideoStarted(0.0))]
    );
    assert_eq!(trial.hear(Heard::VideoFailed), []);
}

#[test]
fn a_pause_takes_everything_away_without_ending() {
    let mut trial = Trial::new(&Params::default());
    trial.hear(Heard::VideoPlaying(0.0));
    assert_eq!(
        trial.hear(Heard::Removed(false)),
        [Answer::Log(Event::VideoPaused(None)), Answer::Remove]
    );
    assert!(trial.hear(Heard::VideoEnded).is_empty());
    assert!(trial.hear(Heard::DurationOver).is_empty());
    let mut unseen = Trial::new(&Params::default());
    assert_eq!(unseen.hear(Heard::Removed(false)), [Answer::Remove]);
}

#[test]
fn only_a_film_that_plays_is_paused_when_it_is_taken_away() {
    let params = Params {
        required_secs: 2.0,
        ..Params::default()
    };
    let mut cut = Trial::new(&Params {
        require_video_count: 0,
        ..params.clone()
    });
    cut.hear(Heard::VideoPlaying(0.0));
    assert!(cut.hear(Heard::DurationOver).contains(&Answer::Leave(true)));
    assert_eq!(
        events(&mut cut, &[Heard::Removed(true)]),
        [Event::VideoPaused(None)]
    );
    let mut over = Trial::new(&params);
    events(
        &mut over,
        &[
            Heard::VideoPlaying(0.0),
            Heard::VideoPause(1.5),
            Heard::VideoEnded,
        ],
    );
    assert!(
        over.hear(Heard::DurationOver)
            .contains(&Answer::Leave(false))
    );
    assert_eq!(over.hear(Heard::Removed(true)), [Answer::Remove]);
}

#[test]
fn an_infant_who_looks_away_ends_the_trial_without_plays_and_time() {
    let mut params = Params {
        required_secs: 45.0,
        ..Params::default()
    };
    params.video.repeats = true;
    let mut trial = Trial::new(&params);
    trial.hear(Heard::VideoPlaying(0.0));
    assert!(trial.hear(Heard::LookedAway).contains(&Answer::Leave(true)));
    let mut by_hand = Trial::new(&Params {
        auto_proceed: false,
        ..params
    });
    by_hand.hear(Heard::VideoPlaying(0.0));
    let told = [Answer::Log(Event::NextButtonEnabled), Answer::EnableNext];
    assert_eq!(by_hand.hear(Heard::LookedAway), told);
    assert_eq!(by_hand.hear(Heard::LookedAway), []);
    assert!(by_hand.hear(Heard::Next).iter().any(leaves));
}

#[test]
fn a_film_that_something_else_stops_can_be_played_on() {
    let mut trial = Trial::new(&Params::default());
    trial.hear(Heard::VideoPlaying(0.0));
    trial.hear(Heard::VideoPause(0.7));
    assert_eq!(trial.hear(Heard::VideoHalted), [Answer::OfferPlay(true)]);
    let started = Answer::Log(Event::VideoStarted(0.7));
    assert_eq!(
        trial.hear(Heard::VideoPlay(0.7)),
        [started, Answer::OfferPlay(false)]
    );
    assert!(trial.hear(Heard::VideoEnded).iter().any(leaves));
    assert_eq!(trial.hear(Heard::VideoHalted), [], "by the frame");
}

#[test]
fn no_play_button_comes_where_the_frame_or_the_controls_stop_the_film() {
    let mut taken = Trial::new(&Params::default());
    taken.hear(Heard::VideoPlaying(0.0));
    taken.hear(Heard::Removed(false));
    assert_eq!(taken.hear(Heard::VideoHalted), []);
    let mut params = Params::default();
    params.video.controls = true;
    let mut with_controls = Trial::new(&params);
    with_controls.hear(Heard::VideoPlaying(0.0));
    assert_eq!(with_controls.hear(Heard::VideoHalted), []);
}

/// Small numbers that look random and are the same in every run.
fn numbers(seed: u64) -> impl FnMut(u32) -> u32 {
    let mut state = seed.wrapping_mul(2) + 1;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) as u32 % below
    }
}

#[test]
fn in_any_order_it_leaves_once_and_strands_nobody() {
    for seed in 0..3000 {
        let mut next = numbers(seed);
        let mut params = Params {
            auto_proceed: next(2) == 0,
            required_secs: f64::from(next(3)),
            require_video_count: next(3),
            require_audio_count: next(3),
            ..Params::default()
        };
        params.video.repeats = next(2) == 0;
        params.audio.repeats = next(2) == 0;
        let mut trial = Trial::new(&params);
        let mut heard: Vec<Heard> = (0..next(25))
            .map(|_| match next(17) {
                0 => Heard::VideoPlay(0.0),
                1 | 2 => Heard::VideoPlaying(0.0),
                3 => Heard::VideoPause(1.0),
                4 | 5 => Heard::VideoEnded,
                6 => Heard::VideoFailed,
                7 => Heard::AudioReady,
                8 => Heard::AudioPlay,
                9 => Heard::AudioPlaying,
                10 => Heard::AudioEnded,
                11 => Heard::AudioFailed,
                12 => Heard::DurationOver,
                13 if next(8) == 0 => Heard::LookedAway,
                14 if next(8) == 0 => Heard::Removed(next(2) == 0),
                15 => Heard::VideoHalted,
                _ => Heard::Next,
            })
            .collect();
        let is_removed = heard.iter().any(|what| matches!(what, Heard::Removed(_)));
        // Everything has ended or failed, the time is over, and Next was pressed.
        heard.extend([
            Heard::VideoFailed,
            Heard::AudioFailed,
            Heard::DurationOver,
            Heard::Next,
        ]);
        let answers: Vec<Answer> = heard.iter().flat_map(|what| trial.hear(*what)).collect();
        let left = answers.iter().filter(|answer| leaves(answer)).count();
        assert!(left <= 1, "seed {seed}: {heard:?}");
        assert!(left == 1 || is_removed, "seed {seed}: {heard:?}");
        let done = Answer::Log(Event::TrialCompleted);
        let told = answers.iter().filter(|answer| **answer == done).count();
        assert_eq!(told, left, "seed {seed}");
    }
}
