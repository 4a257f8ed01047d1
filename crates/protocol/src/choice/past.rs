//! Which parameter set follows from earlier participations (`conditionForAdditionalSessions`).

use serde_json::Value;

use crate::heap::Val;
use crate::number;
use crate::object::javascript_order;
use crate::problem::{Outcome, Problem, ProblemKind, note, stop};
use crate::resolve::Resolver;
use crate::seed::SEED_KEY;

const KEY: &str = "conditionForAdditionalSessions";

impl Resolver<'_> {
    /// The set that an earlier participation asks for; nothing if chance decides.
    pub(super) fn set_from_past(
        &mut self,
        id: &Val,
        choice: &Val,
        count: usize,
        path: &str,
    ) -> Outcome<Option<usize>> {
        let Some(rule) = self.heap.own(choice, KEY) else {
            return Ok(None);
        };
        let rule = match &rule {
            Val::Text(rule) if &**rule == "random" => return Ok(None),
            other => other.clone(),
        };
        let path = format!("{path}.{KEY}");
        let known = matches!(&rule, Val::Text(rule) if matches!(&**rule, "persist" | "rotate"));
        let ending = format!("-{}", self.heap.to_text(id));
        let Some(earlier) = earlier_choice(
            &self.context.past_sessions,
            &ending,
            self.dice.seed(),
            &path,
        )?
        else {
            if !known {
                let message = format!("{} Until then it counts as random.", unknown_rule(&rule));
                note(
                    &mut self.warnings,
                    Problem::warning(ProblemKind::BadCondition, path, message),
                );
            }
            return Ok(None);
        };
        if !known {
            return stop(
                ProblemKind::BadCondition,
                path,
                format!("{} The study cannot start.", unknown_rule(&rule)),
            );
        }
        let last = match earlier.get("conditionNum") {
            Some(Value::Number(number)) => number.as_f64().unwrap_or(f64::NAN),
            Some(Value::String(text)) => number::from_text(text),
            Some(Value::Null) => 0.0,
            _ => f64::NAN,
        };
        let sets = count as f64;
        let wanted = match &rule {
            Val::Text(rule) if &**rule == "persist" && last >= sets => sets - 1.0,
            Val::Text(rule) if &**rule == "persist" => last,
            _ if last + 1.0 < sets => last + 1.0,
            _ => (last + 1.0) % sets,
        };
        if let Some(chosen) = number::index(wanted, count) {
            return Ok(Some(chosen));
        }
        let message = "The earlier participation of this child does not say which parameter set it had, so the next \
                       cannot be found and the study cannot start. Look at the conditions saved with it, or use random.";
        stop(ProblemKind::BadCondition, path, message)
    }
}

fn unknown_rule(rule: &Val) -> String {
    format!(
        "{KEY} is {}, which means nothing. Use random, persist or rotate.",
        rule.describe()
    )
}

/// What the first participation with consent and a matching key has chosen under that key.
///
/// One that was drawn with the same seed is no earlier one: the family has loaded the page again.
fn earlier_choice<'a>(
    past_sessions: &'a Value,
    ending: &str,
    seed: Option<u32>,
    path: &str,
) -> Outcome<Option<&'a Value>> {
    let sessions = past_sessions
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    for session in sessions {
        let consented = match session.get("completedConsentFrame") {
            None | Some(Value::Null | Value::Bool(false)) => false,
            Some(Value::Number(number)) => number.as_f64() != Some(0.0),
            Some(Value::String(text)) => !text.is_empty(),
            Some(_) => true,
        };
        if !consented {
            continue;
        }
        let Some(Value::Object(conditions)) = session.get("conditions") else {
            let message = "An earlier participation of this child was saved without its conditions, so the next cannot \
                           be found and the study cannot start. Use random, or repair that response.";
            return stop(ProblemKind::BadCondition, path, message);
        };
        if seed.is_some_and(|seed| {
            conditions
                .get(SEED_KEY)
                .is_some_and(|kept| kept["seed"] == seed)
        }) {
            continue;
        }
        let mut keys: Vec<&str> = conditions.keys().map(String::as_str).collect();
        javascript_order(&mut keys, |key| key);
        if let Some(key) = keys.into_iter().find(|key| key.ends_with(ending)) {
            return Ok(conditions.get(key));
        }
    }
    Ok(None)
}
