//! `--assets`: every stimulus fetched, and what is wrong with it.

use super::address::{Target, target};
use super::declarations;
use super::fetch::{Fetched, Fetcher};
use super::media::{self, Seen};
use super::stimuli::{self, Sort, Stimulus};
use super::subject::Subject;
use ::check::{Checked, Code, Finding, Severity, codes};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The line of a family that total times are told for, in bits per second.
const LINE_BITS: f64 = 5e6;

/// Looks at stimuli.
pub(super) struct Audit {
    runtime: tokio::runtime::Runtime,
    fetcher: Fetcher,
    slow_secs: f64,
}

/// Everything that is known once all is fetched.
struct Known<'a> {
    subject: &'a Subject,
    checked: &'a Checked,
    fetched: BTreeMap<Target, Fetched>,
    seen: BTreeMap<Target, Seen>,
    flashing: BTreeMap<Target, f64>,
    slow_secs: f64,
}

impl Audit {
    pub(super) fn new(slow_secs: f64) -> anyhow::Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        Ok(Self {
            fetcher: Fetcher::new()?,
            runtime,
            slow_secs,
        })
    }

    /// Fetches a study's stimuli and gives what is found.
    pub(super) fn run(&self, subject: &Subject, checked: &Checked) -> Vec<Finding> {
        let all = stimuli::all(checked, &declarations::all());
        let mut sorts: BTreeMap<Target, Sort> = BTreeMap::new();
        for stimulus in &all {
            for address in &stimulus.addresses {
                sorts
                    .entry(target(address, &subject.files))
                    .or_insert(stimulus.sort);
            }
        }
        let targets: Vec<Target> = sorts.keys().cloned().collect();
        let known = self.runtime.block_on(async {
            let fetched = self.fetcher.all(&targets).await;
            let mut seen = BTreeMap::new();
            let mut flashing = BTreeMap::new();
            for (target, got) in &fetched {
                let (Some(file), Some(sort)) = (&got.file, sorts.get(target)) else {
                    continue;
                };
                seen.insert(target.clone(), media::look(file, *sort).await);
                let moves = *sort == Sort::Video || is_gif(target);
                if moves && let Some(secs) = media::flashing(file).await {
                    flashing.insert(target.clone(), secs);
                }
            }
            Known {
                subject,
                checked,
                fetched,
                seen,
                flashing,
                slow_secs: self.slow_secs,
            }
        });
        let mut found: Vec<Finding> = all.iter().flat_map(|stimulus| known.of(stimulus)).collect();
        found.extend(known.total(&all));
        found
    }
}

fn is_gif(target: &Target) -> bool {
    let ending = match target {
        Target::Web(url) => Path::new(url.path()).extension(),
        Target::File(path) => path.extension(),
        _ => None,
    };
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("gif"))
}

impl Known<'_> {
    fn target(&self, address: &str) -> Target {
        target(address, &self.subject.files)
    }

    /// Why a browser cannot show what lies at an address.
    fn failure(&self, address: &str) -> Option<(Code, String)> {
        let target = self.target(address);
        if target == Target::Nowhere {
            let reason = "the address is not a full one, and leads to the player's own pages, where no stimulus lies";
            return Some((codes::ASSET_MISSING, reason.to_owned()));
        }
        if let Some(reason) = self
            .fetched
            .get(&target)
            .and_then(|got| got.failure.clone())
        {
            return Some((codes::ASSET_MISSING, reason));
        }
        match self.seen.get(&target) {
            Some(Seen::Unplayable(reason)) => Some((codes::ASSET_UNPLAYABLE, reason.clone())),
            _ => None,
        }
    }

    /// What is wrong with one stimulus.
    fn of(&self, stimulus: &Stimulus) -> Vec<Finding> {
        let mut told: BTreeSet<&'static str> = BTreeSet::new();
        let mut found = Vec::new();
        let failures: Vec<Option<(Code, String)>> = stimulus
            .addresses
            .iter()
            .map(|address| self.failure(address))
            .collect();
        let has_other = failures.iter().any(Option::is_none);
        for (address, failure) in stimulus.addresses.iter().zip(failures) {
            let notes = match failure {
                Some((code, reason)) => vec![failed(stimulus, address, code, &reason, has_other)],
                None => self.oddities(stimulus, address),
            };
            for (code, message, help) in notes {
                let is_general = !matches!(
                    code.name,
                    name if name == codes::ASSET_MISSING.name || name == codes::ASSET_UNPLAYABLE.name
                );
                if is_general && !told.insert(code.name) {
                    continue;
                }
                let frame = &self.checked.frames[stimulus.frame];
                found.extend(
                    self.checked
                        .finding(code, frame, &stimulus.rest, message, help),
                );
            }
        }
        found
    }

    fn oddities(&self, stimulus: &Stimulus, address: &str) -> Vec<(Code, String, String)> {
        let mut notes = Vec::new();
        let target = self.target(address);
        let what = stimulus.sort.word();
        if target == Target::OwnServer {
            let message = format!(
                "The {what} {address} lies on the server that shows the study, so it cannot be fetched from here."
            );
            let help = "Open the study's preview to see whether it is there.";
            notes.push((codes::ASSET_NOT_CHECKED, message, help.to_owned()));
        }
        let Some(got) = self.fetched.get(&target) else {
            return notes;
        };
        if let Target::Web(url) = &target {
            if url.scheme() == "http" && !is_this_computer(url) {
                let message = format!(
                    "The {what} {address} is fetched without encryption. Studies are shown over https, and there the browser refuses it."
                );
                let help = "Use an address that begins with https.";
                notes.push((codes::ASSET_INSECURE, message, help.to_owned()));
            }
            if let Some(wrong) = wrong_type(stimulus.sort, got.content_type.as_deref()) {
                let message = format!(
                    "The server calls {address} {wrong}, not a {what}. Some browsers do not show what is called something else."
                );
                let help =
                    "Let the server send the right Content-Type, or keep the file where it does.";
                notes.push((codes::ASSET_TYPE, message, help.to_owned()));
            }
            if got.secs > self.slow_secs {
                let message = format!(
                    "The {what} {address} took {:.1} s for {}; families wait that long, or longer.",
                    got.secs,
                    size(got.bytes)
                );
                let help = "Make the file smaller, or keep it on a faster server.";
                notes.push((codes::ASSET_SLOW, message, help.to_owned()));
            }
            if !got.allows_pages {
                let message = format!(
                    "The server does not let pages of other sites read {address} (no CORS header). It is shown all the same, but \
                     cannot be kept or looked at beforehand."
                );
                let help = "Let the server send Access-Control-Allow-Origin: *.";
                notes.push((codes::ASSET_WITHOUT_CORS, message, help.to_owned()));
            }
        }
        if let Some(secs) = self.flashing.get(&target) {
            let message = format!(
                "The {what} {address} flashes more than three times a second, first at {secs:.1} s. That can cause a seizure."
            );
            let help = "Slow the flashes down, or make them fainter.";
            notes.push((codes::FLASHING, message, help.to_owned()));
        }
        notes
    }

    /// How much a family loads, and how long that takes.
    fn total(&self, all: &[Stimulus]) -> Option<Finding> {
        let mut shown = BTreeSet::new();
        for stimulus in all {
            // The browser takes the first that works.
            let first = stimulus
                .addresses
                .iter()
                .find(|address| self.failure(address).is_none());
            shown.extend(first.map(|address| self.target(address)));
        }
        let bytes: u64 = shown
            .iter()
            .filter_map(|target| self.fetched.get(target))
            .map(|got| got.bytes)
            .sum();
        if bytes == 0 {
            return None;
        }
        let secs = bytes as f64 * 8.0 / LINE_BITS;
        Some(Finding {
            severity: Severity::Advice,
            code: codes::ASSET_TOTAL.name,
            file: self.subject.main.file.clone(),
            line: 1,
            column: 1,
            path: String::new(),
            message: format!(
                "A family that meets every stimulus loads {} in {} files; on a line of 5 Mbit/s that takes {secs:.1} s.",
                size(bytes),
                shown.len()
            ),
            help: "Smaller pictures and films with a lower bit rate keep families on slow lines in the study.".to_owned(),
            span: 0..0,
        })
    }
}

fn failed(
    stimulus: &Stimulus,
    address: &str,
    mut code: Code,
    reason: &str,
    has_other: bool,
) -> (Code, String, String) {
    let what = stimulus.sort.word();
    let verb = if code == codes::ASSET_MISSING {
        "is not there"
    } else {
        "cannot be played"
    };
    let effect = if has_other {
        code.severity = Severity::Warning;
        "The other formats of it work; a browser that knows only this one shows nothing."
    } else {
        match stimulus.sort {
            Sort::Image => "Families see an empty place.",
            Sort::Text => "The study does not start.",
            Sort::Audio | Sort::Video => {
                "Families see or hear nothing; where it must play to its end, Lookit's player is stuck."
            }
        }
    };
    let help = "Upload the file, correct the name, or leave its format out of audioTypes or videoTypes. Names are case-sensitive.";
    (
        code,
        format!("The {what} {address} {verb}: {reason}. {effect}"),
        help.to_owned(),
    )
}

fn is_this_computer(url: &url::Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

/// The type a server gives, if no browser takes it for what it should be.
fn wrong_type(sort: Sort, content_type: Option<&str>) -> Option<String> {
    let Some(content_type) = content_type else {
        return Some("nothing (there is no Content-Type)".to_owned());
    };
    let plain = content_type.split(';').next().unwrap_or_default().trim();
    let plain = plain.to_ascii_lowercase();
    let fits = match sort {
        Sort::Image => plain.starts_with("image/"),
        // Containers are often named after their pictures.
        Sort::Audio => {
            plain.starts_with("audio/") || plain.starts_with("video/") || plain == "application/ogg"
        }
        Sort::Video => {
            plain.starts_with("video/") || plain == "application/ogg" || plain == "image/gif"
        }
        Sort::Text => true,
    };
    (!fits).then_some(plain)
}

pub(crate) fn size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{:.0} kB", (bytes as f64 / 1000.0).ceil())
    } else {
        format!("{:.1} MB", bytes as f64 / 1e6)
    }
}
