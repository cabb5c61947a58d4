//! A text of several lines. What is typed is kept at once; closing needs no decision.

use super::panel;
use crate::desk::Edited;
use crate::plan::clean_text;
use crate::tui::canvas::{Canvas, below, span};
use crate::tui::keys::{Action, DOWN, ENTER, ESC, Keys, PAGE_DOWN, PAGE_UP, Stroke, UP, alt, ctrl, f, on, with_ctrl};
use crate::tui::layer::{Asides, Context, Layer, Request, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::editor;
use crossterm::event::KeyCode;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, DataCursor, Scrolling, TextArea, WrapMode};

type Each = Box<dyn FnMut(&mut Context<'_>, &str) -> Result<(), String>>;
type Closing = Box<dyn FnMut(&mut Context<'_>)>;
type TakesPasted = Box<dyn FnMut(&mut Context<'_>, &str) -> Option<String>>;

/// A text of several lines.
pub(crate) struct TextBox {
    title: String,
    about: String,
    /// What it began with.
    begun: String,
    area: TextArea<'static>,
    complaint: Option<String>,
    each: Each,
    /// Whether `each` gets the text only when typing rests, and has not got what was typed last.
    rests: bool,
    holds: bool,
    /// Whether the last change took back the whole text from an editor: that is one step, and two of the text area's.
    is_taken_back: bool,
    closing: Option<Closing>,
    pasting: Option<TakesPasted>,
}

/// So many changes to a text can be taken back.
const STEPS: usize = 10_000;

impl TextBox {
    /// Edits `text`; `each` gets it after every change and says why it cannot stand, if it cannot.
    pub(crate) fn new(
        title: &str,
        about: &str,
        text: &str,
        each: impl FnMut(&mut Context<'_>, &str) -> Result<(), String> + 'static,
    ) -> Self {
        Self {
            title: title.to_owned(),
            about: about.to_owned(),
            begun: text.to_owned(),
            area: area_of(text),
            complaint: None,
            each: Box::new(each),
            rests: false,
            holds: false,
            is_taken_back: false,
            closing: None,
            pasting: None,
        }
    }

    /// The same where getting the text takes long: it is got when typing rests and when the box closes.
    #[must_use]
    pub(crate) fn at_rest(self) -> Self {
        Self { rests: true, ..self }
    }

    /// The same; `closing` is called when the box is closed, to say what became of the text.
    #[must_use]
    pub(crate) fn closing(mut self, closing: impl FnMut(&mut Context<'_>) + 'static) -> Self {
        self.closing = Some(Box::new(closing));
        self
    }

    /// The same where what is pasted may be something else than text to type: `pasting` gives what of it is, and none
    /// where it took it.
    #[must_use]
    pub(crate) fn pasting(mut self, pasting: impl FnMut(&mut Context<'_>, &str) -> Option<String> + 'static) -> Self {
        self.pasting = Some(Box::new(pasting));
        self
    }

    /// Offers what was pasted to whom it may be for, what was typed before being kept first; the text it leaves.
    fn left_of(&mut self, pasted: &str, context: &mut Context<'_>) -> Option<String> {
        if self.pasting.is_some() {
            self.keep(context);
        }
        match &mut self.pasting {
            Some(pasting) => pasting(context, pasted),
            None => Some(pasted.to_owned()),
        }
    }

    fn moves(&mut self, action: Action) -> bool {
        match action {
            Action::Up => self.area.move_cursor(CursorMove::Up),
            Action::Down => self.area.move_cursor(CursorMove::Down),
            Action::PageUp => self.area.scroll(Scrolling::PageUp),
            Action::PageDown => self.area.scroll(Scrolling::PageDown),
            Action::First => {
                self.area.move_cursor(CursorMove::Top);
                self.area.move_cursor(CursorMove::Head);
            }
            Action::Last => {
                self.area.move_cursor(CursorMove::Bottom);
                self.area.move_cursor(CursorMove::End);
            }
            _ => return false,
        }
        true
    }

    fn change(&mut self, context: &mut Context<'_>) {
        self.is_taken_back = false;
        self.holds = true;
        if !self.rests {
            self.keep(context);
        }
    }

    fn undo(&mut self) -> bool {
        let is_undone = self.area.undo();
        if is_undone && self.is_taken_back {
            self.area.undo();
        }
        is_undone
    }

    fn keep(&mut self, context: &mut Context<'_>) {
        if !std::mem::take(&mut self.holds) {
            return;
        }
        let text = self.area.lines().join("\n");
        self.complaint = (self.each)(context, &text).err();
        if self.complaint.is_some() {
            context.asides.put(&self.name(), format!("{} “{}”", self.title, text.replace('\n', " ")), vec![text]);
        } else {
            context.asides.drop(&self.name());
        }
    }

    fn name(&self) -> String {
        format!("{}\n{}", self.title, self.begun)
    }
}

/// A text to edit, the cursor at its end.
fn area_of(text: &str) -> TextArea<'static> {
    let mut area = TextArea::new(text.lines().map(str::to_owned).collect());
    area.set_wrap_mode(WrapMode::WordOrGlyph);
    area.set_cursor_line_style(Style::new());
    area.set_cursor_style(Style::new());
    area.set_max_histories(STEPS);
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}

/// Does to the text what a key does to it; whether the text is another now.
fn edited(area: &mut TextArea<'_>, stroke: Stroke) -> bool {
    let to = match stroke {
        Stroke::Before => return area.delete_char(),
        Stroke::Here => return area.delete_next_char(),
        Stroke::WordBefore => return area.delete_word(),
        Stroke::WordHere => return area.delete_next_word(),
        Stroke::AllBefore => return area.delete_line_by_head(),
        Stroke::Rest => return area.delete_line_by_end(),
        Stroke::Left => CursorMove::Back,
        Stroke::Right => CursorMove::Forward,
        Stroke::WordLeft => CursorMove::WordBack,
        Stroke::WordRight => CursorMove::WordForward,
        Stroke::Start => CursorMove::Head,
        Stroke::End => CursorMove::End,
    };
    area.move_cursor(to);
    false
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "A text",
    rows: &[
        on(&[ctrl('s'), f(10)], Action::Open, "done", 1).says("Keep the text."),
        // What is pasted into a terminal without brackets may end its lines with Ctrl-J.
        on(&[ENTER, alt(KeyCode::Enter), ctrl('j')], Action::NewLine, "new line", 2).says("A new line."),
        on(&[UP], Action::Up, "up", 0).says("A line up."),
        on(&[DOWN], Action::Down, "down", 0).says("A line down."),
        on(&[PAGE_UP], Action::PageUp, "page up", 0).says("As many lines up as are in sight."),
        on(&[PAGE_DOWN], Action::PageDown, "page down", 0).says("As many lines down as are in sight."),
        on(&[with_ctrl(KeyCode::Home)], Action::First, "top", 0).says("To the start of the text."),
        on(&[with_ctrl(KeyCode::End)], Action::Last, "bottom", 0).says("To the end of the text."),
        on(&[ESC], Action::Back, "keep and close", 3).says("Close; what is typed is kept."),
        on(&[ctrl('z')], Action::Undo, "undo", 4).says("Take back what was typed last."),
        on(&[ctrl('y')], Action::Redo, "redo", 0).says("Type it again."),
        on(&[ctrl('x'), f(6)], Action::Editor, "your editor", 5)
            .says("Open the text in your own editor, the one VISUAL or EDITOR names."),
    ],
};

impl Layer for TextBox {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &editor::KEYS]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 90, body.height.saturating_sub(3), &self.title);
        let used = canvas.paragraph(inside, &self.about, Role::Dim);
        let text = below(inside, used + u16::from(used > 0));
        if text.is_empty() {
            return;
        }
        canvas.widget(&self.area, text);
        canvas.hit(text, Action::PutCursor { broken: true });
        let cursor = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let x = span(cursor.col).saturating_sub(left).min(text.width - 1);
        let y = span(cursor.row).saturating_sub(top).min(text.height - 1);
        canvas.set_cursor(Position { x: text.x + x, y: text.y + y });
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if self.moves(action) {
            return Used::Yes;
        }
        match action {
            Action::NewLine => {
                self.area.insert_newline();
                self.change(context);
                Used::Yes
            }
            Action::Undo | Action::Redo => {
                let is_changed = if action == Action::Undo { self.undo() } else { self.area.redo() };
                if is_changed {
                    self.change(context);
                }
                Used::Yes
            }
            Action::Editor => {
                self.keep(context);
                let (title, text) = (self.title.clone(), self.area.lines().join("\n"));
                context.requests.push(Request::Edit { title, text });
                Used::Yes
            }
            Action::Open | Action::Back => {
                self.keep(context);
                context.open_mut().close_step();
                if let Some(closing) = &mut self.closing {
                    closing(context);
                }
                Used::Close
            }
            _ => Used::No,
        }
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        match text {
            Text::Letter(letter) => {
                self.area.insert_char(letter);
                self.change(context);
            }
            Text::Stroke(stroke) => {
                if edited(&mut self.area, stroke) {
                    self.change(context);
                }
            }
            Text::Paste(pasted) => {
                if let Some(pasted) = self.left_of(pasted, context) {
                    self.holds |= self.area.insert_str(clean_text(&pasted));
                    self.keep(context);
                }
            }
            Text::Click(spot) => {
                let (top, left) = self.area.scroll_offset();
                let (row, column) = (usize::from(spot.at.1 + top), usize::from(spot.at.0 + left));
                let DataCursor(row, column) = self.area.screen_to_data(row, column);
                self.area.move_cursor(CursorMove::Jump(span(row), span(column)));
            }
        }
    }

    fn edited(&mut self, edited: &Edited, context: &mut Context<'_>) {
        match edited {
            Edited::Text(text) => {
                self.area.select_all();
                self.area.insert_str(text);
                (self.holds, self.is_taken_back) = (true, true);
                self.keep(context);
                if self.complaint.is_none() {
                    context.say("Taken from your editor; Ctrl-Z brings back what stood there.");
                }
            }
            Edited::Same(sentence) => context.say(sentence),
            Edited::Not(sentence) => context.complain(sentence),
        }
    }

    fn opened(&mut self, asides: &Asides) {
        if let Some(text) = asides.get(&self.name()).and_then(<[String]>::first) {
            self.area = area_of(text);
            self.holds = true;
        }
    }

    fn holds(&self) -> bool {
        self.holds || self.complaint.is_some()
    }

    fn rest(&mut self, context: &mut Context<'_>) {
        self.keep(context);
    }

    fn leave(&mut self, context: &mut Context<'_>) {
        self.keep(context);
        if self.complaint.is_some() {
            context.complain(format!("Kept as a draft: {} “{}”.", self.title, self.area.lines().join(" ")));
        }
    }

    fn complaint(&self) -> Option<String> {
        self.complaint.clone()
    }
}
