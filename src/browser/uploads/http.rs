//! The tus 1.0 requests, each with a time limit, and the grants they carry.

use super::bucket::{self, Ask, Bucket};
use crate::browser::api::retry_secs;
use gloo_net::http::{Method, RequestBuilder, Response};
use js_sys::{Promise, Uint8Array};
use serde_json::{Value, json};
use session::upload::{BUCKET, UploadAnswer, UploadMeta, base64};
use std::cell::{Cell, RefCell};
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

/// The HTTP status of a failure, `None` when no answer came.
pub(super) type Failure = Option<u16>;
type Headers<'a> = &'a [(&'a str, String)];

/// The server that recordings go to.
pub(super) struct Ingest {
    /// Where uploads are created.
    pub(super) endpoint: String,
    pub(super) bucket: Bucket,
    /// The grants this page was given, by the recording's name.
    grants: RefCell<Vec<(String, String)>>,
    /// It gives no grants and takes no receipts: any tus server.
    is_plain: Cell<bool>,
    /// It wants recordings in the bucket, and signs for them.
    has_bucket: Cell<bool>,
    /// When the answer before wanted to be asked again.
    told_secs: Cell<Option<u32>>,
}

impl Ingest {
    pub(super) fn new(endpoint: String) -> Self {
        Self {
            endpoint,
            bucket: Bucket::of_page(),
            grants: RefCell::default(),
            is_plain: Cell::new(false),
            has_bucket: Cell::new(false),
            told_secs: Cell::new(None),
        }
    }

    /// Whether it takes receipts; known once it has answered anything.
    pub(super) fn is_plain(&self) -> bool {
        self.is_plain.get()
    }

    /// When the server wants to be asked again, if it has said so; told once.
    pub(super) fn told_secs(&self) -> Option<u32> {
        self.told_secs.take()
    }

    /// Opens an upload whose length is not known yet.
    pub(super) async fn create(&self, meta: &UploadMeta) -> UploadAnswer {
        if !self.bucket.has_credentials()
            && let Err(status) = self.grant(meta).await
        {
            return UploadAnswer::CreateFailed { status };
        }
        if self.bucket.has_credentials() || self.has_bucket.get() {
            let ask = Ask {
                op: "create",
                ..Ask::default()
            };
            return match self.ask_bucket(meta, ask).await {
                Ok(place) => UploadAnswer::Created {
                    location: BUCKET.to_owned() + &place.as_string().unwrap_or_default(),
                },
                Err(status) => UploadAnswer::CreateFailed { status },
            };
        }
        let headers = [
            ("Upload-Defer-Length", "1".to_owned()),
            ("Upload-Metadata", meta.header()),
        ];
        let sent = self.send(meta, Method::POST, &self.endpoint, &headers, None);
        match sent.await.map(|answer| answer.headers().get("Location")) {
            Ok(Some(location)) => UploadAnswer::Created {
                location: absolute(&self.endpoint, &location),
            },
            Ok(None) => UploadAnswer::CreateFailed { status: Some(201) },
            Err(status) => UploadAnswer::CreateFailed { status },
        }
    }

    /// Asks how far the server has come. `whole` is the length of a recording that has ended.
    pub(super) async fn head(
        &self,
        meta: &UploadMeta,
        location: &str,
        whole: Option<u64>,
    ) -> UploadAnswer {
        if location.starts_with(BUCKET) {
            let ask = Ask {
                op: "sizes",
                place: location,
                whole,
                ..Ask::default()
            };
            return match self.ask_bucket(meta, ask).await {
                Ok(sizes) => UploadAnswer::HeadAnswered {
                    offset: bucket::stored(&sizes, whole),
                    length: None,
                },
                Err(status) => UploadAnswer::HeadFailed { status },
            };
        }
        match self.send(meta, Method::HEAD, location, &[], None).await {
            Ok(answer) => match number(&answer, "Upload-Offset") {
                Some(offset) => UploadAnswer::HeadAnswered {
                    offset,
                    length: number(&answer, "Upload-Length"),
                },
                None => UploadAnswer::HeadFailed {
                    status: Some(answer.status()),
                },
            },
            Err(status) => UploadAnswer::HeadFailed { status },
        }
    }

    /// Sends one part.
    pub(super) async fn patch(
        &self,
        meta: &UploadMeta,
        location: &str,
        part: Part,
    ) -> UploadAnswer {
        if location.starts_with(BUCKET) {
            let end = part.offset + part.body.as_ref().map_or(0, |body| body.size() as u64);
            let ask = Ask {
                op: "part",
                place: location,
                offset: part.offset,
                whole: part.final_length,
                bytes: part.body,
            };
            return match self.ask_bucket(meta, ask).await {
                Ok(_) => UploadAnswer::Patched { offset: end },
                Err(status) => UploadAnswer::PatchFailed { status },
            };
        }
        match self.try_patch(meta, location, part).await {
            Ok(answer) => match number(&answer, "Upload-Offset") {
                Some(offset) => UploadAnswer::Patched { offset },
                None => UploadAnswer::PatchFailed {
                    status: Some(answer.status()),
                },
            },
            Err(status) => UploadAnswer::PatchFailed { status },
        }
    }

    async fn try_patch(
        &self,
        meta: &UploadMeta,
        location: &str,
        part: Part,
    ) -> Result<Response, Failure> {
        let bytes = match part.body {
            Some(blob) => {
                let bytes = JsFuture::from(blob.array_buffer()).await;
                Uint8Array::new(&bytes.map_err(|_| None)?)
            }
            None => Uint8Array::new_with_length(0),
        };
        let mut headers = vec![
            ("Content-Type", "application/offset+octet-stream".to_owned()),
            ("Upload-Offset", part.offset.to_string()),
        ];
        // A plain server of another origin lets pages send no headers but those it knows.
        if bytes.length() > 0
            && !self.is_plain()
            && let Some(checksum) = sha256(&bytes).await
        {
            headers.push(("Upload-Checksum", format!("sha256 {checksum}")));
        }
        if let Some(length) = part.final_length {
            headers.push(("Upload-Length", length.to_string()));
        }
        if let Some(millis) = part.duration_millis.filter(|_| !self.is_plain()) {
            headers.push(("Peekaboo-Duration-Millis", millis.to_string()));
        }
        self.send(meta, Method::PATCH, location, &headers, Some(&bytes))
            .await
    }

    /// Hands in the receipt.
    pub(super) async fn receipt(
        &self,
        meta: &UploadMeta,
        location: &str,
        receipt: &Value,
    ) -> UploadAnswer {
        let mut address = format!("{}/{}", location.trim_end_matches('/'), wire::RECEIPT_PATH);
        if location.starts_with(BUCKET) {
            if self.bucket.has_credentials() {
                return UploadAnswer::Receipted;
            }
            address = absolute(&self.endpoint, wire::MULTIPART_RECEIPT_PATH);
        }
        let body = receipt.to_string().into();
        let headers = json_headers();
        let sent = self.try_send(meta, Method::PUT, &address, &headers, Some(&body));
        let (status, code) = match sent.await {
            Ok(answer) if answer.ok() => return UploadAnswer::Receipted,
            Ok(answer) => {
                let text = answer.text().await.unwrap_or_default();
                let body: Value = serde_json::from_str(&text).unwrap_or_default();
                let code = body.pointer("/errors/0/code").and_then(Value::as_str);
                (Some(answer.status()), code.unwrap_or_default().to_owned())
            }
            Err(status) => (status, String::new()),
        };
        UploadAnswer::ReceiptFailed { status, code }
    }

    /// Gives up an upload; if the server does not hear of it, it ends it some day.
    pub(super) async fn terminate(&self, meta: &UploadMeta, location: &str) {
        if location.starts_with(BUCKET) {
            let ask = Ask {
                op: "abort",
                place: location,
                ..Ask::default()
            };
            drop(self.ask_bucket(meta, ask).await);
            return;
        }
        drop(self.send(meta, Method::DELETE, location, &[], None).await);
    }

    /// Asks, and takes success only.
    async fn send(
        &self,
        meta: &UploadMeta,
        method: Method,
        url: &str,
        headers: Headers<'_>,
        body: Option<&JsValue>,
    ) -> Result<Response, Failure> {
        let answer = self.try_send(meta, method, url, headers, body).await?;
        if answer.ok() {
            Ok(answer)
        } else {
            Err(Some(answer.status()))
        }
    }

    /// Asks with the recording's grant, and once more with a new one if that is refused.
    async fn try_send(
        &self,
        meta: &UploadMeta,
        method: Method,
        url: &str,
        headers: Headers<'_>,
        body: Option<&JsValue>,
    ) -> Result<Response, Failure> {
        let is_new = self.known_grant(&meta.name).is_none();
        let grant = self.grant(meta).await?;
        let answer = request(method.clone(), url, headers, body, grant.as_deref()).await?;
        self.told_secs.set(retry_secs(&answer));
        if matches!(answer.status(), 401 | 403 | 413) {
            // The next try asks anew: what a grant allows may have been too little.
            self.forget_grant(&meta.name);
        }
        if answer.status() == 401 {
            // It wants grants after all.
            self.is_plain.set(false);
        }
        if answer.status() != 401 || is_new {
            return Ok(answer);
        }
        let grant = self.ask_for_grant(meta).await?;
        request(method, url, headers, body, grant.as_deref()).await
    }

    /// The grant there is, or a new one; `None` where the server asks for none.
    pub(super) async fn grant(&self, meta: &UploadMeta) -> Result<Option<String>, Failure> {
        match self.known_grant(&meta.name) {
            Some(grant) => Ok(Some(grant)),
            None => self.ask_for_grant(meta).await,
        }
    }

    pub(super) fn forget_grant(&self, name: &str) {
        let mut grants = self.grants.borrow_mut();
        grants.retain(|(known, _)| known != name);
    }

    fn known_grant(&self, name: &str) -> Option<String> {
        let grants = self.grants.borrow();
        let (_, grant) = grants.iter().find(|(known, _)| known == name)?;
        Some(grant.clone())
    }

    /// A permission to send one recording; `None` where the server asks for none.
    async fn ask_for_grant(&self, meta: &UploadMeta) -> Result<Option<String>, Failure> {
        if self.is_plain() {
            return Ok(None);
        }
        let wanted = json!({
            "study": meta.study,
            "response": meta.response,
            "filename": meta.filename(),
        });
        let address = absolute(&self.endpoint, wire::GRANTS_PATH);
        let body = wanted.to_string().into();
        let answer = request(Method::POST, &address, &json_headers(), Some(&body), None).await?;
        self.told_secs.set(retry_secs(&answer));
        match answer.status() {
            200..=299 => {
                let text = answer.text().await.unwrap_or_default();
                let body: Value = serde_json::from_str(&text).unwrap_or_default();
                let grant = body["grant"].as_str().ok_or(Some(answer.status()))?;
                self.has_bucket.set(body["multipart"] == true);
                let mut grants = self.grants.borrow_mut();
                grants.push((meta.name.clone(), grant.to_owned()));
                Ok(Some(grant.to_owned()))
            }
            // A plain tus server may take every POST for an upload, and this one (400) for one without a length.
            400 | 404 | 405 => {
                self.is_plain.set(true);
                Ok(None)
            }
            status => Err(Some(status)),
        }
    }
}

pub(super) async fn request(
    method: Method,
    url: &str,
    headers: Headers<'_>,
    body: Option<&JsValue>,
    grant: Option<&str>,
) -> Result<Response, Failure> {
    let limit = Limit::start();
    let signal = limit.controller.as_ref().map(AbortController::signal);
    let mut request = RequestBuilder::new(url)
        .method(method)
        .abort_signal(signal.as_ref())
        .header("Tus-Resumable", wire::TUS_VERSION);
    // Another origin must not have it.
    if let Some(token) = csrf_token().filter(|_| absolute(url, "/") == absolute("/", "/")) {
        request = request.header("X-CSRFToken", &token);
    }
    if let Some(grant) = grant {
        request = request.header("Authorization", &format!("Bearer {grant}"));
    }
    for (key, value) in headers {
        request = request.header(key, value);
    }
    let request = match body {
        Some(body) => request.body(body.clone()),
        None => request.build(),
    };
    request.map_err(|_| None)?.send().await.map_err(|_| None)
}

fn json_headers() -> [(&'static str, String); 1] {
    [("Content-Type", "application/json".to_owned())]
}

fn number(answer: &Response, header: &str) -> Option<u64> {
    answer.headers().get(header)?.trim().parse().ok()
}

/// The address of an upload as the server gave it, resolved against the endpoint.
pub(crate) fn absolute(endpoint: &str, location: &str) -> String {
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
