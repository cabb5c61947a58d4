//! The answer read by whoever asked, and the third file: what came of it, for whoever answered.
//!
//! A result with names holds, for each account that is shared, where it stands in the answer, and its point with both
//! secrets. Who answered takes hers out again and looks whether what is left stood in the request, each once: of accounts
//! that were not asked for nobody makes such points, so no more are shared than it says. Which, she is told.

use super::answer::AnswerFile;
use super::check::{FileHash, Learn, Learnt, Shared, each_once};
use super::head::{hex, kind_of, number, pieces, read as head, sealed, unhex, written};
use super::keys::{AnswererKeeps, AskerKeeps};
use super::mask::{Mark, Masked, Secret, mark};
use super::spread::{Watch, spread};
use super::{FileKind, MOST, Refusal};
use std::collections::{HashMap, HashSet};

const FIELDS: [&str; 4] = ["exchange", "answer", "learn", "shared"];
const FEW: &str = "fewer than 5";
/// A place and a point.
const ROW: usize = 4 + 32;

/// An answer read.
#[derive(Clone, Debug)]
pub struct ReadOut {
    /// What whoever asked has learnt.
    pub learnt: Learnt,
    /// The file for whoever answered.
    pub file: Vec<u8>,
}

/// Which exchange an answer or a result is of.
///
/// # Errors
/// When it is neither, or does not hold together.
pub fn exchange_of(bytes: &[u8]) -> Result<(FileKind, [u8; 16]), Refusal> {
    match kind_of(bytes)? {
        (FileKind::Answer, _) => Ok((FileKind::Answer, AnswerFile::read(bytes)?.exchange)),
        (FileKind::Result, _) => {
            let ([exchange, ..], _) = head(FileKind::Result, FIELDS, bytes)?;
            Ok((FileKind::Result, unhex(exchange)?))
        }
        (is, _) => Err(Refusal::OtherKind { is, wanted: FileKind::Answer }),
    }
}

/// Reads the answer to a request, with what was kept of it.
///
/// # Errors
/// When it answers something else, holds what no list makes, or the work was stopped.
pub fn read(kept: &AskerKeeps, bytes: &[u8], watch: &Watch<'_>) -> Result<ReadOut, Refusal> {
    let answer = AnswerFile::read(bytes)?;
    is_to(kept, &answer)?;
    let theirs = spread(answer.points, watch, |at, point| kept.secret.mask_again(point, at + 1))?;
    let places: HashMap<Mark, usize> = theirs.iter().map(|point| mark(&kept.exchange, point)).zip(0..).collect();
    let both = answer.marks.iter().enumerate().filter_map(|(at, mark)| Some((at, *places.get(mark)?)));
    let both: Vec<(usize, usize)> = both.collect();
    let (shared, domains) = match answer.learn {
        Learn::Counts => (Shared::of(both.len()), Vec::new()),
        Learn::Names => (Shared::Count(both.len()), named(&kept.places, both.iter().map(|(at, _)| *at))?),
    };
    let file = result(kept, FileHash::of(bytes), answer.learn, shared, &rows(&both, &theirs));
    let (ours, theirs, is_declined) = (kept.ours, theirs.len(), answer.learn != kept.learn);
    let learnt = Learnt { learn: answer.learn, shared, ours, theirs, domains, is_declined };
    Ok(ReadOut { learnt, file })
}

/// Refuses an answer to something else.
fn is_to(kept: &AskerKeeps, answer: &AnswerFile<'_>) -> Result<(), Refusal> {
    let is_ours =
        answer.exchange == kept.exchange && answer.request == kept.request && answer.marks.len() == kept.asked;
    if !is_ours {
        return Err(Refusal::OtherExchange);
    }
    if answer.learn == Learn::Names && kept.learn == Learn::Counts {
        return Err(Refusal::Broken { what: "it answers with names where counts were asked for" });
    }
    Ok(())
}

/// Reads a result, with what was kept of the answer it is of.
///
/// # Errors
/// When it is of something else, or says that something is shared which was not asked for.
pub fn learn(kept: &AnswererKeeps, bytes: &[u8], watch: &Watch<'_>) -> Result<Learnt, Refusal> {
    let ([exchange, answer, learn, shared], body) = head(FileKind::Result, FIELDS, bytes)?;
    if unhex(exchange)? != kept.exchange || FileHash::read(answer)? != kept.answer || Learn::read(learn)? != kept.learn
    {
        return Err(Refusal::OtherExchange);
    }
    let most = kept.asked.min(kept.answered);
    let (shared, domains) = match kept.learn {
        Learn::Counts => (counted(shared, body, most)?, Vec::new()),
        Learn::Names => {
            let rows = pieces::<ROW>(body, number(shared, MOST)?)?;
            (Shared::Count(rows.len()), verified(kept, rows, watch)?)
        }
    };
    let (learn, ours, theirs) = (kept.learn, kept.ours, kept.asked);
    Ok(Learnt { learn, shared, ours, theirs, domains, is_declined: false })
}

/// The rows of a result with names, by their places in the answer.
fn rows(both: &[(usize, usize)], theirs: &[Masked]) -> Vec<u8> {
    let mut places: Vec<usize> = both.iter().map(|(_, place)| *place).collect();
    places.sort_unstable();
    let row = |place: usize| {
        let number = u32::try_from(place).unwrap_or(u32::MAX).to_be_bytes();
        number.into_iter().chain(theirs[place])
    };
    places.into_iter().flat_map(row).collect()
}

fn result(kept: &AskerKeeps, answer: FileHash, learn: Learn, shared: Shared, rows: &[u8]) -> Vec<u8> {
    let said = match shared {
        Shared::Count(count) => count.to_string(),
        Shared::Few => FEW.to_owned(),
    };
    let fields = [
        ("exchange", hex(&kept.exchange)),
        ("answer", answer.whole()),
        ("learn", learn.word().to_owned()),
        ("shared", said),
    ];
    let mut file = written(FileKind::Result, &fields);
    if learn == Learn::Names {
        file.extend(rows);
    }
    sealed(file)
}

/// The count of a result without names.
fn counted(said: &str, body: &[u8], most: usize) -> Result<Shared, Refusal> {
    pieces::<1>(body, 0)?;
    if said == FEW {
        return Ok(Shared::Few);
    }
    let count = number(said, MOST)?;
    let is_possible = count <= most && Shared::of(count) != Shared::Few;
    if is_possible { Ok(Shared::Count(count)) } else { Err(Refusal::NotShared) }
}

/// The domains at the places of a result, each with proof that it was asked for.
fn verified(kept: &AnswererKeeps, rows: &[[u8; ROW]], watch: &Watch<'_>) -> Result<Vec<String>, Refusal> {
    let secret = kept.secret.as_ref().map(Secret::inverse).ok_or(Refusal::OtherExchange)?;
    let requested: HashSet<&Mark> = kept.requested.iter().collect();
    let found = spread(rows, watch, |at, row| {
        let ([a, b, c, d], mut point) = ([row[0], row[1], row[2], row[3]], [0; 32]);
        point.copy_from_slice(&row[4..]);
        let left = secret.mask_again(&point, at + 1)?;
        let place = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or(usize::MAX);
        let left = mark(&kept.exchange, &left);
        if requested.contains(&left) { Ok((place, left)) } else { Err(Refusal::NotShared) }
    })?;
    let (places, left): (Vec<usize>, Vec<Mark>) = found.into_iter().unzip();
    each_once(&left)?;
    if !places.is_sorted_by(|one, other| one < other) {
        return Err(Refusal::Doubled);
    }
    named(&kept.places, places.into_iter())
}

/// The domains at these places; what pads a list is shared with nobody.
fn named(domains: &[String], places: impl Iterator<Item = usize>) -> Result<Vec<String>, Refusal> {
    let domain = |place: usize| domains.get(place).filter(|domain| !domain.is_empty()).cloned();
    let mut named: Vec<String> =
        places.map(|place| domain(place).ok_or(Refusal::NotShared)).collect::<Result<_, _>>()?;
    named.sort_unstable();
    Ok(named)
}
