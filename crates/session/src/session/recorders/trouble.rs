//! A camera that fails or goes: what is told, what is asked, and how the family goes on.

use super::fields;
use crate::session::Session;
use crate::{CameraTrouble, Cover, Effect, Now, Phase, Slot, recording::Recorder};
use serde_json::Map;

impl Session {
    pub(in crate::session) fn camera_failed(
        &mut self,
        now: Now,
        number: u32,
        trouble: CameraTrouble,
    ) {
        let Some(recorder) = self.find(number) else {
            return;
        };
        // Camera and microphone are often one device: both tell that they have gone. But silence gives way to a reason.
        let is_told = recorder
            .trouble
            .is_some_and(|told| told != CameraTrouble::Silent);
        let was_there = std::mem::take(&mut recorder.has_camera);
        let ran = recorder.running_since.is_some();
        let was_let_go = recorder.stopping && !ran;
        if is_told || was_let_go {
            return;
        }
        recorder.trouble = Some(trouble);
        let was_starting = std::mem::take(&mut recorder.starting);
        let slot = recorder.slot;
        let name = match (slot, ran) {
            (Slot::Frame, false) => "errorStartingRecording",
            (Slot::Session, false) => "errorStartingSessionRecording",
            (Slot::Frame, true) => "errorStoppingRecorder",
            (Slot::Session, true) => "errorStoppingSessionRecording",
        };
        self.log(
            now,
            name,
            fields([("error", format!("camera: {trouble:?}").into())]),
        );
        if was_there {
            // What was recorded until now is closed and stored.
            match slot {
                // A microphone that is left would be recorded alone.
                Slot::Frame if was_starting => {
                    self.out.push(Effect::StopRecorder { recorder: number });
                }
                Slot::Frame => {
                    self.stop_frame_recorder(now);
                }
                Slot::Session => self.stop_session_recorder(now),
            }
        }
        self.tell_trouble(now, slot, trouble);
    }

    /// The family is told by a cover, unless the page itself leads the recorder and shows its trouble. A trial that runs stops: it
    /// is shown anew when the family goes on.
    pub(in crate::session) fn tell_trouble(
        &mut self,
        now: Now,
        slot: Slot,
        trouble: CameraTrouble,
    ) {
        // Nor is a family asked about a recording that the page has ended.
        let is_asked = match slot {
            Slot::Frame => self.records_by_itself(),
            Slot::Session => self.visit.ended.is_none(),
        };
        if !is_asked {
            return;
        }
        if self.stage.phase == Phase::Running {
            self.interrupt(now);
        }
        let shows = match self.stage.phase {
            Phase::Waiting | Phase::Running => true,
            // The last sound of a pause is not cut off; the frame that comes asks for the camera itself.
            Phase::Paused => !self.is_resuming(),
            Phase::Opening | Phase::Stopping | Phase::Over => false,
        };
        if shows {
            self.stage.cover = Cover::CameraTrouble(trouble);
        }
    }

    /// Takes the camera's trouble away; what was under it is shown again. False when there was none.
    fn uncover(&mut self) -> bool {
        if !matches!(self.stage.cover, Cover::CameraTrouble(_)) {
            return false;
        }
        self.stage.cover = Cover::None;
        match self.stage.phase {
            Phase::Paused => self.show_pause_cover(),
            Phase::Waiting => self.stage.cover = self.wait_cover(),
            _ => {}
        }
        true
    }

    /// The same when nothing is left to ask the family about: of two recorders the other may still be in trouble.
    pub(in crate::session) fn uncover_when_well(&mut self) {
        let own = self.recorder.as_ref().filter(|_| self.records_by_itself());
        let both = [own, self.session_recorder.as_ref()];
        let in_trouble = |one: &Recorder| one.trouble.is_some() && !one.destroyed;
        if !both.into_iter().flatten().any(in_trouble) {
            self.uncover();
        }
    }

    pub(in crate::session) fn camera_retry(&mut self, now: Now) {
        if !self.uncover() {
            return;
        }
        // A frame that waits needs another one even when its own was let go at a bad end.
        let waits = self.stage.phase == Phase::Waiting;
        let had_trouble = |one: &Recorder| one.trouble.is_some() && (waits || !one.destroyed);
        if let Some(old) = self.session_recorder.take_if(|r| had_trouble(r)) {
            self.let_go_silently(&old);
            self.set_up_session_recorder(now);
        }
        if self.stage.phase != Phase::Paused
            // After a pause the frame is shown anew, with a recorder of its own.
            && let Some(old) = self.recorder.take_if(|r| had_trouble(r))
        {
            self.let_go_silently(&old);
            self.set_up_frame_recorder(now, old.start_when_ready);
        }
    }

    /// A recorder that is replaced before it has recorded leaves no event; the shell must forget it all the same.
    pub(super) fn let_go_silently(&mut self, old: &Recorder) {
        let recorder = old.number;
        self.out.push(Effect::DestroyRecorder { recorder });
    }

    /// The family goes on without a picture; the events say so. What has not begun, or began beside a recorder in trouble, ends.
    pub(in crate::session) fn continue_without_camera(&mut self, now: Now) {
        if !matches!(self.stage.cover, Cover::CameraTrouble(_)) {
            return;
        }
        self.log(now, "continuedWithoutRecording", Map::new());
        let waited = self.stage.phase == Phase::Waiting;
        if waited && self.records_by_itself() {
            self.destroy_frame_recorder(now);
        }
        let is_awaited = waited && self.visit.awaits_session;
        let has_begun = |one: &Recorder| one.trouble.is_none() && one.running_since.is_some();
        if is_awaited && self.session_recorder.as_ref().is_some_and(has_begun) {
            self.stop_session_recorder(now);
        }
        let not_begun = |one: &Recorder| one.trouble.is_some() || is_awaited && !one.stopping;
        if let Some(old) = self.session_recorder.take_if(|r| not_begun(r)) {
            self.let_go_silently(&old);
        }
        if waited {
            self.stage.phase = Phase::Running;
        }
        self.uncover();
    }
}
