//! A camera that neither comes nor fails: the browser asks its question where nobody sees it, or a driver hangs. And a recorder that
//! does not say that it records.

use crate::session::Session;
use crate::{CameraTrouble, Effect, Now, Phase, Timer};

/// So long a page waits behind its cover. The question is answered by then, or the family has not seen it.
pub(in crate::session) const CAMERA_MILLIS: f64 = 20_000.0;

impl Session {
    /// Wherever something waits for it: the page behind its cover, or a page that leads its recorder itself.
    pub(in crate::session) fn limit_camera(&mut self, recorder: u32) {
        if self.is_awaited(recorder) {
            self.out.push(Effect::SetTimer {
                timer: Timer::CameraLimit(recorder),
                millis: CAMERA_MILLIS,
            });
        }
    }

    /// For a trial that meets a recording of the session that is still to begin.
    pub(super) fn limit_session(&mut self) {
        if let Some(recorder) = &self.session_recorder {
            let (number, starts) = (recorder.number, recorder.starting);
            if starts {
                self.limit_start(number);
            } else {
                self.limit_camera(number);
            }
        }
    }

    /// The family is told, and may try again or go on without; a camera that comes all the same is used.
    pub(in crate::session) fn camera_limit(&mut self, now: Now, number: u32) {
        let is_silent = self
            .find(number)
            .is_some_and(|recorder| !recorder.has_camera && recorder.trouble.is_none());
        if is_silent && self.is_awaited(number) {
            self.camera_failed(now, number, CameraTrouble::Silent);
        }
    }

    /// The same for a browser's recorder that was told to record and says nothing.
    pub(super) fn limit_start(&mut self, recorder: u32) {
        if self.is_awaited(recorder) {
            self.out.push(Effect::SetTimer {
                timer: Timer::StartLimit(recorder),
                millis: CAMERA_MILLIS,
            });
        }
    }

    pub(in crate::session) fn start_limit(&mut self, now: Now, number: u32) {
        if !self.is_awaited(number) {
            return;
        }
        if let Some(recorder) = self.find(number).filter(|recorder| recorder.starting) {
            // Nothing of it has begun, so there is nothing to be closed.
            recorder.has_camera = false;
            self.camera_failed(now, number, CameraTrouble::Silent);
        }
    }

    fn is_awaited(&self, number: u32) -> bool {
        let is_frames = self.recorder.as_ref().is_some_and(|r| r.number == number);
        let page_leads = is_frames && !self.records_by_itself();
        self.stage.phase == Phase::Waiting || page_leads && self.stage.phase == Phase::Running
    }
}
