//! Headless Chromium through chromedriver.

use crate::{Page, paths, processes};
use anyhow::{Context as _, Result, bail};
use fantoccini::ClientBuilder;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What the browser finds as its screen, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
}

impl Screen {
    /// A common laptop.
    pub const LAPTOP: Self = Self {
        width: 1366,
        height: 768,
    };
    /// A tablet held sideways.
    pub const TABLET: Self = Self {
        width: 1024,
        height: 768,
    };
    /// The window the predecessor's runs were recorded in.
    pub const RECORDED_RUNS: Self = Self {
        width: 1280,
        height: 800,
    };
}

const DRIVER_TRIES: usize = 3;

/// Which camera the family has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Camera {
    /// Chromium's fake device: a green picture and a beep once a second.
    Fake,
    /// The family says no when asked.
    Refused,
    /// No device at all.
    Missing,
}

/// A running browser; dropping it ends it.
pub struct Chrome {
    driver: Child,
    session: String,
    pub page: Page,
}

impl Chrome {
    /// Starts chromedriver (`CHROMEDRIVER`, or the one on the path) on a free port, and Chromium (`CHROMIUM`) with the flags of
    /// `tests/webdriver.json`.
    ///
    /// # Errors
    /// Either is missing or does not start.
    pub async fn start(screen: Screen, camera: Camera) -> Result<Self> {
        Self::begin(screen, camera, None).await
    }

    /// The same with a profile that outlives the browser.
    ///
    /// # Errors
    /// Chromedriver or Chromium is missing or does not start.
    pub async fn start_with_profile(
        screen: Screen,
        camera: Camera,
        profile: &Path,
    ) -> Result<Self> {
        Self::begin(screen, camera, Some(profile)).await
    }

    async fn begin(screen: Screen, camera: Camera, profile: Option<&Path>) -> Result<Self> {
        let (mut driver, origin) = start_driver()?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(screen, camera, profile)?)
            .connect(&origin)
            .await;
        let client = match client {
            Ok(client) => client,
            Err(error) => {
                let _ = driver.kill();
                return Err(error).context("Chromium does not start");
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

impl Chrome {
    /// Runs a script in every document of the driven tab from the next one on, before the page's own scripts; returns its number.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn in_every_document(&self, script: &str) -> Result<String> {
        let command = "Page.addScriptToEvaluateOnNewDocument";
        let answer = self.devtools(command, &json!({"source": script}))?;
        Ok(answer["identifier"].as_str().unwrap_or_default().to_owned())
    }

    /// From the next document on, the script of that number does not run.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn in_no_more_documents(&self, number: &str) -> Result<()> {
        let command = "Page.removeScriptToEvaluateOnNewDocument";
        self.devtools(command, &json!({"identifier": number}))?;
        Ok(())
    }

    /// The driven tab is shown on a screen that is touched, by a family without a mouse.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn touch(&self, is_on: bool) -> Result<()> {
        let params = json!({"enabled": is_on, "maxTouchPoints": 5});
        self.devtools("Emulation.setTouchEmulationEnabled", &params)?;
        Ok(())
    }

    /// A finger comes down on a place of the page and stays, or all fingers are lifted.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn finger(&self, place: Option<(u32, u32)>) -> Result<()> {
        let params = match place {
            Some((x, y)) => json!({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}),
            None => json!({"type": "touchEnd", "touchPoints": []}),
        };
        self.devtools("Input.dispatchTouchEvent", &params)?;
        Ok(())
    }

    /// The driven tab has this size in CSS pixels, whatever its window has, and so many real ones for each: 2 is a zoom of 200 %.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn show_as(&self, screen: Screen, zoom: u32) -> Result<()> {
        let size = json!({
            "width": screen.width,
            "height": screen.height,
            "deviceScaleFactor": zoom,
            "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", &size)?;
        Ok(())
    }

    /// Answers no request for addresses like these (`*` stands for anything) in the driven tab; an empty list lets all through again.
    ///
    /// # Errors
    /// The browser is gone.
    pub fn block(&self, patterns: &[&str]) -> Result<()> {
        self.devtools("Network.enable", &json!({}))?;
        self.devtools("Network.setBlockedURLs", &json!({"urls": patterns}))?;
        Ok(())
    }

    /// The driven tab is closed without a question; drive another one then.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn close_tab(&self) -> Result<()> {
        let tab = self.page.this_tab().await?;
        let target = json!({"targetId": String::from(tab)});
        self.devtools("Target.closeTarget", &target)?;
        Ok(())
    }

    /// The driven tab dies at once, as when the system runs out of memory.
    pub fn crash_page(&self) {
        // A dead tab has no answer.
        let _ = self.devtools("Page.crash", &json!({}));
    }

    /// The browser dies at once, with all its processes, as when the battery is empty.
    ///
    /// # Errors
    /// It is not found.
    pub fn kill_browser(self, profile: &Path) -> Result<()> {
        processes::kill(&processes::of_profile(profile)?)
    }

    /// What the driven tab's developer tools answer to a command.
    pub(crate) fn devtools(&self, command: &str, params: &Value) -> Result<Value> {
        let body = json!({"cmd": command, "params": params}).to_string();
        let mut answer = ureq::post(&format!("{}/goog/cdp/execute", self.session))
            .content_type("application/json")
            .send(&body)
            .with_context(|| command.to_owned())?;
        let text = answer.body_mut().read_to_string()?;
        let mut answer: Value = serde_json::from_str(&text).with_context(|| text.clone())?;
        Ok(answer["value"].take())
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        // Chromium is not chromedriver's to take along when it is killed: end the session first.
        let _ = ureq::delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The driver and the address it listens at.
///
/// It takes a free port for IPv4 and ends if the same one is taken for IPv6, as happens where many connections come and go: then
/// another one is tried.
fn start_driver() -> Result<(Child, String)> {
    let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    let mut last = None;
    for _ in 0..DRIVER_TRIES {
        let mut driver = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{program} does not start; run `cargo xtask setup`"))?;
        match listening(&mut driver) {
            Ok(origin) => return Ok((driver, origin)),
            Err(error) => last = Some(error),
        }
        // It has ended by itself, or says something that is not understood.
        let _ = (driver.kill(), driver.wait());
    }
    Err(last.context("it was not tried")?)
}

fn listening(driver: &mut Child) -> Result<String> {
    let stdout = driver.stdout.take().context("no stdout")?;
    let mut said = String::new();
    let mut lines = BufReader::new(stdout).lines();
    for line in lines.by_ref() {
        let line = line?;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            let port: u16 = port.trim_end_matches('.').parse()?;
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(format!("http://127.0.0.1:{port}"));
        }
        said = said + " / " + &line;
    }
    bail!("chromedriver ended without saying where it listens; it said{said}")
}

fn capabilities(screen: Screen, camera: Camera, profile: Option<&Path>) -> Result<Capabilities> {
    let path = paths::root().join("tests/webdriver.json");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut all: Value = serde_json::from_str(&text)?;
    let options = &mut all["goog:chromeOptions"];
    let Screen { width, height } = screen;
    let mut flags: Vec<Value> = options["args"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|flag| {
            let flag = flag.as_str().unwrap_or_default();
            let other_camera = match camera {
                Camera::Fake => false,
                Camera::Refused => flag == "--use-fake-ui-for-media-stream",
                Camera::Missing => flag == "--use-fake-device-for-media-stream",
            };
            !other_camera && !flag.starts_with("--window-size")
        })
        .cloned()
        .collect();
    // A page that glides to a button cannot be pressed while it moves.
    flags.push(json!("--force-prefers-reduced-motion"));
    flags.push(json!(format!("--window-size={width},{height}")));
    flags.push(json!(format!("--screen-info={{{width}x{height}}}")));
    if let Some(profile) = profile {
        flags.push(json!(format!("--user-data-dir={}", profile.display())));
    }
    if camera == Camera::Refused {
        flags.push(json!("--deny-permission-prompts"));
    }
    options["args"] = Value::Array(flags);
    if let Ok(browser) = std::env::var("CHROMIUM") {
        options["binary"] = json!(browser);
    }
    let Value::Object(all) = all else {
        bail!("{} is not an object", path.display())
    };
    Ok(all)
}
