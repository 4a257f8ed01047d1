//! A part of the form as the study wrote it, read leniently: what can't be used is told with its path.

use kit::{ParamProblem, Words};
use serde_json::{Map, Value};
use std::cell::RefCell;

/// What is wrong with the form, in the order it was found.
#[derive(Debug, Default)]
pub(super) struct Notes {
    list: RefCell<Vec<ParamProblem>>,
    /// Of the page that is read for.
    pub(super) words: Words,
}

impl Notes {
    pub(super) fn new(words: Words) -> Self {
        Self {
            list: RefCell::default(),
            words,
        }
    }

    pub(super) fn add(&self, path: &str, message: &str) {
        self.list.borrow_mut().push(ParamProblem {
            path: path.to_owned(),
            message: message.to_owned(),
        });
    }

    pub(super) fn into_list(self) -> Vec<ParamProblem> {
        self.list.into_inner()
    }
}

/// An object of the form, or the place where one could be.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    pub(super) map: Option<&'a Map<String, Value>>,
    pub(super) path: String,
    pub(super) notes: &'a Notes,
}

impl<'a> Part<'a> {
    /// The value at a path; anything but an object is told.
    pub(super) fn new(value: Option<&'a Value>, path: String, notes: &'a Notes) -> Self {
        let map = value.and_then(Value::as_object);
        if let Some(other) = value
            && map.is_none()
            && !is_nothing(other)
        {
            notes.add(&path, "is no object, so it is left out; write {\u{2026}}");
        }
        Self { map, path, notes }
    }

    pub(super) fn at(&self, key: &str) -> String {
        [&self.path, ".", key].concat()
    }

    pub(super) fn note(&self, key: &str, message: &str) {
        self.notes.add(&self.at(key), message);
    }

    /// The member, as it stands there; `null` counts as absent.
    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        self.map?.get(key).filter(|value| !value.is_null())
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(super) fn part(&self, key: &str) -> Part<'a> {
        Part::new(self.get(key), self.at(key), self.notes)
    }

    /// Text; numbers and truths are written out, the parts of a list joined by a blank.
    pub(super) fn text(&self, key: &str) -> String {
        match self.get(key) {
            Some(Value::Object(_)) => {
                self.note(key, "is no text, so it is left out");
                String::new()
            }
            Some(value) => plain(value),
            None => String::new(),
        }
    }

    /// A truth, if one is given.
    pub(super) fn maybe_flag(&self, key: &str) -> Option<bool> {
        let value = self.get(key)?;
        let meant = truth(value);
        if !value.is_boolean() && !is_nothing(value) {
            let message = match meant {
                Some(true) => "is no truth; it is read as true",
                Some(false) => "is no truth; it is read as false",
                None => "is neither true nor false, so it is left out",
            };
            self.note(key, message);
        }
        meant
    }

    pub(super) fn flag(&self, key: &str, otherwise: bool) -> bool {
        self.maybe_flag(key).unwrap_or(otherwise)
    }

    /// A finite number, if one is given.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        let value = self.get(key)?;
        let number = value
            .as_f64()
            .or_else(|| super::numbers::read(value.as_str()?)?.as_f64())
            .filter(|number| number.is_finite());
        if number.is_none() && !is_nothing(value) {
            self.note(key, "is no number, so it is left out");
        }
        number
    }

    /// A number of things, if one is given.
    pub(super) fn count(&self, key: &str) -> Option<usize> {
        let number = self.number(key)?;
        if number < 0.0 {
            return None;
        }
        Some(number as usize)
    }

    /// A list; a single value counts as a list of one.
    pub(super) fn list(&self, key: &str) -> Vec<Value> {
        match self.get(key) {
            Some(Value::Array(list)) => list.clone(),
            Some(value) if !is_nothing(value) => vec![value.clone()],
            _ => Vec::new(),
        }
    }

    /// Tells of members that nothing reads; `known` holds names with blanks between them.
    pub(super) fn tell_unknown(&self, known: &[&str]) {
        for key in self.map.into_iter().flat_map(Map::keys) {
            let is_known = known
                .iter()
                .any(|names| names.split(' ').any(|name| name == key));
            if !is_known {
                self.note(key, "is not known here and has no effect");
            }
        }
    }
}

/// `null` and `""` say nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_str() == Some("")
}

/// What a value evidently means as a truth.
pub(super) fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) if text == "true" || text == "1" => Some(true),
        Value::String(text) if text == "false" || text == "0" => Some(false),
        Value::Number(number) if number.as_f64() == Some(1.0) => Some(true),
        Value::Number(number) if number.as_f64() == Some(0.0) => Some(false),
        _ => None,
    }
}

/// A value as text: what a family reads, and how answers are compared.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            // 2.0 is written 2, as in JavaScript.
            Some(float) if float.fract() == 0.0 && float.abs() < 9e15 => (float as i64).to_string(),
            _ => number.to_string(),
        },
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_evidently_meant_is_used_and_told() {
        let value = json!({"a": "true", "b": 3, "c": {}, "d": "12", "e": "wide", "f": null, "g": ["x", 2.0]});
        let notes = Notes::default();
        let part = Part::new(Some(&value), "form".into(), &notes);
        assert!(part.flag("a", false) && part.flag("f", true));
        assert_eq!(part.maybe_flag("b"), None);
        assert_eq!(part.text("c"), "");
        assert_eq!((part.number("d"), part.number("e")), (Some(12.0), None));
        assert_eq!(part.text("g"), "x 2");
        part.tell_unknown(&["a b c", "d e f"]);
        let paths: Vec<String> = notes
            .into_list()
            .into_iter()
            .map(|note| note.path)
            .collect();
        assert_eq!(paths, ["form.a", "form.b", "form.c", "form.e", "form.g"]);
    }

    #[test]
    fn what_is_no_object_is_told_and_holds_nothing() {
        let notes = Notes::default();
        for (value, told) in [
            (json!(5), 1),
            (json!([]), 2),
            (json!(""), 2),
            (json!(null), 2),
        ] {
            assert!(Part::new(Some(&value), String::new(), &notes).map.is_none());
            assert_eq!(notes.list.borrow().len(), told, "{value}");
        }
    }
}
