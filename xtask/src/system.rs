//! Programs that come from the system's own packages: ffmpeg, Chromium, Python, node.

use crate::place::Place;
use crate::process;
use anyhow::{Result, bail};
use std::time::Instant;

/// A group of programs, and the packages that hold them.
pub(crate) struct Wanted {
    /// Any one of each group has to be there.
    programs: &'static [&'static [&'static str]],
    why: &'static str,
    apt: &'static [&'static str],
    /// What to type where apt is missing.
    by_hand: &'static str,
}

pub(crate) const FFMPEG: Wanted = Wanted {
    programs: &[&["ffmpeg"], &["ffprobe"]],
    why: "turns recordings into mp4",
    apt: &["ffmpeg"],
    by_hand: "  Debian, Ubuntu  sudo apt-get install ffmpeg
  Fedora          sudo dnf install ffmpeg-free
  macOS           brew install ffmpeg",
};

pub(crate) const BROWSER: Wanted = Wanted {
    programs: &[&BROWSERS, &["chromedriver"]],
    why: "the browser the tests run in",
    apt: &["chromium", "chromium-driver", "fonts-liberation"],
    by_hand: "  Debian          sudo apt-get install chromium chromium-driver fonts-liberation
  Ubuntu          sudo snap install chromium   (it brings chromium.chromedriver; set CHROMEDRIVER to its path)
  Fedora          sudo dnf install chromium chromedriver
  macOS           brew install --cask chromium chromedriver
  or set CHROMIUM and CHROMEDRIVER to the paths of the two programs, which must be of the same version.",
};

pub(crate) const HELPERS: Wanted = Wanted {
    programs: &[&["python3"], &["pip3", "pip"], &["ps"]],
    why: "a stand-in for S3 comes from PyPI, and browsers are killed in tests",
    apt: &["python3", "python3-pip", "procps"],
    by_hand: "  Debian, Ubuntu  sudo apt-get install python3 python3-pip procps
  Fedora          sudo dnf install python3 python3-pip procps-ng
  macOS           brew install python",
};

pub(crate) const NODE: Wanted = Wanted {
    programs: &[&["node"], &["npm"]],
    why: "runs another team's upload client against our server",
    apt: &["nodejs", "npm"],
    by_hand: "  Debian, Ubuntu  sudo apt-get install nodejs npm
  Fedora          sudo dnf install nodejs npm
  macOS           brew install node",
};

pub(crate) const FIREFOX: Wanted = Wanted {
    programs: &[&FIREFOXES],
    why: "the second browser the tests run in",
    apt: &["firefox-esr"],
    by_hand: "  Debian          sudo apt-get install firefox-esr
  Fedora          sudo dnf install firefox
  macOS           brew install --cask firefox
  or set FIREFOX to the path of the program.",
};

/// The names Firefox goes by.
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];

/// The path of Firefox, in the same way as [`chromium`].
pub(crate) fn firefox(place: &Place) -> Option<std::path::PathBuf> {
    find(place, "FIREFOX", &FIREFOXES)
}

/// The names Chromium goes by, the preferred one first.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The path of the first program found, or of the file an environment variable names.
pub(crate) fn chromium(place: &Place) -> Option<std::path::PathBuf> {
    find(place, "CHROMIUM", &BROWSERS)
}

/// The program that drives Chromium, in the same way.
pub(crate) fn chromedriver(place: &Place) -> Option<std::path::PathBuf> {
    find(place, "CHROMEDRIVER", &["chromedriver"])
}

fn find(place: &Place, variable: &str, names: &[&str]) -> Option<std::path::PathBuf> {
    std::env::var_os(variable)
        .map(std::path::PathBuf::from)
        .filter(|path| path.is_file())
        .or_else(|| names.iter().find_map(|name| place.which(name)))
}

impl Wanted {
    /// The first program that is missing.
    fn missing(&self, place: &Place) -> Option<&'static str> {
        self.programs.iter().find_map(|names| {
            let name = *names.first()?;
            let variable = match name {
                "chromium" => "CHROMIUM",
                "chromedriver" => "CHROMEDRIVER",
                "firefox-esr" => "FIREFOX",
                _ => "",
            };
            find(place, variable, names).is_none().then_some(name)
        })
    }
}

/// Installs the packages of whatever is missing, in one go.
///
/// # Errors
/// Where that needs a password or another system than Debian: the message names the packages to install.
pub(crate) fn install(place: &Place, all: &[&Wanted]) -> Result<()> {
    let mut packages = Vec::new();
    let mut by_hand = String::new();
    for wanted in all {
        let Some(program) = wanted.missing(place) else {
            for names in wanted.programs {
                println!("  found       {}", names.first().unwrap_or(&""));
            }
            continue;
        };
        println!("  missing     {program} ({})", wanted.why);
        packages.extend(wanted.apt);
        by_hand.push_str(wanted.by_hand);
        by_hand.push('\n');
    }
    if packages.is_empty() {
        return Ok(());
    }
    if !apt(place, &packages)? {
        bail!(
            "cannot install programs here (that needs apt-get, and root or sudo without a password). Install them and run this again:\n{by_hand}"
        );
    }
    if let Some(program) = all.iter().find_map(|wanted| wanted.missing(place)) {
        bail!(
            "apt-get installed {packages:?}, but `{program}` is still not found. Install it by hand:\n{by_hand}"
        );
    }
    Ok(())
}

/// Installs what the tests can do without, if that is possible; else says how.
pub(crate) fn wish(place: &Place, wanted: &Wanted) {
    if let Err(error) = install(place, &[wanted]) {
        println!(
            "  left        {error:#}  Without it the tests that need it say so and are skipped."
        );
    }
}

/// Installs Debian packages if this user may; says whether it could try.
pub(crate) fn apt(place: &Place, packages: &[&str]) -> Result<bool> {
    if place.which("apt-get").is_none() {
        return Ok(false);
    }
    let is_root = place
        .answer("id", &["-u"])
        .is_some_and(|id| id.trim() == "0");
    let sudo: &[&str] = if is_root {
        &[]
    } else if place.answer("sudo", &["-n", "true"]).is_some() {
        &["sudo", "-n"]
    } else {
        return Ok(false);
    };
    println!(
        "  installing  {} with apt-get (a minute or two)",
        packages.join(" ")
    );
    let started = Instant::now();
    for step in [
        &["update", "-q"][..],
        &["install", "-q", "-y", "--no-install-recommends"],
    ] {
        let arguments = sudo
            .iter()
            .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"])
            .chain(step)
            .chain(if step.contains(&"install") {
                packages
            } else {
                &[]
            });
        let mut words = arguments.copied();
        let program = words.next().unwrap_or("env");
        let mut command = place.command(program);
        process::run(command.args(words).stdout(std::process::Stdio::null()))?;
    }
    println!(
        "  done        {} in {} s",
        packages.join(" "),
        started.elapsed().as_secs()
    );
    Ok(true)
}
