//! Parameters of a frame's own recording (spec: frames-trials 1.7).

use crate::{Assets, Color, ParamProblem, RichText, english};
use serde::Deserialize;
use serde_json::Value;
use session::RecordingNeeds;

/// How a frame records the family.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Recording {
    /// Record this frame.
    pub do_recording: Option<bool>,
    /// Another name of `doRecording`.
    #[cfg_attr(feature = "schema", schemars(extend("x-deprecated" = "write doRecording; this other name counts only when doRecording is absent")))]
    pub do_use_camera: Option<bool>,
    /// One more name of `doRecording`.
    #[cfg_attr(feature = "schema", schemars(extend("x-deprecated" = "write doRecording; this other name counts only when doRecording and doUseCamera are absent")))]
    pub start_recording_automatically: Option<bool>,
    /// The recorder stops by itself after so long.
    #[serde(rename = "maxRecordingLength")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 7200), extend("x-unit" = "s")))]
    pub max_secs: Option<f64>,
    /// Accepted and kept for old protocols, in seconds; no frame waits for an upload.
    #[serde(rename = "maxUploadSeconds")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s", "x-ignored" = "recordings are sent while the study goes on, so no frame waits for them")))]
    pub max_upload_secs: f64,
    /// Cover the page until the recording has begun.
    pub show_wait_for_recording_message: bool,
    /// Text of that cover.
    pub wait_for_recording_message: RichText,
    /// Colour of that cover.
    pub wait_for_recording_message_color: Color,
    /// Picture on that cover.
    #[cfg_attr(feature = "schema", schemars(extend("x-asset" = "image")))]
    pub wait_for_upload_image: String,
    /// Film on that cover; it loops without sound.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Film"))]
    pub wait_for_upload_video: Value,
    /// The two above as they are put on the cover.
    #[serde(skip)]
    cover_media: String,
}

impl Default for Recording {
    fn default() -> Self {
        let needs = RecordingNeeds::default();
        Self {
            do_recording: None,
            do_use_camera: None,
            start_recording_automatically: None,
            max_secs: None,
            max_upload_secs: 7.0,
            show_wait_for_recording_message: true,
            wait_for_recording_message: english(words::PLAYER_WAIT_FOR_RECORDING).into(),
            wait_for_recording_message_color: Color(needs.wait_color),
            wait_for_upload_image: String::new(),
            wait_for_upload_video: Value::Null,
            cover_media: String::new(),
        }
    }
}

/// The longest recording, in seconds.
const LONGEST_SECS: f64 = 7200.0;

impl Recording {
    /// Whether a trial is to be recorded, if the study says so under any of the three names.
    pub fn wanted(&self) -> Option<bool> {
        self.do_recording
            .or(self.do_use_camera)
            .or(self.start_recording_automatically)
    }

    /// What the player must do; `automatic` records from the first moment to the last.
    pub fn needs(&self, automatic: bool, default_max_secs: f64) -> RecordingNeeds {
        let max_secs = self.max_secs.unwrap_or(default_max_secs);
        RecordingNeeds {
            automatic,
            max_secs: max_secs.clamp(1.0, LONGEST_SECS),
            wait_cover: self.show_wait_for_recording_message,
            wait_message: self.cover_media.clone() + &self.wait_for_recording_message.html(),
            wait_color: self.wait_for_recording_message_color.0.clone(),
            ..RecordingNeeds::default()
        }
    }

    /// Finds picture and film of the cover, and tells what types can't.
    pub(super) fn complete(&mut self, assets: &Assets) -> Option<ParamProblem> {
        let quoted = |text: &str| text.replace('"', "&quot;");
        let image = assets.image(&self.wait_for_upload_image);
        if !image.is_empty() {
            self.cover_media = ["<p><img alt=\"\" src=\"", &quoted(&image), "\"></p>"].concat();
        }
        let film = assets.video(&self.wait_for_upload_video);
        if !film.is_empty() {
            self.cover_media += "<p><video autoplay loop muted playsinline>";
            for source in film {
                self.cover_media += &["<source src=\"", &quoted(&source.src), "\">"].concat();
            }
            self.cover_media += "</video></p>";
        }
        let clamped = self
            .max_secs
            .filter(|secs| !(1.0..=LONGEST_SECS).contains(secs));
        clamped.map(|_| ParamProblem {
            path: "maxRecordingLength".into(),
            message: "is not between 1 and 7200 seconds; the nearest of the two is used".into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::Groups;
    use serde_json::json;

    fn read(params: &Value) -> (Recording, Vec<ParamProblem>) {
        let (groups, problems) = Groups::parse(params.as_object().expect("an object"));
        (groups.recording, problems)
    }

    #[test]
    fn a_trial_is_recorded_under_three_names_and_the_first_counts() {
        let wanted = |params: Value| read(&params).0.wanted();
        assert_eq!(wanted(json!({})), None);
        assert_eq!(wanted(json!({"doUseCamera": false})), Some(false));
        assert_eq!(
            wanted(json!({"startRecordingAutomatically": true})),
            Some(true)
        );
        assert_eq!(
            wanted(json!({"doUseCamera": true, "doRecording": false})),
            Some(false)
        );
    }

    #[test]
    fn a_length_out_of_bounds_is_told() {
        let (recording, problems) = read(&json!({"maxRecordingLength": 9000}));
        assert_eq!(problems[0].path, "maxRecordingLength");
        let longest = recording.needs(true, 60.0).max_secs;
        assert!((longest - LONGEST_SECS).abs() < f64::EPSILON);
        assert_eq!(read(&json!({"maxRecordingLength": 7200})).1, []);
    }

    #[test]
    fn the_cover_shows_picture_and_film() {
        let (recording, _) = read(&json!({
            "baseDir": "https://x.org/", "waitForUploadImage": "a\"b.png", "waitForRecordingMessage": "Wait",
            "waitForUploadVideo": [{"src": "c.mp4", "type": "video/mp4"}], "waitForRecordingMessageColor": "#12",
        }));
        let needs = recording.needs(true, 60.0);
        assert_eq!(
            needs.wait_message,
            "<p><img alt=\"\" src=\"https://x.org/img/a&quot;b.png\"></p>\
             <p><video autoplay loop muted playsinline><source src=\"c.mp4\"></video></p>Wait"
        );
        assert_eq!(needs.wait_color, "white");
    }
}
