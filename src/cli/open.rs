//! `partnerplan` and `partnerplan open PLAN`: the wizard.

use super::{Ended, Outcome, shell::Shell};
use crate::{
    store::{Reference, Store},
    tui::{self, Start},
};

pub(super) fn wizard(store: &Store, shell: &Shell, mouse: bool, plan: Option<Reference>) -> Ended {
    if let Some(plan) = &plan {
        store.find(plan)?;
    }
    if !tui::has_terminal() {
        return Err(Outcome::problem(
            "The wizard needs a terminal for its keys and its screen: without one use list, show, rank, check or \
             export, which `partnerplan --help` explains.",
        ));
    }
    let start = Start { store: store.clone(), open: plan, theme: shell.theme(), mouse, today: shell.today().clone() };
    match tui::run(start) {
        Ok((code, words)) => Ok(Outcome {
            code,
            words: Some(words).filter(|words| !words.is_empty()).into_iter().collect(),
            ..Outcome::default()
        }),
        Err(report) => Err(Outcome::problem(format!("{report:#}."))),
    }
}
