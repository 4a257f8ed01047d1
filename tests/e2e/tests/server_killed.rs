//! The server is killed in the middle of an upload and started again: the run goes on, and no byte is lost.

use anyhow::{Result, ensure};
use e2e::family::Family;
use e2e::study::{Studies, consent_frame};
use e2e::{Camera, Page, Screen, Stage, checks, recordings};
use serde_json::json;
use std::path::Path;

/// As much as must have arrived before the server is killed: a second or two of video.
const ENOUGH_BYTES: u64 = 50_000;

/// Keeps a copy of what every recorder of the page gives.
const SPY: &str = "
const Real = window.MediaRecorder;
window.e2eClips = [];
window.MediaRecorder = class extends Real {
  constructor(...all) {
    super(...all);
    const blobs = [];
    window.e2eClips.push(blobs);
    this.addEventListener('dataavailable', event => { if (event.data.size) blobs.push(event.data); });
  }
};";

/// SHA-256 of each recorder's bytes, in hexadecimal.
const SUMS: &str = "
const done = arguments[arguments.length - 1];
(async () => {
  const sums = [];
  for (const blobs of window.e2eClips.filter(blobs => blobs.length)) {
    const sum = await crypto.subtle.digest('SHA-256', await new Blob(blobs).arrayBuffer());
    sums.push([...new Uint8Array(sum)].map(byte => byte.toString(16).padStart(2, '0')).join(''));
  }
  done(sums);
})().catch(error => done(String(error)));";

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_loses_no_byte() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol(
        "killed",
        &json!({
            "frames": {
                "consent": consent_frame(),
                "exit": {"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Done", "text": "Thank you."}},
            },
            "sequence": ["consent", "exit"],
        }),
    )?;
    let mut stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = run(&mut stage).await;
    stage.close("server_killed", result).await
}

async fn run(stage: &mut Stage) -> Result<()> {
    stage.enter("killed", false).await?;
    stage.page().ask(SPY, vec![]).await?;
    stage.page().press("#recordbutton", 20).await?;
    let data = stage.server.data().to_owned();
    stage
        .page()
        .until("bytes to arrive", 20, async |_| {
            Ok(arriving(&data) > ENOUGH_BYTES)
        })
        .await?;
    stage.server.kill()?;
    let arrived = arriving(&data);
    // Chunks are made meanwhile that nobody takes.
    let clips = "return window.e2eClips.at(-1).reduce((sum, blob) => sum + blob.size, 0)";
    stage
        .page()
        .until(
            "more chunks than the server has",
            20,
            async |page: &Page| {
                let made = page.ask(clips, vec![]).await?.as_u64().unwrap_or_default();
                Ok(made > arrived + ENOUGH_BYTES)
            },
        )
        .await?;
    stage.server.restart()?;
    for button in ["#stopbutton", "#playbutton", "#submitbutton"] {
        stage.page().press(button, 30).await?;
    }
    stage
        .page()
        .until_visible("[data-kind=exp-lookit-exit-survey]", 30)
        .await?;
    stage
        .page()
        .until("the upload to be complete", 60, async |_| {
            Ok(stored_sums(&data)?.len() == 1)
        })
        .await?;
    let sums = stage.page().ask_later(SUMS, vec![]).await?;
    let stored = stored_sums(&data)?;
    ensure!(
        sums == json!(stored) && stored.len() == 1,
        "the browser recorded {sums}, stored is {stored:?}"
    );
    let visit = Family::new(stage.page()).play().await?;
    let response = stage.server.response(&visit.response)?;
    let frames = [
        (
            "0-consent".to_owned(),
            "exp-lookit-video-consent".to_owned(),
        ),
        ("1-exit".to_owned(), "exp-lookit-exit-survey".to_owned()),
    ];
    checks::finished(&response, &frames)?;
    let count = recordings::check(&stage.server, &visit.response, &response["exp_data"]).await?;
    ensure!(count == 1, "{count} recordings instead of 1");
    Ok(())
}

/// The checksums in the manifests beside the stored recordings.
fn stored_sums(folder: &Path) -> Result<Vec<String>> {
    let mut sums = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sums.extend(stored_sums(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            let manifest: serde_json::Value = serde_json::from_slice(&std::fs::read(path)?)?;
            // It comes after the last byte.
            sums.extend(manifest["sha256"].as_str().map(str::to_owned));
        }
    }
    Ok(sums)
}

/// Bytes of uploads that are still open.
fn arriving(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                arriving(&path)
            } else if path.extension().is_some_and(|ending| ending == "part") {
                entry.metadata().map_or(0, |file| file.len().max(1))
            } else {
                0
            }
        })
        .sum()
}
