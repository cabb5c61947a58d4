//! How we stand with a partner, and what they ask or must keep to.

use serde::{Deserialize, Serialize};

/// How far things have come with a candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A name.
    #[default]
    Candidate,
    /// We have written or called.
    Contacted,
    /// We are in conversation.
    Talking,
    /// They have our terms.
    TermsOut,
    /// Signed.
    Signed,
    /// Has done the first business.
    Active,
    /// Later.
    Parked,
    /// No.
    Declined,
}

impl Status {
    /// Every status, in order.
    pub const ALL: [Self; 8] = [
        Self::Candidate,
        Self::Contacted,
        Self::Talking,
        Self::TermsOut,
        Self::Signed,
        Self::Active,
        Self::Parked,
        Self::Declined,
    ];

    /// Talking to us, or further.
    #[must_use]
    pub fn is_in_talks(self) -> bool {
        matches!(self, Self::Talking | Self::TermsOut) || self.has_signed()
    }

    /// Signed, or further.
    #[must_use]
    pub fn has_signed(self) -> bool {
        matches!(self, Self::Signed | Self::Active)
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Contacted => "contacted",
            Self::Talking => "talking",
            Self::TermsOut => "terms out",
            Self::Signed => "signed",
            Self::Active => "active",
            Self::Parked => "parked",
            Self::Declined => "declined",
        }
    }
}

/// When a partner is recruited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wave {
    /// In the first wave.
    RecruitNow,
    /// In the second wave, some 90 days on.
    Next,
    /// Not yet.
    Later,
    /// Not at all.
    No,
}

impl Wave {
    /// Every wave, in order.
    pub const ALL: [Self; 4] = [Self::RecruitNow, Self::Next, Self::Later, Self::No];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::RecruitNow => "Recruit now",
            Self::Next => "Next",
            Self::Later => "Later",
            Self::No => "No",
        }
    }
}

/// What a partner asks or has been granted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusivity {
    /// Nothing.
    #[default]
    None,
    /// They ask for it.
    Asked,
    /// They have it, against a quota in words.
    Granted(String),
}

/// A profession with rules of its own about fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profession {
    /// Accountants and auditors.
    Audit,
    /// Lawyers.
    Law,
    /// Insurance and other brokers.
    Broker,
    /// Acts for public bodies.
    PublicSectorAgent,
    /// Another regulated profession.
    Other,
}

impl Profession {
    /// Every profession.
    pub const ALL: [Self; 5] = [Self::Audit, Self::Law, Self::Broker, Self::PublicSectorAgent, Self::Other];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Audit => "audit",
            Self::Law => "law",
            Self::Broker => "broker",
            Self::PublicSectorAgent => "public-sector agent",
            Self::Other => "other",
        }
    }
}
