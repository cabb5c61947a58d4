//! What a command was not told, in the words of its help: which argument is missing, and what it is.

use super::Arguments;
use clap::{
    Command, CommandFactory, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};
use std::ffi::OsString;

/// What names a plan, in every command.
const PLAN: &str = "<PLAN>";

/// The same error with a sentence for each argument that is missing, where one is.
pub(super) fn named(error: Error, given: impl Iterator<Item = OsString>) -> Error {
    let missing = match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorKind::MissingRequiredArgument, Some(ContextValue::Strings(missing))) => missing.clone(),
        _ => return error,
    };
    let mut command = asked_for(given);
    let mut sentences: Vec<String> = missing.iter().map(|name| sentence(&command, name)).collect();
    if missing.iter().any(|name| name == PLAN) {
        sentences.push("partnerplan list names the plans there are.".to_owned());
    }
    command.error(ErrorKind::MissingRequiredArgument, sentences.join(" "))
}

/// The command that these words ask for.
fn asked_for(given: impl Iterator<Item = OsString>) -> Command {
    let mut command = Arguments::command();
    command.build();
    for word in given.skip(1) {
        if let Some(inner) = command.find_subcommand(&word).cloned() {
            command = inner;
        }
    }
    command
}

/// "PARTNER is missing: which candidate, by id or name."
fn sentence(command: &Command, name: &str) -> String {
    let called = name.trim_start_matches('<').trim_end_matches('>');
    let argument = command.get_arguments().find(|argument| argument.to_string() == name);
    let help = argument.and_then(|argument| argument.get_help()).map(ToString::to_string).unwrap_or_default();
    let mut letters = help.chars();
    match letters.next() {
        Some(first) => format!("{called} is missing: {}{}.", first.to_lowercase(), letters.as_str()),
        None => format!("{called} is missing."),
    }
}
