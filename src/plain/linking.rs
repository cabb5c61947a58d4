//! Names that sound like whom the buyers ask, read out and linked by their numbers.

use super::about::About;
use super::lists::{numbered, numbers};
use super::talk::{Talk, Went};
use crate::interview::linking::{Link, by_name, link, links};
use crate::plan::PartnerId;
use crate::report::figure::counted;

/// Links those of these who are called as a source is, says how many others sound like one, and what asks about them.
pub(super) fn tell(talk: &mut Talk<'_>, new: &[PartnerId]) {
    if let Some(change) = by_name(talk.plan(), new) {
        let what = change.what.clone();
        if talk.change(change) {
            talk.say(format!("{what}, by name."));
        }
    }
    let found = links(talk.plan(), Some(new)).iter().filter(|link| link.is_first).count();
    if found > 0 {
        let sound = if found == 1 { "sounds" } else { "sound" };
        talk.say(format!("{} {sound} like whom your buyers ask: .match asks about them.", counted(found, "name")));
    }
}

/// Reads every link that may be made, and asks which are.
pub(super) fn ask(talk: &mut Talk<'_>) -> Went {
    let links = links(talk.plan(), None);
    if links.is_empty() {
        talk.say("No other candidate's name sounds like whom these buyers ask.");
        return Ok(());
    }
    let row = |link: &Link| format!("{}: {}, whom {} asks", link.name, link.source, link.asked_by);
    talk.voice.read(numbered(links.iter().map(row)));
    loop {
        let about =
            About::choices(&["all"]).saying("The numbers of those rows whose company stands for whom they ask.");
        let asked = "A guess from the names. Who stands for it: numbers, all, or an empty line for none?";
        let said = talk.ask(asked, about)?;
        let chosen: Vec<&Link> = match (said.as_str(), numbers(&said, links.len())) {
            ("", _) => return Ok(()),
            ("all", _) => links.iter().collect(),
            (_, Some(places)) => places.into_iter().filter_map(|at| links.get(at)).collect(),
            (_, None) => {
                talk.say(format!("Say numbers, 1 to {}, or all.", links.len()));
                continue;
            }
        };
        if let Some(change) = link(talk.plan(), chosen) {
            let what = change.what.clone();
            if talk.change(change) {
                talk.say(format!("{what}; .undo takes it back."));
            }
        }
        return Ok(());
    }
}
