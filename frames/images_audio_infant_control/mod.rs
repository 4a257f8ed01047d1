//! Pictures and a sound that end when the infant looks away (`exp-lookit-images-audio-infant-control`).

#[cfg(feature = "view")]
mod view;

use crate::images_audio;
use kit::{
    Assets, Frame, Logged, Needs, ParamProblem,
    groups::{Group, Groups, Looking},
    infant_control::{Controlled, Looked},
};
use serde::{Deserialize, Serialize};

/// Pictures and a sound that end when the infant has looked away for so long, which someone beside the infant tells with a key.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Params(pub Controlled<images_audio::Params>);

/// Saved with the frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// What a trial without infant control saves.
    #[serde(flatten)]
    pub trial: images_audio::Data,
    /// About looking.
    #[serde(flatten)]
    pub looked: Looked,
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
        Group::Stimuli,
    ];
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Event;
    type Data = Data;

    fn check(params: &Params) -> Vec<ParamProblem> {
        let mut problems = images_audio::ImagesAudio::check(&params.0.trial);
        problems.extend(params.0.problems());
        problems
    }

    fn stimuli(params: &Params, assets: &Assets) -> Vec<String> {
        let mut stimuli = images_audio::ImagesAudio::stimuli(&params.0.trial, assets);
        let tone = assets.audio(&params.0.control.lookaway_tone);
        stimuli.extend(tone.into_iter().next().map(|source| source.src));
        stimuli
    }

    fn needs(params: &Params, groups: &Groups) -> Needs {
        images_audio::ImagesAudio::needs(&params.0.trial, groups)
    }
}
