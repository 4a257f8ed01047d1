//! Forms broken at random, and events in any order.

use super::{tests::matches, *};
use crate::survey::{
    field::{item_key, prefix},
    read,
};
use kit::Words;
use serde_json::json;

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
    assert_eq!(read::form(&everything(), Words::default()).1, []);
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
        let (read, problems) = read::form(&form, Words::default());
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
                assert!(!visit.messages(&key).is_empty() && visit.wrong_at_next() > 0);
            }
            Next::Nothing => panic!("the first press"),
        }
    }
    assert!(finished > 50, "{finished}");
}
