//! The researchers' preview: a protocol in, its frames, problems and data out. No login, nothing is stored; the companion server checks
//! the text, where there is one.

mod child;
mod findings;
mod outcome;
mod panel;
mod play;
mod source;

use crate::driver::Driver;
use leptos::prelude::*;
use outcome::Outcome;
use std::rc::Rc;

/// What the page holds, whether it shows the protocol or plays it.
#[derive(Clone, Copy)]
struct Bench {
    text: RwSignal<String>,
    age_days: RwSignal<f64>,
    seed: RwSignal<u32>,
    outcome: RwSignal<Option<Outcome>>,
    driver: RwSignal<Option<Rc<Driver>>, LocalStorage>,
    is_over: RwSignal<bool>,
    /// Counts plays.
    play: StoredValue<u32>,
    /// What the signals of every play belong to. The browser may still tell a driver something after its play has ended, so they
    /// last as long as the page.
    home: StoredValue<Owner>,
}

/// The page.
pub(crate) fn preview() -> AnyView {
    crate::browser::page::set_title("Preview a study");
    let bench = Bench {
        text: RwSignal::new(String::new()),
        age_days: RwSignal::new(365.0),
        seed: RwSignal::new(1),
        outcome: RwSignal::new(None),
        driver: RwSignal::new_local(None),
        is_over: RwSignal::new(false),
        play: StoredValue::new(0),
        home: StoredValue::new(Owner::current().unwrap_or_default()),
    };
    view! {
        {move || match bench.driver.get() {
            Some(driver) => panel::playing(bench, driver),
            None => reading(bench),
        }}
    }
    .into_any()
}

fn reading(bench: Bench) -> AnyView {
    view! {
        <main class="pk-page pk-preview">
            <header>
                <h1>"Preview a study"</h1>
                <p class="pk-quiet">"The protocol is played on this page only: nothing is stored, and no recording leaves this computer. The companion server looks it over; it keeps nothing of it."</p>
            </header>
            <section aria-label="Protocol">
                {source::source_form(bench)}
                <div class="pk-row">
                    {child::age_form(bench.age_days)}
                    <label class="pk-field">"Seed of the draws"
                        <input id="seed" type="number" min="0" prop:value=move || bench.seed.get().to_string()
                            on:input=move |event| bench.seed.set(event_target_value(&event).parse().unwrap_or(1))/>
                    </label>
                    <button id="readbutton" class="pk-button pk-button-go" type="button" on:click=move |_| outcome::read(bench)>"Read the protocol"</button>
                </div>
            </section>
            <div id="outcome" aria-live="polite">
                {move || bench.outcome.with(|outcome| match outcome {
                    Some(outcome) => outcome::outcome_view(bench, outcome),
                    None => view! { <p class="pk-quiet pk-card">"The problems of the protocol and the list of its frames are shown here."</p> }.into_any(),
                })}
            </div>
        </main>
    }
    .into_any()
}
