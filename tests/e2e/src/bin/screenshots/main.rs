//! `cargo run -p e2e --bin screenshots OUTDIR`: a picture of every frame of the example study, of every kind's examples and of the
//! preview, on a laptop, a tablet and a narrow screen. With sizes such as `320x640` or `1366x768@2` (zoomed to 200 %), and the names of
//! kinds: the examples of these kinds in these sizes. With `states`: what the examples do not show by themselves (`states`), in
//! these sizes if some are named, and only those whose name has one of the words in it that follow.

mod states;

use anyhow::{Context as _, Result};
use e2e::family::Family;
use e2e::sizes::{size, whole};
use e2e::stimuli::Stimuli;
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, paths};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A frame that waits for nothing more shows itself in this time.
const SETTLED_SECS: u64 = 3;
pub(crate) const NARROW: Screen = Screen {
    width: 500,
    height: 900,
};

/// What is asked for on the command line.
struct Wish {
    out: PathBuf,
    /// Sizes in CSS pixels, each with its zoom.
    sizes: Vec<(Screen, u32)>,
    /// Kinds; none means all.
    kinds: Vec<String>,
}

impl Wish {
    fn read(words: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut words = words.into_iter();
        let out = words.next().context(
            "say where the pictures go: screenshots OUTDIR [WIDTHxHEIGHT[@ZOOM]…] [KIND…], or screenshots OUTDIR states [WIDTHxHEIGHT[@ZOOM]…] [NAME…]",
        )?;
        let (mut sizes, mut kinds) = (Vec::new(), Vec::new());
        for word in words {
            match size(&word) {
                Some(size) => sizes.push(size),
                None => kinds.push(word),
            }
        }
        Ok(Self {
            out: out.into(),
            sizes,
            kinds,
        })
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let wish = Wish::read(std::env::args().skip(1))?;
    std::fs::create_dir_all(&wish.out)?;
    if let Some((first, names)) = wish.kinds.split_first()
        && first == "states"
    {
        return states::take(&wish.out, &wish.sizes, names).await;
    }
    if !wish.sizes.is_empty() {
        return gallery(&wish.sizes, &wish).await;
    }
    for screen in [Screen::LAPTOP, Screen::TABLET] {
        let studies = paths::root().join("studies");
        let stage = Stage::open(&studies, screen, Camera::Fake).await?;
        let result = take(&stage, screen, &wish.out).await;
        stage.close("screenshots", result).await?;
    }
    let sizes = [Screen::LAPTOP, Screen::TABLET, NARROW].map(|screen| (screen, 1));
    gallery(&sizes, &wish).await
}

/// Every example of every kind, alone and before anything is pressed, as far down as the page goes.
async fn gallery(sizes: &[(Screen, u32)], wish: &Wish) -> Result<()> {
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
            // The demo child is too young to be asked.
            if let Some(frame) = frame.as_object_mut() {
                frame.remove("minimumYearsToAssent");
            }
            let kind = frame["kind"].as_str().unwrap_or_default();
            if !wish.kinds.is_empty() && !wish.kinds.iter().any(|wanted| wanted == kind) {
                continue;
            }
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let name = format!("{kind}-{stem}");
            studies.add_protocol(
                &name,
                &json!({"frames": {"only": frame}, "sequence": ["only"]}),
            )?;
            names.push(name);
        }
    }
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = async {
        for name in &names {
            for &(screen, zoom) in sizes {
                stage.chrome.show_as(screen, zoom)?;
                stage.enter(name, false).await?;
                stage.page().until_visible(".lookit-frame *", 20).await?;
                tokio::time::sleep(std::time::Duration::from_secs(SETTLED_SECS)).await;
                let whole = whole(stage.page(), screen).await?;
                stage.chrome.show_as(whole, zoom)?;
                let (width, height) = (screen.width * zoom, screen.height * zoom);
                let file = format!("{width}x{height}@{zoom}-{name}.png");
                std::fs::write(wish.out.join(&file), stage.page().picture().await?)?;
                if whole.width > screen.width {
                    println!("{file} is {} pixels wide", whole.width);
                }
            }
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
