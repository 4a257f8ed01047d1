//! `POST /upload`: Pipe's form for a file that was recorded elsewhere.

use super::ledger::{self, Origin};
use super::names::{study_and_response, video_name};
use crate::app::State;
use crate::error::Error;
use crate::store::{NewUpload, Upload};
use axum::Json;
use axum::extract;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::fs::{File, OpenOptions};
use tokio::io::AsyncWriteExt as _;
use uuid::Uuid;

/// A text field is at most this long; Pipe allows 500 letters of payload.
const MAX_TEXT_BYTES: usize = 4_096;
const MAX_FIELDS: usize = 64;
/// How long one piece of the body may keep the server waiting.
const STALL: Duration = Duration::from_mins(1);
/// The first bytes say whether it is a video at all.
const MAGIC_BYTES: usize = 12;

/// Why a form was not taken.
enum Fault {
    /// The form is fine and the answer is no: 200 with `s` 0, as at Pipe; the sender does not try again.
    No(&'static str),
    /// The form cannot be read: 400.
    Form(String),
    /// This server failed: 500; the sender tries again.
    Server(Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::RecordingTooLarge { .. } => Self::No("size"),
            Error::Upload(_) => Self::No("type"),
            Error::Withdrawn => Self::No("withdrawn"),
            error => Self::Server(error),
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Self {
        Self::Server(error.into())
    }
}

impl From<MultipartError> for Fault {
    fn from(error: MultipartError) -> Self {
        Self::Form(format!("The form is not readable: {}.", error.body_text()))
    }
}

/// Takes one file. All other fields must come before it, as Pipe's client sends them.
pub(crate) async fn upload(
    extract::State(state): extract::State<State>,
    uri: Uri,
    form: Result<Multipart, extract::multipart::MultipartRejection>,
) -> Response {
    if state.config.pipe.account.is_none() {
        return Error::UnknownPage(uri.path().to_owned()).into_response();
    }
    let taken = match form {
        // A task of its own: when the client goes away this handler is dropped, and what arrived must still be cleared up.
        Ok(mut form) => {
            let state = state.clone();
            tokio::spawn(async move {
                let taken = take(&state, &mut form).await;
                state.activity.step();
                taken
            })
            .await
            .unwrap_or_else(|error| Err(Fault::Server(Error::Storage(error.to_string()))))
        }
        Err(rejection) => Err(Fault::Form(rejection.body_text())),
    };
    match taken {
        Ok((name, number)) => Json(json!({"s": 1, "f": name, "id": number})).into_response(),
        Err(Fault::No(why)) => Json(json!({"s": 0, "e": why})).into_response(),
        Err(Fault::Form(message)) => {
            (StatusCode::BAD_REQUEST, Json(json!({"d": message}))).into_response()
        }
        Err(Fault::Server(error)) => {
            tracing::error!("an uploaded file was not kept: {error}");
            let body = Json(json!({"d": error.to_string()}));
            (StatusCode::INTERNAL_SERVER_ERROR, body).into_response()
        }
    }
}

async fn take(state: &State, form: &mut Multipart) -> Result<(String, i64), Fault> {
    let mut texts = HashMap::new();
    loop {
        let field = next(form).await?;
        let Some(mut field) = field else {
            return Err(Fault::Form("The form has no field FileInput.".to_owned()));
        };
        let name = field.name().unwrap_or_default().to_owned();
        if name == "FileInput" {
            return keep(state, &texts, &mut field).await;
        }
        if texts.len() >= MAX_FIELDS {
            return Err(Fault::Form(format!(
                "The form has more than {MAX_FIELDS} fields."
            )));
        }
        texts.insert(name, text(&mut field).await?);
    }
}

async fn next(form: &mut Multipart) -> Result<Option<Field<'_>>, Fault> {
    Ok(tokio::time::timeout(STALL, form.next_field())
        .await
        .map_err(|_| Fault::Server(Error::Stalled))??)
}

async fn piece(field: &mut Field<'_>) -> Result<Option<axum::body::Bytes>, Fault> {
    Ok(tokio::time::timeout(STALL, field.chunk())
        .await
        .map_err(|_| Fault::Server(Error::Stalled))??)
}

async fn text(field: &mut Field<'_>) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    while let Some(piece) = piece(field).await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > MAX_TEXT_BYTES {
            return Err(Fault::Form(format!(
                "A text field is longer than {MAX_TEXT_BYTES} bytes."
            )));
        }
    }
    String::from_utf8(bytes).map_err(|_| Fault::Form("A text field is not UTF-8.".to_owned()))
}

/// `payload` and `httpReferer` are URI-encoded by the client.
fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// Stores the file, from the check of the account to the last byte on disk.
async fn keep(
    state: &State,
    texts: &HashMap<String, String>,
    field: &mut Field<'_>,
) -> Result<(String, i64), Fault> {
    let given = |name: &str| texts.get(name).map_or("", String::as_str);
    let source = match (given("deskUp"), given("mobUp")) {
        ("deskUp", _) => "DESK",
        (_, "mobUp") => "MOB",
        _ => {
            return Err(Fault::Form(
                "The form needs deskUp=deskUp or mobUp=mobUp before FileInput.".to_owned(),
            ));
        }
    };
    let account = state.config.pipe.account.as_ref();
    if !account.is_some_and(|account| account.is(given("accountHash"))) {
        return Err(Fault::No("account"));
    }
    let filename = field.file_name().unwrap_or_default().to_owned();
    let mime_type = field.content_type().unwrap_or_default().to_owned();
    let ending = filename
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .ok_or(Fault::No("type"))?;
    let payload = decoded(given("payload"));
    let new = place(state, &payload, &ending, mime_type).await;
    state.withdrawals.refuse(new.response, &new.filename)?;
    state.quota.for_recordings(1)?;
    let upload = state.uploads.create(new).await?;
    let origin = Origin {
        source,
        referer: decoded(given("httpReferer")),
        environment: given("environmentId").to_owned(),
        mrt: given("mrt").to_owned(),
    };
    let id = upload.id;
    let entry = state
        .db
        .run(move |db| ledger::enter(db, id, &payload, &origin))
        .await?;
    if let Err(fault) = pour(state, &upload, field).await {
        // Half a file is worth nothing here: the client has the whole and sends it again.
        if let Err(error) = state.uploads.delete(&upload).await {
            tracing::error!(upload = %upload.id, "a broken upload could not be removed: {error}");
        }
        return Err(fault);
    }
    upload.finish(false).await?;
    state.queue.push(upload.id);
    state.events.changed(upload.id);
    Ok((format!("{}.{ending}", entry.video_name), entry.pk))
}

/// Where the file belongs: to its response when the payload is a Lookit name of one that is here, else into a folder of its own.
async fn place(state: &State, payload: &str, ending: &str, mime_type: String) -> NewUpload {
    let mut new = NewUpload {
        filename: format!("{}.{ending}", video_name()),
        mime_type,
        study: Uuid::nil(),
        response: Uuid::nil(),
        frame: String::new(),
        length: None,
        recorded_millis: None,
    };
    if let Some((study, response)) = study_and_response(payload)
        && let Ok(row) = state.db.response(response).await
        && row.study == study
    {
        (new.study, new.response) = (study, response);
        new.filename = format!("{payload}.{ending}");
    }
    new
}

async fn pour(state: &State, upload: &Arc<Upload>, field: &mut Field<'_>) -> Result<(), Fault> {
    let _writer = upload.claim().await?;
    let part = upload.part(&upload.recording().await);
    let mut file = OpenOptions::new().append(true).open(part).await?;
    let limit = state.config.max_recording_bytes;
    let (mut head, mut bytes) = (Vec::new(), 0_u64);
    while let Some(piece) = piece(field).await? {
        bytes += piece.len() as u64;
        if bytes > limit {
            return Err(Fault::No("size"));
        }
        if head.len() < MAGIC_BYTES {
            head.extend(piece.iter().take(MAGIC_BYTES - head.len()));
            if head.len() == MAGIC_BYTES && !is_video(&head) {
                return Err(Fault::No("type"));
            }
        }
        state.quota.for_recordings(piece.len() as u64)?;
        file.write_all(&piece).await?;
    }
    if head.len() < MAGIC_BYTES {
        return Err(Fault::No("type"));
    }
    synced(file).await
}

async fn synced(mut file: File) -> Result<(), Fault> {
    file.flush().await?;
    file.sync_data().await?;
    Ok(())
}

/// Whether a file begins as WebM and Matroska, MP4 and QuickTime, or Ogg do.
fn is_video(head: &[u8]) -> bool {
    let box_type = head.get(4..8).unwrap_or_default();
    head.starts_with(&[0x1a, 0x45, 0xdf, 0xa3])
        || head.starts_with(b"OggS")
        || matches!(box_type, b"ftyp" | b"moov" | b"mdat" | b"wide" | b"free")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes() {
        assert!(
            is_video(b"\x1a\x45\xdf\xa3........")
                && is_video(b"\0\0\0\x18ftypisom")
                && is_video(b"OggS........")
        );
        assert!(!is_video(b"<!doctype ht") && !is_video(b"MZ") && !is_video(b""));
    }

    #[test]
    fn texts_are_decoded() {
        assert_eq!(decoded("a%20b%22"), "a b\"");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%ff"), "%ff");
    }
}
