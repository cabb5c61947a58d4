//! Step 4, what looks fine and goes wrong.

use super::lists::numbered;
use super::talk::{Away, Place, Talk, Went, command};
use crate::action::Action;
use crate::interview::dismissing::{bring_back, dismiss};
use crate::interview::steps::View;
use crate::plan::{Place as Mended, Subject};
use crate::report::TrapRow;

pub(super) const TRAPS: Place = Place {
    name: "Traps",
    view: View::Traps,
    is_on_the_way: true,
    answers: &[],
    commands: &[command(
        "dismiss",
        "NUMBER BECAUSE",
        "Say why it is no problem here; one that is none comes back by the same word.",
        &[Action::Dismiss],
        toggle,
    )],
    rows: |talk| numbered(all(talk).iter().map(words)),
    open: mend,
    enter: |talk| {
        talk.work_out()?;
        if all(talk).is_empty() {
            talk.say("No trap is set.");
        }
        talk.list();
        talk.menu("Traps: a number goes to what mends it; dismiss says why it is none; an empty line goes on?")
    },
};

fn all(talk: &Talk<'_>) -> Vec<TrapRow> {
    talk.report().traps.iter().cloned().collect()
}

fn words(row: &TrapRow) -> String {
    // That they are in the set is said once too.
    let of_the_set = row.is_recruited && !row.trap.text.contains("in the set");
    match &row.dismissed {
        Some(said) => format!("{}: no problem here, because {}", row.name, said.because),
        None if of_the_set => format!("In the set: {}", row.said()),
        None => row.said().into_owned(),
    }
}

fn toggle(talk: &mut Talk<'_>, text: &str) -> Went {
    let (number, because) = text.split_once(' ').unwrap_or((text, ""));
    let rows = numbered(all(talk).iter().map(words));
    let Some(row) = talk.row(&rows, number).and_then(|at| all(talk).get(at).cloned()) else { return Ok(()) };
    if row.dismissed.is_some() {
        let change = bring_back(talk.plan(), &row.trap);
        if talk.change(change) {
            talk.say("It is a trap again.");
        }
        return Ok(());
    }
    let Some(because) = talk.asked(because, "Not a problem here, because")? else { return Ok(()) };
    match dismiss(talk.plan(), &row.trap, &because, Some(&talk.today)) {
        Ok(change) => {
            if talk.change(change) {
                talk.say("It stands last from now on, with your reason.");
            }
        }
        Err(words) => talk.say(words),
    }
    Ok(())
}

/// Says what a trap is about, and asks for the field that mends it, or goes where it is mended.
fn mend(talk: &mut Talk<'_>, at: usize) -> Went {
    let Some(row) = all(talk).get(at).cloned() else { return Ok(()) };
    let rule = row.trap.rule;
    talk.say(format!("{} Why: {}", row.trap.text, rule.why()));
    let subject = match &row.trap.place {
        Mended::Partner(id) => {
            talk.desk().selected = Some(id.clone());
            if row.trap.field == "ratings" {
                return talk.go("Rate");
            }
            Subject::Partner(id.clone())
        }
        Mended::Segment(id) => {
            talk.segment = Some(id.clone());
            return talk.go("Sheet");
        }
        Mended::Buyers if row.trap.field == "trusted_sources" => return talk.go("Sources"),
        Mended::Buyers | Mended::Stages => return talk.go("Buying group"),
        Mended::Criteria => return talk.go("Weights"),
        Mended::WonDeals => return talk.go("Won deals"),
        Mended::Goal | Mended::Profile => Subject::Plan,
    };
    match super::buyers::ask_named(talk, "Traps", &subject, row.trap.field) {
        Err(Away::Back | Away::Next) => Ok(()),
        went => went,
    }
}
