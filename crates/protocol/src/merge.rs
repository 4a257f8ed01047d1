//! The two ways objects are laid over each other (spec 1.15).

use crate::heap::{Heap, MAX_DEPTH, Val, too_deep};
use crate::object::Properties;
use crate::problem::Outcome;

impl Heap {
    /// Shallow: a new object with the properties of each source in turn, later ones winning whole.
    ///
    /// Nested values stay shared with the sources. This is how `permute` and `select` merge.
    pub(crate) fn lay_over(&mut self, sources: &[&Val], path: &str) -> Outcome<Val> {
        let merged = self.object(Properties::default());
        for source in sources {
            self.assign(&merged, source, path)?;
        }
        Ok(merged)
    }

    /// The same, but `undefined` does not win over a value. This is how `group` merges.
    pub(crate) fn lay_over_defined(&mut self, sources: &[&Val], path: &str) -> Outcome<Val> {
        let merged = self.object(Properties::default());
        for source in sources {
            let entries = self.entries(source);
            self.step(entries.len(), path)?;
            for (key, value) in entries {
                if !matches!(value, Val::Undefined) && &*key != "__proto__" {
                    self.set(&merged, key, value);
                }
            }
        }
        Ok(merged)
    }

    /// `Object.assign`.
    pub(crate) fn assign(&mut self, target: &Val, source: &Val, path: &str) -> Outcome<()> {
        let entries = self.entries(source);
        self.step(entries.len(), path)?;
        for (key, value) in entries {
            self.set(target, key, value);
        }
        Ok(())
    }

    /// Deep: objects merge key by key, lists index by index, `undefined` is passed over; shares nothing.
    pub(crate) fn merge_deep(&mut self, sources: &[&Val], path: &str) -> Outcome<Val> {
        let merged = self.object(Properties::default());
        for source in sources {
            self.extend(&merged, source, path, 0)?;
        }
        Ok(merged)
    }

    /// A copy of a list made by the same merge, into an empty list.
    pub(crate) fn copy_list(&mut self, list: &Val, path: &str) -> Outcome<Vec<Val>> {
        let copy = self.array(Vec::new());
        self.extend(&copy, list, path, 0)?;
        Ok(self
            .elements(&copy)
            .map(<[Val]>::to_vec)
            .unwrap_or_default())
    }

    fn extend(&mut self, target: &Val, source: &Val, path: &str, depth: usize) -> Outcome<()> {
        if depth > MAX_DEPTH {
            return too_deep(path);
        }
        let entries = self.entries(source);
        self.step(entries.len() + 1, path)?;
        for (key, value) in entries {
            // jQuery passes this key over, so that no protocol reaches the prototype.
            if &*key == "__proto__" {
                continue;
            }
            match value {
                Val::Undefined => {}
                Val::Array(_) | Val::Object(_) => {
                    let present = self.get(target, &key);
                    let into = match (&value, &present) {
                        (Val::Array(_), Val::Array(_)) | (Val::Object(_), Val::Object(_)) => {
                            present
                        }
                        (Val::Array(_), _) => self.array(Vec::new()),
                        _ => self.object(Properties::default()),
                    };
                    self.extend(&into, &value, path, depth + 1)?;
                    self.set(target, key, into);
                }
                plain => self.set(target, key, plain),
            }
        }
        Ok(())
    }
}
