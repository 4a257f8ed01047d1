//! A long participation, looked at every ten seconds.

use super::sample::Sample;
use crate::family::Family;
use crate::processes::{self, Held};
use crate::study::Studies;
use crate::{Camera, Chrome, Page, Screen, Server, paths};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::time::{MissedTickBehavior, interval};

const SAMPLED_EVERY: Duration = Duration::from_secs(10);
/// Counts what the recorder gives and keeps none of it; finds the memory of the player's module.
const WATCH: &str = "(() => {
  window.e2eRecorded = 0;
  window.e2eMemories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const made = await real.apply(WebAssembly, all);
      const memory = (made.instance || made).exports.memory;
      if (memory) window.e2eMemories.push(memory);
      return made;
    };
  }
  const Real = window.MediaRecorder;
  window.MediaRecorder = class extends Real {
    constructor(...all) {
      super(...all);
      this.addEventListener('dataavailable', event => { window.e2eRecorded += event.data.size; });
    }
  };
})();";
const LOOK: &str = "
return {
  recorded: window.e2eRecorded,
  wasm: window.e2eMemories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
};";

/// Plays a study for so many minutes with one recording from its first page to its last. The family reads a page for `read_secs`, sees
/// a film of some seconds, and reads the next; longer than `minutes`, and it stays on the first page. `told` gets each sample as it is
/// taken.
///
/// # Errors
/// Something is not built or installed, the family got stuck, or the recording did not arrive whole.
pub async fn run(
    minutes: u64,
    read_secs: u64,
    mut told: impl FnMut(&Sample),
) -> Result<Vec<Sample>> {
    let studies = Studies::new()?;
    let media = paths::root().join("tests/vectors/recorded-runs/b/media");
    studies.add_with_media("long", &protocol(60 * minutes / read_secs), &media)?;
    let (data, profile) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let server = Server::start_with(studies.path(), data.path(), &["--no-convert"])?;
    let chrome = Chrome::start_with_profile(Screen::LAPTOP, Camera::Fake, profile.path()).await?;
    chrome.in_every_document(WATCH)?;
    let page = &chrome.page;
    page.open(&(server.origin() + &server.address("long", false)?))
        .await?;
    let runs = async |page: &Page| {
        Ok(page.ask(LOOK, vec![]).await?["recorded"]
            .as_u64()
            .is_some_and(|bytes| bytes > 0))
    };
    page.until("the recording to run", 60, runs).await?;

    let begun = Instant::now();
    let end = Duration::from_secs(60 * minutes);
    let mut samples = Vec::new();
    let mut turned = begun;
    let mut timer = interval(SAMPLED_EVERY);
    timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first is due at once, when the page has not yet worked enough to be known among the renderers.
    timer.tick().await;
    while begun.elapsed() < end {
        timer.tick().await;
        let sample = look(&chrome, profile.path(), data.path(), begun).await?;
        told(&sample);
        samples.push(sample);
        if turned.elapsed() >= Duration::from_secs(read_secs) {
            page.press("#nextbutton", 20).await?;
            let has_turned =
                async |page: &Page| Ok(page.count("[data-kind=exp-lookit-video]").await? > 0);
            page.until("the film", 20, has_turned).await?;
            Family::new(page)
                .play_until(|kind| kind == "exp-lookit-text")
                .await?;
            turned = Instant::now();
        }
    }
    let visit = Family::new(page).play().await?;
    arrived_whole(&server, &visit.response)?;
    Ok(samples)
}

async fn look(chrome: &Chrome, profile: &Path, data: &Path, begun: Instant) -> Result<Sample> {
    let seen = chrome.page.ask(LOOK, vec![]).await?;
    let heap = chrome.devtools("Runtime.getHeapUsage", &json!({}))?;
    let processes = processes::of_profile(profile)?;
    let shows_page = processes::page(&processes).context("no process shows the page")?;
    let renderer = processes::held(shows_page).unwrap_or_default();
    let mut others = Held::default();
    for process in processes.iter().filter(|one| *one != shows_page) {
        others += processes::held(process).unwrap_or_default();
    }
    ensure!(
        renderer.proportional > 0,
        "the system does not tell what a process holds (/proc/ID/smaps_rollup): measure on Linux"
    );
    let number = |value: &Value, of: &str| value.as_u64().with_context(|| format!("no {of}"));
    Ok(Sample {
        at_secs: begun.elapsed().as_secs_f64(),
        heap: heap["usedSize"].as_f64().context("no JS heap")? as u64,
        wasm: number(&seen["wasm"], "wasm memory")?,
        renderer_resident: renderer.resident,
        renderer_proportional: renderer.proportional,
        others_proportional: others.proportional,
        recorded: number(&seen["recorded"], "recorded bytes")?,
        sent: stored_bytes(&data.join("recordings"))?,
    })
}

/// Bytes of all recordings, those that are still coming included.
fn stored_bytes(folder: &Path) -> Result<u64> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(0);
    };
    let mut sum = 0;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            sum += stored_bytes(&path)?;
        } else if path
            .extension()
            .is_some_and(|ending| ending == "part" || ending == "webm")
        {
            // A file that is being renamed is counted the next time.
            sum += path.metadata().map_or(0, |file| file.len());
        }
    }
    Ok(sum)
}

/// The page's receipt and the server's say the same.
fn arrived_whole(server: &Server, response: &str) -> Result<()> {
    let saved = server.response(response)?;
    let receipt = &saved["global_event_timings"][0];
    let stored = server.recordings(response)?.recordings;
    let is_whole = stored.len() == 1
        && receipt["outcome"] == "complete"
        && receipt["bytes"] == stored[0].bytes
        && receipt["sha256"].as_str() == stored[0].sha256.as_deref();
    ensure!(
        is_whole,
        "the recording did not arrive whole: {receipt} {stored:?}"
    );
    Ok(())
}

/// A page and a film, and so many more of both.
fn protocol(more: u64) -> Value {
    let mut sequence = vec!["first", "film"];
    for _ in 0..more {
        sequence.extend(["page", "film"]);
    }
    sequence.push("exit");
    json!({
        "frames": {
            "first": {
                "kind": "exp-lookit-text",
                "startSessionRecording": true,
                "showPreviousButton": false,
                "blocks": [{"title": "A page to stay on", "text": "The camera records."}],
            },
            "page": {
                "kind": "exp-lookit-text",
                "showPreviousButton": false,
                "blocks": [{"title": "A page to stay on", "text": "The camera goes on."}],
            },
            "film": {
                "kind": "exp-lookit-video",
                "baseDir": "{FILES}/",
                "videoTypes": ["webm", "mp4"],
                "video": {"source": "dots"},
                "doRecording": false,
                "autoProceed": true,
                "requiredDuration": 2,
            },
            "exit": {"kind": "exp-lookit-exit-survey", "debriefing": {"title": "Done", "text": "Thank you."}},
        },
        "sequence": sequence,
    })
}
