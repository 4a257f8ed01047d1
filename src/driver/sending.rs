//! Between the session and the uploads of its recordings.

use super::Driver;
use crate::browser::{
    camera, clock, page,
    uploads::{UploadNews, UploadNewsKind, Uploads},
};
use leptos::prelude::*;
use session::{Event, upload::Loss};
use std::rc::Rc;

/// Recordings of earlier visits wait until the first page stands.
const RECOVERY_MILLIS: f64 = 1500.0;

impl Driver {
    pub(super) fn connect_uploads(self: &Rc<Self>) {
        if !self.store.keeps_recordings() {
            return;
        }
        let endpoint =
            page::meta("peekaboo-ingest").unwrap_or_else(|| wire::INGEST_PATH.to_owned());
        let driver = Rc::downgrade(self);
        let uploads = Uploads::new(
            endpoint,
            Rc::new(move |news: UploadNews| {
                if let Some(driver) = driver.upgrade() {
                    driver.upload_news(news);
                }
            }),
        );
        *self.uploads.borrow_mut() = Some(uploads);
        let driver = Rc::downgrade(self);
        camera::on_device_change(move || {
            if let Some(driver) = driver.upgrade() {
                driver.note_track("", "devicesChanged");
            }
        });
    }

    fn upload_news(self: &Rc<Self>, news: UploadNews) {
        let video_id = news.name;
        self.tell_site_of_upload(&video_id, &news.kind);
        match news.kind {
            UploadNewsKind::Finished => self.send(Event::UploadFinished { video_id }),
            // An empty one the recorder has told of already.
            UploadNewsKind::GaveUp { loss: Loss::Empty } => {}
            UploadNewsKind::Progress => {
                let uploads = self.uploads.borrow().clone();
                if let Some(percent) = uploads.and_then(|all| all.closed_percent(&video_id)) {
                    self.send(Event::UploadProgress { video_id, percent });
                }
            }
            UploadNewsKind::GaveUp { loss } => {
                let error = loss.words().to_owned();
                self.warn(format!(
                    "The recording {video_id} could not be stored: {error}"
                ));
                self.send(Event::UploadFailed { video_id, error });
            }
            // One of an earlier visit does not belong in this response, which may be another child's: the server tells of it.
            UploadNewsKind::Settled { receipt, outcome } => {
                if video_id.contains(self.session.borrow().response_id()) {
                    self.send(Event::RecordingSettled { receipt, outcome });
                }
            }
            UploadNewsKind::InMemory { error } => self.warn(format!(
                "{video_id} is kept in memory only, because this browser has no disk for it: {error}"
            )),
            UploadNewsKind::Full => self.warn(format!(
                "{video_id}: there is no room for more of it; what comes now is lost"
            )),
            UploadNewsKind::Trouble { attempt, status } => {
                page::warn(&format!(
                    "upload of {video_id}: attempt {attempt} failed ({status:?}); it is tried again"
                ));
            }
        }
        self.tell_owed_bytes();
    }

    pub(super) fn tell_owed_bytes(self: &Rc<Self>) {
        let standing = self.uploads.borrow().as_ref().map(Uploads::standing);
        let standing = standing.unwrap_or_default();
        self.signals.standing.set(standing);
        let recordings = standing.owed;
        self.send(Event::UploadsOwe { recordings });
    }

    /// What earlier visits could not send is sent now.
    pub(super) fn recover_soon(self: &Rc<Self>) {
        let uploads = self.uploads.borrow().clone();
        if let Some(uploads) = uploads {
            self.timers.after(RECOVERY_MILLIS, move || {
                uploads.recover(|| clock::now().wall_millis);
            });
        }
    }

    /// Notes what happens to a device in the receipts of the recordings that run.
    pub(super) fn note_track(&self, track: &str, what: &str) {
        if let Some(uploads) = &*self.uploads.borrow() {
            let now = clock::now().mono_millis;
            uploads.note_in_running(|receipt| receipt.track(now, track, what));
        }
    }
}
