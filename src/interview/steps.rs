//! The five steps and the views of each, in the order of the work.

use super::qualifying;
use super::quick_pass::is_through;
use crate::plan::{Partner, Plan, QualifyQuestion};
use crate::prioritise::suggested::is_suggestion;
use std::sync::Arc;

/// A step of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// 1: the ideal customer, the goal, the buying group.
    IdealCustomer,
    /// 2: candidates and whom they reach.
    Map,
    /// 3: qualify, rate, rank.
    Prioritise,
    /// 4: one sheet a segment.
    Strategies,
    /// 5: take it away.
    Export,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::IdealCustomer, Self::Map, Self::Prioritise, Self::Strategies, Self::Export];

    /// The words in the header.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::IdealCustomer => "Ideal customer",
            Self::Map => "Map",
            Self::Prioritise => "Prioritise",
            Self::Strategies => "Strategies",
            Self::Export => "Export",
        }
    }

    /// Its place among the steps, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// Its views, in order; the first is where the step starts.
    pub fn views(self) -> impl Iterator<Item = View> {
        View::ALL.into_iter().filter(move |view| view.step() == self)
    }

    /// The view the step starts at.
    ///
    /// # Panics
    /// Never: a test asks that every step has a view.
    #[must_use]
    pub fn first(self) -> View {
        self.views().next().expect("every step has a view")
    }
}

/// A view of a step, with what to show there. Where nothing is said of that, it stands as it was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// Goal, limits, readiness.
    Goal,
    /// The ideal customer.
    Customer,
    /// The buying group, and at which buying stages they are in the room.
    Buyers,
    /// All candidates, in the plan's order or that of the calls.
    Candidates {
        /// Whether the quick pass of the candidate being looked at is asked.
        pass: bool,
    },
    /// Whom the candidates reach, and when.
    Reach {
        /// Whether the candidate being looked at is shown.
        candidate: bool,
    },
    /// Whom these buyers ask.
    Sources,
    /// Who is at which of our accounts already.
    Accounts,
    /// Who influenced the deals that were won.
    WonDeals,
    /// Qualifying and rating.
    Rate {
        /// What the cursor stands on.
        at: Option<Asked>,
        /// Which way it goes on.
        by: Option<By>,
    },
    /// Who stands where, with a page on that.
    Ranking(Option<OfRanking>),
    /// Whom to recruit, and what if; with a page on the set.
    Recruit(Option<OfSet>),
    /// How much each criterion counts.
    Weights,
    /// One sheet a segment.
    Strategies,
    /// What looks fine and goes wrong.
    Traps,
    /// What is to be done by which day.
    Dates,
    /// Take the plan away.
    Export,
}

/// What is asked of a candidate before it is ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// A qualifying question.
    Question(QualifyQuestion),
    /// A rating on the criterion at this place in the plan.
    Criterion(usize),
}

impl Asked {
    /// What is asked next of the same candidate in one sitting, where there are so many criteria. The questions at the
    /// desk are one, those after a call another, the criteria a third.
    #[must_use]
    pub fn next(self, criteria: usize) -> Option<Self> {
        match self {
            Self::Question(question) => qualifying::next(question).map(Self::Question),
            Self::Criterion(place) => Some(Self::Criterion(place + 1)).filter(|_| place + 1 < criteria),
        }
    }

    /// What the sitting begins with that this is asked in.
    #[must_use]
    pub fn first(self) -> Self {
        match self {
            Self::Question(question) => Self::Question(qualifying::first(question)),
            Self::Criterion(_) => Self::Criterion(0),
        }
    }
}

/// Which way one goes on after an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// The same of the next candidate.
    #[default]
    Criterion,
    /// The next of the same candidate.
    Candidate,
}

/// A page on the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfRanking {
    /// Why the candidate being looked at stands where it stands.
    Why,
    /// How firm each place is.
    HowFirm,
    /// What to find out next.
    FindOutNext,
    /// What would change the ranking.
    WhatChangesIt,
}

impl OfRanking {
    /// Every page, in order.
    pub const ALL: [Self; 4] = [Self::Why, Self::HowFirm, Self::FindOutNext, Self::WhatChangesIt];

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Why => "Why",
            Self::HowFirm => "How firm",
            Self::FindOutNext => "Find out next",
            Self::WhatChangesIt => "What changes it",
        }
    }
}

/// A page on the set to recruit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfSet {
    /// Whom it reaches.
    Reach,
    /// Who stands where round the buyer.
    Map,
    /// Scores beside what each takes of our days.
    Days,
    /// What each of it should bring.
    Money,
    /// What becomes of it when somebody says no.
    IfNo,
    /// What other budgets would reach.
    Budgets,
    /// Sets that are as good.
    AsGoodAs,
}

impl OfSet {
    /// Every page, in order.
    pub const ALL: [Self; 7] =
        [Self::Reach, Self::Map, Self::Days, Self::Money, Self::IfNo, Self::Budgets, Self::AsGoodAs];

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Reach => "The set",
            Self::Map => "Map",
            Self::Days => "Score and days",
            Self::Money => "Money",
            Self::IfNo => "If no",
            Self::Budgets => "Budgets",
            Self::AsGoodAs => "As good as",
        }
    }
}

impl View {
    /// Every view, in the order of the work, each as it was left.
    pub const ALL: [Self; 16] = [
        Self::Goal,
        Self::Customer,
        Self::Buyers,
        Self::Candidates { pass: false },
        Self::Reach { candidate: false },
        Self::Sources,
        Self::Accounts,
        Self::WonDeals,
        Self::Rate { at: None, by: None },
        Self::Ranking(None),
        Self::Recruit(None),
        Self::Weights,
        Self::Strategies,
        Self::Traps,
        Self::Dates,
        Self::Export,
    ];

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Goal => "Goal and limits",
            Self::Customer => "Ideal customer",
            Self::Buyers => "Buying group",
            Self::Candidates { .. } => "Candidates",
            Self::Reach { .. } => "Reach",
            Self::Sources => "Sources",
            Self::Accounts => "Accounts",
            Self::WonDeals => "Won deals",
            Self::Ranking(_) => "Ranking",
            Self::Rate { .. } => "Rate",
            Self::Recruit(_) => "Recruit now",
            Self::Weights => "Weights",
            Self::Strategies => "Strategies",
            Self::Traps => "Traps",
            Self::Dates => "First 90 days",
            Self::Export => "Export",
        }
    }

    /// The letter that goes there from the go-to menu.
    #[must_use]
    pub const fn go_letter(self) -> char {
        match self {
            Self::Goal => 'o',
            Self::Customer => 'u',
            Self::Buyers => 'b',
            Self::Candidates { .. } => 'c',
            Self::Reach { .. } => 'h',
            Self::Sources => 's',
            Self::Accounts => 'a',
            Self::WonDeals => 'd',
            Self::Rate { .. } => 'e',
            Self::Ranking { .. } => 'r',
            Self::Recruit(_) => 't',
            Self::Weights => 'w',
            Self::Strategies => 'y',
            Self::Traps => 'p',
            Self::Dates => 'f',
            Self::Export => 'x',
        }
    }

    /// Where there is most to do in a plan: without candidates at the goal; before the quick pass is through, with the
    /// candidates; before anybody is rated, with the questions; else at the ranking. What the quick pass suggests is
    /// no rating yet.
    #[must_use]
    pub fn first_of(plan: &Plan) -> Self {
        let is_rated = |partner: &Arc<Partner>| partner.ratings.iter().any(|rating| !is_suggestion(rating));
        if plan.partners.is_empty() {
            Self::Goal
        } else if !plan.partners.iter().all(|partner| is_through(partner)) {
            Self::Candidates { pass: false }
        } else if plan.partners.iter().any(is_rated) {
            Self::Ranking(None)
        } else {
            Self::Rate { at: None, by: None }
        }
    }

    /// Asking one candidate from here on.
    #[must_use]
    pub fn asking(at: Asked) -> Self {
        Self::Rate { at: Some(at), by: Some(By::Candidate) }
    }

    /// The step it belongs to.
    #[must_use]
    pub fn step(self) -> Step {
        match self {
            Self::Goal | Self::Customer | Self::Buyers => Step::IdealCustomer,
            Self::Candidates { .. } | Self::Reach { .. } | Self::Sources | Self::Accounts | Self::WonDeals => Step::Map,
            Self::Rate { .. } | Self::Ranking(_) | Self::Recruit(_) | Self::Weights => Step::Prioritise,
            Self::Strategies | Self::Traps | Self::Dates => Step::Strategies,
            Self::Export => Step::Export,
        }
    }

    /// Its place among all views, counted from 0, whatever it shows.
    ///
    /// # Panics
    /// Never: a test asks that every view is among all.
    #[must_use]
    pub fn index(self) -> usize {
        View::ALL.iter().position(|view| view.is(self)).expect("every view is among all")
    }

    /// Whether both are the same view, whatever they show.
    #[must_use]
    pub fn is(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// The view after it; the next step's first after a step's last. None after the very last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.index() + 1).copied()
    }

    /// The view before it; the step before's last before a step's first.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.index().checked_sub(1)?).copied()
    }
}

/// Where to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum To {
    /// To this view.
    View(View),
    /// To this step, where it was left.
    Step(Step),
    /// To the next view, in the next step after a step's last.
    NextView,
    /// To the view before.
    PreviousView,
    /// To the next step.
    NextStep,
    /// To the step before.
    PreviousStep,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_views_of_each_step_follow_each_other_and_all_are_listed() {
        let steps: Vec<usize> = View::ALL.iter().map(|view| view.step().index()).collect();
        assert!(steps.is_sorted(), "{steps:?}");
        for step in Step::ALL {
            assert_eq!(step.first().step(), step);
        }
        for (place, view) in View::ALL.into_iter().enumerate() {
            assert_eq!(view.index(), place, "{view:?}");
        }
        let asking = View::asking(Asked::Criterion(2));
        for view in [View::Ranking(Some(OfRanking::Why)), asking] {
            assert!(View::ALL[view.index()].is(view));
        }
    }

    #[test]
    fn every_view_has_a_letter_of_its_own_and_none_is_that_of_the_first_row() {
        let letters: std::collections::BTreeSet<char> = View::ALL.into_iter().map(View::go_letter).collect();
        assert_eq!(letters.len(), View::ALL.len());
        assert!(!letters.contains(&'g'));
    }

    #[test]
    fn going_on_passes_through_every_view_and_back() {
        let mut view = View::ALL[0];
        for next in View::ALL.into_iter().skip(1) {
            assert_eq!(view.next(), Some(next));
            assert_eq!(next.previous(), Some(view));
            view = next;
        }
        assert_eq!((view.next(), View::ALL[0].previous()), (None, None));
    }
}
