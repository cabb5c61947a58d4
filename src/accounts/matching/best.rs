//! Pairs of names that may be one company, and the best of them for each account.

use super::known::{Entry, Kept, Known};
use super::likeness::{Likeness, Worded, likeness};
use super::rarity::{Counts, Word, Words};
use super::why::{Doubt, Why};

/// A name with fewer letters tells nothing, unless both are written alike.
const SHORT: usize = 3;
/// Two names that are equal are plain if all their words together tell less than this: one common word.
const TELLS_TOGETHER: f64 = 7.5;

/// Two accounts whose names are alike: the place on our list, and among those kept of theirs.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) own: usize,
    pub(super) theirs: usize,
    pub(super) alike: f64,
    pub(super) why: Why,
    pub(super) doubt: Option<Doubt>,
}

/// What a name can be found by: its words that few have, every two that follow each other as one where one of them is rare, and all as one; and
/// whether slips of the pen count.
pub(super) fn terms(name: &str, counts: &Counts, mut take: impl FnMut(&str, bool)) {
    let mut text = String::new();
    let mut before = "";
    for word in name.split(' ') {
        if !counts.is_barred(word) {
            take(word, true);
        }
        // Two common words beside each other are as common in a list of one trade, and would bring all of it.
        let is_common = counts.is_barred(before) && counts.is_barred(word);
        if !before.is_empty() && !is_common {
            text.clear();
            text.push_str(before);
            text.push_str(word);
            take(&text, false);
        }
        before = word;
    }
    if text.len() + 1 < name.len() {
        text.clear();
        text.extend(name.split(' '));
        take(&text, false);
    }
}

/// All pairs at least so much alike.
pub(super) fn pairs((accounts, entries): (&[Known], &[Entry]), kept: &[Kept], counts: Counts, least: f64) -> Vec<Pair> {
    let mut words = Words::of(counts);
    let mut own: Vec<Option<Worded<'_>>> = Vec::new();
    own.resize_with(entries.len(), || None);
    let mut all = Vec::new();
    for (theirs, two) in kept.iter().enumerate() {
        for text in two.known.name.all() {
            let other = Worded { words: words.split(text), aside: words.split(&two.known.name.aside) };
            for at in two.near.iter().map(|at| *at as usize) {
                let entry = &entries[at];
                let one = &accounts[entry.account];
                let worded = own[at].get_or_insert_with(|| Worded {
                    words: words.split(&entry.text),
                    aside: words.split(&one.name.aside),
                });
                let found = likeness(worded, &other);
                if found.alike >= least {
                    let (alike, why, doubt) = judged((one, &worded.words), &two.known, &found);
                    all.push(Pair { own: entry.account, theirs, alike, why, doubt });
                }
            }
        }
    }
    all
}

/// How much alike two names are, why, and what speaks against it.
fn judged((one, words): (&Known, &[Word<'_>]), two: &Known, found: &Likeness) -> (f64, Why, Option<Doubt>) {
    let is_written_alike = one.written == two.written;
    let is_same = one.name.is_same(&two.name) || found.alike >= 1.0;
    let tells = || words.iter().map(|word| word.weight).sum::<f64>();
    let is_plain = || one.name.words.len() < SHORT && !is_written_alike || tells() < TELLS_TOGETHER;
    let why = match is_same {
        _ if is_written_alike => Why::Name,
        true if one.name.key() == two.name.key() => Why::LegalForm,
        true => Why::AlsoNamed,
        false => Why::Alike(found.alike),
    };
    let doubt = match found.doubt {
        Some(Doubt::Places | Doubt::Numbers) => found.doubt,
        _ if !is_written_alike && one.name.is_elsewhere(&two.name) => Some(Doubt::Countries),
        _ if is_same => is_plain().then_some(Doubt::Plain),
        other => other,
    };
    (if is_same { 1.0 } else { found.alike }, why, doubt)
}

/// The best pair for each account of ours that has none yet. Of theirs each is given once, unless the names are equal;
/// the order of the lists decides between pairs that are equally good.
pub(super) fn assigned(mut pairs: Vec<Pair>, mut has_one: Vec<bool>, mut is_taken: Vec<bool>) -> Vec<Pair> {
    let rank = |pair: &Pair| (pair.doubt.is_some(), pair.why != Why::Name, pair.own, pair.theirs);
    pairs.sort_by(|a, b| b.alike.total_cmp(&a.alike).then_with(|| rank(a).cmp(&rank(b))));
    pairs.retain(|pair| {
        let is_kept = !has_one[pair.own] && (!is_taken[pair.theirs] || pair.alike >= 1.0);
        if is_kept {
            (has_one[pair.own], is_taken[pair.theirs]) = (true, true);
        }
        is_kept
    });
    pairs
}
