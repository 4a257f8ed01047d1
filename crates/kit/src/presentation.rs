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

/// When a film began that was told to play at `asked_millis`, from the first picture of which the browser tells: it was shown at
/// `shown_millis` and belongs at `place_millis` of the film.
///
/// A browser may begin with a later picture; the film then began as much earlier. Firefox under load has told of places that lie further
/// in the film than the time since it was asked: no film begins before that, so it is said to begin with the picture that was shown.
pub fn film_began_millis(asked_millis: f64, shown_millis: f64, place_millis: f64) -> f64 {
    let began_millis = shown_millis - place_millis;
    if began_millis < asked_millis {
        shown_millis.max(asked_millis)
    } else {
        began_millis
    }
}

/// A browser takes no longer to begin a film that is loaded; what takes longer was waiting for something else.
const LONGEST_LEAD_MILLIS: f64 = 150.0;
/// How much of the last film's lateness goes into the lead of the next one.
const LEARNT: f64 = 0.2;

/// How long before its time the next film is told to play, after one that was told so long before and began so late (below 0: early). One
/// that was seconds late says nothing: the network was slow, or the family had to press Play first.
pub fn next_lead_millis(lead_millis: f64, late_millis: f64) -> f64 {
    if late_millis.abs() <= LONGEST_LEAD_MILLIS {
        (lead_millis + LEARNT * late_millis).clamp(0.0, LONGEST_LEAD_MILLIS)
    } else {
        lead_millis
    }
}

#[cfg(test)]
mod tests {
    use super::{film_began_millis, next_lead_millis};

    #[test]
    fn a_film_that_skips_pictures_began_before_the_first_that_was_shown() {
        assert!((film_began_millis(1000.0, 1075.0, 40.0) - 1035.0).abs() < 1e-9);
    }

    #[test]
    fn no_film_begins_before_it_was_asked() {
        assert!((film_began_millis(1000.0, 1052.0, 600.0) - 1052.0).abs() < 1e-9);
        assert!((film_began_millis(1000.0, 990.0, 0.0) - 1000.0).abs() < 1e-9);
    }

    #[test]
    fn the_lead_follows_what_the_browser_needs_and_nothing_else() {
        let learnt = (0..50).fold(8.0, |lead, _| next_lead_millis(lead, 40.0 - lead));
        assert!((learnt - 40.0).abs() < 0.1);
        assert!(next_lead_millis(140.0, 140.0) <= 150.0);
        assert!(next_lead_millis(5.0, -100.0) >= 0.0);
        for strange in [7000.0, -7000.0, f64::NAN] {
            assert!(
                (next_lead_millis(8.0, strange) - 8.0).abs() < 1e-9,
                "{strange}"
            );
        }
    }
}
