//! The tools that come from rustup, crates.io and npm.

use crate::place::Place;
use crate::versions::{major, pinned, printed};
use crate::{process, system};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
/// The release of Binaryen, which holds `wasm-opt`, that npm and Trunk are asked for.
const BINARYEN: &str = "132";
/// Debian 12 has this one; it was tried, and reads what Rust 1.95 writes.
const OLDEST_BINARYEN: u32 = 108;

/// Rust's standard library for WebAssembly.
pub(crate) fn wasm_target(place: &Place) -> Result<()> {
    let installed = place
        .answer("rustc", &["--print", "target-libdir", "--target", WASM])
        .is_some_and(|folder| std::path::Path::new(folder.trim()).is_dir());
    if installed {
        found(&format!("rust target {WASM}"));
        return Ok(());
    }
    rustup(place, &["target", "add", WASM])
}

/// `cargo fmt`, `cargo clippy`.
pub(crate) fn component(place: &Place, name: &str, subcommand: &str) -> Result<()> {
    if place.answer("cargo", &[subcommand, "--version"]).is_some() {
        found(name);
        return Ok(());
    }
    rustup(place, &["component", "add", name])
}

fn rustup(place: &Place, args: &[&str]) -> Result<()> {
    let what = args.join(" ");
    if place.which("rustup").is_none() {
        bail!(
            "`rustup {what}` is needed, but rustup is not there. Install it from https://rustup.rs, or install the same from your system's packages"
        );
    }
    timed(&format!("rustup {what}"), "seconds", || {
        process::run(place.command("rustup").args(args))
    })
}

/// `wasm-bindgen` and its test runner, of exactly the version the code is compiled against.
pub(crate) fn wasm_bindgen(place: &Place) -> Result<()> {
    let manifest =
        fs::read_to_string(place.root.join("Cargo.toml")).context("reading Cargo.toml")?;
    let version = pinned(&manifest, "wasm-bindgen").context(
        "Cargo.toml does not pin wasm-bindgen to one version; it needs a line like `wasm-bindgen = \"=0.2.130\"`",
    )?;
    if ["wasm-bindgen", "wasm-bindgen-test-runner"]
        .iter()
        .all(|program| has(place, program, version))
    {
        found(&format!("wasm-bindgen {version}"));
        return Ok(());
    }
    cargo_install(
        place,
        "wasm-bindgen-cli",
        version,
        "joins WebAssembly to JavaScript; about 3 minutes",
        &[&[]],
    )?;
    check(place, "wasm-bindgen", version)
}

/// Trunk, which bundles the player.
pub(crate) fn trunk(place: &Place) -> Result<()> {
    if has(place, "trunk", TRUNK) {
        found(&format!("trunk {TRUNK}"));
        return Ok(());
    }
    cargo_install(
        place,
        "trunk",
        TRUNK,
        "bundles the player; about 5 minutes",
        &[&["--locked"], &[]],
    )?;
    check(place, "trunk", TRUNK)
}

/// What drives Firefox; without it the tests in Firefox say so and are skipped.
pub(crate) fn geckodriver(place: &Place) {
    if has(place, "geckodriver", GECKODRIVER) {
        found(&format!("geckodriver {GECKODRIVER}"));
        return;
    }
    let installed = cargo_install(
        place,
        "geckodriver",
        GECKODRIVER,
        "drives Firefox; about 2 minutes",
        &[&[]],
    );
    if let Err(error) = installed {
        println!("  left        {error:#}  The tests in Firefox are skipped.");
    }
}

/// `wasm-opt`, which makes the player a third smaller.
///
/// From `PATH`, npm or Debian; else Trunk downloads it from GitHub, which [`trunk_downloads`] tells it to.
pub(crate) fn wasm_opt(place: &Place) -> Result<()> {
    if let Some(version) = usable_wasm_opt(place) {
        found(&format!("wasm-opt {version}"));
        return Ok(());
    }
    if place.which("npm").is_some() {
        let package = format!("binaryen@{BINARYEN}.0.0");
        let folder = place.tools.join("npm");
        fs::create_dir_all(&folder).with_context(|| format!("creating {}", folder.display()))?;
        let installed = timed(
            &format!("{package} with npm"),
            "makes the player smaller; seconds",
            || {
                let mut npm = place.command("npm");
                npm.args([
                    "install",
                    "--no-audit",
                    "--no-fund",
                    "--loglevel=error",
                    "--prefix",
                ]);
                process::run(npm.arg(&folder).arg(&package))
            },
        );
        if installed.is_ok() && usable_wasm_opt(place).is_some() {
            return Ok(());
        }
        println!("  failed      {package} with npm; trying another way");
    }
    if matches!(system::apt(place, &["binaryen"]), Ok(true)) && usable_wasm_opt(place).is_some() {
        return Ok(());
    }
    println!(
        "  left        wasm-opt {BINARYEN}: Trunk will download it from GitHub while it builds"
    );
    Ok(())
}

/// The version Trunk has to download, if there is no `wasm-opt` for it to use.
pub(crate) fn trunk_downloads(place: &Place) -> Option<String> {
    usable_wasm_opt(place)
        .is_none()
        .then(|| format!("version_{BINARYEN}"))
}

/// `wasm-opt` from `PATH`, or the one that Trunk has downloaded.
pub(crate) fn wasm_opt_program(place: &Place) -> Option<PathBuf> {
    if usable_wasm_opt(place).is_some() {
        return place.which("wasm-opt");
    }
    let cache = place.tools.parent()?.parent()?;
    let downloaded = cache.join(format!("trunk/wasm-opt-version_{BINARYEN}/bin/wasm-opt"));
    downloaded.is_file().then_some(downloaded)
}

fn usable_wasm_opt(place: &Place) -> Option<u32> {
    let program = place.which("wasm-opt")?;
    major(&place.answer(program, &["--version"])?).filter(|version| *version >= OLDEST_BINARYEN)
}

fn has(place: &Place, program: &str, version: &str) -> bool {
    place
        .which(program)
        .and_then(|path| place.answer(path, &["--version"]))
        .is_some_and(|answer| printed(&answer) == Some(version))
}

fn check(place: &Place, program: &str, version: &str) -> Result<()> {
    if has(place, program, version) {
        return Ok(());
    }
    bail!(
        "{program} {version} was installed into {}, but does not run; remove that folder and try again",
        place.tools.display()
    )
}

/// Builds a tool from crates.io into the tools folder, trying the given extra arguments one after the other.
///
/// Nobody waits for these tools at work as long as for their compilation, so they are compiled without optimising.
fn cargo_install(
    place: &Place,
    package: &str,
    version: &str,
    why: &str,
    tries: &[&[&str]],
) -> Result<()> {
    let scratch = place.tools.join("build");
    let _ = fs::remove_dir_all(&scratch);
    fs::create_dir_all(&scratch).with_context(|| format!("creating {}", scratch.display()))?;
    let result = timed(&format!("{package} {version}"), why, || {
        let mut result = Ok(());
        for extra in tries {
            let mut cargo = place.command("cargo");
            cargo
                .args([
                    "install",
                    package,
                    "--version",
                    version,
                    "--force",
                    "--quiet",
                    "--root",
                ])
                .arg(&place.tools)
                .args(*extra)
                .current_dir(&place.tools)
                .env("CARGO_TARGET_DIR", &scratch)
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64")
                .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo");
            result = process::run(&mut cargo);
            if result.is_ok() {
                break;
            }
        }
        result
    });
    let _ = fs::remove_dir_all(&scratch);
    result.with_context(|| {
        format!("{package} {version} could not be installed; the lines above say why. By hand: cargo install {package} --version {version}")
    })
}

fn found(what: &str) {
    println!("  found       {what}");
}

fn timed(what: &str, why: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("  installing  {what} ({why})");
    let started = Instant::now();
    work()?;
    println!("  done        {what} in {} s", started.elapsed().as_secs());
    Ok(())
}
