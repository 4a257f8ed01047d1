//! Tables of parameters, one for each object that a frame holds.

use super::types;
use serde_json::{Map, Value};
use std::fmt::{Result, Write};

/// A cell of a table is one line, and a bar would end it.
pub(super) fn cell(text: &str) -> String {
    text.replace('\n', " ").replace('|', "\\|")
}

/// A table of parameters, and tables of what their objects hold. `path` is where they stand in the frame; empty for the frame itself.
pub(super) fn parameters(
    page: &mut String,
    path: &str,
    members: &Map<String, Value>,
    required: &Value,
) -> Result {
    writeln!(
        page,
        "| Name | Type | Default | Meaning |\n|---|---|---|---|"
    )?;
    let mut long = Vec::new();
    for (name, schema) in members {
        let is_required = required
            .as_array()
            .is_some_and(|names| names.iter().any(|one| one == name));
        let default = match types::default(schema) {
            _ if is_required => "required".to_owned(),
            None => String::new(),
            Some(Ok(short)) => short,
            Some(Err(whole)) => {
                long.push((name, whole));
                "below".to_owned()
            }
        };
        writeln!(
            page,
            "| `{name}` | {} | {default} | {} |",
            types::name(schema),
            meaning(schema)
        )?;
    }
    for (name, whole) in long {
        writeln!(page, "\nDefault of `{name}`:\n\n```json\n{whole}\n```")?;
    }
    for (name, schema) in members {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        inside(page, &path, schema)?;
    }
    Ok(())
}

/// The description, what is allowed, and what speaks against using it.
fn meaning(schema: &Value) -> String {
    let mut sentences = vec![cell(schema["description"].as_str().unwrap_or_default())];
    let allowed = types::allowed(schema);
    if !allowed.is_empty() {
        sentences.push(format!("Allowed: {allowed}."));
    }
    if let Some(instead) = schema["x-deprecated"].as_str() {
        sentences.push(format!("*Deprecated: {}.*", cell(instead)));
    }
    if let Some(why) = schema["x-ignored"].as_str() {
        sentences.push(format!("*Has no effect: {}.*", cell(why)));
    }
    sentences.join(" ")
}

/// Tables of the objects below a value.
fn inside(page: &mut String, path: &str, schema: &Value) -> Result {
    let is_elsewhere = schema["x-type"] == "text block" || schema["x-asset"].is_string();
    if is_elsewhere {
        return Ok(());
    }
    if let Some(members) = schema["properties"].as_object() {
        writeln!(page, "\n### `{path}`\n")?;
        return parameters(page, path, members, &schema["required"]);
    }
    for choices in ["anyOf", "oneOf"] {
        for choice in schema[choices].as_array().into_iter().flatten() {
            match choice["properties"]["kind"]["const"].as_str() {
                Some(kind) => {
                    let text = choice["description"].as_str().unwrap_or_default();
                    writeln!(page, "\n### `{path}` of the kind `{kind}`\n\n{text}\n")?;
                    if let Some(members) = choice["properties"].as_object() {
                        let mut members = members.clone();
                        members.shift_remove("kind");
                        parameters(page, path, &members, &Value::Null)?;
                    }
                }
                None => inside(page, path, choice)?,
            }
        }
    }
    if schema["items"].is_object() {
        inside(page, &format!("{path}[]"), &schema["items"])?;
    }
    if schema["additionalProperties"].is_object() {
        inside(
            page,
            &format!("{path}.NAME"),
            &schema["additionalProperties"],
        )?;
    }
    Ok(())
}
