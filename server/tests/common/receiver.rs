//! Receivers of webhooks: one that only writes down, and one that behaves as Lookit's server was recorded to.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use data_encoding::BASE64;
use hmac::{Hmac, Mac as _};
use serde_json::Value;
use sha1::Sha1;
use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tokio::sync::{mpsc, watch};

/// The key of every hook of the tests.
pub const KEY: &str = "a key of the tests";

/// What the receiver does with the next request.
#[derive(Clone, Copy, Debug)]
pub enum Plan {
    /// What it is for.
    Proper,
    Answer(u16),
    /// Does what it is for and never says so.
    Silent,
    /// Sends the client elsewhere.
    Redirect,
}

/// One request that came.
#[derive(Clone, Debug)]
pub struct Request {
    pub headers: HeaderMap,
    pub body: String,
    /// The event, whichever way it travelled.
    pub event: Value,
}

impl Request {
    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }
}

/// Where renaming happens, and what Lookit's database knows.
#[derive(Default)]
pub struct Lookit {
    /// The bucket as a folder.
    pub bucket: PathBuf,
    /// Study and response of each response that exists.
    pub responses: BTreeSet<(String, String)>,
    /// Unique names of videos.
    pub videos: BTreeSet<String>,
}

struct Inner {
    lookit: Option<Mutex<Lookit>>,
    plans: Mutex<VecDeque<Plan>>,
    requests: mpsc::UnboundedSender<Request>,
    answers: Mutex<Vec<(u16, String)>>,
    arrived: watch::Sender<usize>,
    host: String,
}

pub struct Receiver {
    /// Address with the port, without a path.
    pub origin: String,
    requests: tokio::sync::Mutex<mpsc::UnboundedReceiver<Request>>,
    inner: Arc<Inner>,
}

impl Receiver {
    /// Answers 200 to everything that is not planned otherwise.
    pub async fn start(plans: &[Plan]) -> Self {
        Self::serve(None, plans).await
    }

    /// Behaves as `POST /exp/renamevideo/` of Lookit.
    pub async fn lookit(lookit: Lookit, plans: &[Plan]) -> Self {
        Self::serve(Some(Mutex::new(lookit)), plans).await
    }

    async fn serve(lookit: Option<Mutex<Lookit>>, plans: &[Plan]) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let (sender, requests) = mpsc::unbounded_channel();
        let inner = Arc::new(Inner {
            lookit,
            plans: Mutex::new(plans.iter().copied().collect()),
            requests: sender,
            answers: Mutex::default(),
            arrived: watch::Sender::new(0),
            host: host.clone(),
        });
        let app = Router::new()
            .fallback(receive)
            .with_state(Arc::clone(&inner));
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self {
            origin: format!("http://{host}"),
            requests: tokio::sync::Mutex::new(requests),
            inner,
        }
    }

    /// The next request, in the order of arrival.
    pub async fn next(&self) -> Request {
        let mut requests = self.requests.lock().await;
        tokio::time::timeout(std::time::Duration::from_mins(1), requests.recv())
            .await
            .expect("no webhook came")
            .unwrap()
    }

    /// How many requests have come.
    pub fn count(&self) -> usize {
        *self.inner.arrived.borrow()
    }

    /// Status and text of every answer that was given.
    pub fn answers(&self) -> Vec<(u16, String)> {
        self.inner.answers.lock().unwrap().clone()
    }
}

async fn receive(
    State(inner): State<Arc<Inner>>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, [(&'static str, String); 1], String) {
    let body = String::from_utf8(body.to_vec()).unwrap();
    let text = payload(&headers, &body);
    let request = Request {
        event: text.as_deref().map_or(Value::Null, |text| {
            serde_json::from_str(text).unwrap_or_default()
        }),
        headers: headers.clone(),
        body,
    };
    inner.requests.send(request).unwrap();
    inner.arrived.send_modify(|count| *count += 1);
    let plan = inner
        .plans
        .lock()
        .unwrap()
        .pop_front()
        .unwrap_or(Plan::Proper);
    let proper = || {
        let Some(lookit) = &inner.lookit else {
            return (200, "ok".to_owned());
        };
        let url = format!("http://{}{}", inner.host, uri.path());
        rename(&mut lookit.lock().unwrap(), &url, &headers, text.as_deref())
    };
    let (status, answer) = match plan {
        Plan::Proper => proper(),
        Plan::Answer(status) => (status, String::new()),
        Plan::Redirect => (307, String::new()),
        Plan::Silent => {
            proper();
            std::future::pending().await
        }
    };
    inner.answers.lock().unwrap().push((status, answer.clone()));
    let location = format!("http://{}/elsewhere", inner.host);
    (
        StatusCode::from_u16(status).unwrap(),
        [("location", location)],
        answer,
    )
}

/// The JSON text in a body of either type.
pub fn payload(headers: &HeaderMap, body: &str) -> Option<String> {
    match headers.get("content-type")?.to_str().ok()? {
        "application/json" => Some(body.to_owned()),
        "application/x-www-form-urlencoded" => url::form_urlencoded::parse(body.as_bytes())
            .find(|(name, _)| name == "payload")
            .map(|(_, value)| value.into_owned()),
        _ => None,
    }
}

pub fn signature(key: &str, url: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(url.as_bytes());
    mac.update(text.as_bytes());
    BASE64.encode(&mac.finalize().into_bytes())
}

/// The view as recorded in `tests/lookit-api/192` to `202`: its order of checks, and its answers.
fn rename(
    lookit: &mut Lookit,
    url: &str,
    headers: &HeaderMap,
    text: Option<&str>,
) -> (u16, String) {
    let is_form = headers
        .get("content-type")
        .is_some_and(|value| value == "application/x-www-form-urlencoded");
    let (Some(text), true) = (text, is_form) else {
        return (500, "request.POST has no payload".to_owned());
    };
    let Some(given) = headers.get("x-pipe-signature") else {
        return (400, "no signature".to_owned());
    };
    if *given != *signature(KEY, url, text) {
        return (403, String::new());
    }
    let Ok(event) = serde_json::from_str::<Value>(text) else {
        return (500, "not JSON".to_owned());
    };
    let data = &event["data"];
    let (Some(status), Some(payload), Some(name), Some(kind)) = (
        data["s3UploadStatus"].as_str(),
        data["payload"].as_str(),
        data["videoName"].as_str(),
        data["type"].as_str(),
    ) else {
        return (400, "a field is missing".to_owned());
    };
    if status != "upload success" || payload.is_empty() {
        return (403, String::new());
    }
    let is_number = data["id"].is_i64()
        || data["id"]
            .as_str()
            .is_some_and(|id| id.parse::<i64>().is_ok());
    let full = payload.strip_prefix("consent-").unwrap_or(payload);
    let parts: Vec<&str> = full.split('_').collect();
    let [_, study, _, response, millis, _] = parts[..] else {
        return (500, format!("not 6 parts: {parts:?}"));
    };
    if millis.parse::<i64>().is_err()
        || !is_number
        || !lookit
            .responses
            .contains(&(study.to_owned(), response.to_owned()))
    {
        return (500, "unknown study, response or number".to_owned());
    }
    let ending = kind.to_lowercase();
    let (old, new) = (format!("{name}.{ending}"), format!("{full}.{ending}"));
    if std::fs::copy(lookit.bucket.join(&old), lookit.bucket.join(&new)).is_err() {
        return (404, "NoSuchKey".to_owned());
    }
    std::fs::remove_file(lookit.bucket.join(&old)).unwrap();
    let _ = std::fs::remove_file(lookit.bucket.join(format!("{name}.jpg")));
    if !lookit.videos.insert(old) {
        return (500, "pipe_name exists".to_owned());
    }
    (200, format!("{name} --> {new}"))
}
