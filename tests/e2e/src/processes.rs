//! The processes of one browser, found by what they were started with, and what memory they hold.

use anyhow::{Context as _, Result, ensure};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// One running process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    pub id: u32,
    pub parent: u32,
    /// Its command line, words separated by spaces.
    pub line: String,
}

impl Process {
    /// Whether it shows pages.
    pub fn is_renderer(&self) -> bool {
        self.line.split(' ').any(|word| word == "--type=renderer")
    }
}

/// Memory of a process, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Everything of it that is in main memory (RSS).
    pub resident: u64,
    /// The same with shared pages divided by how many share them (PSS).
    pub proportional: u64,
}

impl std::ops::AddAssign for Held {
    fn add_assign(&mut self, other: Self) {
        self.resident += other.resident;
        self.proportional += other.proportional;
    }
}

/// The browser that was started with this profile, and all its children.
///
/// # Errors
/// `ps` is missing, or no browser runs with this profile.
pub fn of_profile(profile: &Path) -> Result<Vec<Process>> {
    let flag = format!("--user-data-dir={}", profile.display());
    let family = family(running()?, &flag);
    ensure!(!family.is_empty(), "no browser runs with {flag}");
    Ok(family)
}

/// Ends them at once (`SIGKILL`).
///
/// # Errors
/// There is none left to end.
pub fn kill(processes: &[Process]) -> Result<()> {
    let ids = processes.iter().map(|process| process.id.to_string());
    // Some may have ended with their parent before their turn comes: no error.
    let done = Command::new("kill").arg("-KILL").args(ids).output()?;
    let told = String::from_utf8_lossy(&done.stderr);
    let missed = told.matches("No such process").count();
    ensure!(
        missed < processes.len(),
        "the browser was gone before: {told}"
    );
    Ok(())
}

/// What a process holds, as the kernel says (`/proc/ID/smaps_rollup`); `None` when it has ended.
pub fn held(process: &Process) -> Option<Held> {
    let text = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", process.id)).ok()?;
    Some(Held {
        resident: kilobytes(&text, "Rss:")?,
        proportional: kilobytes(&text, "Pss:")?,
    })
}

/// The one that shows the page: of all renderers it has worked most, for it records. Browsers keep others ready.
pub fn page(all: &[Process]) -> Option<&Process> {
    let renderers = all.iter().filter(|process| process.is_renderer());
    renderers.max_by_key(|process| worked(process))
}

/// Processor time so far, in the kernel's ticks.
fn worked(process: &Process) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.id)).unwrap_or_default();
    ticks(&stat).unwrap_or(0)
}

/// `utime` and `stime` of `/proc/ID/stat`, fields 14 and 15; the name in field 2 may hold anything.
fn ticks(stat: &str) -> Option<u64> {
    let (_, rest) = stat.rsplit_once(')')?;
    let mut times = rest.split_whitespace().skip(11);
    let mut next = || times.next()?.parse::<u64>().ok();
    Some(next()? + next()?)
}

fn kilobytes(text: &str, key: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    let number = line.trim().strip_suffix("kB")?.trim();
    number.parse::<u64>().ok().map(|count| count * 1024)
}

fn running() -> Result<Vec<Process>> {
    let output = Command::new("ps")
        .args(["-axww", "-o", "pid=,ppid=,args="])
        .output()
        .context("ps does not start; run `cargo xtask setup`")?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text.lines().filter_map(read).collect())
}

fn read(line: &str) -> Option<Process> {
    let (id, rest) = line.trim_start().split_once(' ')?;
    let (parent, line) = rest.trim_start().split_once(' ')?;
    Some(Process {
        id: id.parse().ok()?,
        parent: parent.parse().ok()?,
        line: line.trim().to_owned(),
    })
}

/// Those that were started with the flag, and whatever they started, parents first.
fn family(all: Vec<Process>, flag: &str) -> Vec<Process> {
    let has_flag = |process: &Process| process.line.split(' ').any(|word| word == flag);
    let is_browser = |process: &Process| {
        let program = process.line.split(' ').next().unwrap_or_default();
        // The driver may carry the flag in what it was told; it is not the browser.
        has_flag(process) && !program.ends_with("chromedriver")
    };
    let mut known: BTreeSet<u32> = BTreeSet::new();
    let mut found: Vec<Process> = Vec::new();
    loop {
        let more: Vec<Process> = all
            .iter()
            .filter(|process| !known.contains(&process.id))
            .filter(|process| known.contains(&process.parent) || is_browser(process))
            .cloned()
            .collect();
        if more.is_empty() {
            return found;
        }
        known.extend(more.iter().map(|process| process.id));
        found.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "
    1     0 init
   20     1 /usr/bin/chromium --headless=new --user-data-dir=/tmp/a about:blank
   21    20 /usr/bin/chromium --type=zygote
  122    21 /usr/bin/chromium --type=renderer --lang=en
   30     1 /usr/bin/chromium --user-data-dir=/tmp/ab
   31    30 /usr/bin/chromium --type=renderer
";

    #[test]
    fn a_browser_is_known_by_its_profile_and_nothing_else_is_found() {
        let all: Vec<Process> = LIST.lines().filter_map(read).collect();
        assert_eq!(all.len(), 6);
        let found = family(all, "--user-data-dir=/tmp/a");
        let ids: Vec<u32> = found.iter().map(|process| process.id).collect();
        assert_eq!(ids, [20, 21, 122]);
        assert!(found[2].is_renderer() && !found[1].is_renderer());
    }

    #[test]
    fn memory_is_read_in_bytes() {
        let text = "55d0-7ffc ---p 00000000 00:00 0 [rollup]\nRss:             1384 kB\nPss:              214 kB\n";
        assert_eq!(kilobytes(text, "Rss:"), Some(1384 * 1024));
        assert_eq!(kilobytes(text, "Pss:"), Some(214 * 1024));
        assert_eq!(kilobytes(text, "Swap:"), None);
    }

    #[test]
    fn processor_time_is_read_past_a_strange_name() {
        let stat = "7 (a ) 1 2) S 1 7 7 0 -1 4194560 61 0 0 0 250 31 0 0 20 0 1 0 5 8 9";
        assert_eq!(ticks(stat), Some(281));
    }
}
