//! The probes of the predecessor's claimed defects (`tests/vectors/recorded-runs/probes`): studies that left a family stuck there, or lost a
//! recording, end well here. What each of them did there stands in its `events.md`, what is different here in `docs/compatibility.md`.
//!
//! Where a probe answered uploads in a way of its own, a script in the page answers them in the same way.

#[path = "probes/looking.rs"]
mod looking;

use anyhow::{Context as _, Result, ensure};
use e2e::family::Family;
use e2e::saved::Saved;
use e2e::study::Studies;
use e2e::{Camera, Plan, Screen, Stage, page, paths, recordings, steps};
use serde_json::Value;
use std::fs;
use wire::RecordingState;

/// How uploads are answered: a status for the one that opens them or for their parts instead of the server's, and how long parts wait.
#[derive(Default)]
struct Uploads {
    create: u16,
    part: u16,
    delay_millis: u32,
}

impl Uploads {
    fn script(&self) -> String {
        format!(
            "(() => {{ if (localStorage.getItem('served')) return;
            const real = window.fetch;
            const [create, part, delay] = [{}, {}, {}];
            window.fetch = async (asked, ...more) => {{
              const address = asked.url || String(asked), method = asked.method || 'GET';
              if (!address.includes('/ingest/')) return real.call(window, asked, ...more);
              if (method === 'POST' && create) return new Response(null, {{status: create}});
              if (method !== 'PATCH') return real.call(window, asked, ...more);
              if (part) return new Response(null, {{status: part}});
              if (delay) await new Promise(done => setTimeout(done, delay));
              return real.call(window, asked, ...more);
            }}; }})()",
            self.create, self.part, self.delay_millis
        )
    }
}

/// Full screen without a real press is refused, as browsers do it to families.
const NO_FULL_SCREEN: &str =
    "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no press'))";

/// One probe and the browser in which it is played.
struct Probe {
    name: &'static str,
    stage: Stage,
    _studies: Studies,
}

impl Probe {
    async fn open(
        name: &'static str,
        scripts: &[&str],
        change: impl FnOnce(&mut Value),
    ) -> Result<Self> {
        let runs = paths::root().join("tests/vectors/recorded-runs");
        let studies = Studies::new()?;
        studies.add_recorded(name, &runs.join("probes").join(name), &runs.join("a/media"))?;
        let text = fs::read_to_string(studies.path().join(name).join("study.json"))?;
        let mut record = serde_json::from_str(&text)?;
        change(&mut record);
        studies.add(name, &record)?;
        let plan = Plan::with_flags(&["--no-convert"]);
        let (screen, camera) = (Screen::RECORDED_RUNS, Camera::Fake);
        let stage = Stage::open_with(studies.path(), screen, camera, plan).await?;
        for script in scripts {
            stage.chrome.in_every_document(script)?;
        }
        stage.enter(name, false).await?;
        Ok(Self {
            name,
            stage,
            _studies: studies,
        })
    }

    /// The recorded steps from the first that names this text on, without those that name one of `without`.
    fn steps(&self, from: &str, without: &[&str]) -> Result<String> {
        let folder = paths::root().join("tests/vectors/recorded-runs/probes");
        let text = fs::read_to_string(folder.join(self.name).join("steps.jsonl"))?;
        let lines = text.lines().skip_while(|line| !line.contains(from));
        let kept = lines.filter(|line| !without.iter().any(|part| line.contains(part)));
        Ok(kept.collect::<Vec<_>>().join("\n"))
    }

    async fn play(&self, from: &str, without: &[&str]) -> Result<Saved> {
        steps::play(self.stage.page(), &self.steps(from, without)?).await?;
        self.saved().await
    }

    /// What was stored, when the family has been sent to the exit address.
    async fn saved(&self) -> Result<Saved> {
        let address = self.stage.page().address().await?;
        let (_, response) = address
            .split_once("response=")
            .with_context(|| format!("no response in the address {address}"))?;
        self.complete(response)
    }

    fn complete(&self, response: &str) -> Result<Saved> {
        let saved = Saved(self.stage.server.response(response)?);
        ensure!(saved.0["completed"] == true, "it was not completed");
        for id in saved.sequence() {
            let left = saved.count(id, "nextFrame")? + saved.count(id, "resumeStudy")?;
            ensure!(left == 1, "{id} was left {left} times");
        }
        Ok(saved)
    }

    /// All of it by what the page offers.
    async fn play_by_eye(&self) -> Result<Saved> {
        let visit = Family::new(self.stage.page()).play().await?;
        self.complete(&visit.response)
    }

    /// So many recordings are stored whole.
    async fn stored(&self, saved: &Saved, count: usize) -> Result<()> {
        let receipt = saved.told("recordingReceipt").next();
        let name = receipt.map(|receipt| receipt["videoId"].to_string());
        let address = self.stage.page().address().await?;
        let (_, response) = address.split_once("response=").context("no response")?;
        let data = &saved.0["exp_data"];
        let found = recordings::check_stored(&self.stage.server, response, data).await?;
        ensure!(
            found == count,
            "{found} recordings instead of {count}; the first is {name:?}"
        );
        Ok(())
    }
}

/// Opens a probe, does what is to be done, and keeps a picture if that fails.
async fn probe(
    name: &'static str,
    scripts: &[&str],
    run: impl AsyncFnOnce(&Probe) -> Result<()>,
) -> Result<()> {
    changed_probe(name, scripts, |_| (), run).await
}

/// The same with another study than the recorded one: `change` is given its record.
async fn changed_probe(
    name: &'static str,
    scripts: &[&str],
    change: impl FnOnce(&mut Value),
    run: impl AsyncFnOnce(&Probe) -> Result<()>,
) -> Result<()> {
    let probe = Probe::open(name, scripts, change).await?;
    let result = run(&probe).await;
    probe.stage.close(&format!("probe-{name}"), result).await
}

/// There: a blank page, for ever.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_detection_after_a_stopped_session_begins() -> Result<()> {
    probe("after-stop", &[], async |probe| {
        let saved = probe.play_by_eye().await?;
        saved.follow(
            "4-change",
            &[
                "startRecording",
                "startTestTrial",
                "presentImages",
                "nextFrame",
            ],
        )?;
        probe.stored(&saved, 2).await
    })
    .await
}

/// There: both as well. A frame in a session that wants a recording of its own has none.
#[tokio::test(flavor = "multi_thread")]
async fn a_frame_may_have_a_recording_and_begin_a_session() -> Result<()> {
    probe("both-recordings", &[], async |probe| {
        let saved = probe.play("Welcome", &[]).await?;
        let film = saved.frame("1-film")?;
        ensure!(
            film["videoId"].is_string(),
            "no recording of its own: {film}"
        );
        saved.follow(
            "1-film",
            &["startedSessionRecording", "videoStarted", "trialCompleted"],
        )?;
        ensure!(
            saved.frame("2-pics")?.get("videoId").is_none(),
            "a second one in the session"
        );
        probe.stored(&saved, 2).await
    })
    .await
}

/// There: Next throws, and nothing else leads on.
#[tokio::test(flavor = "multi_thread")]
async fn a_webcam_display_in_a_session_can_be_left() -> Result<()> {
    probe("cam-in-session", &[], async |probe| {
        let saved = probe.play_by_eye().await?;
        ensure!(saved.sequence() == ["0-hello", "1-on", "2-cam", "3-exit"]);
        Ok(())
    })
    .await
}

/// There as here.
#[tokio::test(flavor = "multi_thread")]
async fn a_consent_that_is_made_twice_keeps_both_clips() -> Result<()> {
    probe("consent-twice", &[], async |probe| {
        let saved = probe.play("#recordbutton", &[]).await?;
        let clips = saved.frame("0-consent")?["videoList"]
            .as_array()
            .map(Vec::len);
        ensure!(clips == Some(2), "{clips:?} clips");
        ensure!(saved.0["completed_consent_frame"] == true);
        probe.stored(&saved, 2).await
    })
    .await
}

/// There: the recording is lost.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_an_ordinary_frame_ends_is_kept() -> Result<()> {
    probe("end-session-param", &[], async |probe| {
        let saved = probe.play("Welcome", &[]).await?;
        let receipts: Vec<_> = saved.told("recordingReceipt").collect();
        ensure!(
            receipts.len() == 1 && receipts[0]["outcome"] == "complete",
            "{receipts:?}"
        );
        Ok(())
    })
    .await
}

/// There: the button stays, and nothing is logged.
#[tokio::test(flavor = "multi_thread")]
async fn full_screen_on_the_first_frame_is_seen() -> Result<()> {
    probe("first-frame", &[NO_FULL_SCREEN_AT_ONCE], async |probe| {
        let page = probe.stage.page();
        page.press("#fsButton", 20).await?;
        let gone =
            "return document.fullscreenElement !== null && !document.querySelector('#fsButton')";
        page.until("full screen without the button", 20, async |page| {
            Ok(page.ask(gone, vec![]).await? == true)
        })
        .await?;
        let saved = probe.play_by_eye().await?;
        ensure!(
            saved.count("0-pics", "enteredFullscreen")? == 1,
            "{:?}",
            saved.names("0-pics")?
        );
        Ok(())
    })
    .await
}

/// Full screen is granted from the first press on.
const NO_FULL_SCREEN_AT_ONCE: &str = "(() => { const real = Element.prototype.requestFullscreen;
    let pressed = false;
    addEventListener('pointerdown', () => { pressed = true; }, true);
    Element.prototype.requestFullscreen = function (...how) {
      return pressed ? real.apply(this, how) : Promise.reject(new TypeError('no press'));
    }; })()";

/// There as here, in larger parts: a long session is sent while it runs. The minute and a quarter of the recorded run is cut to what it takes
/// until three parts are stored.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_sent_while_it_runs() -> Result<()> {
    probe("long-session", &[], async |probe| {
        let page = probe.stage.page();
        page.press("#nextbutton", 20).await?;
        page.until_text("Second text page.", 30).await?;
        let server = &probe.stage.server;
        let study = server.address("long-session", false)?;
        let study = study.split('/').nth(2).context("no study")?;
        let list = server.get(&format!("/api/v1/studies/{study}/responses/"))?;
        let response = list["data"][0]["id"].as_str().context("no response")?;
        page::until("three parts at the server", 60, async || {
            let sent: u64 = server
                .recordings(response)?
                .recordings
                .iter()
                .map(|file| file.bytes)
                .sum();
            Ok(sent > 3 * 256 * 1024)
        })
        .await?;
        page.press("#nextbutton", 20).await?;
        let saved = probe.play("confirm your child", &[]).await?;
        probe.stored(&saved, 1).await
    })
    .await
}

/// There: a cover for ever.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_opens_no_upload_holds_nobody_up() -> Result<()> {
    let uploads = Uploads {
        create: 403,
        ..Uploads::default()
    };
    refused("no-upload", &uploads).await
}

/// There: three tries, then the clip is lost.
#[tokio::test(flavor = "multi_thread")]
async fn parts_that_are_refused_are_sent_at_the_next_visit() -> Result<()> {
    let uploads = Uploads {
        part: 403,
        ..Uploads::default()
    };
    refused("part-refused", &uploads).await
}

/// The trial is shown, the family reads what is owed and leaves, and the next visit sends it.
async fn refused(name: &'static str, uploads: &Uploads) -> Result<()> {
    probe(name, &[&uploads.script()], async |probe| {
        let page = probe.stage.page();
        let leaving = async {
            page.until_visible("#leaveunsentbutton", 120).await?;
            page.press("#leaveunsentbutton", 20).await
        };
        let (visit, left) = tokio::join!(Family::new(page).play(), leaving);
        left?;
        let response = visit?.response;
        let saved = probe.complete(&response)?;
        saved.follow(
            "1-film",
            &[
                "startRecording",
                "videoStarted",
                "trialCompleted",
                "stoppingCapture",
                "nextFrame",
            ],
        )?;
        let receipts: Vec<_> = saved.told("recordingReceipt").collect();
        ensure!(
            receipts.len() == 1 && receipts[0]["outcome"] == "leftWithoutSending",
            "{receipts:?}"
        );
        // The server is well again.
        probe.stage.enter(name, false).await?;
        page.ask("localStorage.setItem('served', 'yes')", vec![])
            .await?;
        probe.stage.enter(name, false).await?;
        let server = &probe.stage.server;
        page::until("the recording at the next visit", 60, async || {
            let all = server.recordings(&response)?.recordings;
            Ok(all.len() == 1 && all.iter().all(|one| one.state == RecordingState::Stored))
        })
        .await
    })
    .await
}

/// There: paused at once, with a clip that is empty.
#[tokio::test(flavor = "multi_thread")]
async fn a_recording_frame_without_full_screen_is_played() -> Result<()> {
    probe("not-fullscreen", &[NO_FULL_SCREEN], async |probe| {
        let page = probe.stage.page();
        page.until_visible("#one img", 20).await?;
        page.until_visible("#fsButton", 20).await?;
        let saved = probe.play("Second text page.", &[]).await?;
        ensure!(
            saved.count("1-film", "pauseStudy")? == 0,
            "{:?}",
            saved.names("1-film")?
        );
        probe.stored(&saved, 1).await
    })
    .await
}

/// There: the recording is lost.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_a_pause_ends_is_kept() -> Result<()> {
    probe("session-pause", &[], async |probe| {
        let page = probe.stage.page();
        page.press("#nextbutton", 60).await?;
        // Not at the recorded pace: the film must have begun, whenever that is.
        let runs = "return (document.querySelector('#player-video')?.currentTime ?? 0) > 0.2";
        page.until("the film to run", 60, async |page| {
            Ok(page.ask(runs, vec![]).await? == true)
        })
        .await?;
        let saved = probe.play(r#"{"press": " "}"#, &[]).await?;
        saved.follow("2-film", &["videoStarted", "pauseStudy", "resumeStudy"])?;
        let receipts: Vec<_> = saved.told("recordingReceipt").collect();
        ensure!(
            receipts.len() == 1 && receipts[0]["outcome"] == "complete",
            "{receipts:?}"
        );
        Ok(())
    })
    .await
}

/// There: the family waits for two seconds, and a time-out is logged.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_waits_for_a_slow_upload() -> Result<()> {
    let slow = Uploads {
        delay_millis: 5000,
        ..Uploads::default()
    };
    probe("slow-upload", &[&slow.script()], async |probe| {
        let saved = probe.play("Welcome", &["uploading video"]).await?;
        ensure!(saved.count("1-film", "recordingUploadTimedout")? == 0);
        saved.follow(
            "1-film",
            &["stoppingCapture", "nextFrame", "uploadComplete"],
        )?;
        probe.stored(&saved, 1).await
    })
    .await
}

/// There: the frame that follows is skipped.
#[tokio::test(flavor = "multi_thread")]
async fn a_stop_without_a_start_skips_nothing() -> Result<()> {
    probe("stop-without-start", &[], async |probe| {
        let saved = probe.play_by_eye().await?;
        ensure!(saved.sequence() == ["0-hello", "1-off", "2-second", "3-third", "4-exit"]);
        saved.follow("1-off", &["warningNoActiveSessionRecording", "nextFrame"])
    })
    .await
}
