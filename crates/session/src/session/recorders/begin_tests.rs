//! When a trial that waits behind its cover begins: with the last of its recordings, or when the family goes on without.

use super::super::tests::{at, recording};
use crate::{CameraTrouble, Cover, Effect, Event, FrameSpec, Needs, Phase, Session, Setup, Timer};

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
        tell(&mut without, Event::ContinueWithoutCamera);
        assert_eq!(phase(&without), Phase::Running);
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
