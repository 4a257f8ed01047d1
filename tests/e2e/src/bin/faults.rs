//! `cargo xtask faults [--runs N] [--seed N] [--kind NAME] [--doc]`: the fault campaign.

use anyhow::{Context as _, Result, bail};
use e2e::faults::verdict::{LONGEST_TAIL_MILLIS, Verdict};
use e2e::faults::{Kind, Run, run};
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

struct Arguments {
    runs: u64,
    seed: u64,
    kinds: Vec<Kind>,
}

#[tokio::main]
async fn main() -> Result<ExitCode> {
    let arguments = read(std::env::args().skip(1))?;
    let mut table: BTreeMap<Kind, (u64, Verdict)> = BTreeMap::new();
    let (mut sum, mut stuck) = (Verdict::default(), 0);
    for number in 0..arguments.runs {
        let kind = arguments.kinds[number as usize % arguments.kinds.len()];
        let seed = arguments.seed + number;
        let begun = Instant::now();
        let one = Run {
            kind,
            seed,
            offline_secs: 30,
        };
        // A world that cannot be set up is a run that failed, and no reason to forget those before it.
        let (verdict, trouble) = run(one)
            .await
            .unwrap_or_else(|error| (Verdict::default(), Some(format!("not tried: {error:#}"))));
        let mark = if verdict.is_kept() && trouble.is_none() {
            "ok"
        } else {
            "BROKEN"
        };
        eprintln!(
            "{number:>4} {:<16} seed {seed:<5} {:>3} s  {mark}  {verdict:?}",
            kind.name(),
            begun.elapsed().as_secs()
        );
        if let Some(trouble) = trouble {
            stuck += 1;
            eprintln!("     {trouble}");
        }
        let row = table.entry(kind).or_default();
        row.0 += 1;
        row.1.add(verdict);
        sum.add(verdict);
    }
    print(&table);
    println!(
        "runs {}, bytes lost {} (longest tail {:.0} ms), duplicates {}, unplayable {}, mismatched {}",
        arguments.runs,
        sum.bytes_lost,
        sum.longest_tail_millis,
        sum.duplicates,
        sum.unplayable,
        sum.mismatched
    );
    if stuck > 0 {
        eprintln!("{stuck} runs got stuck or broke a promise; what is known stands above");
    }
    Ok(if sum.is_kept() && stuck == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The table of `docs/reliability.md`.
fn print(table: &BTreeMap<Kind, (u64, Verdict)>) {
    println!(
        "| fault | runs | recordings | bytes lost | longest tail (ms) | duplicates | unplayable | mismatched |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (kind, (runs, verdict)) in table {
        println!(
            "| {} | {runs} | {} | {} | {:.0} | {} | {} | {} |",
            kind.name(),
            verdict.recordings,
            verdict.bytes_lost,
            verdict.longest_tail_millis,
            verdict.duplicates,
            verdict.unplayable,
            verdict.mismatched
        );
    }
    println!(
        "\nA tail is what the page was given in the last slice before it died; up to {LONGEST_TAIL_MILLIS:.0} ms are allowed.\n"
    );
}

fn read(mut words: impl Iterator<Item = String>) -> Result<Arguments> {
    let mut arguments = Arguments {
        runs: 20,
        seed: 1,
        kinds: Kind::ALL.to_vec(),
    };
    let mut chosen = Vec::new();
    while let Some(word) = words.next() {
        let mut value = || {
            words
                .next()
                .with_context(|| format!("{word} needs a value"))
        };
        match word.as_str() {
            "--runs" => arguments.runs = value()?.parse().context("--runs")?,
            "--seed" => arguments.seed = value()?.parse().context("--seed")?,
            "--kind" => {
                let name = value()?;
                let names = Kind::ALL.map(Kind::name).join(", ");
                chosen.push(
                    Kind::named(&name)
                        .with_context(|| format!("there is no fault {name}; there are {names}"))?,
                );
            }
            other => {
                bail!("faults takes --runs N, --seed N and --kind NAME, but was given `{other}`")
            }
        }
    }
    if !chosen.is_empty() {
        arguments.kinds = chosen;
    }
    Ok(arguments)
}
