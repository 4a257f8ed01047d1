//! Starting a participation: everything is asked for side by side, and the first frame is shown as soon as what it needs is there.

use crate::{
    browser::{
        api::{self, ApiError},
        clock, page,
        script::PageEngine,
        timers,
    },
    driver::{Driver, ServerStore, Signals},
};
use leptos::prelude::*;
use protocol::{Context, Options, Problem, Resolved, SeededDice, StudySource};
use serde_json::{Map, Value, json};
use session::{Event, FrameSpec, Session, Setup};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use wire::{
    Child, ChildAttributes, Document, ListDocument, NewResponse, PastResponse, ResponseAttributes,
    Study, StudyAttributes,
};

/// Which participation the address means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) study: String,
    pub(crate) child: String,
    pub(crate) is_preview: bool,
}

impl Address {
    /// `/studies/{study}/{child}/` or `/exp/studies/{study}/{child}/preview/`.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let (study, child, is_preview) = match parts.as_slice() {
            ["studies", study, child] => (study, child, false),
            ["exp", "studies", study, child, "preview"] => (study, child, true),
            _ => return None,
        };
        Some(Self {
            study: (*study).to_owned(),
            child: (*child).to_owned(),
            is_preview,
        })
    }
}

/// Why nothing can be shown, for the family and for the researcher.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) title: String,
    pub(crate) advice: String,
    pub(crate) details: Vec<String>,
}

/// What the app shows.
#[derive(Clone)]
pub(crate) enum Shown {
    Loading,
    Playing(Rc<Driver>),
    Failed(Failure),
}

/// What has arrived so far.
struct Loading {
    address: Address,
    shown: RwSignal<Shown, LocalStorage>,
    study: Option<Study>,
    child: Option<Child>,
    past: Option<Vec<PastResponse>>,
    response_id: Option<String>,
    child_hash: Option<String>,
    driver: Option<Rc<Driver>>,
    is_over: bool,
}

type Shared = Rc<RefCell<Loading>>;

/// Asks for everything at once.
pub(crate) fn start(address: Address, shown: RwSignal<Shown, LocalStorage>) {
    let loading = Rc::new(RefCell::new(Loading {
        address: address.clone(),
        shown,
        study: None,
        child: None,
        past: None,
        response_id: None,
        child_hash: None,
        driver: None,
        is_over: false,
    }));
    let (study, child) = (address.study.clone(), address.child.clone());

    let shared = Rc::clone(&loading);
    let path = format!("studies/{study}/");
    timers::spawn(async move {
        match retried(|| api::get::<Document<StudyAttributes>>(&path)).await {
            Ok(document) => {
                page::set_title(&document.data.attributes.name);
                shared.borrow_mut().study = Some(document.data);
                advance(&shared);
            }
            Err(error) => fail(&shared, &error, "study"),
        }
    });

    let shared = Rc::clone(&loading);
    let path = format!("children/{child}/");
    timers::spawn(async move {
        match retried(|| api::get::<Document<ChildAttributes>>(&path)).await {
            Ok(document) => {
                shared.borrow_mut().child = Some(document.data);
                advance(&shared);
            }
            Err(error) => fail(&shared, &error, "child"),
        }
    });

    let shared = Rc::clone(&loading);
    timers::spawn(async move {
        let attributes = NewResponse {
            global_event_timings: Some(json!([])),
            exp_data: Some(json!({})),
            sequence: Some(Vec::new()),
            completed: Some(false),
            completed_consent_frame: Some(false),
            survey_consent: Some(false),
            is_preview: Some(shared.borrow().address.is_preview),
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
                Err(error) => return fail(&shared, &error, "response"),
            }
        };
        let id = document.data.id().to_owned();
        let driver = {
            let mut loading = shared.borrow_mut();
            loading.response_id = Some(id.clone());
            loading.driver.clone()
        };
        if let Some(driver) = driver {
            driver.send(Event::ResponseCreated { id });
        }
        find_child_hash(&shared).await;
    });

    let shared = Rc::clone(&loading);
    timers::spawn(async move {
        let past = past_responses(&address).await.unwrap_or_default();
        shared.borrow_mut().past = Some(past);
        advance(&shared);
    });
}

/// The longest pause between two tries.
const SLOWEST_MILLIS: f64 = 15_000.0;

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

/// All pages of the child's earlier responses to this study, newest first.
async fn past_responses(address: &Address) -> Result<Vec<PastResponse>, ApiError> {
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
async fn find_child_hash(shared: &Shared) {
    let id = shared.borrow().response_id.clone().unwrap_or_default();
    let path = format!("responses/{id}/");
    let Ok(document) = retried(|| api::get::<Document<ResponseAttributes>>(&path)).await else {
        return;
    };
    let hash = document.data.attributes.hash_child_id.unwrap_or_default();
    let driver = {
        let mut loading = shared.borrow_mut();
        loading.child_hash = Some(hash.clone());
        loading.driver.clone()
    };
    if let Some(driver) = driver {
        driver.send(Event::ChildHashKnown { hash });
    }
}

fn fail(shared: &Shared, error: &ApiError, what: &str) {
    let (shown, first) = {
        let mut loading = shared.borrow_mut();
        let first = !loading.is_over;
        loading.is_over = true;
        (loading.shown, first)
    };
    if first {
        shown.set(Shown::Failed(explain(error, what)));
    }
}

fn explain(error: &ApiError, what: &str) -> Failure {
    let (title, advice) = match (error, what) {
        (
            ApiError::Refused {
                status: 401 | 403, ..
            },
            _,
        ) => (
            "Please sign in again",
            "You are signed out, or this child belongs to another account. Sign in on the study's site and open the study from there.",
        ),
        (ApiError::Refused { status: 404, .. }, "child") => (
            "This child is not known here",
            "The address of this page names a child that the study's server does not know. Please open the study again from your study page, or tell the lab that invited you.",
        ),
        (ApiError::Refused { status: 404, .. }, _) => (
            "This study was not found",
            "The address of this page may be mistyped, or the study has ended. Please check the link you were sent.",
        ),
        _ => (
            "The study could not be opened",
            "Nothing was recorded. Please load the page again; if that does not help, tell the lab that invited you.",
        ),
    };
    Failure {
        title: title.into(),
        advice: advice.into(),
        details: vec![format!("{what}: {error:?}")],
    }
}

/// Starts playing once everything that the first frame needs is there.
fn advance(shared: &Shared) {
    let mut loading = shared.borrow_mut();
    if loading.is_over || loading.driver.is_some() {
        return;
    }
    let (Some(study), Some(child)) = (loading.study.clone(), loading.child.clone()) else {
        return;
    };
    let attributes = &study.attributes;
    if loading.past.is_none() && needs_past(attributes) {
        return;
    }
    let past = loading.past.clone().unwrap_or_default();
    let address = loading.address.clone();
    loading.is_over = true;
    let shown = loading.shown;
    drop(loading);
    let shared = Rc::clone(shared);
    timers::spawn(async move {
        let source = StudySource {
            structure: study.attributes.structure.clone(),
            generator: Some(study.attributes.generator.clone()),
            use_generator: study.attributes.use_generator,
        };
        let child_json = child_for_scripts(&child);
        let past_json = past_for_scripts(&past);
        match resolve(&source, &child_json, &past_json, clock::seed()).await {
            Ok(resolved) if resolved.frames.is_empty() => {
                shown.set(Shown::Failed(empty_study(&study)));
            }
            Ok(resolved) => {
                let store = ServerStore {
                    study: study.id().to_owned(),
                    child: address.child.clone(),
                    is_preview: address.is_preview,
                    exit_url: study.attributes.exit_url.clone(),
                };
                let texts = texts_of(&study, address.is_preview);
                let response_id = shared.borrow().response_id.clone();
                let knew_no_id = response_id.is_none();
                let setup = setup_of(&study, response_id, &resolved, child_json, past_json);
                let driver = Driver::new(
                    Session::new(setup),
                    study.id().to_owned(),
                    texts,
                    Rc::new(store),
                    Signals::new(),
                );
                for problem in &resolved.problems {
                    driver.warn(problem.to_string());
                }
                driver.listen();
                // A response made while the protocol was resolved must not be missed.
                let (late_id, late_hash) = {
                    let mut loading = shared.borrow_mut();
                    loading.driver = Some(Rc::clone(&driver));
                    (loading.response_id.clone(), loading.child_hash.clone())
                };
                shown.set(Shown::Playing(Rc::clone(&driver)));
                driver.send(Event::Start);
                if let Some(id) = late_id.filter(|_| knew_no_id) {
                    driver.send(Event::ResponseCreated { id });
                }
                if let Some(hash) = late_hash {
                    driver.send(Event::ChildHashKnown { hash });
                }
            }
            Err(problems) => shown.set(Shown::Failed(broken_protocol(&study, &problems))),
        }
    });
}

/// Whether the earlier responses can change what is shown first: a script may read them, or a randomizer looks back.
fn needs_past(study: &StudyAttributes) -> bool {
    if study.use_generator {
        return true;
    }
    let text = study.structure.to_string();
    [
        "conditionForAdditionalSessions",
        "generateProperties",
        "selectNextFrame",
        "exp-frame-select",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Resolves the protocol and loads its `URL:` and `JSON:` values.
pub(crate) async fn resolve(
    source: &StudySource,
    child: &Value,
    past: &Value,
    seed: u32,
) -> Result<Resolved, Vec<Problem>> {
    let context = Context {
        child: child.clone(),
        past_sessions: past.clone(),
        now_millis: clock::now().wall_millis,
    };
    let mut dice = SeededDice::new(seed);
    let mut engine = PageEngine::default();
    let mut resolved =
        protocol::resolve(source, &context, Options::default(), &mut dice, &mut engine)
            .map_err(protocol::Unresolved::into_problems)?;
    for index in 0..resolved.fetches.len() {
        let answer = api::text(&resolved.fetches[index].url).await;
        let answer = answer.as_deref().map_err(|_| "there was no answer");
        if let Err(problem) = resolved.apply_fetch(index, answer) {
            resolved.problems.push(problem);
        }
    }
    Ok(resolved)
}

pub(crate) fn setup_of(
    study: &Study,
    response_id: Option<String>,
    resolved: &Resolved,
    child: Value,
    past_sessions: Value,
) -> Setup {
    Setup {
        study_id: study.id().to_owned(),
        response_id,
        frames: resolved
            .frames
            .iter()
            .map(|frame| FrameSpec {
                id: frame.id.clone(),
                kind: frame.kind.clone(),
                params: frame.params.clone(),
            })
            .collect(),
        conditions: resolved.conditions.clone(),
        child,
        past_sessions,
        first_index: 0,
        seed: clock::seed(),
    }
}

fn texts_of(study: &Study, is_preview: bool) -> BTreeMap<&'static str, String> {
    let attributes = &study.attributes;
    BTreeMap::from([
        ("name", attributes.name.clone()),
        ("duration", attributes.duration.clone()),
        ("purpose", attributes.purpose.clone()),
        ("contact_info", attributes.contact_info.clone()),
        ("preview", is_preview.to_string()),
    ])
}

/// The child under the names that scripts know (spec 1.14).
fn child_for_scripts(child: &Child) -> Value {
    let attributes = &child.attributes;
    json!({
        "id": child.id(),
        "givenName": attributes.given_name,
        "birthday": attributes.birthday,
        "gender": attributes.gender,
        "ageAtBirth": attributes.age_at_birth,
        "additionalInformation": attributes.additional_information,
        "languageList": attributes.language_list,
        "conditionList": attributes.condition_list,
        "deleted": attributes.deleted,
    })
}

/// Earlier responses under the names that scripts know (spec 1.14).
fn past_for_scripts(past: &[PastResponse]) -> Value {
    past.iter()
        .map(|response| {
            let attributes = &response.attributes;
            json!({
                "id": response.id(),
                "createdOn": attributes.created_on,
                "conditions": attributes.conditions,
                "expData": attributes.exp_data,
                "sequence": attributes.sequence,
                "completed": attributes.completed,
                "completedConsentFrame": attributes.completed_consent_frame,
                "surveyConsent": attributes.survey_consent,
                "globalEventTimings": attributes.global_event_timings,
                "isPreview": attributes.is_preview,
                "hash_child_id": attributes.hash_child_id,
                "recordingMethod": attributes.recording_method,
            })
        })
        .collect::<Vec<_>>()
        .into()
}

fn broken_protocol(study: &Study, problems: &[Problem]) -> Failure {
    Failure {
        title: format!("“{}” can't be shown right now", study.attributes.name),
        advice: format!(
            "There is a mistake in the study's plan. It is not your fault and nothing was recorded. Please tell the researchers: {}.",
            study.attributes.contact_info
        ),
        details: problems.iter().map(ToString::to_string).collect(),
    }
}

fn empty_study(study: &Study) -> Failure {
    Failure {
        title: format!("“{}” has no pages yet", study.attributes.name),
        advice: format!(
            "Please tell the researchers: {}.",
            study.attributes.contact_info
        ),
        details: vec!["sequence: it names no frame, so there is nothing to show.".into()],
    }
}

/// Params of a frame for a preview's panel.
pub(crate) fn pretty(params: &Map<String, Value>) -> String {
    serde_json::to_string_pretty(params).unwrap_or_default()
}
