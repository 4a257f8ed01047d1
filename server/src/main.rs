//! `peekaboo`: the companion server and the protocol tools.

use clap::Parser as _;
use peekaboo::cli::{Cli, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(arguments) => peekaboo::serve::run(arguments),
        Command::Expand(arguments) => peekaboo::expand::run(&arguments),
        Command::Schema => peekaboo::schema::run(),
        Command::Simulate(arguments) => peekaboo::simulate::run(&arguments),
        Command::Check(arguments) => peekaboo::check::run(&arguments),
        Command::Bundle(arguments) => peekaboo::bundle::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("peekaboo: {error:#}");
            ExitCode::FAILURE
        }
    }
}
