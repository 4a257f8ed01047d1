//! The example study of each kind that has a page, from its first page to the exit address. axe-core looks at every page on the way.
//! `PEEKABOO_ONLY_KIND` chooses one.

use anyhow::{Context as _, Result, ensure};
use e2e::axe::Axe;
use e2e::family::{Act, Family};
use e2e::{Camera, Screen, Stage, paths};
use std::collections::VecDeque;
use std::sync::Mutex;

#[tokio::test(flavor = "multi_thread")]
async fn examples_play() -> Result<()> {
    let axe = Axe::installed()?;
    let only = std::env::var("PEEKABOO_ONLY_KIND").ok();
    let kinds = frames::kinds().map(|kind| kind.name);
    let kinds = kinds.chain(["exp-frame-select"]);
    let kinds = kinds.filter(|kind| only.as_deref().is_none_or(|only| only == *kind));
    let left = Mutex::new(kinds.collect::<VecDeque<_>>());
    let (one, other) = tokio::join!(lane(&left, axe.as_ref()), lane(&left, axe.as_ref()));
    one.and(other)?;
    if let Some(axe) = axe {
        let least = if only.is_some() { 5 } else { 60 };
        axe.finish(least)?;
    }
    Ok(())
}

/// Plays what is left, one after the other; a second lane plays beside it, since a family mostly looks and waits.
async fn lane(left: &Mutex<VecDeque<&str>>, axe: Option<&Axe>) -> Result<()> {
    let examples = paths::root().join("studies/examples");
    let next = || left.lock().ok().and_then(|mut kinds| kinds.pop_front());
    while let Some(kind) = next() {
        let stage = Stage::open(&examples, Screen::LAPTOP, Camera::Fake).await?;
        let result = run(&stage, kind, axe).await;
        stage
            .close(kind, result)
            .await
            .with_context(|| kind.to_owned())?;
        println!("{kind} played");
    }
    Ok(())
}

/// The server's own pages.
const SERVER_PAGES: [&str; 4] = ["/", "/responses/", "/thanks/", "/preview/"];

async fn run(stage: &Stage, kind: &str, axe: Option<&Axe>) -> Result<()> {
    stage.enter(kind, false).await?;
    let page = stage.page();
    let is_choice = |_: &str, shown: &str| shown == "exp-lookit-images-audio";
    let family = Family::new(page).doing(Act::Choose(&["#ball"]), is_choice);
    let visit = family.audited(axe).play().await?;
    let response = stage.server.response(&visit.response)?;
    ensure!(response["completed"] == true, "{kind} was not completed");
    if let Some(axe) = axe
        && kind == "exp-lookit-text"
    {
        for path in SERVER_PAGES {
            page.open(&(stage.server.origin() + path)).await?;
            page.until_visible("h1", 20).await?;
            axe.look(page, path).await?;
        }
        axe.finds_mistakes(page).await?;
    }
    Ok(())
}
