//! Frames chosen while the study runs (`exp-frame-select`).
//!
//! The player and `protocol` act on this kind by themselves, since it shows nothing; here is what it may hold.

use kit::{Frame, Logged, Needs, groups::Groups};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Shows nothing and stands for other frames, usually chosen by `generateProperties` while the study runs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Params {
    /// The frames to choose from: of any kind, also groups and choices.
    #[cfg_attr(feature = "schema", schemars(extend("x-frames" = true)))]
    pub frame_options: Vec<Map<String, Value>>,
    /// Which of them, in this order: an index counted from 0, a list of indices, or -1 for all.
    #[cfg_attr(feature = "schema", schemars(with = "Which"))]
    pub which_frames: Value,
    /// Parameters that each of them has unless it says otherwise.
    pub common_frame_properties: Map<String, Value>,
}

/// An index or several, for the schema.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged, inline)]
#[expect(dead_code, reason = "only its schema is wanted")]
enum Which {
    One(i64),
    Several(Vec<i64>),
}

impl Default for Params {
    fn default() -> Self {
        Self {
            frame_options: Vec::new(),
            which_frames: Value::from(-1),
            common_frame_properties: Map::new(),
        }
    }
}

/// Nothing is saved besides the fields of every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Data {}

/// The kind.
#[derive(Debug)]
pub struct FrameSelect;

impl Frame for FrameSelect {
    const KIND: &'static str = "exp-frame-select";
    const EXAMPLE: &'static str = include_str!("examples/basic.json");
    type Params = Params;
    type Event = Logged;
    type Data = Data;

    fn needs(_params: &Params, _groups: &Groups) -> Needs {
        Needs::default()
    }
}
