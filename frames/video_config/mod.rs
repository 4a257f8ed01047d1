//! Camera and microphone check before a study (`exp-video-config`).

#[cfg(any(test, feature = "view"))]
mod framing;
#[cfg(feature = "view")]
mod help;
#[cfg(any(test, feature = "view"))]
mod light;
#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

#[cfg(feature = "view")]
pub use help::bring;

use kit::{Fields, Frame, Logged, Needs, RecordingNeeds, RichText, groups::Groups};
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
    /// What was found out while the family was here; absent where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Setup>"))]
    pub setup: Option<Fields>,
}

/// What the check found out. What the browser does not tell is absent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Setup {
    /// Width of the window in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window_width: Option<f64>,
    /// Height of the window in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window_height: Option<f64>,
    /// Pixels of the display for one CSS pixel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_pixel_ratio: Option<f64>,
    /// Width of the camera's picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub camera_width: Option<i32>,
    /// Height of the camera's picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub camera_height: Option<i32>,
    /// Pictures a second that the camera was asked to give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub camera_frame_rate: Option<f64>,
    /// How fast the family's line sends, in bits a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_bits_per_second: Option<f64>,
    /// Bits a second that the picture of recordings has for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video_bits_per_second: Option<u32>,
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
