//! One thing in a few parts, typed one after the other: a need with its answer, a line of pay.
//!
//! What is typed is in the plan as soon as typing rests, as far as it can stand there, and Esc keeps it: one step to undo.

use super::panel;
use crate::interview::parts::{Given, Part, PartError};
use crate::tui::canvas::{Canvas, below, left, row, shift, span, top};
use crate::tui::keys::{Action, BACK_TAB, DOWN, ENTER, ESC, Keys, TAB, UP, ctrl, f, on};
use crate::tui::layer::{Asides, Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::choice;
use crate::tui::widgets::editor::{self, Editor};
use ratatui::layout::Rect;

/// Columns for the labels.
const LABELS: u16 = 17;
/// Rows a part being typed may take.
const ROOM: u16 = 4;

/// A part being given.
#[derive(Debug)]
struct PartRow {
    label: &'static str,
    value: Value,
}

/// What is given so far.
#[derive(Debug)]
enum Value {
    Typed(Editor),
    Chosen(&'static [&'static str], usize),
}

impl PartRow {
    fn new(part: Part) -> Self {
        match part {
            Part::Text { label, text } => Self { label, value: Value::Typed(Editor::new(&text)) },
            Part::Choice { label, choices, chosen } => Self { label, value: Value::Chosen(choices, chosen) },
        }
    }

    fn text(&self) -> String {
        match &self.value {
            Value::Typed(editor) => editor.text().to_owned(),
            Value::Chosen(choices, chosen) => choices[*chosen].to_owned(),
        }
    }

    fn set(&mut self, text: &str) {
        match &mut self.value {
            Value::Typed(editor) => *editor = Editor::new(text),
            Value::Chosen(choices, chosen) => {
                *chosen = choices.iter().position(|choice| *choice == text).unwrap_or(*chosen);
            }
        }
    }

    fn given(&self) -> Given<'_> {
        match &self.value {
            Value::Typed(editor) => Given::Text(editor.text()),
            Value::Chosen(_, chosen) => Given::Choice(*chosen),
        }
    }
}

/// What is done with the parts; a part that cannot stand is named by its place, with the reason.
type ThenGiven = Box<dyn FnMut(&mut Context<'_>, &[Given<'_>]) -> Result<(), PartError>>;

/// Lines worked out from the plan as it stands.
type LiveLines = Box<dyn Fn(&OpenPlan) -> Vec<String>>;

/// One thing in a few parts.
pub(crate) struct Parts {
    title: String,
    about: String,
    /// What the parts began with.
    begun: Vec<String>,
    rows: Vec<PartRow>,
    focus: usize,
    complaint: Option<String>,
    is_touched: bool,
    kept: Kept,
    then: ThenGiven,
    /// What the plan makes of what is given, worked out at each look.
    live: Option<LiveLines>,
}

/// Whether the plan has what is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kept {
    /// Not what was given last; what it was given before, if anything, left this revision behind.
    Not(Option<u64>),
    /// Yes; if anything changed by it, this revision was left behind.
    Yes(Option<u64>),
}

impl Parts {
    /// Asks for `parts`. `then` takes what is given, or says which cannot be taken and why.
    pub(crate) fn new(
        title: &str,
        about: &str,
        parts: Vec<Part>,
        then: impl FnMut(&mut Context<'_>, &[Given<'_>]) -> Result<(), PartError> + 'static,
    ) -> Self {
        let rows: Vec<PartRow> = parts.into_iter().map(PartRow::new).collect();
        Self {
            title: title.to_owned(),
            about: about.to_owned(),
            begun: rows.iter().map(PartRow::text).collect(),
            rows,
            focus: 0,
            complaint: None,
            is_touched: false,
            kept: Kept::Not(None),
            then: Box::new(then),
            live: None,
        }
    }

    /// The same with lines beneath that follow what is given as soon as the plan has it.
    #[must_use]
    pub(crate) fn with_live(mut self, live: impl Fn(&OpenPlan) -> Vec<String> + 'static) -> Self {
        self.live = Some(Box::new(live));
        self
    }

    fn go(&mut self, place: usize) {
        self.focus = place.min(self.rows.len().saturating_sub(1));
    }

    fn touch(&mut self) {
        let (Kept::Not(made) | Kept::Yes(made)) = self.kept;
        (self.is_touched, self.kept) = (true, Kept::Not(made));
    }

    fn finish(&mut self, context: &mut Context<'_>) -> Used {
        match self.keep(context) {
            Ok(()) => Used::Close,
            Err((place, sentence)) => {
                self.go(place);
                self.complaint = Some(sentence);
                Used::Yes
            }
        }
    }

    /// Puts what is given into the plan, in place of what was put there while it was being typed: all of it is one step
    /// to undo.
    fn keep(&mut self, context: &mut Context<'_>) -> Result<(), PartError> {
        let Kept::Not(made) = self.kept else { return Ok(()) };
        let stands = made.is_some_and(|made| made == context.open().document().revision());
        if stands {
            context.open_mut().undo().ok();
        }
        let before = context.open().document().revision();
        let given: Vec<Given<'_>> = self.rows.iter().map(PartRow::given).collect();
        let result = (self.then)(context, &given);
        if result.is_err() && stands {
            context.open_mut().redo().ok();
        }
        let after = context.open().document().revision();
        let made = (after != before).then_some(after);
        if result.is_ok() {
            context.asides.drop(&self.name());
        }
        self.kept = if result.is_ok() { Kept::Yes(made) } else { Kept::Not(made) };
        result
    }

    /// Esc keeps what can stand; what cannot stands there again the next time.
    fn close(&mut self, context: &mut Context<'_>) -> Used {
        if !self.is_touched {
            return Used::Close;
        }
        match self.keep(context) {
            Ok(()) => context.say("Kept; Ctrl-Z takes it back."),
            Err((_, sentence)) => {
                self.put_aside(context);
                context.complain(format!("Not in the plan yet, and there again when you come back. {sentence}"));
            }
        }
        Used::Close
    }

    fn name(&self) -> String {
        format!("{}\n{}", self.title, self.begun.join("\n"))
    }

    fn put_aside(&self, context: &mut Context<'_>) {
        context.asides.put(&self.name(), self.said(), self.texts());
    }

    /// What is typed, in words.
    fn said(&self) -> String {
        let typed: Vec<String> = self.texts().into_iter().filter(|text| !text.is_empty()).collect();
        format!("“{}”", typed.join("; "))
    }

    fn texts(&self) -> Vec<String> {
        self.rows.iter().map(PartRow::text).collect()
    }

    /// Draws a part and returns the rows used.
    fn draw_part(&self, place: usize, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let part = &self.rows[place];
        let has_focus = place == self.focus;
        canvas.hit(row(area, 0), Action::Select(place));
        if has_focus {
            canvas.write(area, canvas.glyph(Glyph::Focus), Role::Accent);
        }
        let label = if has_focus { Role::Title } else { Role::Dim };
        canvas.write(left(shift(area, 2), LABELS.saturating_sub(1)), part.label, label);
        let value = shift(area, 2 + LABELS);
        match (has_focus, &part.value) {
            (true, Value::Typed(editor)) => return editor.draw_block(canvas, top(value, ROOM), Role::Text).max(1),
            (true, Value::Chosen(choices, at)) => {
                let count = choices.len();
                let back = Action::SelectCell(place, (at + count - 1) % count);
                let forth = Action::SelectCell(place, (at + 1) % count);
                choice::draw(canvas, value, &[(choices[*at], Role::Text)], back, forth);
            }
            (false, Value::Typed(editor)) => {
                canvas.hit(row(value, 0), Action::SelectAt { row: place, before: 0 });
                canvas.write(value, editor.text(), Role::Text);
            }
            (false, Value::Chosen(choices, at)) => drop(canvas.write(value, choices[*at], Role::Text)),
        }
        1
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "A line in parts",
    rows: &[
        on(&[ENTER], Action::Open, "next", 1).says("To the next part; after the last, keep it all."),
        on(&[ctrl('s'), f(10)], Action::Write, "done", 2).says("Keep it all from any part."),
        on(&[TAB, DOWN], Action::NextField, "part", 4).says("The next part."),
        on(&[BACK_TAB, UP], Action::PreviousField, "part before", 0).says("The part before."),
        on(&[ESC], Action::Back, "keep and close", 3).says("Keep it all and close; Ctrl-Z takes it back."),
    ],
};

impl Layer for Parts {
    fn keys(&self) -> &'static [&'static Keys] {
        match self.rows[self.focus].value {
            Value::Typed(_) => &[&KEYS, &editor::KEYS],
            Value::Chosen(..) => &[&KEYS, &choice::KEYS],
        }
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let live = self.live.as_ref().map(|live| live(open)).unwrap_or_default();
        let beneath = span(live.len()) + u16::from(!live.is_empty());
        let needed = span(self.rows.len()).saturating_add(ROOM).saturating_add(beneath);
        let inside = panel(canvas, body, 92, needed.saturating_add(4), &self.title);
        // On a short terminal the parts come first.
        let about = top(inside, inside.height.saturating_sub(needed).min(4));
        let mut used = canvas.paragraph(about, &self.about, Role::Dim);
        used += u16::from(used > 0);
        for place in 0..self.rows.len() {
            used += self.draw_part(place, canvas, below(inside, used));
        }
        for (down, line) in (used + 1..).zip(&live) {
            canvas.write(row(inside, down), line, Role::Text);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Open if self.focus + 1 == self.rows.len() => return self.finish(context),
            Action::Write => return self.finish(context),
            Action::Open | Action::NextField | Action::Down => self.go(self.focus + 1),
            Action::PreviousField | Action::Up => self.go(self.focus.saturating_sub(1)),
            Action::Select(place) => self.go(place),
            Action::SelectCell(place, to) => {
                self.go(place);
                if let Some(PartRow { value: Value::Chosen(choices, chosen), .. }) = self.rows.get_mut(place) {
                    *chosen = to.min(choices.len().saturating_sub(1));
                    self.touch();
                }
            }
            Action::Back => return self.close(context),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_>) {
        self.complaint = None;
        let row = &mut self.rows[self.focus];
        let is_changed = match (&mut row.value, text) {
            (Value::Typed(editor), text) => editor.take(text),
            (Value::Chosen(choices, at), text) => {
                let next = choice::meant(choices, Some(*at), text);
                *at = next.unwrap_or(*at);
                next.is_some()
            }
        };
        if is_changed {
            self.touch();
        }
    }

    fn opened(&mut self, asides: &Asides) {
        let Some(texts) = asides.get(&self.name()) else { return };
        for (row, text) in self.rows.iter_mut().zip(texts) {
            row.set(text);
        }
        self.is_touched = true;
    }

    fn holds(&self) -> bool {
        self.is_touched && matches!(self.kept, Kept::Not(_))
    }

    fn rest(&mut self, context: &mut Context<'_>) {
        // What cannot stand yet is still being typed.
        if self.holds() && self.keep(context).is_err() {
            self.put_aside(context);
        }
    }

    fn leave(&mut self, context: &mut Context<'_>) {
        if self.holds()
            && let Err((_, sentence)) = self.keep(context)
        {
            self.put_aside(context);
            context.complain(format!("Kept as a draft: {}. {sentence}", self.said()));
        }
    }

    fn complaint(&self) -> Option<String> {
        self.complaint.clone()
    }
}
