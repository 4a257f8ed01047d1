//! The four questions that are asked side by side, each again and again while the server can't be reached.

use super::{Address, Shared, Shown, fail, play::advance};
use crate::{
    browser::{
        api::{self, ApiError},
        page, timers,
    },
    records,
};
use leptos::prelude::*;
use serde_json::json;
use session::Event;
use wire::{
    ChildAttributes, Document, ListDocument, NewResponse, PastResponse, ResponseAttributes,
    StudyAttributes,
};

/// The longest pause between two tries.
const SLOWEST_MILLIS: f64 = 15_000.0;
/// A question that the server answers badly may have met it at a bad moment.
const TRIES: u32 = 3;

pub(super) async fn study(shared: Shared) {
    let path = format!("studies/{}/", shared.borrow().address.study);
    match retried(|| api::get::<Document<StudyAttributes>>(&path)).await {
        Ok(document) => {
            page::set_title(&document.data.attributes.name);
            shared.borrow_mut().study = Some(document.data);
            advance(&shared);
        }
        Err(error) => fail(&shared, &error, "study"),
    }
}

pub(super) async fn child(shared: Shared) {
    let path = format!("children/{}/", shared.borrow().address.child);
    match retried(|| api::get::<Document<ChildAttributes>>(&path)).await {
        Ok(document) => {
            shared.borrow_mut().child = Some(document.data);
            advance(&shared);
        }
        Err(error) => fail(&shared, &error, "child"),
    }
}

/// Has the response made.
pub(super) async fn response(shared: Shared) {
    let Address {
        study,
        child,
        is_preview,
    } = shared.borrow().address.clone();
    let attributes = NewResponse {
        global_event_timings: Some(json!([])),
        exp_data: Some(json!({})),
        sequence: Some(Vec::new()),
        completed: Some(false),
        completed_consent_frame: Some(false),
        survey_consent: Some(false),
        is_preview: Some(is_preview),
        recording_method: Some("recordrtc".into()),
        ..NewResponse::default()
    };
    let body = wire::new_response(&study, &child, attributes);
    let document = loop {
        let create = || api::post::<_, Document<ResponseAttributes>>("responses/", &body);
        match retried(create).await {
            Ok(document) => break document,
            // The family plays already and is told: it is asked again, slowly, in case the server changes its mind.
            Err(_) if is_playing(&shared) => timers::sleep(SLOWEST_MILLIS).await,
            // Of an unknown child the server says here too that it is not found: the child's own answer has the better words.
            Err(error) => {
                shared.borrow_mut().refusal = Some(error);
                return advance(&shared);
            }
        }
    };
    let id = document.data.id().to_owned();
    let driver = {
        let mut loading = shared.borrow_mut();
        loading.response = Some(document.data);
        loading.driver.clone()
    };
    if let Some(driver) = driver {
        driver.send(Event::ResponseCreated { id: id.clone() });
    }
    advance(&shared);
    find_child_hash(&shared, &id).await;
}

/// The child's responses to this study so far.
pub(super) async fn past(shared: Shared) {
    let address = shared.borrow().address.clone();
    let mut tries = 1;
    let past = loop {
        match all_pages(&address).await {
            Err(error) if tries == TRIES => {
                page::warn(&format!("The earlier responses can't be read: {error:?}"));
                break Err(error);
            }
            Err(_) => timers::sleep(1000.0).await,
            past => break past,
        }
        tries += 1;
    };
    if let Some(hash) = past.as_deref().ok().and_then(records::hash_in) {
        hash_known(&shared, Some(hash));
    }
    shared.borrow_mut().past = Some(past);
    advance(&shared);
}

/// All pages, newest change first.
async fn all_pages(address: &Address) -> Result<Vec<PastResponse>, ApiError> {
    let mut all = Vec::new();
    let mut number = 1;
    loop {
        let path = format!(
            "studies/{}/responses/?page={number}&page_size=100&child={}",
            address.study, address.child
        );
        let list: ListDocument<ResponseAttributes> = retried(|| api::get(&path)).await?;
        let pages = list.links.map_or(1, |links| links.meta.pages);
        all.extend(list.data);
        if number >= pages {
            return Ok(all);
        }
        number += 1;
    }
}

/// The child's pseudonym is only in lists and GETs; it is needed at the very end.
async fn find_child_hash(shared: &Shared, id: &str) {
    let path = format!("responses/{id}/");
    let mut wait_millis = 500.0;
    let mut refusals = 0;
    while shared.borrow().child_hash.is_none() {
        match api::get::<Document<ResponseAttributes>>(&path).await {
            Err(ApiError::Offline) => {}
            Ok(Document { data }) if data.attributes.hash_child_id.is_some() => {
                return hash_known(shared, data.attributes.hash_child_id);
            }
            // The family may go without, as it does from the predecessor; until it has gone the question stays.
            _ => refusals += 1,
        }
        if refusals == TRIES {
            hash_known(shared, None);
        }
        timers::sleep(wait_millis).await;
        wait_millis = f64::min(wait_millis * 2.0, SLOWEST_MILLIS);
    }
}

/// Without a pseudonym the family leaves as it does from the predecessor, with `child=null`.
fn hash_known(shared: &Shared, hash: Option<String>) {
    let driver = {
        let mut loading = shared.borrow_mut();
        if loading.child_hash.is_some() {
            return;
        }
        loading.child_hash.clone_from(&hash);
        loading.is_hash_refused |= hash.is_none();
        loading.driver.clone()
    };
    if let Some(driver) = driver {
        let hash = hash.unwrap_or_else(|| "null".into());
        driver.send(Event::ChildHashKnown { hash });
    }
}

/// The first frame is shown, or about to be.
fn is_playing(shared: &Shared) -> bool {
    let loading = shared.borrow();
    loading.is_over
        && !loading
            .shown
            .with_untracked(|shown| matches!(shown, Shown::Failed(_)))
}

/// Calls again while the connection is down: half a second, then longer, for as long as the page lives.
async fn retried<T, F, A>(call: F) -> Result<T, ApiError>
where
    F: Fn() -> A,
    A: Future<Output = Result<T, ApiError>>,
{
    let mut wait_millis = 500.0;
    loop {
        match call().await {
            Err(
                ApiError::Offline
                | ApiError::Refused {
                    status: 500..=599, ..
                },
            ) => {
                timers::sleep(wait_millis).await;
                wait_millis = f64::min(wait_millis * 2.0, SLOWEST_MILLIS);
            }
            answer => return answer,
        }
    }
}
