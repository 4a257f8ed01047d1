//! Names of stimuli become addresses (spec: frames-trials 1.6).

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One source of a sound or film.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Source {
    /// Full address.
    pub src: String,
    /// MIME type: `video/mp4`, `audio/ogg`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// Where the stimuli of a frame lie and in which formats.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Assets {
    /// Folder that holds `img/`, `mp3/`, `mp4/`, …; a slash at its end is added.
    #[serde(rename = "baseDir")]
    pub base_dir: String,
    /// Formats of every sound, in the order the browser tries them.
    #[serde(rename = "audioTypes")]
    pub audio_types: Vec<String>,
    /// Formats of every film.
    #[serde(rename = "videoTypes")]
    pub video_types: Vec<String>,
    /// What happens when a picture, film or sound can't be loaded before the trial begins: `retry` loads it again up to three times, and
    /// tells the family so; `skip` begins without it; `stop` ends the study with its last frame.
    #[serde(rename = "onStimulusFailure")]
    pub on_failure: OnFailure,
}

/// What a study wants when a stimulus can't be loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OnFailure {
    /// Load it again, and begin without it when that does not help.
    Retry,
    /// Begin without it.
    #[default]
    Skip,
    /// End the study: the last frame comes next.
    Stop,
}

impl Default for Assets {
    fn default() -> Self {
        Self {
            base_dir: String::new(),
            audio_types: vec!["mp3".into(), "ogg".into()],
            video_types: vec!["mp4".into(), "webm".into()],
            on_failure: OnFailure::Skip,
        }
    }
}

impl Assets {
    fn base(&self) -> String {
        if self.base_dir.is_empty() || self.base_dir.ends_with('/') {
            self.base_dir.clone()
        } else {
            format!("{}/", self.base_dir)
        }
    }

    /// Address of a picture; a full or rooted address, and one expanded before, stays as it is.
    pub fn image(&self, name: &str) -> String {
        if name.is_empty() || is_address(name) {
            return name.to_owned();
        }
        let folder = format!("{}img/", self.base());
        if name.starts_with(&folder) {
            name.to_owned()
        } else {
            format!("{folder}{name}")
        }
    }

    /// Sources of a sound: a name, or a list of `{src, type}`.
    pub fn audio(&self, asset: &Value) -> Vec<Source> {
        self.expand(asset, "audio", &self.audio_types)
    }

    /// Sources of a film: a name, or a list of `{src, type}`.
    pub fn video(&self, asset: &Value) -> Vec<Source> {
        self.expand(asset, "video", &self.video_types)
    }

    /// Names nothing that could be played.
    pub fn is_silent(asset: &Value) -> bool {
        Self::default().audio(asset).is_empty()
    }

    fn expand(&self, asset: &Value, media: &str, types: &[String]) -> Vec<Source> {
        match asset {
            Value::String(name) if !name.is_empty() => types
                .iter()
                .map(|kind| Source {
                    src: format!("{}{kind}/{name}.{kind}", self.base()),
                    kind: format!("{media}/{kind}"),
                })
                .collect(),
            Value::Array(list) => list
                .iter()
                .filter_map(|item| crate::reader::read(item).ok())
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Has a scheme, or is rooted at the host, so that no folder is put before it.
fn is_address(name: &str) -> bool {
    name.contains("://")
        || name.starts_with('/')
        || name.starts_with("data:")
        || name.starts_with("blob:")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn assets() -> Assets {
        Assets {
            base_dir: "https://x.org/s".into(),
            ..Assets::default()
        }
    }

    #[test]
    fn names_become_addresses_and_stay_so() {
        let assets = assets();
        assert_eq!(assets.image("a.png"), "https://x.org/s/img/a.png");
        assert_eq!(
            assets.image(&assets.image("a.png")),
            "https://x.org/s/img/a.png"
        );
        let relative = Assets::default();
        assert_eq!(relative.image(&relative.image("a.png")), "img/a.png");
        assert_eq!(
            assets.image("data:image/png;base64,AA"),
            "data:image/png;base64,AA"
        );
    }

    #[test]
    fn a_name_gives_one_source_for_each_format() {
        let sources = assets().audio(&json!("tone"));
        assert_eq!(sources[0].src, "https://x.org/s/mp3/tone.mp3");
        assert_eq!(sources[1].kind, "audio/ogg");
        assert_eq!(
            assets().video(&json!([{"src": "a.mp4", "type": "video/mp4"}]))[0].src,
            "a.mp4"
        );
        assert_eq!(assets().video(&json!("")), []);
        assert!(Assets::is_silent(&json!([])) && !Assets::is_silent(&json!("tone")));
    }
}
