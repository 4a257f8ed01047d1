//! Pipe's REST calls, as far as they concern recordings. Every value of a row is a text, as at Pipe.

use super::ledger::{self, Entry};
use super::links::links;
use super::media::Facts;
use super::payloads::{date_time, ending};
use crate::app::State;
use crate::error::Error;
use axum::Json;
use axum::extract::{self, Path, Query};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use wire::Recording;

/// Rows of one answer, when no smaller number is asked for.
const MOST: u32 = 1_000;

/// Why a call was refused.
pub(crate) enum Refusal {
    /// There is nothing at this address; answered as everywhere on this server.
    Off(String),
    /// Answered in Pipe's envelope.
    Said {
        status: StatusCode,
        method: Method,
        message: String,
    },
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, method, message) = match self {
            Self::Off(path) => return Error::UnknownPage(path).into_response(),
            Self::Said {
                status,
                method,
                message,
            } => (status, method, message),
        };
        let body = json!({
            "status": "ERROR",
            "status_code": status.as_u16(),
            "message": message,
            "request_method": method.as_str(),
        });
        (status, Json(body)).into_response()
    }
}

impl Refusal {
    fn new(status: StatusCode, method: &Method, message: impl Into<String>) -> Self {
        Self::Said {
            status,
            method: method.clone(),
            message: message.into(),
        }
    }

    /// An error of the server's own, in Pipe's envelope.
    fn of(error: &Error, method: &Method) -> Self {
        tracing::error!("{error}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, method, error.to_string())
    }
}

/// Lets requests with the right `X-PIPE-AUTH` through. Without `--pipe-key-env` there is nothing at these addresses.
fn admit(state: &State, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(key) = &state.config.pipe.key else {
        return Err(Refusal::Off(uri.path().to_owned()));
    };
    let given = headers
        .get("x-pipe-auth")
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if key.is(given) {
        return Ok(());
    }
    let message = "The API key in X-PIPE-AUTH is missing or wrong. Nothing was done; send the key this server was started with.";
    Err(Refusal::new(StatusCode::UNAUTHORIZED, method, message))
}

/// Which rows of `/video/all`.
#[derive(Deserialize)]
pub(crate) struct Page {
    /// At most so many.
    limit: Option<u32>,
    /// Only rows with a larger id: the last one of the page before.
    after: Option<i64>,
}

/// `GET /video/all?limit=&after=`, by id.
pub(crate) async fn all(
    extract::State(state): extract::State<State>,
    Query(page): Query<Page>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    admit(&state, &method, &uri, &headers)?;
    let refuse = |error: Error| Refusal::of(&error, &method);
    let (after, limit) = (
        page.after.unwrap_or(0),
        page.limit.unwrap_or(MOST).min(MOST),
    );
    let (entries, total) = state
        .db
        .run(move |db| ledger::list(db, after, limit))
        .await
        .map_err(refuse)?;
    let mut rows = Vec::new();
    for entry in entries {
        if let Some(recording) = recording(&state, &entry).await {
            rows.push(row(&state, &entry, &recording));
        }
    }
    Ok(videos(&method, total, rows))
}

/// `GET /video/{id}`.
pub(crate) async fn one(
    extract::State(state): extract::State<State>,
    Path(id): Path<String>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    admit(&state, &method, &uri, &headers)?;
    let (entry, recording) = find(&state, &id, &method).await?;
    Ok(videos(&method, 1, vec![row(&state, &entry, &recording)]))
}

/// `DELETE /video/{id}`: the recording and all that was made of it, on this server. Copies in buckets stay.
pub(crate) async fn delete(
    extract::State(state): extract::State<State>,
    Path(id): Path<String>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    admit(&state, &method, &uri, &headers)?;
    let (entry, _) = find(&state, &id, &method).await?;
    let refuse = |error: Error| Refusal::of(&error, &method);
    let (pk, id, now_millis) = (entry.pk, entry.id, state.clock.now_millis());
    state
        .db
        .run(move |db| {
            let transaction = db.transaction()?;
            ledger::delete(&transaction, pk, now_millis)?;
            ledger::cancel(&transaction, id, now_millis)?;
            transaction.commit()?;
            Ok(())
        })
        .await
        .map_err(refuse)?;
    // From here on the note is enough: a restart deletes what is left.
    if let Ok(upload) = state.uploads.find(&entry.id.to_string()) {
        state.uploads.erase(&upload).await.map_err(refuse)?;
    }
    Ok(ok(&method, "The recording was deleted.", Map::new()))
}

/// `GET /account`.
pub(crate) async fn account(
    extract::State(state): extract::State<State>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    admit(&state, &method, &uri, &headers)?;
    let hash = state.config.pipe.account.as_ref();
    let details = json!({
        "account_hash": hash.map_or("", |hash| hash.reveal()),
        "server": concat!("Peekaboo ", env!("CARGO_PKG_VERSION")),
        "max_recording_bytes": state.config.max_recording_bytes.to_string(),
    });
    Ok(details_answer(&method, "account_details", details))
}

/// `GET /environment`.
pub(crate) async fn environment(
    extract::State(state): extract::State<State>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    admit(&state, &method, &uri, &headers)?;
    let flag = |is_on: bool| if is_on { "1" } else { "0" };
    let details = json!({
        "env_id": "1",
        "mp4": flag(state.config.convert),
        "webhooks": state.config.pipe.hooks.len().to_string(),
        "stores": state.config.targets.stores.len().to_string(),
    });
    Ok(details_answer(&method, "environment_details", details))
}

fn details_answer(method: &Method, name: &str, details: Value) -> Response {
    let mut members = Map::new();
    members.insert(name.to_owned(), details);
    ok(method, "", members)
}

fn videos(method: &Method, total: u64, rows: Vec<Value>) -> Response {
    let mut members = Map::new();
    members.insert("total_videos".to_owned(), total.to_string().into());
    members.insert("videos".to_owned(), rows.into());
    ok(method, "", members)
}

fn ok(method: &Method, message: &str, members: Map<String, Value>) -> Response {
    let mut body = Map::new();
    body.insert("status".to_owned(), "OK".into());
    body.insert("message".to_owned(), message.into());
    body.insert("request_method".to_owned(), method.as_str().into());
    body.extend(members);
    Json(Value::Object(body)).into_response()
}

async fn find(state: &State, id: &str, method: &Method) -> Result<(Entry, Recording), Refusal> {
    let unknown = || {
        let message =
            format!("There is no recording {id} here. GET /video/all lists all there are.");
        Refusal::new(StatusCode::NOT_FOUND, method, message)
    };
    let pk = id.parse().map_err(|_| unknown())?;
    let entry = state
        .db
        .run(move |db| ledger::numbered(db, pk))
        .await
        .map_err(|error| Refusal::of(&error, method))?
        .ok_or_else(unknown)?;
    let recording = recording(state, &entry).await.ok_or_else(unknown)?;
    Ok((entry, recording))
}

async fn recording(state: &State, entry: &Entry) -> Option<Recording> {
    let upload = state.uploads.find(&entry.id.to_string()).ok()?;
    Some(upload.recording().await)
}

/// One recording. What this server does not know or do is empty or `0`, so that every name of Pipe's is there.
fn row(state: &State, entry: &Entry, recording: &Recording) -> Value {
    let unknown = Facts::default();
    let facts = entry.facts.as_ref().unwrap_or(&unknown);
    let flag = |is_so: bool| if is_so { "1" } else { "0" };
    let side = |pixels: u32| {
        if pixels == 0 {
            String::new()
        } else {
            pixels.to_string()
        }
    };
    let length_secs = recording
        .mp4_duration_secs
        .or(recording.duration_secs)
        .or(recording
            .recorded_millis
            .map(|millis| millis as f64 / 1_000.0))
        .map_or_else(String::new, |secs| format!("{secs:.2}"));
    let has_audio_only = !facts.audio_codec.is_empty() && facts.video_codec.is_empty();
    let device = |of: fn(&wire::Receipt) -> &String| {
        recording.receipt.as_ref().map_or("", |receipt| of(receipt))
    };
    let links = links(state, entry, recording);
    let size_bytes = if recording.mp4.is_some() {
        facts.bytes
    } else {
        recording.bytes
    };
    let date = date_time(&recording.created_on);
    let fields: [(&str, &str); 44] = [
        ("id", &entry.pk.to_string()),
        ("name", &entry.video_name),
        ("original_container", ending(&recording.raw)),
        ("length", &length_secs),
        ("datetime", &date),
        ("datetimeAdjusted", &date),
        ("ipv4", ""),
        ("orig_width", &side(facts.width)),
        ("orig_height", &side(facts.height)),
        ("mrt", &entry.mrt),
        ("ua", ""),
        ("http_referer", &entry.referer),
        ("converted", flag(recording.mp4.is_some())),
        ("size", &size_bytes.to_string()),
        ("width", &side(facts.width)),
        ("height", &side(facts.height)),
        ("hasAudio", flag(!facts.audio_codec.is_empty())),
        ("source", &entry.source),
        ("ftped", "0"),
        ("s3ed", flag(entry.is_copied)),
        ("sftped", "0"),
        ("dboxed", "0"),
        ("ytubed", "0"),
        ("rotation", "0"),
        ("payload", &entry.payload),
        ("camera_name", device(|receipt| &receipt.camera)),
        ("microphone_name", device(|receipt| &receipt.microphone)),
        ("not_stored", "0"),
        ("retry_interval", "0"),
        ("has_original", "1"),
        ("has_mp4", flag(recording.mp4.is_some())),
        ("has_snapshot", flag(recording.poster.is_some())),
        ("has_filmstrip", "0"),
        ("anonymized", "0"),
        ("env_id", &entry.environment),
        ("audio_only", flag(has_audio_only)),
        ("recovered", flag(recording.recovered)),
        ("transcoded", flag(recording.mp4.is_some())),
        ("checksum_md5", &facts.md5),
        ("checksum_sha1", &facts.sha1),
        ("date_anonymized", ""),
        ("region", ""),
        ("pipeS3Link", &links.mp4),
        ("snapshotURL", &links.poster),
    ];
    let texts = fields.map(|(name, text)| (name.to_owned(), Value::from(text)));
    Value::Object(texts.into_iter().collect())
}
