//! Whole forms, filled in: what is saved, what is refused, and any order of events.

use super::*;
use crate::survey::{
    field::{item_key, prefix},
    read,
};
use serde_json::json;

/// Enough of patterns for these tests: digits only; a broken one is none.
fn matches(pattern: &str, text: &str) -> Option<bool> {
    match pattern {
        "^[0-9]+$" => Some(!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())),
        "(" => None,
        other => Some(text.contains(other)),
    }
}

fn visit(form: &Value) -> Visit {
    let (form, _) = read::form(form);
    Visit::begin(Arc::new(form), None, matches)
}

/// A form with one question, `a`.
fn one(schema: &Value, options: &Value) -> Visit {
    visit(
        &json!({"schema": {"type": "object", "properties": {"a": schema}}, "options": {"fields": {"a": options}}}),
    )
}

fn typed(text: &str) -> Vec<Heard> {
    vec![Heard::Typed(text.into()), Heard::Left]
}

fn chose(place: usize) -> Vec<Heard> {
    vec![Heard::Chose(place)]
}

fn boxes(places: &[usize]) -> Vec<Heard> {
    places
        .iter()
        .map(|place| Heard::Set(*place, true))
        .collect()
}

/// What Next leads to: the data, or null where it refuses.
fn outcome(visit: &mut Visit) -> Value {
    match visit.next() {
        Next::Go(data) => Value::Object(data),
        Next::Stay(key) => {
            assert!(!visit.messages(&key).is_empty(), "a refusal says why");
            Value::Null
        }
        Next::Nothing => json!("nothing"),
    }
}

/// The predecessor's answers (spec: frames-forms 9.4), and where we differ on purpose the line says so.
#[test]
fn what_is_saved_has_the_types_and_the_shape_of_the_predecessor() {
    let xyz = json!(["x", "y", "z"]);
    let w = json!(["w", "x", "y", "z"]);
    let text = "string";
    let refused = Value::Null;
    let cases: Vec<(Value, Value, Vec<Heard>, Value)> = vec![
        // Not chosen beforehand, which would distort answers; the predecessor takes the first.
        (
            json!({"type": text, "enum": xyz, "required": true}),
            json!({"type": "radio", "removeDefaultNone": true}),
            vec![],
            refused.clone(),
        ),
        (
            json!({"type": text, "enum": xyz, "required": true}),
            json!({"type": "radio"}),
            vec![],
            refused.clone(),
        ),
        (
            json!({"type": text, "enum": xyz}),
            json!({"type": "radio", "validator": "required-field", "removeDefaultNone": true}),
            vec![],
            refused.clone(),
        ),
        (
            json!({"type": text, "enum": xyz}),
            json!({"type": "radio"}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": text, "enum": xyz}),
            json!({"type": "radio"}),
            chose(0),
            json!({}),
        ),
        (
            json!({"type": text, "enum": xyz}),
            json!({"type": "radio", "validator": "required-field"}),
            chose(0),
            refused.clone(),
        ),
        (
            json!({"type": text, "enum": xyz, "default": "y"}),
            json!({"type": "radio"}),
            vec![],
            json!({"a": "y"}),
        ),
        (
            json!({"type": "integer", "enum": [1, 2, 3]}),
            json!({"type": "radio", "hideNone": true}),
            chose(1),
            json!({"a": 2}),
        ),
        // In the predecessor no answer is accepted.
        (
            json!({"enum": [1, 2, 3]}),
            json!({"type": "radio", "hideNone": true}),
            chose(1),
            json!({"a": 2}),
        ),
        (
            json!({"type": "boolean", "enum": [true, false]}),
            json!({"type": "radio", "hideNone": true, "sort": false}),
            chose(1),
            json!({"a": false}),
        ),
        (
            json!({"type": text, "enum": w, "required": true}),
            json!({"type": "select"}),
            vec![],
            refused.clone(),
        ),
        // Accepted at once; the predecessor wants it changed and changed back.
        (
            json!({"type": text, "enum": w, "required": true}),
            json!({"type": "select"}),
            chose(0),
            json!({"a": "w"}),
        ),
        // Nothing is chosen unasked; the predecessor saves the first.
        (
            json!({"type": text, "enum": w}),
            json!({"type": "select", "removeDefaultNone": true}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": text, "enum": w}),
            json!({"type": "select", "removeDefaultNone": true}),
            chose(0),
            json!({"a": "w"}),
        ),
        (
            json!({"type": text, "enum": w}),
            json!({"type": "select"}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": text, "enum": w}),
            json!({"type": "select", "emptySelectFirst": true, "hideNone": true}),
            vec![],
            json!({"a": "w"}),
        ),
        (
            json!({"type": "array", "items": {"type": text, "enum": w}}),
            json!({"type": "select"}),
            boxes(&[2, 1]),
            json!({"a": ["x", "y"]}),
        ),
        (
            json!({"type": "array", "enum": w}),
            json!({"type": "select"}),
            boxes(&[1]),
            json!({"a": ["x"]}),
        ),
        // The predecessor lets an empty number pass the validator; it is meant.
        (
            json!({"type": "number"}),
            json!({"validator": "required-field"}),
            vec![],
            refused.clone(),
        ),
        (json!({"type": "number"}), json!({}), vec![], json!({})),
        (
            json!({"type": "number", "required": true}),
            json!({}),
            vec![],
            refused.clone(),
        ),
        (
            json!({"type": "number"}),
            json!({}),
            typed("3.5"),
            json!({"a": 3.5}),
        ),
        (
            json!({"type": "number"}),
            json!({}),
            typed("3.0"),
            json!({"a": 3}),
        ),
        (
            json!({"type": "number"}),
            json!({}),
            typed("abc"),
            refused.clone(),
        ),
        (
            json!({"type": "number", "maximum": 10}),
            json!({}),
            typed("11"),
            refused.clone(),
        ),
        (
            json!({"type": "number", "minimum": 0, "exclusiveMinimum": true}),
            json!({}),
            typed("0"),
            refused.clone(),
        ),
        (
            json!({"type": "integer"}),
            json!({}),
            typed("0"),
            json!({"a": 0}),
        ),
        (
            json!({"type": "integer"}),
            json!({}),
            typed("3.5"),
            refused.clone(),
        ),
        (
            json!({"type": "integer"}),
            json!({}),
            typed("007"),
            refused.clone(),
        ),
        (
            json!({"type": "integer"}),
            json!({"numericEntry": true}),
            typed("-1a2"),
            json!({"a": 12}),
        ),
        // The predecessor refuses every number here.
        (
            json!({"type": "number", "multipleOf": 2}),
            json!({}),
            typed("4"),
            json!({"a": 4}),
        ),
        (
            json!({"type": "number", "divisibleBy": 0.1}),
            json!({}),
            typed("0.3"),
            json!({"a": 0.3}),
        ),
        (
            json!({"type": "number", "divisibleBy": 2}),
            json!({}),
            typed("5"),
            refused.clone(),
        ),
        (
            json!({"type": text, "required": true}),
            json!({}),
            typed("   "),
            json!({"a": "   "}),
        ),
        (
            json!({"type": text, "required": true}),
            json!({"disallowOnlyEmptySpaces": true}),
            typed("   "),
            refused.clone(),
        ),
        (
            json!({"type": text, "required": true}),
            json!({}),
            vec![],
            refused.clone(),
        ),
        (
            json!({"type": text, "pattern": "^[0-9]+$"}),
            json!({}),
            typed("abc"),
            refused.clone(),
        ),
        (
            json!({"type": text, "pattern": "^[0-9]+$"}),
            json!({}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": text, "pattern": "("}),
            json!({}),
            typed("abc"),
            json!({"a": "abc"}),
        ),
        (
            json!({"type": text, "minLength": 3}),
            json!({}),
            typed("a"),
            refused.clone(),
        ),
        (
            json!({"type": text, "enum": ["a", "b"]}),
            json!({"type": "text"}),
            typed("c"),
            refused.clone(),
        ),
        (
            json!({"type": text, "disallow": "c"}),
            json!({}),
            typed("c"),
            refused.clone(),
        ),
        (
            json!({"type": text}),
            json!({"type": "textarea"}),
            typed("hello\nworld"),
            json!({"a": "hello\nworld"}),
        ),
        (
            json!({"type": text}),
            json!({"type": "textarea", "wordlimit": 1}),
            typed("two words"),
            refused.clone(),
        ),
        (
            json!({"type": "boolean"}),
            json!({}),
            vec![],
            json!({"a": false}),
        ),
        (
            json!({"type": "boolean", "required": true}),
            json!({"validator": "required-field"}),
            vec![],
            json!({"a": false}),
        ),
        (
            json!({"type": "boolean"}),
            json!({}),
            vec![Heard::Ticked(true)],
            json!({"a": true}),
        ),
        // The predecessor saves nothing where the type is missing.
        (
            json!({"enum": xyz}),
            json!({"type": "checkbox"}),
            boxes(&[0, 2]),
            json!({"a": ["x", "z"]}),
        ),
        (
            json!({"type": text, "enum": xyz}),
            json!({"type": "checkbox"}),
            boxes(&[2, 0]),
            json!({"a": "x,z"}),
        ),
        (
            json!({"type": text, "enum": xyz}),
            json!({"type": "checkbox"}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": "array", "enum": xyz}),
            json!({"type": "checkbox"}),
            boxes(&[0, 2]),
            json!({"a": ["x", "z"]}),
        ),
        (
            json!({"type": "array", "items": {"enum": xyz}}),
            json!({"type": "checkbox"}),
            boxes(&[0, 2]),
            json!({"a": ["x", "z"]}),
        ),
        (
            json!({"type": "array", "enum": xyz}),
            json!({"type": "checkbox"}),
            vec![],
            json!({"a": []}),
        ),
        (
            json!({"type": "array", "enum": xyz, "required": true}),
            json!({"type": "checkbox"}),
            vec![],
            refused.clone(),
        ),
        (
            json!({"type": "array", "enum": xyz}),
            json!({"type": "checkbox", "validator": "required-field"}),
            vec![],
            json!({"a": []}),
        ),
        // The predecessor does not count here.
        (
            json!({"type": "array", "enum": xyz, "minItems": 2}),
            json!({"type": "checkbox"}),
            boxes(&[0]),
            refused.clone(),
        ),
        (
            json!({"type": "array", "enum": xyz, "minItems": 2}),
            json!({"type": "checkbox"}),
            vec![],
            json!({"a": []}),
        ),
        (
            json!({"type": "array", "items": {"type": "integer", "enum": [1, 2]}}),
            json!({"type": "checkbox"}),
            boxes(&[1]),
            json!({"a": [2]}),
        ),
        (
            json!({"type": text, "default": "hi"}),
            json!({}),
            vec![],
            json!({"a": "hi"}),
        ),
        (
            json!({"type": "boolean", "default": true}),
            json!({}),
            vec![],
            json!({"a": true}),
        ),
        (
            json!({"type": "number", "default": 0}),
            json!({}),
            vec![],
            json!({"a": 0}),
        ),
        (
            json!({"type": "object", "properties": {"b": {"type": text}}}),
            json!({}),
            vec![],
            json!({"a": {}}),
        ),
        (
            json!({"type": "array", "items": {"type": text}}),
            json!({}),
            vec![],
            json!({"a": []}),
        ),
        (
            json!({"type": text, "default": "q", "required": true}),
            json!({"type": "hidden"}),
            vec![],
            json!({"a": "q"}),
        ),
        (
            json!({"type": text, "required": true}),
            json!({"type": "hidden"}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": text, "required": true}),
            json!({"hidden": true}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": text, "default": "q", "required": true}),
            json!({"disabled": true}),
            vec![],
            json!({"a": "q"}),
        ),
        (
            json!({"type": text, "required": true}),
            json!({"disabled": true}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": text, "default": "q"}),
            json!({"readonly": true}),
            vec![],
            json!({"a": "q"}),
        ),
        (
            json!({"type": text, "required": true}),
            json!({"validate": false}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": text, "format": "date"}),
            json!({}),
            typed("5/6/2023"),
            json!({"a": "05/06/2023"}),
        ),
        (
            json!({"type": text, "format": "date"}),
            json!({}),
            typed("soon"),
            refused.clone(),
        ),
        (
            json!({"type": text}),
            json!({"type": "time", "dateFormat": "HH:mm"}),
            typed("7:30"),
            json!({"a": "07:30"}),
        ),
        (
            json!({"type": text}),
            json!({"type": "time", "picker": {"format": "H:mm"}}),
            typed("07:30"),
            json!({"a": "7:30"}),
        ),
        (
            json!({"type": text}),
            json!({"type": "date", "dateFormat": "LLLL"}),
            typed("soon"),
            json!({"a": "soon"}),
        ),
        (
            json!({"type": text, "format": "email"}),
            json!({}),
            typed("a@b"),
            refused.clone(),
        ),
        (
            json!({"type": text, "format": "email"}),
            json!({}),
            typed("a@b.org"),
            json!({"a": "a@b.org"}),
        ),
        (
            json!({"type": text, "format": "uri"}),
            json!({}),
            typed("b.org"),
            refused.clone(),
        ),
        (
            json!({"type": text}),
            json!({"type": "url"}),
            typed("https://b.org/x?y"),
            json!({"a": "https://b.org/x?y"}),
        ),
        (
            json!({"type": text}),
            json!({"type": "url", "allowIntranet": true}),
            typed("http://b"),
            json!({"a": "http://b"}),
        ),
        (
            json!({"type": text}),
            json!({"type": "phone"}),
            typed("+49 (0)30 123-456"),
            json!({"a": "+49 (0)30 123-456"}),
        ),
        (
            json!({"type": text}),
            json!({"type": "zipcode"}),
            typed("02139-1234"),
            json!({"a": "02139-1234"}),
        ),
        (
            json!({"type": text}),
            json!({"type": "zipcode", "format": "five"}),
            typed("02139-1234"),
            refused.clone(),
        ),
        (
            json!({"type": text}),
            json!({"type": "ipv4"}),
            typed("1.2.3.400"),
            refused.clone(),
        ),
        (
            json!({"type": text}),
            json!({"type": "uppercase"}),
            typed("ab"),
            json!({"a": "AB"}),
        ),
        (
            json!({"type": "integer"}),
            json!({"type": "text"}),
            typed("4"),
            json!({"a": 4}),
        ),
        (
            json!({"type": "integer"}),
            json!({"type": "text"}),
            typed("four"),
            json!({"a": "four"}),
        ),
        (
            json!({"type": text}),
            json!({"type": "no-such"}),
            typed("kept"),
            json!({"a": "kept"}),
        ),
        (
            json!({"type": "integer", "minimum": 1, "maximum": 7}),
            json!({"type": "slider"}),
            vec![],
            json!({}),
        ),
        (
            json!({"type": "integer", "minimum": 1, "maximum": 7, "required": true}),
            json!({"type": "slider"}),
            vec![],
            refused.clone(),
        ),
        (
            json!({"type": "integer", "minimum": 1, "maximum": 7}),
            json!({"type": "slider"}),
            typed("4"),
            json!({"a": 4}),
        ),
    ];
    for (schema, options, events, expected) in cases {
        let mut visit = one(&schema, &options);
        for event in &events {
            visit.hear("a", event.clone());
        }
        let found = outcome(&mut visit);
        assert_eq!(found, expected, "{schema} {options} {events:?}");
        // Integers stay integers in the text that is sent.
        assert_eq!(found.to_string(), expected.to_string());
    }
}

#[test]
fn the_recorded_survey_saves_what_was_recorded() {
    let mut visit = visit(&json!({
        "schema": {"type": "object", "title": "Survey", "properties": {
            "age": {"type": "integer", "title": "Age", "required": true},
            "nose": {"type": "string", "title": "Nose?", "enum": ["yes", "no"], "required": true},
            "words": {"type": "string", "title": "Words"}}},
        "options": {"fields": {"age": {"numericEntry": true}, "nose": {"type": "radio", "message": "Tell us", "validator": "required-field"}, "words": {"type": "text"}}}}));
    assert_eq!(visit.next(), Next::Stay("age".into()));
    assert_eq!(visit.wrong_at_next(), 2);
    let told = [Message::Html("Tell us".into())];
    assert_eq!(visit.messages("nose"), told);
    assert_eq!(
        visit.messages("age"),
        [Message::Text("This field is required.".into())]
    );
    visit.hear("words", Heard::Typed("ball, more".into()));
    visit.hear("age", Heard::Typed("4".into()));
    assert_eq!(visit.messages("age"), []);
    // Sorted by their texts: no, yes.
    visit.hear("nose", Heard::Chose(1));
    assert_eq!(visit.wrong_at_next(), 0);
    let saved = outcome(&mut visit).to_string();
    assert_eq!(saved, r#"{"age":4,"nose":"yes","words":"ball, more"}"#);
    assert_eq!(visit.next(), Next::Nothing, "the frame ends once");
    assert_eq!(visit.previous(), None);
}

#[test]
fn answers_follow_the_order_on_the_page() {
    let mut visit = visit(&json!({
        "schema": {"properties": {"a": {"default": 1}, "b": {"default": 2}, "c": {"default": 3}, "d": {"default": 4}}},
        "options": {"fields": {"a": {"order": 3}, "c": {"order": -1}}}}));
    assert_eq!(
        outcome(&mut visit).to_string(),
        r#"{"c":"3","b":"2","d":"4","a":"1"}"#
    );
}

#[test]
fn wrong_answers_are_told_when_the_question_is_left() {
    let mut visit = one(
        &json!({"type": "integer", "title": "How <b>old</b>?", "required": true}),
        &json!({}),
    );
    visit.hear("a", Heard::Typed("x".into()));
    assert_eq!(visit.messages("a"), []);
    visit.hear("a", Heard::Left);
    assert_eq!(visit.messages("a").len(), 1);
    assert_eq!(
        visit.said(),
        "How old? Please write a whole number, such as 3."
    );
    visit.hear("a", Heard::Typed("5".into()));
    assert_eq!(visit.messages("a"), []);
    visit.hear("a", Heard::Left);
    assert_eq!(visit.said(), "");
    assert_eq!(visit.wrong_at_next(), 0);
}

fn conditional(options: &Value) -> Visit {
    visit(&json!({
        "schema": {"type": "object", "properties": {
            "s": {"type": "string", "enum": ["yes", "no"], "id": "one"},
            "t": {"type": "boolean"},
            "x": {"type": "string", "required": true},
            "y": {"type": "string"}},
            "dependencies": {"x": ["s"], "y": "x"}},
        "options": {"fields": {"s": {"type": "radio", "sort": false, "hideNone": true}, "x": options}}}))
}

#[test]
fn a_question_is_asked_when_its_conditions_are_met() {
    let mut visit = conditional(&json!({"dependencies": {"s": "yes"}}));
    assert!(!visit.is_asked("x") && !visit.is_asked("y") && visit.is_asked("t"));
    visit.hear("s", Heard::Chose(0));
    assert!(visit.is_asked("x") && !visit.is_asked("y"));
    assert!(matches!(visit.next(), Next::Stay(key) if key == "x"));
    visit.hear("x", Heard::Typed("word".into()));
    visit.hear("y", Heard::Typed("more".into()));
    assert_eq!(
        Value::Object(visit.data()),
        json!({"s": "yes", "t": false, "x": "word", "y": "more"})
    );
    visit.hear("s", Heard::Chose(1));
    assert!(
        !visit.is_asked("x") && !visit.is_asked("y"),
        "chains hide together"
    );
    assert_eq!(Value::Object(visit.data()), json!({"s": "no", "t": false}));
    visit.hear("s", Heard::Chose(0));
    assert_eq!(visit.data()["x"], "word", "what was typed comes back");
    let mut any = conditional(&json!({}));
    assert!(!any.is_asked("x"));
    any.hear("s", Heard::Chose(1));
    assert!(any.is_asked("x"));
}

#[test]
fn conditions_may_name_an_id_anywhere_and_loops_are_never_asked() {
    let mut visit = visit(&json!({
        "schema": {"properties": {
            "g": {"type": "object", "properties": {"s": {"type": "boolean", "id": "deep"}}},
            "x": {"dependencies": "#deep"},
            "p": {"dependencies": ["q"]}, "q": {"dependencies": ["p"]}, "r": {"dependencies": ["gone"]}, "u": {"dependencies": ["#gone"]}}}}));
    let deep = prefix("g") + "s";
    assert!(!visit.is_asked("x"));
    visit.hear(&deep, Heard::Ticked(true));
    assert!(visit.is_asked("x"));
    assert!(["p", "q", "r", "u"].iter().all(|key| !visit.is_asked(key)));
    assert_eq!(outcome(&mut visit), json!({"g": {"s": true}}));
}

#[test]
fn a_list_grows_and_shrinks() {
    let schema = json!({"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": {
        "type": "object", "properties": {"name": {"type": "string", "required": true}, "age": {"type": "integer"}}}});
    let mut visit = one(
        &schema,
        &json!({"items": {"fields": {"name": {"label": "Name"}}}}),
    );
    assert_eq!(outcome(&mut visit), Value::Null, "at least one");
    for _ in 0..5 {
        visit.hear("a", Heard::Added);
    }
    assert_eq!(visit.answers.items("a"), [0, 1, 2]);
    assert!(!visit.can_add("a"));
    visit.hear("a", Heard::Removed(1));
    let key = |item, name: &str| prefix(&item_key("a", item)) + name;
    assert_eq!(visit.next(), Next::Stay(key(0, "name")));
    visit.hear(&key(0, "name"), Heard::Typed("Ann".into()));
    visit.hear(&key(2, "name"), Heard::Typed("Ann".into()));
    assert_eq!(visit.next(), Next::Stay("a".into()), "twice the same");
    visit.hear(&key(2, "age"), Heard::Typed("7".into()));
    visit.hear(&key(1, "age"), Heard::Typed("8".into()));
    assert_eq!(
        outcome(&mut visit),
        json!({"a": [{"name": "Ann"}, {"name": "Ann", "age": 7}]})
    );
}

#[test]
fn data_of_the_form_takes_the_place_of_defaults() {
    let form = json!({
        "schema": {"properties": {"a": {"default": "x"}, "b": {"default": "y"}, "h": {"default": "z"},
            "g": {"type": "object", "properties": {"c": {"default": 1}}}, "l": {"type": "array", "items": {"type": "integer"}}}},
        "options": {"fields": {"h": {"type": "hidden"}}},
        "data": {"a": "given", "l": [1, 2]}});
    assert_eq!(
        outcome(&mut visit(&form)),
        json!({"a": "given", "h": "z", "g": {}, "l": [1, 2]})
    );
    let mut group = form.clone();
    group["data"] = json!({"g": {"c": 5}});
    assert_eq!(outcome(&mut visit(&group))["g"], json!({"c": "5"}));
}

#[test]
fn what_was_saved_before_comes_back() {
    let form = json!({
        "schema": {"properties": {
            "t": {}, "n": {"type": "number"}, "r": {"type": "integer", "enum": [1, 2]}, "b": {"type": "boolean"},
            "m": {"type": "array", "items": {"enum": ["a, b", "c"]}}, "k": {"type": "string", "enum": ["d", "e"]},
            "s": {"enum": ["p", "q", "r", "s"]}, "d": {"format": "date"}, "z": {"default": "no longer"}}},
        "options": {"fields": {"m": {"type": "checkbox"}, "k": {"type": "checkbox"}}}});
    let saved = json!({"t": "text", "n": 2.5, "r": 2, "b": true, "m": ["a, b"], "k": "d,e", "s": "q", "d": "05/06/2023"});
    let (form, problems) = read::form(&form);
    assert_eq!(problems, []);
    let mut visit = Visit::begin(Arc::new(form), saved.as_object(), matches);
    assert_eq!(outcome(&mut visit), saved);
}

#[test]
fn going_back_keeps_the_answers_so_far() {
    let mut visit = one(&json!({"type": "string", "minLength": 5}), &json!({}));
    visit.hear("a", Heard::Typed("abc".into()));
    let kept = visit.previous().map(Value::Object);
    assert_eq!(kept, Some(json!({"a": "abc"})));
    assert_eq!((visit.previous(), visit.next()), (None, Next::Nothing));
}

/// A small generator of odd numbers, so that a failure comes again.
struct Odd(u64);

impl Odd {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    fn event(&mut self) -> Heard {
        let texts = [
            "",
            "3",
            "abc",
            "5/6/2023",
            " ",
            "äöü",
            "a@b.org",
            "99999999999999999999",
        ];
        match self.below(8) {
            0 | 1 => Heard::Typed(texts[self.below(texts.len())].into()),
            2 => Heard::Chose(self.below(5)),
            3 => Heard::Set(self.below(5), self.below(2) == 0),
            4 => Heard::Ticked(self.below(2) == 0),
            5 => Heard::Added,
            6 => Heard::Removed(self.below(4) as u32),
            _ => Heard::Left,
        }
    }

    /// Something else in the place of a random part.
    fn break_one(&mut self, value: &mut Value) {
        let odd = [
            json!(null),
            json!(true),
            json!("x"),
            json!(-1),
            json!(1e300),
            json!([]),
            json!({}),
            json!([{"a": 1}, "b", null]),
            json!({"type": "array"}),
            json!("radio"),
            json!({"enum": [1, "1", null]}),
            json!("#one"),
            json!(["s", "x"]),
        ];
        let inside = match value {
            Value::Object(map) if !map.is_empty() => {
                let place = self.below(map.len());
                map.values_mut().nth(place)
            }
            Value::Array(list) if !list.is_empty() => {
                let place = self.below(list.len());
                list.get_mut(place)
            }
            _ => None,
        };
        match inside {
            Some(inside) if self.below(5) > 0 => self.break_one(inside),
            Some(inside) => *inside = odd[self.below(odd.len())].clone(),
            None => *value = odd[self.below(odd.len())].clone(),
        }
    }
}

fn everything() -> Value {
    json!({
        "schema": {"type": "object", "title": "All", "required": ["s"], "properties": {
            "s": {"type": "string", "enum": ["yes", "no"], "id": "one"},
            "n": {"type": "number", "minimum": 1, "maximum": 9, "divisibleBy": 2},
            "m": {"type": "array", "items": {"enum": ["a", "b", "c"]}, "minItems": 1},
            "g": {"type": "object", "properties": {"x": {"type": "string"}, "d": {"format": "date", "default": "1/2/2020"}}, "dependencies": {"x": ["d"]}},
            "l": {"type": "array", "items": {"type": "object", "properties": {"t": {"type": "integer"}, "u": {"type": "boolean"}}}, "maxItems": 3},
            "w": {"enum": [1, 2, 3, 4]}, "b": {"type": "boolean"}, "h": {"default": 3}},
            "dependencies": {"n": ["s"], "l": "#one"}},
        "options": {"focus": true, "fields": {
            "s": {"type": "radio", "optionLabels": ["Y", "N"], "sort": false, "order": 2}, "n": {"dependencies": {"s": ["yes"]}},
            "m": {"type": "checkbox", "optionImages": ["a.png"]}, "w": {"type": "select", "validator": "required-field"}, "h": {"type": "hidden"},
            "l": {"items": {"fields": {"t": {"type": "slider"}}}}, "g": {"collapsible": true, "fields": {"x": {"type": "textarea", "rows": 3}}}}},
        "data": {"s": "no", "l": [{"t": 4}]},
        "view": {"parent": "bootstrap-edit", "layout": {"template": "<div id='a'>{{{options.x}}}</div>", "bindings": {"s": "#a"}}}})
}

fn keys(form: &Form, answers: &Answers) -> Vec<String> {
    fn add(field: &Field, key: String, answers: &Answers, keys: &mut Vec<String>) {
        for child in field.inside() {
            add(child, child.key(&prefix(&key)), answers, keys);
        }
        if let Control::List { item } = &field.control {
            for number in answers.items(&key) {
                add(item, item_key(&key, *number), answers, keys);
            }
        }
        keys.push(key);
    }
    let mut all = vec!["no such".to_owned()];
    for field in &form.fields {
        add(field, field.name.clone(), answers, &mut all);
    }
    all
}

#[test]
fn the_whole_form_is_right() {
    assert_eq!(read::form(&everything()).1, []);
}

#[test]
fn broken_forms_and_any_order_of_events_never_panic_and_never_save_nonsense() {
    let mut odd = Odd(7);
    let mut finished = 0;
    for round in 0..1000 {
        let mut form = everything();
        for _ in 0..round % 5 {
            odd.break_one(&mut form);
        }
        let (read, problems) = read::form(&form);
        assert!(
            !read.fields.is_empty() || !problems.is_empty(),
            "an empty page is told: {form}"
        );
        let mut visit = Visit::begin(Arc::new(read), None, matches);
        for _ in 0..30 {
            let keys = keys(&visit.form, &visit.answers);
            let key = keys[odd.below(keys.len())].clone();
            visit.hear(&key, odd.event());
        }
        let before = visit.data();
        match visit.next() {
            Next::Go(data) => {
                finished += 1;
                assert_eq!(data, before);
                // Saved answers fill the form with the same answers.
                let again = Visit::begin(Arc::clone(&visit.form), Some(&data), matches);
                if round % 5 == 0 {
                    assert_eq!(again.data(), data);
                }
                let text = Value::Object(data);
                assert!(!text.to_string().contains("null"), "{text}");
            }
            Next::Stay(key) => {
                assert!(!visit.messages(&key).is_empty() && visit.wrong_at_next() > 0)
            }
            Next::Nothing => panic!("the first press"),
        }
    }
    assert!(finished > 50, "{finished}");
}
