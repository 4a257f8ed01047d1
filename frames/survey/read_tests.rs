//! Forms of real studies have nothing wrong with them; broken ones are told with the path.

use super::*;
use crate::survey::{
    field::{Control, Line, Look},
    visit::{Heard, Next, Visit},
};
use serde_json::json;
use std::{fs, path::Path, sync::Arc};

fn paths(form: &Value) -> Vec<String> {
    let (_, problems) = form_and_problems(form);
    problems.into_iter().map(|problem| problem.path).collect()
}

fn form_and_problems(written: &Value) -> (Form, Vec<ParamProblem>) {
    let (form, problems) = form(written, Words::default());
    for problem in &problems {
        assert!(problem.path.starts_with("formSchema") && !problem.message.is_empty());
    }
    (form, problems)
}

fn with(schema: &Value, options: &Value) -> Value {
    json!({"schema": {"type": "object", "properties": {"a": schema, "b": {"type": "string"}}}, "options": {"fields": {"a": options}}})
}

#[test]
fn every_mistake_is_told_with_its_path() {
    let schema = "formSchema.schema.properties.a";
    let options = "formSchema.options.fields.a";
    for (form, expected) in [
        (json!(null), vec!["formSchema".to_owned()]),
        (json!({}), vec!["formSchema".to_owned()]),
        (json!("{"), vec!["formSchema".to_owned()]),
        (json!("{\"schema\": {\"properties\": {\"a\": {}}}}"), vec![]),
        (
            json!([1]),
            vec!["formSchema".to_owned(), "formSchema".to_owned()],
        ),
        (
            json!({"schemaSource": "/a.json"}),
            vec!["formSchema.schemaSource".into(), "formSchema".into()],
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "shema": {}}),
            vec!["formSchema.shema".into()],
        ),
        (
            json!({"schema": {"type": "array", "properties": {"a": {}}}}),
            vec!["formSchema.schema.type".into()],
        ),
        (
            json!({"schema": {"properties": {"a": 5}}}),
            vec!["formSchema.schema.properties.a".into()],
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "options": {"fields": {"z": {}}}}),
            vec!["formSchema.options.fields.z".into()],
        ),
        (
            json!({"schema": {"properties": {"a": {}}, "required": ["z"], "dependencies": {"y": ["a"]}}}),
            vec![
                "formSchema.schema.dependencies.y".into(),
                "formSchema.schema.required".into(),
            ],
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "view": {"locale": "ja_JP"}}),
            vec!["formSchema.view.locale".into()],
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "view": {"wizard": {}}}),
            vec!["formSchema.view.wizard".into()],
        ),
        (
            json!({"schema": {"properties": {"a": {}}}, "view": 5}),
            vec!["formSchema.view".into()],
        ),
        (
            with(&json!({"type": "text"}), &json!({})),
            vec![[schema, ".type"].concat()],
        ),
        (
            with(&json!({"typo": 1}), &json!({"colour": 1})),
            vec![[schema, ".typo"].concat(), [options, ".colour"].concat()],
        ),
        (
            with(&json!({}), &json!({"type": "grid"})),
            vec![[options, ".type"].concat()],
        ),
        (
            with(&json!({}), &json!({"type": "radio"})),
            vec![[schema, ".enum"].concat()],
        ),
        (
            with(&json!({}), &json!({"validator": "other"})),
            vec![[options, ".validator"].concat()],
        ),
        (
            with(&json!({}), &json!({"dependencies": {"b": "x"}})),
            vec![[options, ".dependencies"].concat()],
        ),
        (
            with(&json!({"dependencies": "z"}), &json!({})),
            vec![schema.into()],
        ),
        (
            with(&json!({"dependencies": "a"}), &json!({})),
            vec![schema.into()],
        ),
        (
            with(&json!({}), &json!({"type": "date", "dateFormat": "LL"})),
            vec![[options, ".dateFormat"].concat()],
        ),
        (
            with(&json!({}), &json!({"readonly": true})),
            vec![[options, ".readonly"].concat()],
        ),
        (
            with(&json!({"type": "boolean", "required": true}), &json!({})),
            vec![[schema, ".required"].concat()],
        ),
        (
            with(&json!({"enum": ["a"]}), &json!({"type": "checkbox"})),
            vec![[schema, ".type"].concat()],
        ),
        (
            with(
                &json!({"minimum": 2, "maximum": 1}),
                &json!({"type": "slider"}),
            ),
            vec![[schema, ".minimum"].concat(), [schema, ".minimum"].concat()],
        ),
        (
            with(
                &json!({"type": "object", "properties": {"c": {"type": "nothing"}}}),
                &json!({}),
            ),
            vec![[schema, ".properties.c.type"].concat()],
        ),
        (
            with(
                &json!({"type": "array", "items": {"type": "nothing"}}),
                &json!({"items": {"odd": 1}}),
            ),
            vec![
                [options, ".items.odd"].concat(),
                [schema, ".items.type"].concat(),
            ],
        ),
    ] {
        assert_eq!(paths(&form), expected, "{form}");
    }
}

#[test]
fn every_control_of_the_language_is_read_without_a_problem() {
    for (schema, options) in [
        (
            json!({"type": "string"}),
            json!({"type": "textarea", "rows": 8, "cols": 40, "wordlimit": -1, "placeholder": "…"}),
        ),
        (
            json!({"type": "string", "enum": ["a"]}),
            json!({"type": "radio", "vertical": false, "leftLabel": "low", "rightLabel": "high", "fieldClass": "aligned-radio-group"}),
        ),
        (
            json!({"type": "boolean"}),
            json!({"rightLabel": "I agree", "type": "checkbox"}),
        ),
        (
            json!({"type": "string"}),
            json!({"type": "time", "dateFormat": "HH:mm", "size": 10, "picker": {"useCurrent": false}, "manualEntry": true}),
        ),
        (
            json!({"type": "string", "readonly": false}),
            json!({"helpers": ["a", "b"], "disabled": true, "labelClass": "x"}),
        ),
        (
            json!({"type": "array", "items": {"type": "string"}, "minItems": 1}),
            json!({"toolbarSticky": true, "items": {"label": "One"}}),
        ),
    ] {
        assert_eq!(
            paths(&with(&schema, &options)),
            [""; 0],
            "{schema} {options}"
        );
    }
}

#[test]
fn modes_decide_what_is_seen() {
    let read_only = |view: &Value| {
        let mut written = with(&json!({}), &json!({"readonly": true}));
        written["view"] = view.clone();
        let (form, _) = form(&written, Words::default());
        (
            form.fields[0].shown,
            form.fields[0].enabled,
            form.fields[1].enabled,
        )
    };
    assert_eq!(read_only(&json!(null)), (false, false, true));
    assert_eq!(read_only(&json!("bootstrap-edit")), (true, false, true));
    assert_eq!(read_only(&json!({"locale": "en_US"})), (true, false, true));
    assert_eq!(
        read_only(&json!({"parent": "bootstrap-create"})),
        (false, false, true)
    );
    assert_eq!(read_only(&json!("bootstrap-display")), (true, false, false));
    let (read, _) = form(
        &json!({"schema": {"properties": {"a": {}}}, "view": "bootstrap-create-horizontal"}),
        Words::default(),
    );
    assert!(read.horizontal);
}

#[test]
fn a_page_of_the_study_takes_options_of_its_own() {
    let written = json!({"schema": {"properties": {"a": {}}}, "options": {"own": "<i>x</i>", "focus": "a"},
        "view": {"layout": {"template": "<p>{{{options.own}}}</p><div id='one'></div>", "bindings": {"a": "#one"}}}});
    let (form, problems) = form(&written, Words::default());
    assert_eq!(problems, []);
    assert_eq!(
        form.layout.map(|layout| layout.html).as_deref(),
        Some("<p><i>x</i></p><div id='one'></div>")
    );
    assert_eq!(form.focus.as_deref(), Some("a"));
}

fn surveys(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("formSchema").cloned());
            map.values().for_each(|inside| surveys(inside, found));
        }
        Value::Array(list) => list.iter().for_each(|inside| surveys(inside, found)),
        _ => {}
    }
}

/// Answers every question as a family could; so many answers are saved.
fn filled_in(form: Form) -> usize {
    let mut visit = Visit::begin(Arc::new(form.clone()), None, |_, _| Some(true));
    for field in &form.fields {
        let heard = match &field.control {
            Control::Line(Line::Email) => Heard::Typed("name@example.org".into()),
            Control::Line(Line::Integer) => Heard::Typed("13".into()),
            Control::Line(Line::Text) => Heard::Typed("some words".into()),
            Control::Choice { look, choices, .. } if *look == Look::Boxes => {
                Heard::Set(choices.len() - 1, true)
            }
            Control::Choice { choices, .. } => Heard::Chose(choices.len() - 1),
            other => panic!("{other:?} is new here; answer it too"),
        };
        visit.hear(&field.name, heard);
        visit.hear(&field.name, Heard::Left);
    }
    match visit.next() {
        Next::Go(data) => data.len(),
        refused => panic!("{refused:?}"),
    }
}

#[test]
fn surveys_of_real_studies_have_nothing_wrong_and_all_their_questions() {
    let folder = Path::new("/work/shared/protocols");
    let Ok(entries) = fs::read_dir(folder) else {
        println!(
            "{} is not here, so no real survey was looked at",
            folder.display()
        );
        return;
    };
    let mut found = Vec::new();
    for entry in entries.flatten() {
        if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "json")
        {
            let text = fs::read_to_string(entry.path()).expect("text");
            surveys(&serde_json::from_str(&text).expect("JSON"), &mut found);
        }
    }
    assert!(found.len() > 9, "{}", found.len());
    for written in found {
        let (form, problems) = form(&written, Words::default());
        assert_eq!(problems, [], "{written}");
        let asked = written["schema"]["properties"]
            .as_object()
            .expect("questions")
            .len();
        assert_eq!(form.fields.len(), asked);
        assert!(
            form.fields
                .iter()
                .all(|field| field.shown && !field.label.is_empty())
        );
        assert_eq!(filled_in(form), asked, "every answer is saved");
    }
}
