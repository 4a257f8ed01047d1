//! What editors read besides the standard's keywords, above all VS Code: words about values, and what should not be offered.

use serde_json::{Value, json};

/// Adds it to a schema, at every depth.
pub(super) fn help(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(help),
        Value::Object(object) => {
            for (key, below) in object.iter_mut() {
                if !matches!(key.as_str(), "default" | "enum" | "const" | "examples") {
                    help(below);
                }
            }
            options(schema);
            discourage(schema);
            name_unit(schema);
        }
        _ => {}
    }
}

/// A choice of texts that are described each becomes a list of them, which editors offer with their descriptions.
fn options(schema: &mut Value) {
    let Some(variants) = schema["oneOf"].as_array() else {
        return;
    };
    let values: Vec<Value> = variants
        .iter()
        .map(|variant| variant["const"].clone())
        .collect();
    if values.is_empty() || !values.iter().all(Value::is_string) {
        return;
    }
    let words: Vec<Value> = variants
        .iter()
        .map(|variant| variant["description"].clone())
        .collect();
    if let Value::Object(object) = schema {
        object.shift_remove("oneOf");
        object.insert("enum".to_owned(), values.into());
        object.insert("enumDescriptions".to_owned(), words.into());
    }
}

fn discourage(schema: &mut Value) {
    let why = match (
        schema["x-ignored"].as_str(),
        schema["x-deprecated"].as_str(),
    ) {
        (Some(why), _) => format!("Has no effect: {why}."),
        (None, Some(instead)) => format!("Deprecated: {instead}."),
        (None, None) => return,
    };
    schema["deprecationMessage"] = why.into();
    schema["doNotSuggest"] = json!(true);
}

fn name_unit(schema: &mut Value) {
    if let (Some(unit), Some(text)) = (schema["x-unit"].as_str(), schema["description"].as_str()) {
        schema["description"] = format!("{text} Unit: {unit}.").into();
    }
}
