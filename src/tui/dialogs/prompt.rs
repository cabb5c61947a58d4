//! One line to be typed. Only Enter answers: what is typed is put aside by Esc and by whatever ends the program, and
//! stands there again, because nothing typed is lost and nothing done that nobody confirmed.

use super::panel;
use crate::tui::canvas::{Canvas, below, shift};
use crate::tui::keys::{Action, ENTER, ESC, Keys, on};
use crate::tui::layer::{Asides, Context, Layer, Text, Used};
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::editor::{self, Editor};
use ratatui::layout::Rect;

type Pasting<P> = Box<dyn FnMut(&mut Context<'_, P>, &str) -> String>;
type ThenTyped<P> = Box<dyn FnMut(&mut Context<'_, P>, &str) -> Result<(), String>>;

/// One line to be typed. What cannot be taken is said, and the line stays to be mended or cancelled.
pub(crate) struct Prompt<P> {
    title: String,
    about: String,
    /// What it began with.
    begun: String,
    editor: Editor,
    complaint: Option<String>,
    asks_for: AsksFor,
    then: ThenTyped<P>,
    /// Whether `then` asks a second question, under which the line waits.
    asks_on: bool,
    /// What of a pasted text is typed.
    pasting: Option<Pasting<P>>,
}

/// What a line that was typed and not answered is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AsksFor {
    /// Words: they stand there again.
    Words,
    /// A figure, begun by the key that opened it: typed again as fast.
    Figure,
    /// Something to be done now or not at all.
    Deed,
}

impl<P> Prompt<P> {
    /// Asks for a line, starting from `text`. `then` takes it, or says why it cannot.
    pub(crate) fn new(
        title: &str,
        about: &str,
        text: &str,
        then: impl FnMut(&mut Context<'_, P>, &str) -> Result<(), String> + 'static,
    ) -> Self {
        Self {
            title: title.to_owned(),
            about: about.to_owned(),
            begun: text.to_owned(),
            editor: Editor::new(text),
            complaint: None,
            asks_for: AsksFor::Words,
            then: Box::new(then),
            asks_on: false,
            pasting: None,
        }
    }

    /// The same for a figure that was begun by the key that opened it.
    #[must_use]
    pub(crate) fn figure(self) -> Self {
        Self { asks_for: AsksFor::Figure, ..self }
    }

    /// The same where `then` asks a second question: the line waits under it, until `Request::Answered` closes it or
    /// Esc comes back to it.
    #[must_use]
    pub(crate) fn asking_on(self) -> Self {
        Self { asks_on: true, ..self }
    }

    /// The same where not all that is pasted is what is asked for: `pasting` gives what is.
    #[must_use]
    pub(crate) fn pasting(mut self, pasting: impl FnMut(&mut Context<'_, P>, &str) -> String + 'static) -> Self {
        self.pasting = Some(Box::new(pasting));
        self
    }

    /// The same for what is done now or not at all.
    #[must_use]
    pub(crate) fn deed(self) -> Self {
        Self { asks_for: AsksFor::Deed, ..self }
    }

    fn name(&self) -> String {
        format!("{}\n{}", self.title, self.begun)
    }

    fn is_typed(&self) -> bool {
        self.editor.text() != self.begun && !self.editor.text().trim().is_empty()
    }

    /// Esc: words stand there again, a figure is typed again as fast.
    fn close(&self, context: &mut Context<'_, P>) {
        if self.is_typed() && self.asks_for == AsksFor::Words {
            self.put_aside(context);
            context.say(format!(
                "Not in the plan yet: “{}”. It stands there again when you come back.",
                self.editor.text()
            ));
        } else {
            context.asides.drop(&self.name());
        }
    }

    fn put_aside(&self, context: &mut Context<'_, P>) {
        context.asides.put(&self.name(), self.said(), vec![self.editor.text().to_owned()]);
    }

    /// What is typed, and into what.
    fn said(&self) -> String {
        format!("{} “{}”", self.title, self.editor.text())
    }

    fn answer(&mut self, context: &mut Context<'_, P>) -> Result<(), String> {
        let result = (self.then)(context, self.editor.text());
        if result.is_ok() && !self.asks_on {
            context.asides.drop(&self.name());
        }
        result
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "A line to type",
    rows: &[
        on(&[ENTER], Action::Open, "done", 1).says("Keep what is typed."),
        on(&[ESC], Action::Back, "back", 3).says("Leave it as it was; what is typed stands there again the next time."),
    ],
};

impl<P> Layer<P> for Prompt<P> {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &editor::KEYS]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn draw(&self, _plan: &P, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 72, 6, &self.title);
        let used = canvas.paragraph(inside, &self.about, Role::Dim);
        let rest = below(inside, used + u16::from(used > 0));
        canvas.write(rest, canvas.glyph(Glyph::Focus), Role::Accent);
        self.editor.draw_block(canvas, shift(rest, 2), Role::Text);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used {
        match action {
            Action::Open => match self.answer(context) {
                Ok(()) if self.asks_on => {
                    self.rest(context);
                    Used::Yes
                }
                Ok(()) => Used::Close,
                Err(sentence) => {
                    self.complaint = Some(sentence);
                    Used::Yes
                }
            },
            Action::Back => {
                self.close(context);
                Used::Close
            }
            _ => Used::No,
        }
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_, P>) {
        self.complaint = None;
        match (text, &mut self.pasting) {
            (Text::Paste(pasted), Some(pasting)) => drop(self.editor.take(Text::Paste(&pasting(context, pasted)))),
            (text, _) => drop(self.editor.take(text)),
        }
    }

    fn opened(&mut self, asides: &Asides) {
        if let Some(text) = asides.get(&self.name()).and_then(<[String]>::first) {
            self.editor = Editor::new(text);
        }
    }

    fn holds(&self) -> bool {
        self.is_typed() && self.asks_for != AsksFor::Deed
    }

    fn rest(&mut self, context: &mut Context<'_, P>) {
        if self.holds() {
            self.put_aside(context);
        }
    }

    fn leave(&mut self, context: &mut Context<'_, P>) {
        if self.holds() {
            self.put_aside(context);
            context.complain(format!("Kept as a draft: {}.", self.said()));
        }
    }

    fn answered(&mut self, asides: &mut Asides) {
        asides.drop(&self.name());
    }

    fn complaint(&self) -> Option<String> {
        self.complaint.clone()
    }
}
