//! Parameters of pausing (spec: frames-trials 1.9).

use crate::{Assets, RichText, Source};
use serde::Deserialize;
use serde_json::Value;
use session::PausingNeeds;

/// How the family may pause a trial.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Pausing {
    /// The key that pauses and resumes, as in `KeyboardEvent.key`; empty for none.
    pub pause_key: String,
    /// The family may pause with the key.
    pub allow_user_pause: bool,
    /// Leaving full screen pauses; each kind has its own default.
    pub pause_when_exiting_fullscreen: Option<bool>,
    /// Where to go on: 0 this frame again, 1 the next, -1 the one before.
    pub frame_offset_after_pause: i64,
    /// End a recording that spans frames when pausing.
    pub stop_session_recording_on_pause: bool,
    /// Text while paused, rich text.
    pub paused_text: RichText,
    /// Text while recorders wind down, rich text.
    pub pausing_text: RichText,
    /// Text while paused outside full screen, rich text.
    pub fullscreen_paused_text: RichText,
    /// Colour of the cover, a CSS colour.
    pub pause_color: String,
    /// Picture on the cover.
    pub pause_image: String,
    /// Film on the cover; it loops.
    pub pause_video: Value,
    /// Sound when pausing, once.
    pub pause_audio: Value,
    /// Sound before going on, once.
    pub unpause_audio: Value,
}

impl Default for Pausing {
    fn default() -> Self {
        let needs = PausingNeeds::default();
        Self {
            pause_key: needs.key,
            allow_user_pause: needs.allowed,
            pause_when_exiting_fullscreen: None,
            frame_offset_after_pause: needs.frame_offset,
            stop_session_recording_on_pause: false,
            paused_text: RichText(needs.paused_text),
            pausing_text: RichText(needs.pausing_text),
            fullscreen_paused_text: RichText(needs.fullscreen_text),
            pause_color: needs.color,
            pause_image: String::new(),
            pause_video: Value::Null,
            pause_audio: Value::Null,
            unpause_audio: Value::Null,
        }
    }
}

impl Pausing {
    /// What the player must do.
    pub fn needs(&self, assets: &Assets, on_leaving_fullscreen: bool) -> PausingNeeds {
        let pairs = |sources: Vec<Source>| sources.into_iter().map(|s| (s.src, s.kind)).collect();
        PausingNeeds {
            key: self.pause_key.clone(),
            allowed: self.allow_user_pause,
            on_leaving_fullscreen: self
                .pause_when_exiting_fullscreen
                .unwrap_or(on_leaving_fullscreen),
            frame_offset: self.frame_offset_after_pause,
            stop_session_recording: self.stop_session_recording_on_pause,
            paused_text: self.paused_text.html(),
            pausing_text: self.pausing_text.html(),
            fullscreen_text: self.fullscreen_paused_text.html(),
            color: self.pause_color.clone(),
            image: assets.image(&self.pause_image),
            video: pairs(assets.video(&self.pause_video)),
            pause_audio: pairs(assets.audio(&self.pause_audio)),
            unpause_audio: pairs(assets.audio(&self.unpause_audio)),
        }
    }
}
