//! Parameters that every frame accepts (spec: protocol-and-player 2.6.1).

use serde::Deserialize;

/// The parameters of every frame that the player acts on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Page {
    /// Show a frame full screen that normally is not; it can scroll and the pointer stays visible.
    pub display_fullscreen_override: bool,
    /// Show the frame full screen; each kind has its own default.
    pub display_fullscreen: Option<bool>,
    /// Begin a recording that spans frames when this frame opens.
    pub start_session_recording: bool,
    /// End the recording that spans frames when this frame ends.
    pub end_session_recording: bool,
    /// Accepted and kept for old protocols, in seconds; no frame waits for an upload.
    #[serde(rename = "sessionMaxUploadSeconds")]
    pub session_max_upload_secs: f64,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            display_fullscreen_override: false,
            display_fullscreen: None,
            start_session_recording: false,
            end_session_recording: false,
            session_max_upload_secs: 10.0,
        }
    }
}
