//! One value held against what its schema says of it alone: type, allowed values, range.

use serde_json::Value;

use crate::codes;
use crate::finding::Part;
use crate::schema::{Fault, Schema};
use crate::suggest::nearest;

fn types(schema: &Value) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

pub(crate) fn fits_type(schema: &Value, value: &Value) -> bool {
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
fn describe(value: &Value) -> String {
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

pub(crate) fn type_fault(
    all: Schema<'_>,
    here: &Value,
    schema: &Value,
    value: &Value,
    path: &str,
) -> Fault {
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
pub(crate) fn allowed(schema: &Value, value: &Value, path: &str, out: &mut Vec<Fault>) {
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

pub(crate) fn range(here: &Value, schema: &Value, value: &Value, path: &str, out: &mut Vec<Fault>) {
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
pub(crate) fn last(path: &str) -> &str {
    let name = path.rsplit('.').next().unwrap_or(path);
    if name.is_empty() { "this" } else { name }
}
