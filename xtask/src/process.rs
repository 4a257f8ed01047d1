//! Runs child processes that end when this one does, whatever ends it.

use crate::tally::Tally;
use anyhow::{Context, Result, anyhow, bail};
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
    Ok(finish(guarded, output, std::io::stdout(), &line(command))?.1)
}

/// The same, with the output (both streams, in their order) kept and given back.
pub(crate) fn run_tests_quietly(command: &mut Command) -> Result<(String, Tally)> {
    let (output, input) = std::io::pipe().context("no pipe for the output")?;
    let same = input.try_clone().context("no second end of the pipe")?;
    let guarded = Guarded::start(command.stdout(input).stderr(same))?;
    // The command would hold the pipe open.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let (copy, tally) = finish(guarded, output, Vec::new(), &line(command))?;
    Ok((String::from_utf8_lossy(&copy).into_owned(), tally))
}

fn finish<Copy: Write + Send + 'static>(
    guarded: Guarded,
    output: impl Read + Send + 'static,
    mut copy: Copy,
    line: &str,
) -> Result<(Copy, Tally)> {
    // Read beside the wait: what a test leaves running keeps the output open until the group is ended.
    let reader = std::thread::spawn(move || count(output, &mut copy).map(|tally| (copy, tally)));
    let status = guarded.wait()?;
    let (mut copy, mut tally) = reader
        .join()
        .map_err(|_| anyhow!("reading the output of the tests failed"))??;
    if !status.success() && tally.failed == 0 {
        writeln!(copy, "`{line}` failed ({status})")?;
        tally.failed = 1;
    }
    Ok((copy, tally))
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
    fn output_can_be_kept_with_what_went_wrong() {
        let script = "echo trouble >&2; echo 'test result: ok. 2 passed; 0 failed;'";
        let (output, tally) = run_tests_quietly(Command::new("sh").args(["-c", script])).unwrap();
        assert_eq!((tally.passed, tally.failed), (2, 0));
        assert_eq!(output, "trouble\ntest result: ok. 2 passed; 0 failed;\n");
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
