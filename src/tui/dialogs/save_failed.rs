//! The last save failed, and the user wants to leave or to know what can be done. Nothing is done by a letter, and
//! whichever of two versions is chosen, the other is kept beside it.

use super::{Confirm, Prompt, panel};
use crate::store::{Around, Cause, Reference, StoreError, Unsaved};
use crate::tui::canvas::{Canvas, below};
use crate::tui::keys::{Action, DOWN, ENTER, ESC, Keys, UP, on};
use crate::tui::layer::{Context, Layer, Request, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

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
    list: List<Way>,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Way {
    Retry,
    KeepYours,
    PutBack,
    TakeTheirs,
    Elsewhere,
    Leave,
}

impl Way {
    fn words(self) -> &'static str {
        match self {
            Self::Retry => "Retry",
            Self::KeepYours => "Keep yours, and theirs beside it",
            Self::PutBack => "Keep yours: put the file back",
            Self::TakeTheirs => "Take theirs, and keep yours beside it",
            Self::Elsewhere => "Save yours elsewhere",
            Self::Leave => "Leave without saving: lose what is not saved",
        }
    }
}

impl SaveFailed {
    /// Says why the plan is not on the disk.
    #[must_use]
    pub(crate) fn new(unsaved: Unsaved, leaving: Leaving) -> Self {
        let ways: &[Way] = match unsaved.cause {
            Cause::Refused => &[Way::Retry, Way::Elsewhere, Way::Leave],
            Cause::Changed => &[Way::KeepYours, Way::TakeTheirs, Way::Elsewhere, Way::Leave],
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
            Way::KeepYours => ask_to_replace(self.leaving, context),
            Way::TakeTheirs => return self.take_theirs(context),
            Way::Elsewhere => context.ask(elsewhere(self.unsaved.cause, context.open().path())),
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
            Err(unsaved) => {
                *self = Self::new(unsaved, self.leaving);
                Used::Yes
            }
        }
    }

    /// Theirs is read before mine is put beside it: a file that is no plan is not worth it.
    fn take_theirs(&mut self, context: &mut Context<'_>) -> Used {
        match beside(context) {
            Ok(path) => {
                context.say(format!("This is theirs. Yours is in {}.", path.display()));
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

fn beside(context: &Context<'_>) -> Result<PathBuf, StoreError> {
    let path = context.open().path();
    context.store.read(&Reference::from(path))?;
    context.store.create_beside(path, "yours", context.plan())
}

/// Asks before what another program wrote is replaced.
fn ask_to_replace(leaving: Leaving, context: &mut Context<'_>) {
    let question = "What the other program wrote is replaced by yours. It is kept beside it as a file of its own.";
    context.ask(Confirm::new("Replace what the other program wrote?", question, move |context| {
        let path = context.open().path().to_owned();
        let kept = context.store.keep_beside(&path, "theirs").map_err(|error| Unsaved::from(&error));
        let result = kept.and_then(|kept| context.open_mut().overwrite().map(|()| kept));
        match result {
            Ok(kept) => go_on(leaving, &format!("The plan is saved. Theirs is in {}.", kept.display()), context),
            Err(unsaved) => context.ask(SaveFailed::new(unsaved, leaving)),
        }
    }));
}

fn go_on(leaving: Leaving, words: &str, context: &mut Context<'_>) {
    match leaving {
        Leaving::Nothing => {}
        Leaving::Home => context.requests.push(Request::Home),
        Leaving::Program => context.requests.push(Request::Quit),
    }
    context.say(words);
}

/// Asks for another place, from one that is likely to do: beside the file where somebody else has written that, at home
/// where the disk refused it.
fn elsewhere(cause: Cause, path: &Path) -> Prompt {
    let about = "The folder or file to save to. The plan can be opened from there later.";
    let around = Around::here();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let likely = match cause {
        Cause::Refused => free(around.home(), &stem),
        Cause::Changed | Cause::Gone => free(path.parent().unwrap_or(path), &format!("{stem}-yours")),
    };
    let prompt = Prompt::new("Save elsewhere", about, &around.typed(&likely), move |context, typed| {
        let path = meant(&around, typed)?;
        let opened = context.store.create_at(&path, context.plan()).map_err(in_the_wizard)?;
        let place = opened.file.path().display().to_string();
        context.requests.push(Request::Show(Box::new(opened)));
        context.say(format!("Saved in {place}. It is what you work on now."));
        Ok(())
    });
    prompt.deed()
}

/// A file in a folder that is not there yet: with a number behind its name where the name is taken.
fn free(folder: &Path, stem: &str) -> PathBuf {
    let mut path = folder.join(format!("{stem}.ron"));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{stem}-{number}.ron"));
        number += 1;
    }
    path
}

fn meant(around: &Around, typed: &str) -> Result<PathBuf, String> {
    let typed = Path::new(typed.trim());
    if typed.as_os_str().is_empty() {
        return Err("Say where to: type the name of a file or folder, or Esc to go back.".to_owned());
    }
    let path = around.meant(typed)?;
    let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    if is_hidden && !path.is_dir() {
        return Err("A name that begins with a dot is hidden, and no list shows it: type another.".to_owned());
    }
    Ok(path)
}

/// Why it could not be saved there; in the wizard there is no --force.
fn in_the_wizard(error: StoreError) -> String {
    match error {
        StoreError::Exists { path } => format!("{} exists already: type another name.", path.display()),
        error => error.to_string(),
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

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let inside = panel(canvas, body, 72, 11, "The plan is not saved");
        let used = canvas.paragraph(inside, &self.unsaved.reason, Role::Text);
        self.list.draw_plain(canvas, below(inside, used + 1));
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
