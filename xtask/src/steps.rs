//! The steps of `cargo xtask test`, in their order.

use crate::place::Place;
use crate::tally::Tally;
use crate::{build, e2e, fuzz, process, size, system, tidy};
use anyhow::{Context, Result, bail};

/// Packages that are compiled for the browser.
const BROWSER_PACKAGES: [&str; 7] = [
    "peekaboo-player",
    "frames",
    "kit",
    "session",
    "protocol",
    "wire",
    "words",
];
/// Features they are compiled with there.
const BROWSER_FEATURES: &str = "frames/view,kit/view";
const BROWSER_FEATURES_PREVIEW: &str = "frames/view,kit/view,peekaboo-player/preview";
/// Those among them that have tests to run in a browser, and what these need.
const BROWSER_TESTED: [&str; 3] = ["peekaboo-player", "frames", "protocol-in-browser"];
const BROWSER_TESTED_FEATURES: &str = "frames/view";
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
/// Starting the browser on a busy machine takes longer than the 20 s the runner would wait.
const BROWSER_TIMEOUT_SECS: &str = "120";

/// One step, known by its name on the command line.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    /// Does it need neither a browser nor the release build?
    pub(crate) fast: bool,
    pub(crate) work: Work,
}

/// A check passes or fails as one; a test program counts its own tests.
pub(crate) enum Work {
    Check(fn(&Place) -> Result<()>),
    Tests(fn(&Place) -> Result<Tally>),
}

pub(crate) const STEPS: [Step; 11] = [
    Step {
        name: "fmt",
        fast: true,
        work: Work::Check(fmt),
    },
    Step {
        name: "tidy",
        fast: true,
        work: Work::Check(tidy::run),
    },
    Step {
        name: "clippy-native",
        fast: true,
        work: Work::Check(clippy_native),
    },
    Step {
        name: "clippy-wasm",
        fast: true,
        work: Work::Check(clippy_wasm),
    },
    Step {
        name: "test-native",
        fast: true,
        work: Work::Tests(test_native),
    },
    Step {
        name: "fuzz",
        fast: false,
        work: Work::Tests(fuzz::short),
    },
    Step {
        name: "doc",
        fast: false,
        work: Work::Check(doc),
    },
    Step {
        name: "wasm",
        fast: false,
        work: Work::Tests(wasm),
    },
    Step {
        name: "build",
        fast: false,
        work: Work::Check(|place| build::all(place, build::Player::Release)),
    },
    Step {
        name: "size",
        fast: false,
        work: Work::Check(size::run),
    },
    Step {
        name: "e2e",
        fast: false,
        work: Work::Tests(e2e::run),
    },
];

impl Step {
    /// Runs the step; what went wrong is printed, and counts.
    pub(crate) fn run(&self, place: &Place) -> Tally {
        let result = match self.work {
            Work::Check(check) => check(place).map(|()| Tally::one(true)),
            Work::Tests(tests) => tests(place).and_then(|tally| {
                if tally == Tally::default() {
                    bail!("no test was run; a step that tests nothing would pass for ever");
                }
                Ok(tally)
            }),
        };
        result.unwrap_or_else(|error| {
            println!("{}: {error:#}", self.name);
            Tally::one(false)
        })
    }
}

fn fmt(place: &Place) -> Result<()> {
    process::run(place.command("cargo").args(["fmt", "--all", "--check"]))
}

fn clippy_native(place: &Place) -> Result<()> {
    process::run(place.command("cargo").args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn clippy_wasm(place: &Place) -> Result<()> {
    let packages = |names: &[&'static str]| {
        names
            .iter()
            .flat_map(|name| ["--package", name])
            .collect::<Vec<_>>()
    };
    let deny = ["--", "-D", "warnings"];
    // The player as families load it, and with the researchers' preview.
    for features in [BROWSER_FEATURES, BROWSER_FEATURES_PREVIEW] {
        process::run(
            place
                .command("cargo")
                .args(["clippy", "--quiet"])
                .args(WASM)
                .args(packages(&BROWSER_PACKAGES))
                .args(["--features", features])
                .args(deny),
        )?;
    }
    // The tests of the other packages are native: what they use need not exist in a browser.
    process::run(
        place
            .command("cargo")
            .args(["clippy", "--quiet", "--tests"])
            .args(WASM)
            .args(packages(&BROWSER_TESTED))
            .args(["--features", BROWSER_TESTED_FEATURES])
            .args(deny),
    )
}

fn test_native(place: &Place) -> Result<Tally> {
    process::run_tests(place.command("cargo").args([
        "test",
        "--workspace",
        "--exclude",
        "e2e",
        "--no-fail-fast",
    ]))
}

fn doc(place: &Place) -> Result<()> {
    process::run(
        place
            .command("cargo")
            .args(["doc", "--quiet", "--workspace", "--no-deps"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

fn wasm(place: &Place) -> Result<Tally> {
    let mut total = Tally::default();
    for package in BROWSER_TESTED {
        let mut cargo = place.command("cargo");
        cargo
            .args(["test", "--tests", "--no-fail-fast", "--package", package])
            .args(WASM)
            .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_TIMEOUT_SECS)
            .env("CHROMEDRIVER", driver(place)?);
        if package == "frames" {
            cargo.args(["--features", "view"]);
        }
        total += process::run_tests(&mut cargo)?;
    }
    Ok(total)
}

/// A `cargo` that finds everything a whole participation needs.
///
/// # Errors
/// Something is not built or not installed.
pub(crate) fn whole(place: &Place) -> Result<std::process::Command> {
    for built in [place.program(), place.dist().join("index.html")] {
        if !built.is_file() {
            bail!(
                "{} is missing; run `cargo xtask build` first",
                built.display()
            );
        }
    }
    let browser = system::chromium(place).context("no Chromium; run `cargo xtask setup`")?;
    let mut cargo = place.command("cargo");
    cargo
        .env("PEEKABOO_BIN", place.program())
        .env("PEEKABOO_DIST", place.dist())
        .env("CHROMEDRIVER", driver(place)?)
        .env("CHROMIUM", browser);
    if let (Some(firefox), Some(driver)) = (system::firefox(place), place.which("geckodriver")) {
        cargo.env("FIREFOX", firefox).env("GECKODRIVER", driver);
    }
    Ok(cargo)
}

fn driver(place: &Place) -> Result<std::path::PathBuf> {
    system::chromedriver(place).context("no chromedriver; run `cargo xtask setup`")
}
