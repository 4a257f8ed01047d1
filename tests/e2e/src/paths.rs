//! Where things lie.

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.join("../..")
        .canonicalize()
        .unwrap_or_else(|_| here.join("../.."))
}

/// Where builds go.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The server's program: `PEEKABOO_BIN`, or where `cargo xtask build` puts it.
///
/// # Errors
/// It is not built.
pub fn program() -> Result<PathBuf> {
    built("PEEKABOO_BIN", target().join("native/peekaboo"), None)
}

/// The folder of the built player: `PEEKABOO_DIST`, or `dist/`.
///
/// # Errors
/// It is not built.
pub fn dist() -> Result<PathBuf> {
    built("PEEKABOO_DIST", root().join("dist"), Some("index.html"))
}

/// A folder counts as built when the file that proves it is there.
fn built(variable: &str, default: PathBuf, proof: Option<&str>) -> Result<PathBuf> {
    let path = std::env::var_os(variable).map_or(default, PathBuf::from);
    let proof = proof.map_or_else(|| path.clone(), |file| path.join(file));
    if !proof.is_file() {
        bail!(
            "{} is missing: run `cargo xtask build`, or set {variable}",
            proof.display()
        );
    }
    Ok(path)
}

/// The folder of others' protocols, which is not part of the repository: `PEEKABOO_PROTOCOLS`, or `../shared/protocols`.
pub fn protocols() -> Option<PathBuf> {
    let path = std::env::var_os("PEEKABOO_PROTOCOLS")
        .map_or_else(|| root().join("../shared/protocols"), PathBuf::from);
    path.is_dir().then_some(path)
}
