//! The JSON:API of the study's server.

use super::{
    clock, page,
    timers::{self, Timers},
};
use gloo_net::http::{Method, RequestBuilder};
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::pin::Pin;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortController, AbortSignal};
use wire::{API_PATH, MEDIA_TYPE};

/// How long an answer may take; a server that hangs is as good as none.
const LIMIT_MILLIS: f64 = 30_000.0;
/// What is sent goes at this pace at least, or a long answer over a poor line would be broken off again and again.
const BYTES_PER_MILLI: f64 = 4.0;
/// How long a value from elsewhere may take, tries included.
const TEXT_LIMIT_MILLIS: f64 = 10_000.0;

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
    Refused {
        status: u16,
        detail: String,
        /// When it wants to be asked again.
        retry_secs: Option<u32>,
    },
    /// The answer is not what this player understands.
    Unreadable(String),
}

impl ApiError {
    /// When the server wants to be asked again, if it said so.
    pub(crate) fn retry_secs(&self) -> Option<u32> {
        match self {
            Self::Refused { retry_secs, .. } => *retry_secs,
            Self::Offline | Self::Unreadable(_) => None,
        }
    }

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
    read(call(Method::GET, path.to_owned(), None).await)
}

/// Creates.
pub(crate) async fn post<B: Serialize, T: DeserializeOwned>(
    path: &str,
    body: &B,
) -> Result<T, ApiError> {
    noted(read(
        call(Method::POST, path.to_owned(), written(body)?).await,
    ))
}

/// Changes.
pub(crate) async fn patch<B: Serialize, T: DeserializeOwned>(
    path: &str,
    body: &B,
) -> Result<T, ApiError> {
    noted(read(
        call(Method::PATCH, path.to_owned(), written(body)?).await,
    ))
}

type Calling = Pin<Box<dyn Future<Output = Result<String, ApiError>>>>;

/// The answer's text. Not for each type of its own: the whole of a request is in the player once.
fn call(method: Method, path: String, text: Option<String>) -> Calling {
    Box::pin(answer(method, path, text))
}

async fn answer(method: Method, path: String, text: Option<String>) -> Result<String, ApiError> {
    let address = if path.contains("://") {
        path
    } else {
        API_PATH.to_owned() + &path
    };
    let bytes = text.as_ref().map_or(0, String::len) as f64;
    let limit = Limit::new(LIMIT_MILLIS + bytes / BYTES_PER_MILLI);
    let mut request = RequestBuilder::new(&address)
        .method(method)
        .abort_signal(limit.signal().as_ref())
        .header("Accept", MEDIA_TYPE)
        .header("X-Requested-With", "XMLHttpRequest");
    if let Some(token) = page::cookie("csrftoken") {
        request = request.header("X-CSRFToken", &token);
    }
    let sent = match text {
        Some(text) => {
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
        let retry_secs = retry_secs(&response);
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
            retry_secs,
        });
    }
    response.text().await.map_err(|_| ApiError::Offline)
}

/// `Retry-After` in seconds; as a date, which few servers write, it is not read.
pub(crate) fn retry_secs(response: &gloo_net::http::Response) -> Option<u32> {
    response.headers().get("Retry-After")?.trim().parse().ok()
}

fn written<B: Serialize>(body: &B) -> Result<Option<String>, ApiError> {
    let text = serde_json::to_string(body);
    text.map(Some).map_err(unreadable)
}

fn read<T: DeserializeOwned>(answer: Result<String, ApiError>) -> Result<T, ApiError> {
    serde_json::from_str(&answer?).map_err(unreadable)
}

fn unreadable(error: serde_json::Error) -> ApiError {
    ApiError::Unreadable(error.to_string())
}

/// The texts at these addresses, for `URL:` and `JSON:` values, all asked for at once; without one, the reason in a few words.
pub(crate) async fn texts(addresses: &[&String]) -> Vec<Result<String, String>> {
    let calls: Vec<_> = addresses
        .iter()
        .map(|address| {
            let address = (*address).clone();
            future_to_promise(async move {
                let answer = text(&address).await;
                answer.map(JsValue::from).map_err(JsValue::from)
            })
        })
        .collect();
    let words = |value: JsValue| value.as_string().unwrap_or_default();
    let mut answers = Vec::with_capacity(calls.len());
    for call in calls {
        answers.push(JsFuture::from(call).await.map(words).map_err(words));
    }
    answers
}

async fn text(address: &str) -> Result<String, String> {
    let end = clock::now().mono_millis + TEXT_LIMIT_MILLIS;
    loop {
        let limit = Limit::new(end - clock::now().mono_millis);
        let request = RequestBuilder::new(address).abort_signal(limit.signal().as_ref());
        let reason = match request.send().await {
            Ok(response) if response.ok() => match response.text().await {
                Ok(text) => return Ok(text),
                Err(_) => "the answer broke off".to_owned(),
            },
            Ok(response) => return Err(format!("the answer was {}", response.status())),
            Err(_) => "there was no answer".to_owned(),
        };
        drop(limit);
        if clock::now().mono_millis + 1000.0 > end {
            return Err(reason);
        }
        timers::sleep(1000.0).await;
    }
}

/// Breaks a call off that takes too long; dropped, it breaks nothing off any more.
pub(super) struct Limit {
    controller: Option<AbortController>,
    timers: Timers,
}

impl Limit {
    pub(super) fn new(millis: f64) -> Self {
        let limit = Self {
            controller: AbortController::new().ok(),
            timers: Timers::default(),
        };
        if let Some(controller) = limit.controller.clone() {
            limit.timers.after(millis, move || controller.abort());
        }
        limit
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        self.timers.cancel_all();
    }
}
