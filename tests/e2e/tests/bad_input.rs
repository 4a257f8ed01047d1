//! Bad input gives a clear message on the page.

use anyhow::{Result, ensure};
use e2e::study::Studies;
use e2e::{Camera, Page, Screen, Stage};
use serde_json::json;
use std::fs;

/// A child that no server has.
const NOBODY: &str = "00000000-0000-4000-8000-000000000000";

async fn stage(studies: &Studies, camera: Camera) -> Result<Stage> {
    Stage::open(studies.path(), Screen::LAPTOP, camera).await
}

/// Waits until all these words can be read, in any case of letters.
async fn reads(page: &Page, words: &[&str]) -> Result<()> {
    page.until(&format!("the words {words:?}"), 20, async |page| {
        let text = page.text().await?.to_lowercase();
        Ok(words.iter().all(|word| text.contains(&word.to_lowercase())))
    })
    .await
}

fn text_study() -> serde_json::Value {
    json!({
        "frames": {"hello": {"kind": "exp-lookit-text", "blocks": [{"text": "A page of text."}]}},
        "sequence": ["hello"],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_child_is_said_so() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("plain", &text_study())?;
    let stage = stage(&studies, Camera::Fake).await?;
    let result = async {
        let path = stage.server.address("plain", false)?;
        let study = path.split('/').nth(2).unwrap_or_default();
        let address = format!("{}/studies/{study}/{NOBODY}/", stage.server.origin());
        stage.page().open(&address).await?;
        // The server refuses the response too, and may do so first: the words are about the child all the same.
        reads(stage.page(), &["This child is not known here"]).await?;
        ensure!(
            !stage.page().text().await?.contains("A page of text."),
            "the study is played for a child that does not exist"
        );
        Ok(())
    }
    .await;
    stage.close("unknown_child", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_frame_kind_is_named_and_a_previewer_goes_on() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol(
        "future",
        &json!({
            "frames": {
                "later": {"kind": "exp-lookit-hologram"},
                "hello": {"kind": "exp-lookit-text", "blocks": [{"text": "A page of text."}]},
            },
            "sequence": ["later", "hello"],
        }),
    )?;
    let stage = stage(&studies, Camera::Fake).await?;
    let result = async {
        stage.enter("future", true).await?;
        reads(stage.page(), &["exp-lookit-hologram"]).await?;
        stage.page().press("#nextbutton", 10).await?;
        reads(stage.page(), &["A page of text."]).await
    }
    .await;
    stage.close("unknown_kind", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_that_does_not_exist_is_named_with_its_path() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol(
        "typo",
        &json!({
            "frames": {"hello": {"kind": "exp-lookit-text"}},
            "sequence": ["hello", "helo"],
        }),
    )?;
    let stage = stage(&studies, Camera::Fake).await?;
    let result = async {
        stage.enter("typo", true).await?;
        reads(stage.page(), &["sequence[1]", "helo"]).await
    }
    .await;
    stage.close("unknown_frame", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_json_is_said_with_its_line() -> Result<()> {
    let studies = Studies::new()?;
    let folder = studies.path().join("broken");
    fs::create_dir_all(&folder)?;
    fs::write(
        folder.join("study.json"),
        "{\n  \"name\": \"x\",\n  \"structure\": {,}\n}",
    )?;
    let stage = stage(&studies, Camera::Fake).await?;
    let result = async {
        stage.page().open(&(stage.server.origin() + "/")).await?;
        reads(stage.page(), &["broken", "line 3"]).await
    }
    .await;
    stage.close("broken_json", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_study_that_broke_is_said_so_to_a_family() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("broken", &text_study())?;
    let stage = stage(&studies, Camera::Fake).await?;
    let result = async {
        let path = stage.server.address("broken", false)?;
        fs::write(
            studies.path().join("broken/study.json"),
            "{\n  \"name\": \"x\",\n  \"structure\": {,}\n}",
        )?;
        let by_name = path.replacen(path.split('/').nth(2).unwrap_or_default(), "broken", 1);
        for path in [path, by_name] {
            stage.page().open(&(stage.server.origin() + &path)).await?;
            let words = ["a mistake in the study's plan", "study.json", "line 3"];
            reads(stage.page(), &words).await?;
        }
        Ok(())
    }
    .await;
    stage.close("broken_study", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_cannot_be_loaded_is_named_and_no_address_is_shown() -> Result<()> {
    let studies = Studies::new()?;
    let mut study = text_study();
    study["frames"]["hello"]["blocks"] = json!("JSON:{FILES}/none.json");
    studies.add_protocol("values", &study)?;
    let stage = stage(&studies, Camera::Fake).await?;
    let result = async {
        stage.enter("values", false).await?;
        let words = [
            "could not be loaded",
            "load the page again",
            "frames.hello.blocks",
            "404",
        ];
        reads(stage.page(), &words).await
    }
    .await;
    stage.close("missing_value", result).await
}

fn camera_study() -> serde_json::Value {
    json!({
        "frames": {"setup": {"kind": "exp-video-config", "troubleshootingIntro": "Call us if stuck."}},
        "sequence": ["setup"],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn no_camera_is_said_so() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("camera", &camera_study())?;
    let stage = stage(&studies, Camera::Missing).await?;
    let result = async {
        stage.enter("camera", false).await?;
        reads(stage.page(), &["No camera was found", "Try again"]).await
    }
    .await;
    stage.close("no_camera", result).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_camera_is_said_so() -> Result<()> {
    let studies = Studies::new()?;
    studies.add_protocol("camera", &camera_study())?;
    let stage = stage(&studies, Camera::Refused).await?;
    let result = async {
        stage.enter("camera", false).await?;
        reads(
            stage.page(),
            &["The camera is not allowed yet", "Try again"],
        )
        .await
    }
    .await;
    stage.close("refused_camera", result).await
}
