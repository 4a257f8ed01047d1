//! The study's form, read into questions. Every mistake is told with its path, and something is shown in its place.

use super::{
    conditions,
    field::{Field, Form},
    mode::View,
    part::{Notes, Part},
    question::{Around, OF_SCHEMA, field, helpers, label},
};
use kit::{ParamProblem, Words};
use serde_json::{Map, Value};

/// What is read at each place, and what says nothing here and does no harm.
const OF_FORM: &[&str] = &["schema options data view ui type connector"];
const OF_FORM_OPTIONS: &[&str] = &[
    "fields label labelClass helper helpers focus readonly disabled collapsible collapsed columns",
    "hideInitValidationError form type validate",
];
/// The form, with the player's own words in that language, and what is wrong with it.
pub(super) fn form(written: &Value, words: Words) -> (Form, Vec<ParamProblem>) {
    let notes = Notes::new(words);
    let form = match written {
        Value::String(text) => match serde_json::from_str(text) {
            Ok(value) => whole(&value, &notes),
            Err(error) => {
                let message = [
                    "is text that is no JSON (",
                    &error.to_string(),
                    "), so the page has no questions",
                ];
                notes.add("formSchema", &message.concat());
                Form::default()
            }
        },
        value => whole(value, &notes),
    };
    (form, notes.into_list())
}

fn whole(value: &Value, notes: &Notes) -> Form {
    let root = Part::new(Some(value), "formSchema".to_owned(), notes);
    root.tell_unknown(
        &[
            OF_FORM,
            &["schemaSource optionsSource dataSource viewSource"],
        ]
        .concat(),
    );
    for source in ["schemaSource", "optionsSource", "dataSource", "viewSource"] {
        if root.has(source) {
            root.note(source, "is not loaded by this player; write it here, or load it with a value that begins with URL: or JSON:");
        }
    }
    let (schema, options) = (root.part("schema"), root.part("options"));
    let view = View::read(&root);
    schema.tell_unknown(OF_SCHEMA);
    tell_unknown_form_options(&options, &view);
    if schema.has("type") && schema.text("type") != "object" {
        schema.note(
            "type",
            "is not \u{201c}object\u{201d}; the form is read as if it were",
        );
    }
    let is_off =
        view.displays || options.flag("disabled", false) || options.flag("readonly", false);
    let around = Around {
        enabled: !is_off,
        shows_readonly: view.edits || view.displays,
    };
    let fields = fields(&schema, &options, around);
    if fields.is_empty() {
        notes.add(
            "formSchema",
            "has no questions in schema.properties, so the page only says so; write {\"schema\": {\"type\": \"object\", \"properties\": \u{2026}}}",
        );
    }
    let focus = match options.get("focus") {
        Some(Value::Bool(true)) => Some(String::new()),
        Some(Value::String(path)) => Some(path.clone()),
        _ => None,
    };
    Form {
        words: notes.words,
        title: label(&schema, &options),
        helpers: helpers(&options),
        fields,
        data: root.get("data").cloned(),
        horizontal: view.horizontal,
        layout: view.layout,
        focus,
        columns: options.count("columns").unwrap_or_default(),
    }
}

/// The page of the study around the questions may use options of its own, and nothing else reads them.
fn tell_unknown_form_options(options: &Part, view: &View) {
    if view.layout.is_none() {
        options.tell_unknown(&[OF_FORM_OPTIONS, &["formTitle introText"]].concat());
    }
}

/// The questions of a group, in the order they are shown.
pub(super) fn fields(schema: &Part, options: &Part, around: Around) -> Vec<Field> {
    let (properties, asked) = (schema.part("properties"), options.part("fields"));
    let required = match schema.get("required") {
        Some(Value::Array(names)) => &names[..],
        _ => &[],
    };
    let names = properties.map.into_iter().flat_map(Map::keys);
    let mut fields: Vec<Field> = names
        .map(|name| {
            let is_required = required.iter().any(|other| other.as_str() == Some(name));
            let (own, how) = (properties.part(name), asked.part(name));
            let mut field = field(name, &own, &how, around, is_required);
            field.conditions = conditions::read(name, schema, &own, &how);
            field
        })
        .collect();
    let is_there = |name: &str| properties.map.is_some_and(|map| map.contains_key(name));
    for name in asked.map.into_iter().flat_map(Map::keys) {
        if !is_there(name) {
            asked.note(
                name,
                "belongs to no question in properties, so it has no effect",
            );
        }
    }
    let group = schema.part("dependencies");
    for name in group.map.into_iter().flat_map(Map::keys) {
        if !is_there(name) {
            group.note(
                name,
                "belongs to no question beside it, so it has no effect",
            );
        }
    }
    for name in required.iter().filter_map(Value::as_str) {
        if !is_there(name) {
            let message = [
                "names \u{201c}",
                name,
                "\u{201d}, which is no question beside it",
            ];
            schema.note("required", &message.concat());
        }
    }
    tell_lost(&fields, &properties);
    fields.sort_by(|one, other| one.order.total_cmp(&other.order));
    fields
}

/// Tells of questions that can never be asked, because they wait for one that is not there, or for each other.
fn tell_lost(fields: &[Field], properties: &Part) {
    let find = |name: &str| fields.iter().find(|field| field.name == name);
    for field in fields {
        for on in &field.conditions {
            if !on.target.starts_with('#') && find(&on.target).is_none() {
                let message = [
                    "depends on \u{201c}",
                    &on.target,
                    "\u{201d}, which is no question beside it, so it is never asked",
                ];
                properties.note(&field.name, &message.concat());
            }
        }
        let mut waits: Vec<&Field> = vec![field];
        let mut next = 0;
        while let Some(one) = waits.get(next).copied() {
            next += 1;
            for target in one.conditions.iter().filter_map(|on| find(&on.target)) {
                if target.name == field.name {
                    properties.note(&field.name, "depends on itself, so it is never asked");
                    return;
                }
                if !waits.iter().any(|known| known.name == target.name) {
                    waits.push(target);
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
