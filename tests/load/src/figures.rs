//! What is said of many measured times.

/// Times in milliseconds, in order.
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn new(mut millis: Vec<f64>) -> Self {
        millis.sort_by(f64::total_cmp);
        Self(millis)
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that `share` of all are not longer than; `share` 1 is the longest. Not a number when there is none.
    pub(crate) fn at(&self, share: f64) -> f64 {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0
            .get(rank.saturating_sub(1))
            .copied()
            .unwrap_or(f64::NAN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_counted_from_the_shortest() {
        let times = Times::new((1..=200).rev().map(f64::from).collect());
        assert_eq!(
            (times.at(0.5), times.at(0.99), times.at(1.0)),
            (100.0, 198.0, 200.0)
        );
        assert!(Times::new(Vec::new()).at(0.5).is_nan());
    }
}
