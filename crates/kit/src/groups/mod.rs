//! Parameters that several kinds share: each group is parsed once from the frame's object and acted on by the session.

mod animation;
mod group;
mod infant_control;
mod page;
mod pausing;
mod recording;

pub use animation::Animation;
pub use group::Group;
pub use infant_control::{EndReason, InfantControl, LookawayType, Looking};
#[cfg(feature = "schema")]
pub use page::language_names;
pub use page::{LanguageWish, Page};
pub use pausing::Pausing;
pub use recording::Recording;

#[cfg(feature = "schema")]
mod common;
#[cfg(feature = "schema")]
mod ignored;
#[cfg(feature = "schema")]
pub(crate) use common::Common;
#[cfg(feature = "schema")]
pub(crate) use ignored::{Ignored, OF_A_COVER, OF_EVERY_FRAME, OF_RECORDING};

use crate::{Assets, ParamProblem, parse};
use serde_json::{Map, Value};

/// All groups of a frame, parsed from its one JSON object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// Parameters of every frame.
    pub page: Page,
    /// The frame's own recording.
    pub recording: Recording,
    /// Pausing.
    pub pausing: Pausing,
    /// Where stimuli lie.
    pub assets: Assets,
}

impl Groups {
    /// Reads every group; a wrong parameter is reported and its default used.
    pub fn parse(params: &Map<String, Value>) -> (Self, Vec<ParamProblem>) {
        let (page, mut problems) = parse(params);
        let (mut recording, more): (Recording, _) = parse(params);
        problems.extend(more);
        let (pausing, more) = parse(params);
        problems.extend(more);
        let (assets, more) = parse(params);
        problems.extend(more);
        problems.extend(recording.complete(&assets));
        (
            Self {
                page,
                recording,
                pausing,
                assets,
            },
            problems,
        )
    }
}
