//! The words beside a form: what to write in the focused field and why, an example, and what is wrong with it.

use super::{Fold, Form};
use crate::plan::{Kind, Subject};
use crate::report::money::worked::worked_deal;
use crate::tui::canvas::{Canvas, below, left, row, shift, span, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::about_kind::AboutKind;
use crate::tui::widgets::worked_deal;
use crate::{catalog, text};
use ratatui::layout::Rect;

/// From this width on, the guidance stands beside the form.
const BESIDE: u16 = 110;
/// Rows the guidance has below the form, where there are enough.
const ROOM: u16 = 3;
/// Rows from which on one deal of a candidate is worked through beneath it.
const DEAL: u16 = 7;
/// The fields of a candidate that one deal is worked out with.
const MONEY: [&str; 2] = ["our_days", "our_cost"];
/// Rows it has there where it tells kinds of partners apart.
const ROOM_FOR_KINDS: u16 = 13;

impl Form {
    /// Draws the form, `notes` below it, and the guidance for the focused field beside it, or below where the
    /// terminal is narrow. Where room is short the fields go first.
    pub(crate) fn draw_with_guidance(
        &self,
        open: &OpenPlan,
        canvas: &mut Canvas<'_>,
        area: Rect,
        notes: &[(String, Role)],
    ) {
        if area.width >= BESIDE {
            let form = left(area, area.width * 3 / 5);
            self.draw_with_notes(open, canvas, form, notes, 0);
            self.draw_guidance(open, canvas, shift(area, form.width + 3));
            return;
        }
        let room = match area.height {
            14.. if self.kinds(open).is_some() || self.is_at_money() => ROOM_FOR_KINDS.min(area.height * 2 / 3),
            13.. => ROOM,
            9.. => ROOM - 1,
            _ => 0,
        };
        let used = self.draw_with_notes(open, canvas, area, notes, room);
        self.draw_guidance(open, canvas, shift(below(area, used), 2));
    }

    /// Whether the field is one that a deal is worked out with.
    fn is_at_money(&self) -> bool {
        let is_partner = matches!(self.subject, Subject::Partner(_));
        is_partner && self.focused().is_some_and(|field| MONEY.contains(&field.id))
    }

    /// What tells kinds of partners apart, where one is chosen for a candidate.
    fn kinds(&self, open: &OpenPlan) -> Option<AboutKind> {
        let Subject::Partner(id) = &self.subject else { return None };
        AboutKind::for_field(self.focused()?.id, open.plan().partner(id)?.model?)
    }

    /// Draws form and notes and leaves `room` rows below, one less where that lets the whole form stand; returns the
    /// rows used.
    fn draw_with_notes(
        &self,
        open: &OpenPlan,
        canvas: &mut Canvas<'_>,
        area: Rect,
        notes: &[(String, Role)],
        room: u16,
    ) -> u16 {
        let columns = usize::from(area.width.saturating_sub(2));
        let lines: Vec<(String, Role)> = notes
            .iter()
            .flat_map(|(note, role)| text::wrap(note, columns).into_iter().map(|line| (line, *role)))
            .collect();
        let said = span(lines.len()).min(area.height / 3);
        let wanted = self.height(open, top(area, area.height - said - room));
        let tight = room == ROOM && wanted + said + ROOM == area.height + 1;
        let rest = area.height - said - if tight { ROOM - 1 } else { room };
        let fields = (wanted + u16::from(self.has_banner)).min(rest);
        let mut spare = rest - fields;
        let mut blank = || {
            let one = u16::from(spare > 0);
            spare -= one;
            one
        };
        self.draw(open, canvas, top(area, fields));
        let mut used = fields;
        if said > 0 {
            used += blank();
            for (down, (line, role)) in (used..used + said).zip(&lines) {
                canvas.write(shift(row(area, down), 2), line, *role);
            }
            used += said;
        }
        used + blank()
    }

    /// Draws the guidance for the focused field: what is wrong, what to write and why, and an example.
    pub(crate) fn draw_guidance(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        canvas.write(area, canvas.glyph(Glyph::Hint), Role::Accent);
        let mut rest = shift(area, 3);
        let Some(field) = self.focused() else {
            let about = self.fold_at(self.focus).map(Fold::about).unwrap_or_default();
            canvas.paragraph(rest, &about, Role::Text);
            return;
        };
        // The foot of the screen has one row for what is wrong; a longer sentence needs this room.
        if let Some(complaint) =
            self.complaint().filter(|words| text::width(words) + 4 > usize::from(canvas.area().width))
        {
            let used = canvas.paragraph(rest, &complaint, Role::Error);
            rest = below(rest, used);
        }
        if let Some(about) = self.kinds(open) {
            about.draw(canvas, rest);
            return;
        }
        let Some(guidance) = catalog::guidance(field.id) else { return };
        let how = if matches!(field.kind, Kind::Notes | Kind::Phrases) { " Space opens it." } else { "" };
        let used = canvas.paragraph(rest, &format!("{}{how}", guidance.help), Role::Text);
        rest = below(rest, used);
        if rest.height > 2 {
            rest = below(rest, 1);
        }
        let used = canvas.paragraph(rest, &format!("Example: {}", field.in_manner(&guidance.example)), Role::Dim);
        self.draw_deal(open, canvas, below(rest, used + 1));
    }

    /// One deal of the candidate worked through, as far as there is room for its figures.
    fn draw_deal(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let Subject::Partner(id) = &self.subject else { return };
        if area.height < DEAL {
            return;
        }
        let Some(deal) = worked_deal(open.plan(), id) else { return };
        canvas.write(area, "One deal", Role::Title);
        let lines = worked_deal::lines(&deal, usize::from(area.width));
        for (down, (line, is_beside)) in (1..area.height).zip(lines) {
            canvas.write(row(area, down), &line, if is_beside { Role::Dim } else { Role::Text });
        }
    }
}
