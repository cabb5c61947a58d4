//! What a cell says, in the words its field takes.

use crate::accounts::domain;
use crate::catalog::{KindMeant, Meaning};
use crate::import::signs::{as_day, with_point};
use crate::import::words::{self, Asked};
use crate::import::{MappedColumn, heading::plain};
use crate::plan::{Answer, Field, Kind, PartnerModel};
use std::borrow::Cow;

/// What a cell says: text for its field, nothing, or why it cannot be taken.
pub(super) type CellSaid = Result<Option<String>, String>;

/// Counts of accounts named that are written in words.
const COUNTS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// What a cell says in the words of a field. `is_ours` is a file this program wrote: every word of it is one of ours.
pub(super) fn of_field(field: &Field, column: &MappedColumn, cell: &str, is_ours: bool) -> CellSaid {
    if is_ours {
        return Ok(Some(as_written(field, column, cell)).filter(|text| !text.is_empty()));
    }
    let cell = cell.trim();
    if words::is_blank(cell) {
        return Ok(None);
    }
    match (field.id, field.kind) {
        ("domain", _) => domains(cell).into_iter().next().map(Some).ok_or_else(|| format!("“{cell}” is no website")),
        ("status", _) => status(cell),
        ("fit", _) => worded(Asked::Fit, cell),
        ("room", _) => worded(Asked::Room, cell),
        ("warmth", _) => worded(Asked::Warmth, cell),
        ("partner_regions", _) => Ok(Some(cell.replace([';', '/', '\n'], ","))),
        (_, Kind::Date) => Ok(Some(as_day(cell, column.dates.settled()))),
        (_, Kind::Number) => Ok(Some(number(column, cell))),
        (_, Kind::Choice(choice)) if choice.all.contains(&Answer::NotKnown.label()) && choice.all.len() == 3 => {
            worded(Asked::Answer, cell)
        }
        _ => Ok(Some(cell.to_owned())),
    }
}

/// A cell of a file of ours, but for the decimal sign, which a spreadsheet may have changed.
fn as_written(field: &Field, column: &MappedColumn, cell: &str) -> String {
    if field.kind == Kind::Number { number(column, cell) } else { cell.to_owned() }
}

fn number(column: &MappedColumn, cell: &str) -> String {
    column.decimal.settled().map_or_else(|| cell.to_owned(), |decimal| with_point(cell, decimal))
}

fn worded(asked: Asked, cell: &str) -> CellSaid {
    let word =
        words::word(asked, cell).or_else(|| words::word(Asked::Answer, cell).filter(|word| *word == "not known"));
    word.map(|word| Some(word.to_owned()))
        .ok_or_else(|| format!("“{}” is none of {}", short(cell), words::choices(asked)))
}

fn status(cell: &str) -> CellSaid {
    if words::is_asked_status(cell) {
        let choices = words::choices(Asked::Status);
        return Err(format!("“{}” means one thing here and another there: set it by hand, {choices}", short(cell)));
    }
    worded(Asked::Status, cell)
}

/// The registrable domains in a cell, each once, in its order.
pub(super) fn domains(cell: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for part in cell.split([';', ',', '|', '\n', ' ']) {
        if let Some(domain) = domain::registrable(part).map(Cow::into_owned)
            && !all.contains(&domain)
        {
            all.push(domain);
        }
    }
    all
}

/// What a cell says of the kind of partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KindSaid {
    /// A model, or a route.
    Is(Meaning),
    /// No more than "partner".
    Nothing,
    /// They sell against us.
    Rival,
    /// Probably no partner.
    Outsider,
}

/// What a cell says of the kind of partner.
pub(super) fn kind(cell: &str) -> Result<KindSaid, String> {
    if words::is_blank(cell) {
        return Ok(KindSaid::Nothing);
    }
    match words::kind(cell) {
        Some(KindMeant::Is(meaning)) => Ok(KindSaid::Is(meaning)),
        Some(KindMeant::Unsaid) => Ok(KindSaid::Nothing),
        Some(KindMeant::Rival) => Ok(KindSaid::Rival),
        Some(KindMeant::Outsider) => Ok(KindSaid::Outsider),
        Some(KindMeant::Asked(why)) => Err(format!("which partner model is “{}”? {why}: set it by hand", short(cell))),
        None => {
            let models = PartnerModel::ALL.map(PartnerModel::label).join(", ");
            Err(format!("“{}” is no partner model: {models}", short(cell)))
        }
    }
}

/// How many accounts a cell names: a number, or a list of names. None where it does not say.
pub(super) fn accounts_named(cell: &str) -> Option<u32> {
    let cell = cell.trim();
    if let Ok(count) = cell.parse() {
        return Some(count);
    }
    let names: Vec<&str> = cell.split([',', ';', '\n', '|']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let is_count = |name: &str| {
        let plain = plain(name);
        plain
            .split(' ')
            .any(|word| COUNTS.contains(&word) || ["maybe", "some", "few", "several", "perhaps"].contains(&word))
            || words::word(Asked::Answer, name).is_some()
    };
    if let [word] = names[..] {
        let known = COUNTS.iter().position(|count| *count == plain(word));
        if let Some(count) = known {
            return u32::try_from(count).ok();
        }
    }
    if names.is_empty() || names.iter().any(|name| is_count(name)) {
        return None;
    }
    u32::try_from(names.len()).ok()
}

/// A cell cut to what a sentence can hold.
pub(super) fn short(cell: &str) -> String {
    const LONGEST: usize = 40;
    let line = crate::plan::clean_line(cell);
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_counted_where_they_are_listed() {
        assert_eq!(accounts_named("First Harbor Bank, Harborline CU, Mutua Norte"), Some(3));
        assert_eq!(accounts_named("one, maybe two"), None);
        assert_eq!(accounts_named("5"), Some(5));
        assert_eq!(accounts_named("three"), Some(3));
        assert_eq!(accounts_named("Acme"), Some(1));
        assert_eq!(accounts_named("yes"), None);
    }

    #[test]
    fn a_website_cell_gives_its_domains() {
        assert_eq!(
            domains("larkfield.example;larkfield-group.example"),
            ["larkfield.example", "larkfield-group.example"]
        );
        let anchor =
            "<a href=\"https://www.larkfield.example/\" title=\"https://www.larkfield.example/ (New Window)\">x</a>";
        assert_eq!(domains(anchor), ["larkfield.example"]);
        assert!(domains("n.n.").is_empty());
    }
}
