//! What a study gives its families, drawn by the native program: the same code as the player's, another script engine.

use crate::{Chrome, Server, paths};
use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Seeds are tried up to here.
const SEEDS: u32 = 100;

/// The frames of a study for this seed, with all their parameters.
///
/// # Errors
/// It cannot be unfolded.
pub fn with_seed(study: &Path, seed: u32) -> Result<Vec<Value>> {
    expand(study, &["--seed", &seed.to_string()])
}

/// The first seed that gives a study with such frames.
///
/// # Errors
/// None of the first hundred does.
pub fn seed_where(study: &Path, fits: impl Fn(&[Value]) -> bool) -> Result<u32> {
    for seed in 1..=SEEDS {
        if fits(&with_seed(study, seed)?) {
            return Ok(seed);
        }
    }
    bail!("no seed up to {SEEDS} gives such frames")
}

/// The frames of a stored response, drawn again from its own seed. Fails if other conditions come out.
///
/// # Errors
/// There is no such response, or it is drawn otherwise.
pub fn again(study: &Path, server: &Server, response: &str) -> Result<Vec<Value>> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("response.json");
    let document = server.get(&format!("/api/v1/responses/{response}/"))?;
    std::fs::write(&file, document.to_string())?;
    let file = file.to_str().context("a path that is no text")?;
    expand(study, &["--response", file])
}

fn expand(study: &Path, flags: &[&str]) -> Result<Vec<Value>> {
    let output = Command::new(paths::program()?)
        .arg("expand")
        .arg(study)
        .arg("--json")
        .args(flags)
        .output()?;
    ensure!(
        output.status.success(),
        "peekaboo expand: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut outcome: Value = serde_json::from_slice(&output.stdout)?;
    match outcome["frames"].take() {
        Value::Array(frames) => Ok(frames),
        _ => bail!("peekaboo expand: no frames in {outcome}"),
    }
}

/// The next family draws this seed: chance enters the player in one place, by `Math.random()`.
///
/// # Errors
/// The browser is gone.
pub fn deal(chrome: &Chrome, seed: u32) -> Result<()> {
    chrome.in_every_document(&format!(
        "{{ const real = Math.random; let dealt = false;
           Math.random = () => dealt ? real() : (dealt = true, ({seed} + 0.5) / 4294967295); }}"
    ))?;
    Ok(())
}
