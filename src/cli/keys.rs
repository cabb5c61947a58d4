//! `partnerplan keys`: the wizard's one table of keys, with the user's own; also as a file of settings.

use super::{
    Outcome,
    shell::Shell,
    table::{Column, Table},
};
use crate::tui::{Keymap, key_table, settings_with_keys};

/// How they are wanted.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Printed {
    /// As a file of settings with comments, to change and keep
    #[arg(long)]
    ron: bool,
}

pub(super) fn run(shell: &Shell, keymap: &Keymap, printed: Printed) -> Outcome {
    if printed.ron {
        return Outcome::data(settings_with_keys(keymap));
    }
    let mut out = String::new();
    for (title, bindings) in key_table(keymap) {
        let mut table = Table::new([(title, Column::Left), ("", Column::Flexible)]);
        for binding in bindings {
            table.row([format!("  {}", shell.worded(&binding.keys_text())), binding.help.to_owned()]);
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&table.text(shell));
    }
    Outcome::data(out)
}
