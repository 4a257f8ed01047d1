//! `cargo xtask test`: sets up, runs the steps, and sums up.

use crate::place::Place;
use crate::setup;
use crate::steps::{STEPS, Step};
use crate::tally::Tally;
use anyhow::{Result, bail};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Runs the chosen steps, every one even after a failure, and prints how many tests passed as the last line.
///
/// # Errors
/// For arguments it does not know.
pub(crate) fn run(place: &Place, args: &[String]) -> Result<ExitCode> {
    let steps = choose(args)?;
    let purpose = if steps.iter().all(|step| step.fast) {
        setup::For::FastTest
    } else {
        setup::For::Test
    };
    let started = Instant::now();
    let mut rows = Vec::new();
    let ready = setup::run(place, purpose);
    rows.push(("setup", started.elapsed(), Tally::one(ready.is_ok())));
    match ready {
        Ok(()) => {
            for step in steps {
                println!("\n== {}", step.name);
                let started = Instant::now();
                let tally = step.run(place);
                rows.push((step.name, started.elapsed(), tally));
            }
        }
        Err(error) => println!("setup: {error:#}"),
    }
    let (table, total) = summary(&rows, started.elapsed());
    println!("\n{table}\n{total}");
    Ok(if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Reads `--only STEP`, `--skip STEP` (also `STEP,STEP`) and `--fast`.
fn choose(args: &[String]) -> Result<Vec<&'static Step>> {
    let (mut only, mut skip, mut fast) = (Vec::new(), Vec::new(), false);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let list = match arg.as_str() {
            "--fast" => {
                fast = true;
                continue;
            }
            "--only" => &mut only,
            "--skip" => &mut skip,
            other => {
                bail!("test takes --only STEP, --skip STEP and --fast, but was given `{other}`")
            }
        };
        let Some(names) = args.next() else {
            bail!("{arg} needs the name of a step: {}", names());
        };
        for name in names.split(',') {
            if !STEPS.iter().any(|step| step.name == name) {
                bail!("there is no step `{name}`; the steps are {}", self::names());
            }
            list.push(name);
        }
    }
    Ok(STEPS
        .iter()
        .filter(|step| only.is_empty() || only.contains(&step.name))
        .filter(|step| !skip.contains(&step.name))
        .filter(|step| step.fast || !fast)
        .collect())
}

fn names() -> String {
    STEPS.map(|step| step.name).join(", ")
}

/// The table of steps, and the sum of their tests.
fn summary(rows: &[(&str, Duration, Tally)], all: Duration) -> (String, Tally) {
    let mut total = Tally::default();
    let mut lines = Vec::new();
    for (name, time, tally) in rows {
        let mark = if tally.failed == 0 { "ok" } else { "FAILED" };
        lines.push(format!(
            "{name:<14} {:>6} s  {mark:<6}  {tally}",
            time.as_secs()
        ));
        total += *tally;
    }
    lines.push(format!("{:<14} {:>6} s", "together", all.as_secs()));
    (lines.join("\n"), total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(args: &[&str]) -> Vec<&'static str> {
        let args: Vec<_> = args.iter().map(ToString::to_string).collect();
        choose(&args)
            .unwrap()
            .iter()
            .map(|step| step.name)
            .collect()
    }

    #[test]
    fn steps_are_chosen_by_name() {
        assert_eq!(chosen(&[]).len(), STEPS.len());
        assert_eq!(chosen(&["--only", "fmt", "--only", "e2e"]), ["fmt", "e2e"]);
        assert_eq!(
            chosen(&["--only", "fmt,doc,e2e", "--skip", "doc"]),
            ["fmt", "e2e"]
        );
        assert!(!chosen(&["--fast"]).contains(&"wasm"));
        assert!(choose(&["--only".into(), "nothing".into()]).is_err());
        assert!(choose(&["--only".into()]).is_err());
    }

    #[test]
    fn the_sum_is_alone_on_its_line() {
        let rows = [
            ("fmt", Duration::from_secs(1), Tally::one(true)),
            (
                "e2e",
                Duration::from_secs(70),
                Tally {
                    passed: 8,
                    failed: 2,
                },
            ),
        ];
        let (table, total) = summary(&rows, Duration::from_secs(71));
        assert_eq!(total.to_string(), "9 passed, 2 failed");
        assert!(
            table.contains("FAILED") && table.ends_with("71 s"),
            "{table}"
        );
    }
}
