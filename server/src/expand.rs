//! `peekaboo expand`.

use crate::cli::ExpandArgs;
use std::process::ExitCode;

/// # Errors
pub fn run(_args: &ExpandArgs) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built in")
}
