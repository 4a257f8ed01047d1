//! Recordings: the words both sides of the tus 1.0 ingest use, and how a stored recording is described.

use crate::{BucketRecording, Receipt, RecordingOutcome};
use serde::{Deserialize, Serialize};

/// Where an upload is created: `POST /ingest/`. The answer's `Location` is the upload's own address.
pub const INGEST_PATH: &str = "/ingest/";

/// The value of `Tus-Resumable`.
pub const TUS_VERSION: &str = "1.0.0";

/// The content type of a PATCH that carries bytes.
pub const OFFSET_CONTENT_TYPE: &str = "application/offset+octet-stream";

/// `Upload-Checksum: sha1 <base64>` or `sha256 <base64>`.
pub const CHECKSUM_HEADER: &str = "Upload-Checksum";

/// On the last PATCH: how long was recorded, in whole milliseconds.
pub const DURATION_HEADER: &str = "Peekaboo-Duration-Millis";

/// The keys of `Upload-Metadata`; each value is base64.
pub mod metadata {
    /// Lookit's name of the recording with its extension, as in `videoStream_<study>_<frame>_<response>_<millis>_<0-999>.webm`.
    pub const FILENAME: &str = "filename";
    /// The mime type the recorder reports, with codecs.
    pub const FILETYPE: &str = "filetype";
    /// The study's UUID.
    pub const STUDY: &str = "study";
    /// The response's UUID.
    pub const RESPONSE: &str = "response";
    /// The frame's id.
    pub const FRAME: &str = "frame";
    /// How long was recorded, when that is known at the start.
    pub const DURATION_MILLIS: &str = "durationMillis";
}

/// How far a recording has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordingState {
    /// Bytes are still owed.
    Uploading,
    /// Every byte is on disk.
    Stored,
    /// ffmpeg is at work.
    Converting,
    /// The mp4 exists and was verified.
    Ready,
    /// There will be no mp4; `error` says why. The original stays.
    Failed,
}

/// One recording, as its manifest beside the file says. Names are camelCase in JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recording {
    /// The upload's id, the last part of its address.
    pub id: String,
    pub study: String,
    pub response: String,
    #[serde(default)]
    pub frame: String,
    /// The name without extension, as `videoId` in the saved data.
    pub name: String,
    /// File name of the original, as received.
    pub raw: String,
    /// File name of the mp4, once there is one.
    #[serde(default)]
    pub mp4: Option<String>,
    pub state: RecordingState,
    /// Bytes on disk.
    pub bytes: u64,
    /// The whole length, once the player has said it.
    #[serde(default)]
    pub length: Option<u64>,
    /// Hexadecimal SHA-256 of the original.
    #[serde(default)]
    pub sha256: Option<String>,
    #[serde(default)]
    pub mime_type: String,
    /// Recorded time as the player measured it.
    #[serde(default)]
    pub recorded_millis: Option<u64>,
    /// Length of the original as its packets say.
    #[serde(default)]
    pub duration_secs: Option<f64>,
    /// Length of the mp4 as ffprobe says.
    #[serde(default)]
    pub mp4_duration_secs: Option<f64>,
    /// Set when the upload was closed without its end, because nothing came for a long time.
    #[serde(default)]
    pub recovered: bool,
    /// File name of the original made seekable, once there is one.
    #[serde(default)]
    pub seekable: Option<String>,
    /// File name of a still picture, once there is one.
    #[serde(default)]
    pub poster: Option<String>,
    /// What the player says of it; absent while bytes are owed, or when another program sent it.
    #[serde(default)]
    pub receipt: Option<Receipt>,
    #[serde(default)]
    pub error: Option<String>,
    /// ISO 8601, UTC.
    #[serde(default)]
    pub created_on: String,
}

/// The answer to `GET /local/responses/{id}/recordings`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingList {
    pub recordings: Vec<Recording>,
    /// One for each recording the response tells of, also where nothing has arrived.
    #[serde(default)]
    pub outcomes: Vec<RecordingOutcome>,
    /// Those that went past the server, straight to the bucket.
    #[serde(default)]
    pub in_bucket: Vec<BucketRecording>,
}
