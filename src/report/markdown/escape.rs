//! Text as Markdown that reads as the same text.
//!
//! What is taken for a sign by the standard, or by what is common beside it, is escaped, and nothing else: a file is read
//! by people too, and "\$77k" is no sum.

/// `text`, which is one line, where a block may begin: a paragraph, a heading or a point.
pub(super) fn escape(text: &str) -> String {
    escaped(text, true)
}

/// `text`, which is one line, within a cell of a table, where no block can begin.
pub(super) fn escape_cell(text: &str) -> String {
    escaped(text, false)
}

fn escaped(text: &str, begins_a_block: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut is_number = begins_a_block;
    // A dollar sign behind a blank never ends a formula: where all are such and of sums, none begins.
    let is_of_a_sum = |at: usize| {
        let (before, after) = text.split_at(at);
        (before.is_empty() || before.ends_with(' ')) && after.get(1..).is_some_and(|it| it.starts_with(is_digit))
    };
    let has_sums_only = text.match_indices('$').all(|(at, _)| is_of_a_sum(at));
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let after = letters.peek().copied();
        let is_first = begins_a_block && out.is_empty();
        let starts_a_block = is_first && matches!(letter, '-' | '+' | '=' | ':');
        let numbers_a_list =
            is_number && !is_first && matches!(letter, '.' | ')') && after.is_none_or(|after| after == ' ');
        let is_hash = letter == '#' && begins_a_block;
        // A tilde behind a blank only ever begins what is struck out, and all others are escaped, so nothing ends it.
        let begins_only = (out.is_empty() || out.ends_with(' ')) && after != Some('~');
        let strikes_out = letter == '~' && !begins_only;
        let opens_a_formula = letter == '$' && !has_sums_only;
        let links = letter == ':' && after == Some('/') || letter == '.' && ends_in_www(&out);
        if is_active(letter, after)
            || strikes_out
            || opens_a_formula
            || is_hash
            || starts_a_block
            || numbers_a_list
            || links
        {
            out.push('\\');
        }
        is_number = is_number && letter.is_ascii_digit();
        out.push(letter);
    }
    out
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Whether a point behind this makes a link where addresses are links by themselves. Those of mail are so whatever
/// stands before them, and lead to what they say.
fn ends_in_www(text: &str) -> bool {
    let mut last = text.chars().rev();
    (0..3).all(|_| last.next().is_some_and(|letter| letter.eq_ignore_ascii_case(&'w')))
        && last.next().is_none_or(|before| !before.is_alphanumeric())
}

/// Whether a letter before another means something wherever it stands.
fn is_active(letter: char, after: Option<char>) -> bool {
    match letter {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '{' | '}' | '^' => true,
        '&' => after.is_some_and(|after| after.is_ascii_alphanumeric() || after == '#'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, escape_cell};

    #[test]
    fn in_a_cell_no_list_and_no_heading_begins() {
        assert_eq!(["1. one", "> 95", "#", "- x", "a|b"].map(escape_cell), ["1. one", r"\> 95", "#", "- x", r"a\|b"]);
    }

    /// E4.
    #[test]
    fn what_markdown_would_read_is_escaped_and_the_rest_is_left_alone() {
        for (text, escaped) in [
            ("Cordwell & Fenn", "Cordwell & Fenn"),
            ("&amp; &#35;", r"\&amp; \&\#35;"),
            ("- not a list", r"\- not a list"),
            ("1. not a list", r"1\. not a list"),
            ("3.5 days, e.g. this", "3.5 days, e.g. this"),
            ("94 days, $77k to $1,008k", "94 days, $77k to $1,008k"),
            ("http://a.example", r"http\://a.example"),
            ("(WWW.a.example) awww.", r"(WWW\.a.example) awww."),
            ("9:30, a: b", "9:30, a: b"),
            ("~16 days, ~€15k ~ typical", "~16 days, ~€15k ~ typical"),
            ("~a~ and ~~b~~ (~c)", r"~a\~ and \~\~b\~\~ (\~c)"),
            ("$x$", r"\$x\$"),
            ("$1 and $x", r"\$1 and \$x"),
            ("$5 of (x$5)", r"\$5 of (x\$5)"),
            ("a|b", r"a\|b"),
            ("![x](http://e.example)", r"!\[x\](http\://e.example)"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
