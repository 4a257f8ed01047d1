//! Recordings are kept on the family's device until the server has them: a later visit sends what a killed or closed page left behind,
//! to the last slice, and nothing stays behind when all is sent or the family withdraws.

use anyhow::{Context as _, Result, ensure};
use e2e::family::Family;
use e2e::faults::verdict::{judge, open_uploads};
use e2e::faults::witness::Witness;
use e2e::study::Studies;
use e2e::{Camera, Chrome, Page, Screen, Server, page};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use wire::{Recording, RecordingEnd, SpoolKind};

/// So many slices, about a second each, are made before something happens.
const SLICES: usize = 4;
/// The player looks a second time for what another page has left after a minute (`src/browser/uploads/recovery.rs`).
const SECOND_LOOK_SECS: u64 = 100;
/// The files of all spools.
const KEPT: &str = "
const done = arguments[arguments.length - 1];
(async () => {
  const names = [];
  const root = await navigator.storage.getDirectory();
  for await (const [name, folder] of root.entries()) {
    if (name === 'peekaboo-spool') for await (const key of folder.keys()) names.push(key);
  }
  done(names);
})().catch(error => done(String(error)));";
/// The private file system is missing, as in Firefox's private windows.
const NO_FILES: &str = "
const Real = Worker;
window.Worker = class extends Real {
  constructor(address) {
    super(URL.createObjectURL(new Blob(['delete StorageManager.prototype.getDirectory; importScripts(\"' + address + '\");'])));
  }
};";
/// Nor is there a database: a browser that lets no worker start.
const NO_WORKER: &str = "window.Worker = class { constructor() { throw new Error('none'); } };";

struct World {
    witness: Witness,
    server: Server,
    profile: TempDir,
    _studies: Studies,
    _data: TempDir,
}

impl World {
    fn open() -> Result<Self> {
        let studies = Studies::new()?;
        studies.add_protocol("films", &films())?;
        studies.add_protocol("later", &later())?;
        let data = tempfile::tempdir()?;
        Ok(Self {
            witness: Witness::start()?,
            server: Server::start_with(studies.path(), data.path(), &["--no-convert"])?,
            profile: tempfile::tempdir()?,
            _studies: studies,
            _data: data,
        })
    }

    /// A browser of the family.
    async fn browser(&self, scripts: &[&str]) -> Result<Chrome> {
        let profile = self.profile.path();
        let chrome = Chrome::start_with_profile(Screen::LAPTOP, Camera::Fake, profile).await?;
        for script in scripts {
            chrome.in_every_document(script)?;
        }
        chrome.in_every_document(&self.witness.script())?;
        Ok(chrome)
    }

    async fn enter(&self, chrome: &Chrome, study: &str) -> Result<()> {
        let address = self.server.origin() + &self.server.address(study, false)?;
        chrome.page.open(&address).await
    }

    async fn until_slices(&self, count: usize) -> Result<()> {
        let seen = async || Ok(self.witness.count() >= count);
        page::until("the recording to run", 60, seen).await
    }

    /// The one recording is stored whole, and is what the recorder gave but for its last slice.
    async fn arrives(&self) -> Result<Recording> {
        let data = self.server.data();
        let settled = async || {
            let has_end = |one: &Recording| one.length == Some(one.bytes);
            Ok(open_uploads(data)? == 0 && manifests(data)?.iter().any(has_end))
        };
        page::until("the recording to arrive", SECOND_LOOK_SECS, settled).await?;
        let verdict = judge(&self.witness.recordings(), data)?;
        ensure!(verdict.is_kept() && verdict.recordings == 1, "{verdict:?}");
        manifests(data)?.pop().context("no manifest")
    }
}

/// A page that records from its beginning, and the exit survey.
fn films() -> Value {
    json!({
        "frames": {
            "wait": {
                "kind": "exp-lookit-text",
                "startSessionRecording": true,
                "blocks": [{"text": "The camera records."}],
            },
            "exit": {"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Done", "text": "Thank you."}},
        },
        "sequence": ["wait", "exit"],
    })
}

/// Another study of the same site, without a camera.
fn later() -> Value {
    json!({
        "frames": {"hello": {"kind": "exp-lookit-text", "blocks": [{"text": "Hello."}]}},
        "sequence": ["hello"],
    })
}

fn manifests(folder: &Path) -> Result<Vec<Recording>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(manifests(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "json")
            && let Ok(manifest) = serde_json::from_slice(&fs::read(&path)?)
        {
            found.push(manifest);
        }
    }
    Ok(found)
}

/// Nothing is left on the family's device.
async fn is_empty(page: &Page) -> Result<()> {
    page.until("the device to be empty", SECOND_LOOK_SECS, async |page| {
        Ok(page.ask_later(KEPT, vec![]).await? == json!([]))
    })
    .await
}

/// Whether the browser would ask if the tab was closed now.
async fn asks_before_closing(page: &Page) -> Result<bool> {
    let closing = "const closing = new Event('beforeunload', {cancelable: true}); dispatchEvent(closing); return closing.defaultPrevented";
    Ok(page.ask(closing, vec![]).await? == true)
}

/// What the family read when something went wrong.
async fn shown(page: &Page, result: Result<()>) -> Result<()> {
    let Err(error) = result else { return Ok(()) };
    let text = page.text().await.unwrap_or_default();
    Err(error).context(format!("the page reads: {text}"))
}

/// Server and response agree. A plain tus server has no sum of its own; the bytes themselves were compared before.
fn is_sum(receipt: &Value, recording: &Recording) -> bool {
    let said = receipt["sha256"].as_str().unwrap_or_default();
    let known = recording.sha256.as_deref().unwrap_or(said);
    said.len() == 64 && known == said
}

/// Where the server takes receipts, that of a recovered recording says what happened.
fn told_as_recovered(recording: &Recording, end: RecordingEnd, spool: SpoolKind) -> Result<()> {
    let Some(receipt) = &recording.receipt else {
        return Ok(());
    };
    ensure!(
        receipt.recovered && receipt.end == end && receipt.spool == spool,
        "{receipt:?}"
    );
    ensure!(
        receipt.started_millis.is_some() && receipt.slices > 0 && !receipt.camera.is_empty(),
        "{receipt:?}"
    );
    Ok(())
}

/// The browser dies while the server is away, so that nothing but the disk can have the recording.
async fn killed(scripts: &[&str], spool: SpoolKind) -> Result<()> {
    let mut world = World::open()?;
    let chrome = world.browser(scripts).await?;
    world.enter(&chrome, "films").await?;
    world.until_slices(2).await?;
    world.server.kill()?;
    world.until_slices(2 + SLICES).await?;
    chrome.kill_browser(world.profile.path())?;
    world.server.restart()?;
    let chrome = world.browser(scripts).await?;
    world.enter(&chrome, "later").await?;
    let recording = world.arrives().await?;
    told_as_recovered(&recording, RecordingEnd::PageGone, spool)?;
    is_empty(&chrome.page).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_browser_leaves_a_recording_that_the_next_one_sends() -> Result<()> {
    killed(&[], SpoolKind::Opfs).await
}

#[tokio::test(flavor = "multi_thread")]
async fn so_does_one_that_has_only_a_database() -> Result<()> {
    killed(&[NO_FILES], SpoolKind::IndexedDb).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_tab_leaves_a_recording_that_another_study_of_the_site_sends() -> Result<()> {
    let world = World::open()?;
    let chrome = world.browser(&[]).await?;
    world.enter(&chrome, "films").await?;
    world.until_slices(SLICES).await?;
    let other = chrome.page.another_tab().await?;
    chrome.close_tab().await?;
    chrome.page.switch_to(&other).await?;
    world.enter(&chrome, "later").await?;
    let recording = world.arrives().await?;
    told_as_recovered(&recording, RecordingEnd::PageGone, SpoolKind::Opfs)?;
    is_empty(&chrome.page).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_that_leaves_early_is_told_and_a_later_visit_sends_the_rest() -> Result<()> {
    let mut world = World::open()?;
    let chrome = world.browser(&[]).await?;
    world.enter(&chrome, "films").await?;
    world.until_slices(SLICES).await?;
    // Answers are taken, video is not: there is room for nothing else.
    world
        .server
        .restart_with(&["--no-convert", "--max-recording-bytes=1000"])?;
    let page = &chrome.page;
    page.press("#nextbutton", 60).await?;
    page.until_text("1 of 1 recordings not yet there", 60)
        .await?;
    page.until_text(
        "You may leave: what is missing stays on this device for 72 hours",
        60,
    )
    .await?;
    ensure!(
        !asks_before_closing(page).await?,
        "nothing would be lost, and the family is asked"
    );
    tokio::select! {
        left = Family::new(page).play() => anyhow::bail!("the page did not stay: {left:?}"),
        told = page.until_visible("#leaveunsentbutton", 60) => told?,
    }
    page.press("#leaveunsentbutton", 60).await?;
    let visit = Family::new(page).play().await?;
    let saved = world.server.response(&visit.response)?;
    let receipt = &saved["global_event_timings"][0];
    ensure!(
        receipt["eventType"] == "recordingReceipt" && receipt["outcome"] == "leftWithoutSending",
        "{saved}"
    );
    world.server.restart_with(&["--no-convert"])?;
    world.enter(&chrome, "later").await?;
    let recording = world.arrives().await?;
    told_as_recovered(&recording, RecordingEnd::Stopped, SpoolKind::Opfs)?;
    ensure!(
        is_sum(receipt, &recording),
        "the response tells of {receipt}, stored is {recording:?}"
    );
    is_empty(page).await
}

#[tokio::test(flavor = "multi_thread")]
async fn when_all_is_sent_the_family_reads_so_and_nothing_stays_on_its_device() -> Result<()> {
    let world = World::open()?;
    let chrome = world.browser(&[]).await?;
    world.enter(&chrome, "films").await?;
    world.until_slices(SLICES).await?;
    let visit = Family::new(&chrome.page).play().await?;
    let recording = world.arrives().await?;
    let saved = world.server.response(&visit.response)?;
    let receipt = &saved["global_event_timings"][0];
    ensure!(
        receipt["outcome"] == "complete"
            && is_sum(receipt, &recording)
            && receipt["bytes"] == recording.bytes
            && receipt["recovered"] == false,
        "{receipt} is not {recording:?}"
    );
    world.enter(&chrome, "later").await?;
    is_empty(&chrome.page).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_that_withdraws_leaves_no_video_behind() -> Result<()> {
    let world = World::open()?;
    let chrome = world.browser(&[]).await?;
    world.enter(&chrome, "films").await?;
    world.until_slices(SLICES).await?;
    let page = &chrome.page;
    page.press("#nextbutton", 60).await?;
    page.enter(
        ".exp-lookit-exit-survey input[type=text]",
        "05/06/2023\t",
        60,
    )
    .await?;
    page.press("input[name=withdrawal]", 60).await?;
    page.press("#nextbutton", 60).await?;
    page.press_button("Withdraw", 60).await?;
    page.press_button("Exit", 60).await?;
    let leaves = page.until("the page to leave", 60, async |page| {
        Ok(page.address().await?.contains("response="))
    });
    shown(page, leaves.await).await?;
    world.enter(&chrome, "later").await?;
    is_empty(page).await?;
    let data = world.server.data();
    let gone = async || Ok(open_uploads(data)? == 0);
    page::until("the upload to be given up", 60, gone).await?;
    let bytes: u64 = manifests(data)?.iter().map(|one| one.bytes).sum();
    ensure!(bytes == 0, "{bytes} bytes were kept");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_can_keep_nothing_says_so_and_asks() -> Result<()> {
    let mut world = World::open()?;
    let chrome = world.browser(&[NO_WORKER]).await?;
    world.enter(&chrome, "films").await?;
    let page = &chrome.page;
    page.until_text("this browser can't keep them for later", 60)
        .await?;
    world.server.kill()?;
    world.until_slices(SLICES).await?;
    ensure!(
        asks_before_closing(page).await?,
        "the tab closes without a question, and the video is lost"
    );
    page.press("#exit-continue", 60).await?;
    world.server.restart()?;
    shown(page, Family::new(page).play().await.map(drop)).await?;
    let recording = world.arrives().await?;
    if let Some(receipt) = &recording.receipt {
        ensure!(receipt.spool == SpoolKind::Memory, "{receipt:?}");
    }
    Ok(())
}
