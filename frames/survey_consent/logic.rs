//! Labels of the answers, what is still missing, and what is saved.

use super::{Data, Item, Params, Part};
use kit::Fields;
use serde_json::Value;

/// An answer for each item, nothing where there is none yet. A ticked box is `true`.
pub(super) type Answers = Vec<Option<Value>>;

/// The final label of each item that is answered: letters, digits and `_` of the study's label, or of the place in the list. One that
/// is taken gets `_1`, and if that is taken too, `_2` after it.
pub(super) fn labels(items: &[Item]) -> Vec<Option<String>> {
    let mut taken: Vec<Option<String>> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let label = match &item.part {
            Part::CheckboxItem(tick) => &tick.label,
            Part::MultipleChoice(asked) => &asked.label,
            Part::TextBlock(_) | Part::Unknown => {
                taken.push(None);
                continue;
            }
        };
        let mut label = text_of(label).unwrap_or_else(|| place.to_string());
        label.retain(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        let mut number = 1;
        while taken.iter().flatten().any(|other| *other == label) {
            label += &["_", &number.to_string()].concat();
            number += 1;
        }
        taken.push(Some(label));
    }
    taken
}

/// What the study wrote as a label, when it wrote one.
fn text_of(label: &Value) -> Option<String> {
    match label {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => match number.as_f64() {
            Some(0.0) | None => None,
            // `4.0` is 4.
            Some(float) if float.fract() == 0.0 => Some((float as i64).to_string()),
            Some(_) => Some(number.to_string()),
        },
        Value::Bool(true) => Some("true".to_owned()),
        _ => None,
    }
}

/// An answer to choose, as it is shown: plain text.
pub(super) fn shown(answer: &Value) -> String {
    match answer {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The item is not answered, and can be.
pub(super) fn is_missing(item: &Item, answer: Option<&Value>) -> bool {
    match &item.part {
        Part::CheckboxItem(_) => answer != Some(&Value::Bool(true)),
        Part::MultipleChoice(asked) => answer.is_none() && !asked.answers.is_empty(),
        Part::TextBlock(_) | Part::Unknown => false,
    }
}

/// Place of the first item that is missing.
pub(super) fn first_missing(items: &[Item], answers: &Answers) -> Option<usize> {
    let mut pairs = items.iter().zip(answers);
    pairs.position(|(item, answer)| is_missing(item, answer.as_ref()))
}

/// The answers that the family left when it was here before, if it reads the very same items again.
pub(super) fn earlier(params: &Params, labels: &[Option<String>], saved: &Fields) -> Answers {
    let none: Answers = vec![None; params.items.len()];
    let items = data(params, labels, &none).items;
    if saved.get("items") != Some(&Value::Array(items)) {
        return none;
    }
    let answers = params.items.iter().zip(labels).map(|(item, label)| {
        let answer = saved.get(&["answer_", label.as_deref()?].concat())?;
        let is_one = match &item.part {
            Part::CheckboxItem(_) => *answer == Value::Bool(true),
            Part::MultipleChoice(asked) => asked.answers.contains(answer),
            Part::TextBlock(_) | Part::Unknown => false,
        };
        is_one.then(|| answer.clone())
    });
    answers.collect()
}

/// As it is saved.
pub(super) fn data(params: &Params, labels: &[Option<String>], answers: &Answers) -> Data {
    let mut data = Data::default();
    for ((item, label), answer) in params.items.iter().zip(labels).zip(answers) {
        data.items.push(saved(params, item, label.as_ref()));
        let Some(label) = label else {
            continue;
        };
        let open = match item.part {
            Part::CheckboxItem(_) => Value::Bool(false),
            _ => Value::from(""),
        };
        let answer = answer.clone().unwrap_or(open);
        data.answers.insert(["answer_", label].concat(), answer);
    }
    data
}

/// An item as the study wrote it, with the members that the predecessor gave it.
fn saved(params: &Params, item: &Item, label: Option<&String>) -> Value {
    let mut saved = item.written.clone();
    let validation = match item.part {
        Part::CheckboxItem(_) => &params.checkbox_validation_text,
        Part::MultipleChoice(_) => &params.multiple_choice_validation_text,
        Part::TextBlock(_) | Part::Unknown => return saved,
    };
    if let Value::Object(map) = &mut saved {
        let mut add = |name: &str, value: Value| map.insert(name.to_owned(), value);
        add("label", label.cloned().into());
        add("validationText", validation.0.clone().into());
        add("showValidation", false.into());
    }
    saved
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(items: Value) -> Params {
        let frame = json!({ "items": items });
        let (params, problems) = kit::parse(frame.as_object().expect("object"));
        assert_eq!(problems, []);
        params
    }

    fn labels_of(labels: &[Value]) -> Vec<String> {
        let items = labels
            .iter()
            .map(|label| json!({"kind": "checkbox-item", "label": label}));
        let params = read(items.collect());
        super::labels(&params.items).into_iter().flatten().collect()
    }

    #[test]
    fn labels_keep_letters_digits_and_underscores_and_are_given_once() {
        assert_eq!(labels_of(&[json!("volun+*^ta&ry")]), ["voluntary"]);
        assert_eq!(
            labels_of(&[json!("read_sheet"), json!("read_sheet")]),
            ["read_sheet", "read_sheet_1"]
        );
        assert_eq!(
            labels_of(&[json!("a"), json!("a"), json!("a")]),
            ["a", "a_1", "a_1_2"]
        );
        assert_eq!(
            labels_of(&[
                json!(4.0),
                json!(null),
                json!(""),
                json!(0),
                json!(4),
                json!(null)
            ]),
            ["4", "1", "2", "3", "4_1", "5"]
        );
        assert_eq!(labels_of(&[json!("雨"), json!("é")]), ["", "_1"]);
    }

    #[test]
    fn texts_count_as_places() {
        let params = read(json!([
            {"kind": "text-block", "text": "Read"},
            {"kind": "checkbox-item", "text": "I know"},
            {"kind": "of-tomorrow"},
            {"kind": "multiple-choice", "answers": ["Yes"]},
        ]));
        let labels = labels(&params.items);
        assert_eq!(labels, [None, Some("1".into()), None, Some("3".into())]);
    }

    #[test]
    fn any_answer_will_do_and_every_box_must_be_ticked() {
        let params = read(json!([
            {"kind": "text-block", "text": "Read"},
            {"kind": "checkbox-item", "label": "ok"},
            {"kind": "multiple-choice", "label": "share", "answers": ["Yes", "No", 0]},
            {"kind": "multiple-choice", "label": "empty"},
        ]));
        let mut answers: Answers = vec![None; 4];
        assert_eq!(first_missing(&params.items, &answers), Some(1));
        answers[1] = Some(json!(false));
        assert_eq!(first_missing(&params.items, &answers), Some(1));
        answers[1] = Some(json!(true));
        assert_eq!(first_missing(&params.items, &answers), Some(2));
        answers[2] = Some(json!(0));
        assert_eq!(shown(&json!(0)), "0");
        assert_eq!(first_missing(&params.items, &answers), None);
    }

    #[test]
    fn items_are_saved_as_the_study_wrote_them() {
        let items = json!([
            {"kind": "text-block", "text": ["Read", "all"], "emph": "false", "note": 1},
            {"kind": "of-tomorrow", "label": "x"},
            null,
            {"label": 4.0, "kind": "checkbox-item", "text": ["I", "know"], "showValidation": true, "version": "b"},
        ]);
        let params = read(items.clone());
        let labels = labels(&params.items);
        let mut used = items;
        used[3]["label"] = json!("4");
        used[3]["showValidation"] = json!(false);
        used[3]["validationText"] = json!("* Please tick this box to take part");
        let saved = data(&params, &labels, &vec![None; 4]).items;
        assert_eq!(Value::Array(saved), used);
    }

    #[test]
    fn what_is_saved_has_the_final_labels() {
        let params = read(json!([
            {"kind": "text-block", "title": "Part", "text": "Read"},
            {"kind": "checkbox-item", "label": "ok", "text": "I <b>know</b>"},
            {"kind": "multiple-choice", "label": "ok", "question": "May we?", "answers": ["Yes", 2]},
        ]));
        let labels = labels(&params.items);
        let saved = serde_json::to_value(data(&params, &labels, &vec![None, None, None]));
        let saved = saved.expect("JSON");
        assert_eq!(saved["answer_ok"], json!(false));
        assert_eq!(saved["answer_ok_1"], json!(""));
        let block = json!({"kind": "text-block", "title": "Part", "text": "Read"});
        assert_eq!(saved["items"][0], block);
        assert_eq!(
            saved["items"][2],
            json!({
                "kind": "multiple-choice", "question": "May we?", "answers": ["Yes", 2], "label": "ok_1",
                "validationText": "* Please choose an answer to take part", "showValidation": false,
            })
        );
        let given = vec![None, Some(json!(true)), Some(json!(2))];
        let saved = data(&params, &labels, &given);
        let came_back = earlier(&params, &labels, &kit::fields(&saved));
        assert_eq!(came_back, given, "who comes back finds the answers");
        let mut other = params.clone();
        other.items.pop();
        assert_eq!(
            earlier(&other, &labels[..2], &kit::fields(&saved)),
            [None, None],
            "other items are read and answered anew"
        );
        let saved = saved.answers;
        assert_eq!(saved["answer_ok"], json!(true));
        assert_eq!(saved["answer_ok_1"], json!(2));
    }
}
