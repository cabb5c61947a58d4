//! Text as Markdown that reads as the same text.

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

fn is_blank(letter: char) -> bool {
    letter.is_control() || matches!(letter, ' ' | '\u{2028}' | '\u{2029}')
}

fn is_active(letter: char) -> bool {
    matches!(
        letter,
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '{' | '}' | '&' | '~' | '$' | '!' | '^'
    )
}

#[cfg(test)]
mod tests {
    use super::escape;

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
