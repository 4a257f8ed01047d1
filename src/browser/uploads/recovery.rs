//! What earlier visits could not send: found on the device, and finished in the background.

use super::{Entry, Found, Spool, Uploads, http};
use session::upload::{Sidecar, Upload, UploadEvent};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Another tab may close and leave what it held.
const LOOK_AGAIN_MILLIS: u64 = 60_000;

impl Uploads {
    /// Looks for recordings that no page holds, and sends them one after the other.
    #[expect(clippy::disallowed_methods, reason = "a browser service")]
    pub(crate) fn recover(&self, now_wall_millis: impl Fn() -> f64 + 'static) {
        let uploads = self.clone();
        spawn_local(async move {
            // A browser without a disk has nothing to recover either.
            while let Ok((found, held)) = uploads.inner.worker.take().await {
                for one in found {
                    uploads.adopt(&one, now_wall_millis()).await;
                }
                if held == 0 {
                    break;
                }
                http::sleep(LOOK_AGAIN_MILLIS).await;
            }
        });
    }

    async fn adopt(&self, found: &Found, now_wall_millis: f64) {
        let spool = Spool::found(Rc::clone(&self.inner.worker), found);
        let mut note = Sidecar::read(&found.name, &found.note);
        if note.is_too_old(now_wall_millis) {
            spool.remove().await;
            return;
        }
        if note.meta.mime.is_empty() && !spool.is_webm().await {
            "mp4".clone_into(&mut note.meta.extension);
        }
        note.receipt.recovered(&note.meta, note.closed);
        let upload = Upload::recovered(
            note.meta.clone(),
            note.location.clone(),
            found.bytes,
            note.receipt.recorded_millis(),
        );
        let entry = Entry::new(upload, spool, note);
        self.inner.entries.borrow_mut().0.push(entry);
        self.inner.recovered.borrow_mut().push(found.name.clone());
        if !self.inner.is_recovering.get() {
            self.recover_next();
        }
    }

    /// The next one has its turn, in no order.
    pub(super) fn recover_next(&self) {
        let next = self.inner.recovered.borrow_mut().pop();
        self.inner.is_recovering.set(next.is_some());
        if let Some(name) = next {
            self.event(&name, UploadEvent::Begun);
        }
    }
}
