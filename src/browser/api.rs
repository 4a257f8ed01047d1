//! The JSON:API of the study's server.

use super::page;
use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use wire::{API_PATH, MEDIA_TYPE};

thread_local! {
    static LAST_FAILURE: ArcRwSignal<Option<ApiError>> = ArcRwSignal::new(None);
}

/// Why the last write failed; `None` if the server took it. Views follow it.
pub(crate) fn last_failure() -> Option<ApiError> {
    LAST_FAILURE.with(Get::get)
}

fn noted<T>(answer: Result<T, ApiError>) -> Result<T, ApiError> {
    let failure = answer.as_ref().err().cloned();
    LAST_FAILURE.with(|last| last.set(failure));
    answer
}

/// Why a call failed, told by what a person can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ApiError {
    /// No answer: the connection is down.
    Offline,
    /// The server refused, with its own words if it gave any.
    Refused { status: u16, detail: String },
    /// The answer is not what this player understands.
    Unreadable(String),
}

impl ApiError {
    /// The server's status, if it answered.
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            Self::Offline | Self::Unreadable(_) => None,
        }
    }
}

/// Reads a document below `/api/v1/`, e.g. `studies/<id>/`.
pub(crate) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    call::<(), T>(Method::GET, path, None).await
}

/// Creates.
pub(crate) async fn post<B: Serialize, T: DeserializeOwned>(
    path: &str,
    body: &B,
) -> Result<T, ApiError> {
    noted(call(Method::POST, path, Some(body)).await)
}

/// Changes.
pub(crate) async fn patch<B: Serialize, T: DeserializeOwned>(
    path: &str,
    body: &B,
) -> Result<T, ApiError> {
    noted(call(Method::PATCH, path, Some(body)).await)
}

async fn call<B: Serialize, T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: Option<&B>,
) -> Result<T, ApiError> {
    let address = if path.contains("://") {
        path.to_owned()
    } else {
        format!("{API_PATH}{path}")
    };
    let mut request = RequestBuilder::new(&address)
        .method(method)
        .header("Accept", MEDIA_TYPE)
        .header("X-Requested-With", "XMLHttpRequest");
    if let Some(token) = page::cookie("csrftoken") {
        request = request.header("X-CSRFToken", &token);
    }
    let sent = match body {
        Some(body) => {
            let text = serde_json::to_string(body)
                .map_err(|error| ApiError::Unreadable(error.to_string()))?;
            request
                .header("Content-Type", MEDIA_TYPE)
                .body(text)
                .map_err(|_| ApiError::Offline)?
                .send()
                .await
        }
        None => request.send().await,
    };
    let response = sent.map_err(|_| ApiError::Offline)?;
    if !response.ok() {
        let text = response.text().await.unwrap_or_default();
        let detail = serde_json::from_str::<serde_json::Value>(&text)
            .ok()
            .and_then(|body| {
                body.pointer("/errors/0/detail")?
                    .as_str()
                    .map(str::to_owned)
            })
            .unwrap_or_default();
        return Err(ApiError::Refused {
            status: response.status(),
            detail,
        });
    }
    let text = response.text().await.map_err(|_| ApiError::Offline)?;
    serde_json::from_str(&text).map_err(|error| ApiError::Unreadable(error.to_string()))
}

/// Text at any address, for `URL:` and `JSON:` values.
pub(crate) async fn text(address: &str) -> Result<String, ApiError> {
    let response = RequestBuilder::new(address)
        .send()
        .await
        .map_err(|_| ApiError::Offline)?;
    response.text().await.map_err(|_| ApiError::Offline)
}
