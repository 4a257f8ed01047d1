//! Headless Firefox through geckodriver.

use crate::{Page, Screen};
use anyhow::{Context as _, Result, bail};
use fantoccini::ClientBuilder;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A running Firefox with a fake camera; dropping it ends it.
pub struct Firefox {
    driver: Child,
    session: String,
    pub page: Page,
}

impl Firefox {
    /// Starts geckodriver (`GECKODRIVER`, or the one on the path) on a free port, and Firefox (`FIREFOX`).
    ///
    /// # Errors
    /// Either is missing or does not start.
    pub async fn start(screen: Screen) -> Result<Self> {
        let (mut driver, origin) = start_driver()?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(screen)?)
            .connect(&origin)
            .await;
        let client = match client {
            Ok(client) => client,
            Err(error) => {
                let _ = driver.kill();
                return Err(error).context("Firefox does not start");
            }
        };
        let session = client.session_id().await?.unwrap_or_default();
        Ok(Self {
            driver,
            session: format!("{origin}/session/{session}"),
            page: Page::new(client),
        })
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        let _ = ureq::delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn start_driver() -> Result<(Child, String)> {
    let program = std::env::var("GECKODRIVER").unwrap_or_else(|_| "geckodriver".to_owned());
    let mut driver = Command::new(&program)
        .args(["--port", "0"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{program} does not start; run `cargo xtask setup`"))?;
    let stdout = driver.stdout.take().context("no stdout")?;
    let mut lines = BufReader::new(stdout).lines();
    for line in lines.by_ref() {
        let line = line?;
        if let Some((_, address)) = line.split_once("Listening on ") {
            let origin = format!("http://{}", address.trim());
            std::thread::spawn(move || lines.for_each(drop));
            return Ok((driver, origin));
        }
    }
    let _ = (driver.kill(), driver.wait());
    bail!("geckodriver ended without saying where it listens")
}

fn capabilities(screen: Screen) -> Result<Capabilities> {
    let Screen { width, height } = screen;
    let mut options = json!({
        "args": ["-headless", format!("--width={width}"), format!("--height={height}")],
        "prefs": {
            "media.navigator.streams.fake": true,
            "media.navigator.permission.disabled": true,
            "media.autoplay.default": 0,
            "full-screen-api.allow-trusted-requests-only": false,
            "full-screen-api.warning.timeout": 0,
            "ui.prefersReducedMotion": 1,
            "datareporting.policy.dataSubmissionEnabled": false,
            "app.update.enabled": false,
        },
    });
    if let Ok(browser) = std::env::var("FIREFOX") {
        options["binary"] = json!(browser);
    }
    let all = json!({
        "browserName": "firefox",
        "unhandledPromptBehavior": "ignore",
        "moz:firefoxOptions": options,
    });
    let Value::Object(all) = all else {
        bail!("the capabilities are not an object")
    };
    Ok(all)
}
