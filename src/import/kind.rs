//! What a table is a list of, by its headings, then by its cells.

use super::{Table, heading, words};
use crate::accounts::Relation;
use crate::catalog::KindMeant;

/// What a table is a list of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Candidates and partners.
    Partners,
    /// Accounts, and nobody has said whose.
    Accounts,
    /// The accounts we want.
    OwnAccounts,
    /// The accounts of a partner.
    PartnerAccounts,
    /// Deals that were won.
    WonDeals,
    /// A scorecard that was filled in.
    Scorecard,
}

impl TableKind {
    /// The word for it in files and arguments.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Accounts => "accounts",
            Self::OwnAccounts => "own-accounts",
            Self::PartnerAccounts => "partner-accounts",
            Self::WonDeals => "won-deals",
            Self::Scorecard => "scorecard",
        }
    }

    /// Whether it is a list of accounts, which goes beside the plan.
    #[must_use]
    pub const fn is_of_accounts(self) -> bool {
        matches!(self, Self::Accounts | Self::OwnAccounts | Self::PartnerAccounts)
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Accounts => "accounts, and nobody has said whose",
            Self::OwnAccounts => "our target accounts",
            Self::PartnerAccounts => "the accounts of a partner",
            Self::WonDeals => "won deals",
            Self::Scorecard => "a scorecard",
        }
    }
}

/// Headings that only lists of accounts have.
const OF_ACCOUNTS: [&str; 10] = [
    "common contacts",
    "shared contacts",
    "overlap",
    "population",
    "target account",
    "account tier",
    "icp tier",
    "named account",
    "open opportunity",
    "open deal",
];

/// Headings of an account mapping, which has partners beside accounts.
const OF_A_MAPPING: [&str; 5] =
    ["population", "partner population", "overlap type", "overlap status", "partner account status"];

/// Headings that only lists of deals have.
const OF_DEALS: [&str; 12] = [
    "deal name",
    "deal",
    "opportunity name",
    "close date",
    "closed date",
    "won time",
    "won date",
    "deal stage",
    "closed won",
    "influenced by",
    "deal title",
    "abschlussdatum",
];

/// Headings that our own list of partners has together.
const OF_OURS: [&str; 3] = ["candidate", "standing", "solo coverage"];

/// Whether the table is a list of partners as this program writes it.
pub(super) fn is_ours(table: &Table) -> bool {
    let plain: Vec<String> = table.headings.iter().map(|heading| heading::plain(heading)).collect();
    OF_OURS.iter().all(|known| plain.iter().any(|heading| heading == known))
}

/// What the table is a list of, and what says so.
pub(super) fn recognised(table: &Table) -> (TableKind, String) {
    if is_ours(table) {
        return (TableKind::Partners, "it has the headings this program writes".to_owned());
    }
    by_headings(table)
        .or_else(|| {
            let at = (0..table.headings.len()).find(|at| holds_relations(table, *at))?;
            Some((TableKind::Accounts, format!("“{}” holds customers and prospects", table.headings[at])))
        })
        .or_else(|| named(table, &OF_ACCOUNTS).map(|why| (TableKind::Accounts, why)))
        .unwrap_or_else(|| (TableKind::Partners, "nothing in it says otherwise".to_owned()))
}

/// That it has one of these headings.
fn named(table: &Table, headings: &[&str]) -> Option<String> {
    let found = table.headings.iter().find(|heading| headings.contains(&heading::plain(heading).as_str()))?;
    Some(format!("of the heading “{found}”"))
}

/// What headings leave no doubt of.
fn by_headings(table: &Table) -> Option<(TableKind, String)> {
    let plain: Vec<String> = table.headings.iter().map(|heading| heading::plain(heading)).collect();
    let heading = |at: usize| table.headings.get(at).map(String::as_str).unwrap_or_default();
    let deals: Vec<usize> = (0..plain.len()).filter(|at| OF_DEALS.contains(&plain[*at].as_str())).collect();
    if let [first, second, ..] = deals[..] {
        return Some((TableKind::WonDeals, format!("of the headings “{}” and “{}”", heading(first), heading(second))));
    }
    if let Some(why) = named(table, &OF_A_MAPPING) {
        return Some((TableKind::Accounts, why));
    }
    let partner = plain.iter().position(|heading| heading.starts_with("partner"))?;
    Some((TableKind::Partners, format!("of the heading “{}”", heading(partner))))
}

/// Whether a column that says what each is names customers, prospects and opportunities, and no kind of partner.
fn holds_relations(table: &Table, at: usize) -> bool {
    let heading = &table.headings[at];
    let says_what = heading::of_accounts(heading).is_some_and(|found| found.to == "relation")
        || heading::of_partners(heading).is_some_and(|found| ["model", "status", "lifecycle"].contains(&found.to));
    if !says_what {
        return false;
    }
    let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !words::is_blank(cell));
    let (mut relations, mut sold, mut all) = (0, 0, 0);
    for cell in cells {
        all += 1;
        if matches!(
            words::kind(cell),
            Some(KindMeant::Is(_) | KindMeant::Rival | KindMeant::Asked(_) | KindMeant::Unsaid)
        ) {
            return false;
        }
        let relation = words::relation(cell);
        relations += usize::from(relation.is_some());
        sold += usize::from(matches!(relation, Some(Relation::Customer | Relation::Opportunity)));
    }
    // A list of nothing but prospects may be one of partners to be won, unless it calls them accounts.
    let says_account = || table.headings.iter().any(|heading| heading::plain(heading) == "account name");
    relations > 0 && (sold > 0 || says_account()) && relations * 5 >= all * 4
}
