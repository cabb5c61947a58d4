//! One thing in a few parts, asked for one after the other: a need with its answer, a line of pay.

/// A part as it is asked for, with what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A line to be typed.
    Text {
        /// What is asked for.
        label: &'static str,
        /// What stands there.
        text: String,
    },
    /// One of a few words.
    Choice {
        /// What is asked for.
        label: &'static str,
        /// The words, in order.
        choices: &'static [&'static str],
        /// The place of the one that stands there.
        chosen: usize,
    },
}

impl Part {
    /// A line to be typed.
    #[must_use]
    pub fn text(label: &'static str, text: &str) -> Self {
        Self::Text { label, text: text.to_owned() }
    }

    /// One of a few words.
    #[must_use]
    pub fn choice(label: &'static str, choices: &'static [&'static str], chosen: usize) -> Self {
        Self::Choice { label, choices, chosen }
    }
}

/// What was given for a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given<'a> {
    /// What was typed.
    Text(&'a str),
    /// The place of the word chosen.
    Choice(usize),
}

/// A part that cannot stand, by its place, and why.
pub type PartError = (usize, String);
