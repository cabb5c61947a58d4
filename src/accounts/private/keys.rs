//! What each side keeps of an exchange until it is read, as bytes for a file of its own: the secret, and with names which
//! place is whose.

use super::check::{FileHash, Learn};
use super::head::{count, hex, pieces, read, unhex, written};
use super::mask::{Mark, Secret};
use super::{FileKind, Refusal};
use zeroize::Zeroizing;

const ASKER: [&str; 6] = ["exchange", "request", "learn", "asked", "ours", "secret"];
const ANSWERER: [&str; 7] = ["exchange", "answer", "learn", "asked", "answered", "ours", "secret"];
/// What stands for a secret that is gone.
const GONE: &str = "gone";

/// What whoever asked keeps until the answer is read.
#[derive(Clone, Debug)]
pub struct AskerKeeps {
    /// The number of the exchange.
    pub exchange: [u8; 16],
    /// The hash of the request.
    pub request: FileHash,
    /// What it asks for.
    pub learn: Learn,
    /// How many accounts are in the request, with what pads them.
    pub asked: usize,
    pub(super) ours: usize,
    pub(super) secret: Secret,
    /// The domain at each place of the request, empty where it pads; none where only counts come back.
    pub(super) places: Vec<String>,
}

/// What whoever answered keeps until the result is read.
#[derive(Clone, Debug)]
pub struct AnswererKeeps {
    /// The number of the exchange.
    pub exchange: [u8; 16],
    /// The hash of the answer.
    pub answer: FileHash,
    /// What it is for.
    pub learn: Learn,
    pub(super) asked: usize,
    /// How many accounts of ours are in the answer, with what pads them.
    pub answered: usize,
    pub(super) ours: usize,
    /// None where only counts are learnt: it was gone with the answer.
    pub(super) secret: Option<Secret>,
    /// What stood in the request, as marks.
    pub(super) requested: Vec<Mark>,
    /// The domain at each place of the answer, empty where it pads.
    pub(super) places: Vec<String>,
}

impl AskerKeeps {
    /// As bytes.
    #[must_use]
    pub fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let fields = [
            ("exchange", hex(&self.exchange)),
            ("request", self.request.whole()),
            ("learn", self.learn.word().to_owned()),
            ("asked", self.asked.to_string()),
            ("ours", self.ours.to_string()),
            ("secret", hex(&self.secret.bytes())),
        ];
        let mut bytes = Zeroizing::new(written(FileKind::AskersKey, &fields));
        bytes.extend(lines(&self.places));
        bytes
    }

    /// Of bytes.
    ///
    /// # Errors
    /// When they are no such key.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let ([exchange, request, learn, asked, ours, secret], body) = read(FileKind::AskersKey, ASKER, bytes)?;
        let (learn, asked) = (Learn::read(learn)?, count(asked)?);
        Ok(Self {
            exchange: unhex(exchange)?,
            request: FileHash::read(request)?,
            learn,
            asked,
            ours: count(ours)?,
            secret: factor(secret)?,
            places: places(body, learn, asked)?,
        })
    }
}

impl AnswererKeeps {
    /// As bytes.
    #[must_use]
    pub fn bytes(&self) -> Zeroizing<Vec<u8>> {
        let secret = self.secret.as_ref().map_or_else(|| GONE.to_owned(), |secret| hex(&secret.bytes()));
        let fields = [
            ("exchange", hex(&self.exchange)),
            ("answer", self.answer.whole()),
            ("learn", self.learn.word().to_owned()),
            ("asked", self.asked.to_string()),
            ("answered", self.answered.to_string()),
            ("ours", self.ours.to_string()),
            ("secret", secret),
        ];
        let mut bytes = Zeroizing::new(written(FileKind::AnswerersKey, &fields));
        bytes.extend(self.requested.iter().flatten());
        bytes.extend(lines(&self.places));
        bytes
    }

    /// Of bytes.
    ///
    /// # Errors
    /// When they are no such key.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        let ([exchange, answer, learn, asked, answered, ours, secret], body) =
            read(FileKind::AnswerersKey, ANSWERER, bytes)?;
        let (learn, asked, answered) = (Learn::read(learn)?, count(asked)?, count(answered)?);
        let marks = if learn == Learn::Names { asked } else { 0 };
        let (requested, body) = body.split_at_checked(marks * size_of::<Mark>()).ok_or(short())?;
        Ok(Self {
            exchange: unhex(exchange)?,
            answer: FileHash::read(answer)?,
            learn,
            asked,
            answered,
            ours: count(ours)?,
            secret: if secret == GONE { None } else { Some(factor(secret)?) },
            requested: pieces::<16>(requested, marks)?.to_vec(),
            places: places(body, learn, answered)?,
        })
    }
}

fn factor(secret: &str) -> Result<Secret, Refusal> {
    Secret::kept(unhex(secret)?).ok_or(Refusal::Broken { what: "the key in it cannot be used" })
}

fn lines(places: &[String]) -> impl Iterator<Item = u8> {
    places.iter().flat_map(|place| place.bytes().chain([b'\n']))
}

/// The domains of so many places, one a line; none where only counts are learnt.
fn places(body: &[u8], learn: Learn, count: usize) -> Result<Vec<String>, Refusal> {
    let text = std::str::from_utf8(body).map_err(|_| short())?;
    let places: Vec<String> = text.split_terminator('\n').map(str::to_owned).collect();
    let wanted = if learn == Learn::Names { count } else { 0 };
    if places.len() == wanted { Ok(places) } else { Err(short()) }
}

const fn short() -> Refusal {
    Refusal::Broken { what: "it holds more or less than its first lines say" }
}
