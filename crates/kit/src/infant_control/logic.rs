//! Looking and looking away, as someone beside the infant tells it, and when that ends a trial. Pure; the page tells what it hears and
//! does what is answered.

use super::{Lookaway, Looked};
use crate::{
    groups::{EndReason, InfantControl, LookawayType, Looking},
    presentation::rounded,
};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Heard<'k> {
    /// A key went down; what the keyboard repeats is not told.
    KeyDown(&'k str),
    /// A key went up; `true` in full screen.
    KeyUp(&'k str, bool),
    /// `true` for a finger or pen that presses nothing but the page.
    PointerDown(bool),
    PointerUp,
    /// The button that ends the trial.
    EndPressed,
    /// The page lost the focus, or was hidden: nobody can say any more what is held.
    Lost,
    /// The trial has begun.
    Begin,
    DelayOver,
    /// The look away of that number has lasted long enough.
    LookawayOver(u32),
    /// The trial has come to its own end.
    Ceiling,
    /// It waits for Next only.
    AwaitsNext,
    /// The trial is paused.
    Paused,
    /// The trial is over.
    Over,
    /// The frame is left in another way.
    Gone,
}

/// What the page must do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Answer {
    Log(Looking),
    /// Say this after so many milliseconds.
    Wait(f64, Heard<'static>),
    /// Play the tone and show that the infant looks away, or no longer.
    Away(bool),
    /// The trial has to end by this.
    EndTrial,
}

/// One run of a trial. Times are milliseconds of the clock that never jumps.
#[derive(Clone, Debug, Default)]
pub(super) struct Watch {
    control: InfantControl,
    begun: bool,
    measured_from: Option<f64>,
    /// The infant has looked while looking was measured, first at this moment.
    looks_from: Option<f64>,
    away_since: Option<f64>,
    /// A finger or a mouse button is what is held.
    is_touched: bool,
    /// Looked away since then, without the look away that lasts.
    away_millis: f64,
    /// Counts the looks away, so that an earlier one ends nothing.
    number: u32,
    /// Why the trial ends, and when that was known: the first reason counts.
    end: Option<(EndReason, f64)>,
    awaits_next: bool,
    over: bool,
    lookaways: Vec<Lookaway>,
}

impl Watch {
    pub(super) fn new(control: InfantControl) -> Self {
        Self {
            control,
            ..Self::default()
        }
    }

    pub(super) fn hear(&mut self, now: f64, what: Heard<'_>) -> Vec<Answer> {
        let mut answers = Vec::new();
        if self.over {
            return answers;
        }
        let by_pointer = self.control.lookaway_key == "mouse";
        let by_touch = !self.control.lookaway_key.is_empty();
        match what {
            Heard::KeyDown(key) if is(&self.control.lookaway_key, key) => {
                self.look_away(now, &mut answers);
            }
            // A family with a tablet has no key to hold.
            Heard::PointerDown(on_page) if by_pointer || on_page && by_touch => {
                self.is_touched |= self.away_since.is_none();
                self.look_away(now, &mut answers);
            }
            Heard::KeyUp(key, is_fullscreen) => {
                if is(&self.control.lookaway_key, key) {
                    self.look_back(now, &mut answers);
                }
                if is_fullscreen && is(&self.control.end_trial_key, key) {
                    self.end_by_parent(now, &mut answers);
                }
            }
            Heard::EndPressed => self.end_by_parent(now, &mut answers),
            // A key that is held goes on to count when a mouse is let go.
            Heard::PointerUp if by_pointer || self.is_touched => self.look_back(now, &mut answers),
            Heard::Lost => self.look_back(now, &mut answers),
            Heard::Begin if !self.begun => {
                self.begun = true;
                let delay = self.control.measurement_delay_secs.max(0.0) * 1000.0;
                if delay > 0.0 {
                    answers.push(Answer::Wait(delay, Heard::DelayOver));
                } else {
                    self.measure(now, &mut answers);
                }
            }
            Heard::DelayOver => self.measure(now, &mut answers),
            Heard::LookawayOver(number)
                if number == self.number && self.away_since.is_some() && self.is_measuring() =>
            {
                answers.push(Answer::Log(Looking::LookawayEndedTrial));
                self.settle(EndReason::Lookaway, now);
                answers.push(Answer::EndTrial);
            }
            Heard::Ceiling => self.settle(EndReason::Ceiling, now),
            Heard::AwaitsNext => self.await_next(now),
            Heard::Paused => {
                self.settle(EndReason::Pause, now);
                self.close(&mut answers);
            }
            Heard::Over => self.close(&mut answers),
            Heard::Gone => {
                self.over = true;
                answers.push(Answer::Away(false));
            }
            _ => {}
        }
        answers
    }

    /// What is saved.
    pub(super) fn looked(&self) -> Looked {
        let end = self.end.filter(|_| self.measured_from.is_some());
        let looking = end.map(|(_, until)| self.looking_millis(until) / 1000.0);
        Looked {
            total_looking_time: looking.map(|secs| (secs * 1e5).round() / 1e5),
            trial_end_reason: self.end.map(|(reason, _)| reason),
            lookaway_type: self.control.lookaway_type,
            lookaway_threshold: self.control.lookaway_threshold_secs.max(0.0),
            measured_from_millis: self.measured_from.map(rounded),
            measured_until_millis: end.map(|(_, until)| rounded(until)),
            lookaways: self.lookaways.clone(),
        }
    }

    fn end_by_parent(&mut self, now: f64, answers: &mut Vec<Answer>) {
        if self.is_measuring() {
            answers.push(Answer::Log(Looking::ParentEndedTrial));
            self.settle(EndReason::ParentEnded, now);
            answers.push(Answer::EndTrial);
        }
    }

    fn is_measuring(&self) -> bool {
        self.measured_from.is_some() && self.end.is_none()
    }

    /// From the first look on, without the looks away; the last may have lasted to the end, or beyond it.
    fn looking_millis(&self, until: f64) -> f64 {
        let Some(from) = self.looks_from else {
            return 0.0;
        };
        let away = self.lookaways.iter().map(|away| {
            let end = away.end_millis.unwrap_or(until).min(until);
            (end - away.start_millis.max(from)).max(0.0)
        });
        (until - from - away.sum::<f64>()).max(0.0)
    }

    fn measure(&mut self, now: f64, answers: &mut Vec<Answer>) {
        if self.measured_from.is_some() || self.end.is_some() {
            return;
        }
        self.measured_from = Some(now);
        // Who looks away already is not timed before the first look.
        self.looks_from = self.away_since.is_none().then_some(now);
        answers.push(Answer::Log(Looking::ParentControlPeriodStart));
    }

    fn look_away(&mut self, now: f64, answers: &mut Vec<Answer>) {
        if self.away_since.is_some() {
            return;
        }
        self.away_since = Some(now);
        self.number += 1;
        self.lookaways.push(Lookaway {
            start_millis: rounded(now),
            end_millis: None,
        });
        answers.push(Answer::Log(Looking::LookawayStart));
        answers.push(Answer::Away(true));
        if self.is_measuring() && self.looks_from.is_some() {
            let before = match self.control.lookaway_type {
                LookawayType::Total => self.away_millis,
                LookawayType::Continuous => 0.0,
            };
            let left = self.control.lookaway_threshold_secs * 1000.0 - before;
            answers.push(Answer::Wait(
                left.max(0.0),
                Heard::LookawayOver(self.number),
            ));
        }
    }

    fn look_back(&mut self, now: f64, answers: &mut Vec<Answer>) {
        let Some(since) = self.away_since.take() else {
            return;
        };
        self.is_touched = false;
        if let Some(last) = self.lookaways.last_mut() {
            last.end_millis = Some(rounded(now));
        }
        answers.push(Answer::Log(Looking::LookawayEnd));
        answers.push(Answer::Away(false));
        if self.is_measuring() {
            match self.looks_from {
                Some(_) => self.away_millis += now - since,
                None => self.looks_from = Some(now),
            }
        }
    }

    /// Where Next was there before looking was measured, it is measured until Next is pressed.
    fn await_next(&mut self, now: f64) {
        let is_first = !std::mem::replace(&mut self.awaits_next, true);
        if is_first && self.is_measuring() {
            self.settle(EndReason::Ceiling, now);
        }
    }

    /// The first reason counts.
    fn settle(&mut self, reason: EndReason, now: f64) {
        self.end.get_or_insert((reason, now));
    }

    /// The predecessor logs this also when looking was never measured.
    fn close(&mut self, answers: &mut Vec<Answer>) {
        self.over = true;
        answers.push(Answer::Log(Looking::ParentControlPeriodEnd));
        answers.push(Answer::Away(false));
    }
}

/// A key is the same with and without Shift or Caps Lock; otherwise one that is held would never be heard to go up.
fn is(meant: &str, key: &str) -> bool {
    !meant.is_empty() && meant.eq_ignore_ascii_case(key)
}

#[cfg(test)]
mod tests;
