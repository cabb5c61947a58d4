//! Words for thousands, millions and billions behind a number: `60k`, `60 Tsd.`, `1.2m`, `1,2 Mio.`, `2bn`.

/// The power of ten a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// Ten to so much.
    pub(super) power: i32,
    /// Whether it is a German word, so that a comma before it parts a fraction and a point parts thousands.
    pub(super) is_german: bool,
}

const WORDS: [(&str, i32, bool); 24] = [
    ("thousand", 3, false),
    ("thousands", 3, false),
    ("k", 3, false),
    ("tsd", 3, true),
    ("tausend", 3, true),
    ("t", 3, true),
    ("million", 6, false),
    ("millions", 6, false),
    ("mill", 6, false),
    ("mln", 6, false),
    ("mn", 6, false),
    ("mm", 6, false),
    ("m", 6, false),
    ("millionen", 6, true),
    ("mio", 6, true),
    ("billion", 9, false),
    ("billions", 9, false),
    ("bln", 9, false),
    ("bn", 9, false),
    ("b", 9, false),
    ("milliarden", 9, true),
    ("milliarde", 9, true),
    ("mrd", 9, true),
    ("mia", 9, true),
];

/// The text before the word for a power of ten, and what the word stands for.
pub(super) fn with_scale(text: &str) -> (&str, Option<Scale>) {
    let text = text.trim();
    let end = text.strip_suffix('.').unwrap_or(text);
    let number = end.trim_end_matches(|letter: char| letter.is_alphabetic());
    let word = end.strip_prefix(number).unwrap_or_default().to_lowercase();
    let scale = WORDS.iter().find(|(known, ..)| *known == word);
    scale.map_or((text, None), |(_, power, is_german)| {
        (number.trim_end(), Some(Scale { power: *power, is_german: *is_german }))
    })
}
