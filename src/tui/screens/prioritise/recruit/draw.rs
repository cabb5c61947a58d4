//! How the set and the waves look.
//!
//! ```text
//!   Candidate                Verdict        Model     Score  Days  Cost   Adds │ The set  Budgets  As good as
//! ─── In the set  6  94 days, $77k
//! ● Ostrander Pike LLP       On condition   Referral   64.5     8    6k    7.0 │
//! ```

use super::{Recruit, SetShown, as_good_as, beside, budgets, if_no, pictures};
use crate::interview::steps::OfSet;
use crate::picture::Picture;
use crate::plan::PartnerId;
use crate::prioritise::coverage::Coverage;
use crate::report::findings;
use crate::report::{Findings, Report, figure, money};
use crate::text;
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift, span, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// From this height on there is room for what is said of the candidate selected.
const FOOTED: u16 = 14;
/// Rows for that under the list, at most.
const FOOT: u16 = 4;
/// From this height on there is room for it under two sets side by side too.
const HIGH: u16 = 34;
/// And at most one row in so many.
const FOOTED_BY: u16 = 8;
/// How many gaps are named.
const GAPS: usize = 6;

/// A row of the page on the set.
enum ReachLine {
    Text(String, Role),
    Stage(String, f64),
}

impl Recruit {
    pub(super) fn draw_all(&self, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
        let is_picture = matches!(self.pane.page(), OfSet::Map | OfSet::Days | OfSet::Money | OfSet::Budgets);
        let (list, pane) = self.pane.split_for(is_picture, canvas, area);
        if let Some(area) = list {
            self.draw_set(open, findings, pane.is_none(), canvas, area);
        }
        if let Some(area) = pane {
            let under = self.pane.draw_names(canvas, area);
            self.draw_page(open, findings, canvas, narrower(under, 1));
        }
        if open.is_stale() {
            canvas.fade(area);
        }
        self.pane.take_clicks(canvas, list, pane);
    }

    /// The set and the waves, with what is said of the candidate selected under them unless that stands beside.
    fn draw_set(&self, open: &OpenPlan, findings: &Findings, is_alone: bool, canvas: &mut Canvas<'_>, area: Rect) {
        let used = match &self.beside {
            Some(beside) => beside::draw(beside, open, canvas, area),
            None => self.draw_head(open, findings, canvas, area),
        };
        let rest = below(area, used);
        let mut under = Vec::new();
        // While two sets stand over the list, the rows are its own.
        if area.height >= FOOTED && (self.beside.is_none() || area.height >= HIGH) {
            let about = if is_alone { self.about(open, findings) } else { Vec::new() };
            let lines = usize::from(FOOT.min(area.height / FOOTED_BY));
            under = whole_sentences(&about, usize::from(rest.width.saturating_sub(3)), lines);
            under.push("By hand: 1 now, 2 next, 3 later, 4 no, 0 by the numbers.".to_owned());
        }
        let foot = span(under.len());
        let list = top(rest, rest.height.saturating_sub(foot + u16::from(foot > 0)));
        self.list.draw_plain(canvas, list);
        let foot = shift(below(rest, list.height + 1), 2);
        for (down, line) in (0..foot.height).zip(&under) {
            let role = if usize::from(down) + 1 == under.len() { Role::Dim } else { Role::Text };
            canvas.write(row(foot, down), line, role);
        }
    }

    /// What is said of the candidate selected, a sentence each: of the set shown, whichever that is.
    fn about(&self, open: &OpenPlan, findings: &Findings) -> Vec<String> {
        let (Some(id), Some(shown)) = (self.list.selected(), &self.shown) else { return Vec::new() };
        let Some(place) = open.plan().partners.iter().position(|partner| partner.id == *id) else { return Vec::new() };
        let name = &open.plan().partners[place].name;
        let set = if self.is_trying() { "the set being tried" } else { "the set" };
        let mut said = Vec::new();
        let adds = figure::tenths(shown.adds(place));
        if shown.places.contains(&place) {
            said.push(format!("Without {name} {set} reaches {adds} less."));
        } else {
            said.push(format!("With {name} {set} reaches {adds} more."));
        }
        if !self.is_trying() {
            said.extend(of_the_plan(findings, id, &open.plan().goal.limits.currency));
        }
        said
    }

    fn draw_page(&self, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
        match self.pane.page() {
            OfSet::Reach => self.draw_reach(open, findings, canvas, area),
            OfSet::Map => self.draw_picture(Picture::Map, open, canvas, area),
            OfSet::Days => self.draw_picture(Picture::Quadrant, open, canvas, area),
            OfSet::Money => self.draw_picture(Picture::Money, open, canvas, area),
            OfSet::IfNo => if_no::draw(&self.if_no, open, &findings.recruiting, canvas, area),
            OfSet::Budgets => budgets::draw(&self.budgets, self.pane.has_focus(), open, canvas, area),
            OfSet::AsGoodAs => {
                as_good_as::draw(&self.as_good_as, &open.plan().goal.limits, &findings.recruiting, canvas, area);
            }
        }
    }

    fn draw_picture(&self, picture: Picture, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        pictures::draw(picture, open, &self.people, self.pane.has_focus(), canvas, area);
    }

    /// What is said of the candidate selected, whom the set reaches when, and who could stand in for whom.
    fn draw_reach(&self, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(shown) = &self.shown else { return };
        let lines = self.lines(open, findings, shown, usize::from(area.width));
        let stages = &open.report().coverage.stages;
        let names = stages.iter().map(|stage| canvas.width(&stage.name)).max().unwrap_or(0).min(18);
        self.reach.draw(canvas, area, lines.len(), |canvas, at, line| match &lines[at] {
            ReachLine::Text(words, role) => {
                canvas.write(line, words, *role);
            }
            ReachLine::Stage(name, reached) => {
                canvas.write(left(line, names), name, Role::Dim);
                canvas.write_right(left(shift(line, names + 1), 3), &figure::whole(*reached), Role::Text);
                canvas.bar(left(shift(line, names + 5), 40), reached / 100.0, Role::Accent);
            }
        });
    }

    fn lines(&self, open: &OpenPlan, findings: &Findings, shown: &SetShown, wide: usize) -> Vec<ReachLine> {
        let report = open.report();
        let about = self.about(open, findings).into_iter().map(|sentence| (sentence, Role::Text));
        let mut lines: Vec<ReachLine> = about.flat_map(|said| wrapped(&said, wide)).collect();
        let title = if self.is_trying() { "What the set being tried reaches" } else { "What the set reaches" };
        lines.extend([ReachLine::Text(String::new(), Role::Text), ReachLine::Text(title.to_owned(), Role::Title)]);
        let stages = report.coverage.stages.iter().zip(&shown.sum.coverage.by_stage);
        lines.extend(stages.filter_map(|(stage, reached)| Some(ReachLine::Stage(stage.name.clone(), (*reached)?))));
        let mut said = gaps(&report, &shown.sum.coverage);
        if !self.is_trying() {
            said.extend(stand_ins(findings));
        }
        said.extend(brings(findings, shown));
        lines.extend(said.iter().flat_map(|said| wrapped(said, wide)));
        lines
    }
}

/// As many sentences as there are lines for, the first one whatever it takes.
fn whole_sentences(said: &[String], wide: usize, lines: usize) -> Vec<String> {
    let mut wrapped = Vec::new();
    for count in 1..=said.len() {
        let longer = text::wrap(&said[..count].join(" "), wide);
        if count > 1 && longer.len() > lines {
            break;
        }
        wrapped = longer;
    }
    wrapped
}

fn wrapped((said, role): &(String, Role), wide: usize) -> Vec<ReachLine> {
    text::wrap(said, wide).into_iter().map(|line| ReachLine::Text(line, *role)).collect()
}

/// What the plan's own set says of a candidate: when to recruit and why, who could stand in, why they are left out.
fn of_the_plan(findings: &Findings, id: &PartnerId, currency: &str) -> Vec<String> {
    let recruiting = &findings.recruiting;
    let mut said = Vec::new();
    if let Some(judged) = findings.judged(id) {
        let reason = if judged.reason.is_empty() { String::new() } else { format!(": {}", judged.reason) };
        said.push(format!("{}{reason}.", judged.words()));
    }
    if let Some(row) = findings.waves.first_in_line.iter().find(|row| row.who.id() == id) {
        said.push(format!("First in line: {}.", findings::words::in_line(row, currency)));
    }
    if let Some(row) = recruiting.members.iter().find(|row| row.who.id() == id) {
        said.push(match &row.stand_in {
            Some(it) => format!("Stand-in: {}, {}.", it.who.name(), findings::words::by(it.loses)),
            None => "Nobody alone can stand in within the limits.".to_owned(),
        });
    }
    if let Some(row) = recruiting.if_no.iter().find(|row| row.who.id() == id) {
        said.push(format!("If they say no: {}.", findings::words::after_no(row)));
    }
    if let Some(row) = recruiting.left_out.iter().find(|row| row.who.id() == id) {
        said.push(format!("Left out: {}.", row.reason));
    }
    let sets = &recruiting.as_good_as;
    let share = sets.shares.iter().find(|(who, _)| who.id() == id);
    said.extend(share.and_then(|(_, count)| findings::words::in_so_many(sets, *count)));
    said
}

/// The heaviest gaps of the set.
fn gaps(report: &Report, coverage: &Coverage) -> Vec<(String, Role)> {
    let mut said = Vec::new();
    for gap in coverage.gaps.iter().take(GAPS) {
        let (buyer, stage) = (&report.coverage.buyers[gap.buyer].title, &report.coverage.stages[gap.stage].name);
        said.push((format!("{buyer} at {stage}, {} points", figure::tenths(gap.weight)), Role::Text));
    }
    under("Nobody in it reaches", said)
}

/// What the set shown should bring.
fn brings(findings: &Findings, shown: &SetShown) -> Vec<(String, Role)> {
    let money = &findings.money;
    let said = money::words::of_set(money, &money.sum(&shown.places));
    under("What it should bring", said.into_iter().map(|said| (said, Role::Text)).collect())
}

/// Who could stand in for whom.
fn stand_ins(findings: &Findings) -> Vec<(String, Role)> {
    let row = |row: &findings::MemberRow| {
        let it = row.stand_in.as_ref()?;
        let words = format!("{}: {}, {}", row.who.name(), it.who.name(), findings::words::by(it.loses));
        Some((words, Role::Text))
    };
    under("Stand-ins", findings.recruiting.members.iter().filter_map(row).collect())
}

/// Lines under a heading, a blank above it; nothing where there are none.
fn under(heading: &str, lines: Vec<(String, Role)>) -> Vec<(String, Role)> {
    if lines.is_empty() {
        return lines;
    }
    let head = [(" ".to_owned(), Role::Text), (heading.to_owned(), Role::Title)];
    head.into_iter().chain(lines).collect()
}
