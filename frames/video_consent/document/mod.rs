//! The consent documents as HTML, in this player's own words.

mod five;
mod one;
mod plain;
mod shared;
#[cfg(test)]
mod tests;
mod two;

use super::Params;
use kit::{RichText, escaped};
use std::fmt::Write;

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
    match params.template.as_str() {
        "consent_001" => Some(one::document(params, study)),
        "consent_002" => Some(two::document(params, study)),
        "consent_005" => Some(five::document(params, study)),
        _ => None,
    }
}

/// How a document shows what researchers wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Researchers {
    /// Letter by letter; extra sections alone may hold HTML.
    Plain,
    /// As HTML.
    Rich,
}

/// Collects sections; each piece stands on a line of its own, so that the text content keeps its paragraphs.
struct Page {
    html: String,
    researchers: Researchers,
}

impl Page {
    fn new(researchers: Researchers) -> Self {
        Self {
            html: String::new(),
            researchers,
        }
    }

    /// What a researcher wrote, as HTML.
    fn own(&self, text: &RichText) -> String {
        match self.researchers {
            Researchers::Plain => escaped(&text.0),
            Researchers::Rich => text.html(),
        }
    }

    fn title(&mut self, text: &str) {
        let _ = writeln!(self.html, "<h2 class=\"pk-consent-title\">{text}</h2>\n");
    }

    /// A heading; nothing when empty.
    fn heading(&mut self, html: &str) {
        if !html.is_empty() {
            let _ = writeln!(self.html, "\n<h3>{html}</h3>\n");
        }
    }

    /// A paragraph; nothing when empty.
    fn text(&mut self, html: &str) {
        if !html.is_empty() {
            let _ = writeln!(self.html, "<p>{html}</p>\n");
        }
    }

    fn list(&mut self, items: &[&str]) {
        self.html.push_str("<ul>\n");
        for item in items {
            let _ = writeln!(self.html, "<li>{item}</li>");
        }
        self.html.push_str("</ul>\n");
    }
}
