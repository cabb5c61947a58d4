//! Text for `man`: paragraphs, headings and lists in the language of its typesetter, in which every word of ours is text
//! and never an order.

use std::fmt::Write;

/// A manual page in the making.
#[derive(Debug)]
pub(super) struct Roff(String);

impl Roff {
    pub(super) fn titled(title: &str, source: &str) -> Self {
        Self(format!(".TH {title} 1 \"\" \"{}\" \"User Commands\"\n.nh\n.ad l\n", escaped(source)))
    }

    pub(super) fn section(&mut self, title: &str) {
        self.line(&format!(".SH {title}"));
    }

    pub(super) fn part(&mut self, title: &str) {
        self.line(&format!(".SS \"{}\"", escaped(title)));
    }

    /// What the next words are about.
    pub(super) fn item(&mut self, typeset: &str) {
        self.line(".TP");
        self.raw(typeset);
    }

    pub(super) fn paragraph(&mut self) {
        self.line(".PP");
    }

    pub(super) fn line_break(&mut self) {
        self.line(".br");
    }

    /// Words of ours; a blank line parts paragraphs.
    pub(super) fn words(&mut self, words: &str) {
        for (at, paragraph) in words.split("\n\n").enumerate() {
            if at > 0 {
                self.paragraph();
            }
            self.raw(&escaped(&paragraph.replace('\n', " ")));
        }
    }

    /// What is typeset already.
    pub(super) fn raw(&mut self, typeset: &str) {
        let guard = if typeset.starts_with(['.', '\'']) { "\\&" } else { "" };
        self.line(&format!("{guard}{typeset}"));
    }

    pub(super) fn text(self) -> String {
        self.0
    }

    fn line(&mut self, line: &str) {
        writeln!(self.0, "{line}").expect("a string takes everything");
    }
}

pub(super) fn bold(words: &str) -> String {
    format!("\\fB{}\\fR", escaped(words))
}

pub(super) fn italic(words: &str) -> String {
    format!("\\fI{}\\fR", escaped(words))
}

/// A hyphen as it is typed, an apostrophe as it is typed, and no order.
fn escaped(words: &str) -> String {
    words.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq").replace('"', "\\(dq")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_an_order_to_the_typesetter() {
        let mut page = Roff::titled("X", "x 1");
        page.words(".so /etc/passwd\n\n'br \\fB-x");
        assert!(page.text().ends_with("\n\\&.so /etc/passwd\n.PP\n\\(aqbr \\efB\\-x\n"));
    }
}
