//! When the page goes on. Pure; the page tells what it hears and does what is answered.

use super::Event;
use kit::Spanning;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Where the recording stands.
    Session(Spanning),
    /// It has been waited for so long that the family may want to go on.
    Late,
    /// The family goes on.
    GoOn,
}

/// What the page must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Log(Event),
    /// Show the button that goes on.
    Offer,
    Next,
}

/// The wait for the recording.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wait {
    is_over: bool,
}

impl Wait {
    pub(super) fn hear(&mut self, what: Heard) -> Vec<Answer> {
        if self.is_over {
            return Vec::new();
        }
        match what {
            // While the family is asked about the camera, it is still beginning.
            Heard::Session(Spanning::Beginning) => Vec::new(),
            Heard::Late => vec![Answer::Offer],
            // It runs; or there is none, because the family has chosen to go on without.
            Heard::Session(_) => {
                self.is_over = true;
                vec![Answer::Next]
            }
            Heard::GoOn => {
                self.is_over = true;
                vec![Answer::Log(Event::ContinuedWithoutRecording), Answer::Next]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(heard: &[Heard]) -> Vec<Answer> {
        let mut wait = Wait::default();
        heard.iter().flat_map(|what| wait.hear(*what)).collect()
    }

    #[test]
    fn it_goes_on_once_when_the_recording_runs() {
        use Heard::Session;
        let (beginning, running) = (Session(Spanning::Beginning), Session(Spanning::Running));
        assert_eq!(all(&[beginning]), []);
        let later = [beginning, running, running, Session(Spanning::None)];
        assert_eq!(all(&later), [Answer::Next]);
        assert_eq!(all(&[running]), [Answer::Next], "one that ran already");
    }

    #[test]
    fn without_a_camera_the_family_chooses_and_goes_on() {
        let heard = [Spanning::Beginning, Spanning::None].map(Heard::Session);
        assert_eq!(all(&heard), [Answer::Next]);
    }

    #[test]
    fn a_camera_that_never_answers_holds_nobody() {
        let heard = [
            Heard::Session(Spanning::Beginning),
            Heard::Late,
            Heard::GoOn,
            Heard::GoOn,
            Heard::Session(Spanning::Running),
        ];
        let answers = [
            Answer::Offer,
            Answer::Log(Event::ContinuedWithoutRecording),
            Answer::Next,
        ];
        assert_eq!(all(&heard), answers);
    }
}
