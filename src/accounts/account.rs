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
    /// They bought once.
    Former,
    /// To be won.
    Prospect,
}

impl Relation {
    /// Every one, those that say most of being there first.
    pub const ALL: [Self; 6] =
        [Self::Customer, Self::Opportunity, Self::Relationship, Self::Former, Self::NotSaid, Self::Prospect];

    /// The word in lists and files.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Opportunity => "open opportunity",
            Self::Relationship => "relationship",
            Self::Former => "former customer",
            Self::NotSaid => "not said",
            Self::Prospect => "prospect",
        }
    }

    /// So many accounts of this relation: "1 customer", "3 open opportunities".
    #[must_use]
    pub fn counted(self, count: usize) -> String {
        let many = match self {
            Self::Customer => "customers",
            Self::Opportunity => "open opportunities",
            Self::Relationship => "relationships",
            Self::Former => "former customers",
            Self::NotSaid => "not said",
            Self::Prospect => "prospects",
        };
        format!("{count} {}", if count == 1 { self.label() } else { many })
    }

    /// The relation of this word; none of another word.
    #[must_use]
    pub fn of_label(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.label() == word)
    }

    /// Whether somebody with this relation to an account is there already. To want an account is not to be there.
    #[must_use]
    pub const fn is_there(self) -> bool {
        !matches!(self, Self::Prospect)
    }

    /// Whether an account with this relation to us is still to be won.
    #[must_use]
    pub const fn is_to_win(self) -> bool {
        !matches!(self, Self::Customer)
    }
}
