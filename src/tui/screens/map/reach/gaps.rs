//! The gaps, heaviest first, each with a question that helps to close it.

use crate::prioritise::coverage::Gap;
use crate::report::{figure, words};
use crate::tui::canvas::{Canvas, below, row, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::table;
use ratatui::layout::Rect;

/// Whom nobody reaches, and when.
struct GapLine {
    points: String,
    moment: String,
    question: &'static str,
}

/// Draws as many gaps as there is room for, and says how many more there are.
pub(super) fn draw(open: &OpenPlan, gaps: &[Gap], canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let map = &report.coverage;
    if gaps.is_empty() {
        canvas.write(area, "No gaps: somebody reaches everyone.", Role::Good);
        return;
    }
    let line = |gap: &Gap| GapLine {
        points: figure::tenths(gap.weight),
        moment: words::moment(map, gap.buyer, gap.stage),
        question: words::stage_question(open.plan(), gap.stage),
    };
    let foot = u16::from(area.height >= 3);
    let fit = usize::from(area.height.saturating_sub(1 + foot));
    let lines: Vec<GapLine> = gaps.iter().take(fit).map(line).collect();
    let column = Column::<GapLine>::new;
    let columns = [
        column(Head::new("points", "Points").right().rank(1).role(Role::Dim), |line| line.points.clone()),
        column(Head::new("gap", figure::counted(gaps.len(), "gap")).rank(1), |line| line.moment.clone()),
        column(Head::new("ask", "Ask yourself").role(Role::Dim), |line| line.question.to_owned()),
    ];
    let used = table::draw(canvas, top(area, area.height - foot), &columns, &lines);
    canvas.write(row(below(area, used), 0), &more(gaps.len() - lines.len(), map.sources.len()), Role::Dim);
}

/// What stands nowhere above.
fn more(gaps: usize, sources: usize) -> String {
    let gaps = if gaps == 0 { String::new() } else { format!("and {gaps} more") };
    let sources = match sources {
        0 => String::new(),
        1 => "1 trusted source has no candidate: g s".to_owned(),
        sources => format!("{sources} trusted sources have no candidate: g s"),
    };
    [gaps, sources].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("; ")
}
