//! A study with every kind of form and every control of a survey, in three languages, with the keyboard alone in Chromium and with a
//! pointer in Firefox: what is stored
//! is what the specification says, field by field.

#[path = "every_form/expected.rs"]
mod expected;
#[path = "every_form/steps.rs"]
mod steps;

use anyhow::{Context as _, Result, ensure};
use e2e::axe::Axe;
use e2e::firefox::Firefox;
use e2e::hand::{Hand, matches};
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Server, Stage, paths};
use serde_json::{Value, json};
use std::fs;
use steps::Way;

const STUDY: &str = include_str!("every_form/study.json");
/// One of the study for each.
const LANGUAGES: [&str; 3] = ["en-US", "fr", "ar"];
const FRAMES: [&str; 9] = [
    "setup", "quality", "consent", "assent", "ticks", "survey", "mood", "text", "exit",
];

fn structure() -> Result<Value> {
    Ok(serde_json::from_str(STUDY)?)
}

fn studies() -> Result<Studies> {
    let studies = Studies::new()?;
    for language in LANGUAGES {
        let structure = steps::in_language(&structure()?, language);
        studies.add(
            &slug(language),
            &json!({"name": format!("Forms in {language}"), "exit_url": "{BASE}/thanks/", "structure": structure}),
        )?;
    }
    Ok(studies)
}

fn slug(language: &str) -> String {
    format!("forms-{}", language.to_lowercase())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_is_filled_in_by_keyboard_in_chromium() -> Result<()> {
    let studies = studies()?;
    let stage = Stage::open(studies.path(), Screen::LAPTOP, Camera::Fake).await?;
    let axe = Axe::installed()?;
    let result = async {
        for language in LANGUAGES {
            stage.enter(&slug(language), false).await?;
            let way = Way {
                hand: Hand::Keys(stage.page()),
                axe: axe.as_ref(),
                language,
            };
            let response = way.go().await?;
            stored(&stage.server, &response, language, Screen::LAPTOP)?;
            shown_as_text(stage.page(), &stage.server, &response).await?;
        }
        if let Some(axe) = &axe {
            axe.finds_mistakes(stage.page()).await?;
            axe.finish(0)?;
        }
        Ok(())
    }
    .await;
    stage.close("every-form", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_is_filled_in_in_firefox() -> Result<()> {
    if std::env::var_os("GECKODRIVER").is_none() {
        println!(
            "skipped: there is no Firefox with geckodriver; `cargo xtask setup` installs both on Debian"
        );
        return Ok(());
    }
    let (studies, data) = (studies()?, tempfile::tempdir()?);
    let _turn = Stage::turn().await;
    let server = Server::start(studies.path(), data.path())?;
    let firefox = Firefox::start(Screen::LAPTOP).await?;
    let page = &firefox.page;
    let language = LANGUAGES[LANGUAGES.len() - 1];
    let result = async {
        let address = server.origin() + &server.address(&slug(language), false)?;
        page.open(&address).await?;
        let way = Way {
            hand: Hand::Pointer(page),
            axe: None,
            language,
        };
        let response = way.go().await?;
        stored(&server, &response, language, Screen::LAPTOP)
    }
    .await;
    if result.is_err() {
        let folder = paths::target().join("e2e-failures");
        fs::create_dir_all(&folder)?;
        let picture = page.picture().await.unwrap_or_default();
        fs::write(folder.join("every-form-firefox.png"), picture)?;
    }
    result
}

/// The response holds each frame's fields and events, and nothing else.
fn stored(server: &Server, response: &str, language: &str, screen: Screen) -> Result<()> {
    let saved = server.response(response)?;
    let structure = steps::in_language(&structure()?, language);
    let ids: Vec<String> = FRAMES
        .iter()
        .enumerate()
        .map(|(place, name)| format!("{place}-{name}"))
        .collect();
    ensure!(saved["sequence"] == json!(ids), "{}", saved["sequence"]);
    for flag in ["completed", "completed_consent_frame", "survey_consent"] {
        ensure!(saved[flag] == true, "{flag} is {}", saved[flag]);
    }
    let size = (screen.width, screen.height);
    let mut wrong = Vec::new();
    for (id, name) in ids.iter().zip(FRAMES) {
        let data = &saved["exp_data"][id.as_str()];
        let wanted = expected::data(&structure, name, size);
        let kind = structure["frames"][name]["kind"]
            .as_str()
            .unwrap_or_default();
        let fields = matches(id, &wanted, &expected::without_events(data));
        let events = own_events(data, kind, name).with_context(|| id.clone());
        wrong.extend([fields, events].into_iter().filter_map(Result::err));
    }
    ensure!(wrong.is_empty(), "{wrong:#?}");
    // The order of the answers is that of the page.
    let saved_text = serde_json::to_string(&saved["exp_data"]["5-survey"]["formData"])?;
    ensure!(saved_text.starts_with("{\"line\""), "{saved_text}");
    Ok(())
}

/// Events of the camera stand between them and are tested elsewhere.
fn own_events(data: &Value, kind: &str, name: &str) -> Result<()> {
    let mut own = Vec::new();
    for event in data["eventTimings"].as_array().context("no events")? {
        matches("timestamp", &json!("<moment>"), &event["timestamp"])?;
        let full = event["eventType"].as_str().context("no eventType")?;
        let (of, event_name) = full.split_once(':').context("no kind")?;
        ensure!(of == kind, "{full} in a frame of {kind}");
        if event.get("streamTime").is_none() || expected::events(name).contains(&event_name) {
            own.push(event_name);
        }
    }
    let wanted = expected::events(name);
    ensure!(
        own == wanted,
        "the events are {own:?} instead of {wanted:?}"
    );
    Ok(())
}

/// What a family wrote is shown as it was written, wherever the server shows it.
async fn shown_as_text(page: &Page, server: &Server, response: &str) -> Result<()> {
    for path in [
        format!("/responses/?response={response}"),
        "/responses/".to_owned(),
    ] {
        page.open(&(server.origin() + &path)).await?;
        page.until_visible("h1", 20).await?;
        ensure!(
            page.count("#x").await? == 0,
            "{path} shows an answer as a page"
        );
    }
    Ok(())
}
