//! New things in a plan, each with an id nothing else has. Ids come from names and stay when names change.

use super::{
    Amount, Buyer, BuyerId, BuyingRole, Criterion, CriterionId, DealId, Edit, Partner, PartnerId, Plan, Segment,
    SegmentId, Stage, StageId, Strategy, SwingPoints, Weighting, WonDeal, clean_line,
};
use std::sync::Arc;

/// A candidate behind the others, of whom only the name is known.
#[must_use]
pub fn partner(plan: &Plan, name: &str) -> (PartnerId, Edit) {
    let name = clean_line(name);
    let id = PartnerId::unused(&name, |slug| plan.partner(&PartnerId::new(slug)).is_some());
    let partner = Partner::named(id.clone(), &name);
    (id, Edit::Insert(plan.partners.len(), Arc::new(partner)))
}

/// A buyer behind the others, as weighty as the mean of them.
#[must_use]
pub fn buyer(plan: &Plan, title: &str, role: BuyingRole) -> (BuyerId, Edit) {
    let title = clean_line(title);
    let id = BuyerId::unused(&title, |slug| plan.buyer(&BuyerId::new(slug)).is_some());
    let mut buyers = plan.buyers.clone();
    buyers.push(Buyer {
        id: id.clone(),
        title,
        role,
        weight: mean(plan.buyers.iter().map(|buyer| buyer.weight)),
        share: None,
        cares_about: String::new(),
        trusted_sources: Vec::new(),
        absent: Vec::new(),
    });
    (id, Edit::Buyers(buyers))
}

/// A stage behind the others, as weighty as the mean of them.
#[must_use]
pub fn stage(plan: &Plan, name: &str) -> (StageId, Edit) {
    let name = clean_line(name);
    let id = StageId::unused(&name, |slug| plan.stage(&StageId::new(slug)).is_some());
    let mut stages = plan.stages.clone();
    let weight = mean(plan.stages.iter().map(|stage| stage.weight));
    stages.push(Stage { id: id.clone(), name, weight, share: None });
    (id, Edit::Stages(stages))
}

/// A criterion behind the others, as weighty as the mean of them. In an order of criteria it is the last; pairs with
/// it are still to be compared.
#[must_use]
pub fn criterion(plan: &Plan, name: &str) -> (CriterionId, Edit) {
    let name = clean_line(name);
    let id = CriterionId::unused(&name, |slug| plan.criterion(&CriterionId::new(slug)).is_some());
    let weight = mean(plan.criteria.iter().map(|criterion| criterion.weight));
    let mut criteria = plan.criteria.clone();
    criteria.push(Criterion {
        id: id.clone(),
        name,
        weight,
        share: None,
        reason: String::new(),
        minimum: None,
        not_for: Vec::new(),
        anchors: <[String; 5]>::default(),
    });
    let mut edits = vec![Edit::Criteria(criteria)];
    let mut weighting = plan.weighting.clone();
    match &mut weighting {
        Weighting::Order { order, .. } => order.push(id.clone()),
        Weighting::Swing { points } => {
            let points_of_others = mean(points.iter().map(|of| of.points));
            points.push(SwingPoints { criterion: id.clone(), points: points_of_others });
        }
        Weighting::Direct | Weighting::Pairwise { .. } => {}
    }
    if weighting != plan.weighting {
        edits.push(Edit::Weighting(weighting));
    }
    (id, Edit::Together(edits))
}

/// A won deal behind the others, of which only the name is known.
#[must_use]
pub fn won_deal(plan: &Plan, name: &str) -> (DealId, Edit) {
    let name = clean_line(name);
    let id = DealId::unused(&name, |slug| plan.won_deal(&DealId::new(slug)).is_some());
    let mut deals = plan.won_deals.clone();
    deals.push(WonDeal::named(id.clone(), &name));
    (id, Edit::WonDeals(deals))
}

/// A segment of the user's own behind the others, with an empty strategy.
#[must_use]
pub fn segment(plan: &Plan, name: &str) -> (SegmentId, Edit) {
    let name = clean_line(name);
    let id = SegmentId::unused(&name, |slug| plan.segment(&SegmentId::new(slug)).is_some());
    let mut segments = plan.segments.clone();
    segments.push(Segment { id: id.clone(), name, model: None, variant: None, strategy: Strategy::default() });
    (id, Edit::Segments(segments))
}

/// The mean of weights; 1 where there are none.
fn mean(weights: impl Iterator<Item = Amount>) -> Amount {
    let weights: Vec<f64> = weights.map(Amount::get).collect();
    let count = u32::try_from(weights.len()).map_or(f64::MAX, f64::from);
    let mean = if weights.is_empty() { 1.0 } else { weights.iter().sum::<f64>() / count };
    Amount::new(mean.min(Amount::MOST)).expect("a mean of amounts is an amount")
}
