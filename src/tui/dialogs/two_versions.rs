//! Another program has written into the plan's file: what theirs says otherwise, and the choice between the two. Nothing
//! is done by a letter alone, and whichever is chosen, the other is kept beside it.

use super::differing::{Differing, KEYS};
use super::way_out::{Leaving, elsewhere, go_on};
use super::{Confirm, Reading, SaveFailed};
use crate::plan::{FORMAT, Plan};
use crate::report::diff::{Diff, Version};
use crate::store::{ReadPlan, Reference, Store, StoreError, Unsaved};
use crate::tui::canvas::Canvas;
use crate::tui::keys::{Action, Keys};
use crate::tui::layer::{Context, Layer, Request, Used};
use crate::tui::open_plan::{OpenPlan, report_on};
use ratatui::layout::Rect;

/// What the file is called that keeps the version of another program.
const THEIRS: &str = "theirs";
/// And the version of this one.
const MINE: &str = "mine";
/// What is said where both versions say the same.
const ALIKE: &str = "Nothing: both say the same.";

/// The plan as it is here and as another program left it in its file.
#[derive(Debug)]
pub(crate) struct TwoVersions {
    store: Store,
    /// Why there are two.
    reason: String,
    leaving: Leaving,
    /// What is said of the version made by a newer program.
    newer: Option<String>,
    shown: Differing<Settling>,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Settling {
    KeepMine,
    TakeTheirs,
    ShowBoth,
    Elsewhere,
    Leave,
}

impl Settling {
    /// In words; the other version is kept under a name that is free.
    fn words(self, store: &Store, open: &OpenPlan) -> String {
        let name = |whose| {
            let place = store.place_beside(open.path(), whose);
            place.file_name().unwrap_or_default().to_string_lossy().into_owned()
        };
        match self {
            Self::KeepMine => format!("Keep mine, and theirs as {}", name(THEIRS)),
            Self::TakeTheirs if open.is_dirty() => format!("Take theirs, and mine as {}", name(MINE)),
            Self::TakeTheirs => "Take theirs; undo brings mine back".to_owned(),
            Self::ShowBoth => "Show both: all that differs".to_owned(),
            Self::Elsewhere => "Save mine elsewhere".to_owned(),
            Self::Leave => format!("Leave; mine stays as {}", name(MINE)),
        }
    }
}

impl TwoVersions {
    /// Holds what is open against what its file holds now.
    #[must_use]
    pub(crate) fn new(store: &Store, open: &OpenPlan, leaving: Leaving) -> Self {
        let shown = Differing::new("Two versions of this plan", "What differs");
        let reason = format!(
            "{} has been changed by another program since it was opened. Nothing is saved over it until you choose.",
            open.path().display()
        );
        let mut dialog = Self { store: store.clone(), reason, leaving, newer: None, shown };
        dialog.hold_against(open);
        dialog
    }

    fn hold_against(&mut self, open: &OpenPlan) {
        let theirs = self.store.read(&Reference::from(open.path()));
        self.newer = newer(&theirs);
        let differs = match &theirs {
            Ok(theirs) => Some(differences(open, theirs)),
            Err(error) => {
                self.reason = error.to_string();
                None
            }
        };
        let is_offered = |way: &Settling| match way {
            Settling::TakeTheirs | Settling::ShowBoth => differs.is_some(),
            Settling::Leave => open.is_dirty(),
            Settling::KeepMine | Settling::Elsewhere => true,
        };
        let ways = [Settling::KeepMine, Settling::TakeTheirs, Settling::ShowBoth, Settling::Elsewhere, Settling::Leave];
        let ways = ways.into_iter().filter(is_offered).map(|way| (way, way.words(&self.store, open))).collect();
        let said = [Some(&self.reason), self.newer.as_ref()].into_iter().flatten().cloned().collect();
        self.shown.fill(said, ways, differs);
    }

    fn go(&mut self, context: &mut Context<'_>) -> Used {
        match self.shown.selected() {
            None => return Used::No,
            Some(Settling::KeepMine) => self.ask_to_replace(context),
            Some(Settling::TakeTheirs) => return self.take_theirs(context),
            Some(Settling::ShowBoth) => {
                context.ask(Reading::new("What differs", self.shown.differs()));
                return Used::Yes;
            }
            Some(Settling::Elsewhere) => context.ask(elsewhere(true, context.open().path())),
            Some(Settling::Leave) => context.requests.push(Request::Abandon),
        }
        Used::Close
    }

    /// Theirs is read before mine is put beside it: a file that is no plan is not worth it.
    fn take_theirs(&mut self, context: &mut Context<'_>) -> Used {
        let path = context.open().path().to_owned();
        let is_dirty = context.open().is_dirty();
        let keep = || context.store.create_beside(&path, MINE, context.plan());
        let kept = context.store.read(&Reference::from(path.as_path()));
        let kept = kept.and_then(|_| is_dirty.then(keep).transpose());
        match kept {
            Ok(kept) => {
                let place = kept.map_or_else(
                    || "Undo brings yours back.".to_owned(),
                    |kept| format!("Yours is in {}.", kept.display()),
                );
                context.say(format!("This is theirs. {place}"));
                context.open().needs_no_refuge();
                context.requests.push(Request::Reopen);
                Used::Close
            }
            Err(error) => {
                self.hold_against(context.open());
                self.shown.say(error.to_string());
                Used::Yes
            }
        }
    }

    /// Asks before what another program wrote is replaced.
    fn ask_to_replace(&self, context: &mut Context<'_>) {
        let leaving = self.leaving;
        let newer = self.newer.as_ref().map(|newer| format!(" {newer}")).unwrap_or_default();
        let question = format!(
            "What the other program wrote is replaced by yours. It is kept beside it as a file of its own.{newer}"
        );
        context.ask(Confirm::new("Replace what the other program wrote?", &question, move |context| {
            let path = context.open().path().to_owned();
            let kept = context.store.keep_beside(&path, THEIRS).map_err(|error| Unsaved::from(&error));
            let result = kept.and_then(|kept| context.open_mut().overwrite().map(|()| kept));
            match result {
                Ok(kept) => go_on(leaving, &format!("The plan is saved. Theirs is in {}.", kept.display()), context),
                Err(unsaved) => context.ask(SaveFailed::new(unsaved, leaving)),
            }
        }));
    }
}

/// What is said where a newer version of the program made theirs.
fn newer(theirs: &Result<ReadPlan, StoreError>) -> Option<String> {
    let format = match theirs {
        Ok(read) => read.plan.format,
        Err(StoreError::Newer { format, .. }) => *format,
        Err(_) => return None,
    };
    (format > FORMAT).then(|| format!("It was made by a newer version of partnerplan (format {format})."))
}

/// What they have changed, and what was changed here since both were one, a line each.
fn differences(open: &OpenPlan, theirs: &ReadPlan) -> String {
    let reported = |plan: &Plan| report_on(plan, open.accounts(), open.today());
    let (base, their_report, mine) = (reported(open.base()), reported(&theirs.plan), open.report());
    let since =
        |plan, report| Diff::between(Version { plan: open.base(), report: &base }, Version { plan, report }).text();
    let changes =
        [("They have changed", since(&theirs.plan, &their_report)), ("You have changed", since(open.plan(), &mine))];
    let said = changes.into_iter().filter(|(_, lines)| !lines.is_empty());
    let said: Vec<String> = said.map(|(who, lines)| format!("{who}:\n{lines}")).collect();
    if said.is_empty() { ALIKE.to_owned() } else { said.join("\n") }
}

impl Layer for TwoVersions {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        self.shown.draw(canvas, body);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.shown.act(action) {
            None => Used::Yes,
            Some(Action::Open) => self.go(context),
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }

    /// What another program does while the user thinks is seen too.
    fn look(&mut self, open: &OpenPlan) {
        self.hold_against(open);
    }
}
