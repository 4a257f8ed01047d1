//! Researchers' text with line breaks and HTML.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Text as a researcher writes it: a string or a list of paragraphs; HTML allowed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Value", into = "String")]
pub struct RichText(pub String);

impl From<Value> for RichText {
    fn from(value: Value) -> Self {
        match value {
            Value::String(text) => Self(text),
            Value::Array(parts) => Self(
                parts
                    .into_iter()
                    .map(|part| Self::from(part).0)
                    .collect::<Vec<_>>()
                    .join("\n\n"),
            ),
            Value::Null | Value::Object(_) => Self::default(),
            other => Self(other.to_string()),
        }
    }
}

impl From<RichText> for String {
    fn from(text: RichText) -> Self {
        text.0
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl RichText {
    /// Nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The HTML that is put on the page.
    pub fn html(&self) -> String {
        rich_text(&self.0)
    }
}

/// Line breaks become `<br>`, tabs four hard spaces; HTML stays as the researcher wrote it (spec 6.3).
pub fn rich_text(text: &str) -> String {
    text.replace("\r\n", "<br>")
        .replace(['\n', '\r'], "<br>")
        .replace('\t', "&nbsp;&nbsp;&nbsp;&nbsp;")
}

/// Plain text as HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paragraphs_are_joined_by_a_blank_line() {
        let text = RichText::from(json!(["a", "b\tc"]));
        assert_eq!(text.html(), "a<br><br>b&nbsp;&nbsp;&nbsp;&nbsp;c");
    }
}
