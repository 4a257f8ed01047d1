//! `cargo run -p e2e --bin screenshots OUTDIR`: a picture of every frame of the example study, on a laptop and on a tablet.

use anyhow::{Context as _, Result};
use e2e::family::Family;
use e2e::{Camera, Screen, Stage, paths};
use std::path::Path;

#[tokio::main]
async fn main() -> Result<()> {
    let out = std::env::args()
        .nth(1)
        .context("say where the pictures go: screenshots OUTDIR")?;
    let out = Path::new(&out);
    std::fs::create_dir_all(out)?;
    for screen in [Screen::LAPTOP, Screen::TABLET] {
        let studies = paths::root().join("studies");
        let stage = Stage::open(&studies, screen, Camera::Fake).await?;
        let result = take(&stage, screen, out).await;
        stage.close("screenshots", result).await?;
    }
    Ok(())
}

async fn take(stage: &Stage, screen: Screen, out: &Path) -> Result<()> {
    let size = format!("{}x{}", screen.width, screen.height);
    stage.enter("example", false).await?;
    let visit = Family::new(stage.page())
        .with_pictures(|id, picture| {
            Ok(std::fs::write(
                out.join(format!("{size}-{id}.png")),
                picture,
            )?)
        })
        .play()
        .await?;
    stage
        .page()
        .open(&(stage.server.origin() + "/preview/"))
        .await?;
    stage.page().until_visible("main, body > *", 20).await?;
    std::fs::write(
        out.join(format!("{size}-preview.png")),
        stage.page().picture().await?,
    )?;
    println!(
        "{size}: {} frames, pictures in {}",
        visit.frames.len(),
        out.display()
    );
    Ok(())
}
