//! The tus 1.0 ingest: creation, creation-defer-length, checksum, termination.
//!
//! A PATCH is acknowledged after its bytes were written and synced. What arrived of a PATCH whose connection broke is kept, unless it
//! came with a checksum: then it is only written once the checksum was found right.

mod checksum;
mod headers;

use crate::app::State;
use crate::error::Error;
use crate::routes::api::body::read_limited;
use crate::store::{NewUpload, Upload};
use axum::extract::{self, Path, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use headers::{Metadata, number, required_version};
use http_body_util::BodyExt as _;
use std::sync::Arc;
use std::time::Duration;
use tokio::fs::OpenOptions;
use tokio::io::AsyncWriteExt as _;
use uuid::Uuid;
use wire::{Recording, RecordingState, metadata};

/// A PATCH with a checksum is held in memory until the checksum is known to be right.
const MAX_CHECKED_BYTES: usize = 16 << 20;
/// How long one piece of a body may keep the server waiting.
const STALL: Duration = Duration::from_secs(60);

/// `OPTIONS /ingest/`.
pub(crate) async fn options(extract::State(state): extract::State<State>) -> Response {
    let headers = [
        ("tus-version", HeaderValue::from_static(wire::TUS_VERSION)),
        (
            "tus-extension",
            HeaderValue::from_static("creation,creation-defer-length,checksum,termination"),
        ),
        (
            "tus-checksum-algorithm",
            HeaderValue::from_static("sha1,sha256"),
        ),
        (
            "tus-max-size",
            HeaderValue::from(state.config.max_recording_bytes),
        ),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// `POST /ingest/`.
pub(crate) async fn create(
    extract::State(state): extract::State<State>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    required_version(&headers)?;
    let length = number(&headers, "upload-length")?;
    if length.is_none()
        && headers
            .get("upload-defer-length")
            .is_none_or(|value| value != "1")
    {
        return Err(Error::Header("Upload-Length or Upload-Defer-Length: 1"));
    }
    check_size(&state, length.unwrap_or(0))?;
    let given = Metadata::read(&headers)?;
    let response = given.required(metadata::RESPONSE)?;
    let response =
        Uuid::parse_str(response).map_err(|_| Error::UnknownResponse(response.to_owned()))?;
    let row = state.db.response(response).await?;
    let study = state.library.find(given.required(metadata::STUDY)?).await?;
    if study.id != row.study {
        return Err(Error::Upload(
            "The response does not belong to this study.".to_owned(),
        ));
    }
    state.quota.for_recordings(length.unwrap_or(1))?;
    let upload = state
        .uploads
        .create(NewUpload {
            filename: given.required(metadata::FILENAME)?.to_owned(),
            mime_type: given.get(metadata::FILETYPE).to_owned(),
            study: study.id,
            response,
            frame: given.get(metadata::FRAME).to_owned(),
            length,
            recorded_millis: given.get(metadata::DURATION_MILLIS).parse().ok(),
        })
        .await?;
    if length == Some(0) {
        upload.finish(false).await?;
    }
    Ok((
        StatusCode::CREATED,
        [(header::LOCATION, format!("/ingest/{}", upload.id))],
    )
        .into_response())
}

/// `HEAD /ingest/{id}`. Whoever asks has given up an earlier request, so that one is told to stop; what it wrote counts.
pub(crate) async fn offset(
    extract::State(state): extract::State<State>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    required_version(&headers)?;
    let upload = state.uploads.find(&id)?;
    let _writer = upload.claim().await?;
    let recording = upload.recording().await;
    let mut answer = StatusCode::OK.into_response();
    let out = answer.headers_mut();
    out.insert("upload-offset", HeaderValue::from(recording.bytes));
    match recording.length {
        Some(length) => out.insert("upload-length", HeaderValue::from(length)),
        None => out.insert("upload-defer-length", HeaderValue::from_static("1")),
    };
    if let Ok(value) = HeaderValue::from_str(&Metadata::of(&recording)) {
        out.insert("upload-metadata", value);
    }
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// `DELETE /ingest/{id}`: gives up an unfinished upload.
pub(crate) async fn delete(
    extract::State(state): extract::State<State>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Error> {
    required_version(&headers)?;
    let upload = state.uploads.find(&id)?;
    let _writer = upload.claim().await?;
    state.uploads.delete(&upload).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /ingest/{id}` with `X-HTTP-Method-Override`, for networks that let no PATCH through.
pub(crate) async fn overridden(
    state: extract::State<State>,
    path: Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Error> {
    match headers
        .get("x-http-method-override")
        .and_then(|value| value.to_str().ok())
    {
        Some("PATCH") => append(state, path, request).await,
        Some("HEAD") => offset(state, path, headers).await,
        Some("DELETE") => delete(state, path, headers)
            .await
            .map(|status| status.into_response()),
        _ => Ok((
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, Method::PATCH.as_str())],
        )
            .into_response()),
    }
}

/// `PATCH /ingest/{id}`.
pub(crate) async fn append(
    extract::State(state): extract::State<State>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Error> {
    let headers = request.headers().clone();
    required_version(&headers)?;
    crate::routes::api::body::expect_type(&request, wire::OFFSET_CONTENT_TYPE)?;
    let sent = number(&headers, "upload-offset")?.ok_or(Error::Header("Upload-Offset"))?;
    let upload = state.uploads.find(&id)?;
    let writer = upload.claim().await?;
    let recording = upload.recording().await;
    if recording.bytes != sent {
        return Err(Error::Offset {
            expected: recording.bytes,
            sent,
        });
    }
    if recording.state != RecordingState::Uploading {
        return finished(&recording, number(&headers, "content-length")?);
    }
    let recording = declare(&state, &upload, &recording, &headers).await?;
    let body = request.into_body();
    let expected = number(&headers, "content-length")?.unwrap_or(0);
    check_room(&state, &recording, expected)?;
    let mut file = OpenOptions::new()
        .append(true)
        .open(upload.part(&recording))
        .await?;
    let mut offset = recording.bytes;
    let interrupted = if let Some(checksum) = checksum::Checksum::read(&headers)? {
        let bytes = tokio::select! {
            () = writer.replaced.cancelled() => return Err(Error::Taken),
            bytes = read_limited(body, MAX_CHECKED_BYTES) => bytes?,
        };
        if !checksum.fits(&bytes) {
            return Err(Error::Checksum { offset });
        }
        check_room(&state, &recording, bytes.len() as u64)?;
        file.write_all(&bytes).await?;
        offset += bytes.len() as u64;
        None
    } else {
        let mut body = body;
        loop {
            let frame = tokio::select! {
                () = writer.replaced.cancelled() => break Some(Error::Taken),
                () = state.stop.cancelled() => break Some(Error::Stalled),
                frame = tokio::time::timeout(STALL, body.frame()) => frame,
            };
            let data = match frame {
                Err(_) => break Some(Error::Stalled),
                Ok(None) => break None,
                Ok(Some(Err(_))) => break Some(Error::Stalled),
                Ok(Some(Ok(frame))) => frame.into_data().unwrap_or_default(),
            };
            let fits = check_room(
                &state,
                &Recording {
                    bytes: offset,
                    ..recording.clone()
                },
                data.len() as u64,
            );
            if let Err(error) = fits {
                break Some(error);
            }
            if let Err(error) = file.write_all(&data).await {
                break Some(error.into());
            }
            offset += data.len() as u64;
        }
    };
    // Before anything is answered, and also when the connection broke: the offset a HEAD gives must be on disk.
    file.flush().await?;
    file.sync_data().await?;
    if let Some(error) = interrupted {
        return Err(error);
    }
    if recording.length == Some(offset) {
        upload.finish(false).await?;
        state.queue.push(upload.id);
    }
    Ok(acknowledged(offset))
}

fn acknowledged(offset: u64) -> Response {
    (
        StatusCode::NO_CONTENT,
        [("upload-offset", HeaderValue::from(offset))],
    )
        .into_response()
}

/// The last PATCH again, because its answer was lost, is answered the same; more bytes are not taken.
fn finished(recording: &Recording, more_bytes: Option<u64>) -> Result<Response, Error> {
    if more_bytes.unwrap_or(0) == 0 {
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
    upload: &Arc<Upload>,
    recording: &Recording,
    headers: &HeaderMap,
) -> Result<Recording, Error> {
    let length = number(headers, "upload-length")?;
    if let Some(length) = length {
        check_size(state, length)?;
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

fn check_size(state: &State, bytes: u64) -> Result<(), Error> {
    let limit = state.config.max_recording_bytes;
    if bytes > limit {
        Err(Error::RecordingTooLarge { limit })
    } else {
        Ok(())
    }
}

fn check_room(state: &State, recording: &Recording, more_bytes: u64) -> Result<(), Error> {
    let after = recording.bytes.saturating_add(more_bytes);
    if recording.length.is_some_and(|length| after > length) {
        return Err(Error::Upload(
            "These are more bytes than the upload's length.".to_owned(),
        ));
    }
    check_size(state, after)?;
    state.quota.for_recordings(more_bytes)
}
