//! The tus 1.0 ingest: creation, creation-defer-length, checksum, termination.
//!
//! A PATCH is acknowledged after its bytes were written and synced. What arrived of a PATCH whose connection broke is kept, unless it
//! came with a checksum: then it is only written once the checksum was found right.

mod checksum;
mod headers;
mod sink;

use crate::app::State;
use crate::error::Error;
use crate::routes::api::body::{expect_type, read_limited};
use crate::store::{NewUpload, Upload};
use axum::body::{Body, Bytes};
use axum::extract::{self, Path, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use headers::{Metadata, number, required_version};
use http_body_util::BodyExt as _;
use sink::{Sink, check_size};
use std::sync::Arc;
use std::time::Duration;
use tokio::fs::OpenOptions;
use uuid::Uuid;
use wire::{Recording, RecordingState, metadata};

/// A PATCH with a checksum is held in memory until the checksum is known to be right.
const MAX_CHECKED_BYTES: usize = 16 << 20;
/// How long a refused body is still read.
const DRAIN: Duration = Duration::from_secs(5);

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
            .map(axum::response::IntoResponse::into_response),
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
    expect_type(&request, wire::OFFSET_CONTENT_TYPE)?;
    let (parts, mut body) = request.into_parts();
    let answer = take(&state, &id, &parts.headers, &mut body).await;
    if answer
        .as_ref()
        .is_err_and(|error| !matches!(error, Error::Taken | Error::Stalled))
    {
        drain(&mut body).await;
    }
    answer
}

async fn take(
    state: &State,
    id: &str,
    headers: &HeaderMap,
    body: &mut Body,
) -> Result<Response, Error> {
    required_version(headers)?;
    let sent = number(headers, "upload-offset")?.ok_or(Error::Header("Upload-Offset"))?;
    let upload = state.uploads.find(id)?;
    let writer = upload.claim().await?;
    let recording = upload.recording().await;
    if recording.bytes != sent {
        return Err(Error::Offset {
            expected: recording.bytes,
            sent,
        });
    }
    if recording.state != RecordingState::Uploading {
        return finished(&recording, read_limited(body, 0).await.is_ok());
    }
    let recording = declare(state, &upload, &recording, headers).await?;
    let mut sink = Sink {
        state,
        recording: &recording,
        offset: recording.bytes,
        room_taken: false,
        file: None,
    };
    if let Some(bytes) = number(headers, "content-length")? {
        sink.take_room(bytes)?;
        sink.room_taken = true;
    }
    sink.file = Some(
        OpenOptions::new()
            .append(true)
            .open(upload.part(&recording))
            .await?,
    );
    let written = match checksum::Checksum::read(headers)? {
        Some(checksum) => sink.checked(&checksum, &writer, body).await,
        None => sink.stream(&writer, body).await,
    };
    // Also when the connection broke: the offset a HEAD gives must be on disk.
    let synced = sink.sync().await;
    written?;
    synced?;
    if recording.length == Some(sink.offset) {
        upload.finish(false).await?;
        state.queue.push(upload.id);
        state.events.changed(upload.id);
    }
    Ok(acknowledged(sink.offset))
}

/// Reads on for a moment after a refusal: a browser that is cut off while it sends sees a network error and not the answer.
async fn drain(body: &mut Body) {
    let rest = async {
        let mut left = MAX_CHECKED_BYTES;
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

fn acknowledged(offset: u64) -> Response {
    (
        StatusCode::NO_CONTENT,
        [("upload-offset", HeaderValue::from(offset))],
    )
        .into_response()
}

/// The last PATCH again, because its answer was lost, is answered the same; more bytes are not taken.
fn finished(recording: &Recording, is_empty: bool) -> Result<Response, Error> {
    if is_empty {
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
