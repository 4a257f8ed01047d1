//! Drawing a parameter set by weight, or by weights for the child's age.

use serde_json::Value;

use crate::date::{days_between, millis_from_iso};
use crate::dice::weighted;
use crate::heap::Val;
use crate::number;
use crate::problem::{Outcome, Problem, ProblemKind, note, stop};
use crate::resolve::Resolver;
use crate::streams::either;

const KEY: &str = "parameterSetWeights";

impl Resolver<'_> {
    /// Draws one of `count` sets. The weights used are left in the choice, where a second use finds them.
    pub(super) fn draw_set(
        &mut self,
        choice: &Val,
        count: usize,
        choice_path: &str,
    ) -> Outcome<usize> {
        let path = format!("{choice_path}.{KEY}");
        let weights = if self.heap.own(choice, KEY).is_none() {
            self.equal(count)
        } else {
            let listed = self.list(choice, KEY, choice_path)?;
            match listed.first() {
                Some(Val::Null | Val::Object(_) | Val::Array(_)) => {
                    self.for_age(&listed, count, &path)?
                }
                _ => self.heap.get(choice, KEY),
            }
        };
        self.heap.set(choice, KEY, weights.clone());
        let Some(weights) = self.heap.elements(&weights).map(<[Val]>::to_vec) else {
            let message = "The weights for this age are not a list, so the study cannot start. Give one number for each \
                           of parameterSets.";
            return stop(ProblemKind::BadWeights, path, message);
        };
        if weights.len() != count {
            let message = format!(
                "There are {} weights for {count} parameter sets; sets without a weight are never chosen, and a weight \
                 without a set stops the study. Give one weight for each.",
                weights.len()
            );
            note(
                &mut self.warnings,
                Problem::warning(ProblemKind::BadWeights, &path, message),
            );
        }
        let weights: Vec<f64> = weights
            .iter()
            .map(|weight| self.heap.to_number(weight))
            .collect();
        let mut own = self.stream(choice, choice_path);
        if let Some(place) = weighted(&weights, either(&mut own, self.dice)) {
            #[cfg(feature = "trace")]
            self.trace_set(choice_path, place, &weights);
            return Ok(place);
        }
        let message = "No parameter set can be drawn with these weights, so the study cannot start. Give one number of \
                       0 or more for each of parameterSets.";
        stop(ProblemKind::BadWeights, path, message)
    }

    fn equal(&mut self, count: usize) -> Val {
        self.heap.array(vec![Val::Number(1.0); count])
    }

    /// The weights of the first range that holds the child's age in days, both ends included.
    fn for_age(&mut self, ranges: &[Val], count: usize, path: &str) -> Outcome<Val> {
        let age_days = self.age_days(path);
        for (place, range) in ranges.iter().enumerate() {
            if range.is_nothing() {
                let message = "This age range is empty, so the study cannot start. Give minAge, maxAge and weights.";
                return stop(ProblemKind::BadWeights, format!("{path}[{place}]"), message);
            }
            let bound = |key| self.heap.to_number(&self.heap.get(range, key));
            if bound("minAge") <= age_days && age_days <= bound("maxAge") {
                return Ok(match self.heap.own(range, "weights") {
                    Some(weights) => weights,
                    None => self.equal(count),
                });
            }
        }
        let message = format!(
            "No age range holds this child's age of {} days, so all parameter sets are equally likely. Ages have \
             fractions: let each range begin where the one before it ends.",
            number::to_text((age_days * 10.0).round() / 10.0)
        );
        note(
            &mut self.warnings,
            Problem::warning(ProblemKind::Age, path, message),
        );
        Ok(self.equal(count))
    }

    /// The child's age in days with fractions; 0 without a usable birthday, days since 1970 where it is null.
    fn age_days(&mut self, path: &str) -> f64 {
        let birthday = match self.context.child.get("birthday") {
            Some(Value::String(text)) => millis_from_iso(text),
            Some(Value::Number(millis)) => millis.as_f64(),
            Some(Value::Null) => Some(0.0),
            _ => None,
        };
        if let Some(millis) = birthday {
            return days_between(millis, self.context.now_millis);
        }
        let message = "The child's birthday is not known, so the age counts as 0 days.";
        let problem = Problem::warning(ProblemKind::Age, path, message);
        note(&mut self.warnings, problem);
        0.0
    }
}
