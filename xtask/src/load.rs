//! `cargo xtask load`: builds the server and the program that measures it, and runs it.

use crate::place::Place;
use crate::process;
use anyhow::Result;

/// `args` go to the program: `--uploads N`, `--secs S`.
///
/// # Errors
/// When it cannot be built, or the measurement fails.
pub(crate) fn run(place: &Place, args: &[String]) -> Result<()> {
    println!("building the server and the program that measures it");
    process::run(place.command("cargo").args([
        "build",
        "--quiet",
        "--profile",
        "native",
        "--package",
        "peekaboo",
        "--package",
        "load",
    ]))?;
    let server = place.program();
    let mut load = place.command(server.with_file_name("load"));
    // In the target folder, which is on the disk people build and usually serve on.
    let folder = server.with_file_name("load-data");
    load.arg("--bin").arg(&server).arg("--folder").arg(folder);
    process::run(load.args(args))
}
