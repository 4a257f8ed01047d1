//! A server that takes no more: the study goes on, the family is told what happened and what to do, and nothing is lost.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::family::{Family, Visit};
use e2e::small_disk::SmallDisk;
use e2e::study::{Studies, consent_frame};
use e2e::{Camera, Page, Screen, Stage, checks, recordings};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Counts what the recorders give, and notes downloads instead of making them.
const SPY: &str = "
window.e2eRecorded = 0;
window.e2eCopies = [];
const Real = window.MediaRecorder;
window.MediaRecorder = class extends Real {
  constructor(...all) {
    super(...all);
    this.addEventListener('dataavailable', event => { window.e2eRecorded += event.data.size; });
  }
};
const click = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () {
  if (this.download) window.e2eCopies.push({name: this.download, address: this.href});
  else click.call(this);
};";

/// Name, SHA-256 and, of JSON, the text of each copy the family saved.
const COPIES: &str = "
const done = arguments[arguments.length - 1];
(async () => {
  const files = [];
  for (const {name, address} of window.e2eCopies) {
    const bytes = await (await fetch(address)).arrayBuffer();
    const sum = await crypto.subtle.digest('SHA-256', bytes);
    files.push({
      name,
      sha256: [...new Uint8Array(sum)].map(byte => byte.toString(16).padStart(2, '0')).join(''),
      text: name.endsWith('.json') ? new TextDecoder().decode(bytes) : null,
    });
  }
  done(files);
})().catch(error => done(String(error)));";

/// How many saves the page has tried.
const SAVES: &str = "return performance.getEntriesByType('resource').filter(entry => /\\/v1\\/responses\\/[^?]/.test(entry.name)).length";

/// The quota of the tests; a twentieth, 5 MB, is for answers alone.
const QUOTA_BYTES: u64 = 100_000_000;
/// The data folder holds so much more than recordings may fill: SQLite's files can become smaller by less, and the answers need less than
/// the rest.
const OVER_BYTES: u64 = 1_000_000;
/// What is recorded after the server has no more room.
const MORE_BYTES: u64 = 300_000;

fn studies() -> Result<Studies> {
    let studies = Studies::new()?;
    let exit = json!({"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Done", "text": "Thank you."}});
    let text = |words: &str| json!({"kind": "exp-lookit-text", "blocks": [{"text": words}]});
    studies.add(
        "filmed",
        &json!({
            "name": "filmed",
            "contact_info": "Rosa Vale, rosa@lab.example",
            "structure": {
                "frames": {
                    "consent": consent_frame(),
                    "exit": exit.clone(),
                },
                "sequence": ["consent", "exit"],
            },
        }),
    )?;
    let mut long = text("The first page.");
    // What it gives is saved.
    long["generateProperties"] = json!("function() { return {note: 'x'.repeat(4000)}; }");
    studies.add_protocol(
        "told",
        &json!({
            "frames": {"one": long, "two": text("The second page."), "exit": exit},
            "sequence": ["one", "two", "exit"],
        }),
    )?;
    Ok(studies)
}

/// Begins to record a consent, until a part of it is on the server.
async fn begin_consent(stage: &Stage) -> Result<()> {
    stage.enter("filmed", false).await?;
    let page = stage.page();
    page.ask(SPY, vec![]).await?;
    page.press("#recordbutton", 60).await?;
    let has_begun = async |_: &Page| Ok(arrived(stage.server.data()) > 0);
    page.until("bytes to arrive", 60, has_begun).await
}

/// Records on for a while and goes on to the exit survey.
async fn end_consent(page: &Page) -> Result<()> {
    let enough = recorded(page).await? + MORE_BYTES;
    page.until("the recording to be long enough", 120, async |page| {
        Ok(recorded(page).await? > enough)
    })
    .await?;
    for button in ["#stopbutton", "#playbutton", "#submitbutton"] {
        page.press(button, 60).await?;
    }
    page.until_visible("[data-kind=exp-lookit-exit-survey]", 60)
        .await
}

async fn recorded(page: &Page) -> Result<u64> {
    let made = page.ask("return window.e2eRecorded", vec![]).await?;
    Ok(made.as_u64().unwrap_or_default())
}

/// Plays to the end of the study, where something is not sent: waits for the page that says so, and gives its text.
async fn stays(page: &Page) -> Result<String> {
    tokio::select! {
        left = Family::new(page).play() => bail!("the page did not stay: {left:?}"),
        told = page.until_visible("#savecopybutton", 60) => told?,
    }
    page.text().await
}

/// The page leaves by itself.
async fn leaves(page: &Page) -> Result<Visit> {
    page.until("the page to leave", 90, async |page| {
        Ok(page.address().await?.contains("response="))
    })
    .await?;
    Family::new(page).play().await
}

/// Whether the browser would ask if the tab was closed now.
async fn asks_before_closing(page: &Page) -> Result<bool> {
    let closing = "const closing = new Event('beforeunload', {cancelable: true}); dispatchEvent(closing); return closing.defaultPrevented";
    Ok(page.ask(closing, vec![]).await? == true)
}

/// What the family gets when it saves a copy.
async fn save_copy(page: &Page, count: usize) -> Result<Vec<Value>> {
    page.press("#savecopybutton", 60).await?;
    page.until_text("The copy is in your downloads", 60).await?;
    page.until("the copies", 60, async |page| {
        let copies = page.ask("return window.e2eCopies.length", vec![]).await?;
        Ok(copies.as_u64() == Some(count as u64))
    })
    .await?;
    let copies = page.ask_later(COPIES, vec![]).await?;
    Ok(copies.as_array().context("no copies")?.clone())
}

fn has(text: &str, words: &[&str]) -> Result<()> {
    for word in words {
        ensure!(text.contains(word), "{word:?} is not in: {text}");
    }
    Ok(())
}

/// The only response to a study, as far as it is stored.
fn stored(stage: &Stage, slug: &str) -> Result<Value> {
    let child = stage.server.get("/local/studies")?["demo_child"].take();
    let child = child.as_str().context("no demo child")?;
    let list = stage
        .server
        .get(&format!("/api/v1/studies/{slug}/responses/?child={child}"))?;
    let id = list["data"][0]["id"].as_str().context("no response")?;
    stage.server.response(id)
}

/// Files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

fn bytes_of(files: &[PathBuf]) -> u64 {
    let sizes = files.iter().filter_map(|file| file.metadata().ok());
    sizes.map(|file| file.len()).sum()
}

fn arrived(data: &Path) -> u64 {
    let mut parts = files(data);
    parts.retain(|file| file.extension().is_some_and(|ending| ending == "part"));
    bytes_of(&parts)
}

/// Everything of the filmed study is on the server, and the video is byte for byte the copy the family has.
async fn all_is_stored(stage: &Stage, visit: &Visit, copy: &Value) -> Result<()> {
    let response = stage.server.response(&visit.response)?;
    checks::finished(
        &response,
        &[
            ("0-consent", "exp-lookit-video-consent"),
            ("1-exit", "exp-lookit-exit-survey"),
        ]
        .map(|(id, kind)| (id.to_owned(), kind.to_owned())),
    )?;
    let count = recordings::check(&stage.server, &visit.response, &response["exp_data"]).await?;
    ensure!(count == 1, "{count} recordings instead of 1");
    let stored = &stage.server.recordings(&visit.response)?.recordings[0];
    ensure!(
        copy["sha256"] == json!(stored.sha256) && copy["name"] == json!(stored.raw),
        "stored is {stored:?}, the family's copy is {copy}"
    );
    Ok(())
}

/// Fills the quota but for the answers. Nothing is written while it is measured.
fn fill_quota(stage: &mut Stage) -> Result<()> {
    stage.server.kill()?;
    let data = stage.server.data();
    let room = (QUOTA_BYTES / 20 * 19).checked_sub(bytes_of(&files(data)));
    let room = room.context("more was recorded than the quota holds")?;
    File::create(data.join("ballast"))?.set_len(room + OVER_BYTES)?;
    let quota = format!("--max-data-bytes={QUOTA_BYTES}");
    stage.server.restart_with(&[&quota])
}

/// Takes no recording that is larger than what has arrived of this one.
fn lower_limit(stage: &mut Stage) -> Result<()> {
    stage.server.kill()?;
    let limit = format!("--max-recording-bytes={}", arrived(stage.server.data()));
    stage.server.restart_with(&[&limit])
}

/// The video is refused; answers arrive. The page stays, and leaves when the server takes the video.
async fn video_waits(
    stage: &mut Stage,
    refuse_more: fn(&mut Stage) -> Result<()>,
    reason: &str,
) -> Result<()> {
    begin_consent(stage).await?;
    refuse_more(stage)?;
    end_consent(stage.page()).await?;
    let text = stays(stage.page()).await?;
    has(
        &text,
        &[
            "Your video is not sent yet",
            "Your answers are saved.",
            reason,
            "When it works, the page closes by itself.",
            "rosa@lab.example",
        ],
    )?;
    let data = stage.server.data().to_owned();
    let kept = arrived(&data);
    ensure!(kept > 0, "nothing of the video was kept");
    // The video is on the family's disk, and a later visit sends it.
    has(&text, &["stays on this device for 72 hours"])?;
    ensure!(
        !asks_before_closing(stage.page()).await?,
        "nothing would be lost, and the family is asked all the same"
    );
    let copies = save_copy(stage.page(), 1).await?;
    stage.server.restart_with(&[])?;
    ensure!(arrived(&data) >= kept, "acknowledged bytes have gone");
    let visit = leaves(stage.page()).await?;
    all_is_stored(stage, &visit, &copies[0]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_video_the_quota_has_no_room_for_waits_on_the_page() -> Result<()> {
    let studies = studies()?;
    let mut stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let reason = "The study's server has no room left.";
    let result = video_waits(&mut stage, fill_quota, reason).await;
    stage.close("full_quota", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_video_that_is_too_large_waits_on_the_page() -> Result<()> {
    let studies = studies()?;
    let mut stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let reason = "There is more to send than the study's server takes.";
    let result = video_waits(&mut stage, lower_limit, reason).await;
    stage.close("large_video", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_family_that_cannot_wait_leaves_with_a_copy() -> Result<()> {
    let studies = studies()?;
    let mut stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = leave_with_copy(&mut stage).await;
    stage.close("full_leave", result).await
}

async fn leave_with_copy(stage: &mut Stage) -> Result<()> {
    begin_consent(stage).await?;
    fill_quota(stage)?;
    end_consent(stage.page()).await?;
    stays(stage.page()).await?;
    let copies = save_copy(stage.page(), 1).await?;
    let data = stage.server.data().to_owned();
    let kept = arrived(&data);
    stage.page().press("#leaveunsentbutton", 60).await?;
    let visit = leaves(stage.page()).await?;
    let response = stage.server.response(&visit.response)?;
    ensure!(response["completed"] == true, "the answers are not there");
    let consent = &response["exp_data"]["0-consent"];
    has(
        &consent.to_string(),
        &[
            "errorStoppingRecorder",
            "the family left before it was sent",
            copies[0]["name"]
                .as_str()
                .and_then(|name| name.strip_suffix(".webm"))
                .unwrap_or("a webm file"),
        ],
    )?;
    ensure!(
        kept > 0 && arrived(&data) >= kept,
        "what had arrived has gone"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_too_large_wait_on_the_page() -> Result<()> {
    let studies = studies()?;
    let mut stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = large_answers(&mut stage).await;
    stage.close("large_answers", result).await
}

async fn large_answers(stage: &mut Stage) -> Result<()> {
    // Enough to make a response, not enough to fill it.
    stage.server.restart_with(&["--max-body-bytes=2000"])?;
    stage.enter("told", false).await?;
    stage.page().ask(SPY, vec![]).await?;
    stage.page().until_text("The first page.", 60).await?;
    stage.page().press("#nextbutton", 60).await?;
    stage.page().until_text("The second page.", 60).await?;
    stage
        .page()
        .until_text("Your answers are not sent yet.", 60)
        .await?;
    has(
        &stage.page().text().await?,
        &[
            "There is more to send than the study's server takes.",
            "go on with the study",
        ],
    )?;
    // Half a second, one, two, four: whoever does not wait longer each time has tried far more often by then.
    stage
        .page()
        .until("some tries", 60, async |page| Ok(tries(page).await? >= 4))
        .await?;
    let began = std::time::Instant::now();
    let before = tries(stage.page()).await?;
    let text = stays(stage.page()).await?;
    has(
        &text,
        &[
            "Your answers are not sent yet",
            "There is more to send than the study's server takes.",
            "and close this page.",
        ],
    )?;
    let more = tries(stage.page()).await? - before;
    ensure!(
        more <= 2 + began.elapsed().as_secs() / 2,
        "{more} more tries in {:?}",
        began.elapsed()
    );
    let copies = save_copy(stage.page(), 1).await?;
    let copy: Value = serde_json::from_str(copies[0]["text"].as_str().unwrap_or_default())?;
    let attributes = stored(stage, "told")?;
    ensure!(
        attributes["exp_data"] == json!({}),
        "the server took what was too large: {attributes}"
    );
    stage.server.restart_with(&[])?;
    let visit = leaves(stage.page()).await?;
    let whole = stage.server.response(&visit.response)?;
    let frames = [
        ("0-one", "exp-lookit-text"),
        ("1-two", "exp-lookit-text"),
        ("2-exit", "exp-lookit-exit-survey"),
    ]
    .map(|(id, kind)| (id.to_owned(), kind.to_owned()));
    checks::finished(&whole, &frames)?;
    ensure!(
        copy["exp_data"] == whole["exp_data"] && copy["sequence"] == whole["sequence"],
        "the copy is {copy}, stored is {whole}"
    );
    Ok(())
}

async fn tries(page: &Page) -> Result<u64> {
    Ok(page.ask(SAVES, vec![]).await?.as_u64().unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_really_full_loses_nothing() -> Result<()> {
    let studies = studies()?;
    let mut stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    stage.server.kill()?;
    let Some(disk) = SmallDisk::over(stage.server.data()) else {
        println!("skipped: this account may not mount a small disk");
        return Ok(());
    };
    let result = async {
        stage.server.restart()?;
        full_disk(&stage, &disk).await
    }
    .await;
    stage.close("full_disk", result).await
}

async fn full_disk(stage: &Stage, disk: &SmallDisk) -> Result<()> {
    let page = stage.page();
    let data = stage.server.data();
    begin_consent(stage).await?;
    disk.fill()?;
    let kept = arrived(data);
    end_consent(page).await?;
    page.until_text("The study's server has no room left.", 60)
        .await?;
    has(
        &page.text().await?,
        &["Your answers are not sent yet.", "go on with the study"],
    )?;
    let text = stays(page).await?;
    has(
        &text,
        &[
            "Your answers are not sent yet",
            "The study's server has no room left.",
            "and close this page.",
        ],
    )?;
    let attributes = stored(stage, "filmed")?;
    ensure!(
        attributes["completed"] == false,
        "answers were stored on a full disk: {attributes}"
    );
    ensure!(arrived(data) >= kept, "acknowledged bytes have gone");
    let copies = save_copy(page, 2).await?;
    disk.make_room()?;
    let visit = leaves(page).await?;
    all_is_stored(stage, &visit, &copies[1]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_room_for_a_response_is_waited_for() -> Result<()> {
    let studies = studies()?;
    let mut stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = no_response(&mut stage).await;
    stage.close("no_response", result).await
}

async fn no_response(stage: &mut Stage) -> Result<()> {
    stage.server.restart_with(&["--max-data-bytes=1"])?;
    stage.enter("filmed", false).await?;
    let page = stage.page();
    page.ask(SPY, vec![]).await?;
    page.until_text("Nothing can be saved yet.", 60).await?;
    has(
        &stage.page().text().await?,
        &[
            "The study's server has no room left.",
            "Video can be recorded as soon as it works.",
        ],
    )?;
    stage.server.restart_with(&[])?;
    stage.page().press("#recordbutton", 60).await?;
    end_consent(stage.page()).await?;
    ensure!(
        !stage.page().text().await?.contains("Nothing can be saved"),
        "the note stays when all is well"
    );
    let visit = Family::new(stage.page()).play().await?;
    let whole = stage.server.response(&visit.response)?;
    let count = recordings::check(&stage.server, &visit.response, &whole["exp_data"]).await?;
    ensure!(count == 1, "{count} recordings instead of 1");
    Ok(())
}
