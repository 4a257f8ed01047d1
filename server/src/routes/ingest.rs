//! The tus 1.0 ingest: creation, creation-defer-length, checksum, termination; and the receipt that ends an upload.
//!
//! Every request but OPTIONS carries a grant for the one recording it is about; [`gate`] reads it.

mod append;
mod checksum;
#[cfg(test)]
mod fuzz;
mod gate;
mod headers;
mod limits;
mod pace;
mod receipt;
mod sink;

pub(crate) use gate::admit;
pub(crate) use limits::Limits;

use crate::app::State;
use crate::error::Error;
use crate::routes::api::withdrawn;
use crate::store::{Claims, Manifest, NewUpload, Upload, can_be_withdrawn, split_name};
use append::append;
use axum::Router;
use axum::extract::{self, Extension, Path, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{patch, post, put};
use headers::{Metadata, number, required_version};
use sink::check_size;
use std::sync::Arc;
use uuid::Uuid;
use wire::metadata;

/// The addresses below `/ingest/`.
pub(crate) fn routes(state: &State) -> Router<State> {
    Router::new()
        .route("/ingest/", post(create).options(options))
        .route(
            "/ingest/{id}",
            patch(append)
                .head(offset)
                .delete(delete)
                .options(options)
                .post(overridden),
        )
        .route(
            &format!("/ingest/{{id}}/{}", wire::RECEIPT_PATH),
            put(receipt::take),
        )
        .route_layer(from_fn_with_state(state.clone(), gate::gate))
}

/// The upload at this address, if the grant is for it.
async fn granted(state: &State, id: &str, claims: &Claims) -> Result<Arc<Upload>, Error> {
    let upload = state.uploads.find(id)?;
    let manifest: Manifest = upload.manifest().await;
    let is_same = manifest.is_of(&claims.name)
        && manifest.recording.response == claims.response.to_string()
        && manifest.recording.study == claims.study.to_string();
    if is_same {
        Ok(upload)
    } else {
        Err(Error::OtherGrant)
    }
}

/// `OPTIONS /ingest/`.
async fn options(extract::State(state): extract::State<State>) -> Response {
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
async fn create(
    extract::State(state): extract::State<State>,
    Extension(claims): Extension<Claims>,
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
    check_size(&state, &claims, length.unwrap_or(0))?;
    let given = Metadata::read(&headers)?;
    let filename = given.required(metadata::FILENAME)?;
    let (name, _) = split_name(filename)?;
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
    if (study.id, response, name) != (claims.study, claims.response, claims.name.as_str()) {
        return Err(Error::OtherGrant);
    }
    if can_be_withdrawn(name) && withdrawn(&row.answers.exp_data, &row.answers.sequence) {
        return Err(Error::Withdrawn);
    }
    state.limits.creations.take(response)?;
    state.quota.for_recordings(length.unwrap_or(1))?;
    let upload = state
        .uploads
        .create(NewUpload {
            filename: filename.to_owned(),
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
async fn offset(
    extract::State(state): extract::State<State>,
    Extension(claims): Extension<Claims>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    required_version(&headers)?;
    let upload = granted(&state, &id, &claims).await?;
    let _writer = upload.claim().await?;
    let manifest = upload.manifest().await;
    let recording = &manifest.recording;
    let mut answer = StatusCode::OK.into_response();
    let out = answer.headers_mut();
    out.insert("upload-offset", HeaderValue::from(recording.bytes));
    match recording.length {
        Some(length) => out.insert("upload-length", HeaderValue::from(length)),
        None => out.insert("upload-defer-length", HeaderValue::from_static("1")),
    };
    if let Ok(value) = HeaderValue::from_str(&Metadata::of(&manifest)) {
        out.insert("upload-metadata", value);
    }
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// `DELETE /ingest/{id}`: gives up an unfinished upload.
async fn delete(
    extract::State(state): extract::State<State>,
    Extension(claims): Extension<Claims>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Error> {
    required_version(&headers)?;
    let upload = granted(&state, &id, &claims).await?;
    let _writer = upload.claim().await?;
    state.uploads.delete(&upload).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /ingest/{id}` with `X-HTTP-Method-Override`, for networks that let no PATCH through.
async fn overridden(
    state: extract::State<State>,
    claims: Extension<Claims>,
    path: Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Error> {
    match headers
        .get("x-http-method-override")
        .and_then(|value| value.to_str().ok())
    {
        Some("PATCH") => append(state, claims, path, request).await,
        Some("HEAD") => offset(state, claims, path, headers).await,
        Some("DELETE") => delete(state, claims, path, headers)
            .await
            .map(axum::response::IntoResponse::into_response),
        _ => Ok((
            StatusCode::METHOD_NOT_ALLOWED,
            [(header::ALLOW, Method::PATCH.as_str())],
        )
            .into_response()),
    }
}
