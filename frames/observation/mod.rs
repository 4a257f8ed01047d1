//! Something that parent and child do before the camera (`exp-lookit-observation`).

#[cfg(any(test, feature = "view"))]
mod logic;
#[cfg(feature = "view")]
mod view;

use kit::{
    Frame, Logged, Needs, OwnTexts, ParamProblem, RecordingNeeds, RichText, TextBlock, english,
    groups::{Group, Groups},
    words,
};
use serde::{Deserialize, Serialize};

/// Something that parent and child do before the camera, recorded in pieces that the parent begins and ends.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// What to do, block after block.
    pub blocks: Vec<TextBlock>,
    /// Recording pauses by itself after so long; 0 for no limit.
    #[serde(rename = "recordSegmentLength")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub segment_secs: f64,
    /// The first piece begins by itself.
    pub start_recording_automatically: bool,
    /// So long must be recorded, all pieces together, before the family can go on; 0 for nothing.
    #[serde(rename = "recordingRequired")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub required_secs: f64,
    /// Show no buttons to record and to pause; while a required recording is missing and none runs, the first is shown all the same.
    pub hide_controls: bool,
    /// Hide the family's own picture at first; they can have it shown.
    pub hide_webcam: bool,
    /// Text of the button that goes on.
    pub next_button_text: RichText,
    /// Show the button that goes back.
    pub show_previous_button: bool,
}

impl Default for Params {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            segment_secs: 300.0,
            start_recording_automatically: false,
            required_secs: 0.0,
            hide_controls: false,
            hide_webcam: false,
            next_button_text: english(words::BUTTON_NEXT).into(),
            show_previous_button: true,
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
    /// The picture is hidden because the study wants it so.
    WebcamHidden,
    /// The family hid the picture.
    HideWebcam,
    /// The family had the picture shown.
    ShowWebcam,
    /// A piece has reached its longest time.
    RecorderTimeout,
    /// The family went on although less was recorded than is required, because the camera did not work.
    ContinuedWithoutRecording,
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        Self::plain(match event {
            Event::WebcamHidden => "webcamHidden",
            Event::HideWebcam => "hideWebcam",
            Event::ShowWebcam => "showWebcam",
            Event::RecorderTimeout => "recorderTimeout",
            Event::ContinuedWithoutRecording => "continuedWithoutRecording",
        })
    }
}

/// The kind.
#[derive(Debug)]
pub struct Observation;

impl Frame for Observation {
    const KIND: &'static str = "exp-lookit-observation";
    const GROUPS: &'static [Group] = &[Group::Camera, Group::Cover];
    const TEXTS: OwnTexts = &[("nextButtonText", words::BUTTON_NEXT)];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let mut problems = Vec::new();
        if params.required_secs > 0.0
            && params.hide_controls
            && !params.start_recording_automatically
        {
            problems.push(ParamProblem {
                path: "hideControls".to_owned(),
                message: "leaves no button to record with, although recordingRequired asks for a recording, so the button is shown all the same; show the controls, or set startRecordingAutomatically".to_owned(),
            });
        }
        problems
    }

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
