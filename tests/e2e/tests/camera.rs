//! The camera is asked for anew, can't be heard, goes in the middle of a trial: nobody is stuck, and its light goes off.

use anyhow::{Result, ensure};
use e2e::family::Family;
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Stage, recordings};
use serde_json::{Value, json};

/// Keeps every stream that the page was given.
const SPY: &str = "
window.e2eStreams = [];
const devices = navigator.mediaDevices;
const real = devices.getUserMedia.bind(devices);
devices.getUserMedia = async wanted => {
  const stream = await real(wanted);
  window.e2eStreams.push(stream);
  return stream;
};";
/// For each of them, whether a track is still on.
const ALIVE: &str =
    "return window.e2eStreams.map(s => s.getTracks().some(t => t.readyState === 'live'))";
/// Asks whether the recording of the trial runs, and does at once what a browser does when the cable is pulled: `stop` alone tells nobody.
const UNPLUG: &str = "
const gone = window.e2eStreams.at(-1);
if (!gone || !document.querySelector('[data-kind=exp-lookit-images-audio]') || document.querySelector('.pk-cover')) return false;
for (const track of gone.getTracks()) { track.stop(); track.dispatchEvent(new Event('ended')); }
return true;";
/// A busy computer needs long for what should come.
const LIMIT_SECS: u64 = 60;

async fn streams(page: &Page, alive: &[bool]) -> Result<()> {
    let wanted = json!(alive);
    page.until(&format!("streams on: {wanted}"), LIMIT_SECS, async |page| {
        Ok(page.ask(ALIVE, vec![]).await? == wanted)
    })
    .await
}

/// Opens the study behind a page of text, and lets `script` change the browser before the camera is used.
async fn begin(slug: &str, frames: Value, scripts: &[&str]) -> Result<(Studies, Stage)> {
    let studies = Studies::new()?;
    let mut all = json!({"hello": {"kind": "exp-lookit-text", "blocks": [{"text": "Hello."}]}});
    let mut sequence = vec!["hello".to_owned()];
    for (name, frame) in frames.as_object().into_iter().flatten() {
        all[name] = frame.clone();
        sequence.push(name.clone());
    }
    studies.add_protocol(slug, &json!({"frames": all, "sequence": sequence}))?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    stage.enter(slug, false).await?;
    stage.page().until_text("Hello.", LIMIT_SECS).await?;
    for script in scripts {
        stage.page().ask(script, vec![]).await?;
    }
    stage.page().press("#nextbutton", LIMIT_SECS).await?;
    Ok((studies, stage))
}

#[tokio::test(flavor = "multi_thread")]
async fn reloading_asks_for_the_camera_again() -> Result<()> {
    let frames = json!({"setup": {"kind": "exp-video-config"}});
    let (_studies, stage) = begin("reload", frames, &[SPY]).await?;
    let result = async {
        stage.page().until_text("Looks good!", LIMIT_SECS).await?;
        streams(stage.page(), &[true]).await?;
        stage.page().press("#reloadCheckButton", LIMIT_SECS).await?;
        streams(stage.page(), &[false, true]).await?;
        stage.page().until_text("Looks good!", LIMIT_SECS).await
    }
    .await;
    stage.close("camera_reload", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_microphone_that_cannot_be_measured_stops_nobody() -> Result<()> {
    let deaf = "window.AudioContext = class { constructor() { throw new Error('none'); } };";
    let frames = json!({
        "setup": {"kind": "exp-video-config"},
        "then": {"kind": "exp-lookit-text", "blocks": [{"text": "It went on."}]},
    });
    let (_studies, stage) = begin("deaf", frames, &[deaf]).await?;
    let result = async {
        stage.page().press("#reloadCheckButton", LIMIT_SECS).await?;
        stage.page().until_text("Sounds good!", LIMIT_SECS).await?;
        stage.page().press("#nextbutton", LIMIT_SECS).await?;
        stage.page().until_text("It went on.", LIMIT_SECS).await
    }
    .await;
    stage.close("camera_deaf", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_observation_is_paused_and_goes_on_by_its_buttons() -> Result<()> {
    let frames = json!({
        "activity": {
            "kind": "exp-lookit-observation",
            "recordingRequired": 1,
            "startRecordingAutomatically": false,
            "blocks": [{"text": "Build a tower."}],
        },
        "then": {"kind": "exp-lookit-text", "blocks": [{"text": "It went on."}]},
    });
    let (_studies, stage) = begin("observation", frames, &[]).await?;
    let result = async {
        let page = stage.page();
        for _ in 0..2 {
            page.press("#recordbutton", LIMIT_SECS).await?;
            page.until_visible("#nextbutton:enabled", LIMIT_SECS)
                .await?;
            page.press(".pk-observation #pausebutton", LIMIT_SECS)
                .await?;
        }
        page.until_visible("#recordbutton", LIMIT_SECS).await?;
        page.press("#nextbutton", LIMIT_SECS).await?;
        page.until_text("It went on.", LIMIT_SECS).await?;
        let visit = Family::new(page).play().await?;
        recordings::ready(&stage.server, &visit.response, 2)
            .await
            .map(drop)
    }
    .await;
    stage.close("observation_pause", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_camera_that_is_unplugged_in_a_trial_strands_nobody() -> Result<()> {
    let frames = json!({
        "a-trial": {
            "kind": "exp-lookit-images-audio",
            "images": [],
            "durationSeconds": 8,
            "autoProceed": true,
            "doRecording": true,
        },
        "then": {"kind": "exp-lookit-text", "blocks": [{"text": "It went on."}]},
    });
    let (_studies, stage) = begin("unplugged", frames, &[SPY]).await?;
    let result = unplugged(&stage).await;
    stage.close("camera_unplugged", result).await
}

async fn unplugged(stage: &Stage) -> Result<()> {
    let page = stage.page();
    page.until("a recording to unplug", LIMIT_SECS, async |page| {
        Ok(page.ask(UNPLUG, vec![]).await? == true)
    })
    .await?;
    page.until_text("No camera was found", LIMIT_SECS).await?;
    page.press("#cameraretrybutton", LIMIT_SECS).await?;
    page.press("#resumebutton", LIMIT_SECS).await?;
    streams(page, &[false, true]).await?;
    page.until_text("It went on.", LIMIT_SECS).await?;
    streams(page, &[false, false]).await?;
    let visit = Family::new(page).play().await?;
    // The clip that broke off, and the one of the trial that was shown anew.
    recordings::ready(&stage.server, &visit.response, 2).await?;
    let saved = stage.server.response(&visit.response)?.to_string();
    for words in [
        "1-a-trial-repeat-1",
        "errorStoppingRecorder",
        "camera: Missing",
    ] {
        ensure!(saved.contains(words), "no {words} in {saved}");
    }
    Ok(())
}
