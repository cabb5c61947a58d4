//! `partnerplan completions SHELL`: from the same definition as the arguments.

use super::{Arguments, Outcome};
use clap::CommandFactory;
use clap_complete::{Shell, generate};

pub(super) fn run(shell: Shell) -> Outcome {
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "partnerplan", &mut script);
    Outcome::data(String::from_utf8_lossy(&script))
}
