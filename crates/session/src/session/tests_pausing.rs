//! Every rule of pausing (spec: frames-trials 1.9).

use super::tests::{Shell, recording};
use crate::{Cover, Event, Needs, PauseScene, PausingNeeds, Phase, Spanning, Stage, Timer};
use serde_json::json;

/// Three frames; the family is in the one at `index`, full screen, and it may be paused.
fn trials(index: usize, pausing: PausingNeeds) -> Shell {
    let trial = Needs {
        fullscreen: true,
        pausing: Some(pausing),
        ..Needs::default()
    };
    let frames = [("a", json!({})), ("b", json!({})), ("c", json!({}))];
    let mut shell = Shell::new(&frames, vec![trial; 3]);
    for _ in 0..index {
        shell.next();
    }
    may_be_paused(&mut shell);
    shell
}

fn may_be_paused(shell: &mut Shell) {
    let visit = shell.visit();
    shell.send(Event::PausableSet {
        visit,
        pausable: true,
    });
}

fn with_last_sound() -> PausingNeeds {
    PausingNeeds {
        scene: PauseScene {
            unpause_audio: vec![("go.mp3".into(), "audio/mp3".into())],
            ..PauseScene::default()
        },
        ..PausingNeeds::default()
    }
}

/// Paused, and asked to go on: the last sound plays.
fn resuming() -> Shell {
    let mut shell = trials(0, with_last_sound());
    press(&mut shell, 1000.0);
    press(&mut shell, 1000.0);
    shell
}

/// The pause key goes up `millis` after what came before.
fn press(shell: &mut Shell, millis: f64) {
    shell.mono_millis += millis - 10.0;
    shell.send(Event::KeyUp { key: " ".into() });
}

fn phase(shell: &Shell) -> Phase {
    shell.session.stage().phase
}

fn frame(shell: &Shell) -> &str {
    &shell.session.stage().frame_id
}

fn deadline(shell: &mut Shell, number: u32) {
    let timer = Timer::ResumeDeadline(number);
    shell.send(Event::TimerFired { timer });
}

#[test]
fn an_accidental_double_press_pauses_once() {
    let mut shell = trials(0, PausingNeeds::default());
    press(&mut shell, 1000.0);
    press(&mut shell, 149.0);
    assert_eq!((phase(&shell), frame(&shell)), (Phase::Paused, "0-a"));
    press(&mut shell, 1.0);
    assert_eq!(frame(&shell), "0-a-repeat-1");
}

#[test]
fn an_accidental_double_press_resumes_once() {
    let mut shell = trials(0, PausingNeeds::default());
    press(&mut shell, 1000.0);
    press(&mut shell, 1000.0);
    may_be_paused(&mut shell);
    press(&mut shell, 100.0);
    assert_eq!(
        (phase(&shell), frame(&shell)),
        (Phase::Running, "0-a-repeat-1")
    );
}

#[test]
fn leaving_full_screen_pauses_at_any_moment() {
    let mut shell = trials(0, PausingNeeds::default());
    press(&mut shell, 1000.0);
    press(&mut shell, 1000.0);
    may_be_paused(&mut shell);
    shell.send(Event::FullscreenChanged { on: false });
    assert_eq!(phase(&shell), Phase::Paused);
}

#[test]
fn the_cover_has_the_look_of_the_study_and_the_text_of_the_moment() {
    let scene = PauseScene {
        color: "navy".into(),
        image: "rest.png".into(),
        ..PauseScene::default()
    };
    let pausing = PausingNeeds {
        pausing_text: "wait".into(),
        paused_text: "paused".into(),
        fullscreen_text: "full screen".into(),
        scene: scene.clone(),
        ..PausingNeeds::default()
    };
    let cover = |text: &str, ready| Cover::Paused {
        message: text.into(),
        ready,
        scene: scene.clone(),
    };
    let mut shell = trials(0, pausing.clone());
    press(&mut shell, 1000.0);
    assert_eq!(shell.session.stage().cover, cover("paused", true));
    shell.send(Event::FullscreenChanged { on: false });
    assert_eq!(shell.session.stage().cover, cover("full screen", true));
    shell.send(Event::FullscreenChanged { on: true });
    assert_eq!(shell.session.stage().cover, cover("paused", true));

    // A recorder that has not closed its file: no way on yet.
    let needs = Needs {
        pausing: Some(pausing),
        ..recording()
    };
    let mut shell = Shell::new(&[("t", json!({}))], vec![needs]);
    may_be_paused(&mut shell);
    let mut session = shell.session;
    let now = crate::Now {
        mono_millis: 9000.0,
        ..crate::Now::default()
    };
    session.handle(now, Event::KeyUp { key: " ".into() });
    assert_eq!(session.stage().cover, cover("wait", false));
    session.handle(now, Event::ResumeAsked);
    assert_eq!(session.stage().phase, Phase::Paused);
}

#[test]
fn the_study_goes_on_when_the_last_sound_has_ended() {
    let mut shell = resuming();
    assert!(matches!(
        shell.session.stage().cover,
        Cover::Resuming { .. }
    ));
    assert_eq!((phase(&shell), frame(&shell)), (Phase::Paused, "0-a"));
    let visit = shell.visit();
    shell.send(Event::ResumeSoundBegan { visit, secs: 2.0 });
    deadline(&mut shell, 1);
    assert_eq!(
        frame(&shell),
        "0-a",
        "it has begun in time, and has a new deadline"
    );
    shell.send(Event::ResumeSoundOver { visit });
    assert_eq!(frame(&shell), "0-a-repeat-1");
    assert!(
        shell
            .events("0-a")
            .ends_with(&["pauseStudy".to_owned(), "resumeStudy".to_owned()])
    );
    shell.send(Event::ResumeSoundOver { visit });
    assert_eq!(frame(&shell), "0-a-repeat-1", "late news does nothing");
}

#[test]
fn a_last_sound_that_never_begins_or_never_ends_strands_nobody() {
    let mut shell = resuming();
    deadline(&mut shell, 1);
    assert_eq!(frame(&shell), "0-a-repeat-1");

    let mut shell = resuming();
    let visit = shell.visit();
    let secs = f64::INFINITY;
    shell.send(Event::ResumeSoundBegan { visit, secs });
    deadline(&mut shell, 2);
    assert_eq!(frame(&shell), "0-a-repeat-1");
}

#[test]
fn pressing_again_skips_the_last_sound_and_a_slip_does_not() {
    let mut shell = resuming();
    press(&mut shell, 300.0);
    assert_eq!(frame(&shell), "0-a");
    press(&mut shell, 300.0);
    assert_eq!(frame(&shell), "0-a-repeat-1");

    let mut shell = resuming();
    shell.send(Event::ResumeAsked);
    assert_eq!(frame(&shell), "0-a", "the second half of a double click");
    shell.mono_millis += 500.0;
    shell.send(Event::ResumeAsked);
    assert_eq!(frame(&shell), "0-a-repeat-1");
}

#[test]
fn nothing_pauses_again_while_the_last_sound_plays() {
    let mut shell = resuming();
    shell.send(Event::FullscreenChanged { on: false });
    assert!(matches!(
        shell.session.stage().cover,
        Cover::Resuming { .. }
    ));
    let visit = shell.visit();
    shell.send(Event::ResumeSoundOver { visit });
    let events = shell.events("0-a");
    let pauses = events.iter().filter(|name| *name == "pauseStudy").count();
    assert_eq!(pauses, 1);
}

#[test]
fn a_button_that_the_pausing_space_presses_as_well_does_nothing() {
    let mut shell = trials(1, PausingNeeds::default());
    press(&mut shell, 1000.0);
    shell.next();
    let visit = shell.visit();
    shell.send(Event::PreviousAsked { visit });
    assert_eq!((phase(&shell), frame(&shell)), (Phase::Paused, "1-b"));
}

#[test]
fn the_study_goes_on_where_the_offset_says_and_never_before_the_first_frame() {
    for (index, frame_offset, then) in [
        (0, -1, "0-a-repeat-1"),
        (1, -1, "0-a-repeat-1"),
        (0, 0, "0-a-repeat-1"),
        (0, 1, "1-b"),
    ] {
        let pausing = PausingNeeds {
            frame_offset,
            ..PausingNeeds::default()
        };
        let mut shell = trials(index, pausing);
        press(&mut shell, 1000.0);
        press(&mut shell, 1000.0);
        assert_eq!(frame(&shell), then, "{frame_offset} from {index}");
    }
}

#[test]
fn keys_are_for_the_exit_dialog_while_it_is_open() {
    let mut shell = trials(0, PausingNeeds::default());
    press(&mut shell, 1000.0);
    shell.send(Event::ExitAsked);
    shell.send(Event::FullscreenChanged { on: true });
    press(&mut shell, 1000.0);
    assert_eq!(phase(&shell), Phase::Paused);
    shell.send(Event::ExitCancelled);
    press(&mut shell, 1000.0);
    assert_eq!(frame(&shell), "0-a-repeat-1");
}

#[test]
fn a_page_that_waits_for_the_recording_of_the_session_says_so() {
    let mut stage = Stage {
        phase: Phase::Waiting,
        ..Stage::default()
    };
    stage.recorder.session = Spanning::Beginning;
    assert!(stage.awaits_session_recording());
    stage.phase = Phase::Running;
    assert!(!stage.awaits_session_recording());
    stage.phase = Phase::Waiting;
    stage.recorder.session = Spanning::None;
    assert!(
        !stage.awaits_session_recording(),
        "the frame waits for its own recording, without a cover"
    );
}
