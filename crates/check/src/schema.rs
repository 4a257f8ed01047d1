//! A frame's parameters held against the schema of its kind, in a researcher's words.

use serde_json::{Map, Value};

use crate::codes;
use crate::finding::{Code, Part};
use crate::suggest::nearest;

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

    /// Holds one value against one schema.
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
                if depth > 0 {
                    marks(known, key, &here, out);
                }
                self.walk(known, value, &here, depth + 1, out);
            } else {
                // The frame's own members are looked at elsewhere, with the other kinds at hand.
                if depth > 0 {
                    unknown_member(properties, others, key, &here, out);
                }
                if let Some(other) = others.filter(|other| other.is_object()) {
                    self.walk(other, value, &here, depth + 1, out);
                }
            }
        }
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
    others: Option<&Value>,
    key: &str,
    path: &str,
    out: &mut Vec<Fault>,
) {
    let Some(properties) = properties else {
        return;
    };
    let like = nearest(key, properties.keys().map(String::as_str));
    // Where other members are allowed, only a slip of the pen is worth a word.
    let closed = others == Some(&Value::Bool(false));
    if !closed && like.is_none() {
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

fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn fits_type(schema: &Value, value: &Value) -> bool {
    let types = types(schema);
    types.is_empty()
        || types.iter().any(|name| match *name {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "number" => value.is_number(),
            "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
            "null" => value.is_null(),
            _ => true,
        })
}

/// A value in words.
pub(crate) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => {
            let short: String = text.chars().take(40).collect();
            let more = if short.len() < text.len() { "…" } else { "" };
            format!("the text “{short}{more}”")
        }
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

fn unit(schema: &Value) -> &str {
    match schema.get("x-unit").and_then(Value::as_str) {
        Some("s") => " of seconds",
        Some("ms") => " of milliseconds",
        Some("%") => " (a percentage)",
        Some("days") => " of days",
        _ => "",
    }
}

/// The types that a schema allows, in words.
fn wanted(all: Schema<'_>, schema: &Value, depth: usize) -> Vec<String> {
    let mut words: Vec<String> = types(schema)
        .iter()
        .filter_map(|name| {
            Some(match *name {
                "object" => "an object".to_owned(),
                "array" => "a list".to_owned(),
                "string" => "a text".to_owned(),
                "boolean" => "true or false".to_owned(),
                "number" => format!("a number{}", unit(schema)),
                "integer" => format!("a whole number{}", unit(schema)),
                _ => return None,
            })
        })
        .collect();
    if depth < 4 {
        for key in ["anyOf", "oneOf"] {
            let branches = schema.get(key).and_then(Value::as_array);
            for branch in branches.into_iter().flatten() {
                words.extend(wanted(all, all.deref(branch), depth + 1));
            }
        }
    }
    words.sort();
    words.dedup();
    words
}

fn type_fault(all: Schema<'_>, here: &Value, schema: &Value, value: &Value, path: &str) -> Fault {
    let name = last(path);
    let wanted = {
        let words = wanted(all, schema, 0);
        if words.is_empty() {
            "something else".to_owned()
        } else {
            words.join(" or ")
        }
    };
    let instead = match evident(schema, value) {
        Some(meant) => format!("This player reads it as {meant}; others may not."),
        None => match here.get("default").or_else(|| schema.get("default")) {
            Some(default) if !default.is_array() && !default.is_object() => {
                format!("It is not used; the frame runs with {default} instead.")
            }
            _ => "It is not used; the frame runs as if it were not there.".to_owned(),
        },
    };
    let mut code = codes::PARAMETER_TYPE;
    let mut help = format!("Make {name} {wanted}.");
    if let Value::String(text) = value
        && is_placeholder(text)
        && evident(schema, value).is_none()
    {
        code = codes::UNDEFINED_PLACEHOLDER;
        help = format!(
            "If “{text}” stands for a value, define it in the parameters around this frame; else make {name} {wanted}."
        );
    }
    Fault {
        code,
        path: path.to_owned(),
        part: Part::Value,
        message: format!(
            "{name} is {} and must be {wanted}. {instead}",
            describe(value)
        ),
        help,
        text: value.as_str().map(str::to_owned),
    }
}

/// Capitals, digits and underscores, as studies write names that stand for values.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let name = text.split('#').next().unwrap_or_default();
    name.len() > 2
        && name.starts_with(|letter: char| letter.is_ascii_uppercase())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
}

/// What the player takes a value of the wrong type for.
fn evident(schema: &Value, value: &Value) -> Option<String> {
    let types = types(schema);
    let takes = |name: &str| types.contains(&name);
    match value {
        Value::String(text) => {
            let text = text.trim();
            if takes("boolean") && (text == "true" || text == "false") {
                return Some(text.to_owned());
            }
            let number: f64 = text.parse().ok()?;
            let fits = takes("number") || (takes("integer") && number.fract() == 0.0);
            (fits && number.is_finite()).then(|| number.to_string())
        }
        Value::Number(number) if takes("boolean") => match number.as_f64() {
            Some(0.0) => Some("false".to_owned()),
            Some(1.0) => Some("true".to_owned()),
            _ => None,
        },
        Value::Number(number) if takes("string") => Some(format!("the text “{number}”")),
        _ => None,
    }
}

/// `enum` and `const`.
fn allowed(schema: &Value, value: &Value, path: &str, out: &mut Vec<Fault>) {
    let single;
    let values = match (
        schema.get("enum").and_then(Value::as_array),
        schema.get("const"),
    ) {
        (Some(values), _) => values,
        (None, Some(one)) => {
            single = vec![one.clone()];
            &single
        }
        (None, None) => return,
    };
    if values.contains(value) {
        return;
    }
    let name = last(path);
    let shown: Vec<String> = values
        .iter()
        .filter(|one| !one.is_null())
        .take(12)
        .map(|one| match one {
            Value::String(text) if text.is_empty() => "\"\" (nothing)".to_owned(),
            Value::String(text) => format!("\"{text}\""),
            other => other.to_string(),
        })
        .collect();
    let like = value
        .as_str()
        .and_then(|text| nearest(text, values.iter().filter_map(Value::as_str)));
    let help = match like {
        Some(like) => format!("Did you mean \"{like}\"? Allowed: {}.", shown.join(", ")),
        None => format!("Allowed: {}.", shown.join(", ")),
    };
    let is_unfilled = value.as_str().is_some_and(is_placeholder);
    out.push(Fault {
        code: if is_unfilled {
            codes::UNDEFINED_PLACEHOLDER
        } else {
            codes::PARAMETER_VALUE
        },
        path: path.to_owned(),
        part: Part::Value,
        message: format!(
            "{name} is {}, which means nothing here; the frame runs as if it were not there.",
            describe(value)
        ),
        help,
        text: value.as_str().map(str::to_owned),
    });
}

fn range(here: &Value, schema: &Value, value: &Value, path: &str, out: &mut Vec<Fault>) {
    let Some(number) = value.as_f64().filter(|_| value.is_number()) else {
        return;
    };
    let bound = |key: &str| {
        here.get(key)
            .or_else(|| schema.get(key))
            .and_then(Value::as_f64)
    };
    let name = last(path);
    let unit = match unit(here) {
        "" => unit(schema),
        unit => unit,
    };
    let unit = unit.trim_start_matches(" of");
    let wrong = [
        ("minimum", "at least"),
        ("exclusiveMinimum", "more than"),
        ("maximum", "at most"),
        ("exclusiveMaximum", "less than"),
    ]
    .into_iter()
    .find_map(|(key, words)| {
        let limit = bound(key)?;
        let fits = match key {
            "minimum" => number >= limit,
            "exclusiveMinimum" => number > limit,
            "maximum" => number <= limit,
            _ => number < limit,
        };
        (!fits).then(|| format!("{words} {limit}{unit}"))
    });
    if let Some(wanted) = wrong {
        out.push(Fault {
            code: codes::PARAMETER_RANGE,
            path: path.to_owned(),
            part: Part::Value,
            message: format!(
                "{name} is {number} and must be {wanted}, so the frame does not do what was meant."
            ),
            help: format!("Give a number that is {wanted}."),
            text: None,
        });
    }
}

/// The last name of a path.
fn last(path: &str) -> &str {
    let name = path.rsplit('.').next().unwrap_or(path);
    if name.is_empty() { "this" } else { name }
}
