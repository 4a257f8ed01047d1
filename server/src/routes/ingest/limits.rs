//! How much the ingest takes on at once, from all players together and from one.

use super::sink::MAX_CHECKED_BYTES;
use crate::error::Error;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::Instant;
use uuid::Uuid;

/// Uploads one response may create at a stroke, and how many more a minute. A study records a few a minute. As many grants are
/// given out: one for each recording, and another when its time is over.
const PER_RESPONSE: Rate = Rate {
    burst: 60.0,
    per_minute: 60.0,
};
/// The same for all responses together.
const OVERALL: Rate = Rate {
    burst: 1000.0,
    per_minute: 1000.0,
};
/// PATCH requests that are carried out at the same time.
const PATCHES: usize = 256;
/// Bodies with a checksum are held in memory until it was found right; all of them together may have so much.
const CHECKED_BYTES: usize = 64 << 20;
/// Memory is given out in pieces of this size.
const PIECE_BYTES: usize = 1 << 10;
/// How long a request waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// When to come again, in seconds, if all places are taken.
const COME_AGAIN_SECS: u64 = 2;
/// Counts that have filled up again are forgotten when there are so many.
const REMEMBERED: usize = 1024;

#[derive(Clone, Copy)]
struct Rate {
    burst: f64,
    per_minute: f64,
}

/// A count that fills up again with time.
#[derive(Clone, Copy, Debug)]
struct Count {
    left: f64,
    at: Instant,
}

impl Count {
    fn full(rate: Rate, now: Instant) -> Self {
        Self {
            left: rate.burst,
            at: now,
        }
    }

    fn refill(&mut self, rate: Rate, now: Instant) {
        let minutes = now.duration_since(self.at).as_secs_f64() / 60.0;
        self.left = (self.left + minutes * rate.per_minute).min(rate.burst);
        self.at = now;
    }

    /// Takes one, or says in how many seconds there is one.
    fn take(&mut self, rate: Rate, now: Instant) -> Result<(), u64> {
        self.refill(rate, now);
        if self.left >= 1.0 {
            self.left -= 1.0;
            return Ok(());
        }
        Err(((1.0 - self.left) * 60.0 / rate.per_minute).ceil() as u64)
    }
}

#[derive(Debug)]
struct Counts {
    overall: Count,
    of_response: HashMap<Uuid, Count>,
}

/// What a response, and all of them together, may do so many times.
#[derive(Debug, Default)]
pub(crate) struct Allowance(Mutex<Option<Counts>>);

impl Allowance {
    /// Asks for one more for a response.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the time to wait.
    pub(crate) fn take(&self, response: Uuid) -> Result<(), Error> {
        let now = Instant::now();
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = counts.get_or_insert_with(|| Counts {
            overall: Count::full(OVERALL, now),
            of_response: HashMap::new(),
        });
        if counts.of_response.len() >= REMEMBERED {
            counts.of_response.retain(|_, count| {
                count.refill(PER_RESPONSE, now);
                count.left < PER_RESPONSE.burst
            });
        }
        counts
            .of_response
            .entry(response)
            .or_insert_with(|| Count::full(PER_RESPONSE, now))
            .take(PER_RESPONSE, now)
            .and_then(|()| counts.overall.take(OVERALL, now))
            .map_err(|retry_secs| Error::TooMany { retry_secs })
    }
}

/// The limits, shared by all requests.
#[derive(Debug)]
pub(crate) struct Limits {
    /// New uploads.
    pub(crate) creations: Allowance,
    /// Grants given out.
    pub(crate) grants: Allowance,
    patches: Semaphore,
    checked: Semaphore,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            creations: Allowance::default(),
            grants: Allowance::default(),
            patches: Semaphore::new(PATCHES),
            checked: Semaphore::new(CHECKED_BYTES / PIECE_BYTES),
        }
    }
}

impl Limits {
    /// Waits for a place among the PATCH requests.
    ///
    /// # Errors
    /// [`Error::TooMany`] when none got free in time.
    pub(super) async fn patch(&self) -> Result<SemaphorePermit<'_>, Error> {
        in_time(self.patches.acquire()).await
    }

    /// Waits for the memory of a body with a checksum; `length` is what its header says.
    ///
    /// # Errors
    /// [`Error::TooMany`] when none got free in time.
    pub(super) async fn memory(&self, length: Option<u64>) -> Result<SemaphorePermit<'_>, Error> {
        let bytes = length
            .and_then(|length| usize::try_from(length).ok())
            .map_or(MAX_CHECKED_BYTES, |length| length.min(MAX_CHECKED_BYTES));
        let pieces = bytes.div_ceil(PIECE_BYTES).max(1);
        in_time(
            self.checked
                .acquire_many(u32::try_from(pieces).unwrap_or(u32::MAX)),
        )
        .await
    }
}

async fn in_time<'a>(
    permit: impl Future<Output = Result<SemaphorePermit<'a>, tokio::sync::AcquireError>>,
) -> Result<SemaphorePermit<'a>, Error> {
    match tokio::time::timeout(PATIENCE, permit).await {
        Ok(Ok(permit)) => Ok(permit),
        _ => Err(Error::TooMany {
            retry_secs: COME_AGAIN_SECS,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_response_that_creates_without_end_has_to_wait_and_others_do_not() {
        let limits = Allowance::default();
        let response = Uuid::from_u128(1);
        for _ in 0..60 {
            limits.take(response).unwrap();
        }
        assert!(matches!(
            limits.take(response),
            Err(Error::TooMany { retry_secs: 1 })
        ));
        limits.take(Uuid::from_u128(2)).unwrap();
        tokio::time::advance(Duration::from_secs(2)).await;
        limits.take(response).unwrap();
        limits.take(response).unwrap();
        assert!(limits.take(response).is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn counts_are_forgotten_when_they_are_full_again() {
        let limits = Allowance::default();
        for number in 0..3000 {
            // Slower than the rate of all together.
            tokio::time::advance(Duration::from_millis(100)).await;
            limits.take(Uuid::from_u128(number)).unwrap();
        }
        let counts = limits.0.lock().unwrap();
        assert!(counts.as_ref().unwrap().of_response.len() <= REMEMBERED);
    }

    #[tokio::test(start_paused = true)]
    async fn memory_and_places_are_bounded() {
        let limits = Limits::default();
        let mut held = Vec::new();
        for _ in 0..CHECKED_BYTES / MAX_CHECKED_BYTES {
            held.push(limits.memory(None).await.unwrap());
        }
        assert!(matches!(
            limits.memory(Some(1)).await,
            Err(Error::TooMany { .. })
        ));
        held.pop();
        assert!(limits.memory(Some(u64::MAX)).await.is_ok());
        let mut places = Vec::new();
        for _ in 0..PATCHES {
            places.push(limits.patch().await.unwrap());
        }
        assert!(limits.patch().await.is_err());
    }
}
