//! `cargo xtask timing`: how well pictures, films and sounds keep their times, on the player's clock and from `setTimeout`, while other work
//! takes the processor. `--count N` presentations of each (200), `--busy N` threads of other work (one for each core), `--firefox`.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::firefox::Firefox;
use e2e::{Chrome, Page, Screen, Server};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

struct Arguments {
    count: u32,
    busy: usize,
    firefox: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = read(std::env::args().skip(1))?;
    let (studies, data) = (tempfile::tempdir()?, tempfile::tempdir()?);
    let server = Server::start(studies.path(), data.path())?;
    let address = format!(
        "{}/preview/timing/?count={}",
        server.origin(),
        arguments.count
    );
    let report = if arguments.firefox {
        let firefox = Firefox::start(Screen::LAPTOP).await?;
        measure(&firefox.page, &address, &arguments).await?
    } else {
        let camera = e2e::Camera::Fake;
        let chrome = Chrome::start(Screen::LAPTOP, camera).await?;
        measure(&chrome.page, &address, &arguments).await?
    };
    print(&report, arguments.busy)
}

/// Presses the button, takes the processor, and waits for the page's report.
async fn measure(page: &Page, address: &str, arguments: &Arguments) -> Result<Value> {
    page.open(address).await?;
    page.press("#measure", 30).await?;
    let busy = Busy::begin(arguments.busy);
    let patience = 60 + u64::from(arguments.count) * 6;
    let script = "return document.querySelector('#timing-report, [role=alert]')?.textContent || ''";
    let report = page
        .until("the report", patience, async |page| {
            let text = page.ask(script, vec![]).await?;
            Ok(text.as_str().is_some_and(|text| !text.is_empty()))
        })
        .await;
    drop(busy);
    report?;
    let text = page.ask(script, vec![]).await?;
    let text = text.as_str().unwrap_or_default();
    serde_json::from_str(text).with_context(|| text.to_owned())
}

fn print(report: &Value, busy: usize) -> Result<()> {
    let rows = report["rows"].as_array().context("no rows")?;
    println!(
        "{} threads of other work; a refresh of {:.2} ms, {} dropped; {}",
        busy,
        report["refreshMillis"].as_f64().unwrap_or_default(),
        report["droppedFrames"],
        report["agent"].as_str().unwrap_or_default(),
    );
    for way in ["setTimeout", "player"] {
        for row in rows.iter().filter(|row| row["way"] == way) {
            let number = |name: &str| row[name].as_f64().unwrap_or_default();
            let by = if way == "player" {
                ""
            } else {
                " by setTimeout"
            };
            println!(
                "{}{by}: n {}, mean {:.1} ms, sd {:.1} ms, worst {:.1} ms, within one frame {:.1} % (log early by {:.1} ms, within one frame {:.1} %)",
                row["medium"].as_str().unwrap_or_default(),
                row["n"],
                number("meanMillis"),
                number("sdMillis"),
                number("worstMillis"),
                number("withinFramePercent"),
                number("logEarlyMillis"),
                number("loggedWithinFramePercent"),
            );
        }
    }
    ensure!(rows.len() == 6, "{} rows instead of 6", rows.len());
    Ok(())
}

/// Threads that do nothing but take the processor.
struct Busy(Arc<AtomicBool>);

impl Busy {
    fn begin(threads: usize) -> Self {
        let goes_on = Arc::new(AtomicBool::new(true));
        for _ in 0..threads {
            let goes_on = Arc::clone(&goes_on);
            std::thread::spawn(move || {
                while goes_on.load(Ordering::Relaxed) {
                    std::hint::spin_loop();
                }
            });
        }
        Self(goes_on)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

fn read(mut words: impl Iterator<Item = String>) -> Result<Arguments> {
    let mut arguments = Arguments {
        count: 200,
        busy: std::thread::available_parallelism().map_or(1, usize::from),
        firefox: false,
    };
    while let Some(word) = words.next() {
        if word == "--firefox" {
            arguments.firefox = true;
            continue;
        }
        let value = words
            .next()
            .with_context(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--count" => arguments.count = value.parse().context("--count")?,
            "--busy" => arguments.busy = value.parse().context("--busy")?,
            other => {
                bail!("timing takes --count N, --busy N and --firefox, but was given `{other}`")
            }
        }
    }
    Ok(arguments)
}
