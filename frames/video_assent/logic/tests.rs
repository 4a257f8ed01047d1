use super::*;
use serde_json::{Value, json};

fn params(frame: Value) -> Params {
    let (params, problems) = kit::parse(frame.as_object().expect("object"));
    assert_eq!(problems, []);
    params
}

fn assent(frame: Value) -> Assent {
    Assent::new(&params(frame))
}

fn all(assent: &mut Assent, heard: &[Heard]) -> Vec<Answer> {
    heard.iter().flat_map(|what| assent.hear(*what)).collect()
}

fn ended(place: usize, medium: Medium) -> Heard {
    Heard::Media(place, medium, MediaNews::Ended)
}

#[test]
fn a_yes_goes_through_the_pages_and_on() {
    let mut assent = assent(json!({"recordLastPage": true, "pages": [{"audio": "a"}, {}]}));
    let early = [
        Heard::Next,
        Heard::Back,
        Heard::Choose(true),
        Heard::Submit,
        Heard::Begin,
    ];
    let first = [Answer::Log(Event::NextAssentPage(0)), Answer::Show(0)];
    assert_eq!(all(&mut assent, &early), first);
    assert_eq!(assent.hear(Heard::Next), [], "the sound has not ended");
    assent.hear(ended(0, Medium::Sound));
    assert!(!assent.can_decide());
    assert_eq!(
        assent.hear(Heard::Next),
        [
            Answer::Log(Event::NextAssentPage(1)),
            Answer::Show(1),
            Answer::Record
        ]
    );
    assert!(assent.can_decide() && !assent.can_go_on());
    assert_eq!((assent.shown(), assent.chosen()), (Some(1), None));
    assert_eq!(
        all(&mut assent, &[Heard::Back, Heard::Next, Heard::Submit]),
        [
            Answer::Log(Event::PreviousAssentPage(0)),
            Answer::Show(0),
            Answer::Log(Event::NextAssentPage(1)),
            Answer::Show(1),
        ],
        "one recording, and nothing is submitted before it is chosen"
    );
    let choice = [
        Heard::Choose(false),
        Heard::Choose(true),
        Heard::Submit,
        Heard::Submit,
    ];
    assert_eq!(
        all(&mut assent, &choice),
        [
            Answer::Keep(true),
            Answer::Consent,
            Answer::Log(Event::AssentQuestionSubmit("Yes".into())),
            Answer::Proceed
        ]
    );
}

#[test]
fn a_no_is_kept_and_is_no_consent() {
    let mut assent = assent(json!({"pages": [{}]}));
    let heard = [Heard::Begin, Heard::Choose(false), Heard::Submit];
    let answers = all(&mut assent, &heard);
    assert_eq!(
        answers[2..],
        [
            Answer::Keep(false),
            Answer::Log(Event::AssentQuestionSubmit("No".into())),
            Answer::EndStudy
        ]
    );
}

#[test]
fn sound_and_film_of_the_last_page_must_both_end() {
    let mut assent = assent(json!({"pages": [{"audio": "a", "video": "v"}]}));
    assent.hear(Heard::Begin);
    assent.hear(ended(0, Medium::Film));
    assert!(!assent.can_decide());
    assent.hear(ended(0, Medium::Sound));
    assert!(assent.can_decide());
}

#[test]
fn what_cannot_be_played_is_not_waited_for() {
    let mut assent = assent(json!({"pages": [{"audio": "a", "video": "v"}]}));
    assent.hear(Heard::Begin);
    let failed = Heard::Media(0, Medium::Film, MediaNews::Failed);
    assert_eq!(
        all(&mut assent, &[failed, failed]),
        [Answer::Log(Event::MediaFailed(0, Medium::Film))]
    );
    assert!(assent.is_broken(0) && !assent.can_decide());
    assent.hear(ended(0, Medium::Sound));
    let late = Heard::Media(0, Medium::Sound, MediaNews::Failed);
    assert_eq!(assent.hear(late), [], "it was heard to its end");
    assert!(assent.can_decide());
}

#[test]
fn without_pages_the_child_is_asked_at_once() {
    let mut assent = assent(json!({"recordLastPage": true}));
    let answers = assent.hear(Heard::Begin);
    assert_eq!(answers, [Answer::Show(0), Answer::Record]);
    assert!(assent.can_decide());
}

#[test]
fn a_child_that_is_too_young_goes_on_unasked() {
    let mut assent = assent(json!({"pages": [{}]}));
    assert_eq!(
        all(
            &mut assent,
            &[Heard::TooYoung, Heard::TooYoung, Heard::Begin]
        ),
        [
            Answer::Log(Event::SkipAssentDueToParticipantAge),
            Answer::Proceed
        ]
    );
}

#[test]
fn the_camera_is_waited_for_until_the_family_goes_on_without() {
    let here = RecorderState {
        has_camera: true,
        ..RecorderState::default()
    };
    let none = RecorderState::default();
    for (camera, runs, now, without, expected) in [
        (Camera::NotUsed, true, none, false, true),
        (Camera::Shown, true, none, false, false),
        (Camera::Shown, true, here, false, true),
        (Camera::Shown, true, none, true, true),
        (Camera::Records, false, here, false, false),
        (Camera::Records, true, none, false, true),
        (Camera::Records, false, none, true, true),
    ] {
        assert_eq!(can_begin(camera, runs, now, without), expected);
    }
    let of = |frame| camera(&params(frame));
    assert_eq!(of(json!({"pages": [{}]})), Camera::NotUsed);
    assert_eq!(of(json!({"pages": [{"showWebcam": true}]})), Camera::Shown);
    assert_eq!(of(json!({"recordLastPage": true})), Camera::Shown);
    assert_eq!(of(json!({"recordWholeProcedure": true})), Camera::Records);

    let mut looked = assent(json!({"pages": [{"showWebcam": true}]}));
    let heard = looked.hear(Heard::GoWithout);
    assert_eq!(heard, [Answer::LetCameraGo], "nothing is missed");
}

#[test]
fn who_goes_on_without_the_camera_is_not_recorded_and_answers_all_the_same() {
    for (records, yes) in [("recordLastPage", true), ("recordWholeProcedure", false)] {
        let mut assent = assent(json!({records: true, "pages": [{}]}));
        let without = [Heard::GoWithout, Heard::GoWithout, Heard::Begin];
        assert_eq!(
            all(&mut assent, &without),
            [
                Answer::Log(Event::ContinuedWithoutRecording),
                Answer::LetCameraGo,
                Answer::LetCameraGo,
                Answer::Log(Event::NextAssentPage(0)),
                Answer::Show(0),
            ],
            "{records}: told once, and no recording"
        );
        assert_eq!(assent.hear(Heard::GoWithout), [], "it has begun");
        let answers = all(&mut assent, &[Heard::Choose(yes), Heard::Submit]);
        assert_eq!(answers.first(), Some(&Answer::Keep(yes)));
    }
}

/// Whatever happens in whatever order, the frame ends once at most, and can always be ended.
#[test]
fn any_order_ends_once() {
    let frames = [
        json!({}),
        json!({"pages": [{"video": "v"}]}),
        json!({"recordLastPage": true, "pages": [{"audio": "a"}, {}, {"audio": "b", "video": "v"}]}),
    ];
    let mut state = 9_u32;
    for round in 0..600 {
        let mut assent = assent(frames[round % frames.len()].clone());
        let mut random = |bound: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % bound
        };
        let mut answers = Vec::new();
        for _ in 0..30 {
            let medium = [Medium::Film, Medium::Sound][random(2)];
            let news = [MediaNews::Ended, MediaNews::Failed, MediaNews::Started(0.0)][random(3)];
            let what = [
                Heard::Begin,
                Heard::GoWithout,
                Heard::Next,
                Heard::Next,
                Heard::Back,
                Heard::Media(random(4), medium, news),
                Heard::Choose(random(2) == 0),
                Heard::Submit,
            ][random(8)];
            answers.extend(assent.hear(what));
        }
        answers.extend(assent.hear(Heard::Begin));
        for place in 0..3 {
            for medium in [Medium::Film, Medium::Sound] {
                let failed = Heard::Media(place, medium, MediaNews::Failed);
                answers.extend(assent.hear(failed));
            }
        }
        let end = [Heard::Next, Heard::Next, Heard::Choose(true), Heard::Submit];
        answers.extend(all(&mut assent, &end));
        let count = |is: fn(&Answer) -> bool| answers.iter().filter(|a| is(a)).count();
        let ends = |answer: &Answer| matches!(answer, Answer::Proceed | Answer::EndStudy);
        assert_eq!(count(ends), 1, "{answers:?}");
        assert!(answers.last().is_some_and(ends));
        assert_eq!(count(|answer| matches!(answer, Answer::Keep(_))), 1);
        assert!(count(|answer| *answer == Answer::Record) <= 1);
    }
}
