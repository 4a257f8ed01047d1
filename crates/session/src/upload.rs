//! The upload of one recording as a tus 1.0 client machine: what happened goes in, what to ask the server comes out.
//!
//! The machine knows lengths only. The shell holds every byte until [`UploadRequest::Finished`], so the machine can start
//! again from any offset the server names, even from 0.

mod backoff;
mod base64;
mod machine;
mod meta;
#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;

pub use base64::base64;
pub use machine::Upload;
pub use meta::UploadMeta;

/// The most bytes one PATCH carries.
pub const MAX_PATCH_BYTES: u64 = 1024 * 1024;

/// Why an upload is given up that never had a byte.
pub const EMPTY: &str = "empty";

/// Something that happened to a recording or to its upload.
#[derive(Clone, Debug, PartialEq)]
pub enum UploadEvent {
    /// The recorder is about to start: open the upload.
    Begun,
    /// The recorder gave a chunk of so many bytes.
    Appended { bytes: u64 },
    /// The recorder has stopped and given everything; so long was recorded.
    Closed { duration_millis: u64 },
    /// The outcome of the request with this number. Outcomes of other requests are dropped, so late and doubled ones do no harm.
    Answered { number: u32, answer: UploadAnswer },
    /// The time of the [`UploadRequest::Wait`] with this number is over.
    TimerFired { number: u32 },
    /// The browser says the network is back: do not sit out a long wait.
    Online,
    /// The family leaves without what is owed.
    LetGo,
}

/// The outcome of one request. A `status` is the HTTP status, `None` when no answer came (network, time-out).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadAnswer {
    /// The server opened an upload at this address.
    Created {
        location: String,
    },
    CreateFailed {
        status: Option<u16>,
    },
    /// The server holds all bytes before `offset`.
    Patched {
        offset: u64,
    },
    PatchFailed {
        status: Option<u16>,
    },
    /// The server holds all bytes before `offset`; `length` is the whole length if it knows it.
    HeadAnswered {
        offset: u64,
        length: Option<u64>,
    },
    HeadFailed {
        status: Option<u16>,
    },
}

/// What the shell must do. At most one of `Create`, `Patch`, `Head` and `Wait` is under way at any time.
#[derive(Clone, Debug, PartialEq)]
pub enum UploadRequest {
    /// `POST` to the ingest with `Upload-Defer-Length: 1`.
    Create { number: u32 },
    /// `PATCH` the upload with `len` bytes from `offset`. The last one tells the whole length and the recorded time.
    Patch {
        number: u32,
        location: String,
        offset: u64,
        len: u64,
        final_length: Option<u64>,
        duration_millis: Option<u64>,
    },
    /// Ask how far the server has come.
    Head { number: u32, location: String },
    /// Report `TimerFired` after so long.
    Wait { number: u32, millis: u64 },
    /// The server holds the whole recording.
    Finished,
    /// Nothing more is sent: the recording is empty, or the family let it go.
    GaveUp { reason: String },
}

/// Where an upload stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadState {
    /// Not begun, or the server has not opened it yet.
    Opening,
    /// Everything recorded so far is stored.
    UpToDate,
    /// A request is under way.
    Sending,
    /// A request failed; the next try comes after a wait.
    Waiting,
    /// Stored to the last byte.
    Finished,
    /// Given up.
    GaveUp,
}
