//! What comes out: frames in order, conditions, problems.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::fetch::Fetch;
use crate::problem::Problem;

/// One page of the study, every parameter in place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrameConfig {
    /// The final id, such as `3-trial`; empty if an unprefixed frame has none.
    pub id: String,
    /// The kind, such as `exp-lookit-video`.
    pub kind: String,
    /// Where it is defined: `frames.trials.frameList[2]`.
    #[serde(default)]
    pub path: String,
    /// The whole object as the predecessor would hold it, `id` and `kind` included, in its order of keys.
    pub params: Map<String, Value>,
}

/// A study's protocol, unfolded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    /// The pages in order.
    pub frames: Vec<FrameConfig>,
    /// What was decided by chance or by earlier participations, by `<place in sequence>-<nickname>`.
    pub conditions: Map<String, Value>,
    /// Warnings and advice; none of them stops the study.
    pub problems: Vec<Problem>,
    /// What must be loaded before the frames that use it are shown.
    pub fetches: Vec<Fetch>,
    /// How many random numbers were drawn from the one sequence of all; those of a stable study's own streams are not counted.
    pub random_used: u64,
    /// The language that the study asks for beside `frames`, if it is a text: ours, the predecessor reads no such member.
    pub language: Option<String>,
    /// Every decision, in the order they were made.
    #[cfg(feature = "trace")]
    pub draws: Vec<crate::trace::Draw>,
}
