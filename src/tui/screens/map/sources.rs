//! Whom do these buyers ask? Buyer by buyer the trusted sources, who stands for each, and where nobody does yet. From
//! here a candidate, an old or a new one, stands for a source, and sources are added and taken out.

mod edits;
mod places;

use super::linking;
use crate::plan::{BuyerId, Plan};
use crate::report::{Report, SourceRow};
use crate::tui::canvas::{Canvas, below, narrower, row, shift, top};
use crate::tui::keys::{Action, COMMANDS, DELETE, ENTER, Keys, PLAN, VIEWS, letter, on};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, Entry, List, Members};
use ratatui::layout::Rect;

/// From this width on, the places where to look stand beside the list.
const BESIDE: u16 = 110;
/// What is said of a source nobody stands for.
const NOBODY: &str = "no candidate yet";
/// Between the names of those who stand for a source.
const AND: &str = "; ";

/// The trusted sources.
#[derive(Debug)]
pub(crate) struct Sources {
    list: List<SourceLine>,
}

/// Whom a buyer asks; nothing where nobody was named.
type SourceLine = (BuyerId, String);

pub(crate) const KEYS: Keys = Keys {
    title: "Sources",
    rows: &[
        on(&[ENTER], Action::Open, "who stands for it", 1)
            .says("Say which candidate, an old or a new one, stands for it.")
            .changes(),
        on(&[letter('a')], Action::Add, "add", 2).says("Add someone this buyer asks.").changes(),
        on(&[letter('d'), DELETE], Action::Delete, "take out", 3)
            .says("Take the source off this buyer. Undo brings it back.")
            .changes(),
        on(&[letter('m')], Action::Link, "match names", 5)
            .says("See which candidates' names sound like a source nobody linked them to, and link them.")
            .changes(),
        on(&[letter('p')], Action::Places, "where to look", 4)
            .says("The six places where candidates are found, and what to do at each."),
    ],
};

impl Sources {
    /// The first source without a candidate is where there is something to do.
    pub(crate) fn new(open: &OpenPlan) -> Self {
        let mut sources = Self { list: List::new("source").without_heads() };
        sources.look(open);
        let report = open.report();
        if let Some(gap) = report.coverage.trusted.iter().find(|source| source.candidates.is_empty()) {
            sources.list.select(&line_of(open.plan(), gap));
        }
        sources
    }
}

impl Layer for Sources {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.list.is_typing() {
            return filter::TYPING;
        }
        &[&KEYS, &list::KEYS, &VIEWS, &COMMANDS, &PLAN]
    }

    fn takes_text(&self) -> bool {
        self.list.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let report = open.report();
        let mut main = area;
        if area.width >= BESIDE {
            main.width -= area.width / 3;
            let pane = shift(area, main.width);
            canvas.divider(pane);
            places::draw(canvas, shift(pane, 2));
        } else if open.plan().partners.is_empty() || report.coverage.trusted.is_empty() {
            let above = (area.height / 2).max(4);
            places::draw(canvas, shift(below(area, above), 2));
            main = top(area, above.saturating_sub(1));
        }
        head(open, &report, canvas, row(main, 0));
        self.list.draw(canvas, below(main, if main.height >= 12 { 2 } else { 1 }), |canvas, entry| {
            let mut alone = report.coverage.trusted.iter().filter(|row| row.candidates.is_empty());
            let is_alone = alone.any(|row| line_of(open.plan(), row) == *entry.id);
            cell(canvas, &entry, is_alone);
        });
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let Some(action) = self.list.act(action) else { return Used::Yes };
        if action == Action::Link {
            linking::look(context);
            return Used::Yes;
        }
        if action == Action::Places {
            places::ask(context);
            return Used::Yes;
        }
        let Some(line) = self.list.selected() else { return Used::No };
        let report = context.report();
        let source = report.coverage.trusted.iter().find(|row| line_of(context.plan(), row) == *line);
        match (action, source) {
            (Action::Add, _) | (Action::Open, None) => edits::add_source(context, &line.0),
            (Action::Open, Some(source)) => edits::stand_for(context, source),
            (Action::Delete, Some(source)) => edits::take_out(context, source),
            (Action::Delete, None) => context.say("A buyer is taken out in step 1, in the buying group."),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_>) {
        self.list.text(text);
    }

    fn look(&mut self, open: &OpenPlan) {
        let report = open.report();
        let columns = [
            Column::new(Head::new("source", "Source").flexible(16).rank(1), |(source, _): &(String, String)| {
                source.clone()
            }),
            Column::new(Head::new("candidate", "Candidate").flexible(16).rank(1), |(_, standing)| standing.clone()),
        ];
        let sections = open.plan().buyers.iter().enumerate().map(|(place, buyer)| {
            let theirs = report.coverage.trusted.iter().filter(|source| source.buyer == place);
            let mut rows: Vec<(SourceLine, (String, String))> = theirs
                .map(|row| (line_of(open.plan(), row), (row.source.clone(), standing(open.plan(), row))))
                .collect();
            if rows.is_empty() {
                let nobody = ("nobody named: a adds whom they ask".to_owned(), String::new());
                rows.push(((buyer.id.clone(), String::new()), nobody));
            }
            Members::under(buyer.title.as_str(), rows)
        });
        self.list.fill(&columns, sections);
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let needs_line = matches!(action, Action::Open | Action::Add | Action::Delete);
        (needs_line && open.plan().buyers.is_empty()).then_some("The buying group in step 1 is empty.")
    }
}

fn line_of(plan: &Plan, row: &SourceRow) -> SourceLine {
    (plan.buyers[row.buyer].id.clone(), row.source.clone())
}

/// Who stands for a source, in words.
fn standing(plan: &Plan, row: &SourceRow) -> String {
    let name = |at: &usize| plan.partners.get(*at).map_or("", |partner| partner.name.as_str());
    let listed = |places: &[usize]| places.iter().map(name).collect::<Vec<_>>().join(AND);
    match (row.candidates.is_empty(), row.ruled_out.is_empty()) {
        (false, _) => listed(&row.candidates),
        (true, true) => NOBODY.to_owned(),
        (true, false) => format!("{NOBODY}{AND}ruled out: {}", listed(&row.ruled_out)),
    }
}

/// A cell; of those who stand for a source as many as there is room for, and a warning where nobody does.
fn cell(canvas: &mut Canvas<'_>, entry: &Entry<'_, SourceLine>, is_alone: bool) {
    if entry.id.1.is_empty() {
        canvas.write(entry.rest, entry.text, Role::Dim);
    } else if entry.column != "candidate" {
        entry.write(canvas);
    } else if is_alone {
        let attention = canvas.glyph(Glyph::Attention);
        let used = canvas.pieces(entry.area, &[(attention, Role::Warning), (" ", Role::Warning)]);
        let area = shift(entry.area, used);
        canvas.write(area, &as_many_as_fit(canvas, entry.text, area.width), Role::Warning);
    } else {
        canvas.write(entry.area, &as_many_as_fit(canvas, entry.text, entry.area.width), Role::Text);
    }
}

/// As many of the names as fit, and how many more there are.
fn as_many_as_fit(canvas: &Canvas<'_>, names: &str, room: u16) -> String {
    let all: Vec<&str> = names.split(AND).collect();
    let listed = |count: usize| match all.len() - count {
        0 => names.to_owned(),
        more => format!("{} and {more} more", all[..count].join(AND)),
    };
    let fits = |count: &usize| canvas.width(&listed(*count)) <= room;
    (1..=all.len()).rev().find(fits).map_or_else(|| all[0].to_owned(), listed)
}

/// What is asked, and how many sources nobody stands for.
fn head(open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, line: Rect) {
    let line = shift(narrower(line, 1), 2);
    if open.plan().buyers.is_empty() {
        canvas.write(line, "The buying group is empty: Alt-1 goes to step 1, where it is.", Role::Text);
        return;
    }
    let words = match (report.coverage.sources.len(), report.coverage.trusted.len()) {
        (_, 0) => "a adds whom they ask".to_owned(),
        (0, all) => format!("a candidate for all {all}"),
        (open, all) => format!("{open} of {all} without a candidate"),
    };
    let used = canvas.write(line, "Whom do these buyers ask?", Role::Title);
    if line.width.saturating_sub(used) > canvas.width(&words) {
        canvas.write_right(line, &words, Role::Dim);
    }
}
