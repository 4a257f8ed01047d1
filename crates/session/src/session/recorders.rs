//! Recorders of frames and of the session: set-up, capture, the events that belong to each.

#[cfg(test)]
mod begin_tests;
mod limit;
mod spanning;
#[cfg(test)]
mod tests;
mod trouble;
#[cfg(test)]
mod waiting_tests;

use super::{AfterStop, Session};
use crate::{
    Cover, Effect, Now, Phase, RecorderState, RecorderWish, Role, Slot,
    recording::{Recorder, video_id},
};
use serde_json::{Map, Value};

pub(super) fn fields<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

impl Session {
    /// What the frame sees of its recorder.
    pub(super) fn recorder_state(&self) -> RecorderState {
        let mut state = self
            .recorder
            .as_ref()
            .map(|recorder| recorder.state(self.heard_sound))
            .unwrap_or_default();
        state.heard_sound |= self.heard_sound;
        state.replaced_by_session =
            self.visit.needs.recording.is_some() && self.recorder.is_none() && self.session_runs();
        state.session = self.spanning();
        state
    }

    /// Since when a recording of that slot has been captured, in milliseconds of the monotonic clock: the zero of its `streamTime`.
    pub fn running_since(&self, slot: Slot) -> Option<f64> {
        let recorder = match slot {
            Slot::Frame => self.recorder.as_ref(),
            Slot::Session => self.session_recorder.as_ref(),
        };
        recorder?.running_since
    }

    fn session_runs(&self) -> bool {
        self.session_recorder
            .as_ref()
            .is_some_and(|r| !r.stopping && !r.destroyed && r.trouble.is_none())
    }

    /// It is asked for, nothing is wrong with it, and it does not run yet.
    fn session_is_to_begin(&self) -> bool {
        let recorder = self.session_recorder.as_ref();
        let has_begun = recorder.is_some_and(|r| r.running_since.is_some());
        self.session_waits_for_response || self.session_runs() && !has_begun
    }

    /// Fields that recorders add to every event.
    pub(super) fn stream_fields(&self, now: Now) -> Map<String, Value> {
        let mut fields = Map::new();
        if let Some(recorder) = self
            .session_recorder
            .as_ref()
            .filter(|r| r.has_camera && !r.stopping)
        {
            recorder.add_to(now, &mut fields);
        }
        if let Some(recorder) = &self.recorder {
            recorder.add_to(now, &mut fields);
        }
        fields
    }

    /// Sets up what the frame needs and decides whether it must wait.
    pub(super) fn begin_recorders(&mut self, now: Now) {
        self.stage.phase = Phase::Running;
        let is_consent = self.visit.role() == Role::Consent;
        let wanted = self.visit.needs.recording.clone();
        // The session's recording takes the place of a frame's own; but a statement of consent is always a file of its own.
        let is_replaced = !is_consent && self.session_runs();
        if is_replaced && wanted.as_ref().is_some_and(|wanted| wanted.automatic) {
            self.warn(format!(
                "Frame {} asks for a recording of its own while the session is recorded: it makes none, and saves no videoId.",
                self.visit.spec.id
            ));
        }
        if let Some(recording) = wanted.filter(|_| !is_replaced) {
            if recording.automatic {
                self.stage.phase = Phase::Waiting;
                self.stage.cover = self.wait_cover();
            }
            self.set_up_frame_recorder(now, recording.automatic);
        }
        if let Some(secs) = self.visit.needs.session_upload_secs {
            self.end_session_recording_at_once(now, secs);
        }
        if self.visit.needs.start_session_recording {
            self.begin_session_recording(now);
        }
        // What a child watches is to be on the recording, whichever frame asked for it; a page that is read need not wait.
        if self.visit.needs.pausing.is_some() && self.session_is_to_begin() {
            self.stage.phase = Phase::Waiting;
            self.visit.awaits_session = true;
            self.limit_session();
        }
    }

    /// What lies over a frame that waits for its own recording.
    fn wait_cover(&self) -> Cover {
        match &self.visit.needs.recording {
            Some(recording) if recording.automatic && recording.wait_cover => {
                Cover::WaitForRecording {
                    message: recording.wait_message.clone(),
                    color: recording.wait_color.clone(),
                }
            }
            _ => Cover::None,
        }
    }

    fn new_video_id(&mut self, now: Now, slot: Slot) -> String {
        // xorshift: the number only keeps names apart.
        self.random_state ^= self.random_state << 13;
        self.random_state ^= self.random_state >> 17;
        self.random_state ^= self.random_state << 5;
        let response = self.setup.response_id.as_deref().unwrap_or_default();
        let random = (self.random_state % 1000) as u16;
        video_id(
            slot,
            self.visit.role(),
            &self.setup.study_id,
            &self.visit.spec.id,
            response,
            now.wall_millis,
            random,
        )
    }

    fn new_recorder(&mut self, now: Now, slot: Slot, start_when_ready: bool) -> Recorder {
        self.recorders_made += 1;
        let id = self.new_video_id(now, slot);
        Recorder::new(self.recorders_made, slot, id, start_when_ready)
    }

    pub(super) fn set_up_frame_recorder(&mut self, now: Now, automatic: bool) {
        // A recording's name holds the response's id; without it the camera waits for the server, the page does not.
        if self.setup.response_id.is_none() {
            self.set_up_when_response_known = Some(automatic);
            return;
        }
        let recorder = self.new_recorder(now, Slot::Frame, automatic);
        self.visit.video_id = Some(recorder.video_id.clone());
        self.out.push(Effect::OpenCamera {
            recorder: recorder.number,
            slot: Slot::Frame,
            video_id: recorder.video_id.clone(),
        });
        let number = recorder.number;
        self.recorder = Some(recorder);
        self.limit_camera(number);
        self.log(now, "setupVideoRecorder", Map::new());
    }

    pub(super) fn find(&mut self, number: u32) -> Option<&mut Recorder> {
        [self.recorder.as_mut(), self.session_recorder.as_mut()]
            .into_iter()
            .flatten()
            .find(|recorder| recorder.number == number && !recorder.destroyed)
    }

    pub(super) fn camera_opened(&mut self, now: Now, number: u32) {
        let Some(recorder) = self.find(number) else {
            return;
        };
        recorder.trouble = None;
        // A session recorder adds its fields to events only after it has announced itself (recorded-runs, wrong claim 5).
        recorder.has_camera = recorder.slot == Slot::Frame;
        let (slot, start, id) = (
            recorder.slot,
            recorder.start_when_ready,
            recorder.video_id.clone(),
        );
        match slot {
            Slot::Frame => {
                self.log(
                    now,
                    "recorder.hasCamAccess",
                    fields([("hasCamAccess", true.into())]),
                );
                // Only the set-up of the frame's beginning announces itself (forms 1.3).
                if !self
                    .visit
                    .events
                    .iter()
                    .any(|event| is_named(event, ":recorderReady"))
                {
                    self.log(now, "recorderReady", Map::new());
                }
            }
            Slot::Session => {
                let access = [
                    ("hasCamAccess", true.into()),
                    ("sessionVideoId", id.clone().into()),
                ];
                self.log(now, "sessionRecorder.hasCamAccess", fields(access));
                self.log(
                    now,
                    "sessionRecorderReady",
                    fields([("sessionVideoId", id.into())]),
                );
                if let Some(recorder) = self.find(number) {
                    recorder.has_camera = true;
                }
            }
        }
        self.uncover_when_well();
        if start {
            self.start(number);
        }
    }

    fn start(&mut self, number: u32) {
        let frame_id = self.visit.spec.id.clone();
        let max_secs = self
            .visit
            .needs
            .recording
            .as_ref()
            .map_or(7200.0, |recording| recording.max_secs);
        let Some(recorder) = self.find(number) else {
            return;
        };
        if !recorder.has_camera
            || recorder.starting
            || recorder.running_since.is_some()
            || recorder.has_clip
        {
            return;
        }
        recorder.starting = true;
        let max_secs = if recorder.slot == Slot::Session {
            7200.0
        } else {
            max_secs
        };
        let (slot, video_id) = (recorder.slot, recorder.video_id.clone());
        self.out.push(Effect::StartRecorder {
            recorder: number,
            video_id,
            frame_id,
            max_secs,
            slot,
            keeps_clip: slot == Slot::Frame && self.plays_back(),
        });
        self.limit_start(number);
    }

    pub(super) fn records_by_itself(&self) -> bool {
        let recording = self.visit.needs.recording.as_ref();
        recording.is_some_and(|recording| recording.automatic)
    }

    /// A page that leads its recorder itself shows what it recorded; a trial never does.
    fn plays_back(&self) -> bool {
        let recording = self.visit.needs.recording.as_ref();
        recording.is_some_and(|recording| !recording.automatic && recording.keeps_clip)
    }

    pub(super) fn sound_heard(&mut self, number: u32) {
        self.heard_sound = true;
        if let Some(recorder) = self.find(number) {
            recorder.heard_sound = true;
        }
    }

    pub(super) fn wish(&mut self, now: Now, wish: RecorderWish) {
        // A frame that the session's recording has taken the place of has no recorder of its own.
        if self.visit.needs.recording.is_none() || self.recorder_state().replaced_by_session {
            return;
        }
        // The frame waits for its file to be closed; another recorder in its place would never tell it.
        if self.stage.phase == Phase::Stopping {
            return;
        }
        match wish {
            RecorderWish::SetUp => {
                self.destroy_frame_recorder(now);
                self.set_up_frame_recorder(now, false);
            }
            RecorderWish::Start => match self.recorder.as_ref() {
                // A recorder makes one recording; the next needs a new one with a name of its own.
                Some(recorder)
                    if recorder.destroyed
                        || (recorder.stopping && recorder.running_since.is_none()) =>
                {
                    self.destroy_frame_recorder(now);
                    self.set_up_frame_recorder(now, true);
                }
                Some(recorder) => {
                    let number = recorder.number;
                    self.start(number);
                }
                None => self.set_up_frame_recorder(now, true),
            },
            RecorderWish::Stop => {
                if self.stop_frame_recorder(now) {
                    self.after_stop = AfterStop::Nothing;
                }
            }
            RecorderWish::Destroy => self.destroy_frame_recorder(now),
        }
    }

    /// exp-lookit-video and its kin destroy the recorder before they go on.
    pub(super) fn destroy_at_end(&mut self, now: Now) {
        if self
            .visit
            .needs
            .recording
            .as_ref()
            .is_some_and(|recording| recording.destroy_at_end)
        {
            self.destroy_frame_recorder(now);
        }
    }

    /// Lets go of the frame's recorder when the frame goes; one that was stopped before goes without a word (forms 1.4).
    pub(super) fn teardown_recorder(&mut self, now: Now) {
        if self
            .recorder
            .as_ref()
            .is_some_and(|recorder| !recorder.stopping)
        {
            self.destroy_frame_recorder(now);
        }
        if let Some(recorder) = self
            .recorder
            .as_ref()
            .filter(|recorder| !recorder.destroyed)
        {
            self.out.push(Effect::DestroyRecorder {
                recorder: recorder.number,
            });
        }
        // The saved visit keeps the id; the next frame has a recorder of its own.
        self.after_stop = AfterStop::Nothing;
    }

    pub(super) fn destroy_frame_recorder(&mut self, now: Now) {
        // Nor is one set up that waits for the response's id.
        self.set_up_when_response_known = None;
        let Some(recorder) = self
            .recorder
            .as_mut()
            .filter(|recorder| !recorder.destroyed)
        else {
            return;
        };
        recorder.destroyed = true;
        let (number, running) = (recorder.number, recorder.running_since.take().is_some());
        if running {
            self.out.push(Effect::StopRecorder { recorder: number });
        }
        self.log(now, "destroyingRecorder", Map::new());
        self.out.push(Effect::DestroyRecorder { recorder: number });
    }

    /// Everything is let go: a previewer jumps, or the family leaves early.
    pub(super) fn let_go_of_recorders(&mut self, now: Now) {
        self.stop_frame_recorder(now);
        self.teardown_recorder(now);
        self.recorder = None;
        self.let_ended_go();
        self.stop_session_recorder(now);
    }
}

fn is_named(event: &Value, ending: &str) -> bool {
    event
        .get("eventType")
        .and_then(Value::as_str)
        .is_some_and(|name| name.ends_with(ending))
}
