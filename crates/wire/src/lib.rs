//! The messages between the player and its servers: plain serde types without any I/O.
//!
//! The shapes are those of Lookit's JSON:API as recorded in `tests/lookit-api/`, so the player talks to the companion server and to
//! a real Lookit alike. Everything that is read tolerates unknown members, and members a server may leave out have defaults. No
//! `flatten` and no untagged enums: both make the WebAssembly bigger and error paths worse.

mod child;
mod document;
mod error;
mod grant;
mod local;
mod multipart;
mod receipt;
mod recording;
mod response;
mod study;

pub use child::{Child, ChildAttributes};
pub use document::{
    Document, Identifier, Links, ListDocument, PageLinks, PageMeta, Relationship, Relationships,
    Resource,
};
pub use error::{ErrorBody, ErrorObject, ErrorSource};
pub use grant::{GRANTS_PATH, Grant, GrantRequest};
pub use local::{
    CHECK_PATH, LocalStudies, LocalStudy, NewChild, SPEED_MAX_BYTES, SPEED_PATH, StudyFinding,
};
pub use multipart::{
    BucketRecording, MAX_PARTS, MAX_PARTS_WANTED, MULTIPART_COMPLETE_PATH, MULTIPART_PARTS_PATH,
    MULTIPART_PATH, MULTIPART_RECEIPT_PATH, Multipart, MultipartDone, MultipartEnd, NewMultipart,
    PART_ADDRESS_SECS, PartAddress, PartsWanted, StoredPart, part_bytes, part_start,
};
pub use receipt::{
    Outcome, RECEIPT_PATH, Receipt, RecordingEnd, RecordingOutcome, RecordingSlot, SpoolKind,
    TrackEvent,
};
pub use recording::{
    CHECKSUM_HEADER, DURATION_HEADER, INGEST_PATH, OFFSET_CONTENT_TYPE, Recording, RecordingList,
    RecordingState, TUS_VERSION, metadata,
};
pub use response::{
    NewResponse, PastResponse, Response, ResponseAttributes, ResponsePatch, new_response,
    patch_response,
};
pub use study::{Study, StudyAttributes};

/// The media type of every JSON:API request and answer.
pub const MEDIA_TYPE: &str = "application/vnd.api+json";

/// Where the JSON:API begins; every address below it ends in a slash.
pub const API_PATH: &str = "/api/v1/";

#[cfg(test)]
mod tests;
