//! Step 2, who is at which of our accounts already.

use super::about::About;
use super::candidates::ask_one_of;
use super::ear::Heard;
use super::fields::written;
use super::importing::{HOW, say_again, told, whose};
use super::lists::numbered;
use super::rate::stands;
use super::talk::{Away, Place, Talk, Went, command};
use crate::accounts::{Found, Held};
use crate::action::Action;
use crate::desk::{file_meant, listing};
use crate::import::accounts::{AccountColumns, BEGINNING};
use crate::import::read::{self, Reading};
use crate::import::{Mapping, TableKind};
use crate::interview::overlapping::{ListSays, follows};
use crate::interview::steps::View;
use crate::plan::{Field, PartnerId, Plan, Subject};
use crate::report::accounts::{counted_by, in_short, listed_by, shown};
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
            "overlap",
            "",
            "Learn how many accounts you and a candidate share, by three files that show neither list.",
            &[Action::Exchange],
            |talk, _| super::overlap::overlap(talk),
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

/// What is said of a list that was brought in.
const NOT_UNDONE: &str = "A list stands beside the plan: takeaway takes it away, .undo does not.";

/// Whose lists there are, ours first.
fn lists(talk: &Talk<'_>) -> Vec<Whose> {
    let Some(open) = &talk.open else { return Vec::new() };
    let lists = &open.accounts().lists;
    let own = lists.own.is_some().then_some(Whose::Own);
    let is_known = |id: &PartnerId| lists.of(id).is_some() || lists.exchanged_with(id).is_some();
    let theirs = talk.plan().partners.iter().filter(|partner| is_known(&partner.id));
    own.into_iter().chain(theirs.map(|partner| Whose::Partner(partner.id.clone()))).collect()
}

fn rows(talk: &Talk<'_>) -> Vec<String> {
    let Some(open) = &talk.open else { return Vec::new() };
    let accounts = open.accounts();
    let row = |whose: &Whose| match whose {
        Whose::Own => format!("Ours, {} accounts", accounts.lists.accounts.len()),
        Whose::Partner(id) => {
            let name = talk.plan().partner(id).map_or_else(|| id.to_string(), |partner| partner.name.clone());
            if let Some(exchanged) = accounts.lists.exchanged_with(id).filter(|_| accounts.lists.of(id).is_none()) {
                let (shared, ours) = (in_short(exchanged.shared), exchanged.ours);
                let by = counted_by(exchanged, accounts.lists.earlier_of(id));
                return format!("{name}, at {shared} of {ours} of ours by {by}");
            }
            let reach = accounts.overlap.reach(id).unwrap_or_default();
            let doubtful = accounts.lists.of(id).map_or(0, |held| held.in_review().count());
            let counted = accounts.lists.exchanged_with(id);
            // Which of the two holds is said where there are two.
            let list = accounts.lists.of(id).filter(|_| counted.is_some());
            let from = list.map(|held| format!("; {}", listed_by(&held.origin, counted, held.named.as_ref())));
            format!("{name}, at {reach} of ours, {doubtful} in doubt{}", from.unwrap_or_default())
        }
    };
    numbered(lists(talk).iter().map(row))
}

fn say_list(talk: &mut Talk<'_>, whose: &Whose) {
    let accounts = Arc::clone(talk.desk().accounts());
    if let Whose::Partner(id) = whose
        && accounts.lists.of(id).is_none()
    {
        return talk.say("A private overlap counts, and names no account.");
    }
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

fn bring(talk: &mut Talk<'_>, file: &str) -> Went {
    let Some(file) = talk.asked(file, "A CSV, TSV or XLSX file with names or websites")? else { return Ok(()) };
    match file_meant::meant(&file, &Around::here()) {
        Ok(path) => match whose(talk)? {
            Some(whose) => look_at(talk, &whose, &path),
            None => Ok(()),
        },
        Err(words) => {
            talk.say(words);
            Ok(())
        }
    }
}

/// Says what the columns of a list are, and asks whether it is brought in so.
fn look_at(talk: &mut Talk<'_>, whose: &Whose, path: &Path) -> Went {
    let kind = if *whose == Whose::Own { TableKind::OwnAccounts } else { TableKind::PartnerAccounts };
    let (mut reading, mut kept) = (Reading::default(), Vec::new());
    loop {
        let table = match read::open(path, &reading).and_then(|mut file| file.beginning(BEGINNING)) {
            Ok(table) => table,
            Err(refusal) => {
                talk.say(refusal.to_string());
                return Ok(());
            }
        };
        let mut mapping = Mapping::of(talk.plan(), &table, Some(kind));
        say_again(talk, &mut kept, |talk, said| told(talk, &mut mapping, &reading, said));
        match settle(talk, mapping, &reading, &mut kept)? {
            Settled::Leave => return Ok(()),
            Settled::Read(again) => reading = again,
            Settled::Take(mapping) => return talk.bring_list(whose, path, &reading, &mapping),
        }
    }
}

/// What becomes of a list that was looked at.
enum Settled {
    Leave,
    /// It is to be read otherwise.
    Read(Reading),
    Take(Mapping),
}

/// What is said of its columns is kept for when it is read otherwise.
fn settle(talk: &mut Talk<'_>, mut mapping: Mapping, reading: &Reading, kept: &mut Vec<String>) -> Went<Settled> {
    talk.say_columns(&mapping);
    loop {
        let questions = AccountColumns::questions(&mapping);
        for question in &questions {
            talk.say(question.text.replace("--map ", "").replace("--", ""));
        }
        let asked = "Bring it in: yes, COLUMN=FIELD like 2=name, ? for more ways, or an empty line to leave it?";
        let said = talk.ask(asked, About::choices(&["yes"]).saying(HOW))?;
        match said.to_lowercase().as_str() {
            "" => return Ok(Settled::Leave),
            "y" | "yes" if questions.is_empty() => return Ok(Settled::Take(mapping)),
            "y" | "yes" => talk.say("Settle what is asked above first."),
            _ => match told(talk, &mut mapping, reading, &said) {
                Ok(None) => {
                    kept.push(said);
                    talk.say_columns(&mapping);
                }
                Ok(Some(again)) => return Ok(Settled::Read(again)),
                Err(words) => talk.say(words),
            },
        }
    }
}

impl Talk<'_> {
    /// Takes a list in and waits until it is there.
    pub(super) fn bring_list(&mut self, whose: &Whose, path: &Path, reading: &Reading, mapping: &Mapping) -> Went {
        if let Err(words) = listing::put(self.desk(), whose, path, reading, Some(mapping)) {
            self.say(words);
            return Ok(());
        }
        self.say("Taking the list in.");
        self.wait_for_list()?;
        self.later.push(NOT_UNDONE.to_owned());
        Ok(())
    }

    /// Waits until what is being taken in is there, or stopped.
    pub(super) fn wait_for_list(&mut self) -> Went {
        self.voice.breathe();
        while let Some(read) = self.desk().bringing.read() {
            match self.ear.hear_within(Duration::from_secs(5)) {
                None => self.say(format!("{read} accounts so far. .enough stops it.")),
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
            let (what, before) = (change.what.clone(), talk.plan().clone());
            if talk.change(change) {
                talk.say(format!("{what}; .undo takes it back."));
                say_filled(talk, &before, &id);
            }
        }
        None => talk.say("All their list says stands there already, or somebody has said otherwise."),
    }
    Ok(())
}

/// Says what a list has filled in of a candidate.
fn say_filled(talk: &mut Talk<'_>, before: &Plan, id: &PartnerId) {
    let subject = Subject::Partner(id.clone());
    for field in Field::PARTNER {
        let (was, is) = (field.shown(before, &subject), field.shown(talk.plan(), &subject));
        if was != is {
            let was = if field.is_unsaid(&was) { "" } else { &was };
            talk.say(written(&format!("{} is", field.label), was, &is));
        }
    }
    let rated = |plan: &Plan, at: usize| -> Option<String> {
        let criterion = plan.criteria.get(at)?;
        Some(stands(criterion, plan.partner(id)?))
    };
    for at in 0..before.criteria.len() {
        let (was, is) = (rated(before, at).unwrap_or_default(), rated(talk.plan(), at).unwrap_or_default());
        if was != is {
            let name = talk.plan().criteria[at].name.clone();
            talk.say(written(&format!("{name}:"), &was, &is));
        }
    }
}

fn says<'a>(accounts: &'a crate::report::Accounts, id: &PartnerId) -> Option<ListSays<'a>> {
    ListSays::of(&accounts.lists, &accounts.overlap, id)
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
