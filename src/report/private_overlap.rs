//! What is said of a private overlap, wherever it is asked for: on the screen, in lines, at the command line.

use super::accounts::{origin, shown};
use super::figure::counted;
use crate::accounts::Stands;
use crate::accounts::least::LEAST;
use crate::accounts::private::{FileHash, FileKind, Learn, Learnt, LeftAccounts, LeftOut, NormalList, Request, Shared};

/// What it is.
pub const WHAT: &str = "Two companies learn how many accounts they share, by three files: who asks sends a request, who is \
                        asked sends an answer, and who asked reads it and sends the result. No list is shown to anybody: \
                        every domain leaves as a point that only both keys together make comparable.";
/// The same in a sentence, before the first step.
pub const BRIEFLY: &str = "Two companies learn how many accounts they share, by a request, an answer and a result, each a file. \
                           No list is shown to anybody.";
/// What each of the two learns.
pub const LEARNT: &str = "Both learn how many accounts are shared, and how long the other list is, with what pads it. A count \
                          below 5 is not said. Which accounts, both learn only where both have said names; then also where \
                          fewer than 5 are shared.";
/// What it does not protect from.
pub const OPEN: &str = "It protects between two who keep to it. A list of guessed domains is a valid list, and who knows five of \
                        your customers can find out about a sixth. Whoever alters the program learns also a count below 5, \
                        even of one company among padding. A partner may leave accounts out, or put some in, and nothing \
                        tells. Who asked says what the result is.";
/// When it is not the way.
pub const CONTRACT: &str = "Where a single account is worth a lie, agree by contract what may be asked and how it is checked, or \
                            have somebody both trust compare the lists.";

/// All of it, a paragraph each.
#[must_use]
pub fn in_full() -> String {
    [WHAT, LEARNT, OPEN, CONTRACT].join("\n\n")
}

/// What is asked before a request is answered: both sizes, and what either side would learn.
#[must_use]
pub fn sizes(request: &Request, list: &NormalList, may: Learn) -> String {
    let (theirs, ours) = (counted(request.accounts(), "account"), counted(list.len(), "account"));
    let learn = match (request.learn, may) {
        (Learn::Names, Learn::Names) => "They ask which are shared, and both of you would learn that.",
        (Learn::Names, Learn::Counts) => "They ask which are shared; both of you would learn only how many.",
        (Learn::Counts, _) => "Both of you would learn how many are shared, and no name.",
    };
    format!("They ask with {theirs}, padding included; your list has {ours} with a website. {learn}")
}

/// Who of a list does not go into an exchange, with the reason and the first few by name; none where all of it does.
#[must_use]
pub fn left_out(list: &NormalList) -> Option<String> {
    let part = |(why, left): (LeftOut, &LeftAccounts)| {
        let names: Vec<String> = left.first.iter().map(shown).collect();
        let more = left.count.saturating_sub(names.len());
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{} {}: {}{more}", left.count, reason(why), names.join(", "))
    };
    let parts: Vec<String> = list.left().map(part).collect();
    (!parts.is_empty()).then(|| format!("Of your list are left out: {}.", parts.join("; ")))
}

const fn reason(why: LeftOut) -> &'static str {
    match why {
        LeftOut::Without => "without a website of their own",
        LeftOut::Reserved => "with a website that no company can have (example.com, anything.test)",
        LeftOut::Doubled => "with the website of another",
        LeftOut::Wanted => "that you only want",
    }
}

/// What came of an exchange.
#[must_use]
pub fn came(learnt: &Learnt) -> String {
    let (ours, theirs) = (learnt.ours, counted(learnt.theirs, "account"));
    let shared = shared(learnt.shared);
    format!("{shared} of the {ours} accounts of yours are on their list of {theirs}, padding included.")
}

/// "12", "fewer than 5".
#[must_use]
pub fn shared(shared: Shared) -> String {
    match shared {
        Shared::Count(count) => count.to_string(),
        Shared::Few => format!("Fewer than {LEAST}"),
    }
}

/// What is said of a file that was made: a request or an answer.
#[must_use]
pub fn made(kind: FileKind, to: &str, (list, sent): (&NormalList, usize), hash: &FileHash) -> Vec<String> {
    let accounts = counted(list.len(), "account");
    let padded = if sent > list.len() { format!(", padded to {sent}") } else { String::new() };
    let next = match kind {
        FileKind::Request => "Its key is kept beside the plan until the answer is read.",
        _ => "They read it and send you the result, which you read too.",
    };
    let first = format!("Wrote {to}: {} with {accounts}{padded}, masked, no name in it.", kind.name());
    let sentences = [Some(first), left_out(list), Some(read_out(hash)), Some(next.to_owned())];
    sentences.into_iter().flatten().collect()
}

/// What is said of a file that was read, besides what was learnt: that no names were given, its hash, the result that was
/// written, what stands of a partner now, and the key, which may have been open to others.
#[must_use]
pub fn heard(
    learnt: &Learnt,
    read: &FileHash,
    written: Option<(&str, &FileHash)>,
    partner: Option<(&str, &Stands)>,
    was_open: bool,
) -> Vec<String> {
    let declined = learnt.is_declined.then(|| DECLINED.to_owned());
    let read = format!(
        "Before you believe it, compare with whoever sent it the short hash of the file you read: {}. A file that was changed \
         on its way has another.",
        read.spoken()
    );
    let result = written.map(|(to, hash)| format!("Wrote {to}: the result for them. {}", read_out(hash)));
    let stands = match partner {
        Some((name, stands)) => kept(name, stands, learnt.domains.len()),
        None => "It is kept with nobody: no candidate of the plan was named for it.".to_owned(),
    };
    let open = was_open.then(|| KEY_WAS_OPEN.to_owned());
    let erased = "The key of this exchange is erased.".to_owned();
    declined.into_iter().chain([read]).chain(result).chain([stands]).chain(open).chain([erased]).collect()
}

/// What stands of a partner once so many accounts have been named.
fn kept(name: &str, stands: &Stands, named: usize) -> String {
    match stands {
        Stands::Count => format!("Of {name} the count stands beside the plan, with its day."),
        Stands::List => format!("Of {name} the shared accounts stand as their list beside the plan, with its day."),
        Stands::Beside { list, added } => {
            let on_it = match added {
                0 => "All of them are on it".to_owned(),
                1 => format!("1 of the {named} is not on it"),
                added => format!("{added} of the {named} are not on it"),
            };
            format!(
                "Of {name} the shared accounts stand beside the list they gave, {}, with their own day. {on_it}; they are at \
                 every account that either names.",
                origin(list)
            )
        }
    }
}

/// Where names were asked for and a count came.
const DECLINED: &str = "You asked which accounts are shared, and they answered only how many: both of you learnt the count, and \
                        no name.";

/// What is said of a key whose file let others read it.
const KEY_WAS_OPEN: &str = "Until now others on this machine could read the key of this exchange: its file was open to them. \
                            Whoever copied it, and has the files, can try which companies are on your list.";

/// What one that is open waits for, and by which hash the other side knows its file.
#[must_use]
pub fn waits(is_asked: bool, sent: Option<&str>) -> String {
    let what = if is_asked { "an answer" } else { "a result" };
    match sent {
        Some(hash) => format!("It waits for {what}; the short hash of its file is {hash}."),
        None => format!("It waits for {what}."),
    }
}

/// What padding is for, where it is asked to how many.
pub const PADDING: &str = "The file tells how long your list is. Padded with accounts that are none it tells less: type a larger \
                           number, or leave it empty and the list is sent as long as it is.";

/// By which both sides see that they have the same file.
#[must_use]
pub fn read_out(hash: &FileHash) -> String {
    format!("The short hash of this file, to be read to each other by telephone: {}.", hash.spoken())
}
