//! The report as JSON, for programs. What cannot be seen in a text stands escaped, so that it is whole for a program and
//! does nothing to a terminal that shows the file.

use super::Report;
use crate::text::seen::is_hidden;
use std::fmt::Write;

/// Pretty-printed, with a line feed at the end. Contacts and notes are never in it.
pub(super) fn render(report: &Report) -> String {
    let mut text = serde_json::to_string_pretty(report).expect("every key of the report is text");
    text.push('\n');
    escaped(text)
}

/// The same JSON with every hidden character by its number; line feeds stand between values only.
fn escaped(json: String) -> String {
    let is_raw = |letter: char| letter != '\n' && is_hidden(letter);
    if !json.contains(is_raw) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_raw(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}").expect("memory takes a few digits");
            }
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_is_hidden_is_escaped_and_read_back_whole() {
        let text = "a\u{1b}]8;;x\u{7}b\u{7f}\u{9b}31m\u{202e}\u{200b}\u{e0041}日\u{2066}\n";
        let json = escaped(serde_json::to_string_pretty(&[text]).expect("a text is JSON"));
        assert!(!json.contains(|letter: char| letter != '\n' && crate::text::seen::is_hidden(letter)), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).expect("it is JSON"), [text]);
        for (text, told) in [("\u{7f}", "[\"\\u007f\"]"), ("\u{202e}", "[\"\\u202e\"]"), ("a", "[\"a\"]")] {
            assert_eq!(escaped(serde_json::to_string(&[text]).expect("a text is JSON")), told);
        }
    }
}
