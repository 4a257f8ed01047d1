//! The playing study, small as a window of its own; above it where it stands, beside it what each frame would save.

use super::{Bench, play};
use crate::{
    browser::page,
    driver::{Driver, DriverRef},
    stage::stage as player,
};
use leptos::prelude::*;
use session::Event;
use std::rc::Rc;

/// The page while a study plays.
pub(super) fn playing(bench: Bench, driver: Rc<Driver>) -> AnyView {
    let window = player(Rc::clone(&driver), true);
    let stage = driver.signals.stage;
    let problems = driver.signals.problems;
    let saved = RwSignal::new(Vec::<(String, String)>::new());
    let held = DriverRef::new(driver);
    let show = move || {
        let data = held.with(|driver| driver.saved_data()).unwrap_or_default();
        let frames = data.as_object().into_iter().flatten();
        saved.set(
            frames
                .map(|(id, data)| {
                    (
                        id.clone(),
                        serde_json::to_string_pretty(data).unwrap_or_default(),
                    )
                })
                .collect(),
        );
    };
    let visit = Memo::new(move |_| stage.with(|stage| stage.visit));
    let phase = Memo::new(move |_| stage.with(|stage| stage.phase));
    // The data of a frame is complete when the next one is shown, or when the study is over.
    Effect::new(move |_| {
        visit.get();
        phase.get();
        show();
    });
    // The player scrolls in its window here, and not the page.
    Effect::new(move |_| {
        visit.get();
        if let Some(player) = page::document().get_element_by_id(page::PLAYER_ID) {
            player.set_scroll_top(0);
        }
    });
    let jump = move |step: isize| {
        let index = stage
            .with_untracked(|stage| stage.frame_index)
            .saturating_add_signed(step);
        held.send(Event::JumpAsked { index });
    };
    let has_ended = move || bench.is_over.get();
    view! {
        <div class="pk-bench">
            <header class="pk-bench-bar pk-row">
                <button id="backbutton" class="pk-button pk-button-quiet" type="button" on:click=move |_| play::end(bench)>"Back to the protocol"</button>
                <p class="pk-bench-name">
                    <code class="pk-frame-id">{move || stage.with(|stage| stage.frame_id.clone())}</code>
                    <code class="pk-quiet">{move || stage.with(|stage| stage.kind.clone())}</code>
                </p>
                <button class="pk-button pk-button-quiet" type="button" disabled=has_ended on:click=move |_| jump(-1)>"Frame before"</button>
                <button class="pk-button pk-button-quiet" type="button" disabled=has_ended on:click=move |_| jump(1)>"Skip this frame"</button>
            </header>
            <div class="pk-bench-window" on:click=move |_| show()>{window}</div>
            <section class="pk-bench-notes" aria-label="Notes">
                {move || has_ended().then(|| view! { <p class="pk-status pk-good" role="status">"The study is over. A family would now go to the exit address."</p> })}
                <ul class="pk-problems">{move || problems.get().into_iter().map(|problem| view! { <li class="pk-problem">{problem}</li> }).collect::<Vec<_>>()}</ul>
            </section>
            <aside class="pk-bench-data" aria-label="Saved data">
                <div class="pk-row pk-row-ends">
                    <h3>"Data to be saved"</h3>
                    <button id="databutton" class="pk-button pk-button-quiet" type="button" on:click=move |_| show()>"Update"</button>
                </div>
                <div id="saved-data">
                    {move || {
                        let frames = saved.get();
                        let newest = frames.len().saturating_sub(1);
                        frames.into_iter().enumerate().map(|(place, (id, data))| view! {
                            <details open=place == newest><summary><code>{id}</code></summary><pre class="pk-json">{data}</pre></details>
                        }.into_any()).collect::<Vec<_>>()
                    }}
                </div>
                <p class="pk-quiet">"The frame on show is as it was at your last click there; Update brings it up to now. A frame that you skip saves nothing."</p>
            </aside>
        </div>
    }
    .into_any()
}
