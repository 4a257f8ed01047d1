//! Moving the bytes of one copy.

use super::s3::said;
use data_encoding::HEXLOWER;
use futures_util::TryStreamExt as _;
use object_store::buffered::BufWriter;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt as _};
use sha2::{Digest as _, Sha256};
use std::path::Path;
use std::sync::Arc;
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// A file up to this size goes in one request, a longer one in parts of it.
const PART_BYTES: usize = 10 << 20;
const PIECE_BYTES: usize = 1 << 16;

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
pub(super) async fn send(
    store: &Arc<dyn ObjectStore>,
    key: &Key,
    file: &Path,
) -> Result<Sent, String> {
    let mut source = File::open(file)
        .await
        .map_err(|error| format!("the file cannot be opened: {error}"))?;
    let mut target = BufWriter::with_capacity(Arc::clone(store), key.clone(), PART_BYTES);
    let sent = pour(&mut source, &mut target).await;
    if sent.is_err() {
        // Nothing may have been begun, and then there is nothing to take back.
        let _ = target.abort().await;
    }
    sent
}

async fn pour(source: &mut File, target: &mut BufWriter) -> Result<Sent, String> {
    let refused = |error: std::io::Error| {
        let inner = error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<object_store::Error>())
            .map(said);
        format!(
            "the copy was not taken: {}",
            inner.unwrap_or_else(|| error.to_string())
        )
    };
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; PIECE_BYTES];
    let mut bytes = 0;
    loop {
        let read = source
            .read(&mut buffer)
            .await
            .map_err(|error| format!("the file cannot be read: {error}"))?;
        if read == 0 {
            break;
        }
        hasher.update(&buffer[..read]);
        bytes += read as u64;
        target.write_all(&buffer[..read]).await.map_err(refused)?;
    }
    target.shutdown().await.map_err(refused)?;
    Ok(Sent {
        bytes,
        sha256: HEXLOWER.encode(&hasher.finalize()),
    })
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
