//! Which control a question gets (spec: frames-forms 9.2, 9.8).

use super::{
    field::{Holds, Line, Look},
    part::Part,
};
use serde_json::Value;

/// The sort of control; what it holds is read afterwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sort {
    Line(Line),
    /// Its form comes from the options; here the one it has otherwise.
    Moment(&'static str),
    Area,
    Choice(Look),
    /// A menu of all countries.
    Countries,
    /// A menu of the states of the United States.
    States,
    /// Boxes where there are several answers, else one box.
    Box,
    Slider,
    Hidden,
    Group,
    List,
}

/// The type that the schema names; the first one that says something if it names several.
pub(super) fn holds(schema: &Part) -> Holds {
    let named = match schema.get("type") {
        Some(Value::Array(list)) => list.iter().find(|kind| kind.as_str() != Some("null")),
        other => other,
    };
    match named.and_then(Value::as_str) {
        Some("string") => Holds::Text,
        Some("number") => Holds::Number,
        Some("integer") => Holds::Integer,
        Some("boolean") => Holds::Boolean,
        Some("array") => Holds::List,
        Some("object") => Holds::Object,
        _ => Holds::Unsaid,
    }
}

/// The control by the options, by the format, by the number of answers, or by the type.
pub(super) fn sort(schema: &Part, options: &Part, holds: Holds) -> Sort {
    let named = options.text("type");
    if !named.is_empty() {
        return by_name(&named).unwrap_or_else(|| {
            let message = [
                "\u{201c}",
                &named,
                "\u{201d} is no control of this player, so the question is asked as a line of text",
            ];
            options.note("type", &message.concat());
            Sort::Line(plain_line(holds))
        });
    }
    if let Some(sort) = by_format(&schema.text("format")) {
        return sort;
    }
    if schema.has("enum") {
        let look = match schema.list("enum").len() {
            0..=3 => Look::Radio,
            _ => Look::Menu,
        };
        return Sort::Choice(look);
    }
    match holds {
        Holds::Number => Sort::Line(Line::Number),
        Holds::Integer => Sort::Line(Line::Integer),
        Holds::Boolean => Sort::Box,
        Holds::Object => Sort::Group,
        Holds::List => Sort::List,
        Holds::Text => Sort::Line(Line::Text),
        Holds::Unsaid => {
            let kind = schema.text("type");
            if schema.has("properties") {
                schema.note("type", "is not \u{201c}object\u{201d} although there are questions inside; they are asked");
                return Sort::Group;
            }
            if !kind.is_empty() && kind != "any" {
                let message = [
                    "\u{201c}",
                    &kind,
                    "\u{201d} is no type of an answer, so the question is asked as a line of text",
                ];
                schema.note("type", &message.concat());
            }
            Sort::Line(Line::Text)
        }
    }
}

/// A line for answers of that type.
pub(super) fn plain_line(holds: Holds) -> Line {
    match holds {
        Holds::Number => Line::Number,
        Holds::Integer => Line::Integer,
        _ => Line::Text,
    }
}

fn by_name(name: &str) -> Option<Sort> {
    Some(match name {
        "text" | "personalname" | "any" => Sort::Line(Line::Text),
        "textarea" => Sort::Area,
        "number" => Sort::Line(Line::Number),
        "integer" => Sort::Line(Line::Integer),
        "radio" => Sort::Choice(Look::Radio),
        "select" => Sort::Choice(Look::Menu),
        "checkbox" => Sort::Box,
        "hidden" => Sort::Hidden,
        "object" => Sort::Group,
        "array" => Sort::List,
        "slider" => Sort::Slider,
        "search" => Sort::Line(Line::Search),
        "password" => Sort::Line(Line::Password),
        "ipv4" => Sort::Line(Line::Ip),
        "phone" | "zipcode" | "email" | "url" | "date" | "time" | "datetime" | "lowercase"
        | "uppercase" | "country" | "state" => {
            return by_format(name);
        }
        _ => return None,
    })
}

fn by_format(name: &str) -> Option<Sort> {
    Some(match name {
        "date" => Sort::Moment("MM/DD/YYYY"),
        "time" => Sort::Moment("h:mm:ss a"),
        "datetime" | "date-time" => Sort::Moment("MM/DD/YYYY h:mm:ss a"),
        "email" => Sort::Line(Line::Email),
        "uri" | "url" => Sort::Line(Line::Url),
        "phone" => Sort::Line(Line::Phone),
        "zipcode" => Sort::Line(Line::Zip),
        "password" => Sort::Line(Line::Password),
        "country" => Sort::Countries,
        "state" => Sort::States,
        "ip-address" => Sort::Line(Line::Ip),
        "lowercase" => Sort::Line(Line::Lower),
        "uppercase" => Sort::Line(Line::Upper),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::part::Notes;
    use serde_json::json;

    fn chosen(schema: &Value, options: &Value) -> (Sort, usize) {
        let notes = Notes::default();
        let schema = Part::new(Some(schema), String::new(), &notes);
        let options = Part::new(Some(options), String::new(), &notes);
        let sort = sort(&schema, &options, holds(&schema));
        (sort, notes.into_list().len())
    }

    #[test]
    fn options_win_over_the_format_and_that_over_answers_and_type() {
        for (schema, options, sort) in [
            (
                json!({"type": "string", "enum": ["a"]}),
                json!({"type": "textarea"}),
                Sort::Area,
            ),
            (
                json!({"type": "string", "format": "email", "enum": ["a"]}),
                json!({}),
                Sort::Line(Line::Email),
            ),
            (
                json!({"type": "string", "format": "country"}),
                json!({}),
                Sort::Countries,
            ),
            (
                json!({"type": "string", "enum": ["a"]}),
                json!({"type": "state"}),
                Sort::States,
            ),
            (
                json!({"type": "string", "format": "odd"}),
                json!({}),
                Sort::Line(Line::Text),
            ),
            (
                json!({"enum": ["a", "b", "c"]}),
                json!({}),
                Sort::Choice(Look::Radio),
            ),
            (
                json!({"enum": ["a", "b", "c", "d"]}),
                json!({}),
                Sort::Choice(Look::Menu),
            ),
            (
                json!({"type": "integer"}),
                json!({}),
                Sort::Line(Line::Integer),
            ),
            (json!({"type": "boolean"}), json!({}), Sort::Box),
            (json!({"type": "object"}), json!({}), Sort::Group),
            (
                json!({"type": "array", "items": {"enum": ["a"]}}),
                json!({}),
                Sort::List,
            ),
            (
                json!({"type": ["null", "number"]}),
                json!({}),
                Sort::Line(Line::Number),
            ),
            (json!({"type": "any"}), json!({}), Sort::Line(Line::Text)),
            (json!({}), json!({}), Sort::Line(Line::Text)),
        ] {
            assert_eq!(chosen(&schema, &options), (sort, 0), "{schema} {options}");
        }
    }

    #[test]
    fn what_is_not_known_is_a_line_of_text_and_told() {
        let text = Sort::Line(Line::Text);
        assert_eq!(
            chosen(&json!({"type": "text"}), &json!({})),
            (text.clone(), 1)
        );
        assert_eq!(chosen(&json!({"type": 7}), &json!({})), (text.clone(), 1));
        assert_eq!(
            chosen(&json!({}), &json!({"type": "colorpicker"})),
            (text, 1)
        );
        let number = Sort::Line(Line::Integer);
        assert_eq!(
            chosen(&json!({"type": "integer"}), &json!({"type": "grid"})),
            (number, 1)
        );
        assert_eq!(
            chosen(&json!({"properties": {}}), &json!({})),
            (Sort::Group, 1)
        );
    }
}
