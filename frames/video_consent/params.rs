//! Parameters of the consent frame.

use kit::{ParamProblem, RichText};
use serde::Deserialize;

/// An extra section of the document.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Segment {
    /// Heading.
    pub title: RichText,
    /// Text, rich text.
    pub text: RichText,
}

/// Parameters of `exp-lookit-video-consent`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default)]
pub struct Params {
    /// The document: `consent_001` or `consent_005`.
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

impl Params {
    /// The statement that the family reads aloud.
    pub fn statement(&self) -> String {
        if !self.consent_statement_text.is_empty() {
            return self.consent_statement_text.clone();
        }
        if self.prompt_only_adults {
            "I have read and understood the consent document, and I agree to take part in this study.".to_owned()
        } else {
            "I have read and understood the consent document. I am this child's parent or legal guardian, and we both agree to take part in this study.".to_owned()
        }
    }

    /// The template has a document in this player.
    pub fn has_document(&self) -> bool {
        matches!(self.template.as_str(), "consent_001" | "consent_005")
    }

    pub(super) fn problems(&self) -> Vec<ParamProblem> {
        let mut problems = Vec::new();
        if !self.has_document() {
            problems.push(ParamProblem {
                path: "template".to_owned(),
                message: format!(
                    "the consent document \u{201c}{}\u{201d} is not part of this player, so the study cannot start; use consent_001 or consent_005",
                    self.template
                ),
            });
        }
        for (path, value) in [
            ("PIName", &self.pi_name),
            ("institution", &self.institution),
            ("PIContact", &self.pi_contact),
        ] {
            if value.is_empty() {
                problems.push(ParamProblem {
                    path: path.to_owned(),
                    message: "is missing, so the consent document has a gap there; please give it"
                        .to_owned(),
                });
            }
        }
        problems
    }
}
