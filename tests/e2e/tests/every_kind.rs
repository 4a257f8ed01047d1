//! One study with every kind of frame, made of the example studies, in Chromium and in Firefox: with pauses, a look away, a wrong choice before
//! the right one, and, in a second study, an early exit. What is stored is compared with the specification's tables.
//!
//! Firefox finds no sound device here, so it also shows that no sound is waited for in vain. Where Firefox or geckodriver is missing, its test
//! says so and is over.

use anyhow::{Context as _, Result, ensure};
use e2e::family::{Act, Family};
use e2e::firefox::Firefox;
use e2e::saved::Saved;
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Server, Stage, checks, paths, tables};
use serde_json::{Map, Value, json};
use std::fs;

/// Events that this family's way leaves in the frames of these names, in this order (frames-trials).
const ORDER: [(&str, &[&str]); 17] = [
    (
        "calibration",
        &["startCalibration", "pauseStudy", "resumeStudy"],
    ),
    (
        "calibration-repeat-1",
        &[
            "startCalibration",
            "startCalibration",
            "startCalibration",
            "startCalibration",
            "nextFrame",
        ],
    ),
    (
        "change-detection",
        &[
            "startIntro",
            "startTestTrial",
            "clearImages",
            "presentImages",
            "clearImages",
            "nextFrame",
        ],
    ),
    (
        "video",
        &[
            "startRecording",
            "videoStarted",
            "pauseStudy",
            "stoppingCapture",
            "resumeStudy",
        ],
    ),
    (
        "video-repeat-1",
        &[
            "startRecording",
            "videoStarted",
            "trialCompleted",
            "stoppingCapture",
            "nextFrame",
        ],
    ),
    (
        "video-infant-control",
        &[
            "videoStarted",
            "parentControlPeriodStart",
            "lookawayStart",
            "lookawayEndedTrial",
            "parentControlPeriodEnd",
            "trialCompleted",
            "nextFrame",
        ],
    ),
    (
        "images-audio",
        &[
            "displayImages",
            "finishAudio",
            "clickImage",
            "dismissFeedback",
            "clickImage",
            "dismissFeedback",
            "trialComplete",
            "nextFrame",
        ],
    ),
    (
        "images-audio-infant-control",
        &[
            "displayImages",
            "parentControlPeriodStart",
            "parentEndedTrial",
            "parentControlPeriodEnd",
            "trialComplete",
            "nextFrame",
        ],
    ),
    (
        "camera-on",
        &[
            "setupSessionVideoRecorder",
            "startSessionRecording",
            "startedSessionRecording",
            "nextFrame",
        ],
    ),
    ("camera-off", &["stopSessionRecording", "nextFrame"]),
    (
        "observation",
        &["startRecording", "stoppingCapture", "nextFrame"],
    ),
    (
        "stimuli-preview",
        &["startPreview", "nextStimulus", "nextFrame"],
    ),
    ("instructions", &["nextFrame"]),
    ("instruction-video", &["nextFrame"]),
    ("iframe", &["nextFrame"]),
    ("webcam-display", &["nextFrame"]),
    ("survey", &["nextFrame"]),
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
    add(
        studies,
        "every-kind",
        &json!({ "frames": frames, "sequence": sequence }),
    )?;
    // A trial that the child has had enough of.
    let early = json!({
        "hello": { "kind": "exp-lookit-text", "blocks": [{ "text": "Hello" }], "showPreviousButton": false },
        "film": frames["video-infant-control"],
        "more": { "kind": "exp-lookit-text", "blocks": [{ "text": "More" }] },
        "exit": frames["exit"],
    });
    let sequence = json!(["hello", "film", "more", "exit"]);
    add(
        studies,
        "early",
        &json!({ "frames": early, "sequence": sequence }),
    )
}

fn add(studies: &Studies, slug: &str, structure: &Value) -> Result<()> {
    let record = json!({ "name": slug, "exit_url": "{BASE}/thanks/", "structure": structure });
    let files = paths::root().join("studies/examples/exp-lookit-calibration/files");
    let folder = studies.add(slug, &record)?;
    std::os::unix::fs::symlink(files.canonicalize()?, folder.join("files"))?;
    Ok(())
}

/// A frame's name in the protocol: its id without the place in the list.
fn name(id: &str) -> &str {
    id.split_once('-').map_or(id, |(_, name)| name)
}

fn family(page: &Page, has_sound: bool) -> Family<'_> {
    let family = Family::new(page);
    if has_sound {
        family
    } else {
        family.without_sound()
    }
}

async fn play(page: &Page, server: &Server, has_sound: bool) -> Result<()> {
    let visit = family(page, has_sound)
        .doing(Act::PauseByKey, |id, _| name(id) == "video")
        .doing(Act::PauseByKeyResumeByButton, |id, _| {
            name(id) == "calibration"
        })
        .doing(Act::LookAway('w'), |id, _| {
            name(id) == "video-infant-control"
        })
        .doing(Act::End('q'), |id, _| {
            name(id) == "images-audio-infant-control"
        })
        .doing(Act::Choose(&["#diamond", "#ball"]), |id, _| {
            name(id) == "images-audio"
        })
        .play()
        .await?;
    let saved = Saved(server.response(&visit.response)?);
    ensure!(saved.0["completed"] == true, "it was not completed");
    let seen = tables::check(&saved)?;
    checks::timed(&saved.0)?;
    for (expected, events) in ORDER {
        let id = saved.sequence().into_iter().find(|id| name(id) == expected);
        let id = id.with_context(|| format!("there is no {expected}: {:?}", saved.sequence()))?;
        saved.follow(id, events)?;
    }
    let data = |wanted: &str| {
        let id = saved.sequence().into_iter().find(|id| name(id) == wanted);
        saved.frame(id.unwrap_or_default())
    };
    let away = data("video-infant-control")?;
    ensure!(away["trialEndReason"] == "lookaway", "{away}");
    let ended = data("images-audio-infant-control")?;
    ensure!(ended["trialEndReason"] == "parentEnded", "{ended}");
    let choice = data("images-audio")?;
    let clicks = choice["eventTimings"].as_array().into_iter().flatten();
    let clicks: Vec<_> = clicks
        .filter(|event| event["eventType"] == "exp-lookit-images-audio:clickImage")
        .map(|event| (event["imageId"].clone(), event["correct"].clone()))
        .collect();
    ensure!(
        clicks
            == [
                (json!("diamond"), json!(false)),
                (json!("ball"), json!(true))
            ],
        "{clicks:?}"
    );
    ensure!(
        choice["selectedImage"] == "ball" && choice["correctImageSelected"] == true,
        "{choice}"
    );
    // Every kind there is was played: it is in the list, or its frames log in its name.
    for kind in frames::kinds().map(|kind| kind.name) {
        let mut all = saved.0["exp_data"].as_object().into_iter().flatten();
        ensure!(
            seen.contains(kind) || all.any(|(_, data)| checks::kind_of(data) == kind),
            "{kind} was not played"
        );
    }
    Ok(())
}

/// The family leaves in the middle of a trial: the exit survey comes, nothing in between, and what was stored stays.
async fn leave(page: &Page, server: &Server, has_sound: bool) -> Result<()> {
    let visit = family(page, has_sound)
        .doing(Act::Leave, |id, _| name(id) == "film")
        .play()
        .await?;
    let saved = Saved(server.response(&visit.response)?);
    ensure!(saved.0["completed"] == true, "it was not completed");
    ensure!(
        saved.sequence() == ["0-hello", "3-exit"],
        "{:?}",
        saved.sequence()
    );
    let early: Vec<_> = saved.told("exitEarly").collect();
    ensure!(
        early.len() == 1
            && early[0]["exitType"] == "manualInterrupt"
            && early[0]["lastPageSeen"] == 2,
        "{early:?}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_plays_in_chromium() -> Result<()> {
    let studies = Studies::new()?;
    study(&studies)?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let result = async {
        stage.enter("every-kind", false).await?;
        play(stage.page(), &stage.server, true).await?;
        stage.enter("early", false).await?;
        leave(stage.page(), &stage.server, true).await
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
    let open = async |slug: &str| -> Result<()> {
        page.open(&(server.origin() + &server.address(slug, false)?))
            .await
    };
    let result = async {
        open("every-kind").await?;
        play(page, &server, false).await?;
        open("early").await?;
        leave(page, &server, false).await
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
