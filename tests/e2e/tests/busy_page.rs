//! A computer that is busy when a recording begins or ends: the browser tells the page late, and the file is longer than the page knows.

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

/// The file is closed so long after it was asked for.
const CLOSING_SECS: f64 = 7.0;

fn slow_to_close() -> String {
    format!(
        "(() => {{ const real = MediaRecorder.prototype.stop;
        MediaRecorder.prototype.stop = function () {{ setTimeout(() => real.call(this), {}); }}; }})()",
        CLOSING_SECS * 1000.0
    )
}

/// How many seconds longer the stored file is than the player told, in a browser that a script has changed.
async fn longer_by(name: &str, script: &str) -> Result<f64> {
    let studies = Studies::new()?;
    let protocol = json!({
        "frames": {
            "hello": { "kind": "exp-lookit-text", "blocks": [{ "text": "Hello" }], "showPreviousButton": false },
            "look": { "kind": "exp-lookit-images-audio", "doRecording": true, "images": [], "durationSeconds": 3 },
            "bye": { "kind": "exp-lookit-exit-survey", "debriefing": { "title": "Thanks", "text": "Thanks" } }
        },
        "sequence": ["hello", "look", "bye"]
    });
    studies.add_protocol(name, &protocol)?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let mut longer = 0.0;
    let result = async {
        stage.chrome.in_every_document(script)?;
        stage.enter(name, false).await?;
        let visit = Family::new(stage.page()).play().await?;
        // `ready` is what the server's judge lets pass.
        let files = recordings::ready(&stage.server, &visit.response, 1).await?;
        let file = files.first().context("no recording")?;
        let receipt = file.receipt.as_ref().context("no receipt")?;
        let told = receipt.recorded_millis as f64 / 1000.0;
        longer = file.duration_secs.context("nobody measured it")? - told;
        Ok(())
    }
    .await;
    stage.close(name, result).await?;
    Ok(longer)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_that_was_told_late_is_whole_and_says_by_how_much() -> Result<()> {
    let longer = longer_by("busy-begin", &busy()).await?;
    ensure!(
        (longer - BUSY_SECS).abs() < TOLERANCE_SECS,
        "longer by {longer} s"
    );
    Ok(())
}

/// The family goes on after four seconds; what the browser gives later is kept all the same. This one records until it closes.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_slow_browser_gives_late_is_kept() -> Result<()> {
    let longer = longer_by("busy-end", &slow_to_close()).await?;
    ensure!(
        (longer - CLOSING_SECS).abs() < 2.0 * TOLERANCE_SECS,
        "longer by {longer} s"
    );
    Ok(())
}
