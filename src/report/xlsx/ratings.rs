//! Every rating with its weight, and the score, the band and the rank that follow.
//!
//! ```text
//! Weight           22 %  18 % …     yellow: any scale will do
//! Share            22 %  18 % …
//! Below it: out     2               yellow
//! Candidate  Model  Ideal …  Rated  Missing  Score  Band  In the ranking  Rank  Ruled out because  id
//! ```
//!
//! Formulas say what `prioritise::score` and `prioritise::ranking` say.

use super::looks::Look;
use super::places::{Cell, along, column, down, fixed_along, near, row};
use super::sheet::{BookSheet, Came, Done};
use crate::plan::{Evidence, PartnerModel};
use crate::prioritise::qualify::RuledOut;
use crate::prioritise::score::{Band, Part, parts};
use crate::report::money::REVENUE;
use crate::report::{CriterionRow, Report, Who, reasons};

/// The sheet's name.
pub(super) const NAME: &str = "Ratings";

const WEIGHTS: u32 = 2;
const SHARES: u32 = 3;
const MINIMA: u32 = 4;
const HEADS: u32 = 5;
/// The row of the first candidate.
const FIRST: u32 = 6;
/// The column of the first criterion.
const CRITERIA: u16 = 2;
/// What stands for a rating that does not apply.
const NOT_APPLYING: &str = "n/a";
/// What stands for a rating that is not asked of a partner model.
const NOT_ASKED: &str = "–";

/// What stands behind the ratings, in this order.
#[derive(Clone, Copy)]
pub(super) enum RatingColumn {
    Rated,
    Missing,
    Score,
    Band,
    InRanking,
    Rank,
    RuledOut,
    Id,
}

/// A candidate's row.
pub(super) struct RatedLine<'a> {
    pub(super) who: &'a Who,
    pub(super) score: Option<f64>,
    pub(super) rank: Option<usize>,
    /// Why they are out, their ratings aside.
    ruled_out: String,
    parts: Vec<Part>,
}

/// The sheet, and where on it others find what.
pub(super) struct Ratings<'a> {
    criteria: &'a [CriterionRow],
    pub(super) lines: Vec<RatedLine<'a>>,
}

impl<'a> Ratings<'a> {
    /// Everybody of the report: ranked, then not rated enough, then ruled out.
    pub(super) fn of(report: &'a Report) -> Self {
        let criteria: &[CriterionRow] = &report.criteria;
        let line = |who: &'a Who, score, rank, ruled_out| {
            let model = who.partner.model;
            let weighted = criteria.iter().map(|of| (of.id.as_str(), of.weight, of.is_for(model)));
            RatedLine { who, score, rank, ruled_out, parts: parts(weighted, &who.partner) }
        };
        let ranked = report.ranking.iter();
        let ranked = ranked.map(|row| line(&row.who, Some(row.score), Some(row.rank), String::new()));
        let unrated = report.unrated.iter().map(|row| line(&row.who, None, None, String::new()));
        let out = report.excluded.iter().map(|row| line(&row.who, row.score, None, otherwise_out(&row.reasons)));
        Self { criteria, lines: ranked.chain(unrated).chain(out).collect() }
    }

    /// A formula that finds what stands in a column for the candidate whose id is in `cell`.
    pub(super) fn found(&self, after: RatingColumn, cell: Cell) -> String {
        let ids = down(self.column(RatingColumn::Id), self.rows());
        let values = down(self.column(after), self.rows());
        format!("INDEX({NAME}!{values},MATCH(${},{NAME}!{ids},0))", near(cell))
    }

    /// The same of the rating on revenue; none where nobody is rated on it.
    pub(super) fn revenue(&self, cell: Cell) -> Option<String> {
        let place = self.criteria.iter().position(|criterion| criterion.id == REVENUE)?;
        let (ids, values) = (down(self.column(RatingColumn::Id), self.rows()), CRITERIA + column(place));
        Some(format!("INDEX({NAME}!{},MATCH(${},{NAME}!{ids},0))", down(values, self.rows()), near(cell)))
    }

    fn rows(&self) -> (u32, u32) {
        (FIRST, FIRST + row(self.lines.len().saturating_sub(1)))
    }

    fn column(&self, after: RatingColumn) -> u16 {
        CRITERIA + column(self.criteria.len()) + after as u16
    }

    fn marks(&self) -> (u16, u16) {
        (CRITERIA, CRITERIA + column(self.criteria.len().saturating_sub(1)))
    }

    pub(super) fn write(&self, sheet: &mut BookSheet<'_>) -> Done {
        self.heads(sheet)?;
        sheet.text((0, 0), "Ratings and weights", Look::Title)?;
        for (criterion, at) in self.criteria.iter().zip(CRITERIA..) {
            self.weight(sheet, criterion, at)?;
        }
        for (line, at) in self.lines.iter().zip(FIRST..) {
            self.line(sheet, line, at)?;
        }
        let (first, last) = self.marks();
        if !self.criteria.is_empty() {
            sheet.choice((FIRST, first), (self.rows().1, last), &["1", "2", "3", "4", "5", NOT_APPLYING, NOT_ASKED])?;
        }
        let band = self.column(RatingColumn::Band);
        sheet.bands((FIRST, band), self.rows().1)?;
        sheet.filter(HEADS, self.lines.len(), self.column(RatingColumn::Id))?;
        sheet.prints(self.rows().1, self.column(RatingColumn::RuledOut))?;
        sheet.freeze((FIRST, 1))
    }

    fn heads(&self, sheet: &mut BookSheet<'_>) -> Done {
        let mut heads = vec![("Candidate", 30.0), ("Partner model", 22.0)];
        heads.extend(self.criteria.iter().map(|criterion| (criterion.name.as_str(), 12.0)));
        heads.extend([
            ("Rated share of the weight", 11.0),
            ("Missing, counted 3", 9.5),
            ("Score", 8.0),
            ("Band", 7.0),
            ("Score in the ranking", 10.0),
            ("Rank", 7.0),
            ("Ruled out because", 40.0),
            ("Id", 16.0),
        ]);
        sheet.heads(HEADS, &heads)?;
        sheet.text((WEIGHTS, 0), "Weight, on any scale", Look::Name)?;
        sheet.text((SHARES, 0), "Share of the whole", Look::Text)?;
        sheet.text((MINIMA, 0), "A rating below this rules out", Look::Text)
    }

    fn weight(&self, sheet: &mut BookSheet<'_>, criterion: &CriterionRow, at: u16) -> Done {
        let all = fixed_along(WEIGHTS, self.marks());
        let weight = near((WEIGHTS, at));
        sheet.number((WEIGHTS, at), criterion.weight, Look::PercentInput)?;
        let share = format!("IF(SUM({all})>0,{weight}/SUM({all}),0)");
        sheet.formula((SHARES, at), &share, Came::Figure(criterion.weight), Look::Percent)?;
        sheet.figure((MINIMA, at), criterion.minimum.map(|minimum| f64::from(minimum.get())), Look::WholeInput)
    }

    fn line(&self, sheet: &mut BookSheet<'_>, line: &RatedLine<'_>, at: u32) -> Done {
        let partner = &line.who.partner;
        sheet.text((at, 0), &partner.name, Look::Name)?;
        sheet.text((at, 1), partner.model.map(PartnerModel::label).unwrap_or_default(), Look::Text)?;
        for (part, mark) in line.parts.iter().zip(CRITERIA..) {
            rating(sheet, (at, mark), *part)?;
        }
        sheet.text((at, self.column(RatingColumn::RuledOut)), &line.ruled_out, Look::TextInput)?;
        sheet.text((at, self.column(RatingColumn::Id)), partner.id.as_str(), Look::Quiet)?;
        if self.criteria.is_empty() { Ok(()) } else { self.formulas(sheet, line, at) }
    }

    fn formulas(&self, sheet: &mut BookSheet<'_>, line: &RatedLine<'_>, at: u32) -> Done {
        let cell = |after| (at, self.column(after));
        let (weights, marks) = (fixed_along(WEIGHTS, self.marks()), along(at, self.marks()));
        let wanted = format!("(SUM({weights})-SUMPRODUCT({weights}*({marks}=\"{NOT_ASKED}\")))");
        let rated = format!("IF({wanted}>0,SUMPRODUCT({weights}*ISNUMBER({marks}))/{wanted},0)");
        sheet.formula(cell(RatingColumn::Rated), &rated, Came::Figure(self.rated(line)), Look::Percent)?;
        let missing = line.parts.iter().filter(|part| matches!(part, Part::Missing { .. })).count();
        let empty = format!("SUMPRODUCT(--({marks}=\"\"))");
        sheet.formula(cell(RatingColumn::Missing), &empty, Came::Figure(row(missing).into()), Look::Whole)?;
        let score = score(&weights, &marks, &near(cell(RatingColumn::Rated)));
        sheet.formula(cell(RatingColumn::Score), &score, line.score.into(), Look::Tenths)?;
        let letter = line.score.map(|score| Band::of(score).label().to_owned());
        let letter = letter.map_or(Came::Nothing, Came::Word);
        sheet.formula(cell(RatingColumn::Band), &band(&near(cell(RatingColumn::Score))), letter, Look::Middle)?;
        self.place(sheet, line, at)
    }

    /// The rank among those whom neither a reason nor a rating below its minimum rules out.
    fn place(&self, sheet: &mut BookSheet<'_>, line: &RatedLine<'_>, at: u32) -> Done {
        let named = |after| near((at, self.column(after)));
        let (marks, minima) = (along(at, self.marks()), fixed_along(MINIMA, self.marks()));
        let below = format!("SUMPRODUCT(ISNUMBER({marks})*({marks}<{minima}))");
        let (score, out) = (named(RatingColumn::Score), named(RatingColumn::RuledOut));
        let counts = format!("IF(AND(ISNUMBER({score}),{out}=\"\",{below}=0),{score},\"\")");
        let in_ranking = line.score.filter(|_| line.rank.is_some());
        let column = self.column(RatingColumn::InRanking);
        sheet.formula((at, column), &counts, in_ranking.into(), Look::Tenths)?;
        let (own, all) = (near((at, column)), down(column, self.rows()));
        let rank = format!("IF(ISNUMBER({own}),1+SUMPRODUCT(ISNUMBER({all})*({all}>{own}+1E-9)),\"\")");
        let came = line.rank.map(|rank| f64::from(row(rank)));
        sheet.formula((at, self.column(RatingColumn::Rank)), &rank, came.into(), Look::Whole)
    }

    /// The rated share of the weight that is for their model.
    fn rated(&self, line: &RatedLine<'_>) -> f64 {
        let weighted = || self.criteria.iter().zip(&line.parts);
        let wanted = weighted().filter(|(_, part)| **part != Part::NotForModel);
        let rated = weighted().filter(|(_, part)| matches!(part, Part::Rated { .. }));
        let (wanted, rated): (f64, f64) = (wanted.map(|it| it.0.weight).sum(), rated.map(|it| it.0.weight).sum());
        if wanted > 0.0 { rated / wanted } else { 0.0 }
    }
}

fn rating(sheet: &mut BookSheet<'_>, cell: Cell, part: Part) -> Done {
    match part {
        Part::Rated { rating, evidence, .. } => {
            let look = if evidence == Evidence::Guess { Look::GuessedMark } else { Look::Mark };
            sheet.number(cell, f64::from(rating.get()), look)
        }
        Part::Missing { .. } => sheet.blank(cell, Look::Mark),
        Part::DoesNotApply => sheet.text(cell, NOT_APPLYING, Look::Mark),
        Part::NotForModel => sheet.text(cell, NOT_ASKED, Look::Closed),
    }
}

/// 25 · Σ w(r − 1) ÷ Σ w over what applies, a missing rating counted 3; nothing from less than half the weight.
fn score(weights: &str, marks: &str, rated: &str) -> String {
    let left_out = format!("(({marks}=\"{NOT_ASKED}\")+({marks}=\"{NOT_APPLYING}\"))");
    let applies = format!("(SUM({weights})-SUMPRODUCT({weights}*{left_out}))");
    let sum = format!("(SUMPRODUCT({weights},{marks})+3*SUMPRODUCT({weights}*({marks}=\"\")))");
    format!("IF(AND({rated}>0,{rated}+1E-9>=0.5),25*({sum}-{applies})/{applies},\"\")")
}

fn band(score: &str) -> String {
    let from = |points: u32, letter: &str, else_: &str| format!("IF({score}+1E-9>={points},\"{letter}\",{else_})");
    format!("IF({score}=\"\",\"\",{})", from(70, "A", &from(55, "B", &from(40, "C", "\"D\""))))
}

/// Why somebody is out whatever their ratings are.
fn otherwise_out(all: &[RuledOut]) -> String {
    let others = all.iter().filter(|reason| !matches!(reason, RuledOut::BelowMinimum { .. }));
    others.map(reasons::ruled_out).collect::<Vec<_>>().join("; ")
}
