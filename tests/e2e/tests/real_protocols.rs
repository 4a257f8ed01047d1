//! Other labs' protocols, which are not part of the repository, from the first page to the exit address.
//!
//! Their stimuli are stand-ins of one and a half seconds. Two of the studies hold their families for six minutes and more by their own
//! timers; of these a family sees the beginning and then leaves early, which is a way to the end as well. `PEEKABOO_LONG=1` plays them whole.

use anyhow::{Context as _, Result, ensure};
use e2e::family::{Act, Family, Visit};
use e2e::stimuli::Stimuli;
use e2e::study::Studies;
use e2e::{Camera, Plan as ServerPlan, Screen, Stage, checks, expand, paths, recordings};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Longer than the longest trial of these studies, which lasts 60 seconds.
const PATIENCE: Duration = Duration::from_mins(2);

/// What is special about a study.
#[derive(Default)]
struct Plan {
    /// How many recordings it makes, consent included, and that of a trial in which the family leaves.
    recordings: usize,
    /// Films are made of them; elsewhere it is enough that they are stored whole.
    converts: bool,
    /// The seed to draw: a family whose branch is short.
    seed: Option<fn(&[Value]) -> bool>,
    /// Chance decides which set of values the conditions hold, not only the order of lists.
    draws_a_set: bool,
    /// Frames that this family does not see.
    skips: Option<std::ops::Range<usize>>,
    /// Frames, by id and kind, in which the parent presses space to end the trial.
    ends: Option<fn(&str, &str) -> bool>,
    /// The place, in the list of frames, of a trial in which the parent ends the study.
    leaves: Option<usize>,
}

#[tokio::test(flavor = "multi_thread")]
async fn jenga_is_played_and_stored() -> Result<()> {
    play(
        "jenga.json",
        Plan {
            recordings: 4,
            converts: true,
            ..Plan::default()
        },
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn lal_template_is_played_and_stored() -> Result<()> {
    play(
        "lal-template.json",
        Plan {
            recordings: 2,
            converts: true,
            ..Plan::default()
        },
    )
    .await
}

/// The child looks away in the first trial of the learning phase, which then is over by the study's own `selectNextFrame`; the parent
/// ends that trial with the study's key. The four test trials, 24 seconds each, can't be ended.
#[tokio::test(flavor = "multi_thread")]
async fn placepath_is_played_and_stored() -> Result<()> {
    play(
        "placepath.js",
        Plan {
            recordings: 2,
            skips: Some(15..54),
            ends: Some(|id, _| id.starts_with("6-") || id.starts_with("14-")),
            ..Plan::default()
        },
    )
    .await
}

/// Half of the families see films with music, which are as long as the films; the others wait 25 seconds for each.
#[tokio::test(flavor = "multi_thread")]
async fn manybabies_at_home_is_played_and_stored() -> Result<()> {
    play(
        "manybabies-at-home.js",
        Plan {
            recordings: 2,
            seed: Some(|frames| frames.iter().all(|frame| frame["requiredDuration"] != 25)),
            ..Plan::default()
        },
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn categories_is_played_and_stored() -> Result<()> {
    play(
        "categories.json",
        Plan {
            recordings: 23,
            draws_a_set: true,
            ..Plan::default()
        },
    )
    .await
}

/// Forty trials of 7.2 seconds each: whole it takes six minutes. In short the family leaves in the third.
#[tokio::test(flavor = "multi_thread")]
async fn visual_precision_is_played_and_stored() -> Result<()> {
    play(
        "visual-precision.js",
        Plan {
            recordings: if is_long() { 42 } else { 5 },
            leaves: Some(12),
            ..Plan::default()
        },
    )
    .await
}

/// Six times a minute of drumming: whole it takes eight minutes. In short the family leaves in the first minute.
#[tokio::test(flavor = "multi_thread")]
async fn little_drummers_is_played_and_stored() -> Result<()> {
    play(
        "little-drummers.json",
        Plan {
            recordings: if is_long() { 7 } else { 2 },
            draws_a_set: true,
            leaves: Some(7),
            ..Plan::default()
        },
    )
    .await
}

fn is_long() -> bool {
    std::env::var_os("PEEKABOO_LONG").is_some_and(|value| value != "0" && !value.is_empty())
}

async fn play(file: &str, mut plan: Plan) -> Result<()> {
    let Some(folder) = paths::protocols() else {
        println!("skipped: there is no ../shared/protocols; PEEKABOO_PROTOCOLS may name it");
        return Ok(());
    };
    if is_long() {
        plan.leaves = None;
    }
    let (name, _) = file.split_once('.').context("no ending")?;
    let stimuli = Stimuli::start()?;
    let studies = Studies::new()?;
    studies.add_foreign(name, &folder.join(file), &stimuli)?;
    let study = studies.path().join(name);
    let server = if plan.converts {
        ServerPlan::default()
    } else {
        ServerPlan::with_flags(&["--no-convert"])
    };
    let (screen, camera) = (Screen::LAPTOP, Camera::Fake);
    let stage = Stage::open_with(studies.path(), screen, camera, server).await?;
    let result = async {
        if let Some(fits) = plan.seed {
            expand::deal(&stage.chrome, expand::seed_where(&study, fits)?)?;
        }
        stage.enter(name, false).await?;
        let visit = family(&stage, &plan).play().await?;
        stored(&stage, &study, &visit, &plan).await?;
        if plan.leaves.is_none() {
            let expected = fs::read_to_string(folder.join(format!("{name}.expected.json")))?;
            let expected: Value = serde_json::from_str(&expected)?;
            conditions(&stage, &visit, &expected["conditions"], &stimuli, &plan)?;
        }
        Ok(())
    }
    .await;
    stage.close(name, result).await
}

fn family<'a>(stage: &'a Stage, plan: &Plan) -> Family<'a> {
    let mut family = Family::new(stage.page()).with_patience(PATIENCE);
    if let Some(ends) = plan.ends {
        family = family.doing(Act::End(' '), ends);
    }
    if let Some(place) = plan.leaves {
        let start = format!("{place}-");
        family = family.doing(Act::Leave, move |id, _| id.starts_with(&start));
    }
    family
}

/// The frames that the study's own seed gives are the ones that were played and stored, and all recordings came.
async fn stored(stage: &Stage, study: &Path, visit: &Visit, plan: &Plan) -> Result<()> {
    let response = stage.server.response(&visit.response)?;
    let text = |frame: &Value, key: &str| frame[key].as_str().unwrap_or_default().to_owned();
    let drawn = expand::again(study, &stage.server, &visit.response)?;
    // Frames that were put in on the way have a place in the list, and no number of their own.
    let leaves = plan.leaves.and_then(|number| {
        let start = format!("{number}-");
        drawn
            .iter()
            .position(|frame| text(frame, "id").starts_with(&start))
    });
    let is_seen = |place: usize| {
        let is_skipped = plan
            .skips
            .as_ref()
            .is_some_and(|range| range.contains(&place));
        let is_last = place + 1 == drawn.len();
        !is_skipped && (is_last || leaves.is_none_or(|leaves| place < leaves))
    };
    let seen = drawn
        .iter()
        .enumerate()
        .filter(|(place, _)| is_seen(*place));
    let mut frames: Vec<(String, String)> = Vec::new();
    for (_, frame) in seen {
        let (id, kind) = (text(frame, "id"), text(frame, "kind"));
        frames.push((id, kind));
    }
    checks::finished(&response, &frames)?;
    checks::timed(&response)?;
    let told = |what: &str| {
        let all = response["global_event_timings"]
            .as_array()
            .into_iter()
            .flatten();
        all.filter(|event| event["eventType"] == what).count()
    };
    let early = told("exitEarly");
    ensure!(
        early == usize::from(plan.leaves.is_some()),
        "left early {early} times"
    );
    let (server, data) = (&stage.server, &response["exp_data"]);
    let in_data = if plan.converts {
        recordings::check(server, &visit.response, data).await?
    } else {
        recordings::check_stored(server, &visit.response, data).await?
    };
    // What a trial recorded in which the family left is kept, and its data are not, as in the predecessor.
    let count = told("recordingReceipt");
    ensure!(
        count == plan.recordings && in_data == count - early,
        "{count} recordings, {in_data} of them in the data, instead of {}",
        plan.recordings
    );
    Ok(())
}

/// The conditions are the predecessor's, but for what chance decides: the order of lists, or which set of values.
fn conditions(
    stage: &Stage,
    visit: &Visit,
    expected: &Value,
    stimuli: &Stimuli,
    plan: &Plan,
) -> Result<()> {
    let response = stage.server.response(&visit.response)?;
    let mut conditions: Value =
        serde_json::from_str(&stimuli.lead_back(&response["conditions"].to_string()))?;
    let seed = conditions
        .as_object_mut()
        .and_then(|conditions| conditions.remove(protocol::SEED_KEY));
    ensure!(
        seed.as_ref().and_then(protocol::read_seed_record).is_some(),
        "the seed in the conditions is {seed:?}"
    );
    ensure!(
        if plan.draws_a_set {
            same_names(&conditions, expected)
        } else {
            shuffled_equal(&conditions, expected)
        },
        "the conditions are {conditions}, but for chance {expected}"
    );
    Ok(())
}

/// Chance decides the values, not what they are called. That they are those of the seed, `expand::again` has made sure of.
fn same_names(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(name, value)| b.get(name).is_some_and(|other| same_names(value, other)))
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len(),
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// Chance decides the order of lists, nothing else.
fn shuffled_equal(a: &Value, b: &Value) -> bool {
    fn sorted(value: &Value) -> Value {
        match value {
            Value::Array(items) => {
                let mut items: Vec<Value> = items.iter().map(sorted).collect();
                items.sort_by_key(ToString::to_string);
                Value::Array(items)
            }
            Value::Object(map) => {
                let mut keys: Vec<_> = map
                    .iter()
                    .map(|(key, value)| (key.clone(), sorted(value)))
                    .collect();
                keys.sort_by(|a, b| a.0.cmp(&b.0));
                Value::Object(keys.into_iter().collect())
            }
            other => other.clone(),
        }
    }
    sorted(a) == sorted(b)
}
