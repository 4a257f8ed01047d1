//! `POST /local/check`: what is wrong with a study that a researcher has pasted into the preview.

use super::api::body::read_limited;
use crate::check;
use crate::error::Error;
use axum::Json;
use axum::extract::Request;
use tokio::sync::Semaphore;
use wire::StudyFinding;

/// As long as a protocol may be.
const MAX_BODY_BYTES: usize = 16 << 20;
/// Scripts of a study may keep a processor busy for some seconds; uploads go first.
static PLACES: Semaphore = Semaphore::const_new(1);

/// The body is the text itself, whatever its content type says.
///
/// # Errors
/// The body is too long, stalls, or is not UTF-8.
pub(crate) async fn check(request: Request) -> Result<Json<Vec<StudyFinding>>, Error> {
    let body = read_limited(&mut request.into_body(), MAX_BODY_BYTES).await?;
    let text = String::from_utf8(body).map_err(|_| Error::Invalid {
        pointer: String::new(),
        code: "invalid",
        detail: "The study is not UTF-8 text. Save it as UTF-8.".to_owned(),
    })?;
    let _place = PLACES.acquire().await;
    let found = tokio::task::spawn_blocking(move || check::pasted(text))
        .await
        .map_err(|error| Error::Check(error.to_string()))?;
    found
        .map(Json)
        .map_err(|error| Error::Check(error.to_string()))
}
