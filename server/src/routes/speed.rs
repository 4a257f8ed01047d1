//! `POST /local/speed`: how fast a family's line sends. The bytes are counted and thrown away.

use crate::error::Error;
use axum::extract::Request;
use axum::http::StatusCode;
use http_body_util::BodyExt as _;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// So many are measured at once; recordings go first. A player that is turned away records as if nothing had been measured.
static PLACES: Semaphore = Semaphore::const_new(16);
/// A line that takes longer is slow, and the player knows it before.
const LONGEST: Duration = Duration::from_secs(20);
const COME_AGAIN_SECS: u64 = 10;

/// Answers 204 when all of the body has come.
///
/// # Errors
/// The body is longer than any player sends, breaks off or takes too long; too many are measured.
pub(crate) async fn take(request: Request) -> Result<StatusCode, Error> {
    let Ok(_place) = PLACES.try_acquire() else {
        return Err(Error::TooMany {
            retry_secs: COME_AGAIN_SECS,
        });
    };
    let counted = timeout(LONGEST, count(request)).await;
    counted.map_err(|_| Error::TooSlow)??;
    Ok(StatusCode::NO_CONTENT)
}

async fn count(request: Request) -> Result<(), Error> {
    let limit = wire::SPEED_MAX_BYTES;
    let mut body = request.into_body();
    let mut seen = 0_u64;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Error::Stalled)?;
        seen += frame.data_ref().map_or(0, |data| data.len() as u64);
        if seen > limit {
            return Err(Error::BodyTooLarge { limit });
        }
    }
    Ok(())
}
