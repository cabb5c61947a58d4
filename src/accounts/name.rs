//! What of a company's name tells it from others: without its legal form, accents, marks and the words all have.
//!
//! Two names that are equal here are one company as far as names can say so. How much alike two others are, and which
//! words are rare enough to go by, is `matching`'s. What may not go in: domains, lists.

mod fold;
mod forms;
mod words;

pub use words::{is_place, plainness};

use forms::Countries;

/// A company's name, normalised. Normalising what was normalised changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The words that tell, in small plain letters, a space between each.
    pub words: String,
    /// What stands in brackets, normalised alike: `(UK)`, `(France)`; often empty.
    pub aside: String,
    /// Other names that are said in it, normalised: `d/b/a`, "formerly".
    pub others: Vec<String>,
    /// Where there are companies of its legal form.
    countries: Countries,
}

impl Name {
    /// Of a name as somebody wrote it.
    #[must_use]
    pub fn of(raw: &str) -> Self {
        let mut name = Self::default();
        let folded = fold::fold(raw);
        let (outside, inside) = fold::brackets(&folded);
        let outside = fold::tokens(&outside);
        let is_all_inside = outside.is_empty();
        let (first, others) = named(if is_all_inside { fold::tokens(&folded) } else { outside });
        let (kept, countries) = forms::stripped(first);
        (name.words, name.countries) = (kept.join(" "), countries);
        name.others.extend(others.into_iter().map(|other| forms::stripped(other).0.join(" ")));
        for part in inside.into_iter().filter(|_| !is_all_inside) {
            let tokens = fold::tokens(part);
            let is_other = tokens.first().is_some_and(|token| words::says_other(token));
            let (mut first, others) = named(tokens);
            name.others.extend(others.into_iter().map(|other| forms::stripped(other).0.join(" ")));
            if !is_other && !forms::is_form(&first) {
                first.retain(|token| !words::is_group(token));
                name.aside.push_str(&first.join(" "));
            }
        }
        name.others.retain(|other| !other.is_empty() && *other != name.words);
        name
    }

    /// The words without the spaces: `good will` and `goodwill` are one.
    #[must_use]
    pub fn key(&self) -> String {
        self.words.replace(' ', "")
    }

    /// The names it says, its own first; none where there is nothing to go by.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.words).chain(&self.others).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Whether there is nothing in it to go by.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether both name the same company: the same words, or a name the other says it also has.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if self.is_empty() || other.is_empty() {
            return false;
        }
        let is_aside_same = self.aside.is_empty() || other.aside.is_empty() || self.aside == other.aside;
        let is_named = |name: &Self, by: &Self| by.others.contains(&name.words);
        is_aside_same && (self.key() == other.key() || is_named(self, other) || is_named(other, self))
    }

    /// Whether the legal forms are of different countries: `Acme GmbH` and `Acme Inc.` are two companies of one family.
    #[must_use]
    pub fn is_elsewhere(&self, other: &Self) -> bool {
        self.countries.are_apart(other.countries)
    }
}

/// Whether two names as somebody wrote them are of one company but for legal form, accents, marks and "the".
#[must_use]
pub fn same_company(one: &str, two: &str) -> bool {
    Name::of(one).is_same(&Name::of(two))
}

/// The name, and the others that "d/b/a" and the like bring in.
fn named(tokens: Vec<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let tokens = fold::settled(tokens);
    let parts = tokens.split(|token| words::says_other(token)).filter(|part| !part.is_empty());
    let mut parts = parts.map(|part| fold::settled(part.to_vec()));
    let Some(first) = parts.next() else { return (tokens, Vec::new()) };
    (first, parts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_company_is_the_same_in_any_spelling() {
        for (one, two) in [
            ("Acme, Inc.", "ACME Incorporated"),
            ("Siemens Aktiengesellschaft", "Siemens AG"),
            ("Siemens Aktiengeselschaft", "SIEMENS"),
            ("Müller & Söhne GmbH & Co. KG", "muller und sohne gmbh"),
            ("Cafe\u{301} S.A.S.", "Café"),
            ("ООО Ромашка", "Romashka LLC"),
            ("株式会社サンプル", "サンプル㈱"),
            ("삼성 주식회사", "(주)삼성"),
            ("OAO Gazprom", "Open Joint Stock Company Gazprom"),
            ("Procter & Gamble Co.", "Procter and Gamble"),
            ("The World Bank", "World Bank"),
            ("P.T. Astra International Tbk", "PT Astra International"),
            ("A.B.C. Company", "ABC Co."),
            ("Good Will Company", "Goodwill"),
            ("Harborline Holdings", "Harborline Group plc"),
            ("Foo Trading Ltd t/a Barley", "Barley"),
            ("Acme (UK) Ltd", "Acme Limited"),
            ("Wiśniewski Sp. z o.o.", "Wisniewski Spółka z ograniczoną odpowiedzialnością"),
            ("Yılmaz San. ve Tic. A.Ş.", "YILMAZ"),
            ("Grupo Bimbo, S.A.B. de C.V.", "Bimbo"),
            ("L’Oréal S.A.", "LOreal"),
        ] {
            assert!(same_company(one, two), "{one} / {two}: {:?} / {:?}", Name::of(one), Name::of(two));
        }
    }

    #[test]
    fn another_company_stays_another() {
        for (one, two) in [
            ("Acme Foods Ltd", "Acme Motors Ltd"),
            ("Bowne (France) SARL", "Bowne (Germany) GmbH"),
            ("C.B.A. Company", "A.B.C. Company"),
            ("Inc.", "Ltd"),
            ("", ""),
            ("First Harbor Bank", "First Harbor Bancorp"),
        ] {
            assert!(!same_company(one, two), "{one} / {two}: {:?}", Name::of(one));
        }
    }

    #[test]
    fn the_legal_form_says_where_a_company_may_be() {
        let [here, there, nowhere] = ["Acme GmbH", "Acme Inc.", "Acme"].map(Name::of);
        assert!(here.is_elsewhere(&there) && !here.is_elsewhere(&here));
        assert!(!here.is_elsewhere(&nowhere) && !nowhere.is_elsewhere(&there));
    }

    proptest! {
        #[test]
        fn normalising_twice_is_normalising_once(raw in any::<String>()) {
            let once = Name::of(&raw).words;
            prop_assert_eq!(&Name::of(&once).words, &once);
        }

        #[test]
        fn a_name_of_common_words_is_normalised_once(raw in "((the|and|y|e|et|a|b|Co|Inc|GmbH|KG|Acme|Tech|Group|UK|dba|AG|OOO|Sp|z|o|grupo|s|de|cv)[ .,/&()-]{1,2}){0,7}") {
            let once = Name::of(&raw).words;
            prop_assert_eq!(&Name::of(&once).words, &once);
        }
    }
}
