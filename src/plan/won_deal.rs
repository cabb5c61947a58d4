//! Deals that were won, and who influenced each: the cheapest strong signal there is of who reaches whom.

use super::{Amount, BuyerId, Date, DealId, PartnerId, Plan, StageId};
use serde::{Deserialize, Serialize};

/// A deal that was won.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WonDeal {
    /// What names it within the plan.
    pub id: DealId,
    /// The deal or the account.
    pub name: String,
    /// The day it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Date>,
    /// What it is worth, thousands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// Who influenced it.
    #[serde(default)]
    pub through: WonThrough,
}

/// Who influenced a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WonThrough {
    /// Nobody has said: the deal counts for nothing yet.
    #[default]
    NotSaid,
    /// None of the candidates.
    Nobody,
    /// These, each with one buyer at one stage; a candidate stands here as often as they were heard.
    These(Vec<DealInfluence>),
}

/// A candidate who was heard by a buyer at a stage of one deal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DealInfluence {
    /// Who.
    pub partner: PartnerId,
    /// By whom.
    pub buyer: BuyerId,
    /// When.
    pub stage: StageId,
}

impl WonDeal {
    /// A deal of which only the name is known.
    #[must_use]
    pub fn named(id: DealId, name: &str) -> Self {
        Self { id, name: name.to_owned(), closed: None, amount: None, through: WonThrough::NotSaid }
    }

    /// Those who influenced it.
    #[must_use]
    pub fn influences(&self) -> &[DealInfluence] {
        match &self.through {
            WonThrough::These(these) => these,
            WonThrough::NotSaid | WonThrough::Nobody => &[],
        }
    }

    /// Whether somebody has said who influenced it, nobody included.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.through != WonThrough::NotSaid
    }
}

impl WonThrough {
    /// These, each once; nobody where there are none.
    #[must_use]
    pub fn these(influences: Vec<DealInfluence>) -> Self {
        let mut once: Vec<DealInfluence> = Vec::with_capacity(influences.len());
        for influence in influences {
            if !once.contains(&influence) {
                once.push(influence);
            }
        }
        if once.is_empty() { Self::Nobody } else { Self::These(once) }
    }
}

/// The won deals with only the influences that stay, each once; none when all stay. A deal that loses all was influenced
/// by nobody of the plan.
pub(super) fn keeping(plan: &Plan, stays: impl Fn(&DealInfluence) -> bool) -> Option<Vec<WonDeal>> {
    let mut deals = plan.won_deals.clone();
    for deal in &mut deals {
        if let WonThrough::These(these) = &deal.through {
            deal.through = WonThrough::these(these.iter().filter(|one| stays(one)).cloned().collect());
        }
    }
    (deals != plan.won_deals).then_some(deals)
}
