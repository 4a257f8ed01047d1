//! A film that ends when the infant looks away (`exp-lookit-video-infant-control`).

#[cfg(feature = "view")]
mod view;

use crate::video;
use kit::{
    Assets, Frame, Logged, Needs, ParamProblem,
    groups::{Group, Groups, Looking},
    infant_control::{Controlled, Looked},
};
use serde::{Deserialize, Serialize};

/// One film that ends when the infant has looked away for so long, which someone beside the infant tells with a key.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Params(pub Controlled<video::Params>);

/// Saved with the frame.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Data {
    /// First address of the film, or empty.
    pub video_shown: String,
    /// About looking.
    #[serde(flatten)]
    pub looked: Looked,
}

/// Logged while the frame runs.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
pub enum Event {
    /// About the film and the sound.
    Film(video::Event),
    /// About looking.
    Looking(Looking),
}

impl From<Event> for Logged {
    fn from(event: Event) -> Self {
        match event {
            Event::Film(event) => event.into(),
            Event::Looking(event) => event.into(),
        }
    }
}

/// The kind.
#[derive(Debug)]
pub struct VideoInfantControl;

impl Frame for VideoInfantControl {
    const KIND: &'static str = "exp-lookit-video-infant-control";
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
        let mut problems = video::Video::check(&params.0.trial);
        problems.extend(params.0.problems());
        problems
    }

    fn stimuli(params: &Params, assets: &Assets) -> Vec<String> {
        let mut stimuli = video::Video::stimuli(&params.0.trial, assets);
        let tone = assets.audio(&params.0.control.lookaway_tone);
        stimuli.extend(tone.into_iter().next().map(|source| source.src));
        stimuli
    }

    fn needs(params: &Params, groups: &Groups) -> Needs {
        video::Video::needs(&params.0.trial, groups)
    }
}
