//! A copy of a plan that another program made, or this one, held against the plan: what it says otherwise, and whether the
//! plan is to become as it is.

use super::Home;
use crate::plan::Date;
use crate::report::Accounts;
use crate::report::diff::{Diff, Version};
use crate::store::{Listed, ReadPlan, Reference, Store, StoreError};
use crate::tui::canvas::Canvas;
use crate::tui::dialogs::differing::{Differing, KEYS};
use crate::tui::keys::{Action, Keys};
use crate::tui::layer::{Context, Layer, NoPlan, Request, Used};
use crate::tui::open_plan::report_on;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

/// What is said where both say the same.
const ALIKE: &str = "Nothing: both say the same. The copy can go into the trash.";

/// A plan and a copy of it.
#[derive(Debug)]
struct Comparing {
    plan: PathBuf,
    copy: PathBuf,
    shown: Differing<CopyAnswer>,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum CopyAnswer {
    Leave,
    Take,
    Trash,
}

impl Home {
    /// Holds the selected copy against its plan.
    pub(super) fn compare(&self, context: &mut Context<'_, NoPlan>) {
        if let Some((plan, original)) = self.chosen_copy() {
            compare(context, &original.path, &plan.path, self.today.as_ref());
        }
    }

    /// The selected plan, where it is a copy, and the plan it is a copy of.
    pub(super) fn chosen_copy(&self) -> Option<(&Listed, &Listed)> {
        let plan = self.chosen()?;
        let copy = plan.copy_of(&self.name(plan))?;
        Some((plan, self.plans.iter().find(|other| other.slug == copy.original)?))
    }
}

/// Holds the copy against the plan, or says why that is not possible.
fn compare(context: &mut Context<'_, NoPlan>, plan: &Path, copy: &Path, today: Option<&Date>) {
    match Comparing::new(context.store, plan, copy, today) {
        Ok(comparing) => context.ask(comparing),
        Err(error) => context.complain(error.to_string()),
    }
}

impl Comparing {
    fn new(store: &Store, plan: &Path, copy: &Path, today: Option<&Date>) -> Result<Self, StoreError> {
        let [was, is] = [plan, copy].map(|path| store.read(&Reference::from(path)));
        let differs = differences(&was?, &is?, today);
        let (plan_name, copy_name) = (file_name(plan), file_name(copy));
        let answers = vec![
            (CopyAnswer::Leave, "Leave both as they are".to_owned()),
            (
                CopyAnswer::Take,
                format!(
                    "Use the copy; keep {plan_name} as it is now as {}",
                    file_name(&store.place_beside(plan, "mine"))
                ),
            ),
            (CopyAnswer::Trash, format!("Put {copy_name} into the trash")),
        ];
        let mut shown = Differing::new("A plan and a copy of it", "What the copy says otherwise");
        shown.fill(vec![format!("{copy_name} is a copy of {plan_name}.")], answers, Some(differs));
        Ok(Self { plan: plan.to_owned(), copy: copy.to_owned(), shown })
    }

    fn go(&mut self, context: &mut Context<'_, NoPlan>) -> Used {
        let done = match self.shown.selected() {
            Some(CopyAnswer::Take) => context.store.take_over(&self.plan, &self.copy).map(|kept| {
                format!("{} is as the copy is. What it was is in {}.", file_name(&self.plan), file_name(&kept))
            }),
            Some(CopyAnswer::Trash) => {
                context.store.trash(&self.copy).map(|_| "The copy is in the trash. t brings it back.".to_owned())
            }
            Some(CopyAnswer::Leave) | None => return Used::Close,
        };
        match done {
            Ok(words) => {
                context.requests.push(Request::Relist);
                context.say(words);
                Used::Close
            }
            Err(error) => {
                self.shown.say(error.to_string());
                Used::Yes
            }
        }
    }
}

fn differences(was: &ReadPlan, is: &ReadPlan, today: Option<&Date>) -> String {
    let [was_report, is_report] =
        [was, is].map(|read| report_on(&read.plan, &Accounts::of(read.accounts.clone()), today));
    let was = Version { plan: &was.plan, report: &was_report };
    let diff = Diff::between(was, Version { plan: &is.plan, report: &is_report });
    if diff.is_empty() { ALIKE.to_owned() } else { diff.text() }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Layer<NoPlan> for Comparing {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _plan: &NoPlan, canvas: &mut Canvas<'_>, body: Rect) {
        self.shown.draw(canvas, body);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, NoPlan>) -> Used {
        match self.shown.act(action) {
            None => Used::Yes,
            Some(Action::Open) => self.go(context),
            Some(Action::Back) => Used::Close,
            Some(_) => Used::No,
        }
    }
}
