//! The same study and the same steps as a recorded run of the predecessor save an equal response.

#[path = "recorded_run/sounds.rs"]
mod sounds;

use anyhow::{Context as _, Result, ensure};
use e2e::saved::{self, Saved};
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Stage, compare, paths, recordings, steps};
use serde_json::{Value, json};
use std::fs;

const LIMIT_SECS: u64 = 60;
/// A choice that counts only after the tone: the second of the run, the first is that of `2-shapes`.
const CHOICE: (&str, u32) = (r##"{"click": "#yellow"}"##, 2);
/// What has an order of its own with the end of a sound. The display, whose clock is another, has none.
const AROUND_SOUND: [&str; 4] = ["startAudio", "finishAudio", "clickImage", "trialComplete"];

#[tokio::test(flavor = "multi_thread")]
async fn recorded_run_a_saves_an_equal_response() -> Result<()> {
    same("a", 4).await
}

/// With a recording over several frames.
#[tokio::test(flavor = "multi_thread")]
async fn recorded_run_b_saves_an_equal_response() -> Result<()> {
    same("b", 1).await
}

async fn same(name: &str, recorded: usize) -> Result<()> {
    let folder = paths::root().join("tests/vectors/recorded-runs").join(name);
    let slug = format!("run-{name}");
    let studies = Studies::new()?;
    studies.add_recorded(&slug, &folder, &folder.join("media"))?;
    calibrate_longer(&studies, &slug)?;
    let stage = Stage::open(studies.path(), Screen::RECORDED_RUNS, Camera::Fake).await?;
    let result = run(&stage, &slug, &folder, recorded).await;
    stage.close(&slug, result).await
}

/// A stall as long as a place lasts skips it. Nothing of its length is saved, so it may last longer than in the recorded run.
fn calibrate_longer(studies: &Studies, slug: &str) -> Result<()> {
    let text = fs::read_to_string(studies.path().join(slug).join("study.json"))?;
    let mut record: Value = serde_json::from_str(&text)?;
    if let Some(frame) = record["structure"]["frames"].get_mut("cal") {
        frame["calibrationLength"] = json!(2000);
    }
    studies.add(slug, &record)?;
    Ok(())
}

/// The recorded steps, at the recorded pace but for the sound.
async fn play(page: &Page, steps: &str) -> Result<()> {
    let (choice, sounds) = CHOICE;
    let (before, after) = steps.split_at(steps.find(choice).unwrap_or(steps.len()));
    steps::play(page, before).await?;
    if !after.is_empty() {
        sounds::until_ended(page, sounds, LIMIT_SECS).await?;
    }
    steps::play(page, after).await
}

/// The ends of sounds stand after everything else.
fn finish_last(response: &Value) -> Value {
    let mut response = response.clone();
    for (_, data) in response["exp_data"].as_object_mut().into_iter().flatten() {
        if let Some(events) = data["eventTimings"].as_array_mut() {
            events.sort_by_key(|event| event["eventType"].to_string().contains(":finishAudio"));
        }
    }
    response
}

/// Each sound ended where it must, whatever the display did meanwhile.
fn sounds_end_in_order(theirs: &Value, ours: &Value) -> Result<()> {
    let ours = Saved(ours.clone());
    for (id, data) in theirs["exp_data"].as_object().context("no exp_data")? {
        let mut expected = saved::names(data);
        expected.retain(|name| AROUND_SOUND.contains(name));
        ours.follow(id, &expected)?;
    }
    Ok(())
}

async fn run(stage: &Stage, slug: &str, folder: &std::path::Path, recorded: usize) -> Result<()> {
    let page = stage.page();
    stage.chrome.in_every_document(sounds::COUNT_ENDED)?;
    stage.enter(slug, false).await?;
    play(page, &fs::read_to_string(folder.join("steps.jsonl"))?).await?;
    let address = page.address().await?;
    let (_, response) = address
        .split_once("response=")
        .context("no response in the exit address")?;
    let saved = stage.server.response(response)?;
    let path = stage.server.address(slug, false)?;
    let study = path.split('/').nth(2).context("no study in the address")?;
    let ours = steps::with_placeholders(&saved, &stage.server.origin(), study)?;
    let theirs: Value = serde_json::from_str(&fs::read_to_string(folder.join("response.json"))?)?;
    sounds_end_in_order(&theirs, &ours)?;
    let report = compare::compare(&finish_last(&theirs), &finish_last(&ours));
    println!("excused by docs/compatibility.md: {:#?}", report.excused);
    ensure!(
        report.differences.is_empty(),
        "{} differences:\n{}",
        report.differences.len(),
        report.differences.join("\n")
    );
    let count = recordings::check(&stage.server, response, &saved["exp_data"]).await?;
    ensure!(
        count == recorded,
        "{count} recordings instead of {recorded}"
    );
    Ok(())
}
