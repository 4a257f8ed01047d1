//! `PUT /ingest/{id}/receipt`: what the player knows of a recording, once every byte is here.

use super::granted;
use super::pace::{Pace, drain};
use crate::app::State;
use crate::error::Error;
use crate::routes::api::body::expect_type;
use crate::store::{Claims, accept};
use axum::Json;
use axum::body::Body;
use axum::extract::{self, Extension, Path, Request};
use data_encoding::HEXLOWER_PERMISSIVE;
use wire::{Receipt, Recording, RecordingState};

/// A receipt lists what happened to camera and microphone; thousands of such events fit into this.
const MAX_RECEIPT_BYTES: usize = 256 << 10;
const SHA256_BYTES: usize = 32;

pub(super) async fn take(
    extract::State(state): extract::State<State>,
    Extension(claims): Extension<Claims>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Json<Recording>, Error> {
    expect_type(&request, "application/json")?;
    let mut body = request.into_body();
    let answer = handle(&state, &claims, &id, &mut body).await;
    if answer.is_err() {
        drain(&mut body).await;
    }
    answer
}

async fn handle(
    state: &State,
    claims: &Claims,
    id: &str,
    body: &mut Body,
) -> Result<Json<Recording>, Error> {
    let upload = granted(state, id, claims).await?;
    let receipt = read(&Pace::new().read(body, MAX_RECEIPT_BYTES).await?)?;
    if receipt.video_id != claims.name {
        return Err(Error::Invalid {
            pointer: "/videoId".to_owned(),
            code: "invalid",
            detail: format!(
                "The receipt is of {:?} and this upload of {:?}. Nothing was changed.",
                receipt.video_id, claims.name
            ),
        });
    }
    let recording = upload.recording().await;
    if recording.state == RecordingState::Uploading && recording.length == Some(recording.bytes) {
        // Every byte came and finishing broke off, because the disk was full or the server died.
        let _writer = upload.claim().await?;
        if upload.recording().await.state == RecordingState::Uploading {
            upload.finish(false).await?;
        }
    }
    let accepted = accept(&upload, receipt).await;
    // A refused one may have changed the manifest as well.
    state.events.changed(upload.id);
    let manifest = accepted?;
    if manifest.recording.state == RecordingState::Stored {
        state.queue.push(upload.id);
    }
    Ok(Json(manifest.recording))
}

/// Reads a receipt.
///
/// # Errors
/// [`Error::BrokenJson`], or [`Error::Invalid`] when its SHA-256 is none: that says nothing of the recording.
pub(super) fn read(body: &[u8]) -> Result<Receipt, Error> {
    let receipt: Receipt = serde_json::from_slice(body)?;
    let is_hash = HEXLOWER_PERMISSIVE
        .decode(receipt.sha256.as_bytes())
        .is_ok_and(|hash| hash.len() == SHA256_BYTES);
    if is_hash {
        return Ok(receipt);
    }
    Err(Error::Invalid {
        pointer: "/sha256".to_owned(),
        code: "invalid",
        detail: "The SHA-256 must be 64 hexadecimal digits. Nothing was changed.".to_owned(),
    })
}
