//! The qualifying questions and their answers.

use super::Answer;
use serde::{Deserialize, Serialize};

/// The answers to the qualifying questions. "Any stop?" is the quick pass's stop, asked once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Qualify {
    /// At the desk: serves our ideal customer.
    pub serves_customer: Answer,
    /// At the desk: talks to one of our buyers.
    pub talks_to_buyer: Answer,
    /// At the desk: our product fits how they earn.
    pub product_fits: Answer,
    /// After a call: named three accounts.
    pub named_accounts: Answer,
    /// After a call: a sponsor and a date within two weeks.
    pub sponsor_and_date: Answer,
    /// After a call: both sides earn.
    pub both_earn: Answer,
}

/// One of the seven qualifying questions; a "no" rules out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QualifyQuestion {
    /// At the desk: serves our ideal customer?
    ServesCustomer,
    /// At the desk: talks to one of our buyers?
    TalksToBuyer,
    /// At the desk: our product fits how they earn?
    ProductFits,
    /// At the desk: free of stops? Answered by the quick pass's stop.
    NoStop,
    /// After a call: named three accounts?
    NamedAccounts,
    /// After a call: a sponsor and a date within two weeks?
    SponsorAndDate,
    /// After a call: both sides earn?
    BothEarn,
}

impl QualifyQuestion {
    /// Every question, in the order asked.
    pub const ALL: [Self; 7] = [
        Self::ServesCustomer,
        Self::TalksToBuyer,
        Self::ProductFits,
        Self::NoStop,
        Self::NamedAccounts,
        Self::SponsorAndDate,
        Self::BothEarn,
    ];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::ServesCustomer => "Serves our ideal customer",
            Self::TalksToBuyer => "Talks to one of our buyers",
            Self::ProductFits => "Our product fits how they earn",
            Self::NoStop => "No stop (competitor, exclusive, legal)",
            Self::NamedAccounts => "Named three accounts",
            Self::SponsorAndDate => "A sponsor and a date within two weeks",
            Self::BothEarn => "Both sides earn",
        }
    }

    /// Whether it can only be answered after a call.
    #[must_use]
    pub fn needs_a_call(self) -> bool {
        matches!(self, Self::NamedAccounts | Self::SponsorAndDate | Self::BothEarn)
    }
}
