//! Names that stand for values: defined and used.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::codes;
use crate::finding::{Note, Severity};
use crate::origin;
use crate::suggest::nearest;
use crate::values::is_placeholder;

/// Definitions of placeholders, and for which part of the protocol they hold.
pub(crate) struct Scope<'a> {
    /// Where they are defined: `frames.a.parameters` or `frames.a.parameterSets`.
    path: String,
    /// One map for `parameters`, one for each set of `parameterSets`.
    maps: Vec<&'a Map<String, Value>>,
    is_sets: bool,
}

impl<'a> Scope<'a> {
    /// The `parameters` of a frame, group or choice.
    pub(crate) fn parameters(own: &'a Map<String, Value>, path: &str) -> Option<Self> {
        let map = own.get("parameters")?.as_object()?;
        Some(Self {
            path: format!("{path}.parameters"),
            maps: vec![map],
            is_sets: false,
        })
    }

    /// The `parameterSets` of a choice.
    pub(crate) fn sets(own: &'a Map<String, Value>, path: &str) -> Option<Self> {
        let sets = own.get("parameterSets")?.as_array()?;
        Some(Self {
            path: format!("{path}.parameterSets"),
            maps: sets.iter().filter_map(Value::as_object).collect(),
            is_sets: true,
        })
    }

    fn defines(&self, name: &str) -> bool {
        self.maps.iter().any(|map| map.contains_key(name))
    }

    fn path_of(&self, set: usize, name: &str) -> String {
        if self.is_sets {
            format!("{}[{set}].{name}", self.path)
        } else {
            format!("{}.{name}", self.path)
        }
    }
}

/// The texts in a value, and the names before their selectors.
pub(crate) struct Texts<'a>(HashSet<&'a str>);

impl<'a> Texts<'a> {
    pub(crate) fn of(value: &'a Value) -> Self {
        let mut texts = Self(HashSet::new());
        texts.add(value, 0);
        texts
    }

    fn add(&mut self, value: &'a Value, depth: usize) {
        match value {
            Value::String(text) => {
                self.0.insert(text);
                if let Some((name, _)) = text.split_once('#') {
                    self.0.insert(name);
                }
            }
            Value::Array(list) if depth < protocol::MAX_DEPTH => {
                for inner in list {
                    self.add(inner, depth + 1);
                }
            }
            Value::Object(object) if depth < protocol::MAX_DEPTH => {
                for inner in object.values() {
                    self.add(inner, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// Whether a text is this name, with a selector or without.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}

/// Placeholders that are defined and stand nowhere, and sets that lack what others define.
///
/// `own` is the frame, group or choice that the scopes belong to; what outer scopes put into it may hold names too.
pub(crate) fn unused(
    scopes: &[Scope<'_>],
    outer: &[Scope<'_>],
    own: &Map<String, Value>,
    notes: &mut Vec<Note>,
) {
    if scopes.is_empty() {
        return;
    }
    let mut texts = Texts(HashSet::new());
    for value in own.values() {
        texts.add(value, 0);
    }
    for map in outer.iter().flat_map(|scope| &scope.maps) {
        for value in map.values() {
            texts.add(value, 0);
        }
    }
    for scope in scopes {
        let mut seen = HashSet::new();
        for (set, map) in scope.maps.iter().enumerate() {
            for name in map.keys().filter(|name| seen.insert(name.as_str())) {
                if texts.has(name) {
                    lacking(scope, outer, name, notes);
                } else {
                    notes.push(not_used(scope, set, name));
                }
            }
        }
    }
}

fn not_used(scope: &Scope<'_>, set: usize, name: &str) -> Note {
    let at = scope.path_of(set, name);
    if scope.is_sets {
        let message = format!(
            "No frame of this choice holds the text “{name}”, so this value is never put in; it is only saved with the conditions."
        );
        let help = format!(
            "If that is what it is for, all is well; else write \"{name}\" where the value belongs."
        );
        return Note::new(codes::UNUSED_PLACEHOLDER, at, message, help)
            .on_key()
            .severity(Severity::Advice);
    }
    let message =
        format!("Nothing in this frame holds the text “{name}”, so this value is never put in.");
    let help = format!("Write \"{name}\" where the value belongs, or remove it here.");
    Note::new(codes::UNUSED_PLACEHOLDER, at, message, help).on_key()
}

/// A name that is used, and that some of the sets do not define.
fn lacking(scope: &Scope<'_>, outer: &[Scope<'_>], name: &str, notes: &mut Vec<Note>) {
    if outer.iter().any(|scope| scope.defines(name)) {
        return;
    }
    for (set, map) in scope.maps.iter().enumerate() {
        if map.contains_key(name) {
            continue;
        }
        let message = format!(
            "This parameter set has no “{name}”, which other sets have and the frames use: families that draw it get the text \
             “{name}” instead of a value."
        );
        let help = match nearest(name, map.keys().map(String::as_str)) {
            Some(like) => {
                format!("Is \"{like}\" meant to be \"{name}\"? Every set must have the same names.")
            }
            None => format!("Add \"{name}\" to this set."),
        };
        let at = format!("{}[{set}]", scope.path);
        notes.push(Note::new(codes::SET_LACKS_PLACEHOLDER, at, message, help));
    }
}

/// Texts that look like a placeholder, and are almost one.
pub(crate) fn slips(
    scopes: &[Scope<'_>],
    frame: &Map<String, Value>,
    path: &str,
    notes: &mut Vec<Note>,
) {
    if scopes.is_empty() {
        return;
    }
    for (key, value) in frame {
        if !matches!(key.as_str(), "parameters" | "parameterSets" | "kind" | "id") {
            slip(scopes, value, &mut format!("{path}.{key}"), 0, notes);
        }
    }
}

fn slip(
    scopes: &[Scope<'_>],
    value: &Value,
    path: &mut String,
    depth: usize,
    notes: &mut Vec<Note>,
) {
    let length = path.len();
    match value {
        Value::String(text) if is_placeholder(text) => {
            let name = text.split('#').next().unwrap_or_default();
            let known = |name: &str| scopes.iter().any(|scope| scope.defines(name));
            if known(text) || known(name) {
                return;
            }
            let names = scopes
                .iter()
                .flat_map(|scope| &scope.maps)
                .flat_map(|map| map.keys())
                .map(String::as_str)
                .filter(|name| is_placeholder(name));
            if let Some(like) = nearest(name, names) {
                let message = format!(
                    "“{text}” looks like a placeholder, but none of this name is defined around it, so families get this very text."
                );
                let help = format!("Did you mean \"{like}\"?");
                let note = Note::new(codes::UNDEFINED_PLACEHOLDER, path.clone(), message, help);
                notes.push(note.needle(text.as_str()));
            }
        }
        Value::Array(list) if depth < protocol::MAX_DEPTH => {
            for (place, inner) in list.iter().enumerate() {
                origin::push_place(path, place);
                slip(scopes, inner, path, depth + 1, notes);
                path.truncate(length);
            }
        }
        Value::Object(object) if depth < protocol::MAX_DEPTH => {
            for (key, inner) in object {
                path.push('.');
                path.push_str(key);
                slip(scopes, inner, path, depth + 1, notes);
                path.truncate(length);
            }
        }
        _ => {}
    }
}
