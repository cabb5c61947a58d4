//! Rows of won deals, pasted or from a file: the deal, who was heard, by whom, when; then the day and the worth. Headings
//! say which column is which; without headings they stand in this order.

use super::read::{self, Limits, Reading};
use super::{Row, Table};
use crate::interview::won_deals::Told;
use crate::plan::{Amount, Buyer, BuyerId, DealInfluence, Field, Partner, Plan, Stage, StageId, Subject, day};
use crate::text::{fit, same::is_same};

/// What rows come to.
#[derive(Debug, Default, PartialEq)]
pub struct DealRows {
    /// What each says.
    pub told: Vec<Told>,
    /// Rows that could not be taken, a sentence each.
    pub slips: Vec<String>,
}

/// The columns, by what people write over them.
const COLUMNS: [&[&str]; 6] = [
    &[
        "deal",
        "account",
        "won deal",
        "account name",
        "opportunity",
        "opportunity name",
        "deal name",
        "customer",
        "company",
    ],
    &["candidate", "partner", "influenced by", "who influenced it", "influencer", "partner name", "source"],
    &["buyer", "whom", "role", "title", "buying role", "persona"],
    &["stage", "when", "buying stage", "at"],
    &["closed", "closed on", "close date", "won on", "date", "closed date"],
    &["amount", "worth", "value", "acv", "deal value", "amount (k)"],
];

/// Reads pasted rows.
///
/// # Errors
/// When they are no table, in a sentence.
pub fn pasted(plan: &Plan, text: &str) -> Result<DealRows, String> {
    if text.trim().is_empty() {
        return Ok(DealRows::default());
    }
    let table = read::pasted(text, &Reading::default(), Limits::PARTNERS).map_err(|refusal| refusal.to_string())?;
    Ok(rows(plan, &table))
}

/// What the rows of a table say.
#[must_use]
pub fn rows(plan: &Plan, table: &Table) -> DealRows {
    let named = named(&table.headings);
    let places = named.unwrap_or_else(|| std::array::from_fn(Some));
    // Headings that name no deal are a row of data.
    let first = table.header_row.filter(|_| named.is_none());
    let first = first.map(|number| Row { number, cells: table.headings.clone() });
    let mut all = DealRows::default();
    for row in first.iter().chain(&table.rows) {
        let cell = |column: usize| places[column].and_then(|at| row.cells.get(at)).map_or("", |cell| cell.trim());
        // What it is worth weighs nothing: a row that says it in a way that cannot be read is taken without.
        let amount = worth(plan, cell(5));
        let told = told(plan, &[cell(0), cell(1), cell(2), cell(3), cell(4)]);
        let slips = [amount.clone().err(), told.clone().err()].into_iter().flatten();
        all.slips.extend(slips.map(|why| format!("Row {}: {why}.", row.number)));
        if let Ok(Some(told)) = told {
            all.told.push(Told { amount: amount.unwrap_or_default(), ..told });
        }
    }
    all
}

/// Where the columns stand, if the headings name those of a deal and of who influenced it.
fn named(headings: &[String]) -> Option<[Option<usize>; 6]> {
    let at = |words: &[&str]| {
        headings.iter().position(|heading| words.iter().any(|word| heading.trim().eq_ignore_ascii_case(word)))
    };
    let places = COLUMNS.map(at);
    (places[0].is_some() && places[1].is_some()).then_some(places)
}

fn told(plan: &Plan, [deal, who, buyer, stage, closed]: &[&str; 5]) -> Result<Option<Told>, String> {
    if deal.is_empty() {
        let is_blank = [who, buyer, stage].iter().all(|cell| cell.is_empty());
        return if is_blank { Ok(None) } else { Err("it names no deal".to_owned()) };
    }
    let by = match who.to_lowercase().as_str() {
        "" => None,
        "nobody" | "none" | "-" | "–" | "no one" => Some(None),
        _ => Some(Some(influence(plan, who, buyer, stage)?)),
    };
    let closed = day(closed).map_err(|error| error.to_string())?;
    Ok(Some(Told { deal: (*deal).to_owned(), by, closed, amount: None }))
}

fn influence(plan: &Plan, who: &str, buyer: &str, stage: &str) -> Result<DealInfluence, String> {
    let is_called =
        |partner: &&Partner| is_same(&partner.name, who) || partner.also_called.iter().any(|name| is_same(name, who));
    let by_id = plan.partners.iter().map(AsRef::as_ref).find(|partner: &&Partner| partner.id.as_str() == who);
    let partner = by_id.or_else(|| only(plan.partners.iter().map(AsRef::as_ref).filter(is_called)));
    let partner = partner.ok_or_else(|| format!("no candidate is called “{}”", fit(who, 60)))?;
    let buyer =
        found_buyer(plan, buyer).ok_or_else(|| no_such("buyer", buyer, plan.buyers.iter().map(|it| &it.title)))?;
    let stage =
        found_stage(plan, stage).ok_or_else(|| no_such("stage", stage, plan.stages.iter().map(|it| &it.name)))?;
    Ok(DealInfluence { partner: partner.id.clone(), buyer, stage })
}

fn no_such<'a>(what: &str, said: &str, all: impl Iterator<Item = &'a String>) -> String {
    let all = all.map(String::as_str).collect::<Vec<_>>().join(", ");
    match said {
        "" => format!("it names no {what}: {}", fit(&all, 120)),
        said => format!("no {what} is called “{}”: {}", fit(said, 60), fit(&all, 120)),
    }
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// By id, by title, by the beginning of the title, by the part they play where only one plays it.
fn found_buyer(plan: &Plan, said: &str) -> Option<BuyerId> {
    let lower = said.to_lowercase();
    let all = || plan.buyers.iter().filter(|_| !said.is_empty());
    let by_title = |buyer: &&Buyer| buyer.id.as_str() == lower || is_same(&buyer.title, said);
    let begins = |buyer: &&Buyer| buyer.title.to_lowercase().starts_with(&lower);
    let plays = |buyer: &&Buyer| buyer.role.label() == lower;
    let found = all().find(by_title).or_else(|| only(all().filter(begins))).or_else(|| only(all().filter(plays)));
    found.map(|buyer| buyer.id.clone())
}

fn found_stage(plan: &Plan, said: &str) -> Option<StageId> {
    let lower = said.to_lowercase();
    let all = || plan.stages.iter().filter(|_| !said.is_empty());
    let by_name = |stage: &&Stage| stage.id.as_str() == lower || is_same(&stage.name, said);
    let begins = |stage: &&Stage| stage.name.to_lowercase().starts_with(&lower);
    all().find(by_name).or_else(|| only(all().filter(begins))).map(|stage| stage.id.clone())
}

/// Read as the field of a deal reads it.
fn worth(plan: &Plan, text: &str) -> Result<Option<Amount>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut scratch = plan.clone();
    let (id, edit) = crate::plan::add::won_deal(plan, "scratch");
    edit.apply(&mut scratch).map_err(|error| error.to_string())?;
    let field = Field::named("deal_amount").expect("a deal has an amount");
    let subject = Subject::WonDeal(id.clone());
    // A bare number of a list is what it says: a field asks whether thousands are meant.
    let as_it_says = format!("{} {text}", plan.goal.limits.currency);
    let written = field.write(&scratch, &subject, text).or_else(|_| field.write(&scratch, &subject, &as_it_says));
    let written = written.map_err(|error| error.to_string())?;
    written.apply(&mut scratch).map_err(|error| error.to_string())?;
    Ok(scratch.won_deal(&id).and_then(|deal| deal.amount))
}
