//! Whole trials, told to the machine as the page would.

use super::*;
use Looking::{
    LookawayEnd, LookawayEndedTrial, LookawayStart, ParentControlPeriodEnd,
    ParentControlPeriodStart, ParentEndedTrial,
};

fn watch(change: impl FnOnce(&mut InfantControl)) -> Watch {
    let mut control = InfantControl::default();
    change(&mut control);
    Watch::new(control)
}

fn run(watch: &mut Watch, heard: &[(f64, Heard<'_>)]) -> Vec<Looking> {
    let answers = heard.iter().flat_map(|(now, what)| watch.hear(*now, *what));
    answers
        .filter_map(|answer| match answer {
            Answer::Log(event) => Some(event),
            _ => None,
        })
        .collect()
}

const AWAY: Heard<'_> = Heard::KeyDown("p");
const BACK: Heard<'_> = Heard::KeyUp("p", true);
const END: Heard<'_> = Heard::KeyUp("q", true);

#[test]
fn looks_away_are_added_up_until_they_end_the_trial() {
    let mut watch = watch(|_| {});
    assert_eq!(
        run(&mut watch, &[(1000.0, Heard::Begin)]),
        [ParentControlPeriodStart]
    );
    assert!(
        watch
            .hear(2000.0, AWAY)
            .contains(&Answer::Wait(2000.0, Heard::LookawayOver(1)))
    );
    assert_eq!(run(&mut watch, &[(3500.0, BACK)]), [LookawayEnd]);
    assert_eq!(
        watch.hear(4000.0, Heard::LookawayOver(1)),
        [],
        "that one is over"
    );
    assert!(
        watch
            .hear(5000.0, AWAY)
            .contains(&Answer::Wait(500.0, Heard::LookawayOver(2)))
    );
    assert_eq!(
        watch.hear(5500.0, Heard::LookawayOver(2)),
        [Answer::Log(LookawayEndedTrial), Answer::EndTrial]
    );
    assert_eq!(
        run(
            &mut watch,
            &[
                (5600.0, Heard::Ceiling),
                (5600.0, Heard::Over),
                (9000.0, BACK)
            ]
        ),
        [ParentControlPeriodEnd]
    );
    let looked = watch.looked();
    assert_eq!(looked.trial_end_reason, Some(EndReason::Lookaway));
    assert_eq!(looked.total_looking_time, Some(2.5));
    assert_eq!(looked.measured_until_millis, Some(5500.0));
    let spans: Vec<_> = looked
        .lookaways
        .iter()
        .map(|away| (away.start_millis, away.end_millis))
        .collect();
    assert_eq!(spans, [(2000.0, Some(3500.0)), (5000.0, None)]);
}

#[test]
fn an_uninterrupted_look_away_begins_anew_each_time() {
    let mut watch = watch(|control| control.lookaway_type = LookawayType::Continuous);
    run(
        &mut watch,
        &[(0.0, Heard::Begin), (100.0, AWAY), (2000.0, BACK)],
    );
    assert!(
        watch
            .hear(3000.0, AWAY)
            .contains(&Answer::Wait(2000.0, Heard::LookawayOver(2)))
    );
}

#[test]
fn a_trial_that_ends_before_it_is_measured_has_no_looking_time() {
    let mut watch = watch(|control| control.measurement_delay_secs = 5.0);
    assert_eq!(
        watch.hear(0.0, Heard::Begin),
        [Answer::Wait(5000.0, Heard::DelayOver)]
    );
    assert_eq!(
        run(
            &mut watch,
            &[(10.0, AWAY), (60.0, BACK), (900.0, Heard::Paused)]
        ),
        [LookawayStart, LookawayEnd, ParentControlPeriodEnd]
    );
    assert_eq!(
        watch.hear(5000.0, Heard::DelayOver),
        [],
        "the delay ends with it"
    );
    let looked = watch.looked();
    assert_eq!(looked.trial_end_reason, Some(EndReason::Pause));
    assert_eq!(looked.total_looking_time, None);
    assert_eq!(looked.measured_from_millis, None);
}

#[test]
fn an_infant_who_never_looks_has_looked_for_no_time() {
    let mut watch = watch(|_| {});
    let answers = watch.hear(995.0, AWAY);
    assert!(
        !answers
            .iter()
            .any(|answer| matches!(answer, Answer::Wait(..)))
    );
    run(
        &mut watch,
        &[
            (1000.0, Heard::Begin),
            (9000.0, Heard::Ceiling),
            (9000.0, Heard::Over),
        ],
    );
    assert_eq!(watch.looked().total_looking_time, Some(0.0));
}

#[test]
fn what_is_timed_begins_with_the_first_look() {
    let mut watch = watch(|_| {});
    run(
        &mut watch,
        &[
            (0.0, AWAY),
            (100.0, Heard::Begin),
            (4000.0, BACK),
            (6000.0, AWAY),
            (6500.0, BACK),
            (7000.0, END),
        ],
    );
    let looked = watch.looked();
    assert_eq!(looked.total_looking_time, Some(2.5));
    assert_eq!(looked.trial_end_reason, Some(EndReason::ParentEnded));
}

#[test]
fn the_key_that_ends_the_trial_is_heard_once_in_full_screen_while_it_is_measured() {
    let mut watch = watch(|_| {});
    assert_eq!(run(&mut watch, &[(0.0, END)]), []);
    run(&mut watch, &[(1.0, Heard::Begin), (1.0, Heard::Begin)]);
    assert_eq!(watch.hear(2.0, Heard::KeyUp("q", false)), []);
    assert_eq!(
        run(&mut watch, &[(3.0, END), (4.0, END), (5.0, Heard::Ceiling)]),
        [ParentEndedTrial]
    );
    assert_eq!(
        watch.looked().trial_end_reason,
        Some(EndReason::ParentEnded)
    );
    assert_eq!(watch.looked().measured_until_millis, Some(3.0));
}

#[test]
fn what_is_held_ends_when_nobody_can_see_it_any_more() {
    let mut by_key = watch(|_| {});
    run(&mut by_key, &[(0.0, Heard::Begin), (10.0, AWAY)]);
    assert_eq!(
        run(&mut by_key, &[(20.0, Heard::Lost), (30.0, BACK)]),
        [LookawayEnd]
    );
    assert_eq!(by_key.hear(2010.0, Heard::LookawayOver(1)), []);
    let mut by_touch = watch(|control| control.lookaway_key = "mouse".into());
    assert_eq!(
        run(
            &mut by_touch,
            &[
                (0.0, AWAY),
                (1.0, Heard::PointerDown(false)),
                (2.0, Heard::PointerUp)
            ]
        ),
        [LookawayStart, LookawayEnd]
    );
}

#[test]
fn a_finger_on_the_page_is_held_as_the_key_is() {
    let mut watch = watch(|_| {});
    let heard = [
        (0.0, Heard::Begin),
        (1.0, Heard::PointerDown(false)),
        (2.0, Heard::PointerUp),
        (3.0, Heard::PointerDown(true)),
        (4.0, Heard::PointerUp),
        (5.0, AWAY),
        (6.0, Heard::PointerUp),
    ];
    let expected = [
        ParentControlPeriodStart,
        LookawayStart,
        LookawayEnd,
        LookawayStart,
    ];
    assert_eq!(run(&mut watch, &heard), expected, "a mouse is no finger");
    assert_eq!(run(&mut watch, &[(7.0, BACK)]), [LookawayEnd]);
}

#[test]
fn without_a_key_for_looking_away_a_finger_means_nothing() {
    let mut watch = watch(|control| control.lookaway_key = String::new());
    let heard = [(0.0, Heard::PointerDown(true)), (1.0, Heard::PointerUp)];
    assert_eq!(run(&mut watch, &heard), []);
}

#[test]
fn the_button_ends_the_trial_as_the_key_does_also_in_a_window() {
    let mut watch = watch(|_| {});
    let heard = [
        (0.0, Heard::EndPressed),
        (1.0, Heard::Begin),
        (2.0, Heard::EndPressed),
        (3.0, Heard::EndPressed),
    ];
    assert_eq!(
        run(&mut watch, &heard),
        [ParentControlPeriodStart, ParentEndedTrial]
    );
    assert_eq!(
        watch.looked().trial_end_reason,
        Some(EndReason::ParentEnded)
    );
}

#[test]
fn shift_in_the_middle_leaves_nobody_looking_away() {
    let mut watch = watch(|_| {});
    assert_eq!(
        run(&mut watch, &[(0.0, AWAY), (1.0, Heard::KeyUp("P", true))]),
        [LookawayStart, LookawayEnd]
    );
    let mut off = super::tests::watch(|control| control.lookaway_key = String::new());
    assert_eq!(run(&mut off, &[(0.0, Heard::KeyDown(""))]), []);
}

#[test]
fn where_next_can_be_pressed_first_looking_is_measured_until_it_is() {
    for delay_secs in [0.0, 5.0] {
        let mut watch = watch(|control| control.measurement_delay_secs = delay_secs);
        let heard = [
            (0.0, Heard::AwaitsNext),
            (0.0, Heard::Begin),
            (5000.0, Heard::DelayOver),
            (6000.0, Heard::AwaitsNext),
            (9000.0, Heard::Ceiling),
            (9000.0, Heard::Over),
        ];
        let expected = [ParentControlPeriodStart, ParentControlPeriodEnd];
        assert_eq!(run(&mut watch, &heard), expected);
        let looked = watch.looked();
        assert_eq!(looked.trial_end_reason, Some(EndReason::Ceiling));
        assert_eq!(looked.total_looking_time, Some(9.0 - delay_secs));
    }
}

#[test]
fn a_trial_that_waits_for_next_only_is_measured_no_longer() {
    let mut watch = watch(|_| {});
    run(
        &mut watch,
        &[
            (0.0, Heard::Begin),
            (3000.0, Heard::AwaitsNext),
            (4000.0, AWAY),
            (9000.0, Heard::Ceiling),
        ],
    );
    assert_eq!(watch.looked().total_looking_time, Some(3.0));
}

/// Small numbers that look random and are the same in every run.
fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed.wrapping_mul(2) + 1;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    }
}

#[test]
fn in_any_order_one_reason_is_kept_and_times_are_possible() {
    for seed in 0..3000 {
        let mut next = numbers(seed);
        let mut watch = watch(|control| {
            control.lookaway_threshold_secs = next(3) as f64 - 1.0;
            control.measurement_delay_secs = next(3) as f64 - 1.0;
            if next(2) == 0 {
                control.lookaway_type = LookawayType::Continuous;
            }
            if next(3) == 0 {
                control.lookaway_key = "mouse".into();
            }
        });
        let (mut now, mut reason) = (0.0, None);
        let mut log = Vec::new();
        let mut ends = 0;
        let mut waiting = Vec::new();
        for _ in 0..60 {
            now += next(700) as f64;
            let what = match next(16) {
                14 => Heard::PointerDown(true),
                15 if next(3) == 0 => Heard::EndPressed,
                0 | 1 => AWAY,
                2 => BACK,
                3 => Heard::PointerDown(false),
                4 => Heard::PointerUp,
                5 => Heard::Lost,
                6 | 7 => Heard::Begin,
                8 | 9 => waiting.pop().unwrap_or(Heard::DelayOver),
                10 => END,
                11 if next(3) == 0 => Heard::AwaitsNext,
                11 => Heard::Ceiling,
                12 if next(6) == 0 => Heard::Paused,
                12 if next(6) == 0 => Heard::Gone,
                13 if next(6) == 0 => Heard::Over,
                _ => Heard::KeyUp("q", false),
            };
            for answer in watch.hear(now, what) {
                match answer {
                    Answer::Log(event) => log.push(event),
                    Answer::Wait(millis, later) => {
                        assert!(millis >= 0.0);
                        waiting.push(later);
                    }
                    Answer::EndTrial => ends += 1,
                    Answer::Away(_) => {}
                }
            }
            let looked = watch.looked();
            if reason.is_some() {
                assert_eq!(looked.trial_end_reason, reason, "seed {seed}");
            }
            reason = looked.trial_end_reason;
            if let Some(secs) = looked.total_looking_time {
                assert!(secs >= 0.0 && secs * 1000.0 <= now, "seed {seed}: {secs}");
                let from = looked.measured_from_millis.expect("measured");
                let until = looked.measured_until_millis.expect("measured");
                assert!(secs * 1000.0 <= until - from + 0.01, "seed {seed}");
            }
        }
        assert!(ends <= 1, "seed {seed}");
        for once in [
            ParentControlPeriodStart,
            ParentControlPeriodEnd,
            LookawayEndedTrial,
            ParentEndedTrial,
        ] {
            let count = log.iter().filter(|event| **event == once).count();
            assert!(count <= 1, "seed {seed}: {once:?} {count} times");
        }
        if let Some(end) = log
            .iter()
            .position(|event| *event == ParentControlPeriodEnd)
        {
            assert_eq!(end, log.len() - 1, "seed {seed}: nothing comes after it");
        }
        let away: Vec<_> = log
            .iter()
            .filter(|event| matches!(event, LookawayStart | LookawayEnd))
            .collect();
        for pair in away.windows(2) {
            assert_ne!(pair[0], pair[1], "seed {seed}");
        }
    }
}
