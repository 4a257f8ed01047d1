//! All uploads of the page: chunks go in while recording, the pure machine decides, this file carries it out.

mod copy;
mod http;
mod spool;

pub(crate) use copy::save_copies;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

pub(crate) use session::upload::UploadMeta;
use session::upload::{Upload, UploadAnswer, UploadEvent, UploadRequest};
use spool::Spool;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

/// Something the session should know about one recording's upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UploadNews {
    /// The recording's name without extension.
    pub(crate) name: String,
    pub(crate) kind: UploadNewsKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum UploadNewsKind {
    /// The server has opened the upload.
    Created,
    /// Bytes acknowledged, of those recorded so far.
    Progress { sent: u64, total: u64 },
    /// The server holds every byte.
    Finished,
    /// A request failed and will be tried again; `status` is `None` when no answer came.
    Trouble { attempt: u32, status: Option<u16> },
    /// Nothing more will be tried.
    GaveUp { reason: String },
}

/// Bytes are owed, and trying again has not helped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Trouble {
    /// With what the server refused them; `None` when it does not answer.
    pub(crate) status: Option<u16>,
}

struct Entry {
    upload: Upload,
    spool: Spool,
}

struct Inner {
    endpoint: String,
    on_news: Rc<dyn Fn(UploadNews)>,
    entries: RefCell<BTreeMap<String, Entry>>,
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
            endpoint,
            on_news,
            entries: RefCell::default(),
            is_copied: Cell::new(false),
            on_online: RefCell::new(None),
        });
        let uploads = Self { inner };
        uploads.listen_for_network();
        uploads
    }

    /// Opens the upload of a recording that is about to start. A name that is known already is left as it is.
    pub(crate) fn begin(&self, meta: UploadMeta) {
        let name = meta.name.clone();
        {
            let mut entries = self.inner.entries.borrow_mut();
            if entries.contains_key(&name) {
                return;
            }
            entries.insert(
                name.clone(),
                Entry {
                    upload: Upload::new(meta),
                    spool: Spool::default(),
                },
            );
        }
        self.event(&name, UploadEvent::Begun);
    }

    /// Takes the next chunk. Ignored for unknown names and after [`Self::close`].
    pub(crate) fn append(&self, name: &str, chunk: Blob) {
        let bytes = chunk.size() as u64;
        {
            let mut entries = self.inner.entries.borrow_mut();
            let Some(entry) = entries.get_mut(name) else {
                return;
            };
            if bytes == 0 || entry.upload.is_closed() || entry.upload.is_over() {
                return;
            }
            entry.spool.push(chunk, bytes);
        }
        self.event(name, UploadEvent::Appended { bytes });
    }

    /// The recording has ended after so long. Without a byte its upload is given up as `empty`.
    pub(crate) fn close(&self, name: &str, duration_millis: u64) {
        self.event(name, UploadEvent::Closed { duration_millis });
    }

    /// Bytes recorded and not acknowledged, over all recordings.
    pub(crate) fn owed_bytes(&self) -> u64 {
        self.inner
            .entries
            .borrow()
            .values()
            .map(|entry| entry.upload.owed_bytes())
            .sum()
    }

    /// Recordings that the server does not hold whole, with their end told.
    pub(crate) fn owed_recordings(&self) -> usize {
        let entries = self.inner.entries.borrow();
        let owed = entries.values().filter(|entry| entry.upload.is_owed());
        owed.count()
    }

    /// Bytes recorded in all.
    pub(crate) fn total_bytes(&self) -> u64 {
        self.inner
            .entries
            .borrow()
            .values()
            .map(|entry| entry.upload.total_bytes())
            .sum()
    }

    /// Whether video would be lost with the page: it is not stored whole, and the family has no copy.
    pub(crate) fn would_be_lost(&self) -> bool {
        self.owed_recordings() > 0 && !self.inner.is_copied.get()
    }

    /// The trouble that the family should hear of.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        let entries = self.inner.entries.borrow();
        let mut uploads = entries.values().map(|entry| &entry.upload);
        let upload = uploads.find(|upload| upload.needs_family())?;
        Some(Trouble {
            status: upload.last_status(),
        })
    }

    /// Every recording that is not stored whole, with its file name, for a copy on the family's computer.
    pub(crate) fn copies(&self) -> Vec<(String, Blob)> {
        self.inner.is_copied.set(true);
        let entries = self.inner.entries.borrow();
        let owed = entries
            .values()
            .filter(|entry| entry.upload.owed_bytes() > 0);
        owed.filter_map(|Entry { upload, spool }| {
            let bytes = spool.slice(0, upload.total_bytes())?;
            Some((upload.meta().filename(), bytes))
        })
        .collect()
    }

    /// The family leaves without what is owed.
    pub(crate) fn let_go(&self) {
        self.each(&UploadEvent::LetGo);
    }

    fn event(&self, name: &str, event: UploadEvent) {
        let created = matches!(
            &event,
            UploadEvent::Answered {
                answer: UploadAnswer::Created { .. },
                ..
            }
        );
        let (requests, news) = {
            let mut entries = self.inner.entries.borrow_mut();
            let Some(entry) = entries.get_mut(name) else {
                return;
            };
            let before = (
                entry.upload.sent_bytes(),
                entry.upload.total_bytes(),
                entry.upload.failures(),
            );
            let requests = entry
                .upload
                .handle(http::now_millis(), event, http::chance());
            let upload = &entry.upload;
            let mut news = Vec::new();
            if created
                && !requests
                    .iter()
                    .any(|request| matches!(request, UploadRequest::Wait { .. }))
            {
                news.push(UploadNewsKind::Created);
            }
            if upload.failures() > before.2 {
                news.push(UploadNewsKind::Trouble {
                    attempt: upload.failures(),
                    status: upload.last_status(),
                });
            }
            if (upload.sent_bytes(), upload.total_bytes()) != (before.0, before.1) {
                news.push(UploadNewsKind::Progress {
                    sent: upload.sent_bytes(),
                    total: upload.total_bytes(),
                });
            }
            if upload.is_over() {
                entry.spool.clear();
            }
            (requests, news)
        };
        // The end of an upload is told before its last bytes are: the page goes when nothing is owed, and the end is to be saved first.
        for request in requests {
            self.carry_out(name, request);
        }
        for kind in news {
            self.tell(name, kind);
        }
    }

    fn carry_out(&self, name: &str, request: UploadRequest) {
        match request {
            UploadRequest::Finished => self.tell(name, UploadNewsKind::Finished),
            UploadRequest::GaveUp { reason } => self.tell(name, UploadNewsKind::GaveUp { reason }),
            UploadRequest::Create { .. }
            | UploadRequest::Patch { .. }
            | UploadRequest::Head { .. }
            | UploadRequest::Wait { .. } => self.start(name.to_owned(), request),
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
        let (number, answer) = match request {
            UploadRequest::Wait { number, millis } => {
                http::sleep(millis).await;
                return Some(UploadEvent::TimerFired { number });
            }
            UploadRequest::Create { number } => {
                let metadata = self
                    .inner
                    .entries
                    .borrow()
                    .get(name)?
                    .upload
                    .meta()
                    .header();
                (number, http::create(&self.inner.endpoint, &metadata).await)
            }
            UploadRequest::Head { number, location } => (number, http::head(&location).await),
            UploadRequest::Patch {
                number,
                location,
                offset,
                len,
                final_length,
                duration_millis,
            } => {
                let body = self
                    .inner
                    .entries
                    .borrow()
                    .get(name)?
                    .spool
                    .slice(offset, len);
                let part = http::Part {
                    offset,
                    body,
                    final_length,
                    duration_millis,
                };
                (number, http::patch(&location, part).await)
            }
            UploadRequest::Finished | UploadRequest::GaveUp { .. } => return None,
        };
        Some(UploadEvent::Answered { number, answer })
    }

    fn tell(&self, name: &str, kind: UploadNewsKind) {
        (self.inner.on_news)(UploadNews {
            name: name.to_owned(),
            kind,
        });
    }

    fn each(&self, event: &UploadEvent) {
        let names: Vec<String> = self.inner.entries.borrow().keys().cloned().collect();
        for name in names {
            self.event(&name, event.clone());
        }
    }

    /// When the network comes back no upload sits out its wait.
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    fn listen_for_network(&self) {
        let weak = Rc::downgrade(&self.inner);
        let closure = Closure::<dyn Fn()>::new(move || {
            if let Some(inner) = weak.upgrade() {
                Uploads { inner }.each(&UploadEvent::Online);
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
