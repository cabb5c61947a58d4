//! `partnerplan accounts PLAN`: who is already at our accounts, whom to ask a partner about, what is doubtful in the lists;
//! and the counts a partner may have.

use super::{
    Ended, Outcome, patience,
    shell::Shell,
    table::{Column, Table, paragraph, point},
};
use crate::{
    accounts::{
        Relation,
        exchange::{Exchange, Said},
        least::LEAST,
    },
    plan::{Partner, PartnerId, Plan},
    report::{
        Accounts, AccountsPart, Doubt, ExchangedRow, Report,
        accounts::{counted_by, in_short, listed_by, origin, relations, shown, to_us},
        figure::counted,
    },
    store::{Around, Existing, Reference, Store, Whose, write},
};
use serde_json::{Value, json};
use std::path::PathBuf;

/// What is asked of the account lists.
#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Say that doubtful matches are one company, by the codes the list shows
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    confirm: Vec<String>,
    /// Say that they are not
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    reject: Vec<String>,
    /// From how much alike names count as one company without anybody looking [default: 84]
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(60..=100))]
    sure: Option<u8>,
    /// Take away the list of this partner, or own
    #[arg(long, value_name = "own|PARTNER")]
    remove: Option<String>,
    /// The accounts to ask a partner about: to be won by us, and they are there
    #[arg(long, value_name = "PARTNER", conflicts_with_all = ["confirm", "reject", "for_partner"])]
    ask: Option<String>,
    /// The counts this partner may have, without a name in them
    #[arg(long = "for", value_name = "PARTNER", conflicts_with_all = ["confirm", "reject"])]
    for_partner: Option<String>,
    /// With --for, the file: CSV, or JSON where it ends so
    #[arg(long, value_name = "FILE", requires = "for_partner")]
    output: Option<PathBuf>,
    /// With --output, replace the file if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

pub(super) fn run(store: &Store, shell: &Shell, plan: &Reference, wanted: &Asked) -> Ended {
    let mut words = decided(store, plan, wanted)?;
    let read = store.read(plan)?;
    words.splice(0..0, read.notes);
    if let Some(partner) = &wanted.for_partner {
        return counts(store, shell, &read.plan, &Accounts::of(read.accounts), (partner, wanted), words);
    }
    if let Some(partner) = &wanted.ask {
        let data = to_ask(shell, &read.plan, &Accounts::of(read.accounts), partner)?;
        return Ok(Outcome { data, words, code: 0 });
    }
    if read.accounts.is_empty() {
        words.push(NONE.to_owned());
        let data = if wanted.json { "{}\n".to_owned() } else { String::new() };
        return Ok(Outcome { data, words, code: 0 });
    }
    let report = patience::complete(shell, &read.plan, read.accounts);
    let data = if wanted.json { as_json(&report)? } else { text(shell, &report) };
    Ok(Outcome { data: shell.foreign(&data).into_owned(), words, code: 0 })
}

const NONE: &str = "There are no account lists beside this plan yet: bring yours in with `import PLAN FILE --as \
                    own-accounts`, and a partner's with `--as partner-accounts --partner ID`.";

/// Remembers what was said of doubtful matches; returns what that came to.
fn decided(store: &Store, plan: &Reference, wanted: &Asked) -> Result<Vec<String>, Outcome> {
    let mut words = Vec::new();
    if let Some(percent) = wanted.sure {
        store.accounts(&store.read(plan)?.path).be_sure_from(percent)?;
        words.push(format!("Names {percent} % alike or more count as one company; the others are in doubt."));
    }
    if let Some(word) = &wanted.remove {
        let read = store.read(plan)?;
        let whose = if word == "own" { Whose::Own } else { Whose::Partner(named(&read.plan, word)?.id.clone()) };
        store.accounts(&read.path).remove(&whose)?;
        words.push(format!("The list is gone: {word}."));
    }
    for (codes, same, done) in [(&wanted.confirm, true, "one company"), (&wanted.reject, false, "not one company")] {
        if codes.is_empty() {
            continue;
        }
        let read = store.read(plan)?;
        let (folder, lists) = (store.accounts(&read.path), read.accounts);
        for code in codes {
            let found = lists.find(code);
            let Some((held, found)) = found else {
                return Err(Outcome::problem(format!(
                    "No match has the code {code}: `accounts` lists those there are."
                )));
            };
            let ours = &lists.accounts[found.own];
            folder.decide(&held.partner, &[(ours, &found.theirs)], Some(same))?;
            words.push(format!("{} and {}: {done}.", shown(ours), shown(&found.theirs)));
        }
    }
    Ok(words)
}

fn as_json(report: &Report) -> Result<String, Outcome> {
    let failed = |error: serde_json::Error| Outcome::problem(error.to_string());
    let mut value = serde_json::to_value(&report.account_lists).map_err(failed)?;
    if let Some(part) = value.as_object_mut() {
        let doubts = serde_json::to_value(report.accounts.doubts()).map_err(failed)?;
        part.insert("review".to_owned(), doubts);
    }
    Ok(format!("{value:#}\n"))
}

fn text(shell: &Shell, report: &Report) -> String {
    let Some(part) = &report.account_lists else { return String::new() };
    let own = part.origin.as_ref().map_or_else(
        || "There is no list of your own accounts yet, so nothing can be held against it.".to_owned(),
        |from| format!("{} of ours, {}: {}.", counted(part.own, "account"), origin(from), relations(&part.by_relation)),
    );
    let mut out = paragraph(shell, &own);
    out.push('\n');
    out.push_str(&lists(report, part).text(shell));
    if let Some(words) = part.words() {
        out.push('\n');
        out.push_str(&paragraph(shell, &words));
    }
    out + &review(shell, &report.accounts.doubts())
}

fn lists(report: &Report, part: &AccountsPart) -> Table {
    let mut table = Table::new([
        ("Partner", Column::Flexible),
        ("At ours", Column::Right),
        ("To ask", Column::Right),
        ("Only they", Column::Right),
        ("In doubt", Column::Right),
        ("On list", Column::Right),
        ("From", Column::Flexible),
    ]);
    let adds = |id: &PartnerId| {
        let set = part.set.as_ref()?;
        set.adds.iter().find(|(who, _)| who.id() == id).map(|(_, adds)| adds.to_string())
    };
    for row in &part.lists {
        table.row([
            row.who.name().to_owned(),
            row.reach.to_string(),
            report.accounts.overlap.to_ask(row.who.id()).len().to_string(),
            adds(row.who.id()).unwrap_or_default(),
            if row.in_review == 0 { String::new() } else { row.in_review.to_string() },
            row.origin.rows.to_string(),
            listed_by(&row.origin, row.exchanged.as_ref(), row.named.as_ref()),
        ]);
    }
    for ExchangedRow { who, exchanged, earlier } in &part.exchanged {
        table.row([
            who.name().to_owned(),
            in_short(exchanged.shared),
            String::new(),
            String::new(),
            String::new(),
            exchanged.theirs.to_string(),
            counted_by(exchanged, earlier.as_ref()),
        ]);
    }
    table
}

fn review(shell: &Shell, doubts: &[Doubt]) -> String {
    if doubts.is_empty() {
        return String::new();
    }
    let heading = "In doubt: they count for nothing until --confirm or --reject says so";
    let mut out = format!("\n{}\n", shell.heading(heading));
    for Doubt { code, partner, ours, theirs, why } in doubts {
        out.push_str(&point(shell, &format!("{code}  {ours} and, on the list of {partner}, {theirs}: {why}")));
    }
    out
}

/// The accounts to ask a partner about, those where they know most first.
fn to_ask(shell: &Shell, plan: &Plan, accounts: &Accounts, partner: &str) -> Result<String, Outcome> {
    let partner = named(plan, partner)?;
    listed(accounts, partner)?;
    let mut table = Table::new([
        ("Account", Column::Flexible),
        ("Domain", Column::Left),
        ("To us", Column::Left),
        ("To them", Column::Left),
    ]);
    let currency = &plan.goal.limits.currency;
    for at in accounts.overlap.to_ask(&partner.id) {
        let account = &accounts.lists.accounts[at];
        let theirs = accounts.overlap.at(at, &partner.id).map_or("", Relation::label);
        let (name, domain) = (account.name.clone(), account.domain.clone());
        table.row([name, domain, to_us(account, currency), theirs.to_owned()]);
    }
    Ok(shell.foreign(&table.text(shell)).into_owned())
}

/// The counts a partner may have.
fn counts(
    store: &Store,
    shell: &Shell,
    plan: &Plan,
    accounts: &Accounts,
    (partner, wanted): (&str, &Asked),
    mut words: Vec<String>,
) -> Ended {
    let partner = named(plan, partner)?;
    listed(accounts, partner)?;
    let overlap = &accounts.overlap;
    let exchange = Exchange::of(&overlap.own(), overlap.pairs(&partner.id));
    let is_json = match &wanted.output {
        Some(output) => output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")),
        None => wanted.json,
    };
    let text = if is_json { exchange_json(plan, partner, &exchange) } else { exchange_csv(&exchange) };
    let Some(output) = &wanted.output else {
        return Ok(Outcome { data: shell.foreign(&text).into_owned(), words, code: 0 });
    };
    let path = Around::here().meant(output).map_err(Outcome::problem)?;
    let existing = if wanted.force { Existing::Replace } else { Existing::Keep };
    write::export(store.disk(), &path, text.as_bytes(), existing)?;
    words.push(format!("Wrote {}: counts for {}, no names.", path.display(), partner.name));
    Ok(Outcome { words, ..Outcome::default() })
}

fn exchange_json(plan: &Plan, partner: &Partner, exchange: &Exchange) -> String {
    let cell = |&(ours, theirs, said): &(Relation, Relation, Said)| json!({ "to_us": ours.label(), "to_them": theirs.label(), "accounts": figure(said) });
    let value = json!({
        "about": format!("How many accounts of {} are on the list of {}: counts, no names.", plan.goal.vendor, partner.name),
        "least_count": LEAST,
        "cells": exchange.cells.iter().map(cell).collect::<Vec<Value>>(),
        "total": figure(exchange.total),
    });
    format!("{value:#}\n")
}

fn exchange_csv(exchange: &Exchange) -> String {
    let cells =
        exchange.cells.iter().map(|(ours, theirs, said)| [ours.label(), theirs.label(), &word(*said)].join(","));
    let heading = std::iter::once("to us,to them,accounts".to_owned());
    let lines: Vec<String> = heading.chain(cells).chain([format!("all,all,{}", word(exchange.total))]).collect();
    lines.join("\n") + "\n"
}

fn figure(said: Said) -> Value {
    if let Said::Count(count) = said { json!(count) } else { json!(word(said)) }
}

fn word(said: Said) -> String {
    match said {
        Said::Count(count) => count.to_string(),
        Said::Few => format!("<{LEAST}"),
        Said::Withheld => "withheld".to_owned(),
    }
}

/// The partner of this id or name.
pub(super) fn named<'a>(plan: &'a Plan, word: &str) -> Result<&'a Partner, Outcome> {
    let found = plan.called(word).map(AsRef::as_ref);
    found.ok_or_else(|| Outcome::problem(format!("No candidate of this plan is called “{word}”.")))
}

fn listed(accounts: &Accounts, partner: &Partner) -> Result<(), Outcome> {
    match accounts.overlap.reach(&partner.id) {
        Some(_) if accounts.overlap.accounts() > 0 => Ok(()),
        _ => Err(Outcome::problem(format!("There is no list of {}'s accounts to hold against ours.", partner.name))),
    }
}
