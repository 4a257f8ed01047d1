//! The example study of each kind by itself, from its first page to the exit address: on demand, since `every_kind.rs` plays all their frames in one
//! study. `cargo test -p e2e --test examples -- --ignored`; `PEEKABOO_ONLY_KIND` chooses one.

use anyhow::{Context as _, Result, ensure};
use e2e::family::{Act, Family};
use e2e::{Camera, Screen, Stage, paths};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "every_kind.rs plays the same frames in one study"]
async fn examples_play() -> Result<()> {
    let examples = paths::root().join("studies/examples");
    let only = std::env::var("PEEKABOO_ONLY_KIND").ok();
    let kinds = frames::kinds().map(|kind| kind.name);
    let kinds = kinds.chain(["exp-frame-select"]);
    for kind in kinds.filter(|kind| only.as_deref().is_none_or(|only| only == *kind)) {
        let stage = Stage::open(&examples, Screen::LAPTOP, Camera::Fake).await?;
        let result = run(&stage, kind).await;
        stage
            .close(kind, result)
            .await
            .with_context(|| kind.to_owned())?;
        println!("{kind} played");
    }
    Ok(())
}

async fn run(stage: &Stage, kind: &str) -> Result<()> {
    stage.enter(kind, false).await?;
    let page = stage.page();
    let is_choice = |_: &str, shown: &str| shown == "exp-lookit-images-audio";
    let family = Family::new(page).doing(Act::Choose(&["#ball"]), is_choice);
    let visit = family.play().await?;
    let response = stage.server.response(&visit.response)?;
    ensure!(response["completed"] == true, "{kind} was not completed");
    Ok(())
}
