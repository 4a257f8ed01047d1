//! From what stands on the page to what is saved (spec: frames-forms 9.4).

use super::{
    answers::{Answers, Raw},
    choices::typed,
    field::{Control, Field, Form, Holds, Line, Look, item_key, prefix},
    numbers,
    part::{is_nothing, plain},
};
use serde_json::{Map, Value};
use std::{cell::RefCell, collections::BTreeMap};

/// A form with its answers at one moment.
pub(super) struct Sheet<'a> {
    pub(super) form: &'a Form,
    pub(super) answers: &'a Answers,
    /// Whether a question is asked, once that is known; in the making it is not, which ends loops.
    asked: RefCell<BTreeMap<String, bool>>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(form: &'a Form, answers: &'a Answers) -> Self {
        Self {
            form,
            answers,
            asked: RefCell::default(),
        }
    }

    /// The answers to the questions that are asked, in their order. What is empty is absent; false, 0 and lists are kept.
    pub(super) fn data(&self) -> Map<String, Value> {
        self.group(&self.form.fields, "")
    }

    fn group(&self, fields: &[Field], prefix: &str) -> Map<String, Value> {
        let asked = fields
            .iter()
            .filter(|field| self.is_asked(fields, prefix, field));
        let answered = asked
            .filter_map(|field| Some((field.name.clone(), self.value(field, &field.key(prefix))?)));
        answered.collect()
    }

    /// The answer to one question, if there is one.
    pub(super) fn value(&self, field: &Field, key: &str) -> Option<Value> {
        let value = match &field.control {
            Control::Line(Line::Number | Line::Integer) => {
                Value::Number(numbers::typed(self.form.words, self.answers.text(key))?)
            }
            Control::Slider { .. } => Value::Number(numbers::read(self.answers.text(key))?),
            Control::Line(Line::Moment(format)) => {
                let text = self.answers.text(key);
                format
                    .read(self.form.words, text)
                    .unwrap_or_else(|_| text.to_owned())
                    .into()
            }
            Control::Line(_) | Control::Area { .. } => {
                let text: Value = self.answers.text(key).into();
                match field.holds {
                    Holds::Number | Holds::Integer => typed(&text, field.holds),
                    _ => text,
                }
            }
            Control::Choice { look, choices, .. } => {
                let places = self.answers.picked(key).iter();
                let mut values =
                    places.filter_map(|place| Some(choices.get(*place)?.value.clone()));
                match (look, field.holds) {
                    (Look::Boxes, Holds::Text) => values
                        .map(|value| plain(&value))
                        .collect::<Vec<_>>()
                        .join(",")
                        .into(),
                    (Look::Boxes, _) => values.collect(),
                    _ => {
                        let value = values.next()?;
                        if field.holds == Holds::List {
                            Value::Array(vec![value])
                        } else {
                            value
                        }
                    }
                }
            }
            Control::Tick => self.answers.is_ticked(key).into(),
            Control::Hidden => match self.answers.get(key) {
                Some(Raw::Fixed(value)) => value.clone(),
                _ => Value::Null,
            },
            Control::Group { fields, .. } => Value::Object(self.group(fields, &prefix(key))),
            Control::List { item } => {
                let items = self.answers.items(key).iter();
                items
                    .filter_map(|number| self.value(item, &item_key(key, *number)))
                    .collect()
            }
        };
        Some(value).filter(|value| !is_nothing(value))
    }

    /// All conditions of the question are met; `fields` are those beside it.
    pub(super) fn is_asked(&self, fields: &[Field], prefix: &str, field: &Field) -> bool {
        if field.conditions.is_empty() {
            return true;
        }
        let key = field.key(prefix);
        if let Some(known) = self.asked.borrow().get(&key) {
            return *known;
        }
        self.asked.borrow_mut().insert(key.clone(), false);
        let is_asked = field.conditions.iter().all(|on| {
            if let Some(id) = on.target.strip_prefix('#') {
                return self.with_id(&self.form.fields, "", id, &|answer| {
                    on.wanted.is_met(answer)
                }) == Some(true);
            }
            let beside = fields.iter().find(|other| other.name == on.target);
            beside.is_some_and(|other| {
                self.is_asked(fields, prefix, other)
                    && on
                        .wanted
                        .is_met(self.value(other, &other.key(prefix)).as_ref())
            })
        });
        self.asked.borrow_mut().insert(key, is_asked);
        is_asked
    }

    /// Looks at the answer to the question with that id of its schema, if it is asked; groups are searched, lists are not.
    fn with_id(
        &self,
        fields: &[Field],
        below: &str,
        id: &str,
        look: &dyn Fn(Option<&Value>) -> bool,
    ) -> Option<bool> {
        fields.iter().find_map(|field| {
            let key = field.key(below);
            if field.schema_id == id {
                let is_asked = self.is_asked(fields, below, field);
                return Some(is_asked && look(self.value(field, &key).as_ref()));
            }
            self.with_id(field.inside(), &prefix(&key), id, look)
        })
    }
}
