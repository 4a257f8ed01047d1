//! The recording that spans frames: set-up and end.

use super::fields;
use crate::session::{Session, capture::STOP_DEADLINE_MILLIS};
use crate::{Effect, Now, Slot, Spanning, Timer, visit::Ended};

impl Session {
    /// Begins the recording that spans frames, unless one runs already.
    pub(in crate::session) fn begin_session_recording(&mut self, now: Now) {
        if self.session_runs() {
            self.warn(format!(
                "Frame {} begins a recording of the session while one runs: that one goes on.",
                self.visit.spec.id
            ));
            return;
        }
        // One that was left in trouble is not coming back.
        if let Some(old) = self.session_recorder.take_if(|r| r.trouble.is_some()) {
            self.let_go_silently(&old);
        }
        self.set_up_session_recorder(now);
    }

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
        self.limit_camera(recorder.number);
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
        self.let_ended_go();
        self.recorder = None;
    }

    /// A page that is there to end the recording ends it when it opens, and hears for `secs` where its upload stands.
    pub(super) fn end_session_recording_at_once(&mut self, now: Now, secs: f64) {
        let running = self.session_recorder.as_ref();
        let ended = running.filter(|r| !r.stopping && !r.destroyed).map(|r| {
            let has_begun = r.starting || r.running_since.is_some();
            Ended {
                video_id: r.video_id.clone(),
                recorder: Some(r.number),
                standing: if has_begun {
                    Spanning::Sending(None)
                } else {
                    Spanning::Over
                },
                is_late: false,
            }
        });
        self.visit.ended = ended;
        self.stop_session_recorder(now);
        if let Some(recorder) = &mut self.session_recorder {
            recorder.trouble = None;
        }
        if self.spanning() == Spanning::Over {
            self.let_ended_go();
        } else if self.visit.ended.is_some() {
            self.out.push(Effect::SetTimer {
                timer: Timer::UploadLimit(self.visit.number),
                millis: secs.max(0.0) * 1000.0,
            });
        }
    }

    /// What a frame sees of it.
    pub(super) fn spanning(&self) -> Spanning {
        if let Some(ended) = &self.visit.ended {
            return if self.session_recording_closes() {
                Spanning::Closing
            } else {
                ended.standing
            };
        }
        match &self.session_recorder {
            Some(recorder) if recorder.trouble.is_some() => Spanning::Beginning,
            Some(recorder) if recorder.stopping || recorder.destroyed => Spanning::None,
            Some(recorder) if recorder.running_since.is_some() => Spanning::Running,
            Some(_) => Spanning::Beginning,
            None if self.session_waits_for_response => Spanning::Beginning,
            None => Spanning::None,
        }
    }

    /// What became of a recording, if it is the one that this page waits for.
    pub(in crate::session) fn settle_ended(&mut self, id: &str, standing: Spanning) {
        let ended = self.visit.ended.as_mut();
        if let Some(ended) = ended.filter(|ended| ended.video_id == id) {
            ended.standing = standing;
        }
    }

    pub(in crate::session) fn upload_progress(&mut self, id: &str, percent: u32) {
        let ended = self.visit.ended.as_ref();
        if ended.is_some_and(|ended| matches!(ended.standing, Spanning::Sending(_))) {
            self.settle_ended(id, Spanning::Sending(Some(percent.min(100) as u8)));
        }
    }

    /// The page has waited long enough; but the file is closed first, which takes a moment.
    pub(in crate::session) fn upload_limit(&mut self, now: Now) {
        if let Some(ended) = &mut self.visit.ended {
            ended.is_late = true;
        }
        self.give_up_late_upload(now);
    }

    pub(in crate::session) fn give_up_late_upload(&mut self, now: Now) {
        if self.session_recording_closes() {
            return;
        }
        let ended = self.visit.ended.as_mut();
        let late = ended.filter(|one| one.is_late && matches!(one.standing, Spanning::Sending(_)));
        if let Some(ended) = late {
            ended.standing = Spanning::Over;
            let id = ended.video_id.clone();
            self.log(
                now,
                "sessionRecordingUploadTimedout",
                fields([("sessionVideoId", id.into())]),
            );
        }
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
        if self.visit.ended.is_none() {
            self.out.push(Effect::DestroyRecorder { recorder: number });
        }
    }

    /// On a page that waits for the end the camera stays on until the file is closed, so that its last second is whole.
    pub(in crate::session) fn let_ended_go(&mut self) {
        let ended = self.visit.ended.as_mut();
        if let Some(recorder) = ended.and_then(|ended| ended.recorder.take()) {
            self.out.push(Effect::DestroyRecorder { recorder });
        }
    }

    /// The file of the recording that spans frames is not closed yet: its last second is still to come.
    pub(in crate::session) fn session_recording_closes(&self) -> bool {
        self.session_recorder
            .as_ref()
            .is_some_and(|recorder| recorder.stopping && recorder.running_since.is_some())
    }
}
