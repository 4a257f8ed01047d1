//! PATCH: appends bytes to an upload.
//!
//! It is acknowledged after its bytes were written and synced. What arrived of a PATCH whose connection broke is kept, unless it
//! came with a checksum: then it is only written once the checksum was found right.

use super::checksum::Checksum;
use super::granted;
use super::headers::{number, required_version};
use super::pace::{Pace, drain};
use super::sink::{Sink, check_size};
use crate::app::State;
use crate::error::Error;
use crate::routes::api::body::expect_type;
use crate::store::{Claims, Upload};
use axum::body::Body;
use axum::extract::{self, Extension, Path, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use std::io;
use std::sync::Arc;
use tokio::fs::{File, OpenOptions};
use wire::{Recording, RecordingState};

/// `PATCH /ingest/{id}`.
pub(super) async fn append(
    extract::State(state): extract::State<State>,
    Extension(claims): Extension<Claims>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Error> {
    expect_type(&request, wire::OFFSET_CONTENT_TYPE)?;
    let (parts, mut body) = request.into_parts();
    // A task of its own: the request is dropped when its connection breaks, but a write that is under way then must have ended before
    // another connection reads the offset, or it would land behind what that one writes.
    let appending = tokio::spawn(async move {
        let answer = take(&state, &claims, &id, &parts.headers, &mut body).await;
        let may_go_on =
            |error: &Error| !matches!(error, Error::Taken | Error::Stalled | Error::TooSlow);
        if answer.as_ref().is_err_and(may_go_on) {
            drain(&mut body).await;
        }
        answer
    });
    let answer = appending.await;
    answer.map_err(|error| Error::Storage(error.to_string()))?
}

async fn take(
    state: &State,
    claims: &Claims,
    id: &str,
    headers: &HeaderMap,
    body: &mut Body,
) -> Result<Response, Error> {
    required_version(headers)?;
    let sent = number(headers, "upload-offset")?.ok_or(Error::Header("Upload-Offset"))?;
    let checksum = Checksum::read(headers)?;
    let upload = granted(state, id, claims).await?;
    let _slot = state.limits.patch().await?;
    let writer = upload.claim().await?;
    // After claiming: a withdrawal that comes from here on cuts this request.
    state.withdrawals.refuse(claims.response, &claims.name)?;
    let recording = upload.recording().await;
    if recording.bytes != sent {
        return Err(Error::Offset {
            expected: recording.bytes,
            sent,
        });
    }
    if recording.state != RecordingState::Uploading {
        return finished(&recording, body).await;
    }
    let recording = declare(state, claims, &upload, &recording, headers).await?;
    if recording.length == Some(recording.bytes) {
        // Every byte is here: only the length was owed, or finishing broke off the last time.
        let answer = finished(&recording, body).await?;
        finish(state, &upload).await?;
        return Ok(answer);
    }
    let mut sink = Sink {
        state,
        claims,
        upload: &upload,
        recording: &recording,
        offset: recording.bytes,
        room_taken: false,
        file: None,
    };
    let length = number(headers, "content-length")?;
    if let Some(bytes) = length {
        sink.take_room(bytes)?;
        sink.room_taken = true;
    }
    sink.file = Some(open(id, &upload, &recording).await?);
    let mut pace = Pace::new();
    let written = match &checksum {
        Some(checksum) => {
            sink.checked(checksum, length, &writer, &mut pace, body)
                .await
        }
        None => sink.stream(&writer, &mut pace, body).await,
    };
    // Also when the connection broke: the offset a HEAD gives must be on disk.
    let synced = sink.sync().await;
    if written.is_err() {
        state.withdrawals.refuse(claims.response, &claims.name)?;
    }
    written?;
    synced?;
    let offset = sink.offset;
    if recording.length == Some(offset) {
        finish(state, &upload).await?;
    }
    Ok(acknowledged(offset))
}

/// The `.part` to append to. The reaper may just have taken an upload away that nothing ever came for.
async fn open(id: &str, upload: &Upload, recording: &Recording) -> Result<File, Error> {
    OpenOptions::new()
        .append(true)
        .open(upload.part(recording))
        .await
        .map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::UnknownUpload(id.to_owned()),
            _ => error.into(),
        })
}

async fn finish(state: &State, upload: &Arc<Upload>) -> Result<(), Error> {
    let recording = upload.finish(false).await?;
    if recording.sha256.is_none() {
        // Part of it came before this run of the server. The answer to this PATCH does not wait for the whole file to be read.
        let upload = Arc::clone(upload);
        tokio::spawn(async move {
            if let Err(error) = upload.sha256().await {
                tracing::error!(upload = %upload.id, "the SHA-256 could not be noted: {error}");
            }
        });
    }
    state.queue.push(upload.id);
    state.events.changed(upload.id);
    Ok(())
}

fn acknowledged(offset: u64) -> Response {
    (
        StatusCode::NO_CONTENT,
        [("upload-offset", HeaderValue::from(offset))],
    )
        .into_response()
}

/// The last PATCH again, because its answer was lost, is answered the same; more bytes are not taken.
async fn finished(recording: &Recording, body: &mut Body) -> Result<Response, Error> {
    if Pace::new().read(body, 0).await.is_ok() {
        return Ok(acknowledged(recording.bytes));
    }
    if recording.recovered {
        return Err(Error::Closed);
    }
    Err(Error::Upload(
        "The recording is already complete.".to_owned(),
    ))
}

/// Notes the length and the duration, which the player knows only at the end.
async fn declare(
    state: &State,
    claims: &Claims,
    upload: &Upload,
    recording: &Recording,
    headers: &HeaderMap,
) -> Result<Recording, Error> {
    let length = number(headers, "upload-length")?;
    if let Some(length) = length {
        check_size(state, claims, length)?;
        if recording.length.is_some_and(|known| known != length) {
            return Err(Error::Upload(
                "The upload has another length already; it can be said only once.".to_owned(),
            ));
        }
        if length < recording.bytes {
            return Err(Error::Upload(format!(
                "The upload already has {} bytes, more than {length}.",
                recording.bytes
            )));
        }
    }
    let recorded_millis = number(headers, wire::DURATION_HEADER)?;
    let mut changed = upload
        .change(|recording| {
            recording.length = length.or(recording.length);
            recording.recorded_millis = recorded_millis.or(recording.recorded_millis);
        })
        .await?;
    changed.bytes = recording.bytes;
    Ok(changed)
}
