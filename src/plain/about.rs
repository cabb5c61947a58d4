//! What there is to be said of a question, and words for what is answered.

/// So many letters of what was not understood are repeated.
const REPEATED: usize = 60;

/// What `?` reads of a question, and what may be answered.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    /// Where its guidance stands; nowhere where it has none.
    pub(super) guidance: &'static str,
    /// What is to be known of it besides.
    pub(super) says: String,
    /// What may be answered.
    pub(super) choices: Vec<String>,
    /// Whether a number answers as its choice does.
    pub(super) are_numbered: bool,
    /// Whether any text is an answer, so that a command given without its dot would be one.
    pub(super) takes_text: bool,
}

impl About {
    /// About a question that takes one of these.
    pub(super) fn choices(choices: &[&str]) -> Self {
        Self { choices: choices.iter().map(|&choice| choice.to_owned()).collect(), ..Self::default() }
    }

    /// The same where the number of one answers too.
    pub(super) fn numbered(choices: &[&str]) -> Self {
        Self { are_numbered: true, ..Self::choices(choices) }
    }

    /// About a question that takes any text.
    pub(super) fn text() -> Self {
        Self { takes_text: true, ..Self::default() }
    }

    /// The same where this word is an answer, whatever else it may mean.
    pub(super) fn or(self, word: &str) -> Self {
        Self { choices: vec![word.to_owned()], ..self }
    }

    /// The same with guidance.
    pub(super) fn guided(self, guidance: &'static str) -> Self {
        Self { guidance, ..self }
    }

    /// The same with a sentence.
    pub(super) fn saying(self, says: impl Into<String>) -> Self {
        Self { says: says.into(), ..self }
    }

    /// Whether nothing is known of it.
    pub(super) fn is_empty(&self) -> bool {
        self.guidance.is_empty() && self.says.is_empty() && self.choices.is_empty() && !self.takes_text
    }

    /// Whether a line is one of the choices.
    pub(super) fn is_choice(&self, line: &str) -> bool {
        self.choices.iter().any(|choice| choice.eq_ignore_ascii_case(line))
    }
}

/// A text that was not understood, its beginning where it is long.
pub(super) fn beginning(text: &str) -> String {
    let beginning: String = text.chars().take(REPEATED).collect();
    if beginning.len() == text.len() { beginning } else { format!("{beginning} and so on") }
}

/// "1 none, 2 some, 3 most".
pub(super) fn choices(words: &[&str]) -> String {
    words.iter().enumerate().map(|(at, word)| format!("{} {word}", at + 1)).collect::<Vec<_>>().join(", ")
}
