//! The second file: whoever is asked masks the request a second time, as marks, and sends its own list masked once.

use super::check::{FileHash, Learn, each_once};
use super::head::{count, hex, pieces, read, sealed, unhex, written};
use super::keys::AnswererKeeps;
use super::mask::{Mark, Masked, Secret, mark};
use super::request::{laid_out, long_enough, masked, owned};
use super::spread::{Watch, spread};
use super::{Chance, FileKind, NormalList, Refusal, Request};

const FIELDS: [&str; 5] = ["exchange", "request", "learn", "asked", "accounts"];

/// An answer made, and what its maker keeps until the result comes.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The file for the other side.
    pub file: Vec<u8>,
    /// What is kept, and sent to nobody.
    pub kept: AnswererKeeps,
}

/// An answer as it came.
pub(super) struct AnswerFile<'a> {
    pub(super) exchange: [u8; 16],
    pub(super) request: FileHash,
    pub(super) learn: Learn,
    /// The request's points with both secrets: in its order where names are learnt, else in their own.
    pub(super) marks: &'a [Mark],
    /// The answerer's points.
    pub(super) points: &'a [Masked],
}

/// Answers a request with a list. Names are learnt where it asks for them and `may` says so; else counts.
///
/// # Errors
/// When the request holds what no list makes, a list is too short or too long, or the work was stopped.
pub fn answer(
    request: &Request,
    list: &NormalList,
    may: Learn,
    pad_to: Option<usize>,
    chance: &Chance,
    watch: &Watch<'_>,
) -> Result<Answered, Refusal> {
    let learn = if request.learn == Learn::Names { may } else { Learn::Counts };
    if learn == Learn::Counts {
        long_enough(list.len(), false)?;
        long_enough(request.accounts(), true)?;
    }
    let secret = Secret::of(chance);
    let mut marks =
        spread(&request.points, watch, |at, point| Ok(mark(&request.exchange, &secret.mask_again(point, at + 1)?)))?;
    if learn == Learn::Counts {
        marks.sort_unstable();
    }
    let places = laid_out(list, pad_to, chance)?;
    let points = masked(&places, &secret, chance, watch)?;
    let mut file = written(FileKind::Answer, &fields(request, learn, points.len()));
    file.extend(marks.iter().flatten());
    file.extend(points.iter().flatten());
    let file = sealed(file);
    let is_named = learn == Learn::Names;
    let kept = AnswererKeeps {
        exchange: request.exchange,
        answer: FileHash::of(&file),
        learn,
        asked: request.accounts(),
        answered: places.len(),
        ours: list.len(),
        // Where only counts are learnt, the secret is not needed again and goes here.
        secret: is_named.then_some(secret),
        requested: if is_named {
            request.points.iter().map(|it| mark(&request.exchange, it)).collect()
        } else {
            Vec::new()
        },
        places: if is_named { owned(&places) } else { Vec::new() },
    };
    Ok(Answered { file, kept })
}

fn fields(request: &Request, learn: Learn, accounts: usize) -> [(&'static str, String); 5] {
    [
        ("exchange", hex(&request.exchange)),
        ("request", request.hash.whole()),
        ("learn", learn.word().to_owned()),
        ("asked", request.accounts().to_string()),
        ("accounts", accounts.to_string()),
    ]
}

impl<'a> AnswerFile<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let ([exchange, request, learn, asked, accounts], body) = read(FileKind::Answer, FIELDS, bytes)?;
        let (asked, accounts) = (count(asked)?, count(accounts)?);
        let cut = Refusal::Broken { what: "it holds more or fewer accounts than its first lines say" };
        let (marks, points) = body.split_at_checked(asked * size_of::<Mark>()).ok_or(cut)?;
        let (marks, points) = (pieces::<16>(marks, asked)?, pieces::<32>(points, accounts)?);
        each_once(marks)?;
        each_once(points)?;
        let (exchange, request) = (unhex(exchange)?, FileHash::read(request)?);
        Ok(Self { exchange, request, learn: Learn::read(learn)?, marks, points })
    }
}
