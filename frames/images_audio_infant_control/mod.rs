//! Pictures and a sound that end when the infant looks away (`exp-lookit-images-audio-infant-control`).

use crate::images_audio;
use kit::{
    Frame, Logged, Needs, ParamProblem,
    groups::{EndReason, Group, Groups, Looking},
};
use serde::{Deserialize, Serialize};

/// Pictures and a sound that end when the infant has looked away for so long, which someone beside the infant tells with a key.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Params(pub images_audio::Params);

/// Saved with the frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// What a trial without infant control saves.
    #[serde(flatten)]
    pub trial: images_audio::Data,
    /// How long the infant looked while looking was measured, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_looking_time: Option<f64>,
    /// What ended the trial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial_end_reason: Option<EndReason>,
}

/// Logged while the frame runs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum Event {
    /// About pictures, sounds and choices.
    Trial(images_audio::Event),
    /// About looking.
    Looking(Looking),
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        match event {
            Event::Trial(event) => event.into(),
            Event::Looking(event) => event.into(),
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct ImagesAudioInfantControl;

impl Frame for ImagesAudioInfantControl {
    const KIND: &'static str = "exp-lookit-images-audio-infant-control";
    const GROUPS: &'static [Group] = &[
        Group::InfantControl,
        Group::Recording,
        Group::Pausing,
        Group::Assets,
    ];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        images_audio::ImagesAudio::check(&params.0)
    }

    fn needs(params: &Params, groups: &Groups) -> Needs {
        images_audio::ImagesAudio::needs(&params.0, groups)
    }
}
