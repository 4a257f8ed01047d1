//! The step `e2e`: whole participations in real browsers, two test programs at a time.
//!
//! Most of their time is the study's own, in which a family looks at a trial; so a second browser costs little. Each test has a server,
//! a port and a browser profile of its own.

use crate::place::Place;
use crate::process;
use crate::steps::whole;
use crate::tally::Tally;
use anyhow::{Context, Result};
use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Instant;

/// How many programs run at once.
const AT_ONCE: usize = 2;
/// Started first, so that none of them is left over at the end.
const LONGEST: [&str; 6] = [
    "examples",
    "every_form",
    "real_protocols",
    "every_kind",
    "real_forms",
    "spool",
];
/// These judge times, or fill a disk: nothing may run beside them.
const ALONE: [&str; 4] = ["faults", "full_disk", "probes", "stream"];

/// Builds all programs, runs them, and adds up.
///
/// # Errors
/// Something is not built or not installed, or the folder of tests can't be read.
pub(crate) fn run(place: &Place) -> Result<Tally> {
    process::run(whole(place)?.args(["test", "--package", "e2e", "--no-run"]))?;
    let (beside, alone) = order(programs(place)?);
    let mut total =
        process::run_tests(whole(place)?.args(["test", "--package", "e2e", "--lib", "--bins"]))?;
    let failed = Mutex::new(Vec::new());
    total += pool(beside, AT_ONCE, |name| one(place, name, &failed));
    total += pool(alone, 1, |name| one(place, name, &failed));
    for told in failed.into_inner().unwrap_or_default() {
        print!("\n-- failed, told once more: {told}");
    }
    Ok(total)
}

/// The names of the test programs: the files in `tests/e2e/tests`.
fn programs(place: &Place) -> Result<Vec<String>> {
    let folder = place.root.join("tests/e2e/tests");
    let files =
        std::fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut names = Vec::new();
    for file in files {
        let path = file.context("reading the tests")?.path();
        if path.extension().is_some_and(|extension| extension == "rs")
            && let Some(name) = path.file_stem()
        {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

/// Those that may run beside each other, the longest first, and those that may not.
fn order(mut names: Vec<String>) -> (VecDeque<String>, VecDeque<String>) {
    names.sort_by_key(|name| {
        let place = LONGEST.iter().position(|long| long == name);
        (place.unwrap_or(LONGEST.len()), name.clone())
    });
    let (alone, beside): (Vec<_>, Vec<_>) = names
        .into_iter()
        .partition(|name| ALONE.contains(&name.as_str()));
    (beside.into(), alone.into())
}

/// Does the work for every name, so many at once.
fn pool(names: VecDeque<String>, at_once: usize, work: impl Fn(&str) -> Tally + Sync) -> Tally {
    let names = Mutex::new(names);
    let next = || names.lock().ok().and_then(|mut names| names.pop_front());
    let worker = || {
        let mut tally = Tally::default();
        while let Some(name) = next() {
            tally += work(&name);
        }
        tally
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(worker)).collect();
        let mut total = Tally::default();
        for worker in workers {
            total += worker.join().unwrap_or_else(|_| Tally::one(false));
        }
        total
    })
}

/// One program; its output appears when it is over, so that two don't mix. What a failed one told is kept: the end of a long output is
/// what people see of it.
fn one(place: &Place, name: &str, failed: &Mutex<Vec<String>>) -> Tally {
    let started = Instant::now();
    let ran = whole(place).and_then(|mut cargo| {
        let of_e2e = ["test", "--quiet", "--package", "e2e", "--no-fail-fast"];
        // The chain of causes says more than forty lines of the runtime's stack.
        let cargo = cargo.env("RUST_LIB_BACKTRACE", "0");
        process::run_tests_quietly(cargo.args(of_e2e).args(["--test", name]))
    });
    let (output, tally) = ran.unwrap_or_else(|error| (format!("{error:#}\n"), Tally::one(false)));
    let secs = started.elapsed().as_secs();
    // One call, so that lines of two programs don't alternate.
    let told = format!("{name}: {tally}, {secs} s\n{output}");
    print!("\n-- {told}");
    if tally.failed > 0
        && let Ok(mut failed) = failed.lock()
    {
        failed.push(told);
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_longest_begin_and_some_wait_until_all_is_quiet() {
        let (beside, alone) = order(owned(&[
            "faults",
            "browser",
            "every_kind",
            "examples",
            "full_disk",
        ]));
        assert_eq!(beside, owned(&["examples", "every_kind", "browser"]));
        assert_eq!(alone, owned(&["faults", "full_disk"]));
    }

    #[test]
    fn every_name_is_done_once_and_counted() {
        let done = Mutex::new(Vec::new());
        let names: Vec<_> = (0..20).map(|number| number.to_string()).collect();
        let total = pool(names.clone().into(), 3, |name| {
            done.lock().unwrap().push(name.to_owned());
            Tally::one(name != "7")
        });
        let mut done = done.into_inner().unwrap();
        done.sort_by_key(|name| name.parse::<u32>().unwrap());
        assert_eq!(done, names);
        assert_eq!((total.passed, total.failed), (19, 1));
    }
}
