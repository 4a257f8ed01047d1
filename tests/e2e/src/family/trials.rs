//! What a parent does in trials besides watching: ends one with a key, or ends the study.

use super::{Family, Look, PATIENCE};
use anyhow::Result;
use std::time::Instant;

/// F1, as WebDriver names it.
const F1: char = '\u{e031}';

/// Is it done in the frame of this id and kind?
type Place<'a> = Box<dyn Fn(&str, &str) -> bool + 'a>;

#[derive(Default)]
pub(super) struct Habits<'a> {
    end_key: Option<(char, Place<'a>)>,
    leave: Option<Place<'a>>,
}

impl<'a> Family<'a> {
    /// A child who looks away at once: in these frames, named by id and kind, the parent presses the key that ends the trial.
    #[must_use]
    pub fn ending_trials_with(
        mut self,
        key: char,
        place: impl Fn(&str, &str) -> bool + 'a,
    ) -> Self {
        self.habits.end_key = Some((key, Box::new(place)));
        self
    }

    /// A child who has had enough: in the first of these frames the parent presses F1, and Exit.
    #[must_use]
    pub fn leaving_in(mut self, place: impl Fn(&str, &str) -> bool + 'a) -> Self {
        self.habits.leave = Some(Box::new(place));
        self
    }

    /// True where a key was pressed. A trial has begun when something plays or has played.
    pub(super) async fn follows_a_habit(&mut self, look: &Look) -> Result<bool> {
        let habits = &self.habits;
        let is_in = |place: &Place| place(&look.id, &look.kind);
        let key = match (&habits.leave, &habits.end_key) {
            (Some(place), _) if is_in(place) => F1,
            (_, Some((key, place))) if is_in(place) => *key,
            _ => return Ok(false),
        };
        let recently = self.pressed.get("key").map(Instant::elapsed);
        if !look.has_begun || recently.is_some_and(|ago| ago < PATIENCE) {
            return Ok(false);
        }
        self.page.key(key).await?;
        self.pressed.insert("key".to_owned(), Instant::now());
        Ok(true)
    }
}
