//! Leaving: at the end, early, or by closing the tab.

use super::Session;
use crate::{Cover, Effect, Now, Phase, time::iso_utc};
use serde_json::json;

/// What waits until a recorder has closed its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AfterStop {
    Next,
    Previous,
    Leave,
    ToEnd,
    PauseComplete,
    Nothing,
}

impl Session {
    pub(super) fn exit_asked(&mut self) {
        // On the last page the family leaves by its button.
        if !self.is_last() && !self.leaving && self.stage.phase != Phase::Over {
            self.stage.exit_dialog = true;
            if self.stage.is_fullscreen {
                self.out.push(Effect::Fullscreen { on: false });
            }
        }
    }

    /// A trial whose recording began meanwhile has waited for the answer.
    pub(super) fn exit_cancelled(&mut self) {
        self.stage.exit_dialog = false;
        self.begin_when_recorded();
    }

    /// Recorders stop, and the last frame, usually the exit survey, is shown.
    pub(super) fn exit_early(&mut self, now: Now) {
        self.stage.exit_dialog = false;
        if self.is_last() {
            return;
        }
        self.let_go_of_recorders(now);
        self.global_event(now, "manualInterrupt", self.visit.index + 1);
        self.stage.phase = Phase::Over;
        self.changed();
        self.go(now, self.setup.frames.len() - 1);
    }

    /// The study has asked to end where something can't be shown: this frame is saved, and the last one comes next.
    pub(super) fn stopped_early(&mut self, now: Now) {
        let last = self.setup.frames.len() - 1;
        if self.visit.index < last {
            self.global_event(now, "stimulusFailure", self.visit.index + 1);
            self.end_session_recording(now, true);
        }
        self.leave_frame(now, last.max(self.visit.index + 1));
    }

    pub(super) fn page_leaving(&mut self, now: Now) {
        if self.is_last() || self.leaving {
            return;
        }
        self.global_event(now, "browserNavigationAttempt", self.visit.index);
        self.changed();
        self.stage.exit_dialog = true;
        if self.stage.is_fullscreen {
            self.out.push(Effect::Fullscreen { on: false });
        }
    }

    fn global_event(&mut self, now: Now, exit_type: &str, last_page_seen: usize) {
        self.saved.global_event_timings.push(json!({
            "eventType": "exitEarly",
            "timestamp": iso_utc(now.wall_millis),
            "exitType": exit_type,
            "lastPageSeen": last_page_seen,
        }));
    }

    /// The last frame is left. The page goes only when everything is stored.
    pub(super) fn finish(&mut self) {
        self.leaving = true;
        self.stage.phase = Phase::Over;
        self.stage.wants_fullscreen = false;
        if self.stage.is_fullscreen {
            self.out.push(Effect::Fullscreen { on: false });
        }
        self.changed();
        self.try_to_leave();
    }

    pub(super) fn try_to_leave(&mut self) {
        if !self.leaving || self.left {
            return;
        }
        if !self.queue.is_settled() || self.setup.response_id.is_none() {
            self.stage.cover = if self.queue.needs_family() {
                Cover::SaveTrouble
            } else {
                Cover::Uploading
            };
        } else if self.owed_recordings > 0 || self.session_recording_closes() {
            self.stage.cover = Cover::Uploading;
        } else if let (Some(child_hash), Some(response_id)) =
            (self.child_hash.clone(), self.setup.response_id.clone())
        {
            self.left = true;
            // Nothing is missing any more: the browser need not ask whether the page may go.
            self.stage.save_notice = false;
            if self.stage.cover == Cover::SaveTrouble {
                self.stage.cover = Cover::Uploading;
            }
            self.out.push(Effect::Leave {
                child_hash,
                response_id,
            });
        } else {
            // Only the pseudonym for the exit address is still to come.
            self.stage.cover = Cover::Uploading;
        }
    }
}
