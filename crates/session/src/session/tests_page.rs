//! What becomes of the window, of a camera that says nothing, of the button that pauses, and of a study that stops.

use super::tests::{Shell, recording};
use crate::{
    CameraTrouble, Cover, Effect, Event, FrameSpec, Needs, Now, PageNews, PausingNeeds, Phase,
    Session, Setup, Timer,
};
use serde_json::{Map, Value, json};

fn trial() -> Needs {
    Needs {
        fullscreen: true,
        pausing: Some(PausingNeeds::default()),
        ..Needs::default()
    }
}

fn shell(first: Needs) -> Shell {
    let frames = [("a", json!({})), ("b", json!({})), ("c", json!({}))];
    Shell::new(&frames, vec![first, trial(), Needs::default()])
}

fn sized(shell: &mut Shell, width: u32, height: u32) {
    shell.send(Event::Page(PageNews::Sized { width, height }));
}

fn settled(shell: &mut Shell, number: u32) {
    let timer = Timer::SizeSettled(number);
    shell.send(Event::TimerFired { timer });
}

fn sizes(shell: &Shell, frame: &str) -> Vec<Value> {
    let events = &shell.session.saved().exp_data[frame]["eventTimings"];
    let all = events.as_array().expect("events").iter();
    let sized = all.filter(|event| event["eventType"] == "exp-test:windowResized");
    sized
        .map(|event| json!([event["width"], event["height"]]))
        .collect()
}

#[test]
fn a_trial_stores_the_size_that_its_window_has_kept() {
    let mut shell = shell(trial());
    sized(&mut shell, 700, 500);
    sized(&mut shell, 800, 600);
    settled(&mut shell, 1);
    settled(&mut shell, 2);
    sized(&mut shell, 900, 600);
    sized(&mut shell, 800, 600);
    settled(&mut shell, 4);
    shell.next();
    assert_eq!(sizes(&shell, "0-a"), [json!([800, 600])]);
}

#[test]
fn on_a_page_with_text_the_size_means_nothing() {
    let mut shell = shell(Needs::default());
    sized(&mut shell, 700, 500);
    settled(&mut shell, 1);
    shell.next();
    assert!(sizes(&shell, "0-a").is_empty());
}

#[test]
fn a_turned_screen_is_told_each_time_and_one_that_may_turn_off_once() {
    let mut shell = shell(trial());
    for _ in 0..2 {
        shell.send(Event::Page(PageNews::Turned { degrees: 90 }));
        shell.send(Event::Page(PageNews::ScreenMayTurnOff));
    }
    shell.next();
    shell.send(Event::Page(PageNews::ScreenMayTurnOff));
    shell.next();
    let told = [
        "enteredFullscreen",
        "orientationChanged",
        "screenMayTurnOff",
        "orientationChanged",
        "nextFrame",
    ];
    assert_eq!(shell.events("0-a"), told);
    assert_eq!(shell.events("1-b"), ["nextFrame"]);
}

/// A browser without full screen is told to be so at once by the shell (`browser/page.rs`).
#[test]
fn nothing_waits_for_a_full_screen_that_never_comes() {
    let setup = Setup {
        response_id: Some("r".into()),
        frames: vec![FrameSpec::default(), FrameSpec::default()],
        ..Setup::default()
    };
    let mut session = Session::new(setup);
    let now = Now::default();
    session.handle(now, Event::Start);
    let visit = session.stage().visit;
    let needs = Box::new(trial());
    session.handle(now, Event::FrameOpened { visit, needs });
    assert_eq!(session.stage().phase, Phase::Running);
    let pausable = true;
    session.handle(now, Event::PausableSet { visit, pausable });
    session.handle(now, Event::PauseAsked);
    assert_eq!(session.stage().phase, Phase::Paused);
    session.handle(now, Event::ResumeAsked);
    assert_eq!(session.stage().visit, visit + 1);
}

#[test]
fn the_button_pauses_only_what_the_key_may() {
    let never = PausingNeeds {
        allowed: false,
        ..PausingNeeds::default()
    };
    let no_key = PausingNeeds {
        key: String::new(),
        ..PausingNeeds::default()
    };
    for (pausing, may) in [
        (PausingNeeds::default(), true),
        (never, false),
        (no_key, false),
    ] {
        let mut shell = shell(Needs {
            pausing: Some(pausing),
            ..trial()
        });
        assert!(!shell.session.stage().offers_pause, "not yet pausable");
        let visit = shell.visit();
        let pausable = true;
        shell.send(Event::PausableSet { visit, pausable });
        assert_eq!(shell.session.stage().offers_pause, may);
        shell.mono_millis += 1000.0;
        shell.send(Event::PauseAsked);
        assert_eq!(shell.session.stage().phase == Phase::Paused, may);
        assert!(!shell.session.stage().offers_pause || !may);
    }
}

/// The camera neither comes nor fails.
fn waiting() -> (Session, u32) {
    let frames = ["a", "b"].map(|id| FrameSpec {
        id: id.into(),
        kind: "exp-test".into(),
        ..FrameSpec::default()
    });
    let mut session = Session::new(Setup {
        response_id: Some("r".into()),
        frames: frames.into(),
        ..Setup::default()
    });
    session.handle(Now::default(), Event::Start);
    let visit = session.stage().visit;
    let needs = Box::new(recording());
    session.handle(Now::default(), Event::FrameOpened { visit, needs });
    assert_eq!(session.stage().phase, Phase::Waiting);
    let timer = Timer::CameraLimit(1);
    session.handle(Now::default(), Event::TimerFired { timer });
    assert_eq!(
        session.stage().cover,
        Cover::CameraTrouble(CameraTrouble::Silent)
    );
    (session, visit)
}

#[test]
fn a_silent_camera_that_comes_after_all_is_used() {
    let (mut session, _) = waiting();
    let (now, recorder) = (Now::default(), 1);
    session.handle(now, Event::CameraOpened { recorder });
    session.handle(now, Event::RecordingStarted { recorder });
    assert_eq!(session.stage().phase, Phase::Running);
    assert_eq!(session.stage().cover, Cover::None);
    assert!(session.stage().recorder.recording);
}

#[test]
fn a_page_that_leads_its_recorder_hears_of_a_silent_camera_and_stays() {
    let mut needs = recording();
    if let Some(recording) = &mut needs.recording {
        recording.automatic = false;
    }
    let mut session = Session::new(Setup {
        response_id: Some("r".into()),
        frames: vec![FrameSpec::default()],
        ..Setup::default()
    });
    let (now, recorder) = (Now::default(), 1);
    session.handle(now, Event::Start);
    let visit = session.stage().visit;
    let needs = Box::new(needs);
    let effects = session.handle(now, Event::FrameOpened { visit, needs });
    let timer = Timer::CameraLimit(recorder);
    let waits =
        |effect: &Effect| matches!(effect, Effect::SetTimer { timer: set, .. } if *set == timer);
    assert!(effects.iter().any(waits), "{effects:?}");
    session.handle(now, Event::TimerFired { timer });
    assert_eq!(session.stage().phase, Phase::Running);
    assert_eq!(session.stage().cover, Cover::None);
    let trouble = |session: &Session| session.stage().recorder.trouble;
    assert_eq!(trouble(&session), Some(CameraTrouble::Silent));
    session.handle(now, Event::CameraOpened { recorder });
    assert_eq!(trouble(&session), None);
}

#[test]
fn a_frame_that_stands_for_others_may_begin_and_end_the_recording_of_the_session() {
    for ends in [true, false] {
        let begins = !ends;
        let frame = |id: &str, params: Value| FrameSpec {
            id: id.into(),
            kind: "exp-test".into(),
            params: params.as_object().cloned().unwrap_or_default(),
        };
        let pick = json!({"startSessionRecording": begins, "endSessionRecording": ends});
        let mut session = Session::new(Setup {
            response_id: Some("r".into()),
            frames: vec![
                frame("a", json!({})),
                frame("pick", pick),
                frame("b", json!({})),
            ],
            ..Setup::default()
        });
        let (now, recorder) = (Now::default(), 1);
        session.handle(now, Event::Start);
        let visit = session.stage().visit;
        let needs = Box::new(Needs {
            start_session_recording: ends,
            ..Needs::default()
        });
        session.handle(now, Event::FrameOpened { visit, needs });
        if ends {
            session.handle(now, Event::CameraOpened { recorder });
            session.handle(now, Event::RecordingStarted { recorder });
        }
        session.handle(now, Event::NextAsked { visit });
        let (visit, frames, choice) = (session.stage().visit, Vec::new(), Map::new());
        let expanded = Event::SelectExpanded {
            visit,
            frames,
            choice,
        };
        let effects = session.handle(now, expanded);
        assert_eq!(session.stage().frame_id, "b");
        let is_stopped = effects.contains(&Effect::StopRecorder { recorder });
        assert_eq!(is_stopped, ends, "{effects:?}");
        let opens = |effect: &Effect| matches!(effect, Effect::OpenCamera { .. });
        assert_eq!(effects.iter().any(opens), begins, "{effects:?}");
    }
}

#[test]
fn a_family_that_has_gone_on_is_not_recorded_when_the_camera_comes() {
    let (mut session, visit) = waiting();
    let (now, recorder) = (Now::default(), 1);
    session.handle(now, Event::ContinueWithoutCamera);
    assert_eq!(session.stage().phase, Phase::Running);
    assert_eq!(session.handle(now, Event::CameraOpened { recorder }), []);
    assert!(!session.stage().recorder.recording);
    session.handle(now, Event::NextAsked { visit });
    let events = session.saved().exp_data["a"]["eventTimings"].to_string();
    for name in ["errorStartingRecording", "continuedWithoutRecording"] {
        assert!(events.contains(name), "{events}");
    }
}

#[test]
fn a_camera_that_has_come_in_time_is_not_asked_about() {
    let mut shell = shell(recording());
    let timer = Timer::CameraLimit(1);
    shell.send(Event::TimerFired { timer });
    assert_eq!(shell.session.stage().phase, Phase::Running);
    assert_eq!(shell.session.stage().cover, Cover::None);
}

#[test]
fn a_study_that_stops_shows_its_last_page_and_keeps_what_there_is() {
    let mut shell = shell(recording());
    let visit = shell.visit();
    shell.send(Event::StopAsked { visit });
    assert_eq!(shell.session.stage().frame_id, "2-c");
    let saved = shell.session.saved().clone();
    assert_eq!(saved.sequence, ["0-a"]);
    assert!(shell.events("0-a").contains(&"stoppingCapture".to_owned()));
    assert_eq!(saved.global_event_timings[0]["exitType"], "stimulusFailure");
    assert_eq!(saved.global_event_timings[0]["lastPageSeen"], 1);
    shell.send(Event::StopAsked {
        visit: shell.visit(),
    });
    assert_eq!(shell.left.as_deref(), Some("r"), "the last page stops too");
}
