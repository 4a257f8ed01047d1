//! A camera that fails, goes, and comes back: nobody is stuck, and what was recorded is closed.

use super::super::tests::{Shell, recording};
use crate::{
    CameraTrouble, Cover, Effect, Event, FrameSpec, Needs, Now, PausingNeeds, Phase, RecorderWish,
    RecordingNeeds, Role, Session, Setup, Timer,
};
use serde_json::json;

/// A trial that records itself, and a page after it. Its recorder has the number 1.
fn trial() -> Shell {
    let frames = [("t", json!({})), ("end", json!({}))];
    Shell::new(&frames, vec![recording(), Needs::default()])
}

/// A page that leads its recorder itself, as the consent page does.
fn page() -> Shell {
    let needs = Needs {
        recording: Some(RecordingNeeds::default()),
        ..Needs::default()
    };
    Shell::new(&[("p", json!({})), ("end", json!({}))], vec![needs; 2])
}

/// A page that begins the recording of the session, and two pages under it.
fn session() -> Shell {
    let begins = Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let frames = [("a", json!({})), ("b", json!({})), ("c", json!({}))];
    Shell::new(&frames, vec![begins, Needs::default(), Needs::default()])
}

pub(super) fn lost(shell: &mut Shell, recorder: u32) {
    shell.send(Event::CameraFailed {
        recorder,
        trouble: CameraTrouble::Missing,
    });
}

fn wish(shell: &mut Shell, wish: RecorderWish) {
    let visit = shell.visit();
    shell.send(Event::RecorderAsked { visit, wish });
}

fn phase(shell: &Shell) -> Phase {
    shell.session.stage().phase
}

pub(super) fn cover(shell: &Shell) -> &Cover {
    &shell.session.stage().cover
}

fn frame(shell: &Shell) -> &str {
    &shell.session.stage().frame_id
}

pub(super) const MISSING: Cover = Cover::CameraTrouble(CameraTrouble::Missing);

#[test]
fn a_trial_that_loses_its_camera_stops_and_is_shown_anew() {
    let mut shell = trial();
    lost(&mut shell, 1);
    lost(&mut shell, 1);
    assert_eq!((phase(&shell), cover(&shell)), (Phase::Paused, &MISSING));
    shell.send(Event::FullscreenChanged { on: false });
    shell.send(Event::KeyUp { key: " ".into() });
    assert_eq!(cover(&shell), &MISSING, "it stays until the family chooses");
    shell.send(Event::CameraRetryAsked);
    assert!(matches!(cover(&shell), Cover::Paused { ready: true, .. }));
    shell.send(Event::ResumeAsked);
    assert_eq!(
        (phase(&shell), frame(&shell)),
        (Phase::Running, "0-t-repeat-1")
    );
    assert!(shell.session.stage().recorder.recording);
    let events = shell.events("0-t");
    let from = events
        .iter()
        .position(|name| name == "errorStoppingRecorder")
        .expect("the loss is logged");
    assert_eq!(
        events[from..],
        [
            "errorStoppingRecorder",
            "stoppingCapture",
            "pauseStudy",
            "destroyingRecorder",
            "leftFullscreen",
            "resumeStudy"
        ]
    );
}

#[test]
fn going_on_without_video_from_a_pause_leads_to_its_button() {
    let mut shell = trial();
    lost(&mut shell, 1);
    shell.send(Event::ContinueWithoutCamera);
    assert!(matches!(cover(&shell), Cover::Paused { ready: true, .. }));
    shell.camera = Some(CameraTrouble::Missing);
    shell.send(Event::ResumeAsked);
    assert_eq!((phase(&shell), cover(&shell)), (Phase::Waiting, &MISSING));
    shell.send(Event::ContinueWithoutCamera);
    assert_eq!(
        (phase(&shell), cover(&shell)),
        (Phase::Running, &Cover::None)
    );
}

#[test]
fn a_recorder_that_breaks_off_is_told_and_one_at_its_limit_is_not() {
    for (error, now) in [(Some("broken"), Phase::Paused), (None, Phase::Running)] {
        let mut shell = trial();
        shell.send(Event::RecordingStopped {
            recorder: 1,
            error: error.map(str::to_owned),
        });
        assert_eq!(phase(&shell), now, "{error:?}");
        let told = *cover(&shell) == Cover::CameraTrouble(CameraTrouble::Other);
        assert_eq!(told, error.is_some());
    }
}

#[test]
fn a_recorder_that_ends_before_it_ran_lets_nobody_wait() {
    let mut shell = trial();
    let mut session = shell.session.clone();
    let visit = session.stage().visit;
    let now = Now {
        mono_millis: 9000.0,
        ..Now::default()
    };
    session.handle(now, Event::JumpAsked { index: 0 });
    let needs = Box::new(recording());
    let visit = visit + 1;
    session.handle(now, Event::FrameOpened { visit, needs });
    session.handle(now, Event::CameraOpened { recorder: 2 });
    let error = Some("Empty blob.".to_owned());
    session.handle(now, Event::RecordingStopped { recorder: 2, error });
    assert_eq!(
        session.stage().cover,
        Cover::CameraTrouble(CameraTrouble::Other)
    );
    let effects = session.handle(now, Event::CameraRetryAsked);
    let asks = |effect: &Effect| matches!(effect, Effect::OpenCamera { recorder: 3, .. });
    assert!(effects.contains(&Effect::DestroyRecorder { recorder: 2 }));
    assert!(effects.iter().any(asks), "{effects:?}");
    assert!(matches!(
        session.stage().cover,
        Cover::WaitForRecording { .. }
    ));
    shell.next();
}

#[test]
fn a_page_that_leads_its_recorder_shows_the_trouble_itself() {
    let mut shell = page();
    wish(&mut shell, RecorderWish::Start);
    assert!(shell.session.stage().recorder.recording);
    lost(&mut shell, 1);
    let state = shell.session.stage().recorder;
    assert_eq!(state.trouble, Some(CameraTrouble::Missing));
    assert!(!state.has_camera && state.has_clip && !state.recording);
    assert_eq!(
        (phase(&shell), cover(&shell)),
        (Phase::Running, &Cover::None)
    );
    wish(&mut shell, RecorderWish::SetUp);
    let state = shell.session.stage().recorder;
    assert!(state.ready && state.trouble.is_none() && !state.has_clip);
}

#[test]
fn after_a_recording_that_failed_the_next_has_a_recorder_of_its_own() {
    let mut shell = page();
    wish(&mut shell, RecorderWish::Start);
    shell.send(Event::RecordingStopped {
        recorder: 1,
        error: Some("broken".into()),
    });
    assert_eq!(
        shell.session.stage().recorder.trouble,
        Some(CameraTrouble::Other)
    );
    wish(&mut shell, RecorderWish::Start);
    assert!(shell.session.stage().recorder.recording);
    shell.next();
    let list = &shell.session.saved().exp_data["0-p"]["videoList"];
    assert_eq!(list.as_array().map(Vec::len), Some(2), "{list}");
}

#[test]
fn a_recording_of_the_session_that_is_lost_is_told_and_can_be_begun_anew() {
    let mut shell = session();
    shell.next();
    lost(&mut shell, 1);
    assert_eq!((phase(&shell), cover(&shell)), (Phase::Running, &MISSING));
    shell.send(Event::CameraRetryAsked);
    assert_eq!(cover(&shell), &Cover::None);
    shell.next();
    let events = shell.events("1-b");
    let begun = events
        .iter()
        .filter(|name| *name == "startedSessionRecording")
        .count();
    assert_eq!(begun, 1, "{events:?}");
}

#[test]
fn a_session_goes_on_without_its_recording_and_lets_the_camera_go() {
    let mut shell = session();
    shell.next();
    let mut session = shell.session.clone();
    let trouble = CameraTrouble::Missing;
    let now = Now {
        mono_millis: 9000.0,
        ..Now::default()
    };
    session.handle(
        now,
        Event::CameraFailed {
            recorder: 1,
            trouble,
        },
    );
    let effects = session.handle(now, Event::ContinueWithoutCamera);
    assert_eq!(session.stage().cover, Cover::None);
    assert_eq!(effects, [Effect::DestroyRecorder { recorder: 1 }]);
}

#[test]
fn the_recording_of_a_session_ends_with_the_last_frame() {
    let mut shell = session();
    shell.next();
    shell.next();
    shell.next();
    let events = shell.events("2-c");
    assert_eq!(events, ["nextFrame", "stopSessionRecording"]);
    assert!(shell.left.is_some());
}

#[test]
fn the_page_stays_until_the_recording_of_the_session_has_its_last_second() {
    let mut shell = session();
    shell.next();
    shell.next();
    shell.recorders_hang = true;
    shell.next();
    assert_eq!(shell.left, None);
    assert_eq!(cover(&shell), &Cover::Uploading);
    // A recorder that never answers is not waited for without end.
    shell.send(Event::TimerFired {
        timer: Timer::StopDeadline(1),
    });
    assert!(shell.left.is_some());
}

#[test]
fn trouble_that_comes_while_a_frame_ends_holds_nobody_up() {
    let mut shell = trial();
    shell.next();
    lost(&mut shell, 1);
    assert_eq!((frame(&shell), cover(&shell)), ("1-end", &Cover::None));
}

#[test]
fn a_recording_of_the_session_waits_for_the_id_that_its_name_holds() {
    let begins = Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let setup = Setup {
        study_id: "s".into(),
        frames: vec![FrameSpec {
            id: "0-a".into(),
            ..FrameSpec::default()
        }],
        ..Setup::default()
    };
    let mut session = Session::new(setup);
    let now = Now::default();
    session.handle(now, Event::Start);
    let needs = Box::new(begins);
    let effects = session.handle(now, Event::FrameOpened { visit: 1, needs });
    assert!(effects.is_empty(), "{effects:?}");
    let effects = session.handle(now, Event::ResponseCreated { id: "r".into() });
    let named = |effect: &Effect| matches!(effect, Effect::OpenCamera { video_id, .. } if video_id.contains("_0-a-multiframe_r_"));
    assert!(effects.iter().any(named), "{effects:?}");
}

#[test]
fn a_recording_of_the_session_announces_itself_without_a_time() {
    let mut shell = session();
    shell.next();
    let events = &shell.session.saved().exp_data["0-a"]["eventTimings"];
    for (index, has_time) in [(0, false), (1, false), (2, false), (3, true), (4, true)] {
        let event = &events[index];
        assert!(event["sessionVideoId"].is_string(), "{event}");
        assert_eq!(
            event.get("sessionStreamTime").is_some(),
            has_time,
            "{event}"
        );
    }
}

#[test]
fn the_news_of_a_session_recording_belong_to_the_frame_that_ended_it() {
    let mut shell = session();
    shell.next();
    let id = shell.session.saved().exp_data["0-a"]["eventTimings"][0]["sessionVideoId"].clone();
    shell.next();
    shell.next();
    shell.send(Event::UploadFinished {
        video_id: id.as_str().unwrap_or_default().to_owned(),
    });
    assert!(shell.events("2-c").contains(&"uploadComplete".to_owned()));
    assert!(!shell.events("0-a").contains(&"uploadComplete".to_owned()));
}

#[test]
fn a_pause_of_the_last_frame_does_not_end_the_recording_of_the_session() {
    let begins = Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let trial = Needs {
        fullscreen: true,
        pausing: Some(PausingNeeds::default()),
        ..Needs::default()
    };
    let mut shell = Shell::new(&[("a", json!({})), ("t", json!({}))], vec![begins, trial]);
    shell.next();
    let visit = shell.visit();
    shell.send(Event::PausableSet {
        visit,
        pausable: true,
    });
    shell.send(Event::KeyUp { key: " ".into() });
    shell.mono_millis += 1000.0;
    shell.send(Event::ResumeAsked);
    assert_eq!(frame(&shell), "1-t-repeat-1");
    assert!(
        !shell
            .events("1-t")
            .contains(&"stopSessionRecording".to_owned())
    );
}

#[test]
fn a_statement_of_consent_is_recorded_beside_the_session() {
    let begins = Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let consent = Needs {
        role: Role::Consent,
        recording: Some(RecordingNeeds::default()),
        ..Needs::default()
    };
    let frames = [("a", json!({})), ("c", json!({})), ("t", json!({}))];
    let mut shell = Shell::new(&frames, vec![begins, consent, recording()]);
    shell.next();
    wish(&mut shell, RecorderWish::Start);
    assert!(shell.session.stage().recorder.recording);
    wish(&mut shell, RecorderWish::Stop);
    wish(&mut shell, RecorderWish::SetUp);
    wish(&mut shell, RecorderWish::Start);
    assert!(shell.session.stage().recorder.recording, "a second take");
    shell.next();
    let state = shell.session.stage().recorder;
    assert!(state.replaced_by_session && phase(&shell) == Phase::Running);
}

#[test]
fn a_recording_that_fails_at_its_end_is_let_go_as_in_the_recorded_runs() {
    let mut shell = trial();
    shell.recorders_hang = true;
    shell.next();
    shell.send(Event::RecordingStopped {
        recorder: 1,
        error: Some("Empty blob.".into()),
    });
    let events = shell.events("0-t");
    assert!(
        events.ends_with(
            &[
                "stoppingCapture",
                "errorStoppingRecorder",
                "destroyingRecorder",
                "videoStreamConnection",
                "nextFrame"
            ]
            .map(str::to_owned)
        ),
        "{events:?}"
    );
}
