//! The same study and the same steps as a recorded run of the predecessor save an equal response.

use anyhow::{Context as _, Result, ensure};
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, compare, paths, recordings, steps};
use serde_json::Value;
use std::fs;

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
    let stage = Stage::open(studies.path(), Screen::RECORDED_RUNS, Camera::Fake).await?;
    let result = run(&stage, &slug, &folder, recorded).await;
    stage.close(&slug, result).await
}

async fn run(stage: &Stage, slug: &str, folder: &std::path::Path, recorded: usize) -> Result<()> {
    let page = stage.page();
    stage.enter(slug, false).await?;
    steps::play(page, &fs::read_to_string(folder.join("steps.jsonl"))?).await?;
    let address = page.address().await?;
    let (_, response) = address
        .split_once("response=")
        .context("no response in the exit address")?;
    let saved = stage.server.response(response)?;
    let path = stage.server.address(slug, false)?;
    let study = path.split('/').nth(2).context("no study in the address")?;
    let ours = steps::with_placeholders(&saved, &stage.server.origin(), study)?;
    let theirs: Value = serde_json::from_str(&fs::read_to_string(folder.join("response.json"))?)?;
    let report = compare::compare(&theirs, &ours);
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
