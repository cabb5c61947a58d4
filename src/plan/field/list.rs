//! Lists as text: short words parted by commas, phrases one a line, and two halves of a phrase parted by a bar.
//!
//! A word that holds the separator, or begins with a quotation mark, stands in quotation marks, a mark inside
//! doubled, as spreadsheets do. Marks that do not enclose a whole word are taken as they stand: nothing is refused.

use super::text::clean_line;

/// The words of a text in which commas part them. Empty words are left out.
#[must_use]
pub fn tags(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let (word, after) = first_word(text, ',');
        words.extend(Some(word).filter(|word| !word.is_empty()));
        rest = after;
    }
    words
}

/// The words as [`tags`] reads them.
#[must_use]
pub fn tags_text<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted_if_needed(word.as_ref(), ',')).collect();
    words.join(", ")
}

/// The phrases of a text, one a line. Empty lines are left out.
#[must_use]
pub fn phrases(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The phrases as [`phrases`] reads them.
#[must_use]
pub fn phrases_text<T: AsRef<str>>(phrases: &[T]) -> String {
    let lines: Vec<String> = phrases.iter().map(|phrase| clean_line(phrase.as_ref())).collect();
    lines.join("\n")
}

/// The two halves of `left | right`; without a bar the right half is empty.
pub(super) fn halves(line: &str) -> (String, String) {
    let (left, rest) = first_word(line, '|');
    (left, rest.unwrap_or_default().trim().to_owned())
}

/// Two halves as [`halves`] reads them.
pub(super) fn halves_text(left: &str, right: &str) -> String {
    let left = quoted_if_needed(&clean_line(left), '|');
    if right.is_empty() { left } else { format!("{left} | {}", clean_line(right)) }
}

/// The words up to the separator, and what follows it if there is one.
fn first_word(text: &str, separator: char) -> (String, Option<&str>) {
    let text = text.trim_start();
    quoted_word(text, separator).unwrap_or_else(|| match text.split_once(separator) {
        Some((word, rest)) => (word.trim().to_owned(), Some(rest)),
        None => (text.trim().to_owned(), None),
    })
}

fn quoted_word(text: &str, separator: char) -> Option<(String, Option<&str>)> {
    let mut word = String::new();
    let mut rest = text.strip_prefix('"')?;
    loop {
        let (part, after) = rest.split_once('"')?;
        word.push_str(part);
        if let Some(doubled) = after.strip_prefix('"') {
            word.push('"');
            rest = doubled;
            continue;
        }
        let after = after.trim_start();
        let word = word.trim().to_owned();
        return if after.is_empty() { Some((word, None)) } else { Some((word, Some(after.strip_prefix(separator)?))) };
    }
}

fn quoted_if_needed(word: &str, separator: char) -> String {
    if word.starts_with('"') || word.contains(separator) {
        format!("\"{}\"", word.replace('"', "\"\""))
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_part_words_unless_they_are_quoted() {
        assert_eq!(tags("Banks, Credit unions,, Mutual insurers ,"), ["Banks", "Credit unions", "Mutual insurers"]);
        assert_eq!(
            tags(r#""Acme, Inc.", 5" pipes, "the ""big"" ones""#),
            ["Acme, Inc.", r#"5" pipes"#, r#"the "big" ones"#]
        );
        assert_eq!(tags(r#""Best" banks, "open"#), [r#""Best" banks"#, r#""open"#]);
        assert!(tags(" , \"\" ,").is_empty());
    }

    #[test]
    fn a_bar_parts_a_phrase_once() {
        assert_eq!(
            halves("New CISO | a post on their page | seen"),
            ("New CISO".into(), "a post on their page | seen".into())
        );
        assert_eq!(halves(r#""either | or" | sign"#), ("either | or".into(), "sign".into()));
        assert_eq!(halves("| only a sign"), (String::new(), "only a sign".into()));
    }
}
