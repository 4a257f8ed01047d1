//! One recording's bytes: through memory onto the disk, and back for the upload. Where there is no disk they stay in memory.

use super::spool_worker::{Found, GONE, SpoolWorker};
use js_sys::{Array, Uint8Array};
use session::upload::Ring;
use sha2::{Digest as _, Sha256};
use std::cell::{Cell, RefCell};
use std::fmt::Write as _;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// Read in one go when the whole is wanted.
const PIECE_BYTES: u64 = 4 * 1024 * 1024;
/// The place of a spool that has no disk, as the receipt names it.
pub(crate) const MEMORY: &str = "memory";

/// See the module.
pub(crate) struct Spool {
    worker: Rc<SpoolWorker>,
    name: String,
    /// `opfs`, `indexedDb` or [`MEMORY`], for the bytes that come next.
    kind: RefCell<String>,
    /// Bytes on the disk. What follows is in memory.
    disk_bytes: Cell<u64>,
    /// Bytes that are as safe as they will be, and hashed.
    kept_bytes: Cell<u64>,
    memory: RefCell<Ring<Blob>>,
    hash: RefCell<Sha256>,
}

/// What [`Spool::keep_next`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// There was nothing to do.
    Nothing,
    /// So many more bytes are kept.
    Bytes(u64),
    /// The same, and from now on in memory only: the disk's words.
    FellToMemory(u64, String),
}

impl Spool {
    /// A recording that has not begun; [`Self::open`] finds it a disk.
    pub(crate) fn new(worker: Rc<SpoolWorker>, name: &str) -> Self {
        Self {
            worker,
            name: name.to_owned(),
            kind: RefCell::new(MEMORY.to_owned()),
            disk_bytes: Cell::new(0),
            kept_bytes: Cell::new(0),
            memory: RefCell::default(),
            hash: RefCell::default(),
        }
    }

    /// One that an earlier visit left behind.
    pub(crate) fn found(worker: Rc<SpoolWorker>, found: &Found) -> Self {
        let spool = Self::new(worker, &found.name);
        spool.kind.borrow_mut().clone_from(&found.kind);
        spool.disk_bytes.set(found.bytes);
        spool
    }

    /// Takes a place on the disk. Until it has one, and without one, bytes stay in memory.
    ///
    /// Errors: there is no disk; the browser's words.
    pub(crate) async fn open(&self, note: &str) -> Result<(), String> {
        let found = self.worker.open(&self.name, note).await?;
        *self.kind.borrow_mut() = found.kind;
        Ok(())
    }

    /// Where the next bytes go.
    pub(crate) fn kind(&self) -> String {
        self.kind.borrow().clone()
    }

    /// Whether a closed tab would take nothing along.
    pub(crate) fn is_on_disk(&self) -> bool {
        *self.kind.borrow() != MEMORY
    }

    /// Takes the next chunk; `sent` bytes have been acknowledged by the server. False when memory has no room for it.
    pub(crate) fn push(&self, chunk: Blob, bytes: u64, sent: u64) -> bool {
        // What is not hashed yet stays.
        let sent = sent.min(self.kept_bytes.get());
        self.memory.borrow_mut().push(bytes, chunk, sent)
    }

    /// Bytes before this place are gone.
    pub(crate) fn held_from(&self) -> u64 {
        let start = self.memory.borrow().start();
        if start > self.disk_bytes.get() {
            start
        } else {
            0
        }
    }

    /// Brings the oldest chunk that is not safe onto the disk, with a note.
    pub(crate) async fn keep_next(&self, note: &str) -> Kept {
        let place = self.kept_bytes.get();
        let next = self
            .memory
            .borrow()
            .at(place)
            .map(|(len, blob)| (len, blob.clone()));
        let Some((len, chunk)) = next else {
            return Kept::Nothing;
        };
        let Ok(bytes) = whole(&chunk).await else {
            // The browser lost what its own recorder gave.
            return Kept::Nothing;
        };
        self.hash.borrow_mut().update(bytes.to_vec());
        self.kept_bytes.set(place + len);
        if !self.is_on_disk() {
            return Kept::Bytes(len);
        }
        match self.write(place, &chunk, bytes, note).await {
            Ok(()) => {
                self.memory.borrow_mut().pop();
                self.disk_bytes.set(place + len);
                Kept::Bytes(len)
            }
            Err(error) => {
                MEMORY.clone_into(&mut self.kind.borrow_mut());
                Kept::FellToMemory(len, error)
            }
        }
    }

    /// Writes, once more with a new worker if the one there was has died.
    async fn write(
        &self,
        at: u64,
        chunk: &Blob,
        bytes: Uint8Array,
        note: &str,
    ) -> Result<(), String> {
        let append = self.worker.append(&self.name, at, &bytes, note);
        let Err(error) = append.await else {
            return Ok(());
        };
        if error != GONE {
            return Err(error);
        }
        let again = self.worker.open(&self.name, note).await?;
        // The bytes themselves went away with the first message.
        match whole(chunk).await {
            Ok(bytes) if again.bytes >= at => {
                self.worker.append(&self.name, at, &bytes, note).await
            }
            _ => Err(error),
        }
    }

    /// The bytes from `from`, over the border of disk and memory.
    ///
    /// Errors: they can't be read.
    pub(crate) async fn read(&self, from: u64, len: u64) -> Result<Blob, String> {
        let (to, disk) = (from + len, self.disk_bytes.get());
        let parts = Array::new();
        if from < disk {
            let wanted = to.min(disk) - from;
            let mut bytes = self.worker.read(&self.name, from, wanted).await;
            if bytes.as_ref().is_err_and(|error| error == GONE) {
                self.worker.open(&self.name, "").await?;
                bytes = self.worker.read(&self.name, from, wanted).await;
            }
            let bytes = bytes?;
            if u64::from(bytes.length()) != wanted {
                return Err("bytes are missing on the disk".to_owned());
            }
            parts.push(&bytes);
        }
        if to > disk {
            let memory = self.memory.borrow();
            let pieces = memory.pieces(from.max(disk), to);
            for (chunk, first, last) in pieces.ok_or("bytes are gone")? {
                let piece = chunk.slice_with_f64_and_f64(first as f64, last as f64);
                parts.push(&piece.map_err(|_| "a chunk can't be cut")?.into());
            }
        }
        Blob::new_with_blob_sequence(&parts).map_err(|_| "no memory".to_owned())
    }

    /// The first `total` bytes as one file.
    ///
    /// Errors: they can't be read.
    pub(crate) async fn whole(&self, total: u64) -> Result<Blob, String> {
        let parts = Array::new();
        let mut at = 0;
        while at < total {
            let len = PIECE_BYTES.min(total - at);
            parts.push(&self.read(at, len).await?.into());
            at += len;
        }
        Blob::new_with_blob_sequence(&parts).map_err(|_| "no memory".to_owned())
    }

    /// Hexadecimal SHA-256 of the first `total` bytes. Of what this visit recorded it is known; of the rest it is made anew.
    ///
    /// Errors: they can't be read.
    pub(crate) async fn sha256(&self, total: u64) -> Result<String, String> {
        let mut hash = self.hash.borrow().clone();
        if self.kept_bytes.get() != total {
            hash = Sha256::new();
            let mut at = 0;
            while at < total {
                let len = PIECE_BYTES.min(total - at);
                let bytes = whole(&self.read(at, len).await?).await?;
                hash.update(bytes.to_vec());
                at += len;
            }
        }
        Ok(hash.finalize().iter().fold(String::new(), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        }))
    }

    /// Whether the recording is WebM; anything else is mp4.
    pub(crate) async fn is_webm(&self) -> bool {
        const EBML: [u8; 4] = [0x1a, 0x45, 0xdf, 0xa3];
        let first = self.worker.read(&self.name, 0, 4).await;
        first.is_ok_and(|first| first.to_vec() == EBML)
    }

    /// Writes the note; without a disk there is none.
    pub(crate) async fn note(&self, note: &str) {
        if self.is_on_disk() {
            // Without it a later visit knows less, and manages.
            drop(self.worker.write(&self.name, note).await);
        }
    }

    /// Deletes everything.
    pub(crate) async fn remove(&self) {
        *self.memory.borrow_mut() = Ring::default();
        // What stays in spite of this is found by the next visit.
        drop(self.worker.remove(&self.name).await);
    }
}

async fn whole(blob: &Blob) -> Result<Uint8Array, String> {
    let buffer = JsFuture::from(blob.array_buffer()).await;
    let buffer = buffer.map_err(|_| "a chunk can't be read")?;
    Ok(Uint8Array::new(buffer.unchecked_ref()))
}
