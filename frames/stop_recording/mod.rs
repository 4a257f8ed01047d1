//! A page that ends a recording over several frames (`exp-lookit-stop-recording`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Color, Frame, Logged, Needs, RichText,
    groups::{Animation, Group, Groups},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A page that ends the recording over several frames, shows how much of it has been sent, and goes on by itself.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// Colour of the page; the text is black or white, whichever is easier to read.
    pub background_color: Color,
    /// Film above the text; it loops, with sound.
    #[cfg_attr(feature = "schema", schemars(with = "kit::schema::Film"))]
    pub video: Value,
    /// Picture above the text.
    #[cfg_attr(feature = "schema", schemars(extend("x-asset" = "image")))]
    pub image: String,
    /// How the picture moves; empty for not at all.
    pub image_animation: Animation,
    /// Text instead of the usual one; a single space for none.
    pub wait_for_upload_message: RichText,
    /// Show how much has been sent.
    pub show_progress_bar: bool,
    /// Longest time that the page waits for the recording to be sent; the rest is sent while the study goes on.
    #[serde(rename = "sessionMaxUploadSeconds")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub session_max_upload_secs: f64,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            background_color: "white".into(),
            video: Value::Array(Vec::new()),
            image: String::new(),
            image_animation: Animation::Spin,
            wait_for_upload_message: RichText::default(),
            show_progress_bar: true,
            session_max_upload_secs: 300.0,
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// Logged while the frame runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Event {
    /// No recording over several frames runs, so there is nothing to end.
    WarningNoActiveSessionRecording,
    /// Nothing has been sent for 300 seconds; the study goes on.
    WarningUploadTimeoutError,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        Self::plain(match event {
            Event::WarningNoActiveSessionRecording => "warningNoActiveSessionRecording",
            Event::WarningUploadTimeoutError => "warningUploadTimeoutError",
        })
    }
}

/// The kind.
#[derive(Debug)]
pub struct StopRecording;

impl Frame for StopRecording {
    const KIND: &'static str = "exp-lookit-stop-recording";
    const GROUPS: &'static [Group] = &[Group::Assets];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn needs(params: &Params, _groups: &Groups) -> Needs {
        Needs {
            fullscreen: true,
            end_session_recording: true,
            session_upload_secs: Some(params.session_max_upload_secs),
            ..Needs::default()
        }
    }
}
