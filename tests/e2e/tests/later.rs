//! What later pages need is fetched while the first page stands, and a network that is gone for a while keeps nobody out of them.

use anyhow::{Result, ensure};
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage};
use serde_json::{Value, json};

/// The part of the player that comes later, in Chromium's patterns of addresses.
const PART: &str = "*peekaboo-player-later-*.wasm";

fn study() -> Value {
    json!({
        "frames": {
            "hello": { "kind": "exp-lookit-text", "blocks": [{ "text": "Hello" }], "showPreviousButton": false },
            "look": { "kind": "exp-lookit-images-audio", "images": [], "doRecording": false },
            "bye": { "kind": "exp-lookit-text", "blocks": [{ "text": "Goodbye" }] }
        },
        "sequence": ["hello", "look", "bye"]
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_does_not_wait_for_it() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("later", &study())?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Missing).await?;
    let result = async {
        stage.enter("later", false).await?;
        let page = stage.page();
        page.until_text("Hello", 30).await?;
        // When it was asked for, and when the first page stood.
        let fetched = "
            const part = performance.getEntriesByType('resource').find(one => one.name.includes('peekaboo-player-later-') && one.name.endsWith('.wasm'));
            const player = performance.getEntriesByType('resource').find(one => one.name.includes('_bg.wasm'));
            return part && player ? part.startTime - player.responseEnd : null";
        page.until("the later part", 30, async |page| Ok(!page.ask(fetched, vec![]).await?.is_null()))
            .await?;
        let after = page.ask(fetched, vec![]).await?.as_f64().unwrap_or_default();
        ensure!(after > 0.0, "asked for {after} ms after the first part had come");
        Ok(())
    }
    .await;
    stage.close("later-first", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_needs_it_before_it_is_there_waits_and_goes_on() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("later", &study())?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Missing).await?;
    let result = async {
        stage.chrome.block(&[PART])?;
        stage.enter("later", false).await?;
        let page = stage.page();
        page.until_text("Hello", 30).await?;
        page.press("#nextbutton", 30).await?;
        page.until_text("the internet connection is interrupted", 30)
            .await?;
        stage.chrome.block(&[])?;
        page.press("#nextbutton", 60).await?;
        page.until_text("Goodbye", 30).await?;
        Ok(())
    }
    .await;
    stage.close("later-blocked", result).await
}
