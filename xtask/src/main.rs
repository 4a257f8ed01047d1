//! The project's own commands, run as `cargo xtask COMMAND`.

mod build;
mod compress;
mod docs;
mod e2e;
mod fuzz;
mod imports;
mod load;
mod needs;
mod new_frame;
mod place;
mod process;
mod setup;
mod size;
mod split;
mod steps;
mod system;
mod tally;
mod test;
mod tidy;
mod versions;

use anyhow::{Result, bail};
use place::Place;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  start [ARGS]     install what is missing, build, and serve the player (ARGS go to `peekaboo serve`)
  test             install what is missing, then run every check; the last line is `N passed, N failed`
                   --only STEP, --skip STEP (may be repeated), --fast (no browser, no release build)
  setup            install what `start` and `test` need, and nothing else
  build            the player into dist/ with .br and .gz beside its files, and the native program; --dev for a debug player
  size             bytes loaded up to the first frame; fails above the budget
  load             how many recordings at once the server takes, how soon and how fast; docs/performance.md
                   --uploads N (without it the largest N is looked for), --secs S
  faults [ARGS]    participations in which tabs, browsers, servers and lines fail; --runs N, --seed N, --kind NAME
  fuzz TARGET      made-up input for the protocol language: parse, substitute or expand; --secs N (60)
  memory [ARGS]    the page's memory over a long recording, as a table and a plot; --minutes N, --read-secs N
                   (on each page), --out FOLDER, --from TABLE (draws an earlier run again)
  timing [ARGS]    how well pictures, films and sounds keep their times, beside `setTimeout`, on a busy processor; --count N, --busy N, --firefox
  new-frame NAME   a new frame kind that runs: its folder in frames/ and its two lines in frames/lib.rs
  docs             the reference of all kinds, from their declarations into docs/reference; a test fails when it is not up to date
  schema [FILE]    the JSON Schema of a study, for editors; to standard output without FILE (`peekaboo schema` is the same)
  split            cuts the player in two while Trunk builds it; called by Trunk
  tidy             the repository's own rules: imports, file lengths, frame folders
";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    if args.is_empty() {
        print!("{HELP}");
        return ExitCode::FAILURE;
    }
    let command = args.remove(0);
    match dispatch(&command, &args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask {command}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, args: &[String]) -> Result<ExitCode> {
    let place = Place::find()?;
    match command {
        "start" => start(&place, args)?,
        "test" => return test::run(&place, args),
        "setup" => {
            no_arguments(args)?;
            setup::run(&place, setup::For::Test)?;
        }
        "build" => {
            let player = build::Player::parse(args)?;
            setup::run(&place, setup::For::Start)?;
            build::all(&place, player)?;
        }
        "size" => {
            no_arguments(args)?;
            size::run(&place)?;
        }
        "split" => {
            no_arguments(args)?;
            split::run(&place)?;
        }
        "load" => load::run(&place, args)?,
        "fuzz" => fuzz::run(&place, args)?,
        "tidy" => {
            no_arguments(args)?;
            tidy::run(&place)?;
        }
        "faults" | "memory" | "timing" => return in_browser(&place, command, args),
        "docs" => {
            no_arguments(args)?;
            docs::reference(&place)?;
        }
        "schema" => docs::schema(&place, args)?,
        "new-frame" => new_frame::run(&place, args)?,
        "help" | "--help" | "-h" => print!("{HELP}"),
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Sets up, builds, and becomes the server, so that Ctrl-C, a kill and the exit code are the server's own.
fn start(place: &Place, args: &[String]) -> Result<()> {
    use std::os::unix::process::CommandExt;

    setup::run(place, setup::For::Start)?;
    build::all(place, build::Player::Release)?;
    let program = place.program();
    let error = place
        .command(&program)
        .args(["serve", "--dist"])
        .arg(place.dist())
        .args(args)
        .stdin(std::process::Stdio::inherit())
        .exec();
    bail!("{} did not start: {error}", program.display());
}

/// A program of `tests/e2e` that needs everything built: the fault campaign, the measurement of memory.
fn in_browser(place: &Place, program: &str, args: &[String]) -> Result<ExitCode> {
    setup::run(place, setup::For::Test)?;
    build::all(place, build::Player::Release)?;
    let mut cargo = steps::whole(place)?;
    cargo.args(["run", "--quiet", "--package", "e2e", "--bin", program, "--"]);
    let status = cargo.args(args).status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn no_arguments(args: &[String]) -> Result<()> {
    if let Some(first) = args.first() {
        bail!("this command takes no argument, but was given `{first}`");
    }
    Ok(())
}
