//! The schema of a type, without what only Rust cares about.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};

/// The schema of `T`. Types are written out where they are used, except those that contain themselves.
pub fn schema_of<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.inline_subschemas = true)
        .into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    tidy(&mut schema);
    schema
}

/// Takes away formats of Rust's numbers, titles that are type names, and `null` as a type or a default: absent says the same.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(object) => {
            tidy_object(object);
            object
                .iter_mut()
                .filter(|(key, _)| {
                    !matches!(key.as_str(), "default" | "enum" | "const" | "examples")
                })
                .for_each(|(_, below)| tidy(below));
        }
        _ => {}
    }
}

fn tidy_object(object: &mut Map<String, Value>) {
    if object.get("title").is_some_and(Value::is_string) {
        object.shift_remove("title");
    }
    if object.get("format").is_some_and(Value::is_string) {
        object.shift_remove("format");
    }
    if object.get("default").is_some_and(Value::is_null) {
        object.shift_remove("default");
    }
    if let Some(default) = object.get_mut("default") {
        whole(default);
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(options)) = object.get_mut("enum") {
        options.retain(|option| !option.is_null());
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|choice| choice["type"] != "null");
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            object.shift_remove("anyOf");
            for (key, value) in only {
                object.entry(key).or_insert(value);
            }
        }
    }
    if let Some(Value::String(text)) = object.get_mut("description") {
        // One paragraph is one line, whatever the source's width.
        *text = text
            .split("\n\n")
            .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join("\n\n");
    }
}

/// `2.0` is written `2`, as a study would write it.
pub(super) fn whole(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(whole),
        Value::Object(object) => object.values_mut().for_each(whole),
        Value::Number(number) if number.is_f64() => {
            let float = number.as_f64().unwrap_or_default();
            if float.fract() == 0.0 && float.abs() < 9.0e15 {
                *value = (float as i64).into();
            }
        }
        _ => {}
    }
}
