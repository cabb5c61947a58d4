//! Who is present at which of our accounts, and what follows: counts by relation, whom a set reaches together, what each
//! adds, whom to ask a partner about. Only what is sure or was confirmed counts.

use super::{Lists, Relation};
use crate::plan::PartnerId;
use std::collections::BTreeMap;

/// Our accounts × partners.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlap {
    own: Vec<Relation>,
    columns: Vec<Column>,
}

/// A partner at our accounts.
#[derive(Clone, Debug, PartialEq)]
struct Column {
    partner: PartnerId,
    /// What each of our accounts is to them, by its place; none where it is not on their list.
    theirs: Vec<Option<Relation>>,
    pairs: Pairs,
    reach: usize,
    in_review: usize,
}

/// How often two relations meet at one account: ours first.
pub type Pairs = BTreeMap<(Relation, Relation), usize>;

impl Overlap {
    /// Of these lists.
    #[must_use]
    pub fn of(lists: &Lists) -> Self {
        let own: Vec<Relation> = lists.accounts.iter().map(|account| account.relation).collect();
        let columns = lists.partners.iter().map(|held| {
            let mut theirs = vec![None; lists.accounts.len()];
            for found in held.found.iter().filter(|found| found.standing.counts()) {
                let Some(cell) = theirs.get_mut(found.own) else { continue };
                *cell = Some(cell.map_or(found.theirs.relation, |before| stronger(before, found.theirs.relation)));
            }
            Column {
                partner: held.partner.clone(),
                pairs: counted(
                    own.iter().zip(&theirs).filter_map(|(ours, theirs)| theirs.map(|theirs| (*ours, theirs))),
                ),
                reach: theirs.iter().flatten().filter(|relation| relation.is_there()).count(),
                theirs,
                in_review: held.in_review().count(),
            }
        });
        let columns = columns.collect();
        Self { own, columns }
    }

    /// How many accounts of ours there are.
    #[must_use]
    pub fn accounts(&self) -> usize {
        self.own.len()
    }

    /// The partners whose lists are here.
    pub fn partners(&self) -> impl Iterator<Item = &PartnerId> {
        self.columns.iter().map(|column| &column.partner)
    }

    /// How many accounts of ours are what to us.
    #[must_use]
    pub fn own(&self) -> BTreeMap<Relation, usize> {
        counted(self.own.iter().copied())
    }

    /// What an account of ours, by its place, is to a partner; none where it is not on their list.
    #[must_use]
    pub fn at(&self, account: usize, partner: &PartnerId) -> Option<Relation> {
        self.column(partner)?.theirs.get(account).copied().flatten()
    }

    /// Whether a partner is present at an account of ours.
    #[must_use]
    pub fn is_present(&self, account: usize, partner: &PartnerId) -> bool {
        self.column(partner).is_some_and(|column| column.is_there(account))
    }

    /// At how many of our accounts a partner is present; none without a list of theirs.
    #[must_use]
    pub fn reach(&self, partner: &PartnerId) -> Option<usize> {
        self.column(partner).map(|column| column.reach)
    }

    /// How often which relation of ours meets which of a partner's.
    #[must_use]
    pub fn pairs(&self, partner: &PartnerId) -> &Pairs {
        static NONE: Pairs = Pairs::new();
        self.column(partner).map_or(&NONE, |column| &column.pairs)
    }

    /// How many matches of a partner's list wait to be looked at.
    #[must_use]
    pub fn in_review(&self, partner: &PartnerId) -> usize {
        self.column(partner).map_or(0, |column| column.in_review)
    }

    /// At how many of our accounts at least one of these partners is present.
    #[must_use]
    pub fn union(&self, set: &[&PartnerId]) -> usize {
        let columns = self.columns_of(set);
        (0..self.own.len()).filter(|account| columns.iter().any(|column| column.is_there(*account))).count()
    }

    /// At how many of our accounts a partner is present and none of the others is.
    #[must_use]
    pub fn adds(&self, partner: &PartnerId, others: &[&PartnerId]) -> usize {
        let others = self.columns_of(others);
        self.there(partner).filter(|account| !others.iter().any(|other| other.is_there(*account))).count()
    }

    /// At how many of a partner's accounts among ours another is present too.
    #[must_use]
    pub fn both(&self, partner: &PartnerId, other: &PartnerId) -> usize {
        let Some(other) = self.column(other) else { return 0 };
        self.there(partner).filter(|account| other.is_there(*account)).count()
    }

    /// The accounts to ask a partner about: still to be won by us, and they are there. Those where they know most first.
    #[must_use]
    pub fn to_ask(&self, partner: &PartnerId) -> Vec<usize> {
        let mut accounts: Vec<usize> = self.there(partner).filter(|account| self.own[*account].is_to_win()).collect();
        accounts.sort_by_key(|account| self.at(*account, partner).map(strength));
        accounts
    }

    /// Who is present at each of our accounts, by their places among [`Self::partners`].
    pub fn by_account(&self) -> impl Iterator<Item = Vec<usize>> {
        (0..self.own.len())
            .map(|account| (0..self.columns.len()).filter(|at| self.columns[*at].is_there(account)).collect())
    }

    fn there(&self, partner: &PartnerId) -> impl Iterator<Item = usize> {
        self.column(partner).into_iter().flat_map(Column::there)
    }

    fn columns_of(&self, partners: &[&PartnerId]) -> Vec<&Column> {
        partners.iter().filter_map(|partner| self.column(partner)).collect()
    }

    fn column(&self, partner: &PartnerId) -> Option<&Column> {
        self.columns.iter().find(|column| column.partner == *partner)
    }
}

impl Column {
    fn is_there(&self, account: usize) -> bool {
        self.theirs.get(account).copied().flatten().is_some_and(Relation::is_there)
    }

    fn there(&self) -> impl Iterator<Item = usize> {
        (0..self.theirs.len()).filter(|account| self.is_there(*account))
    }
}

/// The place among all relations: the less, the more it says of being there.
fn strength(relation: Relation) -> usize {
    Relation::ALL.iter().position(|other| *other == relation).unwrap_or(Relation::ALL.len())
}

fn stronger(one: Relation, two: Relation) -> Relation {
    if strength(two) < strength(one) { two } else { one }
}

fn counted<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Account, Found, Held, Origin, Standing};
    use crate::plan::Date;

    fn origin() -> Origin {
        Origin { source: "list.csv".to_owned(), imported: Date::new("2026-11-26").ok(), rows: 9 }
    }

    fn account(name: &str, relation: Relation) -> Account {
        Account { name: name.to_owned(), relation, ..Account::default() }
    }

    fn held(partner: &str, found: &[(usize, Relation, Standing)]) -> Held {
        let found = found.iter().map(|&(own, relation, standing)| {
            let theirs = account("theirs", relation);
            Found { own, theirs, standing, why: String::new() }
        });
        Held { partner: PartnerId::new(partner), origin: origin(), found: found.collect(), named: None }
    }

    #[test]
    fn only_what_is_sure_or_confirmed_counts_and_to_want_an_account_is_not_to_be_there() {
        use Relation::{Customer, Former, Opportunity, Prospect};
        let one = [
            (0, Prospect, Standing::Sure),
            (1, Former, Standing::Sure),
            (1, Customer, Standing::Confirmed),
            (2, Customer, Standing::Review),
            (3, Customer, Standing::Rejected),
        ];
        let lists = Lists {
            own: Some(origin()),
            sure: 100,
            accounts: [Customer, Prospect, Prospect, Opportunity].map(|relation| account("ours", relation)).to_vec(),
            partners: vec![
                held("one", &one),
                held("two", &[(1, Customer, Standing::Sure), (0, Customer, Standing::Sure)]),
            ],
            exchanged: Vec::new(),
            earlier: Vec::new(),
        };
        let overlap = Overlap::of(&lists);
        let (one, two) = (PartnerId::new("one"), PartnerId::new("two"));
        assert_eq!(
            [overlap.reach(&one), overlap.reach(&two), overlap.reach(&PartnerId::new("x"))],
            [Some(1), Some(2), None]
        );
        assert_eq!((overlap.in_review(&one), overlap.at(1, &one)), (1, Some(Customer)));
        assert_eq!((overlap.union(&[&one, &two]), overlap.adds(&two, &[&one]), overlap.adds(&one, &[&two])), (2, 1, 0));
        assert_eq!((overlap.both(&one, &two), overlap.to_ask(&two)), (1, vec![1]));
        assert_eq!(*overlap.pairs(&one), Pairs::from([((Customer, Prospect), 1), ((Prospect, Customer), 1)]));
        assert_eq!(overlap.by_account().collect::<Vec<_>>(), [vec![1], vec![0, 1], vec![], vec![]]);
    }
}
