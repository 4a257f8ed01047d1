//! Parameters of a frame's own recording (spec: frames-trials 1.7).

use crate::RichText;
use serde::Deserialize;
use session::RecordingNeeds;

/// How a frame records the family.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Recording {
    /// Record this frame; each kind has its own default.
    pub do_recording: Option<bool>,
    /// The recorder stops by itself after so many seconds, 1 to 7200.
    #[serde(rename = "maxRecordingLength")]
    pub max_secs: Option<f64>,
    /// Accepted and kept for old protocols, in seconds; no frame waits for an upload.
    #[serde(rename = "maxUploadSeconds")]
    pub max_upload_secs: f64,
    /// Cover the page until the recording has begun.
    pub show_wait_for_recording_message: bool,
    /// Text of that cover, rich text.
    pub wait_for_recording_message: RichText,
    /// Colour of that cover, a CSS colour.
    pub wait_for_recording_message_color: String,
}

impl Default for Recording {
    fn default() -> Self {
        let needs = RecordingNeeds::default();
        Self {
            do_recording: None,
            max_secs: None,
            max_upload_secs: 7.0,
            show_wait_for_recording_message: true,
            wait_for_recording_message: RichText(needs.wait_message),
            wait_for_recording_message_color: needs.wait_color,
        }
    }
}

impl Recording {
    /// What the player must do; `automatic` records from the first moment to the last.
    pub fn needs(&self, automatic: bool, default_max_secs: f64) -> RecordingNeeds {
        RecordingNeeds {
            automatic,
            max_secs: self.max_secs.unwrap_or(default_max_secs).clamp(1.0, 7200.0),
            wait_cover: self.show_wait_for_recording_message,
            wait_message: self.wait_for_recording_message.html(),
            wait_color: self.wait_for_recording_message_color.clone(),
            ..RecordingNeeds::default()
        }
    }
}
