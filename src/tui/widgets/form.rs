//! A form over fields of the plan. What is typed is in the plan at once; what cannot stand there stays as a draft
//! with its reason, and nobody is held back: going on is always allowed.

use super::{editor::Editor, list};
use crate::{
    catalog,
    plan::{Change, Edit, Field, Kind, Subject},
    tui::{
        canvas::{Canvas, below, left, row, shift},
        desk::Desk,
        dialogs::TextBox,
        keymap::Action,
        theme::{Glyph, Role},
        work::Work,
    },
};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use std::collections::HashMap;

/// Columns for the labels.
const LABELS: u16 = 22;

/// Fields of one subject, one of which has the focus.
#[derive(Debug)]
pub struct Form {
    subject: Subject,
    rows: Vec<Row>,
    focus: usize,
    editor: Editor,
    drafts: HashMap<&'static str, Draft>,
}

/// A field, and the heading that stands above it.
#[derive(Debug)]
struct Row {
    heading: Option<&'static str>,
    field: &'static Field,
}

/// Text that cannot stand in its field, and why.
#[derive(Debug)]
struct Draft {
    text: String,
    reason: String,
}

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The form did it.
    Done,
    /// Going on from the last field.
    PastEnd,
    /// Going back from the first field.
    PastStart,
    /// The form has no use for it.
    Ignored,
}

impl Form {
    /// A form over sections of fields, each with a heading (empty for none).
    #[must_use]
    pub fn new(desk: &Desk, subject: Subject, sections: &[(&'static str, &'static [Field])]) -> Self {
        let rows = sections
            .iter()
            .flat_map(|(heading, fields)| {
                fields.iter().enumerate().map(move |(place, field)| Row {
                    heading: (place == 0 && !heading.is_empty()).then_some(*heading),
                    field,
                })
            })
            .collect();
        let mut form = Self { subject, rows, focus: 0, editor: Editor::default(), drafts: HashMap::new() };
        form.load(desk);
        form
    }

    /// The field that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<&'static Field> {
        self.rows.get(self.focus).map(|row| row.field)
    }

    /// Gives the focus to the field with this id.
    pub fn focus_on(&mut self, id: &str, desk: &Desk) {
        if let Some(place) = self.rows.iter().position(|row| row.field.id == id) {
            self.focus = place;
            self.load(desk);
        }
    }

    /// Why the focused field cannot keep what is typed, if it cannot.
    #[must_use]
    pub fn complaint(&self) -> Option<String> {
        let field = self.focused()?;
        self.drafts.get(field.id).map(|draft| format!("{}: {}", field.label, draft.reason))
    }

    /// Reads the plan again: it was changed from elsewhere.
    pub fn refresh(&mut self, desk: &Desk) {
        let Some(field) = self.focused() else { return };
        let is_text = !matches!(field.kind, Kind::Choice(_));
        if is_text
            && !self.drafts.contains_key(field.id)
            && field.write(desk.plan(), &self.subject, self.editor.text()).is_ok()
        {
            let shown = self.read(desk, field);
            let same = shown == self.editor.text()
                || field.write(desk.plan(), &self.subject, self.editor.text()).ok()
                    == field.write(desk.plan(), &self.subject, &shown).ok();
            if same {
                return;
            }
        }
        self.drafts.clear();
        self.load(desk);
    }

    /// Does what a key or a click asked for.
    pub fn act(&mut self, action: Action, work: &mut Work<'_>) -> Outcome {
        match action {
            Action::Down | Action::NextField => self.go(self.focus + 1, work),
            Action::Open if self.focus + 1 == self.rows.len() => return Outcome::PastEnd,
            Action::Open => self.go(self.focus + 1, work),
            Action::Up | Action::PreviousField if self.focus == 0 => return Outcome::PastStart,
            Action::Up | Action::PreviousField => self.go(self.focus - 1, work),
            Action::Select(place) => self.go(place, work),
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    /// Takes a key that is text.
    pub fn type_key(&mut self, key: KeyEvent, work: &mut Work<'_>) {
        let Some(field) = self.focused() else { return };
        match field.kind {
            Kind::Choice(choices) => self.choose(field, choices, key, work),
            Kind::Notes | Kind::Phrases => self.open_text(field, key, work),
            _ => {
                if self.editor.key(key) {
                    self.keep(field, work);
                }
            }
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, pasted: &str, work: &mut Work<'_>) {
        let Some(field) = self.focused() else { return };
        match field.kind {
            Kind::Choice(_) => {}
            Kind::Notes | Kind::Phrases => {
                let held = field.read(work.plan(), &self.subject);
                let text = if held.is_empty() { pasted.to_owned() } else { format!("{held}\n{pasted}") };
                self.write(field, &text, work);
            }
            _ => {
                self.editor.paste(pasted);
                self.keep(field, work);
            }
        }
    }

    /// Draws the form.
    pub fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        let lines = self.lines();
        let focused = lines.iter().position(|line| *line == Line::Field(self.focus)).unwrap_or(0);
        for (down, index) in (0..).zip(list::window(focused, lines.len(), area.height)) {
            let at = row(area, down);
            match lines[index] {
                Line::Blank => {}
                Line::Heading(heading) => {
                    canvas.write(shift(at, 2), heading, Role::Title);
                }
                Line::Field(place) => self.draw_field(place, desk, canvas, at),
            }
        }
    }

    /// Draws the guidance for the focused field: what to write and why, and an example.
    pub fn draw_guidance(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(guidance) = self.focused().and_then(|field| catalog::guidance(field.id)) else { return };
        let pointer = canvas.glyph(Glyph::Hint);
        canvas.write(area, pointer, Role::Accent);
        let text = shift(area, 3);
        let used = canvas.paragraph(text, &guidance.help, Role::Text);
        canvas.paragraph(below(text, used), &format!("Example: {}", guidance.example), Role::Dim);
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::with_capacity(self.rows.len());
        for (place, row) in self.rows.iter().enumerate() {
            if let Some(heading) = row.heading {
                if place > 0 {
                    lines.push(Line::Blank);
                }
                lines.push(Line::Heading(heading));
            }
            lines.push(Line::Field(place));
        }
        lines
    }

    fn draw_field(&self, place: usize, desk: &Desk, canvas: &mut Canvas<'_>, at: Rect) {
        let field = self.rows[place].field;
        let has_focus = place == self.focus;
        canvas.hit(at, Action::Select(place));
        let draft = self.drafts.get(field.id);
        if draft.is_some() {
            canvas.write(shift(at, 1), canvas.glyph(Glyph::Attention), Role::Error);
        }
        if has_focus {
            canvas.write(at, canvas.glyph(Glyph::Focus), Role::Accent);
        }
        let label = if has_focus { Role::Title } else { Role::Dim };
        canvas.write(left(shift(at, 2), LABELS.saturating_sub(1)), field.label, label);
        let value = shift(at, 2 + LABELS);
        let role = if draft.is_some() { Role::Error } else { Role::Text };
        match field.kind {
            Kind::Choice(_) if has_focus => {
                let (before, after) = (canvas.glyph(Glyph::Left), canvas.glyph(Glyph::Right));
                let chosen = self.read(desk, field);
                canvas.pieces(
                    value,
                    &[(before, Role::Accent), (" ", role), (&chosen, role), (" ", role), (after, Role::Accent)],
                );
            }
            Kind::Notes | Kind::Phrases => self.draw_lines(field, has_focus, desk, canvas, value),
            _ if has_focus => self.editor.draw(canvas, value, role),
            _ => {
                let shown = draft.map_or_else(|| self.read(desk, field), |draft| draft.text.clone());
                canvas.write(value, &shown, role);
            }
        }
    }

    fn draw_lines(&self, field: &Field, has_focus: bool, desk: &Desk, canvas: &mut Canvas<'_>, value: Rect) {
        let text = self.drafts.get(field.id).map_or_else(|| self.read(desk, field), |draft| draft.text.clone());
        let more = text.lines().count().saturating_sub(1);
        let tail = if more > 0 { format!("  (+{more} more)") } else { String::new() };
        let room = value.width.saturating_sub(u16::try_from(tail.len()).unwrap_or(0));
        let used = canvas.write(left(value, room), text.lines().next().unwrap_or_default(), Role::Text);
        canvas.write(shift(value, used), &tail, Role::Dim);
        if has_focus && text.is_empty() {
            canvas.write(value, "Space to write", Role::Dim);
        }
    }

    fn read(&self, desk: &Desk, field: &Field) -> String {
        field.read(desk.plan(), &self.subject)
    }

    fn load(&mut self, desk: &Desk) {
        let Some(field) = self.focused() else { return };
        let text = self.drafts.get(field.id).map_or_else(|| self.read(desk, field), |draft| draft.text.clone());
        self.editor = Editor::new(&text);
    }

    fn go(&mut self, place: usize, work: &mut Work<'_>) {
        work.desk_mut().close_step();
        self.focus = place.min(self.rows.len().saturating_sub(1));
        self.load(work.desk());
    }

    fn keep(&mut self, field: &'static Field, work: &mut Work<'_>) {
        let text = self.editor.text().to_owned();
        self.write(field, &text, work);
    }

    fn write(&mut self, field: &'static Field, text: &str, work: &mut Work<'_>) {
        match field.write(work.plan(), &self.subject, text) {
            Ok(edit) => {
                let edit = prefilled(work.desk(), field, edit);
                self.drafts.remove(field.id);
                let what = describe(work.desk(), &self.subject, field);
                work.change(Change::merging(format!("{:?} {}", self.subject, field.id), what, edit));
            }
            Err(error) => {
                self.drafts.insert(field.id, Draft { text: text.to_owned(), reason: error.to_string() });
            }
        }
    }

    /// Space and the arrows step through the choices; a letter goes to the next that begins with it.
    fn choose(&mut self, field: &'static Field, choices: &[&'static str], key: KeyEvent, work: &mut Work<'_>) {
        let current = field.read(work.plan(), &self.subject);
        let at = choices.iter().position(|choice| *choice == current);
        let count = choices.len();
        let next = match key.code {
            KeyCode::Right | KeyCode::Char(' ') => at.map_or(0, |at| (at + 1) % count),
            KeyCode::Left => at.map_or(count - 1, |at| (at + count - 1) % count),
            KeyCode::Backspace | KeyCode::Delete => return self.write(field, "", work),
            KeyCode::Char(letter) => {
                let from = at.map_or(0, |at| at + 1);
                let begins = |place: &usize| choices[*place].to_lowercase().starts_with(letter.to_ascii_lowercase());
                let Some(found) = (from..from + count).map(|place| place % count).find(begins) else { return };
                found
            }
            _ => return,
        };
        work.desk_mut().close_step();
        self.write(field, choices[next], work);
        self.editor = Editor::new(choices[next]);
    }

    fn open_text(&self, field: &'static Field, key: KeyEvent, work: &mut Work<'_>) {
        let KeyCode::Char(letter) = key.code else { return };
        let held = field.read(work.plan(), &self.subject);
        let text = if letter == ' ' { held } else { format!("{held}{letter}") };
        let about = catalog::guidance(field.id).map(|guidance| guidance.help.clone()).unwrap_or_default();
        let subject = self.subject.clone();
        let what = describe(work.desk(), &subject, field);
        work.ask(TextBox::new(field.label, &about, &text, move |work, text| {
            let edit = field.write(work.plan(), &subject, text).map_err(|error| error.to_string())?;
            work.change(Change::merging(format!("{subject:?} {}", field.id), what.clone(), edit));
            Ok(())
        }));
    }
}

/// Choosing a partner model also fills in whom such partners usually reach, as guesses.
fn prefilled(desk: &Desk, field: &Field, edit: Edit) -> Edit {
    match (&edit, field.id) {
        (Edit::Partner(partner), "model") => match (desk.plan().partner(&partner.id), partner.model) {
            (Some(before), Some(model)) => Edit::partner(catalog::choose_model(desk.plan(), before, model)),
            _ => edit,
        },
        _ => edit,
    }
}

/// A line of the form as it scrolls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Blank,
    Heading(&'static str),
    Field(usize),
}

/// What a change to a field is called when it is undone.
fn describe(desk: &Desk, subject: &Subject, field: &Field) -> String {
    let plan = desk.plan();
    let whose = match subject {
        Subject::Plan => return field.label.to_owned(),
        Subject::Partner(id) => plan.partner(id).map(|partner| partner.name.clone()),
        Subject::Buyer(id) => plan.buyer(id).map(|buyer| buyer.title.clone()),
        Subject::Stage(id) => plan.stage(id).map(|stage| stage.name.clone()),
        Subject::Criterion(id) => plan.criterion(id).map(|criterion| criterion.name.clone()),
    };
    format!("{}: {}", whose.unwrap_or_default(), field.label)
}
