//! Runs test programs side by side: those of `tests/e2e` wait for most of their time. Each prints its output whole.

use crate::process::{self, Printed};
use crate::tally::Tally;
use anyhow::{Context, Result, bail};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// One test program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    /// As in `cargo test --test NAME`.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// Which programs go first, and which run when no other does.
pub(crate) struct Order<'a> {
    /// The longest, so that none of them is left over at the end.
    pub(crate) first: &'a [&'a str],
    pub(crate) alone: &'a [&'a str],
}

/// How one ended.
struct Row {
    name: String,
    time: Duration,
    tally: Tally,
}

/// The test programs that `cargo test --no-run --message-format json` tells of.
///
/// # Errors
/// A path that is not written as it is.
pub(crate) fn programs(messages: &str) -> Result<Vec<Program>> {
    let mut found = Vec::new();
    for line in messages.lines() {
        // Programs that are built because tests start them are no tests.
        let profile = line.split_once(r#""profile":"#).map(|(_, rest)| rest);
        let profile = profile.and_then(|rest| rest.split('}').next());
        let is_test = profile.is_some_and(|profile| profile.ends_with(r#""test":true"#));
        if !line.contains(r#""reason":"compiler-artifact""#) || !is_test {
            continue;
        }
        let Some(path) = text_of(line, "executable")? else {
            continue;
        };
        let target = line
            .split_once(r#""target":"#)
            .map_or(line, |(_, rest)| rest);
        let name = text_of(target, "name")?.context("a test program without a name")?;
        found.push(Program {
            name: name.to_owned(),
            path: path.into(),
        });
    }
    Ok(found)
}

/// The text of the first member of that name; `None` where it is null or missing.
fn text_of<'a>(json: &'a str, member: &str) -> Result<Option<&'a str>> {
    let Some((_, rest)) = json.split_once(&format!(r#""{member}":""#)) else {
        return Ok(None);
    };
    let (text, _) = rest.split_once('"').context("a text without an end")?;
    if text.contains('\\') {
        bail!(
            "cargo names {member} with a backslash, {text}: build where no folder has one or a quotation mark"
        );
    }
    Ok(Some(text))
}

/// Runs all programs, `at_once` of them side by side, prints what each printed when it has ended, and at last how long each took.
pub(crate) fn run(
    programs: Vec<Program>,
    order: &Order<'_>,
    at_once: usize,
    command: impl Fn(&Path) -> Command + Sync,
) -> Tally {
    let (alone, mut rest): (Vec<_>, Vec<_>) = programs
        .into_iter()
        .partition(|program| order.alone.contains(&program.name.as_str()));
    let place = |program: &Program| {
        let place = order.first.iter().position(|name| *name == program.name);
        place.unwrap_or(order.first.len())
    };
    rest.sort_by_key(place);
    let rows = Mutex::new(Vec::new());
    side_by_side(rest, at_once, &rows, &command);
    side_by_side(alone, 1, &rows, &command);
    let rows = rows.into_inner().unwrap_or_else(PoisonError::into_inner);
    println!();
    let mut total = Tally::default();
    for row in &rows {
        println!(
            "{:<18} {:>4} s  {}",
            row.name,
            row.time.as_secs(),
            row.tally
        );
        total += row.tally;
    }
    total
}

fn side_by_side(
    programs: Vec<Program>,
    at_once: usize,
    rows: &Mutex<Vec<Row>>,
    command: &(impl Fn(&Path) -> Command + Sync),
) {
    let waiting = Mutex::new(VecDeque::from(programs));
    let next = || lock(&waiting).pop_front();
    thread::scope(|scope| {
        for _ in 0..at_once.max(1) {
            scope.spawn(|| {
                while let Some(program) = next() {
                    let started = Instant::now();
                    let (printed, tally) = outcome(&mut command(&program.path));
                    let time = started.elapsed();
                    // Who holds the rows prints.
                    let mut rows = lock(rows);
                    println!("\n-- {} ({} s)\n{printed}", program.name, time.as_secs());
                    rows.push(Row {
                        name: program.name,
                        time,
                        tally,
                    });
                }
            });
        }
    });
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A program that does not start, or ends badly without saying which test failed, is one failed test.
fn outcome(command: &mut Command) -> (String, Tally) {
    match process::run_quietly(command) {
        Ok(Printed { text, status }) => {
            let mut tally = Tally::default();
            text.lines().for_each(|line| tally.read_line(line));
            if !status.success() && tally.failed == 0 {
                tally.failed = 1;
                return (format!("{text}it ended with {status}"), tally);
            }
            (text, tally)
        }
        Err(error) => (format!("{error:#}"), Tally::one(false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn cargos_words_are_read() {
        let test = r#"{"reason":"compiler-artifact","package_id":"path+file:///r/tests/e2e#0.1.0","manifest_path":"/r/tests/e2e/Cargo.toml","target":{"kind":["test"],"crate_types":["bin"],"name":"probes","src_path":"/r/tests/e2e/tests/probes.rs","edition":"2024","doc":false,"doctest":false,"test":true},"profile":{"opt_level":"0","debuginfo":2,"debug_assertions":true,"overflow_checks":true,"test":true},"features":[],"filenames":["/t/debug/deps/probes-1"],"executable":"/t/debug/deps/probes-1","fresh":true}"#;
        let library = test.replace(
            r#""executable":"/t/debug/deps/probes-1""#,
            r#""executable":null"#,
        );
        let started = test.replace(
            r#""overflow_checks":true,"test":true}"#,
            r#""overflow_checks":true,"test":false}"#,
        );
        let found = programs(
            &[
                test,
                &library,
                "",
                r#"{"reason":"build-finished","success":true}"#,
            ]
            .join("\n"),
        );
        let probes = Program {
            name: "probes".to_owned(),
            path: "/t/debug/deps/probes-1".into(),
        };
        assert_eq!(found.unwrap(), [probes]);
        assert!(programs(&started).unwrap().is_empty());
        assert!(programs(&test.replace("/t/", "/t\\\"/")).is_err());
    }

    /// Programs that are shell scripts.
    fn scripts(folder: &Path, texts: &[(&str, String)]) -> Vec<Program> {
        let write = |(name, text): &(&str, String)| {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            Program {
                name: (*name).to_owned(),
                path,
            }
        };
        texts.iter().map(write).collect()
    }

    fn shell(path: &Path) -> Command {
        let mut command = Command::new("sh");
        command.arg(path);
        command
    }

    fn folder(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("peekaboo-pool-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    const NOTHING: Order<'static> = Order {
        first: &[],
        alone: &[],
    };

    #[test]
    fn what_programs_count_is_added_up_and_what_ends_badly_has_failed() {
        let folder = folder("sum");
        let result =
            |passed, failed| format!("echo 'test result: ok. {passed} passed; {failed} failed;'\n");
        let all = scripts(
            &folder,
            &[
                ("one", result(3, 0)),
                ("two", result(1, 2) + "exit 101"),
                ("three", "echo no test; exit 3".to_owned()),
            ],
        );
        let mut missing = all.clone();
        missing.push(Program {
            name: "four".to_owned(),
            path: PathBuf::new(),
        });
        let run_missing = |path: &Path| {
            if path.as_os_str().is_empty() {
                Command::new("/no/such/program")
            } else {
                shell(path)
            }
        };
        let tally = run(missing, &NOTHING, 2, run_missing);
        assert_eq!(
            tally,
            Tally {
                passed: 4,
                failed: 4
            }
        );
        fs::remove_dir_all(folder).unwrap();
    }

    /// Each program notes that it has begun, waits until so many have, or for those that must not meet anybody a moment, and says how many it met.
    #[test]
    fn two_run_side_by_side_and_those_that_must_run_alone_do() {
        let folder = folder("order");
        let at = folder.display();
        let meets = |name: &str, other: &str| {
            format!(
                "touch {at}/{name}.on\nwhile ! [ -e {at}/{other}.on ]; do sleep 0.02; done\necho 'test result: ok. 1 passed; 0 failed;'\necho {name} >> {at}/log\n"
            )
        };
        // It ends only when it finds that both others have ended.
        let lonely = format!(
            "[ \"$(wc -l < {at}/log)\" = 2 ] && echo 'test result: ok. 1 passed; 0 failed;'\n"
        );
        let all = scripts(
            &folder,
            &[
                ("lonely", lonely),
                ("a", meets("a", "b")),
                ("b", meets("b", "a")),
            ],
        );
        let order = Order {
            first: &["b"],
            alone: &["lonely"],
        };
        let tally = run(all, &order, 2, shell);
        assert_eq!(
            tally,
            Tally {
                passed: 3,
                failed: 0
            }
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn never_more_than_asked_for_run_and_the_longest_begin() {
        let folder = folder("width");
        let at = folder.display();
        let text = |name: &str| {
            format!(
                "echo {name} >> {at}/log\nmkdir {at}/busy && rmdir {at}/busy && echo 'test result: ok. 1 passed; 0 failed;'\n"
            )
        };
        let names = ["a", "b", "c"];
        let all = scripts(&folder, &names.map(|name| (name, text(name))));
        let order = Order {
            first: &["c", "b"],
            alone: &[],
        };
        let tally = run(all, &order, 1, shell);
        assert_eq!(
            tally,
            Tally {
                passed: 3,
                failed: 0
            }
        );
        assert_eq!(fs::read_to_string(folder.join("log")).unwrap(), "c\nb\na\n");
        fs::remove_dir_all(folder).unwrap();
    }
}
