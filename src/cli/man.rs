//! `partnerplan man`: one manual page for the program and all its commands. What can be typed comes from the definition
//! of the arguments; what the program reads and leaves stands in `around`.
//!
//! Written here and not by a library: those leave out the values of options in a synopsis, and give each command a page
//! of its own.

mod around;
mod roff;

use super::{Arguments, Outcome, version};
use around::{ENVIRONMENT, EXIT, FILES};
use clap::{Arg, ArgAction, Command, CommandFactory};
use roff::{Roff, bold, italic};

pub(super) use around::examples;

pub(super) fn run() -> Outcome {
    let mut program = Arguments::command();
    program.build();
    Outcome::data(page(&program))
}

fn page(program: &Command) -> String {
    let mut page = Roff::titled("PARTNERPLAN", &format!("partnerplan {}", version()));
    page.section("NAME");
    page.words(&format!("partnerplan - {}", about(program)));
    page.section("SYNOPSIS");
    page.raw(&format!("{} [{}]", bold("partnerplan"), italic("OPTIONS")));
    page.line_break();
    page.raw(&format!("{} {} [{}]", bold("partnerplan"), italic("COMMAND"), italic("ARGUMENTS")));
    page.section("DESCRIPTION");
    page.words(&program.get_long_about().map(ToString::to_string).unwrap_or_default());
    page.paragraph();
    page.words(
        "What is asked for goes to standard output, everything that is said about it to standard error. Nothing is sent \
         anywhere: the program opens no connection.",
    );
    page.section("COMMANDS");
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let mut steps = command.get_subcommands().filter(|step| step.get_name() != "help").peekable();
        if steps.peek().is_none() {
            one(&mut page, command.get_name(), command);
            continue;
        }
        page.part(&format!("partnerplan {}", command.get_name()));
        page.words(&format!("{}.", about(command)));
        for words in command.get_after_long_help().map(ToString::to_string).unwrap_or_default().split("\n\n") {
            page.paragraph();
            page.words(words);
        }
        for step in steps {
            one(&mut page, &format!("{} {}", command.get_name(), step.get_name()), step);
        }
    }
    page.section("OPTIONS");
    page.words(
        "They may stand before a command and behind it; those of the wizard where it opens, with open or alone.",
    );
    for argument in program.get_arguments() {
        option(&mut page, argument);
    }
    page.section("KEYS");
    page.words(
        "In the wizard F1 shows the keys that hold where you are, and does them. partnerplan keys prints them all.",
    );
    surroundings(&mut page);
    page.text()
}

fn surroundings(page: &mut Roff) {
    for (title, rows) in [("ENVIRONMENT", ENVIRONMENT), ("FILES", FILES), ("EXIT STATUS", EXIT)] {
        page.section(title);
        if title == "FILES" {
            page.words("All of them lie in the folder that holds plans/, as partnerplan path prints it.");
        }
        for (name, words) in rows {
            page.item(&bold(name));
            page.words(words);
        }
    }
    page.section("EXAMPLES");
    for (line, words) in around::EXAMPLES {
        page.item(&bold(line));
        page.words(words);
    }
    page.section("SEE ALSO");
    page.words(
        "partnerplan keys and partnerplan COMMAND --help; README.md, which says how a score is made, and assets/SKILL.md, \
         which says how a program works on a plan.",
    );
}

/// A command: how it is written, what it does, what else may be said.
fn one(page: &mut Roff, name: &str, command: &Command) {
    page.part(&format!("partnerplan {name}"));
    let own: Vec<&Arg> = command.get_arguments().filter(|argument| is_own(argument)).collect();
    let (options, places): (Vec<&Arg>, Vec<&Arg>) = own.iter().copied().partition(|argument| !argument.is_positional());
    let written = places.iter().chain(&options).map(|argument| within(argument));
    let written: Vec<String> = std::iter::once(bold(name)).chain(written).collect();
    page.raw(&written.join(" "));
    page.paragraph();
    page.words(&format!("{}.", about(command)));
    for argument in own {
        option(page, argument);
    }
}

/// Said of this command and not of all; every one has its help.
fn is_own(argument: &Arg) -> bool {
    !argument.is_global_set() && !argument.is_hide_set() && argument.get_id() != "help"
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// An argument as it stands in a synopsis.
fn within(argument: &Arg) -> String {
    let mut written = shape(argument);
    if matches!(argument.get_action(), ArgAction::Append) {
        written.push_str("...");
    }
    if argument.is_required_set() { written } else { format!("[{written}]") }
}

/// What is typed for it.
fn shape(argument: &Arg) -> String {
    let value = argument.get_value_names().map(|names| italic(&names.join(" ")));
    let value = value.unwrap_or_else(|| italic(&argument.get_id().as_str().to_uppercase()));
    let Some(long) = argument.get_long() else { return value };
    let name = bold(&format!("--{long}"));
    let name =
        argument.get_short().map_or_else(|| name.clone(), |short| format!("{}, {name}", bold(&format!("-{short}"))));
    if takes_value(argument) { format!("{name} {value}") } else { name }
}

fn takes_value(argument: &Arg) -> bool {
    argument.get_action().takes_values()
}

fn option(page: &mut Roff, argument: &Arg) {
    page.item(&shape(argument));
    let help = argument.get_long_help().or_else(|| argument.get_help()).map(ToString::to_string).unwrap_or_default();
    page.words(&format!("{help}{}.", default(argument)));
    if !takes_value(argument) {
        return;
    }
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .map(|value| match value.get_help() {
            Some(help) => format!("{} ({help})", value.get_name()),
            None => value.get_name().to_owned(),
        })
        .collect();
    if !values.is_empty() {
        page.words(&format!("One of: {}.", values.join("; ")));
    }
}

fn default(argument: &Arg) -> String {
    let values: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let is_said = takes_value(argument) && !values.is_empty();
    if is_said { format!(" [default: {}]", values.join(" ")) } else { String::new() }
}
