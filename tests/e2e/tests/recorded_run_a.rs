//! The same study and the same steps as a recorded run of the predecessor save an equal response.

use anyhow::{Context as _, Result, ensure};
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, compare, paths, recordings, steps};
use serde_json::Value;
use std::fs;

#[tokio::test(flavor = "multi_thread")]
async fn recorded_run_a_saves_an_equal_response() -> Result<()> {
    let folder = paths::root().join("tests/vectors/recorded-runs/a");
    let studies = Studies::new()?;
    studies.add_recorded("run-a", &folder)?;
    let stage = Stage::open(studies.path(), Screen::RECORDED_RUNS, Camera::Fake).await?;
    let result = run(&stage, &folder).await;
    stage.close("recorded_run_a", result).await
}

async fn run(stage: &Stage, folder: &std::path::Path) -> Result<()> {
    let page = stage.page();
    stage.enter("run-a", false).await?;
    steps::play(page, &fs::read_to_string(folder.join("steps.jsonl"))?).await?;
    let address = page.address().await?;
    let (_, response) = address
        .split_once("response=")
        .context("no response in the exit address")?;
    let saved = stage.server.response(response)?;
    let path = stage.server.address("run-a", false)?;
    let study = path.split('/').nth(2).context("no study in the address")?;
    let ours = steps::with_placeholders(&saved, &stage.server.origin(), study)?;
    let recorded: Value = serde_json::from_str(&fs::read_to_string(folder.join("response.json"))?)?;
    let report = compare::compare(&recorded, &ours);
    println!("excused by docs/compatibility.md: {:#?}", report.excused);
    ensure!(
        report.differences.is_empty(),
        "{} differences:\n{}",
        report.differences.len(),
        report.differences.join("\n")
    );
    let count = recordings::check(&stage.server, response, &saved["exp_data"]).await?;
    ensure!(count == 4, "{count} recordings instead of 4");
    Ok(())
}
