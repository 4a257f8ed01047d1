//! The researchers' preview: a protocol in, its frames, problems and data out. No login, nothing is stored or sent.

mod child;
mod panel;
mod source;

use crate::{
    driver::{Driver, Saving, Signals, Store},
    load,
    stage::stage,
};
use leptos::prelude::*;
use protocol::{FrameConfig, Problem, Severity};
use session::{Event, FrameSpec, SavedState, Session, Setup};
use std::rc::Rc;

/// Saves stay on the page.
struct NoStore {
    is_over: RwSignal<bool>,
}

impl Store for NoStore {
    fn save(&self, _response_id: String, _state: SavedState) -> Saving {
        Box::pin(async { Ok(()) })
    }

    fn keeps_recordings(&self) -> bool {
        false
    }

    fn leave(&self, _child_hash: &str, _response_id: &str) {
        self.is_over.set(true);
    }
}

/// What reading a protocol gave.
#[derive(Clone, Default)]
struct Outcome {
    frames: Vec<FrameConfig>,
    conditions: String,
    problems: Vec<Problem>,
}

#[derive(Clone, Copy)]
struct Bench {
    text: RwSignal<String>,
    age_days: RwSignal<f64>,
    seed: RwSignal<u32>,
    outcome: RwSignal<Option<Outcome>>,
    driver: RwSignal<Option<Rc<Driver>>, LocalStorage>,
    is_over: RwSignal<bool>,
    /// What a play's signals belong to. They outlive the view that starts it, and go when the next play begins.
    home: StoredValue<Owner>,
    playing: StoredValue<Option<Owner>>,
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
        home: StoredValue::new(Owner::current().unwrap_or_default()),
        playing: StoredValue::new(None),
    };
    view! {
        {move || match bench.driver.get() {
            Some(driver) => playing(bench, &driver),
            None => reading(bench),
        }}
    }
    .into_any()
}

fn reading(bench: Bench) -> AnyView {
    view! {
        <main class="pk-page pk-preview">
            <h1>"Preview a study"</h1>
            <p class="pk-quiet">"Paste a study protocol or a generator, or drop its file. It is read on this page only: nothing is stored or sent, no recording leaves the computer."</p>
            {source::source_form(bench.text)}
            <div class="pk-row pk-card">
                {child::age_form(bench.age_days)}
                <label class="pk-field">"Seed of the draws"
                    <input type="number" min="0" prop:value=move || bench.seed.get().to_string()
                        on:input=move |event| bench.seed.set(event_target_value(&event).parse().unwrap_or(1))/>
                </label>
                <button id="readbutton" class="pk-button pk-button-go" type="button" on:click=move |_| read(bench)>"Read the protocol"</button>
            </div>
            {move || bench.outcome.get().map(|outcome| outcome_view(bench, &outcome))}
        </main>
    }
    .into_any()
}

/// Resolves what stands in the text field, for a child of the chosen age.
fn read(bench: Bench) {
    let text = bench.text.get_untracked();
    let child = child::child_of_age(bench.age_days.get_untracked());
    let seed = bench.seed.get_untracked();
    crate::browser::timers::spawn(async move {
        let outcome = match source::parse(&text) {
            Ok(study) => match load::resolve(&study, &child, &serde_json::json!([]), seed).await {
                Ok(resolved) => Outcome {
                    conditions: load::pretty(&resolved.conditions),
                    problems: resolved
                        .problems
                        .into_iter()
                        .chain(kind_problems(&resolved.frames))
                        .collect(),
                    frames: resolved.frames,
                },
                Err(problems) => Outcome {
                    problems,
                    ..Outcome::default()
                },
            },
            Err(problem) => Outcome {
                problems: vec![problem],
                ..Outcome::default()
            },
        };
        bench.outcome.set(Some(outcome));
    });
}

/// What the frame kinds themselves say about the parameters.
fn kind_problems(frames: &[FrameConfig]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for frame in frames {
        match crate::driver::find_kind(&frame.kind) {
            Some(kind) => problems.extend((kind.open)(&frame.params).problems.into_iter().map(|problem| {
                Problem::warning(protocol::ProblemKind::WrongType, format!("{}.{}", frame.id, problem.path), problem.message)
            })),
            None => problems.push(Problem::error(
                protocol::ProblemKind::UnknownKind,
                format!("{}.kind", frame.id),
                format!("there is no frame kind “{}” in this player; a family would see a page that says so", frame.kind),
            )),
        }
    }
    problems
}

fn outcome_view(bench: Bench, outcome: &Outcome) -> AnyView {
    let problems = outcome
        .problems
        .iter()
        .map(problem_view)
        .collect::<Vec<_>>();
    let frames = outcome
        .frames
        .iter()
        .enumerate()
        .map(|(index, frame)| {
            let known = crate::driver::find_kind(&frame.kind).is_some();
            view! {
                <li class="pk-frame-row">
                    <code class="pk-frame-id">{frame.id.clone()}</code>
                    <span class=if known { "pk-quiet" } else { "pk-bad" }>{frame.kind.clone()}</span>
                    <button class="pk-button pk-button-quiet" type="button" on:click=move |_| play(bench, index)>"Start here"</button>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let count = frames.len();
    view! {
        <section class="pk-card" aria-label="Problems">
            <h3>{if problems.is_empty() { "No problems found".to_owned() } else { format!("{} to look at", problems.len()) }}</h3>
            <ul id="problems" class="pk-problems">{problems}</ul>
        </section>
        <section class="pk-card" aria-label="Frames">
            <h3>{format!("{count} frames")}</h3>
            <ol id="frames" class="pk-frames">{frames}</ol>
            <details><summary>"Conditions of this draw"</summary><pre>{outcome.conditions.clone()}</pre></details>
        </section>
    }
    .into_any()
}

fn problem_view(problem: &Problem) -> AnyView {
    let (class, word) = match problem.severity {
        Severity::Error => ("pk-problem pk-bad", "Error"),
        Severity::Warning => ("pk-problem", "Warning"),
        Severity::Advice => ("pk-problem pk-quiet", "Advice"),
    };
    let place = problem
        .position
        .map(|at| format!("line {}, column {} ", at.line, at.column))
        .unwrap_or_default();
    view! { <li class=class><strong>{word}</strong>" " {place}<code>{problem.path.clone()}</code>" " {problem.message.clone()}</li> }.into_any()
}

/// Starts the study at a frame.
fn play(bench: Bench, first_index: usize) {
    let Some(outcome) = bench.outcome.get_untracked() else {
        return;
    };
    let frames = outcome
        .frames
        .iter()
        .map(|frame| FrameSpec {
            id: frame.id.clone(),
            kind: frame.kind.clone(),
            params: frame.params.clone(),
        })
        .collect();
    let setup = Setup {
        study_id: "preview".into(),
        response_id: Some("preview".into()),
        frames,
        conditions: serde_json::from_str(&outcome.conditions).unwrap_or_default(),
        child: child::child_of_age(bench.age_days.get_untracked()),
        past_sessions: serde_json::json!([]),
        first_index,
        seed: bench.seed.get_untracked(),
    };
    bench.is_over.set(false);
    let store = Rc::new(NoStore {
        is_over: bench.is_over,
    });
    let texts = std::collections::BTreeMap::from([
        ("name", "Your study".to_owned()),
        ("duration", "a few minutes".to_owned()),
        ("contact_info", "the lab".to_owned()),
        ("preview", true.to_string()),
    ]);
    let home = bench.home.with_value(Owner::child);
    let signals = home.with(Signals::new);
    bench.playing.set_value(Some(home));
    let driver = Driver::new(Session::new(setup), "preview".into(), texts, store, signals);
    driver.listen();
    bench.driver.set(Some(Rc::clone(&driver)));
    driver.send(Event::ChildHashKnown {
        hash: "preview".into(),
    });
    driver.send(Event::Start);
}

fn playing(bench: Bench, driver: &Rc<Driver>) -> AnyView {
    view! {
        <div class="pk-preview-split">
            {stage(Rc::clone(driver), true)}
            {panel::panel(bench, Rc::clone(driver))}
        </div>
    }
    .into_any()
}
