//! A private overlap line by line: what it does not protect from, then one of its steps, each a file.

use super::about::About;
use super::talk::{Talk, Went};
use crate::accounts::private::{FileKind, Learn, Request, exchange_of};
use crate::desk::exchanging::{Exchanging, begin, padded_to};
use crate::desk::file_meant;
use crate::report::private_overlap::{CONTRACT, LEARNT, OPEN, PADDING, WHAT, read_out, sizes, waits};
use crate::store::{Around, exchange_file};
use std::path::{Path, PathBuf};

const STEPS: [&str; 7] = ["ask", "ask names", "answer", "answer names", "read", "end", "about"];

/// Asks which step, and does it.
pub(super) fn overlap(talk: &mut Talk<'_>) -> Went {
    let says = "ask writes a request for a candidate, answer answers one, read reads an answer or a result; with names both \
                learn which accounts they share, if both say so. end ends one that waits. about says what it does not \
                protect from.";
    let asked =
        "Private overlap: ask, ask names, answer, answer names, read, end, about, or an empty line to leave it?";
    loop {
        let said = talk.ask(asked, About::choices(&STEPS).saying(says))?;
        return match said.to_lowercase().as_str() {
            "" => Ok(()),
            "ask" | "1" => ask(talk, Learn::Counts),
            "ask names" | "2" => ask(talk, Learn::Names),
            "answer" | "3" => answer(talk, Learn::Counts),
            "answer names" | "4" => answer(talk, Learn::Names),
            "read" | "5" => read(talk),
            "end" | "6" => end(talk),
            "about" | "7" => {
                for words in [WHAT, LEARNT, OPEN, CONTRACT] {
                    talk.say(words);
                }
                continue;
            }
            _ => {
                talk.say("Say one of these words.");
                continue;
            }
        };
    }
}

fn ask(talk: &mut Talk<'_>, learn: Learn) -> Went {
    let Some(who) = talk.asked("", "Whom do you ask, by number or name")? else { return Ok(()) };
    let Some(at) = talk.candidate(&who) else { return Ok(()) };
    let partner = talk.plan().partners[at].id.clone();
    let Some(to) = place(talk, "Where is the request written")? else { return Ok(()) };
    let pad_to = padding(talk)?;
    done(talk, Exchanging::Ask { partner, learn, pad_to }, to)
}

fn answer(talk: &mut Talk<'_>, learn: Learn) -> Went {
    let Some(bytes) = bytes(talk, "The file of the request")? else { return Ok(()) };
    let request = match Request::read(&bytes) {
        Ok(request) => request,
        Err(refusal) => {
            talk.say(refusal.to_string());
            return Ok(());
        }
    };
    let list = match talk.desk().folder().compared(false) {
        Ok(list) => list,
        Err(error) => {
            talk.say(error.to_string());
            return Ok(());
        }
    };
    talk.say(sizes(&request, &list, learn));
    talk.say(read_out(&request.hash));
    if !talk.is_yes("Answer it, once and for all? no or yes", false)? {
        return Ok(());
    }
    let who = talk.ask_text("Who asks, by number or name; an empty line where it is no candidate?")?;
    let at = if who.is_empty() { None } else { talk.candidate(&who) };
    let partner = at.map(|at| talk.plan().partners[at].id.clone());
    let Some(to) = place(talk, "Where is the answer written")? else { return Ok(()) };
    let pad_to = padding(talk)?;
    done(talk, Exchanging::Answer { request: Box::new(request), partner, learn, pad_to }, to)
}

/// To how many accounts the list is padded.
fn padding(talk: &mut Talk<'_>) -> Went<Option<usize>> {
    talk.say(PADDING);
    loop {
        let typed = talk.ask("Padded to how many accounts, or an empty line?", About::default())?;
        match padded_to(&typed) {
            Ok(pad_to) => return Ok(pad_to),
            Err(words) => talk.say(words),
        }
    }
}

fn read(talk: &mut Talk<'_>) -> Went {
    let Some(bytes) = bytes(talk, "The file of the answer, or of the result")? else { return Ok(()) };
    let to = match exchange_of(&bytes) {
        Ok((FileKind::Answer, _)) => place(talk, "Where is the result written")?,
        Ok(_) => Some(PathBuf::new()),
        Err(refusal) => {
            talk.say(refusal.to_string());
            None
        }
    };
    match to {
        Some(to) => done(talk, Exchanging::Read(bytes), to),
        None => Ok(()),
    }
}

fn end(talk: &mut Talk<'_>) -> Went {
    let waiting = talk.desk().folder().open_exchanges();
    if waiting.is_empty() {
        talk.say("None waits.");
    }
    for open in waiting {
        let name = open.partner.as_ref().and_then(|id| talk.plan().partner(id)).map(|partner| partner.name.clone());
        let day = open.day.as_ref().map_or_else(String::new, |day| format!(" of {day}"));
        let who = name.as_deref().unwrap_or("somebody");
        let waits = waits(open.is_asked, open.sent.as_deref());
        if talk.is_yes(&format!("End the one with {who}{day}? {waits} Its key is erased. no or yes"), false)? {
            match talk.desk().folder().forget(&open.exchange) {
                Ok(()) => talk.say("It is ended, and its key erased."),
                Err(error) => talk.say(error.to_string()),
            }
        }
    }
    Ok(())
}

fn done(talk: &mut Talk<'_>, step: Exchanging, to: PathBuf) -> Went {
    if let Err(words) = begin(talk.desk(), step, to) {
        talk.say(words);
        return Ok(());
    }
    talk.say("Masking and comparing.");
    talk.wait_for_list()
}

/// The bytes of a file that is asked for; none where there is none, which is said.
fn bytes(talk: &mut Talk<'_>, question: &str) -> Went<Option<Vec<u8>>> {
    let Some(typed) = talk.asked("", question)? else { return Ok(None) };
    let read = file_meant::meant(&typed, &Around::here())
        .and_then(|path| exchange_file(&path).map_err(|error| error.to_string()));
    Ok(read.map_err(|words| talk.say(words)).ok())
}

/// A new file that is asked for.
fn place(talk: &mut Talk<'_>, question: &str) -> Went<Option<PathBuf>> {
    let Some(typed) = talk.asked("", question)? else { return Ok(None) };
    Ok(Around::here().meant(Path::new(&typed)).map_err(|words| talk.say(words)).ok())
}
