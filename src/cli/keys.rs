//! `partnerplan keys`: the wizard's one table of keys, as it is.

use super::{
    Outcome,
    shell::Shell,
    table::{Column, Table},
};
use crate::tui::key_table;

pub(super) fn run(shell: &Shell) -> Outcome {
    let mut out = String::new();
    for (title, bindings) in key_table() {
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
