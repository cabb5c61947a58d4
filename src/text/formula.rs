//! What a spreadsheet would take for a formula: an apostrophe before it in what is written, off again in what comes back.
//! Blanks and what cannot be seen before it do not count: some spreadsheets leave them out.

use super::seen::is_hidden;

/// A cell as it is safe in a spreadsheet.
#[must_use]
pub fn guarded(cell: &str) -> String {
    if is_risky(cell) && !is_plain_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// A cell without the apostrophe that [`guarded`] put before it.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    let Some(rest) = cell.strip_prefix('\'') else { return cell };
    if is_risky(rest) { rest } else { cell }
}

/// Whether a formula starts here, behind apostrophes, blanks and what cannot be seen.
fn is_risky(cell: &str) -> bool {
    let counts =
        |letter: &char| is_formula_start(*letter) || !(*letter == '\'' || letter.is_whitespace() || is_hidden(*letter));
    cell.chars().find(counts).is_some_and(is_formula_start)
}

fn is_formula_start(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

/// A sign, digits, at most one point with digits behind it.
fn is_plain_number(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    unsigned.split_once('.').map_or_else(|| is_digits(unsigned), |(whole, part)| is_digits(whole) && is_digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// E1.
    #[test]
    fn a_cell_that_looks_like_a_formula_is_text() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("-5", "-5"),
            ("+41 44 123", "'+41 44 123"),
            ("-5.25", "-5.25"),
            ("-", "'-"),
            ("＠x", "'＠x"),
            ("\tx", "'\tx"),
            (" =1+1", "' =1+1"),
            ("\u{a0}'@x", "'\u{a0}'@x"),
            ("\u{200b}=1", "'\u{200b}=1"),
            ("\u{feff}\u{3000}+1", "'\u{feff}\u{3000}+1"),
            ("' quoted", "' quoted"),
            ("Fenn's", "Fenn's"),
            ("'quoted'", "'quoted'"),
        ] {
            assert_eq!(guarded(cell), safe);
            assert_eq!(unguarded(safe), cell);
        }
    }
}
