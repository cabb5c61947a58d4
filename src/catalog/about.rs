//! What tells one kind of partner from another, in labelled sentences: what beside every choice of a partner model is
//! read.
//!
//! What may not go in: which kind somebody is, which is the user's to say.

use super::model::model;
use crate::plan::{PartnerModel, Variant};

/// A sentence or two on a partner model under a word or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Of what it speaks: "Invoice", "When to choose it", a variant.
    pub label: String,
    /// What is said of it.
    pub words: &'static str,
}

/// What is to be known of a partner model before it is chosen: what it is; who contracts, invoices, sets the price and
/// owns the customer; when to choose it; its variants; where such partners are found.
#[must_use]
pub fn about(of: PartnerModel) -> Vec<About> {
    told(of, parts(of, |words| words))
}

/// The same where room is short: who contracts, invoices and so on in a word or two.
#[must_use]
pub fn about_briefly(of: PartnerModel) -> Vec<About> {
    told(of, parts(of, |words| words.split(';').next().unwrap_or(words)))
}

fn told(of: PartnerModel, parts: Vec<About>) -> Vec<About> {
    let known = model(of);
    let mut said = vec![About { label: "What".to_owned(), words: &known.what }];
    said.extend(parts);
    said.push(About { label: "When".to_owned(), words: &known.choose_when });
    said.extend(about_variants(of));
    said.push(About { label: "Where to look".to_owned(), words: &known.recruit });
    said
}

/// The variants of a partner model, each with its description; none for most.
#[must_use]
pub fn about_variants(of: PartnerModel) -> Vec<About> {
    let variants = model(of).variants.iter();
    variants.map(|of| About { label: capital(of.variant), words: &of.description }).collect()
}

/// Who contracts, invoices, sets the price and owns the customer; what is the same of several is said once.
fn parts(of: PartnerModel, shortened: fn(&'static str) -> &'static str) -> Vec<About> {
    let known = model(of);
    let parts = [
        ("Contract", &known.contracts),
        ("Invoice", &known.invoices),
        ("Price", &known.sets_price),
        ("Customer", &known.owns_customer),
    ];
    let mut said: Vec<About> = Vec::new();
    for (label, words) in parts {
        let words = shortened(words);
        match said.iter_mut().find(|about| about.words == words) {
            Some(same) => same.label = format!("{}, {}", same.label, label.to_lowercase()),
            None => said.push(About { label: label.to_owned(), words }),
        }
    }
    said
}

/// "Managed services".
fn capital(variant: Variant) -> String {
    let mut letters = variant.label().chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_is_told_whole() {
        for model in PartnerModel::ALL {
            let said = about(model);
            assert!(said.iter().all(|about| !about.words.is_empty()), "{model:?}");
            let labels = said.iter().map(|about| about.label.to_lowercase()).collect::<Vec<_>>().join("; ");
            for part in ["contract", "invoice", "price", "customer", "when", "where to look"] {
                assert!(labels.contains(part), "{model:?} says nothing of {part}");
            }
        }
    }

    #[test]
    fn what_is_the_same_of_several_is_said_once() {
        let said = parts(PartnerModel::Referral, |words| words);
        assert_eq!(said, [About { label: "Contract, invoice, price, customer".to_owned(), words: "Us" }]);
    }
}
