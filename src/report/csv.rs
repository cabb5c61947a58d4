//! The report as CSV, for spreadsheets: one row a partner, ranked first, then unrated, then ruled out.
//!
//! RFC 4180 in UTF-8. A cell a spreadsheet would take for a formula gets an apostrophe in front.

use super::rows::{CriterionRow, ExcludedRow, RankRow, UnratedRow};
use super::{Firm, Options, Report, Who, figure, reasons};
use crate::plan::{CriterionId, Partner, PartnerModel, RatingValue};
use crate::prioritise::qualify::Conditions;
use ::csv::{Terminator, WriterBuilder};

/// The columns before the ratings.
const FIRST: [&str; 6] = ["Rank", "Candidate", "Partner model", "Standing", "Score", "Band"];
/// The columns of what was worked out, after the ratings; empty until it has been.
const FOUND: [&str; 7] =
    ["Chance of the top", "Rank from", "Rank to", "Verdict", "Verdict because", "Adds to the set", "Stand-in"];
/// The columns after those.
const LAST: [&str; 9] = [
    "Solo coverage",
    "Our days",
    "Our cost",
    "Only typical",
    "Status",
    "Owner",
    "Next step",
    "Due",
    "Conditions or reasons",
];
/// The columns that are for our eyes only.
const NOTES: [&str; 3] = ["Contact", "Why they would", "Notes"];

pub(super) fn render(report: &Report, options: Options) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut write = |cells: Vec<String>| {
        writer.write_record(cells.iter().map(|cell| guarded(cell))).expect("memory takes every row of the same length");
    };
    write(header(report, options));
    for line in lines(report) {
        write(line.cells(report, options));
    }
    let bytes = writer.into_inner().expect("memory takes the last row");
    String::from_utf8(bytes).expect("text and commas are text")
}

/// One row, whichever list it comes from.
struct Line<'a> {
    who: &'a Who,
    rank: String,
    standing: &'static str,
    score: String,
    band: &'static str,
    words: String,
}

fn lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    let ranked = report.ranking.iter().map(ranked);
    ranked.chain(report.unrated.iter().map(unrated)).chain(report.excluded.iter().map(excluded))
}

fn ranked(row: &RankRow) -> Line<'_> {
    let (rank, score) = (row.rank.to_string(), figure::plain(row.score));
    Line { who: &row.who, rank, standing: "ranked", score, band: row.band.label(), words: conditions(row.conditions) }
}

fn unrated(row: &UnratedRow) -> Line<'_> {
    let (rank, score) = (String::new(), String::new());
    Line { who: &row.who, rank, standing: "not rated enough", score, band: "", words: conditions(row.conditions) }
}

fn excluded(row: &ExcludedRow) -> Line<'_> {
    let (rank, score) = (String::new(), String::new());
    Line { who: &row.who, rank, standing: "ruled out", score, band: "", words: reasons::all_ruled_out(&row.reasons) }
}

/// Every condition whole, parted by semicolons.
fn conditions(conditions: Conditions) -> String {
    conditions.iter().map(reasons::condition).collect::<Vec<_>>().join("; ")
}

fn header(report: &Report, options: Options) -> Vec<String> {
    let mut cells: Vec<String> = FIRST.map(str::to_owned).into();
    for criterion in report.criteria.iter() {
        cells.push(criterion.name.clone());
        cells.push(format!("{}: how we know", criterion.name));
    }
    cells.extend(FOUND.map(str::to_owned));
    cells.extend(LAST.map(str::to_owned));
    if options.with_notes {
        cells.extend(NOTES.map(str::to_owned));
    }
    cells
}

impl Line<'_> {
    fn cells(self, report: &Report, options: Options) -> Vec<String> {
        let partner = &self.who.partner;
        let model = partner.model.map(PartnerModel::label).unwrap_or_default();
        let mut cells: Vec<String> =
            vec![self.rank, partner.name.clone(), model.into(), self.standing.into(), self.score, self.band.into()];
        cells.extend(report.criteria.iter().flat_map(|criterion| rating(criterion, partner)));
        cells.extend(found(report, partner));
        let effort = &report.efforts()[self.who.index];
        cells.extend([
            figure::plain(report.solo_coverage[self.who.index]),
            figure::plain(effort.days),
            figure::plain(effort.cost),
            effort.typical().to_owned(),
            partner.status.label().to_owned(),
            partner.owner.clone(),
            partner.next_step.clone(),
            partner.due.as_ref().map(ToString::to_string).unwrap_or_default(),
            self.words,
        ]);
        if options.with_notes {
            cells.extend([partner.contact.clone(), partner.why.clone(), partner.notes.clone()]);
        }
        cells
    }
}

/// What was worked out of a partner; empty where there is nothing.
fn found(report: &Report, partner: &Partner) -> [String; 7] {
    let Some(findings) = &report.findings else { return Default::default() };
    let verdict = findings.verdict(&partner.id);
    let firm = verdict.and_then(|verdict| verdict.firm);
    let of_firm = |figure: fn(&Firm) -> String| firm.as_ref().map(figure).unwrap_or_default();
    let member = findings.recruiting.members.iter().find(|row| *row.who.id() == partner.id);
    let outsider = findings.recruiting.outsiders.iter().find(|row| *row.who.id() == partner.id);
    let adds = member.map(|row| row.loses).or(outsider.map(|row| row.adds));
    let stand_in = member.and_then(|row| row.stand_in.as_ref());
    [
        of_firm(|firm| figure::plain(firm.top_chance)),
        of_firm(|firm| firm.rank_low.to_string()),
        of_firm(|firm| firm.rank_high.to_string()),
        verdict.map(|verdict| verdict.wave.label().to_owned()).unwrap_or_default(),
        verdict.map(|verdict| verdict.reason.clone()).unwrap_or_default(),
        adds.map(figure::plain).unwrap_or_default(),
        stand_in.map(|it| it.who.name().to_owned()).unwrap_or_default(),
    ]
}

/// The rating on a criterion and how we know it; both empty when there is none.
fn rating(criterion: &CriterionRow, partner: &Partner) -> [String; 2] {
    let Some(rating) = partner.rating(&CriterionId::new(&criterion.id)) else { return [String::new(), String::new()] };
    let value = match rating.value {
        RatingValue::Rated(value) => value.get().to_string(),
        RatingValue::DoesNotApply => "does not apply".to_owned(),
    };
    [value, rating.evidence.label().to_owned()]
}

/// A cell as it is safe in a spreadsheet.
fn guarded(cell: &str) -> String {
    let is_risky = cell.trim_start_matches('\'').starts_with(is_formula_start);
    if is_risky && !is_plain_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn is_formula_start(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠')
}

/// A sign, digits, at most one point with digits behind it.
fn is_plain_number(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    unsigned.split_once('.').map_or_else(|| is_digits(unsigned), |(whole, part)| is_digits(whole) && is_digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_text() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("-5", "-5"),
            ("+41 44 123", "'+41 44 123"),
            ("-5.25", "-5.25"),
            ("-", "'-"),
            ("＠x", "'＠x"),
            ("\tx", "'\tx"),
            ("Fenn's", "Fenn's"),
            ("'quoted'", "'quoted'"),
        ] {
            assert_eq!(guarded(cell), safe);
        }
    }
}
