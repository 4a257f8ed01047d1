//! `cargo run -p e2e --bin screenshots OUTDIR`: a picture of every frame of the example study, of every kind's examples and of the
//! preview, on a laptop, a tablet and a narrow screen.

use anyhow::{Context as _, Result};
use e2e::family::Family;
use e2e::stimuli::Stimuli;
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, paths};
use serde_json::{Value, json};
use std::path::Path;

/// A frame that waits for nothing more shows itself in this time.
const SETTLED_SECS: u64 = 3;
const NARROW: Screen = Screen {
    width: 500,
    height: 900,
};

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
    for screen in [Screen::LAPTOP, Screen::TABLET, NARROW] {
        gallery(screen, out).await?;
    }
    Ok(())
}

/// Every example of every kind, alone and before anything is pressed.
async fn gallery(screen: Screen, out: &Path) -> Result<()> {
    let stimuli = Stimuli::start()?;
    let studies = Studies::new()?;
    let mut names = Vec::new();
    for folder in std::fs::read_dir(paths::root().join("frames"))? {
        let Ok(examples) = std::fs::read_dir(folder?.path().join("examples")) else {
            continue;
        };
        for example in examples {
            let path = example?.path();
            let text = std::fs::read_to_string(&path)?;
            let mut frame: Value =
                serde_json::from_str(&text.replace("\"/stimuli/", "\"https://lab.example/"))?;
            stimuli.lead_here(&mut frame);
            let kind = frame["kind"].as_str().unwrap_or_default();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let name = format!("{kind}-{stem}");
            studies.add_protocol(
                &name,
                &json!({"frames": {"only": frame}, "sequence": ["only"]}),
            )?;
            names.push(name);
        }
    }
    let stage = Stage::open(studies.path(), screen, Camera::Fake).await?;
    let result = async {
        for name in &names {
            stage.enter(name, false).await?;
            stage.page().until_visible(".lookit-frame *", 20).await?;
            tokio::time::sleep(std::time::Duration::from_secs(SETTLED_SECS)).await;
            let file = format!("{}x{}-kind-{name}.png", screen.width, screen.height);
            std::fs::write(out.join(file), stage.page().picture().await?)?;
        }
        Ok(())
    }
    .await;
    stage.close("gallery", result).await
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
