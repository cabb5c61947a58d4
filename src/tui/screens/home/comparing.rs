//! A version of a plan that lies elsewhere, held against the plan: a copy that another program made, or this one, and what
//! the plan's file did not take.

use super::{Home, file_name};
use crate::plan::Date;
use crate::report::Accounts;
use crate::report::diff::Version;
use crate::store::{KeptAside, Listed, ReadPlan, Reference, Store, StoreError};
use crate::text::same::is_same;
use crate::tui::dialogs::comparing::{Comparing, CopyAnswer, differences};
use crate::tui::dialogs::{self, Choice, Reading};
use crate::tui::layer::{Context, NoPlan, Request};
use crate::tui::open_plan::report_on;
use crate::tui::working::moved::Moving;
use std::path::{Path, PathBuf};

type Pick<T> = dialogs::pick::Pick<T, NoPlan>;

/// Here two plans are looked at; what is taken over is a change of one of them, which is open then.
const TAKE_OVER: &str =
    "To take parts over, open the plan that is to have them; Ctrl-F there holds it against the other.";
/// What is said where both say the same.
const ALIKE: &str = "Nothing: both say the same. The copy can go into the trash.";

impl Home {
    /// Holds the selected copy against its plan, or the selected plan against what is kept aside of it.
    pub(super) fn compare(&self, context: &mut Context<'_, NoPlan>) {
        match (self.chosen_copy(), self.chosen().and_then(|plan| plan.kept_aside.as_ref())) {
            (Some((copy, plan)), _) => compare(context, &plan.path, copy, self.today.as_ref()),
            (None, Some(aside)) => ask_of_gone(context, aside.clone()),
            (None, None) => self.offer(context),
        }
    }

    /// Asks which plan the selected one is held against, and shows what that says otherwise.
    fn offer(&self, context: &mut Context<'_, NoPlan>) {
        let Some(plan) = self.chosen() else { return };
        let others = self.plans.iter().filter(|other| other.path != plan.path && other.kept_aside.is_none());
        let about = |other: &Listed| file_name(&other.path);
        let choice = |other: &Listed| Choice { name: self.name(other), about: about(other), value: other.path.clone() };
        let (here, today, post) = (plan.path.clone(), self.today.clone(), self.post.clone());
        let about = "What the other says otherwise, and what moves by it: ranking, set, money, days.";
        context.ask(Pick::new("Compare with…", about, others.map(choice).collect(), move |context, other| {
            let [was, is] = [&here, other].map(|path| context.store.read(&Reference::from(path.as_path())));
            match (was, is) {
                (Ok(was), Ok(is)) => {
                    let title = from_to([&was.plan.name, &is.plan.name], [&here, other]);
                    let both = [was, is].map(|read| (read.plan, Accounts::of(read.accounts)));
                    let moving = Moving::between(both, today.clone(), "Both say the same.", post.clone().into());
                    context.ask(Reading::moving(&title, moving).saying(TAKE_OVER));
                }
                (Err(error), _) | (_, Err(error)) => context.complain(error.to_string()),
            }
        }));
    }

    /// A copy and the plan it is a copy of, where one of the two is selected.
    pub(super) fn chosen_copy(&self) -> Option<(&Listed, &Listed)> {
        let plan = self.chosen()?;
        let is_aside_of = |other: &&Listed| other.kept_aside.as_ref().is_some_and(|aside| aside.of == plan.path);
        if let Some(aside) = self.plans.iter().find(is_aside_of) {
            return Some((aside, plan));
        }
        if let Some(aside) = &plan.kept_aside {
            return Some((plan, self.plans.iter().find(|other| other.path == aside.of)?));
        }
        let copy = plan.copy_of(&self.name(plan))?;
        Some((plan, self.plans.iter().find(|other| other.slug == copy.original)?))
    }

    /// What is said of what is kept aside.
    pub(super) fn about_aside(&self, aside: &KeptAside) -> String {
        let is_there = self.plans.iter().any(|plan| plan.path == aside.of);
        if is_there { "kept aside: not saved".to_owned() } else { "kept aside: its plan is gone".to_owned() }
    }
}

/// “From … to …”, by the files where the names are one.
fn from_to([was, is]: [&String; 2], files: [&PathBuf; 2]) -> String {
    let [was, is] = if is_same(was, is) { files.map(|file| file_name(file)) } else { [was.clone(), is.clone()] };
    format!("From “{was}” to “{is}”")
}

/// Holds the copy against the plan, or says why that is not possible.
fn compare(context: &mut Context<'_, NoPlan>, plan: &Path, copy: &Listed, today: Option<&Date>) {
    match held_against(context.store, plan, copy, today) {
        Ok(comparing) => context.ask(comparing),
        Err(error) => context.complain(error.to_string()),
    }
}

fn held_against(
    store: &Store,
    plan: &Path,
    copy: &Listed,
    today: Option<&Date>,
) -> Result<Comparing<NoPlan>, StoreError> {
    let [was, is] = [plan, &copy.path].map(|path| store.read(&Reference::from(path)));
    let (was, is) = (was?, is?);
    let reported = |read: &ReadPlan| report_on(&read.plan, &Accounts::of(read.accounts.clone()), today);
    let (was_report, is_report) = (reported(&was), reported(&is));
    let was = Version { plan: &was.plan, report: &was_report };
    let differs = differences(was, Version { plan: &is.plan, report: &is_report }, ALIKE);
    let (name, mine) = (file_name(plan), file_name(&store.place_beside(plan, "mine")));
    let ((title, said), trashes) = match &copy.kept_aside {
        Some(aside) => (
            ("Kept aside, not in the plan", format!("What {name} did not take before is in {}.", aside.path.display())),
            "Put it into the trash".to_owned(),
        ),
        None => (
            ("A plan and a copy of it", format!("{} is a copy of {name}.", file_name(&copy.path))),
            format!("Put {} into the trash", file_name(&copy.path)),
        ),
    };
    let takes = format!("Use the copy; keep the plan as it is now as {mine}");
    let (plan, copy) = (plan.to_owned(), copy.clone());
    let then = move |context: &mut Context<'_, NoPlan>, answer| {
        let words = answered(context.store, &plan, &copy, answer).map_err(|error| error.to_string())?;
        context.requests.push(Request::Relist);
        context.say(words);
        Ok(())
    };
    Ok(Comparing::new((title, said), (takes, trashes), ("What the copy says otherwise", differs), then))
}

/// Does it, and returns what is to be said.
fn answered(store: &Store, plan: &Path, copy: &Listed, answer: CopyAnswer) -> Result<String, StoreError> {
    match (answer, &copy.kept_aside) {
        (CopyAnswer::Take, aside) => {
            let kept = store.take_over(plan, &copy.path)?;
            if let Some(aside) = aside {
                store.dismiss(aside)?;
            }
            Ok(format!("{} is as the copy is. What it was is in {}.", file_name(plan), file_name(&kept)))
        }
        (_, Some(aside)) => store.dismiss(aside).map(|()| "It is in the trash. t brings it back.".to_owned()),
        (_, None) => store.trash(&copy.path).map(|_| "The copy is in the trash. t brings it back.".to_owned()),
    }
}

/// What can be done with what is kept aside of a plan that is gone.
#[derive(Clone, Copy, Debug)]
enum OfGone {
    Back,
    Trash,
    Leave,
}

fn ask_of_gone(context: &mut Context<'_, NoPlan>, aside: KeptAside) {
    let choice = |name: &str, about: &str, value| Choice { name: name.to_owned(), about: about.to_owned(), value };
    let choices = vec![
        choice("Make it a plan again", "It stands among the others, as it was kept.", OfGone::Back),
        choice("Put it into the trash", "It can be brought back from there with t.", OfGone::Trash),
        choice("Leave it there", "Nothing changes.", OfGone::Leave),
    ];
    let about = format!("It could not be saved to {}, which is not there.", aside.of.display());
    context.ask(Pick::new("Kept aside; its plan is gone", &about, choices, move |context, choose| {
        let done = match choose {
            OfGone::Leave => return,
            OfGone::Trash => context.store.dismiss(&aside).map(|()| "It is in the trash. t brings it back.".to_owned()),
            OfGone::Back => {
                context.store.bring_back_aside(&aside).map(|path| format!("It is a plan again: {}.", file_name(&path)))
            }
        };
        context.requests.push(Request::Relist);
        match done {
            Ok(words) => context.say(words),
            Err(error) => context.complain(error.to_string()),
        }
    }));
}
