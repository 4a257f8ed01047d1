//! The HTML of a document. Each piece stands on a line of its own, so that the text content keeps its paragraphs.

use std::fmt::Write;

/// Collects the pieces.
#[derive(Default)]
pub(super) struct Page {
    html: String,
    /// The list that is open: `ul` or `ol`.
    list: Option<&'static str>,
}

impl Page {
    pub(super) fn title(&mut self, html: &str) {
        self.end_list();
        let _ = writeln!(self.html, "<h2 class=\"pk-consent-title\">{html}</h2>\n");
    }

    /// A heading; nothing when empty.
    pub(super) fn heading(&mut self, html: &str) {
        self.end_list();
        if !html.is_empty() {
            let _ = writeln!(self.html, "\n<h3>{html}</h3>\n");
        }
    }

    /// A paragraph; nothing when empty. It ends a list in any case: that is what an empty line does.
    pub(super) fn text(&mut self, html: &str) {
        self.end_list();
        if !html.is_empty() {
            let _ = writeln!(self.html, "<p>{html}</p>\n");
        }
    }

    /// An item of a list, which begins with its first one.
    pub(super) fn item(&mut self, list: &'static str, html: &str) {
        if self.list != Some(list) {
            self.end_list();
            let _ = writeln!(self.html, "<{list}>");
            self.list = Some(list);
        }
        let _ = writeln!(self.html, "<li>{html}</li>");
    }

    fn end_list(&mut self) {
        if let Some(list) = self.list.take() {
            let _ = writeln!(self.html, "</{list}>");
        }
    }

    /// All of it.
    pub(super) fn html(mut self) -> String {
        self.end_list();
        self.html
    }
}
