//! Moving the bytes of one copy.

use super::s3::said;
use data_encoding::HEXLOWER;
use futures_util::TryStreamExt as _;
use object_store::path::Path as Key;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt as _};
use sha2::{Digest as _, Sha256};
use std::path::Path;
use tokio::fs::File;
use tokio::io::AsyncReadExt as _;

/// A shorter file goes in one request, a longer one in parts of this size.
const PART_BYTES: usize = 10 << 20;

/// What was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) bytes: u64,
    /// Hexadecimal, of the bytes as they were read from the disk.
    pub(super) sha256: String,
}

/// Sends a file; what a failure leaves in parts at the target is taken back.
///
/// # Errors
/// The text says on which side it failed.
pub(super) async fn send(store: &dyn ObjectStore, key: &Key, file: &Path) -> Result<Sent, String> {
    let mut source = Source::open(file).await?;
    let first = source.part().await?;
    if first.len() < PART_BYTES {
        store.put(key, first.into()).await.map_err(not_taken)?;
        return Ok(source.sent());
    }
    let mut upload = store.put_multipart(key).await.map_err(not_taken)?;
    let poured = pour(&mut source, first, &mut *upload).await;
    if poured.is_err() {
        // If this fails too, the bucket's rule for unfinished uploads remains.
        let _ = upload.abort().await;
    }
    poured.map(|()| source.sent())
}

async fn pour(
    source: &mut Source,
    first: Vec<u8>,
    upload: &mut dyn MultipartUpload,
) -> Result<(), String> {
    let mut part = first;
    while !part.is_empty() {
        upload.put_part(part.into()).await.map_err(not_taken)?;
        part = source.part().await?;
    }
    upload.complete().await.map_err(not_taken)?;
    Ok(())
}

fn not_taken(error: object_store::Error) -> String {
    format!("the copy was not taken: {}", said(&error))
}

/// A file that is read part by part, and counted and summed on the way.
struct Source {
    file: File,
    hasher: Sha256,
    bytes: u64,
}

impl Source {
    async fn open(path: &Path) -> Result<Self, String> {
        let file = File::open(path)
            .await
            .map_err(|error| format!("the file cannot be opened: {error}"))?;
        Ok(Self {
            file,
            hasher: Sha256::new(),
            bytes: 0,
        })
    }

    /// The next part; shorter than [`PART_BYTES`] only at the end, and empty after it.
    async fn part(&mut self) -> Result<Vec<u8>, String> {
        let mut part = Vec::new();
        (&mut self.file)
            .take(PART_BYTES as u64)
            .read_to_end(&mut part)
            .await
            .map_err(|error| format!("the file cannot be read: {error}"))?;
        self.hasher.update(&part);
        self.bytes += part.len() as u64;
        Ok(part)
    }

    fn sent(self) -> Sent {
        Sent {
            bytes: self.bytes,
            sha256: HEXLOWER.encode(&self.hasher.finalize()),
        }
    }
}

/// Reads an object whole; gives its hexadecimal SHA-256.
///
/// # Errors
/// The object cannot be read to its end.
pub(super) async fn read_back(store: &dyn ObjectStore, key: &Key) -> Result<String, String> {
    let failed =
        |error: object_store::Error| format!("the copy cannot be read back: {}", said(&error));
    let mut pieces = store.get(key).await.map_err(failed)?.into_stream();
    let mut hasher = Sha256::new();
    while let Some(piece) = pieces.try_next().await.map_err(failed)? {
        hasher.update(&piece);
    }
    Ok(HEXLOWER.encode(&hasher.finalize()))
}
