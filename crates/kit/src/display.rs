//! The display's own clock: how long a refresh takes, what was missed, and which refresh a deadline belongs to.

/// Steps between refreshes that are kept for the measurement.
const KEPT: usize = 31;
/// Until it is measured: most displays.
const USUAL_REFRESH_MILLIS: f64 = 1000.0 / 60.0;
/// A longer step is a page that was hidden, or a machine that slept: neither slow nor dropped.
const LONGEST_STEP_MILLIS: f64 = 500.0;

/// Learns from the times at which the browser prepares refreshes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Display {
    last_millis: Option<f64>,
    steps: Vec<f64>,
    next: usize,
    dropped: u32,
}

impl Display {
    /// A refresh is prepared; its time as the browser gives it, in milliseconds.
    pub(crate) fn tick(&mut self, now_millis: f64) {
        let step = self.last_millis.map(|last| now_millis - last);
        self.last_millis = Some(now_millis);
        let Some(step) = step.filter(|step| *step > 0.0 && *step < LONGEST_STEP_MILLIS) else {
            return;
        };
        if self.steps.len() == KEPT {
            let missed = (step / self.refresh_millis()).round() - 1.0;
            self.dropped += missed.max(0.0) as u32;
            self.steps[self.next] = step;
        } else {
            self.steps.push(step);
        }
        self.next = (self.next + 1) % KEPT;
    }

    /// Time from one refresh to the next, the middle one of the last; a usual one before it is measured.
    pub(crate) fn refresh_millis(&self) -> f64 {
        let mut steps = self.steps.clone();
        steps.sort_by(f64::total_cmp);
        steps
            .get(steps.len() / 2)
            .copied()
            .unwrap_or(USUAL_REFRESH_MILLIS)
    }

    /// Whether it was measured.
    pub(crate) fn is_measured(&self) -> bool {
        self.steps.len() >= KEPT / 2
    }

    /// Refreshes that were missed since they are counted, which is after the first 31.
    pub(crate) fn dropped_frames(&self) -> u32 {
        self.dropped
    }

    /// Whether what is applied in the refresh prepared at `now_millis` is seen nearer to the deadline than what is applied in the next
    /// one. It is seen one refresh after it is prepared.
    pub(crate) fn is_due(&self, deadline_millis: f64, now_millis: f64) -> bool {
        now_millis + 1.5 * self.refresh_millis() > deadline_millis
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticking(step: f64, count: u32) -> Display {
        let mut display = Display::default();
        for tick in 0..count {
            display.tick(f64::from(tick) * step);
        }
        display
    }

    #[test]
    fn the_refresh_is_measured() {
        assert!((Display::default().refresh_millis() - 1000.0 / 60.0).abs() < 1e-9);
        let fast = ticking(1000.0 / 120.0, 40);
        assert!(fast.is_measured());
        assert!((fast.refresh_millis() - 1000.0 / 120.0).abs() < 1e-9);
        assert_eq!(fast.dropped_frames(), 0);
    }

    #[test]
    fn what_is_missed_is_counted_and_a_hidden_page_is_not() {
        let mut display = ticking(10.0, 40);
        display.tick(390.0 + 30.0);
        assert_eq!(display.dropped_frames(), 2);
        display.tick(420.0 + 60_000.0);
        assert_eq!(display.dropped_frames(), 2);
    }

    #[test]
    fn a_deadline_belongs_to_the_nearest_refresh() {
        let display = ticking(10.0, 40);
        let mut seen = Vec::new();
        for deadline in [1000.0, 1004.0, 1006.0, 1010.0] {
            let mut now = 900.0;
            while !display.is_due(deadline, now) {
                now += 10.0;
            }
            seen.push(now + 10.0 - deadline);
        }
        assert_eq!(seen, [0.0, -4.0, 4.0, 0.0]);
    }
}
