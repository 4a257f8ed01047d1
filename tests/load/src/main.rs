//! How many recordings at once the real server takes in, how soon it acknowledges their slices, and how fast one stream is.
//!
//! `cargo xtask load` builds what is needed and runs this. Nothing here is part of the tests: the figures are those of one machine.

mod figures;
mod http;
mod machine;
mod raw;
mod recording;
mod server;
mod trial;

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use std::path::PathBuf;
use trial::{Outcome, trial};

/// Acknowledgements must come sooner than this, 99 of 100.
const P99_LIMIT_MILLIS: f64 = 250.0;
/// The search begins with so many recordings.
const FIRST: usize = 8;
/// A trial of the search takes this share of the whole time, and at least `SHORTEST_SECS`.
const SEARCH_SHARE: u64 = 4;
const SHORTEST_SECS: u64 = 10;
/// The server creates no more uploads than this in a minute.
const MOST: usize = 900;

#[derive(Parser)]
struct Args {
    /// The server's program.
    #[arg(long)]
    bin: PathBuf,
    /// A folder on the disk that is to be measured; what is written there is removed again.
    #[arg(long)]
    folder: PathBuf,
    /// Recordings at once. Without it: the largest number whose slices are acknowledged in time is looked for.
    #[arg(long)]
    uploads: Option<usize>,
    /// Length of the recordings.
    #[arg(long, default_value_t = 60)]
    secs: u64,
}

fn main() -> Result<()> {
    let mut args = Args::parse();
    // The server is started in a folder of its own.
    args.bin = args
        .bin
        .canonicalize()
        .with_context(|| format!("--bin: there is no {}", args.bin.display()))?;
    ensure!(args.secs > 0, "--secs: must be more than 0");
    ensure!(
        args.uploads
            .is_none_or(|uploads| (1..=MOST).contains(&uploads)),
        "--uploads: must be 1 to {MOST}; the server creates no more in a minute"
    );
    std::fs::create_dir_all(&args.folder)
        .with_context(|| format!("--folder: cannot make {}", args.folder.display()))?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(run(&args))
}

async fn run(args: &Args) -> Result<()> {
    println!("{}", machine::describe());
    println!("\none stream, {}", raw::HEAD);
    for line in raw::compare(args).await? {
        println!("{line}");
    }
    println!(
        "\nrecordings of 2.5 Mbit/s in 1 s slices with sha256\n{}",
        Outcome::HEAD
    );
    match args.uploads {
        Some(uploads) => {
            tell(args, uploads, args.secs).await?;
        }
        None => search(args).await?,
    }
    Ok(())
}

async fn tell(args: &Args, uploads: usize, secs: u64) -> Result<Outcome> {
    let outcome = trial(args, uploads, secs).await?;
    println!("{outcome}");
    Ok(outcome)
}

/// Doubles, halves the gap, and then proves the number over the whole time.
async fn search(args: &Args) -> Result<()> {
    let short_secs = (args.secs / SEARCH_SHARE).max(SHORTEST_SECS);
    let (mut good, mut bad) = (0, None);
    let mut next = FIRST;
    loop {
        if tell(args, next, short_secs).await?.is_good() {
            good = next;
        } else {
            bad = Some(next);
        }
        next = match bad {
            None if good == MOST => break,
            None => (good * 2).min(MOST),
            // Closer than an eighth is within what two runs differ.
            Some(bad) if bad - good <= (bad / 8).max(1) => break,
            Some(bad) => usize::midpoint(good, bad),
        };
    }
    println!("the whole time");
    while good > 0 {
        if tell(args, good, args.secs).await?.is_good() {
            break;
        }
        good -= (good / 8).max(1);
    }
    println!("sustained: {good} recordings at once, p99 below {P99_LIMIT_MILLIS} ms");
    Ok(())
}
