//! The account lists of a plan with all that follows from them. Where they are kept is `store`'s.

use super::{Who, figure};
use crate::accounts::least::LEAST;
use crate::accounts::meeting::code;
use crate::accounts::overlap::Pairs;
use crate::accounts::private::{SOURCE, Shared};
use crate::accounts::{Account, Exchanged, Lists, Named, Origin, Overlap, Relation};
use crate::plan::{PartnerId, Plan, clean_line};
use crate::prioritise::presence::Presence;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The account lists of a plan, held against each other once.
#[derive(Debug, Default)]
pub struct Accounts {
    /// The lists.
    pub lists: Lists,
    /// Who is present at which of our accounts.
    pub overlap: Overlap,
    presence: Presence,
}

/// What the lists say, in figures.
#[derive(Clone, Debug)]
pub struct AccountsPart {
    /// How many accounts are ours.
    pub own: usize,
    /// What they are to us.
    pub by_relation: BTreeMap<Relation, usize>,
    /// Where our list is from; none while there is none.
    pub origin: Option<Origin>,
    /// The partners' lists, in the plan's order.
    pub lists: Vec<ListRow>,
    /// What private overlaps came to, in the plan's order, where there is no list that holds.
    pub exchanged: Vec<ExchangedRow>,
    /// Where the set that is recruited is present; none until it has been worked out, or without a list in it.
    pub set: Option<SetReach>,
}

/// What a partner's list says.
#[derive(Clone, Debug)]
pub struct ListRow {
    /// Whose.
    pub who: Who,
    /// Where it is from.
    pub origin: Origin,
    /// At how many of our accounts they are present.
    pub reach: usize,
    /// How often which relation of ours meets which of theirs.
    pub pairs: Pairs,
    /// How many doubtful matches wait to be looked at; they count for nothing until then.
    pub in_review: usize,
    /// What a private overlap came to beside it; the list holds.
    pub exchanged: Option<Exchanged>,
    /// The accounts the overlap has named beside it, which hold too.
    pub named: Option<Named>,
}

/// What a private overlap came to.
#[derive(Clone, Debug)]
pub struct ExchangedRow {
    /// With whom.
    pub who: Who,
    /// How much, and when.
    pub exchanged: Exchanged,
    /// The list an earlier private overlap made, which holds no more.
    pub earlier: Option<Origin>,
}

/// Two accounts that may be one company, for somebody to look at.
#[derive(Clone, Debug, Serialize)]
pub struct Doubt {
    /// What it is confirmed or rejected by.
    pub code: String,
    /// Whose list it is on.
    pub partner: String,
    /// Ours.
    pub ours: String,
    /// Theirs.
    pub theirs: String,
    /// Why the two may be one.
    pub why: String,
}

/// At which of our accounts a set is present.
#[derive(Clone, Debug, Serialize)]
pub struct SetReach {
    /// At how many at least one of the set is.
    pub accounts: usize,
    /// At how many each is and no other of the set; who has no list is not among them.
    #[serde(serialize_with = "adds")]
    pub adds: Vec<(Who, usize)>,
}

impl Accounts {
    /// Of these lists. Until we have accounts of our own, nobody is known to be at any.
    #[must_use]
    pub fn of(lists: Lists) -> Arc<Self> {
        let lists = lists.with_what_holds();
        let overlap = Overlap::of(&lists);
        let presence = Presence::of(overlap.partners().cloned().collect(), overlap.by_account());
        let presence = presence.with_counts(lists.exchanged.iter().filter_map(share).collect());
        Arc::new(Self { lists, overlap, presence })
    }

    /// The matches nobody has looked at yet, list by list.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        for held in &self.lists.partners {
            for found in held.in_review() {
                let Some(ours) = self.lists.accounts.get(found.own) else { continue };
                doubts.push(Doubt {
                    code: code(&held.partner, ours, &found.theirs),
                    partner: held.partner.as_str().to_owned(),
                    ours: shown(ours),
                    theirs: shown(&found.theirs),
                    why: found.why.clone(),
                });
            }
        }
        doubts
    }

    /// Who is present where, as coverage counts it.
    pub(super) fn presence(&self) -> &Presence {
        &self.presence
    }

    /// What the lists say of the partners of a plan; none without lists.
    pub(super) fn part(&self, plan: &Plan, who: impl Fn(usize) -> Who) -> Option<AccountsPart> {
        if self.lists.is_empty() {
            return None;
        }
        let row = |(at, partner): (usize, &Arc<crate::plan::Partner>)| {
            let held = self.lists.of(&partner.id)?;
            Some(ListRow {
                who: who(at),
                origin: held.origin.clone(),
                reach: self.overlap.reach(&partner.id).unwrap_or_default(),
                pairs: self.overlap.pairs(&partner.id).clone(),
                in_review: self.overlap.in_review(&partner.id),
                exchanged: self.lists.exchanged_with(&partner.id).cloned(),
                named: held.named.clone(),
            })
        };
        let exchanged = |(at, partner): (usize, &Arc<crate::plan::Partner>)| {
            let exchanged = self.lists.exchanged_with(&partner.id).filter(|_| self.lists.of(&partner.id).is_none())?;
            let earlier = self.lists.earlier_of(&partner.id).cloned();
            Some(ExchangedRow { who: who(at), exchanged: exchanged.clone(), earlier })
        };
        Some(AccountsPart {
            own: self.overlap.accounts(),
            by_relation: self.overlap.own(),
            origin: self.lists.own.clone(),
            lists: plan.partners.iter().enumerate().filter_map(row).collect(),
            exchanged: plan.partners.iter().enumerate().filter_map(exchanged).collect(),
            set: None,
        })
    }

    /// Where these are present together; none without a list of anybody's.
    pub(super) fn reach(&self, set: &[Who]) -> Option<SetReach> {
        let ids: Vec<&PartnerId> = set.iter().map(Who::id).filter(|id| self.overlap.reach(id).is_some()).collect();
        let adds = set.iter().filter(|who| ids.contains(&who.id())).map(|who| {
            let others: Vec<&PartnerId> = ids.iter().copied().filter(|id| *id != who.id()).collect();
            (who.clone(), self.overlap.adds(who.id(), &others))
        });
        let has_accounts = !ids.is_empty() && self.overlap.accounts() > 0;
        has_accounts.then(|| SetReach { accounts: self.overlap.union(&ids), adds: adds.collect() })
    }
}

/// The share of our accounts a private overlap has counted a partner at, where it told how many.
fn share(exchanged: &Exchanged) -> Option<(PartnerId, f64)> {
    let Shared::Count(shared) = exchanged.shared else { return None };
    let number = |count: usize| u32::try_from(count).ok().map(f64::from);
    let ours = number(exchanged.ours).filter(|ours| *ours > 0.0)?;
    Some((exchanged.partner.clone(), number(shared)? / ours))
}

/// "private overlap of 2026-11-26"; "private overlap of 2026-11-26, names declined" where they were asked for.
#[must_use]
pub fn exchange(exchanged: &Exchanged) -> String {
    let by = exchanged.day.as_ref().map_or_else(|| SOURCE.to_owned(), |day| format!("{SOURCE} of {day}"));
    if exchanged.is_declined { format!("{by}, names declined") } else { by }
}

/// Where a count is from, and what it holds before: "private overlap of 2026-12-03, which holds; its names of 2026-11-26
/// are older".
#[must_use]
pub fn counted_by(counted: &Exchanged, earlier: Option<&Origin>) -> String {
    let by = exchange(counted);
    let Some(earlier) = earlier else { return by };
    let of = earlier.imported.as_ref().map_or_else(String::new, |day| format!(" of {day}"));
    format!("{by}, which holds; the names{of} are older")
}

/// Where a list is from, and what a private overlap came to beside it: "theirs.csv of 2026-11-26, which holds; 15 by private
/// overlap of 2026-12-03"; or which it has named: "theirs.csv of 2026-11-26, and 15 names by private overlap of 2026-12-03, 4 not
/// on that list".
#[must_use]
pub fn listed_by(list: &Origin, counted: Option<&Exchanged>, named: Option<&Named>) -> String {
    let by = origin(list);
    match (counted, named) {
        (Some(counted), Some(named)) => {
            let count = figure::counted(named.accounts.len(), "name");
            let added = if named.added == 0 { "all".to_owned() } else { format!("{} not", named.added) };
            format!("{by}, and {count} by {}, {added} on that list", exchange(counted))
        }
        (None, _) => by,
        // The same one made the list.
        (Some(counted), None) if list.source == SOURCE => format!("{by}, {} shared", in_short(counted.shared)),
        (Some(counted), None) => format!("{by}, which holds; {} by {}", in_short(counted.shared), exchange(counted)),
    }
}

/// "12", "<5".
#[must_use]
pub fn in_short(shared: Shared) -> String {
    match shared {
        Shared::Count(count) => count.to_string(),
        Shared::Few => format!("<{LEAST}"),
    }
}

/// An account as a line shows it: its name and its domain, as far as it has them.
#[must_use]
pub fn shown(account: &Account) -> String {
    let (name, domain) = (clean_line(&account.name), clean_line(&account.domain));
    match (name.is_empty(), domain.is_empty()) {
        (true, _) => domain,
        (false, true) => name,
        (false, false) => format!("{name} ({domain})"),
    }
}

/// What one of our accounts is to us: "open opportunity, €45k".
#[must_use]
pub fn to_us(account: &Account, currency: &str) -> String {
    let relation = account.relation.label();
    let worth = account.amount.filter(|_| account.relation == Relation::Opportunity);
    worth.map_or_else(|| relation.to_owned(), |amount| format!("{relation}, {}", figure::money(amount.get(), currency)))
}

/// "9 customers, 3 open opportunities, 12 prospects", those there are most of first.
#[must_use]
pub fn relations(counts: &BTreeMap<Relation, usize>) -> String {
    let mut counts: Vec<(&Relation, &usize)> = counts.iter().collect();
    counts.sort_by(|one, two| two.1.cmp(one.1).then(one.0.cmp(two.0)));
    counts.into_iter().map(|(relation, count)| relation.counted(*count)).collect::<Vec<_>>().join(", ")
}

/// "target-accounts.csv of 2026-11-26".
#[must_use]
pub fn origin(origin: &Origin) -> String {
    let source = clean_line(&origin.source);
    origin.imported.as_ref().map_or_else(|| source.clone(), |day| format!("{source} of {day}"))
}

impl AccountsPart {
    /// "By account lists, somebody of the set is at 20 of our 24 accounts; of Acme no list is known."
    #[must_use]
    pub fn words(&self) -> Option<String> {
        self.of_ours().map(|accounts| format!("By account lists, somebody of the set is already at {accounts}."))
    }

    /// At how many of our accounts a partner is with whom a private overlap was counted, by which of the two if there is a
    /// list too: "at 12 of 30 of ours by private overlap of 2026-12-03".
    #[must_use]
    pub fn overlap_of(&self, partner: &PartnerId) -> Option<String> {
        if let Some(row) = self.exchanged.iter().find(|row| row.who.id() == partner) {
            let (shared, ours) = (in_short(row.exchanged.shared), row.exchanged.ours);
            return Some(format!(
                "at {shared} of {ours} of ours by {}",
                counted_by(&row.exchanged, row.earlier.as_ref())
            ));
        }
        let row = self.lists.iter().find(|row| row.who.id() == partner)?;
        let counted = row.exchanged.as_ref()?;
        let by = listed_by(&row.origin, Some(counted), row.named.as_ref());
        Some(format!("at {} of {} of ours by {by}", row.reach, self.own))
    }

    /// The same of everybody, a sentence each.
    pub fn overlaps(&self) -> impl Iterator<Item = String> {
        let all = self.lists.iter().map(|row| &row.who).chain(self.exchanged.iter().map(|row| &row.who));
        all.filter_map(|who| Some(format!("{} is {}.", who.name(), self.overlap_of(who.id())?)))
    }

    /// At how many of our accounts somebody of the set is: "21 of our 24 accounts".
    #[must_use]
    pub fn of_ours(&self) -> Option<String> {
        let accounts = figure::counted(self.own, "account");
        self.set.as_ref().map(|set| format!("{} of our {accounts}", set.accounts))
    }

    /// How many doubtful matches wait to be looked at, over all lists.
    #[must_use]
    pub fn in_review(&self) -> usize {
        self.lists.iter().map(|row| row.in_review).sum()
    }
}

impl Serialize for AccountsPart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut part = serializer.serialize_map(None)?;
        if let Some(origin) = &self.origin {
            part.serialize_entry("own", &Own { origin: From(origin), by_relation: &self.by_relation })?;
        }
        part.serialize_entry("partners", &self.lists)?;
        if !self.exchanged.is_empty() {
            part.serialize_entry("overlaps", &self.exchanged)?;
        }
        if let Some(set) = &self.set {
            part.serialize_entry("set", set)?;
        }
        part.end()
    }
}

impl Serialize for ListRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("id", self.who.id())?;
        row.serialize_entry("name", self.who.name())?;
        From(&self.origin).entries(&mut row)?;
        row.serialize_entry("present", &self.reach)?;
        row.serialize_entry("in_review", &self.in_review)?;
        let pair = |(&(ours, theirs), &count): (&(Relation, Relation), &usize)| Pair {
            ours: ours.label(),
            theirs: theirs.label(),
            count,
        };
        row.serialize_entry("pairs", &self.pairs.iter().map(pair).collect::<Vec<_>>())?;
        if let Some(exchanged) = &self.exchanged {
            row.serialize_entry("overlap", &Count(exchanged))?;
        }
        if let Some(named) = &self.named {
            row.serialize_entry("named", &ByName { accounts: named.accounts.len(), not_listed: named.added })?;
        }
        row.end()
    }
}

impl Serialize for ExchangedRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("id", self.who.id())?;
        row.serialize_entry("name", self.who.name())?;
        Count(&self.exchanged).entries(&mut row)?;
        if let Some(day) = self.earlier.as_ref().and_then(|earlier| earlier.imported.as_ref()) {
            row.serialize_entry("older_names", day)?;
        }
        row.end()
    }
}

/// What a private overlap came to, as the JSON report has it.
struct Count<'a>(&'a Exchanged);

impl Count<'_> {
    fn entries<M: SerializeMap>(&self, row: &mut M) -> Result<(), M::Error> {
        match self.0.shared {
            Shared::Count(count) => row.serialize_entry("shared", &count)?,
            Shared::Few => row.serialize_entry("shared", &in_short(Shared::Few))?,
        }
        row.serialize_entry("ours", &self.0.ours)?;
        row.serialize_entry("theirs", &self.0.theirs)?;
        if self.0.is_declined {
            row.serialize_entry("names_declined", &true)?;
        }
        self.0.day.iter().try_for_each(|day| row.serialize_entry("read", day))
    }
}

impl Serialize for Count<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        self.entries(&mut row)?;
        row.end()
    }
}

/// What the overlap has named beside a list, as the JSON report has it.
#[derive(Serialize)]
struct ByName {
    accounts: usize,
    not_listed: usize,
}

/// How often two relations meet, as the JSON report has it.
#[derive(Serialize)]
struct Pair {
    ours: &'static str,
    theirs: &'static str,
    count: usize,
}

/// Where a list is from, as the JSON report has it.
struct From<'a>(&'a Origin);

impl From<'_> {
    fn entries<M: SerializeMap>(&self, row: &mut M) -> Result<(), M::Error> {
        row.serialize_entry("source", &self.0.source)?;
        if let Some(day) = &self.0.imported {
            row.serialize_entry("imported", day)?;
        }
        row.serialize_entry("accounts", &self.0.rows)
    }
}

struct Own<'a> {
    origin: From<'a>,
    by_relation: &'a BTreeMap<Relation, usize>,
}

impl Serialize for Own<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_map(None)?;
        self.origin.entries(&mut row)?;
        let counts: BTreeMap<&str, usize> =
            self.by_relation.iter().map(|(relation, count)| (relation.label(), *count)).collect();
        row.serialize_entry("by_relation", &counts)?;
        row.end()
    }
}

fn adds<S: Serializer>(adds: &[(Who, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(adds.iter().map(|(who, count)| (who.id(), count)))
}
