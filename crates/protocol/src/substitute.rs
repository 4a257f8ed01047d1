//! Parameters put in place of their names (spec 1.9).

use std::collections::HashMap;

use crate::dice::{Dice, SeededDice, below, shuffle};
use crate::heap::{Heap, MAX_DEPTH, Val, quoted, too_deep};
use crate::number;
use crate::problem::{Outcome, Problem, ProblemKind, note, stop};
use crate::streams::{Streams, either, name};
#[cfg(feature = "trace")]
use crate::trace::Drawn;

/// Replaces names by the values of one map of parameters; lists drawn with `#UNIQ` keep their order while it lives.
pub(crate) struct Substituter<'a> {
    parameters: Val,
    unique: HashMap<String, (Vec<Val>, usize)>,
    /// Whose lists these are, whichever frame asks for them first.
    owner: &'a str,
}

/// What a substitution works with.
pub(crate) struct Tools<'a> {
    pub(crate) heap: &'a mut Heap,
    pub(crate) dice: &'a mut dyn Dice,
    /// In a stable study.
    pub(crate) streams: Option<&'a mut Streams>,
    pub(crate) warnings: &'a mut Vec<Problem>,
    #[cfg(feature = "trace")]
    pub(crate) draws: &'a mut Vec<crate::trace::Draw>,
}

impl<'a> Substituter<'a> {
    pub(crate) fn new(parameters: Val, owner: &'a str) -> Self {
        Self {
            parameters,
            unique: HashMap::new(),
            owner,
        }
    }

    /// Replaces every value of `target` that names a parameter, in place, in JavaScript's order.
    pub(crate) fn apply(&mut self, target: &Val, path: &str, tools: &mut Tools<'_>) -> Outcome<()> {
        let mut trail = Trail {
            root: path,
            keys: Vec::new(),
        };
        self.walk(target, &mut trail, tools)
    }

    fn walk(&mut self, target: &Val, trail: &mut Trail<'_>, tools: &mut Tools<'_>) -> Outcome<()> {
        if trail.keys.len() > MAX_DEPTH {
            return too_deep(trail.root);
        }
        let length = tools.heap.len(target);
        tools.heap.step(length, trail.root)?;
        for place in 0..length {
            match tools.heap.at(target, place) {
                Some(inner @ (Val::Object(_) | Val::Array(_))) => {
                    trail.keys.push((target.clone(), place));
                    self.walk(&inner, trail, tools)?;
                    trail.keys.pop();
                }
                Some(Val::Text(text)) => {
                    trail.keys.push((target.clone(), place));
                    if let Some(value) = self.value_for(&text, trail, tools)? {
                        tools.heap.set_at(target, place, value);
                    }
                    trail.keys.pop();
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What stands for a text: nothing if it names no parameter.
    fn value_for(
        &mut self,
        text: &str,
        trail: &Trail<'_>,
        tools: &mut Tools<'_>,
    ) -> Outcome<Option<Val>> {
        if self.parameters.is_nothing() {
            let message = "The chosen parameter set does not exist, so its values cannot be put in. Give \
                           parameterSetWeights exactly one weight for each of parameterSets.";
            return stop(ProblemKind::OutOfRange, trail.path(tools.heap), message);
        }
        if let Some(value) = tools.heap.own(&self.parameters, text) {
            return Ok(Some(value));
        }
        let Some((name, selector)) = text.split_once('#') else {
            return Ok(None);
        };
        let Some(list) = tools.heap.own(&self.parameters, name) else {
            if matches!(selector, "RAND" | "PERM" | "UNIQ") {
                let message = format!(
                    "{} asks for a value of {}, but that is no parameter here, so the text stays as it is. Check the \
                     spelling.",
                    quoted(text),
                    quoted(name)
                );
                let problem = Problem::warning(
                    ProblemKind::UnknownParameter,
                    trail.path(tools.heap),
                    message,
                );
                note(tools.warnings, problem);
            }
            return Ok(None);
        };
        if tools.heap.elements(&list).is_none() {
            let message = format!(
                "{} picks from {}, but that parameter is {} and not a list. Make it a list, or leave out the part \
                 from #.",
                quoted(text),
                quoted(name),
                list.describe()
            );
            return stop(
                ProblemKind::ParameterNotAList,
                trail.path(tools.heap),
                message,
            );
        }
        self.select(name, selector, &list, trail, tools).map(Some)
    }

    fn select(
        &mut self,
        name: &str,
        selector: &str,
        list: &Val,
        trail: &Trail<'_>,
        tools: &mut Tools<'_>,
    ) -> Outcome<Val> {
        let length = tools.heap.len(list);
        if let Some(number) = number::selector(selector) {
            let picked = number::index(number::round(number), length);
            if picked.is_none() {
                let message = format!(
                    "{} has {length} values, counted from 0, so #{} picks nothing and the property is left \
                     out.",
                    quoted(name),
                    number::to_text(number)
                );
                note(
                    tools.warnings,
                    Problem::warning(ProblemKind::OutOfRange, trail.path(tools.heap), message),
                );
            }
            return Ok(picked
                .and_then(|at| tools.heap.at(list, at))
                .unwrap_or(Val::Undefined));
        }
        match selector {
            "RAND" => {
                let mut own = trail.stream(tools);
                let at = below(either(&mut own, tools.dice), length);
                #[cfg(feature = "trace")]
                tools.trace(trail.path(tools.heap), || Drawn::Pick {
                    name: name.to_owned(),
                    chosen: at,
                    of: length,
                });
                Ok(tools.heap.at(list, at).unwrap_or(Val::Undefined))
            }
            "PERM" => {
                let mut own = trail.stream(tools);
                #[cfg(feature = "trace")]
                tools.trace_shuffle(trail.path(tools.heap), name, length, own.as_ref());
                let shuffled = shuffled_copy(list, trail.root, &mut own, tools)?;
                Ok(tools.heap.array(shuffled))
            }
            "UNIQ" => {
                if !self.unique.contains_key(name) {
                    let streams = tools.streams.as_mut();
                    let mut own = streams.map(|streams| streams.of(self.owner).stream(name));
                    #[cfg(feature = "trace")]
                    tools.trace_shuffle(self.owner.to_owned(), name, length, own.as_ref());
                    let shuffled = shuffled_copy(list, trail.root, &mut own, tools)?;
                    self.unique.insert(name.to_owned(), (shuffled, 0));
                }
                let Some((values, next)) = self.unique.get_mut(name) else {
                    return Ok(Val::Undefined);
                };
                let value = values.get(*next).cloned().unwrap_or(Val::Undefined);
                *next = if *next + 1 >= values.len() {
                    0
                } else {
                    *next + 1
                };
                Ok(value)
            }
            _ => {
                let message = format!(
                    "{} after # is no way to pick from {}. Use a number counted from 0, #RAND, #PERM or #UNIQ.",
                    quoted(selector),
                    quoted(name)
                );
                stop(
                    ProblemKind::UnknownSelector,
                    trail.path(tools.heap),
                    message,
                )
            }
        }
    }
}

fn shuffled_copy(
    list: &Val,
    path: &str,
    own: &mut Option<SeededDice>,
    tools: &mut Tools<'_>,
) -> Outcome<Vec<Val>> {
    let mut copy = tools.heap.copy_list(list, path)?;
    shuffle(&mut copy, either(own, tools.dice));
    Ok(copy)
}

/// Where the walk stands; made into a path only when there is something to report.
struct Trail<'a> {
    root: &'a str,
    keys: Vec<(Val, usize)>,
}

impl Trail<'_> {
    fn path(&self, heap: &Heap) -> String {
        self.named(heap, false)
    }

    /// In a stable study, the dice of the property where the walk stands.
    fn stream(&self, tools: &mut Tools<'_>) -> Option<SeededDice> {
        let streams = tools.streams.as_mut()?;
        Some(streams.of(&self.named(tools.heap, true)))
    }

    /// The path, begun at the frame's id and with ids for places in lists if that is asked for.
    fn named(&self, heap: &Heap, by_id: bool) -> String {
        let mut path = self.root.to_owned();
        if by_id && let Some((frame, _)) = self.keys.first() {
            path = name(heap, frame, &path).to_string();
        }
        for (holder, place) in &self.keys {
            let key = heap.key_at(holder, *place);
            if matches!(holder, Val::Array(_)) {
                path.push('[');
                path.push_str(&if by_id {
                    name(heap, &heap.get(holder, &key), &key)
                } else {
                    key.into()
                });
                path.push(']');
            } else {
                path.push('.');
                path.push_str(&key);
            }
        }
        path
    }
}
