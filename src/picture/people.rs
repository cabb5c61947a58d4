//! Who stands in a picture of candidates: a mark each, which steps aside for those before it, and the list beside.
//!
//! ```text
//! ●1      ● Harrowgate Ident…          ›●  1 Harrowgate Identity      19
//!    ·3                 · Calderan      ·  3 Calderan Core            15
//! ```

use super::Asked;
use super::places::{At, Places};
use super::ranks::ink_of;
use super::scene::{Anchor, COLUMN, Form, Ink, Point, Scene, Thing};
use crate::plan::PartnerId;
use crate::report::{Findings, Report, Who};
use crate::text;

/// A name at a mark is no wider.
const NAME: usize = 18;
/// From so many columns on names stand at the marks.
const NAMED: u16 = 90;
/// A mark finds a place this far away, if there is any.
const ANYWHERE: i32 = 4_000;
/// The list beside a picture, and how many columns there are at least when there is one.
const LIST: u16 = 34;
const WITH_LIST: u16 = 74;
/// Columns a picture keeps before the list takes more than that; the list never takes half.
const PICTURE: u16 = 56;

/// The room for a picture of candidates, the list beside it aside.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) columns: u16,
    pub(super) rows: u16,
    /// Whether the list stands beside.
    has_list: bool,
}

impl Room {
    /// The room there is for a picture that takes at least so many columns and rows.
    pub(super) fn of(asked: &Asked, what: &str, least: (u16, u16)) -> Result<Self, String> {
        Self::beside_list(asked, what, least, LIST)
    }

    /// The same beside a list that asks for so many columns; more than usual only where the picture keeps its own.
    pub(super) fn beside_list(asked: &Asked, what: &str, least: (u16, u16), list: u16) -> Result<Self, String> {
        let has_list = !asked.is_bare && asked.columns >= WITH_LIST;
        let most = (asked.columns / 20 * 9).min(asked.columns.saturating_sub(PICTURE + 2));
        let list = list.min(most).max(LIST);
        let columns = if has_list { asked.columns - list - 2 } else { asked.columns };
        // As high as beside the usual list: a longer name makes no list shorter.
        let usual = if has_list { asked.columns - LIST - 2 } else { columns };
        let rows = asked.rows.unwrap_or_else(|| (usual * 2 / 5).max(least.1 + 5));
        if columns < least.0 || rows < least.1 {
            return Err(format!("{what} needs at least {} columns and {} rows.", least.0, least.1));
        }
        Ok(Self { columns, rows, has_list })
    }

    /// The column where a list beside the picture begins, if there is one.
    pub(super) fn beside(self) -> Option<u16> {
        self.has_list.then_some(self.columns + 2)
    }

    /// Adds the list of everybody beside the picture, round the one being looked at, if there is one.
    pub(super) fn add_list(self, scene: &mut Scene, people: &[Somebody<'_>], heading: &str, asked: &Asked) {
        if let Some(from) = self.beside() {
            scene.columns = asked.columns;
            list(scene, people, from, (heading, asked.chosen.as_ref()));
        }
    }
}

/// Somebody who stands in a picture.
pub(super) struct Somebody<'a> {
    pub(super) who: &'a Who,
    pub(super) rank: Option<usize>,
    pub(super) ink: Ink,
    /// What the picture is about, in the list.
    pub(super) figure: String,
}

/// Everybody who qualifies, those ranked first.
pub(super) fn everybody<'a>(
    report: &'a Report,
    findings: Option<&Findings>,
    figure: impl Fn(&Who) -> String,
) -> Vec<Somebody<'a>> {
    let ranked = report.ranking.iter().map(|row| (&row.who, Some(row.rank)));
    let unrated = report.unrated.iter().map(|row| (&row.who, None));
    let somebody = |(who, rank): (&'a Who, Option<usize>)| Somebody {
        who,
        rank,
        ink: ink_of(findings, who.id()),
        figure: figure(who),
    };
    ranked.chain(unrated).map(somebody).collect()
}

/// The same in the order places are given out: the set first.
pub(super) fn set_first<'b, 'a>(people: &'b [Somebody<'a>]) -> impl Iterator<Item = (usize, &'b Somebody<'a>)> {
    let all = || people.iter().enumerate();
    let is_in = |(_, one): &(usize, &Somebody<'_>)| one.ink == Ink::Set;
    all().filter(is_in).chain(all().filter(move |it| !is_in(it)))
}

/// Marks somebody as near to a cell as there is room: with the name behind or before it where names are shown and it need
/// not step further aside than `aside`, else with the rank, else bare. Returns where; none where there is no room at all.
pub(super) fn mark(
    scene: &mut Scene,
    places: &mut Places,
    one: &Somebody<'_>,
    (at, aside): (At, i32),
    allows: impl Fn(At) -> bool,
) -> Option<Point> {
    let name = if scene.columns >= NAMED { text::fit(one.who.name(), NAME) } else { String::new() };
    let number = one.rank.map(|rank| rank.to_string()).unwrap_or_default();
    let room = |words: &str| i32::try_from(text::width(words)).unwrap_or(i32::MAX / 4);
    let tries = [
        (name.as_str(), (0, room(&name) + 2), aside),
        (name.as_str(), (room(&name) + 2, 1), aside),
        (number.as_str(), (0, room(&number) + 1), aside),
        ("", (0, 0), ANYWHERE),
    ];
    for (words, (before, behind), most) in tries {
        if words.is_empty() && behind > 0 {
            continue;
        }
        let Some(found) = places.nearest(at, (before, behind), most, &allows) else { continue };
        places.take((found.0 - before, found.1), before + 1 + behind);
        return Some(put(scene, one, found, words, before > 0));
    }
    None
}

fn put(scene: &mut Scene, one: &Somebody<'_>, at: At, words: &str, is_before: bool) -> Point {
    let cell = |(column, row): At| Point::cell(u16::try_from(column).unwrap_or(0), u16::try_from(row).unwrap_or(0));
    let (place, thing) = (cell(at), Thing::Candidate(one.who.id().clone()));
    let is_rank = one.rank.is_some_and(|rank| rank.to_string() == words);
    let label = match (is_before, is_rank || words.is_empty()) {
        (true, _) => String::new(),
        (false, true) => words.to_owned(),
        (false, false) => format!(" {words}"),
    };
    if is_before {
        let end = Point { x: place.x - COLUMN - COLUMN / 2, ..place };
        scene.add(Form::Words(end, Anchor::End, words.to_owned()), one.ink, Some(thing.clone()));
    }
    scene.mark(one.ink, place, label, thing);
    place
}

/// Adds the list of everybody from a column on, so many rows high, round the one being looked at.
fn list(scene: &mut Scene, people: &[Somebody<'_>], from: u16, (heading, chosen): (&str, Option<&PartnerId>)) {
    let rows = usize::from(scene.rows.saturating_sub(1));
    scene.write(Ink::Axis, (from + 6, 0), "Candidate");
    scene.write_right(Ink::Axis, (scene.columns, 0), heading);
    let shown = if people.len() <= rows { people.len() } else { rows.saturating_sub(1) };
    let place = chosen.and_then(|id| people.iter().position(|one| one.who.id() == id)).unwrap_or(0);
    let first = place.saturating_sub(shown / 2).min(people.len() - shown);
    for (row, one) in (1..).zip(people.iter().skip(first).take(shown)) {
        if chosen == Some(one.who.id()) {
            scene.write(Ink::Text, (from, row), "›");
        }
        list_one(scene, one, (from, row));
    }
    if shown < people.len() {
        let last = scene.rows.saturating_sub(1);
        scene.write(Ink::Axis, (from + 6, last), format!("and {} more", people.len() - shown));
    }
}

fn list_one(scene: &mut Scene, one: &Somebody<'_>, (from, row): (u16, u16)) {
    let thing = Thing::Candidate(one.who.id().clone());
    scene.mark(one.ink, Point::cell(from + 1, row), "", thing.clone());
    let rank = one.rank.map(|rank| rank.to_string()).unwrap_or_default();
    scene.write_right(Ink::Axis, (from + 5, row), rank);
    let at = Point { x: Point::corner(from + 6, row).x, ..Point::cell(from + 6, row) };
    let room = scene.columns.saturating_sub(from + 6 + 6);
    let ink = if one.ink == Ink::Set { Ink::Set } else { Ink::Text };
    scene.add(Form::Within(at, room, one.who.name().to_owned()), ink, Some(thing));
    scene.write_right(Ink::Text, (scene.columns, row), one.figure.clone());
}

/// "one", "one and two", "one, two and three".
pub(super) fn joined(words: &[impl AsRef<str>], last: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
