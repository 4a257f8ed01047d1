//! Camera and microphone check before a study (`exp-video-config`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{Frame, Logged, Needs, RecordingNeeds, RichText, groups::Groups};
use serde::{Deserialize, Serialize};

/// The family checks camera and microphone; nothing is recorded.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// Paragraph before the tips, for example whom to call.
    pub troubleshooting_intro: RichText,
}

/// Saved with the frame: the size of the screen.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// Width of the screen in CSS pixels.
    pub screen_width: i32,
    /// Height of the screen in CSS pixels.
    pub screen_height: i32,
}

/// The kind.
#[derive(Debug)]
pub struct VideoConfig;

impl Frame for VideoConfig {
    const KIND: &'static str = "exp-video-config";
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn needs(_params: &Params, groups: &Groups) -> Needs {
        Needs {
            recording: Some(RecordingNeeds {
                saves_video_id: false,
                saves_video_list: false,
                wait_cover: false,
                ..groups.recording.needs(false, 7200.0)
            }),
            ..Needs::default()
        }
    }
}
