//! `peekaboo schema`: the JSON Schema of a study, for editors.

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

/// Writes the schema to standard output.
///
/// # Errors
/// Standard output breaks.
pub fn run() -> anyhow::Result<ExitCode> {
    match writeln!(std::io::stdout(), "{:#}", frames::schema::study()) {
        // Whoever reads has seen enough, as `head` does.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(anyhow::Error::new(error).context("cannot write to standard output"))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
