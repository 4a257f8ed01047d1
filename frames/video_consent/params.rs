//! Parameters of the consent frame.

use kit::{ParamProblem, RichText, Words, words};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// The documents of this player, as a sentence names them.
pub(super) const TEMPLATES: &str =
    "consent_001, consent_002, consent_003, consent_004, consent_005 or consent_garden";

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
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
// `problems` knows what else the chosen document needs.
#[cfg_attr(feature = "schema", schemars(extend("required" = ["PIName", "institution", "PIContact"])))]
#[serde(default)]
pub struct Params {
    /// The document: `consent_001` to `consent_005`, or `consent_garden`.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = ["consent_001", "consent_002", "consent_003", "consent_004", "consent_005", "consent_garden"])))]
    pub template: Template,
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
    /// Why the study is run; not in `consent_garden`.
    pub purpose: RichText,
    /// What happens; follows the sentence on the duration. Not in `consent_garden`.
    pub procedures: RichText,
    /// Payment and benefits; not in `consent_garden`.
    pub payment: RichText,
    /// Extra paragraph on the use of the data; not in `consent_garden`.
    pub datause: RichText,
    /// Rights as a participant; not in `consent_001` and `consent_garden`.
    pub research_rights_statement: RichText,
    /// Adds the section on the GDPR; not in `consent_001` and `consent_garden`.
    pub gdpr: bool,
    /// Personal data that are processed.
    pub gdpr_personal_data: RichText,
    /// Special categories of data that are processed.
    pub gdpr_sensitive_data: RichText,
    /// Extra sections.
    pub additional_segments: Vec<Segment>,
    /// Follows the opening sentence; `consent_005` and `consent_garden`.
    pub summary_statement: RichText,
    /// Adds the section on risks; `consent_005`.
    pub risk_statement: RichText,
    /// Extra paragraph on voluntary participation; `consent_005`.
    pub voluntary_participation: RichText,
    /// Tells about sharing with Databrary; `consent_005` and `consent_garden`.
    pub include_databrary: bool,
    /// Describes the private level only; `consent_005` and `consent_garden`.
    pub private_level_only: bool,
    /// Extra paragraph on who sees the videos; `consent_005` and `consent_garden`.
    pub additional_video_privacy_statement: RichText,
    /// Replaces a heading of `consent_005` and `consent_garden`.
    pub purpose_header: String,
    /// Replaces a heading of `consent_005` and `consent_garden`.
    pub procedures_header: String,
    /// Replaces a heading of `consent_005`.
    pub participation_header: String,
    /// Replaces a heading of `consent_005` and `consent_garden`.
    pub risk_header: String,
    /// Replaces a heading of `consent_005` and `consent_garden`.
    pub benefits_header: String,
    /// Leaves out the words on injuries; `consent_005`.
    pub omit_injury_phrase: bool,
    /// Says how long the study takes; `consent_garden` only.
    #[cfg_attr(feature = "schema", schemars(with = "bool"))]
    pub include_duration_in_procedures: On,
    /// No video is recorded in the study, and the document says so; `consent_garden` only.
    pub data_collection_omit_video: bool,
    /// Says that the ethics board may be told of concerns; `consent_garden` only.
    pub include_irb_contact_statement: bool,
    /// The research group, as in "{lab} at {institution}". `consent_garden` only.
    pub lab: RichText,
    /// Follows the sentence on who runs the study. `consent_garden` only.
    pub study_info_description: RichText,
    /// Why the study is run. `consent_garden` only.
    pub purpose_content: RichText,
    /// Who may take part. `consent_garden` only.
    pub eligibility_content: RichText,
    /// What happens; follows the sentence on the duration. `consent_garden` only.
    pub procedures_content: RichText,
    /// Why a family might want to take part. `consent_garden` only.
    pub benefits_content: RichText,
    /// What else others might learn from the data of this study; a sentence. `consent_garden` only.
    pub data_sharing_learn: RichText,
    /// Whom to ask about rights at the ethics board; follows "you may contact:". `consent_garden` only.
    pub irb_contact: RichText,
    /// Extra paragraph on risks. `consent_garden` only.
    pub risk_content_additional: RichText,
    /// A further way to leave off, as in "you can pause, skip a poem, or stop". `consent_garden` only.
    pub risk_content_discontinue_options: RichText,
    /// Extra paragraph on risks for privacy. `consent_garden` only.
    pub risk_content_breach_of_confidentiality: RichText,
    /// Extra paragraph on the ethics board. `consent_garden` only.
    pub irb_extra: RichText,
    /// Replaces the title. `consent_garden` only.
    pub header: RichText,
    /// Replaces the opening sentence. `consent_garden` only.
    pub intro_sentence: RichText,
    /// Replaces the heading of the overview. `consent_garden` only.
    pub overview_header: RichText,
    /// Replaces the overview. `consent_garden` only.
    pub overview_content: RichText,
    /// Replaces the heading on the study. `consent_garden` only.
    pub study_info_header: RichText,
    /// Replaces the text on the study. `consent_garden` only.
    pub study_info_content: RichText,
    /// Replaces the heading on who may take part. `consent_garden` only.
    pub eligibility_header: RichText,
    /// Replaces the sentence on the duration. `consent_garden` only.
    pub duration_statement: RichText,
    /// Replaces the heading on the payment. `consent_garden` only.
    pub payment_header: RichText,
    /// Replaces the text on the payment, a gift card of 5 dollars. `consent_garden` only.
    pub payment_content: RichText,
    /// Replaces the text on risks, with its extra paragraphs. `consent_garden` only.
    pub risk_content: RichText,
    /// Replaces the heading on what is collected. `consent_garden` only.
    pub data_collection_header: RichText,
    /// Replaces the list of what is collected. `consent_garden` only.
    pub data_collection_content: RichText,
    /// Replaces the heading on the use of the data. `consent_garden` only.
    pub data_use_header: RichText,
    /// Replaces the text on the use of the data. `consent_garden` only.
    pub data_use_content: RichText,
    /// Replaces the heading on who sees the data. `consent_garden` only.
    pub data_access_header: RichText,
    /// Replaces the text on who sees the data. `consent_garden` only.
    pub data_access_content: RichText,
    /// Replaces the heading on de-identification. `consent_garden` only.
    pub data_management_header: RichText,
    /// Replaces the text on de-identification. `consent_garden` only.
    pub data_management_content: RichText,
    /// Replaces the heading on sharing. `consent_garden` only.
    pub data_sharing_header: RichText,
    /// Replaces the text on sharing. `consent_garden` only.
    pub data_sharing_content: RichText,
    /// Replaces the heading on the ethics board. `consent_garden` only.
    pub research_rights_irb_header: RichText,
    /// Replaces the text on the ethics board. `consent_garden` only.
    pub research_rights_irb_content: RichText,
    /// Replaces the heading on Lookit. `consent_garden` only.
    pub lookit_info_header: RichText,
    /// Replaces the text on Lookit. `consent_garden` only.
    pub lookit_info_content: RichText,
    /// Replaces the heading on voluntary participation. `consent_garden` only.
    pub voluntary_participation_header: RichText,
    /// Replaces the text on voluntary participation. `consent_garden` only.
    pub voluntary_participation_content: RichText,
    /// Replaces the heading on who sees the videos. `consent_garden` only.
    pub video_sharing_header: RichText,
    /// Replaces the text on the consent recording. `consent_garden` only.
    pub video_sharing_consent: RichText,
    /// Replaces the text on the levels of privacy. `consent_garden` only.
    pub video_sharing_study: RichText,
    /// Replaces the heading on Databrary. `consent_garden` only.
    pub databrary_header: RichText,
    /// Replaces the text on Databrary. `consent_garden` only.
    pub databrary_content: RichText,
    /// Replaces the heading on contacts. `consent_garden` only.
    pub contact_header: RichText,
    /// Replaces the text on contacts. `consent_garden` only.
    pub contact_content: RichText,
}

/// The name of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Template(pub String);

impl Default for Template {
    fn default() -> Self {
        Self("consent_001".to_owned())
    }
}

/// A template that is no text names no document. It must not fall back to the default: a family would agree to a document that the
/// study never asked for.
impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        Ok(Self(match Value::deserialize(value)? {
            Value::String(name) => name,
            other => other.to_string(),
        }))
    }
}

/// A switch that is on until a study turns it off.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct On(pub bool);

impl Default for On {
    fn default() -> Self {
        Self(true)
    }
}

impl Params {
    /// The statement that the family reads aloud.
    pub fn statement(&self, words: Words) -> String {
        if !self.consent_statement_text.is_empty() {
            return self.consent_statement_text.clone();
        }
        let usual = if self.prompt_only_adults {
            words::CONSENT_STATEMENT_ADULT
        } else {
            words::CONSENT_STATEMENT_PARENT
        };
        words.get(usual).to_owned()
    }

    /// The template has a document in this player.
    pub fn has_document(&self) -> bool {
        matches!(
            self.template.0.as_str(),
            "consent_001"
                | "consent_002"
                | "consent_003"
                | "consent_004"
                | "consent_005"
                | "consent_garden"
        )
    }

    pub(super) fn problems(&self) -> Vec<ParamProblem> {
        let mut problems = Vec::new();
        if !self.has_document() {
            problems.push(ParamProblem {
                path: "template".to_owned(),
                message: format!(
                    "the consent document \u{201c}{}\u{201d} is not part of this player, so the study cannot start; use {TEMPLATES}",
                    self.template.0
                ),
            });
        }
        let of_garden = self.template.0 == "consent_garden";
        let gdpr = self.gdpr && !of_garden && self.template.0 != "consent_001";
        for (path, is_in_document, is_empty) in [
            ("PIName", true, self.pi_name.is_empty()),
            ("institution", true, self.institution.is_empty()),
            ("PIContact", true, self.pi_contact.is_empty()),
            ("purpose", !of_garden, self.purpose.is_empty()),
            ("procedures", !of_garden, self.procedures.is_empty()),
            ("payment", !of_garden, self.payment.is_empty()),
            (
                "gdpr_personal_data",
                gdpr,
                self.gdpr_personal_data.is_empty(),
            ),
            (
                "gdpr_sensitive_data",
                gdpr,
                self.gdpr_sensitive_data.is_empty(),
            ),
            (
                "purpose_content",
                of_garden,
                self.purpose_content.is_empty(),
            ),
            (
                "eligibility_content",
                of_garden,
                self.eligibility_content.is_empty(),
            ),
            (
                "procedures_content",
                of_garden,
                self.procedures_content.is_empty(),
            ),
            (
                "benefits_content",
                of_garden,
                self.benefits_content.is_empty(),
            ),
        ] {
            if is_in_document && is_empty {
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
        assert!(named(include_str!("examples/consent_garden.json")).is_empty());
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
    fn the_document_of_garden_needs_its_own_texts() {
        let names = named(r#"{"template": "consent_garden", "gdpr": true}"#);
        let expected = [
            "PIName",
            "institution",
            "PIContact",
            "purpose_content",
            "eligibility_content",
            "procedures_content",
            "benefits_content",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn the_duration_is_said_until_it_is_switched_off() {
        assert!(Params::default().include_duration_in_procedures.0);
        let frame = serde_json::from_str(r#"{"include_duration_in_procedures": false}"#);
        let (params, problems) = kit::parse::<Params>(&frame.expect("JSON"));
        assert!(!params.include_duration_in_procedures.0 && problems.is_empty());
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
            template: Template("consent_006".to_owned()),
            ..Params::default()
        };
        let problem = &params.problems()[0];
        assert_eq!(problem.path, "template");
        assert!(problem.message.contains(TEMPLATES));
    }
}
