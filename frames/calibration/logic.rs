//! Which place is shown when. Pure: the page tells what it hears and does what is answered; times are milliseconds of the page's clock.

use super::{Event, Params, Position};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Heard {
    /// The trial may run, and everything has come or was given up.
    Ready {
        can_be_seen: bool,
        can_be_heard: bool,
    },
    /// A refresh is prepared; what is due up to this time is shown by it.
    Due(f64),
    /// The sound of the next place must be asked for, if it is to be in time.
    SoundDue,
    /// Or has ended already.
    SoundStarted,
    /// The browser wants a press before it plays a sound.
    SoundRefused,
    SoundFailed,
    Tapped,
    Next,
    /// The player pauses or leaves the frame.
    Removed,
}

/// What the page must do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Event),
    /// Log the end of a place, and where that was on the screen.
    LogEnd(Position),
    /// Play the sound from its beginning such that it is heard then.
    Play(f64),
    /// Show the stimulus there; then is when it was to be seen.
    Show(Position, f64),
    Hide(f64),
    /// Tell [`Heard::Due`] when a change can be seen then.
    Plan(f64),
    /// Tell [`Heard::SoundDue`] as long before as a sound needs.
    PlanSound(f64),
    /// Forget what was planned.
    Cancel,
    AskForTap(bool),
    SayNothingCame,
    /// Take everything off the page.
    Remove,
    Leave,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Waiting,
    Running,
    /// It waits for the press that the browser wants.
    Held,
    /// It has said that there is nothing to show.
    Said,
    Over,
}

/// One run of the trial.
#[derive(Clone, Debug, Default)]
pub(super) struct Trial {
    segment_millis: f64,
    positions: Vec<Position>,
    state: State,
    /// When the first place is shown; counted back if the trial went on from a later one.
    origin_millis: f64,
    /// The place that is shown.
    shown: Option<usize>,
    next: usize,
    has_sound: bool,
    /// The last place whose sound was asked for.
    asked_for: Option<usize>,
    /// The browser has not said yet what becomes of that.
    is_asked: bool,
    was_refused: bool,
}

impl Trial {
    pub(super) fn new(params: &Params) -> Self {
        Self {
            segment_millis: params.segment_millis,
            positions: params.positions.clone(),
            ..Self::default()
        }
    }

    /// There is nothing to do, and so nothing to wait for.
    pub(super) fn is_empty(&self) -> bool {
        self.segment_millis <= 0.0 || self.positions.is_empty()
    }

    /// `at` is the earliest time that display and sound can still keep.
    pub(super) fn hear(&mut self, at: f64, what: Heard) -> Vec<Answer> {
        let mut answers = Vec::new();
        match (self.state, what) {
            (_, Heard::Removed) => {
                self.state = State::Over;
                answers.push(Answer::Remove);
            }
            (State::Waiting, Heard::Ready { .. }) if self.is_empty() => self.finish(&mut answers),
            (
                State::Waiting,
                Heard::Ready {
                    can_be_seen: false,
                    can_be_heard: false,
                },
            ) => {
                self.state = State::Said;
                answers.extend([Answer::Log(Event::NothingToShow), Answer::SayNothingCame]);
            }
            (State::Waiting, Heard::Ready { can_be_heard, .. }) => {
                self.has_sound = can_be_heard;
                self.begin(0, at, &mut answers);
            }
            (State::Running, Heard::Due(until)) => self.due(until, &mut answers),
            (State::Running, Heard::SoundDue) if self.next < self.positions.len() => {
                self.ask(self.next, &mut answers);
            }
            (State::Running, Heard::SoundStarted) => self.is_asked = false,
            (State::Running, Heard::SoundRefused) => self.refused(at, &mut answers),
            (State::Running, Heard::SoundFailed) => {
                self.is_asked = false;
                self.has_sound = false;
            }
            (State::Held, Heard::Tapped) => {
                answers.push(Answer::AskForTap(false));
                self.begin(self.next, at, &mut answers);
            }
            (State::Said, Heard::Next) => self.finish(&mut answers),
            _ => {}
        }
        answers
    }

    fn start_of(&self, place: usize) -> f64 {
        self.origin_millis + place as f64 * self.segment_millis
    }

    /// Shows that place at that time, and the others after it.
    fn begin(&mut self, place: usize, at: f64, answers: &mut Vec<Answer>) {
        self.state = State::Running;
        self.origin_millis = at - place as f64 * self.segment_millis;
        self.next = place;
        self.asked_for = None;
        self.is_asked = false;
        self.ask(place, answers);
        answers.push(Answer::Plan(self.start_of(place)));
    }

    /// While the browser has not answered, nothing new is asked of it: it would forget what it was asked before.
    fn ask(&mut self, place: usize, answers: &mut Vec<Answer>) {
        if self.has_sound && !self.is_asked && self.asked_for != Some(place) {
            self.asked_for = Some(place);
            self.is_asked = true;
            answers.push(Answer::Play(self.start_of(place)));
        }
    }

    fn due(&mut self, until: f64, answers: &mut Vec<Answer>) {
        if self.start_of(self.next) > until {
            return;
        }
        // Places whose time went by while the page was hidden, or the machine slept, are not shown: the end keeps its time.
        let mut place = self.next;
        while place < self.positions.len() && self.start_of(place + 1) <= until {
            place += 1;
        }
        if let Some(shown) = self.shown.take() {
            answers.push(Answer::LogEnd(self.positions[shown]));
        }
        let start = self.start_of(place);
        let Some(&position) = self.positions.get(place) else {
            answers.push(Answer::Hide(start));
            return self.finish(answers);
        };
        answers.push(Answer::Log(Event::StartCalibration(position)));
        self.ask(place, answers);
        answers.push(Answer::Show(position, start));
        self.shown = Some(place);
        self.next = place + 1;
        let end = self.start_of(self.next);
        answers.push(Answer::Plan(end));
        if self.has_sound && self.next < self.positions.len() {
            answers.push(Answer::PlanSound(end));
        }
    }

    /// The place is shown again with its sound. A browser that refuses even the press gets no second one.
    fn refused(&mut self, at: f64, answers: &mut Vec<Answer>) {
        answers.push(Answer::Log(Event::SoundRefused));
        self.is_asked = false;
        if self.was_refused {
            self.has_sound = false;
            return;
        }
        self.was_refused = true;
        self.state = State::Held;
        self.next = self.shown.take().unwrap_or(self.next);
        answers.extend([Answer::Cancel, Answer::Hide(at), Answer::AskForTap(true)]);
    }

    fn finish(&mut self, answers: &mut Vec<Answer>) {
        self.state = State::Over;
        answers.push(Answer::Leave);
    }
}

#[cfg(test)]
mod tests;
