//! Whose wording a line has, and the catalogue's wording of it. What we answer to a need and who sees to it is the
//! user's anyway and no wording.

use crate::{
    catalog,
    plan::{Need, PartnerModel, Plan, Section, SheetLine, Strategy, Variant},
};

/// The catalogue's strategy for a segment; none for one of the user's own.
#[must_use]
pub fn catalogue(plan: &Plan, model: Option<PartnerModel>, variant: Option<Variant>) -> Option<Strategy> {
    model.map(|model| catalog::playbook(plan, model, variant))
}

/// Whether a line stands in the catalogue in these words.
#[must_use]
pub fn is_catalogues(line: &SheetLine, catalogue: &[SheetLine]) -> bool {
    catalogue.iter().any(|other| has_same_words(line, other))
}

fn has_same_words(one: &SheetLine, two: &SheetLine) -> bool {
    match (one, two) {
        (SheetLine::Need(one), SheetLine::Need(two)) => one.need == two.need && one.how == two.how,
        _ => one == two,
    }
}

/// The catalogue's words for the line at `at`: those of the same need, else those that stood in its place, as its
/// unchanged neighbours show. None for a line the user has added.
#[must_use]
pub fn original(lines: &[SheetLine], at: usize, catalogue: &[SheetLine]) -> Option<SheetLine> {
    let line = lines.get(at)?;
    if let SheetLine::Need(need) = line
        && let Some(SheetLine::Need(same)) = catalogue.iter().find(|other| is_need(other, &need.need))
    {
        return Some(SheetLine::Need(answered(same, need)));
    }
    let place = |line: &SheetLine| catalogue.iter().position(|other| has_same_words(line, other));
    let neighbour = (0..at).rev().find_map(|before| place(&lines[before]).map(|found| (before, found)));
    let target = match neighbour {
        Some((before, found)) => found + at - before,
        None => at,
    };
    let found = catalogue.get(target).filter(|found| !lines.iter().any(|line| has_same_words(line, found)))?;
    Some(match (found, line) {
        (SheetLine::Need(found), SheetLine::Need(need)) => SheetLine::Need(answered(found, need)),
        _ => found.clone(),
    })
}

/// The catalogue's lines of a section, needs with the answers the user has given to them.
#[must_use]
pub fn restored(section: Section, strategy: &Strategy, catalogue: &Strategy) -> Vec<SheetLine> {
    let keep = |line: SheetLine| match line {
        SheetLine::Need(need) => {
            let given = strategy.needs.iter().find(|given| given.need == need.need);
            SheetLine::Need(given.map_or_else(|| need.clone(), |given| answered(&need, given)))
        }
        other => other,
    };
    section.lines(catalogue).into_iter().map(keep).collect()
}

fn is_need(line: &SheetLine, words: &str) -> bool {
    matches!(line, SheetLine::Need(need) if need.need == words)
}

fn answered(words: &Need, given: &Need) -> Need {
    Need { answer: given.answer, owner: given.owner.clone(), due: given.due.clone(), ..words.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<SheetLine> {
        texts.iter().map(|text| SheetLine::Text((*text).to_owned())).collect()
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
        let back = original(&[SheetLine::Need(mine)], 0, &[SheetLine::Need(words)]);
        assert!(matches!(back, Some(SheetLine::Need(need)) if need.how == "a form" && need.owner == "Dana"));
    }
}
