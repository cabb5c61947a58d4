//! `partnerplan` and `partnerplan open PLAN`: the wizard, on the screen or line by line.

use super::{Ended, Outcome, shell::Shell};
use crate::{
    plain,
    store::{Reference, Store},
    tui::{self, Between, Setup, Start},
};
use std::env;

/// How the wizard is wanted.
#[derive(Clone, Copy, Debug, clap::Args)]
#[command(next_help_heading = "Options of the wizard")]
pub(super) struct Manner {
    /// Line by line: for screen readers, poor lines and programs [also by ACCESSIBLE, TERM=dumb, no terminal]
    #[arg(long)]
    plain: bool,
    /// Leave the mouse to the terminal
    #[arg(long, hide_short_help = true)]
    no_mouse: bool,
}

impl Manner {
    /// What either says.
    pub(super) fn or(self, other: Self) -> Self {
        Self { plain: self.plain || other.plain, no_mouse: self.no_mouse || other.no_mouse }
    }

    /// The first option given, as it is typed.
    pub(super) fn named(self) -> Option<&'static str> {
        let given = [(self.plain, "--plain"), (self.no_mouse, "--no-mouse")];
        given.into_iter().find_map(|(is_given, name)| is_given.then_some(name))
    }
}

pub(super) fn wizard(store: &Store, shell: &Shell, manner: Manner, plan: Option<Reference>) -> Ended {
    if let Some(plan) = &plan {
        store.find(plan)?;
    }
    if manner.plain || !tui::has_terminal() || is_plain_wanted() {
        return line_by_line(store, shell, plan);
    }
    let start = Start {
        store: store.clone(),
        open: plan,
        theme: shell.theme(),
        setup: Setup::of(&store.settings(), shell.depth()),
        mouse: !manner.no_mouse,
        between: Between::told(is_set("TMUX"), is_set("STY")),
        today: shell.today().clone(),
    };
    match tui::run(start) {
        Ok((code, words)) => Ok(Outcome {
            code,
            words: Some(words).filter(|words| !words.is_empty()).into_iter().collect(),
            ..Outcome::default()
        }),
        Err(report) => Err(Outcome::problem(format!("{report:#}."))),
    }
}

fn line_by_line(store: &Store, shell: &Shell, open: Option<Reference>) -> Ended {
    let setup = Setup::of(&store.settings(), shell.depth());
    let start = plain::Start {
        store: store.clone(),
        open,
        today: shell.today().clone(),
        ascii: shell.is_ascii() || setup.ascii,
        notes: setup.complaint().into_iter().collect(),
    };
    match plain::run(start) {
        Ok(code) => Ok(Outcome { code, ..Outcome::default() }),
        Err(error) => Err(Outcome::problem(format!("Nobody could listen: {error}."))),
    }
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}

/// Whether a screen reader is said to read.
pub(super) fn is_accessible() -> bool {
    env::var_os("ACCESSIBLE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Whether the surroundings ask for lines: a setting for screen readers, or a terminal that can do no more.
fn is_plain_wanted() -> bool {
    let can_no_more = !cfg!(windows) && env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    is_accessible() || can_no_more
}
