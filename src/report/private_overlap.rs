//! What is said of a private overlap, wherever it is asked for: on the screen, in lines, at the command line.

use super::figure::counted;
use crate::accounts::least::LEAST;
use crate::accounts::private::{FileHash, Learn, Learnt, NormalList, Request, Shared};

/// What it is.
pub const WHAT: &str = "Two companies learn how many accounts they share, by three files: who asks sends a request, who is \
                        asked sends an answer, and who asked reads it and sends the result. No list is shown to anybody: \
                        every domain leaves as a point that only both keys together make comparable.";
/// What each of the two learns.
pub const LEARNT: &str = "Both learn how many accounts are shared, and how long the other list is, with what pads it. A count \
                          below 5 is not said. Which accounts, both learn only where both have said names.";
/// What it does not protect from.
pub const OPEN: &str = "It protects between two who keep to it. A list of guessed domains is a valid list: whoever puts in \
                        every company he can think of counts as if they were accounts of his. Whoever alters the program \
                        learns also a count below 5, even of one company among padding. A partner may leave accounts out, or \
                        put some in, and nothing tells. Who asked says what the result is.";
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

/// What of a list does not go into an exchange; none where all of it does.
#[must_use]
pub fn left_out(list: &NormalList, wanted: usize) -> Option<String> {
    let parts = [
        (list.without(), "without a website of their own"),
        (list.doubled(), "with the website of another"),
        (wanted, "that you only want"),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("{count} {why}")).collect();
    (!parts.is_empty()).then(|| format!("Of your list are left out: {}.", parts.join(", ")))
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

/// By which both sides see that they have the same file.
#[must_use]
pub fn read_out(hash: &FileHash) -> String {
    format!("Its short hash, to be compared on the phone: {}.", hash.spoken())
}
