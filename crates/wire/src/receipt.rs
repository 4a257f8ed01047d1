//! What the player knows of a recording: the receipt it hands in with the last byte, and that the server checks.

use serde::{Deserialize, Serialize};

/// Below an upload's address: `PUT` the receipt there once every byte is stored. Answered with the stored [`crate::Recording`], or
/// with 409 `content_mismatch` when the server holds other bytes.
pub const RECEIPT_PATH: &str = "receipt";

/// Whose recording it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RecordingSlot {
    /// One frame's.
    #[default]
    Frame,
    /// It spans frames.
    Session,
}

/// Why a recording ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RecordingEnd {
    /// The frame or the session ended it.
    #[default]
    Stopped,
    /// It reached the longest time allowed.
    TimeLimit,
    /// Camera and microphone both went away.
    DeviceLost,
    /// The browser's recorder failed; what came before is good.
    Failed,
    /// The page went away while it ran; a later visit sent what was kept.
    PageGone,
}

/// Where the bytes waited on the family's device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SpoolKind {
    /// The browser's private file system.
    Opfs,
    /// The browser's database.
    IndexedDb,
    /// Memory only: a crash would have lost what was not sent.
    #[default]
    Memory,
}

/// Something that happened to the camera or the microphone while it was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TrackEvent {
    /// On the session clock.
    pub at_millis: u64,
    /// `camera` or `microphone`; empty for a change of the list of devices.
    #[serde(default)]
    pub track: String,
    /// `muted`, `unmuted`, `ended`, `devicesChanged`.
    pub what: String,
}

/// All times are whole milliseconds on the session clock, which is monotonic and begins with the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// As in the saved events, and in the file's name.
    pub video_id: String,
    #[serde(default)]
    pub frame: String,
    #[serde(default)]
    pub slot: RecordingSlot,
    #[serde(default)]
    pub mime_type: String,
    /// Label of the camera, as the browser gives it.
    #[serde(default)]
    pub camera: String,
    #[serde(default)]
    pub microphone: String,
    /// Wall time of 0 on the session clock, ISO 8601 in UTC.
    #[serde(default)]
    pub clock_start: String,
    /// When capture was asked for.
    #[serde(default)]
    pub planned_start_millis: u64,
    /// When the browser said that capture runs; absent if it never did.
    #[serde(default)]
    pub started_millis: Option<u64>,
    #[serde(default)]
    pub stopped_millis: Option<u64>,
    /// How long was recorded.
    #[serde(default)]
    pub recorded_millis: u64,
    /// Pieces the recorder gave, about one a second.
    #[serde(default)]
    pub slices: u64,
    /// Length of the whole.
    pub bytes: u64,
    /// Hexadecimal SHA-256 of the whole.
    pub sha256: String,
    #[serde(default)]
    pub end: RecordingEnd,
    /// The browser's words when the recorder failed.
    #[serde(default)]
    pub error: Option<String>,
    #[serde(default)]
    pub track_events: Vec<TrackEvent>,
    #[serde(default)]
    pub spool: SpoolKind,
    /// Sent by a later visit than the one that recorded it.
    #[serde(default)]
    pub recovered: bool,
}

/// What became of a recording, in a researcher's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Every byte is here, and the receipt agrees.
    Complete,
    /// Every byte that was kept is here; a later visit brought them.
    Recovered,
    /// The upload broke off and nothing came for a long time; the beginning is here and plays.
    TailMissing,
    /// It was recorded; bytes are still owed by the family's device.
    OnFamilyDevice,
    /// The family withdrew it.
    Withdrawn,
}

/// One line of the answer to "where are the recordings of this response?"
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingOutcome {
    pub video_id: String,
    pub frame: String,
    pub outcome: Outcome,
    /// Bytes that have arrived.
    pub bytes: u64,
}
