//! The last save failed, and the user wants to leave or to know what can be done.

use super::{Prompt, panel};
use crate::{
    store::{Cause, Reference, Unsaved},
    tui::{
        canvas::{Canvas, row},
        keys::{Action, ESC, Keys, letter, on},
        layer::{Context, Layer, Request, Used},
        open_plan::OpenPlan,
        theme::Role,
    },
};
use ratatui::layout::Rect;
use std::path::Path;

/// Where the user was going when the save failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// Nowhere.
    Nothing,
    /// To the list of plans.
    Home,
    /// Out of the program.
    Program,
}

/// Try again, choose between two versions, save elsewhere, or leave without saving.
#[derive(Debug)]
pub(crate) struct SaveFailed {
    unsaved: Unsaved,
    leaving: Leaving,
}

type Answer = (&'static str, &'static str, Action);

const RETRY: Answer = ("r", "Retry", Action::Retry);
const REPLACE: Answer = ("k", "Keep yours: replace what the other program wrote", Action::KeepMine);
const PUT_BACK: Answer = ("k", "Keep yours: put the file back", Action::KeepMine);
const THEIRS: Answer = ("t", "Take theirs: lose what you changed since the last save", Action::TakeTheirs);
const ELSEWHERE: Answer = ("e", "Save yours elsewhere", Action::SaveElsewhere);
const LEAVE: Answer = ("l", "Leave without saving", Action::Discard);

impl SaveFailed {
    /// Says why the plan is not on the disk.
    #[must_use]
    pub(crate) fn new(unsaved: Unsaved, leaving: Leaving) -> Self {
        Self { unsaved, leaving }
    }

    fn answers(&self) -> &'static [Answer] {
        match self.unsaved.cause {
            Cause::Refused => &[RETRY, ELSEWHERE, LEAVE],
            Cause::Changed => &[REPLACE, THEIRS, ELSEWHERE, LEAVE],
            Cause::Gone => &[PUT_BACK, ELSEWHERE, LEAVE],
        }
    }

    fn offers(&self, action: Action) -> bool {
        action == Action::Back || self.answers().iter().any(|(_, _, offered)| *offered == action)
    }

    /// Goes where the user was going, or says what still stands in the way.
    fn go_on(&mut self, result: Result<(), Unsaved>, context: &mut Context<'_>) -> Used {
        if let Err(unsaved) = result {
            self.unsaved = unsaved;
            return Used::Yes;
        }
        match self.leaving {
            Leaving::Nothing => context.say("The plan is saved."),
            Leaving::Home => context.requests.push(Request::Home),
            Leaving::Program => context.requests.push(Request::Quit),
        }
        Used::Close
    }

    /// Theirs is read before mine is given up: a file that is no plan is not worth it.
    fn take_theirs(&mut self, context: &mut Context<'_>) -> Used {
        match context.store.read(&Reference::from(context.open().path())) {
            Ok(_) => {
                context.requests.push(Request::Reopen);
                Used::Close
            }
            Err(error) => {
                self.unsaved.reason = error.to_string();
                Used::Yes
            }
        }
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "The last save failed",
    rows: &[
        on(&[letter('r')], Action::Retry, "retry", "Try to save again.", 0),
        on(&[letter('k')], Action::KeepMine, "keep yours", "Put your plan in place of what another program wrote.", 0),
        on(
            &[letter('t')],
            Action::TakeTheirs,
            "take theirs",
            "Open what another program wrote and lose what you changed since the last save.",
            0,
        ),
        on(&[letter('e')], Action::SaveElsewhere, "save elsewhere", "Save to another place.", 2),
        on(&[letter('l')], Action::Discard, "leave without saving", "Leave and lose what is not saved.", 3),
        on(&[ESC], Action::Back, "back to the plan", "Go back to the plan.", 4),
    ],
};

impl Layer for SaveFailed {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 72, 11, "The plan is not saved");
        let used = canvas.paragraph(inside, &self.unsaved.reason, Role::Text);
        for (down, (key, words, action)) in (used + 1..).zip(self.answers()) {
            let line = row(inside, down);
            canvas.pieces(line, &[(key, Role::Accent), ("  ", Role::Text), (words, Role::Text)]);
            canvas.hit(line, *action);
        }
    }

    fn refusal(&self, action: Action, _open: &OpenPlan) -> Option<&'static str> {
        (!self.offers(action)).then_some("This is not among the answers.")
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        if !self.offers(action) {
            return Used::No;
        }
        match action {
            Action::Retry => {
                let result = context.open_mut().finish();
                return self.go_on(result, context);
            }
            Action::KeepMine => {
                let result = context.open_mut().overwrite();
                return self.go_on(result, context);
            }
            Action::TakeTheirs => return self.take_theirs(context),
            Action::SaveElsewhere => context.ask(elsewhere()),
            Action::Discard => context.requests.push(Request::Abandon),
            _ => {}
        }
        Used::Close
    }
}

fn elsewhere() -> Prompt {
    let about = "The folder or file to save to. The plan can be opened from there later.";
    Prompt::new("Save elsewhere", about, "", |context, typed| {
        let opened =
            context.store.create_at(Path::new(typed.trim()), context.plan()).map_err(|error| error.to_string())?;
        context.requests.push(Request::Show(Box::new(opened)));
        Ok(())
    })
}
