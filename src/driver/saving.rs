//! Where saves go: the study's server, or nowhere in a preview.

use super::Driver;
use crate::browser::{
    api::{self, ApiError},
    page, timers,
};
use session::{Event, SavedState, exit_url};
use std::{future::Future, pin::Pin, rc::Rc};
use wire::{Document, ResponseAttributes, ResponsePatch};

/// The answer to a save.
pub(crate) type Saving = Pin<Box<dyn Future<Output = Result<(), ApiError>>>>;

/// Takes saves and knows the way out.
pub(crate) trait Store {
    /// Sends the newest state.
    fn save(&self, response_id: String, state: SavedState) -> Saving;
    /// Whether recordings are sent.
    fn keeps_recordings(&self) -> bool;
    /// Everything is safe: go.
    fn leave(&self, child_hash: &str, response_id: &str);
}

/// The study's own server.
pub(crate) struct ServerStore {
    pub(crate) study: String,
    pub(crate) child: String,
    pub(crate) is_preview: bool,
    pub(crate) exit_url: String,
}

impl Store for ServerStore {
    fn save(&self, response_id: String, state: SavedState) -> Saving {
        let patch = ResponsePatch {
            conditions: Some(state.conditions.into()),
            global_event_timings: Some(state.global_event_timings.into()),
            exp_data: Some(state.exp_data.into()),
            sequence: Some(state.sequence),
            completed: Some(state.completed),
            completed_consent_frame: Some(state.completed_consent_frame),
            survey_consent: Some(state.survey_consent),
            is_preview: Some(self.is_preview),
            recording_method: Some("recordrtc".into()),
        };
        let body = wire::patch_response(&response_id, &self.study, &self.child, patch);
        Box::pin(async move {
            api::patch::<_, Document<ResponseAttributes>>(
                &format!("responses/{response_id}/"),
                &body,
            )
            .await
            .map(|_| ())
        })
    }

    fn keeps_recordings(&self) -> bool {
        true
    }

    fn leave(&self, child_hash: &str, response_id: &str) {
        page::go(&exit_url(&self.exit_url, child_hash, response_id));
    }
}

impl Driver {
    pub(super) fn save(self: &Rc<Self>, request: u32, response_id: String, state: SavedState) {
        let saving = self.store.save(response_id, state);
        let driver = Rc::clone(self);
        timers::spawn(async move {
            let event = match saving.await {
                Ok(()) => Event::Saved { request },
                Err(error) => {
                    driver.warn(format!(
                        "A save did not arrive and is tried again: {error:?}"
                    ));
                    Event::SaveFailed {
                        request,
                        status: error.status(),
                    }
                }
            };
            driver.send(event);
        });
    }
}
