//! Whom do these buyers ask? Buyer by buyer the trusted sources, who stands for each, and where nobody does yet. From
//! here a source becomes a candidate, a candidate stands for a source, and sources are added and taken out.

mod edits;
mod places;

use crate::{
    report::{Map, Report, SourceRow},
    text,
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        keys::{Action, COMMANDS, DELETE, ENTER, Keys, PLAN, TABS, letter, on},
        layer::{Context, Layer, Used},
        open_plan::OpenPlan,
        theme::{Glyph, Role},
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// The trusted sources.
#[derive(Debug)]
pub(crate) struct Sources {
    selected: usize,
}

/// A line of the list: a buyer, or a source by its place in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Buyer(usize),
    Source(usize),
}

impl Sources {
    /// The first source without a candidate is where there is something to do.
    pub(crate) fn new(open: &OpenPlan) -> Self {
        let report = open.report();
        let lines = lines(&report.coverage);
        let is_open =
            |line: &Line| matches!(line, Line::Source(at) if report.coverage.trusted[*at].candidates.is_empty());
        Self { selected: lines.iter().position(is_open).unwrap_or(0) }
    }

    fn chosen(&self, map: &Map) -> Option<Line> {
        let lines = lines(map);
        lines.get(self.selected.min(lines.len().saturating_sub(1))).copied()
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Trusted sources",
    rows: &[
        on(
            &[ENTER],
            Action::Open,
            "who stands for it",
            "Say which candidate stands for this source; on a buyer, add whom they ask.",
            1,
        ),
        on(&[letter('a')], Action::Add, "add candidate", "Add whoever stands behind this source as a candidate.", 2),
        on(&[letter('n')], Action::New, "new source", "Add someone this buyer asks.", 3),
        on(
            &[letter('p')],
            Action::Places,
            "where to look",
            "The six places where candidates are found, and what to do at each.",
            4,
        ),
        on(
            &[letter('d'), DELETE],
            Action::Delete,
            "take out",
            "Take the source off this buyer. Undo brings it back.",
            5,
        ),
    ],
};

impl Layer for Sources {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS, &TABS, &COMMANDS, &PLAN]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let report = open.report();
        let beside = if area.width >= 110 { area.width / 3 } else { 0 };
        let mut main = Rect { width: area.width - beside, ..area };
        if beside > 0 {
            let pane = shift(area, main.width);
            canvas.divider(pane);
            places::draw(canvas, shift(pane, 2));
        } else if open.plan().partners.is_empty() || report.coverage.trusted.is_empty() {
            let list = u16::try_from(lines(&report.coverage).len()).unwrap_or(u16::MAX).saturating_add(3);
            let above = list.min((area.height / 2).max(4));
            places::draw(canvas, shift(below(main, above), 2));
            main = top(main, above.saturating_sub(1));
        }
        head(open, &report, canvas, row(main, 0));
        let lines = lines(&report.coverage);
        let body = below(main, if main.height >= 12 { 2 } else { 1 });
        list::rows(canvas, body, self.selected.min(lines.len().saturating_sub(1)), lines.len(), |canvas, at, line| {
            match lines[at] {
                Line::Buyer(buyer) => draw_buyer(&report.coverage, buyer, canvas, line),
                Line::Source(source) => draw_source(open, &report.coverage.trusted[source], canvas, line),
            }
        });
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let report = context.report();
        if let Some(selected) = list::moved(action, self.selected, lines(&report.coverage).len()) {
            let again = matches!(action, Action::Select(row) if row == self.selected);
            self.selected = selected;
            if !again {
                return Used::Yes;
            }
        }
        let chosen = self.chosen(&report.coverage);
        match (action, chosen) {
            (Action::Places, _) => places::ask(context),
            (Action::New, Some(line)) => edits::add_source(context, buyer_of(&report.coverage, line)),
            (Action::Open | Action::Select(_) | Action::Add, Some(Line::Buyer(buyer))) => {
                edits::add_source(context, buyer);
            }
            (Action::Add, Some(Line::Source(at))) => edits::add_candidate(context, &report.coverage.trusted[at].source),
            (Action::Open | Action::Select(_), Some(Line::Source(at))) => {
                edits::stand_for(context, &report.coverage.trusted[at]);
            }
            (Action::Delete, Some(Line::Source(at))) => edits::take_out(context, &report.coverage.trusted[at]),
            (Action::Delete, Some(Line::Buyer(_))) => {
                context.say("A buyer is taken out in step 1, in the buying group.");
            }
            _ => return Used::No,
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        self.selected = self.selected.min(lines(&open.report().coverage).len().saturating_sub(1));
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let needs_line = matches!(action, Action::New | Action::Open | Action::Add | Action::Delete);
        (needs_line && open.plan().buyers.is_empty()).then_some("The buying group in step 1 is empty.")
    }
}

/// The list: each buyer and below them whom they ask.
fn lines(map: &Map) -> Vec<Line> {
    let mut lines = Vec::with_capacity(map.buyers.len() + map.trusted.len());
    for buyer in 0..map.buyers.len() {
        lines.push(Line::Buyer(buyer));
        let theirs = map.trusted.iter().enumerate().filter(|(_, source)| source.buyer == buyer);
        lines.extend(theirs.map(|(at, _)| Line::Source(at)));
    }
    lines
}

fn buyer_of(map: &Map, line: Line) -> usize {
    match line {
        Line::Buyer(buyer) => buyer,
        Line::Source(at) => map.trusted[at].buyer,
    }
}

fn head(open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, line: Rect) {
    let line = shift(Rect { width: line.width.saturating_sub(1), ..line }, 2);
    if open.plan().buyers.is_empty() {
        canvas.write(line, "The buying group is empty: Alt-1 goes to step 1, where it is.", Role::Text);
        return;
    }
    let words = match (report.coverage.sources.len(), report.coverage.trusted.len()) {
        (_, 0) => "n adds whom they ask".to_owned(),
        (0, all) => format!("a candidate for all {all}"),
        (open, all) => format!("{open} of {all} without a candidate"),
    };
    let used = canvas.write(line, "Whom do these buyers ask?", Role::Title);
    if usize::from(line.width.saturating_sub(used)) > text::width(&words) {
        canvas.write_right(line, &words, Role::Dim);
    }
}

fn draw_buyer(map: &Map, buyer: usize, canvas: &mut Canvas<'_>, line: Rect) {
    canvas.write(left(line, line.width.saturating_sub(6)), &map.buyers[buyer].title, Role::Title);
    let has_none = !map.trusted.iter().any(|source| source.buyer == buyer);
    if has_none {
        let used = u16::try_from(text::width(&map.buyers[buyer].title)).unwrap_or(u16::MAX);
        canvas.write(shift(line, used.saturating_add(2)), "nobody named: n adds whom they ask", Role::Dim);
    }
}

fn draw_source(open: &OpenPlan, source: &SourceRow, canvas: &mut Canvas<'_>, line: Rect) {
    let names = (line.width / 2).min(40);
    canvas.write(left(shift(line, 2), names.saturating_sub(3)), &source.source, Role::Text);
    let standing = shift(line, names);
    let name = |at: &usize| open.plan().partners.get(*at).map_or("", |partner| partner.name.as_str());
    let listed = |places: &[usize]| places.iter().map(name).collect::<Vec<_>>().join(", ");
    if source.candidates.is_empty() {
        let attention = canvas.glyph(Glyph::Attention);
        let used = canvas.pieces(standing, &[(attention, Role::Warning), (" no candidate yet", Role::Warning)]);
        if !source.ruled_out.is_empty() {
            let out = format!("; ruled out: {}", listed(&source.ruled_out));
            canvas.write(shift(standing, used), &out, Role::Dim);
        }
    } else {
        canvas.write(standing, &listed(&source.candidates), Role::Text);
    }
}
