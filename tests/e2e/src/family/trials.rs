//! What a parent and a child do in trials besides watching.

use super::{Family, Look, PATIENCE};
use anyhow::Result;
use std::time::{Duration, Instant};

/// F1, as WebDriver names it.
const F1: char = '\u{e031}';
/// A measurement that begins a second after its film has begun by now.
const MEASURED: Duration = Duration::from_millis(2500);
/// A picture that can't be chosen yet is pressed again.
const AGAIN: Duration = Duration::from_millis(400);

/// Is it done in the frame of this id and kind?
type Place<'a> = Box<dyn Fn(&str, &str) -> bool + 'a>;

/// Something that is done in a trial that has begun.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The parent presses a key that ends the trial.
    End(char),
    /// The parent presses F1, and Exit: the study is over.
    Leave,
    /// The parent pauses with the space bar, and goes on with it.
    PauseByKey,
    /// The parent pauses with the space bar, and goes on with the button.
    PauseByKeyResumeByButton,
    /// The child looks away: the parent holds a key until the trial is over.
    LookAway(char),
    /// The child chooses these pictures one after the other, and the parent closes the answer to each.
    Choose(&'static [&'static str]),
}

#[derive(Default)]
pub(super) struct Habits<'a> {
    all: Vec<(Act, Place<'a>)>,
    /// A key that is held.
    held: Option<char>,
}

impl<'a> Family<'a> {
    /// Does this in frames that are named by id and kind.
    #[must_use]
    pub fn doing(mut self, act: Act, place: impl Fn(&str, &str) -> bool + 'a) -> Self {
        self.habits.all.push((act, Box::new(place)));
        self
    }

    /// Lets go what is held: another frame is there.
    pub(super) async fn lets_go(&mut self) -> Result<()> {
        match self.habits.held.take() {
            Some(key) => self.page.hold(key, false).await,
            None => Ok(()),
        }
    }

    /// True where something was done, and nothing else must be.
    pub(super) async fn follows_a_habit(&mut self, look: &Look) -> Result<bool> {
        let mut all = self.habits.all.iter();
        let act = all.find(|(_, place)| place(&look.id, &look.kind));
        let Some(act) = act.map(|(act, _)| act.clone()) else {
            return Ok(false);
        };
        let shows = |button: &str| look.shown.iter().any(|id| id == button);
        if act == Act::PauseByKey && shows("#resumebutton") {
            return self.key_after("resumed", ' ', AGAIN).await;
        }
        if shows("#resumebutton") || shows("#fsButton") || !look.has_begun {
            return Ok(false);
        }
        let begun = *self
            .pressed
            .entry("begun".to_owned())
            .or_insert_with(Instant::now);
        match act {
            Act::End(key) => self.key_after("key", key, PATIENCE).await,
            Act::Leave => self.key_after("key", F1, PATIENCE).await,
            Act::PauseByKey | Act::PauseByKeyResumeByButton => {
                self.key_after("paused", ' ', PATIENCE).await
            }
            Act::LookAway(key) => {
                if self.habits.held.is_none() && begun.elapsed() > MEASURED {
                    self.page.hold(key, true).await?;
                    self.habits.held = Some(key);
                }
                Ok(true)
            }
            Act::Choose(pictures) => self.chooses(look, pictures).await,
        }
    }

    async fn key_after(&mut self, name: &str, key: char, pause: Duration) -> Result<bool> {
        let last = self.pressed.get(name).map(Instant::elapsed);
        if last.is_some_and(|ago| ago < pause) {
            return Ok(true);
        }
        self.page.key(key).await?;
        self.pressed.insert(name.to_owned(), Instant::now());
        Ok(true)
    }

    async fn chooses(&mut self, look: &Look, pictures: &[&str]) -> Result<bool> {
        let answered = |number: usize| format!("answered {number}");
        let number =
            (0..pictures.len()).find(|number| !self.pressed.contains_key(&answered(*number)));
        let Some(number) = number else {
            return Ok(false);
        };
        if look.answer {
            if let Some(ok) = self.page.visible("button", Some("OK")).await?
                && self.page.try_press(&ok).await?
            {
                self.pressed.insert(answered(number), Instant::now());
            }
            return Ok(true);
        }
        let last = self.pressed.get("choice").map(Instant::elapsed);
        if last.is_none_or(|ago| ago > AGAIN)
            && let Some(picture) = self.page.visible(pictures[number], None).await?
        {
            self.page.try_press(&picture).await?;
            self.pressed.insert("choice".to_owned(), Instant::now());
        }
        Ok(true)
    }
}
