//! Who is recruited when, and why then.

use super::looks::Look;
use super::sheet::{BookSheet, Done, Head};
use crate::plan::{PartnerModel, Wave};
use crate::report::findings::{Judged, WaveRow, words};
use crate::report::words::over_the_limits;
use crate::report::{Findings, Report, reasons};

const HEADS: [Head<'static>; 9] = [
    ("Wave", 14.0),
    ("Candidate", 30.0),
    ("Partner model", 22.0),
    ("Verdict", 30.0),
    ("Why then", 60.0),
    ("Our days in year one", 10.0),
    ("Our cost in year one, thousands", 12.0),
    ("Put there by hand", 9.0),
    ("Owner", 18.0),
];

pub(super) fn write(sheet: &mut BookSheet<'_>, report: &Report, findings: &Findings) -> Done {
    let waves = &findings.waves;
    for ((_, width), column) in HEADS.iter().zip(0..) {
        sheet.width(column, *width)?;
    }
    sheet.text((0, 0), "Waves", Look::Title)?;
    let mut at = 1;
    let over: Vec<&str> = waves.breaks().collect();
    let over = (!over.is_empty()).then(|| over_the_limits(&over));
    let nobody = words::nobody_next(waves, &report.goal.limits.currency);
    for line in words::both_waves(waves).into_iter().chain(over).chain(nobody) {
        sheet.text((at, 0), &line, Look::Plain)?;
        at += 1;
    }
    let head = at + 1;
    sheet.heads(head, &HEADS)?;
    at = head + 1;
    let lists = [
        (Wave::RecruitNow, &waves.recruit_now),
        (Wave::Next, &waves.next),
        (Wave::Later, &waves.later),
        (Wave::No, &waves.no),
    ];
    for (wave, rows) in lists {
        for row in rows {
            line(sheet, report, findings, (wave, row), at)?;
            at += 1;
        }
    }
    let rows = usize::try_from(at - head - 1).unwrap_or_default();
    sheet.filter(head, rows, 8)?;
    sheet.freeze((head + 1, 2))
}

fn line(
    sheet: &mut BookSheet<'_>,
    report: &Report,
    findings: &Findings,
    (wave, row): (Wave, &WaveRow),
    at: u32,
) -> Done {
    let (partner, effort) = (&row.who.partner, &report.efforts()[row.who.index]);
    let in_line = findings.waves.first_in_line.iter().find(|line| line.who.index == row.who.index);
    let in_line = in_line.map(|line| format!("first in line: {}", words::in_line(line, &report.goal.limits.currency)));
    let reason = Some(row.reason.clone()).filter(|reason| !reason.is_empty());
    let why: Vec<String> = in_line.into_iter().chain(reason).chain(reasons::look_again(partner)).collect();
    sheet.text((at, 0), wave.label(), Look::Text)?;
    sheet.text((at, 1), &partner.name, Look::Name)?;
    sheet.text((at, 2), partner.model.map(PartnerModel::label).unwrap_or_default(), Look::Text)?;
    sheet.text((at, 3), &findings.judged(&partner.id).map(Judged::words).unwrap_or_default(), Look::Text)?;
    sheet.text((at, 4), &why.join("; "), Look::Text)?;
    sheet.number((at, 5), effort.days, Look::Tenths)?;
    sheet.number((at, 6), effort.cost, Look::Tenths)?;
    sheet.text((at, 7), if row.by_hand { "yes" } else { "" }, Look::Middle)?;
    sheet.text((at, 8), &partner.owner, Look::Text)
}
