//! The gaps, heaviest first, each with a question that helps to close it.

use crate::{
    prioritise::coverage::Gap,
    report::{Map, figure, words},
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift},
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;

/// The column of points.
const POINTS: u16 = 6;

/// Whom nobody reaches, and when.
struct Line {
    points: String,
    moment: String,
    question: &'static str,
}

/// Draws as many gaps as there is room for, and says how many more there are.
pub(super) fn draw(open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let map = &open.report().coverage;
    let count = map.coverage.gaps.len();
    let used = head(count, map.sources.len(), canvas, area);
    let rows = below(area, used);
    let lines = lines(open, map, usize::from(area.height));
    let moments = columns(lines.iter().map(|line| line.moment.as_str()));
    let questions = columns(lines.iter().map(|line| line.question));
    let on_one = POINTS + 2 + moments + 2 + questions <= area.width || usize::from(rows.height) < 2 * count;
    let each = if on_one { 1 } else { 2 };
    let fit = usize::from(rows.height / each);
    let shown = if count > fit && fit > 1 { fit - 1 } else { count.min(fit) };
    for (down, line) in (0..).step_by(usize::from(each)).zip(lines.iter().take(shown)) {
        line.draw(on_one.then_some(moments), canvas, below(rows, down));
    }
    if shown < count {
        let last = u16::try_from(shown).unwrap_or(u16::MAX).saturating_mul(each);
        canvas.write(shift(row(rows, last), POINTS + 2), &format!("and {} more", count - shown), Role::Dim);
    }
}

fn lines(open: &OpenPlan, map: &Map, most: usize) -> Vec<Line> {
    let line = |gap: &Gap| Line {
        points: figure::tenths(gap.weight),
        moment: words::moment(map, gap.buyer, gap.stage),
        question: words::stage_question(open.plan(), gap.stage),
    };
    map.coverage.gaps.iter().take(most).map(line).collect()
}

impl Line {
    /// The question stands behind the columns of the moment, or else below.
    fn draw(&self, behind: Option<u16>, canvas: &mut Canvas<'_>, at: Rect) {
        canvas.write_right(left(row(at, 0), POINTS), &self.points, Role::Dim);
        let words = shift(at, POINTS + 2);
        canvas.write(row(words, 0), &self.moment, Role::Text);
        let asked = behind.map_or(row(words, 1), |columns| shift(row(words, 0), columns + 2));
        canvas.write(asked, self.question, Role::Dim);
    }
}

fn columns<'a>(words: impl Iterator<Item = &'a str>) -> u16 {
    words.map(text::width).max().and_then(|wide| u16::try_from(wide).ok()).unwrap_or(0)
}

/// What the list is of, and what stands on the next view; returns the rows used.
fn head(count: usize, sources: usize, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let line = row(area, 0);
    if count == 0 {
        canvas.write(line, "No gaps: somebody reaches everyone.", Role::Good);
    } else {
        let name = figure::counted(count, "gap");
        canvas.pieces(line, &[(&name, Role::Title), ("   and the points each would add", Role::Dim)]);
    }
    if sources == 0 || area.height < 8 {
        return 1;
    }
    let words = match sources {
        1 => "1 trusted source has no candidate: g s".to_owned(),
        sources => format!("{sources} trusted sources have no candidate: g s"),
    };
    canvas.write(row(area, 1), &words, Role::Dim);
    2
}
