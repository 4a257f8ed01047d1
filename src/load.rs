//! Starting a participation: everything is asked for side by side, and the first frame is shown as soon as what it needs is there.

mod asking;
mod draw;
mod play;
mod resolve;
mod words;

use crate::{
    browser::{api::ApiError, timers},
    driver::Driver,
};
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc};
use wire::{Child, PastResponse, Response, Study};

pub(crate) use draw::forget;
pub(crate) use resolve::{load_values, resolve, specs, wishes};

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
    /// Still loading, and it is time to say so.
    LoadingLong,
    Playing(Rc<Driver>),
    Failed(Failure),
}

/// What has arrived so far.
struct Loading {
    address: Address,
    shown: RwSignal<Shown, LocalStorage>,
    study: Option<Study>,
    child: Option<Child>,
    past: Option<Result<Vec<PastResponse>, ApiError>>,
    response: Option<Response>,
    /// Why the server makes no response.
    refusal: Option<ApiError>,
    child_hash: Option<String>,
    is_hash_refused: bool,
    driver: Option<Rc<Driver>>,
    is_over: bool,
}

type Shared = Rc<RefCell<Loading>>;

/// A family that has waited so long wonders whether anything happens.
const LONG_MILLIS: f64 = 8000.0;

/// Asks for everything at once.
pub(crate) fn start(address: Address, shown: RwSignal<Shown, LocalStorage>) {
    let loading = Rc::new(RefCell::new(Loading {
        address,
        shown,
        study: None,
        child: None,
        past: None,
        response: None,
        refusal: None,
        child_hash: None,
        is_hash_refused: false,
        driver: None,
        is_over: false,
    }));
    timers::spawn(asking::study(Rc::clone(&loading)));
    timers::spawn(asking::child(Rc::clone(&loading)));
    timers::spawn(asking::response(Rc::clone(&loading)));
    timers::spawn(asking::past(loading));
    timers::spawn(async move {
        timers::sleep(LONG_MILLIS).await;
        if shown.with_untracked(|shown| matches!(shown, Shown::Loading)) {
            shown.set(Shown::LoadingLong);
        }
    });
}

/// Shows why the study can't be opened; the first reason counts.
fn fail(shared: &Shared, error: &ApiError, what: &str) {
    let mut loading = shared.borrow_mut();
    if !std::mem::replace(&mut loading.is_over, true) {
        let shown = loading.shown;
        drop(loading);
        shown.set(Shown::Failed(words::explain(error, what)));
    }
}
