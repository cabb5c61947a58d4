//! One company on a list of accounts.

use crate::plan::Amount;

/// One company on a list of accounts: ours, or one a partner serves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// Its name as written; may be empty where there is a domain.
    pub name: String,
    /// Its website or domain as written; may be empty where there is a name.
    pub domain: String,
    /// What it is to whoever has the list.
    pub relation: Relation,
    /// What the open opportunity is worth, in thousands of the plan's currency, where the list says so.
    pub amount: Option<Amount>,
}

/// What an account is to whoever has it on a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The list does not say.
    #[default]
    NotSaid,
    /// They buy already.
    Customer,
    /// There is a deal open.
    Opportunity,
    /// Somebody is known there.
    Relationship,
    /// To be won.
    Prospect,
}
