//! RON as values that know where they stand, which those of a library do not: what is wrong with one is said with its
//! place, and one can be replaced without the rest of the text being touched.

use super::value::{Node, Value};
use super::{Flaw, Place, Said};
use std::str;

/// Deeper than any settings are nested.
const DEEPEST: usize = 8;

/// The one value in these bytes; none where there are only blanks and comments.
pub(super) fn whole(bytes: &[u8]) -> Result<Option<Node>, Flaw> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        Flaw::at(place(&String::from_utf8_lossy(before)), "what stands here is no text in UTF-8")
    })?;
    let mut reader = Reader { text, at: if text.starts_with('\u{feff}') { 3 } else { 0 } };
    reader.skip_blanks()?;
    if reader.peek().is_none() {
        return Ok(None);
    }
    let node = reader.node(0)?;
    reader.skip_blanks()?;
    match reader.peek() {
        None => Ok(Some(node)),
        Some(_) => Err(reader.flaw("something stands behind the end of the settings")),
    }
}

/// The place behind a text.
fn place(before: &str) -> Place {
    let line = before.split('\n').next_back().unwrap_or_default();
    Place { line: before.matches('\n').count() + 1, column: line.trim_start_matches('\u{feff}').chars().count() + 1 }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn skip(&mut self, word: &str) -> bool {
        let is_there = self.rest().starts_with(word);
        self.at += if is_there { word.len() } else { 0 };
        is_there
    }

    fn place(&self) -> Place {
        place(self.text.get(..self.at).unwrap_or_default())
    }

    fn flaw(&self, words: &str) -> Flaw {
        if self.peek().is_none() {
            return Flaw::at(self.place(), "the file ends in the middle; it may have been cut short");
        }
        Flaw::at(self.place(), words)
    }

    fn skip_blanks(&mut self) -> Result<(), Flaw> {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            if self.skip("//") {
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
            } else if self.rest().starts_with("/*") {
                self.skip_comment()?;
            } else if self.skip("#![") {
                // Which dialect of RON it is makes no difference to what may stand here.
                self.at += self.rest().find(']').map_or(self.rest().len(), |end| end + 1);
            } else {
                return Ok(());
            }
        }
    }

    /// A comment of many lines, which may hold others.
    fn skip_comment(&mut self) -> Result<(), Flaw> {
        let began = self.place();
        let mut depth = 0;
        loop {
            if self.skip("/*") {
                depth += 1;
            } else if self.skip("*/") {
                depth -= 1;
            } else if self.next().is_none() {
                return Err(Flaw::at(began, "this comment has no end; write */ behind it"));
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn node(&mut self, depth: usize) -> Result<Node, Flaw> {
        self.skip_blanks()?;
        let (at, from) = (self.place(), self.at);
        if depth > DEEPEST {
            return Err(self.flaw("brackets are nested deeper than any settings"));
        }
        let value = match self.peek() {
            Some('"') => Value::Text(self.string()?),
            Some('r') if self.rest().starts_with("r\"") || self.rest().starts_with("r#") => Value::Text(self.raw()?),
            Some('[') => Value::List(self.list(depth)?),
            Some('(') => Value::Fields(self.fields(')', depth)?),
            Some('{') => Value::Fields(self.fields('}', depth)?),
            Some(letter) if is_of_word(letter) && !letter.is_ascii_digit() => return self.word(depth, at, from),
            Some(letter) if letter.is_ascii_digit() || matches!(letter, '-' | '+' | '.') => Value::Number(self.run()),
            _ => {
                return Err(
                    self.flaw("a value is wanted here: a text in double quotes, true or false, a list or a block")
                );
            }
        };
        Ok(Node { at, bytes: from..self.at, value })
    }

    /// A word, what is in `Some(…)`, or a block with its name in front.
    fn word(&mut self, depth: usize, at: Place, from: usize) -> Result<Node, Flaw> {
        let word = self.run();
        let behind = self.at;
        self.skip_blanks()?;
        if self.peek() != Some('(') {
            self.at = behind;
            return Ok(Node { at, bytes: from..behind, value: Value::Word(word) });
        }
        if word != "Some" {
            let fields = self.fields(')', depth)?;
            return Ok(Node { at, bytes: from..self.at, value: Value::Fields(fields) });
        }
        self.next();
        let inside = self.node(depth + 1)?;
        self.skip_blanks()?;
        if self.skip(")") { Ok(inside) } else { Err(self.flaw("“)” is wanted here")) }
    }

    fn run(&mut self) -> String {
        let rest = self.rest();
        let end = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default().to_owned()
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Node>, Flaw> {
        self.next();
        let mut all = Vec::new();
        while !self.ends(']')? {
            all.push(self.node(depth + 1)?);
            self.part(']')?;
        }
        Ok(all)
    }

    fn fields(&mut self, end: char, depth: usize) -> Result<Vec<(Said<String>, Node)>, Flaw> {
        self.next();
        let mut all = Vec::new();
        while !self.ends(end)? {
            let at = self.place();
            let value = match self.peek() {
                Some('"') => self.string()?,
                Some(letter) if is_of_word(letter) => self.run(),
                _ => return Err(self.flaw("a name and a colon are wanted here")),
            };
            self.skip_blanks()?;
            if !self.skip(":") {
                return Err(self.flaw("a colon is wanted here"));
            }
            all.push((Said { value, at }, self.node(depth + 1)?));
            self.part(end)?;
        }
        Ok(all)
    }

    /// Whether the list or block ends here; then it is left.
    fn ends(&mut self, end: char) -> Result<bool, Flaw> {
        self.skip_blanks()?;
        Ok(self.skip(end.encode_utf8(&mut [0; 4])))
    }

    /// The comma between two; none is needed before the end.
    fn part(&mut self, end: char) -> Result<(), Flaw> {
        self.skip_blanks()?;
        if self.peek() == Some(end) || self.skip(",") {
            return Ok(());
        }
        Err(self.flaw(&format!("a comma or “{end}” is wanted here")))
    }

    fn string(&mut self) -> Result<String, Flaw> {
        let began = self.place();
        self.next();
        let mut text = String::new();
        loop {
            match self.next() {
                Some('"') => return Ok(text),
                Some('\\') => text.push(self.escaped()?),
                Some(letter) => text.push(letter),
                None => return Err(Flaw::at(began, "this text has no end; write a double quote behind it")),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Flaw> {
        let at = self.place();
        let wrong = || Flaw::at(at, "what stands behind the backslash is no sign; for a backslash write two");
        match self.next() {
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some('0') => Ok('\0'),
            Some(letter @ ('\\' | '"' | '\'')) => Ok(letter),
            Some('x') => self.coded(2).ok_or_else(wrong),
            Some('u') if self.skip("{") => {
                let digits = self.rest().find('}').filter(|digits| (1..=6).contains(digits)).ok_or_else(wrong)?;
                let letter = self.coded(digits).ok_or_else(wrong)?;
                self.next();
                Ok(letter)
            }
            _ => Err(wrong()),
        }
    }

    fn coded(&mut self, digits: usize) -> Option<char> {
        let code = self.rest().get(..digits)?;
        self.at += digits;
        char::from_u32(u32::from_str_radix(code, 16).ok()?)
    }

    fn raw(&mut self) -> Result<String, Flaw> {
        let began = self.place();
        self.next();
        let marks = self.rest().len() - self.rest().trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(marks));
        self.at += marks;
        let rest = if self.skip("\"") { self.rest() } else { "" };
        let length = rest.find(&end).ok_or_else(|| Flaw::at(began, "this text has no end"))?;
        self.at += length + end.len();
        Ok(rest.get(..length).unwrap_or_default().to_owned())
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+' | '.')
}
