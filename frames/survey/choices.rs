//! The entries of a choice: values, texts, order, and the one for nothing (spec: frames-forms 9.3).

use super::{
    field::{Holds, Look},
    numbers,
    part::{Part, is_nothing, plain, truth},
};
use kit::words;
use serde_json::Value;
use std::cmp::Ordering;

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    /// What is saved; null is the entry for nothing.
    pub(super) value: Value,
    /// HTML, or text in a menu.
    pub(super) label: String,
    /// Address of its picture.
    pub(super) image: String,
}

/// The entries, as they are shown. Empty when the study gives none.
pub(super) fn read(
    schema: &Part,
    options: &Part,
    look: Look,
    holds: Holds,
    required: bool,
) -> Vec<Choice> {
    let choices = listed(schema, options, holds);
    if choices.is_empty() {
        return choices;
    }
    arranged(choices, options, look, required)
}

/// In the order that the study wants, with or without the entry for nothing.
pub(super) fn arranged(
    mut choices: Vec<Choice>,
    options: &Part,
    look: Look,
    required: bool,
) -> Vec<Choice> {
    if options.flag("sort", true) {
        choices.sort_by(by_label);
    }
    let hide = options.maybe_flag("hideNone");
    let remove = options.maybe_flag("removeDefaultNone");
    if look != Look::Boxes && !hide.or(remove).unwrap_or(required) {
        let label = Some(options.text("noneLabel")).filter(|label| !label.is_empty());
        let none = Choice {
            value: Value::Null,
            label: label.unwrap_or_else(|| options.notes.words.get(words::SURVEY_NONE).to_owned()),
            image: String::new(),
        };
        choices.insert(0, none);
    }
    choices
}

fn listed(schema: &Part, options: &Part, holds: Holds) -> Vec<Choice> {
    let own = schema.list("enum");
    let items = schema.part("items");
    let (values, place) = if own.is_empty() {
        (items.list("enum"), &items)
    } else {
        (own, schema)
    };
    let labels = options.get("optionLabels");
    let pictures = options.get("optionImages");
    if let Some(source) = options.get("dataSource")
        && let Some(found) = from_source(source)
    {
        return found
            .into_iter()
            .enumerate()
            .map(|(index, (value, label))| Choice {
                image: for_choice(pictures, index, &value).unwrap_or_default(),
                value: typed(&value, holds),
                label: for_choice(labels, index, &value).unwrap_or(label),
            })
            .collect();
    } else if options.has("dataSource") {
        options.note(
            "dataSource",
            "is not loaded by this player; write the answers here, or load them with a value that begins with URL: or JSON:",
        );
    }
    let values = if !values.is_empty() {
        values
    } else if let (Holds::Boolean, false) = (holds, options.has("optionLabels")) {
        return [(true, words::ANSWER_YES), (false, words::ANSWER_NO)]
            .map(|(truth, label)| Choice {
                value: truth.into(),
                label: options.notes.words.get(label).to_owned(),
                image: String::new(),
            })
            .to_vec();
    } else if holds == Holds::Boolean {
        vec![true.into(), false.into()]
    } else if let Some(Value::Array(texts)) = labels {
        options.note(
            "optionLabels",
            "stands without enum, so the texts are saved as the answers; write the answers as enum",
        );
        texts.clone()
    } else {
        return Vec::new();
    };
    if let Some(Value::Array(list)) = labels
        && list.len() != values.len()
    {
        let message = [
            "has ",
            &list.len().to_string(),
            " texts for ",
            &values.len().to_string(),
            " answers; an answer without a text shows itself",
        ];
        options.note("optionLabels", &message.concat());
    }
    let mut choices = Vec::new();
    for (index, value) in values.iter().enumerate() {
        let value = match value {
            Value::Object(_) | Value::Array(_) => {
                place.note(
                    "enum",
                    "holds an answer that is neither text, number nor truth; it is left out",
                );
                continue;
            }
            value if is_nothing(value) => continue,
            value => value,
        };
        let label = for_choice(labels, index, value);
        choices.push(Choice {
            label: label.unwrap_or_else(|| plain(value)),
            image: for_choice(pictures, index, value).unwrap_or_default(),
            value: typed(value, holds),
        });
    }
    choices
}

/// What belongs to an entry: by its place in a list, or by its value in an object.
fn for_choice(list: Option<&Value>, index: usize, value: &Value) -> Option<String> {
    let found = match list? {
        Value::Array(list) => list.get(index)?,
        Value::Object(map) => map.get(&plain(value))?,
        _ => return None,
    };
    Some(plain(found)).filter(|text| !text.is_empty())
}

/// Values and texts written out: `["a"]`, `[{"value", "text"}]` or `{"value": "text"}`.
fn from_source(source: &Value) -> Option<Vec<(Value, String)>> {
    match source {
        Value::Array(list) => {
            let found = list.iter().map(|entry| match entry {
                Value::Object(map) => {
                    let value = map.get("value").cloned().unwrap_or_default();
                    let text = map.get("text").unwrap_or(&value);
                    (value.clone(), plain(text))
                }
                other => (other.clone(), plain(other)),
            });
            let good = found.filter(|(value, _)| !is_nothing(value) && !value.is_object());
            Some(good.collect())
        }
        Value::Object(map) => Some(
            map.iter()
                .map(|(value, text)| (value.clone().into(), plain(text)))
                .collect(),
        ),
        _ => None,
    }
}

/// The value in the type that the question has. One that can't be so stays as it is: no answer is lost.
pub(super) fn typed(value: &Value, holds: Holds) -> Value {
    let meant = match holds {
        Holds::Text => Some(plain(value).into()),
        Holds::Number | Holds::Integer => numbers::read(&plain(value)).map(Value::Number),
        Holds::Boolean => truth(value).map(Value::Bool),
        Holds::List | Holds::Object | Holds::Unsaid => None,
    };
    meant.unwrap_or_else(|| value.clone())
}

/// Numbers by their size and before texts; texts by their code units, capitals before small letters.
fn by_label(one: &Choice, other: &Choice) -> Ordering {
    let number = |choice: &Choice| {
        // A text that looks like a number is sorted as text unless the answer itself is a number.
        let is_number = choice.value.is_number();
        numbers::read(&choice.label)
            .filter(|_| is_number)
            .and_then(|number| number.as_f64())
    };
    match (number(one), number(other)) {
        (Some(one), Some(other)) => one.total_cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => one.label.encode_utf16().cmp(other.label.encode_utf16()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::part::Notes;
    use serde_json::json;

    fn shown(
        schema: &Value,
        options: &Value,
        look: Look,
        holds: Holds,
    ) -> (Vec<(Value, String)>, usize) {
        let notes = Notes::default();
        let schema = Part::new(Some(schema), "schema".into(), &notes);
        let options = Part::new(Some(options), "options".into(), &notes);
        let found = read(
            &schema,
            &options,
            look,
            holds,
            schema.flag("required", false),
        );
        let pairs = found.into_iter().map(|choice| (choice.value, choice.label));
        (pairs.collect(), notes.into_list().len())
    }

    fn labels(schema: &Value, options: &Value) -> Vec<String> {
        let (found, _) = shown(schema, options, Look::Radio, Holds::Text);
        found.into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn entries_are_sorted_by_their_texts_unless_the_study_says_no() {
        let schema = json!({"enum": ["no", "yes", "Maybe"], "required": true});
        assert_eq!(labels(&schema, &json!({})), ["Maybe", "no", "yes"]);
        assert_eq!(
            labels(&schema, &json!({"sort": false})),
            ["no", "yes", "Maybe"]
        );
        let named = json!({"optionLabels": ["b", "a"]});
        assert_eq!(
            labels(&schema, &named),
            ["Maybe", "a", "b"],
            "values go with their texts"
        );
    }

    #[test]
    fn numbers_are_sorted_by_their_size() {
        let schema = json!({"enum": [10, 9, 1], "required": true});
        let (found, _) = shown(&schema, &json!({}), Look::Menu, Holds::Integer);
        let values: Vec<Value> = found.into_iter().map(|(value, _)| value).collect();
        assert_eq!(values, [json!(1), json!(9), json!(10)]);
    }

    #[test]
    fn the_entry_for_nothing_comes_and_goes() {
        let optional = json!({"enum": ["a"]});
        let required = json!({"enum": ["a"], "required": true});
        assert_eq!(labels(&optional, &json!({})), ["None", "a"]);
        assert_eq!(
            labels(&optional, &json!({"noneLabel": "I <b>pass</b>"})),
            ["I <b>pass</b>", "a"]
        );
        assert_eq!(
            labels(&optional, &json!({"removeDefaultNone": true})),
            ["a"]
        );
        assert_eq!(labels(&optional, &json!({"hideNone": true})), ["a"]);
        assert_eq!(labels(&required, &json!({})), ["a"]);
        assert_eq!(
            labels(&required, &json!({"removeDefaultNone": false})),
            ["None", "a"]
        );
        let both = json!({"removeDefaultNone": true, "hideNone": false});
        assert_eq!(labels(&required, &both), ["None", "a"], "hideNone wins");
    }

    #[test]
    fn texts_may_be_given_by_place_or_by_value() {
        let schema = json!({"enum": ["a", "b", "c"], "required": true});
        let list = json!({"sort": false, "optionLabels": ["A", "B"]});
        assert_eq!(labels(&schema, &list), ["A", "B", "c"]);
        let map = json!({"sort": false, "optionLabels": {"b": "Bee", "d": "Dee"}});
        assert_eq!(labels(&schema, &map), ["a", "Bee", "c"]);
    }

    #[test]
    fn answers_have_the_type_of_the_question() {
        let schema = json!({"enum": [1, "2"], "required": true});
        let values = |holds| {
            let (found, _) = shown(&schema, &json!({"sort": false}), Look::Radio, holds);
            found
                .into_iter()
                .map(|(value, _)| value)
                .collect::<Vec<_>>()
        };
        assert_eq!(values(Holds::Integer), [json!(1), json!(2)]);
        assert_eq!(values(Holds::Text), [json!("1"), json!("2")]);
        assert_eq!(values(Holds::Unsaid), [json!(1), json!("2")]);
        assert_eq!(values(Holds::Boolean), [json!(true), json!("2")]);
    }

    #[test]
    fn entries_come_from_a_list_beside_the_question_as_well() {
        for source in [
            json!(["x", "y"]),
            json!([{"value": "x", "text": "x"}, {"value": "y", "text": "y"}]),
            json!({"x": "x", "y": "y"}),
        ] {
            let options = json!({"dataSource": source, "hideNone": true});
            assert_eq!(labels(&json!({}), &options), ["x", "y"], "{source}");
        }
        let far = json!({"dataSource": "https://example.org/list.json"});
        let (found, told) = shown(
            &json!({"enum": ["a"], "required": true}),
            &far,
            Look::Radio,
            Holds::Text,
        );
        assert_eq!((found.len(), told), (1, 1));
    }

    #[test]
    fn odd_entries_are_left_out_and_told() {
        let schema = json!({"enum": [{}, [], null, "", "a"], "required": true});
        let (found, told) = shown(&schema, &json!({}), Look::Boxes, Holds::Text);
        assert_eq!((found.len(), told), (1, 2));
        for schema in [
            json!({}),
            json!({"enum": []}),
            json!({"enum": {}}),
            json!({"items": 5}),
        ] {
            assert_eq!(
                shown(&schema, &json!({}), Look::Radio, Holds::Text).0,
                [],
                "{schema}"
            );
        }
        let (found, told) = shown(
            &json!({}),
            &json!({"optionLabels": ["a"]}),
            Look::Boxes,
            Holds::Text,
        );
        assert_eq!((found.len(), told), (1, 1));
        assert_eq!(
            shown(&json!({}), &json!({}), Look::Boxes, Holds::Boolean)
                .0
                .len(),
            2
        );
    }
}
