//! Text as Markdown that reads as the same text.

use crate::report::page::is_blank;

/// `text` on one line, with everything escaped that Markdown would read as anything but text. Runs of blanks, line
/// ends and control characters become one blank, as they do wherever Markdown is read.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut is_number = true;
    for (at, word) in text.split(is_blank).filter(|word| !word.is_empty()).enumerate() {
        if at > 0 {
            out.push(' ');
            is_number = false;
        }
        for letter in word.chars() {
            let starts_a_block = out.is_empty() && matches!(letter, '-' | '+' | '=');
            let numbers_a_list = is_number && !out.is_empty() && matches!(letter, '.' | ')');
            if is_active(letter) || starts_a_block || numbers_a_list {
                out.push('\\');
            }
            is_number = is_number && letter.is_ascii_digit();
            out.push(letter);
        }
    }
    out
}

/// A figure in a table, where no list can begin: "> 95" with its sign escaped, "3.5" as it is.
pub(super) fn escape_figure(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for letter in text.chars() {
        if is_active(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

fn is_active(letter: char) -> bool {
    matches!(
        letter,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '{' | '}' | '&' | '~' | '$' | '!' | '^'
    )
}

#[cfg(test)]
mod tests {
    use super::{escape, escape_figure};

    #[test]
    fn a_figure_keeps_its_point_and_loses_its_sign() {
        assert_eq!([escape_figure("3.5"), escape_figure("> 95")], ["3.5", r"\> 95"]);
    }

    #[test]
    fn what_markdown_would_read_is_escaped_and_the_rest_is_left_alone() {
        for (text, escaped) in [
            ("Cordwell & Fenn", r"Cordwell \& Fenn"),
            ("- not a list", r"\- not a list"),
            ("1. not a list", r"1\. not a list"),
            ("3.5 days, e.g. this", r"3\.5 days, e.g. this"),
            ("a|b", r"a\|b"),
            ("[x](http://e.example)", r"\[x\](http://e.example)"),
            ("two\r\n\nlines", "two lines"),
            ("  ", ""),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
