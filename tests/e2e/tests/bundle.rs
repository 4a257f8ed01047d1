//! What `peekaboo bundle` writes plays without anything else: no network, and without the study it was made from.

use anyhow::{Context as _, Result, ensure};
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, paths};
use serde_json::{Value, json};
use std::process::Command;

fn study() -> Value {
    json!({
        "frames": {
            "hello": { "kind": "exp-lookit-text", "blocks": [{ "text": "<img src='{FILES}/img/ball.png' alt='A ball'> Hello" }],
                "showPreviousButton": false },
            "look": { "kind": "exp-lookit-images-audio", "doRecording": false, "autoProceed": false, "baseDir": "{FILES}/", "audioTypes": ["mp3"],
                "audio": "chime", "images": [{ "id": "diamond", "src": "diamond.png", "alt": "A diamond", "position": "center" }] },
            "film": { "kind": "exp-lookit-video", "doRecording": false, "autoProceed": true, "baseDir": "{FILES}/", "videoTypes": ["webm", "mp4"],
                "video": { "source": "look_here", "loop": false }, "requireVideoCount": 1 },
            "bye": { "kind": "exp-lookit-text", "blocks": [{ "text": "Goodbye" }] }
        },
        "sequence": ["hello", "look", "film", "bye"]
    })
}

/// Pictures that were drawn, and every address that was asked for.
const SEEN: &str = "
    const drawn = [...document.images].filter(one => one.complete && one.naturalWidth > 0).length;
    return { drawn, asked: performance.getEntriesByType('resource').map(one => one.name) }";

#[tokio::test(flavor = "multi_thread")]
async fn a_bundle_plays_by_itself() -> Result<()> {
    let original = Studies::new()?;
    let media = paths::root().join("studies/example/files");
    original.add_with_media("small", &study(), &media)?;
    let made = Studies::new()?;
    let bundle = made.path().join("small");
    let output = Command::new(paths::program()?)
        .arg("bundle")
        .arg(original.path().join("small"))
        .arg("-o")
        .arg(&bundle)
        .output()?;
    ensure!(output.status.success(), "{output:?}");
    // The study it was made from is gone.
    drop(original);
    let stage = Stage::open(&bundle, Screen::LAPTOP, Camera::Missing).await?;
    let result = async {
        // As if the line were cut: only this computer answers.
        stage
            .chrome
            .block(&["https://*", "*.example/*", "*.org/*", "*.com/*"])?;
        stage.enter("small", false).await?;
        let page = stage.page();
        page.until_text("Hello", 30).await?;
        let is_drawn = async |page: &e2e::Page| Ok(page.ask(SEEN, vec![]).await?["drawn"] == 1);
        page.until("the picture in the text", 30, is_drawn).await?;
        page.press("#nextbutton", 30).await?;
        page.until("the picture of the trial", 30, is_drawn).await?;
        page.press("#nextbutton", 60).await?;
        page.until_text("Goodbye", 60).await?;
        let seen = page.ask(SEEN, vec![]).await?;
        let asked = seen["asked"].as_array().context("no addresses")?;
        let (origin, hash) = (stage.server.origin(), hash_of(&bundle)?);
        let elsewhere: Vec<&Value> = asked
            .iter()
            .filter(|one| {
                let address = one.as_str().unwrap_or_default();
                !address.starts_with(&origin)
                    && !address.starts_with("blob:")
                    && !address.starts_with("data:")
            })
            .collect();
        ensure!(elsewhere.is_empty(), "asked elsewhere for {elsewhere:?}");
        for name in ["ball.png", "diamond.png", "chime.mp3", "look_here.webm"] {
            let is_it = |one: &Value| {
                let address = one.as_str().unwrap_or_default();
                address.contains(&hash) && address.contains(name)
            };
            ensure!(
                asked.iter().any(is_it),
                "{name} of the bundle was not asked for: {asked:?}"
            );
        }
        Ok(())
    }
    .await;
    stage.close("bundle", result).await
}

/// What all stimuli of a bundle are known by; it stands in their addresses.
fn hash_of(bundle: &std::path::Path) -> Result<String> {
    let text = std::fs::read_to_string(bundle.join("bundle.json"))?;
    let listed: Value = serde_json::from_str(&text)?;
    Ok(listed["hash"].as_str().context("no hash")?.to_owned())
}
