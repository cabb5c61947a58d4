//! Cleaning text that was typed or pasted: every way into a plan goes through here, so that nothing invisible
//! hides in a name and a line stays a line. What a text means is none of this file's business.

/// One line without outer spaces: line breaks and tabs become a space; control characters, bidi controls and
/// zero-width characters go, those that hold an emoji or a joined script together stay.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let visible = visible(text);
    let pieces: Vec<&str> = visible.split('\n').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ")
}

/// Several lines, parted by `\n`, without spaces at their ends and without empty lines around them; otherwise
/// cleaned as [`clean_line`] does.
#[must_use]
pub fn clean_text(text: &str) -> String {
    let visible = visible(text);
    let lines: Vec<&str> = visible.split('\n').map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// The text without what cannot be seen, every kind of line break as `\n`.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let kept = match letter {
            '\r' if letters.peek() == Some(&'\n') => continue,
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            hidden if is_hidden(hidden) && !holds_together(before, hidden, letters.peek().copied()) => continue,
            seen => seen,
        };
        out.push(kept);
        before = Some(kept);
    }
    out
}

/// Takes no room on the screen, turns the direction of writing, or drives a terminal.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a hidden character is part of what is seen: inside an emoji, or between letters of a script that joins.
fn holds_together(before: Option<char>, hidden: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match hidden {
        '\u{200c}' | '\u{200d}' if is_joining(before) => after.is_some_and(is_joining),
        '\u{200d}' => (is_picture(before) || before == '\u{fe0f}') && after.is_some_and(is_picture),
        '\u{fe0f}' => is_picture(before) || matches!(before, '0'..='9' | '#' | '*'),
        '\u{e0020}'..='\u{e007f}' => before == '\u{1f3f4}' || matches!(before, '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

/// A letter of Arabic, Syriac or an Indian script, where joiners change how a word is written.
fn is_joining(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{dff}')
}

/// A character that is drawn as a picture or can be.
fn is_picture(letter: char) -> bool {
    matches!(letter, '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{2bff}'
        | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_never_holds_a_line_break() {
        assert_eq!(clean_line("  Acme\r\nPartners\u{2028}Ltd\t& Co \n"), "Acme Partners Ltd & Co");
        assert_eq!(clean_text("one  \r\ntwo\rthree\n\n"), "one\ntwo\nthree");
    }

    #[test]
    fn what_cannot_be_seen_goes() {
        assert_eq!(clean_line("\u{feff}Ac\u{200b}me\u{202e}\u{2066} \u{1b}[31mred\0\u{7f}\u{ad}"), "Acme [31mred");
        assert_eq!(clean_line("a\u{200d}b\u{fe0f}\u{e0041}"), "ab");
    }

    #[test]
    fn emoji_and_joined_scripts_stay_whole() {
        for whole in
            ["👩\u{200d}👩\u{200d}👧", "❤\u{fe0f}\u{200d}🔥", "1\u{fe0f}\u{20e3}", "می\u{200c}خواهم", "क्\u{200d}ष"]
        {
            assert_eq!(clean_line(whole), whole);
        }
        let scotland = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        assert_eq!(clean_line(scotland), scotland);
    }
}
