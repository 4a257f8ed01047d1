//! The bytes of one recording, held until the server has them all.

use js_sys::Array;
use web_sys::Blob;

/// Chunks in order. Browsers keep large blobs outside the page's memory.
#[derive(Default)]
pub(super) struct Spool {
    /// Each chunk with the place of its first byte.
    chunks: Vec<(u64, u64, Blob)>,
    bytes: u64,
}

impl Spool {
    pub(super) fn push(&mut self, chunk: Blob, bytes: u64) {
        self.chunks.push((self.bytes, bytes, chunk));
        self.bytes += bytes;
    }

    pub(super) fn clear(&mut self) {
        self.chunks.clear();
    }

    /// The bytes from `offset`, over the borders of chunks; `None` when nothing is asked for.
    pub(super) fn slice(&self, offset: u64, len: u64) -> Option<Blob> {
        if len == 0 {
            return None;
        }
        let end = offset + len;
        let parts = Array::new();
        for (start, bytes, chunk) in &self.chunks {
            let (from, to) = (offset.max(*start), end.min(start + bytes));
            if from < to
                && let Ok(part) =
                    chunk.slice_with_f64_and_f64((from - start) as f64, (to - start) as f64)
            {
                parts.push(&part);
            }
        }
        Blob::new_with_blob_sequence(&parts).ok()
    }
}
