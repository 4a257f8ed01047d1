//! The step from asking to playing.

use super::{Loading, Shared, Shown, draw::Draw, fail, resolve, words};
use crate::{
    browser::{clock, timers},
    driver::{Driver, ServerStore, Signals},
    records,
};
use leptos::prelude::*;
use protocol::{Problem, Resolved, SEED_KEY, Severity, StudySource, Unresolved, play_dice};
use serde_json::Value;
use session::{Event, Session, Setup};
use std::{cell::RefMut, collections::BTreeMap, rc::Rc};
use wire::{Child, PastResponse, Study};

/// Everything that the first frame needs.
struct Ready {
    study: Study,
    child: Value,
    past: Value,
    draw: Draw,
}

/// Starts playing once everything that the first frame needs is there.
pub(super) fn advance(shared: &Shared) {
    let loading = shared.borrow_mut();
    if loading.is_over {
        return;
    }
    let (Some(study), Some(child)) = (loading.study.clone(), loading.child.clone()) else {
        return;
    };
    if let Some(error) = loading.refusal.clone() {
        drop(loading);
        return fail(shared, &error, "response");
    }
    let past = if records::needs_past(&study.attributes) {
        match (&loading.past, &loading.response) {
            // Drawn as if the child were new, or computed from nothing, the study would be another one.
            (Some(Err(error)), _) => {
                let error = error.clone();
                drop(loading);
                return fail(shared, &error, "earlier responses");
            }
            (Some(Ok(past)), Some(response)) => records::with_current(
                past.clone(),
                response.clone(),
                clock::iso(clock::now().wall_millis),
            ),
            _ => return,
        }
    } else {
        Vec::new()
    };
    begin(shared, loading, study, &child, &past);
}

fn begin(
    shared: &Shared,
    mut loading: RefMut<'_, Loading>,
    study: Study,
    child: &Child,
    past: &[PastResponse],
) {
    loading.is_over = true;
    let shown = loading.shown;
    let draw = Draw::of(&loading.address);
    drop(loading);
    let ready = Ready {
        study,
        child: records::child_for_scripts(child),
        past: records::past_for_scripts(past),
        draw,
    };
    let shared = Rc::clone(shared);
    timers::spawn(async move {
        let attributes = &ready.study.attributes;
        let source = StudySource {
            structure: attributes.structure.clone(),
            generator: Some(attributes.generator.clone()),
            use_generator: attributes.use_generator,
        };
        let outcome = resolve(&source, &ready.child, &ready.past, draw).await;
        match outcome.map_err(Unresolved::into_problems).and_then(whole) {
            Ok(resolved) if resolved.frames.is_empty() => {
                shown.set(Shown::Failed(words::empty(&ready.study)));
            }
            Ok(resolved) => play(&shared, ready, resolved),
            Err(problems) => shown.set(Shown::Failed(words::unplayable(&ready.study, &problems))),
        }
    });
}

/// A frame without a text or a list that should have been loaded may ask the family for something that makes no sense.
fn whole(resolved: Resolved) -> Result<Resolved, Vec<Problem>> {
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    if resolved.problems.iter().any(is_error) {
        Err(resolved.problems.into_iter().filter(is_error).collect())
    } else {
        Ok(resolved)
    }
}

fn play(shared: &Shared, ready: Ready, mut resolved: Resolved) {
    let Ready {
        study,
        child,
        past,
        draw,
    } = ready;
    let record = draw.record();
    resolved.conditions.insert(SEED_KEY.into(), record);
    let (shown, address, response_id) = {
        let loading = shared.borrow();
        let id = loading
            .response
            .as_ref()
            .map(|response| response.id().to_owned());
        (loading.shown, loading.address.clone(), id)
    };
    let store = ServerStore {
        study: study.id().to_owned(),
        child: address.child,
        is_preview: address.is_preview,
        exit_url: study.attributes.exit_url.clone(),
    };
    let wishes = super::wishes(&resolved.frames);
    let setup = Setup {
        study_id: study.id().to_owned(),
        response_id,
        frames: resolve::specs(resolved.frames),
        conditions: resolved.conditions,
        child,
        past_sessions: past,
        first_index: 0,
        seed: draw.seed,
    };
    let driver = Driver::new(
        Session::new(setup),
        study.id().to_owned(),
        texts_of(&study, address.is_preview),
        Rc::new(store),
        Signals::new(),
    );
    driver.speak(resolved.language.as_deref(), &wishes);
    driver.dice.replace(play_dice(draw.seed));
    for problem in &resolved.problems {
        driver.warn(problem.to_string());
    }
    let exit_url = &study.attributes.exit_url;
    if session::exit_url(exit_url, "", "") == "/" {
        driver.warn(format!("exit_url: “{exit_url}” is no whole address, so families go to the first page of this site at the end."));
    }
    driver.listen();
    let hash = {
        let mut loading = shared.borrow_mut();
        loading.driver = Some(Rc::clone(&driver));
        let refused = loading.is_hash_refused.then(|| "null".to_owned());
        loading.child_hash.clone().or(refused)
    };
    shown.set(Shown::Playing(Rc::clone(&driver)));
    driver.send(Event::Start);
    if let Some(hash) = hash {
        driver.send(Event::ChildHashKnown { hash });
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
