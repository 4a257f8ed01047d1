//! Trials that end when the infant looks away: what the kinds with that have in common.

#[cfg(any(test, feature = "view"))]
mod logic;
mod params;
#[cfg(feature = "view")]
mod view;

pub use params::Controlled;
#[cfg(feature = "view")]
pub use view::{Control, Told};

use crate::groups::{EndReason, LookawayType};
use serde::Serialize;

/// One look away. Milliseconds on the page's clock that never jumps (`performance.now()`).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Lookaway {
    /// When it began.
    pub start_millis: f64,
    /// When it ended; absent when it lasted to the trial's end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_millis: Option<f64>,
}

/// What is saved about looking.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Looked {
    /// How long the infant looked while looking was measured, in seconds. Absent if it never was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_looking_time: Option<f64>,
    /// What ended the trial.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial_end_reason: Option<EndReason>,
    /// How looks away were counted.
    pub lookaway_type: LookawayType,
    /// So long looked away ended the trial, in seconds.
    pub lookaway_threshold: f64,
    /// When looking began to be measured, in milliseconds as in `lookaways`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured_from_millis: Option<f64>,
    /// Until when it was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured_until_millis: Option<f64>,
    /// Every look away, also those before looking was measured.
    pub lookaways: Vec<Lookaway>,
}
