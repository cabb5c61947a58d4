//! The three files of an exchange, and the keys that go with them to nobody.

/// Which file of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// The first: whoever asks makes it.
    Request,
    /// The second: whoever is asked makes it.
    Answer,
    /// The third: what came of it, from whoever asked.
    Result,
    /// What whoever asked keeps meanwhile, and sends to nobody.
    AskersKey,
    /// What whoever answered keeps meanwhile, and sends to nobody.
    AnswerersKey,
}

impl FileKind {
    pub(super) const ALL: [Self; 5] = [Self::Request, Self::Answer, Self::Result, Self::AskersKey, Self::AnswerersKey];

    /// The word it begins with.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Answer => "answer",
            Self::Result => "result",
            Self::AskersKey => "key-of-who-asks",
            Self::AnswerersKey => "key-of-who-answers",
        }
    }

    /// Whether it goes to the other side.
    pub(super) const fn is_sent(self) -> bool {
        matches!(self, Self::Request | Self::Answer | Self::Result)
    }

    /// "a request".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "a request",
            Self::Answer => "an answer",
            Self::Result => "a result",
            Self::AskersKey | Self::AnswerersKey => "a key, which is nobody else's",
        }
    }

    /// What is done with it.
    pub(super) const fn way(self) -> &'static str {
        match self {
            Self::Request => "A request is answered: partnerplan overlap answer.",
            Self::Answer | Self::Result => "It is read: partnerplan overlap read.",
            Self::AskersKey | Self::AnswerersKey => "Give it to nobody.",
        }
    }

    /// The line that whoever opens it in an editor is told.
    pub(super) const fn about(self) -> &'static str {
        match self {
            Self::Request => "It asks how many accounts two companies share. No name stands in it, only masked points.",
            Self::Answer => "It answers a request for shared accounts. No name stands in it, only masked points.",
            Self::Result => "It says what came of an exchange: how many accounts two companies share.",
            Self::AskersKey | Self::AnswerersKey => "The key of one exchange. It is erased when the exchange is read.",
        }
    }
}
