//! The recording that spans frames: set-up and end.

use super::fields;
use crate::session::{Session, capture::STOP_DEADLINE_MILLIS};
use crate::{Effect, Now, Slot, Timer};

impl Session {
    pub(super) fn set_up_session_recorder(&mut self, now: Now) {
        let recorder = self.new_recorder(now, Slot::Session, true);
        let id = recorder.video_id.clone();
        self.out.push(Effect::OpenCamera {
            recorder: recorder.number,
            slot: Slot::Session,
            video_id: id.clone(),
        });
        self.session_recorder = Some(recorder);
        self.log(
            now,
            "setupSessionVideoRecorder",
            fields([("sessionVideoId", id.into())]),
        );
    }

    /// A frame with `endSessionRecording` closes the recording that spans frames.
    pub(in crate::session) fn end_session_recording(&mut self, now: Now) {
        // After the last frame nobody else would close the file.
        if self.visit.needs.end_session_recording || self.is_last() {
            self.stop_session_recorder(now);
            // What went wrong with it is of the past: no retry brings it back.
            if let Some(recorder) = &mut self.session_recorder {
                recorder.trouble = None;
            }
        }
        self.recorder = None;
    }

    pub(in crate::session) fn stop_session_recorder(&mut self, now: Now) {
        let Some(recorder) = self
            .session_recorder
            .as_mut()
            .filter(|r| !r.stopping && !r.destroyed)
        else {
            return;
        };
        recorder.stopping = true;
        let (number, id) = (recorder.number, recorder.video_id.clone());
        self.log(
            now,
            "stopSessionRecording",
            fields([("sessionVideoId", id.into())]),
        );
        self.out.push(Effect::StopRecorder { recorder: number });
        self.out.push(Effect::SetTimer {
            timer: Timer::StopDeadline(number),
            millis: STOP_DEADLINE_MILLIS,
        });
        self.out.push(Effect::DestroyRecorder { recorder: number });
    }

    /// The file of the recording that spans frames is not closed yet: its last second is still to come.
    pub(in crate::session) fn session_recording_closes(&self) -> bool {
        self.session_recorder
            .as_ref()
            .is_some_and(|recorder| recorder.stopping && recorder.running_since.is_some())
    }
}
