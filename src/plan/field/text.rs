//! Cleaning text that was typed or pasted: every way into a plan goes through here, so that nothing invisible
//! hides in a name, a line stays a line, and an é is one letter. What a text means is none of this file's business, and what of it can be
//! seen `text` says.

use crate::text::{same::composed, seen::seen};

/// One line without outer spaces: line breaks and tabs become a space; control characters, bidi controls and
/// zero-width characters go, those that hold an emoji or a joined script together stay.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let text = composed(text);
    let seen = seen(&text);
    let pieces: Vec<&str> = seen.split('\n').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ")
}

/// Several lines, parted by `\n`, without spaces at their ends and without empty lines around them; otherwise
/// cleaned as [`clean_line`] does.
#[must_use]
pub fn clean_text(text: &str) -> String {
    let text = composed(text);
    let seen = seen(&text);
    let lines: Vec<&str> = seen.split('\n').map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_never_holds_a_line_break() {
        assert_eq!(clean_line("  Acme\r\nPartners\u{2028}Ltd\t& Co \n"), "Acme Partners Ltd & Co");
        assert_eq!(clean_text("one  \r\ntwo\rthree\n\n"), "one\ntwo\nthree");
        assert_eq!([clean_line("Cafe\u{301}"), clean_text("Cafe\u{301}\n")], ["Café", "Café"]);
    }
}
