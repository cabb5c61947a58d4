//! The carpet: a candidate a row, a rank a column, the chance of it as a shade.
//!
//! ```text
//!    # Candidate              Score  1         6   10        15
//! ●  5 Quorient GRC            69.5          ░░██▒▒│░░
//! ○  6 Vantcourt vCISO Coll…   66.0          ░░▒▒▓▓│▒▒░░░░░░
//! ```

use super::Asked;
use super::ranks::{Ranks, ink_of};
use super::scene::{Area, Form, Ink, Point, Scene, Thing};
use crate::report::findings::{FirmRow, HowFirm, words};
use crate::report::{Findings, Report, figure};
use crate::text;

/// A name is cut no shorter for the ranks' sake.
const NAME: u16 = 24;
/// Mark, blank, and what stands round the score.
const AROUND: u16 = 2 + 1 + 2 + 5 + 2;
/// Rows beside the candidates': the numbers above, a blank and two of legend below.
const BESIDE: u16 = 4;
/// So many candidates are named whose place is open.
const NAMED: usize = 3;

/// The columns of a row.
struct Columns {
    rank: u16,
    name: u16,
    ranks: Ranks,
}

impl Columns {
    fn of(firm: &HowFirm, columns: u16) -> Self {
        let rank = wide(firm.rows.len().to_string().as_str()).max(2);
        let longest = firm.rows.iter().map(|row| wide(row.who.name())).max().unwrap_or(0);
        let room = columns.saturating_sub(rank + AROUND);
        let beside = |name: u16| Ranks::of(firm, room.saturating_sub(name));
        // Whole names before ranks wider than two cells.
        let whole = Some(beside(longest)).filter(|ranks| usize::from(ranks.columns()) >= 2 * firm.rows.len());
        let ranks = whole.unwrap_or_else(|| beside(longest.min(NAME)));
        Self { rank, name: room.saturating_sub(ranks.columns()).min(longest).max(9), ranks }
    }

    fn score(&self) -> u16 {
        2 + self.rank + 1 + self.name + 2 + 5
    }

    fn carpet(&self) -> u16 {
        self.score() + 2
    }
}

pub(super) fn scene(report: &Report, findings: Option<&Findings>, asked: &Asked) -> Result<Scene, String> {
    let findings = findings.ok_or("How firm the ranking is has not been worked out yet.")?;
    let firm = &findings.how_firm;
    if let Some(refusal) = &firm.refusal {
        return Err(refusal.clone());
    }
    if firm.rows.iter().all(|row| row.rank_chances.is_empty()) {
        return Err(format!("With {} ranked the chance of each rank is not told.", firm.rows.len()));
    }
    let columns = Columns::of(firm, asked.columns);
    let room = asked.rows.map_or(usize::MAX, |rows| usize::from(rows.saturating_sub(BESIDE)).max(1));
    let shown = if firm.rows.len() <= room { firm.rows.len() } else { room.saturating_sub(1) };
    let mut scene = Scene::new(format!("How firm the ranking of {} is", report.plan), asked.columns, 1);
    scene.chosen = asked.chosen.clone().map(Thing::Candidate);
    scene.caption = caption(firm, asked);
    head(&mut scene, &columns);
    for (row, score) in firm.rows.iter().zip(report.ranking.iter().map(|row| row.score)).take(shown) {
        candidate(&mut scene, &columns, row, (ink_of(Some(findings), row.who.id()), score));
    }
    if shown < firm.rows.len() {
        scene.write(Ink::Axis, (2, scene.rows), format!("and {} more", firm.rows.len() - shown));
        scene.rows += 1;
    }
    legend(&mut scene, firm);
    Ok(scene)
}

fn head(scene: &mut Scene, columns: &Columns) {
    scene.write_right(Ink::Axis, (2 + columns.rank, 0), "#");
    scene.write(Ink::Axis, (3 + columns.rank, 0), "Candidate");
    scene.write_right(Ink::Axis, (columns.score(), 0), "Score");
    for (at, number) in columns.ranks.numbers() {
        scene.write(Ink::Axis, (columns.carpet() + at, 0), number);
    }
}

fn candidate(scene: &mut Scene, columns: &Columns, row: &FirmRow, (ink, score): (Ink, f64)) {
    let at = scene.rows;
    let thing = Some(Thing::Candidate(row.who.id().clone()));
    scene.add(Form::Mark(Point::cell(0, at), String::new()), ink, None);
    scene.write_right(Ink::Axis, (2 + columns.rank, at), row.rank.to_string());
    let place = Point { x: Point::corner(3 + columns.rank, 0).x, ..Point::cell(0, at) };
    let name = text::fit(row.who.name(), usize::from(columns.name));
    let role = if ink == Ink::Set { Ink::Set } else { Ink::Text };
    scene.add(Form::Words(place, super::Anchor::Start, name), role, thing);
    scene.write_right(Ink::Text, (columns.score(), at), figure::tenths(score));
    columns.ranks.add_carpet(scene, (columns.carpet(), at), row);
    scene.rows += 1;
}

/// What the shades and the marks mean.
fn legend(scene: &mut Scene, firm: &HowFirm) {
    let shades = ["from 1", "from 10", "from 25", "from 50 of 100"];
    let mut at = 0;
    for (level, words) in (1..).zip(shades) {
        scene.add(Form::Tile(Area::cells((at, scene.rows + 1), (2, 1)), String::new()), Ink::Shade(level), None);
        scene.write(Ink::Axis, (at + 3, scene.rows + 1), words);
        at += 3 + wide(words) + 2;
    }
    let marks = [(Ink::Set, "recruit now"), (Ink::Next, "next or in line"), (Ink::Later, "later"), (Ink::Out, "no")];
    at = 0;
    for (ink, words) in marks {
        scene.add(Form::Mark(Point::cell(at, scene.rows + 2), String::new()), ink, None);
        scene.write(Ink::Axis, (at + 2, scene.rows + 2), words);
        at += 2 + wide(words) + 2;
    }
    if firm.top < firm.rows.len() {
        scene.write(Ink::Axis, (at, scene.rows + 2), format!("│ the end of the top {}", firm.top));
    }
    scene.rows += 3;
}

fn caption(firm: &HowFirm, asked: &Asked) -> String {
    let chosen = asked.chosen.as_ref().and_then(|id| firm.rows.iter().find(|row| row.who.id() == id));
    if let Some(row) = chosen {
        let place = words::firm(row.firm, firm.top, row.rests_on);
        return format!("{}: {place}; {} in nine of ten.", row.who.name(), words::places(row.firm));
    }
    let chances = || firm.rows.iter().filter_map(|row| Some((row, row.firm.top_chance?)));
    if chances().count() == 0 {
        return format!("Everybody ranked is in the top {}; how dark a rank is says how often it is theirs.", firm.top);
    }
    let open: Vec<&str> =
        chances().filter(|(_, chance)| (0.05..=0.95).contains(chance)).map(|(row, _)| row.who.name()).collect();
    format!("{}; {}.", certain(firm), on_the_edge(&open))
}

/// How many places are as good as certain.
fn certain(firm: &HowFirm) -> String {
    let (all, top) = (firm.rows.len(), firm.top);
    match firm.rows.iter().filter(|row| row.firm.top_chance > Some(0.95)).count() {
        0 => format!("Nobody is certain of the top {top}"),
        1 => format!("1 of {all} stays in the top {top} in more than 95 of 100 readings"),
        count => format!("{count} of {all} stay in the top {top} in more than 95 of 100 readings"),
    }
}

/// Whose place is open.
fn on_the_edge(open: &[&str]) -> String {
    match open {
        [] => "nobody is on the edge".to_owned(),
        [only] => format!("{only} could be in it or not"),
        [first @ .., last] if open.len() <= NAMED => {
            format!("{} and {last} could be in it or not", first.join(", "))
        }
        [..] => {
            let (named, more) = (open[..NAMED].join(", "), open.len() - NAMED);
            format!("{named} and {more} more could be in it or not")
        }
    }
}

fn wide(words: &str) -> u16 {
    u16::try_from(text::width(words)).unwrap_or(u16::MAX)
}
