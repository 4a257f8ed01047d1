//! Beside the playing study: where it stands and what each frame would save.

use super::Bench;
use crate::driver::{Driver, DriverRef};
use leptos::prelude::*;
use session::Event;
use std::rc::Rc;

/// The panel.
pub(super) fn panel(bench: Bench, driver: Rc<Driver>) -> AnyView {
    let stage = driver.signals.stage;
    let problems = driver.signals.problems;
    let data = RwSignal::new(String::new());
    let held = DriverRef::new(driver);
    let show = move || {
        if let Some(saved) = held.with(|driver| driver.saved_data()) {
            data.set(serde_json::to_string_pretty(&saved).unwrap_or_default());
        }
    };
    // The data of a frame is complete when the next one is shown.
    Effect::new(move |_| {
        stage.with(|stage| stage.visit);
        show();
    });
    let jump = move |step: isize| {
        let index = stage
            .with_untracked(|stage| stage.frame_index)
            .saturating_add_signed(step);
        held.send(Event::JumpAsked { index });
    };
    view! {
        <aside class="pk-panel" aria-label="Preview">
            <div class="pk-row pk-row-ends">
                <strong>{move || stage.with(|stage| stage.frame_id.clone())}</strong>
                <button class="pk-button pk-button-quiet" type="button" on:click=move |_| bench.driver.set(None)>"Back to the protocol"</button>
            </div>
            <p class="pk-quiet">{move || stage.with(|stage| stage.kind.clone())}</p>
            <div class="pk-row">
                <button class="pk-button pk-button-quiet" type="button" on:click=move |_| jump(-1)>"Frame before"</button>
                <button class="pk-button pk-button-quiet" type="button" on:click=move |_| jump(1)>"Skip this frame"</button>
                <button class="pk-button pk-button-quiet" type="button" on:click=move |_| show()>"Show data now"</button>
            </div>
            {move || bench.is_over.get().then(|| view! { <p class="pk-status pk-good">"The study is over; a family would now go to the exit address."</p> })}
            <ul class="pk-problems">{move || problems.get().into_iter().map(|problem| view! { <li class="pk-problem">{problem}</li> }).collect::<Vec<_>>()}</ul>
            <h3>"Saved data"</h3>
            <pre id="saved-data">{move || data.get()}</pre>
        </aside>
    }
    .into_any()
}
