//! Step 5: take the plan away. A short form, a preview of exactly what will be written, and where it went.
//!
//! ```text
//!  ┃ Format        ‹ Markdown, for people ›
//!    Paper         The page for the board   what to decide, for what, with whom and why
//!    With notes    no   contacts and notes are for our eyes only
//!    Place         ~/work/tallowick.md
//!    Write the file
//!  ✓ Written: …
//!  ─ Preview, lines 1 to 9 of 240 ─────────
//! ```

mod keys;
mod papers;
mod place;
mod preview;

use self::keys::PICK;
pub(crate) use self::keys::{FORMAT, KEYS, NOTES, PAPER, WRITE};
use self::{papers::Papers, place::Target, preview::Preview};
use crate::report::{Format, Options, Paper, held_back};
use crate::store::{Existing, StoreError, write};
use crate::tui::canvas::{Canvas, below, left, row, shift, top};
use crate::tui::dialogs::Confirm;
use crate::tui::form;
use crate::tui::keys::{Action, HISTORY, Keys, PLAN, Stroke, VIEWS};
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

/// Why notes cannot be chosen.
const NO_NOTES: &str =
    "Contacts and notes stand only in the report and in a paper about a partner: choose one of them.";

/// The export form.
#[derive(Debug)]
pub(crate) struct Export {
    format: Format,
    papers: Papers,
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
    Paper,
    Notes,
    Place,
    Write,
}

impl Part {
    const ALL: [Self; 5] = [Self::Format, Self::Paper, Self::Notes, Self::Place, Self::Write];

    fn label(self) -> &'static str {
        match self {
            Self::Format => "Format",
            Self::Paper => "Paper",
            Self::Notes => "With notes",
            Self::Place => "Place",
            Self::Write => "Write the file",
        }
    }
}

impl Export {
    pub(crate) fn new(open: &OpenPlan) -> Self {
        let (format, options, papers) = (Format::default(), Options::default(), Papers::of(open));
        let preview = Preview::of(open, papers.chosen(), format, options);
        let mut place = Target::suggested(open.path(), format);
        place.call(papers.chosen());
        Self { format, papers, options, place, focus: Part::Format, preview, outcome: Written::default() }
    }

    fn go(&mut self, by: isize) {
        let last = Part::ALL.len() - 1;
        self.focus = Part::ALL[(self.focus as usize).saturating_add_signed(by).min(last)];
    }

    /// Something else is to be written now: what was said about the last file no longer holds.
    fn render(&mut self, open: &OpenPlan) {
        self.outcome.replace(None);
        self.options.is_full = self.papers.is_full();
        self.preview = Preview::of(open, self.papers.chosen(), self.format, self.options);
    }

    fn choose(&mut self, format: Format, open: &OpenPlan) {
        self.format = format;
        self.place.follow(format);
        let paper = self.paper().clone();
        self.place.call(&paper);
        self.render(open);
    }

    fn step(&mut self, by: isize, open: &OpenPlan) {
        let count = Format::ALL.len();
        let at = Format::ALL.iter().position(|format| *format == self.format).unwrap_or(0);
        self.choose(Format::ALL[(at + count).saturating_add_signed(by) % count], open);
    }

    fn set_notes(&mut self, with_notes: bool, open: &OpenPlan) {
        if self.takes_notes() {
            self.options.with_notes = with_notes;
            self.render(open);
        } else {
            self.outcome.replace(Some(Err(NO_NOTES.to_owned())));
        }
    }

    /// The paper that is written: a format that has none writes the whole report.
    fn paper(&self) -> &Paper {
        if self.format.has_papers() { self.papers.chosen() } else { &Paper::Report }
    }

    fn takes_notes(&self) -> bool {
        self.format.takes_notes() && self.paper().takes_notes()
    }

    /// Another paper was chosen.
    fn paper_changed(&mut self, open: &OpenPlan) {
        self.place.call(self.papers.chosen());
        self.render(open);
    }

    fn step_paper(&mut self, by: isize, open: &OpenPlan) {
        if self.format.has_papers() {
            self.papers.step(by);
            self.paper_changed(open);
        }
    }

    /// A letter chooses the format, or on its own row the paper.
    fn letter(&mut self, letter: char, context: &mut Context<'_>) {
        let open = context.open();
        if self.focus == Part::Paper {
            match letter {
                _ if !self.format.has_papers() => {}
                PICK => self.papers.pick(context),
                _ if self.papers.letter(letter) => self.paper_changed(open),
                _ => {}
            }
            return;
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
            Ok(()) => self.say(Ok(self.written(&path, context.open()))),
            Err(StoreError::Exists { .. }) => self.ask_to_replace(path, bytes, context),
            Err(error) => self.say(Err(error.to_string())),
        }
    }

    /// What is said of a file that was written, and of what was held back from it.
    fn written(&self, path: &Path, open: &OpenPlan) -> String {
        let held = match self.paper() {
            Paper::ForThem(id) => held_back(&open.report(), id).len(),
            _ => 0,
        };
        let held = match held {
            0 => String::new(),
            1 => " One line that is not theirs to read was left out.".to_owned(),
            count => format!(" {count} lines that are not theirs to read were left out."),
        };
        format!("Written: {}.{held} {}", path.display(), self.format.next())
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
            Part::Paper => self.step_paper(by, open),
            Part::Notes => self.set_notes(!self.options.with_notes, open),
            Part::Place | Part::Write => {}
        }
    }

    fn ask_to_replace(&self, path: PathBuf, bytes: Vec<u8>, context: &mut Context<'_>) {
        let question = format!("{} exists already. Replace it with this export?", path.display());
        let (sentence, outcome) = (self.written(&path, context.open()), Rc::clone(&self.outcome));
        context.ask(Confirm::new("Replace a file", &question, move |context| {
            let done = write::export(context.store.disk(), &path, &bytes, Existing::Replace);
            let said = done.map(|()| sentence.clone()).map_err(|error| error.to_string());
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
            Part::Paper => self.draw_paper(canvas, value, has_focus),
            Part::Notes => self.draw_notes(canvas, value, has_focus),
            Part::Place => {
                canvas.hit(value, Action::SelectAt { row: part as usize, before: 0 });
                self.place.draw(canvas, value, has_focus);
            }
            Part::Write => {
                let keys = if has_focus { "Enter" } else { "Ctrl-O" };
                canvas.write(value, keys, Role::Dim);
            }
        }
    }

    fn draw_paper(&self, canvas: &mut Canvas<'_>, value: Rect, has_focus: bool) {
        if !self.format.has_papers() {
            canvas.write(value, &format!("all  a {} file is always whole", self.format.name()), Role::Dim);
            return;
        }
        let about = format!("  {}", self.papers.about());
        if has_focus {
            let said = [(self.papers.name(), Role::Text)];
            let used = choice::draw(canvas, value, &said, Action::Left, Action::Right);
            canvas.write(shift(value, used), &about, Role::Dim);
        } else {
            canvas.pieces(value, &[(self.papers.name(), Role::Text), (&about, Role::Dim)]);
        }
    }

    fn draw_notes(&self, canvas: &mut Canvas<'_>, value: Rect, has_focus: bool) {
        if !self.takes_notes() {
            let what = if self.format.takes_notes() {
                "this paper".to_owned()
            } else {
                format!("a {} file", self.format.name())
            };
            canvas.write(value, &format!("no   {what} never holds contacts and notes"), Role::Dim);
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

impl Layer for Export {
    fn keys(&self) -> &'static [&'static Keys] {
        match self.focus {
            Part::Format => &[&KEYS, &form::NEXT, &form::FIELDS, &FORMAT, &choice::KEYS, &VIEWS, &HISTORY, &PLAN],
            Part::Paper => &[&KEYS, &form::NEXT, &form::FIELDS, &PAPER, &choice::KEYS, &VIEWS, &HISTORY, &PLAN],
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
            Action::Letter(letter) => self.letter(letter, context),
            Action::Yes => self.set_notes(true, context.open()),
            Action::No => self.set_notes(false, context.open()),
            Action::Left => self.turn(-1, context.open()),
            Action::Right => self.turn(1, context.open()),
            Action::PageDown | Action::PageUp | Action::ScrollDown | Action::ScrollUp => self.preview.scroll(action),
            Action::Copy if context.open().is_working_out() => context.complain(UNFINISHED),
            Action::Copy => {
                let (text, what) = (self.preview.text().to_owned(), "the whole text".to_owned());
                context.requests.push(Request::Copy { text, what });
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
        if self.papers.take_picked() {
            return self.paper_changed(open);
        }
        if self.preview.is_old(open) {
            self.papers.look(open);
            self.render(open);
        }
    }
}
