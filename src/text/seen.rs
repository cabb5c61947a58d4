//! What of a text can be seen: the one place that says which characters hide, turn the direction of writing or drive a
//! terminal. What comes into a plan, what is drawn and what is written all ask here. It knows the standard library
//! alone.

use std::borrow::Cow;

/// Stands where a screen shows that something cannot be seen.
pub const UNSEEN: char = '\u{fffd}';

/// The text without what cannot be seen, every kind of line break as `\n` and a tab as a blank. Joiners that hold an
/// emoji or a joined script together stay.
#[must_use]
pub fn seen(text: &str) -> Cow<'_, str> {
    passed(text, None)
}

/// The same text with [`UNSEEN`] for every character that cannot be seen: two names that differ are seen to differ.
#[must_use]
pub fn marked(text: &str) -> Cow<'_, str> {
    passed(text, Some(UNSEEN))
}

fn passed(text: &str, instead: Option<char>) -> Cow<'_, str> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // What stands before, and before that what it dresses, if it is a sign that says how a picture is drawn.
    let (mut before, mut base) = (None, None);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let kept = match letter {
            '\r' if letters.peek() == Some(&'\n') => continue,
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            hidden if is_hidden(hidden) && !holds_together((before, base), hidden, letters.peek().copied()) => {
                match instead {
                    Some(mark) => mark,
                    None => continue,
                }
            }
            seen => seen,
        };
        out.push(kept);
        before = Some(kept);
        base = if kept == '\u{fe0f}' { base } else { before };
    }
    Cow::Owned(out)
}

/// What can be seen of a text, to stand within a line: runs of blanks and line breaks are one blank, none at the ends.
#[must_use]
pub fn one_line(text: &str) -> String {
    let seen = seen(text);
    let words = seen.split([' ', '\n']).filter(|word| !word.is_empty());
    let mut line = String::with_capacity(seen.len());
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Takes no room on the screen, breaks a line, turns the direction of writing, or drives a terminal.
#[must_use]
pub fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a hidden character is part of what is seen: inside an emoji, or between letters of a script that joins.
fn holds_together(before: (Option<char>, Option<char>), hidden: char, after: Option<char>) -> bool {
    let (Some(before), Some(base)) = before else { return false };
    match hidden {
        '\u{200c}' | '\u{200d}' if is_joining(before) => after.is_some_and(is_joining),
        '\u{200d}' => is_picture(base) && after.is_some_and(is_picture),
        // Once: a second one says nothing.
        '\u{fe0f}' => is_picture(before) || matches!(before, '0'..='9' | '#' | '*'),
        _ => false,
    }
}

/// A letter of Arabic, Syriac or an Indian script, where joiners change how a word is written.
#[must_use]
pub fn is_joining(letter: char) -> bool {
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
    fn what_cannot_be_seen_goes() {
        assert_eq!(one_line("\u{feff}Ac\u{200b}me\u{202e}\u{2066} \u{1b}[31mred\0\u{7f}\u{ad}"), "Acme [31mred");
        assert_eq!(one_line("a\u{200d}b\u{fe0f}\u{e0041}"), "ab");
        assert_eq!(one_line("\u{1b}]8;;http://evil.example\u{1b}\\link\u{9b}31m"), "]8;;http://evil.example\\link31m");
        assert_eq!(seen("one\r\ntwo\u{2028}three\tfour"), "one\ntwo\nthree four");
    }

    /// T7.
    #[test]
    fn every_letter_that_hides_goes_from_a_text_and_is_marked_on_a_screen() {
        let hidden = "\u{200d}\u{34f}\u{115f}\u{17b4}\u{17b5}\u{180b}\u{180f}\u{fe00}\u{fe0e}\u{fe0f}\u{3164}\u{ffa0}\u{e0100}\u{e01ef}\u{e0041}\u{202e}\u{9b}\u{7}";
        for letter in hidden.chars() {
            let text = format!("a{letter}b");
            assert_eq!((seen(&text).as_ref(), marked(&text).as_ref()), ("ab", "a\u{fffd}b"), "{letter:?}");
        }
    }

    #[test]
    fn nothing_is_hidden_behind_a_flag() {
        assert_eq!(one_line("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"), "🏴");
    }

    #[test]
    fn emoji_and_joined_scripts_stay_whole() {
        for whole in
            ["👩\u{200d}👩\u{200d}👧", "❤\u{fe0f}\u{200d}🔥", "1\u{fe0f}\u{20e3}", "می\u{200c}خواهم", "क्\u{200d}ष"]
        {
            assert_eq!(one_line(whole), whole);
        }
    }
}
