//! Pausing and full screen (spec: frames-trials 1.5 and 1.9).

use super::{AfterStop, Session};
use crate::{Cover, Effect, Now, PausingNeeds, Phase, Timer};
use serde_json::Map;

/// A second press of the key within this time is a slip of the finger.
const KEY_GAP_MILLIS: f64 = 150.0;
/// The sound before going on can be skipped by pressing again; a double click takes less than this.
const SKIP_GAP_MILLIS: f64 = 500.0;
/// A sound that is not heard within this time is taken as broken.
const SOUND_BEGINS_MILLIS: f64 = 4000.0;
/// What a sound may take beyond its duration.
const SOUND_SLACK_MILLIS: f64 = 2000.0;
/// Taken for a sound that does not tell how long it is.
const UNKNOWN_SOUND_SECS: f64 = 60.0;

/// How far a pause has come.
#[derive(Clone, Debug)]
pub(super) struct Pause {
    /// Recorders have closed: the family may go on.
    is_complete: bool,
    /// The sound before going on plays.
    is_ending: bool,
    /// Number of the newest deadline of that sound; older ones mean nothing.
    deadline: u32,
    /// Monotonic time of the last press that did something.
    pressed_millis: f64,
}

impl Default for Pause {
    fn default() -> Self {
        Self {
            is_complete: false,
            is_ending: false,
            deadline: 0,
            pressed_millis: f64::NEG_INFINITY,
        }
    }
}

impl Pause {
    /// A new visit is not paused. The last press is kept: it must not pause the frame that it has just brought back.
    pub(super) fn clear(&mut self) {
        self.is_complete = false;
        self.is_ending = false;
    }

    /// A press counts when it is no slip.
    fn takes_press(&mut self, now: Now) -> bool {
        let gap = if self.is_ending {
            SKIP_GAP_MILLIS
        } else {
            KEY_GAP_MILLIS
        };
        let counts = now.mono_millis - self.pressed_millis >= gap;
        if counts {
            self.pressed_millis = now.mono_millis;
        }
        counts
    }
}

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
            && self
                .pausing()
                .is_some_and(|pausing| pausing.on_leaving_fullscreen)
            && self.may_pause()
        {
            self.pause(now);
        }
    }

    pub(super) fn key_up(&mut self, now: Now, key: &str) {
        let Some(pausing) = self.pausing() else {
            return;
        };
        let paused = self.stage.phase == Phase::Paused;
        let is_pause_key = !pausing.key.is_empty() && key == pausing.key;
        // A pause that the family did not choose must be theirs to end, whatever the protocol says about the key.
        let may = if paused {
            (is_pause_key || key == " ") && self.pause.is_complete
        } else {
            pausing.allowed && is_pause_key && self.may_pause()
        };
        // While there are questions to answer, keys are for their buttons.
        let asks = self.stage.exit_dialog || matches!(self.stage.cover, Cover::CameraTrouble(_));
        if !may || !self.stage.is_fullscreen || asks {
            return;
        }
        if !self.pause.takes_press(now) {
            return;
        }
        if paused {
            self.resume(now);
        } else {
            self.pause(now);
        }
    }

    /// The button that pauses is there for families without a keyboard.
    pub(super) fn offers_pause(&self) -> bool {
        self.may_pause()
            && !self.stage.exit_dialog
            && self.stage.cover == Cover::None
            && self
                .pausing()
                .is_some_and(|pausing| pausing.allowed && !pausing.key.is_empty())
    }

    pub(super) fn pause_asked(&mut self, now: Now) {
        if self.offers_pause() && self.pause.takes_press(now) {
            self.pause(now);
        }
    }

    /// The button on the cover, and a touch while the sound before going on plays: for families without a keyboard.
    pub(super) fn resume_asked(&mut self, now: Now) {
        if self.stage.phase != Phase::Paused || !self.pause.is_complete {
            return;
        }
        // The button can't be hit by a slip of the key; only the press that skips the sound could be a double click.
        if !self.pause.takes_press(now) && self.pause.is_ending {
            return;
        }
        if !self.pause.is_ending && self.visit.needs.fullscreen && !self.stage.is_fullscreen {
            self.out.push(Effect::Fullscreen { on: true });
        }
        self.resume(now);
    }

    fn pausing(&self) -> Option<&PausingNeeds> {
        self.visit.needs.pausing.as_ref()
    }

    fn may_pause(&self) -> bool {
        self.visit.pausable && self.stage.phase == Phase::Running
    }

    /// A trial that has lost its recording stops, at any moment: it is shown anew when the family goes on. Frames that know no pause
    /// run on.
    pub(super) fn interrupt(&mut self, now: Now) {
        if self.pausing().is_some() {
            self.pause(now);
        }
    }

    pub(super) fn is_resuming(&self) -> bool {
        self.pause.is_ending
    }

    fn pause(&mut self, now: Now) {
        self.stage.phase = Phase::Paused;
        self.pause.clear();
        self.log(now, "pauseStudy", Map::new());
        if self
            .pausing()
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
        // Also of kinds that hand their recorder on when they end (spec: trials 4c.7): the trial is shown anew with another.
        if self
            .recorder
            .as_ref()
            .is_some_and(|recorder| recorder.has_clip)
        {
            self.destroy_frame_recorder(now);
        }
        self.pause.is_complete = true;
        self.show_pause_cover();
    }

    /// What the family reads about its camera stays until it has chosen.
    pub(super) fn show_pause_cover(&mut self) {
        if matches!(self.stage.cover, Cover::CameraTrouble(_)) {
            return;
        }
        let Some(pausing) = self.pausing() else {
            return;
        };
        let scene = pausing.scene.clone();
        self.stage.cover = if self.pause.is_ending {
            Cover::Resuming { scene }
        } else {
            let ready = self.pause.is_complete;
            let message = if !ready {
                &pausing.pausing_text
            } else if self.stage.is_fullscreen || !self.visit.needs.fullscreen {
                &pausing.paused_text
            } else {
                &pausing.fullscreen_text
            };
            Cover::Paused {
                message: message.clone(),
                ready,
                scene,
            }
        };
    }

    /// The pause is over, but for its sound; asked a second time, the sound is skipped.
    fn resume(&mut self, now: Now) {
        if self.pause.is_ending {
            self.go_on(now);
            return;
        }
        self.log(now, "resumeStudy", Map::new());
        self.teardown_recorder(now);
        let has_sound = self
            .pausing()
            .is_some_and(|pausing| !pausing.scene.unpause_audio.is_empty());
        if has_sound {
            self.pause.is_ending = true;
            self.show_pause_cover();
            self.expect_sound_news(SOUND_BEGINS_MILLIS);
        } else {
            self.go_on(now);
        }
    }

    /// The sound before going on is heard and lasts `secs` more; a network that stalls must not make it endless.
    pub(super) fn resume_sound_began(&mut self, secs: f64) {
        if !self.pause.is_ending {
            return;
        }
        let secs = if secs.is_finite() {
            secs.max(0.0)
        } else {
            UNKNOWN_SOUND_SECS
        };
        self.expect_sound_news(secs * 1000.0 + SOUND_SLACK_MILLIS);
    }

    /// The sound before going on has ended, or can't be played.
    pub(super) fn resume_sound_over(&mut self, now: Now) {
        if self.pause.is_ending {
            self.go_on(now);
        }
    }

    pub(super) fn resume_deadline(&mut self, now: Now, number: u32) {
        if number == self.pause.deadline {
            self.resume_sound_over(now);
        }
    }

    fn expect_sound_news(&mut self, millis: f64) {
        self.pause.deadline += 1;
        let timer = Timer::ResumeDeadline(self.pause.deadline);
        self.out.push(Effect::SetTimer { timer, millis });
    }

    fn go_on(&mut self, now: Now) {
        let offset = self.pausing().map_or(0, |pausing| pausing.frame_offset);
        // One before the first frame is the first.
        let target = match offset {
            -1 => self.index_before().unwrap_or(self.visit.index),
            _ => self.visit.index.saturating_add_signed(offset as isize),
        };
        self.leave_frame(now, target);
    }
}
