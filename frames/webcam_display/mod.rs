//! The family's own picture with some text (`exp-lookit-webcam-display`).

#[cfg(feature = "view")]
mod view;

use kit::{
    Frame, Logged, Needs, OwnTexts, RecordingNeeds, RichText, TextBlock, english,
    groups::{Group, Groups},
    words,
};
use serde::{Deserialize, Serialize};

/// The family's own picture with some text: a break, or a look at whether everybody can be seen; with or without a recording.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The text, block after block.
    pub blocks: Vec<TextBlock>,
    /// Record from the beginning.
    pub start_recording_automatically: bool,
    /// Text of the button that goes on.
    pub next_button_text: RichText,
    /// Show the button that goes back.
    pub show_previous_button: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            start_recording_automatically: false,
            next_button_text: english(words::BUTTON_NEXT).into(),
            show_previous_button: false,
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// The kind.
#[derive(Debug)]
pub struct WebcamDisplay;

impl Frame for WebcamDisplay {
    const KIND: &'static str = "exp-lookit-webcam-display";
    const GROUPS: &'static [Group] = &[Group::Camera, Group::Cover];
    const IGNORED: &'static [(&'static str, &'static str)] = &[(
        "doUseCamera",
        "the page is there to show the camera's picture",
    )];
    const TEXTS: OwnTexts = &[("nextButtonText", words::BUTTON_NEXT)];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn needs(params: &Params, groups: &Groups) -> Needs {
        Needs {
            recording: Some(RecordingNeeds {
                destroy_at_end: true,
                keeps_clip: false,
                ..groups
                    .recording
                    .needs(params.start_recording_automatically, 7200.0)
            }),
            ..Needs::default()
        }
    }
}
