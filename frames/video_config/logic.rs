//! What is still missing before the family may go on, and what proves that the microphone works.

use kit::words::{self, Key};

/// A microphone counts as heard above this running level.
const HEARD_LEVEL: f64 = 0.1;

/// Does this level prove that the chosen microphone works? A level that was there before the page looked may come from another one.
pub(super) fn proves_sound(level: f64, is_new: bool) -> bool {
    is_new && level > HEARD_LEVEL
}

/// The three conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Steps {
    /// The camera's picture is there.
    pub(super) camera: bool,
    /// The camera was opened a second time, which shows that permission is remembered.
    pub(super) reloaded: bool,
    /// Sound was heard.
    pub(super) sound: bool,
}

impl Steps {
    /// One line for each missing step; empty when the family may go on.
    pub(super) fn missing(self) -> Vec<Key> {
        if !self.camera {
            return vec![words::SET_UP_MISSING_CAMERA];
        }
        let mut lines = Vec::new();
        if !self.reloaded {
            lines.push(words::SET_UP_MISSING_RELOAD);
        }
        if !self.sound {
            lines.push(words::SET_UP_MISSING_SOUND);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_new_and_loud_level_proves_sound() {
        assert!(proves_sound(0.11, true));
        assert!(!proves_sound(0.1, true));
        assert!(!proves_sound(0.5, false));
    }

    #[test]
    fn each_missing_step_has_a_line() {
        let camera = Steps {
            camera: true,
            ..Steps::default()
        };
        assert_eq!(Steps::default().missing().len(), 1);
        assert_eq!(camera.missing().len(), 2);
        assert_eq!(
            Steps {
                reloaded: true,
                ..camera
            }
            .missing()
            .len(),
            1
        );
        assert!(
            Steps {
                reloaded: true,
                sound: true,
                ..camera
            }
            .missing()
            .is_empty()
        );
    }
}
