//! `lientich`: the server and the tool of a school's IT person. Reads its arguments and hands over.

use std::process::ExitCode;

use clap::Parser;
use lientich_server::cli::Arguments;

fn main() -> ExitCode {
    match Arguments::parse().run() {
        Ok(code) => code,
        Err(error) => {
            // The whole chain of causes; none repeats the one before.
            eprintln!("lientich: {error:#}");
            ExitCode::FAILURE
        }
    }
}
