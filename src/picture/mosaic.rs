//! The mosaic: a tile a moment of buying, as wide as the stage counts, as high as the buyer counts, as dark as it is
//! reached. So area times shade is the coverage, and the area of a hole is what it costs.
//!
//! ```text
//!                  Trigger  Define     Shortlist     Purchase
//!                  15 %     20 %       25 %          15 %
//! CISO        28 % ████████ ██████████ █████████████ ┆      ┆
//!                  ██ 98 ██ ███ 99 ███ ████ 100 ████ ┆nobody┆   77
//!                  ████████ ██████████ █████████████ ┆      ┆
//! ```

use super::Asked;
use super::scene::{Anchor, Area, Form, Ink, Point, Scene, Thing};
use crate::plan::PartnerId;
use crate::prioritise::coverage::Coverage;
use crate::report::{Findings, Map, Report, figure, words};
use crate::text;
use std::borrow::Cow;

/// Narrower, it says less than a table.
const NARROWEST: u16 = 70;
/// Columns of a tile at least, and of what a row comes to.
const TILE: u16 = 6;
const SUM: u16 = 5;
/// Rows above the tiles, and below them: what a column comes to, a blank and the legend.
const ABOVE: u16 = 2;
const BELOW: u16 = 3;
/// From so many rows on a legend stands under it.
const ROOMY: u16 = 20;
/// Below these the shade is a lighter one.
const SHADES: [f64; 3] = [50.0, 75.0, 95.0];
/// A moment reached less than this is a gap.
const NOBODY: f64 = 0.5;

/// Whose reach is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Of all who qualify.
    #[default]
    All,
    /// Of the set to recruit.
    Set,
    /// Of one candidate alone.
    One(PartnerId),
}

impl Whose {
    /// What they reach, if that is known.
    #[must_use]
    pub fn coverage<'a>(&self, report: &'a Report, findings: Option<&'a Findings>) -> Option<Cow<'a, Coverage>> {
        match self {
            Self::All => Some(Cow::Borrowed(&report.coverage.coverage)),
            Self::Set => findings?.recruiting.coverage.as_ref().map(Cow::Borrowed),
            Self::One(id) => report.reached_alone(id).map(Cow::Owned),
        }
    }

    /// Who that is, as a sentence begins.
    fn words(&self, report: &Report) -> String {
        match self {
            Self::All => match report.ranking.len() + report.unrated.len() {
                1 => "The one who qualifies reaches".to_owned(),
                count => format!("All {count} who qualify reach"),
            },
            Self::Set => "The set to recruit reaches".to_owned(),
            Self::One(id) => format!("{} alone reaches", report.partner(id).map_or("", |partner| &partner.name)),
        }
    }
}

/// Where the tiles lie.
struct Layout {
    names: u16,
    /// Each stage's first column and width.
    across: Vec<(u16, u16)>,
    /// Each buyer's first row and height.
    down: Vec<(u16, u16)>,
}

pub(super) fn scene(report: &Report, findings: Option<&Findings>, asked: &Asked) -> Result<Scene, String> {
    let map = &report.coverage;
    if map.buyers.is_empty() || map.stages.is_empty() {
        return Err(
            "There are no buyers or no stages yet: the buying group in step 1 says who decides, and when.".to_owned()
        );
    }
    let coverage = asked.whose.coverage(report, findings).ok_or("There is no set to recruit.")?;
    let least = u16::try_from(map.buyers.len()).unwrap_or(u16::MAX).saturating_add(ABOVE + 1);
    let rows = asked.rows.unwrap_or_else(|| (asked.columns / 5).max(least + BELOW));
    let layout = Layout::of(map, asked.columns, rows).ok_or_else(|| {
        format!("A mosaic needs at least {NARROWEST} columns and {least} rows, more where there are many stages.")
    })?;
    let mut scene = Scene::new(format!("Whom candidates of {} reach, and when", report.plan), asked.columns, rows);
    scene.caption = caption(report, &asked.whose, &coverage);
    heads(&mut scene, map, &layout);
    for buyer in 0..map.buyers.len() {
        buyer_row(&mut scene, map, (buyer, &coverage), &layout);
    }
    sums(&mut scene, &coverage, &layout);
    if rows >= ROOMY {
        legend(&mut scene);
    }
    Ok(scene)
}

/// A buyer, the tiles of the stages, and what they come to.
fn buyer_row(scene: &mut Scene, map: &Map, (buyer, coverage): (usize, &Coverage), layout: &Layout) {
    let (line, high) = layout.down[buyer];
    name(scene, map, (buyer, line), layout);
    for (stage, (column, wide)) in layout.across.iter().enumerate() {
        let area = Area::cells((*column, line), (*wide, high));
        let (ink, words) = tile(coverage.cell(buyer, stage), *wide);
        scene.add(Form::Tile(area, words), ink, Some(Thing::Moment { buyer, stage }));
    }
    let sum = coverage.by_buyer.get(buyer).copied().flatten();
    scene.write_right(Ink::Title, (scene.columns, line + (high - 1) / 2), shown(sum));
}

impl Layout {
    /// Shares columns among the stages and rows among the buyers; none where there are too few.
    fn of(map: &Map, columns: u16, rows: u16) -> Option<Self> {
        let names: Vec<usize> = map.buyers.iter().map(|buyer| text::width(words::short_title(&buyer.title))).collect();
        let longest = u16::try_from(names.into_iter().max().unwrap_or(0)).unwrap_or(u16::MAX);
        let names = longest.min(if columns >= 90 { 20 } else { 12 });
        let before = names + 1 + 5;
        let gaps = u16::try_from(map.stages.len()).unwrap_or(u16::MAX).saturating_sub(1);
        let room = columns.checked_sub(before + gaps + SUM).filter(|_| columns >= NARROWEST)?;
        let stages: Vec<f64> = map.stages.iter().map(|stage| stage.weight).collect();
        let buyers: Vec<f64> = map.buyers.iter().map(|buyer| buyer.weight).collect();
        let wide = shares(&stages, room, TILE)?;
        let below = if rows >= ROOMY { BELOW } else { 1 };
        let high = shares(&buyers, rows.checked_sub(ABOVE + below)?, 1)?;
        Some(Self { names, across: side_by_side(before, wide, 1), down: side_by_side(ABOVE, high, 0) })
    }
}

/// `room` shared as the weights have it, nobody getting less than `least`; none where that cannot be.
fn shares(weights: &[f64], room: u16, least: u16) -> Option<Vec<u16>> {
    let count = u16::try_from(weights.len()).ok()?;
    let rest = room.checked_sub(count.checked_mul(least)?)?;
    let sum: f64 = weights.iter().sum();
    let wanted = |weight: &f64| if sum > 0.0 { weight / sum * f64::from(room) } else { 0.0 };
    let mut given = vec![least; weights.len()];
    for _ in 0..rest {
        let lacks = weights.iter().zip(&given).map(|(weight, given)| wanted(weight) - f64::from(*given));
        let most = lacks.enumerate().max_by(|one, two| one.1.total_cmp(&two.1).then(two.0.cmp(&one.0)));
        given[most?.0] += 1;
    }
    Some(given)
}

fn side_by_side(from: u16, sizes: Vec<u16>, gap: u16) -> Vec<(u16, u16)> {
    let mut at = from;
    let place = |size| {
        let here = at;
        at += size + gap;
        (here, size)
    };
    sizes.into_iter().map(place).collect()
}

fn heads(scene: &mut Scene, map: &Map, layout: &Layout) {
    for (stage, (column, wide)) in map.stages.iter().zip(&layout.across) {
        let (name, room) = (stage.name.trim(), usize::from(*wide));
        scene.write(Ink::Axis, (*column, 0), short(name, room));
        scene.write(Ink::Axis, (*column, 1), stage.shown.clone());
    }
    scene.write_right(Ink::Axis, (scene.columns, 0), "All");
}

fn name(scene: &mut Scene, map: &Map, (buyer, line): (usize, u16), layout: &Layout) {
    let row = &map.buyers[buyer];
    scene.write(Ink::Text, (0, line), short(words::short_title(&row.title), usize::from(layout.names)));
    scene.write_right(Ink::Axis, (layout.names + 5, line), row.shown.clone());
}

/// A name where there is room for it, else its first word, as many letters as fit.
fn short(name: &str, room: usize) -> String {
    if text::width(name) <= room {
        return name.to_owned();
    }
    let mut first = name.split_whitespace().next().unwrap_or_default().to_owned();
    while text::width(&first) > room {
        first.pop();
    }
    first
}

/// What a tile is and says, as far as there is room for words.
fn tile(reached: Option<f64>, wide: u16) -> (Ink, String) {
    match reached {
        None => (Ink::Shade(0), "–".to_owned()),
        Some(reached) if reached < NOBODY => (Ink::Gap, if wide >= TILE + 2 { "nobody" } else { "none" }.to_owned()),
        Some(reached) => {
            let level = (1..).zip(SHADES).find(|(_, below)| reached < *below).map_or(4, |(level, _)| level);
            (Ink::Shade(level), figure::whole(reached))
        }
    }
}

fn shown(reached: Option<f64>) -> String {
    reached.map_or_else(|| "–".to_owned(), figure::whole)
}

fn sums(scene: &mut Scene, coverage: &Coverage, layout: &Layout) {
    let line = layout.down.last().map_or(ABOVE, |(line, high)| line + high);
    scene.write(Ink::Text, (0, line), "All buyers");
    for ((column, wide), sum) in layout.across.iter().zip(&coverage.by_stage) {
        let middle = Point { x: Area::cells((*column, line), (*wide, 1)).from.x, ..Point::cell(*column, line) };
        let middle = Point { x: middle.x + Area::cells((0, 0), (*wide, 1)).wide / 2, ..middle };
        scene.add(Form::Words(middle, Anchor::Middle, shown(*sum)), Ink::Title, None);
    }
    scene.write_right(Ink::Title, (scene.columns, line), figure::whole(coverage.total));
}

fn legend(scene: &mut Scene) {
    let line = scene.rows - 1;
    let shades = [(Ink::Shade(1), "below 50"), (Ink::Shade(2), "below 75"), (Ink::Shade(3), "below 95")];
    let rest = [(Ink::Shade(4), "95 and more of 100"), (Ink::Gap, "nobody reaches them then")];
    let mut at = 0;
    for (ink, words) in shades.into_iter().chain(rest) {
        scene.add(Form::Tile(Area::cells((at, line), (2, 1)), String::new()), ink, None);
        scene.write(Ink::Axis, (at + 3, line), words);
        at += 3 + u16::try_from(text::width(words)).unwrap_or(0) + 2;
    }
}

fn caption(report: &Report, whose: &Whose, coverage: &Coverage) -> String {
    let reach = format!("{} {} of 100", whose.words(report), figure::whole(coverage.total));
    match (coverage.gaps.first(), coverage.gaps.len()) {
        (None, _) => format!("{reach}; somebody speaks for you in every moment that counts."),
        (Some(gap), all) => {
            let moment = words::moment(&report.coverage, gap.buyer, gap.stage);
            let of = if all == 1 { "The one hole".to_owned() } else { format!("The largest of {all} holes") };
            format!("{reach}. {of} is {moment}: it costs {} points.", figure::tenths(gap.weight))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn what_counts_more_is_larger_and_nothing_is_lost() {
        assert_eq!(shares(&[0.5, 0.3, 0.2], 20, 1), Some(vec![10, 6, 4]));
        assert_eq!(shares(&[0.98, 0.01, 0.01], 20, 3), Some(vec![14, 3, 3]));
        assert_eq!(shares(&[0.0, 0.0], 5, 1).map(|given| given.iter().sum::<u16>()), Some(5));
        assert_eq!(shares(&[0.5, 0.5], 5, 3), None);
    }
}
