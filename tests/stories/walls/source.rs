//! The sources as the walls read them: without comments, without the tests inside, and in words.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file of `src`.
pub(crate) struct Source {
    /// Where it stands in the crate: `["plan", "field"]`; nowhere for `lib.rs`.
    pub(super) module: Vec<String>,
    pub(crate) text: String,
    /// The program alone, in words and signs: comments and the tests inside are gone, a string is one word `""`.
    pub(super) words: Vec<String>,
    /// Strings that are paths: the derives of serde follow them.
    pub(super) strings: Vec<String>,
}

impl Source {
    pub(super) fn of(module: Vec<String>, text: String) -> Self {
        let (words, mut strings) = words(&text);
        strings.retain(|text| text.starts_with("\"crate::"));
        Self { module, words: without_tests(words), strings, text }
    }

    pub(crate) fn room(&self) -> &str {
        self.module.first().map_or("lib", String::as_str)
    }

    /// What it is called in a message: `plan/field`.
    pub(crate) fn name(&self) -> String {
        self.module.join("/")
    }
}

pub(super) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file, in the order of their names.
pub(crate) fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                paths.push(path);
            }
        }
    }
    assert!(paths.len() > 20, "the sources were found");
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Source {
    Source::of(module(path), fs::read_to_string(path).unwrap())
}

fn module(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(root().join("src")).unwrap().with_extension("");
    let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts == ["lib"] { Vec::new() } else { parts }
}

/// Words and signs, `::` as one; and the strings, apart.
pub(crate) fn words(text: &str) -> (Vec<String>, Vec<String>) {
    let letters: Vec<char> = text.chars().collect();
    let (mut words, mut strings) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < letters.len() {
        let rest = &letters[at..];
        at += match rest {
            ['/', '/', ..] => until(rest, "\n"),
            ['/', '*', ..] => until(rest, "*/"),
            ['"', ..] | ['b', '"', ..] => {
                let length = string(rest);
                strings.push(rest[..length].iter().collect());
                words.push("\"\"".to_owned());
                length
            }
            ['r', '"' | '#', ..] if raw_string(rest).is_some() => {
                words.push("\"\"".to_owned());
                raw_string(rest).unwrap()
            }
            ['\'', '\\', ..] => 3 + until(&rest[3..], "'"),
            ['\'', _, '\'', ..] => 3,
            [':', ':', ..] => {
                words.push("::".to_owned());
                2
            }
            [letter, ..] if is_of_word(*letter) => {
                let word: String = rest.iter().take_while(|letter| is_of_word(**letter)).collect();
                let length = word.chars().count();
                words.push(word);
                length
            }
            [sign, ..] => {
                words.extend((!sign.is_whitespace()).then(|| sign.to_string()));
                1
            }
            [] => unreachable!("the loop has ended"),
        };
    }
    (words, strings)
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// How many letters there are up to and with `end`.
fn until(letters: &[char], end: &str) -> usize {
    let end: Vec<char> = end.chars().collect();
    letters.windows(end.len()).position(|part| part == end).map_or(letters.len(), |at| at + end.len())
}

fn string(letters: &[char]) -> usize {
    let mut at = letters.iter().position(|letter| *letter == '"').unwrap() + 1;
    while letters[at] != '"' {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

fn raw_string(letters: &[char]) -> Option<usize> {
    let hashes = letters[1..].iter().take_while(|letter| **letter == '#').count();
    (letters.get(1 + hashes) == Some(&'"')).then(|| {
        let end = format!("\"{}", "#".repeat(hashes));
        hashes + 2 + until(&letters[hashes + 2..], &end)
    })
}

/// What stands behind `#[cfg(test)] mod tests` is not the program.
fn without_tests(mut words: Vec<String>) -> Vec<String> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    if let Some(at) = words.windows(mark.len()).position(|part| part == mark) {
        words.truncate(at);
    }
    words
}
