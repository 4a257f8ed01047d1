//! Which decisions follow on which, learnt from the families played so far.
//!
//! A stored protocol without scripts is a function of what is drawn. Where the same has been drawn before, a family need not be
//! unfolded: its dice are thrown as the protocol would throw them, and the end it comes to is counted once more.

use crate::population::Family;
use protocol::trace::{Draw, Drawn};
use protocol::{SeededDice, StudySource};
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::HashMap;

/// So many different ends are kept by each thread; what leads elsewhere is unfolded every time.
const MOST_ENDS: usize = 20_000;
/// Age limits of one protocol; with more it is unfolded every time.
const MOST_LIMITS: usize = 64;
/// How deep a protocol is searched for them; deeper ones do not start.
const DEEPEST: usize = 200;

/// What is known of one study.
pub(crate) struct Branches {
    nodes: Vec<Node>,
    /// Where children begin who lie alike between the age limits.
    roots: HashMap<Vec<Ordering>, usize>,
    limits_days: Vec<f64>,
    ends: usize,
}

enum Node {
    /// A decision, as it was once made, and what followed on each outcome.
    Decision {
        drawn: Drawn,
        next: HashMap<Vec<usize>, usize>,
    },
    /// Nothing more is drawn. The first family that came here was counted when it did.
    End { first: u64, more: u64 },
}

impl Branches {
    /// Nothing is known yet; nothing at all if anything but chance and age decides in this study.
    pub(crate) fn of(study: &StudySource) -> Option<Self> {
        let Value::Object(parts) = &study.structure else {
            return None;
        };
        // A stable study draws from many streams, and what looks back needs what came before.
        if parts.contains_key("randomization") || crate::looks_back(study) {
            return None;
        }
        let mut limits_days = Vec::new();
        limits(&study.structure, 0, &mut limits_days)?;
        limits_days.sort_by(f64::total_cmp);
        limits_days.dedup();
        (limits_days.len() <= MOST_LIMITS).then(|| Self {
            nodes: Vec::new(),
            roots: HashMap::new(),
            limits_days,
            ends: 0,
        })
    }

    /// Counts a family that draws what another has drawn; false if it must be unfolded.
    pub(crate) fn count(&mut self, family: &Family, seed: u32) -> bool {
        let Some(mut at) = self.roots.get(&self.ages(family)).copied() else {
            return false;
        };
        let mut dice = SeededDice::new(seed);
        loop {
            match &mut self.nodes[at] {
                Node::End { more, .. } => {
                    *more += 1;
                    return true;
                }
                Node::Decision { drawn, next } => {
                    let outcome = drawn.again(&mut dice);
                    match outcome.and_then(|outcome| next.get(&outcome)) {
                        Some(known) => at = *known,
                        None => return false,
                    }
                }
            }
        }
    }

    /// Learns from a family that was unfolded, while there is room.
    pub(crate) fn learn(&mut self, family: &Family, draws: &[Draw]) {
        if self.ends >= MOST_ENDS {
            return;
        }
        self.ends += 1;
        let ages = self.ages(family);
        let mut from: Option<(usize, &[usize])> = None;
        for Draw { drawn, .. } in draws {
            let at = match self.known(&ages, from) {
                Some(known) => known,
                None => self.put(
                    &ages,
                    from,
                    Node::Decision {
                        drawn: drawn.clone(),
                        next: HashMap::new(),
                    },
                ),
            };
            from = Some((at, drawn.outcome()));
        }
        if self.known(&ages, from).is_none() {
            let first = family.number;
            self.put(&ages, from, Node::End { first, more: 0 });
        }
    }

    /// The first family at each end, and how many came after it.
    pub(crate) fn repeats(&self) -> impl Iterator<Item = (u64, u64)> {
        self.nodes.iter().filter_map(|node| match node {
            Node::End { first, more } if *more > 0 => Some((*first, *more)),
            _ => None,
        })
    }

    fn known(&self, ages: &[Ordering], from: Option<(usize, &[usize])>) -> Option<usize> {
        match from {
            None => self.roots.get(ages).copied(),
            Some((at, outcome)) => match &self.nodes[at] {
                Node::Decision { next, .. } => next.get(outcome).copied(),
                Node::End { .. } => None,
            },
        }
    }

    fn put(&mut self, ages: &[Ordering], from: Option<(usize, &[usize])>, node: Node) -> usize {
        let place = self.nodes.len();
        self.nodes.push(node);
        match from {
            None => {
                self.roots.insert(ages.to_vec(), place);
            }
            Some((at, outcome)) => {
                if let Node::Decision { next, .. } = &mut self.nodes[at] {
                    next.insert(outcome.to_vec(), place);
                }
            }
        }
        place
    }

    /// How the child's age lies to each limit: whatever asks for ages gives the same to all who are alike in this.
    fn ages(&self, family: &Family) -> Vec<Ordering> {
        let age = family.whole_age_days;
        let limits = self.limits_days.iter();
        limits.map(|limit| age.total_cmp(limit)).collect()
    }
}

/// Every limit of an age that stands in a protocol; nothing if one is no number, for it may be drawn.
fn limits(value: &Value, depth: usize, found: &mut Vec<f64>) -> Option<()> {
    if depth > DEEPEST {
        return None;
    }
    match value {
        Value::Array(list) => list
            .iter()
            .try_for_each(|value| limits(value, depth + 1, found)),
        Value::Object(map) => map.iter().try_for_each(|(key, value)| {
            if matches!(key.as_str(), "minAge" | "maxAge") {
                found.push(value.as_f64()?);
                return Some(());
            }
            limits(value, depth + 1, found)
        }),
        _ => Some(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(structure: Value) -> Option<Branches> {
        Branches::of(&StudySource {
            structure,
            ..StudySource::default()
        })
    }

    #[test]
    fn what_more_than_chance_and_age_decides_is_unfolded_every_time() {
        let plain = json!({"frames": {"a": {"weights": [{"minAge": 7, "maxAge": 30}, {"minAge": 30, "maxAge": 7}]}}});
        assert_eq!(
            of(plain).map(|known| known.limits_days),
            Some(vec![7.0, 30.0])
        );
        for other in [
            json!({"randomization": "stable"}),
            json!({"frames": {"a": {"kind": "exp-frame-select"}}}),
            json!({"frames": {"a": {"conditionForAdditionalSessions": "rotate"}}}),
            json!({"frames": {"a": {"minAge": "AGES#RAND"}}}),
            json!("not read"),
        ] {
            assert!(of(other.clone()).is_none(), "{other}");
        }
    }
}
