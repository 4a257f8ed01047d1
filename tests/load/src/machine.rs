//! What the kernel says of this machine and of a process.

use std::fs;

/// Parts of a second in which the kernel counts processor time; the same on every Linux.
const TICKS_PER_SEC: f64 = 100.0;

/// Processor, cores and how busy they are before anything is measured.
pub(crate) fn describe() -> String {
    let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpus
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| {
            rest.trim_start_matches([' ', '\t', ':'])
        });
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<_> = load.split(' ').take(3).collect();
    format!("{cores} cores of {model}, load average {}", load.join(" "))
}

/// Processor time since some beginning, in seconds.
#[derive(Clone, Copy, Default)]
pub(crate) struct Busy {
    /// Of everything on this machine, other guests of its host included.
    pub(crate) all: f64,
    /// Of one process.
    pub(crate) server: f64,
    /// Of this program.
    pub(crate) own: f64,
}

impl Busy {
    pub(crate) fn now(server: u32) -> Self {
        Self {
            all: all_secs(),
            server: process_secs(&server.to_string()),
            own: process_secs("self"),
        }
    }

    pub(crate) fn since(self, before: Self) -> Self {
        Self {
            all: self.all - before.all,
            server: self.server - before.server,
            own: self.own - before.own,
        }
    }

    /// What neither the server nor this program used.
    pub(crate) fn others(self) -> f64 {
        (self.all - self.server - self.own).max(0.0)
    }
}

/// Memory a process holds, in KiB.
pub(crate) fn rss_kib(pid: u32) -> u64 {
    fs::read_to_string(format!("/proc/{pid}/status"))
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|kib| kib.parse().ok())
        .unwrap_or(0)
}

fn all_secs() -> f64 {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let first = stat.lines().next().unwrap_or_default();
    // user nice system idle iowait irq softirq steal; the fourth and fifth are waiting.
    let busy: f64 = first
        .split_whitespace()
        .skip(1)
        .take(8)
        .enumerate()
        .filter(|(index, _)| !matches!(index, 3 | 4))
        .filter_map(|(_, ticks)| ticks.parse::<f64>().ok())
        .sum();
    busy / TICKS_PER_SEC
}

fn process_secs(pid: &str) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    // The name, in brackets, may hold spaces.
    let rest = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 = rest
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum();
    ticks / TICKS_PER_SEC
}
