//! Two questions that lead to a partner model: who sets the price the customer pays, and who collects the money.
//!
//! What may not go in: a decision. The answers leave some kinds; the user takes one.

use super::asset;
use crate::plan::{PartnerModel, Variant};
use serde::Deserialize;
use std::sync::LazyLock;

/// Who sets the price, or collects the money, of a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaleBy {
    /// We.
    Us,
    /// The partner.
    Them,
    /// Each side for its own.
    Each,
}

/// One of the two questions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindQuestion {
    /// The question.
    pub asks: String,
    /// How it is meant.
    pub help: String,
}

/// An answer to either question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaleByWords {
    /// The answer.
    pub answer: SaleBy,
    /// Its words.
    pub label: String,
}

/// A kind of partner that two answers leave.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LikelyKind {
    /// The model.
    pub model: PartnerModel,
    /// The variant, where the answers tell it.
    #[serde(default)]
    pub variant: Option<Variant>,
    /// What tells it from the others, after "They".
    pub difference: String,
}

/// What two answers lead to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LikelyKinds {
    price: SaleBy,
    money: SaleBy,
    /// What the two answers mean.
    pub why: String,
    /// The kinds they leave, the commonest first.
    pub kinds: Vec<LikelyKind>,
}

/// The two questions, their answers, and what they lead to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TellingApart {
    /// Who sets the price.
    pub price: KindQuestion,
    /// Who collects the money.
    pub money: KindQuestion,
    /// The answers to either.
    pub answers: Vec<SaleByWords>,
    pairs: Vec<LikelyKinds>,
}

static TELLING_APART: LazyLock<TellingApart> =
    LazyLock::new(|| asset::read("telling_apart.ron", include_str!("../../assets/telling_apart.ron")));

/// The two questions that lead to a partner model.
#[must_use]
pub fn telling_apart() -> &'static TellingApart {
    &TELLING_APART
}

impl TellingApart {
    /// What the two answers lead to.
    ///
    /// # Panics
    /// Never: a test asks for all nine pairs.
    #[must_use]
    pub fn likely(&self, price: SaleBy, money: SaleBy) -> &LikelyKinds {
        let pair = self.pairs.iter().find(|pair| (pair.price, pair.money) == (price, money));
        pair.expect("a test asks for all nine pairs")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PartnerModel::{
        AffiliateAlliance, Agency, OemIntegration, Referral, Reseller, ServiceDelivery, ValueAddedReseller,
    };

    #[test]
    fn each_kind_is_reached_by_who_prices_and_collects_for_it() {
        // The table that tells the seven apart: who sets the end price, who invoices.
        let table = [
            (Agency, None, SaleBy::Us, SaleBy::Us),
            (Referral, None, SaleBy::Us, SaleBy::Us),
            (AffiliateAlliance, Some(Variant::Affiliate), SaleBy::Us, SaleBy::Us),
            (AffiliateAlliance, Some(Variant::Alliance), SaleBy::Each, SaleBy::Each),
            (Reseller, None, SaleBy::Them, SaleBy::Them),
            (ValueAddedReseller, None, SaleBy::Them, SaleBy::Them),
            (OemIntegration, Some(Variant::Oem), SaleBy::Them, SaleBy::Them),
            (OemIntegration, Some(Variant::Embedded), SaleBy::Them, SaleBy::Them),
            (OemIntegration, Some(Variant::Integration), SaleBy::Each, SaleBy::Each),
            (ServiceDelivery, None, SaleBy::Each, SaleBy::Each),
        ];
        for (model, variant, price, money) in table {
            let likely = telling_apart().likely(price, money);
            let is_there = likely.kinds.iter().any(|kind| (kind.model, kind.variant) == (model, variant));
            assert!(is_there, "{model:?} {variant:?}");
        }
    }

    #[test]
    fn every_pair_of_answers_leads_somewhere_and_tells_the_kinds_apart() {
        let all = [SaleBy::Us, SaleBy::Them, SaleBy::Each];
        assert_eq!(telling_apart().answers.iter().map(|words| words.answer).collect::<Vec<_>>(), all);
        for (price, money) in all.into_iter().flat_map(|price| all.map(|money| (price, money))) {
            let likely = telling_apart().likely(price, money);
            assert!(!likely.kinds.is_empty() && likely.why.ends_with('.'), "{price:?} {money:?}");
            for kind in &likely.kinds {
                assert!(kind.variant.is_none_or(|variant| variant.model() == kind.model), "{kind:?}");
                assert_eq!(likely.kinds.iter().filter(|other| other.difference == kind.difference).count(), 1);
            }
        }
    }
}
