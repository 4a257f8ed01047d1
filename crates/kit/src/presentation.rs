//! What is stored about the presentation of stimuli (docs/data.md).

use serde::Serialize;

/// What a stimulus is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Medium {
    /// A picture, or a change of the page.
    Image,
    /// A film.
    Video,
    /// A sound.
    Audio,
}

/// One stimulus. All times are milliseconds on the page's clock that never jumps (`performance.now()`).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Presented {
    /// Its id, or its address.
    pub stimulus: String,
    /// Picture, film or sound.
    pub medium: Medium,
    /// When the trial wanted it.
    pub requested_millis: f64,
    /// When the page was changed, or the film or sound was told to play.
    pub applied_millis: f64,
    /// When it was seen or heard, as far as the browser says: for a picture the refresh after the change, for a film its first picture, for
    /// a sound when it left the computer. Absent if that never came.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presented_millis: Option<f64>,
}

/// The page was hidden or shown, lost or won the focus, or was turned, during the frame.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PageChange {
    /// `hidden`, `visible`, `blur`, `focus`, `orientation-0`, `orientation-90`, …
    pub change: String,
    /// When.
    pub millis: f64,
}

/// Saved with a trial under `presentation`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Time from one refresh of the display to the next, if it was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_millis: Option<f64>,
    /// Refreshes that were missed while stimuli were shown.
    pub dropped_frames: u32,
    /// The stimuli, in the order in which they were applied.
    pub stimuli: Vec<Presented>,
    /// What happened to the page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub page: Vec<PageChange>,
}

/// To a hundredth of a millisecond: browsers give no more.
pub fn rounded(millis: f64) -> f64 {
    (millis * 100.0).round() / 100.0
}
