//! The JSON Schema of a whole study (draft 2020-12), for editors: `peekaboo schema`.
//!
//! What can be known without drawing and substituting is said here, and nothing that is right is called wrong; `peekaboo check` says
//! the rest. A kind is chosen by `if` and `then`, because editors then show the errors and offer the parameters of that kind only.

mod editor;
mod language;
mod loosen;

use kit::{Declaration, schema::schema_of};
use serde_json::{Map, Value, json};

/// The schema of a study: a protocol (`frames` and `sequence`), or a record that holds one as its `structure`.
pub fn study() -> Value {
    let declarations = crate::declarations();
    let mut definitions = Map::new();
    for found in &declarations {
        let (strict, loose) = of_kind(found);
        definitions.insert(found.kind.to_owned(), strict);
        definitions.insert(listed(found.kind), loose);
    }
    for (name, schema) in [
        ("group", schema_of::<language::Group>()),
        (
            "random-parameter-set",
            schema_of::<language::RandomParameterSet>(),
        ),
        ("permute", schema_of::<language::Permute>()),
        ("select", schema_of::<language::Select>()),
    ] {
        definitions.insert(listed(name), loosen::with_placeholders(&schema));
        definitions.insert(name.to_owned(), schema);
    }
    definitions.insert("choice".to_owned(), choice(str::to_owned));
    let loose = loosen::with_placeholders(&choice(listed));
    definitions.insert(listed("choice"), loose);
    let kinds: Vec<(&str, &str)> = declarations
        .iter()
        .map(|found| (found.kind, found.summary.as_str()))
        .chain([
            (
                "group",
                "Several frames one after the other, in place of one.",
            ),
            (
                "choice",
                "Frames that are drawn for each response, as the sampler says.",
            ),
        ])
        .collect();
    definitions.insert("frame".to_owned(), frame(&kinds));
    definitions.insert("listed-frame".to_owned(), listed_frame(&kinds));
    root(definitions)
}

/// A study's protocol and its record have no member in common.
fn root(definitions: Map<String, Value>) -> Value {
    let mut properties = Map::new();
    properties.insert(
        "$schema".to_owned(),
        json!({ "type": "string", "description": "Where an editor finds this schema." }),
    );
    for part in [
        schema_of::<language::Protocol>(),
        schema_of::<language::Record>(),
    ] {
        if let Some(Value::Object(members)) = part.get("properties") {
            properties.extend(members.clone());
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A study for Peekaboo or Lookit",
        "description": "A protocol (frames and sequence), or a study's record that holds one as its structure.",
        "type": "object",
        "properties": properties,
        "dependentRequired": { "frames": ["sequence"], "sequence": ["frames"] },
        "$defs": definitions,
    })
}

fn listed(name: &str) -> String {
    format!("listed-{name}")
}

/// A kind at the top of `frames`, and inside a list.
fn of_kind(found: &Declaration) -> (Value, Value) {
    let mut schema = found.schema.clone();
    editor::help(&mut schema);
    if let Value::Object(object) = &mut schema {
        object.shift_remove("$schema");
        object.shift_remove("title");
    }
    // Definitions of one kind lie inside it, so references begin there.
    let mut loose = loosen::with_placeholders(&schema);
    resolve_references(&mut loose, &listed(found.kind));
    resolve_references(&mut schema, found.kind);
    hold_frames(&mut loose);
    hold_frames(&mut schema);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.values_mut().for_each(loosen::or_elsewhere);
    }
    let required = schema
        .as_object_mut()
        .and_then(|object| object.shift_remove("required"));
    schema["if"] = json!({ "required": ["generateProperties"] });
    schema["else"] = json!({ "required": required });
    (schema, loose)
}

/// `#/$defs/X` of a kind is `#/$defs/KIND/$defs/X` of the study.
fn resolve_references(schema: &mut Value, kind: &str) {
    match schema {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| resolve_references(item, kind)),
        Value::Object(object) => {
            for (key, below) in object {
                match below {
                    Value::String(target) if key == "$ref" => {
                        *target = target.replacen("#/", &format!("#/$defs/{kind}/"), 1);
                    }
                    below => resolve_references(below, kind),
                }
            }
        }
        _ => {}
    }
}

/// Lists of frames inside a frame: what they hold is a frame again.
fn hold_frames(schema: &mut Value) {
    for (_, parameter) in schema["properties"].as_object_mut().into_iter().flatten() {
        if parameter["x-frames"] == true {
            parameter["items"] = json!({ "$ref": "#/$defs/listed-frame" });
        }
    }
}

/// Chooses a definition by the value of a member.
fn by(member: &str, values: &[(&str, &str)], definition: impl Fn(&str) -> String) -> Vec<Value> {
    let rule = |(value, _): &(&str, &str)| {
        json!({
            "if": { "type": "object", "properties": { member: { "const": value } }, "required": [member] },
            "then": { "$ref": format!("#/$defs/{}", definition(value)) },
        })
    };
    values.iter().map(rule).collect()
}

/// The member `kind`, with what each of its values means.
fn kind(kinds: &[(&str, &str)]) -> Value {
    let (names, summaries): (Vec<&str>, Vec<&str>) = kinds.iter().copied().unzip();
    json!({
        "description": "What is shown, or how frames are put together.",
        "enum": names,
        // An editor shows these beside the names.
        "enumDescriptions": summaries,
    })
}

/// At the top a frame is whole, unless placeholders of its own are still to be filled in.
fn frame(kinds: &[(&str, &str)]) -> Value {
    json!({
        "type": "object",
        "if": { "required": ["parameters"] },
        "then": { "$ref": "#/$defs/listed-frame" },
        "else": {
            "properties": { "kind": kind(kinds) },
            "required": ["kind"],
            "allOf": by("kind", kinds, str::to_owned),
        },
    })
}

fn listed_frame(kinds: &[(&str, &str)]) -> Value {
    json!({
        "type": "object",
        "properties": { "kind": { "anyOf": [kind(kinds), { "type": "string" }] } },
        "allOf": by("kind", kinds, listed),
    })
}

const SAMPLERS: [(&str, &str); 3] = [
    (
        "random-parameter-set",
        "The same frames, with one of several sets of parameters.",
    ),
    ("permute", "The frames in an order that is drawn."),
    ("select", "Some of the frames."),
];

fn choice(definition: impl Fn(&str) -> String) -> Value {
    let (names, summaries): (Vec<&str>, Vec<&str>) = SAMPLERS.iter().copied().unzip();
    json!({
        "type": "object",
        "description": "Frames that are drawn for each response, as the sampler says.",
        "properties": {
            "sampler": { "description": "How the frames are drawn.", "enum": names, "enumDescriptions": summaries },
        },
        "required": ["sampler"],
        "allOf": by("sampler", &SAMPLERS, definition),
    })
}
