//! How child and parent feel (`exp-lookit-mood-questionnaire`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{Frame, Logged, Needs, OwnTexts, RichText, english, groups::Groups, words};
use serde::{Deserialize, Serialize};

/// A fixed questionnaire on how child and parent feel, and on the child's sleep and food.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// Paragraph above the questions.
    pub intro_text: RichText,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            intro_text: english(words::MOOD_INTRO).into(),
        }
    }
}

/// The family's answers. Scales go from 1 to 7, as text; spans of time are hours and minutes, `1:05`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// The child: tired (`1`) to rested (`7`).
    pub rested: String,
    /// The child: sick to healthy.
    pub healthy: String,
    /// The child: fussy to happy.
    pub child_happy: String,
    /// The child: calm to active.
    pub active: String,
    /// The parent: tired to energetic.
    pub energetic: String,
    /// The parent: overwhelmed to on top of things.
    pub ontopofstuff: String,
    /// The parent: upset to happy.
    pub parent_happy: String,
    /// How long ago the child woke up.
    pub nap_wake_up: String,
    /// Whether the child has a usual time to sleep: `no`, `yes` or `yes-overdue`.
    pub usual_nap_schedule: String,
    /// How long until the child sleeps; absent without a usual time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_nap: Option<String>,
    /// How long ago the child ate or drank.
    pub last_eat: String,
    /// What the child did before the study.
    pub doing_before: String,
}

/// The kind.
#[derive(Debug)]
pub struct MoodQuestionnaire;

impl Frame for MoodQuestionnaire {
    const KIND: &'static str = "exp-lookit-mood-questionnaire";
    const TEXTS: OwnTexts = &[("introText", words::MOOD_INTRO)];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}
