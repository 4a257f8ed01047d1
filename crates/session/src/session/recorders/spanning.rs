//! The recording that spans frames: set-up and end.

use super::fields;
use crate::session::{Session, capture::STOP_DEADLINE_MILLIS};
use crate::{Effect, Now, Slot, Timer};

impl Session {
    pub(in crate::session) fn set_up_session_recorder(&mut self, now: Now) {
        // As for a frame's own: the name holds the response's id.
        self.session_waits_for_response = self.setup.response_id.is_none();
        if self.session_waits_for_response {
            return;
        }
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

    /// A frame with `endSessionRecording` closes the recording that spans frames, and so does the end of the study: nobody else
    /// would close the file.
    pub(in crate::session) fn end_session_recording(&mut self, now: Now, is_end: bool) {
        if self.visit.needs.end_session_recording || is_end {
            self.stop_session_recorder(now);
            // What went wrong with it is of the past: no retry brings it back.
            if let Some(recorder) = &mut self.session_recorder {
                recorder.trouble = None;
            }
        }
        self.recorder = None;
    }

    pub(in crate::session) fn stop_session_recorder(&mut self, now: Now) {
        self.session_waits_for_response = false;
        let Some(recorder) = self
            .session_recorder
            .as_mut()
            .filter(|r| !r.stopping && !r.destroyed)
        else {
            return;
        };
        recorder.stopping = true;
        let (number, id) = (recorder.number, recorder.video_id.clone());
        // The news of its upload belongs to the frame that ended it (recorded-runs, b).
        if let Some(origin) = self.origins.iter_mut().find(|origin| origin.video_id == id) {
            origin.visit = self.visit.number;
            origin.frame_id.clone_from(&self.visit.spec.id);
            origin.kind.clone_from(&self.visit.spec.kind);
        }
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
