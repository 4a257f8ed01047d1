//! The upload of one recording as a tus 1.0 client machine: what happened goes in, what to ask the server comes out.
//!
//! The machine knows lengths only. The shell holds every byte until [`UploadRequest::Finished`], so the machine can start
//! again from any offset the server names, even from 0. Only a recording that had to stay in memory lets go of bytes the server has
//! acknowledged ([`UploadEvent::Trimmed`]).

mod backoff;
mod base64;
#[cfg(test)]
mod bucket_model_tests;
mod line;
mod machine;
mod meta;
#[cfg(test)]
mod model_tests;
mod parts;
mod receipt;
mod ring;
mod sidecar;
#[cfg(test)]
mod tests;

pub use base64::base64;
pub use line::{
    AUDIO_BITS_PER_SECOND, FIRST_BYTES, MOST_BITS_PER_SECOND, Measured, measured,
    video_bits_per_second,
};
pub use machine::Upload;
pub use meta::UploadMeta;
pub use parts::{BUCKET, number_at, stored_bytes};
pub use receipt::Receipt;
pub use ring::{RING_BYTES, Ring};
pub use sidecar::{KEPT_HOURS, Sidecar};

/// The most bytes one PATCH carries.
pub const MAX_PATCH_BYTES: u64 = 1024 * 1024;
/// Fewer bytes than this are gathered first: a request costs the server a sync of its disk.
pub const SLICE_BYTES: u64 = 256 * 1024;
/// But none waits longer than this.
pub const SLICE_MILLIS: f64 = 2000.0;

/// The code of a refused receipt: the server holds other bytes than were recorded.
pub const CONTENT_MISMATCH: &str = "content_mismatch";

/// Why nothing more of a recording is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// It never had a byte.
    Empty,
    /// The family left before it was sent.
    Left,
    /// The family withdrew it.
    Withdrawn,
    /// The server got other bytes than were recorded, again and again.
    Mismatch,
    /// The server asks for bytes that memory had no room to keep.
    Gone,
    /// The server has more than was found on this device: an earlier visit had sent it.
    SentBefore,
}

impl Loss {
    /// For the saved events.
    pub fn words(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Left => "the family left before it was sent",
            Self::Withdrawn => "the family withdrew it",
            Self::Mismatch => "what arrived is not what was recorded",
            Self::Gone => "the server lost bytes that are no longer here",
            Self::SentBefore => "it was sent before",
        }
    }

    /// `outcome` of the saved receipt.
    pub fn outcome(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Left => "leftWithoutSending",
            Self::Withdrawn => "withdrawn",
            Self::Mismatch => "contentMismatch",
            Self::Gone => "bytesGone",
            Self::SentBefore => "sentBefore",
        }
    }
}

/// Something that happened to a recording or to its upload.
#[derive(Clone, Debug, PartialEq)]
pub enum UploadEvent {
    /// The recorder is about to start: open the upload.
    Begun,
    /// So many more bytes of the recorder are kept where a crash does not reach them.
    Appended { bytes: u64 },
    /// Bytes before this place are not held any more; the server has acknowledged them.
    Trimmed { before: u64 },
    /// The recorder has stopped and given everything; so long was recorded.
    Closed { duration_millis: u64 },
    /// The server has said when it wants to be asked again, beside the outcome that is told next.
    ToldToWait { secs: u32 },
    /// The outcome of the request with this number. Outcomes of other requests are dropped, so late and doubled ones do no harm.
    Answered { number: u32, answer: UploadAnswer },
    /// The time of the [`UploadRequest::Wait`] with this number is over.
    TimerFired { number: u32 },
    /// The browser says the network is back: do not sit out a long wait.
    Online,
    /// The family leaves without what is owed.
    LetGo,
    /// The family wants it deleted.
    Withdrawn,
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
    /// The server agrees with the receipt, or takes none because it is a plain tus server.
    Receipted,
    /// It does not; `code` is the word of its error body.
    ReceiptFailed {
        status: Option<u16>,
        code: String,
    },
}

/// What the shell must do. At most one of `Create`, `Patch`, `Head`, `Receipt` and `Wait` is under way at any time.
#[derive(Clone, Debug, PartialEq)]
pub enum UploadRequest {
    /// `POST` to the ingest with `Upload-Defer-Length: 1`.
    Create { number: u32 },
    /// `PATCH` the upload with `len` bytes from `offset`. The last one tells the whole length and the recorded time.
    /// At a bucket: `PUT` the part that begins at `offset`, and join the parts after the last one.
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
    /// Every byte is stored: hand in the receipt.
    Receipt { number: u32, location: String },
    /// Report `TimerFired` after so long.
    Wait { number: u32, millis: u64 },
    /// `DELETE` at `location`; nobody waits for the answer.
    Terminate { location: String },
    /// The server holds the whole recording.
    Finished,
    /// Nothing more is sent.
    GaveUp { loss: Loss },
}

/// Where an upload stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadState {
    /// Not begun, or the server has not opened it yet.
    Opening,
    /// Everything recorded so far is stored.
    UpToDate,
    /// There is too little to be worth a request yet.
    Gathering,
    /// A request is under way.
    Sending,
    /// A request failed; the next try comes after a wait.
    Waiting,
    /// Stored to the last byte.
    Finished,
    /// Given up.
    GaveUp,
}
