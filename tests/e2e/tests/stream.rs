//! A change-detection stream of a minute: it ends when it was planned to by its own stored times, and what is stored lets the display be put
//! together again, which is compared with what a script in the page saw at every refresh. What a busy computer does to the refreshes is the
//! script's to say: the player is judged by those that there were.

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
/// So long the player waits for the refresh that shows the last change (docs/data.md); a timer may be a moment early.
const LAST_SEEN_MILLIS: f64 = 99.0;
/// Of so many steps between refreshes the player takes the middle one for the display's (docs/data.md).
const MEASURED_STEPS: usize = 31;

/// Notes every refresh: its time, and when the page was asked to prepare it. And whenever one begins with other pictures in the rectangles
/// than the one before.
const WATCH: &str = "(() => {
    window.watched = [];
    window.refreshes = [];
    const shown = side => {
      const all = [...document.querySelectorAll('.pk-stream-' + side + ' img')];
      const one = all.find(one => !one.hidden);
      return one ? one.src : '';
    };
    const look = now => {
      window.refreshes.push([now, performance.now()]);
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
    page.press("#nextbutton", 60).await?;
    page.until_text("Goodbye", 180).await?;
    let watched = page.ask("return window.watched", vec![]).await?;
    let refreshes = page.ask("return window.refreshes", vec![]).await?;
    let refreshes: Vec<(f64, f64)> = serde_json::from_value(refreshes)?;
    let visit = Family::new(page).play().await?;
    let saved = Saved(stage.server.response(&visit.response)?);
    let data = saved.frame("1-stream")?;
    let refresh = number(&data["presentation"]["refreshMillis"])?;
    let rebuilt = rebuilt(data)?;
    let end = rebuilt.last().context("nothing shown")?;
    ends_in_time(end, &refreshes)?;
    println!("{} dropped", data["presentation"]["droppedFrames"]);
    let start = end.requested - TRIAL_MILLIS;
    planned(&rebuilt, start, &refreshes, refresh)?;
    follows_its_sequences(&rebuilt, start, data)?;
    seen(&rebuilt, &watched, refresh)
}

/// The last change was made for the refresh that is nearest to its planned time: what is made while one is prepared is seen at the next.
fn ends_in_time(end: &State, refreshes: &[(f64, f64)]) -> Result<()> {
    let Some(presented) = end.presented else {
        return nothing_followed(end, refreshes);
    };
    let is_it = |refresh: &(f64, f64)| (refresh.0 - presented).abs() <= ROUNDING_MILLIS;
    let shown = refreshes.iter().position(is_it);
    let shown = shown.with_context(|| format!("there was no refresh at the time of {end:?}"))?;
    let first = shown.checked_sub(MEASURED_STEPS + 1);
    let times = &refreshes[first.context("the last change came too soon")?..shown];
    let mut steps: Vec<f64> = times.windows(2).map(|two| two[1].0 - two[0].0).collect();
    steps.sort_by(f64::total_cmp);
    // Where the refreshes come at no even pace, the middle step changes with every one: it lies between these.
    let (short, long) = (steps[MEASURED_STEPS / 4], steps[MEASURED_STEPS * 3 / 4]);
    let (before, made) = (times[MEASURED_STEPS - 1].0, times[MEASURED_STEPS].0);
    println!(
        "ended {:+.2} ms beside its planned time; a refresh lasts {short:.2} to {long:.2} ms",
        presented - end.requested
    );
    ensure!(
        before + 1.5 * short <= end.requested + ROUNDING_MILLIS,
        "made at {made}, but at {before} it would have been seen nearer: {end:?}"
    );
    ensure!(
        made + 1.5 * long >= end.requested - ROUNDING_MILLIS,
        "made at {made}, but later it would have been seen nearer: {end:?}"
    );
    Ok(())
}

/// It was not seen, because the frame went on before there was another refresh.
fn nothing_followed(end: &State, refreshes: &[(f64, f64)]) -> Result<()> {
    let mut asked = refreshes.iter().map(|(_, asked)| *asked);
    let next = asked.find(|asked| *asked > end.applied);
    let next = next.context("nothing was watched after the end")?;
    ensure!(
        next - end.applied >= LAST_SEEN_MILLIS,
        "not seen, though there was a refresh at {next}: {end:?}"
    );
    Ok(())
}

/// What both rectangles showed from when on, and when that was wanted.
#[derive(Debug)]
struct State {
    requested: f64,
    applied: f64,
    /// Absent for the last one if there was no refresh any more.
    presented: Option<f64>,
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
            applied: number(&last["appliedMillis"])?,
            presented: last["presentedMillis"].as_f64(),
            sides,
        });
    }
    ensure!(times.next().is_none(), "a presentation without an event");
    Ok(states)
}

/// Blank and pictures in turn, at the times of the plan. One is left out only if no refresh came while it was due.
fn planned(states: &[State], start: f64, refreshes: &[(f64, f64)], refresh: f64) -> Result<()> {
    let turns = (TRIAL_MILLIS / TURN_MILLIS) as usize;
    let mut rest = states.iter().peekable();
    for number in 0..=2 * turns {
        let turn = start + (number / 2) as f64 * TURN_MILLIS;
        let blank = if number % 2 == 1 { BLANK_MILLIS } else { 0.0 };
        let due = turn + blank;
        let is_it = |state: &&State| (state.requested - due).abs() <= ROUNDING_MILLIS;
        if rest.next_if(is_it).is_none() {
            let ends = turn + TURN_MILLIS - 2.0 * refresh;
            let stands = |two: &[(f64, f64)]| two[0].0 <= due && two[1].0 >= ends;
            ensure!(
                refreshes.windows(2).any(stands),
                "nothing was shown at {due}, but {:?}",
                rest.peek()
            );
            println!("a stall left out what was due at {due}");
        }
    }
    ensure!(rest.peek().is_none(), "{:?} was not planned", rest.peek());
    Ok(())
}

/// The pictures are those of the stored sequences, each list in an order of its own in each pass.
fn follows_its_sequences(states: &[State], start: f64, data: &Value) -> Result<()> {
    for (side, key) in ["leftSequence", "rightSequence"].into_iter().enumerate() {
        // Two pictures in each list, so each is there once in every four turns.
        let pass = |state: &State| ((state.requested - start) / (4.0 * TURN_MILLIS)) as usize;
        let shown = states.iter().map(|state| (pass(state), &state.sides[side]));
        let shown: Vec<(usize, &String)> = shown.filter(|(_, name)| !name.is_empty()).collect();
        let sequence: Vec<&String> = shown.iter().map(|(_, name)| *name).collect();
        ensure!(json!(sequence) == data[key], "{key} is {}", data[key]);
        for pass in shown.chunk_by(|one, other| one.0 == other.0) {
            let mut names = pass.to_vec();
            names.sort();
            names.dedup();
            ensure!(names.len() == pass.len(), "{key}: a pass shows {pass:?}");
        }
    }
    Ok(())
}

/// What could be seen, since when: a state that was overtaken before a refresh could not, nor is the same again a change.
fn changes(states: &[State]) -> Result<Vec<(f64, &State)>> {
    // It begins with empty rectangles, before the first blank.
    let mut before = &[String::new(), String::new()];
    let mut changes = Vec::new();
    for (number, state) in states.iter().enumerate() {
        let next = states.get(number + 1);
        let Some(presented) = state.presented else {
            ensure!(next.is_none(), "never seen: {state:?}");
            continue;
        };
        let is_overtaken = next.is_some_and(|next| next.presented == state.presented);
        if !is_overtaken && state.sides != *before {
            before = &state.sides;
            changes.push((presented, state));
        }
    }
    Ok(changes)
}

/// The script in the page saw the same changes, each at its presented time to within two refreshes.
fn seen(states: &[State], watched: &Value, refresh: f64) -> Result<()> {
    let watched = watched.as_array().context("nothing was watched")?;
    let mut changes = changes(states)?.into_iter();
    for noted in watched.iter().skip(1) {
        let (presented, state) = changes.next().context("more was seen than is stored")?;
        ensure!(
            noted[1] == state.sides[0] && noted[2] == state.sides[1],
            "{noted} was seen, stored is {state:?}"
        );
        let apart = number(&noted[0])? - presented;
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
