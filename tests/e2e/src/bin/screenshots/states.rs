//! Pictures of the states that an example does not show by itself: covers, refusals, choices, ends.
//!
//! The states are data, in `tests/e2e/states`: frames that follow a page with a Next button, what is wrong with the browser, and
//! the steps that bring the state about. A study is made of each.

mod browser;
mod steps;

use crate::NARROW;
use anyhow::{Context as _, Result};
use e2e::stimuli::Stimuli;
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, paths};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

/// Addresses here are never answered.
const SLOW: &str = "https://slow.example";

/// One visit, in which one or more pictures are taken.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Visit {
    name: String,
    frames: Vec<Value>,
    /// The language of the study.
    #[serde(default)]
    language: Value,
    /// What is wrong with the browser, by the names of `browser::script`.
    #[serde(default)]
    browser: Vec<String>,
    /// Addresses that are not answered, in Chromium's patterns.
    #[serde(default)]
    block: Vec<String>,
    /// The family has a finger and no mouse.
    #[serde(default)]
    touch: bool,
    steps: Vec<String>,
}

/// Takes pictures of all states, or of those whose name has one of `names` in it.
pub(crate) async fn take(out: &Path, sizes: &[(Screen, u32)], names: &[String]) -> Result<()> {
    let usual = [Screen::LAPTOP, Screen::TABLET, NARROW].map(|screen| (screen, 1));
    let sizes = if sizes.is_empty() { &usual[..] } else { sizes };
    let mut visits = read()?;
    visits.retain(|visit| names.is_empty() || names.iter().any(|name| visit.name.contains(name)));
    let stimuli = Stimuli::start()?;
    // Whoever connects waits in its queue for as long as it is there.
    let silent = TcpListener::bind("127.0.0.1:0")?;
    let slow = format!("http://{}", silent.local_addr()?);
    let studies = Studies::new()?;
    for visit in &visits {
        let mut frames = Value::Array(visit.frames.clone());
        replace(&mut frames, SLOW, &slow);
        stimuli.lead_here(&mut frames);
        studies.add_protocol(&visit.name, &protocol(visit, frames))?;
    }
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let mut missing = Vec::new();
    for visit in &visits {
        if let Err(error) = visit.play(&stage, sizes, out).await {
            println!("{}: {error:#}", visit.name);
            missing.push(visit.name.as_str());
        }
    }
    println!("{} visits, pictures in {}", visits.len(), out.display());
    let result = missing
        .is_empty()
        .then_some(())
        .with_context(|| format!("no pictures of {}", missing.join(", ")));
    stage.close("states", result).await
}

fn read() -> Result<Vec<Visit>> {
    let folder = paths::root().join("tests/e2e/states");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.sort();
    let mut visits = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path)?;
        let read: Vec<Visit> =
            serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        visits.extend(read);
    }
    Ok(visits)
}

/// A page with a button, so that there was a press before the first trial; the frames; a page to come to, unless they end the study.
fn protocol(visit: &Visit, frames: Value) -> Value {
    let mut all = Map::new();
    let text = |text: &str| json!({"kind": "exp-lookit-text", "blocks": [{"text": text}], "showPreviousButton": false});
    let mut add = |name: String, frame: Value| all.insert(name, frame);
    add("hello".to_owned(), text("Hello"));
    let mut sequence = vec!["hello".to_owned()];
    for (number, frame) in frames.as_array().into_iter().flatten().enumerate() {
        let name = format!("frame{number}");
        add(name.clone(), frame.clone());
        sequence.push(name);
    }
    // A family that leaves early comes to the last page.
    if !visit.has_end() {
        add("after".to_owned(), text("It went on."));
        sequence.push("after".to_owned());
    }
    json!({"frames": all, "sequence": sequence, "language": visit.language})
}

fn replace(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) => *text = text.replace(from, to),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, from, to)),
        Value::Object(map) => map.values_mut().for_each(|item| replace(item, from, to)),
        _ => {}
    }
}

impl Visit {
    fn has_end(&self) -> bool {
        let last = self.frames.last();
        last.is_some_and(|frame| frame["kind"] == "exp-lookit-exit-survey")
    }

    async fn play(&self, stage: &Stage, sizes: &[(Screen, u32)], out: &Path) -> Result<()> {
        let chrome = &stage.chrome;
        let first = sizes.first().copied().unwrap_or((Screen::LAPTOP, 1));
        chrome.show_as(first.0, first.1)?;
        let mut scripts = Vec::new();
        for name in &self.browser {
            scripts.push(chrome.in_every_document(browser::script(name)?)?);
        }
        chrome.touch(self.touch)?;
        let blocked: Vec<&str> = self.block.iter().map(String::as_str).collect();
        chrome.block(&blocked)?;
        let result = async {
            stage.enter(&self.name, false).await?;
            stage.page().until_text("Hello", 30).await?;
            stage.page().press("#nextbutton", 30).await?;
            let hand = steps::Hand {
                stage,
                sizes,
                out,
                visit: &self.name,
            };
            for step in &self.steps {
                hand.take(step).await.with_context(|| step.clone())?;
            }
            Ok(())
        }
        .await;
        if result.is_err() {
            let file = out.join(format!("failed-{}.png", self.name));
            std::fs::write(file, stage.page().picture().await?)?;
        }
        for script in scripts {
            chrome.in_no_more_documents(&script)?;
        }
        chrome.touch(false)?;
        chrome.block(&[])?;
        // A page that asks whether it may be left would hold up the next visit.
        stage.page().ask(browser::LET_GO, vec![]).await?;
        stage.page().open("about:blank").await?;
        result
    }
}
