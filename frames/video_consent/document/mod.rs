//! The consent documents as HTML. Their words are in `texts/`, a file for each, which an institution may replace.

mod fill;
mod page;
#[cfg(test)]
mod tests;
mod values;

use super::Params;
use page::Page;
use values::Values;

/// What the document says about the study.
#[derive(Clone, Debug, Default)]
pub(super) struct Study {
    /// Name of the study.
    pub(super) name: String,
    /// Duration in the researcher's words.
    pub(super) duration: String,
}

/// The document of `params.template`, or nothing when this player has none.
pub(super) fn document(params: &Params, study: &Study) -> Option<String> {
    let text = words(&params.template.0)?;
    Some(filled_in(text, params, study))
}

/// The document of a file in the form of `texts/`.
pub(super) fn filled_in(text: &str, params: &Params, study: &Study) -> String {
    written(text, &Values { params, study })
}

/// The words of a document, as its file has them.
fn words(template: &str) -> Option<&'static str> {
    Some(match template {
        "consent_001" => include_str!("texts/consent_001.txt"),
        "consent_002" => include_str!("texts/consent_002.txt"),
        "consent_003" => include_str!("texts/consent_003.txt"),
        "consent_004" => include_str!("texts/consent_004.txt"),
        "consent_005" => include_str!("texts/consent_005.txt"),
        "consent_garden" => include_str!("texts/consent_garden.txt"),
        _ => return None,
    })
}

/// One line is one title, heading, item or paragraph; `[if NAME]` and `[if not NAME]` begin what `[end]` ends.
fn written(text: &str, values: &Values) -> String {
    let mut page = Page::default();
    // Whether what stands between each `[if …]` and its `[end]` is shown.
    let mut open = Vec::new();
    // Some editors begin a file with this mark.
    for line in text.trim_start_matches('\u{feff}').lines() {
        let line = line.trim_end();
        let shown = open.last().copied().unwrap_or(true);
        if let Some((name, wanted)) = condition(line) {
            open.push(shown && values.holds(name) == wanted);
        } else if line == "[end]" {
            open.pop();
        } else if shown {
            block(&mut page, line, values);
        }
    }
    page.html()
}

/// The name of `[if NAME]`, and whether it must hold.
fn condition(line: &str) -> Option<(&str, bool)> {
    let name = line.strip_prefix("[if ")?.strip_suffix(']')?;
    Some(match name.strip_prefix("not ") {
        Some(name) => (name, false),
        None => (name, true),
    })
}

fn block(page: &mut Page, line: &str, values: &Values) {
    let filled = |text| fill::filled(text, values);
    if line == "{additional_segments}" {
        for (title, text) in values.segments() {
            page.heading(&title);
            page.text(&text);
        }
    } else if let Some(title) = line.strip_prefix("# ") {
        page.title(&filled(title));
    } else if let Some(heading) = line.strip_prefix("## ") {
        page.heading(&filled(heading));
    } else if let Some(item) = line.strip_prefix("- ") {
        page.item("ul", &filled(item));
    } else if let Some(item) = numbered(line) {
        page.item("ol", &filled(item));
    } else {
        page.text(&filled(line));
    }
}

/// What follows `1. `.
fn numbered(line: &str) -> Option<&str> {
    let (number, item) = line.split_once(". ")?;
    let is_number = !number.is_empty() && number.bytes().all(|letter| letter.is_ascii_digit());
    is_number.then_some(item)
}
