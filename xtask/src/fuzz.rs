//! Throws made-up input at the protocol language for a while (`fuzz/`).
//!
//! The targets are libFuzzer's, built here as cargo-fuzz builds them, but with the stable compiler and without a sanitizer: there is no
//! unsafe code in what they test, so a panic, a hang or a hunger for memory is all there is to find. `cargo fuzz run -s none TARGET`
//! works as well.

use crate::place::Place;
use crate::process;
use crate::tally::Tally;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

const TARGETS: [&str; 3] = ["parse", "substitute", "expand"];
/// Time for each target in `cargo xtask test`.
const SHORT_SECS: u32 = 8;
/// Coverage counters, as cargo-fuzz asks the compiler for them.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";
/// One input may take so long, and all so much memory, before that counts as a fault. The language's own limits are far below.
const INPUT_SECS: u32 = 20;
const MEMORY_MB: u32 = 3000;

/// Each target for some seconds; one that finds a fault has failed.
///
/// # Errors
/// The recorded cases, from which the targets start, cannot be read.
pub(crate) fn short(place: &Place) -> Result<Tally> {
    let seeds = seeds(place)?;
    let mut total = Tally::default();
    for target in TARGETS {
        let ended = run_target(place, target, SHORT_SECS, &seeds);
        if let Err(error) = &ended {
            println!("{target}: {error:#}");
        }
        total += Tally::one(ended.is_ok());
    }
    Ok(total)
}

/// `cargo xtask fuzz TARGET --secs N`.
///
/// # Errors
/// Arguments it does not know, or a fault was found.
pub(crate) fn run(place: &Place, args: &[String]) -> Result<()> {
    let (target, secs) = match args {
        [target] => (target, 60),
        [target, flag, secs] if flag == "--secs" => (target, secs.parse().context("--secs")?),
        _ => bail!(
            "say which of {} and, with --secs N, how long",
            TARGETS.join(", ")
        ),
    };
    if !TARGETS.contains(&target.as_str()) {
        bail!(
            "there is no target `{target}`; the targets are {}",
            TARGETS.join(", ")
        );
    }
    run_target(place, target, secs, &seeds(place)?)
}

fn run_target(place: &Place, target: &str, secs: u32, seeds: &Path) -> Result<()> {
    let host = place
        .answer("rustc", &["-vV"])
        .and_then(|text| Some(text.split_once("host: ")?.1.lines().next()?.to_owned()))
        .context("`rustc -vV` names no host")?;
    let artifacts = place.root.join("fuzz/artifacts").join(target);
    let corpus = place.target().join("fuzz/corpus").join(target);
    fs::create_dir_all(&artifacts)?;
    fs::create_dir_all(&corpus)?;
    let mut cargo = place.command("cargo");
    cargo
        .args(["run", "--quiet", "--release", "--manifest-path"])
        .arg(place.root.join("fuzz/Cargo.toml"))
        .arg("--target-dir")
        .arg(place.target().join("fuzz"))
        // With a target named, the flags are kept away from build scripts.
        .args(["--target", &host, "--bin", target, "--"])
        .arg(corpus)
        .arg(seeds)
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(format!("-max_total_time={secs}"))
        .arg(format!("-timeout={INPUT_SECS}"))
        .arg(format!("-rss_limit_mb={MEMORY_MB}"))
        .args([
            "-max_len=8192",
            "-seed=1",
            "-print_final_stats=1",
            "-verbosity=0",
        ])
        .env("RUSTFLAGS", FLAGS);
    process::run(&mut cargo)
        .with_context(|| format!("what was found lies in {}", artifacts.display()))
}

/// The recorded cases, a file each: what libFuzzer starts from.
fn seeds(place: &Place) -> Result<PathBuf> {
    let folder = place.target().join("fuzz/seeds");
    fs::create_dir_all(&folder)?;
    let cases = fs::read_to_string(place.root.join("tests/vectors/parser.jsonl"))
        .context("reading the recorded cases")?;
    for (place, case) in cases.lines().enumerate() {
        fs::write(folder.join(format!("{place}.json")), case)?;
    }
    Ok(folder)
}
