//! What each of the set should bring in year one, with few deals and with many, and all of them against the goal.
//!
//! ```text
//! ● Harrowgate Identity   ━━━━━────                 ┆     $126k to $294k
//! ● Stonebrook IAM        ━━──                      ┆     $84k to $126k
//!   All of them           ━━━━━━━━━━━━──────────────┆──   $336k to $1,008k
//!                                             goal $900k
//! ```

use super::Asked;
use super::ranks::ink_of;
use super::scene::{Anchor, COLUMN, Form, Ink, Point, Scene, Stroke, Thing, nearest};
use crate::prioritise::money::Span;
use crate::report::money::{Money, MoneyRow, MoneySum, words};
use crate::report::{Findings, Report, figure};
use crate::text;

/// What it is drawn on at least.
const LEAST: (u16, u16) = (40, 8);
/// A name is no wider.
const NAME: u16 = 26;

/// Where names end, and between which columns the bars lie.
struct Bars {
    name: u16,
    from: u16,
    wide: u16,
    most: f64,
}

impl Bars {
    fn of(columns: u16, longest: u16, words: u16, most: f64) -> Self {
        let name = longest.min(NAME).min(columns / 3);
        let from = 2 + name + 1;
        Self { name, from, wide: columns.saturating_sub(from + words + 2).max(4), most: most.max(1.0) }
    }

    /// The place of an amount on a row.
    fn at(&self, row: u16, amount: f64) -> Point {
        let begin = Point::cell(self.from, row);
        let wide = f64::from(i32::from(self.wide) * COLUMN);
        Point { x: begin.x - COLUMN / 2 + nearest(wide * (amount / self.most).clamp(0.0, 1.0)), ..begin }
    }
}

pub(super) fn scene(report: &Report, findings: Option<&Findings>, asked: &Asked) -> Result<Scene, String> {
    let money = &findings.ok_or("What partners bring has not been worked out yet.")?.money;
    let chosen = asked.chosen.as_ref().and_then(|id| money.all().find(|row| row.who.id() == id));
    let members = members(money)?;
    let most_rows = asked.rows.unwrap_or(u16::MAX);
    if asked.columns < LEAST.0 || most_rows < LEAST.1 {
        return Err(format!("The picture of money needs at least {} columns and {} rows.", LEAST.0, LEAST.1));
    }
    let others = chosen.filter(|row| members.iter().all(|member| member.who.id() != row.who.id()));
    let shown = in_sight(&members, usize::from(most_rows).saturating_sub(5).max(1), asked);
    let sum = money.sum(money.set());
    let title = format!("What the set of {} should bring in year one", report.plan);
    let mut scene = Scene::new(title, asked.columns, 0);
    let bars = layout(money, &sum, (shown, others), asked.columns);
    for row in shown {
        one(&mut scene, &bars, money, row, ink_of(findings, row.who.id()));
    }
    all_of_them(&mut scene, &bars, money, &sum);
    if let Some(row) = others {
        one(&mut scene, &bars, money, row, ink_of(findings, row.who.id()));
    }
    goal(&mut scene, &bars, money);
    scene.chosen = asked.chosen.clone().map(Thing::Candidate);
    scene.caption = caption(money, &sum, chosen);
    Ok(scene)
}

/// The set, or why there is nothing to draw of it.
fn members(money: &Money) -> Result<Vec<&MoneyRow>, String> {
    let members: Vec<&MoneyRow> = money.set().iter().filter_map(|place| money.row(*place)).collect();
    if members.is_empty() {
        return Err("There is no set to recruit yet, so nothing is brought.".to_owned());
    }
    match words::missing(money).into_iter().next().filter(|_| money.terms.deal.is_none()) {
        Some(missing) => Err(format!("Say first what a deal is worth: {missing}.")),
        None => Ok(members),
    }
}

/// So many of the set, round the one being looked at.
fn in_sight<'b, 'a>(members: &'b [&'a MoneyRow], room: usize, asked: &Asked) -> &'b [&'a MoneyRow] {
    let place = members.iter().position(|row| asked.chosen.as_ref() == Some(row.who.id())).unwrap_or(0);
    let first = place.saturating_sub(room / 2).min(members.len() - members.len().min(room));
    &members[first..members.len().min(first + room)]
}

fn layout(money: &Money, sum: &MoneySum<'_>, (shown, others): (&[&MoneyRow], Option<&MoneyRow>), columns: u16) -> Bars {
    let longest = shown.iter().copied().chain(others).map(|row| text::width(row.who.name())).max().unwrap_or(0);
    let longest = u16::try_from(longest.max(11)).unwrap_or(NAME);
    let all = shown.iter().copied().chain(others).map(|row| said(money, row)).chain([listed(money, sum.money.list)]);
    let words = all.map(|words| text::width(&words)).max().unwrap_or(0);
    let words = u16::try_from(words).unwrap_or(20).min(columns / 3);
    let highest = others.and_then(|row| row.money.list).map_or(0.0, |list| list.high);
    Bars::of(columns, longest, words, sum.money.list.high.max(money.basis.goal.unwrap_or(0.0)).max(highest))
}

fn one(scene: &mut Scene, bars: &Bars, money: &Money, row: &MoneyRow, ink: Ink) {
    let line = scene.rows;
    let thing = Some(Thing::Candidate(row.who.id().clone()));
    scene.add(Form::Mark(Point::cell(0, line), String::new()), ink, thing.clone());
    let name = text::fit(row.who.name(), usize::from(bars.name));
    let at = Point { x: Point::corner(2, line).x, ..Point::cell(2, line) };
    let role = if ink == Ink::Set { Ink::Set } else { Ink::Text };
    scene.add(Form::Words(at, Anchor::Start, name), role, thing);
    if let Some(list) = row.money.list {
        bar(scene, bars, list, if ink == Ink::Set { Ink::Set } else { Ink::Line });
    }
    let room = usize::from(scene.columns.saturating_sub(bars.from + bars.wide + 1));
    scene.write_right(Ink::Text, (scene.columns, line), text::fit(&said(money, row), room));
    scene.rows += 1;
}

/// What is certain of few deals heavy, what comes with many light.
fn bar(scene: &mut Scene, bars: &Bars, span: Span, ink: Ink) {
    let [begin, low, high] = [0.0, span.low, span.high].map(|amount| bars.at(scene.rows, amount));
    if high.x > low.x {
        scene.line(ink, Stroke::Thin, low, high);
    }
    if low.x > begin.x {
        scene.line(ink, Stroke::Thick, begin, low);
    }
}

fn all_of_them(scene: &mut Scene, bars: &Bars, money: &Money, sum: &MoneySum<'_>) {
    scene.write(Ink::Title, (2, scene.rows), "All of them");
    bar(scene, bars, sum.money.list, Ink::Title);
    scene.write_right(Ink::Title, (scene.columns, scene.rows), listed(money, sum.money.list));
    scene.rows += 1;
}

/// The goal, over all bars.
fn goal(scene: &mut Scene, bars: &Bars, money: &Money) {
    let Some(goal) = money.basis.goal else { return };
    let at = bars.at(scene.rows, goal);
    let x = at.x.min(Point::corner(bars.from + bars.wide - 1, 0).x + COLUMN / 2);
    scene.line(Ink::Axis, Stroke::Cut, Point { x, y: 0 }, Point { x, y: Point::corner(0, scene.rows).y });
    let words = format!("goal {}", words::signed(goal, money));
    let end = Point { x: x + COLUMN / 2, ..at };
    scene.add(Form::Words(end, Anchor::End, words), Ink::Axis, None);
    scene.rows += 1;
}

/// What deals are worth at list: "$126k to $294k".
fn listed(money: &Money, list: Span) -> String {
    words::range(list, |end| words::signed(end, money))
}

fn said(money: &Money, row: &MoneyRow) -> String {
    row.money.list.map_or_else(|| "no figure".to_owned(), |list| listed(money, list))
}

fn caption(money: &Money, sum: &MoneySum<'_>, chosen: Option<&MoneyRow>) -> String {
    let close = format!("{}.", words::BEFORE);
    let Some(row) = chosen else {
        let brief = words::in_brief(money, sum).unwrap_or_default();
        return format!("{brief} Each at list, heavy with few deals, light with many; {close}");
    };
    let name = row.who.name();
    let Some((list, deals)) = row.money.list.zip(row.money.deals) else {
        return format!("{name}: {}.", words::not_by_the_deal(row));
    };
    let goal = money.basis.goal.filter(|goal| *goal > 0.0);
    let share = goal.map(|goal| {
        let share = words::range(list, |end| figure::whole(100.0 * end / goal));
        format!(", {share} % of the goal")
    });
    let deals = words::range_of_deals(deals);
    format!("{name}: {deals} in year one, {} at list{}; {close}", listed(money, list), share.unwrap_or_default())
}
