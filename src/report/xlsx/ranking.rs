//! Everybody in the order of the report, with rank, score and band as the ratings make them now.

use super::looks::Look;
use super::places::{column, row};
use super::ratings::{RatedLine, RatingColumn, Ratings};
use super::sheet::{BookSheet, Came, Done, Head};
use crate::plan::PartnerModel;
use crate::prioritise::score::Band;
use crate::report::findings::{Judged, words};
use crate::report::{Firm, Options, Report, Who, reasons};
use std::collections::HashMap;

const HEADS_AT: u32 = 2;
const HEADS: [Head<'static>; 18] = [
    ("Rank now", 6.5),
    ("Rank in the report", 7.5),
    ("Candidate", 28.0),
    ("Partner model", 19.0),
    ("Score", 7.5),
    ("Band", 6.5),
    ("Verdict", 26.0),
    ("Our days in year one", 8.0),
    ("Our cost in year one, thousands", 11.0),
    ("Owner", 16.0),
    ("Next step", 36.0),
    ("Due", 11.0),
    ("Still open, or why out", 44.0),
    ("At the top in … of 100 readings", 12.0),
    ("Best rank in 9 of 10", 8.5),
    ("Worst rank in 9 of 10", 8.5),
    ("Status", 12.0),
    ("Id", 18.0),
];
const NOTES: [Head<'static>; 3] = [("Contact", 24.0), ("Why they would", 30.0), ("Notes", 60.0)];
/// The last column that goes on paper.
const PRINTED: u16 = 11;
const ID: u16 = 17;

pub(super) fn write(sheet: &mut BookSheet<'_>, report: &Report, ratings: &Ratings<'_>, options: Options) -> Done {
    let mut heads = HEADS.to_vec();
    heads.extend(NOTES.iter().filter(|_| options.with_notes));
    sheet.heads(HEADS_AT, &heads)?;
    sheet.text((0, 0), "Ranking", Look::Title)?;
    let open = open(report);
    for (line, at) in ratings.lines.iter().zip(HEADS_AT + 1..) {
        standing(sheet, ratings, line, at)?;
        said(sheet, report, line.who, at)?;
        let open = open.get(&line.who.index).map(String::as_str).unwrap_or_default();
        sheet.text((at, PRINTED + 1), open, Look::Text)?;
        if options.with_notes {
            notes(sheet, line.who, at)?;
        }
    }
    let last = HEADS_AT + row(ratings.lines.len());
    sheet.bands((HEADS_AT + 1, 5), last)?;
    sheet.filter(HEADS_AT, ratings.lines.len(), column(heads.len() - 1))?;
    sheet.prints(last, PRINTED)?;
    sheet.freeze((HEADS_AT + 1, 3))
}

/// Rank, score and band as the ratings make them, and the rank as it was.
fn standing(sheet: &mut BookSheet<'_>, ratings: &Ratings<'_>, line: &RatedLine<'_>, at: u32) -> Done {
    let found =
        [RatingColumn::Rank, RatingColumn::Score, RatingColumn::Band].map(|after| ratings.found(after, (at, ID)));
    let [now, score, band] = found.map(|value| format!("IF({value}=\"\",\"\",{value})"));
    let letter = line.score.map_or(Came::Nothing, |score| Came::Word(Band::of(score).label().to_owned()));
    let rank = line.rank.map(|rank| f64::from(row(rank)));
    sheet.formula((at, 0), &now, rank.into(), Look::Whole)?;
    sheet.figure((at, 1), rank, Look::Whole)?;
    sheet.formula((at, 4), &score, line.score.into(), Look::Tenths)?;
    sheet.formula((at, 5), &band, letter, Look::Middle)
}

/// What the report says of somebody.
fn said(sheet: &mut BookSheet<'_>, report: &Report, who: &Who, at: u32) -> Done {
    let partner = &who.partner;
    let effort = &report.efforts()[who.index];
    let judged = report.findings.as_ref().and_then(|findings| findings.judged(&partner.id));
    firm(sheet, judged.and_then(|judged| judged.firm), at)?;
    sheet.text((at, 2), &partner.name, Look::Name)?;
    sheet.text((at, 3), partner.model.map(PartnerModel::label).unwrap_or_default(), Look::Text)?;
    sheet.text((at, 6), &judged.map(Judged::words).unwrap_or_default(), Look::Text)?;
    sheet.number((at, 7), effort.days, Look::Tenths)?;
    sheet.number((at, 8), effort.cost, Look::Tenths)?;
    sheet.text((at, 9), &partner.owner, Look::Text)?;
    sheet.text((at, 10), &partner.next_step, Look::Text)?;
    sheet.day((at, PRINTED), partner.due.as_ref(), Look::Day)?;
    sheet.text((at, 16), partner.status.label(), Look::Text)?;
    sheet.text((at, ID), partner.id.as_str(), Look::Quiet)
}

/// How firm the place is.
fn firm(sheet: &mut BookSheet<'_>, firm: Option<Firm>, at: u32) -> Done {
    let chance = firm.and_then(|firm| firm.top_chance).map(words::of_100);
    sheet.text((at, 13), &chance.unwrap_or_default(), Look::Middle)?;
    sheet.figure((at, 14), firm.map(|firm| f64::from(row(firm.rank_low))), Look::Whole)?;
    sheet.figure((at, 15), firm.map(|firm| f64::from(row(firm.rank_high))), Look::Whole)
}

fn notes(sheet: &mut BookSheet<'_>, who: &Who, at: u32) -> Done {
    let partner = &who.partner;
    for (text, column) in [&partner.contact, &partner.why, &partner.notes].into_iter().zip(ID + 1..) {
        sheet.text((at, column), text, Look::Text)?;
    }
    Ok(())
}

/// What is still open with whom, or why they are out, by their place in the plan.
fn open(report: &Report) -> HashMap<usize, String> {
    let ranked = report.ranking.iter().map(|row| (&row.who, &row.conditions));
    let all = ranked.chain(report.unrated.iter().map(|row| (&row.who, &row.conditions)));
    let open = all.map(|(who, conditions)| (who.index, conditions.words().join("; ")));
    open.chain(report.excluded.iter().map(|row| (row.who.index, reasons::all_ruled_out(&row.reasons)))).collect()
}
