//! A family that loads the page again keeps its order; the next participation has another seed.

use anyhow::{Context as _, Result, ensure};
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_family_that_loads_the_page_again_keeps_its_order() -> Result<()> {
    let options: Vec<Value> = (0..12)
        .map(|number| json!({"kind": "exp-lookit-text", "id": format!("t{number}"), "blocks": [{"text": format!("Page {number}.")}]}))
        .collect();
    let structure = json!({"frames": {"trials": {"kind": "choice", "sampler": "permute", "frameOptions": options}}, "sequence": ["trials"]});
    let studies = Studies::new()?;
    studies.add_protocol("order", &structure)?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = run(&stage).await;
    stage.close("reload", result).await
}

async fn run(stage: &Stage) -> Result<()> {
    let first = enter(stage, 1).await?;
    let again = enter(stage, 2).await?;
    ensure!(first == again, "{first} became {again}");
    ensure!(
        protocol::read_seed_record(&first[protocol::SEED_KEY]).is_some(),
        "no seed in {first}"
    );
    // To the end: what follows is another participation.
    for option in first["0-trials"]["frameList"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let text = option["blocks"][0]["text"].as_str().unwrap_or_default();
        stage.page().until_text(text, 60).await?;
        stage.page().press("#nextbutton", 60).await?;
    }
    stage
        .page()
        .until("the study is left", 60, async |page| {
            Ok(!page.address().await?.contains("/studies/"))
        })
        .await?;
    let next = enter(stage, 3).await?;
    ensure!(next != first, "the same seed and order again: {next}");
    Ok(())
}

/// Opens the study in the same tab; the conditions of the response that this makes, the `count`-th.
async fn enter(stage: &Stage, count: usize) -> Result<Value> {
    stage.enter("order", false).await?;
    stage.page().until_text("Page ", 60).await?;
    let study = stage.server.address("order", false)?;
    let study = study
        .split('/')
        .nth(2)
        .context("no study in the address")?
        .to_owned();
    let newest =
        || -> Result<Option<Value>> {
            let list = stage
                .server
                .get(&format!("/api/v1/studies/{study}/responses/"))?;
            let all = list["data"].as_array().context("no list of responses")?;
            let newest = all
                .iter()
                .max_by_key(|record| record["attributes"]["created_on"].to_string());
            let conditions = newest.map(|record| record["attributes"]["conditions"].clone());
            Ok(conditions
                .filter(|conditions| all.len() == count && conditions["0-trials"].is_object()))
        };
    stage
        .page()
        .until("the conditions are saved", 60, async |_| {
            Ok(newest()?.is_some())
        })
        .await?;
    newest()?.context("the conditions are gone")
}
