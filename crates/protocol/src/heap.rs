//! Values the way JavaScript holds them: objects and arrays are shared, not copied.
//!
//! The language's meaning depends on it (spec 1.9.6): a value put in twice is one value, and a later change shows in
//! both places. Nothing is ever freed; the heap lives for one expansion.

use std::rc::Rc;

use crate::number;
use crate::object::{Properties, integer_key};
use crate::problem::{Outcome, ProblemKind, stop};

/// How deep a protocol may nest, counted in objects and arrays, and in groups and choices within each other.
pub const MAX_DEPTH: usize = 200;

/// How many values an expansion may make or look at; 10,000 frames of 100 values each fit several times.
const MAX_STEPS: usize = 5_000_000;

/// One JavaScript value; objects and arrays are handles into the [`Heap`].
#[derive(Clone, Debug)]
pub(crate) enum Val {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text(Rc<str>),
    Object(usize),
    Array(usize),
}

impl Val {
    pub(crate) fn text(text: impl Into<Rc<str>>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn is_truthy(&self) -> bool {
        match self {
            Self::Undefined | Self::Null => false,
            Self::Bool(flag) => *flag,
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::Object(_) | Self::Array(_) => true,
        }
    }

    pub(crate) fn is_nothing(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// The type in words a researcher uses.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Undefined => "nothing".to_owned(),
            Self::Null => "null".to_owned(),
            Self::Bool(flag) => format!("{flag}"),
            Self::Number(number) => format!("the number {}", number::to_text(*number)),
            Self::Text(text) => format!("the text {}", quoted(text)),
            Self::Object(_) => "an object".to_owned(),
            Self::Array(_) => "a list".to_owned(),
        }
    }
}

/// A text in quotation marks, cut to a readable length.
pub(crate) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST {
        format!("“{text}”")
    } else {
        format!("“{}…”", text.chars().take(LONGEST).collect::<String>())
    }
}

enum Cell {
    Object(Properties<Val>),
    Array(Vec<Val>),
}

/// Where the objects and arrays of one expansion live.
#[derive(Default)]
pub(crate) struct Heap {
    cells: Vec<Cell>,
    steps: usize,
}

impl Heap {
    pub(crate) fn object(&mut self, properties: Properties<Val>) -> Val {
        self.cells.push(Cell::Object(properties));
        Val::Object(self.cells.len() - 1)
    }

    pub(crate) fn array(&mut self, elements: Vec<Val>) -> Val {
        self.cells.push(Cell::Array(elements));
        Val::Array(self.cells.len() - 1)
    }

    /// Counts a text that is copied.
    pub(crate) fn step_text(&mut self, text: &str, path: &str) -> Outcome<()> {
        const BYTES_PER_STEP: usize = 32;
        self.step(1 + text.len() / BYTES_PER_STEP, path)
    }

    /// Counts work; stops an expansion that would fill the memory or never end.
    pub(crate) fn step(&mut self, count: usize, path: &str) -> Outcome<()> {
        self.steps = self.steps.saturating_add(count);
        if self.steps <= MAX_STEPS {
            return Ok(());
        }
        stop(
            ProblemKind::TooLarge,
            path,
            "This protocol unfolds to millions of values, more than a browser can hold, so the study cannot start. \
             Look for parameters that contain each other, or for choices nested many times over.",
        )
    }

    pub(crate) fn elements(&self, value: &Val) -> Option<&[Val]> {
        match value {
            Val::Array(cell) => match self.cells.get(*cell) {
                Some(Cell::Array(elements)) => Some(elements),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn properties(&self, value: &Val) -> Option<&Properties<Val>> {
        match value {
            Val::Object(cell) => match self.cells.get(*cell) {
                Some(Cell::Object(properties)) => Some(properties),
                _ => None,
            },
            _ => None,
        }
    }

    /// How many own properties a value has, counted as a `for` loop over them would.
    pub(crate) fn len(&self, value: &Val) -> usize {
        match value {
            Val::Text(text) => text.chars().count(),
            Val::Array(_) => self.elements(value).map_or(0, <[Val]>::len),
            Val::Object(_) => self.properties(value).map_or(0, Properties::len),
            _ => 0,
        }
    }

    /// Own enumerable properties in JavaScript's order; the letters of a text are its properties.
    pub(crate) fn entries(&self, value: &Val) -> Vec<(Rc<str>, Val)> {
        let numbered = |place: usize, value: Val| -> (Rc<str>, Val) {
            (Rc::from(place.to_string().as_str()), value)
        };
        match value {
            Val::Text(text) => text
                .chars()
                .enumerate()
                .map(|(at, letter)| numbered(at, Val::text(letter.to_string())))
                .collect(),
            Val::Array(_) => {
                let elements = self.elements(value).unwrap_or_default();
                elements
                    .iter()
                    .enumerate()
                    .map(|(at, element)| numbered(at, element.clone()))
                    .collect()
            }
            Val::Object(_) => self
                .properties(value)
                .map(|properties| {
                    properties
                        .iter()
                        .map(|(key, value)| (Rc::clone(key), value.clone()))
                        .collect()
                })
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }

    /// The value at a place of the walk over own properties, and its key.
    pub(crate) fn at(&self, value: &Val, place: usize) -> Option<Val> {
        match value {
            Val::Array(_) => self.elements(value)?.get(place).cloned(),
            _ => self
                .properties(value)?
                .at(place)
                .map(|(_, value)| value.clone()),
        }
    }

    /// The key at a place of the walk over own properties.
    pub(crate) fn key_at(&self, value: &Val, place: usize) -> String {
        self.properties(value)
            .and_then(|properties| properties.at(place))
            .map_or_else(|| place.to_string(), |(key, _)| key.to_string())
    }

    pub(crate) fn set_at(&mut self, value: &Val, place: usize, new: Val) {
        let (Val::Object(cell) | Val::Array(cell)) = value else {
            return;
        };
        match self.cells.get_mut(*cell) {
            Some(Cell::Object(properties)) => properties.set_at(place, new),
            Some(Cell::Array(elements)) => {
                if let Some(element) = elements.get_mut(place) {
                    *element = new;
                }
            }
            None => {}
        }
    }

    /// `hasOwnProperty` and the value in one.
    pub(crate) fn own(&self, value: &Val, key: &str) -> Option<Val> {
        match value {
            Val::Object(_) => self.properties(value)?.get(key).cloned(),
            Val::Array(_) if key == "length" => Some(Val::Number(self.len(value) as f64)),
            Val::Array(_) => self
                .elements(value)?
                .get(integer_key(key)? as usize)
                .cloned(),
            Val::Text(text) if key == "length" => {
                Some(Val::Number(text.encode_utf16().count() as f64))
            }
            Val::Text(text) => text
                .chars()
                .nth(integer_key(key)? as usize)
                .map(|letter| Val::text(letter.to_string())),
            _ => None,
        }
    }

    /// `value[key]`: the own property, or `undefined`.
    pub(crate) fn get(&self, value: &Val, key: &str) -> Val {
        self.own(value, key).unwrap_or(Val::Undefined)
    }

    pub(crate) fn set(&mut self, value: &Val, key: impl Into<Rc<str>>, new: Val) {
        self.set_under(value, key.into(), new);
    }

    /// The same, compiled once for every type of key.
    fn set_under(&mut self, value: &Val, key: Rc<str>, new: Val) {
        let (Val::Object(cell) | Val::Array(cell)) = value else {
            return;
        };
        match self.cells.get_mut(*cell) {
            // Putting numbers before names again and again would take for ever; the next step stops it.
            Some(Cell::Object(properties)) if self.steps <= MAX_STEPS => {
                self.steps += properties.set(key, new);
            }
            Some(Cell::Array(elements)) => {
                let Some(place) = integer_key(&key).map(|place| place as usize) else {
                    return;
                };
                if place >= elements.len() && place < MAX_STEPS {
                    elements.resize(place + 1, Val::Undefined);
                }
                if let Some(element) = elements.get_mut(place) {
                    *element = new;
                }
            }
            Some(Cell::Object(_)) | None => {}
        }
    }

    pub(crate) fn remove(&mut self, value: &Val, key: &str) {
        if let Val::Object(cell) = value
            && let Some(Cell::Object(properties)) = self.cells.get_mut(*cell)
        {
            properties.remove(key);
        }
    }

    /// `Number(value)`; lists and objects are read through their text.
    pub(crate) fn to_number(&self, value: &Val) -> f64 {
        match value {
            Val::Null => 0.0,
            Val::Bool(flag) => f64::from(u8::from(*flag)),
            Val::Number(number) => *number,
            Val::Text(text) => number::from_text(text),
            Val::Undefined | Val::Object(_) => f64::NAN,
            Val::Array(_) => number::from_text(&self.to_text(value)),
        }
    }

    /// `String(value)`, cut off where a list would print to more than anything reads.
    pub(crate) fn to_text(&self, value: &Val) -> String {
        let mut printed = String::new();
        self.print(value, 0, &mut printed);
        printed
    }

    fn print(&self, value: &Val, depth: usize, out: &mut String) {
        const LONGEST_LIST_BYTES: usize = 100_000;
        match value {
            Val::Undefined => out.push_str("undefined"),
            Val::Null => out.push_str("null"),
            Val::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Val::Number(number) => out.push_str(&number::to_text(*number)),
            Val::Text(text) => out.push_str(text),
            Val::Object(_) => out.push_str("[object Object]"),
            Val::Array(_) => {
                for (place, element) in self.elements(value).unwrap_or_default().iter().enumerate()
                {
                    if place > 0 {
                        out.push(',');
                    }
                    // A list that holds itself prints as nothing in JavaScript too.
                    if depth > MAX_DEPTH || out.len() > LONGEST_LIST_BYTES {
                        return;
                    }
                    if !element.is_nothing() {
                        self.print(element, depth + 1, out);
                    }
                }
            }
        }
    }
}

/// What is said where nesting goes too deep.
pub(crate) fn too_deep<T>(path: &str) -> Outcome<T> {
    stop(
        ProblemKind::TooDeep,
        path,
        format!(
            "This nests more than {MAX_DEPTH} levels deep, so the study cannot start. Look for a parameter whose value \
             contains its own name, or flatten the groups."
        ),
    )
}
