//! Other teams' programs, which judge ours: what both the server's tests and whole participations need of them.
#![expect(clippy::unwrap_used, reason = "only tests use it")]

pub mod moto;
pub mod npm;
pub mod s3;

use std::path::{Path, PathBuf};

/// Where what is fetched is kept between runs.
fn build_folder() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| here.join("../../target"), PathBuf::from)
        .join("tmp")
}
