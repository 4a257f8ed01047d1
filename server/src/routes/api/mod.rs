//! The JSON:API calls a player makes, in the shapes recorded in `tests/lookit-api/`.

pub(crate) mod body;
pub(crate) mod children;
pub(crate) mod responses;
pub(crate) mod studies;
mod view;

pub(crate) use view::withdrawn;

use crate::error::Error;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// An answer in JSON:API's media type.
pub(crate) struct Api<T>(pub(crate) T);

impl<T: Serialize> IntoResponse for Api<T> {
    fn into_response(self) -> Response {
        match serde_json::to_vec(&self.0) {
            Ok(body) => (
                [
                    (header::CONTENT_TYPE, wire::MEDIA_TYPE),
                    (header::CACHE_CONTROL, "no-store"),
                ],
                body,
            )
                .into_response(),
            Err(error) => Error::Storage(error.to_string()).into_response(),
        }
    }
}

/// Versions 1 and 2 are the same; only the addresses in answers differ.
pub(crate) fn base(origin: &str, version: &str) -> Result<String, Error> {
    if matches!(version, "v1" | "v2") {
        Ok(format!("{origin}/api/{version}/"))
    } else {
        Err(Error::UnknownPage(format!(
            "/api/{version}/; there are v1 and v2"
        )))
    }
}
