//! Which page is shown: a participation, the researchers' preview, or a clear word about what is wrong.

use crate::{
    browser::page,
    covers,
    languages::{self, spoken},
    load::{self, Address, Failure, Shown},
    stage::stage,
};
use kit::{widgets::live, words};
use leptos::prelude::*;
use std::rc::Rc;

/// Starts the app.
pub(crate) fn start() {
    languages::begin();
    let path = page::path();
    leptos::mount::mount_to_body(move || match Address::parse(&path) {
        Some(address) => participation(address),
        #[cfg(feature = "preview")]
        None if path.starts_with("/preview/timing") => crate::timing::timing(),
        #[cfg(feature = "preview")]
        None if path.starts_with("/preview") => crate::preview::preview(),
        None => failure(&Failure {
            title: spoken().get(words::PLAYER_NO_STUDY_TITLE).into(),
            advice: spoken().get(words::PLAYER_NO_STUDY_ADVICE).into(),
            details: vec![format!(
                "{path} is neither /studies/STUDY/CHILD/ nor /exp/studies/STUDY/CHILD/preview/"
            )],
        }),
    });
}

fn participation(address: Address) -> AnyView {
    let shown = RwSignal::new_local(Shown::Loading);
    let is_preview = address.is_preview;
    load::start(address, shown);
    Effect::new(|_| {
        let language = spoken().language();
        page::set_language(language.name(), language.direction());
    });
    view! {
        {live(move || match shown.get() {
            Shown::Loading => covers::loading(),
            Shown::LoadingLong => loading_long(),
            Shown::Playing(driver) => stage(Rc::clone(&driver), is_preview),
            Shown::Failed(reason) => failure(&reason),
        })}
    }
    .into_any()
}

/// The study has not arrived for a while, and may not for long.
fn loading_long() -> AnyView {
    view! {
        <main class="pk-message" role="status">
            <h1>{spoken().get(words::PLAYER_SLOW_TITLE)}</h1>
            <p>{spoken().get(words::PLAYER_SLOW_ADVICE)}</p>
            <p>{spoken().get(words::PLAYER_SLOW_PROMISE)}</p>
        </main>
    }
    .into_any()
}

/// A page that says what happened, what it means and what to do.
fn failure(failure: &Failure) -> AnyView {
    let details = failure.details.join("\n");
    view! {
        <main class="pk-message" role="alert">
            <h1>{failure.title.clone()}</h1>
            <p>{failure.advice.clone()}</p>
            <h3>{spoken().get(words::PLAYER_FOR_RESEARCHERS)}</h3>
            <pre>{details}</pre>
        </main>
    }
    .into_any()
}
