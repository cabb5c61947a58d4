//! What a plan's file did not take before: held against the plan, to be taken or put into the trash.

use super::about::About;
use super::talk::{Talk, Went};
use crate::plan::{Change, Edit, FORMAT, Plan};
use crate::store::{KeptAside, Reference};
use std::sync::Arc;

/// Says what the newest of what is kept aside says otherwise, and asks what is to become of it.
pub(super) fn ask(talk: &mut Talk<'_>, _: &str) -> Went {
    let Some(aside) = talk.desk().kept_aside().first().cloned() else {
        talk.say("Nothing is kept aside of this plan.");
        return Ok(());
    };
    let plan = match talk.store.read(&Reference::from(aside.path.as_path())) {
        Ok(read) => read.plan,
        Err(error) => {
            talk.say(error.to_string());
            return Ok(());
        }
    };
    talk.say(format!("What this plan's file did not take before is in {}.", aside.path.display()));
    let (now, accounts) = (talk.plan().clone(), Arc::clone(talk.desk().accounts()));
    talk.say_diff([(now, Arc::clone(&accounts)), (plan.clone(), accounts)])?;
    let asked = "Take it into the plan, put it into the trash, or leave it there: take, trash, or an empty line?";
    match talk.ask(asked, About::choices(&["take", "trash"]))?.to_lowercase().as_str() {
        "take" => take(talk, &aside, &plan),
        "trash" if dismiss(talk, &aside) => talk.say("It is in the trash: trash at Home brings it back."),
        _ => {}
    }
    Ok(())
}

/// It goes once the plan's own file has what was in it.
fn take(talk: &mut Talk<'_>, aside: &KeptAside, plan: &Plan) {
    if plan.format > FORMAT {
        return talk.say("It was made by a newer version of partnerplan: take it there.");
    }
    let path = talk.desk().path().to_owned();
    let versions = talk.store.backups(&path);
    talk.desk().keep_version(versions);
    if !talk.change(Change::new("taking what was kept aside", Edit::Whole(Box::new(plan.clone())))) {
        return;
    }
    match talk.desk().finish() {
        Ok(()) if dismiss(talk, aside) => talk.say("The plan is as it was kept aside; .undo takes that back."),
        Ok(()) => {}
        Err(unsaved) => talk.say(format!("It is taken, and not saved: {}", unsaved.reason)),
    }
}

fn dismiss(talk: &mut Talk<'_>, aside: &KeptAside) -> bool {
    match talk.store.dismiss_of_open(aside) {
        Ok(()) => {
            talk.desk().forget_aside(aside);
            true
        }
        Err(error) => {
            talk.say(error.to_string());
            false
        }
    }
}

/// Asks at Home what is to become of what is kept aside of a plan: that it goes back into its plan, or is one again.
pub(super) fn of_home(talk: &mut Talk<'_>, aside: &KeptAside) -> Went {
    let is_there = aside.of.exists();
    if is_there {
        talk.say_differences(&aside.of.clone(), &aside.path.clone())?;
    }
    let (asked, first) = if is_there {
        (
            "Use it, with the plan kept beside it, put it into the trash, or leave both: use, trash, or an empty line?",
            "use",
        )
    } else {
        (
            "Its plan is gone. Make it a plan again, put it into the trash, or leave it: again, trash, or an empty line?",
            "again",
        )
    };
    let said = talk.ask(asked, About::choices(&[first, "trash"]))?.to_lowercase();
    let done = match (said.as_str(), is_there) {
        ("use", true) => talk.store.take_over(&aside.of, &aside.path).and_then(|kept| {
            talk.store.dismiss(aside)?;
            Ok(format!("The plan is as it was kept aside. What it was is in {}.", kept.display()))
        }),
        ("again", false) => {
            talk.store.bring_back_aside(aside).map(|path| format!("It is a plan again, in {}.", path.display()))
        }
        ("trash", _) => talk.store.dismiss(aside).map(|()| "It is in the trash: trash brings it back.".to_owned()),
        _ => return Ok(()),
    };
    talk.say(done.unwrap_or_else(|error| error.to_string()));
    Ok(())
}
