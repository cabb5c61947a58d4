//! Text as a terminal shows it: measured by width, cut and wrapped between graphemes, stripped of whatever could move
//! the cursor, reverse the reading direction or hide, and put into ASCII where there is no more. All text on a screen
//! goes through here, and all text in a file through [`seen`]. What may not go in: what a text means, and where it stands.
//!
//! Wrapping is our own because ratatui 0.30's panics on wide and combining text (ratatui#2679).

#![warn(clippy::indexing_slicing)]

pub mod formula;
pub mod manner;
pub mod near;
pub mod same;
pub mod seen;
pub mod wording;

use seen::UNSEEN;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns the text takes once cleaned.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    clean(text).graphemes(true).map(columns).sum()
}

/// The columns of one grapheme: what the terminal advances. An emoji made of several is two wide; letters that stand
/// side by side in one grapheme, as in Thai and Devanagari, take one each.
#[must_use]
pub fn columns(grapheme: &str) -> usize {
    let width = grapheme.width();
    let is_narrow = |letter: char| letter.width().unwrap_or(0) < 2;
    if width > 2 && !grapheme.chars().all(is_narrow) { 2 } else { width }
}

/// What stands for a letter that is wider than all the room there is.
const INSTEAD: &str = "\u{fffd}";

/// So many characters of one grapheme are shown: more than any letter or picture people write is made of. A terminal
/// that is sent a million accents on one letter works on them for seconds.
const LONGEST_GRAPHEME: usize = 32;

/// The text as a terminal shows it: with a mark for what cannot be seen, takes no column or has no end; joiners inside
/// an emoji stay, line breaks become blanks.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for grapheme in seen::marked(text).graphemes(true) {
        push_shown(&mut out, grapheme);
    }
    Cow::Owned(out)
}

/// Puts a grapheme as it is shown behind what is shown already.
fn push_shown(out: &mut String, grapheme: &str) {
    if grapheme == "\n" {
        return out.push(' ');
    }
    if columns(grapheme) == 0 {
        return out.push(UNSEEN);
    }
    // A joiner at the end joins nothing.
    let joined = grapheme.strip_suffix('\u{200d}').filter(|rest| !rest.ends_with(seen::is_joining));
    let whole = joined.unwrap_or(grapheme);
    let end = whole.char_indices().nth(LONGEST_GRAPHEME).map(|(end, _)| end);
    out.push_str(end.and_then(|end| whole.get(..end)).unwrap_or(whole));
    if joined.is_some() || end.is_some() {
        out.push(UNSEEN);
    }
}

/// Whether every byte is a letter of one column.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

/// The text cut to `columns`, with an ellipsis where something was cut.
#[must_use]
pub fn fit(text: &str, limit: usize) -> String {
    let beginning = beginning(text, limit);
    let is_cut = beginning.len() < text.len();
    let text = clean(beginning);
    if !is_cut && width(&text) <= limit {
        return text.into_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        if used + columns(grapheme) + 1 > limit {
            break;
        }
        used += columns(grapheme);
        out.push_str(grapheme);
    }
    if limit > 0 {
        out.truncate(without_joiner(&out).len());
        out.push('…');
    }
    out
}

/// What is cut within a joined word joins nothing any more.
fn without_joiner(cut: &str) -> &str {
    cut.trim_end_matches(['\u{200c}', '\u{200d}'])
}

/// As much of a text as so many columns can come from: of megabytes not all is looked at.
fn beginning(text: &str, limit: usize) -> &str {
    let mut most = limit.saturating_mul(64).saturating_add(1024).min(text.len());
    while !text.is_char_boundary(most) {
        most -= 1;
    }
    text.get(..most).unwrap_or(text)
}

/// The text in lines of at most `limit` columns, broken at blanks, and inside a word only when it is longer than a
/// line. Line breaks in the text stay. Nothing to show gives no lines.
#[must_use]
pub fn wrap(text: &str, limit: usize) -> Vec<String> {
    if limit == 0 || text.is_empty() {
        return Vec::new();
    }
    text.lines().flat_map(|line| wrap_line(&clean(line), limit)).collect()
}

fn wrap_line(line: &str, limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    let mut used = 0;
    for word in words(line) {
        let length: usize = word.graphemes(true).map(columns).sum();
        let blank = usize::from(used > 0);
        if used + blank + length <= limit {
            if blank == 1 {
                current.push(' ');
            }
            current.push_str(word);
            used += blank + length;
            continue;
        }
        if used > 0 {
            lines.push(std::mem::take(&mut current));
            used = 0;
        }
        for grapheme in word.graphemes(true) {
            let grapheme = if columns(grapheme) > limit { INSTEAD } else { grapheme };
            if used > 0 && used + columns(grapheme) > limit {
                current.truncate(without_joiner(&current).len());
                lines.push(std::mem::take(&mut current));
                used = 0;
            }
            current.push_str(grapheme);
            used += columns(grapheme);
        }
    }
    lines.push(current);
    lines
}

/// What stands between blanks. A blank with an accent on it is a letter: parted from it, the accent would stand alone.
fn words(line: &str) -> Vec<&str> {
    let blanks = line.grapheme_indices(true).filter(|(_, grapheme)| *grapheme == " ").map(|(at, _)| at);
    let mut words = Vec::new();
    let mut from = 0;
    for end in blanks.chain([line.len()]) {
        words.extend(line.get(from..end));
        from = end + 1;
    }
    words
}

/// Our own signs beyond ASCII: what stands for each in a cell, one column like the sign, and what in a sentence. A cut
/// is no full stop, so that nobody takes what was cut for an abbreviation.
const SIGNS: [(char, &str, &str); 45] = [
    ('\u{a0}', " ", " "),
    ('\u{202f}', " ", " "),
    ('…', "~", "..."),
    ('–', "-", "-"),
    ('—', "-", "-"),
    ('−', "-", "-"),
    ('─', "-", "-"),
    ('━', "=", "="),
    ('│', "|", "|"),
    ('┃', "|", "|"),
    ('┆', "|", "|"),
    ('┄', "-", "-"),
    ('┌', "+", "+"),
    ('┐', "+", "+"),
    ('└', "+", "+"),
    ('┘', "+", "+"),
    ('├', "+", "+"),
    ('┤', "+", "+"),
    ('┬', "+", "+"),
    ('┴', "+", "+"),
    ('┼', "+", "+"),
    ('·', ".", "."),
    ('‹', "<", "<"),
    ('›', ">", ">"),
    ('←', "<", "Left"),
    ('→', ">", "Right"),
    ('↑', "^", "Up"),
    ('↓', "v", "Down"),
    ('’', "'", "'"),
    ('‘', "'", "'"),
    ('“', "\"", "\""),
    ('”', "\"", "\""),
    ('×', "x", "x"),
    ('✓', "+", "+"),
    ('●', "*", "*"),
    ('○', "o", "o"),
    ('▾', "v", "v"),
    ('░', ".", "."),
    ('▒', ":", ":"),
    ('▓', "%", "%"),
    ('█', "#", "#"),
    ('▴', "^", "^"),
    ('≥', ">", ">="),
    ('≤', "<", "<="),
    (UNSEEN, "?", "?"),
];

/// Our own signs in ASCII, each as wide as it was; letters stay, they are somebody's words.
#[must_use]
pub fn ascii(text: &str) -> String {
    stand_in(text, |(_, cell, _)| cell)
}

/// Our own signs in ASCII as a sentence says them, which may be longer; letters stay.
#[must_use]
pub fn ascii_words(text: &str) -> String {
    stand_in(text, |(_, _, words)| words)
}

fn stand_in(text: &str, pick: impl Fn((char, &'static str, &'static str)) -> &'static str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let sign = if letter.is_ascii() { None } else { SIGNS.into_iter().find(|(sign, _, _)| *sign == letter) };
        match sign {
            Some(row) => out.push_str(pick(row)),
            None => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn hostile_characters_do_not_reach_the_screen() {
        assert_eq!(clean("a\u{1b}[2Jb"), "a�[2Jb");
        assert_eq!(clean("abc\u{202e}def\u{200b}\u{feff}\u{301}"), "abc�def��\u{301}");
        assert_eq!(clean("\u{301}a"), "�a");
        assert_eq!(clean("8\u{fe0f}\u{200d}🔥 →\u{200d}→ ❤\u{fe0f}\u{fe0f}"), "8\u{fe0f}�🔥 →�→ ❤\u{fe0f}�");
        assert_eq!(clean("one\ntwo\tthree"), "one two three");
        assert_eq!(clean("\u{1f469}\u{200d}\u{1f4bb}"), "\u{1f469}\u{200d}\u{1f4bb}");
    }

    /// T10. Found by a fuzzer.
    #[test]
    fn a_blank_with_an_accent_is_not_parted_from_it() {
        assert_eq!(wrap("ab \u{301}\u{301}cd e", 3), ["ab \u{301}\u{301}", "cd", "e"]);
    }

    /// T10. Found by a fuzzer.
    #[test]
    fn a_letter_wider_than_all_the_room_is_not_shown_beyond_it() {
        assert_eq!(wrap("❤\u{fe0f}\u{e33} b", 2), ["�", "b"]);
        assert_eq!(wrap("日", 1), ["�"]);
    }

    /// T10.
    #[test]
    fn a_letter_with_marks_without_end_is_cut_and_one_of_many_parts_is_whole() {
        let endless = format!("Z{}b", "\u{301}".repeat(1_000_000));
        assert_eq!(clean(&endless), format!("Z{}�b", "\u{301}".repeat(LONGEST_GRAPHEME - 1)));
        assert_eq!(width(&endless), 3);
        let kiss = "👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨🏿";
        assert_eq!(clean(kiss), kiss);
    }

    #[test]
    fn a_cut_is_shown_and_never_splits_a_wide_character() {
        assert_eq!(fit("日本語", 4), "日…");
        assert_eq!(fit("日本語", 6), "日本語");
        assert_eq!(fit("abcdef", 3), "ab…");
        assert_eq!(fit("abc", 0), "");
        assert_eq!((fit("می\u{200c}خواهم", 3).as_str(), width("می…")), ("می…", 3));
        assert_eq!(wrap("می\u{200c}خواهم", 2), ["می", "خو", "اه", "م"]);
        assert_eq!(fit(&"ü".repeat(1 << 20), 4), "üüü…");
    }

    #[test]
    fn letters_side_by_side_in_one_grapheme_are_all_counted() {
        assert_eq!([width("ทำ"), width("ﾊﾞ"), width("क्षा"), width("👨‍👩‍👧")], [2, 2, 3, 2]);
    }

    #[test]
    fn ascii_keeps_letters_and_in_a_cell_the_width() {
        for (sign, cell, _) in SIGNS {
            assert_eq!(width(cell), width(&sign.to_string()), "{sign}");
        }
        assert_eq!(ascii(&fit("“Größe”", 5)), "\"Grö~");
        assert_eq!(ascii_words("“Größe” – ↑ …"), "\"Größe\" - Up ...");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_its_room(text in "(a|日|🌞|e\u{301}|\u{301}|\u{200d}|👨‍👩‍👧|\u{202e}|\u{1b}| |\n){0,40}", limit in 0usize..12) {
            prop_assert!(width(&fit(&text, limit)) <= limit);
            for line in wrap(&text, limit) {
                prop_assert!(width(&line) <= limit, "{line:?}");
            }
        }
    }
}
