//! Whole participations in microseconds: a table of answers stands in for the browser.

use crate::{
    CameraTrouble, Cover, Effect, Event, FrameSpec, Mark, Needs, Now, PausingNeeds, Phase,
    RecordingNeeds, ScriptKind, Session, Setup,
};
use serde_json::{Map, Value, json};

/// So long after the page was opened.
pub(super) fn at(mono_millis: f64) -> Now {
    Now {
        wall_millis: 1_700_000_000_000.0 + mono_millis,
        mono_millis,
    }
}

/// Answers every effect as a working browser would.
pub(super) struct Shell {
    pub(super) session: Session,
    pub(super) mono_millis: f64,
    needs: Vec<Needs>,
    pub(super) camera: Option<CameraTrouble>,
    scripts: Vec<Value>,
    pub(super) saves: Vec<crate::SavedState>,
    pub(super) left: Option<String>,
    save_fails: bool,
    /// Recorders that are asked to stop do not answer.
    pub(super) recorders_hang: bool,
}

impl Shell {
    pub(super) fn new(frames: &[(&str, Value)], needs: Vec<Needs>) -> Self {
        let frames = frames
            .iter()
            .enumerate()
            .map(|(number, (nickname, params))| FrameSpec {
                id: format!("{number}-{nickname}"),
                kind: "exp-test".into(),
                params: params.as_object().cloned().unwrap_or_default(),
            })
            .collect();
        let setup = Setup {
            study_id: "s".into(),
            response_id: Some("r".into()),
            frames,
            ..Setup::default()
        };
        let mut shell = Self {
            session: Session::new(setup),
            mono_millis: 0.0,
            needs,
            camera: None,
            scripts: Vec::new(),
            saves: Vec::new(),
            left: None,
            save_fails: false,
            recorders_hang: false,
        };
        shell.send(Event::ChildHashKnown {
            hash: "hash".into(),
        });
        shell.send(Event::Start);
        shell
    }

    pub(super) fn send(&mut self, event: Event) {
        self.mono_millis += 10.0;
        for effect in self.session.handle(at(self.mono_millis), event) {
            match effect {
                Effect::Mount => {
                    let stage = self.session.stage();
                    let (visit, index) = (stage.visit, stage.frame_index);
                    let needs = Box::new(self.needs[index].clone());
                    self.send(Event::FrameOpened { visit, needs });
                }
                Effect::RunScript { visit, script, .. } => {
                    let result = Ok(self.scripts.remove(0));
                    self.send(Event::ScriptDone {
                        visit,
                        script,
                        result,
                        changes: Box::default(),
                    });
                }
                Effect::OpenCamera { recorder, .. } => self.send(match self.camera {
                    None => Event::CameraOpened { recorder },
                    Some(trouble) => Event::CameraFailed { recorder, trouble },
                }),
                Effect::StartRecorder { recorder, .. } => {
                    self.send(Event::RecordingStarted { recorder });
                }
                Effect::StopRecorder { .. } if self.recorders_hang => {}
                Effect::StopRecorder { recorder } => self.send(Event::RecordingStopped {
                    recorder,
                    error: None,
                }),
                Effect::Save { request, state, .. } => {
                    self.saves.push(*state);
                    self.send(if self.save_fails {
                        Event::SaveFailed {
                            request,
                            status: None,
                            retry_secs: None,
                        }
                    } else {
                        Event::Saved { request }
                    });
                }
                Effect::Leave { response_id, .. } => self.left = Some(response_id),
                Effect::Fullscreen { on } => self.send(Event::FullscreenChanged { on }),
                Effect::DestroyRecorder { .. }
                | Effect::SetTimer { .. }
                | Effect::ScrollToTop
                | Effect::Warn { .. } => {}
            }
        }
    }

    pub(super) fn visit(&self) -> u32 {
        self.session.stage().visit
    }

    pub(super) fn next(&mut self) {
        self.send(Event::NextAsked {
            visit: self.visit(),
        });
    }

    pub(super) fn events(&self, frame: &str) -> Vec<String> {
        self.session.saved().exp_data[frame]["eventTimings"]
            .as_array()
            .expect("events")
            .iter()
            .map(|event| {
                event["eventType"]
                    .as_str()
                    .expect("name")
                    .trim_start_matches("exp-test:")
                    .to_owned()
            })
            .collect()
    }
}

pub(super) fn recording() -> Needs {
    Needs {
        fullscreen: true,
        recording: Some(RecordingNeeds {
            automatic: true,
            destroy_at_end: true,
            ..RecordingNeeds::default()
        }),
        pausing: Some(PausingNeeds::default()),
        ..Needs::default()
    }
}

#[test]
fn a_study_plays_to_its_exit_and_saves_each_frame() {
    let mut shell = Shell::new(
        &[("a", json!({})), ("b", json!({}))],
        vec![Needs::default(), Needs::default()],
    );
    shell.send(Event::DataSet {
        visit: shell.visit(),
        data: Map::from_iter([("x".into(), json!(1))]),
    });
    shell.next();
    shell.send(Event::Marked {
        visit: shell.visit(),
        mark: Mark::Completed,
    });
    shell.next();
    assert_eq!(shell.left.as_deref(), Some("r"));
    let saved = shell.saves.last().expect("a save");
    assert_eq!(saved.sequence, ["0-a", "1-b"]);
    assert!(saved.completed);
    assert_eq!(saved.exp_data["0-a"]["x"], 1);
    assert_eq!(saved.exp_data["0-a"]["frameType"], "DEFAULT");
    assert_eq!(shell.events("0-a"), ["nextFrame"]);
}

#[test]
fn a_frame_that_ends_the_study_is_saved_and_no_other_is_shown() {
    let mut shell = Shell::new(
        &[("a", json!({})), ("b", json!({}))],
        vec![recording(), Needs::default()],
    );
    let visit = shell.visit();
    shell.send(Event::DataSet {
        visit,
        data: Map::from_iter([("childResponse".into(), json!("No"))]),
    });
    shell.send(Event::LeaveAsked { visit });
    shell.next();
    assert_eq!(shell.left.as_deref(), Some("r"));
    let saved = shell.saves.last().expect("a save");
    assert_eq!(saved.sequence, ["0-a"]);
    assert!(!saved.completed);
    assert_eq!(saved.exp_data["0-a"]["childResponse"], "No");
    assert!(shell.events("0-a").contains(&"stoppingCapture".to_owned()));
}

#[test]
fn a_recorded_trial_logs_in_the_order_of_the_recorded_runs() {
    let mut shell = Shell::new(
        &[("t", json!({})), ("end", json!({}))],
        vec![recording(), Needs::default()],
    );
    assert_eq!(shell.session.stage().phase, Phase::Running);
    let visit = shell.visit();
    shell.send(Event::Logged {
        visit,
        name: "videoStarted".into(),
        fields: Map::new(),
    });
    shell.next();
    let id = shell.session.saved().exp_data["0-t"]["videoId"]
        .as_str()
        .expect("id")
        .to_owned();
    shell.send(Event::UploadFinished {
        video_id: id.clone(),
    });
    assert_eq!(
        shell.events("0-t"),
        [
            "setupVideoRecorder",
            "recorder.hasCamAccess",
            "recorderReady",
            "videoStreamConnection",
            "startRecording",
            "enteredFullscreen",
            "videoStarted",
            "stoppingCapture",
            "destroyingRecorder",
            "nextFrame",
            "videoStreamConnection",
            "uploadComplete",
        ]
    );
    let saved = shell.session.saved();
    assert_eq!(saved.exp_data["0-t"]["videoList"], json!([id]));
    let first = &saved.exp_data["0-t"]["eventTimings"][0];
    assert_eq!(first["streamTime"], Value::Null);
    assert_eq!(first["videoId"], json!(id));
}

#[test]
fn a_pause_saves_the_visit_and_the_frame_starts_anew() {
    let mut shell = Shell::new(
        &[("t", json!({})), ("end", json!({}))],
        vec![
            Needs {
                pausing: Some(PausingNeeds {
                    paused_text: "Paused".to_owned(),
                    ..PausingNeeds::default()
                }),
                ..recording()
            },
            Needs::default(),
        ],
    );
    shell.send(Event::PausableSet {
        visit: shell.visit(),
        pausable: true,
    });
    shell.send(Event::KeyUp { key: " ".into() });
    assert_eq!(shell.session.stage().phase, Phase::Paused);
    assert!(
        matches!(&shell.session.stage().cover, Cover::Paused { message, .. } if message == "Paused")
    );
    shell.mono_millis += 150.0;
    shell.send(Event::KeyUp { key: " ".into() });
    assert_eq!(shell.session.stage().frame_id, "0-t-repeat-1");
    let events = shell.events("0-t");
    assert!(events.ends_with(&["resumeStudy".to_owned()]), "{events:?}");
}

#[test]
fn leaving_full_screen_pauses_and_can_always_be_ended() {
    let mut needs = recording();
    needs.pausing = Some(PausingNeeds {
        allowed: false,
        ..PausingNeeds::default()
    });
    let mut shell = Shell::new(
        &[("t", json!({})), ("end", json!({}))],
        vec![needs, Needs::default()],
    );
    shell.send(Event::PausableSet {
        visit: shell.visit(),
        pausable: true,
    });
    shell.send(Event::KeyUp { key: " ".into() });
    assert_eq!(
        shell.session.stage().phase,
        Phase::Running,
        "the protocol forbids the key"
    );
    shell.send(Event::FullscreenChanged { on: false });
    assert_eq!(shell.session.stage().phase, Phase::Paused);
    shell.send(Event::ResumeAsked);
    assert_eq!(shell.session.stage().frame_id, "0-t-repeat-1");
}

#[test]
fn no_camera_is_told_and_nobody_is_stuck() {
    let mut shell = Shell::new(
        &[("a", json!({})), ("t", json!({}))],
        vec![Needs::default(), recording()],
    );
    shell.camera = Some(CameraTrouble::Missing);
    shell.next();
    assert_eq!(
        shell.session.stage().cover,
        Cover::CameraTrouble(CameraTrouble::Missing)
    );
    shell.send(Event::CameraRetryAsked);
    assert_eq!(
        shell.session.stage().cover,
        Cover::CameraTrouble(CameraTrouble::Missing)
    );
    shell.send(Event::ContinueWithoutCamera);
    assert_eq!(shell.session.stage().phase, Phase::Running);
    shell.next();
    assert!(
        shell
            .events("1-t")
            .contains(&"errorStartingRecording".to_owned())
    );
    assert!(
        shell.session.saved().exp_data["1-t"]
            .get("videoList")
            .is_none()
    );
}

#[test]
fn scripts_change_parameters_and_choose_the_next_frame() {
    let frames = [
        ("a", json!({"selectNextFrame": "function(){}"})),
        ("b", json!({})),
        ("c", json!({"generateProperties": "function(){}"})),
    ];
    let mut shell = Shell::new(&frames, vec![Needs::default(); 3]);
    shell.scripts = vec![json!(2), json!({"text": "new"})];
    shell.next();
    assert_eq!(shell.session.stage().frame_id, "2-c");
    assert_eq!(shell.session.stage().params["text"], "new");
    shell.next();
    assert_eq!(
        shell.session.saved().exp_data["2-c"]["generatedProperties"],
        json!({"text": "new"})
    );
    assert_eq!(shell.session.saved().sequence, ["0-a", "2-c"]);
}

#[test]
fn a_script_that_fails_shows_the_next_frame() {
    let mut shell = Shell::new(
        &[("a", json!({})), ("b", json!({}))],
        vec![Needs::default(); 2],
    );
    let visit = shell.visit();
    shell.send(Event::ScriptDone {
        visit,
        script: ScriptKind::SelectNextFrame,
        result: Ok(json!("x")),
        changes: Box::default(),
    });
    assert_eq!(shell.session.stage().frame_id, "1-b");
}

#[test]
fn leaving_early_goes_to_the_last_frame_with_a_global_event() {
    let mut shell = Shell::new(
        &[("t", json!({})), ("b", json!({})), ("c", json!({}))],
        vec![recording(), Needs::default(), Needs::default()],
    );
    shell.send(Event::ExitAsked);
    assert!(shell.session.stage().exit_dialog);
    shell.send(Event::ExitConfirmed);
    assert_eq!(shell.session.stage().frame_id, "2-c");
    let event = &shell.session.saved().global_event_timings[0];
    assert_eq!(
        (&event["exitType"], &event["lastPageSeen"]),
        (&json!("manualInterrupt"), &json!(1))
    );
    shell.send(Event::ExitAsked);
    assert!(
        !shell.session.stage().exit_dialog,
        "no dialog on the last frame"
    );
}

#[test]
fn the_page_stays_until_saves_and_uploads_have_arrived() {
    let mut shell = Shell::new(&[("a", json!({}))], vec![Needs::default()]);
    shell.save_fails = true;
    shell.send(Event::UploadsOwe { recordings: 1 });
    shell.next();
    assert_eq!(shell.left, None);
    shell.save_fails = false;
    shell.send(Event::TimerFired {
        timer: crate::Timer::RetrySave,
    });
    assert_eq!(shell.left, None);
    assert_eq!(shell.session.stage().cover, Cover::Uploading);
    shell.send(Event::UploadsOwe { recordings: 0 });
    assert_eq!(shell.left.as_deref(), Some("r"));
}

#[test]
fn a_page_that_leaves_after_trouble_with_saving_is_in_trouble_no_more() {
    let mut shell = Shell::new(&[("a", json!({}))], vec![Needs::default()]);
    shell.save_fails = true;
    shell.next();
    let retry = || Event::TimerFired {
        timer: crate::Timer::RetrySave,
    };
    for _ in 0..20 {
        shell.send(retry());
    }
    assert_eq!(shell.session.stage().cover, Cover::SaveTrouble);
    shell.save_fails = false;
    shell.send(retry());
    assert!(shell.left.is_some());
    let stage = shell.session.stage();
    assert!(stage.cover != Cover::SaveTrouble && !stage.save_notice);
}

#[test]
fn before_the_first_frame_there_is_nothing_so_it_is_saved_and_stays() {
    let mut shell = Shell::new(
        &[("a", json!({})), ("b", json!({}))],
        vec![Needs::default(); 2],
    );
    let visit = shell.visit();
    shell.send(Event::PreviousAsked { visit });
    assert_eq!(shell.session.stage().frame_id, "0-a");
    assert_eq!(shell.visit(), visit);
    assert_eq!(shell.events("0-a"), ["previousFrame"]);
    shell.next();
    assert_eq!(shell.events("0-a"), ["previousFrame", "nextFrame"]);
    assert_eq!(shell.session.saved().sequence, ["0-a"]);
}

#[test]
fn a_parent_who_is_about_to_leave_is_not_hurried_by_the_next_trial() {
    let mut shell = Shell::new(
        &[("a", json!({})), ("b", json!({})), ("c", json!({}))],
        vec![Needs::default(); 3],
    );
    shell.send(Event::ExitAsked);
    shell.next();
    assert!(shell.session.stage().exit_dialog);
    shell.next();
    assert!(
        !shell.session.stage().exit_dialog,
        "the last page has its own way out"
    );
}

#[test]
fn late_answers_of_a_frame_that_is_gone_do_nothing() {
    let mut shell = Shell::new(
        &[("a", json!({})), ("b", json!({})), ("c", json!({}))],
        vec![Needs::default(); 3],
    );
    let visit = shell.visit();
    shell.next();
    shell.send(Event::NextAsked { visit });
    shell.send(Event::Logged {
        visit,
        name: "late".into(),
        fields: Map::new(),
    });
    assert_eq!(shell.session.stage().frame_id, "1-b");
    assert_eq!(shell.events("0-a"), ["nextFrame"]);
}

#[test]
fn the_exit_answers_are_stored_before_the_family_leaves() {
    let mut shell = Shell::new(&[("exit", json!({}))], vec![Needs::default()]);
    let visit = shell.visit();
    let data = Map::from_iter([("useOfMedia".into(), json!("private"))]);
    shell.send(Event::DataSet { visit, data });
    shell.send(Event::Marked {
        visit,
        mark: Mark::Completed,
    });
    let saved = shell.saves.last().expect("a save");
    assert_eq!(saved.exp_data["0-exit"]["useOfMedia"], "private");
    shell.next();
    assert_eq!(shell.session.saved().sequence, ["0-exit"]);
    assert_eq!(shell.events("0-exit"), ["nextFrame"]);
}
