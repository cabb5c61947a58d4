//! The report as CSV, for spreadsheets: one row a partner, ranked first, then unrated, then ruled out.
//!
//! RFC 4180 in UTF-8; for Excel with a mark of UTF-8 in front and the separator and the decimal sign it expects. A cell a
//! spreadsheet would take for a formula gets an apostrophe in front, and what cannot be seen in a text is left out.

mod partner;

use super::findings::{Judged, MemberRow};
use super::page::Holds;
use super::rows::{CriterionRow, ExcludedRow, RankRow, UnratedRow};
use super::{Dialect, Effort, Firm, Options, Report, Who, figure, reasons, why};
use crate::plan::{CriterionId, OwnCondition, Partner, PartnerModel, RatingValue};
use crate::prioritise::money::{PartnerMoney, whole_deals};
use crate::prioritise::score::Part;
use crate::report::words::part_words;
use crate::text::{formula::guarded, seen::seen};
use ::csv::{Terminator, WriterBuilder};
use std::collections::HashMap;

/// A column of the file: its title, what its cells hold, and what stands in it for a partner.
type CsvColumn = (&'static str, Holds, fn(&Line<'_>) -> String);

const TEXT: Holds = Holds::Text;
/// A decimal, which a spreadsheet reads by its own decimal sign.
const FIGURE: Holds = Holds::Figures;

/// What tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The columns before the ratings.
const FIRST: &[CsvColumn] = &[
    ("Rank", TEXT, |line| line.rank.clone()),
    ("Candidate", TEXT, |line| line.partner().name.clone()),
    ("Partner model", TEXT, |line| line.partner().model.map(PartnerModel::label).unwrap_or_default().to_owned()),
    ("Domain", TEXT, |line| line.partner().domain.clone()),
    ("Standing", TEXT, |line| line.standing.to_owned()),
    ("Score", FIGURE, |line| line.score.clone()),
    ("Band", TEXT, |line| line.band.to_owned()),
];
/// The columns of what was worked out, after the ratings; empty until it has been.
const FOUND: &[CsvColumn] = &[
    ("Chance of the top", FIGURE, |line| line.firm(|firm| firm.top_chance.map(figure::neutral).unwrap_or_default())),
    ("Rank from", TEXT, |line| line.firm(|firm| firm.rank_low.to_string())),
    ("Rank to", TEXT, |line| line.firm(|firm| firm.rank_high.to_string())),
    ("Verdict", TEXT, |line| line.judged.map(|judged| judged.verdict.label().to_owned()).unwrap_or_default()),
    ("Verdict because", TEXT, |line| line.judged.map(|judged| judged.reason.clone()).unwrap_or_default()),
    ("Adds to the set", FIGURE, |line| line.adds.map(figure::neutral).unwrap_or_default()),
    ("Stand-in", TEXT, |line| {
        let stand_in = line.member.and_then(|row| row.stand_in.as_ref());
        stand_in.map(|it| it.who.name().to_owned()).unwrap_or_default()
    }),
    ("Invested", FIGURE, |line| line.money(|money| Some(money.invested))),
    ("Break-even deals", FIGURE, |line| line.money(|money| money.break_even.map(whole_deals))),
    ("Deals from", FIGURE, |line| line.money(|money| money.deals.map(|deals| deals.low))),
    ("Deals to", FIGURE, |line| line.money(|money| money.deals.map(|deals| deals.high))),
];
/// The columns after those.
const LAST: &[CsvColumn] = &[
    ("Solo coverage", FIGURE, |line| figure::neutral(line.solo_coverage)),
    ("Our days", FIGURE, |line| figure::neutral(line.effort.days)),
    ("Our cost", FIGURE, |line| figure::neutral(line.effort.cost)),
    ("Only typical", TEXT, |line| line.effort.typical().to_owned()),
    ("Status", TEXT, |line| line.partner().status.label().to_owned()),
    ("Owner", TEXT, |line| line.partner().owner.clone()),
    ("Next step", TEXT, |line| line.partner().next_step.clone()),
    ("Due", TEXT, |line| line.partner().due.as_ref().map(ToString::to_string).unwrap_or_default()),
    ("Look again", TEXT, |line| line.partner().look_again.as_ref().map(ToString::to_string).unwrap_or_default()),
    ("What would have to change", TEXT, |line| line.partner().would_change.clone()),
    ("Conditions or reasons", TEXT, |line| line.words.clone()),
    ("Accounts served", TEXT, |line| line.partner().accounts_served.map(|count| count.to_string()).unwrap_or_default()),
    ("How we know whom they serve", TEXT, |line| {
        line.partner().served_known.map(|known| known.label().to_owned()).unwrap_or_default()
    }),
    ("Our own conditions", TEXT, |line| {
        line.partner().conditions.iter().map(OwnCondition::line).collect::<Vec<_>>().join("\n")
    }),
    ("Chance of a yes", FIGURE, |line| figure::neutral(line.effort.yes)),
    ("Accounts named", TEXT, |line| line.partner().accounts_named.map(|count| count.to_string()).unwrap_or_default()),
    ("How we know the accounts", TEXT, |line| {
        line.partner().accounts_known.map(|known| known.label().to_owned()).unwrap_or_default()
    }),
];
/// The columns that are for our eyes only.
const NOTES: &[CsvColumn] = &[
    ("Contact", TEXT, |line| line.partner().contact.clone()),
    ("Why they would", TEXT, |line| line.partner().why.clone()),
    ("Sources of ratings", TEXT, |line| sources(line.partner(), line.criteria)),
    ("Notes", TEXT, |line| line.partner().notes.clone()),
];

pub(super) fn render(report: &Report, options: Options) -> String {
    let (mark, dialect) = options.excel.map_or(("", Dialect::PLAIN), |dialect| (BYTE_ORDER_MARK, dialect));
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).delimiter(dialect.delimiter).from_writer(Vec::new());
    let mut write = |cells: Vec<String>| {
        writer.write_record(cells).expect("memory takes every row of the same length");
    };
    let fields = partner::Columns::of(report, options.with_notes);
    write(titles(report, options, &fields));
    for line in lines(report) {
        write(cells(report, options, &fields, &line));
    }
    let bytes = writer.into_inner().expect("memory takes the last row");
    let text = String::from_utf8(bytes).expect("text and separators of one byte are text");
    format!("{mark}{text}")
}

/// The columns behind all others, where they may be seen.
fn notes(options: Options) -> &'static [CsvColumn] {
    if options.with_notes { NOTES } else { &[] }
}

fn titles(report: &Report, options: Options, fields: &partner::Columns<'_>) -> Vec<String> {
    let title = |(title, ..): &CsvColumn| safe(title);
    let mut titles: Vec<String> = FIRST.iter().map(title).collect();
    titles.extend(report.criteria.iter().flat_map(rating_titles));
    titles.extend(FOUND.iter().chain(LAST).map(title));
    titles.extend(fields.titles().iter().map(|title| safe(title)));
    titles.extend(notes(options).iter().map(title));
    titles
}

fn cells(report: &Report, options: Options, fields: &partner::Columns<'_>, line: &Line<'_>) -> Vec<String> {
    let has_decimal_comma = options.excel.unwrap_or(Dialect::PLAIN).has_decimal_comma;
    let cell = |(_, holds, cell): &CsvColumn| {
        let text = safe(&cell(line));
        if *holds == FIGURE && has_decimal_comma { text.replace('.', ",") } else { text }
    };
    let mut cells: Vec<String> = FIRST.iter().map(cell).collect();
    cells.extend(report.criteria.iter().flat_map(|criterion| rating(criterion, line.partner())));
    cells.extend(FOUND.iter().chain(LAST).map(cell));
    cells.extend(fields.cells(line.partner()).iter().map(|cell| safe(cell)));
    cells.extend(notes(options).iter().map(cell));
    cells
}

/// A cell as it is safe in a spreadsheet and on a terminal.
fn safe(cell: &str) -> String {
    guarded(&seen(cell))
}

/// One row, whichever list it comes from.
struct Line<'a> {
    who: &'a Who,
    criteria: &'a [CriterionRow],
    rank: String,
    standing: &'static str,
    score: String,
    band: &'static str,
    words: String,
    effort: &'a Effort,
    solo_coverage: f64,
    judged: Option<&'a Judged>,
    member: Option<&'a MemberRow>,
    money: Option<&'a PartnerMoney>,
    /// What they add to the recruiting set, as a member or from outside.
    adds: Option<f64>,
}

impl Line<'_> {
    fn partner(&self) -> &Partner {
        &self.who.partner
    }

    fn money(&self, figure: fn(&PartnerMoney) -> Option<f64>) -> String {
        self.money.and_then(figure).map(figure::neutral).unwrap_or_default()
    }

    fn firm(&self, figure: fn(&Firm) -> String) -> String {
        self.judged.and_then(|judged| judged.firm.as_ref()).map(figure).unwrap_or_default()
    }
}

/// What was worked out of each partner, by its place in the plan.
struct WorkedOut<'a> {
    report: &'a Report,
    members: HashMap<usize, &'a MemberRow>,
    outsiders: HashMap<usize, f64>,
}

impl<'a> WorkedOut<'a> {
    fn of(report: &'a Report) -> Self {
        let recruiting = report.findings.as_ref().map(|findings| &findings.recruiting);
        let members = recruiting.into_iter().flat_map(|found| &found.members);
        let outsiders = recruiting.into_iter().flat_map(|found| &found.outsiders);
        Self {
            report,
            members: members.map(|row| (row.who.index, row)).collect(),
            outsiders: outsiders.map(|row| (row.who.index, row.adds)).collect(),
        }
    }

    /// What every row has.
    fn line(&self, who: &'a Who, standing: &'static str) -> Line<'a> {
        let member = self.members.get(&who.index).copied();
        Line {
            who,
            criteria: &self.report.criteria,
            rank: String::new(),
            standing,
            score: String::new(),
            band: "",
            words: String::new(),
            effort: &self.report.efforts()[who.index],
            solo_coverage: self.report.solo_coverage[who.index],
            judged: self.report.findings.as_ref().and_then(|findings| findings.judged(who.id())),
            member,
            money: self.report.findings.as_ref().and_then(|it| it.money.row(who.index)).map(|row| &row.money),
            adds: member.map(|row| row.loses).or_else(|| self.outsiders.get(&who.index).copied()),
        }
    }

    fn ranked(&self, row: &'a RankRow) -> Line<'a> {
        let (rank, score, band) = (row.rank.to_string(), figure::neutral(row.score), row.band.label());
        Line { rank, score, band, words: row.conditions.words().join("; "), ..self.line(&row.who, "ranked") }
    }

    fn unrated(&self, row: &'a UnratedRow) -> Line<'a> {
        Line { words: row.conditions.words().join("; "), ..self.line(&row.who, "not rated enough") }
    }

    fn excluded(&self, row: &'a ExcludedRow) -> Line<'a> {
        Line { words: reasons::all_ruled_out(&row.reasons), ..self.line(&row.who, "ruled out") }
    }
}

fn lines(report: &Report) -> Vec<Line<'_>> {
    let found = WorkedOut::of(report);
    let ranked = report.ranking.iter().map(|row| found.ranked(row));
    let unrated = report.unrated.iter().map(|row| found.unrated(row));
    let excluded = report.excluded.iter().map(|row| found.excluded(row));
    ranked.chain(unrated).chain(excluded).collect()
}

/// The titles of the two columns of a criterion.
fn rating_titles(criterion: &CriterionRow) -> [String; 2] {
    [safe(&criterion.name), safe(&format!("{}: how we know", criterion.name))]
}

/// The rating on a criterion and how we know it; both empty when there is none.
fn rating(criterion: &CriterionRow, partner: &Partner) -> [String; 2] {
    if !criterion.is_for(partner.model) {
        return [part_words(Part::NotForModel).to_owned(), String::new()];
    }
    let Some(rating) = partner.rating(&CriterionId::new(&criterion.id)) else { return [String::new(), String::new()] };
    let value = match rating.value {
        RatingValue::Rated(value) => value.get().to_string(),
        RatingValue::DoesNotApply => "does not apply".to_owned(),
    };
    [value, rating.evidence.label().to_owned()]
}

/// "Commitment: a call with their chair, 2026-11-06", one a criterion.
fn sources(partner: &Partner, criteria: &[CriterionRow]) -> String {
    let said = criteria.iter().filter_map(|criterion| {
        let rating = partner.rating(&CriterionId::new(&criterion.id))?;
        Some(format!("{}: {}", criterion.name, why::source(rating)?))
    });
    said.collect::<Vec<_>>().join("; ")
}
