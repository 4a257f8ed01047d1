//! The time of the background work, as a value: tests set it forward instead of waiting.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// The system's clock can be set while a wait runs, so it is looked at again after this long.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Tells the time and waits for a time.
#[derive(Clone, Debug, Default)]
pub struct Clock(Source);

#[derive(Clone, Debug, Default)]
enum Source {
    #[default]
    System,
    Manual(Arc<watch::Sender<u64>>),
}

impl Clock {
    /// A clock that stands still until [`Clock::advance`] moves it; it begins at `start_millis` since 1970.
    pub fn manual(start_millis: u64) -> Self {
        Self(Source::Manual(Arc::new(watch::Sender::new(start_millis))))
    }

    /// Moves a manual clock on; the system's clock takes no notice.
    pub fn advance(&self, by: Duration) {
        if let Source::Manual(time) = &self.0 {
            time.send_modify(|now| *now += whole_millis(by));
        }
    }

    /// Milliseconds since 1970.
    pub fn now_millis(&self) -> u64 {
        match &self.0 {
            Source::System => {
                u64::try_from(jiff::Timestamp::now().as_millisecond()).unwrap_or_default()
            }
            Source::Manual(time) => *time.borrow(),
        }
    }

    /// Returns once it is `millis` since 1970 or later.
    pub async fn until(&self, millis: u64) {
        match &self.0 {
            Source::System => loop {
                let left = Duration::from_millis(millis.saturating_sub(self.now_millis()));
                if left.is_zero() {
                    return;
                }
                tokio::time::sleep(left.min(LOOK_AGAIN)).await;
            },
            Source::Manual(time) => {
                let mut time = time.subscribe();
                // Fails only when the sender is gone, and `self` holds it.
                let _ = time.wait_for(|now| *now >= millis).await;
            }
        }
    }

    /// The work's result, or `None` when it took longer than `limit`; then it is dropped.
    pub async fn limit<T>(&self, limit: Duration, work: impl Future<Output = T>) -> Option<T> {
        let end = self.now_millis().saturating_add(whole_millis(limit));
        tokio::select! {
            // A result that is there counts, also at the last moment.
            biased;
            result = work => Some(result),
            () = self.until(end) => None,
        }
    }
}

/// A time as ISO 8601 in UTC with milliseconds.
pub(crate) fn text(millis: u64) -> String {
    i64::try_from(millis)
        .ok()
        .and_then(|millis| jiff::Timestamp::from_millisecond(millis).ok())
        .map_or_else(String::new, |time| format!("{time:.3}"))
}

pub(crate) fn whole_millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_manual_clock_ends_waits_when_it_is_moved() {
        let clock = Clock::manual(1_000);
        let waiting = clock.limit(Duration::from_secs(15), std::future::pending::<()>());
        let moving = async { clock.advance(Duration::from_secs(15)) };
        assert_eq!(tokio::join!(waiting, moving).0, None);
        assert_eq!(clock.now_millis(), 16_000);
        assert_eq!(clock.limit(Duration::ZERO, async { 3 }).await, Some(3));
        assert_eq!(text(0), "1970-01-01T00:00:00.000Z");
    }
}
