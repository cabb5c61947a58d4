//! What won deals prove of influence: of n that were won, k in which a candidate was heard by a buyer at a stage.
//!
//! Whoever knows nothing beforehand expects of the share a beta with the mean (k + 1) ÷ (n + 2), Laplace's rule of
//! succession, and with the width √(mean · (1 − mean) ÷ (n + 3)). The strength whose chance is nearest to the mean is
//! suggested. Only whom somebody has named counts: that others are not named in a dozen deals says little, for most of
//! them were not asked.
//!
//! What may not go in: what is done with a suggestion, which is `interview::won_deals`'s.

use super::reach::chance;
use crate::plan::{BuyerId, DealInfluence, Evidence, Partner, PartnerId, Plan, StageId, Strength};
use std::collections::HashMap;

/// Below so many deals a suggestion is weak: the width is a quarter of the scale and more.
pub const ENOUGH_DEALS: u32 = 10;

/// What won deals say of one candidate, one buyer and one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// The candidate's place in the plan.
    pub partner: usize,
    /// The buyer's place.
    pub buyer: usize,
    /// The stage's place.
    pub stage: usize,
    /// In so many deals they were heard.
    pub won: u32,
    /// Of so many of which it is known who influenced them.
    pub deals: u32,
    /// What is said of their influence now, and how that is known.
    pub stands: Option<(Strength, Evidence)>,
}

impl Proof {
    /// The chance to be heard in the next deal, 0–1.
    #[must_use]
    pub fn mean(&self) -> f64 {
        mean(self.won, self.deals)
    }

    /// How far the mean may be off: one standard deviation.
    #[must_use]
    pub fn width(&self) -> f64 {
        width(self.won, self.deals)
    }

    /// The strength it suggests.
    #[must_use]
    pub fn suggests(&self) -> Strength {
        nearest(self.mean())
    }

    /// Whether there are too few deals to rely on it.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.deals < ENOUGH_DEALS
    }

    /// Whether it was taken, or is known by other proof: then nothing is suggested.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.stands.is_some_and(|(_, evidence)| evidence == Evidence::Data)
    }

    /// Whether it suggests another strength than is said, and there are deals enough to ask for a look.
    #[must_use]
    pub fn differs(&self) -> bool {
        !self.is_settled() && !self.is_weak() && self.stands.map(|(strength, _)| strength) != Some(self.suggests())
    }
}

/// (k + 1) ÷ (n + 2).
#[must_use]
pub fn mean(won: u32, deals: u32) -> f64 {
    (f64::from(won) + 1.0) / (f64::from(deals) + 2.0)
}

/// The standard deviation of the beta of k and n.
#[must_use]
pub fn width(won: u32, deals: u32) -> f64 {
    let mean = mean(won, deals);
    (mean * (1.0 - mean) / (f64::from(deals) + 3.0)).sqrt()
}

/// The strength whose chance is nearest; of two as near the weaker.
#[must_use]
pub fn nearest(mean: f64) -> Strength {
    let all = (0..=3).filter_map(|number| Strength::new(number).ok());
    let off = |strength: &Strength| (chance(*strength) - mean).abs();
    all.min_by(|one, two| off(one).total_cmp(&off(two))).unwrap_or_default()
}

/// How many of the deals say who influenced them.
#[must_use]
pub fn told(plan: &Plan) -> u32 {
    u32::try_from(plan.won_deals.iter().filter(|deal| deal.is_told()).count()).unwrap_or(u32::MAX)
}

/// What the deals say of everybody heard in one of them, candidate by candidate in the plan's order, most heard first.
#[must_use]
pub fn proofs(plan: &Plan) -> Vec<Proof> {
    let deals = told(plan);
    let mut heard: HashMap<&DealInfluence, u32> = HashMap::new();
    for deal in &plan.won_deals {
        for (at, influence) in deal.influences().iter().enumerate() {
            if !deal.influences()[..at].contains(influence) {
                *heard.entry(influence).or_default() += 1;
            }
        }
    }
    let places = Places::of(plan);
    let mut proofs: Vec<Proof> = heard.into_iter().filter_map(|(of, won)| places.proof(of, won, deals)).collect();
    proofs.sort_by_key(|proof| (proof.partner, std::cmp::Reverse(proof.won), proof.buyer, proof.stage));
    proofs
}

/// Where everything stands in the plan.
struct Places<'a> {
    plan: &'a Plan,
    partners: HashMap<&'a PartnerId, usize>,
}

impl<'a> Places<'a> {
    fn of(plan: &'a Plan) -> Self {
        Self { plan, partners: plan.partners.iter().enumerate().map(|(at, partner)| (&partner.id, at)).collect() }
    }

    fn proof(&self, of: &DealInfluence, won: u32, deals: u32) -> Option<Proof> {
        let partner = *self.partners.get(&of.partner)?;
        let buyer = self.plan.buyers.iter().position(|buyer| buyer.id == of.buyer)?;
        let stage = self.plan.stages.iter().position(|stage| stage.id == of.stage)?;
        let stands = stands(&self.plan.partners[partner], &of.buyer, &of.stage);
        Some(Proof { partner, buyer, stage, won, deals, stands })
    }
}

fn stands(partner: &Partner, buyer: &BuyerId, stage: &StageId) -> Option<(Strength, Evidence)> {
    partner.influence_on(buyer, stage).map(|known| (known.strength, known.evidence))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The mean and the deviation of a beta, by the textbook, from its two parameters.
    fn beta(alpha: f64, beta: f64) -> (f64, f64) {
        let sum = alpha + beta;
        (alpha / sum, (alpha * beta / (sum * sum * (sum + 1.0))).sqrt())
    }

    #[test]
    fn mean_and_width_are_those_of_the_beta() {
        for deals in 0..=40 {
            for won in 0..=deals {
                let (exact, deviation) = beta(f64::from(won) + 1.0, f64::from(deals - won) + 1.0);
                assert!((mean(won, deals) - exact).abs() < 1e-15, "{won} of {deals}");
                assert!((width(won, deals) - deviation).abs() < 1e-15, "{won} of {deals}");
            }
        }
        assert!((mean(3, 12) - 4.0 / 14.0).abs() < 1e-15);
        assert!((width(3, 12) - 0.116_642_4).abs() < 1e-7);
    }

    #[test]
    fn the_mean_of_a_beta_is_what_its_density_weighs_to() {
        // ∫ p · p³ (1 − p)⁹ ÷ ∫ p³ (1 − p)⁹, by the midpoint rule.
        let steps = 20_000_u32;
        let (mut weight, mut first, mut second) = (0.0, 0.0, 0.0);
        for step in 0..steps {
            let p = (f64::from(step) + 0.5) / f64::from(steps);
            let density = p.powi(3) * (1.0 - p).powi(9);
            weight += density;
            first += p * density;
            second += p * p * density;
        }
        let (exact, deviation) = (first / weight, (second / weight - (first / weight).powi(2)).sqrt());
        assert!((mean(3, 12) - exact).abs() < 1e-7 && (width(3, 12) - deviation).abs() < 1e-7);
    }

    #[test]
    fn the_nearest_chance_is_suggested() {
        let of_twelve: Vec<u8> = (0..=12).map(|won| nearest(mean(won, 12)).get()).collect();
        assert_eq!(of_twelve, [0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
        assert_eq!([0.125, 0.375, 0.65, 1.0].map(|mean| nearest(mean).get()), [0, 1, 2, 3]);
    }
}
