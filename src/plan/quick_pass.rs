//! The answers of the quick pass: one line a candidate, before anybody is called.

use serde::{Deserialize, Serialize};

/// An answer that may be missing, or asked and not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told<T> {
    /// Nobody has asked.
    #[default]
    Unasked,
    /// Asked; not known.
    NotKnown,
    /// The answer.
    Is(T),
}

impl<T: Copy> Told<T> {
    /// The answer, if there is one.
    #[must_use]
    pub fn known(self) -> Option<T> {
        match self {
            Self::Is(answer) => Some(answer),
            Self::Unasked | Self::NotKnown => None,
        }
    }

    /// Whether the question was answered, "not known" included.
    #[must_use]
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::Unasked)
    }
}

/// The quick pass: one line a candidate, before anybody is called. The partner model is its first question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct QuickPass {
    /// Whether the partner model was asked; the answer is the partner's own model.
    pub model_asked: bool,
    /// Serves our kind of customer.
    pub fit: Told<Fit>,
    /// In the room when our buyer decides.
    pub room: Told<Room>,
    /// How warm.
    pub warmth: Told<Warmth>,
    /// A stop; `Is(Stop::None)` is "none".
    pub stop: Told<Stop>,
}

impl QuickPass {
    /// The stop that is known, if there is one.
    #[must_use]
    pub fn stops(self) -> Option<Stop> {
        self.stop.known().filter(|stop| *stop != Stop::None)
    }

    /// Whether the answers alone rule somebody out: something stops it, or they serve nobody we sell to.
    #[must_use]
    pub fn rules_out(self) -> bool {
        self.stops().is_some() || self.fit.known() == Some(Fit::None)
    }
}

/// How many of theirs are our kind of customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// None.
    None,
    /// Some.
    Some,
    /// Most.
    Most,
}

impl Fit {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::None, Self::Some, Self::Most];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Some => "some",
            Self::Most => "most",
        }
    }
}

/// Whether they are in the room when our buyer decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Room {
    /// No.
    No,
    /// Sometimes.
    Sometimes,
    /// Usually.
    Usually,
}

impl Room {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::No, Self::Sometimes, Self::Usually];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Sometimes => "sometimes",
            Self::Usually => "usually",
        }
    }
}

/// How warm they are to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warmth {
    /// Cold.
    Cold,
    /// We know someone.
    KnowSomeone,
    /// We are talking.
    Talking,
    /// They asked us.
    AskedUs,
}

impl Warmth {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::Cold, Self::KnowSomeone, Self::Talking, Self::AskedUs];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::KnowSomeone => "know someone",
            Self::Talking => "talking",
            Self::AskedUs => "asked us",
        }
    }
}

/// A reason not to go on at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// No stop.
    None,
    /// They sell against us.
    Competitor,
    /// They are exclusive with another.
    Exclusive,
    /// The law, or their profession, forbids it.
    Legal,
}

impl Stop {
    /// Every answer.
    pub const ALL: [Self; 4] = [Self::None, Self::Competitor, Self::Exclusive, Self::Legal];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Competitor => "competitor",
            Self::Exclusive => "exclusive elsewhere",
            Self::Legal => "legal",
        }
    }
}
