//! What can be done with an earlier version: going back to it, or making a plan of its own of it. It is asked the same
//! way on Home and in a plan.

use super::super::pick::{Choice, Pick};
use super::super::prompt::Prompt;
use crate::plan::clean_line;
use crate::store::{Backup, Reference};
use crate::tui::age;
use crate::tui::layer::{Context, Request};
use std::path::{Path, PathBuf};

/// What can be done with a version.
#[derive(Clone, Copy, Debug)]
enum WayBack {
    GoBack,
    Copy,
    Leave,
}

/// A plan whose earlier versions are looked at.
#[derive(Clone, Debug)]
pub(crate) struct Whose {
    /// Its file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
}

/// Asks what is to be done with a version; `back` is what going back means here, `go_back` does it.
pub(crate) fn ask<P: 'static>(
    context: &mut Context<'_, P>,
    (whose, version): (&Whose, &Backup),
    back: &str,
    before_copy: fn(&mut Context<'_, P>) -> Result<(), String>,
    mut go_back: impl FnMut(&mut Context<'_, P>, &Backup) + 'static,
) {
    let choice = |name: &str, about: &str, value| Choice { name: name.to_owned(), about: about.to_owned(), value };
    let choices = vec![
        choice("Go back to this version", back, WayBack::GoBack),
        choice("Open it as a plan of its own", "A copy under another name; the plan stays as it is.", WayBack::Copy),
        choice("Leave it", "Nothing changes.", WayBack::Leave),
    ];
    let title = format!("The version of {}", age::day_and_time(version.at));
    let (whose, version) = (whose.clone(), version.clone());
    let about = version.warning().unwrap_or_default();
    context.ask(Pick::new(&title, about, choices, move |context, way: &WayBack| match way {
        WayBack::GoBack => go_back(context, &version),
        WayBack::Copy => copy(context, (&whose, &version), before_copy),
        WayBack::Leave => {}
    }));
}

/// Asks for the name of a plan of its own made of a version, and opens it; `before` is done when it is made.
pub(crate) fn copy<P: 'static>(
    context: &mut Context<'_, P>,
    (whose, version): (&Whose, &Backup),
    before: fn(&mut Context<'_, P>) -> Result<(), String>,
) {
    let name = version.plan.as_ref().map_or(&whose.name, |(name, _)| name);
    let suggested = format!("{name} ({})", age::day(version.at));
    let (path, version) = (whose.path.clone(), version.clone());
    let about = "The name of the copy.";
    context.ask(Prompt::new("Open it as a plan of its own", about, &suggested, move |context, typed| {
        let name = a_name(typed)?;
        let copy = context.store.copy_version(&path, &version, &name).map_err(|error| error.to_string())?;
        before(context)?;
        read(context, &copy, name);
        Ok(())
    }));
}

fn read<P>(context: &mut Context<'_, P>, copy: &Path, name: String) {
    context.requests.push(Request::Read(Reference::from(copy), name));
}

/// The name of a plan, as it was typed.
///
/// # Errors
/// That it needs one.
pub(crate) fn a_name(typed: &str) -> Result<String, String> {
    let name = clean_line(typed);
    if name.is_empty() { Err("A plan needs a name: type one.".to_owned()) } else { Ok(name) }
}
