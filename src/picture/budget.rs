//! The budgets as a staircase, since a set is bought whole: every budget from which on another set reaches more, the
//! budget of the plan, and the set to recruit under the line by what it gives up.
//!
//! ```text
//!  60 ┤                        ⠨
//!     │          50.1       ●⠤⢼⠤⠤⠤⠤ 53.4
//!  40 ┤   34.8  ⢰⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠊ ⠨
//!  20 ┤  ⢰⠒⠒⠒⠒⠒⠊                ⠨$80k, your budget
//!     └──────────────────────────────────
//!      $0k     $20k    $40k    $80k
//! ```

use super::Asked;
use super::axes::{Axes, Scale};
use super::people::Room;
use super::places::{At, Places};
use super::scene::{Anchor, COLUMN, Form, Ink, Point, Scene, Stroke, Thing};
use crate::report::findings::{FrontierRow, Recruiting, words};
use crate::report::{Findings, Report, Who, figure};
use crate::text;

/// What it is drawn on at least.
const LEAST: (u16, u16) = (40, 10);
/// Columns before the upright axis.
const BEFORE: u16 = 4;
/// Columns of the list before the names.
const NAMES: u16 = 18;
/// How far what is said of a step stands from it.
const ASIDE: i32 = 9;

pub(super) fn scene(report: &Report, findings: Option<&Findings>, asked: &Asked) -> Result<Scene, String> {
    let found = &findings.ok_or("What other budgets reach has not been worked out yet.")?.recruiting;
    let Some(budget) = report.goal.limits.budget else {
        return Err("No budget is set, so none binds. Step 1, goal and limits, has a place for one.".to_owned());
    };
    if found.steps.all.is_empty() {
        return Err("No set meets the limits at any of these budgets.".to_owned());
    }
    let room = Room::beside_list(asked, "The picture of budgets", LEAST, wanted(&found.steps.all))?;
    let currency = &report.goal.limits.currency;
    let steps = &found.steps.all;
    let axes = axes(found, room);
    let mut scene = Scene::new(format!("What other budgets of {} would reach", report.plan), room.columns, room.rows);
    axes.draw(&mut scene, |figure| figure::money(figure, currency), figure::brief);
    let mut places = Places::of(room.columns, room.rows);
    staircase(&mut scene, &mut places, steps, &axes, asked.step);
    say_ours(&mut scene, &mut places, found, &axes, (budget.get(), currency));
    say_steps(&mut scene, &places, steps, &axes, asked.step);
    scene.chosen = asked.step.map(Thing::Step);
    scene.caption = match asked.step.filter(|step| *step < steps.len()) {
        Some(step) => of_step(steps, step, currency),
        None => of_all(found),
    };
    if let Some(from) = room.beside() {
        scene.columns = asked.columns;
        list(&mut scene, steps, from, (currency, asked.step));
    }
    Ok(scene)
}

/// Columns the list asks for, so that all names stand in it.
fn wanted(steps: &[FrontierRow]) -> u16 {
    let longest = (0..steps.len()).map(|at| text::width(&comes_in(steps, at).join(", "))).max();
    u16::try_from(longest.unwrap_or(0)).unwrap_or(u16::MAX).saturating_add(NAMES)
}

fn axes(found: &Recruiting, room: Room) -> Axes {
    let all = || found.frontier.iter().chain(&found.steps.all);
    let largest = all().map(|row| row.budget).fold(0.0, f64::max);
    let set = found.set().map(|set| set.coverage);
    let reached = all().map(|row| row.coverage).chain(set).fold(0.0, f64::max);
    Axes {
        across: Scale::of(0.0, largest, (room.columns / 7).min(9)),
        up: Scale::of(0.0, reached, room.rows / 2),
        corner: (BEFORE, room.rows - 2),
        columns: room.columns,
    }
}

/// The line itself; the tread being looked at is heavier.
fn staircase(scene: &mut Scene, places: &mut Places, steps: &[FrontierRow], axes: &Axes, chosen: Option<usize>) {
    let mut line = vec![axes.point(axes.across.from, axes.up.from)];
    let mut before = axes.up.from;
    for (at, step) in steps.iter().enumerate() {
        let end = steps.get(at + 1).map_or(axes.across.to, |next| next.budget);
        line.extend([axes.point(step.budget, before), axes.point(step.budget, step.coverage)]);
        let (first, row) = axes.cell(step.budget, step.coverage);
        let (last, _) = axes.cell(end, step.coverage);
        places.take((first, row), last - first + 1);
        for riser in row..=axes.cell(step.budget, before).1 {
            places.take((first, riser), 1);
        }
        before = step.coverage;
    }
    line.push(axes.point(axes.across.to, before));
    scene.add(Form::Line(line, Stroke::Solid), Ink::Line, None);
    if let Some((at, step)) = chosen.and_then(|at| Some((at, steps.get(at)?))) {
        let end = steps.get(at + 1).map_or(axes.across.to, |next| next.budget);
        let [from, to] = [step.budget, end].map(|budget| axes.point(budget, step.coverage));
        scene.add(Form::Line(vec![from, to], Stroke::Thick), Ink::Title, None);
    }
}

/// The budget of the plan, and the set to recruit.
fn say_ours(scene: &mut Scene, places: &mut Places, found: &Recruiting, axes: &Axes, (budget, currency): (f64, &str)) {
    let [from, to] = [axes.up.from, axes.up.to].map(|coverage| axes.point(budget, coverage));
    scene.line(Ink::Axis, Stroke::Dotted, from, to);
    let said = format!("{}, your budget", figure::money(budget, currency));
    let (column, row) = axes.cell(budget, axes.up.from);
    words_at(scene, places, (column, row - 1), (said, Ink::Axis, None));
    if let Some(set) = found.set() {
        let said = format!("your set {}", figure::tenths(set.coverage));
        let wide = i32::try_from(said.len()).unwrap_or(0);
        let at = axes.cell(set.cost, set.coverage);
        places.take((at.0, at.1), 1);
        if let (Ok(column), Ok(row)) = (u16::try_from(at.0), u16::try_from(at.1)) {
            scene.add(Form::Mark(Point::cell(column, row), String::new()), Ink::Set, None);
        }
        words_at(scene, places, (at.0 - wide / 2, at.1 + 1), (said, Ink::Set, None));
    }
}

/// What each step reaches, as far as there is room; the one being looked at whatever is there.
fn say_steps(scene: &mut Scene, places: &Places, steps: &[FrontierRow], axes: &Axes, chosen: Option<usize>) {
    let mut places = places.clone();
    let order = chosen.into_iter().chain((0..steps.len()).rev().filter(|at| Some(*at) != chosen));
    for at in order {
        let Some(step) = steps.get(at) else { continue };
        let (column, row) = axes.cell(step.budget, step.coverage);
        let said = (figure::tenths(step.coverage), Ink::Text, Some(Thing::Step(at)));
        words_at(scene, &mut places, (column, row - 1), said);
    }
}

fn words_at(scene: &mut Scene, places: &mut Places, at: At, (said, ink, thing): (String, Ink, Option<Thing>)) {
    let wide = i32::try_from(text::width(&said)).unwrap_or(0);
    let right_edge = i32::from(scene.columns) - wide;
    let at = (at.0.min(right_edge).max(i32::from(BEFORE) + 1), at.1.max(0));
    let is_free = |(column, row): At| column > i32::from(BEFORE) && row < i32::from(scene.rows) - 2;
    let Some((column, row)) = places.nearest(at, (0, wide), ASIDE, is_free) else { return };
    places.take((column, row), wide + 1);
    if let (Ok(column), Ok(row)) = (u16::try_from(column), u16::try_from(row)) {
        let middle = Point::cell(column, row);
        let begin = Point { x: middle.x - COLUMN / 2, ..middle };
        scene.add(Form::Words(begin, Anchor::Start, said), ink, thing);
    }
}

/// The steps as a list from a column on, round the one being looked at.
fn list(scene: &mut Scene, steps: &[FrontierRow], from: u16, (currency, chosen): (&str, Option<usize>)) {
    scene.write_right(Ink::Axis, (from + 9, 0), "From");
    scene.write_right(Ink::Axis, (from + 16, 0), "Reach");
    scene.write(Ink::Axis, (from + NAMES, 0), "Comes in");
    let rows = usize::from(scene.rows.saturating_sub(1));
    let shown = steps.len().min(rows);
    let first = chosen.unwrap_or(0).saturating_sub(shown / 2).min(steps.len() - shown);
    for (row, at) in (1..).zip(first..first + shown) {
        if chosen == Some(at) {
            scene.write(Ink::Text, (from, row), "›");
        }
        scene.write_right(Ink::Text, (from + 9, row), figure::money(steps[at].budget, currency));
        scene.write_right(Ink::Text, (from + 16, row), figure::tenths(steps[at].coverage));
        let names = comes_in(steps, at).join(", ");
        let room = scene.columns.saturating_sub(from + NAMES);
        scene.write_within(Ink::Text, (from + NAMES, row), room, names);
    }
}

/// Who is in the set of a step and was not in the one before.
fn comes_in(steps: &[FrontierRow], at: usize) -> Vec<&str> {
    let before = at.checked_sub(1).map_or(&[][..], |before| &steps[before].partners);
    without(&steps[at].partners, before)
}

fn without<'a>(those: &'a [Who], others: &[Who]) -> Vec<&'a str> {
    let is_new = |who: &&Who| others.iter().all(|other| other.id() != who.id());
    those.iter().filter(is_new).map(Who::name).collect()
}

/// "From $41k on 46.5 of 100, 3.2 more: in Stonebrook IAM, out Paxwell HRIS."
fn of_step(steps: &[FrontierRow], at: usize, currency: &str) -> String {
    let step = &steps[at];
    let before = at.checked_sub(1).map(|before| &steps[before]);
    let more = before.map(|before| step.coverage - before.coverage);
    let more = more.map(|more| match more {
        ..0.05 => ", hardly more".to_owned(),
        _ => format!(", {} more", figure::tenths(more)),
    });
    let leave = before.map(|before| without(&before.partners, &step.partners)).unwrap_or_default();
    let said = [("in", comes_in(steps, at)), ("out", leave)];
    let said = said.iter().filter(|(_, names)| !names.is_empty());
    let moves: Vec<String> = said.map(|(word, names)| format!("{word} {}", names.join(", "))).collect();
    format!(
        "From {} on {} of 100{}: {}.",
        figure::money(step.budget, currency),
        figure::tenths(step.coverage),
        more.unwrap_or_default(),
        moves.join("; ")
    )
}

fn of_all(found: &Recruiting) -> String {
    let all = if found.steps.is_complete { "" } else { " Not every step is looked for." };
    format!("{}{all}", words::budgets(found))
}
