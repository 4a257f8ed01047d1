//! Makes room for what a frame may hold before its placeholders are filled in.

use serde_json::{Map, Value, json};

/// The schema of a frame inside a list: every value may be a placeholder's name, and nothing is required, because it may come from
/// `commonFrameProperties`.
pub(super) fn with_placeholders(schema: &Value) -> Value {
    let mut loose = schema.clone();
    members(&mut loose);
    loose
}

/// Loosens what an object or a list holds, not the value itself.
fn members(schema: &mut Value) {
    let Value::Object(object) = schema else {
        return;
    };
    object.shift_remove("required");
    for (key, below) in object.iter_mut() {
        match (key.as_str(), below) {
            ("properties", Value::Object(properties)) => {
                properties.values_mut().for_each(value);
            }
            ("items" | "additionalProperties", below @ Value::Object(_)) => value(below),
            ("prefixItems", Value::Array(items)) => items.iter_mut().for_each(value),
            ("$defs", Value::Object(definitions)) => definitions.values_mut().for_each(members),
            _ => {}
        }
    }
}

/// Loosens a value: a text is always right.
fn value(schema: &mut Value) {
    let Value::Object(object) = schema else {
        return;
    };
    if object.contains_key("const") || object.contains_key("$ref") {
        return;
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.iter_mut().for_each(members);
        choices.push(json!({ "type": "string" }));
        return;
    }
    if let Some(Value::Array(choices)) = object.get_mut("oneOf") {
        // A text is none of the others, which are objects.
        choices.iter_mut().for_each(members);
        let mut choices = std::mem::take(choices);
        choices.push(json!({ "type": "string" }));
        object.shift_remove("oneOf");
        object.insert("anyOf".to_owned(), Value::Array(choices));
        return;
    }
    object.shift_remove("pattern");
    object.shift_remove("minLength");
    object.shift_remove("maxLength");
    if let Some(options) = object.shift_remove("enum") {
        object.shift_remove("type");
        object.insert(
            "anyOf".to_owned(),
            json!([{ "enum": options }, { "type": "string" }]),
        );
        return;
    }
    let text = json!("string");
    match object.get_mut("type") {
        Some(Value::Array(types)) if !types.contains(&text) => types.push(text),
        Some(Value::String(one)) if *one != "string" => {
            let both = json!([one, text]);
            object.insert("type".to_owned(), both);
        }
        _ => {}
    }
    members(schema);
}

/// The schema of a parameter at the top of a frame: text that begins with `URL:` or `JSON:` stands for what is found there.
pub(super) fn or_elsewhere(schema: &Value) -> Value {
    let takes_text = match &schema["type"] {
        Value::Array(types) => types.contains(&json!("string")),
        Value::String(one) => one == "string",
        _ => false,
    };
    let is_free = schema.get("enum").is_none() && schema.get("pattern").is_none();
    if schema.get("const").is_some() || schema.get("$ref").is_some() || takes_text && is_free {
        return schema.clone();
    }
    let mut outer = Map::new();
    for shown in ["description", "default"] {
        if let Some(value) = schema.get(shown) {
            outer.insert(shown.to_owned(), value.clone());
        }
    }
    outer.insert(
        "if".to_owned(),
        json!({ "type": "string", "pattern": "^(URL|JSON):" }),
    );
    outer.insert("else".to_owned(), schema.clone());
    Value::Object(outer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_right_at_every_depth_and_a_wrong_value_is_not() {
        let schema = json!({
            "type": "object",
            "required": ["list"],
            "properties": {
                "size": { "type": "number", "minimum": 0 },
                "side": { "type": "string", "enum": ["left", "right"] },
                "list": { "type": "array", "items": { "type": "object", "required": ["a"], "properties": { "a": { "type": "boolean" } } } },
            },
        });
        let loose = jsonschema::draft202012::new(&with_placeholders(&schema)).expect("a schema");
        for right in [
            json!({}),
            json!({"size": "SIZE#0", "side": "SIDE", "list": "LIST"}),
            json!({"list": ["ITEM", {"a": "A"}, {}]}),
        ] {
            assert!(loose.is_valid(&right), "{right}");
        }
        for wrong in [
            json!({"size": -1}),
            json!({"side": 2}),
            json!({"list": [{"a": 1}]}),
        ] {
            assert!(!loose.is_valid(&wrong), "{wrong}");
        }
    }

    #[test]
    fn a_value_may_be_fetched_from_elsewhere() {
        let schema = or_elsewhere(&json!({ "type": "array" }));
        let schema = jsonschema::draft202012::new(&schema).expect("a schema");
        assert!(schema.is_valid(&json!("JSON:https://x.org/list")));
        assert!(schema.is_valid(&json!([])));
        assert!(!schema.is_valid(&json!("list")));
    }
}
