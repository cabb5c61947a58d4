//! Step 4: segments, and one strategy sheet each. Left the segments, right the sheet; on narrow terminals one of them.

mod edit;
mod overview;
mod own;
mod sheet;

use self::overview::{Overview, Summary};
use self::sheet::{Sheet, SheetRow, rows};
use crate::interview::sheet::Section;
use crate::interview::sheet_edit::{change, next_answer};
use crate::plan::{Segment, SegmentId};
use crate::report::{Report, SegmentRow};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift};
use crate::tui::form::Card;
use crate::tui::keys::{
    Action, BACK_TAB, COMMANDS, DELETE, ENTER, Keys, LEFT, PLAN, RIGHT, SHIFT_DOWN, SHIFT_UP, SPACE, TAB, VIEWS,
    letter, on,
};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::list;
use ratatui::layout::Rect;

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
    known: Vec<SegmentId>,
    selected: usize,
    segment: Option<SegmentId>,
    /// The cursor's place in the sheet, while it is there.
    cursor: Option<usize>,
    awaited: Option<Awaited>,
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
            known: own_segments(open),
            selected: 0,
            segment: None,
            cursor: None,
            awaited: None,
        }
    }

    fn summary(&self) -> Option<&Summary> {
        self.overview.segments.get(self.selected)
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

    fn select(&mut self, place: usize, report: &Report) {
        self.selected = place.min(self.overview.segments.len().saturating_sub(1));
        self.segment = self.row(report).map(|row| row.id.clone());
        if self.cursor.is_some() {
            self.cursor = Some(0);
        }
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

    fn act_in_sheet(&mut self, action: Action, segment: &Segment, report: &Report, context: &mut Context<'_>) -> bool {
        match (action, self.place(report)) {
            (Action::Back, _) => self.cursor = None,
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
                edit::ask(context, &segment.id, section, at, line.as_ref());
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
        edit::ask(context, &segment.id, section, at, None);
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

    /// A click on a row that is selected already opens it.
    fn click(&mut self, pane: usize, place: usize, report: &Report) -> bool {
        if pane == 0 {
            let again = self.selected == place && self.cursor.is_none();
            self.cursor = None;
            self.select(place, report);
            again
        } else {
            let again = self.cursor == Some(place);
            self.cursor = Some(place);
            again
        }
    }

    fn draw_list(&self, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        let segments = &self.overview.segments;
        let waits = segments.iter().any(|segment| segment.is_answered == Some(false));
        let foot = u16::from(self.overview.without_model > 0) + u16::from(waits);
        let foot = foot + u16::from(foot > 0);
        let rows_area = Rect { height: area.height.saturating_sub(foot), ..area };
        for (down, index) in (0..).zip(list::window(self.selected, segments.len(), rows_area.height)) {
            self.draw_segment(index, report, canvas, row(rows_area, down));
        }
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

    fn draw_segment(&self, index: usize, report: &Report, canvas: &mut Canvas<'_>, line: Rect) {
        let summary = &self.overview.segments[index];
        canvas.hit(line, Action::SelectCell(0, index));
        let name = report.segments.get(summary.place).map_or("", |row| row.name.as_str());
        canvas.write(left(shift(line, 2), line.width.saturating_sub(9)), name, Role::Text);
        let count = narrower(line, 3);
        canvas.write_right(count, &summary.partners.to_string(), Role::Dim);
        let (glyph, role) = match summary.is_answered {
            Some(true) => (canvas.glyph(Glyph::Done), Role::Good),
            Some(false) => (canvas.glyph(Glyph::Attention), Role::Warning),
            None => ("", Role::Text),
        };
        canvas.write_right(narrower(line, 1), glyph, role);
        if index == self.selected {
            let role = if self.cursor.is_none() { Role::Selected } else { Role::Title };
            canvas.paint(line, role);
            canvas.write(line, canvas.glyph(Glyph::Pointer), role);
        }
    }

    fn draw_sheet(&self, open: &OpenPlan, report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
        if let (Some(segment), Some(summary)) = (self.row(report), self.summary()) {
            Sheet { open, segment, summary, overview: &self.overview, cursor: self.cursor }.draw(canvas, area);
        }
    }
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
        on(&[ENTER, RIGHT, TAB, BACK_TAB], Action::Open, "sheet", "Go to the segment's sheet.", 1),
        on(&[letter('a')], Action::NewSegment, "new segment", "Make a segment of your own.", 2),
        on(&[letter('p')], Action::Assign, "put somebody in", "Put a candidate into this segment.", 3),
        on(&[letter('r')], Action::Rename, "rename", "Give the segment another name.", 4),
        on(
            &[letter('d'), DELETE],
            Action::Delete,
            "delete",
            "Delete the segment; its partners go back to their model's. Undo brings it back.",
            5,
        ),
    ],
};

/// The keys in the sheet.
pub(crate) const SHEET: Keys = Keys {
    title: "Strategy sheet",
    rows: &[
        on(&[ENTER], Action::Open, "edit", "Edit the line.", 1),
        on(&[letter('a')], Action::Add, "add", "Add a line after this one.", 2),
        on(&[SPACE], Action::Toggle, "answer", "Whether we answer the need: yes, planned, no.", 3),
        on(
            &[letter('c')],
            Action::Restore,
            "catalogue",
            "The catalogue's wording again: of this line, its part or the whole sheet.",
            5,
        ),
        on(&[letter('d'), DELETE], Action::Delete, "delete", "Delete the line. Undo brings it back.", 4),
        on(&[SHIFT_UP, letter('K')], Action::MoveUp, "move up", "Move the line up.", 0),
        on(&[SHIFT_DOWN, letter('J')], Action::MoveDown, "move down", "Move the line down.", 0),
        on(&[LEFT, TAB, BACK_TAB], Action::Back, "segments", "Back to the list of segments.", 6),
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
            self.draw_list(&report, canvas, left(area, list));
            canvas.divider(left(shift(area, list), 1));
            let sheet = shift(area, list + 2);
            self.draw_sheet(open, &report, canvas, narrower(sheet, 1));
        } else if self.cursor.is_none() {
            self.draw_list(&report, canvas, area);
        } else {
            let sheet = shift(area, 1);
            self.draw_sheet(open, &report, canvas, narrower(sheet, 1));
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let report = context.report();
        let action = match action {
            Action::SelectCell(pane, place) if !self.click(pane, place, &report) => return Used::Yes,
            Action::SelectCell(..) => Action::Open,
            other => other,
        };
        let segment = self.held(&report);
        let is_used = match (self.cursor, &segment) {
            (Some(cursor), Some(segment)) => match list::moved(action, cursor, self.count_rows(&report)) {
                Some(moved) => {
                    self.cursor = Some(moved);
                    true
                }
                None => self.act_in_sheet(action, segment, &report, context),
            },
            _ => match list::moved(action, self.selected, self.overview.segments.len()) {
                Some(moved) => {
                    self.select(moved, &report);
                    true
                }
                None => self.act_in_list(action, segment.as_ref(), context),
            },
        };
        Used::when(is_used)
    }

    fn look(&mut self, open: &OpenPlan) {
        self.overview.look(open);
        let report = open.report();
        let own = own_segments(open);
        if let Some(made) = own.iter().find(|id| !self.known.contains(id)) {
            self.segment = Some(made.clone());
        }
        self.known = own;
        let is_it = |summary: &Summary| report.segments.get(summary.place).map(|row| &row.id) == self.segment.as_ref();
        if let Some(found) = self.overview.segments.iter().position(is_it) {
            self.selected = found;
        } else {
            self.cursor = None;
            self.select(self.selected, &report);
        }
        self.take_awaited(&report);
        let last = self.count_rows(&report).saturating_sub(1);
        self.cursor = self.cursor.map(|cursor| cursor.min(last));
    }
}
