//! What an answer must be, as the study says it. Limits that no answer can keep are told and dropped: nobody may get stuck.

use super::{
    field::{Control, Look, Rules},
    part::{Part, plain},
};
use serde_json::Value;

pub(super) fn read(schema: &Part, options: &Part, control: &Control) -> Rules {
    let (minimum, above_minimum) = limit(schema, "minimum", "exclusiveMinimum");
    let (maximum, below_maximum) = limit(schema, "maximum", "exclusiveMaximum");
    let is_typed = matches!(control, Control::Line(_) | Control::Area { .. });
    let texts = |key: &str| schema.list(key).iter().map(plain).collect::<Vec<_>>();
    let positive = |key: &str| match schema.number(key) {
        Some(number) if number > 0.0 => Some(number),
        Some(_) => {
            schema.note(key, "is not above 0, so it is left out");
            None
        }
        None => None,
    };
    let mut rules = Rules {
        min_length: schema.count("minLength"),
        max_length: schema.count("maxLength"),
        shows_max_length: options.flag("showMaxLengthIndicator", false),
        pattern: pattern(schema),
        one_of: if is_typed { texts("enum") } else { Vec::new() },
        disallowed: texts("disallow"),
        no_spaces: options.flag("disallowEmptySpaces", false),
        not_only_spaces: options.flag("disallowOnlyEmptySpaces", false),
        max_words: options.count("wordlimit"),
        minimum,
        maximum,
        above_minimum,
        below_maximum,
        divisors: ["divisibleBy", "multipleOf"]
            .iter()
            .filter_map(|key| positive(key))
            .collect(),
        min_items: schema.count("minItems"),
        max_items: schema.count("maxItems"),
        unique: schema.flag("uniqueItems", false),
        digits_only: options.flag("numericEntry", false),
        five_digits: options.text("format") == "five",
        intranet: options.flag("allowIntranet", false),
    };
    drop_impossible(&mut rules, schema, control);
    rules
}

fn pattern(schema: &Part) -> String {
    let text = schema.text("pattern");
    if is_whole(&text) {
        return text;
    }
    schema.note(
        "pattern",
        "is no JavaScript pattern: a bracket is left open, or there is nothing before *, + or ?; it is not checked",
    );
    String::new()
}

/// Sees the mistakes that people make; what else is no pattern, the browser passes over.
fn is_whole(pattern: &str) -> bool {
    let (mut open, mut in_set, mut may_repeat) = (0_usize, false, false);
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.next().is_none() => return false,
            ']' if in_set => (in_set, may_repeat) = (false, true),
            _ if in_set => {}
            '[' => in_set = true,
            '(' => {
                open += 1;
                may_repeat = false;
                letters.next_if_eq(&'?');
            }
            ')' if open == 0 => return false,
            ')' => (open, may_repeat) = (open - 1, true),
            '*' | '+' | '?' if !may_repeat => return false,
            _ => may_repeat = !matches!(letter, '|' | '^'),
        }
    }
    open == 0 && !in_set
}

/// Draft 4 has a truth beside the limit, later drafts the limit itself.
fn limit(schema: &Part, key: &str, exclusive: &str) -> (Option<f64>, bool) {
    let plain = schema.number(key);
    match schema.get(exclusive) {
        Some(Value::Number(number)) if plain.is_none() => (number.as_f64(), true),
        Some(Value::Number(_)) => (plain, true),
        _ => (plain, schema.flag(exclusive, false)),
    }
}

fn drop_impossible(rules: &mut Rules, schema: &Part, control: &Control) {
    const MESSAGE: &str = "leaves no answer that could be given, so it is not checked";
    if let (Some(least), Some(most)) = (rules.minimum, rules.maximum) {
        let is_open = rules.above_minimum || rules.below_maximum;
        if least > most || (is_open && least >= most) {
            schema.note("minimum", MESSAGE);
            (rules.minimum, rules.maximum) = (None, None);
            (rules.above_minimum, rules.below_maximum) = (false, false);
        }
    }
    // More than this nobody writes on such a page.
    let most_letters = rules.max_length.unwrap_or(usize::MAX).min(10_000);
    if most_letters == 0 || rules.min_length.is_some_and(|least| least > most_letters) {
        schema.note("maxLength", MESSAGE);
        (rules.min_length, rules.max_length) = (None, None);
    }
    if rules.max_words == Some(0) {
        rules.max_words = None;
    }
    let entries = match control {
        Control::Choice {
            look: Look::Boxes,
            choices,
            ..
        } => choices.len(),
        _ => 100,
    };
    let most_items = rules.max_items.unwrap_or(usize::MAX).min(entries);
    if most_items == 0 || rules.min_items.is_some_and(|least| least > most_items) {
        schema.note("minItems", MESSAGE);
        (rules.min_items, rules.max_items) = (None, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{field::Line, part::Notes};
    use serde_json::json;

    fn rules(schema: &Value) -> (Rules, usize) {
        let notes = Notes::default();
        let options = json!({"wordlimit": -1});
        let part = Part::new(Some(schema), String::new(), &notes);
        let options = Part::new(Some(&options), String::new(), &notes);
        let rules = read(&part, &options, &Control::Line(Line::Number));
        (rules, notes.into_list().len())
    }

    #[test]
    fn limits_are_read_in_both_drafts() {
        let (found, told) =
            rules(&json!({"minimum": 0, "exclusiveMinimum": true, "maximum": "15"}));
        assert_eq!(
            (found.minimum, found.above_minimum, found.maximum),
            (Some(0.0), true, Some(15.0))
        );
        assert_eq!((found.max_words, told), (None, 0));
        let (found, _) = rules(&json!({"exclusiveMaximum": 5}));
        assert_eq!((found.maximum, found.below_maximum), (Some(5.0), true));
    }

    #[test]
    fn a_pattern_that_is_none_is_told_and_dropped() {
        for pattern in ["(", "a)", "[a", "*", "a|+", "(?:a", "^?", "a\\"] {
            let (found, told) = rules(&json!({ "pattern": pattern }));
            assert_eq!((found, told), (Rules::default(), 1), "{pattern}");
        }
        for pattern in [
            "",
            "^[0-9]+$",
            "(?=.*[a-z])(?!b)c+?",
            "[(*]",
            "[]",
            "\\(a\\)*",
            "^(a|b){2,3}$",
            "^\\d{5}(-\\d{4})?$",
            "(?<year>\\d+)",
            "]",
        ] {
            let (found, told) = rules(&json!({ "pattern": pattern }));
            assert_eq!((found.pattern.as_str(), told), (pattern, 0));
        }
    }

    #[test]
    fn limits_that_no_answer_keeps_are_told_and_dropped() {
        for schema in [
            json!({"minimum": 5, "maximum": 4}),
            json!({"minimum": 5, "maximum": 5, "exclusiveMinimum": true}),
            json!({"maxLength": 0}),
            json!({"minLength": 3, "maxLength": 2}),
            json!({"minItems": 3, "maxItems": 2}),
            json!({"minItems": 1e9}),
            json!({"minLength": 1e300}),
            json!({"divisibleBy": 0}),
            json!({"multipleOf": -1}),
        ] {
            let (found, told) = rules(&schema);
            assert_eq!((found, told), (Rules::default(), 1), "{schema}");
        }
    }
}
