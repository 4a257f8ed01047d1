//! The consent documents as HTML, in this player's own words.

mod five;
mod one;

use super::Params;
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
        "consent_005" => Some(five::document(params, study)),
        _ => None,
    }
}

/// Collects sections; each piece stands on a line of its own, so that the text content keeps its paragraphs.
#[derive(Default)]
struct Page(String);

impl Page {
    fn title(&mut self, text: &str) {
        let _ = writeln!(self.0, "<h2 class=\"pk-consent-title\">{text}</h2>\n");
    }

    fn heading(&mut self, html: &str) {
        let _ = writeln!(self.0, "\n<h3>{html}</h3>\n");
    }

    /// A paragraph; nothing when empty.
    fn text(&mut self, html: &str) {
        if !html.is_empty() {
            let _ = writeln!(self.0, "<p>{html}</p>\n");
        }
    }

    fn list(&mut self, items: &[&str]) {
        self.0.push_str("<ul>\n");
        for item in items {
            let _ = writeln!(self.0, "<li>{item}</li>");
        }
        self.0.push_str("</ul>\n");
    }
}

/// Plain text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The sentence on how long the study takes.
fn duration(study: &Study) -> String {
    if study.duration.is_empty() {
        String::new()
    } else {
        format!(
            "This study takes about this long: {}. ",
            escaped(&study.duration)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit::RichText;

    fn params(template: &str) -> Params {
        Params {
            template: template.to_owned(),
            pi_name: "Ada <Roe>".to_owned(),
            purpose: RichText("a <b>b</b>".to_owned()),
            ..Params::default()
        }
    }

    #[test]
    fn one_is_plain_and_five_is_rich() {
        let study = Study {
            name: "Rhymes".to_owned(),
            duration: "5 minutes".to_owned(),
        };
        let one = document(&params("consent_001"), &study).unwrap();
        assert!(
            one.contains("a &lt;b&gt;")
                && one.contains("Ada &lt;Roe&gt;")
                && one.contains("5 minutes")
        );
        let five = document(&params("consent_005"), &study).unwrap();
        assert!(five.contains("a <b>b</b>") && five.contains("Rhymes"));
        assert!(document(&params("consent_002"), &study).is_none());
    }

    #[test]
    fn conditions_of_five() {
        let study = Study::default();
        let plain = document(&params("consent_005"), &study).unwrap();
        assert!(
            !plain.contains("GDPR")
                && !plain.contains("What are the risks?")
                && !plain.contains("Databrary")
        );
        let full = Params {
            gdpr: true,
            include_databrary: true,
            private_level_only: true,
            prompt_only_adults: true,
            omit_injury_phrase: true,
            risk_statement: RichText("none".to_owned()),
            benefits_header: "Why join".to_owned(),
            ..params("consent_005")
        };
        let full = document(&full, &study).unwrap();
        assert!(
            full.contains("GDPR")
                && full.contains("What are the risks?")
                && full.contains("Databrary")
        );
        assert!(
            full.contains("Why join")
                && !full.contains("Publicity")
                && !full.contains("your child")
                && !full.contains("injur")
        );
    }
}
