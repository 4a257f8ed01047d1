//! A page that begins a recording over several frames (`exp-lookit-start-recording`).

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

/// A page that begins a recording over several frames and goes on by itself when it runs.
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
    pub wait_for_video_message: RichText,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            background_color: "white".into(),
            video: Value::Array(Vec::new()),
            image: String::new(),
            image_animation: Animation::Spin,
            wait_for_video_message: RichText::default(),
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
    /// The family did not wait any longer for the recording; it may begin later, or never.
    ContinuedWithoutRecording,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        Self::plain(match event {
            Event::ContinuedWithoutRecording => "continuedWithoutRecording",
        })
    }
}

/// The kind.
#[derive(Debug)]
pub struct StartRecording;

impl Frame for StartRecording {
    const KIND: &'static str = "exp-lookit-start-recording";
    const GROUPS: &'static [Group] = &[Group::Assets];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs {
            fullscreen: true,
            start_session_recording: true,
            ..Needs::default()
        }
    }
}
