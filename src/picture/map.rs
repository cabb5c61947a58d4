//! The map round the buyer: clockwise the buying stages, as wide as they count; in the middle the buying group. A
//! candidate stands at the stage where its influence counts most, drawn towards the one that comes second; the nearer to
//! the middle, the more it reaches alone. The mean of all stages would put it where it reaches nobody.
//!
//! ```text
//!          Renew ⠤⠤⠒⠒⠒ ⠇ Trigger
//!       ⡠⠊   ·12       ⠇    ○11  ⠑⢄
//! Purchase      CISO  IAM lead     Define need
//!       ⠣⡀      CFO   Audit   ●8 ⡠⠊
//!          ⠑⠒  ●1 ●2 Shortlist
//! ```

mod compass;
mod influence;

use super::Asked;
use super::people::{self, Room, Somebody, everybody, joined, set_first};
use super::places::Places;
use super::scene::{Anchor, Form, Ink, Point, Scene, Stroke, Thing};
use crate::report::words::{short_title, strength};
use crate::report::{Findings, Map, Report, figure};
use crate::text;
use compass::Compass;
use influence::Influences;

/// What it is drawn on at least.
const LEAST: (u16, u16) = (40, 11);
/// How far a mark with words steps aside.
const ASIDE: i32 = 44;
/// The name of a stage is no wider.
const STAGE: usize = 14;
/// So many buyers are named in a sentence.
const NAMED: usize = 2;

/// Everybody who is to be placed, with what decides where.
struct Round<'a> {
    map: &'a Map,
    people: Vec<Somebody<'a>>,
    influences: Vec<Influences>,
    /// What each reaches alone.
    solos: Vec<f64>,
}

pub(super) fn scene(report: &Report, findings: Option<&Findings>, asked: &Asked) -> Result<Scene, String> {
    let round = Round::of(report, findings)?;
    let room = Room::of(asked, "A map", LEAST)?;
    let title = format!("Who of {} stands where round the buyer", report.plan);
    let mut scene = Scene::new(title, room.columns, room.rows);
    let weights = round.map.stages.iter().map(|stage| stage.weight);
    let compass = Compass::of(room.columns, room.rows, weights);
    let marks = round.mark_all(&mut scene, &compass);
    let chosen = asked.chosen.as_ref().and_then(|id| round.people.iter().position(|one| one.who.id() == id));
    let looked_at = chosen.map(|at| (&round.influences[at], marks[at]));
    name_buyers(&mut scene, round.map, &compass, looked_at);
    scene.chosen = asked.chosen.clone().map(Thing::Candidate);
    scene.caption = match chosen {
        Some(at) => round.of_one(at),
        None => round.of_all(),
    };
    room.add_list(&mut scene, &round.people, "Alone", asked);
    Ok(scene)
}

impl<'a> Round<'a> {
    fn of(report: &'a Report, findings: Option<&Findings>) -> Result<Self, String> {
        let map = &report.coverage;
        if map.buyers.is_empty() || !map.stages.iter().any(|stage| stage.weight > 0.0) {
            return Err(
                "There are no buyers or no stages that count yet: the buying group in step 1 says who decides, \
                        and when."
                    .to_owned(),
            );
        }
        let solo = |place: usize| report.solo_coverage.get(place).copied().unwrap_or(0.0);
        let people = everybody(report, findings, |who| figure::whole(solo(who.index)));
        if people.is_empty() {
            return Err("Nobody qualifies yet: paste or add candidates in step 2.".to_owned());
        }
        let influences = people.iter().map(|one| Influences::of(map, &one.who.partner)).collect();
        let solos = people.iter().map(|one| solo(one.who.index)).collect();
        Ok(Self { map, people, influences, solos })
    }

    /// Draws the rose and marks everybody who reaches anybody; returns where each mark stands.
    fn mark_all(&self, scene: &mut Scene, compass: &Compass) -> Vec<Option<Point>> {
        let mut places = Places::of(scene.columns, scene.rows);
        compass.draw(scene);
        name_stages(scene, &mut places, self.map, compass);
        let top = compass::top(self.solos.iter().copied());
        compass.name_rings(scene, &mut places, top);
        let mut marks = vec![None; self.people.len()];
        for (at, one) in set_first(&self.people) {
            let Some((stage, drawn)) = self.influences[at].place() else { continue };
            let cell = compass.cell(compass.inside(stage, drawn), compass::radius(self.solos[at] / top));
            marks[at] = people::mark(scene, &mut places, one, (cell, ASIDE), |at| compass.owner(at) == Some(stage));
        }
        marks
    }
}

/// Names the stages at the rim.
fn name_stages(scene: &mut Scene, places: &mut Places, map: &Map, compass: &Compass) {
    for (stage, row) in map.stages.iter().enumerate() {
        let Some(middle) = compass.middle(stage) else { continue };
        let whole = row.name.trim();
        let first = whole.split_whitespace().next().unwrap_or_default();
        let name = text::fit(if text::width(whole) <= STAGE { whole } else { first }, STAGE);
        let wide = i32::try_from(text::width(&name)).unwrap_or(0);
        let (column, line) = compass.cell(middle, 1.0);
        let from = (column - wide / 2).clamp(0, i32::from(scene.columns) - wide);
        let Some((from, line)) = places.nearest((from, line), (0, wide), 200, |_| true) else { continue };
        places.take((from, line), wide + 1);
        if let (Ok(column), Ok(row)) = (u16::try_from(from), u16::try_from(line)) {
            scene.write(Ink::Title, (column, row), name);
        }
    }
}

/// Names the buying group in the middle, in two columns, the heaviest where not all find room; and draws a spoke from
/// the one being looked at to each it reaches.
fn name_buyers(scene: &mut Scene, map: &Map, compass: &Compass, looked_at: Option<(&Influences, Option<Point>)>) {
    let (wide, rows) = compass.inner();
    let mut shown: Vec<usize> = (0..map.buyers.len()).collect();
    shown.sort_by(|one, two| map.buyers[*two].weight.total_cmp(&map.buyers[*one].weight));
    shown.truncate(usize::from(rows) * 2);
    shown.sort_unstable();
    let (column, line) = compass.cell(0.0, 0.0);
    let lines = i32::try_from(shown.len().div_ceil(2)).unwrap_or(1);
    for (at, &buyer) in shown.iter().enumerate() {
        let (down, is_right) = (i32::try_from(at / 2).unwrap_or(0) - lines / 2, at % 2 == 1);
        let (Ok(column), Ok(row)) = (u16::try_from(column), u16::try_from(line + down)) else { continue };
        let name = text::fit(short_title(&map.buyers[buyer].title), usize::from(wide));
        let best = looked_at.map(|(influences, _)| influences.best(buyer));
        let middle = Point::cell(if is_right { column + 1 } else { column.saturating_sub(1) }, row);
        if let Some((stroke, from)) = best.and_then(stroke).zip(looked_at.and_then(|(_, mark)| mark)) {
            scene.line(Ink::Line, stroke, from, middle);
        }
        name_buyer(scene, (middle, is_right), name, best);
    }
}

/// Writes a buyer, brighter who is reached.
fn name_buyer(scene: &mut Scene, (middle, is_right): (Point, bool), name: String, best: Option<u8>) {
    let ink = match best {
        Some(0) => Ink::Axis,
        Some(_) => Ink::Title,
        None => Ink::Text,
    };
    let (edge, anchor) = if is_right { (-2, Anchor::Start) } else { (2, Anchor::End) };
    scene.add(Form::Words(Point { x: middle.x + edge, ..middle }, anchor, name), ink, None);
}

/// How a spoke of a strength is drawn.
fn stroke(strength: u8) -> Option<Stroke> {
    match strength {
        0 => None,
        1 => Some(Stroke::Sparse),
        2 => Some(Stroke::Dotted),
        _ => Some(Stroke::Solid),
    }
}

impl Round<'_> {
    /// "Vantcourt: decisive with the CISO at Define need and Shortlist; reaches 18 of 100 alone."
    fn of_one(&self, at: usize) -> String {
        let (map, influences, name) = (self.map, &self.influences[at], self.people[at].who.name());
        let best = (0..map.buyers.len()).map(|buyer| influences.best(buyer)).max().unwrap_or(0);
        if best == 0 {
            return format!("{name} reaches nobody yet, so there is no place on the map for them.");
        }
        let buyers: Vec<usize> = (0..map.buyers.len()).filter(|buyer| influences.best(*buyer) == best).collect();
        let mut said: Vec<String> = buyers.iter().take(NAMED).map(|buyer| self.when(at, *buyer, best)).collect();
        if buyers.len() > NAMED {
            said.push(figure::counted(buyers.len() - NAMED, "more buyer"));
        }
        let word = crate::plan::Strength::new(best).map(strength).unwrap_or_default();
        let how = if best > 2 { format!("{word} with") } else { format!("{word} influence on") };
        let alone = figure::whole(self.solos[at]);
        format!("{name}: {how} {}; reaches {alone} of 100 alone.", joined(&said, "and"))
    }

    /// "the CISO at Define need and Shortlist"
    fn when(&self, at: usize, buyer: usize, best: u8) -> String {
        let stages = &self.map.stages;
        let those = (0..stages.len()).filter(|stage| self.influences[at].strength(buyer, *stage) == best);
        let names: Vec<&str> = those.map(|stage| stages[stage].name.trim()).collect();
        format!("the {} at {}", short_title(&self.map.buyers[buyer].title), joined(&names, "and"))
    }

    /// "11 of 20 count most at Shortlist; of the set nobody counts most at Purchase or Implement."
    fn of_all(&self) -> String {
        let stages = || (0..self.map.stages.len()).filter(|stage| self.map.stages[*stage].weight > 0.0);
        let Some(crowd) = stages().rev().max_by_key(|stage| self.at(*stage, false)) else { return String::new() };
        let count = self.at(crowd, false);
        if count == 0 {
            return "Nobody reaches anybody yet: say whom they reach on Reach in step 2.".to_owned();
        }
        let name = |stage: usize| self.map.stages[stage].name.trim();
        let has_set = self.people.iter().any(|one| one.ink == Ink::Set);
        let without: Vec<&str> = stages().filter(|stage| self.at(*stage, has_set) == 0).map(name).collect();
        let rest = match (without.is_empty(), has_set) {
            (true, _) => "somebody counts most at every stage".to_owned(),
            (false, true) => format!("of the set nobody counts most at {}", joined(&without, "or")),
            (false, false) => format!("nobody counts most at {}", joined(&without, "or")),
        };
        let verb = if count == 1 { "counts" } else { "count" };
        format!("{count} of {} {verb} most at {}; {rest}.", self.people.len(), name(crowd))
    }

    /// How many count most at a stage, of all or of the set.
    fn at(&self, stage: usize, of_the_set: bool) -> usize {
        let those = self.people.iter().zip(&self.influences).filter(|(one, _)| !of_the_set || one.ink == Ink::Set);
        those.filter(|(_, influences)| influences.place().is_some_and(|(at, _)| at == stage)).count()
    }
}
