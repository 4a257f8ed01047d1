//! What a row of presentations comes to. Pure.

use serde::Serialize;

/// One presentation, in milliseconds of one clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Presentation {
    /// When it was to be seen or heard.
    pub(crate) requested_millis: f64,
    /// When it was.
    pub(crate) presented_millis: f64,
    /// When the program says that it was.
    pub(crate) logged_millis: f64,
}

/// Differences between presented and requested time, in milliseconds; positive is late.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    pub(crate) n: usize,
    pub(crate) mean_millis: f64,
    pub(crate) sd_millis: f64,
    /// The one farthest from zero.
    pub(crate) worst_millis: f64,
    /// How many were presented at most one refresh of the display from when they were requested, per cent.
    pub(crate) within_frame_percent: f64,
    /// How many have a logged time at most one refresh from the presented one, per cent.
    pub(crate) logged_within_frame_percent: f64,
    /// How far the logged time lies before the presented one, on average.
    pub(crate) log_early_millis: f64,
}

impl Summary {
    /// The summary of a row; nothing without any.
    pub(crate) fn of(row: &[Presentation], refresh_millis: f64) -> Option<Self> {
        if row.is_empty() {
            return None;
        }
        let count = row.len() as f64;
        let late = |one: &Presentation| one.presented_millis - one.requested_millis;
        let unlogged = |one: &Presentation| one.presented_millis - one.logged_millis;
        let mean = row.iter().map(late).sum::<f64>() / count;
        let spread = row
            .iter()
            .map(|one| (late(one) - mean).powi(2))
            .sum::<f64>();
        let worst =
            row.iter().map(late).fold(
                0.0_f64,
                |worst, one| if one.abs() > worst.abs() { one } else { worst },
            );
        // Times are told to a tenth of a millisecond at best.
        let frame = refresh_millis + 0.1;
        let share = |of: &dyn Fn(&Presentation) -> f64| {
            let within = row.iter().filter(|one| of(one).abs() <= frame).count();
            100.0 * within as f64 / count
        };
        Some(Self {
            n: row.len(),
            mean_millis: mean,
            sd_millis: (spread / (count - 1.0).max(1.0)).sqrt(),
            worst_millis: worst,
            within_frame_percent: share(&late),
            logged_within_frame_percent: share(&unlogged),
            log_early_millis: row.iter().map(unlogged).sum::<f64>() / count,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(requested_millis: f64, presented_millis: f64, logged_millis: f64) -> Presentation {
        Presentation {
            requested_millis,
            presented_millis,
            logged_millis,
        }
    }

    #[test]
    fn a_row_is_summed_up() {
        let row = [
            one(100.0, 104.0, 104.0),
            one(200.0, 198.0, 198.0),
            one(300.0, 334.0, 300.0),
            one(400.0, 404.0, 404.0),
        ];
        let summary = Summary::of(&row, 16.0).expect("a row");
        assert_eq!(summary.n, 4);
        let found = [
            (summary.mean_millis, 10.0),
            (summary.sd_millis, 16.248),
            (summary.worst_millis, 34.0),
            (summary.within_frame_percent, 75.0),
            (summary.logged_within_frame_percent, 75.0),
            (summary.log_early_millis, 8.5),
        ];
        for (found, expected) in found {
            assert!((found - expected).abs() < 0.001, "{found} {expected}");
        }
        assert_eq!(Summary::of(&[], 16.0), None);
    }
}
