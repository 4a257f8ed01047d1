//! The participation: which frame is shown, what is recorded, what is saved, when the family may leave.

mod capture;
mod leaving;
mod page;
mod pausing;
mod receipts;
mod recorders;
mod saving;
mod scripts;
mod setup;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_page;
#[cfg(test)]
mod tests_pausing;
#[cfg(test)]
mod tests_random;

use crate::{
    Cover, Effect, Event, FrameSpec, Mark, Needs, Now, Phase, SavedState, ScriptKind, Stage, Timer,
    recording::{Origin, Recorder},
    save::SaveQueue,
    visit::{Visit, left_before, unique_id},
};
use serde_json::{Map, Value, json};

use leaving::AfterStop;
pub use setup::Setup;

/// See the module. The one way in is `handle`.
#[derive(Clone, Debug)]
pub struct Session {
    setup: Setup,
    stage: Stage,
    visit: Visit,
    saved: SavedState,
    queue: SaveQueue,
    recorder: Option<Recorder>,
    session_recorder: Option<Recorder>,
    recorders_made: u32,
    set_up_when_response_known: Option<bool>,
    /// Frames in a row that stood for others.
    unshown: u32,
    /// The recording that spans frames is to begin as soon as the response has an id.
    session_waits_for_response: bool,
    origins: Vec<Origin>,
    after_stop: AfterStop,
    pause: pausing::Pause,
    window: page::Window,
    heard_sound: bool,
    leaving: bool,
    left: bool,
    owed_recordings: usize,
    child_hash: Option<String>,
    random_state: u32,
    out: Vec<Effect>,
}

impl Session {
    /// A participation that has not begun.
    pub fn new(setup: Setup) -> Self {
        let saved = SavedState {
            conditions: setup.conditions.clone(),
            ..SavedState::default()
        };
        let random_state = setup.seed | 1;
        Self {
            setup,
            saved,
            random_state,
            stage: Stage::default(),
            visit: Visit::default(),
            queue: SaveQueue::default(),
            recorder: None,
            session_recorder: None,
            recorders_made: 0,
            set_up_when_response_known: None,
            unshown: 0,
            session_waits_for_response: false,
            origins: Vec::new(),
            after_stop: AfterStop::Nothing,
            pause: pausing::Pause::default(),
            window: page::Window::default(),
            heard_sound: false,
            leaving: false,
            left: false,
            owed_recordings: 0,
            child_hash: None,
            out: Vec::new(),
        }
    }

    /// What the family sees.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// What would be saved now.
    pub fn saved(&self) -> &SavedState {
        &self.saved
    }

    /// What the frame that is shown saved when it was left before, by its own id; nothing on its first visit.
    pub fn saved_before(&self) -> Option<&Map<String, Value>> {
        let id = left_before(&self.visit.spec.id, &self.saved.sequence)?;
        self.saved.exp_data.get(id)?.as_object()
    }

    /// Id of the response; empty until the server has made it.
    pub fn response_id(&self) -> &str {
        self.setup.response_id.as_deref().unwrap_or_default()
    }

    /// The child's pseudonym; empty until the server has given it.
    pub fn child_hash(&self) -> &str {
        self.child_hash.as_deref().unwrap_or_default()
    }

    /// The child's birthday, `YYYY-MM-DD`; empty when it is not known.
    pub fn child_birthday(&self) -> &str {
        self.setup.child["birthday"].as_str().unwrap_or_default()
    }

    /// Past responses as scripts see them.
    pub fn past_sessions(&self) -> &Value {
        &self.setup.past_sessions
    }

    /// The frame after the one that is shown, as the study wrote it.
    pub fn upcoming(&self) -> Option<&FrameSpec> {
        self.setup.frames.get(self.stage.frame_index + 1)
    }

    /// The number of frames.
    pub fn frame_count(&self) -> usize {
        self.setup.frames.len()
    }

    /// The frame's data as it would be saved now, for previewers.
    pub fn current_data(&self, now: Now) -> Value {
        self.visit.payload(now)
    }

    /// Takes an event and says what is to be done, in order.
    pub fn handle(&mut self, now: Now, event: Event) -> Vec<Effect> {
        match event {
            Event::Start => {
                self.stage.phase = Phase::Over;
                self.changed();
                self.go(now, self.setup.first_index);
            }
            Event::JumpAsked { index } => {
                self.let_go_of_recorders(now);
                self.go(now, index);
            }
            Event::ResponseCreated { id } => self.response_created(now, id),
            Event::ChildHashKnown { hash } => {
                self.child_hash = Some(hash);
                self.try_to_leave();
            }
            Event::FrameOpened { visit, needs } if self.is_current(visit) => {
                self.opened(now, *needs);
            }
            Event::ScriptDone {
                visit,
                script,
                result,
                changes,
            } if self.is_current(visit) => {
                self.apply(*changes);
                self.script_done(now, script, result);
            }
            Event::SelectExpanded {
                visit,
                frames,
                choice,
            } if self.is_current(visit) => self.select_expanded(now, frames, choice),
            Event::Logged {
                visit,
                name,
                fields,
            } if visit == self.visit.number => self.log(now, &name, fields),
            Event::DataSet { visit, data } if self.is_current(visit) => self.visit.data = data,
            Event::NextAsked { visit } if self.is_current(visit) => self.end(now, AfterStop::Next),
            Event::PreviousAsked { visit } if self.is_current(visit) => {
                if self.index_before().is_none() {
                    self.stay_on_first(now);
                } else {
                    self.end(now, AfterStop::Previous);
                }
            }
            Event::LeaveAsked { visit } if self.is_current(visit) => {
                self.end(now, AfterStop::Leave);
            }
            Event::StopAsked { visit } if self.is_current(visit) => {
                self.end(now, AfterStop::ToEnd);
            }
            Event::Marked { visit, mark } if visit == self.visit.number => self.mark(now, mark),
            Event::PausableSet { visit, pausable } if self.is_current(visit) => {
                self.set_pausable(now, pausable);
            }
            Event::RecorderAsked { visit, wish } if self.is_current(visit) => self.wish(now, wish),
            Event::CameraOpened { recorder } => self.camera_opened(now, recorder),
            Event::CameraFailed { recorder, trouble } => self.camera_failed(now, recorder, trouble),
            Event::SoundHeard { recorder } => self.sound_heard(recorder),
            Event::RecordingStarted { recorder } => self.recording_started(now, recorder),
            Event::RecordingFailed { recorder, error } => {
                self.recording_failed(now, recorder, &error);
            }
            Event::RecordingStopped { recorder, error } => {
                self.recording_stopped(now, recorder, error);
            }
            Event::UploadProgress { video_id, percent } => {
                self.upload_progress(&video_id, percent);
            }
            Event::UploadFinished { video_id } => self.upload_news(now, &video_id, None),
            Event::UploadFailed { video_id, error } => {
                self.upload_news(now, &video_id, Some(error));
            }
            Event::RecordingSettled { receipt, outcome } => {
                self.recording_settled(now, &receipt, outcome);
            }
            Event::UploadsOwe { recordings } => {
                self.owed_recordings = recordings;
                self.try_to_leave();
            }
            Event::FullscreenChanged { on } => self.fullscreen_changed(now, on),
            Event::KeyUp { key } => self.key_up(now, &key),
            Event::Page(news) => self.page_news(now, news),
            Event::PauseAsked => self.pause_asked(now),
            Event::ResumeAsked => self.resume_asked(now),
            Event::ResumeSoundBegan { visit, secs } if self.is_current(visit) => {
                self.resume_sound_began(secs);
            }
            Event::ResumeSoundOver { visit } if self.is_current(visit) => {
                self.resume_sound_over(now);
            }
            Event::ExitAsked => self.exit_asked(),
            Event::ExitCancelled => self.exit_cancelled(),
            Event::ExitConfirmed => self.exit_early(now),
            Event::PageLeaving => self.page_leaving(now),
            Event::CameraRetryAsked => self.camera_retry(now),
            Event::ContinueWithoutCamera => self.continue_without_camera(now),
            Event::Saved { request } => {
                let step = self.queue.saved(request);
                self.take(step);
            }
            Event::SaveFailed {
                request,
                status,
                retry_secs,
            } => {
                let step = self.queue.failed(request, status, retry_secs);
                self.take(step);
            }
            Event::TimerFired {
                timer: Timer::RetrySave,
            } => {
                let step = self.queue.retry();
                self.take(step);
            }
            Event::TimerFired {
                timer: Timer::StopDeadline(recorder),
            } => {
                self.recording_stopped(now, recorder, Some("the recorder did not answer".into()));
            }
            Event::TimerFired {
                timer: Timer::UploadLimit(visit),
            } if self.is_current(visit) => self.upload_limit(now),
            Event::TimerFired {
                timer: Timer::ResumeDeadline(number),
            } => self.resume_deadline(now, number),
            Event::TimerFired {
                timer: Timer::CameraLimit(recorder),
            } => self.camera_limit(now, recorder),
            Event::TimerFired {
                timer: Timer::StartLimit(recorder),
            } => self.start_limit(now, recorder),
            Event::TimerFired {
                timer: Timer::SizeSettled(number),
            } => self.size_settled(now, number),
            // An answer to a visit that is over.
            Event::FrameOpened { .. }
            | Event::ScriptDone { .. }
            | Event::SelectExpanded { .. }
            | Event::Logged { .. }
            | Event::DataSet { .. }
            | Event::NextAsked { .. }
            | Event::PreviousAsked { .. }
            | Event::LeaveAsked { .. }
            | Event::StopAsked { .. }
            | Event::Marked { .. }
            | Event::PausableSet { .. }
            | Event::ResumeSoundBegan { .. }
            | Event::ResumeSoundOver { .. }
            | Event::RecorderAsked { .. }
            | Event::TimerFired { .. } => {}
        }
        self.stage.recorder = self.recorder_state();
        self.stage.offers_pause = self.offers_pause();
        std::mem::take(&mut self.out)
    }

    fn is_current(&self, visit: u32) -> bool {
        visit == self.visit.number && self.stage.phase != Phase::Over
    }

    fn is_last(&self) -> bool {
        self.visit.index + 1 >= self.setup.frames.len()
    }

    /// Shows the frame at `index`, or ends the study when there is none.
    fn go(&mut self, now: Now, index: usize) {
        let Some(frame) = self.setup.frames.get(index) else {
            self.finish();
            return;
        };
        let mut spec = frame.clone();
        spec.id = unique_id(&spec.id, &self.saved.sequence);
        let number = self.visit.number + 1;
        self.visit = Visit {
            number,
            index,
            spec,
            opened: now,
            generated: Value::Null,
            ..Visit::default()
        };
        self.pause.clear();
        self.set_up_when_response_known = None;
        self.stage.visit = number;
        self.stage.frame_index = index;
        // What is shown is what the protocol says; a script may change the kind in front of the events (spec 2.3).
        self.stage.kind.clone_from(&self.visit.spec.kind);
        self.stage.phase = Phase::Opening;
        self.stage.cover = Cover::None;
        // A parent who is about to leave is not hurried by trials that go on by themselves; the last page has its own way out.
        self.stage.exit_dialog &= !self.is_last();
        self.out.push(Effect::ScrollToTop);
        match self.script("generateProperties") {
            Some(source) => {
                let args = vec![
                    Value::Object(self.saved.exp_data.clone()),
                    json!(self.saved.sequence),
                    self.setup.child.clone(),
                    self.setup.past_sessions.clone(),
                    Value::Object(self.saved.conditions.clone()),
                ];
                self.run(ScriptKind::GenerateProperties, source, args);
            }
            None => self.mount(),
        }
    }

    fn mount(&mut self) {
        self.stage.frame_id.clone_from(&self.visit.spec.id);
        self.stage.params = self.visit.spec.params.clone();
        self.out.push(Effect::Mount);
    }

    /// The kind has read its parameters: recorders, full screen and the phase follow.
    fn opened(&mut self, now: Now, needs: Needs) {
        if self.stage.phase != Phase::Opening {
            return;
        }
        self.visit.opened = now;
        self.unshown = 0;
        self.stage.wants_fullscreen = needs.fullscreen;
        self.visit.needs = needs;
        self.begin_recorders(now);
        let on = self.visit.needs.fullscreen;
        if on != self.stage.is_fullscreen {
            self.out.push(Effect::Fullscreen { on });
        }
    }

    /// Adds an event to the visit's list, with the fields of running recordings.
    fn log(&mut self, now: Now, name: &str, fields: Map<String, Value>) {
        let streams = self.stream_fields(now);
        let event = Visit::event(&self.visit.spec.kind, now, name, fields, streams);
        self.visit.events.push(event.clone());
        // A frame may still log after it was left; what is stored grows with it (recorded-runs, wrong claim 1).
        if self.visit.saved {
            self.append_to_stored(&self.visit.spec.id.clone(), event);
        }
    }

    fn mark(&mut self, now: Now, mark: Mark) {
        match mark {
            // Sent with the frame itself: a consent without its frame would say what nothing shows.
            Mark::ConsentCompleted => self.saved.completed_consent_frame = true,
            Mark::SurveyConsent => self.saved.survey_consent = true,
            Mark::Completed => {
                self.saved.completed = true;
                // The family may close the tab at the debriefing: what they chose is stored now.
                self.store_visit(now);
                self.changed();
            }
        }
    }

    /// The frame is over: its recording is closed first, then it is left.
    fn end(&mut self, now: Now, after: AfterStop) {
        // Paused: the space that paused a trial may have pressed the button that had the focus as well.
        if matches!(
            self.stage.phase,
            Phase::Stopping | Phase::Over | Phase::Opening | Phase::Paused
        ) {
            return;
        }
        self.stage.phase = Phase::Stopping;
        self.stage.cover = Cover::None;
        self.visit.pausable = false;
        if self.stop_frame_recorder(now) {
            self.after_stop = after;
        } else {
            self.conclude(now, after);
        }
    }

    /// There is no page before this one: it is saved, and stays (spec: forms 12c).
    fn stay_on_first(&mut self, now: Now) {
        if matches!(self.stage.phase, Phase::Waiting | Phase::Running) {
            self.log(now, "previousFrame", Map::new());
            self.store_visit(now);
            // It is still the visit's own: what comes after is stored when it is left.
            self.visit.saved = false;
            self.changed();
        }
    }

    fn conclude(&mut self, now: Now, after: AfterStop) {
        match after {
            AfterStop::Next => {
                self.destroy_at_end(now);
                self.log(now, "nextFrame", Map::new());
                self.teardown_recorder(now);
                match self.script("selectNextFrame") {
                    Some(source) => {
                        let frames = self.setup.frames.iter().map(|frame| {
                            let mut params = frame.params.clone();
                            params.insert("id".into(), frame.id.clone().into());
                            params.insert("kind".into(), frame.kind.clone().into());
                            Value::Object(params)
                        });
                        let args = vec![
                            Value::Array(frames.collect()),
                            json!(self.visit.index),
                            self.visit.payload(now),
                            Value::Object(self.saved.exp_data.clone()),
                            json!(self.saved.sequence),
                            self.setup.child.clone(),
                            self.setup.past_sessions.clone(),
                        ];
                        self.run(ScriptKind::SelectNextFrame, source, args);
                    }
                    None => self.leave_frame(now, self.visit.index + 1),
                }
            }
            AfterStop::Previous => {
                self.log(now, "previousFrame", Map::new());
                self.teardown_recorder(now);
                let target = self.index_before().unwrap_or(self.visit.index);
                self.leave_frame(now, target);
            }
            // A child who says no ends the study: its frame is saved, and no other is shown (forms 7c).
            AfterStop::Leave => {
                self.destroy_at_end(now);
                self.teardown_recorder(now);
                self.end_session_recording(now, true);
                self.store_visit(now);
                self.finish();
            }
            AfterStop::ToEnd => {
                self.destroy_at_end(now);
                self.teardown_recorder(now);
                self.stopped_early(now);
            }
            AfterStop::PauseComplete => self.pause_completed(now),
            AfterStop::Nothing => {}
        }
    }

    /// Saves the visit and shows another frame; never waits for the save.
    fn leave_frame(&mut self, now: Now, target: usize) {
        self.end_session_recording(now, target >= self.setup.frames.len());
        self.store_visit(now);
        self.stage.phase = Phase::Over;
        self.changed();
        self.go(now, target);
    }

    fn warn(&mut self, message: String) {
        self.out.push(Effect::Warn { message });
    }
}
