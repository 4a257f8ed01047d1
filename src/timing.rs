//! A page that measures how well this machine and browser keep the times of stimuli: the player's way beside the predecessor's.
//!
//! `cargo xtask timing` opens it in a browser on a busy machine; a lab can open `/preview/timing` on its own.

mod stimuli;
mod summary;
mod ways;

use crate::{
    browser::{page, timers},
    driver::{Driver, Saving, Signals, Store},
};
use frames::text::Text;
use kit::{Clock, FrameCx, groups::Groups};
use leptos::prelude::*;
use serde_json::{Map, Value, json};
use session::{SavedState, Session, Setup};
use std::{collections::BTreeMap, rc::Rc};
use stimuli::Stimuli;
use summary::{Presentation, Summary};
use ways::Medium;
use web_sys::HtmlElement;

/// Nothing is saved.
struct Nowhere;

impl Store for Nowhere {
    fn save(&self, _response_id: String, _state: SavedState) -> Saving {
        Box::pin(async { Ok(()) })
    }

    fn keeps_recordings(&self) -> bool {
        false
    }

    fn leave(&self, _child_hash: &str, _response_id: &str) {}
}

/// What the page shows.
#[derive(Clone, Copy)]
struct Bench {
    count: RwSignal<usize>,
    done: RwSignal<usize>,
    is_running: RwSignal<bool>,
    report: RwSignal<Option<Value>>,
    trouble: RwSignal<Option<String>>,
}

/// The page.
pub(crate) fn timing() -> AnyView {
    page::set_title("How well stimuli keep their times");
    let bench = Bench {
        count: RwSignal::new(asked_count()),
        done: RwSignal::new(0),
        is_running: RwSignal::new(false),
        report: RwSignal::new(None),
        trouble: RwSignal::new(None),
    };
    let stage = NodeRef::<leptos::html::Div>::new();
    let begin = move |_| {
        if let Some(stage) = stage.get_untracked() {
            bench.is_running.set(true);
            bench.report.set(None);
            timers::spawn(measure(bench, (*stage).clone()));
        }
    };
    let progress = move || {
        let all = bench.count.get() * 2 * Medium::ALL.len();
        format!("{} of {all}", bench.done.get())
    };
    view! {
        <main class="pk-page pk-preview">
            <h1>"How well stimuli keep their times"</h1>
            <p>"Pictures, films and sounds are presented at random moments, one after the other: on the player’s clock, and from a timer as the older player does. For each, the moment it was wanted is compared with the moment the browser says it was seen or heard. Nothing leaves this computer. Leave the page in front until it is done; it takes some minutes."</p>
            <div class="pk-row">
                <label class="pk-field">"Presentations of each"
                    <input id="count" type="number" min="1" max="1000" prop:value=move || bench.count.get().to_string() disabled=move || bench.is_running.get()
                        on:input=move |event| bench.count.set(event_target_value(&event).parse().unwrap_or(200).clamp(1, 1000))/>
                </label>
                <button id="measure" type="button" class="pk-button pk-button-go" disabled=move || bench.is_running.get() on:click=begin>"Measure"</button>
                <p class="pk-quiet" role="status">{move || bench.is_running.get().then(progress)}</p>
            </div>
            <div node_ref=stage class="pk-timing-stage" aria-hidden="true"></div>
            {move || bench.trouble.get().map(|why| view! { <p role="alert" class="pk-card">{why}</p> })}
            {move || bench.report.get().map(|report| table(&report))}
        </main>
    }
    .into_any()
}

/// `?count=20` in the address.
fn asked_count() -> usize {
    let query = page::window().location().search().unwrap_or_default();
    let count = query.strip_prefix("?count=");
    count.and_then(|count| count.parse().ok()).unwrap_or(200)
}

fn table(report: &Value) -> AnyView {
    let rows = report["rows"].as_array().cloned().unwrap_or_default();
    let number = |row: &Value, name: &str| format!("{:.1}", row[name].as_f64().unwrap_or_default());
    let rows = rows.iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{row["medium"].as_str().unwrap_or_default().to_owned()}</th>
                <td>{row["way"].as_str().unwrap_or_default().to_owned()}</td>
                <td>{row["n"].to_string()}</td>
                <td>{number(row, "meanMillis")}</td>
                <td>{number(row, "sdMillis")}</td>
                <td>{number(row, "worstMillis")}</td>
                <td>{number(row, "withinFramePercent")}" %"</td>
                <td>{number(row, "logEarlyMillis")}</td>
            </tr>
        }
    });
    let refresh = number(report, "refreshMillis");
    let json = report.to_string();
    view! {
        <section aria-label="Result">
            <table class="pk-timing-table">
                <caption>"Presented less requested time, in milliseconds. The display refreshes every " {refresh} " ms."</caption>
                <thead><tr><th scope="col">"Stimulus"</th><th scope="col">"Way"</th><th scope="col">"Number"</th><th scope="col">"Mean"</th><th scope="col">"SD"</th><th scope="col">"Worst"</th><th scope="col">"Within one frame"</th><th scope="col">"Log is early by"</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <details><summary>"As JSON"</summary><pre id="timing-report">{json}</pre></details>
        </section>
    }
    .into_any()
}

/// All presentations, the two ways in turn.
async fn measure(bench: Bench, stage: HtmlElement) {
    let driver = idle_driver();
    let cx = FrameCx::<Text>::new(driver.host(0), 0, Groups::default());
    let presentation = Clock::new(cx);
    let stimuli = match Stimuli::make(&stage).await {
        Ok(stimuli) => stimuli,
        Err(error) => {
            bench.is_running.set(false);
            bench.trouble.set(Some(format!(
                "This browser can’t make the film that is presented: {error:?}"
            )));
            return;
        }
    };
    let mut rows = Vec::new();
    bench.done.set(0);
    for medium in Medium::ALL {
        let (mut clocked, mut timed_out) = (Vec::new(), Vec::new());
        for _ in 0..bench.count.get_untracked() {
            ways::show(&stimuli.picture, false);
            ways::show(&stimuli.film, false);
            clocked.extend(ways::clocked(cx, presentation, &stimuli, medium, wait(&driver)).await);
            bench.done.update(|done| *done += 1);
            ways::show(&stimuli.picture, false);
            ways::show(&stimuli.film, false);
            timed_out.extend(ways::timed_out(&stimuli, medium, wait(&driver)).await);
            bench.done.update(|done| *done += 1);
        }
        let refresh = presentation.refresh_millis();
        rows.extend(row(medium, "player", &clocked, refresh));
        rows.extend(row(medium, "setTimeout", &timed_out, refresh));
    }
    bench.is_running.set(false);
    bench.report.set(Some(json!({
        "rows": rows,
        "refreshMillis": presentation.refresh_millis(),
        "droppedFrames": presentation.dropped_frames(),
        "agent": page::window().navigator().user_agent().unwrap_or_default(),
    })));
    stage.set_inner_html("");
}

/// 100 to 250 ms from now, at no fixed distance from the display's refreshes.
fn wait(driver: &Rc<Driver>) -> f64 {
    let mut dice = driver.dice.borrow_mut();
    100.0 + 150.0 * protocol::Dice::next_unit(&mut *dice)
}

fn row(medium: Medium, way: &str, all: &[Presentation], refresh_millis: f64) -> Option<Value> {
    let Ok(Value::Object(summary)) = serde_json::to_value(Summary::of(all, refresh_millis)?) else {
        return None;
    };
    let mut row = Map::from_iter([
        ("medium".to_owned(), json!(medium.name())),
        ("way".to_owned(), json!(way)),
    ]);
    row.extend(summary);
    Some(Value::Object(row))
}

/// A player that plays nothing: the clock of its frames is what is measured.
fn idle_driver() -> Rc<Driver> {
    let setup = Setup {
        study_id: "timing".into(),
        response_id: None,
        frames: Vec::new(),
        conditions: Map::new(),
        child: json!({}),
        past_sessions: json!([]),
        first_index: 0,
        seed: 0,
    };
    Driver::new(
        Session::new(setup),
        "timing".into(),
        BTreeMap::new(),
        Rc::new(Nowhere),
        Signals::new(),
    )
}
