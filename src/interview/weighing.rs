//! How much each criterion counts: by an order, by what a step is worth, in pairs, or directly; each answer as a change.
//!
//! What may not go in: the weights that follow from the answers, which are `prioritise::weights`'.

pub mod pairs;
pub mod swing;

use crate::{
    plan::{Amount, Change, Criterion, Edit, Plan, Share, Surrogate, Weighting, clean_line, weight},
    prioritise::weights::{order, weights},
};

/// A way of setting weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The criteria in order.
    Order,
    /// What a step on each is worth.
    Swing,
    /// Two criteria at a time.
    Pairs,
    /// Percentages.
    Direct,
}

impl Way {
    /// Every way, the quickest first.
    pub const ALL: [Self; 4] = [Self::Order, Self::Swing, Self::Pairs, Self::Direct];

    /// The way of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        match plan.weighting {
            Weighting::Order { .. } => Self::Order,
            Weighting::Swing { .. } => Self::Swing,
            Weighting::Pairwise { .. } => Self::Pairs,
            Weighting::Direct => Self::Direct,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Order => "Put in order",
            Self::Swing => "More ways: what a step is worth",
            Self::Pairs => "More ways: compare in pairs",
            Self::Direct => "More ways: set directly",
        }
    }

    /// When to take it.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Order => "quickest, and enough for most: which matters most, which next",
            Self::Swing => "most careful: points for moving a partner from 1 to 5",
            Self::Pairs => "afresh, many small questions; says where your answers contradict each other",
            Self::Direct => "when you know the percentages already",
        }
    }

    /// Whether its answers are to questions of their own.
    #[must_use]
    pub fn asks(self) -> bool {
        matches!(self, Self::Swing | Self::Pairs)
    }

    /// Goes over to this way with the weights as they are; none where it is the plan's way already.
    #[must_use]
    pub fn take(self, plan: &Plan) -> Option<Change> {
        let edit = match self {
            _ if Self::of(plan) == self => return None,
            Self::Order => to_order(plan),
            Self::Swing => Edit::Weighting(swing::from_weights(plan, &weights(plan).fractions)),
            Self::Pairs => Edit::Weighting(Weighting::Pairwise { comparisons: Vec::new() }),
            Self::Direct => to_direct(plan),
        };
        Some(Change::new(format!("how weights are set: {}", self.name()), edit))
    }
}

/// The share of the whole, 0–1, that a text says in percent; none where it is empty.
///
/// # Errors
/// When it says none; the sentence says what can stand there.
pub fn typed_share(text: &str) -> Result<Option<f64>, String> {
    let share = weight(text).map_err(|error| format!("“{}” is no weight: {error}.", clean_line(text)))?;
    Ok(share.map(Share::get))
}

/// Gives the criterion at a place this share of the whole, or what the others leave; steps one after the other are one
/// step to undo.
#[must_use]
pub fn give(plan: &Plan, place: usize, share: Option<f64>) -> Option<Change> {
    let criterion = plan.criteria.get(place)?;
    let words = format!("{}: weight", criterion.name);
    Some(Change::merging(format!("weight {}", criterion.id), words, with_share(plan, place, share)))
}

/// Gives the criterion at a place so many points of a hundred more, or less.
#[must_use]
pub fn step(plan: &Plan, place: usize, by: f64) -> Option<Change> {
    let now = *weights(plan).fractions.get(place)?;
    give(plan, place, Some(((now * 100.0).round() + by) / 100.0))
}

/// The rule that turns an order into weights; none while weights are not set by order.
#[must_use]
pub fn rule(plan: &Plan) -> Option<Surrogate> {
    match plan.weighting {
        Weighting::Order { surrogate, .. } => Some(surrogate),
        Weighting::Direct | Weighting::Swing { .. } | Weighting::Pairwise { .. } => None,
    }
}

/// Moves the criterion on a row of the order to another row; none while weights are not set by order.
#[must_use]
pub fn move_to(plan: &Plan, from: usize, to: usize) -> Option<Change> {
    let surrogate = rule(plan)?;
    let mut places = order(plan);
    let criterion = plan.criteria.get(*places.get(from)?)?;
    let words = format!("{}: its place in the order", criterion.name);
    if to < places.len() {
        let place = places.remove(from);
        places.insert(to, place);
    }
    Some(Change::new(words, ordered(plan, surrogate, &places)))
}

/// The same order by a rule so many steps steeper, or flatter; none at the end, or while weights are not set by order.
#[must_use]
pub fn steeper(plan: &Plan, by: isize) -> Option<Change> {
    const FLATTEST_FIRST: [Surrogate; 3] = [Surrogate::RankSum, Surrogate::SumReciprocal, Surrogate::RankOrderCentroid];
    let now = rule(plan)?;
    let at = FLATTEST_FIRST.iter().position(|rule| *rule == now)?;
    let next = *FLATTEST_FIRST.get(at.checked_add_signed(by)?)?;
    Some(Change::new(format!("weights by order, {}", next.label()), ordered(plan, next, &order(plan))))
}

/// Gives the criterion at a place this share of the whole, 0–1, which stays while others are given theirs; those without
/// one make room in proportion.
fn with_share(plan: &Plan, place: usize, share: Option<f64>) -> Edit {
    let mut criteria = directly(plan);
    criteria[place].share = share.and_then(|share| Share::new(share.clamp(0.0, 1.0)).ok());
    set_directly(plan, criteria)
}

/// From an order to weights of one's own: the order's weights, so that nothing jumps.
fn to_direct(plan: &Plan) -> Edit {
    set_directly(plan, directly(plan))
}

/// From weights of one's own to an order: the order the weights stand in now, ties as the plan has them.
fn to_order(plan: &Plan) -> Edit {
    let shares = weights(plan).fractions;
    let mut places: Vec<usize> = (0..plan.criteria.len()).collect();
    places.sort_by(|one, two| shares[*two].total_cmp(&shares[*one]));
    ordered(plan, Surrogate::default(), &places)
}

fn ordered(plan: &Plan, surrogate: Surrogate, places: &[usize]) -> Edit {
    let order = places.iter().map(|place| plan.criteria[*place].id.clone()).collect();
    Edit::Weighting(Weighting::Order { surrogate, order })
}

/// The criteria with their weights as they are now, set directly.
fn directly(plan: &Plan) -> Vec<Criterion> {
    if plan.weighting == Weighting::Direct {
        return plan.criteria.clone();
    }
    let weighed = plan.criteria.iter().zip(weights(plan).fractions).map(|(criterion, share)| Criterion {
        // Ten decimals of a percent: exact for people, without the tails of binary fractions in the file.
        weight: Amount::new((share * 1e12).round() / 1e10).unwrap_or(criterion.weight),
        share: None,
        ..criterion.clone()
    });
    weighed.collect()
}

fn set_directly(plan: &Plan, criteria: Vec<Criterion>) -> Edit {
    let criteria = Edit::Criteria(criteria);
    match plan.weighting {
        Weighting::Direct => criteria,
        _ => Edit::Together(vec![criteria, Edit::Weighting(Weighting::Direct)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;

    fn near(one: &[f64], two: &[f64]) -> bool {
        one.len() == two.len() && one.iter().zip(two).all(|(one, two)| (one - two).abs() < 1e-9)
    }

    #[test]
    fn a_point_more_is_a_point_more_and_the_others_make_room() {
        let mut plan = catalog::example();
        with_share(&plan, 0, Some(0.23)).apply(&mut plan).expect("it fits the plan");
        let shares = weights(&plan).fractions;
        assert!((shares[0] - 0.23).abs() < 1e-9);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!((shares[1] / shares[2] - 0.18 / 0.14).abs() < 1e-6);
    }

    #[test]
    fn what_is_typed_stays_and_what_is_not_makes_room() {
        let mut plan = catalog::example();
        for (place, share) in [(0, 0.3), (1, 0.125), (2, 0.14)] {
            with_share(&plan, place, Some(share)).apply(&mut plan).expect("it fits the plan");
        }
        let shares = weights(&plan).fractions;
        assert!(near(&shares[..3], &[0.3, 0.125, 0.14]), "{shares:?}");
        assert!((shares[3] / shares[4] - 0.14 / 0.12).abs() < 1e-9, "the others keep their proportions");
        with_share(&plan, 0, None).apply(&mut plan).expect("it fits the plan");
        assert!((weights(&plan).fractions[0] / weights(&plan).fractions[3] - 0.22 / 0.14).abs() < 1e-9);
    }

    #[test]
    fn a_plan_whose_criteria_weigh_nothing_gets_its_first_weight() {
        let mut plan = catalog::example();
        for criterion in &mut plan.criteria {
            criterion.weight = Amount::ZERO;
        }
        with_share(&plan, 2, Some(0.01)).apply(&mut plan).expect("it fits the plan");
        assert!((weights(&plan).fractions[2] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn going_to_an_order_takes_the_present_one_and_going_back_keeps_its_weights() {
        let mut plan = catalog::example();
        to_order(&plan).apply(&mut plan).expect("it fits the plan");
        assert_eq!(order(&plan), [0, 1, 2, 3, 4, 5, 6]);
        move_to(&plan, 0, 3).expect("weights are set by order").edit.apply(&mut plan).expect("it fits the plan");
        assert_eq!(order(&plan), [1, 2, 3, 0, 4, 5, 6]);
        let before = weights(&plan).fractions;
        to_direct(&plan).apply(&mut plan).expect("it fits the plan");
        assert_eq!(plan.weighting, Weighting::Direct);
        assert!(near(&before, &weights(&plan).fractions));
    }
}
