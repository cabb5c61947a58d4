//! One segment's sheet: what it says, line by line, as it is drawn.
//!
//! ```text
//!  Referral                                  4 partners: 1 A, 2 B, 1 not rated
//!  Contract: us   Invoice: us   Price: us   Customer: us
//!  When to choose it: …
//!
//!  Goal              Be the name our buyers hear when the trigger strikes
//!  What they need  › yes      An answer to every introduction within 48 hours
//!                             a named contact · Dana
//! ```

use super::overview::{Overview, Summary};
use crate::interview::wording::{catalogue, is_catalogues};
use crate::plan::{NeedAnswer, PartnerId, PartnerModel, Section, SheetLine, Strategy};
use crate::report::money::worked::{typical_deal, worked_deal};
use crate::report::{
    LineWords, SegmentRow, Who, invested_words, line_words, range_words, ranges_of, sources_of, words,
};
use crate::tui::canvas::{Canvas, below, left, row, shift, span};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::scroll::around;
use crate::tui::widgets::worked_deal;
use crate::{catalog, text};
use ratatui::layout::Rect;

/// From this width on, the names of sections stand beside their lines.
const BESIDE: u16 = 64;
/// Columns for them.
const LABELS: u16 = 16;
/// Columns for the mark of the user's own lines, at the right.
const MARK: u16 = 7;
/// Columns for what stands before a line: an answer, a day, a band.
const HEAD: u16 = 9;

/// What the cursor can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetRow {
    /// A line of a section, counted from 0.
    Line(Section, usize),
    /// A section without lines.
    Empty(Section),
    /// A partner, counted from 0 among the segment's.
    Partner(usize),
}

/// The rows of a strategy, partners aside.
pub(super) fn rows(strategy: &Strategy) -> Vec<SheetRow> {
    let of = |section: Section| match section.lines(strategy).len() {
        0 => vec![SheetRow::Empty(section)],
        count => (0..count).map(|at| SheetRow::Line(section, at)).collect(),
    };
    Section::ALL.into_iter().flat_map(of).collect()
}

/// One line on the screen.
#[derive(Debug, Default)]
struct SheetLines {
    row: Option<usize>,
    label: &'static str,
    head: String,
    /// The answer in the head, where it is one.
    answer: Option<NeedAnswer>,
    text: String,
    /// Whether it is the first of its row.
    is_first: bool,
    is_own: bool,
    says: Says,
}

/// What a line says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Says {
    /// What the sheet says.
    #[default]
    Line,
    /// What stands below or beside a line.
    More,
    /// A figure worked out: none of the sheet's own lines, and to be read as well as they.
    Figure,
}

/// A sheet to be drawn.
pub(super) struct Sheet<'a> {
    pub(super) open: &'a OpenPlan,
    pub(super) segment: &'a SegmentRow,
    pub(super) summary: &'a Summary,
    pub(super) overview: &'a Overview,
    /// Where the cursor stands, while it is in the sheet.
    pub(super) cursor: Option<usize>,
    /// Whose deal is worked out: a typical partner's, or that of the one at a place among the segment's.
    pub(super) whose: Option<usize>,
}

impl Sheet<'_> {
    fn draw_title(&self, canvas: &mut Canvas<'_>, title: Rect) {
        let words = self.summary.words.as_str();
        let needed = |words: &str| span(text::width(words)) + 2;
        // Where both do not fit, how many there are says enough.
        let fits = needed(words) + span(text::width(&self.segment.name)) <= title.width;
        let words = if fits { words } else { words.split(':').next().unwrap_or_default() };
        canvas.write_right(title, words, Role::Dim);
        canvas.write(left(title, title.width.saturating_sub(needed(words))), &self.segment.name, Role::Title);
    }

    /// Draws it and returns how many of its rows are in sight.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> usize {
        self.draw_title(canvas, row(area, 0));
        let body = below(area, 1);
        let labels = if area.width >= BESIDE { LABELS } else { 0 };
        let lines = self.lines(labels, area.width);
        let partners = self.segment.partners.len();
        let first_partner = lines.iter().filter_map(|line| line.row).max().map_or(0, |last| last + 1);
        let focus = match self.cursor {
            Some(cursor) if cursor >= first_partner && partners > 0 => lines.len() + cursor - first_partner,
            Some(cursor) => middle(&lines, cursor, body.height),
            None => 0,
        };
        let total = lines.len() + partners.max(1);
        let seen = around(focus, total, body.height);
        let rows = (seen.clone()).filter(|index| lines.get(*index).is_none_or(|line| line.is_first)).count();
        for (down, index) in (0..).zip(seen) {
            let at = row(body, down);
            match lines.get(index) {
                Some(line) => self.draw_line(line, labels, canvas, at),
                None => self.draw_partner(index - lines.len(), first_partner, labels, canvas, at),
            }
        }
        rows
    }

    fn draw_line(&self, line: &SheetLines, labels: u16, canvas: &mut Canvas<'_>, at: Rect) {
        let Some(index) = line.row else {
            let role = match (line.text == line.label, line.says == Says::Figure) {
                (true, _) => Role::Title,
                (false, true) => Role::Text,
                (false, false) => Role::Dim,
            };
            canvas.write(at, &line.text, role);
            canvas.write(at, line.label, Role::Title);
            return;
        };
        canvas.write(at, line.label, Role::Title);
        let place = shift(at, labels);
        let head = canvas.write(left(shift(place, 2), HEAD), &line.head, head_role(line.answer));
        let indent = if head > 0 || line.is_indented() { HEAD } else { 0 };
        canvas.write(
            shift(place, 2 + indent),
            &line.text,
            if line.says == Says::More { Role::Dim } else { Role::Text },
        );
        if line.is_own && labels > 0 {
            canvas.write_right(place, "yours", Role::Dim);
        }
        self.mark(index, line.is_first, canvas, place);
    }

    fn mark(&self, index: usize, is_first: bool, canvas: &mut Canvas<'_>, place: Rect) {
        canvas.hit(place, Action::SelectCell(1, index));
        if self.cursor == Some(index) {
            canvas.paint(place, Role::Selected);
            canvas.write(place, if is_first { canvas.glyph(Glyph::Pointer) } else { "" }, Role::Selected);
        }
    }

    fn draw_partner(&self, at: usize, first: usize, labels: u16, canvas: &mut Canvas<'_>, line: Rect) {
        if at == 0 && labels > 0 {
            canvas.write(line, "Partners", Role::Title);
        }
        let place = shift(line, labels);
        let Some(who) = self.segment.partners.get(at) else {
            canvas.write(shift(place, 2), "none yet: p in the list of segments puts one in", Role::Dim);
            return;
        };
        let band = self.overview.band(who.index).map_or("unrated", words::band);
        canvas.write(left(shift(place, 2), HEAD - 1), band, Role::Dim);
        let rest = shift(place, 2 + HEAD);
        let names = (rest.width / 2).min(32);
        canvas.write(left(rest, names.saturating_sub(2)), who.name(), Role::Text);
        let (next, role) = next_step(who);
        canvas.write(shift(rest, names), &next, role);
        self.mark(first + at, true, canvas, place);
    }

    /// Every line down to the partners.
    fn lines(&self, labels: u16, width: u16) -> Vec<SheetLines> {
        let mut out = self.preface(labels, usize::from(width));
        let known = catalogue(self.open.plan(), self.segment.model, self.segment.variant);
        let mark = if labels > 0 { MARK } else { 0 };
        let room = usize::from(width.saturating_sub(labels + 2 + mark));
        let mut next = 0;
        for section in Section::ALL {
            if labels == 0 {
                out.push(SheetLines::headed(section.title()));
            }
            let first = out.len();
            let known = known.as_ref().map(|known| section.lines(known));
            next = self.lines_of(section, known.as_deref(), next, (labels, room), &mut out);
            out.extend(self.told_beside(section, labels, room));
            if section == Section::Pay {
                out.extend(self.deal(labels, width));
            }
            if labels > 0 {
                out[first].label = section.title();
                out.push(SheetLines::default());
            }
        }
        out.extend(self.sources(labels, usize::from(width)));
        if labels == 0 {
            out.push(SheetLines::headed("Partners"));
        }
        out
    }

    /// The lines of a section from the row `next` on; returns the row after them.
    fn lines_of(
        &self,
        section: Section,
        known: Option<&[SheetLine]>,
        mut next: usize,
        (labels, room): (u16, usize),
        out: &mut Vec<SheetLines>,
    ) -> usize {
        let lines = section.lines(&self.segment.strategy);
        if lines.is_empty() {
            let text = format!("nothing yet: a adds {}", one_of(section));
            out.push(SheetLines { row: Some(next), text, is_first: true, says: Says::More, ..SheetLines::default() });
            next += 1;
        }
        for line in &lines {
            let is_own = known.is_some_and(|known| !is_catalogues(line, known));
            out.extend(self.wrapped(line, next, is_own, room));
            if is_own && labels == 0 {
                let text = "(yours)".to_owned();
                out.push(SheetLines { row: Some(next), text, says: Says::More, ..SheetLines::default() });
            }
            next += 1;
        }
        next
    }

    /// What is said of a section and is not to be edited: what we put in altogether, what others pay such partners.
    fn told_beside(&self, section: Section, labels: u16, room: usize) -> Vec<SheetLines> {
        let said = match section {
            Section::Invest => invested_words(&self.segment.strategy, &self.open.plan().goal.limits.currency),
            Section::Pay => {
                let ranges = ranges_of(self.segment.model, self.segment.variant);
                ranges.iter().map(|range| format!("Others: {}", range_words(range))).collect()
            }
            _ => Vec::new(),
        };
        said.iter().flat_map(|said| beside(said, labels, room)).collect()
    }

    /// The sources the sheet cites, in full, and what all of it is not.
    fn sources(&self, labels: u16, width: usize) -> Vec<SheetLines> {
        let ranges = ranges_of(self.segment.model, self.segment.variant);
        let sources = sources_of(&self.segment.strategy, &ranges);
        let room = width.saturating_sub(usize::from(labels) + 2);
        let mut out: Vec<SheetLines> =
            sources.iter().flat_map(|source| beside(&source.to_string(), labels, room)).collect();
        if let Some(first) = out.first_mut().filter(|_| labels > 0) {
            first.label = "Sources";
        }
        out.extend(beside(catalog::NOT_LEGAL_ADVICE, labels, room));
        if labels > 0 {
            out.push(SheetLines::default());
        }
        out
    }

    /// One deal worked through under this pay.
    fn deal(&self, labels: u16, width: u16) -> Vec<SheetLines> {
        let plan = self.open.plan();
        let partner = self.whose.and_then(|at| self.segment.partners.get(at));
        let deal = partner.and_then(|who| worked_deal(plan, who.id()));
        let deal = deal.unwrap_or_else(|| typical_deal(plan, self.segment));
        let indent = " ".repeat(usize::from(labels) + 2);
        let drawn = |(text, is_beside): (String, bool)| SheetLines {
            text: format!("{indent}{text}"),
            says: if is_beside { Says::More } else { Says::Figure },
            ..SheetLines::default()
        };
        let room = usize::from(width.saturating_sub(labels + 2));
        let mut out: Vec<SheetLines> = worked_deal::lines(&deal, room).into_iter().map(drawn).collect();
        if labels > 0 {
            out[0].label = "One deal";
            out.insert(0, SheetLines::default());
        } else {
            out.insert(0, SheetLines::headed("One deal"));
        }
        out
    }

    fn wrapped(&self, line: &SheetLine, row: usize, is_own: bool, room: usize) -> Vec<SheetLines> {
        let LineWords { head, text: main, more } = self.said(line);
        let room = if head.is_empty() { room } else { room.saturating_sub(usize::from(HEAD)) };
        let is_headed = !head.is_empty();
        let drawn = |text: String, is_dim: bool| SheetLines {
            row: Some(row),
            head: if is_headed { " ".to_owned() } else { String::new() },
            text,
            says: if is_dim { Says::More } else { Says::Line },
            ..SheetLines::default()
        };
        let mut out: Vec<SheetLines> =
            text::wrap(&main, room.max(8)).into_iter().map(|text| drawn(text, false)).collect();
        out.extend(text::wrap(&more, room.max(8)).into_iter().map(|text| drawn(text, true)));
        if out.is_empty() {
            out.push(drawn(String::new(), false));
        }
        out[0].head = head;
        out[0].answer = if let SheetLine::Need(need) = line { Some(need.answer) } else { None };
        out[0].is_first = true;
        out[0].is_own = is_own;
        out
    }

    /// What stands before a line, the line, and what is said below it.
    fn said(&self, line: &SheetLine) -> LineWords {
        let plan = self.open.plan();
        let name = |id: &PartnerId| plan.partner(id).map(|partner| partner.name.clone());
        line_words(line, &plan.goal.limits.currency, name)
    }

    /// Who contracts, invoices, sets the price and owns the customer, and when the model is the right one; where there
    /// is little room, as much of it as two lines take.
    fn preface(&self, labels: u16, width: usize) -> Vec<SheetLines> {
        let Some(model) = self.segment.model else { return Vec::new() };
        let fitted = |said: &String| if labels > 0 { text::wrap(said, width) } else { vec![text::fit(said, width)] };
        let mut out: Vec<SheetLines> =
            terms(model).iter().flat_map(fitted).map(|text| SheetLines { text, ..SheetLines::default() }).collect();
        if labels > 0 {
            out.push(SheetLines::default());
        }
        out
    }
}

/// A text beside the names of sections that the cursor passes over.
fn beside(said: &str, labels: u16, room: usize) -> Vec<SheetLines> {
    let indent = " ".repeat(usize::from(labels) + 2);
    let lines = text::wrap(said, room.max(8));
    lines.into_iter().map(|line| SheetLines { text: format!("{indent}{line}"), ..SheetLines::default() }).collect()
}

impl SheetLines {
    /// A title on a line of its own.
    fn headed(title: &'static str) -> Self {
        Self { text: title.to_owned(), label: title, ..Self::default() }
    }

    fn is_indented(&self) -> bool {
        !self.head.is_empty()
    }
}

/// The line in the middle of a row, so that all of it is in sight, or its beginning where it is taller than the room.
fn middle(lines: &[SheetLines], row: usize, height: u16) -> usize {
    let first = lines.iter().position(|line| line.row == Some(row)).unwrap_or(0);
    let count = lines.iter().filter(|line| line.row == Some(row)).count().min(usize::from(height));
    // What stands above the first row is seen with it, where both fit.
    if row == 0 && first + count <= usize::from(height) { 0 } else { first + count / 2 }
}

fn terms(model: PartnerModel) -> [String; 2] {
    let known = catalog::model(model);
    let [contract, invoice, price, customer] =
        [&known.contracts, &known.invoices, &known.sets_price, &known.owns_customer].map(|said| within(said));
    [
        format!("Contract: {contract}. Invoice: {invoice}. Price: {price}. Customer: {customer}."),
        format!("When to choose it: {}", within(&known.choose_when)),
    ]
}

/// A sentence behind a colon: without its capital, unless that begins an abbreviation.
fn within(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => sentence.to_owned(),
    }
}

fn next_step(who: &Who) -> (String, Role) {
    let partner = &who.partner;
    match (partner.next_step.trim(), &partner.due) {
        ("", _) => ("no next step yet".to_owned(), Role::Dim),
        (next, Some(due)) => (format!("{due} {next}"), Role::Text),
        (next, None) => (next.to_owned(), Role::Text),
    }
}

fn head_role(answer: Option<NeedAnswer>) -> Role {
    match answer {
        Some(NeedAnswer::No) => Role::Warning,
        Some(NeedAnswer::Yes) => Role::Good,
        Some(NeedAnswer::Planned | NeedAnswer::Open) | None => Role::Dim,
    }
}

fn one_of(section: Section) -> &'static str {
    match section {
        Section::Goal => "what we want from these partners",
        Section::Needs => "a need and our answer",
        Section::Invest => "what we put in",
        Section::Pay => "a line of pay",
        Section::Rules => "a rule",
        Section::Kpis => "a figure",
        Section::Risks => "a risk",
        Section::First90Days => "what is done by a day",
        Section::Test => "what they have done by day 90",
        Section::Fits => "a sign of one who fits",
        Section::NotFor => "a sign of one who does not",
        Section::Expect => "what we expect of them",
        Section::Deal => "who does a step of a deal",
        Section::Credit => "how long a deal is theirs",
        Section::Recruit => "a step of recruiting them",
        Section::OurHalf => "what we have done by day 90",
        Section::After => "who decides, and what is taken back",
    }
}
