//! A change-detection stream of a minute: it ends when it was planned to by its own stored times, and what is stored lets the display be put
//! together again, which is compared with what a script in the page saw at every refresh.

use anyhow::{Context as _, Result, ensure};
use e2e::family::Family;
use e2e::saved::Saved;
use e2e::study::Studies;
use e2e::{Camera, Plan, Screen, Stage, paths};
use serde_json::{Value, json};

const TRIAL_MILLIS: f64 = 60_000.0;
const BLANK_MILLIS: f64 = 250.0;
const DISPLAY_MILLIS: f64 = 500.0;
const TURN_MILLIS: f64 = BLANK_MILLIS + DISPLAY_MILLIS;
/// Stored times are rounded to a hundredth.
const ROUNDING_MILLIS: f64 = 0.02;

/// Notes whenever a refresh begins with other pictures in the rectangles than the one before.
const WATCH: &str = "(() => {
    window.watched = [];
    const shown = side => {
      const all = [...document.querySelectorAll('.pk-stream-' + side + ' img')];
      const one = all.find(one => !one.hidden);
      return one ? one.src : '';
    };
    const look = now => {
      if (document.querySelector('.pk-alternation')) {
        const state = [shown('left'), shown('right')];
        const last = window.watched[window.watched.length - 1];
        if (!last || last[1] !== state[0] || last[2] !== state[1]) window.watched.push([now, ...state]);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()";

fn study(studies: &Studies) -> Result<()> {
    let media = paths::root().join("tests/vectors/recorded-runs/a/media");
    let pictures = |names: [&str; 2]| names.map(|name| format!("{{FILES}}/img/{name}.png"));
    let structure = json!({
        "frames": {
            "hello": { "kind": "exp-lookit-text", "blocks": [{ "text": "Hello" }], "showPreviousButton": false },
            "stream": {
                "kind": "exp-lookit-change-detection",
                "leftImagesA": pictures(["red", "blue"]),
                "leftImagesB": pictures(["green", "yellow"]),
                "rightImagesA": pictures(["yellow", "red"]),
                "rightImagesB": pictures(["blue", "green"]),
                "blankMs": BLANK_MILLIS,
                "displayMs": DISPLAY_MILLIS,
                "trialLength": TRIAL_MILLIS / 1000.0,
                "doRecording": false
            },
            "bye": { "kind": "exp-lookit-text", "blocks": [{ "text": "Goodbye" }], "showPreviousButton": false }
        },
        "sequence": ["hello", "stream", "bye"]
    });
    studies.add_with_media("stream", &structure, &media)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_minute_ends_when_it_was_planned_and_can_be_put_together_again() -> Result<()> {
    let studies = Studies::new()?;
    study(&studies)?;
    let plan = Plan::default();
    let (screen, camera) = (Screen::LAPTOP, Camera::Missing);
    let stage = Stage::open_with(studies.path(), screen, camera, plan).await?;
    let result = run(&stage).await;
    stage.close("stream", result).await
}

async fn run(stage: &Stage) -> Result<()> {
    stage.chrome.in_every_document(WATCH)?;
    stage.enter("stream", false).await?;
    let page = stage.page();
    page.press("#nextbutton", 30).await?;
    page.until_text("Goodbye", 90).await?;
    let watched = page.ask("return window.watched", vec![]).await?;
    let visit = Family::new(page).play().await?;
    let saved = Saved(stage.server.response(&visit.response)?);
    let data = saved.frame("1-stream")?;
    let (start, refresh) = keeps_its_times(data)?;
    let rebuilt = rebuilt(data)?;
    planned(&rebuilt, start, data)?;
    seen(&rebuilt, &watched, refresh)
}

/// The last change was seen within a refresh of its planned time, a minute after the first was wanted; returns that and the refresh.
fn keeps_its_times(data: &Value) -> Result<(f64, f64)> {
    let presentation = &data["presentation"];
    let refresh = number(&presentation["refreshMillis"])?;
    let all = presentation["stimuli"].as_array().context("no stimuli")?;
    let (first, last) = all.first().zip(all.last()).context("nothing shown")?;
    let start = number(&first["requestedMillis"])?;
    let end = number(&last["presentedMillis"])?;
    let late = end - start - TRIAL_MILLIS;
    println!(
        "ended {late:+.2} ms beside its planned time; a refresh lasts {refresh:.2} ms, {} were dropped",
        presentation["droppedFrames"]
    );
    let wanted = number(&last["requestedMillis"])? - start;
    ensure!(
        (wanted - TRIAL_MILLIS).abs() <= ROUNDING_MILLIS,
        "the end was wanted after {wanted} ms"
    );
    ensure!(late.abs() <= refresh, "it ended {late:.2} ms late: {last}");
    Ok((start, refresh))
}

/// What both rectangles showed from when on, and when that was wanted.
#[derive(Debug)]
struct State {
    requested: f64,
    presented: f64,
    sides: [String; 2],
}

/// Puts the display together from what is stored: the events say what was on which side, `presentation` when.
fn rebuilt(data: &Value) -> Result<Vec<State>> {
    let mut times = data["presentation"]["stimuli"]
        .as_array()
        .context("none")?
        .iter();
    let mut states = Vec::new();
    for event in data["eventTimings"].as_array().into_iter().flatten() {
        let name = event["eventType"].as_str().unwrap_or_default();
        let (sides, names) = match name.rsplit(':').next() {
            Some("clearImages") => (Default::default(), vec!["clearImages"]),
            Some("presentImages") => {
                let side = |key: &str| event[key].as_str().unwrap_or_default();
                let (left, right) = (side("left"), side("right"));
                ([left.to_owned(), right.to_owned()], vec![left, right])
            }
            _ => continue,
        };
        let mut last = &Value::Null;
        for name in names {
            last = times.next().context("an event without a presentation")?;
            ensure!(last["stimulus"] == name, "{name} stands beside {last}");
        }
        states.push(State {
            requested: number(&last["requestedMillis"])?,
            presented: number(&last["presentedMillis"])?,
            sides,
        });
    }
    ensure!(times.next().is_none(), "a presentation without an event");
    Ok(states)
}

/// Blank and pictures in turn, at the times of the plan, each list in an order of its own in each pass, as the sequences say.
fn planned(states: &[State], start: f64, data: &Value) -> Result<()> {
    let turns = (TRIAL_MILLIS / TURN_MILLIS) as usize;
    ensure!(
        states.len() == 2 * turns + 1,
        "{} changes instead of {}",
        states.len(),
        2 * turns + 1
    );
    for (number, state) in states.iter().enumerate() {
        let turn = (number / 2) as f64 * TURN_MILLIS;
        let blank = if number % 2 == 1 { BLANK_MILLIS } else { 0.0 };
        let due = start + turn + blank;
        ensure!(
            (state.requested - due).abs() <= ROUNDING_MILLIS,
            "{state:?} was planned for {due}"
        );
    }
    for (side, key) in ["leftSequence", "rightSequence"].into_iter().enumerate() {
        let shown: Vec<&String> = states.iter().map(|state| &state.sides[side]).collect();
        let shown: Vec<&String> = shown.into_iter().filter(|it| !it.is_empty()).collect();
        ensure!(json!(shown) == data[key], "{key} is {}", data[key]);
        // Two pictures in each list, so each is there once in every four turns.
        for pass in shown.chunks(4) {
            let mut names = pass.to_vec();
            names.sort();
            names.dedup();
            ensure!(names.len() == pass.len(), "{key}: a pass shows {pass:?}");
        }
    }
    Ok(())
}

/// The script in the page saw the same changes, each at its presented time to within two refreshes.
fn seen(states: &[State], watched: &Value, refresh: f64) -> Result<()> {
    let watched = watched.as_array().context("nothing was watched")?;
    // It begins with empty rectangles, before the first blank.
    let mut changes = states.iter().skip(1);
    for noted in watched.iter().skip(1) {
        let state = changes.next().context("more was seen than is stored")?;
        ensure!(
            noted[1] == state.sides[0] && noted[2] == state.sides[1],
            "{noted} was seen, stored is {state:?}"
        );
        let apart = number(&noted[0])? - state.presented;
        ensure!(
            apart.abs() <= 2.0 * refresh,
            "{noted} was seen {apart:.1} ms after {state:?}"
        );
    }
    ensure!(changes.next().is_none(), "more is stored than was seen");
    Ok(())
}

fn number(value: &Value) -> Result<f64> {
    value
        .as_f64()
        .with_context(|| format!("{value} is no time"))
}
