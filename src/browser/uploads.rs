//! All uploads of the page: chunks go onto the disk while recording, the pure machine decides, this file carries it out.

mod bucket;
mod copy;
mod entry;
mod http;
mod keeping;
mod recovery;

use super::spool::Spool;
use super::spool_worker::{Found, SCRIPT, SpoolWorker};
pub(crate) use copy::save_copies;
use entry::{Entries, Entry};
use http::Ingest;
pub(crate) use http::absolute;
use serde_json::Value;
use session::upload::{Loss, Upload, UploadAnswer, UploadEvent, UploadRequest};
pub(crate) use session::upload::{Receipt, UploadMeta};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// Something the session should know about one recording's upload.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct UploadNews {
    /// The recording's name without extension.
    pub(crate) name: String,
    pub(crate) kind: UploadNewsKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum UploadNewsKind {
    /// More bytes are recorded, or acknowledged.
    Progress,
    /// The server holds every byte.
    Finished,
    /// A request failed and will be tried again; `status` is `None` when no answer came.
    Trouble { attempt: u32, status: Option<u16> },
    /// Nothing more will be tried.
    GaveUp { loss: Loss },
    /// What became of it, in a word, and its receipt. The last news of a recording.
    Settled {
        receipt: Value,
        outcome: &'static str,
    },
    /// It is only in memory: the browser has no disk for it. The browser's words.
    InMemory { error: String },
    /// Nor has memory room: what comes now is lost.
    Full,
}

/// Bytes are owed, and trying again has not helped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trouble {
    /// With what the server refused them; `None` when it does not answer.
    pub(crate) status: Option<u16>,
}

/// Where this visit's recordings stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Bytes recorded in all.
    pub(crate) total_bytes: u64,
    /// Those of them that the server has acknowledged.
    pub(crate) sent_bytes: u64,
    /// Recordings that have a byte.
    pub(crate) recordings: usize,
    /// Those of them that the server does not hold whole, or that are not told of yet.
    pub(crate) owed: usize,
    /// Some of these are in memory only.
    pub(crate) in_memory: bool,
}

struct Inner {
    ingest: Ingest,
    worker: Rc<SpoolWorker>,
    on_news: Rc<dyn Fn(UploadNews)>,
    entries: RefCell<Entries>,
    /// Names of recovered recordings whose turn has not come.
    recovered: RefCell<Vec<String>>,
    /// One of them has its turn.
    is_recovering: Cell<bool>,
    /// The family has a copy of what is owed.
    is_copied: Cell<bool>,
    on_online: RefCell<Option<Closure<dyn Fn()>>>,
}

/// The uploads of one page; clones share them.
#[derive(Clone)]
pub(crate) struct Uploads {
    inner: Rc<Inner>,
}

impl Uploads {
    /// No uploads yet. `endpoint` is where they are created, `/ingest/`.
    pub(crate) fn new(endpoint: String, on_news: Rc<dyn Fn(UploadNews)>) -> Self {
        let inner = Rc::new(Inner {
            ingest: Ingest::new(endpoint),
            worker: SpoolWorker::new(SCRIPT),
            on_news,
            entries: RefCell::default(),
            recovered: RefCell::default(),
            is_recovering: Cell::new(false),
            is_copied: Cell::new(false),
            on_online: RefCell::new(None),
        });
        let uploads = Self { inner };
        uploads.listen_for_network();
        uploads
    }

    /// Where the recordings of this visit stand.
    pub(crate) fn standing(&self) -> Standing {
        let mut standing = Standing::default();
        for entry in &self.inner.entries.borrow().0 {
            let upload = &entry.upload;
            if upload.is_recovered() || upload.total_bytes() == 0 && !entry.is_owed() {
                continue;
            }
            standing.total_bytes += upload.total_bytes();
            standing.sent_bytes += upload.total_bytes() - upload.owed_bytes();
            standing.recordings += 1;
            standing.owed += usize::from(entry.is_owed());
            standing.in_memory |= upload.is_owed() && !entry.spool.is_on_disk();
        }
        standing
    }

    /// How much of a recording that has ended is stored, in percent.
    pub(crate) fn closed_percent(&self, name: &str) -> Option<u32> {
        let entries = self.inner.entries.borrow();
        let upload = &entries.get(name)?.upload;
        let total = upload.total_bytes();
        (upload.is_closed() && total > 0).then(|| (upload.sent_bytes() * 100 / total) as u32)
    }

    /// Whether video would be lost with the page: it is in memory only, not stored whole, and the family has no copy.
    pub(crate) fn would_be_lost(&self) -> bool {
        self.standing().in_memory && !self.inner.is_copied.get()
    }

    /// The trouble that the family should hear of.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        let entries = self.inner.entries.borrow();
        let mut uploads = entries.0.iter().map(|entry| &entry.upload);
        let upload = uploads.find(|upload| !upload.is_recovered() && upload.needs_family())?;
        Some(Trouble {
            status: upload.last_status(),
        })
    }

    /// Every recording of this visit that is not stored whole, with its file name, for a copy on the family's computer.
    pub(crate) async fn copies(&self) -> Vec<(String, Blob)> {
        self.inner.is_copied.set(true);
        let owed: Vec<(String, Rc<Spool>, u64)> = {
            let entries = self.inner.entries.borrow();
            let owed = entries
                .0
                .iter()
                .filter(|entry| entry.upload.owed_bytes() > 0 && !entry.upload.is_recovered());
            owed.map(|Entry { upload, spool, .. }| {
                let name = upload.meta().filename();
                (name, Rc::clone(spool), upload.total_bytes())
            })
            .collect()
        };
        let mut copies = Vec::new();
        for (name, spool, total) in owed {
            if let Ok(bytes) = spool.whole(total).await {
                copies.push((name, bytes));
            }
        }
        copies
    }

    /// The family leaves without what is owed. What is on the disk stays there for a later visit; a last chunk that is on its way
    /// there is waited for.
    pub(crate) fn let_go(&self) {
        for entry in &mut self.inner.entries.borrow_mut().0 {
            entry.is_left = !entry.upload.is_recovered();
        }
        self.each(
            || UploadEvent::LetGo,
            |upload| !upload.is_recovered() && upload.is_closed(),
        );
    }

    /// The family wants the videos of this visit deleted. A spoken consent is kept (spec: forms 12).
    pub(crate) fn withdraw(&self) {
        self.each(
            || UploadEvent::Withdrawn,
            |upload| !upload.is_recovered() && !upload.meta().name.starts_with("consent-"),
        );
    }

    fn event(&self, name: &str, event: UploadEvent) {
        let (requests, news, passes_on) = {
            let mut entries = self.inner.entries.borrow_mut();
            let Some(entry) = entries.get_mut(name) else {
                return;
            };
            let upload = &mut entry.upload;
            let before = (
                upload.sent_bytes(),
                upload.total_bytes(),
                upload.failures(),
                upload.location().map(str::to_owned),
            );
            let requests = upload.handle(http::now_millis(), event, http::chance());
            let mut news = Vec::new();
            if upload.failures() > before.2 {
                news.push(UploadNewsKind::Trouble {
                    attempt: upload.failures(),
                    status: upload.last_status(),
                });
            }
            if (upload.sent_bytes(), upload.total_bytes()) != (before.0, before.1) {
                news.push(UploadNewsKind::Progress);
            }
            if upload.location() != before.3.as_deref() && !upload.is_over() {
                entry.note.location = upload.location().map(str::to_owned);
                entry.write_note();
            }
            (requests, news, entry.passes_on())
        };
        // The end of an upload is told before its last bytes are: the page goes when nothing is owed, and the end is to be saved first.
        for request in requests {
            self.carry_out(name, request);
        }
        for kind in news {
            self.tell(name, kind);
        }
        if passes_on {
            self.recover_next();
        }
    }

    fn carry_out(&self, name: &str, request: UploadRequest) {
        match request {
            UploadRequest::Finished => {
                self.settle(name, "complete", false);
                self.tell(name, UploadNewsKind::Finished);
            }
            UploadRequest::GaveUp { loss } => {
                let stays = matches!(loss, Loss::Left | Loss::Mismatch);
                self.settle(name, loss.outcome(), stays);
                self.tell(name, UploadNewsKind::GaveUp { loss });
            }
            request => self.start(name.to_owned(), request),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn start(&self, name: String, request: UploadRequest) {
        let uploads = self.clone();
        spawn_local(async move {
            if let Some(event) = uploads.run(&name, request).await {
                uploads.event(&name, event);
            }
        });
    }

    async fn run(&self, name: &str, request: UploadRequest) -> Option<UploadEvent> {
        let (meta, spool, total, is_closed) = {
            let entries = self.inner.entries.borrow();
            let Entry { upload, spool, .. } = entries.get(name)?;
            let (meta, total) = (upload.meta().clone(), upload.total_bytes());
            (meta, Rc::clone(spool), total, upload.is_closed())
        };
        let ingest = &self.inner.ingest;
        let (number, answer) = match request {
            UploadRequest::Wait { number, millis } => {
                http::sleep(millis).await;
                return Some(UploadEvent::TimerFired { number });
            }
            UploadRequest::Create { number } => (number, ingest.create(&meta).await),
            UploadRequest::Head { number, location } => {
                let whole = is_closed.then_some(total);
                (number, ingest.head(&meta, &location, whole).await)
            }
            UploadRequest::Patch {
                number,
                location,
                offset,
                len,
                final_length,
                duration_millis,
            } => {
                let body = match len {
                    0 => Ok(None),
                    _ => spool.read(offset, len).await.map(Some),
                };
                let answer = match body {
                    Ok(body) => {
                        let part = http::Part {
                            offset,
                            body,
                            final_length,
                            duration_millis,
                        };
                        ingest.patch(&meta, &location, part).await
                    }
                    // The disk may have come to itself by the next try.
                    Err(_) => UploadAnswer::PatchFailed { status: None },
                };
                (number, answer)
            }
            UploadRequest::Receipt { number, .. } if ingest.is_plain() => {
                (number, UploadAnswer::Receipted)
            }
            UploadRequest::Receipt { number, location } => {
                let answer = match self.receipt(name, &spool, total).await {
                    Some(receipt) => ingest.receipt(&meta, &location, &receipt).await,
                    None => UploadAnswer::ReceiptFailed {
                        status: None,
                        code: String::new(),
                    },
                };
                (number, answer)
            }
            UploadRequest::Terminate { location } => {
                ingest.terminate(&meta, &location).await;
                return None;
            }
            UploadRequest::Finished | UploadRequest::GaveUp { .. } => return None,
        };
        if let Some(secs) = ingest.told_secs() {
            self.event(name, UploadEvent::ToldToWait { secs });
        }
        Some(UploadEvent::Answered { number, answer })
    }

    /// The receipt of the whole; `None` if the bytes can't be read.
    async fn receipt(&self, name: &str, spool: &Spool, total: u64) -> Option<Value> {
        let sha256 = spool.sha256(total).await.ok()?;
        let entries = self.inner.entries.borrow();
        let receipt = &entries.get(name)?.note.receipt;
        Some(receipt.of_whole(total, sha256, spool.kind()))
    }

    /// The upload is over: its receipt is told, and its bytes go unless they are to stay for a later visit.
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn settle(&self, name: &str, outcome: &'static str, stays: bool) {
        let (uploads, name) = (self.clone(), name.to_owned());
        let Some((spool, total)) = self.inner.entries.borrow_mut().get_mut(&name).map(|entry| {
            entry.is_settling = true;
            (Rc::clone(&entry.spool), entry.upload.total_bytes())
        }) else {
            return;
        };
        spawn_local(async move {
            let receipt = uploads.receipt(&name, &spool, total).await;
            if !stays {
                spool.remove().await;
            }
            if let Some(entry) = uploads.inner.entries.borrow_mut().get_mut(&name) {
                entry.is_settling = false;
            }
            let receipt = receipt.unwrap_or_default();
            uploads.tell(&name, UploadNewsKind::Settled { receipt, outcome });
        });
    }

    fn tell(&self, name: &str, kind: UploadNewsKind) {
        (self.inner.on_news)(UploadNews {
            name: name.to_owned(),
            kind,
        });
    }

    fn each(&self, event: fn() -> UploadEvent, is_meant: impl Fn(&Upload) -> bool) {
        let names: Vec<String> = {
            let entries = self.inner.entries.borrow();
            let meant = entries.0.iter().filter(|entry| is_meant(&entry.upload));
            meant
                .map(|entry| entry.upload.meta().name.clone())
                .collect()
        };
        for name in names {
            self.event(&name, event());
        }
    }

    /// When the network comes back no upload sits out its wait.
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn listen_for_network(&self) {
        let weak = Rc::downgrade(&self.inner);
        let closure = Closure::<dyn Fn()>::new(move || {
            if let Some(inner) = weak.upgrade() {
                Uploads { inner }.each(|| UploadEvent::Online, |_| true);
            }
        });
        if let Some(window) = web_sys::window() {
            drop(
                window.add_event_listener_with_callback("online", closure.as_ref().unchecked_ref()),
            );
        }
        *self.inner.on_online.borrow_mut() = Some(closure);
    }
}

impl Drop for Inner {
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn drop(&mut self) {
        if let (Some(window), Some(closure)) = (web_sys::window(), self.on_online.borrow().as_ref())
        {
            drop(
                window.remove_event_listener_with_callback(
                    "online",
                    closure.as_ref().unchecked_ref(),
                ),
            );
        }
    }
}
