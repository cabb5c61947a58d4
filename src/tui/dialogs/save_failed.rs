//! The last save failed, and the user wants to leave or to know what can be done. Nothing is done by a letter. Where
//! another program has put a version of its own there, `two_versions` asks.

use super::panel;
use super::way_out::{Leaving, elsewhere, go_on};
use crate::store::{Cause, Unsaved};
use crate::tui::canvas::{Canvas, below};
use crate::tui::keys::{Action, DOWN, ENTER, ESC, Keys, UP, on};
use crate::tui::layer::{Context, Layer, Request, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Try again, put the file back, save elsewhere, or leave without saving.
#[derive(Debug)]
pub(crate) struct SaveFailed {
    unsaved: Unsaved,
    leaving: Leaving,
    list: List<Way>,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Way {
    Retry,
    PutBack,
    Elsewhere,
    Leave,
}

impl Way {
    fn words(self) -> &'static str {
        match self {
            Self::Retry => "Retry",
            Self::PutBack => "Keep yours: put the file back",
            Self::Elsewhere => "Save yours elsewhere",
            Self::Leave => "Leave; a copy of yours is kept where there is room",
        }
    }
}

impl SaveFailed {
    /// Says why the plan is not on the disk.
    #[must_use]
    pub(crate) fn new(unsaved: Unsaved, leaving: Leaving) -> Self {
        let ways: &[Way] = match unsaved.cause {
            Cause::Refused | Cause::Changed => &[Way::Retry, Way::Elsewhere, Way::Leave],
            Cause::Gone => &[Way::PutBack, Way::Elsewhere, Way::Leave],
        };
        let mut list = List::new("way").without_heads();
        let column = Column::new(Head::new("way", "").flexible(8).rank(1), |way: &Way| way.words().to_owned());
        list.fill(&[column], [Members::new(ways.iter().map(|way| (*way, *way)))]);
        Self { unsaved, leaving, list }
    }

    fn go(&mut self, context: &mut Context<'_>) -> Used {
        let Some(way) = self.list.selected() else { return Used::No };
        match way {
            Way::Retry => {
                let result = context.open_mut().finish();
                return self.after(result, context);
            }
            Way::PutBack => {
                let result = context.open_mut().overwrite();
                return self.after(result, context);
            }
            Way::Elsewhere => {
                let is_refused = self.unsaved.cause == Cause::Refused;
                context.ask(elsewhere(!is_refused, context.open().path()));
            }
            Way::Leave => context.requests.push(Request::Abandon),
        }
        Used::Close
    }

    /// Goes where the user was going, or says what still stands in the way.
    fn after(&mut self, result: Result<(), Unsaved>, context: &mut Context<'_>) -> Used {
        match result {
            Ok(()) => {
                go_on(self.leaving, "The plan is saved.", context);
                Used::Close
            }
            // Another program has put the file back by now: the app asks which of two versions it is to be.
            Err(unsaved) if unsaved.cause == Cause::Changed => {
                context.requests.push(Request::Do(Action::Save));
                Used::Close
            }
            Err(unsaved) => {
                *self = Self::new(unsaved, self.leaving);
                Used::Yes
            }
        }
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "The last save failed",
    rows: &[
        on(&[UP], Action::Up, "up", 0).says("One row up."),
        on(&[DOWN], Action::Down, "down", 2).says("One row down."),
        on(&[ENTER], Action::Open, "do it", 1).says("Do what is selected."),
        on(&[ESC], Action::Back, "back to the plan", 3).says("Go back to the plan."),
    ],
};

impl Layer for SaveFailed {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 72, 11, "The plan is not saved");
        let used = canvas.paragraph(inside, &self.unsaved.reason, Role::Text) + 1;
        let used = used + self.list.draw_plain(canvas, below(inside, used)) + 1;
        if let Some(place) = open.kept_meanwhile() {
            let words = format!("Until then all of it is kept in {}.", place.display());
            canvas.paragraph(below(inside, used), &words, Role::Dim);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.list.act(action) {
            None => Used::Yes,
            Some(Action::Open) => self.go(context),
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }
}
