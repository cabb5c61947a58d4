//! What becomes of somebody whose plan could not be saved: where they were going, and another place for the plan.

use super::Prompt;
use crate::store::{Around, StoreError};
use crate::tui::layer::{Context, Request};
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

/// Goes where the user was going, and says this.
pub(super) fn go_on(leaving: Leaving, words: &str, context: &mut Context<'_>) {
    match leaving {
        Leaving::Nothing => {}
        Leaving::Home => context.requests.push(Request::Home),
        Leaving::Program => context.requests.push(Request::Quit),
    }
    context.say(words);
}

/// Asks for another place, from one that is likely to do: beside the file where that can be written, else at home.
pub(super) fn elsewhere(can_be_beside: bool, path: &Path) -> Prompt {
    let about = "The folder or file to save to. The plan can be opened from there later.";
    let around = Around::here();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let likely = if can_be_beside {
        free(path.parent().unwrap_or(path), &format!("{stem}-mine"))
    } else {
        free(around.home(), &stem)
    };
    let prompt = Prompt::new("Save elsewhere", about, &around.typed(&likely), move |context, typed| {
        let path = meant(&around, typed)?;
        let opened = context.store.create_at(&path, context.plan()).map_err(in_the_wizard)?;
        context.open().needs_no_refuge();
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
