//! What the family has entered so far, question by question, as it stands on the page.

use super::{
    field::{Control, Field, Form, Line, Look, item_key, prefix},
    numbers,
    part::{plain, truth},
};
use kit::Words;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// One answer as it stands on the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Raw {
    /// As typed.
    Text(String),
    /// The places of the entries that are chosen.
    Picked(Vec<usize>),
    /// A single box.
    Ticked(bool),
    /// The items of a list, by numbers that never come again.
    Items(Vec<u32>),
    /// Data that nobody sees.
    Fixed(Value),
}

/// All answers, by the keys of their questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Answers {
    given: BTreeMap<String, Raw>,
    next_item: u32,
    /// Of the page, for how numbers are written.
    words: Words,
}

impl Answers {
    /// Before the family touches anything. What an earlier visit saved comes before the form's own data, and that before defaults.
    pub(super) fn begin(form: &Form, earlier: Option<&Map<String, Value>>) -> Self {
        let mut answers = Self {
            words: form.words,
            ..Self::default()
        };
        let data = earlier.or_else(|| form.data.as_ref()?.as_object());
        for field in &form.fields {
            answers.fill(field, &field.name, Start::of(field, data));
        }
        answers
    }

    pub(super) fn get(&self, key: &str) -> Option<&Raw> {
        self.given.get(key)
    }

    pub(super) fn set(&mut self, key: &str, raw: Raw) {
        self.given.insert(key.to_owned(), raw);
    }

    pub(super) fn text(&self, key: &str) -> &str {
        match self.get(key) {
            Some(Raw::Text(text)) => text,
            _ => "",
        }
    }

    pub(super) fn picked(&self, key: &str) -> &[usize] {
        match self.get(key) {
            Some(Raw::Picked(places)) => places,
            _ => &[],
        }
    }

    pub(super) fn is_ticked(&self, key: &str) -> bool {
        self.get(key) == Some(&Raw::Ticked(true))
    }

    pub(super) fn items(&self, key: &str) -> &[u32] {
        match self.get(key) {
            Some(Raw::Items(items)) => items,
            _ => &[],
        }
    }

    /// One more item; its own defaults are in it.
    pub(super) fn add_item(&mut self, list: &str, item: &Field) -> u32 {
        self.put_item(list, item, None)
    }

    pub(super) fn remove_item(&mut self, list: &str, item: u32) {
        if let Some(Raw::Items(items)) = self.given.get_mut(list) {
            items.retain(|other| *other != item);
        }
    }

    fn put_item(&mut self, list: &str, item: &Field, value: Option<&Value>) -> u32 {
        let number = self.next_item;
        self.next_item += 1;
        self.fill(
            item,
            &item_key(list, number),
            value.map_or(Start::Default, Start::Data),
        );
        match self.given.get_mut(list) {
            Some(Raw::Items(items)) => items.push(number),
            _ => self.set(list, Raw::Items(vec![number])),
        }
        number
    }

    fn fill(&mut self, field: &Field, key: &str, start: Start) {
        let value = match start {
            Start::Default => field.default.as_ref(),
            Start::Data(value) => Some(value),
            Start::Nothing => None,
        };
        let raw = match &field.control {
            Control::Line(Line::Number | Line::Integer) => {
                let written = value.map(|value| numbers::written(self.words, value));
                Raw::Text(written.unwrap_or_default())
            }
            Control::Line(_) | Control::Area { .. } | Control::Slider { .. } => {
                Raw::Text(value.map(plain).unwrap_or_default())
            }
            Control::Tick => Raw::Ticked(value.and_then(truth).unwrap_or(false)),
            Control::Hidden => {
                let value = value.or(field.default.as_ref());
                Raw::Fixed(value.cloned().unwrap_or_default())
            }
            Control::Choice { .. } => Raw::Picked(chosen(field, value)),
            Control::Group { fields, .. } => {
                let inside = value.and_then(Value::as_object);
                let below = prefix(key);
                for child in fields {
                    let start = match (inside, start) {
                        (None, Start::Default) => Start::Default,
                        (None, _) => Start::Nothing,
                        (inside, _) => Start::of(child, inside),
                    };
                    self.fill(child, &child.key(&below), start);
                }
                return;
            }
            Control::List { item } => {
                self.set(key, Raw::Items(Vec::new()));
                for value in value.and_then(Value::as_array).into_iter().flatten() {
                    self.put_item(key, item, Some(value));
                }
                return;
            }
        };
        self.set(key, raw);
    }
}

/// Where the answer at the start comes from.
#[derive(Clone, Copy)]
enum Start<'a> {
    /// The question's default.
    Default,
    /// Data that names the question.
    Data(&'a Value),
    /// Data that does not; then the default doesn't count.
    Nothing,
}

impl<'a> Start<'a> {
    fn of(field: &Field, data: Option<&'a Map<String, Value>>) -> Self {
        match data {
            None => Self::Default,
            Some(data) => data.get(&field.name).map_or(Self::Nothing, Self::Data),
        }
    }
}

/// The places of the entries that a value names.
fn chosen(field: &Field, value: Option<&Value>) -> Vec<usize> {
    let Control::Choice {
        look,
        choices,
        first,
        ..
    } = &field.control
    else {
        return Vec::new();
    };
    let place = |text: &str| {
        choices
            .iter()
            .position(|choice| plain(&choice.value) == text)
    };
    if *look == Look::Boxes {
        let texts = match value {
            Some(Value::Array(list)) => list.iter().map(plain).collect(),
            Some(Value::String(text)) => {
                text.split(',').map(|text| text.trim().to_owned()).collect()
            }
            Some(other) => vec![plain(other)],
            None => Vec::new(),
        };
        let whole = value.map(plain).and_then(|text| place(&text));
        let mut places: Vec<usize> = texts
            .iter()
            .filter_map(|text| place(text))
            .chain(whole)
            .collect();
        places.sort_unstable();
        places.dedup();
        return places;
    }
    // A menu shows its entry for nothing; of radios none is chosen, unless the study names it.
    let named = value.and_then(|value| place(&plain(value)));
    let start = named.or_else(|| place("").filter(|_| *look == Look::Menu));
    start.or(first.then_some(0)).into_iter().collect()
}
