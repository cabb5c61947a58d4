//! The apostrophe before what a spreadsheet would take for a formula: on in what is written, off in what comes back.

/// A cell of a file of ours without its guard.
pub(super) fn unguarded(cell: &str, is_ours: bool) -> &str {
    let Some(rest) = cell.strip_prefix('\'').filter(|_| is_ours) else { return cell };
    let is_guarded = rest.trim_start_matches('\'').starts_with(is_formula_start);
    if is_guarded { rest } else { cell }
}

fn is_formula_start(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

/// A cell as it is safe in a spreadsheet.
pub(super) fn guarded(cell: &str) -> String {
    let is_risky = cell.trim_start_matches('\'').starts_with(is_formula_start);
    if is_risky { format!("'{cell}") } else { cell.to_owned() }
}
