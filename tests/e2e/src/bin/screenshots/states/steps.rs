//! The steps of a visit: a word and what it is about.
//!
//! `see SELECTOR`, `read WORDS` and `gone SELECTOR` wait; `press SELECTOR`, `key LETTER`, `hold LETTER`, `finger X Y`, `lift` do what a
//! family does; `run SCRIPT` what happens to it; `let MILLIS` lets time pass; `picture NAME` takes one in every size.

use anyhow::{Context as _, Result, bail};
use e2e::{Screen, Stage};
use fantoccini::key::Key;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Longer than any patience of the player that a state waits for.
const LIMIT_SECS: u64 = 40;
/// A page has its new size by then.
const SETTLED: Duration = Duration::from_millis(250);

/// Who takes the steps.
pub(super) struct Hand<'a> {
    pub(super) stage: &'a Stage,
    pub(super) sizes: &'a [(Screen, u32)],
    pub(super) out: &'a Path,
    pub(super) visit: &'a str,
}

impl Hand<'_> {
    pub(super) async fn take(&self, step: &str) -> Result<()> {
        let page = self.stage.page();
        let (word, rest) = step.split_once(' ').unwrap_or((step, ""));
        match word {
            "see" => page.until_visible(rest, LIMIT_SECS).await,
            "read" => page.until_text(rest, LIMIT_SECS).await,
            "gone" => {
                page.until(&format!("{rest} to go"), LIMIT_SECS, async |page| {
                    Ok(page.visible(rest, None).await?.is_none())
                })
                .await
            }
            "press" => page.press(rest, LIMIT_SECS).await,
            "key" => page.key(key(rest)).await,
            "hold" => page.hold(key(rest), true).await,
            "let-go" => page.hold(key(rest), false).await,
            "finger" => {
                let (x, y) = rest.split_once(' ').context("finger X Y")?;
                self.stage.chrome.finger(Some((x.parse()?, y.parse()?)))
            }
            "lift" => self.stage.chrome.finger(None),
            "run" => page.ask(rest, vec![]).await.map(drop),
            "let" => {
                tokio::time::sleep(Duration::from_millis(rest.parse()?)).await;
                Ok(())
            }
            "picture" => self.picture(rest).await,
            _ => bail!("nobody knows the step `{word}`"),
        }
    }

    async fn picture(&self, name: &str) -> Result<()> {
        let chrome = &self.stage.chrome;
        for &(screen, zoom) in self.sizes {
            chrome.show_as(screen, zoom)?;
            tokio::time::sleep(SETTLED).await;
            let (width, height) = (screen.width * zoom, screen.height * zoom);
            let file = format!("{}-{name}@{width}x{height}.png", self.visit);
            std::fs::write(self.out.join(&file), self.stage.page().picture().await?)?;
            let wide = "return document.documentElement.scrollWidth > innerWidth";
            if self.stage.page().ask(wide, vec![]).await? == json!(true) {
                println!("{file} is wider than its window");
            }
        }
        if let Some(&(screen, zoom)) = self.sizes.first() {
            chrome.show_as(screen, zoom)?;
        }
        Ok(())
    }
}

fn key(name: &str) -> char {
    match name {
        "space" => ' ',
        "F1" => Key::F1.into(),
        "Enter" => Key::Enter.into(),
        other => other.chars().next().unwrap_or(' '),
    }
}
