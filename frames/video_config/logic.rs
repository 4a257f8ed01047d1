//! What is still missing before the family may go on, and what proves that the microphone works.

use kit::words::{self, Key};

/// A microphone counts as heard above this running level.
const HEARD_LEVEL: f64 = 0.1;

/// Does this level prove that the chosen microphone works? A level that was there before the page looked may come from another one.
pub(super) fn proves_sound(level: f64, is_new: bool) -> bool {
    is_new && level > HEARD_LEVEL
}

/// The test film: two seconds that must have bytes and a picture, or a trial would record nothing either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Test {
    /// The camera, or the part of the player that makes it, is not there yet.
    #[default]
    Waiting,
    Running,
    Good,
    /// Twice in a row it gave nothing.
    Failed,
    /// The family goes on all the same.
    PutUpWith,
    /// None can be made here.
    None,
}

/// A test that fails for the first time is made once more without a word: a camera that has just been opened may be slow.
const TRIES: u32 = 2;

impl Test {
    /// It has failed so many times.
    pub(super) fn failed(tries: u32) -> Self {
        if tries < TRIES {
            Self::Waiting
        } else {
            Self::Failed
        }
    }

    /// It keeps nobody any more.
    pub(super) fn is_over(self) -> bool {
        matches!(self, Self::Good | Self::PutUpWith | Self::None)
    }
}

/// The conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Steps {
    /// The camera's picture is there.
    pub(super) camera: bool,
    /// The camera was opened a second time, which shows that permission is remembered.
    pub(super) reloaded: bool,
    /// Sound was heard.
    pub(super) sound: bool,
    /// A recording was tried.
    pub(super) test: Test,
}

impl Steps {
    /// Only the test film is waited for, which needs nothing of the family.
    pub(super) fn only_waits(self) -> bool {
        let others = Self {
            test: Test::Good,
            ..self
        };
        matches!(self.test, Test::Waiting | Test::Running) && others.missing().is_empty()
    }

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
        match self.test {
            Test::Waiting | Test::Running => {
                lines.push(words::SET_UP_MISSING_TEST);
            }
            Test::Failed => lines.push(words::SET_UP_TEST_EMPTY),
            Test::Good | Test::PutUpWith | Test::None => {}
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
        let lines = |steps: Steps| steps.missing().len();
        let camera = Steps {
            camera: true,
            ..Steps::default()
        };
        assert_eq!(lines(Steps::default()), 1, "first of all the camera");
        assert_eq!(lines(camera), 3);
        let reloaded = Steps {
            reloaded: true,
            ..camera
        };
        assert_eq!(lines(reloaded), 2);
        let all = Steps {
            sound: true,
            ..reloaded
        };
        for (test, left) in [
            (Test::Waiting, 1),
            (Test::Running, 1),
            (Test::Failed, 1),
            (Test::Good, 0),
            (Test::PutUpWith, 0),
            (Test::None, 0),
        ] {
            assert_eq!(lines(Steps { test, ..all }), left, "{test:?}");
            assert_eq!(test.is_over(), left == 0, "{test:?}");
            let waits = matches!(test, Test::Waiting | Test::Running);
            assert_eq!(Steps { test, ..all }.only_waits(), waits, "{test:?}");
            assert!(!Steps { test, ..reloaded }.only_waits(), "sound is missing");
        }
    }

    #[test]
    fn a_test_is_made_twice_before_the_family_hears_of_it() {
        assert_eq!(Test::failed(1), Test::Waiting);
        assert_eq!(Test::failed(2), Test::Failed);
        assert_eq!(Test::failed(3), Test::Failed);
    }
}
