//! Whom to recruit now: the set with what each member takes and adds, what happens if one says no, and who was left out.

use super::looks::Look;
use super::places::{down, near};
use super::sheet::{BookSheet, Came, Done, Head};
use crate::plan::PartnerModel;
use crate::report::findings::{Judged, Status, words};
use crate::report::words::cautioned;
use crate::report::{Findings, Report, Who};

const HEADS: [Head<'static>; 9] = [
    ("Candidate", 30.0),
    ("Partner model", 22.0),
    ("Verdict", 34.0),
    ("Our days in year one", 10.0),
    ("Our cost in year one, thousands", 12.0),
    ("Points lost without them", 10.0),
    ("Who could replace them", 30.0),
    ("Points lost by that", 10.0),
    ("Owner", 18.0),
];

pub(super) fn write(sheet: &mut BookSheet<'_>, report: &Report, findings: &Findings) -> Done {
    for ((_, width), column) in HEADS.iter().zip(0..) {
        sheet.width(column, *width)?;
    }
    sheet.text((0, 0), "The set", Look::Title)?;
    let mut at = 1;
    for line in said(report, findings) {
        sheet.text((at, 0), &line, Look::Plain)?;
        at += 1;
    }
    at = members(sheet, report, findings, at + 1)?;
    let recruiting = &findings.recruiting;
    let if_no = recruiting.if_no.iter().map(|row| (&row.who, words::after_no(row)));
    at = pairs(sheet, at + 1, "If they say no", if_no)?;
    let left_out = recruiting.left_out.iter().map(|row| (&row.who, row.reason.clone()));
    pairs(sheet, at + 1, "Left out, though ranked better", left_out)?;
    Ok(())
}

/// What is to be said over the table: how ready it is, by which rule it was found, what to expect; or why there is none.
fn said(report: &Report, findings: &Findings) -> Vec<String> {
    let recruiting = &findings.recruiting;
    if let Status::Infeasible { reasons } = &recruiting.status {
        return reasons.clone();
    }
    let limits = &report.goal.limits;
    let takes = recruiting.set().map(|set| {
        let reached = crate::report::figure::tenths(set.coverage);
        format!("{}; reaches {reached} of 100 points of our buyers' decisions.", words::takes(set, limits))
    });
    let caution = recruiting.caution.as_ref().map(|caution| cautioned(caution));
    let said = findings.headed().into_iter().chain(takes).chain(words::rule(recruiting, limits));
    said.chain(words::gaps(recruiting)).chain(caution).chain(words::forecast(recruiting)).collect()
}

/// The table of members with its sums; the row after it.
fn members(
    sheet: &mut BookSheet<'_>,
    report: &Report,
    findings: &Findings,
    at: u32,
) -> Result<u32, rust_xlsxwriter::XlsxError> {
    let rows = &findings.recruiting.members;
    if rows.is_empty() {
        return Ok(at);
    }
    sheet.heads(at, &HEADS)?;
    let mut last = at;
    for row in rows {
        last += 1;
        let effort = &report.efforts()[row.who.index];
        candidate(sheet, findings, &row.who, last)?;
        sheet.number((last, 3), effort.days, Look::Tenths)?;
        sheet.number((last, 4), effort.cost, Look::Tenths)?;
        sheet.number((last, 5), row.loses, Look::Tenths)?;
        let stand_in = row.stand_in.as_ref();
        sheet.text((last, 6), stand_in.map_or("nobody within the limits", |it| it.who.name()), Look::Text)?;
        sheet.figure((last, 7), stand_in.map(|it| it.loses), Look::Tenths)?;
        sheet.text((last, 8), &row.who.partner.owner, Look::Text)?;
    }
    sums(sheet, report, findings, (at + 1, last))?;
    Ok(last + 3)
}

fn candidate(sheet: &mut BookSheet<'_>, findings: &Findings, who: &Who, at: u32) -> Done {
    sheet.text((at, 0), who.name(), Look::Name)?;
    sheet.text((at, 1), who.partner.model.map(PartnerModel::label).unwrap_or_default(), Look::Text)?;
    sheet.text((at, 2), &findings.judged(who.id()).map(Judged::words).unwrap_or_default(), Look::Text)
}

/// What they take together, and of how much.
fn sums(sheet: &mut BookSheet<'_>, report: &Report, findings: &Findings, rows: (u32, u32)) -> Done {
    let (sum, limit) = (rows.1 + 1, rows.1 + 2);
    let limits = &report.goal.limits;
    let efforts = findings.recruiting.members.iter().map(|row| report.efforts()[row.who.index]);
    let (days, cost) = efforts.fold((0.0, 0.0), |(days, cost), effort| (days + effort.days, cost + effort.cost));
    sheet.text((sum, 0), "Together", Look::Name)?;
    sheet.text((limit, 0), "Limit", Look::Text)?;
    let columns = [(3, days, limits.days), (4, cost, limits.budget)];
    for (column, came, most) in columns {
        sheet.formula((sum, column), &format!("SUM({})", down(column, rows)), Came::Figure(came), Look::Sum)?;
        sheet.figure((limit, column), most.map(crate::plan::Amount::get), Look::Tenths)?;
        if most.is_some() {
            let (together, most) = (near((sum, column)), near((limit, column)));
            sheet.warn((sum, column), &format!("{together}>{most}+1E-9"))?;
        }
    }
    Ok(())
}

/// Sentences about somebody each, under a heading; the row after them.
fn pairs<'a>(
    sheet: &mut BookSheet<'_>,
    at: u32,
    title: &str,
    rows: impl Iterator<Item = (&'a Who, String)>,
) -> Result<u32, rust_xlsxwriter::XlsxError> {
    let mut last = at;
    for (who, words) in rows {
        if last == at {
            sheet.text((at, 0), title, Look::Bold)?;
        }
        last += 1;
        sheet.text((last, 0), who.name(), Look::Name)?;
        sheet.text((last, 1), &words, Look::Plain)?;
    }
    Ok(if last == at { at } else { last + 1 })
}
