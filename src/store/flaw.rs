//! Where a text stops being a plan, and what is wrong there, in words for someone who opens it in a text editor.

use ron::error::{Error, Position, SpannedError};

/// How much of a long line is shown on either side of the place, in characters.
const AROUND: usize = 40;

const CUT_SHORT: &str = "the file ends in the middle; it may have been cut short";

/// A place in a text and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) what: String,
    pub(super) source: String,
}

impl Flaw {
    /// The flaw a parser found.
    pub(super) fn of(text: &str, error: &SpannedError) -> Self {
        if let Some(line) = text.lines().position(|line| line.starts_with("<<<<<<< ")) {
            return Self::at(text, line + 1, 1, "two versions were merged here and the marks of the merge are left");
        }
        if text.contains('\0') {
            let line = text.lines().position(|line| line.contains('\0')).unwrap_or_default();
            return Self::at(text, line + 1, 1, "empty bytes stand where text should be, as after a power cut");
        }
        let Position { line, col: column } = error.span.start;
        let column = first_sign(text, line, column);
        if nothing_follows(text, line, column) {
            let what = if text.trim().is_empty() { "the file is empty" } else { CUT_SHORT };
            return Self::at(text, line, column, what);
        }
        Self::at(text, line, column, &in_words(&error.code))
    }

    /// A flaw at a line and column, both counted from 1.
    pub(super) fn at(text: &str, line: usize, column: usize, what: &str) -> Self {
        let source = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        let from = column.saturating_sub(AROUND + 1);
        let shown: String = source.chars().skip(from).take(2 * AROUND).collect();
        Self { line, column, what: what.to_owned(), source: shown.trim().to_owned() }
    }

    /// A flaw at the first line that begins with `word`, blanks aside; the first line of all when none does.
    pub(super) fn at_first(text: &str, word: &str, what: &str) -> Self {
        let found =
            text.lines().enumerate().find(|(_, line)| line.trim_start().trim_start_matches('(').starts_with(word));
        let (line, column) = found.map_or((1, 1), |(number, line)| {
            (number + 1, line.chars().count() - line.trim_start().chars().count() + 1)
        });
        Self::at(text, line, column, what)
    }
}

/// Blanks before a value are not what is wrong: the column of the first sign from here on, on this line.
fn first_sign(text: &str, line: usize, column: usize) -> usize {
    let source = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let rest = source.chars().skip(column.saturating_sub(1));
    let mut signs = rest.enumerate().filter(|(_, letter)| !letter.is_whitespace());
    signs.next().map_or(column, |(blanks, _)| column + blanks)
}

/// Whether the text ends here, but for half a word.
fn nothing_follows(text: &str, line: usize, column: usize) -> bool {
    let mut rest = text.lines().skip(line.saturating_sub(1));
    let mut here = rest.next().unwrap_or_default().chars().skip(column.saturating_sub(1));
    let word_or_blank = |letter: char| letter.is_alphanumeric() || letter == '_' || letter.is_whitespace();
    here.all(word_or_blank) && rest.all(|line| line.trim().is_empty())
}

fn in_words(error: &Error) -> String {
    match error {
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => CUT_SHORT.to_owned(),
        Error::Message(message) => message.clone(),
        Error::NoSuchStructField { expected, found, .. } => {
            format!("“{found}” is no field here{}", nearest(found, expected))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("“{found}” is no choice here{}", nearest(found, expected))
        }
        Error::MissingStructField { field, .. } => format!("the field “{field}” is missing"),
        Error::DuplicateStructField { field, .. } => format!("the field “{field}” stands here twice"),
        Error::ExpectedString => "expected text in double quotes".to_owned(),
        Error::ExpectedInteger | Error::ExpectedFloat | Error::FloatUnderscore => "expected a number".to_owned(),
        Error::IntegerOutOfBounds | Error::InvalidIntegerDigit { .. } => {
            "expected a whole number that is not so large, and not below zero".to_owned()
        }
        Error::ExpectedBoolean => "expected true or false".to_owned(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "expected a block that opens with “(”".to_owned()
        }
        Error::ExpectedDifferentStructName { found, .. } => {
            format!("“{found}” does not belong here; expected a block that opens with “(”")
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => "expected a comma or “)”".to_owned(),
        Error::ExpectedArray => "expected a list that opens with “[”".to_owned(),
        Error::ExpectedArrayEnd => "expected a comma or “]”".to_owned(),
        Error::ExpectedIdentifier => "expected the name of a field or a choice".to_owned(),
        Error::ExpectedMapColon => "expected a colon".to_owned(),
        Error::ExpectedComma => "expected a comma".to_owned(),
        Error::TrailingCharacters => "something stands after the end of the plan".to_owned(),
        Error::ExceededRecursionLimit => "brackets are nested deeper than in any plan".to_owned(),
        other => {
            let text = other.to_string();
            let mut letters = text.chars();
            letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or(text)
        }
    }
}

/// The known words, or the one that was probably meant.
fn nearest(found: &str, expected: &[&str]) -> String {
    let meant = expected.iter().find(|word| word.eq_ignore_ascii_case(found) || one_off(found, word));
    match meant {
        Some(word) => format!("; “{word}” may be meant"),
        None if expected.is_empty() => String::new(),
        None => format!("; known are {}", expected.join(", ")),
    }
}

/// Whether one word becomes the other by one letter more, less or changed.
fn one_off(one: &str, two: &str) -> bool {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let same_start = one.iter().zip(&two).take_while(|(left, right)| left == right).count();
    let room = one.len().min(two.len()) - same_start;
    let same_end = one.iter().rev().zip(two.iter().rev()).take(room).take_while(|(left, right)| left == right).count();
    one.len().max(two.len()) - same_start - same_end <= 1
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_word_that_was_meant_is_one_letter_away() {
        let known = ["buyers", "stages", "id"];
        for (found, meant) in [("buyrs", "buyers"), ("buyyers", "buyers"), ("stagez", "stages"), ("STAGES", "stages")] {
            assert_eq!(nearest(found, &known), format!("; “{meant}” may be meant"), "{found}");
        }
        for found in ["idid", "partner", "sid-e", ""] {
            assert_eq!(nearest(found, &known), "; known are buyers, stages, id", "{found}");
        }
        assert_eq!(nearest("buyers", &[]), "");
    }
}
