//! A computer that is busy when a recording begins: the browser tells the page late, and the file is longer than the page knows.

use anyhow::{Context as _, Result, ensure};
use e2e::family::Family;
use e2e::study::Studies;
use e2e::{Camera, Screen, Stage, recordings};
use serde_json::json;

const BUSY_SECS: f64 = 1.5;
/// What the fake camera and a loaded machine may add or lack.
const TOLERANCE_SECS: f64 = 0.5;

/// The page does nothing else for that long, right after a recorder was told to record.
fn busy() -> String {
    format!(
        "(() => {{ const real = MediaRecorder.prototype.start;
        MediaRecorder.prototype.start = function (...slice) {{
          real.apply(this, slice);
          const begun = performance.now();
          while (performance.now() - begun < {});
        }}; }})()",
        BUSY_SECS * 1000.0
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_that_was_told_late_is_whole_and_says_by_how_much() -> Result<()> {
    let studies = Studies::new()?;
    let protocol = json!({
        "frames": {
            "hello": { "kind": "exp-lookit-text", "blocks": [{ "text": "Hello" }], "showPreviousButton": false },
            "look": { "kind": "exp-lookit-images-audio", "doRecording": true, "images": [], "durationSeconds": 3 },
            "bye": { "kind": "exp-lookit-exit-survey", "debriefing": { "title": "Thanks", "text": "Thanks" } }
        },
        "sequence": ["hello", "look", "bye"]
    });
    studies.add_protocol("busy", &protocol)?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = async {
        stage.chrome.in_every_document(&busy())?;
        stage.enter("busy", false).await?;
        let visit = Family::new(stage.page()).play().await?;
        // `ready` is what the server's judge lets pass.
        let files = recordings::ready(&stage.server, &visit.response, 1).await?;
        let file = files.first().context("no recording")?;
        let receipt = file.receipt.as_ref().context("no receipt")?;
        let told = receipt.recorded_millis as f64 / 1000.0;
        let lasts = file.duration_secs.context("nobody measured it")?;
        ensure!(
            (lasts - told - BUSY_SECS).abs() < TOLERANCE_SECS,
            "the file lasts {lasts} s, {told} s were told"
        );
        Ok(())
    }
    .await;
    stage.close("busy-page", result).await
}
