//! Runs child processes that end when this one does, whatever ends it.

use crate::tally::Tally;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};

/// Ends the process group it is given as soon as its input closes, which the system does for us even after SIGKILL.
const WATCH: &str = r#"read -r _
kill -s TERM -- "-$1" || exit 0
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
  sleep 0.1
  kill -s 0 -- "-$1" || exit 0
done
kill -s KILL -- "-$1""#;

/// A child in a process group of its own, and the shell that ends the group when this process is gone.
///
/// A group, because cargo starts the test runner, which starts the browser: they all have to go.
struct Guarded {
    child: Child,
    watch: Child,
    /// Held open as long as the group may live.
    input: Option<ChildStdin>,
}

impl Guarded {
    fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("`{name}` did not start"))?;
        let mut watch = Command::new("sh")
            .args(["-c", WATCH, "sh", &child.id().to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("`sh` did not start")?;
        let input = watch.stdin.take();
        Ok(Self {
            child,
            watch,
            input,
        })
    }

    /// Waits for the child, then ends what it may have left running.
    fn wait(mut self) -> Result<ExitStatus> {
        let status = self.child.wait();
        drop(self.input.take());
        self.watch.wait().context("waiting for `sh`")?;
        status.context("waiting for a child process")
    }
}

/// Runs a command, its output passing through, and fails if it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = Guarded::start(command)?.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs tests, their output passing through, and counts their results.
///
/// A failure that no test reported (the code does not compile, say) counts as one.
pub(crate) fn run_tests(command: &mut Command) -> Result<Tally> {
    let mut guarded = Guarded::start(command.stdout(Stdio::piped()))?;
    let output = guarded.child.stdout.take().context("no output to read")?;
    // Read beside the wait: what a test leaves running keeps the output open until the group is ended.
    let reader = std::thread::spawn(move || count(output, std::io::stdout()));
    let status = guarded.wait()?;
    let mut tally = reader.join().unwrap_or_else(|_| Ok(Tally::one(false)))?;
    if !status.success() && tally.failed == 0 {
        println!("`{}` failed ({status})", line(command));
        tally.failed = 1;
    }
    Ok(tally)
}

/// Runs a command for what it writes to its standard output, and fails if it fails; what it writes besides passes through.
pub(crate) fn run_for_output(command: &mut Command) -> Result<String> {
    let mut guarded = Guarded::start(command.stdout(Stdio::piped()))?;
    let mut output = guarded.child.stdout.take().context("no output to read")?;
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        output.read_to_end(&mut bytes).map(|_| bytes)
    });
    let status = guarded.wait()?;
    let bytes = reader
        .join()
        .map_err(|_| anyhow::anyhow!("the reader broke"))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(String::from_utf8_lossy(&bytes.context("reading the output")?).into_owned())
}

/// What a command printed, both ways together, and how it ended.
pub(crate) struct Printed {
    pub(crate) text: String,
    pub(crate) status: ExitStatus,
}

/// Runs a command and keeps what it prints.
pub(crate) fn run_quietly(command: &mut Command) -> Result<Printed> {
    let (mut output, input) = std::io::pipe().context("no pipe")?;
    let errors = input.try_clone().context("no pipe")?;
    let guarded = Guarded::start(command.stdout(input).stderr(errors));
    // The command holds the pipe's other end as well: without this it would never be at its end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let guarded = guarded?;
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before it broke is all there is to show.
        let _ = output.read_to_end(&mut bytes);
        bytes
    });
    let status = guarded.wait()?;
    let bytes = reader.join().unwrap_or_default();
    Ok(Printed {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        status,
    })
}

/// Passes the output on, line by line, and adds up the results in it.
fn count(output: impl Read, mut copy: impl Write) -> Result<Tally> {
    let mut tally = Tally::default();
    for bytes in BufReader::new(output).split(b'\n') {
        let bytes = bytes.context("reading the output of the tests")?;
        tally.read_line(&String::from_utf8_lossy(&bytes));
        copy.write_all(&bytes)?;
        copy.write_all(b"\n")?;
    }
    Ok(tally)
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_it_passes_on() {
        let printed = "test result: ok. 3 passed; 0 failed; 0 ignored\nother\n";
        let mut copy = Vec::new();
        let tally = count(printed.as_bytes(), &mut copy).unwrap();
        assert_eq!((tally.passed, tally.failed), (3, 0));
        assert_eq!(copy, printed.as_bytes());
    }

    #[test]
    fn a_failure_without_a_count_is_one() {
        let tally = run_tests(Command::new("sh").args(["-c", "exit 101"])).unwrap();
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }

    #[test]
    fn what_is_printed_either_way_is_kept_also_by_what_is_left_running() {
        let script = "echo one; echo two >&2; sleep 60 & exit 3";
        let printed = run_quietly(Command::new("sh").args(["-c", script])).unwrap();
        assert_eq!(printed.text, "one\ntwo\n");
        assert_eq!(printed.status.code(), Some(3));
    }

    #[test]
    fn says_what_failed() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().contains("`sh -c exit 3`"), "{error}");
    }

    #[test]
    fn what_a_child_leaves_running_is_ended() {
        let started = std::time::Instant::now();
        let tally = run_tests(Command::new("sh").args(["-c", "sleep 60 & exit 0"])).unwrap();
        assert_eq!(tally, Tally::default());
        assert!(
            started.elapsed().as_secs() < 30,
            "waited for a process that the child left"
        );
    }
}
