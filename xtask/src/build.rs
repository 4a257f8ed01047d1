//! Builds the player and the native program.

use crate::place::Place;
use crate::{compress, needs, process};
use anyhow::{Context as _, Result, anyhow, bail};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// How the player is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Player {
    Release,
    Dev,
}

impl Player {
    /// Reads `--release` (also without any argument) or `--dev`.
    pub(crate) fn parse(args: &[String]) -> Result<Self> {
        match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] | ["--release"] => Ok(Self::Release),
            ["--dev"] => Ok(Self::Dev),
            _ => bail!("build takes --release or --dev, but was given {args:?}"),
        }
    }
}

/// Builds both, side by side: each has long stretches (linking, `wasm-opt`) in which only one core is busy.
pub(crate) fn all(place: &Place, player: Player) -> Result<()> {
    let started = Instant::now();
    println!(
        "building the player into {}, and the native program",
        place.dist().display()
    );
    let (files, native) = std::thread::scope(|scope| {
        let native = scope.spawn(|| native_program(place));
        let files = player_files(place, player);
        let native = native.join();
        let native =
            native.unwrap_or_else(|_| Err(anyhow!("building the native program panicked")));
        (files, native)
    });
    let files = files?;
    native?;
    println!(
        "built in {} s ({files} files compressed)",
        started.elapsed().as_secs()
    );
    Ok(())
}

/// Builds the player and puts the compressed files beside its own; how many these are.
fn player_files(place: &Place, player: Player) -> Result<usize> {
    // The researchers' page is an app of its own: families do not load it. It comes first: where Trunk has to download `wasm-opt`,
    // it does so now, and the player's two parts need it.
    let apart = place.target().join("preview-dist");
    trunk(place, player, "preview.html", &apart)?;
    trunk(place, player, "index.html", &place.dist())?;
    join(&apart, &place.dist())?;
    compress::folder(&place.dist())
}

fn native_program(place: &Place) -> Result<()> {
    process::run(place.command("cargo").args([
        "build",
        "--quiet",
        "--profile",
        "native",
        "--package",
        "peekaboo",
    ]))
}

/// Puts the files of the preview beside the player's, its page as `preview.html`.
fn join(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name();
        let name = if name == "index.html" {
            "preview.html".into()
        } else {
            name
        };
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

fn trunk(place: &Place, player: Player, page: &str, dist: &Path) -> Result<()> {
    let mut trunk = place.command("trunk");
    trunk
        .args(["--log", "warn", "build", page, "--dist"])
        .arg(dist)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk reads this as one of its own flags, and stops at the usual value `1`.
        .env_remove("NO_COLOR");
    if player == Player::Release {
        trunk.arg("--release");
    }
    if let Some(version) = needs::trunk_downloads(place) {
        trunk.env("TRUNK_TOOLS_WASM_OPT", version);
    }
    process::run(&mut trunk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn release_unless_told_otherwise() {
        assert_eq!(Player::parse(&[]).unwrap(), Player::Release);
        assert_eq!(Player::parse(&["--dev".into()]).unwrap(), Player::Dev);
        assert!(Player::parse(&["--fast".into()]).is_err());
    }
}
