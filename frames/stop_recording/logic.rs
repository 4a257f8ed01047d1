//! When the page goes on, and how full its bar is. Pure; the page tells what it hears and does what is answered.

use super::Event;
use kit::Spanning;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Where the recording stands.
    Session(Spanning),
    /// The family has seen the full bar.
    Seen,
    /// It takes long enough that the family may want to go on.
    Late,
    /// The family goes on.
    GoOn,
    /// 300 seconds have passed.
    NoProgress,
}

/// What the page must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Log(Event),
    /// Let the family see the full bar for a moment.
    ShowFull,
    /// Show the button that goes on.
    Offer,
    Next,
}

/// The wait for the end of the recording.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wait {
    shows_bar: bool,
    /// Something has been heard of a recording.
    has_one: bool,
    percent: Option<u8>,
    is_full: bool,
    is_over: bool,
}

impl Wait {
    pub(super) fn new(shows_bar: bool) -> Self {
        Self {
            shows_bar,
            has_one: false,
            percent: None,
            is_full: false,
            is_over: false,
        }
    }

    /// How much has been sent; nothing while that is not known.
    pub(super) fn percent(self) -> Option<u8> {
        self.percent
    }

    pub(super) fn hear(&mut self, what: Heard) -> Vec<Answer> {
        if self.is_over {
            return Vec::new();
        }
        match what {
            Heard::Session(Spanning::None) if !self.has_one => {
                self.go(Some(Event::WarningNoActiveSessionRecording))
            }
            Heard::Session(standing) => {
                self.has_one = true;
                self.stands(standing)
            }
            Heard::NoProgress if self.percent.unwrap_or_default() == 0 => {
                self.go(Some(Event::WarningUploadTimeoutError))
            }
            Heard::Late if !self.is_full => vec![Answer::Offer],
            Heard::Seen | Heard::GoOn => self.go(None),
            Heard::Late | Heard::NoProgress => Vec::new(),
        }
    }

    fn stands(&mut self, standing: Spanning) -> Vec<Answer> {
        match standing {
            Spanning::Sending(percent) => self.percent = percent.or(self.percent),
            Spanning::Sent if self.shows_bar => {
                self.percent = Some(100);
                if !self.is_full {
                    self.is_full = true;
                    return vec![Answer::ShowFull];
                }
            }
            Spanning::Sent | Spanning::Over | Spanning::None => return self.go(None),
            Spanning::Beginning | Spanning::Running | Spanning::Closing => {}
        }
        Vec::new()
    }

    fn go(&mut self, event: Option<Event>) -> Vec<Answer> {
        self.is_over = true;
        event
            .map(Answer::Log)
            .into_iter()
            .chain([Answer::Next])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: [Answer; 0] = [];

    fn session(wait: &mut Wait, standing: Spanning) -> Vec<Answer> {
        wait.hear(Heard::Session(standing))
    }

    #[test]
    fn the_bar_reaches_its_end_before_the_page_goes_on() {
        let mut wait = Wait::new(true);
        assert_eq!(session(&mut wait, Spanning::Closing), NOTHING);
        assert_eq!(session(&mut wait, Spanning::Sending(None)), NOTHING);
        assert_eq!(wait.percent(), None);
        assert_eq!(session(&mut wait, Spanning::Sending(Some(70))), NOTHING);
        assert_eq!(wait.percent(), Some(70));
        assert_eq!(session(&mut wait, Spanning::Sent), [Answer::ShowFull]);
        assert_eq!(wait.percent(), Some(100));
        assert_eq!(session(&mut wait, Spanning::Sent), NOTHING);
        assert_eq!(wait.hear(Heard::Late), NOTHING, "it is over soon");
        assert_eq!(wait.hear(Heard::Seen), [Answer::Next]);
        assert_eq!(wait.hear(Heard::Seen), NOTHING);
    }

    #[test]
    fn without_a_bar_it_goes_on_at_once() {
        let mut wait = Wait::new(false);
        session(&mut wait, Spanning::Sending(Some(99)));
        assert_eq!(session(&mut wait, Spanning::Sent), [Answer::Next]);
    }

    #[test]
    fn without_a_recording_it_warns_once_and_goes_on_once() {
        let mut wait = Wait::new(true);
        assert_eq!(
            session(&mut wait, Spanning::None),
            [
                Answer::Log(Event::WarningNoActiveSessionRecording),
                Answer::Next
            ]
        );
        assert_eq!(session(&mut wait, Spanning::None), NOTHING);
        assert_eq!(wait.hear(Heard::NoProgress), NOTHING);
    }

    #[test]
    fn a_recording_that_is_given_up_is_not_waited_for() {
        let mut wait = Wait::new(true);
        session(&mut wait, Spanning::Sending(None));
        assert_eq!(session(&mut wait, Spanning::Over), [Answer::Next]);
    }

    #[test]
    fn the_longest_wait_without_progress_counts_only_without_progress() {
        let mut wait = Wait::new(true);
        session(&mut wait, Spanning::Sending(Some(1)));
        assert_eq!(wait.hear(Heard::NoProgress), NOTHING);
        let mut wait = Wait::new(true);
        session(&mut wait, Spanning::Sending(Some(0)));
        assert_eq!(
            wait.hear(Heard::NoProgress),
            [Answer::Log(Event::WarningUploadTimeoutError), Answer::Next]
        );
    }

    #[test]
    fn whatever_is_heard_it_goes_on_once_and_says_nothing_afterwards() {
        let heard = [
            Heard::Session(Spanning::None),
            Heard::Session(Spanning::Closing),
            Heard::Session(Spanning::Sending(None)),
            Heard::Session(Spanning::Sending(Some(50))),
            Heard::Session(Spanning::Sent),
            Heard::Session(Spanning::Over),
            Heard::Seen,
            Heard::Late,
            Heard::GoOn,
            Heard::NoProgress,
        ];
        let mut random = 1_u32;
        for _ in 0..2000 {
            let mut wait = Wait::new(random.is_multiple_of(2));
            let mut answers = Vec::new();
            for _ in 0..12 {
                random ^= random << 13;
                random ^= random >> 17;
                random ^= random << 5;
                answers.extend(wait.hear(heard[random as usize % heard.len()]));
            }
            answers.extend(wait.hear(Heard::GoOn));
            let leaves = answers.iter().filter(|answer| **answer == Answer::Next);
            assert_eq!(leaves.count(), 1, "{answers:?}");
            assert_eq!(answers.last(), Some(&Answer::Next), "{answers:?}");
        }
    }
}
