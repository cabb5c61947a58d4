//! Step 2, who is at which of our accounts already.

use super::candidates::ask_one_of;
use super::ear::Heard;
use super::lists::numbered;
use super::talk::{Away, Place, Talk, Went, command};
use crate::accounts::{Found, Held, Origin};
use crate::action::Action;
use crate::desk::{file_meant, listing};
use crate::import::Mapping;
use crate::import::read::Reading;
use crate::interview::overlapping::{ListSays, follows};
use crate::interview::steps::View;
use crate::plan::PartnerId;
use crate::report::accounts::shown;
use crate::store::{Around, Whose};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

pub(super) const ACCOUNTS: Place = Place {
    name: "Accounts",
    view: View::Accounts,
    is_on_the_way: true,
    answers: &[],
    commands: &[
        command(
            "bring",
            "FILE",
            "Bring a list in from a file: yours, or the accounts a candidate serves.",
            &[Action::Add, Action::Enough],
            bring,
        ),
        command(
            "takeaway",
            "NUMBER",
            "Take a list away; its file can be brought in again.",
            &[Action::Delete],
            take_away,
        ),
        command(
            "fill",
            "NUMBER",
            "Fill in what a candidate's list says; what somebody has said stays.",
            &[Action::Accept],
            fill,
        ),
        command(
            "doubts",
            "",
            "Ask of each doubtful match whether it is one company.",
            &[Action::Yes, Action::No, Action::Pane],
            |talk, _| doubts(talk),
        ),
        command("stricter", "", "Ask for names more alike before they count.", &[Action::Stricter], |talk, _| {
            sure(talk, 2)
        }),
        command(
            "looser",
            "",
            "Take names less alike for one company.",
            &[Action::Looser, Action::NextSort, Action::ReverseSort],
            |talk, _| sure(talk, -2),
        ),
    ],
    rows,
    open: |talk, at| {
        if let Some(whose) = lists(talk).get(at).cloned() {
            say_list(talk, &whose);
        }
        Ok(())
    },
    enter: |talk| {
        if lists(talk).is_empty() {
            talk.say("There are no account lists yet: bring takes one in from a file, yours first.");
        } else {
            talk.list();
        }
        talk.menu("Accounts: bring, doubts, fill, or the number of a list; an empty line goes on?")
    },
};

/// Whose lists there are, ours first.
fn lists(talk: &Talk<'_>) -> Vec<Whose> {
    let Some(open) = &talk.open else { return Vec::new() };
    let lists = &open.accounts().lists;
    let own = lists.own.is_some().then_some(Whose::Own);
    let theirs = talk.plan().partners.iter().filter(|partner| lists.of(&partner.id).is_some());
    own.into_iter().chain(theirs.map(|partner| Whose::Partner(partner.id.clone()))).collect()
}

fn rows(talk: &Talk<'_>) -> Vec<String> {
    let Some(open) = &talk.open else { return Vec::new() };
    let accounts = open.accounts();
    let row = |whose: &Whose| match whose {
        Whose::Own => format!("Ours, {} accounts", accounts.lists.accounts.len()),
        Whose::Partner(id) => {
            let name = talk.plan().partner(id).map_or_else(|| id.to_string(), |partner| partner.name.clone());
            let reach = accounts.overlap.reach(id).unwrap_or_default();
            let doubtful = accounts.lists.of(id).map_or(0, |held| held.in_review().count());
            format!("{name}, at {reach} of ours, {doubtful} in doubt")
        }
    };
    numbered(lists(talk).iter().map(row))
}

fn say_list(talk: &mut Talk<'_>, whose: &Whose) {
    let accounts = Arc::clone(talk.desk().accounts());
    let lines: Vec<String> = match whose {
        Whose::Own => accounts.lists.accounts.iter().map(shown).collect(),
        Whose::Partner(id) => {
            let there = (0..accounts.lists.accounts.len()).filter(|at| accounts.overlap.is_present(*at, id));
            there.map(|at| shown(&accounts.lists.accounts[at])).collect()
        }
    };
    if lines.is_empty() {
        talk.say("At none of our accounts.");
    }
    talk.voice.read(numbered(lines));
}

/// Asks whose a list is.
fn whose(talk: &mut Talk<'_>) -> Went<Option<Whose>> {
    let said = talk
        .ask("Whose accounts are on the list: ours, or the number or name of a candidate; an empty line leaves it?")?;
    Ok(match said.as_str() {
        "" => None,
        "ours" => Some(Whose::Own),
        text => talk.candidate(text).map(|at| Whose::Partner(talk.plan().partners[at].id.clone())),
    })
}

fn bring(talk: &mut Talk<'_>, file: &str) -> Went {
    let Some(file) = talk.asked(file, "A CSV, TSV or XLSX file with names or websites")? else { return Ok(()) };
    match file_meant::meant(&file, &Around::here()) {
        Ok(path) => talk.bring_list(&path, &Reading::default(), None),
        Err(words) => {
            talk.say(words);
            Ok(())
        }
    }
}

impl Talk<'_> {
    /// Takes a list in and waits until it is there.
    pub(super) fn bring_list(&mut self, path: &Path, reading: &Reading, mapping: Option<&Mapping>) -> Went {
        let Some(whose) = whose(self)? else { return Ok(()) };
        if let Err(words) = listing::put(self.desk(), &whose, path, reading, mapping) {
            self.say(words);
            return Ok(());
        }
        self.say("Taking the list in.");
        self.voice.breathe();
        while let Some(read) = self.desk().bringing.read() {
            match self.ear.hear_within(Duration::from_secs(5)) {
                None => self.say(format!("{read} accounts read. .enough stops it.")),
                Some(Heard::Desk(word)) => self.take(word),
                Some(Heard::Line(line)) if line.trim() == ".enough" => {
                    self.desk().bringing.stop();
                    self.say("Stopped: the lists are as they were.");
                }
                Some(Heard::Stop) => self.desk().bringing.stop(),
                Some(Heard::Signal(signal)) => return Err(Away::End(signal)),
                Some(other) => self.ear.put_off(other),
            }
            self.voice.breathe();
        }
        Ok(())
    }
}

fn one(talk: &mut Talk<'_>, text: &str) -> Option<Whose> {
    let rows = rows(talk);
    let at = talk.row(&rows, text)?;
    lists(talk).get(at).cloned()
}

fn take_away(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(whose) = one(talk, text) else { return Ok(()) };
    if !talk
        .is_yes("Take the list away? Undo does not bring it back; its file can be brought in again. no or yes", false)?
    {
        return Ok(());
    }
    match talk.desk().folder().remove(&whose) {
        Ok(()) => {
            let notes = talk.desk().read_accounts();
            talk.say("The list is gone.");
            talk.voice.read(notes);
        }
        Err(error) => talk.say(error.to_string()),
    }
    Ok(())
}

fn fill(talk: &mut Talk<'_>, text: &str) -> Went {
    let Some(Whose::Partner(id)) = one(talk, text) else {
        talk.say("Only a candidate's list, held against ours, says something of them.");
        return Ok(());
    };
    let accounts = Arc::clone(talk.desk().accounts());
    let Some(says) = says(&accounts, &id) else {
        talk.say("There is no list of ours to hold it against.");
        return Ok(());
    };
    match follows(talk.plan(), &id, &says) {
        Some(change) => {
            let what = change.what.clone();
            if talk.change(change) {
                talk.say(format!("{what}."));
            }
        }
        None => talk.say("All their list says stands there already, or somebody has said otherwise."),
    }
    Ok(())
}

fn says<'a>(accounts: &'a crate::report::Accounts, id: &PartnerId) -> Option<ListSays<'a>> {
    let held = accounts.lists.of(id).filter(|_| accounts.lists.own.is_some())?;
    let Origin { source, imported, rows } = &held.origin;
    Some(ListSays { ours: accounts.overlap.reach(id)?, listed: *rows, source, day: imported.as_ref() })
}

fn doubts(talk: &mut Talk<'_>) -> Went {
    if let Some(refusal) = talk.desk().refusal() {
        talk.say(refusal);
        return Ok(());
    }
    let accounts = Arc::clone(talk.desk().accounts());
    let ids: Vec<PartnerId> = talk.plan().partners.iter().map(|partner| partner.id.clone()).collect();
    let held: Vec<&Held> = ids.iter().filter_map(|id| accounts.lists.of(id)).collect();
    let open: Vec<(&Held, &Found)> =
        held.iter().flat_map(|held| held.in_review().map(|found| (*held, found))).collect();
    if open.is_empty() {
        talk.say("No match is in doubt.");
    }
    for (held, found) in open {
        let Some(ours) = accounts.lists.accounts.get(found.own) else { continue };
        let question = format!("Ours: {}. Theirs: {}. {}. One company:", shown(ours), shown(&found.theirs), found.why);
        let Some(at) = ask_one_of(talk, &question, "", &["yes", "no"])? else { continue };
        match talk.desk().folder().decide(&held.partner, &[(ours, &found.theirs)], Some(at == 0)) {
            Ok(()) => {
                let notes = talk.desk().read_accounts();
                talk.voice.read(notes);
            }
            Err(error) => talk.say(error.to_string()),
        }
    }
    Ok(())
}

/// Moves from when on names that are alike count, by so many percent.
fn sure(talk: &mut Talk<'_>, by: i8) -> Went {
    if let Some(refusal) = talk.desk().refusal() {
        talk.say(refusal);
        return Ok(());
    }
    let percent = talk.desk().accounts().lists.sure;
    match talk.desk().folder().be_sure_from(percent.saturating_add_signed(by)) {
        Ok(()) => {
            let notes = talk.desk().read_accounts();
            let percent = talk.desk().accounts().lists.sure;
            talk.say(format!("Names {percent} % alike or more count as one company; the others are in doubt."));
            talk.voice.read(notes);
        }
        Err(error) => talk.say(error.to_string()),
    }
    Ok(())
}
