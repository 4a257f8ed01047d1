//! What reading a protocol gave: its problems, each with its path, and its frames, each with a button to start there.

use super::{Bench, child, findings::finding_view, play};
use crate::{browser::checker, driver::is_played, kinds, load};
use leptos::prelude::*;
use protocol::{
    FRAME_SELECT, FrameConfig, Problem, ProblemKind, SeededDice, Severity, StudySource,
};
use serde_json::{Map, Value};
use wire::StudyFinding;

/// See the module. It keeps what it was read for, so that a play fits the list it is started from.
#[derive(Clone)]
pub(super) struct Outcome {
    pub(super) frames: Vec<FrameConfig>,
    pub(super) conditions: Map<String, Value>,
    problems: Vec<Problem>,
    /// What the companion server finds; until it has answered, and where there is none, `problems` are shown.
    findings: Option<Vec<StudyFinding>>,
    is_being_checked: bool,
    text: String,
    age_days: f64,
    pub(super) child: Value,
    pub(super) seed: u32,
    /// The study's, as it wrote it.
    pub(super) language: Option<String>,
}

/// Resolves what stands in the text field, for a child of the chosen age.
pub(super) fn read(bench: Bench) {
    let age_days = bench.age_days.get_untracked();
    let mut outcome = Outcome {
        frames: Vec::new(),
        conditions: Map::new(),
        problems: Vec::new(),
        findings: None,
        is_being_checked: true,
        text: bench.text.get_untracked(),
        age_days,
        child: child::child_of_age(age_days),
        seed: bench.seed.get_untracked(),
        language: None,
    };
    crate::browser::timers::spawn(async move {
        // Comments and trailing commas are read over, as `peekaboo check` and `serve` do.
        let plain = check::plain_json(&outcome.text);
        match StudySource::from_text(plain.as_deref().unwrap_or(&outcome.text)) {
            Ok(study) => {
                let none = Value::Array(Vec::new());
                match load::resolve(&study, &outcome.child, &none, outcome.seed).await {
                    Ok(resolved) => {
                        outcome.conditions = resolved.conditions;
                        outcome.frames = resolved.frames;
                        outcome.language = resolved.language;
                        outcome.problems = resolved.problems;
                        check_frames(&mut outcome.problems, &outcome.frames);
                    }
                    Err(mut unresolved) => {
                        let frames = std::mem::take(&mut unresolved.frames);
                        outcome.problems = unresolved.into_problems();
                        check_frames(&mut outcome.problems, &frames);
                        check_unresolved(&mut outcome.problems, &study);
                    }
                }
            }
            Err(problem) => outcome.problems.push(problem),
        }
        if outcome.text.contains("{FILES}") {
            outcome.problems.push(Problem::new(
                Severity::Advice,
                ProblemKind::Fetch,
                "",
                "{FILES} stands for the study's folder, which a pasted protocol does not have, so these stimuli are missing here. \
                 The list of studies has a preview that shows them.",
            ));
        }
        let text = outcome.text.clone();
        bench.outcome.set(Some(outcome));
        let findings = checker::check(text.clone()).await;
        bench.outcome.update(|outcome| {
            // Another text may have been read meanwhile.
            if let Some(outcome) = outcome.as_mut().filter(|outcome| outcome.text == text) {
                outcome.findings = findings;
                outcome.is_being_checked = false;
            }
        });
    });
}

fn check_frames(problems: &mut Vec<Problem>, frames: &[FrameConfig]) {
    for frame in frames {
        check_kind(problems, &frame.path, &frame.kind, &frame.params);
        if frame.kind == FRAME_SELECT {
            check_options(problems, frame);
        }
    }
}

/// The frames that a frame stands for are chosen while the study plays: all that it may choose from are looked at.
fn check_options(problems: &mut Vec<Problem>, select: &FrameConfig) {
    let mut params = select.params.clone();
    params.insert("whichFrames".into(), (-1).into());
    let mut dice = SeededDice::new(1);
    let past = Value::Array(Vec::new());
    let expanded = protocol::expand_select(&select.id, &params, &past, 0.0, 0, &mut dice);
    let (mut frames, found) = match expanded {
        Ok(resolved) => (resolved.frames, resolved.problems),
        Err(mut unresolved) => {
            let frames = std::mem::take(&mut unresolved.frames);
            (frames, unresolved.into_problems())
        }
    };
    let whole = |path: &str| [&select.path, ".", path].concat();
    for mut problem in found {
        problem.path = whole(&problem.path);
        problems.push(problem);
    }
    for frame in &mut frames {
        frame.path = whole(&frame.path);
    }
    check_frames(problems, &frames);
}

/// What the frame kind itself says about the parameters. A frame that is shown twice is told once.
fn check_kind(problems: &mut Vec<Problem>, path: &str, kind: &str, params: &Map<String, Value>) {
    let found = match kinds::find(kind) {
        Some(known) => (known.open)(params)
            .problems
            .into_iter()
            .map(|problem| {
                let path = [path, ".", &problem.path].concat();
                Problem::warning(ProblemKind::WrongType, path, problem.message)
            })
            .collect(),
        None if is_played(kind) => Vec::new(),
        None => vec![Problem::error(
            ProblemKind::UnknownKind,
            [path, ".kind"].concat(),
            [
                "There is no frame kind “",
                kind,
                "” in this player. A family would see a page that says so and could only go on.",
            ]
            .concat(),
        )],
    };
    for problem in found {
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
}

/// The sequence has an error: frames that it does not name, perhaps for that reason, get looked at all the same.
fn check_unresolved(problems: &mut Vec<Problem>, study: &StudySource) {
    for (nickname, frame) in study.structure["frames"].as_object().into_iter().flatten() {
        let Some(params) = frame
            .as_object()
            .filter(|frame| !frame.contains_key("parameters"))
        else {
            continue;
        };
        if let Some(kind) = frame["kind"]
            .as_str()
            .filter(|kind| kind.starts_with("exp-"))
        {
            check_kind(problems, &["frames.", nickname].concat(), kind, params);
        }
    }
}

pub(super) fn outcome_view(bench: Bench, outcome: &Outcome) -> AnyView {
    let (text, age_days, seed) = (outcome.text.clone(), outcome.age_days, outcome.seed);
    let is_stale = Memo::new(move |_| {
        bench.text.with(|now| *now != text)
            || bench.seed.get() != seed
            || (bench.age_days.get() - age_days).abs() > 0.5
    });
    let all = &outcome.problems;
    let problems = match &outcome.findings {
        Some(findings) => {
            let found = ["error", "warning", "advice"].into_iter().flat_map(|word| {
                findings
                    .iter()
                    .filter(move |finding| finding.severity == word)
            });
            // Only this page knows that it has no folder; all else the server says as well, and where it was written.
            let own = all
                .iter()
                .filter(|problem| problem.kind == ProblemKind::Fetch && problem.path.is_empty());
            found
                .map(|finding| finding_view(bench, &outcome.text, finding))
                .chain(own.map(problem_view))
                .collect::<Vec<_>>()
        }
        None => [Severity::Error, Severity::Warning, Severity::Advice]
            .into_iter()
            .flat_map(|severity| {
                all.iter()
                    .filter(move |problem| problem.severity == severity)
            })
            .map(problem_view)
            .collect(),
    };
    let title = counted(problems.len(), "thing to look at", "things to look at");
    let has_stopped =
        outcome.frames.is_empty() && all.iter().any(|p| p.severity == Severity::Error);
    view! {
        {move || is_stale.get().then(|| view! {
            <p class="pk-warning" role="status">"The text, the age or the seed has changed since. What stands below is as it was read before."</p>
        })}
        <section class="pk-card" aria-label="Problems" aria-busy=outcome.is_being_checked.to_string()>
            <h3>{if problems.is_empty() { "No problems found".to_owned() } else { title }}</h3>
            <ul id="problems" class="pk-problems">{problems}</ul>
            {has_stopped.then(|| view! { <p class="pk-quiet">"Inside a frame, a group or a choice, reading stops at the first error; there may be more after it."</p> })}
        </section>
        {(!outcome.frames.is_empty()).then(|| frame_list(bench, outcome))}
    }
    .into_any()
}

fn frame_list(bench: Bench, outcome: &Outcome) -> AnyView {
    let frames = outcome
        .frames
        .iter()
        .enumerate()
        .map(|(index, frame)| {
            let class = if is_played(&frame.kind) { "pk-quiet" } else { "pk-bad" };
            view! {
                <li class="pk-frame-row">
                    <code class="pk-frame-id">{frame.id.clone()}</code>
                    <code class=class>{frame.kind.clone()}</code>
                    <button class="pk-button pk-button-quiet" type="button" on:click=move |_| play::play(bench, index)>"Start here"</button>
                </li>
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <section class="pk-card" aria-label="Frames">
            <h3>{counted(frames.len(), "frame", "frames")}</h3>
            <ol id="frames" class="pk-frames">{frames}</ol>
            <details><summary>"Conditions of this draw"</summary><pre class="pk-json">{serde_json::to_string_pretty(&outcome.conditions).unwrap_or_default()}</pre></details>
        </section>
    }
    .into_any()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    let what = if count == 1 { one } else { many };
    [count.to_string().as_str(), " ", what].concat()
}

fn problem_view(problem: &Problem) -> AnyView {
    let (class, word) = match problem.severity {
        Severity::Error => ("pk-problem pk-bad", "Error"),
        Severity::Warning => ("pk-problem pk-doubt", "Warning"),
        Severity::Advice => ("pk-problem", "Advice"),
    };
    let place = problem
        .position
        .map(|at| format!("line {}, column {}", at.line, at.column));
    view! {
        <li class=class>
            <strong>{word}</strong>
            <div><code>{problem.path.clone()}{place}</code><p>{problem.message.clone()}</p></div>
        </li>
    }
    .into_any()
}
