//! `partnerplan`: reads its arguments, does what they say, ends with a code. Everything else is in the library.

use partnerplan::cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    // First of all, so that a fault anywhere below is reported in full.
    if let Err(report) = cli::install_reports() {
        return cli::give_up(&report);
    }
    match cli::arguments() {
        Ok(arguments) => cli::run(arguments),
        Err(error) => cli::refuse(&error),
    }
}
