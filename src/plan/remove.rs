//! Taking things out of a plan together with everything that refers to them, as one step: nothing dangles.

use super::criterion::keep_first;
use super::{
    BuyerId, Criterion, CriterionId, DealId, Edit, Goal, Influence, Partner, PartnerId, Plan, Preference, Rating,
    SegmentId, StageId,
};
use super::{scorecard, won_deal as deals};
use std::sync::Arc;

/// Takes a buyer out, with everyone's influence on them, won deals included; their pains stay, said by nobody.
#[must_use]
pub fn buyer(plan: &Plan, id: &BuyerId) -> Edit {
    let mut edits = vec![Edit::Buyers(plan.buyers.iter().filter(|buyer| buyer.id != *id).cloned().collect())];
    let mut profile = plan.profile.clone();
    for pain in profile.pains.iter_mut().filter(|pain| pain.buyer.as_ref() == Some(id)) {
        pain.buyer = None;
    }
    if profile != plan.profile {
        edits.push(Edit::Profile(Box::new(profile)));
    }
    edits.extend(without_influence(plan, |cell| cell.buyer == *id));
    edits.extend(deals::keeping(plan, |one| one.buyer != *id).map(Edit::WonDeals));
    Edit::Together(edits)
}

/// Takes a stage out, with everyone's influence at it, won deals included.
#[must_use]
pub fn stage(plan: &Plan, id: &StageId) -> Edit {
    let mut edits = vec![Edit::Stages(plan.stages.iter().filter(|stage| stage.id != *id).cloned().collect())];
    if plan.buyers.iter().any(|buyer| buyer.absent.contains(id)) {
        let mut buyers = plan.buyers.clone();
        for buyer in &mut buyers {
            buyer.absent.retain(|stage| stage != id);
        }
        edits.push(Edit::Buyers(buyers));
    }
    edits.extend(without_influence(plan, |cell| cell.stage == *id));
    edits.extend(deals::keeping(plan, |one| one.stage != *id).map(Edit::WonDeals));
    Edit::Together(edits)
}

/// Takes a criterion out, with every rating and mark on it, its place among the weights and the preferences that name it. The
/// other weights keep their proportions.
#[must_use]
pub fn criterion(plan: &Plan, id: &CriterionId) -> Edit {
    let others: Vec<Criterion> = plan.criteria.iter().filter(|criterion| criterion.id != *id).cloned().collect();
    let mut edits = vec![Edit::Criteria(others)];
    let weighting = plan.weighting.without(id);
    if weighting != plan.weighting {
        edits.push(Edit::Weighting(weighting));
    }
    edits.extend(preferences_without(plan, |said| said.names_criterion(id)));
    edits.extend(without_ratings(plan, |rating| rating.criterion == *id));
    edits.extend(scorecard::keeping(plan, |mark| mark.criterion != *id).map(Edit::Scorecards));
    Edit::Together(edits)
}

/// Takes a partner out, with every limit, preference, line of pay, mark and won deal that names them.
#[must_use]
pub fn partner(plan: &Plan, id: &PartnerId) -> Edit {
    let goal = goal_without(&plan.goal, |partner| partner == id);
    let goal = (goal != plan.goal).then(|| Edit::Goal(Box::new(goal)));
    let preferences = preferences_without(plan, |said| said.names_partner(id));
    let lines = lines_without(plan, |partner| partner == id);
    let marks = scorecard::keeping(plan, |mark| mark.partner != *id).map(Edit::Scorecards);
    let deals = deals::keeping(plan, |one| one.partner != *id).map(Edit::WonDeals);
    let others = goal.into_iter().chain(preferences).chain(lines).chain(marks).chain(deals);
    Edit::Together(others.chain([Edit::Remove(id.clone())]).collect())
}

/// Takes several partners out, each with every limit and preference that names them.
#[must_use]
pub fn partners(plan: &Plan, ids: &[PartnerId]) -> Edit {
    let mut so_far = plan.clone();
    let mut edits = Vec::with_capacity(ids.len());
    for id in ids {
        let edit = partner(&so_far, id);
        // Who is not there any more is nobody to take out.
        if edit.clone().apply(&mut so_far).is_ok() {
            edits.push(edit);
        }
    }
    Edit::Together(edits)
}

/// Takes a won deal out.
#[must_use]
pub fn won_deal(plan: &Plan, id: &DealId) -> Edit {
    Edit::WonDeals(plan.won_deals.iter().filter(|deal| deal.id != *id).cloned().collect())
}

/// Takes a segment out; its partners fall back to the segment of their model.
#[must_use]
pub fn segment(plan: &Plan, id: &SegmentId) -> Edit {
    let others = plan.segments.iter().filter(|segment| segment.id != *id).cloned().collect();
    let back = changed(plan, |partner| partner.segment.as_ref() == Some(id), |partner| partner.segment = None);
    Edit::Together(std::iter::once(Edit::Segments(others)).chain(back).collect())
}

/// Clears what points nowhere: references to what is not in the plan, and second ratings and cells for the same thing,
/// of which the first counts. Only a file changed by hand can hold them; none when it holds none.
#[must_use]
pub fn dangling(plan: &Plan) -> Option<Edit> {
    let mut edits = dangling_sections(plan);
    edits.extend(preferences_without(plan, |said| points_nowhere(plan, said)));
    let marks = scorecard::keeping(plan, |mark| {
        plan.partner(&mark.partner).is_some() && plan.criterion(&mark.criterion).is_some()
    });
    edits.extend(marks.map(Edit::Scorecards));
    let deals = deals::keeping(plan, |one| {
        plan.partner(&one.partner).is_some() && plan.buyer(&one.buyer).is_some() && plan.stage(&one.stage).is_some()
    });
    edits.extend(deals.map(Edit::WonDeals));
    edits.extend(changed(
        plan,
        |partner| dangles(plan, partner),
        |partner| {
            partner.ratings.retain(|rating| plan.criterion(&rating.criterion).is_some());
            partner.influence.retain(|cell| reaches_somebody(plan, cell));
            keep_first(&mut partner.ratings, |one, two| one.criterion == two.criterion);
            keep_first(&mut partner.influence, is_same_cell);
            partner.segment = partner.segment.take().filter(|id| plan.segment(id).is_some());
        },
    ));
    (!edits.is_empty()).then_some(Edit::Together(edits))
}

/// What points nowhere in the goal, the profile, the buying group and the weights.
fn dangling_sections(plan: &Plan) -> Vec<Edit> {
    let mut edits = Vec::new();
    let goal = goal_without(&plan.goal, |id| plan.partner(id).is_none());
    if goal != plan.goal {
        edits.push(Edit::Goal(Box::new(goal)));
    }
    let mut profile = plan.profile.clone();
    for pain in &mut profile.pains {
        pain.buyer = pain.buyer.take().filter(|id| plan.buyer(id).is_some());
    }
    if profile != plan.profile {
        edits.push(Edit::Profile(Box::new(profile)));
    }
    let mut buyers = plan.buyers.clone();
    for buyer in &mut buyers {
        buyer.absent.retain(|id| plan.stage(id).is_some());
    }
    if buyers != plan.buyers {
        edits.push(Edit::Buyers(buyers));
    }
    let weighting = plan.weighting.keeping(|id| plan.criterion(id).is_some());
    if weighting != plan.weighting {
        edits.push(Edit::Weighting(weighting));
    }
    edits.extend(lines_without(plan, |id| plan.partner(id).is_none()));
    edits
}

/// The segments without the lines for those who go; none when all stay.
fn lines_without(plan: &Plan, goes: impl Fn(&PartnerId) -> bool) -> Option<Edit> {
    let mut segments = plan.segments.clone();
    for segment in &mut segments {
        segment.strategy.without(&goes);
    }
    (segments != plan.segments).then_some(Edit::Segments(segments))
}

fn dangles(plan: &Plan, partner: &Partner) -> bool {
    partner.ratings.iter().any(|rating| plan.criterion(&rating.criterion).is_none())
        || partner.influence.iter().any(|cell| !reaches_somebody(plan, cell))
        || partner.segment.as_ref().is_some_and(|id| plan.segment(id).is_none())
        || has_twice(&partner.ratings, |one, two| one.criterion == two.criterion)
        || has_twice(&partner.influence, is_same_cell)
}

fn is_same_cell(one: &Influence, two: &Influence) -> bool {
    one.buyer == two.buyer && one.stage == two.stage
}

fn has_twice<T>(things: &[T], is_same: impl Fn(&T, &T) -> bool) -> bool {
    things.iter().enumerate().any(|(at, thing)| things.iter().take(at).any(|earlier| is_same(earlier, thing)))
}

/// Whether a preference names what is not in the plan.
fn points_nowhere(plan: &Plan, said: &Preference) -> bool {
    match said {
        Preference::Matters { more, less } => [more, less].into_iter().any(|id| plan.criterion(id).is_none()),
        Preference::Before { first, then } => [first, then].into_iter().any(|id| plan.partner(id).is_none()),
    }
}

/// The preferences but those that go; none when all stay.
fn preferences_without(plan: &Plan, goes: impl Fn(&Preference) -> bool) -> Option<Edit> {
    let stay: Vec<Preference> = plan.preferences.iter().filter(|said| !goes(said)).cloned().collect();
    (stay.len() < plan.preferences.len()).then_some(Edit::Preferences(stay))
}

fn reaches_somebody(plan: &Plan, cell: &Influence) -> bool {
    plan.buyer(&cell.buyer).is_some() && plan.stage(&cell.stage).is_some()
}

fn goal_without(goal: &Goal, goes: impl Fn(&PartnerId) -> bool) -> Goal {
    let mut goal = goal.clone();
    let limits = &mut goal.limits;
    limits.must_have.retain(|id| !goes(id));
    limits.must_not.retain(|id| !goes(id));
    limits.not_both.retain(|(one, two)| !goes(one) && !goes(two));
    goal
}

fn without_influence(plan: &Plan, goes: impl Fn(&Influence) -> bool) -> Vec<Edit> {
    changed(plan, |partner| partner.influence.iter().any(&goes), |partner| partner.influence.retain(|cell| !goes(cell)))
}

fn without_ratings(plan: &Plan, goes: impl Fn(&Rating) -> bool) -> Vec<Edit> {
    changed(plan, |partner| partner.ratings.iter().any(&goes), |partner| partner.ratings.retain(|rating| !goes(rating)))
}

/// One edit for every partner that `concerns` holds for.
fn changed(plan: &Plan, concerns: impl Fn(&Partner) -> bool, change: impl Fn(&mut Partner)) -> Vec<Edit> {
    let concerned = plan.partners.iter().filter(|partner| concerns(partner));
    let edit = |partner: &Arc<Partner>| {
        let mut partner = Partner::clone(partner);
        change(&mut partner);
        Edit::partner(partner)
    };
    concerned.map(edit).collect()
}
