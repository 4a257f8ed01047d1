//! Parameters of the consent frame.

use kit::{ParamProblem, RichText};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The documents of this player, as a sentence names them.
pub(super) const TEMPLATES: &str = "consent_001, consent_002 or consent_005";

/// What an adult says, alone or beside the one who speaks first.
pub(super) const ADULT_STATEMENT: &str = "I have read the whole consent form and it is clear to me. I give my consent and am happy to take part in this study.";
const PARENT_STATEMENT: &str = "I have read the whole consent form and it is clear to me. As parent or legal guardian of this child I give my consent, and both of us are happy to take part in this study.";

/// An extra section of the document.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["title", "text"])))]
#[serde(default)]
pub struct Segment {
    /// Heading.
    pub title: RichText,
    /// Text.
    pub text: RichText,
}

/// A consent document, and a spoken statement that is recorded, viewed and submitted.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["PIName", "institution", "PIContact", "purpose", "procedures", "payment"])))]
#[serde(default)]
pub struct Params {
    /// The document: `consent_001`, `consent_002` or `consent_005`.
    #[serde(deserialize_with = "template")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = ["consent_001", "consent_002", "consent_005"])))]
    pub template: String,
    /// Replaces the statement that is read aloud; plain text.
    pub consent_statement_text: String,
    /// An adult takes part, without a child.
    pub prompt_only_adults: bool,
    /// Adds a step for further adults in the room.
    pub prompt_all_adults: bool,
    /// The person in charge.
    #[serde(rename = "PIName")]
    pub pi_name: String,
    /// The institution that runs the study.
    pub institution: String,
    /// How to reach the person in charge; follows "please contact".
    #[serde(rename = "PIContact")]
    pub pi_contact: String,
    /// Why the study is run.
    pub purpose: RichText,
    /// What happens; follows the sentence on the duration.
    pub procedures: RichText,
    /// Payment and benefits.
    pub payment: RichText,
    /// Extra paragraph on the use of the data.
    pub datause: RichText,
    /// Rights as a participant; not in `consent_001`.
    pub research_rights_statement: RichText,
    /// Adds the section on the GDPR; not in `consent_001`.
    pub gdpr: bool,
    /// Personal data that are processed.
    pub gdpr_personal_data: RichText,
    /// Special categories of data that are processed.
    pub gdpr_sensitive_data: RichText,
    /// Extra sections.
    pub additional_segments: Vec<Segment>,
    /// Follows the opening sentence; `consent_005`.
    pub summary_statement: RichText,
    /// Adds the section on risks; `consent_005`.
    pub risk_statement: RichText,
    /// Extra paragraph on voluntary participation; `consent_005`.
    pub voluntary_participation: RichText,
    /// Tells about sharing with Databrary; `consent_005`.
    pub include_databrary: bool,
    /// Describes the private level only; `consent_005`.
    pub private_level_only: bool,
    /// Extra paragraph on who sees the videos; `consent_005`.
    pub additional_video_privacy_statement: RichText,
    /// Replaces a heading of `consent_005`.
    pub purpose_header: String,
    /// Replaces a heading of `consent_005`.
    pub procedures_header: String,
    /// Replaces a heading of `consent_005`.
    pub participation_header: String,
    /// Replaces a heading of `consent_005`.
    pub risk_header: String,
    /// Replaces a heading of `consent_005`.
    pub benefits_header: String,
    /// Leaves out the words on injuries; `consent_005`.
    pub omit_injury_phrase: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            template: "consent_001".to_owned(),
            consent_statement_text: String::new(),
            prompt_only_adults: false,
            prompt_all_adults: false,
            pi_name: String::new(),
            institution: String::new(),
            pi_contact: String::new(),
            purpose: RichText::default(),
            procedures: RichText::default(),
            payment: RichText::default(),
            datause: RichText::default(),
            research_rights_statement: RichText::default(),
            gdpr: false,
            gdpr_personal_data: RichText::default(),
            gdpr_sensitive_data: RichText::default(),
            additional_segments: Vec::new(),
            summary_statement: RichText::default(),
            risk_statement: RichText::default(),
            voluntary_participation: RichText::default(),
            include_databrary: false,
            private_level_only: false,
            additional_video_privacy_statement: RichText::default(),
            purpose_header: String::new(),
            procedures_header: String::new(),
            participation_header: String::new(),
            risk_header: String::new(),
            benefits_header: String::new(),
            omit_injury_phrase: false,
        }
    }
}

/// A template that is no text names no document. It must not fall back to the default: a family would agree to a document that the
/// study never asked for.
fn template<'de, D: Deserializer<'de>>(value: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(value)? {
        Value::String(name) => name,
        other => other.to_string(),
    })
}

impl Params {
    /// The statement that the family reads aloud.
    pub fn statement(&self) -> String {
        if !self.consent_statement_text.is_empty() {
            return self.consent_statement_text.clone();
        }
        let usual = if self.prompt_only_adults {
            ADULT_STATEMENT
        } else {
            PARENT_STATEMENT
        };
        usual.to_owned()
    }

    /// The template has a document in this player.
    pub fn has_document(&self) -> bool {
        matches!(
            self.template.as_str(),
            "consent_001" | "consent_002" | "consent_005"
        )
    }

    pub(super) fn problems(&self) -> Vec<ParamProblem> {
        let mut problems = Vec::new();
        if !self.has_document() {
            problems.push(ParamProblem {
                path: "template".to_owned(),
                message: format!(
                    "the consent document \u{201c}{}\u{201d} is not part of this player, so the study cannot start; use {TEMPLATES}",
                    self.template
                ),
            });
        }
        let gdpr = self.gdpr && self.template != "consent_001";
        for (path, missing) in [
            ("PIName", self.pi_name.is_empty()),
            ("institution", self.institution.is_empty()),
            ("PIContact", self.pi_contact.is_empty()),
            ("purpose", self.purpose.is_empty()),
            ("procedures", self.procedures.is_empty()),
            ("payment", self.payment.is_empty()),
            (
                "gdpr_personal_data",
                gdpr && self.gdpr_personal_data.is_empty(),
            ),
            (
                "gdpr_sensitive_data",
                gdpr && self.gdpr_sensitive_data.is_empty(),
            ),
        ] {
            if missing {
                problems.push(gap(path.to_owned()));
            }
        }
        for (index, segment) in self.additional_segments.iter().enumerate() {
            for (part, text) in [("title", &segment.title), ("text", &segment.text)] {
                if text.is_empty() {
                    problems.push(gap(format!("additional_segments[{index}].{part}")));
                }
            }
        }
        problems
    }
}

fn gap(path: String) -> ParamProblem {
    let message = "is missing, so the consent document has a gap there; please give it".to_owned();
    ParamProblem { path, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parameters that have problems when the frame holds `json`.
    fn named(json: &str) -> Vec<String> {
        let frame = serde_json::from_str(json).expect("JSON");
        let (params, problems) = kit::parse::<Params>(&frame);
        let all = problems.into_iter().chain(params.problems());
        all.map(|problem| problem.path).collect()
    }

    #[test]
    fn examples_have_no_gap() {
        assert!(named(include_str!("examples/basic.json")).is_empty());
        assert!(named(include_str!("examples/consent_002.json")).is_empty());
    }

    #[test]
    fn a_gap_in_the_document_is_named() {
        let usual = [
            "PIName",
            "institution",
            "PIContact",
            "purpose",
            "procedures",
            "payment",
        ];
        assert_eq!(
            named(r#"{"template": "consent_001", "gdpr": true}"#),
            usual,
            "consent_001 has no section on the GDPR"
        );
        let with_gdpr = [&usual[..], &["gdpr_personal_data", "gdpr_sensitive_data"]].concat();
        assert_eq!(
            named(r#"{"template": "consent_002", "gdpr": true}"#),
            with_gdpr
        );
    }

    #[test]
    fn a_template_that_is_no_text_is_refused_like_an_unknown_one() {
        for template in ["5", r#"["consent_005"]"#, "true", "{}", "\"\""] {
            let json = [r#"{"template": "#, template, "}"].concat();
            assert_eq!(named(&json)[0], "template", "{json}");
            let frame = serde_json::from_str(&json).expect("JSON");
            assert!(!kit::parse::<Params>(&frame).0.has_document(), "{json}");
        }
        assert_ne!(named(r#"{"template": null}"#)[0], "template");
    }

    #[test]
    fn a_switch_in_quotes_works_and_is_reported() {
        let names = named(r#"{"template": "consent_002", "gdpr": "true"}"#);
        assert!(names.iter().any(|name| name == "gdpr"));
        assert!(names.iter().any(|name| name == "gdpr_personal_data"));
    }

    #[test]
    fn an_extra_section_has_a_title_and_a_text() {
        let names = named(r#"{"additional_segments": [{"title": "a", "text": "b"}, {}]}"#);
        let both = [
            "additional_segments[1].title",
            "additional_segments[1].text",
        ];
        assert!(names.ends_with(&both.map(str::to_owned)), "{names:?}");
    }

    #[test]
    fn an_unknown_document_is_refused_and_others_are_offered() {
        let params = Params {
            template: "consent_003".to_owned(),
            ..Params::default()
        };
        let problem = &params.problems()[0];
        assert_eq!(problem.path, "template");
        assert!(problem.message.contains(TEMPLATES));
    }
}
