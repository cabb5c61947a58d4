//! What Home asks of the earlier versions of a plan: which comes back, or becomes a plan of its own; and of a plan that
//! does not read, what is to be done. Nothing is written over, moved or mended unasked.

use crate::plan::Date;
use crate::store::{Backup, Store};
use crate::tui::age;
use crate::tui::dialogs::earlier::ways::{self, Whose};
use crate::tui::dialogs::earlier::{Earlier, Present};
use crate::tui::dialogs::{self, Choice, Reading};
use crate::tui::layer::{Context, Layer, NoPlan, Request};
use crate::tui::message::Message;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

type Confirm = dialogs::confirm::Confirm<NoPlan>;
type Pick<T> = dialogs::pick::Pick<T, NoPlan>;

/// A plan of Home's list, and what is needed to hold it against what it was.
#[derive(Clone, Debug)]
pub(crate) struct PastPlan {
    /// Its file.
    pub path: PathBuf,
    /// Its name, or its file's where it does not read.
    pub name: String,
    /// The day it is, where that is said.
    pub today: Option<Date>,
    /// Where what has changed is sent.
    pub post: Sender<Message>,
}

impl PastPlan {
    fn whose(&self) -> Whose {
        Whose { path: self.path.clone(), name: self.name.clone() }
    }
}

/// What can be done with a plan that does not read.
#[derive(Clone, Copy, Debug)]
enum Choose {
    PutBack,
    Copy,
    All,
    Text,
    Leave,
}

fn choice(name: &str, about: &str, value: Choose) -> Choice<Choose> {
    Choice { name: name.to_owned(), about: about.to_owned(), value }
}

/// Shows the versions there are.
pub(super) fn show(context: &mut Context<'_, NoPlan>, plan: PastPlan) {
    let versions = match context.store.backups(&plan.path).glance() {
        Ok(versions) => versions,
        Err(error) => return context.complain(error.to_string()),
    };
    if versions.is_empty() {
        let words = "one is kept before the first change of a day or session";
        return context.say(format!("No earlier version of “{}” has been kept yet: {words}.", plan.name));
    }
    let (store, path) = (context.store.clone(), plan.path.clone());
    let present = Present { store, path, today: plan.today.clone(), open: None };
    let (name, post) = (plan.name.clone(), plan.post.clone().into());
    context.ask(Earlier::new(&name, versions, (present, post), move |context, version| ask(context, &plan, version)));
}

fn ask(context: &mut Context<'_, NoPlan>, plan: &PastPlan, version: &Backup) {
    let back = "What the plan says now is kept first, among these versions, so that nothing is lost.";
    let here = plan.clone();
    ways::ask(
        context,
        (&plan.whose(), version),
        back,
        |_| Ok(()),
        move |context, version| put_back(context, &here, version),
    );
}

fn act(context: &mut Context<'_, NoPlan>, choose: Choose, plan: &PastPlan, version: Option<&Backup>) {
    match (choose, version) {
        (Choose::PutBack, Some(version)) => put_back(context, plan, version),
        (Choose::Copy, Some(version)) => ways::copy(context, (&plan.whose(), version), |_| Ok(())),
        (Choose::All, _) => show(context, plan.clone()),
        (Choose::Text, _) => match context.store.text(&plan.path) {
            Ok(text) => context.ask(Reading::new(&plan.name, &text)),
            Err(error) => context.complain(error.to_string()),
        },
        (Choose::Leave | Choose::PutBack | Choose::Copy, _) => {}
    }
}

fn put_back(context: &mut Context<'_, NoPlan>, plan: &PastPlan, version: &Backup) {
    let when = age::day_and_time(version.at);
    let question = format!(
        "Put the version of {when} in the place of “{}”? What stands there now is kept among the earlier versions.",
        plan.name
    );
    let (path, version) = (plan.path.clone(), version.clone());
    context.ask(Confirm::new("Back to an earlier version", &question, move |context| {
        match context.store.bring_back(&path, &version) {
            Ok(()) => context.say(format!("The plan is as it was on {when}. What stood there is kept: v shows it.")),
            Err(error) => context.complain(error.to_string()),
        }
        context.requests.insert(0, Request::Relist);
    }));
}

/// What can be done with a plan that does not read, for this reason.
pub(crate) fn unreadable(store: &Store, plan: PastPlan, reason: &str) -> impl Layer<NoPlan> + 'static {
    let versions = store.backups(&plan.path).glance().unwrap_or_default();
    let [sound, readable] = [true, false].map(|strictly| {
        versions.iter().find(|version| version.trouble.is_none() && (version.is_checked || !strictly)).cloned()
    });
    let good = sound.or(readable);
    let mut choices = Vec::new();
    if let Some(version) = &good {
        let what = if version.is_checked { "Open the last good version" } else { "Open the last version, not checked" };
        let of = format!("Of {}, as a plan of its own; this file stays as it is.", age::day_and_time(version.at));
        choices.push(choice(what, &of, Choose::Copy));
        choices.push(choice(
            "Put that version in its place",
            "The file that does not read is kept among the earlier versions.",
            Choose::PutBack,
        ));
    }
    if versions.len() > usize::from(good.is_some()) {
        choices.push(choice("See all earlier versions", &versions.len().to_string(), Choose::All));
    }
    choices.push(choice("Look at it as text", "Only to read: nothing is changed.", Choose::Text));
    choices.push(choice("Leave it", "The file stays as it is.", Choose::Leave));
    let title = format!("{} cannot be opened", file_name(&plan.path));
    Pick::new(&title, reason, choices, move |context, choose: &Choose| act(context, *choose, &plan, good.as_ref()))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
