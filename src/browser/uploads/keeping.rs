//! Recording: every chunk goes onto the disk before it counts, and before it is sent.

use super::{Entry, Receipt, Spool, UploadMeta, UploadNewsKind, Uploads};
use crate::browser::spool::Kept;
use session::upload::{Sidecar, Upload, UploadEvent};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// `error` of a receipt whose recording memory had no room for.
const FULL: &str = "neither disk nor memory had room for the rest";

impl Uploads {
    /// Opens the upload and the spool of a recording that is about to start. A name that is known already is left as it is.
    pub(crate) fn begin(&self, meta: UploadMeta, receipt: Receipt, now_wall_millis: f64) {
        let name = meta.name.clone();
        let note = Sidecar {
            meta: meta.clone(),
            location: None,
            closed: false,
            created_millis: now_wall_millis,
            receipt,
        };
        {
            let mut entries = self.inner.entries.borrow_mut();
            if entries.get(&name).is_some() {
                return;
            }
            let spool = Spool::new(Rc::clone(&self.inner.worker), &name);
            let mut entry = Entry::new(Upload::new(meta), spool, note);
            entry.is_keeping = true;
            entries.0.push(entry);
        }
        self.event(&name, UploadEvent::Begun);
        self.keep(name, true);
    }

    /// Takes the next chunk; so long has been recorded with it. Ignored for unknown names and after [`Self::close`].
    pub(crate) fn append(&self, name: &str, chunk: Blob, recorded_millis: f64) {
        let bytes = chunk.size() as u64;
        let (was_held_from, held_from, is_full, starts) = {
            let mut entries = self.inner.entries.borrow_mut();
            let Some(entry) = entries.get_mut(name) else {
                return;
            };
            if bytes == 0 || entry.closing.is_some() || entry.upload.is_over() || entry.is_full {
                return;
            }
            entry.note.receipt.slice(recorded_millis);
            let before = entry.spool.held_from();
            let sent = entry.upload.sent_bytes();
            entry.is_full = !entry.spool.push(chunk, bytes, sent);
            if entry.is_full {
                entry.note.receipt.failed(FULL);
            }
            let starts = !std::mem::replace(&mut entry.is_keeping, true);
            (before, entry.spool.held_from(), entry.is_full, starts)
        };
        if held_from != was_held_from {
            self.event(name, UploadEvent::Trimmed { before: held_from });
        }
        if is_full {
            self.tell(name, UploadNewsKind::Full);
        }
        if starts {
            self.keep(name.to_owned(), false);
        }
    }

    /// Notes something in a running recording's receipt.
    pub(crate) fn note(&self, name: &str, note: impl Fn(&mut Receipt)) {
        if let Some(entry) = self.inner.entries.borrow_mut().get_mut(name) {
            note(&mut entry.note.receipt);
        }
    }

    /// Notes something in the receipt of every recording that runs.
    pub(crate) fn note_in_running(&self, note: impl Fn(&mut Receipt)) {
        for entry in &mut self.inner.entries.borrow_mut().0 {
            if entry.closing.is_none() && !entry.upload.is_closed() && !entry.upload.is_over() {
                note(&mut entry.note.receipt);
            }
        }
    }

    /// The recording has ended after so long; its receipt has been told why. Without a byte its upload is given up.
    pub(crate) fn close(&self, name: &str, duration_millis: u64) {
        let starts = {
            let mut entries = self.inner.entries.borrow_mut();
            let Some(entry) = entries
                .get_mut(name)
                .filter(|entry| entry.closing.is_none())
            else {
                return;
            };
            entry.closing = Some(duration_millis);
            if entry.is_full {
                entry.note.receipt.failed(FULL);
            }
            !std::mem::replace(&mut entry.is_keeping, true)
        };
        if starts {
            self.keep(name.to_owned(), false);
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn keep(&self, name: String, opens: bool) {
        let uploads = self.clone();
        spawn_local(async move {
            uploads.keep_all(&name, opens).await;
        });
    }

    /// Brings chunks onto the disk, one at a time, until there are no more.
    async fn keep_all(&self, name: &str, opens: bool) -> Option<()> {
        if opens {
            let (spool, note) = self.spool_and_note(name)?;
            if let Err(error) = spool.open(&note).await {
                self.tell(name, UploadNewsKind::InMemory { error });
            }
        }
        let closing = loop {
            let (spool, note) = self.spool_and_note(name)?;
            let bytes = match spool.keep_next(&note).await {
                Kept::Bytes(bytes) => bytes,
                Kept::FellToMemory(bytes, error) => {
                    self.tell(name, UploadNewsKind::InMemory { error });
                    bytes
                }
                Kept::Nothing => {
                    let mut entries = self.inner.entries.borrow_mut();
                    let entry = entries.get_mut(name)?;
                    entry.is_keeping = false;
                    entry.note.closed = entry.closing.is_some();
                    if entry.note.closed {
                        entry.write_note();
                    }
                    break entry.closing;
                }
            };
            self.event(name, UploadEvent::Appended { bytes });
        };
        let duration_millis = closing?;
        self.event(name, UploadEvent::Closed { duration_millis });
        if self.inner.entries.borrow().get(name)?.is_left {
            self.event(name, UploadEvent::LetGo);
        }
        // One that was withdrawn while it ran has no other news: it is not owed any more.
        self.tell(name, UploadNewsKind::Progress);
        Some(())
    }

    fn spool_and_note(&self, name: &str) -> Option<(Rc<Spool>, String)> {
        let entries = self.inner.entries.borrow();
        let entry = entries.get(name)?;
        Some((Rc::clone(&entry.spool), entry.note.line()))
    }
}
