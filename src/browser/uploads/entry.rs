//! One recording of the page.

use super::Spool;
use session::upload::{Sidecar, Upload};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// All recordings of the page: a handful.
#[derive(Default)]
pub(super) struct Entries(pub(super) Vec<Entry>);

impl Entries {
    pub(super) fn get(&self, name: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.upload.meta().name == name)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut Entry> {
        let mut all = self.0.iter_mut();
        all.find(|entry| entry.upload.meta().name == name)
    }
}

/// See the module.
pub(super) struct Entry {
    pub(super) upload: Upload,
    pub(super) spool: Rc<Spool>,
    pub(super) note: Sidecar,
    /// Chunks are on their way to the disk.
    pub(super) is_keeping: bool,
    /// The recorder has given everything; so long was recorded, in milliseconds.
    pub(super) closing: Option<u64>,
    /// Memory has no room: the rest is lost.
    pub(super) is_full: bool,
    /// The family leaves as soon as the recorder has given everything.
    pub(super) is_left: bool,
    /// The upload is over, and its receipt not told yet.
    pub(super) is_settling: bool,
    /// The next recovered recording has its turn.
    has_passed_on: bool,
}

impl Entry {
    pub(super) fn new(upload: Upload, spool: Spool, note: Sidecar) -> Self {
        Self {
            upload,
            spool: Rc::new(spool),
            note,
            is_keeping: false,
            closing: None,
            is_full: false,
            is_left: false,
            is_settling: false,
            has_passed_on: false,
        }
    }

    /// The page must not go by itself yet: something is not stored or not told, or the last chunk is on its way to the disk.
    pub(super) fn is_owed(&self) -> bool {
        self.upload.is_owed() || self.is_settling || self.is_keeping && self.closing.is_some()
    }

    /// Writes what a later visit needs beside the bytes.
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    pub(super) fn write_note(&self) {
        let (spool, note) = (Rc::clone(&self.spool), self.note.line());
        spawn_local(async move {
            spool.note(&note).await;
        });
    }

    /// True once, when a recovered upload is over or stuck: one after the other, so that they leave the line to what is recorded now.
    pub(super) fn passes_on(&mut self) -> bool {
        let upload = &self.upload;
        upload.is_recovered()
            && (upload.is_over() || upload.is_in_trouble())
            && !std::mem::replace(&mut self.has_passed_on, true)
    }
}
