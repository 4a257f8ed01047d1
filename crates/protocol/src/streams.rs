//! `"randomization": "stable"`: numbers of its own for each choice and each selector.
//!
//! Whoever draws is known by the `id` of its frame, or else by its path; a name that comes up again is counted on. So what one trial
//! draws does not depend on how often another one has drawn.

use std::collections::HashMap;
use std::rc::Rc;

use crate::dice::{Dice, SeededDice};
use crate::heap::{Heap, Val};
use crate::problem::{Problem, ProblemKind, note};
use crate::resolve::Resolver;
use crate::substitute::Tools;

/// The streams of a study that asks for them.
pub(crate) struct Streams {
    root: SeededDice,
    /// How often each name has come up.
    turns: HashMap<Rc<str>, usize>,
}

impl Streams {
    /// Dice for the next turn of whoever has this name.
    pub(crate) fn of(&mut self, name: &str) -> SeededDice {
        let turn = self.turns.get(name).map_or(0, |turn| turn + 1);
        self.turns.insert(name.into(), turn);
        self.root.stream(name).turn(turn)
    }
}

/// A frame's own id, or else its path.
pub(crate) fn name(heap: &Heap, frame: &Val, path: &str) -> Rc<str> {
    match heap.get(frame, "id") {
        Val::Text(id) if !id.is_empty() => id,
        _ => path.into(),
    }
}

/// Dice of one's own, or else those of all.
pub(crate) fn either<'a>(
    own: &'a mut Option<SeededDice>,
    all: &'a mut dyn Dice,
) -> &'a mut dyn Dice {
    match own {
        Some(own) => own,
        None => all,
    }
}

impl Resolver<'_> {
    /// Reads the study's choice of `randomization`.
    pub(crate) fn choose_randomization(&mut self, choice: &Val) {
        match choice {
            Val::Undefined | Val::Null => {}
            Val::Text(text) if &**text == "stable" => {
                // Numbers from a list have no seed; they stay one sequence.
                self.streams = self.dice.seed().map(|seed| Streams {
                    root: SeededDice::new(seed),
                    turns: HashMap::new(),
                });
            }
            _ => note(
                &mut self.warnings,
                Problem::warning(
                    ProblemKind::WrongType,
                    "randomization",
                    "This can only be \"stable\"; anything else has no effect.",
                ),
            ),
        }
    }

    /// The choice's own dice, in a stable study.
    pub(crate) fn stream(&mut self, choice: &Val, path: &str) -> Option<SeededDice> {
        let streams = self.streams.as_mut()?;
        Some(streams.of(&name(&self.heap, choice, path)))
    }

    /// What a substitution works with.
    pub(crate) fn tools(&mut self) -> Tools<'_> {
        Tools {
            heap: &mut self.heap,
            dice: self.dice,
            streams: self.streams.as_mut(),
            warnings: &mut self.warnings,
            #[cfg(feature = "trace")]
            draws: &mut self.draws,
        }
    }
}
