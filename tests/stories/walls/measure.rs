//! How large functions are, and which types a file defines.

use super::source::Source;

/// Every function with a body: its name, and how many words and signs the body has.
pub(super) fn functions(source: &Source) -> Vec<(String, usize)> {
    let words = &source.words;
    let mut all = Vec::new();
    // `fn(` is a type.
    let starts = words.windows(2).enumerate().filter(|(_, pair)| pair[0] == "fn" && pair[1] != "(");
    for (at, _) in starts {
        let opens = words[at..].iter().position(|word| ["{", ";"].contains(&word.as_str()));
        let Some(start) = opens.map(|opens| at + opens).filter(|start| words[*start] == "{") else { continue };
        let body = &words[start..=end(words, start)];
        // A string is no sign, and a path's two colons are two.
        let size = body.iter().map(|word| if word == "\"\"" { 0 } else { 1 + usize::from(word == "::") }).sum();
        all.push((words[at + 1].clone(), size));
    }
    all
}

/// Where the brace that opens at `start` closes.
fn end(words: &[String], start: usize) -> usize {
    let mut depth = 0;
    for (at, word) in words.iter().enumerate().skip(start) {
        match word.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    words.len() - 1
}

/// The types a file defines for itself or others. One that only says of what another of the same name is, is that one.
pub(super) fn types(source: &Source) -> Vec<String> {
    let mut depth = 0;
    let mut all = Vec::new();
    for (at, pair) in source.words.windows(2).enumerate() {
        let is_same = || source.words[at + 2..].iter().take_while(|word| *word != ";").any(|word| *word == pair[1]);
        match pair[0].as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "type" if depth == 0 && is_same() => {}
            "struct" | "enum" | "trait" | "type" | "union" if depth == 0 => all.push(pair[1].clone()),
            _ => {}
        }
    }
    all
}
