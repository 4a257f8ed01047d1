//! The one queue of saves: never two under way, the newest state wins, failures are retried with back-off.

/// A server that asks for more is asked again all the same: answers are not left lying for a quarter of an hour.
const LONGEST_TOLD_SECS: u32 = 120;

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum SaveStep {
    /// Send the state of now under this number.
    Send(u32),
    /// Wait so long and then call `retry`.
    Wait(f64),
    /// Nothing.
    Idle,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct SaveQueue {
    under_way: Option<u32>,
    waiting: bool,
    dirty: bool,
    failures: u32,
    sent: u32,
    must_act: bool,
}

impl SaveQueue {
    /// Something changed.
    pub(crate) fn changed(&mut self) -> SaveStep {
        self.dirty = true;
        self.step()
    }

    /// A save arrived.
    pub(crate) fn saved(&mut self, request: u32) -> SaveStep {
        if self.under_way != Some(request) {
            return SaveStep::Idle;
        }
        self.under_way = None;
        self.failures = 0;
        self.must_act = false;
        self.step()
    }

    /// A save failed: half a second, then twice as long each time, 30 s at most; longer only where the server has said so.
    pub(crate) fn failed(
        &mut self,
        request: u32,
        status: Option<u16>,
        retry_secs: Option<u32>,
    ) -> SaveStep {
        if self.under_way != Some(request) {
            return SaveStep::Idle;
        }
        self.under_way = None;
        self.dirty = true;
        self.failures += 1;
        self.waiting = true;
        // Signed out, or refused: waiting alone will not help. A server that has too much to do (429) will come round.
        self.must_act = matches!(status, Some(400..=428 | 430..=499)) || self.failures >= 4;
        let usual = (500.0 * 2f64.powi(self.failures.min(7) as i32 - 1)).min(30_000.0);
        let told = f64::from(retry_secs.unwrap_or_default().min(LONGEST_TOLD_SECS)) * 1000.0;
        SaveStep::Wait(usual.max(told))
    }

    /// The wait is over.
    pub(crate) fn retry(&mut self) -> SaveStep {
        self.waiting = false;
        self.step()
    }

    /// Everything is stored.
    pub(crate) fn is_settled(&self) -> bool {
        !self.dirty && self.under_way.is_none()
    }

    /// The family should know.
    pub(crate) fn needs_family(&self) -> bool {
        self.must_act
    }

    fn step(&mut self) -> SaveStep {
        if !self.dirty || self.under_way.is_some() || self.waiting {
            return SaveStep::Idle;
        }
        self.dirty = false;
        self.sent += 1;
        self.under_way = Some(self.sent);
        SaveStep::Send(self.sent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_the_newest_wins() {
        let mut queue = SaveQueue::default();
        assert_eq!(queue.changed(), SaveStep::Send(1));
        assert_eq!(queue.changed(), SaveStep::Idle);
        assert_eq!(queue.changed(), SaveStep::Idle);
        assert_eq!(queue.saved(1), SaveStep::Send(2));
        assert!(!queue.is_settled());
        assert_eq!(queue.saved(1), SaveStep::Idle, "a doubled answer");
        assert_eq!(queue.saved(2), SaveStep::Idle);
        assert!(queue.is_settled());
    }

    #[test]
    fn failures_back_off_and_never_drop_the_state() {
        let mut queue = SaveQueue::default();
        assert_eq!(queue.changed(), SaveStep::Send(1));
        assert_eq!(queue.failed(1, None, None), SaveStep::Wait(500.0));
        assert_eq!(queue.changed(), SaveStep::Idle, "waits its turn");
        assert_eq!(queue.retry(), SaveStep::Send(2));
        assert_eq!(queue.failed(2, Some(503), None), SaveStep::Wait(1000.0));
        assert!(!queue.needs_family());
        assert_eq!(queue.retry(), SaveStep::Send(3));
        queue.failed(3, Some(403), None);
        assert!(queue.needs_family());
        assert_eq!(queue.retry(), SaveStep::Send(4));
        assert_eq!(queue.saved(4), SaveStep::Idle);
        assert!(queue.is_settled() && !queue.needs_family());
    }

    #[test]
    fn a_server_that_says_when_is_asked_then_but_not_after_hours() {
        let mut queue = SaveQueue::default();
        queue.changed();
        assert_eq!(queue.failed(1, Some(429), Some(7)), SaveStep::Wait(7000.0));
        assert!(!queue.needs_family(), "it will come round");
        queue.retry();
        assert_eq!(
            queue.failed(2, Some(503), Some(86_400)),
            SaveStep::Wait(120_000.0)
        );
        queue.retry();
        assert_eq!(
            queue.failed(3, Some(429), Some(0)),
            SaveStep::Wait(2000.0),
            "never sooner than usual"
        );
    }
}
