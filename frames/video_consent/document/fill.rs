//! Placeholders: `{NAME}`, `{NAME|usual}` for a text that has a usual one, and `{NAME?if it holds|if not}`.

use super::Values;

/// The text with its placeholders filled in. A name that means nothing stays as it is written, so that it is noticed.
pub(super) fn filled(text: &str, values: &Values) -> String {
    let mut out = String::new();
    fill(text, values, &mut out);
    out
}

fn fill(text: &str, values: &Values, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let end = outside(after, '}');
        let inside = &after[..end];
        rest = after.get(end + 1..).unwrap_or_default();
        let name_ends = inside.find(['?', '|']).unwrap_or(inside.len());
        let (name, more) = inside.split_at(name_ends);
        if let Some(choice) = more.strip_prefix('?') {
            let (yes, no) = choice.split_at(outside(choice, '|'));
            let chosen = if values.holds(name) {
                yes
            } else {
                &no[no.len().min(1)..]
            };
            fill(chosen, values, out);
        } else {
            match values.html(name) {
                Some(html) if html.is_empty() => fill(&more[more.len().min(1)..], values, out),
                Some(html) => out.push_str(&html),
                None => {
                    out.push('{');
                    out.push_str(name);
                    out.push('}');
                }
            }
        }
    }
    out.push_str(rest);
}

/// Where `letter` stands outside of inner placeholders, or the end.
fn outside(text: &str, letter: char) -> usize {
    let mut depth = 0_usize;
    for (at, found) in text.char_indices() {
        if found == letter && depth == 0 {
            return at;
        }
        match found {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::video_consent::{Params, document::Study};

    fn of(text: &str) -> String {
        let params = Params {
            pi_name: "Ada {x}".to_owned(),
            gdpr: true,
            ..Params::default()
        };
        let study = Study::default();
        filled(
            text,
            &Values {
                params: &params,
                study: &study,
            },
        )
    }

    #[test]
    fn names_usual_texts_and_choices() {
        for (text, expected) in [
            ("by {PIName}.", "by Ada {x}."),
            ("{PIName|nobody}", "Ada {x}"),
            ("{institution|a {PIName} b}!", "a Ada {x} b!"),
            ("{gdpr?yes {PIName|x}|no}", "yes Ada {x}"),
            ("a{include_databrary?yes|no {gdpr?and|or}}b", "ano andb"),
            ("{include_databrary?yes}", ""),
            (
                "{PIName?known|unknown}{institution?known|unknown}",
                "knownunknown",
            ),
            ("{unknown} {}", "{unknown} {}"),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    /// Whatever an institution writes, the family gets a page.
    #[test]
    fn any_text_can_be_filled() {
        let pieces = [
            "{",
            "}",
            "|",
            "?",
            "gdpr",
            "PIName",
            "institution",
            "ö ",
            "{gdpr?",
        ];
        let mut seed = 1_u32;
        for _ in 0..5000 {
            let mut text = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text += pieces[(seed >> 16) as usize % pieces.len()];
            }
            of(&text);
        }
    }

    #[test]
    fn what_is_not_closed_ends_with_the_line() {
        for text in [
            "{PIName",
            "{",
            "{institution|a",
            "{gdpr?ö|",
            "{gdpr?",
            "}{|?",
            "{gdpr?{a|}",
        ] {
            of(text);
        }
        assert_eq!(of("{institution|ö"), "ö");
    }
}
