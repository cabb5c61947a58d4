//! Which texts are one to a reader, however they are written. An é is one letter or two, as a Mac's file names have it;
//! STRASSE is Straße; and who looks for Muller means Müller. The one place that knows: what comes into a plan, who is
//! there already, what a file is called and what a filter finds all ask here. What may not go in: what a company's name
//! tells, which `accounts` knows.

use super::seen::one_line;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// The same text with every accent written as one with its letter, as most keyboards do.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// What two names have in common that are the same to a reader: capitals, blanks and the way a letter is encoded aside.
#[must_use]
pub fn sameness(name: &str) -> String {
    let is_plain = name.bytes().all(|byte| (0x20..0x7f).contains(&byte)) && !name.contains("  ");
    if is_plain {
        return name.trim_matches(' ').to_ascii_lowercase();
    }
    let words: Vec<String> = one_line(name).split_whitespace().map(small).collect();
    words.join(" ")
}

/// Whether two names are the same to a reader.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one == other || sameness(one) == sameness(other)
}

/// Text as it is looked for: small letters, no accents, one encoding.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase).nfkd() {
        match letter {
            _ if is_accent(letter) => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            other => out.push(other),
        }
    }
    out
}

/// The one that is meant by what somebody calls it: the first of the same name, else the only one of that name but for
/// its accents.
#[must_use]
pub fn called<T>(all: impl Iterator<Item = T> + Clone, said: &str, name: impl Fn(&T) -> &str) -> Option<T> {
    let wanted = sameness(said);
    if let Some(one) = all.clone().find(|one| sameness(name(one)) == wanted) {
        return Some(one);
    }
    let wanted = folded(&wanted);
    let mut near = all.filter(|one| folded(&sameness(name(one))) == wanted);
    let only = near.next()?;
    near.next().is_none().then_some(only)
}

/// An accent on a Latin, Greek or Cyrillic letter; vowel signs of other scripts are letters of their words.
#[must_use]
pub fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// What belongs to the letter before it and makes it another: a vowel sign.
#[must_use]
pub fn is_sign(letter: char) -> bool {
    is_combining_mark(letter) && !is_accent(letter)
}

/// In small letters, so that whatever has the same capitals has the same small ones: ß and ss, ﬁ and fi, ς and σ, İ and
/// i; in one encoding.
fn small(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let capitals = text.nfc().flat_map(char::to_lowercase).flat_map(char::to_uppercase);
    for letter in capitals.flat_map(char::to_lowercase) {
        // The dot of a Turkish İ.
        if letter != '\u{307}' || !out.ends_with('i') {
            out.push(letter);
        }
    }
    composed(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// I8.
    #[test]
    fn a_name_is_the_same_in_any_form_and_another_with_another_accent() {
        for (one, two) in [
            ("Caf\u{e9} Noir", "cafe\u{301} noir "),
            ("Straße", "STRASSE"),
            ("GROẞ", "groß"),
            ("ﬁlm", "Film"),
            ("İstanbul", "istanbul"),
            ("ISTANBUL", "I\u{307}stanbul"),
            ("Yılmaz", "YILMAZ"),
            ("ΠΑΥΛΟΣ", "Παύλος".replace('ύ', "υ").as_str()),
            ("Acme\u{a0}Ltd", " acme  ltd"),
            ("\u{212b}ngstr\u{f6}m", "ångström"),
        ] {
            assert!(is_same(one, two), "{one} / {two}: {} / {}", sameness(one), sameness(two));
        }
        assert!(!is_same("Cafe Noir", "Café Noir") && !is_same("Acme", "Ac me"));
    }

    #[test]
    fn finding_knows_more_than_accents() {
        assert_eq!(folded("STRASSE Straße"), "strasse strasse");
        assert_eq!(folded("Łódź Ørsted ﬁlm Ｂank İstanbul"), "lodz orsted film bank istanbul");
        assert_eq!(folded("का"), "का");
    }

    #[test]
    fn who_is_called_so_is_found_and_of_two_nobody() {
        let find = |said| called(["Müller", "Mu\u{308}ller AG", "Böll", "Boll", "Bøll"].iter(), said, |name| name);
        assert_eq!(find("MU\u{308}LLER"), Some(&"Müller"));
        assert_eq!(find("muller ag"), Some(&"Mu\u{308}ller AG"));
        assert_eq!([find("boll"), find("bo\u{308}ll"), find("bóll")], [Some(&"Boll"), Some(&"Böll"), None]);
    }

    proptest! {
        #[test]
        fn any_form_of_a_text_is_the_same_text(text in "(a|ß|ẞ|İ|ı|ﬁ|é|e\u{301}|ü|Ǆ|ŉ|ς|Σ|日|क्ष|\u{301}|\u{307}| |-){0,12}") {
            let (one, two): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert_eq!(sameness(&one), sameness(&two));
            prop_assert_eq!(folded(&one), folded(&two));
            prop_assert_eq!(sameness(&sameness(&text)), sameness(&text));
            prop_assert_eq!(composed(&two), one);
        }
    }
}
