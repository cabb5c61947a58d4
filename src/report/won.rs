//! What won deals prove of influence, in words and as JSON.

use super::words::{short_title, strength};
use crate::plan::{BuyerId, Evidence, PartnerId, Plan, StageId, Strength};
use crate::prioritise::won::{ENOUGH_DEALS, Proof, proofs, told};
use serde::Serialize;

/// What the won deals say.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Won {
    /// How many there are.
    pub deals: usize,
    /// How many say who influenced them.
    pub told: u32,
    /// Candidate by candidate, whom they were heard by.
    pub influence: Vec<WonRow>,
}

/// How often one candidate was heard by one buyer at one stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WonRow {
    /// Who.
    pub id: PartnerId,
    /// Their name.
    pub name: String,
    /// By whom.
    pub buyer: BuyerId,
    /// When.
    pub stage: StageId,
    /// In so many of the deals.
    pub won: u32,
    /// The chance to be heard in the next, 0–1.
    pub mean: f64,
    /// How far that may be off.
    pub width: f64,
    /// The strength it suggests.
    pub suggests: Strength,
    /// The strength that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<Strength>,
    /// How that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Evidence>,
    /// Whether it suggests another strength than is said, by deals enough.
    pub differs: bool,
    /// What it comes from.
    #[serde(skip)]
    pub proof: Proof,
    /// "CISO at Shortlist".
    #[serde(skip)]
    pub moment: String,
}

impl Won {
    pub(super) fn of(plan: &Plan) -> Self {
        if plan.won_deals.is_empty() {
            return Self::default();
        }
        let influence = proofs(plan).into_iter().map(|proof| WonRow::of(plan, proof)).collect();
        Self { deals: plan.won_deals.len(), told: told(plan), influence }
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deals == 0
    }

    /// Those that suggest another strength than is said.
    pub fn differing(&self) -> impl Iterator<Item = &WonRow> {
        self.influence.iter().filter(|row| row.differs)
    }

    /// What they say of one candidate, one buyer and one stage, by their places.
    #[must_use]
    pub fn at(&self, id: &PartnerId, buyer: usize, stage: usize) -> Option<&WonRow> {
        self.influence.iter().find(|row| row.id == *id && (row.proof.buyer, row.proof.stage) == (buyer, stage))
    }

    /// "11 of 12 won deals say who influenced them; they suggest another influence in 2 places." None without deals.
    #[must_use]
    pub fn in_words(&self) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let deals = if self.deals == 1 { "won deal says" } else { "won deals say" };
        let suggests = match self.differing().count() {
            _ if self.told < ENOUGH_DEALS => format!("fewer than {ENOUGH_DEALS} prove little"),
            0 => "what they prove agrees with the influence said".to_owned(),
            1 => "they suggest another influence in 1 place".to_owned(),
            count => format!("they suggest another influence in {count} places"),
        };
        Some(format!("{} of {} {deals} who influenced them; {suggests}.", self.told, self.deals))
    }
}

impl WonRow {
    fn of(plan: &Plan, proof: Proof) -> Self {
        let partner = &plan.partners[proof.partner];
        let (buyer, stage) = (&plan.buyers[proof.buyer], &plan.stages[proof.stage]);
        Self {
            id: partner.id.clone(),
            name: partner.name.clone(),
            buyer: buyer.id.clone(),
            stage: stage.id.clone(),
            won: proof.won,
            mean: proof.mean(),
            width: proof.width(),
            suggests: proof.suggests(),
            stands: proof.stands.map(|(strength, _)| strength),
            known: proof.stands.map(|(_, known)| known),
            differs: proof.differs(),
            moment: format!("{} at {}", short_title(&buyer.title), stage.name.trim()),
            proof,
        }
    }

    /// ".29 ± .12".
    #[must_use]
    pub fn mean_in_words(&self) -> String {
        let short = |figure: f64| format!("{figure:.2}").trim_start_matches('0').to_owned();
        format!("{} ± {}", short(self.mean), short(self.width))
    }

    /// "3 of 12 won deals: .29 ± .12, suggests 1".
    #[must_use]
    pub fn in_words(&self) -> String {
        let weak =
            if self.proof.is_weak() { format!(" (weak: fewer than {ENOUGH_DEALS} deals)") } else { String::new() };
        let (won, deals) = (self.won, self.proof.deals);
        format!("{won} of {deals} won deals: {}, suggests {}{weak}", self.mean_in_words(), self.suggests.get())
    }

    /// "Acme on CISO at Shortlist: 3 of 12 won deals: .29 ± .12, suggests 1 some, not 2".
    #[must_use]
    pub fn difference_in_words(&self) -> String {
        let not = match self.stands {
            Some(stands) => format!("not {}", stands.get()),
            None => "where nothing is said".to_owned(),
        };
        let (name, moment, suggests) = (&self.name, &self.moment, self.suggests);
        let (won, deals, word) = (self.won, self.proof.deals, strength(suggests));
        format!("{name} on {moment}: {won} of {deals} won deals suggest {} {word}, {not}", suggests.get())
    }
}
