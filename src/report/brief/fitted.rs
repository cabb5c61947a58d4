//! The page no longer than a board reads: what weighs least is left to the report, and is said to be.

use super::BriefPart;

/// How many words the page may have, all in all.
pub const MOST_WORDS: usize = 400;
/// How many words a line keeps where even that is not enough.
const SHORT: usize = 12;

/// Words as a reader counts them.
#[must_use]
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The parts within the words there are, less those that stand round them. `may_lose` names those that can give lines
/// up, the first first, and how many each would keep.
pub(super) fn fitted(mut parts: Vec<BriefPart>, around: usize, may_lose: &[(&str, usize)]) -> Vec<BriefPart> {
    let room = MOST_WORDS.saturating_sub(around);
    while count(&parts) > room {
        let Some(part) = loser(&mut parts, may_lose) else { break };
        part.lines.pop();
        part.left += 1;
    }
    if count(&parts) > room {
        let texts = parts.iter_mut().flat_map(|part| part.lines.iter_mut().chain(&mut part.said));
        texts.for_each(|text| *text = cut(text));
    }
    for part in parts.iter_mut().filter(|part| part.left > 0) {
        part.lines.push(format!("{} more in the report", part.left));
        part.left = 0;
    }
    parts
}

/// The part that gives up a line: the first that has more than it would keep, else the first that has more than one.
fn loser<'a>(parts: &'a mut [BriefPart], may_lose: &[(&str, usize)]) -> Option<&'a mut BriefPart> {
    let longer = |title: &str, keeps: usize| parts.iter().position(|it| it.title == title && it.lines.len() > keeps);
    let would = may_lose.iter().find_map(|(title, keeps)| longer(title, *keeps));
    let at = would.or_else(|| may_lose.iter().find_map(|(title, _)| longer(title, 1)))?;
    parts.get_mut(at)
}

fn count(parts: &[BriefPart]) -> usize {
    let of = |part: &BriefPart| {
        let texts = part.said.iter().chain(&part.lines).map(|text| words(text)).sum::<usize>();
        words(part.title) + texts + if part.left > 0 { 5 } else { 0 }
    };
    parts.iter().map(of).sum()
}

fn cut(text: &str) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    if all.len() <= SHORT { text.to_owned() } else { format!("{} …", all[..SHORT].join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(title: &'static str, lines: usize, words: usize) -> BriefPart {
        let line = vec!["word"; words].join(" ");
        BriefPart { title, lines: vec![line; lines], ..BriefPart::default() }
    }

    #[test]
    fn a_long_page_gives_up_lines_and_says_so_and_never_those_it_is_about() {
        let parts = fitted(
            vec![part("Whom", 6, 30), part("Risks", 20, 15), part("Open", 2, 15)],
            0,
            &[("Risks", 2), ("Open", 1)],
        );
        assert!(count(&parts) <= MOST_WORDS);
        assert_eq!(parts[0].lines.len(), 6);
        assert!(parts[1].lines.last().is_some_and(|last| last.ends_with("more in the report")));
    }

    #[test]
    fn where_that_is_not_enough_lines_are_cut() {
        let parts = fitted(vec![part("Whom", 12, 60)], 0, &[]);
        assert_eq!(parts[0].lines.len(), 12);
        assert!(count(&parts) <= MOST_WORDS);
    }
}
