//! One study with every kind of frame, made of the example studies, in Chromium and in Firefox: what must be logged is logged, and the response
//! is completed. Firefox finds no sound device here, so it also shows that no sound is waited for in vain. Where Firefox or geckodriver is missing, its test says so and is over.

use anyhow::{Context as _, Result, ensure};
use e2e::family::Family;
use e2e::firefox::Firefox;
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Server, Stage, paths};
use serde_json::{Map, Value, json};
use std::fs;

/// Events that a family's way through the examples must leave in a frame of that kind (spec: frames-trials, frames-forms).
const LOGGED: [(&str, &[&str]); 14] = [
    ("exp-lookit-calibration", &["startCalibration", "nextFrame"]),
    (
        "exp-lookit-change-detection",
        &[
            "startIntro",
            "startTestTrial",
            "clearImages",
            "presentImages",
        ],
    ),
    ("exp-lookit-video", &["videoStarted", "trialCompleted"]),
    (
        "exp-lookit-video-infant-control",
        &[
            "videoStarted",
            "parentControlPeriodStart",
            "parentControlPeriodEnd",
            "trialCompleted",
        ],
    ),
    (
        "exp-lookit-images-audio",
        &[
            "displayImages",
            "clickImage",
            "finishAudio",
            "trialComplete",
        ],
    ),
    (
        "exp-lookit-images-audio-infant-control",
        &[
            "displayImages",
            "parentControlPeriodStart",
            "parentControlPeriodEnd",
            "trialComplete",
        ],
    ),
    (
        "exp-lookit-start-recording",
        &[
            "setupSessionVideoRecorder",
            "startedSessionRecording",
            "nextFrame",
        ],
    ),
    (
        "exp-lookit-stop-recording",
        &["stopSessionRecording", "nextFrame"],
    ),
    ("exp-lookit-observation", &["startRecording", "nextFrame"]),
    (
        "exp-lookit-stimuli-preview",
        &["startPreview", "nextStimulus"],
    ),
    ("exp-lookit-instruction-video", &["nextFrame"]),
    ("exp-lookit-iframe", &["nextFrame"]),
    ("exp-lookit-webcam-display", &["nextFrame"]),
    ("exp-lookit-survey", &["nextFrame"]),
];

/// Kinds whose frames say when their stimuli were seen.
const TIMED: [&str; 6] = [
    "exp-lookit-calibration",
    "exp-lookit-change-detection",
    "exp-lookit-video",
    "exp-lookit-video-infant-control",
    "exp-lookit-images-audio",
    "exp-lookit-images-audio-infant-control",
];

/// The frames of all example studies, one after the other, between one set-up and one exit.
fn study(studies: &Studies) -> Result<()> {
    let examples = paths::root().join("studies/examples");
    let mut names: Vec<_> = fs::read_dir(&examples)?
        .map(|entry| Ok(entry?.file_name()))
        .collect::<Result<_>>()?;
    names.sort();
    let (mut frames, mut sequence) = (Map::new(), vec![json!("setup"), json!("consent")]);
    for name in names {
        let Ok(text) = fs::read_to_string(examples.join(&name).join("study.json")) else {
            continue;
        };
        let one: Value = serde_json::from_str(&text)?;
        let of_study = one["structure"]["frames"].as_object().context("frames")?;
        for frame in one["structure"]["sequence"]
            .as_array()
            .context("sequence")?
        {
            let id = frame.as_str().context("a name")?;
            let is_new = !frames.contains_key(id);
            frames.insert(id.to_owned(), of_study[id].clone());
            if is_new && !["setup", "consent", "exit"].contains(&id) {
                sequence.push(frame.clone());
            }
        }
    }
    sequence.push(json!("exit"));
    let folder = studies.add(
        "every-kind",
        &json!({
            "name": "Every kind",
            "exit_url": "{BASE}/thanks/",
            "structure": { "frames": frames, "sequence": sequence },
        }),
    )?;
    let files = examples
        .join("exp-lookit-calibration/files")
        .canonicalize()?;
    std::os::unix::fs::symlink(files, folder.join("files"))?;
    Ok(())
}

async fn play(page: &Page, server: &Server, has_sound: bool) -> Result<()> {
    let family = || {
        let family = Family::new(page);
        if has_sound {
            family
        } else {
            family.without_sound()
        }
    };
    let choice = "exp-lookit-images-audio";
    family().play_until(|kind| kind == choice).await?;
    Family::choose(page).await?;
    let rest = family().play().await?;
    let response = server.response(&rest.response)?;
    ensure!(response["completed"] == true, "it was not completed");
    let frames = response["exp_data"].as_object().context("no frames")?;
    for (kind, events) in LOGGED {
        // Some pages are over before they could be looked at: what was shown is told by what was logged.
        let of_kind = |data: &&Value| {
            let all = data["eventTimings"].as_array().into_iter().flatten();
            let mut names = all.filter_map(|one| one["eventType"].as_str());
            names.any(|name| name.split_once(':').is_some_and(|(of, _)| of == kind))
        };
        let data = frames.values().find(of_kind);
        let data = data.with_context(|| format!("there is no frame of {kind}"))?;
        for event in events {
            let name = json!(format!("{kind}:{event}"));
            let all = data["eventTimings"].as_array().into_iter().flatten();
            ensure!(
                all.clone().any(|one| one["eventType"] == name),
                "{kind} has no {event}: {data}"
            );
        }
        if TIMED.contains(&kind) {
            let stimuli = data["presentation"]["stimuli"].as_array();
            let shown = stimuli.into_iter().flatten();
            let seen = shown
                .filter(|one| one["presentedMillis"].is_number())
                .count();
            ensure!(
                seen > 0,
                "{kind} does not say when its stimuli were seen: {data}"
            );
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_plays_in_chromium() -> Result<()> {
    let studies = Studies::new()?;
    study(&studies)?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = async {
        stage.enter("every-kind", false).await?;
        play(stage.page(), &stage.server, true).await
    }
    .await;
    stage.close("every-kind", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_plays_in_firefox() -> Result<()> {
    if std::env::var_os("GECKODRIVER").is_none() {
        println!(
            "skipped: there is no Firefox with geckodriver; `cargo xtask setup` installs both on Debian"
        );
        return Ok(());
    }
    let (studies, data) = (Studies::new()?, tempfile::tempdir()?);
    study(&studies)?;
    let _turn = Stage::turn().await;
    let server = Server::start(studies.path(), data.path())?;
    let firefox = Firefox::start(Screen::LAPTOP).await?;
    let page = &firefox.page;
    let result = async {
        page.open(&(server.origin() + &server.address("every-kind", false)?))
            .await?;
        play(page, &server, false).await
    }
    .await;
    if result.is_err() {
        let folder = paths::target().join("e2e-failures");
        fs::create_dir_all(&folder)?;
        fs::write(
            folder.join("every-kind-firefox.png"),
            page.picture().await.unwrap_or_default(),
        )?;
    }
    result
}
