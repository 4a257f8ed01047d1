use super::*;

fn everything() -> [Vec<usize>; 4] {
    [vec![0, 1], vec![0, 1], vec![0, 1], vec![0, 1]]
}

fn ready(voices: [bool; 3]) -> Heard {
    Heard::Ready(everything(), voices, None)
}

fn trial(trial_secs: f64, announcement_secs: f64) -> Trial {
    Trial::new(Params {
        trial_secs,
        announcement_secs,
        ..Params::default()
    })
}

fn leaves(answers: &[Answer]) -> bool {
    answers.contains(&Answer::Leave)
}

#[test]
fn without_announcement_and_music_the_streams_begin_at_once_and_end_to_the_millisecond() {
    let mut trial = trial(60.0, 0.0);
    assert_eq!(
        trial.hear(1050.0, ready([false; 3])),
        [
            Answer::Attention(false),
            Answer::Log(Event::StartTestTrial),
            Answer::ShowStreams,
            Answer::Plan(1050.0)
        ]
    );
    let mut next = 1050.0;
    let mut turns = 0;
    let last = loop {
        // Every refresh comes late.
        let answers = trial.hear(0.0, Heard::Due(next + 15.0));
        turns += answers
            .iter()
            .filter(|answer| matches!(answer, Answer::Present(..)))
            .count();
        match answers.last() {
            Some(Answer::Plan(at)) => next = *at,
            _ => break answers,
        }
    };
    assert_eq!(turns, 80);
    assert!((next - 61_050.0).abs() < 1e-9, "{next}");
    assert_eq!(
        last,
        [
            Answer::Log(Event::ClearImages),
            Answer::Clear(Which::Both, 61_050.0),
            Answer::Leave
        ]
    );
}

#[test]
fn the_streams_wait_for_both_ends_of_the_announcement() {
    for audio_first in [true, false] {
        let mut trial = trial(9.0, 3.0);
        assert_eq!(
            trial.hear(50.0, ready([true, false, false])),
            [
                Answer::Attention(true),
                Answer::TimeAttention(3000.0),
                Answer::Play(Voice::Announcement, 50.0),
                Answer::Time(Voice::Announcement, SOUND_PATIENCE_MILLIS)
            ]
        );
        let mut ends = [Heard::Ended(Voice::Announcement), Heard::AttentionOver];
        if !audio_first {
            ends.reverse();
        }
        let [one, other] = ends;
        let starts = |answers: &[Answer]| answers.contains(&Answer::Log(Event::StartTestTrial));
        assert!(!starts(&trial.hear(60.0, one)));
        assert!(starts(&trial.hear(70.0, other)));
    }
}

#[test]
fn an_announcement_without_sound_lasts_its_shortest_time() {
    let mut trial = trial(9.0, 3.0);
    assert_eq!(
        trial.hear(50.0, ready([false; 3])),
        [Answer::Attention(true), Answer::TimeAttention(3000.0)]
    );
    let answers = trial.hear(50.0, Heard::AttentionOver);
    assert!(answers.contains(&Answer::ShowStreams));
}

#[test]
fn next_is_offered_for_an_announcement_that_has_not_ended_only() {
    let mut trial = trial(9.0, 90.0);
    trial.hear(50.0, ready([true, false, false]));
    let mut ended = trial.clone();
    let long_ago = Heard::LongAgo(Voice::Announcement);
    assert_eq!(
        trial.hear(60_050.0, long_ago.clone()),
        [Answer::OfferNext(true)]
    );
    ended.hear(2050.0, Heard::Ended(Voice::Announcement));
    assert_eq!(ended.hear(60_050.0, long_ago), []);
}

#[test]
fn music_begins_before_the_streams_and_goes_with_them() {
    let mut trial = trial(12.0, 0.0);
    assert_eq!(
        trial.hear(50.0, ready([false, true, false])),
        [
            Answer::Attention(false),
            Answer::Log(Event::StartTestTrial),
            Answer::Fade(0.1, 0.0),
            Answer::Play(Voice::Music, 50.0),
            Answer::Time(Voice::Music, MUSIC_PATIENCE_MILLIS)
        ]
    );
    assert_eq!(
        trial.hear(100.0, Heard::Started(Voice::Music)),
        [
            Answer::Fade(1.0, 2000.0),
            Answer::ShowStreams,
            Answer::Plan(100.0)
        ]
    );
    let answers = trial.hear(0.0, Heard::Due(10_105.0));
    assert_eq!(answers[0], Answer::Fade(0.0, 2000.0));
    assert_eq!(trial.hear(0.0, Heard::Started(Voice::Music)), []);
}

#[test]
fn a_refused_music_holds_the_streams_until_a_press() {
    let mut trial = trial(12.0, 0.0);
    trial.hear(50.0, ready([false, true, false]));
    assert_eq!(
        trial.hear(1050.0, Heard::Refused(Voice::Music)),
        [Answer::Log(Event::SoundRefused), Answer::AskForTap(true)]
    );
    assert_eq!(trial.hear(3050.0, Heard::LongAgo(Voice::Music)), []);
    let answers = trial.hear(9000.0, Heard::Tapped);
    assert_eq!(
        answers[..2],
        [Answer::AskForTap(false), Answer::Play(Voice::Music, 9000.0)]
    );
    let answers = trial.hear(9050.0, Heard::Refused(Voice::Music));
    assert!(answers.contains(&Answer::ShowStreams), "without it, then");
}

#[test]
fn the_closing_sound_is_heard_out_and_a_broken_one_is_not_waited_for() {
    let mut trial = trial(0.5, 0.0);
    trial.hear(0.0, ready([false, false, true]));
    let answers = trial.hear(700.0, Heard::Due(510.0));
    assert!(answers.contains(&Answer::Play(Voice::Closing, 700.0)));
    assert!(!leaves(&answers));
    let mut stalled = trial.clone();
    assert!(leaves(&trial.hear(0.0, Heard::Ended(Voice::Closing))));
    assert_eq!(
        stalled.hear(0.0, Heard::LongAgo(Voice::Closing)),
        [Answer::OfferNext(true)]
    );
    assert!(leaves(&stalled.hear(0.0, Heard::Next)));
}

#[test]
fn nothing_at_all_is_said_and_leads_on() {
    let mut trial = trial(9.0, 3.0);
    let none = Heard::Ready(Default::default(), [true; 3], None);
    assert_eq!(
        trial.hear(9.0, none),
        [Answer::Log(Event::NothingToShow), Answer::SayNothingCame]
    );
    assert_eq!(trial.hear(9.0, Heard::Next), [Answer::Leave]);
}

#[test]
fn a_pause_empties_the_page_at_any_moment_and_nothing_happens_after() {
    let mut trial = trial(9.0, 0.0);
    trial.hear(0.0, ready([false; 3]));
    trial.hear(0.0, Heard::Due(300.0));
    assert_eq!(
        trial.hear(0.0, Heard::Removed(true)),
        [Answer::Log(Event::ClearImages), Answer::Remove]
    );
    for what in [Heard::Due(20_000.0), ready([true; 3]), Heard::Next] {
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

/// What a page would hear at last of what it was told to do; a browser may refuse, break or forget every sound.
fn comes_of(answer: &Answer, draw: &mut impl FnMut(u64) -> u64) -> Vec<Heard> {
    match answer {
        Answer::TimeAttention(_) => vec![Heard::AttentionOver],
        Answer::Time(voice, _) => vec![Heard::LongAgo(*voice)],
        Answer::Plan(at) => vec![Heard::Due(*at + draw(40) as f64 - 4.0)],
        Answer::AskForTap(true) => vec![Heard::Tapped],
        Answer::OfferNext(true) | Answer::SayNothingCame => vec![Heard::Next],
        Answer::Play(voice, _) => match draw(5) {
            0 => vec![Heard::Refused(*voice)],
            1 => vec![Heard::Ended(*voice)],
            2 => Vec::new(),
            3 => vec![Heard::Started(*voice)],
            _ => vec![Heard::Started(*voice), Heard::Ended(*voice)],
        },
        _ => Vec::new(),
    }
}

#[test]
fn whatever_the_browser_does_in_whatever_order_the_trial_ends_once() {
    for seed in 0..3000 {
        let mut draw = numbers(seed);
        let mut trial = trial(draw(4) as f64, draw(2) as f64);
        let mut voices = [false; 3];
        voices.fill_with(|| draw(2) == 0);
        let usable = match draw(8) {
            0 => Default::default(),
            1 => [vec![1], Vec::new(), Vec::new(), Vec::new()],
            _ => everything(),
        };
        let mut coming = vec![Heard::Ready(usable, voices, Some(seed as u32))];
        let mut now = 0.0;
        let mut log: Vec<Answer> = Vec::new();
        let mut steps = 0;
        while !coming.is_empty() {
            let what = coming.remove(draw(coming.len() as u64) as usize);
            if let Heard::Due(until) = what {
                now = until.max(now);
            }
            let answers = trial.hear(now + 50.0, what);
            for answer in &answers {
                coming.extend(comes_of(answer, &mut draw));
            }
            // A change that came a little early is planned again by the clock.
            log.extend(answers);
            steps += 1;
            assert!(steps < 2000, "{seed}: it does not end");
        }
        let left = log.iter().filter(|answer| **answer == Answer::Leave);
        assert_eq!(left.count(), 1, "{seed}: {log:?}");
    }
}

#[test]
fn noise_changes_nothing_about_that() {
    for seed in 0..3000 {
        let mut draw = numbers(seed);
        let mut trial = trial(draw(3) as f64, draw(2) as f64);
        let mut log: Vec<Answer> = Vec::new();
        let mut now = 0.0;
        for _ in 0..draw(40) {
            now += draw(400) as f64;
            let voice = VOICES[draw(3) as usize];
            let what = match draw(9) {
                0 | 1 => ready([draw(2) == 0, draw(2) == 0, draw(2) == 0]),
                2 => Heard::AttentionOver,
                3 => Heard::Due(now),
                4 => Heard::Started(voice),
                5 => Heard::Refused(voice),
                6 => Heard::Ended(voice),
                7 => Heard::LongAgo(voice),
                _ => Heard::Tapped,
            };
            log.extend(trial.hear(now + 50.0, what));
        }
        // A family that is patient and presses what it is offered.
        for _ in 0..4 {
            now += 5000.0;
            for what in [
                ready([true; 3]),
                Heard::AttentionOver,
                Heard::Tapped,
                Heard::LongAgo(Voice::Announcement),
                Heard::LongAgo(Voice::Music),
                Heard::Next,
                Heard::Due(now),
            ] {
                log.extend(trial.hear(now, what));
            }
        }
        let left = log.iter().filter(|answer| **answer == Answer::Leave);
        assert_eq!(left.count(), 1, "{seed}: {log:?}");
    }
}
