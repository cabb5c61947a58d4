//! The sentences of a sheet, and whether they speak of something. Words are looked for as they are written, in small
//! letters: it is a search, not an understanding, so what it finds is quoted.

use crate::plan::Segment;

/// A sentence of a sheet and the part it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said<'a> {
    pub(super) field: &'static str,
    pub(super) text: &'a str,
}

/// What a sheet says of needs and our answers, of rules and of what is measured.
pub(super) fn said(segment: &Segment) -> Vec<Said<'_>> {
    let strategy = &segment.strategy;
    let needs = strategy.needs.iter().flat_map(|need| [&need.need, &need.how]).map(|text| ("needs", text));
    let rules = strategy.rules.iter().map(|rule| ("rules", &rule.text));
    let kpis = strategy.kpis.iter().map(|kpi| ("kpis", &kpi.text));
    needs.chain(rules).chain(kpis).map(|(field, text)| Said { field, text: text.trim() }).collect()
}

/// Whether any of these stands in a text.
pub(super) fn says_any(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}

/// Whether any of these stands in a text as a word of its own.
pub(super) fn has_word(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    text.split(|letter: char| !letter.is_alphanumeric()).any(|word| words.contains(&word))
}

/// The first words of a line, short enough to stand in a sentence.
pub(super) fn quoted(text: &str) -> String {
    const ROOM: usize = 60;
    let mut out = String::new();
    for word in text.split_whitespace() {
        if !out.is_empty() && out.chars().count() + word.chars().count() >= ROOM {
            return format!("“{}…”", out.trim_end_matches([',', ';', ':', '.']));
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    format!("“{}”", out.trim_end_matches('.'))
}
