//! Parameters of trials that end when the infant looks away (spec: frames-trials 1.10).

use crate::Logged;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How time looked away is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum LookawayType {
    /// All looks away are added up.
    #[default]
    Total,
    /// One uninterrupted look away.
    Continuous,
}

/// Someone beside the infant holds a key while the infant looks away; the trial ends by that.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(Serialize, schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct InfantControl {
    /// What ends the trial: looking away so long in all (`total`), or so long without a break (`continuous`).
    pub lookaway_type: LookawayType,
    /// So long looked away ends the trial.
    #[serde(rename = "lookawayThreshold")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub lookaway_threshold_secs: f64,
    /// Held while the infant looks away: a key as in `KeyboardEvent.key`, `mouse` for any mouse button, empty for none.
    pub lookaway_key: String,
    /// Ends the trial when released, in full screen: a key as in `KeyboardEvent.key`; empty for none.
    pub end_trial_key: String,
    /// Sound that loops while the infant looks away.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Sound"))]
    pub lookaway_tone: Value,
    /// Loudness of that sound, from 0 to 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1)))]
    pub lookaway_tone_volume: f64,
    /// Show a border: green while the infant looks, dashed grey while the infant looks away.
    pub show_lookaway_visual_guide: bool,
    /// So long after the trial's start, looking begins to be measured.
    #[serde(rename = "measurementPeriodDelay")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0), extend("x-unit" = "s")))]
    pub measurement_delay_secs: f64,
}

impl Default for InfantControl {
    fn default() -> Self {
        Self {
            lookaway_type: LookawayType::Total,
            lookaway_threshold_secs: 2.0,
            lookaway_key: "p".into(),
            end_trial_key: "q".into(),
            lookaway_tone: Value::String(String::new()),
            lookaway_tone_volume: 0.25,
            show_lookaway_visual_guide: false,
            measurement_delay_secs: 0.0,
        }
    }
}

/// What ended a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum EndReason {
    /// The infant looked away for so long.
    Lookaway,
    /// Someone pressed the key that ends the trial.
    ParentEnded,
    /// The trial came to its own end.
    Ceiling,
    /// The trial was paused.
    Pause,
}

/// What is logged about looking, also before looking is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
pub enum Looking {
    /// The infant began to look away.
    LookawayStart,
    /// The infant looked back.
    LookawayEnd,
    /// The infant looked away for so long that the trial ends.
    LookawayEndedTrial,
    /// Looking begins to be measured.
    ParentControlPeriodStart,
    /// The key that ends the trial was pressed.
    ParentEndedTrial,
    /// Looking is no longer measured.
    ParentControlPeriodEnd,
}

impl From<Looking> for Logged {
    fn from(event: Looking) -> Self {
        Self::plain(match event {
            Looking::LookawayStart => "lookawayStart",
            Looking::LookawayEnd => "lookawayEnd",
            Looking::LookawayEndedTrial => "lookawayEndedTrial",
            Looking::ParentControlPeriodStart => "parentControlPeriodStart",
            Looking::ParentEndedTrial => "parentEndedTrial",
            Looking::ParentControlPeriodEnd => "parentControlPeriodEnd",
        })
    }
}
