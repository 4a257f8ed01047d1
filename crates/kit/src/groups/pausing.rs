//! Parameters of pausing (spec: frames-trials 1.9).

use crate::{Assets, Color, RichText, Source, english};
use serde::Deserialize;
use serde_json::Value;
use session::{PauseScene, PausingNeeds};

/// How the family may pause a trial.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Pausing {
    /// The key that pauses and resumes, as in `KeyboardEvent.key`; empty for none.
    pub pause_key: String,
    /// The family may pause with the key.
    pub allow_user_pause: bool,
    /// Leaving full screen pauses.
    pub pause_when_exiting_fullscreen: Option<bool>,
    /// Where to go on: 0 this frame again, 1 the next, -1 the one before.
    pub frame_offset_after_pause: i64,
    /// End a recording that spans frames when pausing.
    pub stop_session_recording_on_pause: bool,
    /// Text while paused.
    pub paused_text: RichText,
    /// Text while recorders wind down.
    pub pausing_text: RichText,
    /// Text while paused outside full screen.
    pub fullscreen_paused_text: RichText,
    /// Colour of the cover.
    pub pause_color: Color,
    /// Picture on the cover.
    #[cfg_attr(feature = "schema", schemars(extend("x-asset" = "image")))]
    pub pause_image: String,
    /// Film on the cover; it loops.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Film"))]
    pub pause_video: Value,
    /// Sound when pausing, once.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Sound"))]
    pub pause_audio: Value,
    /// Sound before going on, once.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Sound"))]
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
            paused_text: english(words::PLAYER_PAUSED_TEXT).into(),
            pausing_text: english(words::PLAYER_PAUSING_TEXT).into(),
            fullscreen_paused_text: english(words::PLAYER_PAUSED_FULLSCREEN_TEXT).into(),
            pause_color: "white".into(),
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
            scene: PauseScene {
                color: self.pause_color.0.clone(),
                image: assets.image(&self.pause_image),
                video: pairs(assets.video(&self.pause_video)),
                pause_audio: pairs(assets.audio(&self.pause_audio)),
                unpause_audio: pairs(assets.audio(&self.unpause_audio)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;
    use serde_json::json;

    #[test]
    fn the_pause_has_the_look_and_the_sounds_that_the_study_gives() {
        let params = json!({
            "pauseColor": "navy", "pauseImage": "rest.png", "pauseVideo": "waves",
            "pauseAudio": "bell", "unpauseAudio": [{"src": "go.mp3", "type": "audio/mp3"}],
        });
        let (pausing, problems) = parse::<Pausing>(params.as_object().expect("an object"));
        assert!(problems.is_empty(), "{problems:?}");
        let assets = Assets {
            base_dir: "https://x.org/".into(),
            audio_types: vec!["mp3".into()],
            video_types: vec!["mp4".into()],
            ..Assets::default()
        };
        let source = |src: &str, kind: &str| vec![(src.to_owned(), kind.to_owned())];
        assert_eq!(
            pausing.needs(&assets, true).scene,
            PauseScene {
                color: "navy".into(),
                image: "https://x.org/img/rest.png".into(),
                video: source("https://x.org/mp4/waves.mp4", "video/mp4"),
                pause_audio: source("https://x.org/mp3/bell.mp3", "audio/mp3"),
                unpause_audio: source("go.mp3", "audio/mp3"),
            }
        );
    }

    #[test]
    fn a_study_that_gives_nothing_pauses_on_plain_white() {
        let scene = Pausing::default().needs(&Assets::default(), true).scene;
        let color = "white".into();
        assert_eq!(
            scene,
            PauseScene {
                color,
                ..PauseScene::default()
            }
        );
    }
}
