//! Makes room for what a frame may hold before its placeholders are filled in.

use serde_json::{Value, json};

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
        let words = object.shift_remove("enumDescriptions");
        let mut options = json!({ "enum": options });
        if let Some(words) = words {
            options["enumDescriptions"] = words;
        }
        object.shift_remove("type");
        object.insert("anyOf".to_owned(), json!([options, { "type": "string" }]));
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

/// Text that stands for what is found at an address.
const ELSEWHERE: &str = "^(URL|JSON):";

/// The schema of a parameter at the top of a frame: text that begins with `URL:` or `JSON:` stands for what is found there.
pub(super) fn or_elsewhere(schema: &mut Value) {
    let Value::Object(object) = schema else {
        return;
    };
    let elsewhere = json!({ "type": "string", "pattern": ELSEWHERE });
    if let Some(options) = object.shift_remove("enum") {
        let words = object.shift_remove("enumDescriptions");
        let mut options = json!({ "enum": options });
        if let Some(words) = words {
            options["enumDescriptions"] = words;
        }
        object.shift_remove("type");
        object.insert("anyOf".to_owned(), json!([options, elsewhere]));
        return;
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        if !choices.iter().any(|choice| choice["type"] == "string") {
            choices.push(elsewhere);
        }
        return;
    }
    let one = match object.get("type") {
        Some(Value::String(one)) if one != "string" => one.clone(),
        _ => return,
    };
    object.insert("type".to_owned(), json!([one, "string"]));
    object.insert("pattern".to_owned(), ELSEWHERE.into());
    // An editor says this instead of the pattern.
    let wanted = format!("Incorrect type. Expected \"{one}\".");
    object.insert("patternErrorMessage".to_owned(), wanted.into());
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
        let mut schema = json!({ "type": "array" });
        or_elsewhere(&mut schema);
        let schema = jsonschema::draft202012::new(&schema).expect("a schema");
        assert!(schema.is_valid(&json!("JSON:https://x.org/list")));
        assert!(schema.is_valid(&json!([])));
        assert!(!schema.is_valid(&json!("list")));
    }
}
