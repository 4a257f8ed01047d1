//! The study as the player receives it.

use crate::Resource;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One study: `GET /api/v1/studies/{uuid}/`.
pub type Study = Resource<StudyAttributes>;

/// What the player needs to know of a study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StudyAttributes {
    pub name: String,
    pub short_description: String,
    pub purpose: String,
    pub criteria: String,
    pub duration: String,
    pub contact_info: String,
    /// Address of a picture.
    pub image: Option<String>,
    /// `{"frames": {…}, "sequence": […]}`, in the order of the researcher's file; with a generator it may be empty.
    pub structure: Value,
    /// JavaScript source of `generateProtocol(child, pastSessions)`.
    pub generator: String,
    pub use_generator: bool,
    pub display_full_screen: bool,
    /// Where the family goes after the last frame; `child` and `response` are added to its query.
    pub exit_url: String,
    pub state: String,
    pub public: bool,
    pub pk: Option<i64>,
}
