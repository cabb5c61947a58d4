//! Whom each candidate reaches, by buyer and buying stage, 0 to 3.

use super::looks::Look;
use super::places::{column, row};
use super::ratings::Ratings;
use super::sheet::{BookSheet, Done, Head};
use crate::plan::{BuyerId, Evidence, Partner, StageId};
use crate::report::{Map, Report};

const BUYERS: u32 = 2;
const HEADS: u32 = 3;
/// The column of the first buyer's first stage.
const FIRST: u16 = 2;
const HOW: &str = "3 strong, 2 clear, 1 some, 0 none; empty where nobody has said, grey a guess, shaded where the buyer is \
                   not in the room. Reaches: points of 100, alone.";

pub(super) fn write(sheet: &mut BookSheet<'_>, report: &Report, ratings: &Ratings<'_>) -> Done {
    let map = &report.coverage;
    heads(sheet, map)?;
    for (line, at) in ratings.lines.iter().zip(HEADS + 1..) {
        sheet.text((at, 0), line.who.name(), Look::Name)?;
        sheet.number((at, 1), report.solo_coverage[line.who.index], Look::Tenths)?;
        reaches(sheet, map, &line.who.partner, at)?;
    }
    let last = FIRST + column(map.buyers.len() * map.stages.len()) - 1;
    if last >= FIRST {
        sheet.shades((HEADS + 1, FIRST), (HEADS + row(ratings.lines.len()), last))?;
    }
    sheet.filter(HEADS, ratings.lines.len(), last)?;
    sheet.freeze((HEADS + 1, 1))
}

fn heads(sheet: &mut BookSheet<'_>, map: &Map) -> Done {
    let mut heads: Vec<Head<'_>> = vec![("Candidate", 30.0), ("Reaches alone", 9.0)];
    heads.extend(map.buyers.iter().flat_map(|_| map.stages.iter().map(|stage| (stage.name.as_str(), 9.5))));
    sheet.heads(HEADS, &heads)?;
    sheet.text((0, 0), "Influence", Look::Title)?;
    sheet.text((1, 0), HOW, Look::Plain)?;
    for (buyer, at) in map.buyers.iter().zip((FIRST..).step_by(map.stages.len().max(1))) {
        sheet.text((BUYERS, at), &format!("{}, {}", buyer.title, buyer.shown), Look::Bold)?;
    }
    Ok(())
}

fn reaches(sheet: &mut BookSheet<'_>, map: &Map, partner: &Partner, at: u32) -> Done {
    let mut column = FIRST;
    for (buyer, buyer_row) in map.buyers.iter().enumerate() {
        for (stage, stage_row) in map.stages.iter().enumerate() {
            let cell = partner.influence_on(&BuyerId::new(&buyer_row.id), &StageId::new(&stage_row.id));
            let is_guess = cell.is_some_and(|cell| cell.evidence == Evidence::Guess);
            let look = match map.coverage.cell(buyer, stage) {
                None => Look::Closed,
                Some(_) if is_guess => Look::Guessed,
                Some(_) => Look::Whole,
            };
            sheet.figure((at, column), cell.map(|cell| f64::from(cell.strength.get())), look)?;
            column += 1;
        }
    }
    Ok(())
}
