//! Types, defaults and allowed values in words.

use serde_json::Value;

/// What a parameter holds: `number (s)`, `list of pictures`.
pub(super) fn name(schema: &Value) -> String {
    let unit = schema["x-unit"].as_str();
    let plain = plain(schema);
    unit.map_or(plain.clone(), |unit| format!("{plain} ({unit})"))
}

fn plain(schema: &Value) -> String {
    if let Some(words) = schema["x-type"].as_str() {
        return match words {
            "text block" => "[text block](../shared.md#text-blocks)".to_owned(),
            "rich text" => "[rich text](../shared.md#rich-text)".to_owned(),
            other => other.to_owned(),
        };
    }
    match schema["x-asset"].as_str() {
        Some("image") if schema["x-full-address"] == true => return "full address".to_owned(),
        Some("image") => return "[picture](../shared.md#stimuli)".to_owned(),
        Some("audio") => return "[sound](../shared.md#stimuli)".to_owned(),
        Some("video") => return "[film](../shared.md#stimuli)".to_owned(),
        Some(_) => return "[sound or film](../shared.md#stimuli)".to_owned(),
        None => {}
    }
    for choices in ["anyOf", "oneOf"] {
        if let Some(choices) = schema[choices].as_array() {
            let mut names: Vec<String> = choices.iter().map(name).collect();
            names.dedup();
            return names.join(" or ");
        }
    }
    if let Some(target) = schema["$ref"].as_str() {
        return match target.rsplit('/').next() {
            Some("TextBlock") => "[text block](../shared.md#text-blocks)".to_owned(),
            Some("frame" | "listed-frame") => "frame".to_owned(),
            other => format!("as `{}`", other.unwrap_or_default()),
        };
    }
    match &schema["type"] {
        Value::Array(types) => types
            .iter()
            .map(|one| simple(one.as_str().unwrap_or_default(), schema))
            .collect::<Vec<_>>()
            .join(" or "),
        Value::String(one) => simple(one, schema),
        _ if schema["enum"].is_array() || schema["const"].is_string() => "text".to_owned(),
        _ => "anything".to_owned(),
    }
}

fn simple(name: &str, schema: &Value) -> String {
    match name {
        "string" => "text".to_owned(),
        "integer" => "whole number".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "array" => match (&schema["prefixItems"], &schema["items"]) {
            (Value::Array(items), _) => format!("list of {}", items.len()),
            (_, items @ Value::Object(_)) => format!("list: {}", self::name(items)),
            _ => "list".to_owned(),
        },
        other => other.to_owned(),
    }
}

/// Which values are right, where the type says too little; empty otherwise.
pub(super) fn allowed(schema: &Value) -> String {
    if let Some(options) = schema["enum"].as_array() {
        return list(options);
    }
    if let Some(options) = schema["items"]["enum"].as_array() {
        return list(options);
    }
    // Enums whose values are described each.
    for variants in [&schema["oneOf"], &schema["items"]["oneOf"]] {
        let values: Vec<Value> = variants
            .as_array()
            .into_iter()
            .flatten()
            .map(|variant| variant["const"].clone())
            .collect();
        if !values.is_empty() && values.iter().all(Value::is_string) {
            return list(&values);
        }
    }
    match (schema["minimum"].as_f64(), schema["maximum"].as_f64()) {
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => schema["pattern"]
            .as_str()
            .map(|pattern| format!("matches `{}`", pattern.replace('|', "\\|")))
            .unwrap_or_default(),
    }
}

fn list(options: &[Value]) -> String {
    let written: Vec<String> = options
        .iter()
        .map(|option| format!("`{option}`").replace("``", "` `"))
        .collect();
    written.join(", ")
}

/// Longer ones are shown below the table.
const LONGEST: usize = 60;

/// The default as a study would write it; `None` when there is none, an error when it is too long for a table.
pub(super) fn default(schema: &Value) -> Option<Result<String, String>> {
    let default = schema.get("default")?;
    let short = default.to_string();
    Some(if short.len() <= LONGEST {
        Ok(format!("`{}`", short.replace('|', "\\|")))
    } else {
        Err(format!("{default:#}"))
    })
}
