//! Whole forms, filled in: what is saved, what is refused, and any order of events.

use super::*;
use crate::survey::{
    field::{item_key, prefix},
    read,
};
use kit::Words;
use serde_json::json;

/// Enough of patterns for these tests: digits only; a broken one is none.
pub(super) fn matches(pattern: &str, text: &str) -> Option<bool> {
    match pattern {
        "^[0-9]+$" => Some(!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())),
        "(" => None,
        other => Some(text.contains(other)),
    }
}

fn visit(form: &Value) -> Visit {
    let (form, _) = read::form(form, Words::default());
    Visit::begin(Arc::new(form), None, matches)
}

/// A form with one question, `a`.
fn one(schema: &Value, options: &Value) -> Visit {
    visit(
        &json!({"schema": {"type": "object", "properties": {"a": schema}}, "options": {"fields": {"a": options}}}),
    )
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

/// The predecessor's answers (spec: frames-forms 9.4); where we differ on purpose, the line has a note. `saved: null` is a refusal.
#[test]
fn what_is_saved_has_the_types_and_the_shape_of_the_predecessor() {
    for line in include_str!("answers.jsonl").lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        let mut visit = one(&case["schema"], &case["options"]);
        if let Some(text) = case["type"].as_str() {
            visit.hear("a", Heard::Typed(text.into()));
            visit.hear("a", Heard::Left);
        }
        if let Some(place) = case["choose"].as_u64() {
            visit.hear("a", Heard::Chose(place as usize));
        }
        for place in case["boxes"].as_array().into_iter().flatten() {
            let place = place.as_u64().expect("a place");
            visit.hear("a", Heard::Set(place as usize, true));
        }
        if let Some(is_on) = case["tick"].as_bool() {
            visit.hear("a", Heard::Ticked(is_on));
        }
        // As text, in which 2 is not 2.0.
        let found = outcome(&mut visit).to_string();
        assert_eq!(found, case["saved"].to_string(), "{line}");
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
    let (form, problems) = read::form(&form, Words::default());
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
    assert_eq!(
        visit.next(),
        Next::Stay("a".into()),
        "it was the first frame"
    );
    visit.hear("a", Heard::Typed("abcde".into()));
    let kept = json!({"a": "abcde"}).as_object().cloned();
    assert_eq!(visit.previous(), kept);
    assert_eq!(Some(visit.next()), kept.map(Next::Go));
    assert_eq!((visit.previous(), visit.next()), (None, Next::Nothing));
}

/// Groups, scales with texts at their ends, and times, as in the questionnaires on moods that labs write.
#[test]
fn a_questionnaire_on_moods_saves_its_groups() {
    let scale = json!({"type": "string", "enum": ["1", "2", "3"], "required": true});
    let asked = json!({"type": "radio", "hideNone": true, "sort": false, "vertical": false, "fieldClass": "aligned-radio-group",
        "leftLabel": "low", "rightLabel": "high"});
    let group = |title: &str| json!({"type": "object", "title": title, "properties": {"calm": scale, "awake": scale}});
    let how = json!({"fields": {"calm": asked, "awake": asked}});
    let form = json!({
        "schema": {"type": "object", "properties": {"child": group("Child"), "parent": group("Parent"),
            "woke": {"type": "string", "format": "time", "required": true},
            "naps": {"type": "string", "enum": ["no", "yes"]}, "next": {"type": "string", "format": "time"}},
            "dependencies": {"next": ["naps"]}},
        "options": {"hideInitValidationError": true, "fields": {"child": how, "parent": how,
            "woke": {"type": "time", "dateFormat": "HH:mm", "size": 10, "picker": {"useCurrent": false}, "validator": "required-field"},
            "naps": {"type": "radio", "hideNone": true, "sort": false}, "next": {"dateFormat": "HH:mm", "dependencies": {"naps": ["yes"]}}}},
        "view": {"parent": "bootstrap-edit", "fields": {"/child/calm": {"templates": {"control": "<div>{{#control}}{{/control}}</div>"}}}}});
    assert_eq!(read::form(&form, Words::default()).1, []);
    let mut visit = visit(&form);
    for (group, place) in [("child", 2), ("parent", 0)] {
        for name in ["calm", "awake"] {
            visit.hear(&(prefix(group) + name), Heard::Chose(place));
        }
    }
    visit.hear("woke", Heard::Typed("0:30".into()));
    visit.hear("naps", Heard::Chose(1));
    visit.hear("next", Heard::Typed("1:5".into()));
    let saved = outcome(&mut visit).to_string();
    assert_eq!(
        saved,
        r#"{"child":{"calm":"3","awake":"3"},"parent":{"calm":"1","awake":"1"},"woke":"00:30","naps":"yes","next":"01:05"}"#
    );
}

#[test]
fn who_comes_back_finds_the_answers_unless_the_form_is_another() {
    let form = json!({"schema": {"type": "object", "properties": {
        "text": {"type": "string"},
        "boxes": {"type": "array", "items": {"enum": ["a", "b"]}},
        "group": {"type": "object", "properties": {"number": {"type": "integer"}}}}},
        "options": {"fields": {"boxes": {"type": "checkbox"}}}});
    let mut first = visit(&form);
    first.hear("text", Heard::Typed("hello".into()));
    first.hear("boxes", Heard::Set(1, true));
    first.hear(&(prefix("group") + "number"), Heard::Typed("3".into()));
    let left = first.previous().expect("answers so far");
    let params = Params {
        form_schema: form.clone(),
        ..Params::default()
    };
    let saved = json!({"formSchema": form, "formData": left});
    let saved = saved.as_object().cloned().expect("object");
    let found = earlier(&params, saved.clone());
    let (read, _) = read::form(&form, Words::default());
    let again = Visit::begin(Arc::new(read), found.as_ref(), matches);
    assert_eq!(again.data(), left);
    assert_eq!(earlier(&Params::default(), saved), None);
    let never_left = json!({"formSchema": form});
    assert_eq!(
        earlier(&params, never_left.as_object().cloned().expect("object")),
        None
    );
}
