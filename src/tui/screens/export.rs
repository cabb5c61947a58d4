//! Step 5: take the plan away. A short form, a preview of exactly what will be written, and where it went.
//!
//! ```text
//!  ┃ Format        ‹ Markdown, for people ›
//!    How much      short   one page, sheets of the set, next, ranking
//!    With notes    no   contacts and notes are for our eyes only
//!    Place         ~/work/tallowick.md
//!    Write the file
//!  ✓ Written: …
//!  ─ Preview, lines 1 to 9 of 240 ─────────
//! ```

mod place;
mod preview;

use self::{place::Target, preview::Preview};
use crate::report::{Format, Options};
use crate::store::{Existing, StoreError, write};
use crate::tui::canvas::{Canvas, below, left, row, shift, top};
use crate::tui::dialogs::Confirm;
use crate::tui::form;
use crate::tui::keys::{
    Action, Does, ENTER, HISTORY, Keys, PAGE_DOWN, PAGE_UP, PLAN, Press, SPACE, Stroke, VIEWS, bind, ctrl, f, letter,
    on,
};
use crate::tui::layer::{Context, Layer, Request, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::{choice, editor};
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Columns for the labels.
const LABELS: u16 = 16;
/// Rows the outcome may take.
const OUTCOME: u16 = 4;
/// Why nothing is written yet.
const UNFINISHED: &str = "The recruiting set is still being worked out: try again in a moment.";

/// The export form.
#[derive(Debug)]
pub(crate) struct Export {
    format: Format,
    options: Options,
    place: Target,
    focus: Part,
    preview: Preview,
    outcome: Written,
}

/// Where the text was written, or why it was not; the question whether to replace a file fills it in too.
type Written = Rc<RefCell<Option<Result<String, String>>>>;

/// A row of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Format,
    Length,
    Notes,
    Place,
    Write,
}

impl Part {
    const ALL: [Self; 5] = [Self::Format, Self::Length, Self::Notes, Self::Place, Self::Write];

    fn label(self) -> &'static str {
        match self {
            Self::Format => "Format",
            Self::Length => "How much",
            Self::Notes => "With notes",
            Self::Place => "Place",
            Self::Write => "Write the file",
        }
    }
}

impl Export {
    pub(crate) fn new(open: &OpenPlan) -> Self {
        let (format, options) = (Format::default(), Options::default());
        Self {
            format,
            options,
            place: Target::suggested(open.path(), format),
            focus: Part::Format,
            preview: Preview::of(open, format, options),
            outcome: Written::default(),
        }
    }

    fn go(&mut self, by: isize) {
        let last = Part::ALL.len() - 1;
        self.focus = Part::ALL[(self.focus as usize).saturating_add_signed(by).min(last)];
    }

    /// Something else is to be written now: what was said about the last file no longer holds.
    fn render(&mut self, open: &OpenPlan) {
        self.outcome.replace(None);
        self.preview = Preview::of(open, self.format, self.options);
    }

    fn choose(&mut self, format: Format, open: &OpenPlan) {
        self.format = format;
        self.place.follow(format);
        self.render(open);
    }

    fn step(&mut self, by: isize, open: &OpenPlan) {
        let count = Format::ALL.len();
        let at = Format::ALL.iter().position(|format| *format == self.format).unwrap_or(0);
        self.choose(Format::ALL[(at + count).saturating_add_signed(by) % count], open);
    }

    fn set_notes(&mut self, with_notes: bool, open: &OpenPlan) {
        if self.format.takes_notes() {
            self.options.with_notes = with_notes;
            self.render(open);
        }
    }

    fn set_full(&mut self, is_full: bool, open: &OpenPlan) {
        if self.format.has_an_appendix() && self.options.is_full != is_full {
            self.options.is_full = is_full;
            self.render(open);
        }
    }

    /// A letter chooses the format, or on its own row how much is written.
    fn letter(&mut self, letter: char, open: &OpenPlan) {
        if self.focus == Part::Length {
            return self.set_full(letter == FULL, open);
        }
        if let Some(format) = Format::ALL.into_iter().find(|format| format.letter() == letter) {
            self.choose(format, open);
        }
    }

    /// A typed ending names the format too.
    fn place_changed(&mut self, open: &OpenPlan) {
        self.outcome.replace(None);
        if let Some(format) = self.place.format().filter(|format| *format != self.format) {
            self.format = format;
            self.render(open);
        }
    }

    /// What is written is the whole report: while a part of it is being worked out, nothing is.
    fn write(&mut self, context: &mut Context<'_>) {
        // What is on the screen is no longer the plan: the user looks before it is written.
        if context.open().look_at_file().is_err() {
            return context.requests.push(Request::Do(Action::Save));
        }
        if context.open().is_working_out() {
            self.outcome.replace(Some(Err(UNFINISHED.to_owned())));
            return;
        }
        let path = match self.place.target(self.format) {
            Ok(path) => path,
            Err(sentence) => return self.say(Err(sentence)),
        };
        let bytes = match self.preview.bytes(context.open()) {
            Ok(bytes) => bytes,
            Err(sentence) => return self.say(Err(sentence)),
        };
        match write::export(context.store.disk(), &path, &bytes, Existing::Keep) {
            Ok(()) => self.say(Ok(written(&path, self.format))),
            Err(StoreError::Exists { .. }) => self.ask_to_replace(path, bytes, context),
            Err(error) => self.say(Err(error.to_string())),
        }
    }

    /// Says what became of the text; what went wrong is most likely the place's fault.
    fn say(&mut self, outcome: Result<String, String>) {
        if outcome.is_err() {
            self.focus = Part::Place;
        }
        self.outcome.replace(Some(outcome));
    }

    /// The next value of the row that has the focus, or the one before.
    fn turn(&mut self, by: isize, open: &OpenPlan) {
        match self.focus {
            Part::Format => self.step(by, open),
            Part::Length => self.set_full(!self.options.is_full, open),
            Part::Notes => self.set_notes(!self.options.with_notes, open),
            Part::Place | Part::Write => {}
        }
    }

    fn ask_to_replace(&self, path: PathBuf, bytes: Vec<u8>, context: &mut Context<'_>) {
        let question = format!("{} exists already. Replace it with this export?", path.display());
        let (format, outcome) = (self.format, Rc::clone(&self.outcome));
        context.ask(Confirm::new("Replace a file", &question, move |context| {
            let done = write::export(context.store.disk(), &path, &bytes, Existing::Replace);
            let said = done.map(|()| written(&path, format)).map_err(|error| error.to_string());
            outcome.replace(Some(said));
        }));
    }

    /// The rows there is room for: all, or those around the one that has the focus.
    fn shown(&self, height: usize) -> Vec<Part> {
        let outcome = usize::from(self.outcome.borrow().is_some());
        let room = height.saturating_sub(outcome).clamp(1, Part::ALL.len());
        let first = (self.focus as usize + 1).saturating_sub(room);
        Part::ALL.into_iter().skip(first).take(room).collect()
    }

    fn draw_part(&self, part: Part, canvas: &mut Canvas<'_>, line: Rect) {
        let has_focus = part == self.focus;
        canvas.hit(line, if part == Part::Write { Action::Write } else { Action::Select(part as usize) });
        if has_focus {
            canvas.write(line, canvas.glyph(Glyph::Focus), Role::Accent);
        }
        let label = if has_focus { Role::Title } else { Role::Dim };
        canvas.write(shift(line, 2), part.label(), label);
        let value = shift(line, 2 + LABELS);
        match part {
            Part::Format => draw_choice(canvas, value, self.format.label(), has_focus),
            Part::Length => self.draw_length(canvas, value, has_focus),
            Part::Notes => self.draw_notes(canvas, value, has_focus),
            Part::Place => self.place.draw(canvas, value, has_focus),
            Part::Write => {
                let keys = if has_focus { "Enter" } else { "Ctrl-O" };
                canvas.write(value, keys, Role::Dim);
            }
        }
    }

    fn draw_length(&self, canvas: &mut Canvas<'_>, value: Rect, has_focus: bool) {
        if !self.format.has_an_appendix() {
            canvas.write(value, &format!("all  a {} file is always whole", self.format.name()), Role::Dim);
            return;
        }
        let (word, about) = if self.options.is_full {
            ("full", "the appendix too: how firm, other budgets, all sheets")
        } else {
            ("short", "one page, sheets of the set, next, ranking")
        };
        draw_choice(canvas, left(value, 11), word, has_focus);
        canvas.write(shift(value, 11), about, Role::Dim);
    }

    fn draw_notes(&self, canvas: &mut Canvas<'_>, value: Rect, has_focus: bool) {
        if !self.format.takes_notes() {
            canvas.write(
                value,
                &format!("no   a {} file never holds contacts and notes", self.format.name()),
                Role::Dim,
            );
            return;
        }
        let (word, about) = if self.options.with_notes {
            ("yes", "with contacts and notes: for our eyes only")
        } else {
            ("no", "contacts and notes stay with us")
        };
        draw_choice(canvas, left(value, 9), word, has_focus);
        canvas.write(shift(value, 9), about, Role::Dim);
    }

    fn draw_outcome(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let outcome = self.outcome.borrow();
        let (glyph, sentence, role) = match outcome.as_ref() {
            None => return 0,
            Some(Ok(sentence)) => (Glyph::Done, sentence, Role::Good),
            Some(Err(sentence)) => (Glyph::Attention, sentence, Role::Error),
        };
        canvas.write(area, canvas.glyph(glyph), role);
        canvas.paragraph(top(shift(area, 2), OUTCOME), sentence, role)
    }
}

/// A value among several: arrows round it while it has the focus.
fn draw_choice(canvas: &mut Canvas<'_>, area: Rect, word: &str, has_focus: bool) {
    if has_focus {
        choice::draw(canvas, area, &[(word, Role::Text)], Action::Left, Action::Right);
    } else {
        canvas.write(area, word, Role::Text);
    }
}

fn written(path: &Path, format: Format) -> String {
    format!("Written: {}. {}", path.display(), format.next())
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Export",
    rows: &[
        on(&[ctrl('o'), f(10)], Action::Write, "write", 1).says("Write the export to the place named."),
        on(&[ctrl('t'), f(9)], Action::Copy, "copy", 5).says("Copy the whole text to the clipboard."),
        on(&[PAGE_DOWN], Action::PageDown, "preview", 6).says("A page down in the preview."),
        on(&[PAGE_UP], Action::PageUp, "preview up", 0).says("A page up in the preview."),
    ],
};

/// The keys on the row of the format.
pub(crate) const FORMAT: Keys = Keys {
    title: "Export, on the format",
    rows: &[bind(&[Press::Letters(FORMATS)], Does::Letter(Action::Letter), "format", 0)
        .says("Choose the format by its first letter.")],
};

const LETTERS: [u8; Format::ALL.len()] = {
    let mut letters = [0; Format::ALL.len()];
    let mut at = 0;
    while at < letters.len() {
        letters[at] = Format::ALL[at].letter() as u8;
        at += 1;
    }
    letters
};

const FORMATS: &str = match str::from_utf8(&LETTERS) {
    Ok(letters) => letters,
    Err(_) => panic!("the letters of formats are ASCII"),
};

/// The letter for all there is.
const FULL: char = 'f';

/// The keys on the row of how much.
pub(crate) const LENGTH: Keys = Keys {
    title: "Export, on how much",
    rows: &[bind(&[Press::Letters("sf")], Does::Letter(Action::Letter), "short or full", 0)
        .says("Short, or full with the appendix.")],
};

/// The keys on the row of the notes.
pub(crate) const NOTES: Keys = Keys {
    title: "Export, on the notes",
    rows: &[
        on(&[letter('y')], Action::Yes, "with notes", 0).says("With contacts and notes."),
        on(&[letter('n')], Action::No, "without", 0).says("Without contacts and notes."),
    ],
};

/// The keys on the row that writes.
pub(crate) const WRITE: Keys = Keys {
    title: "Export, on the last row",
    rows: &[on(&[ENTER, SPACE], Action::Open, "write the file", 0).says("Write the export to the place named.")],
};

impl Layer for Export {
    fn keys(&self) -> &'static [&'static Keys] {
        match self.focus {
            Part::Format => &[&KEYS, &form::NEXT, &form::FIELDS, &FORMAT, &choice::KEYS, &VIEWS, &HISTORY, &PLAN],
            Part::Length => &[&KEYS, &form::NEXT, &form::FIELDS, &LENGTH, &choice::KEYS, &VIEWS, &HISTORY, &PLAN],
            Part::Notes => &[&KEYS, &form::NEXT, &form::FIELDS, &NOTES, &choice::KEYS, &VIEWS, &HISTORY, &PLAN],
            Part::Place => &[&KEYS, &form::NEXT, &form::FIELDS, &editor::KEYS, &HISTORY, &PLAN],
            Part::Write => &[&KEYS, &WRITE, &form::FIELDS, &VIEWS, &HISTORY, &PLAN],
        }
    }

    fn takes_text(&self) -> bool {
        self.focus == Part::Place
    }

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let shown = self.shown(usize::from(area.height));
        for (part, at) in shown.iter().zip(0..) {
            self.draw_part(*part, canvas, row(area, at));
        }
        let rest = shown.iter().fold(area, |rest, _| below(rest, 1));
        let used = self.draw_outcome(canvas, rest);
        let gap = u16::from(rest.height > used + 4);
        self.preview.draw(canvas, below(rest, used + gap));
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Write => self.write(context),
            Action::Open if self.focus == Part::Write => self.write(context),
            Action::Open | Action::Down | Action::NextField => self.go(1),
            Action::Up | Action::PreviousField => self.go(-1),
            Action::Select(place) => self.focus = Part::ALL[place.min(Part::ALL.len() - 1)],
            Action::Letter(letter) => self.letter(letter, context.open()),
            Action::Yes => self.set_notes(true, context.open()),
            Action::No => self.set_notes(false, context.open()),
            Action::Left => self.turn(-1, context.open()),
            Action::Right => self.turn(1, context.open()),
            Action::PageDown | Action::PageUp | Action::ScrollDown | Action::ScrollUp => self.preview.scroll(action),
            Action::Copy if context.open().is_working_out() => context.complain(UNFINISHED),
            Action::Copy => {
                context.requests.push(Request::Copy(self.preview.text().to_owned()));
                context.say("The text is on the clipboard.");
            }
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        if matches!(text, Text::Paste(_)) {
            self.focus = Part::Place;
        }
        match text {
            text if self.focus == Part::Place => {
                let is_another = self.place.take(text);
                if is_another {
                    self.place_changed(context.open());
                }
            }
            Text::Stroke(Stroke::Left) => self.turn(-1, context.open()),
            Text::Stroke(Stroke::Right) => self.turn(1, context.open()),
            _ => {}
        }
    }

    fn wants_findings(&self) -> bool {
        true
    }

    fn look(&mut self, open: &OpenPlan) {
        if self.preview.is_old(open) {
            self.render(open);
        }
    }
}
