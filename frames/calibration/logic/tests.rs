use super::*;

const ALL: Heard = Heard::Ready {
    can_be_seen: true,
    can_be_heard: true,
};
const SEEN: Heard = Heard::Ready {
    can_be_seen: true,
    can_be_heard: false,
};

fn trial(segment_millis: f64) -> Trial {
    Trial::new(&Params {
        segment_millis,
        positions: vec![Position::Center, Position::Left, Position::Right],
        ..Params::default()
    })
}

fn start(position: Position) -> Answer {
    Answer::Log(Event::StartCalibration(position))
}

fn leaves(answers: &[Answer]) -> bool {
    answers.contains(&Answer::Leave)
}

#[test]
fn every_place_has_its_time_counted_from_the_first() {
    let mut trial = trial(700.0);
    assert_eq!(
        trial.hear(1050.0, ALL),
        [Answer::Play(1050.0), Answer::Plan(1050.0)]
    );
    // Each refresh is late by up to 12 ms; nothing of that adds up.
    assert_eq!(
        trial.hear(0.0, Heard::Due(1062.0)),
        [
            start(Position::Center),
            Answer::Show(Position::Center, 1050.0),
            Answer::Plan(1750.0),
            Answer::PlanSound(1750.0)
        ]
    );
    trial.hear(0.0, Heard::SoundStarted);
    assert_eq!(trial.hear(0.0, Heard::SoundDue), [Answer::Play(1750.0)]);
    trial.hear(0.0, Heard::SoundStarted);
    assert_eq!(
        trial.hear(0.0, Heard::Due(1760.0)),
        [
            Answer::LogEnd(Position::Center),
            start(Position::Left),
            Answer::Show(Position::Left, 1750.0),
            Answer::Plan(2450.0),
            Answer::PlanSound(2450.0)
        ]
    );
    assert_eq!(trial.hear(0.0, Heard::Due(2449.0)), [], "too early");
    assert_eq!(
        trial.hear(0.0, Heard::Due(2452.0)),
        [
            Answer::LogEnd(Position::Left),
            start(Position::Right),
            Answer::Play(2450.0),
            Answer::Show(Position::Right, 2450.0),
            Answer::Plan(3150.0)
        ]
    );
    assert_eq!(
        trial.hear(0.0, Heard::Due(3151.0)),
        [
            Answer::LogEnd(Position::Right),
            Answer::Hide(3150.0),
            Answer::Leave
        ]
    );
}

#[test]
fn no_length_or_no_places_end_at_once() {
    assert_eq!(trial(0.0).hear(9.0, ALL), [Answer::Leave]);
    assert_eq!(trial(-5.0).hear(9.0, ALL), [Answer::Leave]);
    let mut nowhere = Trial::new(&Params {
        positions: Vec::new(),
        ..Params::default()
    });
    assert!(nowhere.is_empty());
    assert_eq!(nowhere.hear(9.0, ALL), [Answer::Leave]);
    assert_eq!(nowhere.hear(9.0, ALL), []);
}

#[test]
fn nothing_at_all_is_said_and_leads_on() {
    let mut trial = trial(700.0);
    let none = Heard::Ready {
        can_be_seen: false,
        can_be_heard: false,
    };
    assert_eq!(
        trial.hear(9.0, none),
        [Answer::Log(Event::NothingToShow), Answer::SayNothingCame]
    );
    assert_eq!(trial.hear(9.0, Heard::Next), [Answer::Leave]);
    assert_eq!(trial.hear(9.0, Heard::Next), []);
}

#[test]
fn places_that_went_by_in_a_hidden_page_are_left_out_and_the_end_keeps_its_time() {
    let mut trial = trial(100.0);
    trial.hear(0.0, SEEN);
    trial.hear(0.0, Heard::Due(1.0));
    assert_eq!(
        trial.hear(0.0, Heard::Due(250.0)),
        [
            Answer::LogEnd(Position::Center),
            start(Position::Right),
            Answer::Show(Position::Right, 200.0),
            Answer::Plan(300.0)
        ]
    );
    assert!(leaves(&trial.hear(0.0, Heard::Due(9000.0))));
}

#[test]
fn a_refused_sound_holds_the_trial_and_a_press_shows_the_place_again() {
    let mut trial = trial(1000.0);
    trial.hear(100.0, ALL);
    trial.hear(0.0, Heard::Due(100.0));
    assert_eq!(
        trial.hear(0.0, Heard::SoundDue),
        [],
        "the browser has not answered yet"
    );
    trial.hear(0.0, Heard::Due(1100.0));
    assert_eq!(
        trial.hear(1250.0, Heard::SoundRefused),
        [
            Answer::Log(Event::SoundRefused),
            Answer::Cancel,
            Answer::Hide(1250.0),
            Answer::AskForTap(true)
        ]
    );
    assert_eq!(trial.hear(0.0, Heard::Due(5000.0)), []);
    assert_eq!(
        trial.hear(9000.0, Heard::Tapped),
        [
            Answer::AskForTap(false),
            Answer::Play(9000.0),
            Answer::Plan(9000.0)
        ]
    );
    let answers = trial.hear(0.0, Heard::Due(9000.0));
    assert_eq!(answers[0], start(Position::Left));
    // Refused again: it goes on without.
    assert_eq!(
        trial.hear(0.0, Heard::SoundRefused),
        [Answer::Log(Event::SoundRefused)]
    );
    let answers = trial.hear(0.0, Heard::Due(10_000.0));
    assert_eq!(answers[1], start(Position::Right));
    assert!(
        !answers
            .iter()
            .any(|answer| matches!(answer, Answer::Play(_) | Answer::PlanSound(_)))
    );
    assert!(leaves(&trial.hear(0.0, Heard::Due(11_000.0))));
}

#[test]
fn a_pause_ends_everything() {
    let mut trial = trial(100.0);
    trial.hear(0.0, ALL);
    assert_eq!(trial.hear(0.0, Heard::Removed), [Answer::Remove]);
    for what in [ALL, Heard::Due(500.0), Heard::Tapped, Heard::SoundRefused] {
        assert_eq!(trial.hear(0.0, what), []);
    }
}

/// Numbers that look like chance and are the same each time.
fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

#[test]
fn whatever_is_heard_in_whatever_order_nobody_leaves_twice_or_stays() {
    for seed in 0..3000 {
        let mut draw = numbers(seed);
        let length = [0.0, 1.0, 90.0, 1000.0][draw(4) as usize];
        let mut trial = trial(length);
        let mut now = 0.0;
        let mut left = 0;
        let mut log: Vec<Answer> = Vec::new();
        for _ in 0..draw(60) {
            now += draw(300) as f64;
            let what = match draw(9) {
                0 => ALL,
                1 => SEEN,
                2 => Heard::Due(now),
                3 => Heard::SoundDue,
                4 => Heard::SoundStarted,
                5 => Heard::SoundRefused,
                6 => Heard::SoundFailed,
                7 => Heard::Tapped,
                _ => Heard::Next,
            };
            log.extend(trial.hear(now + 50.0, what));
        }
        // Whatever it waits for comes at last.
        for what in [ALL, Heard::SoundRefused, Heard::Tapped, Heard::Next] {
            log.extend(trial.hear(now + 50.0, what));
        }
        for _ in 0..4 {
            now += 2000.0;
            log.extend(trial.hear(now, Heard::Due(now)));
        }
        left += log
            .iter()
            .filter(|answer| **answer == Answer::Leave)
            .count();
        assert_eq!(left, 1, "{seed}: {log:?}");
        // What begins ends, unless a press showed it again.
        let count = |is: fn(&Answer) -> bool| log.iter().filter(|answer| is(answer)).count();
        let starts = count(|answer| matches!(answer, Answer::Show(..)));
        let ends = count(|answer| matches!(answer, Answer::LogEnd(_)));
        let cut = count(|answer| *answer == Answer::Cancel);
        assert!(ends <= starts && starts <= ends + cut, "{seed}: {log:?}");
    }
}
