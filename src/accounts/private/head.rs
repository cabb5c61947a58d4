//! How each file begins: some lines of text that say what it is, of which exchange and by which rules it was made; then
//! an empty line, then bytes.

use super::normal::{RULES, SUFFIXES};
use super::{FileKind, MOST, Refusal};
use sha2::{Digest, Sha512};

/// The number of the format of the three files.
const FORMAT: usize = 1;
/// No beginning is longer than this, in bytes, but those of keys.
const LONGEST: usize = 1 << 10;

/// The beginning of a file with these fields behind what every one has.
pub(super) fn written(kind: FileKind, fields: &[(&str, String)]) -> Vec<u8> {
    let mut lines = vec![format!("partnerplan overlap {} {FORMAT}", kind.word()), kind.about().to_owned()];
    lines.push(format!("rules: {RULES}"));
    lines.push(format!("suffixes: {SUFFIXES}"));
    lines.extend(fields.iter().map(|(name, value)| format!("{name}: {value}")));
    (lines.join("\n") + "\n\n").into_bytes()
}

/// Bytes of the seal at the end of what is sent.
const SEAL: usize = 16;

/// A file to be sent, with the seal by which a byte that was lost or changed on its way is noticed; who changes it on
/// purpose can seal it anew, and is noticed by its hash.
#[must_use]
pub fn sealed(mut file: Vec<u8>) -> Vec<u8> {
    let seal = Sha512::digest(&file);
    file.extend_from_slice(&seal[..SEAL]);
    file
}

/// Which file this is, by its first line.
pub(super) fn kind_of(bytes: &[u8]) -> Result<(FileKind, &str), Refusal> {
    let first = bytes.get(..bytes.len().min(LONGEST)).unwrap_or_default().split(|byte| *byte == b'\n').next();
    let first = first.and_then(|line| std::str::from_utf8(line).ok()).unwrap_or_default();
    let (word, format) =
        first.strip_prefix("partnerplan overlap ").and_then(|rest| rest.split_once(' ')).ok_or(Refusal::NoSuchFile)?;
    let kind = FileKind::ALL.into_iter().find(|kind| kind.word() == word).ok_or(Refusal::NoSuchFile)?;
    Ok((kind, format))
}

/// The values of these fields, which are all there are and stand in this order, and the bytes behind the beginning.
pub(super) fn read<'a, const FIELDS: usize>(
    wanted: FileKind,
    fields: [&str; FIELDS],
    bytes: &'a [u8],
) -> Result<([&'a str; FIELDS], &'a [u8]), Refusal> {
    let (is, format) = kind_of(bytes)?;
    if is != wanted {
        return Err(Refusal::OtherKind { is, wanted });
    }
    if number(format, usize::MAX)? > FORMAT {
        return Err(Refusal::Newer);
    }
    let broken = |what| Refusal::Broken { what };
    let (bytes, seal) = bytes.split_at(if wanted.is_sent() { bytes.len().saturating_sub(SEAL) } else { bytes.len() });
    let end = bytes
        .windows(2)
        .take(LONGEST)
        .position(|two| two == b"\n\n")
        .ok_or(broken("its first lines do not end where they should"))?;
    let (head, body) = bytes.split_at(end);
    let head = std::str::from_utf8(head).map_err(|_| broken("its first lines are no text that can be read"))?;
    let mut lines = head.split('\n').skip(1);
    if lines.next() != Some(wanted.about()) {
        return Err(broken("its second line does not say what the file is for"));
    }
    let mut value = |name: &str| {
        let line = lines.next().and_then(|line| line.split_once(": ")).filter(|(field, _)| *field == name);
        line.map(|(_, value)| value).ok_or(broken("one of its first lines is missing, or says something else"))
    };
    let (rules, suffixes) = (value("rules")?, value("suffixes")?);
    if rules != RULES.to_string() || suffixes != SUFFIXES {
        return Err(Refusal::OtherRules { rules: short(rules), suffixes: short(suffixes) });
    }
    let mut values = [""; FIELDS];
    for (name, place) in fields.into_iter().zip(&mut values) {
        *place = value(name)?;
    }
    match lines.next() {
        None if wanted.is_sent() && Sha512::digest(bytes)[..SEAL] != *seal => Err(Refusal::Damaged),
        None => Ok((values, body.get(2..).unwrap_or_default())),
        Some(_) => Err(broken("there is a line too many at its beginning")),
    }
}

/// A number as it is written here, in the one way there is, up to the largest.
pub(super) fn number(text: &str, most: usize) -> Result<usize, Refusal> {
    let number: usize =
        text.parse().map_err(|_| Refusal::Broken { what: "something else stands where a number belongs" })?;
    match number.to_string() == text {
        false => Err(Refusal::Broken { what: "a number in it is not written as partnerplan writes one" }),
        true if number > most => Err(Refusal::TooMany { count: number }),
        true => Ok(number),
    }
}

/// A number of accounts.
pub(super) fn count(text: &str) -> Result<usize, Refusal> {
    number(text, MOST)
}

/// Bytes in the letters 0 to f.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|four| char::from_digit(four.into(), 16)).collect()
}

/// So many bytes of as many pairs of letters, small ones.
pub(super) fn unhex<const BYTES: usize>(text: &str) -> Result<[u8; BYTES], Refusal> {
    let broken = Refusal::Broken { what: "one of its codes is cut short or mistyped" };
    let is_small = text.len() == 2 * BYTES && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let mut bytes = [0; BYTES];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().as_chunks::<2>().0) {
        let digit = |letter: u8| char::from(letter).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let (high, low) = (digit(pair[0]).unwrap_or_default(), digit(pair[1]).unwrap_or_default());
        *byte = high << 4 | low;
    }
    if is_small { Ok(bytes) } else { Err(broken) }
}

/// So many pieces of the same length, and nothing behind them.
pub(super) fn pieces<const BYTES: usize>(body: &[u8], count: usize) -> Result<&[[u8; BYTES]], Refusal> {
    let (pieces, rest) = body.as_chunks::<BYTES>();
    if pieces.len() == count && rest.is_empty() {
        return Ok(pieces);
    }
    Err(Refusal::Broken { what: "it holds more or fewer accounts than its first lines say" })
}

fn short(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).take(20).collect()
}
