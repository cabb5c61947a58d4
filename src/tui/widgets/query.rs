//! What a filter asks for. What may not go in: which rows there are, and how a filter is typed.
//!
//! ```text
//! bank talking             both words, anywhere in the row
//! model:var  status=won    a word in one column; = wants all of it
//! due<2027-01  score>=60   before and after, also > and <=
//! "north star"             a word with its blank
//! ```
//!
//! Capitals, accents and the way a letter is encoded make no difference. A column is named by the beginning of its
//! name; what names no column is a word like any other, so that "http://…" is found too.

use super::column::{Head, SortKey};
use crate::text::same::folded as fold;
use std::cmp::Ordering;

/// What a filter asks of a row: every term of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Query {
    terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq)]
struct Term {
    column: Option<usize>,
    test: Test,
    value: String,
    number: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Test {
    Holds,
    Is,
    Below,
    AtMost,
    Above,
    AtLeast,
}

/// The longer signs first: `<=` is no `<`.
const TESTS: [(&str, Test); 8] = [
    ("<=", Test::AtMost),
    (">=", Test::AtLeast),
    ("≤", Test::AtMost),
    ("≥", Test::AtLeast),
    ("<", Test::Below),
    (">", Test::Above),
    (":", Test::Holds),
    ("=", Test::Is),
];

impl Query {
    /// What `typed` asks of rows with these columns.
    #[must_use]
    pub(crate) fn new(typed: &str, columns: &[Head]) -> Self {
        Self { terms: words(typed).iter().map(|word| Term::new(word, columns)).collect() }
    }

    /// Whether every row passes.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether a row passes, given its cells' folded texts and what they sort by.
    #[must_use]
    pub(crate) fn passes(&self, folded: &[String], keys: &[SortKey]) -> bool {
        self.terms.iter().all(|term| match term.column {
            None => folded.iter().any(|cell| cell.contains(&term.value)),
            Some(column) => folded.get(column).is_some_and(|cell| term.fits(cell, keys.get(column))),
        })
    }
}

impl Term {
    fn new(word: &str, columns: &[Head]) -> Self {
        for (sign, test) in TESTS {
            if let Some((name, value)) = word.split_once(sign)
                && let Some(column) = named(name, columns)
            {
                return Self { column: Some(column), test, value: fold(value), number: number(value) };
            }
        }
        Self { column: None, test: Test::Holds, value: fold(word), number: None }
    }

    fn fits(&self, cell: &str, key: Option<&SortKey>) -> bool {
        // While the value is still to be typed, nobody is left out.
        if self.value.is_empty() {
            return true;
        }
        let order = match (key, self.number) {
            (Some(SortKey::Number(number)), Some(wanted)) => number.partial_cmp(&wanted),
            (Some(SortKey::Missing) | None, _) => None,
            (Some(SortKey::Text(words)), _) => Some(self.against(words)),
            (Some(_), _) => Some(self.against(cell.lines().next().unwrap_or_default())),
        };
        match self.test {
            Test::Holds => cell.contains(&self.value),
            Test::Is => order == Some(Ordering::Equal) || cell.lines().any(|words| words == self.value),
            Test::Below => order.is_some_and(Ordering::is_lt),
            Test::AtMost => order.is_some_and(Ordering::is_le),
            Test::Above => order.is_some_and(Ordering::is_gt),
            Test::AtLeast => order.is_some_and(Ordering::is_ge),
        }
    }

    /// How words stand to the value: "2027-01" means all of that month.
    fn against(&self, words: &str) -> Ordering {
        if words.starts_with(&self.value) && self.test != Test::Is {
            return Ordering::Equal;
        }
        words.cmp(self.value.as_str())
    }
}

/// The column whose name or heading begins so.
fn named(name: &str, columns: &[Head]) -> Option<usize> {
    let name = fold(name);
    if name.is_empty() {
        return None;
    }
    let exact = columns.iter().position(|head| head.id == name);
    exact.or_else(|| columns.iter().position(|head| head.id.starts_with(&name) || fold(&head.title).starts_with(&name)))
}

/// The words of what was typed; quotation marks hold one together and are no part of it.
fn words(typed: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in typed.chars() {
        match letter {
            '"' | '“' | '”' => is_quoted = !is_quoted,
            _ if letter.is_whitespace() && !is_quoted => words.push(String::new()),
            _ => words.last_mut().expect("there is one from the start").push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The number that is meant: "$80k", "1,500", "35 %".
fn number(value: &str) -> Option<f64> {
    let bare: String = value.chars().filter(|letter| !matches!(letter, ',' | '$' | '€' | '£' | '%' | ' ')).collect();
    match bare.strip_suffix(['k', 'K']) {
        Some(thousands) => thousands.parse().ok().map(|number: f64| number * 1000.0),
        None => bare.parse().ok(),
    }
}

/// What is compared of a cell: what it shows, then on a line of its own what a filter finds beside that.
pub(crate) fn compared(shown: &str, hidden: &str) -> String {
    if hidden.is_empty() { fold(shown) } else { format!("{}\n{}", fold(shown), fold(hidden)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(typed: &str) -> bool {
        let columns = [Head::new("name", "candidate"), Head::new("model", "model"), Head::new("score", "score")];
        let columns = [&columns[..], &[Head::new("due", "due")]].concat();
        let cells = ["Žižkov Überbank", "Value-added reseller", "63.5", "2027-01-15"].map(fold);
        let keys = ["zizkov uberbank", "value-added reseller"].map(|text| SortKey::Text(text.to_owned()));
        let keys = [&keys[..], &[SortKey::Number(63.5), SortKey::Text("2027-01-15".to_owned())]].concat();
        Query::new(typed, &columns).passes(&cells, &keys)
    }

    #[test]
    fn words_are_looked_for_everywhere_and_in_a_column() {
        for typed in
            ["", "zizkov", "ŽIŽKOV", "Z\u{30c}iz\u{30c}kov", "value uber", "model:reseller", "m:value", "cand:uber"]
        {
            assert!(passes(typed), "{typed}");
        }
        for typed in ["nobody", "uber nobody", "model:uber", "model=value", "name:reseller"] {
            assert!(!passes(typed), "{typed}");
        }
        assert!(passes("\"zizkov uber\"") && !passes("\"uber zizkov\""));
        assert!(passes("model:") && !passes("nocolumn:"));
    }

    #[test]
    fn figures_and_dates_are_compared() {
        for typed in [
            "score>60",
            "score>=63.5",
            "score<100",
            "score=63.5",
            "due<2027-02",
            "due<=2027-01",
            "due≥2027",
            "due:2027",
        ] {
            assert!(passes(typed), "{typed}");
        }
        for typed in ["score>63.5", "score<9", "due<2027-01", "due>2027-01", "due=2027-01", "score=63"] {
            assert!(!passes(typed), "{typed}");
        }
    }
}
