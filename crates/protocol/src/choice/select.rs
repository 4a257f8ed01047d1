//! The sampler `select`: the options named by `whichFrames`.

use crate::heap::Val;
use crate::number;
use crate::object::Properties;
use crate::problem::{Outcome, ProblemKind, stop};
use crate::resolve::Resolver;

impl Resolver<'_> {
    pub(super) fn select(&mut self, id: &Val, choice: &Val, path: &str) -> Outcome<Val> {
        let options = self.list(choice, "frameOptions", path)?;
        let common = self.heap.get(choice, "commonFrameProperties");
        let which = self.which_frames(choice, options.len(), path)?;
        #[cfg(feature = "trace")]
        self.trace_select(&which, options.len(), path);
        for (position, (_, index)) in self.heap.entries(&which).into_iter().enumerate() {
            let number = self.heap.to_number(&index);
            if number < 0.0 || number >= options.len() as f64 {
                let message = format!(
                    "whichFrames asks for option {}, but there are {} options, counted from 0, so the study cannot \
                     start. Correct the number or add options.",
                    number::to_text(number),
                    options.len()
                );
                return stop(
                    ProblemKind::OutOfRange,
                    format!("{path}.whichFrames[{position}]"),
                    message,
                );
            }
            let place = number::index(number, options.len());
            let option = place.map_or(Val::Undefined, |place| options[place].clone());
            let here = match place {
                Some(place) => format!("{path}.frameOptions[{place}]"),
                None => format!("{path}.whichFrames[{position}]"),
            };
            let frame = self.heap.lay_over(&[&common, &option], &here)?;
            let name = format!("{}-{position}", self.heap.to_text(id));
            self.heap.step_text(&name, &here)?;
            self.resolve(&Val::text(name), &frame, &here)?;
        }
        let record = self.heap.object(Properties::default());
        self.heap.set(&record, "whichFrames", which);
        Ok(record)
    }

    /// `whichFrames` as something to walk over: all of `count` options where nothing in particular is asked for.
    fn which_frames(&mut self, choice: &Val, count: usize, path: &str) -> Outcome<Val> {
        let which = self.heap.get(choice, "whichFrames");
        let is_minus_one = |number: f64| number.to_bits() == (-1.0_f64).to_bits();
        if let Val::Number(number) = which
            && !is_minus_one(number)
        {
            return Ok(self.heap.array(vec![which]));
        }
        let means_all = !which.is_truthy()
            || (!matches!(which, Val::Object(_)) && is_minus_one(self.heap.to_number(&which)));
        if means_all {
            let all = (0..count).map(|place| Val::Number(place as f64)).collect();
            return Ok(self.heap.array(all));
        }
        if matches!(which, Val::Array(_) | Val::Text(_)) {
            return Ok(which);
        }
        let message = format!(
            "whichFrames is {}, so the study cannot start. Use a number, a list of numbers counted from 0, or -1 for \
             all.",
            which.describe()
        );
        stop(
            ProblemKind::WrongType,
            format!("{path}.whichFrames"),
            message,
        )
    }
}
