//! The columns of the ranking: which ones there is room for, and one row of each kind.

use crate::{
    plan::{PartnerModel, Wave},
    report::{Findings, RankRow, Report, Standing, Who, figure, findings::words as found, reasons, words},
    tui::{
        canvas::{Canvas, left, shift},
        theme::{Glyph, Role},
    },
};
use ratatui::layout::Rect;

/// The narrowest a name is cut to while other columns stand beside it.
const NAME: u16 = 24;
/// The widest a name's column grows.
const NAME_MOST: u16 = 36;
/// From this width on, the score's bar shows what each criterion brings.
const SEGMENTS: u16 = 16;

/// The width of each column; 0 is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    rank: u16,
    name: u16,
    model: u16,
    score: u16,
    bar: u16,
    band: u16,
    firm: u16,
    verdict: u16,
    known: u16,
    days: u16,
    cost: u16,
}

impl Columns {
    /// The columns for this room and so many ranks: what tells most is given room first.
    pub(super) fn new(width: u16, ranks: usize) -> Self {
        let rank = u16::try_from(ranks.max(10).to_string().len()).unwrap_or(2);
        let score = 5;
        let mut spare = width.saturating_sub(rank + 1 + NAME + 1 + score);
        let mut take = |columns: u16| {
            if spare > columns {
                spare -= columns + 1;
                columns
            } else {
                0
            }
        };
        let (model, mut band, firm, verdict) = (take(8), take(1), take(5), take(11));
        let (known, mut bar, days, cost) = (take(12), take(5), take(4), take(5));
        if take(12) > 0 {
            band = 14;
        }
        let name = (NAME + spare).min(NAME_MOST).min(width.saturating_sub(rank + score + 2));
        spare = spare.saturating_sub(name.saturating_sub(NAME));
        if bar > 0 {
            bar += spare.min(20);
        }
        Self { rank, name, model, score, bar, band, firm, verdict, known, days, cost }
    }

    /// The heads of the columns.
    pub(super) fn head(&self, report: &Report, canvas: &mut Canvas<'_>, mut at: Rect) {
        let top = (report.goal.limits.partners as usize).min(report.ranking.len());
        canvas.write_right(take(&mut at, self.rank), "#", Role::Dim);
        canvas.write(take(&mut at, self.name), "candidate", Role::Dim);
        canvas.write(take(&mut at, self.model), "model", Role::Dim);
        canvas.write_right(take(&mut at, self.score), "score", Role::Dim);
        take(&mut at, self.bar);
        canvas.write(take(&mut at, self.band), if self.band > 1 { "band" } else { "" }, Role::Dim);
        canvas.write_right(take(&mut at, self.firm), &format!("top {top}"), Role::Dim);
        canvas.write(take(&mut at, self.verdict), "verdict", Role::Dim);
        canvas.write(take(&mut at, self.known), "how we know", Role::Dim);
        canvas.write_right(take(&mut at, self.days), "days", Role::Dim);
        canvas.write_right(take(&mut at, self.cost), "cost", Role::Dim);
    }

    /// One candidate's row.
    pub(super) fn row(
        &self,
        report: &Report,
        findings: Option<&Findings>,
        standing: Standing,
        canvas: &mut Canvas<'_>,
        at: Rect,
    ) {
        match standing {
            Standing::Nowhere => {}
            Standing::Ranked(place) => {
                if let Some(row) = report.ranking.get(place) {
                    self.ranked(row, findings, canvas, at);
                }
            }
            Standing::Unrated(place) => {
                if let Some(row) = report.unrated.get(place) {
                    self.apart(&row.who, &words::still_to_rate(row), canvas, at);
                }
            }
            Standing::RuledOut(place) => {
                if let Some(row) = report.excluded.get(place) {
                    self.apart(&row.who, &reasons::all_ruled_out(&row.reasons), canvas, at);
                }
            }
        }
    }

    fn ranked(&self, row: &RankRow, findings: Option<&Findings>, canvas: &mut Canvas<'_>, mut at: Rect) {
        canvas.write_right(take(&mut at, self.rank), &row.rank.to_string(), Role::Dim);
        canvas.write(take(&mut at, self.name), row.who.name(), Role::Text);
        canvas.write(take(&mut at, self.model), model(&row.who), Role::Dim);
        canvas.write_right(take(&mut at, self.score), &figure::tenths(row.score), Role::Text);
        let bar = take(&mut at, self.bar);
        if bar.width >= SEGMENTS {
            segments(row, canvas, bar);
        } else {
            canvas.bar(bar, row.score / 100.0, Role::Accent);
        }
        let band = take(&mut at, self.band);
        let used = canvas.write(band, row.band.label(), Role::Title);
        canvas.write(shift(band, used + 1), words::band(row.band), Role::Text);
        self.found(row, findings, canvas, &mut at);
        canvas.write(take(&mut at, self.known), &words::known(row.evidence), Role::Dim);
        let days = words::marked(&figure::brief(row.effort.days), row.effort.days_are_typical);
        let cost = words::marked(&format!("{}k", figure::brief(row.effort.cost)), row.effort.cost_is_typical);
        canvas.write_right(take(&mut at, self.days), &days, Role::Text);
        canvas.write_right(take(&mut at, self.cost), &cost, Role::Text);
    }

    /// How firm the place is, and when they are recruited; dots until that is known.
    fn found(&self, row: &RankRow, findings: Option<&Findings>, canvas: &mut Canvas<'_>, at: &mut Rect) {
        let verdict = findings.and_then(|findings| findings.verdict(row.who.id()));
        let dot = canvas.glyph(Glyph::Dot).to_owned();
        let firm = verdict.and_then(|verdict| verdict.firm).map_or(dot, |firm| found::of_100(firm.top_chance));
        canvas.write_right(take(at, self.firm), &firm, Role::Text);
        let wave = verdict.map(|verdict| verdict.wave);
        let role = if wave == Some(Wave::RecruitNow) { Role::Title } else { Role::Dim };
        canvas.write(take(at, self.verdict), wave.map_or("", Wave::label), role);
    }

    /// A candidate without a rank, and why.
    fn apart(&self, who: &Who, why: &str, canvas: &mut Canvas<'_>, mut at: Rect) {
        take(&mut at, self.rank);
        canvas.write(take(&mut at, self.name), who.name(), Role::Text);
        canvas.write(take(&mut at, self.model), model(who), Role::Dim);
        canvas.write(left(at, at.width.saturating_sub(1)), why, Role::Dim);
    }
}

/// The next column, and a blank; nothing of a column that is not shown.
pub(super) fn take(at: &mut Rect, columns: u16) -> Rect {
    let cell = left(*at, columns);
    if columns > 0 {
        *at = shift(*at, columns + 1);
    }
    cell
}

/// One bar as long as the score, parted by what each criterion brings to it.
fn segments(row: &RankRow, canvas: &mut Canvas<'_>, bar: Rect) {
    let (mut points, mut from) = (0.0, 0);
    for (place, part) in row.contributions.parts().iter().filter_map(|part| part.points()).enumerate() {
        points += part;
        let to = columns_of(points, bar.width);
        let cells = canvas.glyph(Glyph::Bar).repeat(usize::from(to.saturating_sub(from)));
        let role = if place % 2 == 0 { Role::Accent } else { Role::Heat(1) };
        canvas.write(left(shift(bar, from), to.saturating_sub(from)), &cells, role);
        from = to.max(from);
    }
}

/// The columns that stand for `points` of 100 in a bar of this width.
fn columns_of(points: f64, width: u16) -> u16 {
    (0..width).take_while(|column| (f64::from(*column) + 0.5) * 100.0 <= points * f64::from(width)).map(|_| 1).sum()
}

fn model(who: &Who) -> &'static str {
    who.partner.model.map(PartnerModel::short).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fit_their_room_and_the_name_comes_first() {
        for width in 0..200 {
            let it = Columns::new(width, 20);
            let shown = [
                it.rank, it.name, it.model, it.score, it.bar, it.band, it.firm, it.verdict, it.known, it.days, it.cost,
            ];
            let used: u16 = shown.iter().filter(|columns| **columns > 0).map(|columns| columns + 1).sum();
            assert!(width < 10 || used <= width + 1, "{width}: {it:?}");
        }
        let whole = Columns::new(77, 20);
        assert!(whole.verdict > 0 && whole.known > 0 && whole.name >= 24, "{whole:?}");
    }
}
