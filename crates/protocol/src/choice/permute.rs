//! The sampler `permute`: all options in random order.

use crate::dice::shuffle;
use crate::heap::Val;
use crate::object::Properties;
use crate::problem::{Outcome, ProblemKind, stop};
use crate::resolve::Resolver;
use crate::streams::either;

impl Resolver<'_> {
    pub(super) fn permute(&mut self, id: &Val, choice: &Val, path: &str) -> Outcome<Val> {
        let options = self.list(choice, "frameOptions", path)?;
        let mut options: Vec<(usize, Val)> = options.into_iter().enumerate().collect();
        let mut own = self.stream(choice, path);
        shuffle(&mut options, either(&mut own, self.dice));
        #[cfg(feature = "trace")]
        self.trace(
            path,
            crate::trace::Drawn::Order {
                order: options.iter().map(|(place, _)| *place).collect(),
            },
        );
        let common = self.heap.get(choice, "commonFrameProperties");
        let ordered = self.heap.get(choice, "orderedFrameOptions");
        for (position, (place, option)) in options.iter().enumerate() {
            let here = format!("{path}.frameOptions[{place}]");
            let frame = self.heap.lay_over(&[&common, option], &here)?;
            let own = self.heap.get(&ordered, &position.to_string());
            if own.is_truthy() {
                self.lay_ordered(
                    &frame,
                    &own,
                    &format!("{path}.orderedFrameOptions[{position}]"),
                )?;
            }
            self.resolve(id, &frame, &here)?;
        }
        let shuffled = options.into_iter().map(|(_, option)| option).collect();
        let shuffled = self.heap.array(shuffled);
        let record = self.heap.object(Properties::default());
        self.heap.set(&record, "frameList", shuffled);
        Ok(record)
    }

    /// Lays the properties of a position over a frame; parameter sets are laid over one by one.
    ///
    /// The sets themselves are changed and the position loses its own, as the predecessor does; a second use of the same
    /// choice shows it.
    fn lay_ordered(&mut self, frame: &Val, ordered: &Val, path: &str) -> Outcome<()> {
        let sets = (
            self.heap.own(frame, "parameterSets"),
            self.heap.own(ordered, "parameterSets"),
        );
        if let (Some(frame_sets), Some(ordered_sets)) = sets {
            for place in 0..self.heap.len(&frame_sets) {
                let key = place.to_string();
                let target = self.heap.get(&frame_sets, &key);
                if target.is_nothing() {
                    let message = "This has no parameter set to lay properties over, so the study cannot start.";
                    return stop(
                        ProblemKind::WrongType,
                        format!("{path}.parameterSets[{place}]"),
                        message,
                    );
                }
                let source = self.heap.get(&ordered_sets, &key);
                self.heap.assign(&target, &source, path)?;
            }
            self.heap.remove(ordered, "parameterSets");
        }
        self.heap.assign(frame, ordered, path)
    }
}
