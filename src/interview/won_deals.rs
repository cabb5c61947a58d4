//! Won deals: who influenced them, and what they prove of influence, which is suggested and never written unasked.

use super::influence::Moment;
use crate::plan::{
    Change, Date, DealId, DealInfluence, Edit, Evidence, Influence, Partner, PartnerId, Plan, WonDeal, WonThrough, add,
    clean_line, remove,
};
use crate::prioritise::won::{Proof, proofs};
use crate::text::same::is_same;

/// What somebody says of one deal: a row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The deal or the account.
    pub deal: String,
    /// Who was heard; none where nobody of the candidates was, not even that where it is not said.
    pub by: Option<Option<DealInfluence>>,
    /// The day it was closed, where that is said.
    pub closed: Option<Date>,
    /// What it is worth, where that is said.
    pub amount: Option<crate::plan::Amount>,
}

/// Adds a deal of this name.
///
/// # Errors
/// When it is no name, or a deal has it already.
pub fn add(plan: &Plan, text: &str) -> Result<(DealId, Change), String> {
    let name = clean_line(text);
    if name.is_empty() {
        return Err("A deal needs a name: type the account.".to_owned());
    }
    if plan.won_deals.iter().any(|deal| is_same(&deal.name, &name)) {
        return Err(format!("{name} is on the list already: type another, like “{name} 2026”."));
    }
    let (id, edit) = add::won_deal(plan, &name);
    Ok((id, Change::new(format!("{name} added"), edit)))
}

/// Takes a deal out; none where it is not there.
#[must_use]
pub fn take_out(plan: &Plan, id: &DealId) -> Option<Change> {
    let name = &plan.won_deal(id)?.name;
    Some(Change::new(format!("{name} taken out"), remove::won_deal(plan, id)))
}

/// Where a candidate can have been heard: every buyer at every stage they are in the room, with its words.
#[must_use]
pub fn moments(plan: &Plan, partner: &PartnerId) -> Vec<(DealInfluence, String)> {
    let mut all = Vec::new();
    for (at, buyer) in plan.buyers.iter().enumerate() {
        for (place, stage) in plan.stages.iter().enumerate() {
            let Some(moment) = Moment::at(plan, at, place).filter(|moment| moment.is_in_the_room()) else { continue };
            let one = DealInfluence { partner: partner.clone(), buyer: buyer.id.clone(), stage: stage.id.clone() };
            all.push((one, moment.words()));
        }
    }
    all
}

/// Says of a deal that a candidate was heard by a buyer at a stage, or takes that back.
#[must_use]
pub fn toggle(plan: &Plan, id: &DealId, one: &DealInfluence) -> Option<Change> {
    let deal = plan.won_deal(id)?;
    let mut these = deal.influences().to_vec();
    match these.iter().position(|other| other == one) {
        Some(at) => drop(these.remove(at)),
        None => these.push(one.clone()),
    }
    // Who takes the last one back has not said that there was nobody.
    let through = if these.is_empty() { WonThrough::NotSaid } else { WonThrough::these(these) };
    Some(through_now(plan, deal, &through))
}

/// Says of a deal that no candidate influenced it, or takes that back.
#[must_use]
pub fn nobody(plan: &Plan, id: &DealId) -> Option<Change> {
    let deal = plan.won_deal(id)?;
    let through = if deal.through == WonThrough::Nobody { WonThrough::NotSaid } else { WonThrough::Nobody };
    Some(through_now(plan, deal, &through))
}

fn through_now(plan: &Plan, deal: &WonDeal, through: &WonThrough) -> Change {
    let mut deals = plan.won_deals.clone();
    for other in deals.iter_mut().filter(|other| other.id == deal.id) {
        other.through.clone_from(through);
    }
    Change::new(format!("{}: who influenced it", deal.name), Edit::WonDeals(deals))
}

/// Takes in rows of a list: those of one deal belong together, a deal of that name in the plan is added to, and what it
/// says already changes nothing. None where all is said already.
#[must_use]
pub fn take_in(plan: &Plan, rows: &[Told]) -> Option<Change> {
    let mut after = plan.clone();
    for row in rows {
        let place = after.won_deals.iter().position(|deal| is_same(&deal.name, &row.deal));
        let place = place.unwrap_or_else(|| {
            let (_, edit) = add::won_deal(&after, &row.deal);
            if let Edit::WonDeals(deals) = edit {
                after.won_deals = deals;
            }
            after.won_deals.len() - 1
        });
        let Some(deal) = after.won_deals.get_mut(place) else { continue };
        deal.closed = row.closed.clone().or(deal.closed.take());
        deal.amount = row.amount.or(deal.amount);
        deal.through = match (&row.by, &deal.through) {
            (Some(Some(one)), WonThrough::These(these)) => {
                WonThrough::these(these.iter().chain([one]).cloned().collect())
            }
            (Some(Some(one)), _) => WonThrough::these(vec![one.clone()]),
            (Some(None), WonThrough::NotSaid) => WonThrough::Nobody,
            (_, said) => said.clone(),
        };
    }
    let new = after.won_deals.len() - plan.won_deals.len();
    let what = if new == 0 { "won deals".to_owned() } else { format!("{new} won deals added") };
    (after.won_deals != plan.won_deals).then(|| Change::new(what, Edit::WonDeals(after.won_deals)))
}

/// "3 of 12 won deals".
#[must_use]
pub fn in_words(proof: &Proof) -> String {
    format!("{} of {} won deals", proof.won, proof.deals)
}

/// Takes what the deals suggest of one candidate, one buyer and one stage: known by proof, with the count as its note
/// where there is none. None where it stands so, or where the buyer is not in the room then.
#[must_use]
pub fn take(plan: &Plan, proof: &Proof) -> Option<Change> {
    let partner = plan.partners.get(proof.partner)?;
    let moment = Moment::at(plan, proof.buyer, proof.stage)?;
    let taken = taken(plan, partner, proof)?;
    Some(Change::new(format!("{}: influence on {} by proof", partner.name, moment.words()), Edit::partner(taken)))
}

/// Takes all that the deals suggest of one candidate, as one step; none where there is nothing to take.
#[must_use]
pub fn take_all(plan: &Plan, id: &PartnerId) -> Option<Change> {
    let before = plan.partner(id)?;
    let mut partner = Partner::clone(before);
    for proof in proofs(plan) {
        if plan.partners.get(proof.partner).is_some_and(|other| other.id == *id) {
            partner = taken(plan, &partner, &proof).unwrap_or(partner);
        }
    }
    let what = format!("{}: influence by proof", partner.name);
    (partner != **before).then(|| Change::new(what, Edit::partner(partner)))
}

fn taken(plan: &Plan, partner: &Partner, proof: &Proof) -> Option<Partner> {
    let moment = Moment::at(plan, proof.buyer, proof.stage)?;
    let (buyer, stage) = (&plan.buyers.get(proof.buyer)?.id, &plan.stages.get(proof.stage)?.id);
    let stands = moment.known(partner);
    let is_so = |known: &Influence| known.strength == proof.suggests() && known.evidence == Evidence::Data;
    if !moment.is_in_the_room() || stands.is_some_and(is_so) {
        return None;
    }
    let mut changed = partner.clone();
    changed.set_influence(buyer, stage, proof.suggests(), Evidence::Data);
    let cells = &mut changed.influence;
    if let Some(cell) = cells.iter_mut().find(|cell| cell.buyer == *buyer && cell.stage == *stage)
        && cell.note.trim().is_empty()
    {
        cell.note = in_words(proof);
    }
    Some(changed)
}
