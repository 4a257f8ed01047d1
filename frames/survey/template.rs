//! The study's own page around its questions: the little of Handlebars that such pages use.

use super::part::plain;
use serde_json::{Map, Value};

/// Puts in `{{{options.x}}}` as HTML and `{{options.x}}` as text; `{{#if options.x}}…{{/if}}` keeps or drops what it holds. Everything
/// else between double braces is left out.
pub(super) fn fill(template: &str, options: &Map<String, Value>) -> String {
    let mut out = String::new();
    let mut rest = template;
    // Whether each `if` around this place holds.
    let mut open: Vec<bool> = Vec::new();
    while let Some(start) = rest.find("{{") {
        let (before, after) = rest.split_at(start);
        let is_html = after.starts_with("{{{");
        let (opening, closing) = if is_html {
            ("{{{", "}}}")
        } else {
            ("{{", "}}")
        };
        let Some((inside, next)) = after
            .get(opening.len()..)
            .and_then(|text| text.split_once(closing))
        else {
            break;
        };
        let is_kept = open.iter().all(|holds| *holds);
        if is_kept {
            out += before;
        }
        let inside = inside.trim();
        if let Some(condition) = inside.strip_prefix("#if ") {
            open.push(!look_up(condition, options).is_empty());
        } else if inside.starts_with('#') {
            open.push(true);
        } else if inside == "else" {
            if let Some(last) = open.last_mut() {
                *last = !*last;
            }
        } else if inside.starts_with('/') {
            open.pop();
        } else if is_kept {
            let value = look_up(inside, options);
            out += &if is_html { value } else { escaped(&value) };
        }
        rest = next;
    }
    if open.iter().all(|holds| *holds) {
        out += rest;
    }
    out
}

fn look_up(path: &str, options: &Map<String, Value>) -> String {
    let mut names = path.trim().split('.');
    if names.next() != Some("options") {
        return String::new();
    }
    let mut found = names.next().and_then(|name| options.get(name));
    for name in names {
        found = found.and_then(|value| value.get(name));
    }
    match found {
        Some(Value::Bool(false)) | None => String::new(),
        Some(value) => plain(value),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn options_of_the_form_come_into_its_page() {
        let options = json!({"intro": "<b>Hi</b>", "no": false, "deep": {"x": 3}});
        let options = options.as_object().expect("an object");
        for (template, page) in [
            ("<p>{{{options.intro}}}</p>", "<p><b>Hi</b></p>"),
            ("<p>{{options.intro}}</p>", "<p>&lt;b>Hi&lt;/b></p>"),
            ("a{{#if options.no}}b{{else}}c{{/if}}d", "acd"),
            (
                "a{{#if options.intro}}b{{options.deep.x}}{{else}}c{{/if}}d",
                "ab3d",
            ),
            ("{{#control}}x{{/control}}{{other}}", "x"),
            ("a {{ b", "a {{ b"),
            ("{{}}{{{}}}{{/if}}{{else}}z", "z"),
            ("{{#if options.no}}a", ""),
        ] {
            assert_eq!(fill(template, options), page, "{template}");
        }
    }
}
