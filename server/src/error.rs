//! Everything a request can be refused for, and how that is answered.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::io;
use uuid::Uuid;
use wire::{ErrorBody, ErrorObject, ErrorSource};

/// Why a request was refused. The text is for researchers and in English; the player and the pages for families show it
/// below their own words, as a note for researchers.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "There is no study {0} here. Check the address, or the folder of studies the server was started with."
    )]
    UnknownStudy(String),
    #[error("The study {slug} cannot be played: {problem}")]
    BrokenStudy {
        id: Uuid,
        slug: String,
        problem: String,
    },
    #[error("There is no child {0} here. Check the address, or start from the server's home page.")]
    UnknownChild(String),
    #[error(
        "There is no response {0} here. It was never created on this server, or its data folder was changed."
    )]
    UnknownResponse(String),
    #[error(
        "There is no upload {0} here. Create a new one and send the recording from its beginning."
    )]
    UnknownUpload(String),
    #[error("There is nothing at {0}.")]
    UnknownPage(String),
    #[error("The body is not readable JSON: {0}. Nothing was changed.")]
    BrokenJson(String),
    #[error("{detail}")]
    Invalid {
        pointer: String,
        code: &'static str,
        detail: String,
    },
    #[error("The resource object's id ({body}) does not match url's lookup id ({url})")]
    OtherId { body: String, url: String },
    #[error(
        "The resource object's type ({0}) is not the type that constitute the collection represented by the endpoint (responses)."
    )]
    OtherType(String),
    #[error(
        "The body is larger than {limit} bytes, the most this server takes at once (--max-body-bytes). Nothing was changed."
    )]
    BodyTooLarge { limit: u64 },
    #[error("Send the body as {expected}, not as {sent}.")]
    MediaType {
        expected: &'static str,
        sent: String,
    },
    #[error(
        "The recording is larger than {limit} bytes, the most this server keeps of one (--max-recording-bytes)."
    )]
    RecordingTooLarge { limit: u64 },
    #[error(
        "The server's disk is full. What was acknowledged before is safe; free some space, the player tries again by itself."
    )]
    Full,
    #[error("This request came from a page of another site and was not carried out.")]
    CrossSite,
    #[error(
        "This server is not meant to be asked as {0}. If that is its name, start it with --allow-host {0}."
    )]
    ForeignHost(String),
    #[error("The header {0} is missing or not readable.")]
    Header(&'static str),
    #[error("{0}")]
    Upload(String),
    #[error("This server speaks tus 1.0.0; send the header Tus-Resumable: 1.0.0.")]
    TusVersion,
    #[error("The upload continues at byte {expected}, not at {sent}.")]
    Offset { expected: u64, sent: u64 },
    #[error(
        "The bytes do not match their checksum; they were thrown away. Send them again from byte {offset}."
    )]
    Checksum { offset: u64 },
    #[error("Another connection is continuing this upload.")]
    Taken,
    #[error("No bytes came for too long; what arrived was kept. Ask with HEAD where to go on.")]
    Stalled,
    #[error(
        "This upload was closed with what had arrived, because nothing came for a long time. Create a new one."
    )]
    Closed,
    #[error("There is no webhook delivery {0} here. GET /local/webhooks/deliveries lists them.")]
    UnknownDelivery(String),
    #[error(
        "The bucket did not do what was asked: {0}. Nothing that arrived there was changed; try again later, and if it stays so, \
         check --multipart-store and the AWS_ variables the server was started with."
    )]
    Bucket(String),
    #[error(
        "The bucket has an object {0} already, and it is not replaced. If it is this recording, it is complete."
    )]
    ObjectExists(String),
    #[error("Part {0} has not arrived. Send it, then end the upload again.")]
    PartMissing(u16),
    #[error(
        "The parts in the bucket are {stored} bytes together, and the recording was said to have {said}. Compare them with \
         GET /local/multipart/parts and send what is missing again."
    )]
    PartsDiffer { stored: u64, said: u64 },
    #[error("The study could not be checked here ({0}). Run peekaboo check on its file.")]
    Check(String),
    #[error(
        "The server could not read or write its data folder ({0}). What was acknowledged before is safe."
    )]
    Storage(String),
    #[error(
        "This request has no upload grant. Ask for one at /local/grants and send it as Authorization: Bearer."
    )]
    GrantMissing,
    #[error(
        "This upload grant was not made by this server, or was changed on its way. Ask for another at /local/grants."
    )]
    GrantInvalid,
    #[error(
        "The time of this upload grant is over. Ask for another at /local/grants and go on; what arrived is safe."
    )]
    GrantExpired,
    #[error("This upload grant is for another recording. Ask for one for this recording.")]
    OtherGrant,
    #[error("The response does not belong to this study, so its recording is not taken.")]
    OtherStudy,
    #[error("The family withdrew its recordings, so this one is not taken. Delete it.")]
    Withdrawn,
    #[error(
        "The response was begun more than {days} days ago (--upload-window-secs), so its recordings are no longer taken. Ask the lab where to send a copy."
    )]
    TooLate { days: u64 },
    #[error(
        "The upload has {offset} of the receipt's {length} bytes. Send the rest, then the receipt again."
    )]
    Incomplete { offset: u64, length: u64 },
    #[error(
        "The server holds other bytes than the receipt names; they will not be used. Create a new upload and send the recording from its beginning."
    )]
    ContentMismatch,
    #[error(
        "This is more than the server takes at once. What was acknowledged is safe; try again in {retry_secs} s."
    )]
    TooMany { retry_secs: u64 },
    #[error(
        "This response has {limit} recordings, the most this server keeps of one, so no other was begun. Ask the lab to move old ones away."
    )]
    TooManyRecordings { limit: usize },
    #[error(
        "The bytes came slower than 1 KiB a second, or took longer than ten minutes, so the request was ended. Ask with HEAD where to go on, and send smaller pieces."
    )]
    TooSlow,
    #[error(
        "The body is larger than {limit} bytes, the most this address takes at once. Send less at a time; nothing was changed."
    )]
    RequestTooLarge { limit: usize },
    #[error(
        "The request's headers are larger than {limit} bytes together. Send fewer or shorter ones."
    )]
    HeadersTooLarge { limit: usize },
    #[error(
        "There is no recording {0} whose conversion was given up. Reload the page to see how far it is."
    )]
    NothingToRetry(String),
}

/// 460 is tus' own status for a checksum that does not match.
const CHECKSUM_MISMATCH: u16 = 460;

impl Error {
    /// Status, stable code, title.
    fn kind(&self) -> (u16, &'static str, &'static str) {
        match self {
            Self::UnknownStudy(_) => (404, "not_found", "Unknown study"),
            // Not a fault of the server: the player must not ask again and again, but say what is wrong.
            Self::BrokenStudy { .. } => (422, "broken_study", "Broken study"),
            Self::UnknownChild(_) => (404, "not_found", "Unknown child"),
            Self::UnknownResponse(_) => (404, "not_found", "Unknown response"),
            Self::UnknownUpload(_) => (404, "not_found", "Unknown upload"),
            Self::UnknownPage(_) => (404, "not_found", "Not found"),
            Self::BrokenJson(_) => (400, "parse_error", "Broken JSON"),
            Self::Invalid { code, .. } => (400, code, "Not accepted"),
            Self::OtherId { .. } => (409, "error", "Other id"),
            Self::OtherType(_) => (409, "error", "Other type"),
            Self::BodyTooLarge { .. } | Self::RequestTooLarge { .. } => {
                (413, "body_too_large", "Body too large")
            }
            Self::MediaType { .. } => (415, "unsupported_media_type", "Other media type"),
            Self::RecordingTooLarge { .. } => (413, "recording_too_large", "Recording too large"),
            Self::Full => (507, "disk_full", "Disk full"),
            Self::CrossSite => (403, "cross_site", "Other site"),
            Self::ForeignHost(_) => (403, "foreign_host", "Other host name"),
            Self::Header(_) => (400, "bad_header", "Bad header"),
            Self::Upload(_) => (400, "bad_upload", "Upload not accepted"),
            Self::TusVersion => (412, "tus_version", "Other protocol version"),
            Self::Offset { .. } => (409, "wrong_offset", "Wrong offset"),
            Self::Checksum { .. } => (CHECKSUM_MISMATCH, "checksum_mismatch", "Checksum mismatch"),
            Self::Taken => (423, "locked", "Upload in use"),
            Self::Stalled => (408, "stalled", "Connection stalled"),
            Self::Closed => (410, "closed", "Upload closed"),
            Self::UnknownDelivery(_) => (404, "not_found", "Unknown delivery"),
            Self::Bucket(_) => (502, "bucket", "Bucket failed"),
            Self::ObjectExists(_) => (409, "object_exists", "Object exists"),
            Self::PartMissing(_) => (409, "part_missing", "Part missing"),
            Self::PartsDiffer { .. } => (409, "parts_differ", "Parts do not add up"),
            Self::Check(_) => (500, "check", "Not checked"),
            Self::Storage(_) => (500, "storage", "Storage failed"),
            Self::GrantMissing => (401, "grant_missing", "No upload grant"),
            Self::GrantInvalid => (401, "grant_invalid", "Upload grant not valid"),
            Self::GrantExpired => (401, "grant_expired", "Upload grant expired"),
            Self::OtherGrant => (403, "grant_for_another_recording", "Other recording"),
            Self::OtherStudy => (403, "other_study", "Other study"),
            Self::Withdrawn => (403, "withdrawn", "Recordings withdrawn"),
            Self::TooLate { .. } => (403, "too_late", "Too late"),
            Self::Incomplete { .. } => (409, "incomplete", "Bytes are owed"),
            Self::ContentMismatch => (409, "content_mismatch", "Other bytes"),
            Self::TooMany { .. } => (429, "too_many_requests", "Too much at once"),
            Self::TooManyRecordings { .. } => (403, "too_many_recordings", "Too many recordings"),
            Self::TooSlow => (408, "too_slow", "Connection too slow"),
            Self::HeadersTooLarge { .. } => (431, "headers_too_large", "Headers too large"),
            Self::NothingToRetry(_) => (409, "nothing_to_retry", "Nothing to try again"),
        }
    }

    fn pointer(&self) -> Option<String> {
        match self {
            Self::Invalid { pointer, .. } => Some(pointer.clone()),
            Self::BrokenJson(_) | Self::OtherId { .. } | Self::OtherType(_) => {
                Some("/data".to_owned())
            }
            _ => None,
        }
    }

    /// Where the upload stands, when the answer should say so.
    fn offset(&self) -> Option<u64> {
        match self {
            Self::Offset { expected, .. } => Some(*expected),
            Self::Checksum { offset } | Self::Incomplete { offset, .. } => Some(*offset),
            _ => None,
        }
    }

    /// A field that is needed and not there.
    pub(crate) fn required(pointer: &str) -> Self {
        Self::Invalid {
            pointer: pointer.to_owned(),
            code: "required",
            detail: "This field is required.".to_owned(),
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Storage(error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DiskFull) {
            Self::Full
        } else {
            Self::Storage(error.to_string())
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::BrokenJson(error.to_string())
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, code, title) = self.kind();
        if status >= 500 {
            tracing::error!(code, "{self}");
        }
        let error = ErrorObject {
            title: title.to_owned(),
            detail: self.to_string(),
            status: status.to_string(),
            source: self.pointer().map(|pointer| ErrorSource { pointer }),
            code: code.to_owned(),
        };
        let body = serde_json::to_vec(&ErrorBody {
            errors: vec![error],
        })
        .unwrap_or_default();
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut answer = (status, [(header::CONTENT_TYPE, wire::MEDIA_TYPE)], body).into_response();
        if let Some(offset) = self.offset() {
            answer
                .headers_mut()
                .insert("upload-offset", HeaderValue::from(offset));
        }
        if status == StatusCode::UNAUTHORIZED {
            answer
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if matches!(self, Self::TusVersion) {
            // tus asks for it, so that a client may choose another version.
            answer
                .headers_mut()
                .insert("tus-version", HeaderValue::from_static(wire::TUS_VERSION));
        }
        if let Self::TooMany { retry_secs } = self {
            answer
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(retry_secs));
        }
        answer
    }
}
