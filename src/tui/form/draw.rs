//! How a form looks: labels in a column, the value in its own words, its unit dim behind it.

use super::{Form, FormRow, unit::unit};
use crate::plan::{Field, Kind, tags};
use crate::text;
use crate::tui::canvas::{Canvas, below, left, row, shift, span};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::choice;
use crate::tui::widgets::scroll::around;
use ratatui::layout::Rect;

/// Columns a value has at least, however long the labels are.
const VALUE: u16 = 20;
/// Rows the banner has at most, and where there is room or while it has the focus.
const BANNER: (usize, usize) = (4, 8);
/// Labels of up to so many columns share one column in all sections.
const USUAL: u16 = 24;
/// Columns of a value from which on the key that edits it is named beside it.
const HINTED: u16 = 36;
/// Columns it takes to begin another tag.
const LEAST: u16 = 6;
/// Choices that are listed side by side; more are stepped through.
const FEW: usize = 5;

/// A line of the form as it scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FormLine {
    Blank,
    Heading(&'static str),
    Field(usize),
}

impl Form {
    /// Draws the form; it scrolls so that the focused field is in sight, and says what is out of sight.
    pub(crate) fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let area = below(area, self.draw_banner(open, canvas, area));
        let lines = self.lines();
        let focused = lines.iter().position(|line| *line == FormLine::Field(self.focus)).unwrap_or(0);
        // What is out of sight is said on a row of its own: over a value it would hide what it counts.
        let is_long = lines.len() > usize::from(area.height) && area.height > 2;
        let rows = area.height - u16::from(is_long);
        let seen = around(focused, lines.len(), rows);
        for (down, index) in (0..).zip(seen.clone()) {
            let at = row(area, down);
            match lines[index] {
                FormLine::Blank => {}
                FormLine::Heading(heading) => {
                    canvas.write(shift(at, 2), heading, Role::Title);
                }
                FormLine::Field(place) => self.draw_field(place, open, canvas, at),
            }
        }
        self.seen.set(fields(&lines[seen.clone()]).saturating_sub(1).max(1));
        if is_long {
            let words = more(fields(&lines[..seen.start]), fields(&lines[seen.end..]));
            canvas.write(shift(row(area, rows), 2), &words, Role::Dim);
        }
    }

    /// The rows the form takes at least to stand whole, of those there are.
    pub(super) fn height(&self, open: &OpenPlan, area: Rect) -> u16 {
        let banner = if self.has_banner { self.banner_lines(open, area).len() } else { 0 };
        span(self.lines().len() + banner)
    }

    fn lines(&self) -> Vec<FormLine> {
        let mut lines = Vec::with_capacity(self.rows.len() * 2);
        let first = usize::from(self.has_banner);
        for (place, row) in self.rows.iter().enumerate().skip(first) {
            let before = self.rows[..place].last().filter(|_| place > first);
            let begins = before.is_none_or(|before| before.section != row.section);
            if begins && !row.heading.is_empty() {
                // Under a banner the whole form is to stand at 80×24.
                let is_apart = row.field.is_some() || !self.has_banner;
                if is_apart && before.is_some_and(|before| before.field.is_some()) {
                    lines.push(FormLine::Blank);
                }
                if row.field.is_some() {
                    lines.push(FormLine::Heading(row.heading));
                }
            }
            lines.push(FormLine::Field(place));
        }
        lines
    }

    fn banner_lines(&self, open: &OpenPlan, area: Rect) -> Vec<String> {
        let Some(banner) = self.rows.first().and_then(|row| row.field) else { return Vec::new() };
        let said = self.text_of(banner, open);
        let own = if open.plan().profile.sentence.is_some() { " (in your words)" } else { "" };
        let said = if said.is_empty() {
            "The ideal customer in one sentence appears here as you fill in the fields.".to_owned()
        } else {
            format!("{said}{own}")
        };
        let mut lines = text::wrap(&said, usize::from(area.width.saturating_sub(3)));
        let spare = usize::from(area.height).saturating_sub(self.lines().len());
        let most = if self.focus == 0 { BANNER.1 } else { spare.clamp(BANNER.0, BANNER.1) };
        if lines.len() > most {
            lines.truncate(most);
            let shortened = text::fit(&lines[most - 1], usize::from(area.width.saturating_sub(5)));
            lines[most - 1] = format!("{} …", shortened.trim_end_matches([' ', '…']));
        }
        lines
    }

    /// The banner with a blank row where there is room; returns the rows used.
    fn draw_banner(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        if !self.has_banner || area.height < 4 {
            return 0;
        }
        let lines = self.banner_lines(open, area);
        let used = span(lines.len()).min(area.height / 2);
        for (down, line) in (0..used).zip(&lines) {
            let at = row(area, down);
            canvas.hit(at, Action::Select(0));
            if self.focus == 0 {
                canvas.write(at, canvas.glyph(Glyph::Focus), Role::Accent);
            }
            canvas.write(shift(at, 2), line, if self.focus == 0 { Role::Title } else { Role::Text });
        }
        let fits = usize::from(area.height - used) > self.lines().len();
        used + u16::from(fits)
    }

    /// Columns for the labels: one width for all sections whose labels are short, and what it takes for others, as far
    /// as values keep room.
    fn labels(&self, of: &FormRow, width: u16) -> u16 {
        let longest = |section: &str| {
            let fields = self.rows.iter().filter(|row| row.section == section);
            let labels = fields.filter_map(|row| Some(label(row.field?, row.heading)));
            labels.map(|label| span(text::width(&label))).max().unwrap_or(0)
        };
        let own = longest(of.section);
        let usual = || self.rows.iter().map(|row| longest(row.section)).filter(|columns| *columns <= USUAL).max();
        let columns = if own > USUAL { own } else { usual().unwrap_or(own) };
        columns.max(16).min(width.saturating_sub(VALUE + 4).max(12))
    }

    fn draw_field(&self, place: usize, open: &OpenPlan, canvas: &mut Canvas<'_>, at: Rect) {
        let row = &self.rows[place];
        let has_focus = place == self.focus;
        canvas.hit(at, Action::Select(place));
        if has_focus {
            canvas.write(at, canvas.glyph(Glyph::Focus), Role::Accent);
        }
        let Some(field) = row.field else { return self.draw_fold(place, open, canvas, shift(at, 2)) };
        let has_draft = self.drafts.contains_key(field.id);
        if has_draft {
            canvas.write(shift(at, 1), canvas.glyph(Glyph::Attention), Role::Error);
        }
        let columns = self.labels(row, at.width);
        let role = if has_focus { Role::Title } else { Role::Dim };
        canvas.write(left(shift(at, 2), columns), &label(field, row.heading), role);
        let value = shift(at, columns + 4);
        let said = self.text_of(field, open);
        match field.kind {
            Kind::Choice(_) if !has_focus => {
                let role = if field.is_unsaid(&said) { Role::Dim } else { Role::Text };
                canvas.write(value, &said, role);
            }
            Kind::Choice(words) => draw_choice(place, words.all, &said, canvas, value),
            Kind::Notes | Kind::Phrases => draw_lines(&said, has_focus, canvas, value),
            Kind::Tags if !has_focus && !has_draft => draw_tags(place, &said, canvas, value),
            _ => self.draw_line(place, &said, open, canvas, value),
        }
    }

    fn draw_line(&self, place: usize, said: &str, open: &OpenPlan, canvas: &mut Canvas<'_>, value: Rect) {
        let Some(field) = self.rows[place].field else { return };
        let has_focus = place == self.focus;
        if !has_focus {
            canvas.hit(value, Action::SelectAt { row: place, before: 0 });
        }
        let refused = self.drafts.get(field.id);
        let role = if refused.is_some() { Role::Error } else { Role::Text };
        let shown = if has_focus { self.editor.text() } else { said };
        let wide = span(text::width(shown));
        let words = match refused {
            // At the field that has the focus the foot of the screen says it.
            Some(draft) if !has_focus => draft.sentence().to_owned(),
            Some(_) => String::new(),
            None => unit(open, &self.subject, field, shown),
        };
        // The cursor stands one column behind the text; the unit, one behind that.
        let behind = if refused.is_some() { Role::Error } else { Role::Dim };
        canvas.write(shift(value, wide.saturating_add(u16::from(wide > 0) * 2)), &words, behind);
        if has_focus {
            let room = if words.is_empty() { value.width } else { wide.saturating_add(1).min(value.width) };
            self.editor.draw(canvas, left(value, room), role);
        } else {
            canvas.write(value, shown, role);
        }
    }
}

/// The label as it stands under its heading, which it need not repeat.
fn label(field: &Field, heading: &str) -> String {
    let rest = field.label.strip_prefix(heading).and_then(|rest| rest.strip_prefix(": "));
    let mut letters = rest.unwrap_or(field.label).chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The choices side by side where they are few and fit, the chosen one marked; else the chosen one between arrows.
fn draw_choice(place: usize, choices: &[&str], said: &str, canvas: &mut Canvas<'_>, value: Rect) {
    let wide: usize = choices.iter().map(|choice| text::width(choice) + 2).sum();
    if choices.len() > FEW || wide > usize::from(value.width) + 2 {
        let (at, count) = (choices.iter().position(|choice| *choice == said), choices.len());
        let back = Action::SelectCell(place, at.map_or(count, |at| at + count).saturating_sub(1) % count.max(1));
        let forth = Action::SelectCell(place, at.map_or(0, |at| at + 1) % count.max(1));
        choice::draw(canvas, value, &[(said, Role::Text)], back, forth);
        return;
    }
    let mut at = value;
    for (index, choice) in choices.iter().enumerate() {
        let role = if *choice == said { Role::Selected } else { Role::Dim };
        let used = canvas.write(at, choice, role);
        canvas.hit(left(at, used), Action::SelectCell(place, index));
        at = shift(at, used + 2);
    }
}

fn draw_tags(place: usize, said: &str, canvas: &mut Canvas<'_>, value: Rect) {
    let between = format!(" {} ", canvas.glyph(Glyph::Dot));
    let (mut at, mut from) = (value, 0);
    canvas.hit(value, Action::SelectAt { row: place, before: said.chars().count() });
    for (index, tag) in tags(said).iter().enumerate() {
        if index > 0 {
            if at.width < LEAST {
                canvas.write(at, " …", Role::Dim);
                return;
            }
            let used = canvas.write(at, &between, Role::Dim);
            at = shift(at, used);
        }
        let used = canvas.write(at, tag, Role::Text);
        let begins = said.get(from..).and_then(|rest| rest.find(tag.as_str())).map_or(from, |place| from + place);
        canvas.hit(
            left(at, used),
            Action::SelectAt { row: place, before: said.get(..begins).map_or(0, |before| before.chars().count()) },
        );
        from = begins + tag.len();
        at = shift(at, used);
    }
}

/// The first line, and how many follow.
fn draw_lines(said: &str, has_focus: bool, canvas: &mut Canvas<'_>, value: Rect) {
    let more = said.lines().count().saturating_sub(1);
    let mut tail = if more > 0 { format!("  and {more} more") } else { String::new() };
    if has_focus && (said.is_empty() || value.width >= HINTED) {
        tail.push_str(if said.is_empty() { "Space or a letter to write" } else { "  Space to edit" });
    }
    let room = value.width.saturating_sub(span(tail.len()));
    let used = canvas.write(left(value, room), said.lines().next().unwrap_or_default(), Role::Text);
    canvas.write(shift(value, used), &tail, Role::Dim);
}

fn fields(lines: &[FormLine]) -> usize {
    lines.iter().filter(|line| matches!(line, FormLine::Field(_))).count()
}

/// "↑ 3 more  ↓ 9 more", what there is of it.
fn more(above: usize, below: usize) -> String {
    let said = [('↑', above), ('↓', below)].into_iter().filter(|(_, count)| *count > 0);
    said.map(|(arrow, count)| format!("{arrow} {count} more")).collect::<Vec<_>>().join("  ")
}
