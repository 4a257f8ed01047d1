//! Questions that are asked only after certain answers (spec: frames-forms 9.7).

use super::part::{Part, plain};
use serde_json::Value;

/// A question that decides, and the answer it must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct On {
    /// A question beside this one, or `#id` for the one with that `id` anywhere.
    pub(super) target: String,
    pub(super) wanted: Wanted,
}

/// The answer that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Some answer; of a truth, true.
    Answered,
    /// The question only has to be asked.
    Anything,
    /// One of these, as text.
    OneOf(Vec<String>),
}

impl Wanted {
    /// Does the answer do?
    pub(super) fn is_met(&self, answer: Option<&Value>) -> bool {
        match self {
            Self::Anything => true,
            Self::Answered => match answer {
                None | Some(Value::Null | Value::Bool(false)) => false,
                Some(Value::String(text)) => !text.is_empty(),
                Some(Value::Array(list)) => !list.is_empty(),
                Some(Value::Object(map)) => !map.is_empty(),
                Some(_) => true,
            },
            Self::OneOf(wanted) => {
                let fits = |answer: &Value| wanted.contains(&plain(answer));
                match answer {
                    Some(Value::Array(list)) => list.iter().any(fits),
                    Some(answer) => fits(answer),
                    None => fits(&Value::Null),
                }
            }
        }
    }
}

/// The conditions of a question. Those in `options` alone mean nothing, as in Alpaca.
pub(super) fn read(name: &str, group: &Part, schema: &Part, options: &Part) -> Vec<On> {
    let in_group = group.part("dependencies");
    let mut targets = in_group.list(name);
    if targets.is_empty() {
        targets = schema.list("dependencies");
    }
    let answers = options.part("dependencies");
    let is_told = answers.map.is_some_and(|map| !map.is_empty());
    if targets.is_empty() {
        if is_told {
            options.note(
                "dependencies",
                "has no effect, because the schema has no dependencies for this question; add \"dependencies\": {\"QUESTION\": [\"OTHER\"]} beside properties",
            );
        }
        return Vec::new();
    }
    let wanted = |target: &str| match answers.get(target) {
        Some(Value::Array(list)) => Wanted::OneOf(list.iter().map(plain).collect()),
        Some(one) => Wanted::OneOf(vec![plain(one)]),
        None if is_told => Wanted::Anything,
        None => Wanted::Answered,
    };
    let named = targets.iter().filter_map(Value::as_str);
    named
        .map(|target| On {
            target: target.to_owned(),
            wanted: wanted(target),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::part::Notes;
    use serde_json::json;

    fn conditions(group: &Value, schema: &Value, options: &Value) -> (Vec<On>, usize) {
        let notes = Notes::default();
        let part = |value| Part::new(Some(value), String::new(), &notes);
        let found = read("x", &part(group), &part(schema), &part(options));
        (found, notes.into_list().len())
    }

    #[test]
    fn only_the_schema_makes_a_question_conditional() {
        let options = json!({"dependencies": {"s": "yes"}});
        assert_eq!(
            conditions(&json!({}), &json!({}), &options),
            (Vec::new(), 1)
        );
        let on = |wanted| On {
            target: "s".into(),
            wanted,
        };
        for group in [
            json!({"dependencies": {"x": "s"}}),
            json!({"dependencies": {"x": ["s"]}}),
        ] {
            let (found, told) = conditions(&group, &json!({}), &options);
            assert_eq!(found, [on(Wanted::OneOf(vec!["yes".into()]))]);
            assert_eq!(told, 0);
            let (found, _) = conditions(&group, &json!({}), &json!({}));
            assert_eq!(found, [on(Wanted::Answered)]);
            let other = json!({"dependencies": {"t": 1}});
            let (found, _) = conditions(&group, &json!({}), &other);
            assert_eq!(found, [on(Wanted::Anything)]);
        }
        let (found, _) = conditions(&json!({}), &json!({"dependencies": ["s"]}), &json!({}));
        assert_eq!(found, [on(Wanted::Answered)]);
    }

    #[test]
    fn answers_are_compared_as_text_and_lists_by_one_in_common() {
        let no = Wanted::OneOf(vec!["false".into()]);
        assert!(no.is_met(Some(&json!(false))) && !no.is_met(Some(&json!(true))));
        let two = Wanted::OneOf(vec!["2".into(), "b".into()]);
        assert!(two.is_met(Some(&json!(2))) && two.is_met(Some(&json!(["a", "b"]))));
        assert!(!two.is_met(Some(&json!(["a"]))) && !two.is_met(None));
        for nothing in [json!(null), json!(""), json!([]), json!({}), json!(false)] {
            assert!(!Wanted::Answered.is_met(Some(&nothing)), "{nothing}");
        }
        assert!(Wanted::Answered.is_met(Some(&json!(0))) && Wanted::Anything.is_met(None));
    }
}
