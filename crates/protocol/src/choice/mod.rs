//! `choice`: frames picked or ordered by chance (spec 1.7).

mod parameter_set;
mod past;
mod permute;
mod select;
mod weights;

use crate::heap::Val;
use crate::problem::{Outcome, ProblemKind, stop};
use crate::resolve::Resolver;

impl Resolver<'_> {
    /// Unfolds a choice by its sampler; the result is what was chosen.
    pub(crate) fn choice(&mut self, id: &Val, choice: &Val, path: &str) -> Outcome<Val> {
        let sampler = self.heap.get(choice, "sampler");
        match &sampler {
            Val::Text(name) if &**name == "random-parameter-set" => {
                self.parameter_set(id, choice, path)
            }
            Val::Text(name) if &**name == "permute" => self.permute(id, choice, path),
            Val::Text(name) if &**name == "select" => self.select(id, choice, path),
            other => {
                let message = format!(
                    "The sampler of this choice is {}, so the study cannot start. Use permute, random-parameter-set or \
                     select.",
                    other.describe()
                );
                stop(
                    ProblemKind::UnknownSampler,
                    format!("{path}.sampler"),
                    message,
                )
            }
        }
    }
}
