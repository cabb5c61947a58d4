//! The first file: whoever asks sends its list, each domain masked once, in an order that tells nothing.

use super::check::{FileHash, Learn, each_once};
use super::head::{count, hex, pieces, read, sealed, unhex, written};
use super::keys::AskerKeeps;
use super::mask::{Masked, Secret, of_domain};
use super::spread::{Watch, spread};
use super::{Chance, FileKind, MOST, NormalList, Refusal, SHORTEST};

const FIELDS: [&str; 3] = ["exchange", "learn", "accounts"];

/// A request made, and what its maker keeps until it is answered.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The file for the other side.
    pub file: Vec<u8>,
    /// What is kept, and sent to nobody.
    pub kept: AskerKeeps,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    /// The number of the exchange.
    pub exchange: [u8; 16],
    /// What it asks for.
    pub learn: Learn,
    /// Its hash.
    pub hash: FileHash,
    pub(super) points: Vec<Masked>,
}

/// Makes a request of a list; padded to so many accounts, if that is wished.
///
/// # Errors
/// When the list is too short or too long, or the work was stopped.
pub fn ask(
    list: &NormalList,
    learn: Learn,
    pad_to: Option<usize>,
    chance: &Chance,
    watch: &Watch<'_>,
) -> Result<Asked, Refusal> {
    if learn == Learn::Counts {
        long_enough(list.len(), false)?;
    }
    let places = laid_out(list, pad_to, chance)?;
    let secret = Secret::of(chance);
    let points = masked(&places, &secret, chance, watch)?;
    let fields = [
        ("exchange", hex(&chance.exchange)),
        ("learn", learn.word().to_owned()),
        ("accounts", points.len().to_string()),
    ];
    let mut file = written(FileKind::Request, &fields);
    file.extend(points.iter().flatten());
    let file = sealed(file);
    let kept = AskerKeeps {
        exchange: chance.exchange,
        request: FileHash::of(&file),
        learn,
        asked: places.len(),
        ours: list.len(),
        secret,
        // Where only counts come back, whose place is whose is forgotten.
        places: if learn == Learn::Names { owned(&places) } else { Vec::new() },
    };
    Ok(Asked { file, kept })
}

impl Request {
    /// Of the bytes of a file.
    ///
    /// # Errors
    /// When it is no request that holds together; its points are looked at when it is answered.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let ([exchange, learn, accounts], body) = read(FileKind::Request, FIELDS, bytes)?;
        let points = pieces::<32>(body, count(accounts)?)?;
        each_once(points)?;
        Ok(Self {
            exchange: unhex(exchange)?,
            learn: Learn::read(learn)?,
            hash: FileHash::of(bytes),
            points: points.to_vec(),
        })
    }

    /// How many accounts it asks about, with what pads it.
    #[must_use]
    pub fn accounts(&self) -> usize {
        self.points.len()
    }
}

/// The places of a file: domains and padding, shuffled.
pub(super) fn laid_out<'a>(
    list: &'a NormalList,
    pad_to: Option<usize>,
    chance: &Chance,
) -> Result<Vec<Option<&'a str>>, Refusal> {
    let count = pad_to.unwrap_or(0).max(list.len());
    if count > MOST {
        return Err(Refusal::TooMany { count });
    }
    let mut places: Vec<Option<&str>> = list.domains().map(Some).collect();
    places.resize(count, None);
    chance.shuffle(&mut places);
    Ok(places)
}

/// The points of these places, masked once.
pub(super) fn masked(
    places: &[Option<&str>],
    secret: &Secret,
    chance: &Chance,
    watch: &Watch<'_>,
) -> Result<Vec<Masked>, Refusal> {
    spread(places, watch, |at, place| {
        Ok(match place {
            Some(domain) => secret.mask(&of_domain(domain)),
            None => chance.padding(at).compress().to_bytes(),
        })
    })
}

/// Refuses a list of which a count would tell too much.
pub(super) const fn long_enough(count: usize, theirs: bool) -> Result<(), Refusal> {
    if count < SHORTEST { Err(Refusal::TooFew { count, theirs }) } else { Ok(()) }
}

pub(super) fn owned(places: &[Option<&str>]) -> Vec<String> {
    places.iter().map(|place| place.unwrap_or_default().to_owned()).collect()
}
