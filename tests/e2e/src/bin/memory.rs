//! `cargo xtask memory --minutes N --out FOLDER`: the page's memory over a long recording.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::memory::{SERIES, Sample, WARM_UP_SECS, draw, run, slope_bytes_per_hour, table};
use std::path::PathBuf;

/// Growth is fitted over at least this much after the warm-up.
const FITTED_MINUTES: u64 = 5;

struct Arguments {
    minutes: u64,
    out: PathBuf,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = read(std::env::args().skip(1))?;
    let Arguments { minutes, out } = &arguments;
    std::fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    let told = |sample: &Sample| {
        let held = SERIES.map(|series| {
            format!(
                "{} {:.1}",
                series.name,
                megabytes((series.of)(sample) as f64)
            )
        });
        eprintln!("{:>6.0} s  {} MB", sample.at_secs, held.join(", "));
    };
    let samples = run(*minutes, told).await?;
    let name = format!("page-memory-{minutes}-min");
    std::fs::write(out.join(&name).with_extension("csv"), table(&samples))?;
    draw(&samples, &out.join(&name).with_extension("svg"))?;
    println!("{}", summary(*minutes, &samples)?);
    Ok(())
}

/// One line: how fast each series grows, and what was recorded meanwhile.
fn summary(minutes: u64, samples: &[Sample]) -> Result<String> {
    let growth = |of| {
        let slope = slope_bytes_per_hour(samples, of).context("too few samples to fit a slope")?;
        Ok::<_, anyhow::Error>(format!("{:+.2}", megabytes(slope)))
    };
    let mut parts = Vec::new();
    for series in &SERIES {
        parts.push(format!("{} {}", series.name, growth(series.of)?));
    }
    let last = samples.last().context("no samples")?;
    Ok(format!(
        "memory over {minutes} min, MB per hour after the first {:.0}: {}; recorded {:.1} MB ({} per hour), sent {:.1} MB",
        WARM_UP_SECS / 60.0,
        parts.join(", "),
        megabytes(last.recorded as f64),
        growth(|one| one.recorded)?,
        megabytes(last.sent as f64),
    ))
}

fn megabytes(bytes: f64) -> f64 {
    bytes / 1e6
}

fn read(mut words: impl Iterator<Item = String>) -> Result<Arguments> {
    let (mut minutes, mut out) = (40, PathBuf::from("target/memory"));
    while let Some(word) = words.next() {
        let value = words
            .next()
            .with_context(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--minutes" => minutes = value.parse().context("--minutes")?,
            "--out" => out = value.into(),
            other => bail!("memory takes --minutes N and --out FOLDER, but was given `{other}`"),
        }
    }
    let least = WARM_UP_SECS as u64 / 60 + FITTED_MINUTES;
    ensure!(
        minutes >= least,
        "--minutes {minutes}: growth is fitted after the first {:.0} minutes, so at least {least} are needed",
        WARM_UP_SECS / 60.0
    );
    Ok(Arguments { minutes, out })
}
