//! The tour of the example: a few rows under each of six views, which stays as it is above them. It changes nothing, is
//! left by one key at any step, and goes on where it was left.

use crate::interview::steps::To;
use crate::interview::tour::{TOUR, TourStep};
use crate::text;
use crate::tui::canvas::{Canvas, row, shift, span};
use crate::tui::keys::{Action, BACKSPACE, ENTER, ESC, Keys, LEFT, RIGHT, SPACE, letter, on};
use crate::tui::layer::{Context, Layer, Request, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Columns beyond which a paragraph is hard to read.
const WIDEST: u16 = 100;

/// The tour, at one of its steps.
#[derive(Debug)]
pub(crate) struct TourLayer {
    at: usize,
}

impl TourLayer {
    /// The tour, where so many steps were seen; from the start where all were.
    #[must_use]
    pub(crate) fn after(seen: usize) -> Self {
        Self { at: if seen < TOUR.len() { seen } else { 0 } }
    }

    /// Where it stands.
    #[must_use]
    pub(crate) fn step(&self) -> &'static TourStep {
        &TOUR[self.at]
    }

    fn go(&mut self, at: usize, context: &mut Context<'_>) -> Used {
        self.at = at;
        context.requests.push(Request::Go(To::View(self.step().view)));
        Used::Yes
    }

    fn words(&self, width: u16) -> Vec<String> {
        text::wrap(self.step().says, usize::from(width.saturating_sub(3).min(WIDEST)))
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "The tour",
    rows: &[
        on(&[ENTER, RIGHT, SPACE], Action::Open, "go on", 1)
            .says("To the next step of the tour; from the last, into the plan."),
        on(&[LEFT, BACKSPACE], Action::Left, "step before", 2).says("To the step before."),
        on(&[ESC, letter('q')], Action::Back, "leave the tour", 3)
            .says("Leave the tour and stay here. It goes on from here the next time."),
    ],
};

impl Layer for TourLayer {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn rows_under(&self, body: Rect) -> u16 {
        (span(self.words(body.width).len()) + 2).min(body.height * 2 / 3)
    }

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        canvas.clear(area);
        canvas.rule(row(area, 0));
        let title = format!("Tour, {} of {}: {}", self.at + 1, TOUR.len(), self.step().view.title());
        let heading = shift(row(area, 1), 1);
        canvas.write(heading, &title, Role::Accent);
        canvas.set_cursor(heading.as_position());
        for (down, line) in (2..area.height).zip(self.words(area.width)) {
            canvas.write(shift(row(area, down), 1), &line, Role::Text);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Open if self.at + 1 < TOUR.len() => self.go(self.at + 1, context),
            Action::Open => {
                context.store.see_tour(TOUR.len());
                context.say("That was the tour. Try things here: Ctrl-Z takes anything back. Esc goes Home, n there begins a plan of your own.");
                Used::Close
            }
            Action::Left if self.at > 0 => self.go(self.at - 1, context),
            Action::Left => {
                context.say("This is the first step of the tour.");
                Used::Yes
            }
            Action::Back => {
                context.store.see_tour(self.at);
                context.say(format!("Tour left at step {}; Ctrl-B goes on with it, and w at Home.", self.at + 1));
                Used::Close
            }
            _ => Used::No,
        }
    }

    fn leave(&mut self, context: &mut Context<'_>) {
        context.store.see_tour(self.at);
    }
}
