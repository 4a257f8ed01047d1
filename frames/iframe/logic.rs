//! When the family may go on: the page has come, or has had time to; two presses, two seconds apart.

use super::Event;

/// A page is not waited for any longer.
const PATIENCE_MILLIS: f64 = 3000.0;
/// The second press counts after so long.
const THINK_MILLIS: f64 = 2000.0;

/// What happened on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// There is an address to show.
    Begin,
    /// There is none.
    NoAddress,
    Loaded,
    PatienceOver,
    ThoughtOver,
    Next,
}

/// What the page must do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    /// Tell this after so many milliseconds.
    Later(f64, Heard),
    Leave,
}

/// How far the page has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Page {
    #[default]
    Coming,
    /// It has not come in time, and may still.
    Slow,
    /// Loaded, or what the browser shows instead: it does not say which.
    Here,
    /// No page can be shown.
    Impossible,
}

/// One run of the frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) page: Page,
    pub(super) warned: bool,
    thought: bool,
    over: bool,
}

impl Visit {
    /// Next may be pressed.
    pub(super) fn can_go(self) -> bool {
        self.page != Page::Coming
    }

    pub(super) fn hear(&mut self, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        if self.over {
            return answers;
        }
        match what {
            Heard::Begin => answers.push(Answer::Later(PATIENCE_MILLIS, Heard::PatienceOver)),
            Heard::NoAddress => {
                self.page = Page::Impossible;
                answers.push(Answer::Log(Event::PageFailed));
            }
            // A page may send the family on inside its frame: only the first one is told.
            Heard::Loaded if self.page != Page::Here => {
                self.page = Page::Here;
                answers.push(Answer::Log(Event::PageLoaded));
            }
            Heard::PatienceOver if self.page == Page::Coming => {
                self.page = Page::Slow;
                answers.push(Answer::Log(Event::PageSlow));
            }
            Heard::ThoughtOver => self.thought = self.warned,
            Heard::Next if self.page == Page::Impossible || self.thought => {
                self.over = true;
                answers.push(Answer::Leave);
            }
            Heard::Next if self.can_go() && !self.warned => {
                self.warned = true;
                answers.push(Answer::Log(Event::ShowWarning));
                answers.push(Answer::Later(THINK_MILLIS, Heard::ThoughtOver));
            }
            _ => {}
        }
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_presses_two_seconds_apart_lead_on() {
        let mut visit = Visit::default();
        assert_eq!(
            visit.hear(Heard::Begin),
            [Answer::Later(3000.0, Heard::PatienceOver)]
        );
        assert_eq!(visit.hear(Heard::Next), [], "it has not come yet");
        assert_eq!(visit.hear(Heard::Loaded), [Answer::Log(Event::PageLoaded)]);
        assert_eq!(visit.hear(Heard::PatienceOver), []);
        let warned = [
            Answer::Log(Event::ShowWarning),
            Answer::Later(2000.0, Heard::ThoughtOver),
        ];
        assert_eq!(visit.hear(Heard::Next), warned);
        assert_eq!(visit.hear(Heard::Next), [], "too early");
        visit.hear(Heard::ThoughtOver);
        assert_eq!(visit.hear(Heard::Next), [Answer::Leave]);
        assert_eq!(visit.hear(Heard::Next), []);
    }

    #[test]
    fn a_page_that_does_not_come_holds_nobody_up() {
        let mut visit = Visit::default();
        let slow = [Answer::Log(Event::PageSlow)];
        assert_eq!(visit.hear(Heard::PatienceOver), slow);
        assert!(visit.can_go());
        assert_eq!(visit.hear(Heard::Loaded), [Answer::Log(Event::PageLoaded)]);
    }

    #[test]
    fn without_an_address_one_press_is_enough() {
        let mut visit = Visit::default();
        let failed = [Answer::Log(Event::PageFailed)];
        assert_eq!(visit.hear(Heard::NoAddress), failed);
        assert!(visit.can_go());
        assert_eq!(visit.hear(Heard::Next), [Answer::Leave]);
    }

    #[test]
    fn any_order_leaves_once() {
        let all = [
            Heard::Begin,
            Heard::Loaded,
            Heard::PatienceOver,
            Heard::ThoughtOver,
            Heard::Next,
        ];
        let mut state = 5_u32;
        for _ in 0..300 {
            let mut visit = Visit::default();
            let mut heard = Vec::new();
            for _ in 0..12 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                heard.push(all[(state >> 16) as usize % all.len()]);
            }
            let end = [
                Heard::PatienceOver,
                Heard::Next,
                Heard::ThoughtOver,
                Heard::Next,
            ];
            heard.extend(end);
            let answers: Vec<_> = heard.iter().flat_map(|what| visit.hear(*what)).collect();
            let leaves = answers.iter().filter(|one| **one == Answer::Leave);
            assert_eq!((leaves.count(), answers.last()), (1, Some(&Answer::Leave)));
        }
    }
}
