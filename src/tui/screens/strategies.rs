//! Step 4: segments, and one strategy sheet each. Left the segments, right the sheet; on narrow terminals one of them.

pub(crate) mod dates;
mod deal;
mod edit;
mod overview;
mod own;
mod sheet;
pub(crate) mod traps;

use self::overview::{Overview, Summary};
use self::sheet::{Sheet, SheetRow, rows};
use crate::interview::sheet_edit::{change, next_answer};
use crate::plan::{Section, Segment, SegmentId};
use crate::report::{Report, SegmentRow};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift, top};
use crate::tui::form::Card;
use crate::tui::keys::{
    Action, BACK_TAB, COMMANDS, DELETE, ENTER, Keys, LEFT, PLAN, RIGHT, SHIFT_DOWN, SHIFT_UP, SPACE, TAB, VIEWS,
    letter, on,
};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{self, Entry, List, Members};
use ratatui::layout::Rect;
use std::cell::Cell;

/// From this width on, list and sheet stand side by side.
const BESIDE: u16 = 72;
/// From this width on, also while the cursor is in the sheet.
const BOTH: u16 = 110;
/// Columns for the list.
const LIST: u16 = 30;
/// Columns for it where there is room.
const WIDE_LIST: u16 = 37;

/// Segments and their sheets.
#[derive(Debug)]
pub(crate) struct Strategies {
    overview: Overview,
    list: List<SegmentId>,
    known: Vec<SegmentId>,
    /// The cursor's place in the sheet, while it is there.
    cursor: Option<usize>,
    /// How many rows of the sheet were in sight.
    page: Cell<usize>,
    awaited: Option<Awaited>,
    /// How many parts of sheets were asked for and shown.
    shown: usize,
    /// Whose deal is worked out on the sheet: a typical partner's, or that of the one at a place among the segment's.
    whose: Option<usize>,
}

/// A line asked for: where the cursor goes once it is there.
#[derive(Debug)]
struct Awaited {
    section: Section,
    at: usize,
    count: usize,
}

const NO_ANSWER: &str = "Only what they need is answered with yes, planned or no.";

impl Strategies {
    pub(crate) fn new(open: &OpenPlan) -> Self {
        Self {
            overview: Overview::default(),
            list: List::new("segment").without_heads(),
            known: own_segments(open),
            cursor: None,
            page: Cell::new(1),
            awaited: None,
            shown: 0,
            whose: None,
        }
    }

    fn summary(&self) -> Option<&Summary> {
        self.overview.of(self.list.selected()?)
    }

    fn row<'a>(&self, report: &'a Report) -> Option<&'a SegmentRow> {
        report.segments.get(self.summary()?.place)
    }

    /// The selected segment as the plan would hold it.
    fn held(&self, report: &Report) -> Option<Segment> {
        self.row(report).map(|row| Segment {
            id: row.id.clone(),
            name: row.name.clone(),
            model: row.model,
            variant: row.variant,
            strategy: row.strategy.clone(),
        })
    }

    /// What the cursor stands on.
    fn place(&self, report: &Report) -> Option<SheetRow> {
        let (row, cursor) = (self.row(report)?, self.cursor?);
        let rows = rows(&row.strategy);
        let partner = cursor.checked_sub(rows.len()).filter(|at| *at < row.partners.len());
        rows.get(cursor).copied().or(partner.map(SheetRow::Partner))
    }

    fn count_rows(&self, report: &Report) -> usize {
        self.row(report).map_or(0, |row| rows(&row.strategy).len() + row.partners.len())
    }

    /// Shows the part of a sheet that somebody asked for elsewhere, once.
    fn take_wanted(&mut self, open: &OpenPlan, report: &Report) {
        let Some((number, id, part)) = open.wanted_sheet().filter(|(number, ..)| *number != self.shown) else { return };
        self.shown = *number;
        self.list.select(id);
        let is_wanted = |row: &SheetRow| matches!(row, SheetRow::Line(section, _) | SheetRow::Empty(section) if section.guidance() == *part);
        self.cursor = self.row(report).map(|row| rows(&row.strategy).iter().position(is_wanted).unwrap_or_default());
    }

    /// The cursor goes to the line asked for, if it was added.
    fn take_awaited(&mut self, report: &Report) {
        let Some(awaited) = self.awaited.take() else { return };
        let Some(row) = self.row(report) else { return };
        if awaited.section.lines(&row.strategy).len() > awaited.count {
            let wanted = SheetRow::Line(awaited.section, awaited.at);
            self.cursor = rows(&row.strategy).iter().position(|row| *row == wanted).or(self.cursor);
        }
    }

    fn act_in_list(&mut self, action: Action, segment: Option<&Segment>, context: &mut Context<'_>) -> bool {
        match (action, segment) {
            (Action::NewSegment, _) => own::new(context),
            (Action::Open, Some(_)) => self.cursor = Some(0),
            (Action::SelectCell(_, place), Some(_)) => self.cursor = Some(place),
            (Action::Assign, Some(segment)) => own::assign(context, segment),
            (Action::Rename, Some(segment)) => own::rename(context, segment),
            (Action::Delete, Some(segment)) => own::delete(context, segment),
            (Action::Open | Action::Assign | Action::Rename | Action::Delete, None) => {
                context.say("There is no segment yet: a makes one.");
            }
            _ => return false,
        }
        true
    }

    /// What is done while the cursor is in the sheet: there, or by a click in the list.
    fn act_beside_list(
        &mut self,
        action: Action,
        cursor: usize,
        segment: &Segment,
        report: &Report,
        context: &mut Context<'_>,
    ) -> bool {
        match action {
            Action::Select(_) => {
                self.cursor = None;
                self.list.act(action);
                true
            }
            Action::SelectCell(_, place) if place != cursor => {
                self.cursor = Some(place);
                true
            }
            Action::SelectCell(..) => self.act_in_sheet(Action::Open, segment, report, context),
            _ => self.moves(action, cursor, report) || self.act_in_sheet(action, segment, report, context),
        }
    }

    fn act_in_sheet(&mut self, action: Action, segment: &Segment, report: &Report, context: &mut Context<'_>) -> bool {
        match (action, self.place(report)) {
            (Action::Back, _) => self.cursor = None,
            (Action::Switch, _) => self.next_deal(report, context),
            (_, Some(SheetRow::Partner(at))) => return self.act_on_partner(action, segment, at, report, context),
            (Action::Open | Action::Add, Some(SheetRow::Empty(section))) => self.add(section, 0, segment, context),
            (Action::Restore, Some(SheetRow::Empty(section))) => edit::restore(context, segment, section, None),
            (_, Some(SheetRow::Line(section, at))) => return self.act_on_line(action, segment, (section, at), context),
            (Action::Toggle, _) => context.say(NO_ANSWER),
            (Action::Delete | Action::MoveUp | Action::MoveDown, _) => {}
            _ => return false,
        }
        true
    }

    fn act_on_line(
        &mut self,
        action: Action,
        segment: &Segment,
        (section, at): (Section, usize),
        context: &mut Context<'_>,
    ) -> bool {
        match action {
            Action::Open => {
                let line = section.lines(&segment.strategy).into_iter().nth(at);
                edit::ask(context, &segment.id, section, at, line.as_ref(), self.whose(&context.report()));
            }
            Action::Add if section.is_single() => context.say("This has one line: Enter changes it."),
            Action::Add => self.add(section, at + 1, segment, context),
            Action::Toggle if section == Section::Needs => {
                let change = next_answer(context.plan(), &segment.id, at);
                edit::make(context, change);
            }
            Action::Toggle => context.say(NO_ANSWER),
            Action::Delete => {
                let change = change(context.plan(), &segment.id, section, |lines| drop(lines.remove(at)));
                edit::make(context, change);
            }
            Action::MoveUp => self.swap(section, at, at.checked_sub(1), segment, context),
            Action::MoveDown => self.swap(section, at, Some(at + 1), segment, context),
            Action::Restore => edit::restore(context, segment, section, Some(at)),
            _ => return false,
        }
        true
    }

    fn act_on_partner(
        &mut self,
        action: Action,
        segment: &Segment,
        at: usize,
        report: &Report,
        context: &mut Context<'_>,
    ) -> bool {
        let Some(who) = self.row(report).and_then(|row| row.partners.get(at)) else { return false };
        match action {
            Action::Open => {
                context.select(who.id().clone());
                let card = Card::partner(context.open(), who.id().clone()).at("next_step", context.open());
                context.ask(card);
            }
            Action::Add => own::assign(context, segment),
            Action::Delete => own::take_out(context, segment, &who.partner),
            Action::Toggle | Action::Restore | Action::MoveUp | Action::MoveDown => {
                context.say("Partners stand in the order of the ranking. Enter opens this one.");
            }
            _ => return false,
        }
        true
    }

    fn add(&mut self, section: Section, at: usize, segment: &Segment, context: &mut Context<'_>) {
        self.awaited = Some(Awaited { section, at, count: section.lines(&segment.strategy).len() });
        edit::ask(context, &segment.id, section, at, None, self.whose(&context.report()));
    }

    fn swap(&mut self, section: Section, at: usize, to: Option<usize>, segment: &Segment, context: &mut Context<'_>) {
        if section == Section::First90Days {
            return context.say("These stand in the order of their days: Enter changes the day.");
        }
        let count = section.lines(&segment.strategy).len();
        let Some(to) = to.filter(|to| *to < count) else { return };
        let change = change(context.plan(), &segment.id, section, |lines| lines.swap(at, to));
        if edit::make(context, change) {
            self.cursor = self.cursor.map(|cursor| cursor + to - at);
        }
    }

    /// Moves the cursor in the sheet, a page by what is seen; false when the action is no movement.
    fn moves(&mut self, action: Action, cursor: usize, report: &Report) -> bool {
        let last = self.count_rows(report).saturating_sub(1);
        let page = self.page.get().max(1);
        let to = match action {
            Action::Up => cursor.saturating_sub(1),
            Action::Down => cursor + 1,
            Action::First => 0,
            Action::Last => last,
            Action::PageUp => cursor.saturating_sub(page),
            Action::PageDown => cursor + page,
            _ => return false,
        };
        self.cursor = Some(to.min(last));
        true
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let waits = self.overview.segments.iter().any(|segment| segment.is_answered == Some(false));
        let foot = u16::from(self.overview.without_model > 0) + u16::from(waits);
        let foot = foot + u16::from(foot > 0);
        let rows = top(narrower(area, 1), area.height.saturating_sub(foot));
        self.list.draw(canvas, rows, |canvas, entry| match entry.column {
            "needs" => self.draw_needs(canvas, &entry),
            _ => entry.write(canvas),
        });
        if waits {
            let line = below(area, area.height.saturating_sub(foot - 1));
            let words = format!("{} not every need is met", canvas.glyph(Glyph::Attention));
            canvas.write(shift(line, 2), &words, Role::Dim);
        }
        if self.overview.without_model > 0 {
            let count = self.overview.without_model;
            let last = below(area, area.height.saturating_sub(1));
            canvas.write(shift(last, 2), &format!("{count} without a partner model"), Role::Dim);
        }
    }

    fn draw_needs(&self, canvas: &mut Canvas<'_>, entry: &Entry<'_, SegmentId>) {
        let (glyph, role) = match self.overview.of(entry.id).and_then(|summary| summary.is_answered) {
            Some(true) => (Glyph::Done, Role::Good),
            Some(false) => (Glyph::Attention, Role::Warning),
            None => return,
        };
        canvas.write(entry.area, canvas.glyph(glyph), role);
    }

    fn draw_sheet(&self, open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        if let (Some(segment), Some(summary)) = (self.row(report), self.summary()) {
            let sheet =
                Sheet { open, segment, summary, overview: &self.overview, cursor: self.cursor, whose: self.whose };
            self.page.set(sheet.draw(canvas, area));
        }
    }
}

fn columns<'a>() -> [Column<(&'a SegmentRow, &'a Summary)>; 3] {
    [
        Column::new(Head::new("name", "Segment").flexible(12).rank(1), |(row, _)| row.name.clone()),
        Column::new(Head::new("partners", "").right().rank(1).role(Role::Dim), |(_, it)| it.partners.to_string()),
        // As wide as the sign of its answer.
        Column::new(Head::new("needs", "").rank(1), |(_, it)| it.is_answered.map_or("", |_| " ").to_owned()),
    ]
}

fn own_segments(open: &OpenPlan) -> Vec<SegmentId> {
    let own = open.plan().segments.iter().filter(|segment| segment.model.is_none());
    own.map(|segment| segment.id.clone()).collect()
}

fn draw_empty(canvas: &mut Canvas<'_>, area: Rect) {
    let words = "There is no segment yet. A segment is made of candidates with the same partner model: give them one in the quick pass (Alt-2), and each model in use gets a sheet here, filled in from the catalogue.";
    let area = shift(below(area, 1), 2);
    let used = canvas.paragraph(area, words, Role::Text);
    let next = row(below(area, used + 1), 0);
    canvas.pieces(next, &[("a", Role::Accent), (" makes a segment of your own.", Role::Text)]);
    canvas.hit(next, Action::NewSegment);
}

/// The names of the segments listed, in their order.
pub(crate) fn names(open: &OpenPlan) -> Vec<String> {
    let mut overview = Overview::default();
    overview.look(open);
    let report = open.report();
    let rows = overview.segments.iter().filter_map(|segment| report.segments.get(segment.place));
    rows.map(|row| row.name.clone()).collect()
}

/// The keys among the segments.
pub(crate) const SEGMENTS: Keys = Keys {
    title: "Segments",
    rows: &[
        on(&[ENTER, RIGHT, TAB, BACK_TAB], Action::Open, "sheet", 1).says("Go to the segment's sheet."),
        on(&[letter('a')], Action::NewSegment, "new segment", 2).says("Make a segment of your own.").changes(),
        on(&[letter('p')], Action::Assign, "put somebody in", 3).says("Put a candidate into this segment.").changes(),
        on(&[letter('r')], Action::Rename, "rename", 4).says("Give the segment another name.").changes(),
        on(&[letter('d'), DELETE], Action::Delete, "delete", 5)
            .says("Delete the segment; its partners go back to their model's. Undo brings it back.")
            .changes(),
    ],
};

/// The keys in the sheet.
pub(crate) const SHEET: Keys = Keys {
    title: "Strategy sheet",
    rows: &[
        on(&[ENTER], Action::Open, "edit", 1).says("Edit the line.").changes(),
        on(&[letter('a')], Action::Add, "add", 2).says("Add a line after this one.").changes(),
        on(&[SPACE], Action::Toggle, "answer", 3).says("Whether we answer the need: yes, planned, no.").changes(),
        on(&[letter('w')], Action::Switch, "whose deal", 4)
            .says("Work one deal out for the next partner of the segment, then again for a typical one."),
        on(&[letter('c')], Action::Restore, "catalogue", 5)
            .says("The catalogue's wording again: of this line, its part or the whole sheet.")
            .changes(),
        on(&[letter('d'), DELETE], Action::Delete, "delete", 4).says("Delete the line. Undo brings it back.").changes(),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", 0).says("Move the line up.").changes(),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", 0).says("Move the line down.").changes(),
        on(&[LEFT, TAB, BACK_TAB], Action::Back, "segments", 6).says("Back to the list of segments."),
    ],
};

impl Layer for Strategies {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.cursor.is_some() {
            &[&SHEET, &list::KEYS, &VIEWS, &COMMANDS, &PLAN]
        } else {
            &[&SEGMENTS, &list::KEYS, &VIEWS, &COMMANDS, &PLAN]
        }
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let report = open.report();
        if self.overview.segments.is_empty() {
            return draw_empty(canvas, area);
        }
        let both = area.width >= BOTH || (area.width >= BESIDE && self.cursor.is_none());
        if both {
            let list = if area.width >= BOTH { WIDE_LIST } else { LIST };
            self.draw_list(canvas, left(area, list));
            canvas.divider(left(shift(area, list), 1));
            let sheet = shift(area, list + 2);
            self.draw_sheet(open, &report, canvas, narrower(sheet, 1));
        } else if self.cursor.is_none() {
            self.draw_list(canvas, area);
        } else {
            let sheet = shift(area, 1);
            self.draw_sheet(open, &report, canvas, narrower(sheet, 1));
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let report = context.report();
        let is_used = match (self.cursor, self.held(&report)) {
            (Some(cursor), Some(segment)) => self.act_beside_list(action, cursor, &segment, &report, context),
            (_, segment) => match self.list.act(action) {
                Some(action) => self.act_in_list(action, segment.as_ref(), context),
                None => true,
            },
        };
        self.list.set_focus(self.cursor.is_none());
        Used::when(is_used)
    }

    fn look(&mut self, open: &OpenPlan) {
        let before = self.list.selected().cloned();
        self.overview.look(open);
        let report = open.report();
        let rows =
            self.overview.segments.iter().filter_map(|it| Some((it.id.clone(), (report.segments.get(it.place)?, it))));
        self.list.fill(&columns(), [Members::new(rows)]);
        let own = own_segments(open);
        if let Some(made) = own.iter().find(|id| !self.known.contains(id)) {
            self.list.select(made);
        }
        self.known = own;
        if before.as_ref() != self.list.selected() {
            self.cursor = None;
            self.whose = None;
        }
        self.take_awaited(&report);
        self.take_wanted(open, &report);
        let last = self.count_rows(&report).saturating_sub(1);
        self.cursor = self.cursor.map(|cursor| cursor.min(last));
        self.list.set_focus(self.cursor.is_none());
    }
}
