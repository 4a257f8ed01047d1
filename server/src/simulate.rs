//! `peekaboo simulate`: what thousands of made-up families would see of a study.

mod html;
mod plots;
mod text;

use crate::cli::{SimulateArgs, SimulateFormat};
use crate::store::{StoredStudy, read_study};
use anyhow::{Context as _, bail};
use protocol::StudySource;
use simulate::{MOST_AGE_DAYS, Population, Report};
use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Ages where neither the study nor the command line says any: half a year to five years.
const AGES_DAYS: (f64, f64) = (182.0, 1826.0);
/// Earlier participations where the study may look back at them.
const EARLIER: u32 = 2;

/// Plays a study for many families, and writes what came out.
///
/// # Errors
/// A study that cannot be read, options that contradict each other, or a file that cannot be written.
pub fn run(args: &SimulateArgs) -> anyhow::Result<ExitCode> {
    let stored = read_study(&args.study).map_err(|problem| anyhow::anyhow!(problem))?;
    let study = StudySource {
        structure: stored.attributes.structure.clone(),
        generator: Some(stored.attributes.generator.clone()),
        use_generator: stored.attributes.use_generator,
    };
    let population = population(args, &stored, &study)?;
    if args.threads > 0 {
        // Fails only if it was done before.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(args.threads)
            .build_global();
    }
    let clock = Clock::new(args, population.families);
    let report = simulate::run(&study, &population, &|done| clock.goes_on(done));
    clock.end(&report);
    if let Some(path) = &args.html {
        let page = html::page(&stored.attributes.name, &report).into_string();
        std::fs::write(path, page).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let text = match args.format {
        SimulateFormat::Json => serde_json::to_string_pretty(&report)?,
        SimulateFormat::Text => text::write(&stored.attributes.name, &report),
    };
    match writeln!(std::io::stdout(), "{}", text.trim_end()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            return Err(error).context("cannot write to standard output");
        }
        _ => {}
    }
    Ok(if report.stopped.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn population(
    args: &SimulateArgs,
    stored: &StoredStudy,
    study: &StudySource,
) -> anyhow::Result<Population> {
    let limit = |days: Option<i64>, otherwise: f64| days.map_or(otherwise, |days| days as f64);
    let (youngest, oldest) = args.age_days.unwrap_or_else(|| {
        let youngest = limit(stored.min_age_days, AGES_DAYS.0);
        let oldest = limit(stored.max_age_days, AGES_DAYS.1.max(youngest + 365.0));
        (youngest, oldest)
    });
    if oldest > MOST_AGE_DAYS {
        bail!("--age-days: no child is {oldest} days old; the most is {MOST_AGE_DAYS}");
    }
    Ok(Population {
        families: args.families,
        seed: args.seed,
        age_days: (youngest, oldest),
        most_earlier: match args.earlier {
            Some(earlier) => earlier,
            None if simulate::looks_back(study) => EARLIER,
            None => 0,
        },
        languages: args.languages.clone(),
        now_millis: jiff::Timestamp::now().as_millisecond() as f64,
    })
}

/// Tells the progress on standard error, and when the time is over.
struct Clock {
    started: Instant,
    longest: Duration,
    families: u64,
    last: Mutex<Instant>,
}

impl Clock {
    const PAUSE: Duration = Duration::from_millis(500);

    fn now() -> Instant {
        Instant::now()
    }

    fn new(args: &SimulateArgs, families: u64) -> Self {
        Self {
            started: Self::now(),
            longest: Duration::from_secs(args.most_secs),
            families,
            last: Mutex::new(Self::now()),
        }
    }

    fn goes_on(&self, done: u64) -> bool {
        let now = Self::now();
        if let Ok(mut last) = self.last.try_lock()
            && now.duration_since(*last) >= Self::PAUSE
        {
            *last = now;
            let percent = done as f64 * 100.0 / self.families.max(1) as f64;
            // A file gets lines, a terminal one line.
            let (before, after) = if std::io::stderr().is_terminal() {
                ("\r", "  ")
            } else {
                ("", "\n")
            };
            eprint!(
                "{before}{done} of {} families, {percent:.0} %{after}",
                self.families
            );
        }
        now.duration_since(self.started) < self.longest
    }

    fn end(&self, report: &Report) {
        let secs = Self::now().duration_since(self.started).as_secs_f64();
        if std::io::stderr().is_terminal() {
            eprint!("\r");
        }
        eprintln!("{} families in {secs:.1} s", report.played);
        if report.played < report.families {
            eprintln!(
                "stopped after --most-secs {}: {} families are left out",
                self.longest.as_secs(),
                report.families - report.played
            );
        }
    }
}
