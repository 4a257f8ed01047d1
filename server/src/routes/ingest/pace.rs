//! How fast a body must come. A sender that drips would hold a place, memory and the upload for as long as it likes.

use crate::error::Error;
use axum::body::{Body, Bytes};
use http_body_util::BodyExt as _;
use std::time::Duration;
use tokio::time::Instant;

/// In every stretch of this length at least [`LEAST_BYTES`] must come.
const STRETCH: Duration = Duration::from_secs(30);
/// 1 KiB a second; a voice call needs more, and a slice of a slow family's video is sent again from where it stopped.
const LEAST_BYTES: u64 = 30 << 10;
/// The longest one body may take.
const LONGEST: Duration = Duration::from_mins(10);
/// How long a refused body is still read, and how much of it.
const DRAIN: Duration = Duration::from_secs(5);
const DRAIN_BYTES: usize = 16 << 20;

/// The clock of one body.
pub(super) struct Pace {
    stretch_ends: Instant,
    in_stretch: u64,
    ends: Instant,
}

impl Pace {
    /// Begins now.
    pub(super) fn new() -> Self {
        Self::beginning(Instant::now())
    }

    fn beginning(now: Instant) -> Self {
        Self {
            stretch_ends: now + STRETCH,
            in_stretch: 0,
            ends: now + LONGEST,
        }
    }

    /// The next piece of the body, `None` at its end.
    ///
    /// # Errors
    /// [`Error::TooSlow`] when it comes too slowly or takes too long, [`Error::Stalled`] when the connection broke.
    pub(super) async fn next(&mut self, body: &mut Body) -> Result<Option<Bytes>, Error> {
        loop {
            let deadline = self.stretch_ends.min(self.ends);
            let frame = tokio::time::timeout_at(deadline, body.frame()).await;
            let bytes = match frame {
                Ok(None) => return Ok(None),
                Ok(Some(Err(_))) => return Err(Error::Stalled),
                // What is no data is a trailer; nothing of ours has one.
                Ok(Some(Ok(frame))) => Some(frame.into_data().unwrap_or_default()),
                Err(_) => None,
            };
            self.in_stretch += bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
            self.check(Instant::now())?;
            if let Some(bytes) = bytes {
                return Ok(Some(bytes));
            }
        }
    }

    fn check(&mut self, now: Instant) -> Result<(), Error> {
        if now >= self.ends {
            return Err(Error::TooSlow);
        }
        if now >= self.stretch_ends {
            if self.in_stretch < LEAST_BYTES {
                return Err(Error::TooSlow);
            }
            self.in_stretch = 0;
            self.stretch_ends = now + STRETCH;
        }
        Ok(())
    }

    /// A whole body of at most `limit` bytes.
    ///
    /// # Errors
    /// Those of [`Pace::next`], and [`Error::RequestTooLarge`] as soon as one byte more has come.
    pub(super) async fn read(&mut self, body: &mut Body, limit: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next(body).await? {
            if bytes.len() + piece.len() > limit {
                return Err(Error::RequestTooLarge { limit });
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }
}

/// Reads on for a moment after a refusal: a browser that is cut off while it sends sees a network error and not the answer.
pub(super) async fn drain(body: &mut Body) {
    let rest = async {
        let mut left = DRAIN_BYTES;
        while let Some(Ok(frame)) = body.frame().await {
            left = left.saturating_sub(frame.data_ref().map_or(0, Bytes::len));
            if left == 0 {
                break;
            }
        }
    };
    // What is not read in time is cut off after all.
    let _ = tokio::time::timeout(DRAIN, rest).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The clock, and bytes that come every so many seconds.
    fn fed(step_secs: u64, bytes: u64, until_secs: u64) -> Result<(), Error> {
        let start = Instant::now();
        let mut pace = Pace::beginning(start);
        let mut secs = 0;
        while secs < until_secs {
            secs += step_secs;
            pace.in_stretch += bytes;
            pace.check(start + Duration::from_secs(secs))?;
        }
        Ok(())
    }

    #[test]
    fn a_kibibyte_a_second_is_enough_and_ten_minutes_are_the_end() {
        assert!(fed(1, 1024, 590).is_ok());
        assert!(matches!(fed(1, 900, 31), Err(Error::TooSlow)));
        assert!(fed(1, 900, 29).is_ok());
        assert!(matches!(fed(10, 1 << 20, 600), Err(Error::TooSlow)));
    }
}
