//! Changes to weights, as edits: a point more or less, an order, and from one way of weighing to the other.

use super::answers::{Pairs, Swing, swing};
use crate::{
    plan::{Amount, Change, Criterion, Edit, PartnerId, Plan, Surrogate, Weighting},
    prioritise::weights::{order, weights},
    tui::layer::Context,
};

/// A way of setting weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
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
    pub(super) const ALL: [Self; 4] = [Self::Order, Self::Swing, Self::Pairs, Self::Direct];

    /// The way of a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        match plan.weighting {
            Weighting::Order { .. } => Self::Order,
            Weighting::Swing { .. } => Self::Swing,
            Weighting::Pairwise { .. } => Self::Pairs,
            Weighting::Direct => Self::Direct,
        }
    }

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Order => "Put in order",
            Self::Swing => "More ways: what a step is worth",
            Self::Pairs => "More ways: compare in pairs",
            Self::Direct => "More ways: set directly",
        }
    }

    /// When to take it.
    pub(super) fn about(self) -> &'static str {
        match self {
            Self::Order => "quickest, and enough for most: which matters most, which next",
            Self::Swing => "most careful: points for moving a partner from 1 to 5",
            Self::Pairs => "afresh, many small questions; says where your answers contradict each other",
            Self::Direct => "when you know the percentages already",
        }
    }

    /// Goes over to this way, with the weights as they are, and asks its questions; `opened` is who stood at the top.
    pub(super) fn choose(self, opened: Vec<PartnerId>, context: &mut Context<'_>) {
        let plan = context.plan();
        let is_new = Self::of(plan) != self;
        let edit = match self {
            Self::Order => to_order(plan),
            Self::Swing => Edit::Weighting(swing::from_weights(plan, &weights(plan).fractions)),
            Self::Pairs => Edit::Weighting(Weighting::Pairwise { comparisons: Vec::new() }),
            Self::Direct => to_direct(plan),
        };
        if is_new && !context.change(Change::new(format!("how weights are set: {}", self.name()), edit)) {
            return;
        }
        match self {
            Self::Swing => context.ask(Swing::new(opened)),
            Self::Pairs => {
                let pairs = Pairs::new(context.plan(), opened);
                context.ask(pairs);
            }
            Self::Order | Self::Direct => {}
        }
    }
}

/// Gives the criterion at a place this share of the whole, 0–1; the others make room in proportion, so that what is
/// shown is what was asked for. Weights are written in percent.
pub(super) fn with_share(plan: &Plan, place: usize, share: f64) -> Edit {
    let shares = weights(plan).fractions;
    let share = share.clamp(0.0, 1.0);
    let others: f64 = shares.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, weight)| weight).sum();
    let scaled = |(at, weight): (usize, f64)| match (at == place, others > 0.0) {
        (true, _) => share,
        (false, true) => weight * (1.0 - share) / others,
        (false, false) => 0.0,
    };
    direct(plan, shares.into_iter().enumerate().map(scaled))
}

/// From an order to weights of one's own: the order's weights, so that nothing jumps.
pub(super) fn to_direct(plan: &Plan) -> Edit {
    direct(plan, weights(plan).fractions.into_iter())
}

/// From weights of one's own to an order: the order the weights stand in now, ties as the plan has them.
pub(super) fn to_order(plan: &Plan) -> Edit {
    let shares = weights(plan).fractions;
    let mut places: Vec<usize> = (0..plan.criteria.len()).collect();
    places.sort_by(|one, two| shares[*two].total_cmp(&shares[*one]));
    ordered(plan, Surrogate::default(), &places)
}

/// Moves the criterion on a row of the order to another row.
pub(super) fn moved(plan: &Plan, surrogate: Surrogate, from: usize, to: usize) -> Edit {
    let mut places = order(plan);
    if from < places.len() && to < places.len() {
        let place = places.remove(from);
        places.insert(to, place);
    }
    ordered(plan, surrogate, &places)
}

/// The same order by another rule.
pub(super) fn by_rule(plan: &Plan, surrogate: Surrogate) -> Edit {
    ordered(plan, surrogate, &order(plan))
}

/// The rule after this one, round and round.
pub(super) fn next_rule(surrogate: Surrogate) -> Surrogate {
    let at = Surrogate::ALL.iter().position(|rule| *rule == surrogate).unwrap_or(0);
    Surrogate::ALL[(at + 1) % Surrogate::ALL.len()]
}

fn ordered(plan: &Plan, surrogate: Surrogate, places: &[usize]) -> Edit {
    let order = places.iter().map(|place| plan.criteria[*place].id.clone()).collect();
    Edit::Weighting(Weighting::Order { surrogate, order })
}

fn direct(plan: &Plan, shares: impl Iterator<Item = f64>) -> Edit {
    let criteria = plan.criteria.iter().zip(shares).map(|(criterion, share)| Criterion {
        // Ten decimals of a percent: exact for people, without the tails of binary fractions in the file.
        weight: Amount::new((share * 1e12).round() / 1e10).unwrap_or(criterion.weight),
        ..criterion.clone()
    });
    let criteria = Edit::Criteria(criteria.collect());
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
        with_share(&plan, 0, 0.23).apply(&mut plan).expect("it fits the plan");
        let shares = weights(&plan).fractions;
        assert!((shares[0] - 0.23).abs() < 1e-9);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!((shares[1] / shares[2] - 0.18 / 0.14).abs() < 1e-6);
    }

    #[test]
    fn a_plan_whose_criteria_weigh_nothing_gets_its_first_weight() {
        let mut plan = catalog::example();
        for criterion in &mut plan.criteria {
            criterion.weight = Amount::ZERO;
        }
        with_share(&plan, 2, 0.01).apply(&mut plan).expect("it fits the plan");
        assert!((weights(&plan).fractions[2] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn going_to_an_order_takes_the_present_one_and_going_back_keeps_its_weights() {
        let mut plan = catalog::example();
        to_order(&plan).apply(&mut plan).expect("it fits the plan");
        assert_eq!(order(&plan), [0, 1, 2, 3, 4, 5, 6]);
        moved(&plan, Surrogate::RankSum, 0, 3).apply(&mut plan).expect("it fits the plan");
        assert_eq!(order(&plan), [1, 2, 3, 0, 4, 5, 6]);
        let before = weights(&plan).fractions;
        to_direct(&plan).apply(&mut plan).expect("it fits the plan");
        assert_eq!(plan.weighting, Weighting::Direct);
        assert!(near(&before, &weights(&plan).fractions));
    }
}
