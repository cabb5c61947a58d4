//! `partnerplan man`: one manual page for the program and all its commands, from the same definition as the arguments.

use super::{Arguments, Outcome};
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use std::{fmt::Write, io};

pub(super) fn run() -> Outcome {
    let mut page = Vec::new();
    match head(&mut page) {
        Ok(()) => Outcome::data(String::from_utf8_lossy(&page).into_owned() + &commands()),
        Err(error) => Outcome::problem(format!("The manual page could not be made: {error}.")),
    }
}

fn head(page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(Arguments::command());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)
}

/// One section a command, its help as `--help` shows it.
fn commands() -> String {
    let mut program = Arguments::command();
    program.build();
    let mut out = String::new();
    for command in program.get_subcommands_mut().filter(|command| command.get_name() != "help") {
        out.push_str(&section(command));
    }
    out
}

fn section(command: &mut Command) -> String {
    let mut out = format!(".SH \"{}\"\n.nf\n", command.get_bin_name().unwrap_or(command.get_name()).to_uppercase());
    for line in command.render_help().to_string().lines() {
        // Text, not orders to the typesetter.
        let line = line.replace('\\', "\\e").replace('-', "\\-");
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{guard}{line}");
    }
    out + ".fi\n"
}
