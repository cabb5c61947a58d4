//! Legal forms: which words of a name only say what kind of company it is, and in which countries there are such.

use super::{fold, words};
use rapidfuzz::distance::osa;
use std::{collections::HashMap, sync::LazyLock};

/// A word shorter than this is not looked at for a slip of the pen: too much else is one letter away.
const LONG: usize = 6;

/// What is said in English of companies everywhere, so that it tells no country.
const EVERYWHERE: [&str; 3] = ["co", "company", "limited"];

static FORMS: LazyLock<Forms> = LazyLock::new(|| Forms::read(include_str!("../../../assets/legal_forms.txt")));

/// The countries that have a legal form; empty where a name says none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Countries(u128);

/// A legal form, as the words it is written in.
struct Form {
    words: Vec<String>,
    countries: Countries,
    is_before: bool,
}

/// All forms, by their last word and by their first; the longest first.
struct Forms {
    all: Vec<Form>,
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    long: Vec<String>,
}

impl Countries {
    /// Whether no country has both.
    pub(super) const fn are_apart(self, other: Self) -> bool {
        self.0 != 0 && other.0 != 0 && self.0 & other.0 == 0
    }

    /// Those that have both; where none has, those of the first that says anything.
    const fn and(self, other: Self) -> Self {
        match (self.0, self.0 & other.0) {
            (0, _) => other,
            (_, 0) => self,
            (_, both) => Self(both),
        }
    }
}

impl Form {
    fn of((words, (bits, is_before)): (Vec<String>, (u128, bool))) -> Self {
        let is_said_anywhere = EVERYWHERE.iter().any(|word| words == [*word]);
        Self { words, countries: Countries(if is_said_anywhere { 0 } else { bits }), is_before }
    }
}

impl Forms {
    fn read(text: &str) -> Self {
        let mut all: Vec<Form> = listed(text).into_iter().map(Form::of).collect();
        all.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then_with(|| a.words.cmp(&b.words)));
        let mut forms = Self { by_last: HashMap::new(), by_first: HashMap::new(), long: Vec::new(), all: Vec::new() };
        for (at, form) in all.iter().enumerate() {
            let (Some(first), Some(last)) = (form.words.first(), form.words.last()) else { continue };
            forms.by_last.entry(last.clone()).or_default().push(at);
            forms.by_first.entry(first.clone()).or_default().push(at);
            if form.words.len() == 1 && last.len() > LONG {
                forms.long.push(last.clone());
            }
        }
        Self { all, ..forms }
    }

    /// The longest form at the end of these words that leaves at least one.
    fn at_end(&self, words: &[String]) -> Option<&Form> {
        let forms = self.by_last.get(words.last()?)?.iter().map(|at| &self.all[*at]);
        forms.into_iter().find(|form| form.words.len() < words.len() && words.ends_with(&form.words))
    }

    /// The longest form before these words that leaves at least one that is not as common as itself: `SIA Engineering`.
    fn at_start(&self, words: &[String]) -> Option<&Form> {
        let forms = self.by_first.get(words.first()?)?.iter().map(|at| &self.all[*at]);
        let mut forms = forms.filter(|form| form.is_before && form.words.len() < words.len());
        let tells = |form: &&Form| words[form.words.len()..].iter().any(|word| words::plainness(word) < 1.0);
        forms.find(|form| words.starts_with(&form.words) && tells(form))
    }

    /// The form that the last word is but for one letter.
    fn slip(&self, words: &[String]) -> Option<&str> {
        let last = words.last().filter(|last| last.len() >= LONG && words.len() > 1)?;
        let mut long = self.long.iter().filter(|form| form.len().abs_diff(last.len()) <= 1);
        long.find(|form| form.as_bytes()[0] == last.as_bytes()[0] && osa::distance(form.bytes(), last.bytes()) == 1)
            .map(String::as_str)
    }
}

/// The forms of the table, by their words: the countries, and whether they also stand before the name.
fn listed(text: &str) -> HashMap<Vec<String>, (u128, bool)> {
    let mut all: HashMap<Vec<String>, (u128, bool)> = HashMap::new();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    for (country, line) in lines.filter_map(|line| line.split_once(": ")).map(|(_, line)| line).enumerate() {
        for form in line.split(" | ") {
            let (form, is_before) = form.strip_prefix('^').map_or((form, false), |form| (form, true));
            let entry = all.entry(fold::settled(fold::tokens(&fold::fold(form)))).or_default();
            *entry = (entry.0 | 1 << country, entry.1 | is_before);
        }
    }
    all
}

/// The words without the legal forms and without "group" and "holding" at their end and start, and where there are such
/// forms.
pub(super) fn stripped(mut words: Vec<String>) -> (Vec<String>, Countries) {
    let mut countries = Countries::default();
    loop {
        if let Some(form) = FORMS.at_end(&words) {
            countries = countries.and(form.countries);
            words.truncate(words.len() - form.words.len());
        } else if let Some(form) = FORMS.at_start(&words) {
            countries = countries.and(form.countries);
            words.drain(..form.words.len());
        } else if let Some(slip) = FORMS.slip(&words) {
            let at = words.len() - 1;
            slip.clone_into(&mut words[at]);
        } else if let Some(at) = before_place(&words) {
            words.remove(at);
        } else if words.len() > 1 && words::is_group(&words[words.len() - 1]) {
            words.pop();
        } else if words.len() > 1 && words::is_group(&words[0]) {
            words.remove(0);
        } else {
            return (words, countries);
        }
    }
}

/// A legal form of one word before a place at the end: `Acme GmbH Deutschland`.
fn before_place(words: &[String]) -> Option<usize> {
    let [.., before, place] = words else { return None };
    let is_between = words.len() > 2 && words::is_place(place) && before.len() > 1;
    (is_between && FORMS.by_last.get(before).is_some_and(|at| at.iter().any(|at| FORMS.all[*at].words.len() == 1)))
        .then(|| words.len() - 2)
}

/// Whether these words are a legal form and nothing else.
pub(super) fn is_form(words: &[String]) -> bool {
    let forms = words.last().and_then(|last| FORMS.by_last.get(last));
    forms.is_some_and(|forms| forms.iter().any(|at| FORMS.all[*at].words == words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_more_than_thirty_countries_and_no_empty_form() {
        let lines = include_str!("../../../assets/legal_forms.txt").lines();
        let countries: Vec<&str> =
            lines.filter_map(|line| Some(line.split_once(": ")?.0)).filter(|c| c.len() == 2).collect();
        assert!((31..=128).contains(&countries.len()), "{}", countries.len());
        assert!(FORMS.all.iter().all(|form| !form.words.is_empty()));
    }
}
