//! `cargo xtask memory --minutes N --out FOLDER`: the page's memory over a long recording. `--read-secs N` is how long the family stays on a
//! page, `--from TABLE` draws an earlier run again.

use anyhow::{Context as _, Result, bail, ensure};
use e2e::memory::{self, Sample, WARM_UP_SECS, draw, series, slope_bytes_per_hour, table};
use std::path::PathBuf;

/// Growth is fitted over at least this much after the warm-up.
const FITTED_MINUTES: u64 = 5;
/// The family turns a page about once a minute.
const READ_SECS: u64 = 55;

struct Arguments {
    minutes: u64,
    read_secs: u64,
    out: PathBuf,
    from: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let Arguments {
        minutes,
        read_secs,
        out,
        from,
    } = read(std::env::args().skip(1))?;
    std::fs::create_dir_all(&out).with_context(|| out.display().to_string())?;
    let samples = match from {
        Some(from) => {
            let text =
                std::fs::read_to_string(&from).with_context(|| from.display().to_string())?;
            memory::read(&text).with_context(|| from.display().to_string())?
        }
        None => memory::run(minutes, read_secs, tell).await?,
    };
    let last = samples.last().context("no samples")?;
    let name = format!("page-memory-{:.0}-min", last.at_secs / 60.0);
    std::fs::write(out.join(&name).with_extension("csv"), table(&samples))?;
    draw(&samples, &out.join(&name).with_extension("svg"))?;
    println!("{}", summary(&samples, last)?);
    Ok(())
}

fn tell(sample: &Sample) {
    let held = series().map(|one| {
        let bytes = (one.of)(sample);
        format!("{} {:.1}", one.name, megabytes(bytes as f64))
    });
    let held: Vec<String> = held.collect();
    eprintln!("{:>6.0} s  {} MB", sample.at_secs, held.join(", "));
}

/// One line: how fast each series grows, and what was recorded meanwhile.
fn summary(samples: &[Sample], last: &Sample) -> Result<String> {
    let growth = |of| {
        let slope = slope_bytes_per_hour(samples, of).context("too few samples to fit a slope")?;
        Ok::<_, anyhow::Error>(format!("{:+.2}", megabytes(slope)))
    };
    let mut parts = Vec::new();
    for series in series() {
        parts.push(format!("{} {}", series.name, growth(series.of)?));
    }
    Ok(format!(
        "memory over {:.0} min, MB per hour after the first {:.0}: {}; recorded {:.1} MB ({} per hour), sent {:.1} MB",
        last.at_secs / 60.0,
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
    let (mut minutes, mut read_secs) = (40, READ_SECS);
    let (mut out, mut from) = (PathBuf::from("target/memory"), None);
    while let Some(word) = words.next() {
        let value = words
            .next()
            .with_context(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--minutes" => minutes = value.parse().context("--minutes")?,
            "--read-secs" => read_secs = value.parse::<u64>().context("--read-secs")?.max(1),
            "--out" => out = value.into(),
            "--from" => from = Some(value.into()),
            other => bail!(
                "memory takes --minutes N, --read-secs N, --out FOLDER and --from TABLE, but was given `{other}`"
            ),
        }
    }
    let warm_up = WARM_UP_SECS as u64 / 60;
    ensure!(
        minutes >= warm_up + FITTED_MINUTES,
        "--minutes {minutes}: growth is fitted after the first {warm_up} minutes, so at least {} are needed",
        warm_up + FITTED_MINUTES
    );
    Ok(Arguments {
        minutes,
        read_secs,
        out,
        from,
    })
}
