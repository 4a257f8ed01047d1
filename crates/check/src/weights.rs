//! `parameterSetWeights`: for every age, not only for one child (spec 1.7.1).

use serde_json::Value;

use crate::codes;
use crate::finding::Note;
use crate::structure::Written;

const KEY: &str = "parameterSetWeights";

/// Looks at the weights of a choice between parameter sets.
pub(crate) fn check(choice: Written<'_>, path: &str, notes: &mut Vec<Note>) {
    let sets = choice
        .get("parameterSets")
        .and_then(Value::as_array)
        .map(Vec::len);
    let (Some(sets), Some(Value::Array(weights))) = (sets, choice.get(KEY)) else {
        return;
    };
    let path = format!("{path}.{KEY}");
    if !weights.first().is_some_and(Value::is_object) {
        of_one_range(weights, sets, &path, notes);
        return;
    }
    for (place, range) in weights.iter().enumerate() {
        if let Some(Value::Array(own)) = range.get("weights") {
            of_one_range(own, sets, &format!("{path}[{place}].weights"), notes);
        }
    }
    ranges(weights, &path, notes);
}

fn of_one_range(weights: &[Value], sets: usize, path: &str, notes: &mut Vec<Note>) {
    let numbers: Vec<f64> = weights.iter().filter_map(Value::as_f64).collect();
    if numbers.len() != weights.len() {
        let message = "A weight that is no number keeps a set from being drawn as was meant.";
        let help = "Give a number of 0 or more for each of parameterSets.";
        notes.push(Note::new(codes::BAD_WEIGHTS, path, message, help).on_key());
    } else if numbers.len() != sets {
        let message = format!(
            "There are {} weights for {sets} parameter sets. A set without a weight is never drawn; a weight without a set stops the \
             study for the families that draw it.",
            numbers.len()
        );
        let help = "Give one weight for each of parameterSets.";
        notes.push(Note::new(codes::BAD_WEIGHTS, path, message, help).on_key());
    } else if numbers.iter().any(|weight| *weight < 0.0)
        || numbers.iter().all(|weight| *weight == 0.0)
    {
        let message = "With these weights chance cannot work: negative ones cut into the others, and if all are 0 every family gets \
                       the first set.";
        let help = "Give a number of 0 or more for each of parameterSets, at least one above 0.";
        notes.push(Note::new(codes::BAD_WEIGHTS, path, message, help).on_key());
    }
}

/// Holes between age ranges, and ranges that lie over each other.
fn ranges(weights: &[Value], path: &str, notes: &mut Vec<Note>) {
    let bound = |range: &Value, key: &str| range.get(key).and_then(Value::as_f64);
    let mut ages: Vec<(usize, f64, f64)> = weights
        .iter()
        .enumerate()
        .filter_map(|(place, range)| {
            Some((place, bound(range, "minAge")?, bound(range, "maxAge")?))
        })
        .collect();
    ages.sort_by(|one, other| one.1.total_cmp(&other.1));
    for pair in ages.windows(2) {
        let ((first, _, end), (second, start, _)) = (pair[0], pair[1]);
        let at = format!("{path}[{second}].minAge");
        if start > end {
            let message = format!(
                "Between {end} and {start} days no range holds, and ages have fractions: a child in the hole draws every set with the \
                 same weight."
            );
            let help = format!("Let this range begin at {end}, where range {first} ends.");
            notes.push(Note::new(codes::AGE_RANGES, at, message, help));
        } else if start < end {
            let message = format!(
                "From {start} to {end} days two ranges hold; the one that is written first counts."
            );
            let help = format!("Let this range begin at {end}, where range {first} ends.");
            notes.push(Note::new(codes::AGE_RANGES, at, message, help));
        }
    }
}
