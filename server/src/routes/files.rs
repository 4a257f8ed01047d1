//! Files: the player's, a study's stimuli, recordings.

use super::pages;
use crate::app::State;
use crate::error::Error;
use axum::extract::{self, Path, Request};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use std::path::{Component, PathBuf};
use tower::ServiceExt as _;
use tower_http::services::{ServeDir, ServeFile};
use uuid::Uuid;

/// Everything no route claims: the files Trunk built, compressed where a `.br` or `.gz` lies beside them.
pub(crate) async fn player_file(
    extract::State(state): extract::State<State>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    if path.starts_with("/api/") || path.starts_with("/local/") || path.starts_with("/ingest/") {
        return Error::UnknownPage(path).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let reader = pages::Reader::of(&request);
    let folder = ServeDir::new(&state.config.dist)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    // ServeDir cannot fail: what it cannot read is an answer of its own.
    let Ok(mut answer) = folder.oneshot(request).await;
    if answer.status() == StatusCode::NOT_FOUND {
        return pages::no_study(&reader, &path);
    }
    let cache = if is_hashed(&path) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    answer
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    answer
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    answer.into_response()
}

/// Whether a name carries its content's hash, as Trunk gives them: a part of at least eight hexadecimal digits, one a numeral.
fn is_hashed(path: &str) -> bool {
    path.split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|part| {
            part.len() >= 8
                && part.bytes().all(|byte| byte.is_ascii_hexdigit())
                && part.bytes().any(|byte| byte.is_ascii_digit())
        })
}

/// `GET /studies/{study}/files/{path}`, with Range.
pub(crate) async fn study_file(
    extract::State(state): extract::State<State>,
    Path((study, path)): Path<(String, String)>,
    request: Request,
) -> Response {
    let reader = pages::Reader::of(&request);
    let answer = match state.library.find(&study).await {
        Ok(study) => file(study.files, &path, request).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(answer) => answer,
        Err(error) => pages::refused(&state, &reader, Some(&study), error).await,
    }
}

/// `GET /local/recordings/{study}/{response}/{file}`, with Range.
pub(crate) async fn recording(
    extract::State(state): extract::State<State>,
    Path((study, response, name)): Path<(String, String, String)>,
    request: Request,
) -> Result<Response, Error> {
    let unknown = || Error::UnknownPage(name.clone());
    let study = Uuid::parse_str(&study).map_err(|_| unknown())?;
    let response = Uuid::parse_str(&response).map_err(|_| unknown())?;
    file(state.uploads.folder(study, response), &name, request).await
}

/// A file below a folder, with Range; names that lead out of it or begin with a dot are not found.
pub(crate) async fn file(
    mut folder: PathBuf,
    path: &str,
    request: Request,
) -> Result<Response, Error> {
    for component in std::path::Path::new(path).components() {
        match component {
            Component::Normal(name) if !name.to_string_lossy().starts_with('.') => {
                folder.push(name);
            }
            _ => return Err(Error::UnknownPage(path.to_owned())),
        }
    }
    if !folder.is_file() {
        return Err(Error::UnknownPage(path.to_owned()));
    }
    let Ok(mut answer) = ServeFile::new(folder).oneshot(request).await;
    answer
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(answer.into_response())
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn hashed_names() {
        assert!(
            is_hashed("/peekaboo-player-1a2b3c4d5e6f7a8b_bg.wasm")
                && is_hashed("/snippets/leptos-0d1f2e3a4b5c6d7e/inline0.js")
        );
        assert!(
            !is_hashed("/assets/tokens.css")
                && !is_hashed("/assets/deadbeef.css")
                && !is_hashed("/index.html")
        );
    }
}
