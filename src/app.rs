//! Which page is shown: a participation, the researchers' preview, or a clear word about what is wrong.

use crate::{
    browser::page,
    covers,
    load::{self, Address, Failure, Shown},
    stage::stage,
};
use kit::widgets::live;
use leptos::prelude::*;
use std::rc::Rc;

/// Starts the app.
pub(crate) fn start() {
    let path = page::path();
    leptos::mount::mount_to_body(move || match Address::parse(&path) {
        Some(address) => participation(address),
        #[cfg(feature = "preview")]
        None if path.starts_with("/preview/timing") => crate::timing::timing(),
        #[cfg(feature = "preview")]
        None if path.starts_with("/preview") => crate::preview::preview(),
        None => failure(&Failure {
            title: "There is no study at this address".into(),
            advice: "Please open the study with the full link you were sent.".into(),
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
            <h1>"This takes longer than usual"</h1>
            <p>"The study's server has not answered yet. Please check your internet connection and keep this page open."</p>
            <p>"We keep trying. The study starts by itself."</p>
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
            <h3>"For researchers"</h3>
            <pre>{details}</pre>
        </main>
    }
    .into_any()
}
