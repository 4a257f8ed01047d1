//! Sending a recording straight to a bucket: S3 multipart with addresses the companion server signs.
//!
//! `POST` [`MULTIPART_PATH`] begins, `POST` [`MULTIPART_PARTS_PATH`] gives addresses to `PUT` parts to, `GET` it lists what has
//! arrived, `POST` [`MULTIPART_COMPLETE_PATH`] ends, and `DELETE` [`MULTIPART_PATH`] gives up. Every call carries the recording's
//! grant as `Authorization: Bearer`; the parts themselves carry nothing but their address.

use crate::Receipt;
use serde::{Deserialize, Serialize};

/// `POST` a [`NewMultipart`], answered 201 with a [`Multipart`]; `DELETE` with `?key=&uploadId=`, answered 204.
pub const MULTIPART_PATH: &str = "/local/multipart";
/// `POST` a [`PartsWanted`], answered with a list of [`PartAddress`]; `GET` with `?key=&uploadId=`, answered with a list of
/// [`StoredPart`].
pub const MULTIPART_PARTS_PATH: &str = "/local/multipart/parts";
/// `POST` a [`MultipartEnd`], answered with a [`MultipartDone`].
pub const MULTIPART_COMPLETE_PATH: &str = "/local/multipart/complete";

/// `PUT` a [`Receipt`] of a recording that was ended, answered 204. The server has no bytes to hold against it.
pub const MULTIPART_RECEIPT_PATH: &str = "/local/multipart/receipt";

/// S3 takes no more parts of one upload.
pub const MAX_PARTS: u16 = 10_000;
/// Addresses that are given at once.
pub const MAX_PARTS_WANTED: u16 = 100;

const MIB: u64 = 1 << 20;

/// Size of a part by its number, which counts from 1; only the last part of a recording may be smaller. Parts 1 to 1000 are small,
/// so that little is owed after a crash; later ones grow, so that 10 000 parts are enough.
#[must_use]
pub fn part_bytes(number: u16) -> u64 {
    match number {
        0..=1_000 => 5 * MIB,
        1_001..=2_000 => 16 * MIB,
        _ => 64 * MIB,
    }
}

/// Where a part begins in the recording.
#[must_use]
pub fn part_start(number: u16) -> u64 {
    let before = u64::from(number.saturating_sub(1));
    let (small, rest) = (before.min(1_000), before.saturating_sub(1_000));
    let (middle, large) = (rest.min(1_000), rest.saturating_sub(1_000));
    (small * 5 + middle * 16 + large * 64) * MIB
}

/// The recording that is to be sent. What it says must be what the grant says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewMultipart {
    pub study: String,
    pub response: String,
    /// Lookit's name of the recording with its extension.
    pub filename: String,
    /// As the recorder says it, with codecs; becomes the object's content type.
    #[serde(default)]
    pub mime_type: String,
}

/// An upload that has begun. Both members belong into the spool's manifest: with them a later visit goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Multipart {
    pub upload_id: String,
    pub key: String,
}

/// Asks for the addresses of the parts `from`, `from + 1`, …
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartsWanted {
    pub key: String,
    pub upload_id: String,
    /// Counts from 1.
    pub from: u16,
    /// At most [`MAX_PARTS_WANTED`].
    pub count: u16,
}

/// Where one part goes: `PUT` its bytes there, without any header of ours. Sent again, a part replaces the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PartAddress {
    pub part_number: u16,
    /// Works for [`PART_ADDRESS_SECS`]; then ask for another.
    pub url: String,
}

/// How long the address of a part works.
pub const PART_ADDRESS_SECS: u64 = 3_600;

/// A part the bucket has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredPart {
    pub part_number: u16,
    pub size: u64,
    /// Hexadecimal MD5 in quotes, as S3 writes it.
    pub etag: String,
}

/// Ends an upload whose parts have all arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MultipartEnd {
    pub key: String,
    pub upload_id: String,
    /// Length of the whole recording; the parts must add up to it.
    pub bytes: u64,
}

/// The recording is in the bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MultipartDone {
    pub key: String,
    pub bytes: u64,
}

/// A recording that is in the bucket: what the server knows of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BucketRecording {
    /// The name without extension, as `videoId` in the saved data.
    pub name: String,
    /// Where in the bucket.
    pub key: String,
    pub bytes: u64,
    /// What the player says of it, once it has.
    #[serde(default)]
    pub receipt: Option<Receipt>,
    /// When its parts were joined, ISO 8601 in UTC.
    #[serde(default)]
    pub joined_on: String,
}
