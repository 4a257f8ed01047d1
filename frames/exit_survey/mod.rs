//! The end of a study: birth date, sharing, withdrawal, comment; then the debriefing (`exp-lookit-exit-survey`).

#[cfg(any(test, feature = "view"))]
mod answers;
#[cfg(feature = "view")]
mod debriefing;
#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod questions;
#[cfg(feature = "view")]
mod view;

use kit::{
    BlockImage, Frame, Logged, Needs, ParamProblem, RichText, Role, TextBlock, groups::Groups,
};
use serde::{Deserialize, Serialize};

/// The last frame: birth date, use of the recordings, withdrawal and comment; then the debriefing.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["debriefing"])))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The second page, which says what the study was about.
    pub debriefing: Debriefing,
    /// Offer a link to share the study on the second page.
    pub show_share_button: bool,
    /// Ask whether the data may be shared through Databrary.
    pub show_databrary_options: bool,
    /// Offer only the most private use of the videos, chosen beforehand.
    pub private_level_only: bool,
    /// Paragraph above the uses of the videos.
    pub additional_video_privacy_text: RichText,
    /// Give an example of a reason to withdraw.
    pub include_withdrawal_example: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            debriefing: Debriefing::default(),
            show_share_button: true,
            show_databrary_options: true,
            private_level_only: false,
            additional_video_privacy_text: RichText::default(),
            include_withdrawal_example: true,
        }
    }
}

/// The second page.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Debriefing {
    /// Heading, plain text; thanks when absent.
    pub title: RichText,
    /// The text.
    pub text: RichText,
    /// Picture above the text.
    pub image: Option<BlockImage>,
    /// More, block after block.
    pub blocks: Vec<TextBlock>,
}

/// The family's answers; a question that was not answered is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// The birth date as typed, at midnight UTC: `2023-05-06T00:00:00.000Z`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<String>,
    /// `yes`, `no`, or `NA` when not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub databrary_share: Option<String>,
    /// `private`, `scientific` or `public`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_of_media: Option<String>,
    /// The videos are to be deleted.
    pub withdrawal: bool,
    /// The comment; absent when never typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback: Option<String>,
}

/// The kind.
#[derive(Debug)]
pub struct ExitSurvey;

impl Frame for ExitSurvey {
    const KIND: &'static str = "exp-lookit-exit-survey";
    const ROLE: Role = Role::Exit;
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        if params.debriefing != Debriefing::default() {
            return Vec::new();
        }
        vec![ParamProblem {
            path: "debriefing".into(),
            message: "is missing, so families only read a thank-you at the end; write at least {\"title\", \"text\"}".into(),
        }]
    }

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_read_without_a_problem() {
        let example = serde_json::from_str(include_str!("examples/basic.json")).expect("JSON");
        let (params, problems) = kit::parse::<Params>(&example);
        assert_eq!(problems, []);
        assert_eq!(ExitSurvey::check(&params), []);
        assert_eq!(params.debriefing.blocks.len(), 1);
    }

    #[test]
    fn a_missing_debriefing_is_named() {
        assert_eq!(ExitSurvey::check(&Params::default())[0].path, "debriefing");
    }
}
