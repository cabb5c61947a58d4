//! Whose wording a line has, and the catalogue's wording of it. What we answer to a need and who sees to it is the
//! user's anyway and no wording.

use super::sheet::{Line, Section};
use crate::{
    catalog,
    plan::{Need, PartnerModel, Strategy, Variant},
};

/// The catalogue's strategy for a segment; none for one of the user's own.
#[must_use]
pub fn catalogue(model: Option<PartnerModel>, variant: Option<Variant>) -> Option<&'static Strategy> {
    model.map(|model| &catalog::sheet(model, variant).strategy)
}

/// Whether a line stands in the catalogue in these words.
#[must_use]
pub fn is_catalogues(line: &Line, catalogue: &[Line]) -> bool {
    catalogue.iter().any(|other| has_same_words(line, other))
}

fn has_same_words(one: &Line, two: &Line) -> bool {
    match (one, two) {
        (Line::Need(one), Line::Need(two)) => one.need == two.need && one.how == two.how,
        _ => one == two,
    }
}

/// The catalogue's words for the line at `at`: those of the same need, else those that stood in its place, as its
/// unchanged neighbours show. None for a line the user has added.
#[must_use]
pub fn original(lines: &[Line], at: usize, catalogue: &[Line]) -> Option<Line> {
    let line = lines.get(at)?;
    if let Line::Need(need) = line
        && let Some(Line::Need(same)) = catalogue.iter().find(|other| is_need(other, &need.need))
    {
        return Some(Line::Need(answered(same, need)));
    }
    let place = |line: &Line| catalogue.iter().position(|other| has_same_words(line, other));
    let neighbour = (0..at).rev().find_map(|before| place(&lines[before]).map(|found| (before, found)));
    let target = match neighbour {
        Some((before, found)) => found + at - before,
        None => at,
    };
    let found = catalogue.get(target).filter(|found| !lines.iter().any(|line| has_same_words(line, found)))?;
    Some(match (found, line) {
        (Line::Need(found), Line::Need(need)) => Line::Need(answered(found, need)),
        _ => found.clone(),
    })
}

/// The catalogue's lines of a section, needs with the answers the user has given to them.
#[must_use]
pub fn restored(section: Section, strategy: &Strategy, catalogue: &Strategy) -> Vec<Line> {
    let keep = |line: Line| match line {
        Line::Need(need) => {
            let given = strategy.needs.iter().find(|given| given.need == need.need);
            Line::Need(given.map_or_else(|| need.clone(), |given| answered(&need, given)))
        }
        other => other,
    };
    section.lines(catalogue).into_iter().map(keep).collect()
}

fn is_need(line: &Line, words: &str) -> bool {
    matches!(line, Line::Need(need) if need.need == words)
}

fn answered(words: &Need, given: &Need) -> Need {
    Need { answer: given.answer, owner: given.owner.clone(), due: given.due.clone(), ..words.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<Line> {
        texts.iter().map(|text| Line::Text((*text).to_owned())).collect()
    }

    #[test]
    fn a_changed_line_finds_the_words_it_had() {
        let catalogue = lines(&["a", "b", "c", "d"]);
        let found = |mine: &[&str], at| original(&lines(mine), at, &catalogue);
        assert_eq!(found(&["a", "mine", "c", "d"], 1), Some(lines(&["b"]).remove(0)));
        assert_eq!(found(&["mine", "too", "c", "d"], 1), Some(lines(&["b"]).remove(0)));
        assert_eq!(found(&["b", "mine", "d"], 1), Some(lines(&["c"]).remove(0)));
        assert_eq!(found(&["a", "b", "mine", "c", "d"], 2), None, "added between the two");
        assert_eq!(found(&["a", "b", "c", "d", "mine"], 4), None, "added behind them");
    }

    #[test]
    fn a_need_keeps_its_answer_when_its_words_come_back() {
        let words = Need { need: "leads".to_owned(), how: "a form".to_owned(), ..Need::default() };
        let mine = Need { how: "by phone".to_owned(), owner: "Dana".to_owned(), ..words.clone() };
        let back = original(&[Line::Need(mine)], 0, &[Line::Need(words)]);
        assert!(matches!(back, Some(Line::Need(need)) if need.how == "a form" && need.owner == "Dana"));
    }
}
