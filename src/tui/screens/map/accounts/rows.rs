//! What the lists of the accounts view show: partners with what their lists come to, and our accounts with who is there.

use crate::accounts::meeting::code;
use crate::accounts::{Found, Held, Lists, Relation, Standing};
use crate::interview::overlapping::ListSays;
use crate::plan::{PartnerId, clean_line};
use crate::report::accounts::{counted_by, in_short, listed_by, shown, to_us};
use crate::report::{Accounts, AccountsPart, ExchangedRow, figure};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};

/// More of our accounts nobody reads on a screen; the command line has them all.
const MOST: usize = 5_000;

/// A row of the accounts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum AccountId {
    /// One of ours, by its place.
    Ours(usize),
    /// A match somebody has looked at, or should, by its code.
    Match(String),
}

/// A partner's list as its columns show it.
#[derive(Clone, Debug, Default)]
struct PartnerLine {
    name: String,
    reach: String,
    to_ask: Option<usize>,
    adds: Option<usize>,
    in_doubt: usize,
    rows: Option<usize>,
    from: String,
}

/// An account as its columns show it.
#[derive(Clone, Debug)]
struct AccountLine {
    name: String,
    ours: String,
    said: String,
    count: usize,
}

/// Lists all together, then whoever has a list, then whoever has none.
pub(super) fn fill_partners(list: &mut List<Option<PartnerId>>, open: &OpenPlan) {
    let report = open.report();
    let Some(part) = &report.account_lists else { return list.fill(&partner_columns(), [] as [Members<_, _>; 0]) };
    let accounts = open.accounts();
    let sections = [
        Members::new([(None, of_all(part, accounts))]).fixed(),
        Members::new(with_list(part, accounts)),
        Members::under("Counted by private overlap", by_overlap(part)),
        Members::under("No list yet", without_list(open)),
    ];
    list.fill(&partner_columns(), sections);
}

/// Who has a list, and what it comes to.
fn with_list(part: &AccountsPart, accounts: &Accounts) -> Vec<(Option<PartnerId>, PartnerLine)> {
    let listed = part.lists.iter().map(|row| {
        let adds = part.set.as_ref().and_then(|set| set.adds.iter().find(|(who, _)| who.id() == row.who.id()));
        let line = PartnerLine {
            name: row.who.name().to_owned(),
            reach: row.reach.to_string(),
            to_ask: Some(accounts.overlap.to_ask(row.who.id()).len()),
            adds: adds.map(|(_, adds)| *adds),
            in_doubt: row.in_review,
            rows: Some(row.origin.rows),
            from: listed_by(&row.origin, row.exchanged.as_ref(), row.named.as_ref()),
        };
        (Some(row.who.id().clone()), line)
    });
    listed.collect()
}

/// Who has none, and with whom a private overlap was counted.
fn by_overlap(part: &AccountsPart) -> Vec<(Option<PartnerId>, PartnerLine)> {
    let line = |row: &ExchangedRow| PartnerLine {
        name: row.who.name().to_owned(),
        reach: in_short(row.exchanged.shared),
        rows: Some(row.exchanged.theirs),
        from: counted_by(&row.exchanged, row.earlier.as_ref()),
        ..PartnerLine::default()
    };
    part.exchanged.iter().map(|row| (Some(row.who.id().clone()), line(row))).collect()
}

/// Who has none, and the number that stands instead.
fn without_list(open: &OpenPlan) -> Vec<(Option<PartnerId>, PartnerLine)> {
    let accounts = open.accounts();
    let is_known = |id: &PartnerId| accounts.lists.of(id).is_some() || accounts.lists.exchanged_with(id).is_some();
    let without = open.plan().partners.iter().filter(|partner| !is_known(&partner.id));
    let without = without.map(|partner| {
        let from = partner.accounts_served.map(|served| format!("a number: {served} served"));
        let line = PartnerLine { name: partner.name.clone(), from: from.unwrap_or_default(), ..PartnerLine::default() };
        (Some(partner.id.clone()), line)
    });
    without.collect()
}

/// All who have a list, together.
fn of_all(part: &AccountsPart, accounts: &Accounts) -> PartnerLine {
    PartnerLine {
        name: "All together".to_owned(),
        reach: accounts.overlap.union(&accounts.overlap.partners().collect::<Vec<_>>()).to_string(),
        in_doubt: part.in_review(),
        rows: part.origin.as_ref().map(|origin| origin.rows),
        from: part.origin.as_ref().map(from).unwrap_or_default(),
        ..PartnerLine::default()
    }
}

/// The doubtful match after this one, else the first: what is answered next.
pub(super) fn next_in_doubt(lists: &Lists, held: &Held, this: &Found) -> Option<AccountId> {
    let open: Vec<&Found> = held.in_review().collect();
    let at = open.iter().position(|found| *found == this);
    let after = at.and_then(|at| open.get(at + 1)).or_else(|| open.first().filter(|first| **first != this))?;
    let ours = lists.accounts.get(after.own)?;
    Some(AccountId::Match(code(&held.partner, ours, &after.theirs)))
}

fn from(origin: &crate::accounts::Origin) -> String {
    crate::report::accounts::origin(origin)
}

fn partner_columns() -> [Column<PartnerLine>; 7] {
    let column = Column::<PartnerLine>::new;
    [
        column(Head::new("name", "Candidate").flexible(16).most(34).rank(1), |row| row.name.clone()),
        column(Head::new("at", "At ours").right().rank(1), |row| row.reach.clone()),
        column(Head::new("ask", "To ask").right(), |row| counted(row.to_ask)),
        column(Head::new("only", "Only they").right().rank(3), |row| counted(row.adds)),
        column(Head::new("doubt", "In doubt").right(), |row| counted(Some(row.in_doubt).filter(|count| *count > 0))),
        column(Head::new("list", "On list").right().rank(4), |row| counted(row.rows)),
        column(Head::new("from", "From").rank(5).role(Role::Dim), |row| row.from.clone()),
    ]
}

fn counted(count: Option<usize>) -> String {
    count.map_or_else(String::new, |count| count.to_string())
}

/// Lists our accounts with who is there; of one partner first the doubtful matches, then what was said of others, then
/// where they are.
pub(super) fn fill_accounts(list: &mut List<AccountId>, selected: Option<&Option<PartnerId>>, open: &OpenPlan) {
    let accounts = open.accounts();
    let currency = &open.plan().goal.limits.currency;
    let columns = columns(matches!(selected, Some(Some(_))));
    match selected {
        Some(Some(partner)) => match accounts.lists.of(partner) {
            Some(held) => list.fill(&columns, of_one(accounts, held, currency)),
            None => list.fill(&columns, [] as [Members<_, _>; 0]),
        },
        _ => list.fill(&columns, [Members::new(together(accounts, open))]),
    }
}

fn columns(is_one: bool) -> [Column<AccountLine>; 4] {
    let column = Column::<AccountLine>::new;
    [
        column(Head::new("account", "Account").flexible(16).most(26).rank(1), |row| row.name.clone()),
        column(Head::new("ours", "To us").rank(3).role(Role::Dim), |row| row.ours.clone()),
        column(Head::new("count", if is_one { "" } else { "There" }).right(), |row| {
            if row.count == 0 { String::new() } else { row.count.to_string() }
        }),
        column(
            Head::new("theirs", if is_one { "To them" } else { "Who is there" }).flexible(12).most(22).rank(1),
            |row| row.said.clone(),
        ),
    ]
}

fn together(accounts: &Accounts, open: &OpenPlan) -> Vec<(AccountId, AccountLine)> {
    let currency = &open.plan().goal.limits.currency;
    let names: Vec<String> = accounts
        .overlap
        .partners()
        .map(|id| open.plan().partner(id).map_or_else(|| id.as_str().to_owned(), |partner| partner.name.clone()))
        .collect();
    let row = |(place, (account, there)): (usize, (&crate::accounts::Account, Vec<usize>))| {
        let line = AccountLine {
            name: name(account),
            ours: to_us(account, currency),
            count: there.len(),
            said: there.iter().map(|at| names[*at].as_str()).collect::<Vec<_>>().join(", "),
        };
        (AccountId::Ours(place), line)
    };
    accounts.lists.accounts.iter().zip(accounts.overlap.by_account()).take(MOST).enumerate().map(row).collect()
}

fn of_one(accounts: &Accounts, held: &Held, currency: &str) -> [Members<AccountId, AccountLine>; 4] {
    let lists = &accounts.lists;
    let those = |wanted: &[Standing]| {
        let found = held.found.iter().filter(|found| wanted.contains(&found.standing));
        found.filter_map(|found| looked_at(lists, held, found, currency)).collect::<Vec<_>>()
    };
    let at = |place: usize| {
        let account = &lists.accounts[place];
        let said = accounts.overlap.at(place, &held.partner).map_or("", Relation::label).to_owned();
        (AccountId::Ours(place), AccountLine { name: name(account), ours: to_us(account, currency), count: 0, said })
    };
    let is_there = |place: &usize| accounts.overlap.is_present(*place, &held.partner);
    let there = (0..lists.accounts.len()).filter(is_there);
    let both_want = (0..lists.accounts.len())
        .filter(|place| accounts.overlap.at(*place, &held.partner).is_some() && !is_there(place));
    [
        Members::under("In doubt: y one company, n not", those(&[Standing::Review])),
        Members::under("At ours", there.take(MOST).map(at).collect::<Vec<_>>()),
        Members::under("Prospects of theirs too", both_want.take(MOST).map(at).collect::<Vec<_>>()),
        Members::under("You said", those(&[Standing::Confirmed, Standing::Rejected])),
    ]
}

fn looked_at(lists: &Lists, held: &Held, found: &Found, currency: &str) -> Option<(AccountId, AccountLine)> {
    let ours = lists.accounts.get(found.own)?;
    let said = match found.standing {
        Standing::Confirmed => format!("one with {}", shown(&found.theirs)),
        Standing::Rejected => format!("not {}", shown(&found.theirs)),
        Standing::Sure | Standing::Review => format!("{}? {}", shown(&found.theirs), found.why),
    };
    let line = AccountLine { name: name(ours), ours: to_us(ours, currency), count: 0, said };
    Some((AccountId::Match(code(&held.partner, ours, &found.theirs)), line))
}

pub(super) fn name(account: &crate::accounts::Account) -> String {
    let name = clean_line(&account.name);
    if name.is_empty() { clean_line(&account.domain) } else { name }
}

/// What the selected row says in full.
pub(super) fn in_full(id: &AccountId, open: &OpenPlan) -> Option<String> {
    let accounts = open.accounts();
    let AccountId::Match(code) = id else { return None };
    let (held, found) = accounts.lists.find(code)?;
    let ours = shown(accounts.lists.accounts.get(found.own)?);
    let theirs = shown(&found.theirs);
    let whose = open.plan().partner(&held.partner).map_or("their list", |partner| partner.name.as_str());
    Some(format!("Ours: {ours}. On the list of {whose}: {theirs}. Why they may be one: {}.", found.why))
}

/// Whether there is a list of a candidate's, or of ours.
pub(super) fn has_list(accounts: &Accounts, id: Option<&PartnerId>) -> bool {
    let lists = &accounts.lists;
    id.map_or(lists.own.is_some(), |id| lists.of(id).is_some() || lists.exchanged_with(id).is_some())
}

/// What a candidate's list says, or a private overlap.
pub(super) fn says<'a>(accounts: &'a Accounts, id: &PartnerId) -> Option<ListSays<'a>> {
    ListSays::of(&accounts.lists, &accounts.overlap, id)
}

/// What stands over the lists: how many are ours, at how many the set is, what is in doubt.
pub(super) fn head(open: &OpenPlan) -> String {
    let report = open.report();
    let Some(part) = &report.account_lists else { return String::new() };
    if part.origin.is_none() {
        return "No list of your own accounts yet: there is nothing to hold these against.".to_owned();
    }
    let set = part.set.as_ref().map(|set| format!("; the set is at {}", set.accounts)).unwrap_or_default();
    let doubts = match part.in_review() {
        0 => String::new(),
        count => format!("; {count} in doubt count for nothing yet"),
    };
    format!("{} of ours{set}{doubts}", figure::counted(part.own, "account"))
}
