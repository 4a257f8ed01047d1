//! Parameters that every frame accepts (spec: protocol-and-player 2.6.1).

use serde::Deserialize;
use words::Language;

/// The language of the player's own texts, from a frame on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct LanguageWish(pub Option<Language>);

impl TryFrom<String> for LanguageWish {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        // An empty name asked the predecessor for nothing.
        if name.is_empty() {
            return Ok(Self::default());
        }
        let language = Language::named(&name);
        language
            .map(|language| Self(Some(language)))
            .ok_or_else(|| {
                let known = words::NAMES.join(", ");
                [
                    "\u{201c}",
                    &name,
                    "\u{201d} is no language of this player, so the one before stays; there are ",
                    &known,
                ]
                .concat()
            })
    }
}

/// For the schema: a wish has no default but the wish before.
#[cfg(feature = "schema")]
impl serde::Serialize for LanguageWish {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.map(Language::name).serialize(serializer)
    }
}

/// The names that studies may write: as they are, and in small letters as the predecessor has them.
#[cfg(feature = "schema")]
pub fn language_names() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in words::NAMES {
        let small = name.to_lowercase();
        if small != name {
            names.push(small);
        }
        names.push(name.to_owned());
    }
    names.extend(["en".to_owned(), String::new()]);
    names
}

/// The parameters of every frame that the player acts on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Page {
    /// Language of the player's own texts, for this frame and those after it. Without one, that of the frame before; at first that of
    /// the study, else English.
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("enum" = language_names())))]
    pub language: LanguageWish,
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
            language: LanguageWish::default(),
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
            (json!(""), true),
            (json!(null), true),
            (json!("en-us_for_translation"), false),
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
