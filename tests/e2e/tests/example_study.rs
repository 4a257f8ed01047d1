//! The example study from the first page to the exit address, by visible buttons only.

use anyhow::{Result, ensure};
use e2e::family::Family;
use e2e::{Camera, Screen, Stage, checks, paths, recordings};

/// Frame ids and kinds as the study's sequence gives them.
const FRAMES: [(&str, &str); 12] = [
    ("0-setup", "exp-video-config"),
    ("1-consent", "exp-lookit-video-consent"),
    ("2-instructions", "exp-lookit-instructions"),
    ("3-look-here-1", "exp-lookit-video"),
    ("4-rolling", "exp-lookit-video"),
    ("5-look-here-2", "exp-lookit-video"),
    ("6-waiting", "exp-lookit-video"),
    ("7-look-here-3", "exp-lookit-video"),
    ("8-pair-1", "exp-lookit-images-audio"),
    ("9-pair-2", "exp-lookit-images-audio"),
    ("10-all-done", "exp-lookit-text"),
    ("11-exit", "exp-lookit-exit-survey"),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_example_study_is_played_and_stored() -> Result<()> {
    let studies = paths::root().join("studies");
    let stage = Stage::open(&studies, Screen::LAPTOP, Camera::Fake).await?;
    let result = run(&stage).await;
    stage.close("example_study", result).await
}

async fn run(stage: &Stage) -> Result<()> {
    stage.enter("example", false).await?;
    let visit = Family::new(stage.page()).play().await?;
    ensure!(
        visit.exit.contains("/thanks/?"),
        "the exit address is {}",
        visit.exit
    );
    let response = stage.server.response(&visit.response)?;
    let frames = FRAMES.map(|(id, kind)| (id.to_owned(), kind.to_owned()));
    checks::finished(&response, &frames)?;
    let conditions = &response["conditions"];
    ensure!(
        conditions["3-trials"]["parameterSet"]["BALL_SIDES"].is_array(),
        "the conditions are {conditions}"
    );
    let count = recordings::check(&stage.server, &visit.response, &response["exp_data"]).await?;
    ensure!(count == 5, "{count} recordings instead of 5");
    Ok(())
}
