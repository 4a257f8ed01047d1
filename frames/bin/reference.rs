//! Writes the reference book into a folder, or with `--schema` the schema of a study to standard output. `cargo xtask docs` and
//! `cargo xtask schema` run it.

use std::io::{self, Write as _};
use std::{env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        [flag] if flag == "--schema" => {
            writeln!(io::stdout(), "{:#}", frames::schema::study())
        }
        [folder] => write(Path::new(folder)),
        _ => Err(io::Error::other("give a folder, or --schema")),
    };
    match result {
        // Whoever reads has seen enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("reference: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Pages of kinds that are gone go as well.
fn write(book: &Path) -> io::Result<()> {
    let kinds = book.join("src/kinds");
    if kinds.is_dir() {
        fs::remove_dir_all(&kinds)?;
    }
    fs::create_dir_all(&kinds)?;
    let frames = Path::new(env!("CARGO_MANIFEST_DIR"));
    let notes = |folder: &str| {
        fs::read_to_string(frames.join(folder).join("README.md")).unwrap_or_default()
    };
    for (path, text) in frames::reference::pages(notes) {
        fs::write(book.join(path), text)?;
    }
    Ok(())
}
