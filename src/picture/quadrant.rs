//! Scores beside what each takes of our days: left and high is what one wants.
//!
//! ```text
//!  90 ┤                 ⢈             ●1
//!  70 ┤       ●6        ⠐       ·5
//!  50 ┤⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀·14⢀ ⡀⢀ ⡀⢀ ○12 ⡀⢀ ⡀⢀ floor 50
//!     └───────────────────────────────── our days
//!      0         10        20         30
//! ```

use super::Asked;
use super::axes::{Axes, Scale};
use super::people::{self, Room, Somebody, everybody, joined, set_first};
use super::places::Places;
use super::scene::{Ink, Point, Scene, Stroke, Thing};
use crate::plan::Limits;
use crate::report::{Effort, Findings, RankRow, Report, figure, words};

/// What it is drawn on at least.
const LEAST: (u16, u16) = (40, 10);
/// How far a mark with words steps aside: a row, or three columns.
const ASIDE: i32 = 13;
/// Columns before the upright axis.
const BEFORE: u16 = 4;
/// So many of those who take little are named.
const NAMED: usize = 3;

pub(super) fn scene(report: &Report, findings: Option<&Findings>, asked: &Asked) -> Result<Scene, String> {
    let rows = &report.ranking;
    if rows.is_empty() {
        return Err("Nobody is ranked yet: rate candidates in step 3.".to_owned());
    }
    let room = Room::of(asked, "The picture of scores and days", LEAST)?;
    let mut people = everybody(report, findings, |_| String::new());
    people.truncate(rows.len());
    for (one, row) in people.iter_mut().zip(rows) {
        one.figure = words::days(&row.effort);
    }
    let limits = &report.goal.limits;
    let title = format!("What candidates of {} score, and take of our days", report.plan);
    let mut scene = Scene::new(title, room.columns, room.rows);
    mark_all(&mut scene, &people, rows, limits);
    scene.chosen = asked.chosen.clone().map(Thing::Candidate);
    let chosen = asked.chosen.as_ref().and_then(|id| rows.iter().find(|row| row.who.id() == id));
    scene.caption = match chosen {
        Some(row) => of_one(row, limits),
        None => of_all(rows, &people, limits),
    };
    room.add_list(&mut scene, &people, "Days", asked);
    Ok(scene)
}

fn mark_all(scene: &mut Scene, people: &[Somebody<'_>], rows: &[RankRow], limits: &Limits) {
    let axes = axes(rows, limits, (scene.columns, scene.rows));
    axes.draw(scene, figure::brief, figure::brief);
    scene.write_right(Ink::Axis, (scene.columns, scene.rows - 2), " our days");
    let mut places = Places::of(scene.columns, scene.rows);
    draw_share(scene, &mut places, limits, &axes);
    draw_floor(scene, &mut places, limits, &axes);
    for (at, one) in set_first(people) {
        let cell = axes.cell(rows[at].effort.days, rows[at].score);
        people::mark(scene, &mut places, one, (cell, ASIDE), |at| axes.holds(at));
    }
}

fn axes(rows: &[RankRow], limits: &Limits, (columns, lines): (u16, u16)) -> Axes {
    let scores = || rows.iter().map(|row| row.score).chain(Some(limits.floor.get()).filter(|floor| *floor > 0.0));
    let days = rows.iter().map(|row| row.effort.days).chain(fair_share(limits)).fold(0.0, f64::max);
    let (least, most) = (scores().fold(100.0, f64::min), scores().fold(0.0, f64::max));
    Axes {
        across: Scale::of(0.0, days, (columns / 9).min(9)),
        up: Scale::of(least, most, lines / 2),
        corner: (BEFORE, lines - 2),
        columns,
    }
}

/// Our days shared among as many partners as there may be.
fn fair_share(limits: &Limits) -> Option<f64> {
    let days = limits.days?.get();
    (limits.partners > 0).then(|| days / f64::from(limits.partners))
}

/// Draws the fair share of days.
fn draw_share(scene: &mut Scene, places: &mut Places, limits: &Limits, axes: &Axes) {
    let Some(share) = fair_share(limits) else { return };
    let [from, to] = [axes.up.from, axes.up.to].map(|score| axes.point(share, score));
    scene.line(Ink::Axis, Stroke::Dotted, from, to);
    let (column, row) = axes.cell(share, axes.up.to);
    say(scene, places, (column + 1, row), format!("fair share {}", figure::brief(share)));
}

/// Draws the score from which on somebody can be in the set.
fn draw_floor(scene: &mut Scene, places: &mut Places, limits: &Limits, axes: &Axes) {
    let floor = limits.floor.get();
    if floor <= 0.0 {
        return;
    }
    let (_, row) = axes.cell(axes.across.to, floor);
    let middle = Point::cell(0, u16::try_from(row).unwrap_or(0)).y;
    let [from, to] = [axes.across.from, axes.across.to].map(|days| Point { y: middle, ..axes.point(days, floor) });
    scene.line(Ink::Axis, Stroke::Dotted, from, to);
    say(scene, places, (i32::from(axes.columns), row), format!("floor {}", figure::brief(floor)));
}

/// Writes what a line is, and keeps marks away from it.
fn say(scene: &mut Scene, places: &mut Places, at: (i32, i32), words: String) {
    let wide = i32::try_from(words.len()).unwrap_or(0);
    let column = at.0.min(i32::from(scene.columns) - wide);
    places.take((column, at.1), wide + 1);
    if let (Ok(column), Ok(row)) = (u16::try_from(column), u16::try_from(at.1)) {
        scene.write(Ink::Axis, (column, row), words);
    }
}

/// "Vantcourt vCISO Collective: a score of 66 for 6 of our days, 10.7 less than a fair share."
fn of_one(row: &RankRow, limits: &Limits) -> String {
    let (name, score) = (row.who.name(), figure::brief(row.score));
    let beside = fair_share(limits).map(|share| {
        let less = share - row.effort.days;
        let way = if less < 0.0 { "more" } else { "less" };
        if less.abs() < 0.05 {
            ", a fair share".to_owned()
        } else {
            format!(", {} {way} than a fair share", figure::brief(less.abs()))
        }
    });
    let floor = limits.floor.get();
    let below =
        if row.score < floor { format!("; below the floor of {}", figure::brief(floor)) } else { String::new() };
    format!("{name}: a score of {score} for {}{}{below}.", days(&row.effort), beside.unwrap_or_default())
}

fn days(effort: &Effort) -> String {
    let guess = if effort.days_are_typical { ", a guess by their model" } else { "" };
    let unit = if (effort.days - 1.0).abs() < 0.05 { "day" } else { "days" };
    format!("{} of our {unit}{guess}", figure::brief(effort.days))
}

/// "Of the set Vantcourt, Ostrander and Tidewell together take 20 of our days; Nightjar alone takes 22."
fn of_all(rows: &[RankRow], people: &[Somebody<'_>], limits: &Limits) -> String {
    let mut small: Vec<&RankRow> =
        rows.iter().zip(people).filter(|(_, one)| one.ink == Ink::Set).map(|it| it.0).collect();
    small.sort_by(|one, two| one.effort.days.total_cmp(&two.effort.days));
    small.truncate(NAMED.min(small.len().saturating_sub(1)));
    let together: f64 = small.iter().map(|row| row.effort.days).sum();
    let alone = rows.iter().filter(|row| row.effort.days >= together && row.score >= limits.floor.get());
    let alone = alone.min_by(|one, two| one.effort.days.total_cmp(&two.effort.days));
    let (Some(alone), true) = (alone, small.len() > 1) else {
        return "Left and high is what one wants: much score for few of our days.".to_owned();
    };
    let names: Vec<&str> = small.iter().map(|row| row.who.name()).collect();
    format!(
        "{} together take {} of our days; {} alone takes {}.",
        joined(&names, "and"),
        figure::brief(together),
        alone.who.name(),
        figure::brief(alone.effort.days)
    )
}
