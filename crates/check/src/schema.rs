//! A frame's parameters held against the schema of its kind, in a researcher's words.

use serde_json::{Map, Value};

use crate::codes;
use crate::finding::{Code, Part};
use crate::suggest::nearest;
use crate::values::{allowed, fits_type, last, range, type_fault};

/// How deep schema and value are walked together.
const MOST_LEVELS: usize = 64;

/// Something a value does that its schema does not allow.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) code: Code,
    /// Below the frame: `images[0].src`.
    pub(crate) path: String,
    pub(crate) part: Part,
    pub(crate) message: String,
    pub(crate) help: String,
    /// The text that is wrong, if it is one.
    pub(crate) text: Option<String>,
}

/// A schema and the definitions its references lead to.
#[derive(Clone, Copy)]
pub(crate) struct Schema<'s> {
    pub(crate) root: &'s Value,
    /// What it describes is saved with the frame as it is written: members that nothing reads may be a study's notes for its data.
    pub(crate) is_saved: bool,
}

impl<'s> Schema<'s> {
    /// What a schema says once its references are followed.
    pub(crate) fn deref(self, mut schema: &'s Value) -> &'s Value {
        for _ in 0..MOST_LEVELS {
            let Some(reference) = schema.get("$ref").and_then(Value::as_str) else {
                break;
            };
            match reference
                .strip_prefix('#')
                .and_then(|pointer| self.root.pointer(pointer))
            {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    /// The members that the frame itself may have.
    pub(crate) fn properties(self) -> Option<&'s Map<String, Value>> {
        self.root.get("properties").and_then(Value::as_object)
    }

    /// Holds the value of a parameter against its schema.
    pub(crate) fn check(self, schema: &'s Value, value: &Value, path: &str, out: &mut Vec<Fault>) {
        self.walk(schema, value, path, 0, out);
    }

    fn walk(
        self,
        schema: &'s Value,
        value: &Value,
        path: &str,
        depth: usize,
        out: &mut Vec<Fault>,
    ) {
        // What is absent, or null, is the default.
        if value.is_null() || depth > MOST_LEVELS {
            return;
        }
        // Words beside a reference belong to the place it stands at, such as the unit.
        let here = schema;
        let schema = self.deref(schema);
        for words in ["anyOf", "oneOf"] {
            if let Some(branches) = schema.get(words).and_then(Value::as_array) {
                self.any(schema, branches, value, path, depth, out);
            }
        }
        if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
            for part in parts {
                self.walk(part, value, path, depth + 1, out);
            }
        }
        if !fits_type(schema, value) {
            out.push(type_fault(self, here, schema, value, path));
            return;
        }
        allowed(schema, value, path, out);
        range(here, schema, value, path, out);
        match value {
            Value::Object(object) => self.object(schema, object, path, depth, out),
            Value::Array(list) => self.list(schema, list, path, depth, out),
            _ => {}
        }
    }

    /// One branch must fit; if none does, the one that is meant is spoken of.
    fn any(
        self,
        schema: &'s Value,
        branches: &'s [Value],
        value: &Value,
        path: &str,
        depth: usize,
        out: &mut Vec<Fault>,
    ) {
        let mut closest: Option<Vec<Fault>> = None;
        for branch in branches {
            let mut faults = Vec::new();
            self.walk(branch, value, path, depth + 1, &mut faults);
            faults.retain(|fault| fault.code != codes::DEPRECATED_PARAMETER);
            if faults.is_empty() {
                return;
            }
            if fits_type(self.deref(branch), value)
                && closest
                    .as_ref()
                    .is_none_or(|least| faults.len() < least.len())
            {
                closest = Some(faults);
            }
        }
        match closest {
            Some(faults) => out.extend(faults),
            None => out.push(type_fault(self, schema, schema, value, path)),
        }
    }

    fn object(
        self,
        schema: &'s Value,
        object: &Map<String, Value>,
        path: &str,
        depth: usize,
        out: &mut Vec<Fault>,
    ) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties");
        for (key, value) in object {
            let here = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            if let Some(known) = properties.and_then(|known| known.get(key)) {
                marks(known, key, &here, out);
                self.walk(known, value, &here, depth + 1, out);
            } else {
                let is_open = self.is_saved || others.is_some_and(|others| others != false);
                unknown_member(properties, is_open, key, &here, out);
                if let Some(other) = others.filter(|other| other.is_object()) {
                    self.walk(other, value, &here, depth + 1, out);
                }
            }
        }
        // What a whole parameter lacks, the code that plays the kind says better.
        if depth > 0 {
            missing(schema, object, path, out);
        }
    }

    fn list(
        self,
        schema: &'s Value,
        list: &[Value],
        path: &str,
        depth: usize,
        out: &mut Vec<Fault>,
    ) {
        let first = schema
            .get("prefixItems")
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice);
        for (place, element) in list.iter().enumerate() {
            let items = first.get(place).or_else(|| schema.get("items"));
            if let Some(items) = items.filter(|items| items.is_object()) {
                self.walk(items, element, &format!("{path}[{place}]"), depth + 1, out);
            }
        }
        let count = |key: &str| schema.get(key).and_then(Value::as_u64);
        let length = list.len() as u64;
        let name = last(path);
        let wrong = match (count("minItems"), count("maxItems")) {
            (Some(least), _) if length < least => Some(format!("at least {least}")),
            (_, Some(most)) if length > most => Some(format!("at most {most}")),
            _ => None,
        };
        if let Some(wanted) = wrong {
            out.push(Fault {
                code: codes::PARAMETER_RANGE,
                path: path.to_owned(),
                part: Part::Key,
                message: format!(
                    "{name} has {length} entries and must have {wanted}, so the frame cannot do what was meant."
                ),
                help: format!("Give {name} {wanted} entries."),
                text: None,
            });
        }
    }
}

/// Required members that are not there.
pub(crate) fn missing(
    schema: &Value,
    object: &Map<String, Value>,
    path: &str,
    out: &mut Vec<Fault>,
) {
    let required = schema.get("required").and_then(Value::as_array);
    for key in required.into_iter().flatten().filter_map(Value::as_str) {
        if object.get(key).is_none_or(Value::is_null) {
            let here = if path.is_empty() {
                key.to_owned()
            } else {
                format!("{path}.{key}")
            };
            out.push(Fault {
                code: codes::MISSING_PARAMETER,
                path: here,
                part: Part::Key,
                message: format!(
                    "{key} is missing, and without it the frame has nothing sensible to show there."
                ),
                help: format!("Add \"{key}\"."),
                text: None,
            });
        }
    }
}

/// Words about a parameter that are no matter of its value.
pub(crate) fn marks(schema: &Value, key: &str, path: &str, out: &mut Vec<Fault>) {
    for (mark, code, what, otherwise) in [
        (
            "x-deprecated",
            codes::DEPRECATED_PARAMETER,
            "is out of date",
            "Look it up in docs/reference.",
        ),
        (
            "x-ignored",
            codes::IGNORED_PARAMETER,
            "is accepted and has no effect here",
            "It can be left out.",
        ),
    ] {
        let reason = match schema.get(mark) {
            Some(Value::String(reason)) => reason.trim_end_matches('.'),
            Some(Value::Bool(true)) => "",
            _ => continue,
        };
        let is_advice = code == codes::DEPRECATED_PARAMETER && !reason.is_empty();
        let (message, help) = if is_advice {
            (
                format!("{key} {what}."),
                format!("{}.", upper_first(reason)),
            )
        } else if reason.is_empty() {
            (format!("{key} {what}."), otherwise.to_owned())
        } else {
            (format!("{key} {what}: {reason}."), otherwise.to_owned())
        };
        out.push(Fault {
            code,
            path: path.to_owned(),
            part: Part::Key,
            message,
            help,
            text: None,
        });
    }
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn unknown_member(
    properties: Option<&Map<String, Value>>,
    is_open: bool,
    key: &str,
    path: &str,
    out: &mut Vec<Fault>,
) {
    let Some(properties) = properties else {
        return;
    };
    if key.starts_with("__") || key.starts_with('$') {
        return;
    }
    let like = nearest(key, properties.keys().map(String::as_str));
    // Where other members are allowed, only a slip of the pen is worth a word.
    if is_open && like.is_none() {
        return;
    }
    let help = match like {
        Some(like) => format!("Did you mean \"{like}\"?"),
        None => format!("Known here: {}.", names(properties.keys())),
    };
    out.push(Fault {
        code: codes::UNKNOWN_PARAMETER,
        path: path.to_owned(),
        part: Part::Key,
        message: format!("Nothing reads {key} here, so it changes nothing."),
        help,
        text: None,
    });
}

/// Up to eight names.
pub(crate) fn names<'n>(names: impl Iterator<Item = &'n String>) -> String {
    let all: Vec<&str> = names.map(String::as_str).collect();
    let more = if all.len() > 8 { ", …" } else { "" };
    format!("{}{more}", all[..all.len().min(8)].join(", "))
}
