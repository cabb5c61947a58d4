//! What the language of the program makes of a count and of a list: its plurals, and how it lists. Whoever adds a language
//! begins here. What may not go in: what is counted, and what is said of it, which each room says in whole sentences.

/// Every noun that is counted: one, and any other number.
pub const NOUNS: [(&str, &str); 26] = [
    ("account", "accounts"),
    ("candidate", "candidates"),
    ("cell", "cells"),
    ("day", "days"),
    ("deal", "deals"),
    ("edit", "edits"),
    ("gap", "gaps"),
    ("guess", "guesses"),
    ("judgement", "judgements"),
    ("line", "lines"),
    ("mark", "marks"),
    ("month", "months"),
    ("more buyer", "more buyers"),
    ("name", "names"),
    ("opportunity", "opportunities"),
    ("open deal", "open deals"),
    ("pair", "pairs"),
    ("partner", "partners"),
    ("partner model", "partner models"),
    ("plan", "plans"),
    ("rating", "ratings"),
    ("row", "rows"),
    ("thing", "things"),
    ("trap", "traps"),
    ("value", "values"),
    ("week", "weeks"),
];

/// How many of something: "1 partner", "3 partners", "2 guesses". A story holds what is counted to the nouns above.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {}", form(noun, count == 1))
}

/// A noun as it stands behind a number: "deal" behind 1, "deals" behind any other.
#[must_use]
pub fn form(noun: &str, is_one: bool) -> &str {
    let many = NOUNS.into_iter().find(|(one, _)| *one == noun).filter(|_| !is_one).map(|(_, many)| many);
    many.unwrap_or(noun)
}

/// Which of a few: "first", "second"; from the eighth on "8th".
#[must_use]
pub fn nth(number: usize) -> String {
    const WORDS: [&str; 7] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
    let word = number.checked_sub(1).and_then(|at| WORDS.get(at));
    word.map_or_else(|| format!("{number}th"), |word| (*word).to_owned())
}

/// All of a list: "Acme", "Acme and Bolt", "Acme, Bolt and Corvo".
#[must_use]
pub fn listed<Word: AsRef<str>>(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_its_form() {
        assert_eq!(counted(1, "guess"), "1 guess");
        assert_eq!(counted(2, "guess"), "2 guesses");
        assert_eq!(counted(0, "partner"), "0 partners");
    }

    #[test]
    fn a_list_has_one_and() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["Acme"]), "Acme");
        assert_eq!(listed(&["Acme", "Bolt"]), "Acme and Bolt");
        assert_eq!(listed(&["Acme", "Bolt", "Corvo"]), "Acme, Bolt and Corvo");
    }
}
