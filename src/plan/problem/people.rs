//! Buying group, stages, criteria and segments: what everyone else is measured against.

use super::{Found, Ids, Known};
use crate::plan::sharpness::has;
use crate::plan::{
    Amount, BuyingRole, Criterion, DealInfluence, Mark, Place, Plan, Preference, Segment, Share, Weighting, Whom,
};

pub(super) fn check(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    buyers(plan, known, found);
    stages(plan, found);
    criteria(plan, known, found);
    segments(plan, known, found);
    scorecards(plan, known, found);
    won_deals(plan, known, found);
}

/// Deals that name what is not there, and deals of which nobody has said who influenced them.
fn won_deals(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    for deal in &plan.won_deals {
        let is_lost = |one: &DealInfluence| {
            !known.has_partner(&one.partner) || !known.has_buyer(&one.buyer) || !known.has_stage(&one.stage)
        };
        if deal.influences().iter().any(is_lost) {
            let name = &deal.name;
            let sentence =
                format!("The won deal {name} names somebody who is not in the plan: say again who influenced it.");
            found.contradiction(Place::WonDeals, sentence);
        }
    }
    repeated(plan.won_deals.iter().map(|deal| deal.id.as_str()), "won deals", &Place::WonDeals, found);
    let untold = plan.won_deals.iter().filter(|deal| !deal.is_told()).count();
    if untold > 0 {
        let deals = if untold == 1 { "1 won deal does".to_owned() } else { format!("{untold} won deals do") };
        found.missing(Place::WonDeals, format!("{deals} not say who influenced it: name them, or say nobody."));
    }
}

/// Marks for what is not there, and two cards of one rater; only a file changed by hand has them.
fn scorecards(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    for (at, card) in plan.scorecards.iter().enumerate() {
        let is_lost = |mark: &&Mark| !known.has_partner(&mark.partner) || !known.has_criterion(&mark.criterion);
        let lost = card.marks.iter().filter(is_lost).count();
        let rater = &card.rater;
        if lost > 0 {
            let sentence =
                format!("The scorecard of {rater} marks {lost} times what is not in the plan: take it in again.");
            found.contradiction(Place::Criteria, sentence);
        }
        if plan.scorecards.iter().take(at).any(|earlier| earlier.rater == *rater) {
            let sentence = format!("Two scorecards are of {rater}: take the later one in again.");
            found.contradiction(Place::Criteria, sentence);
        }
    }
}

fn buyers(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    if plan.buyers.is_empty() {
        found.missing(Place::Buyers, "The buying group is empty: add who signs, who champions and whom they ask.");
    }
    for (role, does) in [(BuyingRole::EconomicBuyer, "signs"), (BuyingRole::Champion, "wants it and carries it")] {
        if !plan.buyers.is_empty() && !has(plan, role) {
            found
                .missing(Place::Buyers, format!("Nobody in the buying group is the {}: say who {does}.", role.label()));
        }
    }
    for buyer in &plan.buyers {
        if buyer.title.trim().is_empty() {
            found.missing(
                Place::Buyers,
                format!("The {} has no title: write one in the buying group.", buyer.role.label()),
            );
        }
        for stage in buyer.absent.iter().filter(|stage| !known.has_stage(stage)) {
            let title = &buyer.title;
            found.contradiction(
                Place::Buyers,
                format!("{title} is out of the room at “{stage}”, which is not a buying stage: say again where they are in the room."),
            );
        }
    }
    weights(plan.buyers.iter().map(|buyer| (buyer.weight, buyer.share)), "buyer", &Place::Buyers, found);
    let typed: Vec<Option<Share>> = plan.buyers.iter().map(|buyer| buyer.share).collect();
    shares(&typed, "buyers", &Place::Buyers, found);
    repeated(plan.buyers.iter().map(|buyer| buyer.id.as_str()), "buyers", &Place::Buyers, found);
}

fn stages(plan: &Plan, found: &mut Found) {
    if plan.stages.is_empty() {
        found.missing(Place::Stages, "There are no buying stages: add the steps from trigger to renewal.");
    }
    for stage in &plan.stages {
        if stage.name.trim().is_empty() {
            found.missing(Place::Stages, "A buying stage has no name: write one.");
        }
        if !plan.buyers.is_empty() && !plan.buyers.iter().any(|buyer| buyer.is_in_the_room(&stage.id)) {
            let name = &stage.name;
            found.contradiction(
                Place::Stages,
                format!("Nobody is in the room at {name}: say in the buying group who is, or delete the stage."),
            );
        }
    }
    weights(plan.stages.iter().map(|stage| (stage.weight, stage.share)), "stage", &Place::Stages, found);
    let typed: Vec<Option<Share>> = plan.stages.iter().map(|stage| stage.share).collect();
    shares(&typed, "buying stages", &Place::Stages, found);
    repeated(plan.stages.iter().map(|stage| stage.id.as_str()), "buying stages", &Place::Stages, found);
}

fn criteria(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    if plan.criteria.is_empty() {
        found.missing(Place::Criteria, "There are no criteria to rate on: add some under Prioritise.");
    }
    if plan.criteria.iter().any(|criterion| criterion.name.trim().is_empty()) {
        found.missing(Place::Criteria, "A criterion has no name: write one.");
    }
    weights(
        plan.criteria.iter().map(|criterion| (criterion.weight, criterion.share)),
        "criterion",
        &Place::Criteria,
        found,
    );
    if plan.weighting == Weighting::Direct {
        let typed: Vec<Option<Share>> = plan.criteria.iter().map(|criterion| criterion.share).collect();
        shares(&typed, "criteria", &Place::Criteria, found);
    }
    repeated(plan.criteria.iter().map(|criterion| criterion.id.as_str()), "criteria", &Place::Criteria, found);
    weighting(plan, known, found);
    alike(plan, found);
    preferences(plan, known, found);
}

/// Weights that nobody has thought about: all the same, and none with a reason.
fn alike(plan: &Plan, found: &mut Found) {
    let [first, others @ ..] = plan.criteria.as_slice() else { return };
    let is_like_it =
        |one: &Criterion| one.weight == first.weight && one.share == first.share && one.reason.trim().is_empty();
    if plan.weighting == Weighting::Direct && others.len() > 1 && is_like_it(first) && others.iter().all(is_like_it) {
        let count = plan.criteria.len();
        let sentence = format!(
            "All {count} criteria count alike and nobody has said why: put them in order, and write a line of reason to each."
        );
        found.missing(Place::Criteria, sentence);
    }
}

/// Answers about weights that name what is not there, name it twice, or leave a criterion out.
fn weighting(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    let named = plan.weighting.criteria();
    for id in named.iter().filter(|id| !known.has_criterion(id)) {
        let sentence = format!("The weights name “{id}”, which is not a criterion: clear what points nowhere.");
        found.contradiction(Place::Criteria, sentence);
    }
    let answers = named.len();
    if plan.weighting.keeping(|_| true).criteria().len() < answers {
        let sentence =
            "The weights hold two answers about the same criterion and the first counts: clear what points nowhere.";
        found.contradiction(Place::Criteria, sentence);
    }
    let way = match &plan.weighting {
        Weighting::Order { .. } => "no place in the order of criteria: put them in order again",
        Weighting::Swing { .. } => "no points yet, so it weighs nothing: say under Weights what it is worth",
        Weighting::Direct | Weighting::Pairwise { .. } => return,
    };
    for criterion in plan.criteria.iter().filter(|criterion| !named.contains(&&criterion.id)) {
        found.contradiction(Place::Criteria, format!("{} has {way}.", criterion.name));
    }
}

/// Preferences that name what is not there, or one thing twice.
fn preferences(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    let mut nowhere = |id: &str, what: &str| {
        let sentence = format!("A preference names “{id}”, which is no {what}: clear what points nowhere.");
        found.contradiction(Place::Criteria, sentence);
    };
    for said in &plan.preferences {
        match said {
            Preference::Matters { more, less } => {
                let gone = [more, less].into_iter().filter(|id| !known.has_criterion(id));
                gone.for_each(|id| nowhere(id.as_str(), "criterion"));
            }
            Preference::Before { first, then } => {
                let gone = [first, then].into_iter().filter(|id| !known.has_partner(id));
                gone.for_each(|id| nowhere(id.as_str(), "candidate"));
            }
        }
    }
}

/// Whether two segments are for partners of the same kind.
fn is_same_sheet(one: &Segment, two: &Segment) -> bool {
    one.model.is_some() && (one.model, one.variant) == (two.model, two.variant)
}

fn segments(plan: &Plan, known: &Known<'_>, found: &mut Found) {
    for (at, segment) in plan.segments.iter().enumerate() {
        let place = || Place::Segment(segment.id.clone());
        if segment.name.trim().is_empty() {
            found.missing(place(), "A segment has no name: write one under Strategies.");
        }
        lines_for_nobody(segment, known, found);
        let earlier = plan.segments.iter().take(at).find(|other| is_same_sheet(other, segment));
        if let Some((earlier, model)) = earlier.zip(segment.model) {
            let (one, two, model) = (&earlier.name, &segment.name, model.label());
            found.contradiction(
                place(),
                format!("{one} and {two} are both the segment of {model}: keep one of them for it."),
            );
        }
    }
    let ids = plan.segments.iter().map(|segment| segment.id.as_str());
    if let Some(first) = plan.segments.first() {
        repeated(ids, "segments", &Place::Segment(first.id.clone()), found);
    }
}

/// Lines for somebody who is not in the plan.
fn lines_for_nobody(segment: &Segment, known: &Known<'_>, found: &mut Found) {
    for whom in segment.strategy.addressed() {
        if let Whom::Partner(id) = whom
            && !known.has_partner(id)
        {
            let name = &segment.name;
            let sentence = format!(
                "A line in the segment {name} is for “{id}”, who is not in the plan: say whom it is for, or take it out."
            );
            found.contradiction(Place::Segment(segment.id.clone()), sentence);
        }
    }
}

fn weights(
    mut weights: impl ExactSizeIterator<Item = (Amount, Option<Share>)>,
    what: &str,
    place: &Place,
    found: &mut Found,
) {
    let is_nothing = |(weight, share): (Amount, Option<Share>)| share.map_or(weight.get(), Share::get) <= 0.0;
    if weights.len() > 0 && weights.all(is_nothing) {
        found.contradiction(
            place.clone(),
            format!("Every {what} weighs 0, so nothing can be worked out: give at least one a weight."),
        );
    }
}

/// Typed shares that are more than the whole, or all typed and less.
fn shares(shares: &[Option<Share>], what: &str, place: &Place, found: &mut Found) {
    let typed: Vec<f64> = shares.iter().flatten().map(|share| share.get()).collect();
    let sum: f64 = typed.iter().sum();
    let is_whole = (sum - 1.0).abs() < 1e-9;
    if sum > 0.0 && !is_whole && (sum > 1.0 || typed.len() == shares.len()) {
        let percent = (sum * 1000.0).round() / 10.0;
        found.contradiction(
            place.clone(),
            format!("The weights typed for {what} add to {percent} %: each counts as its share of that until they are 100 %."),
        );
    }
}

fn repeated<'a>(ids: impl Iterator<Item = &'a str>, what: &str, place: &Place, found: &mut Found) {
    for id in Ids::of(ids).repeated() {
        found.contradiction(place.clone(), format!("Two {what} share the id “{id}”: delete one and add it again."));
    }
}
