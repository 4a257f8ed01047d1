//! `"randomization": "stable"`: numbers of its own for each choice and each selector.
//!
//! Whoever draws is known by its path, in which an `id` stands for a place in a list; a name that comes up again is counted on. So
//! what one trial draws does not depend on how often another one has drawn.

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
        let turn = self.turns.entry(Rc::from(name)).or_default();
        *turn += 1;
        self.root.stream(&format!("{name} {turn}"))
    }
}

/// The path of `holder` with its own id, if it has one, for its place in a list.
pub(crate) fn name(heap: &Heap, holder: &Val, mut path: String) -> String {
    if let Val::Text(id) = heap.get(holder, "id")
        && path.ends_with(']')
    {
        path.truncate(path.rfind('[').unwrap_or_default());
        path.push_str(&id);
    }
    path
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
            other => {
                let message = format!(
                    "randomization is {}, which means nothing, so all draws follow each other. Write \"stable\", or leave it out.",
                    other.describe()
                );
                note(
                    &mut self.warnings,
                    Problem::warning(ProblemKind::WrongType, "randomization", message),
                );
            }
        }
    }

    /// The choice's own dice, in a stable study.
    pub(crate) fn stream(&mut self, choice: &Val, path: &str) -> Option<SeededDice> {
        let streams = self.streams.as_mut()?;
        Some(streams.of(&name(&self.heap, choice, path.to_owned())))
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
