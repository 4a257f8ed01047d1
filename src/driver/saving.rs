//! Where saves go: the study's server, or nowhere in a preview.

mod unsent;

use super::Driver;
use crate::{
    browser::{
        api::{self, ApiError},
        page, timers,
        uploads::save_copies,
    },
    load::forget,
};
use kit::Fields;
use leptos::prelude::*;
use session::{Cover, Event, Phase, SavedState, Stage, exit_url};
use std::{future::Future, pin::Pin, rc::Rc};
use web_sys::Blob;
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
            is_preview: Some(self.is_preview),
            recording_method: Some("recordrtc".into()),
            ..answers(state)
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
        forget();
        page::go(&exit_url(&self.exit_url, child_hash, response_id));
    }
}

/// The answers in the shape they are sent in.
fn answers(state: SavedState) -> ResponsePatch {
    ResponsePatch {
        conditions: Some(state.conditions.into()),
        global_event_timings: Some(state.global_event_timings.into()),
        exp_data: Some(state.exp_data.into()),
        sequence: Some(state.sequence),
        completed: Some(state.completed),
        completed_consent_frame: Some(state.completed_consent_frame),
        survey_consent: Some(state.survey_consent),
        ..ResponsePatch::default()
    }
}

/// What the server has not got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Missing {
    /// There is no response yet. Nothing can be saved, and a frame that records waits.
    Response,
    Answers,
    /// Only video.
    Video,
}

/// Something the server has not got and the family should know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unsent {
    missing: Missing,
    /// The study is over: the page waits for nothing else.
    at_end: bool,
    /// With what the server refused it; `None` when it does not answer.
    status: Option<u16>,
}

impl Driver {
    /// What the frame of this visit saved when it was left before.
    pub(crate) fn saved_before(&self, visit: u32) -> Option<Fields> {
        let session = self.session.borrow();
        let is_current = session.stage().visit == visit;
        is_current.then(|| session.saved_before().cloned())?
    }

    pub(super) fn save(self: &Rc<Self>, request: u32, response_id: String, state: SavedState) {
        if state.is_withdrawn() {
            let uploads = self.uploads.borrow().clone();
            if let Some(uploads) = uploads {
                uploads.withdraw();
            }
        }
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
                        retry_secs: error.retry_secs(),
                    }
                }
            };
            driver.send(event);
        });
    }

    /// Whether the family should know of something the server has not got. Video is told of at the end only: until then nothing
    /// waits for it, and a message would disturb the child.
    fn find_unsent(&self, stage: &Stage) -> Option<Unsent> {
        let at_end = matches!(stage.cover, Cover::Uploading | Cover::SaveTrouble);
        let failure = api::last_failure();
        // Without a response no save is tried, so none fails.
        let no_response = failure.is_some()
            && self.store.keeps_recordings()
            && self.session.borrow().response_id().is_empty();
        let answers = stage.cover == Cover::SaveTrouble
            || !at_end && stage.save_notice && stage.phase != Phase::Over;
        let missing = match (no_response, answers) {
            (true, _) => Missing::Response,
            (false, true) => Missing::Answers,
            (false, false) => Missing::Video,
        };
        let status = match missing {
            // While a save is tried again it can't be said that the answers are saved.
            Missing::Video if !at_end || failure.is_some() => return None,
            Missing::Video => self.uploads.borrow().as_ref()?.trouble()?.status,
            Missing::Response | Missing::Answers => failure.and_then(|error| error.status()),
        };
        Some(Unsent {
            missing,
            at_end,
            status,
        })
    }

    /// Puts what is unsent among the browser's downloads.
    fn save_copy(&self) {
        let mut files = Vec::new();
        let unsent = self
            .signals
            .stage
            .with_untracked(|stage| self.find_unsent(stage));
        if unsent.is_some_and(|unsent| unsent.missing != Missing::Video) {
            let session = self.session.borrow();
            let name = format!("answers-{}.json", session.response_id());
            let text = serde_json::to_string(&answers(session.saved().clone()));
            let parts = js_sys::Array::of1(&text.unwrap_or_default().into());
            if let Ok(file) = Blob::new_with_str_sequence(&parts) {
                files.push((name, file));
            }
        }
        let uploads = self.uploads.borrow().clone();
        timers::spawn(async move {
            if let Some(uploads) = uploads {
                files.extend(uploads.copies().await);
            }
            save_copies(files).await;
        });
    }

    /// The family leaves without what is owed; the session goes as soon as it hears that nothing is.
    pub(crate) fn let_recordings_go(&self) {
        let uploads = self.uploads.borrow().clone();
        if let Some(uploads) = uploads {
            uploads.let_go();
        }
    }
}
