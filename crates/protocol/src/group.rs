//! `group`: frames that share properties (spec 1.6).

use crate::heap::Val;
use crate::object::Properties;
use crate::problem::{Outcome, ProblemKind, stop};
use crate::resolve::Resolver;

impl Resolver<'_> {
    /// Unfolds a group; what its members chose comes back by their place.
    pub(crate) fn group(&mut self, group: &Val, path: &str) -> Outcome<Val> {
        let members = self.list(group, "frameList", path)?;
        let common = self.heap.get(group, "commonFrameProperties");
        let choices = self.heap.object(Properties::default());
        for (place, member) in members.iter().enumerate() {
            let path = format!("{path}.frameList[{place}]");
            let frame = self.heap.lay_over_defined(&[&common, member], &path)?;
            let choice = self.resolve(&Val::Null, &frame, &path)?;
            if choice.is_truthy() {
                self.heap.set(&choices, place.to_string(), choice);
            }
        }
        Ok(choices)
    }

    /// A property that must be a list.
    pub(crate) fn list(&self, holder: &Val, key: &str, path: &str) -> Outcome<Vec<Val>> {
        let value = self.heap.get(holder, key);
        if let Some(elements) = self.heap.elements(&value) {
            return Ok(elements.to_vec());
        }
        let kind = if value.is_nothing() {
            ProblemKind::MissingProperty
        } else {
            ProblemKind::WrongType
        };
        let message = format!(
            "{key} must be a list here, but it is {}, so the study cannot start. Write \"{key}\": [ … ].",
            value.describe()
        );
        stop(kind, format!("{path}.{key}"), message)
    }
}
