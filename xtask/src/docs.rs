//! What is made of the kinds' declarations: the reference and the schema. `frames` makes them, so that these commands stay light.

use crate::place::Place;
use crate::process;
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::{Command, Stdio};

/// Writes the reference book.
///
/// # Errors
/// The kinds do not compile, or the folder cannot be written.
pub(crate) fn reference(place: &Place) -> Result<()> {
    let folder = place.root.join("docs/reference");
    process::run(program(place).arg(&folder))?;
    println!(
        "docs/reference is up to date; `mdbook serve docs/reference` shows it where mdbook is installed"
    );
    Ok(())
}

/// Writes the schema of a study to a file, or to standard output.
///
/// # Errors
/// The kinds do not compile, or the file cannot be written.
pub(crate) fn schema(place: &Place, args: &[String]) -> Result<()> {
    let mut program = program(place);
    program.arg("--schema");
    match args {
        [] => process::run(&mut program),
        [file] => {
            let output = program.stderr(Stdio::inherit()).output()?;
            if !output.status.success() {
                bail!("the schema could not be made");
            }
            fs::write(file, output.stdout).with_context(|| format!("writing {file}"))
        }
        _ => bail!("schema takes one file, or nothing"),
    }
}

fn program(place: &Place) -> Command {
    let mut cargo = place.command("cargo");
    cargo.args([
        "run",
        "--quiet",
        "--package",
        "frames",
        "--features",
        "schema",
        "--bin",
        "reference",
        "--",
    ]);
    cargo
}
