//! What was drawn, and how likely it was: for programs that count (feature `trace`). The player goes without.

use serde::Serialize;

use crate::dice::{Dice, SeededDice, below, shuffle, weighted};
use crate::heap::Val;
use crate::number;
use crate::resolve::Resolver;
use crate::substitute::Tools;

/// One decision by chance, or by an earlier participation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draw {
    /// Where it is written: `frames.trials`, or for a selector the property it fills, `frames.trials.frameList[2].audio`.
    pub path: String,
    /// What came out.
    pub drawn: Drawn,
}

/// What came out of one decision. Places are counted from 0, in the order of the protocol.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "by")]
pub enum Drawn {
    /// `random-parameter-set`: the set, and how likely each was for this child. A set that follows from an earlier participation had
    /// a chance of 1.
    Set {
        chosen: usize,
        chances: Vec<f64>,
        /// The weights as they were drawn by; none where nothing was drawn.
        weights: Vec<f64>,
    },
    /// `permute`: the options in the order they are shown.
    Order { order: Vec<usize> },
    /// `select`: the options shown, in their order.
    Select { which: Vec<usize> },
    /// `NAME#RAND`: one of `of` values.
    Pick {
        name: String,
        chosen: usize,
        of: usize,
    },
    /// `NAME#PERM`, and the first use of `NAME#UNIQ`: the values in their new order.
    Shuffle { name: String, order: Vec<usize> },
}

impl Drawn {
    /// What came out, as a list of places: one for a set or a value, all of them for an order.
    pub fn outcome(&self) -> &[usize] {
        match self {
            Self::Set { chosen, .. } | Self::Pick { chosen, .. } => std::slice::from_ref(chosen),
            Self::Order { order } | Self::Shuffle { order, .. } => order,
            Self::Select { which } => which,
        }
    }

    /// What comes out when the same decision is made with these dice, drawn as [`crate::resolve`] draws; nothing if no set can be
    /// drawn by the weights.
    pub fn again(&self, dice: &mut dyn Dice) -> Option<Vec<usize>> {
        Some(match self {
            Self::Set { weights, .. } if !weights.is_empty() => {
                vec![weighted(weights, dice)?]
            }
            Self::Set { chosen, .. } => vec![*chosen],
            Self::Pick { of, .. } => vec![below(dice, *of)],
            Self::Order { order } | Self::Shuffle { order, .. } => {
                let mut order: Vec<usize> = (0..order.len()).collect();
                shuffle(&mut order, dice);
                order
            }
            Self::Select { which } => which.clone(),
        })
    }
}

impl Resolver<'_> {
    /// Notes a set drawn by weight. With weights that add up to nothing the first set is always drawn.
    pub(crate) fn trace_set(&mut self, path: &str, chosen: usize, weights: &[f64]) {
        let sum: f64 = weights.iter().sum();
        let chance = |(place, weight): (usize, &f64)| {
            if sum > 0.0 {
                weight / sum
            } else {
                f64::from(u8::from(place == chosen))
            }
        };
        let chances = weights.iter().enumerate().map(chance).collect();
        let weights = weights.to_vec();
        self.trace(
            path,
            Drawn::Set {
                chosen,
                chances,
                weights,
            },
        );
    }

    /// Notes a set that follows from an earlier participation.
    pub(crate) fn trace_past(&mut self, path: &str, chosen: usize, count: usize) {
        let chances = (0..count).map(|place| f64::from(u8::from(place == chosen)));
        let chances = chances.collect();
        let weights = Vec::new();
        self.trace(
            path,
            Drawn::Set {
                chosen,
                chances,
                weights,
            },
        );
    }

    /// Notes which options are shown; what is no place among them is reported elsewhere.
    pub(crate) fn trace_select(&mut self, which: &Val, count: usize, path: &str) {
        let entries = self.heap.entries(which).into_iter();
        let numbers = entries.map(|(_, value)| self.heap.to_number(&value));
        let which = numbers
            .filter_map(|number| number::index(number, count))
            .collect();
        self.trace(path, Drawn::Select { which });
    }

    /// Notes a decision.
    pub(crate) fn trace(&mut self, path: &str, drawn: Drawn) {
        self.draws.push(Draw {
            path: path.to_owned(),
            drawn,
        });
    }
}

impl Tools<'_> {
    pub(crate) fn trace(&mut self, path: String, drawn: impl FnOnce() -> Drawn) {
        self.draws.push(Draw {
            path,
            drawn: drawn(),
        });
    }

    /// Notes the order that the next shuffle of `length` values will give.
    pub(crate) fn trace_shuffle(
        &mut self,
        path: String,
        name: &str,
        length: usize,
        own: Option<&SeededDice>,
    ) {
        let mut copy = own.map_or_else(|| self.dice.fork(), Dice::fork);
        let mut order: Vec<usize> = (0..length).collect();
        shuffle(&mut order, &mut *copy);
        let name = name.to_owned();
        self.trace(path, || Drawn::Shuffle { name, order });
    }
}
