//! How firm each place is: how likely each rank is when weights and ratings are a little other than written.
//!
//! ```text
//!    #  Candidate                  Top 6
//!    5  Quorient GRC                > 95        ░░██▒▒│░░
//! ›  6  Vantcourt vCISO Collective    61        ░░▒▒▓▓│▒▒░░░░░░
//! ```

use crate::picture::Ranks;
use crate::plan::PartnerId;
use crate::report::Findings;
use crate::report::findings::{FirmRow, words};
use crate::tui::canvas::{Canvas, below, shift};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::drawing;
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// From this height on, there is room for blanks.
const ROOMY: u16 = 22;

/// Lists those ranked.
pub(super) fn fill(list: &mut List<PartnerId>, findings: &Findings) {
    let firm = &findings.how_firm;
    let rows = firm.rows.iter().map(|row| (row.who.id().clone(), row));
    list.fill(&columns(firm.top), [Members::new(rows)]);
}

/// Draws what the ranks are drawn of, what is said of the candidate being looked at, and the ranks.
pub(super) fn draw(list: &List<PartnerId>, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
    let firm = &findings.how_firm;
    let said = firm.refusal.clone().unwrap_or_else(|| {
        format!(
            "{}: ░ from 1, ▒ from 10, ▓ from 25, █ from 50 of 100; {} the end of the top {}. {}",
            words::about_places(firm.draws),
            canvas.glyph(Glyph::Divider),
            firm.top,
            words::sure(firm.sure)
        )
    });
    let is_roomy = area.height >= ROOMY;
    let mut rest = below(area, canvas.paragraph(area, &said, Role::Dim) + u16::from(is_roomy));
    let selected = open.selected.as_ref().and_then(|id| firm.rows.iter().find(|row| row.who.id() == id));
    if let Some(row) = selected {
        let chance = words::firm(row.firm, firm.top, row.rests_on);
        let words = format!("{}: {chance}; {} in nine of ten.", row.who.name(), words::places(row.firm));
        rest = below(rest, canvas.paragraph(rest, &words, Role::Text) + u16::from(is_roomy));
    }
    let heading = list.heading("ranks", rest);
    let ranks = Ranks::of(firm, heading.width);
    list.draw(canvas, rest, |canvas, entry| match entry.column {
        "ranks" => {
            if let Some(row) = firm.rows.iter().find(|row| row.who.id() == entry.id) {
                drawing::draw(canvas, entry.area, &ranks.carpet(row), |_| None);
            }
        }
        _ => entry.write(canvas),
    });
    for (at, number) in ranks.numbers() {
        canvas.write(shift(heading, at), &number, Role::Dim);
    }
}

fn columns<'a>(top: usize) -> [Column<&'a FirmRow>; 4] {
    [
        Column::new(Head::new("rank", "#").right().rank(1).role(Role::Dim), |row: &&FirmRow| row.rank.to_string()),
        Column::new(Head::new("name", "Candidate").flexible(0).rank(2), |row: &&FirmRow| row.who.name().to_owned()),
        Column::figure(Head::new("top", format!("Top {top}")).rank(1), |row| row.firm.top_chance, words::of_100),
        Column::new(Head::new("ranks", "").bar(20, 80).rank(1), |_: &&FirmRow| String::new()),
    ]
}
