//! Pages that wait for the recording of the session to begin or to end, and hear how far it is.

use super::super::tests::{Shell, recording};
use super::tests::{MISSING, cover, lost};
use crate::{
    CameraTrouble, Cover, Effect, Event, Needs, Now, RecorderWish, RecordingNeeds, Slot, Spanning,
    Timer,
};
use serde_json::json;

/// A page that begins the recording of the session, one that is there to end it, and a last one.
fn ending(secs: f64) -> Shell {
    let begins = Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let ends = Needs {
        end_session_recording: true,
        session_upload_secs: Some(secs),
        ..Needs::default()
    };
    let frames = [("a", json!({})), ("b", json!({})), ("c", json!({}))];
    Shell::new(&frames, vec![begins, ends, Needs::default()])
}

fn spanning(shell: &Shell) -> Spanning {
    shell.session.stage().recorder.session
}

fn session_id(shell: &Shell) -> String {
    let id = &shell.session.saved().exp_data["0-a"]["eventTimings"][0]["sessionVideoId"];
    id.as_str().expect("an id").to_owned()
}

#[test]
fn a_page_that_ends_the_session_recording_hears_how_far_it_is() {
    let mut shell = ending(300.0);
    assert_eq!(spanning(&shell), Spanning::Running);
    shell.recorders_hang = true;
    shell.next();
    let video_id = session_id(&shell);
    assert_eq!(spanning(&shell), Spanning::Closing);
    shell.send(Event::RecordingStopped {
        recorder: 1,
        error: None,
    });
    assert_eq!(spanning(&shell), Spanning::Sending(None));
    for (id, percent) in [(video_id.as_str(), 40), ("another", 90)] {
        shell.send(Event::UploadProgress {
            video_id: id.to_owned(),
            percent,
        });
        assert_eq!(spanning(&shell), Spanning::Sending(Some(40)));
    }
    shell.send(Event::UploadFinished { video_id });
    assert_eq!(spanning(&shell), Spanning::Sent);
    let visit = shell.visit();
    shell.send(Event::TimerFired {
        timer: Timer::UploadLimit(visit),
    });
    assert_eq!(spanning(&shell), Spanning::Sent, "nothing is late any more");
    shell.next();
    let events = shell.events("1-b");
    assert_eq!(
        events,
        ["stopSessionRecording", "uploadComplete", "nextFrame"]
    );
    let last = &shell.session.saved().exp_data["1-b"]["eventTimings"][2];
    assert!(last.get("sessionVideoId").is_none(), "{last}");
    assert_eq!(spanning(&shell), Spanning::None);
}

#[test]
fn an_upload_is_given_up_after_its_longest_time_but_not_before_the_file_is_closed() {
    let mut shell = ending(0.0);
    shell.recorders_hang = true;
    shell.next();
    let visit = shell.visit();
    let timer = Timer::UploadLimit(visit);
    shell.send(Event::TimerFired { timer });
    assert_eq!(spanning(&shell), Spanning::Closing);
    shell.send(Event::RecordingStopped {
        recorder: 1,
        error: None,
    });
    assert_eq!(spanning(&shell), Spanning::Over);
    shell.next();
    let video_id = session_id(&shell);
    shell.send(Event::UploadFinished { video_id });
    assert_eq!(
        shell.events("1-b"),
        [
            "stopSessionRecording",
            "sessionRecordingUploadTimedout",
            "nextFrame",
            "uploadComplete"
        ]
    );
}

#[test]
fn an_upload_or_a_file_that_fails_is_waited_for_no_longer() {
    let mut shell = ending(300.0);
    shell.next();
    let video_id = session_id(&shell);
    shell.send(Event::UploadFailed {
        video_id,
        error: "refused".into(),
    });
    assert_eq!(spanning(&shell), Spanning::Over);
    let mut shell = ending(300.0);
    shell.recorders_hang = true;
    shell.next();
    shell.send(Event::TimerFired {
        timer: Timer::StopDeadline(1),
    });
    assert_eq!(spanning(&shell), Spanning::Over);
    assert_eq!(cover(&shell), &Cover::None);
}

#[test]
fn a_camera_that_goes_while_the_recording_is_ended_asks_nothing() {
    let mut shell = ending(300.0);
    shell.recorders_hang = true;
    shell.next();
    lost(&mut shell, 1);
    assert_eq!(cover(&shell), &Cover::None);
    shell.send(Event::RecordingStopped {
        recorder: 1,
        error: None,
    });
    assert_eq!(spanning(&shell), Spanning::Sending(None));
}

#[test]
fn without_a_recording_there_is_nothing_to_end() {
    let ends = Needs {
        session_upload_secs: Some(300.0),
        ..Needs::default()
    };
    let frames = [("b", json!({})), ("c", json!({}))];
    let mut shell = Shell::new(&frames, vec![ends, Needs::default()]);
    assert_eq!(spanning(&shell), Spanning::None);
    shell.next();
    assert_eq!(shell.events("0-b"), ["nextFrame"]);
}

#[test]
fn a_page_that_begins_the_recording_waits_for_the_family_to_choose() {
    let begins = Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let frames = [("a", json!({})), ("b", json!({})), ("c", json!({}))];
    let needs = vec![Needs::default(), begins, Needs::default()];
    let mut shell = Shell::new(&frames, needs);
    shell.camera = Some(CameraTrouble::Missing);
    shell.next();
    assert_eq!(
        (spanning(&shell), cover(&shell)),
        (Spanning::Beginning, &MISSING)
    );
    shell.send(Event::CameraRetryAsked);
    assert_eq!(
        (spanning(&shell), cover(&shell)),
        (Spanning::Beginning, &MISSING)
    );
    let mut hopeless = shell.session.clone();
    shell.camera = None;
    shell.send(Event::CameraRetryAsked);
    assert_eq!(
        (spanning(&shell), cover(&shell)),
        (Spanning::Running, &Cover::None)
    );
    hopeless.handle(Now::default(), Event::ContinueWithoutCamera);
    let stage = hopeless.stage();
    assert_eq!(
        (stage.recorder.session, &stage.cover),
        (Spanning::None, &Cover::None)
    );
}

#[test]
fn a_second_beginning_keeps_the_recording_that_runs() {
    let begins = || Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let frames = [("a", json!({})), ("b", json!({}))];
    let mut shell = Shell::new(&frames, vec![begins(), begins()]);
    shell.next();
    assert_eq!(spanning(&shell), Spanning::Running);
    shell.next();
    let events = shell.events("1-b");
    assert_eq!(events, ["nextFrame", "stopSessionRecording"]);
}

#[test]
fn a_recording_of_the_session_that_nobody_was_asked_about_keeps_no_frame_from_its_own() {
    let begins = || Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let frames = [("a", json!({})), ("t", json!({})), ("b", json!({}))];
    let mut shell = Shell::new(&frames, vec![begins(), recording(), begins()]);
    let mut session = shell.session.clone();
    // It goes while the page is between two frames, where no cover can be shown.
    shell.next();
    assert!(shell.session.stage().recorder.replaced_by_session);
    let now = Now::default();
    session.handle(
        now,
        Event::CameraFailed {
            recorder: 1,
            trouble: CameraTrouble::Missing,
        },
    );
    let visit = session.stage().visit;
    session.handle(now, Event::NextAsked { visit });
    let visit = session.stage().visit;
    let needs = Box::new(recording());
    let effects = session.handle(now, Event::FrameOpened { visit, needs });
    let opens = |effect: &Effect| {
        matches!(
            effect,
            Effect::OpenCamera {
                slot: Slot::Frame,
                ..
            }
        )
    };
    assert!(effects.iter().any(opens), "{effects:?}");
}

#[test]
fn a_page_that_shows_no_clip_keeps_none_and_lets_its_recorder_go_before_it_is_left() {
    let needs = Needs {
        recording: Some(RecordingNeeds {
            destroy_at_end: true,
            keeps_clip: false,
            ..RecordingNeeds::default()
        }),
        ..Needs::default()
    };
    let frames = [("p", json!({})), ("end", json!({}))];
    let mut shell = Shell::new(&frames, vec![needs, Needs::default()]);
    let mut session = shell.session.clone();
    let start = Event::RecorderAsked {
        visit: session.stage().visit,
        wish: RecorderWish::Start,
    };
    let effects = session.handle(Now::default(), start);
    let starts = |effect: &Effect| {
        matches!(
            effect,
            Effect::StartRecorder {
                keeps_clip: false,
                ..
            }
        )
    };
    assert!(effects.iter().any(starts), "{effects:?}");
    shell.next();
    let events = shell.events("0-p");
    assert!(
        events.ends_with(&["destroyingRecorder", "nextFrame"].map(str::to_owned)),
        "{events:?}"
    );
}

#[test]
fn on_a_page_that_ends_the_recording_the_camera_goes_off_when_the_file_is_closed() {
    let lets_go = |effects: &[Effect]| effects.contains(&Effect::DestroyRecorder { recorder: 1 });
    let ends = Needs {
        end_session_recording: true,
        session_upload_secs: Some(300.0),
        ..Needs::default()
    };
    let opened = || {
        let mut session = ending(300.0).session;
        let visit = session.stage().visit;
        session.handle(Now::default(), Event::NextAsked { visit });
        let visit = session.stage().visit;
        let needs = Box::new(ends.clone());
        let effects = session.handle(Now::default(), Event::FrameOpened { visit, needs });
        assert!(effects.contains(&Effect::StopRecorder { recorder: 1 }));
        assert!(!lets_go(&effects));
        session
    };
    let stopped = Event::RecordingStopped {
        recorder: 1,
        error: None,
    };
    assert!(lets_go(&opened().handle(Now::default(), stopped)));
    for early in [Event::JumpAsked { index: 0 }, Event::ExitConfirmed] {
        assert!(lets_go(&opened().handle(Now::default(), early)));
    }
}
