//! When a trial that waits behind its cover begins: with the last of its recordings, or when the family goes on without.

use super::super::tests::{at, recording};
use crate::{
    CameraTrouble, Cover, Effect, Event, FrameSpec, Needs, Phase, Session, Setup, Spanning, Timer,
};

const SILENT: Cover = Cover::CameraTrouble(CameraTrouble::Silent);

/// A trial with these needs, just opened; its own recorder has the number 1, that of the session the next one.
fn opened(needs: Needs) -> Session {
    let mut session = Session::new(Setup {
        response_id: Some("r".into()),
        frames: vec![FrameSpec::default(), FrameSpec::default()],
        ..Setup::default()
    });
    session.handle(at(0.0), Event::Start);
    let visit = session.stage().visit;
    let needs = Box::new(needs);
    session.handle(at(0.0), Event::FrameOpened { visit, needs });
    assert_eq!(session.stage().phase, Phase::Waiting);
    session
}

fn both() -> Session {
    opened(Needs {
        start_session_recording: true,
        ..recording()
    })
}

fn tell(session: &mut Session, event: Event) -> Vec<Effect> {
    session.handle(at(10.0), event)
}

fn phase(session: &Session) -> Phase {
    session.stage().phase
}

fn silent(session: &mut Session, timer: Timer) {
    tell(session, Event::TimerFired { timer });
    assert_eq!(session.stage().cover, SILENT);
}

#[test]
fn a_trial_with_two_recordings_begins_with_the_later_one() {
    for [first, second] in [[1, 2], [2, 1]] {
        let mut session = both();
        for recorder in [1, 2] {
            tell(&mut session, Event::CameraOpened { recorder });
        }
        tell(&mut session, Event::RecordingStarted { recorder: first });
        assert_eq!(phase(&session), Phase::Waiting);
        assert!(matches!(
            session.stage().cover,
            Cover::WaitForRecording { .. }
        ));
        tell(&mut session, Event::RecordingStarted { recorder: second });
        assert_eq!(phase(&session), Phase::Running);
        assert_eq!(session.stage().cover, Cover::None);
    }
}

#[test]
fn what_is_asked_about_one_camera_stays_when_the_other_records() {
    for [well, ill] in [[1, 2], [2, 1]] {
        let mut session = both();
        let trouble = CameraTrouble::Missing;
        let failed = Event::CameraFailed {
            recorder: ill,
            trouble,
        };
        tell(&mut session, failed);
        tell(&mut session, Event::CameraOpened { recorder: well });
        tell(&mut session, Event::RecordingStarted { recorder: well });
        assert_eq!(phase(&session), Phase::Waiting);
        assert_eq!(session.stage().cover, Cover::CameraTrouble(trouble));
        let mut without = session.clone();
        let effects = tell(&mut without, Event::ContinueWithoutCamera);
        assert_eq!(phase(&without), Phase::Running);
        assert!(effects.contains(&Effect::StopRecorder { recorder: well }));
        let recorder = without.stage().recorder;
        assert!(!recorder.recording, "without video means without either");
        assert_ne!(recorder.session, Spanning::Running);
        tell(&mut session, Event::CameraRetryAsked);
        tell(&mut session, Event::CameraOpened { recorder: 3 });
        assert_eq!(phase(&session), Phase::Waiting);
        tell(&mut session, Event::RecordingStarted { recorder: 3 });
        assert_eq!(phase(&session), Phase::Running);
    }
}

#[test]
fn a_recorder_that_does_not_say_that_it_records_holds_nobody() {
    let only_session = Needs {
        recording: None,
        start_session_recording: true,
        ..recording()
    };
    for needs in [recording(), only_session] {
        let mut session = opened(needs);
        let recorder = 1;
        let effects = tell(&mut session, Event::CameraOpened { recorder });
        let timer = Timer::StartLimit(recorder);
        let waits = |effect: &Effect| matches!(effect, Effect::SetTimer { timer: set, .. } if *set == timer);
        assert!(effects.iter().any(waits), "{effects:?}");
        silent(&mut session, timer);
        let mut late = session.clone();
        tell(&mut late, Event::RecordingStarted { recorder });
        assert_eq!(phase(&late), Phase::Running);
        assert_eq!(late.stage().cover, Cover::None);
        tell(&mut session, Event::ContinueWithoutCamera);
        assert_eq!(phase(&session), Phase::Running);
        assert_eq!(
            tell(&mut session, Event::RecordingStarted { recorder }),
            [],
            "a family that has gone on is not recorded"
        );
        assert!(!session.stage().recorder.recording);
    }
}

#[test]
fn a_recorder_that_records_is_not_asked_about() {
    let mut session = opened(recording());
    let recorder = 1;
    tell(&mut session, Event::CameraOpened { recorder });
    tell(&mut session, Event::RecordingStarted { recorder });
    let timer = Timer::StartLimit(recorder);
    tell(&mut session, Event::TimerFired { timer });
    assert_eq!(phase(&session), Phase::Running);
    assert_eq!(session.stage().cover, Cover::None);
}

/// A page that begins the recording of the session and is left before the camera has answered; then a trial with these needs.
fn after_a_hurried_page(trial: Needs) -> (Session, Vec<Effect>) {
    let mut session = Session::new(Setup {
        response_id: Some("r".into()),
        frames: vec![FrameSpec::default(); 3],
        ..Setup::default()
    });
    tell(&mut session, Event::Start);
    let begins = Needs {
        start_session_recording: true,
        ..Needs::default()
    };
    let mut effects = Vec::new();
    for needs in [begins, trial] {
        let visit = session.stage().visit;
        let needs = Box::new(needs);
        effects = tell(&mut session, Event::FrameOpened { visit, needs });
        if session.stage().frame_index == 0 {
            tell(&mut session, Event::NextAsked { visit });
        }
    }
    (session, effects)
}

#[test]
fn a_trial_waits_for_a_recording_of_the_session_that_is_still_to_begin() {
    let unrecorded = Needs {
        recording: None,
        ..recording()
    };
    let begins_too = Needs {
        start_session_recording: true,
        ..recording()
    };
    for needs in [recording(), unrecorded, begins_too] {
        let (mut session, effects) = after_a_hurried_page(needs);
        assert_eq!(phase(&session), Phase::Waiting);
        assert!(session.stage().awaits_session_recording());
        let timer = Timer::CameraLimit(1);
        let waits = |effect: &Effect| matches!(effect, Effect::SetTimer { timer: set, .. } if *set == timer);
        assert!(effects.iter().any(waits), "{effects:?}");
        let mut hopeless = session.clone();
        let recorder = 1;
        tell(&mut session, Event::CameraOpened { recorder });
        tell(&mut session, Event::RecordingStarted { recorder });
        assert_eq!(phase(&session), Phase::Running);
        assert_eq!(session.stage().recorder.session, Spanning::Running);
        silent(&mut hopeless, timer);
        tell(&mut hopeless, Event::ContinueWithoutCamera);
        assert_eq!(phase(&hopeless), Phase::Running);
        assert_eq!(tell(&mut hopeless, Event::CameraOpened { recorder }), []);
    }
    let (session, _) = after_a_hurried_page(Needs::default());
    assert_eq!(phase(&session), Phase::Running, "a page does not wait");
}

#[test]
fn silence_gives_way_to_a_reason() {
    let mut session = opened(recording());
    silent(&mut session, Timer::CameraLimit(1));
    let (recorder, trouble) = (1, CameraTrouble::Refused);
    tell(&mut session, Event::CameraFailed { recorder, trouble });
    assert_eq!(session.stage().cover, Cover::CameraTrouble(trouble));
}

#[test]
fn nobody_is_asked_about_a_recording_that_was_let_go() {
    let mut session = opened(Needs {
        recording: None,
        start_session_recording: true,
        ..recording()
    });
    let recorder = 1;
    tell(&mut session, Event::CameraOpened { recorder });
    tell(&mut session, Event::ExitConfirmed);
    let visit = session.stage().visit;
    let needs = Box::default();
    tell(&mut session, Event::FrameOpened { visit, needs });
    let mut lost = session.clone();
    let error = Some("nothing came".to_owned());
    tell(&mut session, Event::RecordingStopped { recorder, error });
    assert_eq!(session.stage().cover, Cover::None);
    let trouble = CameraTrouble::Missing;
    tell(&mut lost, Event::CameraFailed { recorder, trouble });
    assert_eq!(lost.stage().cover, Cover::None);
}

#[test]
fn a_camera_that_goes_while_its_recorder_starts_takes_the_sound_with_it() {
    let mut session = opened(recording());
    let (recorder, trouble) = (1, CameraTrouble::Missing);
    tell(&mut session, Event::CameraOpened { recorder });
    let effects = tell(&mut session, Event::CameraFailed { recorder, trouble });
    assert!(effects.contains(&Effect::StopRecorder { recorder }));
    tell(&mut session, Event::RecordingStarted { recorder });
    assert_eq!(phase(&session), Phase::Waiting);
    tell(&mut session, Event::ContinueWithoutCamera);
    assert_eq!(phase(&session), Phase::Running);
    assert!(!session.stage().recorder.recording);
}

#[test]
fn no_trial_begins_behind_the_question_whether_to_leave() {
    let mut session = opened(recording());
    let recorder = 1;
    tell(&mut session, Event::ExitAsked);
    tell(&mut session, Event::CameraOpened { recorder });
    tell(&mut session, Event::RecordingStarted { recorder });
    assert_eq!(phase(&session), Phase::Waiting);
    tell(&mut session, Event::ExitCancelled);
    assert_eq!(phase(&session), Phase::Running);
    assert_eq!(session.stage().cover, Cover::None);
}
