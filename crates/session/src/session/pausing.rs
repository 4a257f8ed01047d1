//! Pausing and full screen (spec: frames-trials 1.5 and 1.9).

use super::{AfterStop, Session};
use crate::{Cover, Effect, Now, Phase};
use serde_json::Map;

impl Session {
    pub(super) fn set_pausable(&mut self, _now: Now, pausable: bool) {
        self.visit.pausable = pausable && self.visit.needs.pausing.is_some();
    }

    pub(super) fn fullscreen_changed(&mut self, now: Now, on: bool) {
        if on == self.stage.is_fullscreen {
            return;
        }
        self.stage.is_fullscreen = on;
        if matches!(self.stage.phase, Phase::Over | Phase::Opening) {
            return;
        }
        self.log(
            now,
            if on {
                "enteredFullscreen"
            } else {
                "leftFullscreen"
            },
            Map::new(),
        );
        if self.stage.phase == Phase::Paused {
            self.show_pause_cover();
        } else if !on
            && self.visit.pausable
            && self.stage.phase == Phase::Running
            && self
                .visit
                .needs
                .pausing
                .as_ref()
                .is_some_and(|pausing| pausing.on_leaving_fullscreen)
        {
            self.pause(now);
        }
    }

    pub(super) fn key_up(&mut self, now: Now, key: &str) {
        let Some(pausing) = self.visit.needs.pausing.as_ref() else {
            return;
        };
        let paused = self.stage.phase == Phase::Paused;
        let is_pause_key = !pausing.key.is_empty() && key == pausing.key;
        // A pause that the family did not choose must be theirs to end, whatever the protocol says about the key.
        let may = if paused {
            is_pause_key || key == " "
        } else {
            pausing.allowed && is_pause_key
        };
        if !may || !self.stage.is_fullscreen {
            return;
        }
        if paused {
            self.resume(now);
        } else if self.visit.pausable && self.stage.phase == Phase::Running {
            self.pause(now);
        }
    }

    /// The button on the cover: for families without a keyboard.
    pub(super) fn resume_asked(&mut self, now: Now) {
        if self.stage.phase != Phase::Paused {
            return;
        }
        if self.visit.needs.fullscreen && !self.stage.is_fullscreen {
            self.out.push(Effect::Fullscreen { on: true });
        }
        self.resume(now);
    }

    fn pause(&mut self, now: Now) {
        self.stage.phase = Phase::Paused;
        self.pause_complete = false;
        self.log(now, "pauseStudy", Map::new());
        if self
            .visit
            .needs
            .pausing
            .as_ref()
            .is_some_and(|pausing| pausing.stop_session_recording)
        {
            self.stop_session_recorder(now);
        }
        if self.stop_frame_recorder(now) {
            self.after_stop = AfterStop::PauseComplete;
            self.show_pause_cover();
        } else {
            self.pause_completed(now);
        }
    }

    pub(super) fn pause_completed(&mut self, now: Now) {
        self.destroy_at_end(now);
        self.pause_complete = true;
        self.show_pause_cover();
    }

    fn show_pause_cover(&mut self) {
        let Some(pausing) = self.visit.needs.pausing.as_ref() else {
            return;
        };
        let message = if !self.pause_complete {
            &pausing.pausing_text
        } else if self.stage.is_fullscreen || !self.visit.needs.fullscreen {
            &pausing.paused_text
        } else {
            &pausing.fullscreen_text
        };
        self.stage.cover = Cover::Paused {
            message: message.clone(),
        };
    }

    fn resume(&mut self, now: Now) {
        if !self.pause_complete {
            return;
        }
        let offset = self
            .visit
            .needs
            .pausing
            .as_ref()
            .map_or(0, |pausing| pausing.frame_offset);
        self.log(now, "resumeStudy", Map::new());
        self.teardown_recorder(now);
        let target = self.visit.index.saturating_add_signed(offset as isize);
        self.leave_frame(now, target);
    }
}
