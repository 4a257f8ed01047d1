//! Recordings that go straight to a bucket: how the upload machine's requests reach `assets/bucket.js`, which speaks S3.

use super::http::{Failure, Ingest, absolute, request};
use gloo_net::http::Method;
use js_sys::{Array, Function, Promise};
use session::upload::{BUCKET, UploadMeta, number_at, stored_bytes};
use std::cell::RefCell;
use std::pin::Pin;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Families whose recordings go to the ingest never load it.
const CODE: &str = "/assets/bucket.js";

/// What the page says about the bucket, and the code that speaks to it.
#[derive(Default)]
pub(super) struct Bucket {
    /// `<meta name="peekaboo-bucket">`: its name and credentials as Lookit's build names them, JSON. Without them the server signs.
    settings: Option<String>,
    code: RefCell<Option<Function>>,
}

/// What is to be done; each has more or less of what `assets/bucket.js` takes.
#[derive(Default)]
pub(super) struct Ask<'a> {
    pub(super) op: &'static str,
    /// The upload's location.
    pub(super) place: &'a str,
    /// Where the part begins.
    pub(super) offset: u64,
    /// The length of a recording that has ended.
    pub(super) whole: Option<u64>,
    pub(super) bytes: Option<Blob>,
}

type Answer<'a> = Pin<Box<dyn Future<Output = Result<JsValue, Failure>> + 'a>>;

impl Bucket {
    pub(super) fn of_page() -> Self {
        let settings = crate::browser::page::meta("peekaboo-bucket");
        Self {
            settings: settings.filter(|text| !text.is_empty()),
            code: RefCell::default(),
        }
    }

    pub(super) fn has_credentials(&self) -> bool {
        self.settings.is_some()
    }

    async fn code(&self) -> Result<Function, Failure> {
        if let Some(code) = &*self.code.borrow() {
            return Ok(code.clone());
        }
        let answer = request(Method::GET, CODE, &[], None, None).await?;
        if !answer.ok() {
            return Err(Some(answer.status()));
        }
        let text = answer.text().await.map_err(|_| None)?;
        let code = Function::new_with_args("ask", &text);
        *self.code.borrow_mut() = Some(code.clone());
        Ok(code)
    }
}

impl Ingest {
    /// Does it, once more with a new grant if the one there was is refused.
    pub(super) fn ask_bucket<'a>(&'a self, meta: &'a UploadMeta, ask: Ask<'a>) -> Answer<'a> {
        Box::pin(async move {
            let code = self.bucket.code().await?;
            let mut is_first = true;
            loop {
                let grant = match self.bucket.settings {
                    Some(_) => None,
                    None => self.grant(meta).await?,
                };
                let given = [
                    ask.op.into(),
                    ask.place.strip_prefix(BUCKET).into(),
                    JsValue::from(number_at(ask.offset) as f64),
                    ask.whole.map(|bytes| bytes as f64).into(),
                    ask.bytes.clone().into(),
                    self.bucket.settings.as_deref().into(),
                    absolute(&self.endpoint, "/").into(),
                    grant.into(),
                    meta.filename().into(),
                    meta.mime.as_str().into(),
                    meta.study.as_str().into(),
                    meta.response.as_str().into(),
                ];
                let given: Array = given.iter().collect();
                let answer = match code.call1(&JsValue::NULL, &given) {
                    Ok(promise) => JsFuture::from(Promise::resolve(&promise)).await,
                    Err(error) => Err(error),
                };
                let status = match answer {
                    Ok(answer) => return Ok(answer),
                    // 0 and errors are no answer.
                    Err(status) => status.as_f64().map(|status| status as u16),
                };
                let status = status.filter(|status| *status > 0);
                if matches!(status, Some(401 | 403)) {
                    self.forget_grant(&meta.name);
                }
                if status != Some(401) || !std::mem::take(&mut is_first) {
                    return Err(status);
                }
            }
        })
    }
}

/// How far the bucket has come, from the sizes of its parts.
pub(super) fn stored(sizes: &JsValue, whole: Option<u64>) -> u64 {
    let sizes: Vec<u64> = Array::from(sizes)
        .iter()
        .map(|size| size.as_f64().unwrap_or_default() as u64)
        .collect();
    stored_bytes(&sizes, whole)
}
