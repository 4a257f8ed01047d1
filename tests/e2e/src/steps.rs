//! Plays the `steps.jsonl` of a recorded run; the keys of one step are done in the order they stand.

use crate::Page;
use crate::page::tick;
use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};
use std::time::{Duration, Instant};

/// Unless a step says otherwise.
const LIMIT_SECS: u64 = 60;

/// Plays every step.
///
/// # Errors
/// A step that cannot be done in time; the message names its line.
pub async fn play(page: &Page, steps: &str) -> Result<()> {
    for (number, line) in steps.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let step: Map<String, Value> = serde_json::from_str(line)?;
        step_of(page, &step)
            .await
            .with_context(|| format!("line {} of steps.jsonl: {line}", number + 1))?;
    }
    Ok(())
}

async fn step_of(page: &Page, step: &Map<String, Value>) -> Result<()> {
    let limit = step
        .get("timeout")
        .and_then(Value::as_u64)
        .map_or(LIMIT_SECS, |millis| millis / 1000);
    let text_of = |key: &str| step.get(key).and_then(Value::as_str).unwrap_or_default();
    for (key, value) in step {
        let text = value.as_str().unwrap_or_default();
        match key.as_str() {
            "see" => page.until_text(text, limit).await?,
            "visible" => page.until_visible(text, limit).await?,
            "attached" => {
                page.until(text, limit, async |page| Ok(page.count(text).await? > 0))
                    .await?;
            }
            "gone" => {
                page.until(&format!("{text} to go"), limit, async |page| {
                    Ok(page.count(text).await? == 0)
                })
                .await?;
            }
            "fullscreen" => {
                let script = "return document.fullscreenElement !== null";
                page.until("full screen", limit, async |page| {
                    Ok(page.ask(script, vec![]).await? == *value)
                })
                .await?;
            }
            "url" => {
                page.until(&format!("the address {text}"), limit, async |page| {
                    Ok(page.address().await?.contains(text))
                })
                .await?;
            }
            // The pace of the recorded run, not a wait for something to happen.
            "wait" | "hold" => pace(value.as_u64().unwrap_or_default()).await,
            "click" | "check" => page.press(text, limit).await?,
            "clickText" => page.press_button(text, limit).await?,
            "type" | "fill" => page.enter(text, text_of("value"), limit).await?,
            "press" if text == "Tab" => page.key('\u{e004}').await?,
            "press" if text == "Space" => page.key(' ').await?,
            "press" => page.key(only(text)?).await?,
            "down" => page.hold(only(text)?, true).await?,
            "up" => page.hold(only(text)?, false).await?,
            // What was noted in a recorded run stands in its `events.md`.
            "value" | "timeout" | "note_text" | "tail" => {}
            other => bail!("{other} {value} is not known"),
        }
    }
    Ok(())
}

/// A key that is named by what it writes.
fn only(text: &str) -> Result<char> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => bail!("the key {text:?} is not known"),
    }
}

/// Lets the page go on for as long as the recorded run did.
pub async fn pace(millis: u64) {
    let end = Instant::now() + Duration::from_millis(millis);
    while Instant::now() < end {
        tick().await;
    }
}

/// Puts a run's own origin and file addresses back to the placeholders the recorded runs use.
pub fn with_placeholders(value: &Value, origin: &str, study: &str) -> Result<Value> {
    let text = value
        .to_string()
        .replace(&format!("{origin}/studies/{study}/files/"), "{BASE}/stim/")
        .replace(origin, "{BASE}");
    let value: Value = serde_json::from_str(&text)?;
    if value == json!(null) {
        bail!("there is no response");
    }
    Ok(value)
}
