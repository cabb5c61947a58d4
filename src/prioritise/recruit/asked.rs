//! What is asked about sets: the plan, its ranking, grid and spends, the candidates among them, and the problem in
//! numbers. What may not go in: how a set is found, and what is said of it.

use super::cells::Cells;
use super::problem::{Bounds, Candidate, Problem, Within};
use crate::plan::{Partner, PartnerId, Plan, Wave};
use crate::prioritise::TOLERANCE;
use crate::prioritise::coverage::Grid;
use crate::prioritise::met::is_signed;
use crate::prioritise::ranking::{Ranked, Ranking};

/// What recruiting a partner takes of us in year one, and how likely it comes about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spend {
    /// Our days.
    pub days: f64,
    /// Our cost, thousands.
    pub cost: f64,
    /// The chance that they say yes once asked, 0–1.
    pub yes: f64,
}

/// A set of partners.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Set {
    /// Who, in rank order, those without a rank last.
    pub partners: Vec<usize>,
    /// What it reaches, 0–100.
    pub coverage: f64,
    /// Our days in year one.
    pub days: f64,
    /// Our cost in year one, thousands.
    pub cost: f64,
    /// The mean of the scores there are, 0–100.
    pub mean_score: f64,
    /// The coverage to expect when each is asked once.
    pub expected: f64,
}

/// Everything a question about sets needs, with the candidates' places in the plan.
pub(in crate::prioritise) struct Asked<'a> {
    pub(in crate::prioritise) plan: &'a Plan,
    pub(in crate::prioritise) ranking: &'a Ranking,
    pub(in crate::prioritise) grid: &'a Grid,
    pub(in crate::prioritise) spends: &'a [Spend],
    pub(in crate::prioritise) problem: Problem,
    /// The same with the chances of a yes in it.
    expecting: Problem,
    /// Which buyer and stage each cell of the problem is, as a cell of the plan.
    pub(super) cells: Vec<usize>,
    /// Each candidate's place in the plan.
    pub(in crate::prioritise) places: Vec<usize>,
    /// Where each partner of the plan stands in the ranking, if it does.
    ranks: Vec<Option<usize>>,
    chooses: Chooses,
}

/// Who has a say in the set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::prioritise) enum Chooses {
    /// The numbers alone.
    Numbers,
    /// A person first: whom they put into the first wave is in, whom they put elsewhere is not.
    Person,
}

impl<'a> Asked<'a> {
    /// Ranked partners at or above the floor but those who must not be in; and, whatever their score, those who must and
    /// those who have signed.
    pub(in crate::prioritise) fn of(
        plan: &'a Plan,
        ranking: &'a Ranking,
        grid: &'a Grid,
        spends: &'a [Spend],
        chooses: Chooses,
    ) -> Self {
        let limits = &plan.goal.limits;
        let is_open = |row: &&Ranked| {
            let partner = &plan.partners[row.partner];
            row.score >= limits.floor.get() - TOLERANCE
                && !limits.must_not.contains(&partner.id)
                && (chooses == Chooses::Numbers || partner.wave.is_none())
        };
        let must = |at: usize| must_be_in(plan, at, chooses);
        let ranked = ranking.ranked.iter();
        let mut places: Vec<usize> =
            ranked.filter(|row| is_open(row) || must(row.partner)).map(|row| row.partner).collect();
        places.extend(ranking.unrated.iter().map(|row| row.partner).filter(|&at| must(at)));
        places.sort_unstable();
        let mut ranks = vec![None; plan.partners.len()];
        for (rank, row) in ranking.ranked.iter().enumerate() {
            ranks[row.partner] = Some(rank);
        }
        let (problem, expecting) = (Problem::default(), Problem::default());
        let mut asked =
            Self { plan, ranking, grid, spends, problem, expecting, cells: Vec::new(), places, ranks, chooses };
        (asked.problem, asked.cells) = asked.with_cells(&asked.places, &[], asked.bounds());
        asked.problem.limits.tidy();
        asked.expecting = asked.problem.when_asked();
        asked
    }

    /// The same asked of a plan with other limits.
    pub(super) fn of_other<'b>(&'b self, plan: &'b Plan) -> Asked<'b> {
        Asked::of(plan, self.ranking, self.grid, self.spends, self.chooses)
    }

    fn bounds(&self) -> Bounds {
        let limits = &self.plan.goal.limits;
        let place = |id: &PartnerId| self.places.iter().position(|&at| self.plan.partners[at].id == *id);
        Bounds {
            partners: usize::try_from(limits.partners).unwrap_or(usize::MAX).min(self.places.len()),
            days: limits.days.map(crate::plan::Amount::get),
            budget: limits.budget.map(crate::plan::Amount::get),
            models: limits.models.map(|models| usize::try_from(models).unwrap_or(usize::MAX)),
            at_least: limits
                .at_least
                .iter()
                .map(|it| (it.model, usize::try_from(it.count).unwrap_or(usize::MAX)))
                .collect(),
            must: (0..self.places.len()).filter(|&at| self.is_must(self.places[at])).collect(),
            not_both: limits.not_both.iter().filter_map(|(one, two)| place(one).zip(place(two))).collect(),
            as_good: Within::of(self.grid.counts_volume()),
        }
    }

    /// Whether a candidate must be in. Of a set that was kept as it is, only those who have signed must: it is not the
    /// numbers' to choose.
    fn is_must(&self, partner: usize) -> bool {
        if self.chooses == Chooses::Person && is_kept(self.plan) {
            is_signed(&self.plan.partners[partner])
        } else {
            must_be_in(self.plan, partner, self.chooses)
        }
    }

    /// A set of candidates as a set of partners.
    pub(in crate::prioritise) fn set(&self, candidates: &[usize]) -> Set {
        let mut partners: Vec<usize> = candidates.iter().map(|&at| self.places[at]).collect();
        partners.sort_by_key(|at| (self.ranks[*at].unwrap_or(usize::MAX), *at));
        Set {
            partners,
            coverage: self.problem.coverage(candidates),
            days: self.problem.days(candidates),
            cost: self.problem.cost(candidates),
            mean_score: self.problem.mean_score(candidates),
            expected: self.expecting.coverage(candidates),
        }
    }

    /// A set of partners as one of candidates, in its order.
    pub(super) fn candidates(&self, set: &Set) -> Vec<usize> {
        set.partners.iter().filter_map(|partner| self.places.binary_search(partner).ok()).collect()
    }

    /// Whether a person who has a say put a partner into no set.
    pub(super) fn is_elsewhere_by_hand(&self, partner: usize) -> bool {
        self.chooses == Chooses::Person && !self.places.contains(&partner) && self.plan.partners[partner].wave.is_some()
    }

    /// Whether a partner and each of these may both be in.
    pub(in crate::prioritise) fn is_compatible(&self, partner: usize, others: &[usize]) -> bool {
        let id = |at: usize| &self.plan.partners[at].id;
        let has = |other: &PartnerId| others.iter().any(|&at| id(at) == other);
        let mut pairs = self.plan.goal.limits.not_both.iter();
        !pairs.any(|(one, two)| one != two && ((id(partner) == one && has(two)) || (id(partner) == two && has(one))))
    }

    /// A choice among these partners of what the set `before` leaves to be reached.
    pub(in crate::prioritise) fn among(&self, partners: &[usize], before: &[usize], limits: Bounds) -> Problem {
        self.with_cells(partners, before, limits).0
    }

    fn with_cells(&self, partners: &[usize], before: &[usize], limits: Bounds) -> (Problem, Vec<usize>) {
        let Cells { weights, of, hits } = Cells::of(self.grid, partners, &self.grid.coverage(before));
        let score = |at: usize| self.ranks[at].map(|rank| self.ranking.ranked[rank].score);
        let candidate = |(&at, hits): (&usize, Vec<(usize, f64)>)| Candidate {
            hits,
            days: self.spends[at].days,
            cost: self.spends[at].cost,
            score: score(at),
            model: self.plan.partners[at].model,
            yes: self.spends[at].yes,
        };
        let candidates = partners.iter().zip(hits).map(candidate).collect();
        (Problem { weights, candidates, limits }, of)
    }
}

/// Whether a partner is in whatever they score: they have signed, a person put them in, or the goal says so and nobody
/// put them elsewhere.
fn must_be_in(plan: &Plan, at: usize, chooses: Chooses) -> bool {
    let partner = &plan.partners[at];
    let is_wanted = plan.goal.limits.must_have.contains(&partner.id);
    is_signed(partner)
        || match chooses {
            Chooses::Numbers => is_wanted,
            Chooses::Person => partner.wave.map_or(is_wanted, |wave| wave == Wave::RecruitNow),
        }
}

/// Whether the set is as somebody kept it.
pub(super) fn is_kept(plan: &Plan) -> bool {
    plan.goal.limits.kept && plan.partners.iter().any(|partner| is_put_in(partner))
}

/// Whether a person put a partner into the first wave.
pub(super) fn is_put_in(partner: &Partner) -> bool {
    partner.wave == Some(Wave::RecruitNow)
}
