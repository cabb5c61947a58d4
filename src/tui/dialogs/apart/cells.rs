//! What of a thing is shown in a cell that is too small for it: of its name the field, of two texts what tells them apart.

use crate::reconcile::Choice;
use crate::text;
use unicode_segmentation::UnicodeSegmentation;

/// Columns of a difference that are to be seen of it.
const SEEN: usize = 10;
/// Columns a name keeps before its field.
const NAME: usize = 5;

/// What stands in a cell of this column and width.
pub(super) fn words(row: &Choice, column: &str, width: u16) -> String {
    let room = usize::from(width);
    match column {
        "about" => named(&row.about, room),
        "here" => differing(&row.ours, &row.theirs, room),
        _ => differing(&row.theirs, &row.ours, room),
    }
}

/// A name and its field, the name cut so that the field stands there: "Prairie Sou…, Next step".
fn named(about: &str, room: usize) -> String {
    let field = about.rsplit_once(", ").filter(|_| text::width(about) > room);
    let Some((name, field)) = field else { return about.to_owned() };
    match room.checked_sub(text::width(field) + 2).filter(|left| *left >= NAME) {
        Some(left) => format!("{}, {field}", text::fit(name, left)),
        None => about.to_owned(),
    }
}

/// A text as it is, as long as what tells it from the other is to be seen; else from the word before that.
pub(super) fn differing(words: &str, other: &str, room: usize) -> String {
    let alike = alike(words, other);
    let (before, behind) = words.split_at(alike);
    if text::width(words) <= room || text::width(before) + SEEN.min(text::width(behind)) < room {
        return words.to_owned();
    }
    // The word in which they part, and as many before it as there is room for: beside all that is behind, else some of it.
    let starts = |behind: usize| {
        let room = room.saturating_sub(1 + behind);
        let mut starts = before.match_indices(' ').filter_map(|(at, _)| before.get(at + 1..));
        starts.find(|shared| text::width(shared) <= room)
    };
    let behind_wide = text::width(behind);
    let word = starts(behind_wide).or_else(|| starts(SEEN.min(behind_wide)));
    let letters = before.grapheme_indices(true).rev().nth(3).and_then(|(at, _)| before.get(at..));
    format!("…{}{behind}", word.or(letters).unwrap_or_default())
}

/// Bytes both begin with, in whole graphemes.
fn alike(one: &str, other: &str) -> usize {
    let pairs = one.grapheme_indices(true).zip(other.graphemes(true));
    let parts = pairs.into_iter().find(|((_, mine), theirs)| mine != theirs).map(|((at, _), _)| at);
    parts.unwrap_or(one.len().min(other.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_seen_however_late_it_comes() {
        let (one, other) =
            ("“One demo each way, of what is sold today”", "“One demo each way, of what is sold tomorrow”");
        for room in 12..60 {
            let [seen, beside] =
                [(one, other), (other, one)].map(|(one, other)| text::fit(&differing(one, other, room), room));
            assert_ne!(seen, beside, "{room}");
            assert!(room < 20 || (seen.contains("today") && beside.contains("tomorrow")), "{room}: {seen} {beside}");
        }
        assert_eq!(differing("“5, proof: a sponsor”", "“2, proof: a sponsor”", 12), "“5, proof: a sponsor”");
        assert_ne!(differing("ああああああああああい", "ああああああああああう", 8), "ああああああああああい");
        assert_eq!(differing("one and the same", "one and the same and more", 8).chars().next(), Some('…'));
    }

    #[test]
    fn of_a_long_name_the_field_is_seen() {
        assert_eq!(named("Prairie Sound Representation, Next step", 24), "Prairie Soun…, Next step");
        assert_eq!(named("Quorient GRC, Owner", 24), "Quorient GRC, Owner");
        assert_eq!(named("Acme, a field with a name that is long", 20), "Acme, a field with a name that is long");
    }
}
