//! The tus 1.0 requests, each with a time limit.

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::{Promise, Uint8Array};
use session::upload::{UploadAnswer, base64};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob};

/// After so long a request counts as lost; parts are small enough for slow lines, and shrink when this happens.
const LIMIT_MILLIS: i32 = 30_000;

/// The body and headers of one PATCH.
pub(super) struct Part {
    pub(super) offset: u64,
    /// `None` for the empty part that only tells the length.
    pub(super) body: Option<Blob>,
    pub(super) final_length: Option<u64>,
    pub(super) duration_millis: Option<u64>,
}

/// Opens an upload whose length is not known yet.
pub(super) async fn create(endpoint: &str, metadata: &str) -> UploadAnswer {
    let limit = Limit::start();
    let request = tus(endpoint, Method::POST, &limit)
        .header("Upload-Defer-Length", "1")
        .header("Upload-Metadata", metadata);
    match request.send().await {
        Ok(answer) if answer.status() == 201 => match answer.headers().get("Location") {
            Some(location) => UploadAnswer::Created {
                location: absolute(endpoint, &location),
            },
            None => UploadAnswer::CreateFailed { status: Some(201) },
        },
        Ok(answer) => UploadAnswer::CreateFailed {
            status: Some(answer.status()),
        },
        Err(_) => UploadAnswer::CreateFailed { status: None },
    }
}

/// Asks how far the server has come.
pub(super) async fn head(location: &str) -> UploadAnswer {
    let limit = Limit::start();
    match tus(location, Method::HEAD, &limit).send().await {
        Ok(answer) if answer.ok() => match number(&answer, "Upload-Offset") {
            Some(offset) => UploadAnswer::HeadAnswered {
                offset,
                length: number(&answer, "Upload-Length"),
            },
            None => UploadAnswer::HeadFailed {
                status: Some(answer.status()),
            },
        },
        Ok(answer) => UploadAnswer::HeadFailed {
            status: Some(answer.status()),
        },
        Err(_) => UploadAnswer::HeadFailed { status: None },
    }
}

/// Sends one part.
pub(super) async fn patch(location: &str, part: Part) -> UploadAnswer {
    match try_patch(location, part).await {
        Ok(answer) if answer.ok() => match number(&answer, "Upload-Offset") {
            Some(offset) => UploadAnswer::Patched { offset },
            None => UploadAnswer::PatchFailed {
                status: Some(answer.status()),
            },
        },
        Ok(answer) => UploadAnswer::PatchFailed {
            status: Some(answer.status()),
        },
        Err(()) => UploadAnswer::PatchFailed { status: None },
    }
}

async fn try_patch(location: &str, part: Part) -> Result<Response, ()> {
    let bytes = match part.body {
        Some(blob) => Uint8Array::new(&JsFuture::from(blob.array_buffer()).await.map_err(drop)?),
        None => Uint8Array::new_with_length(0),
    };
    let checksum = if bytes.length() > 0 {
        sha256(&bytes).await
    } else {
        None
    };
    let limit = Limit::start();
    let mut request = tus(location, Method::PATCH, &limit)
        .header("Content-Type", "application/offset+octet-stream")
        .header("Upload-Offset", &part.offset.to_string());
    if let Some(checksum) = checksum {
        request = request.header("Upload-Checksum", &format!("sha256 {checksum}"));
    }
    if let Some(length) = part.final_length {
        request = request.header("Upload-Length", &length.to_string());
    }
    if let Some(millis) = part.duration_millis {
        request = request.header("Peekaboo-Duration-Millis", &millis.to_string());
    }
    let request: Request = request.body(bytes).map_err(drop)?;
    request.send().await.map_err(drop)
}

fn tus(url: &str, method: Method, limit: &Limit) -> RequestBuilder {
    let signal = limit.controller.as_ref().map(AbortController::signal);
    let request = RequestBuilder::new(url)
        .method(method)
        .abort_signal(signal.as_ref())
        .header("Tus-Resumable", "1.0.0");
    match csrf_token() {
        Some(token) => request.header("X-CSRFToken", &token),
        None => request,
    }
}

fn number(answer: &Response, header: &str) -> Option<u64> {
    answer.headers().get(header)?.trim().parse().ok()
}

/// The address of an upload as the server gave it, resolved against the endpoint.
fn absolute(endpoint: &str, location: &str) -> String {
    let base = web_sys::Url::new_with_base(endpoint, &page_address());
    base.and_then(|base| web_sys::Url::new_with_base(location, &base.href()))
        .map_or_else(|_| location.to_owned(), |url| url.href())
}

/// Base64 of the SHA-256; `None` where the page has no `crypto.subtle` (an insecure address).
#[expect(clippy::disallowed_methods, reason = "a browser service")]
async fn sha256(bytes: &Uint8Array) -> Option<String> {
    let subtle = web_sys::window()?.crypto().ok()?.subtle();
    if subtle.is_undefined() {
        return None;
    }
    let digest = JsFuture::from(
        subtle
            .digest_with_str_and_buffer_source("SHA-256", bytes)
            .ok()?,
    )
    .await
    .ok()?;
    Some(base64(&Uint8Array::new(&digest).to_vec()))
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn page_address() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "a browser service")]
fn csrf_token() -> Option<String> {
    let document = web_sys::window()?.document()?;
    let cookies = js_sys::Reflect::get(&document, &JsValue::from_str("cookie"))
        .ok()?
        .as_string()?;
    let token = cookies
        .split(';')
        .find_map(|cookie| cookie.trim().strip_prefix("csrftoken="))?;
    (!token.is_empty()).then(|| token.to_owned())
}

/// Waits.
#[expect(clippy::disallowed_methods, reason = "a browser service")]
pub(super) async fn sleep(millis: u64) {
    let millis = i32::try_from(millis).unwrap_or(i32::MAX);
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            drop(window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis));
        }
    });
    drop(JsFuture::from(promise).await);
}

/// `performance.now()`.
#[expect(clippy::disallowed_methods, reason = "a browser service")]
pub(super) fn now_millis() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |performance| performance.now())
}

/// From 0 to 1, to spread the waits.
#[expect(
    clippy::disallowed_methods,
    reason = "spreads retries; no part of a study's chance"
)]
pub(super) fn chance() -> f64 {
    js_sys::Math::random()
}

/// Aborts a request that takes too long; dropping it lifts the limit.
struct Limit {
    controller: Option<AbortController>,
    timer: Option<i32>,
    _abort: Option<Closure<dyn Fn()>>,
}

impl Limit {
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn start() -> Self {
        let Ok(controller) = AbortController::new() else {
            return Self {
                controller: None,
                timer: None,
                _abort: None,
            };
        };
        let target = controller.clone();
        let abort = Closure::<dyn Fn()>::new(move || target.abort());
        let timer = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(
                    abort.as_ref().unchecked_ref(),
                    LIMIT_MILLIS,
                )
                .ok()
        });
        Self {
            controller: Some(controller),
            timer,
            _abort: Some(abort),
        }
    }
}

impl Drop for Limit {
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn drop(&mut self) {
        if let (Some(window), Some(timer)) = (web_sys::window(), self.timer) {
            window.clear_timeout_with_handle(timer);
        }
    }
}
