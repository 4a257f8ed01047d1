//! Whatever comes in whatever order: no family is stranded, no frame is skipped, and nothing that a page has handed over is lost.
//!
//! The browser of this model answers late, never, or with a failure. Meanwhile the family presses, pauses, leaves full screen and
//! pulls the camera out.

use super::tests::at;
use crate::chance::Chance;
use crate::{
    CameraTrouble, Cover, Effect, Event, FrameSpec, Needs, PageNews, PausingNeeds, Phase,
    RecorderWish, RecordingNeeds, Session, Setup, Timer,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const FRAMES: usize = 4;

struct World {
    session: Session,
    chance: Chance,
    mono_millis: f64,
    needs: Vec<Needs>,
    /// What the browser has been asked and has not answered.
    asked: Vec<Effect>,
    timers: Vec<Timer>,
    /// The newest save that arrived.
    arrived: Option<crate::SavedState>,
    left: bool,
    /// What the page of each frame handed over last.
    handed: BTreeMap<String, u64>,
    shown: Vec<usize>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut world = Self {
            session: Session::new(Setup::default()),
            chance: Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            mono_millis: 0.0,
            needs: Vec::new(),
            asked: Vec::new(),
            timers: Vec::new(),
            arrived: None,
            left: false,
            handed: BTreeMap::new(),
            shown: Vec::new(),
        };
        let frames = (0..FRAMES).map(|number| FrameSpec {
            id: format!("{number}-f"),
            kind: "exp-test".into(),
            ..FrameSpec::default()
        });
        world.session = Session::new(Setup {
            response_id: Some("r".into()),
            frames: frames.collect(),
            ..Setup::default()
        });
        world.needs = (0..FRAMES).map(|_| world.some_needs()).collect();
        world.send(Event::ChildHashKnown { hash: "h".into() });
        world.send(Event::Start);
        world
    }

    fn draw(&mut self, below: usize) -> usize {
        self.chance.below(below as u64) as usize
    }

    fn flip(&mut self) -> bool {
        self.chance.one_in(2)
    }

    fn some_needs(&mut self) -> Needs {
        let is_trial = self.draw(4) > 0;
        Needs {
            fullscreen: is_trial,
            recording: (self.draw(3) > 0).then(|| RecordingNeeds {
                automatic: is_trial,
                destroy_at_end: self.flip(),
                ..RecordingNeeds::default()
            }),
            pausing: is_trial.then(|| PausingNeeds {
                allowed: self.flip(),
                on_leaving_fullscreen: self.flip(),
                stop_session_recording: self.flip(),
                ..PausingNeeds::default()
            }),
            start_session_recording: self.draw(5) == 0,
            end_session_recording: self.draw(5) == 0,
            ..Needs::default()
        }
    }

    fn send(&mut self, event: Event) {
        self.mono_millis += 1000.0;
        for effect in self.session.handle(at(self.mono_millis), event) {
            match effect {
                Effect::Mount => {
                    let stage = self.session.stage();
                    let (visit, index) = (stage.visit, stage.frame_index);
                    if self.shown.last() != Some(&index) {
                        self.shown.push(index);
                    }
                    let needs = Box::new(self.needs[index].clone());
                    self.send(Event::FrameOpened { visit, needs });
                }
                Effect::SetTimer { timer, .. } => self.timers.push(timer),
                Effect::Leave { .. } => self.left = true,
                Effect::ScrollToTop | Effect::Warn { .. } | Effect::RunScript { .. } => {}
                // Let go: what it had been asked is not answered any more.
                Effect::DestroyRecorder { recorder } => self.asked.retain(
                    |asked| !matches!(asked, Effect::OpenCamera { recorder: one, .. } if *one == recorder),
                ),
                asked => self.asked.push(asked),
            }
        }
    }

    /// The browser answers one of the things it was asked; `well` as a working one.
    fn answer(&mut self, place: usize, well: bool) {
        let answer = match self.asked.remove(place) {
            Effect::OpenCamera { recorder, .. } if well => Event::CameraOpened { recorder },
            Effect::OpenCamera { recorder, .. } => Event::CameraFailed {
                recorder,
                trouble: CameraTrouble::Refused,
            },
            Effect::StartRecorder { recorder, .. } if well => Event::RecordingStarted { recorder },
            Effect::StartRecorder { recorder, .. } => Event::RecordingFailed {
                recorder,
                error: "no".into(),
            },
            Effect::StopRecorder { recorder } => Event::RecordingStopped {
                recorder,
                error: (!well).then(|| "no".into()),
            },
            Effect::Save { request, state, .. } => {
                if well {
                    self.arrived = Some(*state);
                    Event::Saved { request }
                } else {
                    Event::SaveFailed {
                        request,
                        status: [None, Some(429), Some(503)][self.draw(3)],
                        retry_secs: None,
                    }
                }
            }
            Effect::Fullscreen { on } if well => Event::FullscreenChanged { on },
            // Refused: the browser says nothing.
            _ => return,
        };
        self.send(answer);
    }

    fn noise(&mut self) {
        let visit = self.session.stage().visit;
        let recorder = 1 + self.draw(6) as u32;
        let event = match self.draw(20) {
            0..=3 if !self.asked.is_empty() => {
                let (place, well) = (self.draw(self.asked.len()), self.draw(4) > 0);
                return self.answer(place, well);
            }
            4 if !self.timers.is_empty() => {
                let place = self.draw(self.timers.len());
                let timer = self.timers.remove(place);
                Event::TimerFired { timer }
            }
            5 => Event::FullscreenChanged { on: self.flip() },
            6 => Event::KeyUp { key: " ".into() },
            7 => Event::CameraFailed {
                recorder,
                trouble: CameraTrouble::Missing,
            },
            8 => Event::RecordingStopped {
                recorder,
                error: Some("pulled out".into()),
            },
            9 => Event::ResumeAsked,
            10 => Event::PauseAsked,
            11 => Event::CameraRetryAsked,
            12 => Event::ContinueWithoutCamera,
            13 => Event::PausableSet {
                visit,
                pausable: self.flip(),
            },
            // Trials leave their recorder to the player.
            14 if !self.records_by_itself() => Event::RecorderAsked {
                visit,
                wish: [
                    RecorderWish::SetUp,
                    RecorderWish::Start,
                    RecorderWish::Stop,
                    RecorderWish::Destroy,
                ][self.draw(4)],
            },
            15 => Event::Page(PageNews::Sized {
                width: 100,
                height: 1 + self.draw(3) as u32,
            }),
            16 => return self.hand_over(),
            17 => Event::ExitAsked,
            18 if !self.asked.is_empty() => return self.never_answer(),
            _ => Event::ExitCancelled,
        };
        self.send(event);
    }

    /// A driver or a recorder hangs: only a timer is left of what it was asked.
    fn never_answer(&mut self) {
        let place = self.draw(self.asked.len());
        let hangs = matches!(
            self.asked[place],
            Effect::OpenCamera { .. } | Effect::StartRecorder { .. }
        );
        if hangs {
            self.asked.remove(place);
        }
    }

    fn records_by_itself(&self) -> bool {
        let needs = &self.needs[self.session.stage().frame_index];
        needs.recording.as_ref().is_some_and(|it| it.automatic)
    }

    /// A page hands its data over, and it counts as long as the page is there.
    fn hand_over(&mut self) {
        let stage = self.session.stage();
        if matches!(stage.phase, Phase::Opening | Phase::Over) {
            return;
        }
        let (visit, id) = (stage.visit, stage.frame_id.clone());
        let token = self.chance.0;
        self.handed.insert(id, token);
        let data = Map::from_iter([("token".to_owned(), json!(token))]);
        self.send(Event::DataSet { visit, data });
    }

    /// What a family does that wants to go on: it presses what it sees. A trial ends by itself when it runs.
    fn press(&mut self) {
        let stage = self.session.stage().clone();
        let visit = stage.visit;
        if stage.exit_dialog {
            return self.send(Event::ExitCancelled);
        }
        match (&stage.cover, stage.phase) {
            (Cover::CameraTrouble(_), _) => {
                let again = self.flip();
                self.send(if again {
                    Event::CameraRetryAsked
                } else {
                    Event::ContinueWithoutCamera
                });
            }
            (Cover::Paused { ready: true, .. } | Cover::Resuming { .. }, _) => {
                self.send(Event::ResumeAsked);
            }
            (_, Phase::Running) => self.send(Event::NextAsked { visit }),
            _ => {}
        }
    }

    fn token_of(&self, id: &str) -> Option<u64> {
        let arrived = self.arrived.as_ref()?;
        arrived
            .exp_data
            .get(id)?
            .get("token")
            .and_then(Value::as_u64)
    }
}

#[test]
fn in_any_order_every_frame_is_shown_every_family_leaves_and_nothing_is_lost() {
    for seed in 0..600 {
        let mut world = World::new(seed);
        for _ in 0..60 {
            // What comes when the page has gone, nobody hears.
            if world.left {
                break;
            }
            world.noise();
            if world.draw(12) == 0 {
                world.press();
            }
        }
        // From here on the browser works, and its timers run down.
        for _ in 0..400 {
            if world.left {
                break;
            }
            while !world.asked.is_empty() && !world.left {
                world.answer(0, true);
            }
            world.press();
            if let Some(timer) = world.timers.pop() {
                world.send(Event::TimerFired { timer });
            }
        }
        let stage = world.session.stage();
        assert!(world.left, "seed {seed}: stranded at {stage:?}");
        let all: Vec<usize> = (0..FRAMES).collect();
        assert_eq!(world.shown, all, "seed {seed}");
        for (id, token) in &world.handed {
            assert_eq!(world.token_of(id), Some(*token), "seed {seed}: {id}");
        }
        let arrived = world.arrived.expect("a save");
        let saved = world.session.saved();
        for (id, data) in &saved.exp_data {
            assert_eq!(arrived.exp_data.get(id), Some(data), "seed {seed}: {id}");
        }
        assert_eq!(arrived.sequence, saved.sequence, "seed {seed}");
    }
}

/// The same, and the family leaves early, or the study stops where something can't be shown: its last page is seen all the same.
#[test]
fn a_study_that_stops_at_any_moment_still_ends_with_its_last_page() {
    for seed in 0..300 {
        let mut world = World::new(seed);
        for _ in 0..40 {
            world.noise();
        }
        for step in 0..400 {
            if world.left {
                break;
            }
            while !world.asked.is_empty() && !world.left {
                world.answer(0, true);
            }
            let stage = world.session.stage();
            if step == 0 && seed % 2 == 0 {
                world.send(Event::ExitConfirmed);
            } else if step == 0 && stage.phase == Phase::Running {
                let visit = stage.visit;
                world.send(Event::StopAsked { visit });
            }
            world.press();
            if let Some(timer) = world.timers.pop() {
                world.send(Event::TimerFired { timer });
            }
        }
        assert!(world.left, "seed {seed}: {:?}", world.session.stage());
        assert_eq!(world.shown.last(), Some(&(FRAMES - 1)), "seed {seed}");
    }
}
