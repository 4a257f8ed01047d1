//! The sampler `random-parameter-set`: one list of frames, filled from one of several sets of parameters.

use crate::heap::Val;
use crate::object::Properties;
use crate::problem::Outcome;
use crate::resolve::Resolver;
use crate::substitute::Substituter;

impl Resolver<'_> {
    pub(super) fn parameter_set(&mut self, id: &Val, choice: &Val, path: &str) -> Outcome<Val> {
        let sets = self.list(choice, "parameterSets", path)?;
        let chosen = match self.set_from_past(id, choice, sets.len(), path)? {
            Some(chosen) => {
                #[cfg(feature = "trace")]
                self.trace_past(path, chosen, sets.len());
                chosen
            }
            None => self.draw_set(choice, sets.len(), path)?,
        };
        let set = sets.get(chosen).cloned().unwrap_or(Val::Undefined);
        let members = self.list(choice, "frameList", path)?;
        let common = self.heap.get(choice, "commonFrameProperties");
        let mut substituter = Substituter::new(set.clone(), path);
        for (place, member) in members.iter().enumerate() {
            let here = format!("{path}.frameList[{place}]");
            let frame = self.heap.merge_deep(&[&common, member], &here)?;
            substituter.apply(&frame, &here, &mut self.tools())?;
            self.resolve(id, &frame, &here)?;
        }
        let record = self.heap.object(Properties::default());
        self.heap
            .set(&record, "conditionNum", Val::Number(chosen as f64));
        self.heap.set(&record, "parameterSet", set);
        Ok(record)
    }
}
