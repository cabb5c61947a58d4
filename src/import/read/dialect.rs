//! What stands between two cells: the sign that splits every row alike, quotes honoured, not the one seen most often.

use super::records::Records;

/// What may part cells, the rarest in text first.
const CANDIDATES: [u8; 5] = [b'\t', b';', b'|', b'^', b','];
/// So many rows tell.
const ROWS: usize = 300;
/// The share of rows that have to be split alike.
const ALIKE: f64 = 0.5;
/// And the share where a first line of one cell may be a heading over a list of names.
const SURE: f64 = 0.7;
/// Shares closer than this are the same.
const CLOSE: f64 = 0.1;

/// What follows a comma in the name of a company.
const LEGAL: [&str; 12] =
    ["inc", "llc", "ltd", "llp", "lp", "gmbh", "corp", "co", "limited", "incorporated", "s.a", "plc"];

/// The delimiter that the first line names, as Excel understands it, and how many bytes that line takes.
pub(super) fn named(sample: &[u8]) -> Option<(u8, usize)> {
    let end = sample.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(sample.len());
    let line = sample.get(..end)?;
    let line = line.strip_prefix(b"\"").map_or(line, |rest| rest.strip_suffix(b"\"").unwrap_or(rest));
    let (name, rest) = line.split_at_checked(4)?;
    if !name.eq_ignore_ascii_case(b"sep=") || rest.len() != 1 || !rest[0].is_ascii() {
        return None;
    }
    let length = if sample.get(end..end + 2) == Some(b"\r\n") { 2 } else { 1 };
    Some((rest[0], (end + length).min(sample.len())))
}

/// The delimiter of these first lines of a file; none where every row is one cell.
pub(super) fn find(sample: &[u8]) -> Option<u8> {
    let mut best: Option<Split> = None;
    for delimiter in CANDIDATES {
        let Some(split) = Split::by(delimiter, sample) else { continue };
        let is_better = best.as_ref().is_none_or(|best| {
            let more = split.alike - best.alike;
            more > CLOSE || more > -CLOSE && split.width > best.width
        });
        if split.alike >= ALIKE && is_better {
            best = Some(split);
        }
    }
    best.map(|best| best.delimiter)
}

/// What one sign makes of the rows.
struct Split {
    delimiter: u8,
    /// The share of rows with the usual number of cells.
    alike: f64,
    /// That number.
    width: usize,
}

impl Split {
    fn by(delimiter: u8, sample: &[u8]) -> Option<Self> {
        let mut records = Records::new(sample, Some(delimiter), sample.len());
        let mut widths = Vec::new();
        let (mut is_prose, mut is_legal) = (true, true);
        while let Ok(Some(record)) = records.next() {
            if record.is_empty() {
                continue;
            }
            widths.push(record.len());
            for cell in record.iter().skip(1) {
                is_prose &= cell.first() == Some(&b' ');
                is_legal &= is_legal_form(cell);
            }
            if widths.len() == ROWS {
                break;
            }
        }
        let (alike, width) = usual(&widths)?;
        let is_split_at_once = widths.first() == Some(&width);
        let is_list = width == 2 && widths.first() == Some(&1) && alike < SURE;
        let is_name = delimiter == b',' && width == 2 && (is_legal || is_prose && !(is_split_at_once && alike > 0.99));
        (!is_name && !is_list).then_some(Self { delimiter, alike, width })
    }
}

fn is_legal_form(cell: &[u8]) -> bool {
    let text = String::from_utf8_lossy(cell).trim().trim_end_matches('.').to_lowercase();
    LEGAL.contains(&text.as_str())
}

/// The number of cells, more than one, that most rows have, and their share of all rows. A single cell above the first or
/// below the last of them, a title or a footer, counts half.
fn usual(widths: &[usize]) -> Option<(f64, usize)> {
    let mut counted: Vec<(usize, usize)> = Vec::new();
    for width in widths.iter().filter(|width| **width > 1) {
        match counted.iter_mut().find(|(known, _)| known == width) {
            Some((_, count)) => *count += 1,
            None => counted.push((*width, 1)),
        }
    }
    let (width, count) = counted.into_iter().max_by_key(|(width, count)| (*count, *width))?;
    let first = widths.iter().position(|here| *here > 1)?;
    let last = widths.iter().rposition(|here| *here > 1)?;
    let around = widths.len() - (last + 1 - first);
    Some((share(count, (last + 1 - first) * 2 + around), width))
}

/// A count of halves.
fn share(count: usize, halves: usize) -> f64 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let halves = u32::try_from(halves).unwrap_or(u32::MAX).max(1);
    2.0 * f64::from(count) / f64::from(halves)
}
