//! Parameters that every frame accepts (spec: protocol-and-player 2.6.1).

use serde::Deserialize;

/// The language of the player's own texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
#[serde(try_from = "String")]
pub enum Language {
    /// `en-us`; the only one so far.
    #[default]
    #[cfg_attr(feature = "schema", serde(rename = "en-us"))]
    English,
}

impl TryFrom<String> for Language {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        match name.as_str() {
            // An empty name asked the predecessor for nothing.
            "en-us" | "en" | "" => Ok(Self::English),
            _ => Err(format!(
                "this player's own texts are in English only, so \u{201c}{name}\u{201d} has no effect"
            )),
        }
    }
}

/// The parameters of every frame that the player acts on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Page {
    /// Language of the player's own texts: `en-us`.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = ["en-us", "en", ""])))]
    pub language: Language,
    /// Show a frame full screen that normally is not; it can scroll and the pointer stays visible.
    #[cfg_attr(feature = "schema", schemars(extend("x-group" = "fullscreen")))]
    pub display_fullscreen_override: bool,
    /// Show the frame full screen.
    #[cfg_attr(feature = "schema", schemars(extend("x-group" = "fullscreen")))]
    pub display_fullscreen: Option<bool>,
    /// Begin a recording that spans frames when this frame opens.
    #[cfg_attr(feature = "schema", schemars(extend("x-group" = "sessionRecording")))]
    pub start_session_recording: bool,
    /// End the recording that spans frames when this frame ends.
    #[cfg_attr(feature = "schema", schemars(extend("x-group" = "sessionRecording")))]
    pub end_session_recording: bool,
    /// Accepted and kept for old protocols, in seconds; no frame waits for an upload.
    #[serde(rename = "sessionMaxUploadSeconds")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-group" = "sessionRecording", "x-unit" = "s", "x-ignored" = "recordings are sent while the study goes on, so nothing waits for them")))]
    pub session_max_upload_secs: f64,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            language: Language::default(),
            display_fullscreen_override: false,
            display_fullscreen: None,
            start_session_recording: false,
            end_session_recording: false,
            session_max_upload_secs: 10.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_language_without_texts_is_reported() {
        for (language, is_good) in [
            (json!("en-us"), true),
            (json!("en"), true),
            (json!(null), true),
            (json!("pt-br"), false),
            (json!(5), false),
        ] {
            let frame = json!({"language": language, "startSessionRecording": true});
            let (page, problems) = crate::parse::<Page>(frame.as_object().expect("object"));
            assert!(page.start_session_recording, "the rest is kept");
            let paths: Vec<&str> = problems.iter().map(|p| p.path.as_str()).collect();
            let expected: &[&str] = if is_good { &[] } else { &["language"] };
            assert_eq!(paths, expected, "{language}");
        }
    }
}
