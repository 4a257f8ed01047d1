//! What is known before the first frame.

use crate::FrameSpec;
use serde_json::{Map, Value};

/// What a participation starts from.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Id of the study, for the names of recordings.
    pub study_id: String,
    /// Id of the response, once the server has made it.
    pub response_id: Option<String>,
    /// The resolved frames.
    pub frames: Vec<FrameSpec>,
    /// What the randomizers chose.
    pub conditions: Map<String, Value>,
    /// The child as scripts see it.
    pub child: Value,
    /// Past responses as scripts see them.
    pub past_sessions: Value,
    /// The first frame to show; 0 but for previewers.
    pub first_index: usize,
    /// Seed of the numbers in recordings' names.
    pub seed: u32,
}
