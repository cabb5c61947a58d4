//! Who buys, and the stages they go through.

use super::{Amount, BuyerId, Share, StageId};
use serde::{Deserialize, Serialize};

/// One person of the buying group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Buyer {
    /// What influence cells and pains refer to.
    pub id: BuyerId,
    /// Their title.
    pub title: String,
    /// The part they play.
    pub role: BuyingRole,
    /// How much they count beside the others without a [`share`](Self::share); any scale will do.
    pub weight: Amount,
    /// The share of the whole that was typed; it stays, and those without one leave it the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// What they care about.
    #[serde(default)]
    pub cares_about: String,
    /// Whom they ask.
    #[serde(default)]
    pub trusted_sources: Vec<String>,
    /// Stages where they are not in the room. Empty is the default: in the room throughout.
    #[serde(default)]
    pub absent: Vec<StageId>,
}

impl Buyer {
    /// Whether they are in the room at `stage`.
    #[must_use]
    pub fn is_in_the_room(&self, stage: &StageId) -> bool {
        !self.absent.contains(stage)
    }
}

/// The part somebody plays in a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BuyingRole {
    /// Signs.
    EconomicBuyer,
    /// Wants it and carries it.
    Champion,
    /// Tests it.
    Evaluator,
    /// Is listened to.
    Influencer,
    /// Has to agree.
    Approver,
    /// Can stop it on procedure.
    Gatekeeper,
    /// Works with it.
    User,
}

impl BuyingRole {
    /// Every role, in the order offered.
    pub const ALL: [Self; 7] = [
        Self::EconomicBuyer,
        Self::Champion,
        Self::Evaluator,
        Self::Influencer,
        Self::Approver,
        Self::Gatekeeper,
        Self::User,
    ];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::EconomicBuyer => "economic buyer",
            Self::Champion => "champion",
            Self::Evaluator => "evaluator",
            Self::Influencer => "influencer",
            Self::Approver => "approver",
            Self::Gatekeeper => "gatekeeper",
            Self::User => "user",
        }
    }
}

/// One stage of a purchase.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// What influence cells refer to.
    pub id: StageId,
    /// Its name.
    pub name: String,
    /// How much it counts beside the others without a [`share`](Self::share); any scale will do.
    pub weight: Amount,
    /// The share of the whole that was typed; it stays, and those without one leave it the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
}
