//! The means of the other tests: does the browser start, has it the camera asked for, and are only visible things pressed?

use anyhow::{Result, ensure};
use e2e::{Camera, Chrome, Screen};

/// For what should come, however busy the computer is.
const LIMIT_SECS: u64 = 60;
const CAMERA: &str = "
const done = arguments[arguments.length - 1];
navigator.mediaDevices.getUserMedia({video: true, audio: true}).then(() => done('given'), error => done(error.name));";

#[tokio::test(flavor = "multi_thread")]
async fn browsers_have_the_camera_asked_for() -> Result<()> {
    for (camera, answer) in [
        (Camera::Fake, "given"),
        (Camera::Refused, "NotAllowedError"),
        (Camera::Missing, "NotFoundError"),
    ] {
        let chrome = Chrome::start(Screen::RECORDED_RUNS, camera).await?;
        let file = std::env::temp_dir().join("peekaboo-e2e-camera.html");
        std::fs::write(&file, "<p>A page.</p>")?;
        chrome
            .page
            .open(&format!("file://{}", file.display()))
            .await?;
        let said = chrome.page.ask_later(CAMERA, vec![]).await?;
        ensure!(said == answer, "{camera:?}: {said}");
        let screen = chrome
            .page
            .ask("return [screen.width, screen.height]", vec![])
            .await?;
        ensure!(
            screen == serde_json::json!([1280, 800]),
            "the screen is {screen}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_can_be_seen_is_pressed() -> Result<()> {
    let chrome = Chrome::start(Screen::LAPTOP, Camera::Fake).await?;
    let page = &chrome.page;
    page.open("data:text/html,<button id=a hidden>Go</button><button id=b disabled>Go</button><button id=c onclick='this.textContent=1'>Go</button>")
        .await?;
    ensure!(
        page.press_within("#a", 1).await.is_err(),
        "a hidden button was pressed"
    );
    ensure!(
        page.press_within("#b", 1).await.is_err(),
        "a disabled button was pressed"
    );
    page.press("#c", LIMIT_SECS).await?;
    page.until_text("1", LIMIT_SECS).await
}
