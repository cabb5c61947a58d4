//! A set being tried: what if this candidate were in, or out? The plan is not touched until it is kept. One set can be
//! held, and the next one tried is seen beside it.

use crate::plan::{Change, Edit, Goal, Limits, Partner, PartnerId, Plan, Status, Wave};

/// A set being tried.
#[derive(Clone, Debug)]
pub struct Trial(Vec<PartnerId>);

impl Trial {
    /// Starts from a set.
    #[must_use]
    pub fn of(set: Vec<PartnerId>) -> Self {
        Self(set)
    }

    /// Takes somebody in, or out.
    pub fn toggle(&mut self, id: PartnerId) {
        match self.0.iter().position(|member| *member == id) {
            Some(at) => drop(self.0.remove(at)),
            None => self.0.push(id),
        }
    }

    /// Whether somebody is in it.
    #[must_use]
    pub fn has(&self, id: &PartnerId) -> bool {
        self.0.contains(id)
    }

    /// Whether it is this set.
    #[must_use]
    pub fn is(&self, set: &[PartnerId]) -> bool {
        self.0.len() == set.len() && set.iter().all(|id| self.has(id))
    }

    /// The places of its members in the plan; those that are gone are left out.
    #[must_use]
    pub fn places(&self, plan: &Plan) -> Vec<usize> {
        (0..plan.partners.len()).filter(|at| self.has(&plan.partners[*at].id)).collect()
    }

    /// The change that makes it the set, whatever the numbers say from then on.
    #[must_use]
    pub fn keep(&self, plan: &Plan) -> Change {
        let mut moved = Vec::new();
        for partner in &plan.partners {
            let is_there = partner.wave == Some(Wave::RecruitNow);
            match self.has(&partner.id) {
                true if !is_there => moved.push(Edit::partner(in_wave(partner, Some(Wave::RecruitNow)))),
                false if is_there => moved.push(Edit::partner(in_wave(partner, None))),
                _ => {}
            }
        }
        moved.push(Edit::Goal(Box::new(kept(plan, true))));
        Change::new("the set to recruit now, by hand", Edit::Together(moved))
    }
}

/// What is being tried: a set, and perhaps one that is held, to be seen beside it. Nothing of it is in the plan.
#[derive(Clone, Debug, Default)]
pub struct Trying {
    now: Option<Trial>,
    held: Option<Trial>,
}

/// What came of holding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The set that is tried is held.
    Held,
    /// The one that was held is let go.
    LetGo,
    /// Nothing is being tried.
    Nothing,
}

impl Trying {
    /// The set being tried; none while it is the one the plan recruits now.
    #[must_use]
    pub fn now(&self) -> Option<&Trial> {
        self.now.as_ref()
    }

    /// The set that is held.
    #[must_use]
    pub fn held(&self) -> Option<&Trial> {
        self.held.as_ref()
    }

    /// Whether a set is tried or held.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.now.is_some() || self.held.is_some()
    }

    /// Tries a set; whether it is another than the one the plan recruits now.
    pub fn of(&mut self, set: Trial, recruited: &[PartnerId]) -> bool {
        self.now = Some(set).filter(|set| !set.is(recruited));
        self.now.is_some()
    }

    /// Tries the set with somebody, or without.
    pub fn toggle(&mut self, id: PartnerId, recruited: &[PartnerId]) {
        let mut set = self.now.take().unwrap_or_else(|| Trial::of(recruited.to_vec()));
        set.toggle(id);
        self.of(set, recruited);
    }

    /// Holds the set that is tried, in the place of one that is held; lets that one go where it is the same, or nothing
    /// else is tried.
    pub fn hold(&mut self) -> Hold {
        let is_held = match (&self.now, &self.held) {
            (None, None) => return Hold::Nothing,
            (Some(now), Some(held)) => held.is(&now.0),
            (now, _) => now.is_none(),
        };
        self.held = if is_held { None } else { self.now.clone() };
        if is_held { Hold::LetGo } else { Hold::Held }
    }

    /// Ends it all.
    pub fn end(&mut self) {
        *self = Self::default();
    }
}

/// Gives the set back to the numbers, whoever was moved by hand; none where nobody was.
#[must_use]
pub fn back_to_the_numbers(plan: &Plan) -> Option<Change> {
    let by_hand = plan.partners.iter().filter(|partner| partner.wave.is_some());
    let mut moved: Vec<Edit> = by_hand.map(|partner| Edit::partner(in_wave(partner, None))).collect();
    if plan.goal.limits.kept {
        moved.push(Edit::Goal(Box::new(kept(plan, false))));
    }
    (!moved.is_empty()).then(|| Change::new("the set, back to the numbers", Edit::Together(moved)))
}

fn kept(plan: &Plan, kept: bool) -> Goal {
    let limits = Limits { kept, ..plan.goal.limits.clone() };
    Goal { limits, ..plan.goal.clone() }
}

/// Puts a candidate into a wave by hand; none leaves it to the numbers.
#[must_use]
pub fn put(partner: &Partner, wave: Option<Wave>) -> Change {
    Change::new(format!("{}: verdict by hand", partner.name), Edit::partner(in_wave(partner, wave)))
}

/// What a candidate who was asked says: yes, so that they have signed, or no. Everything follows from it.
#[must_use]
pub fn answered(partner: &Partner, says_yes: bool) -> Change {
    let status = if says_yes { Status::Signed } else { Status::Declined };
    let answer = if says_yes { "yes" } else { "no" };
    Change::new(format!("{}: {answer}", partner.name), Edit::partner(Partner { status, ..partner.clone() }))
}

fn in_wave(partner: &Partner, wave: Option<Wave>) -> Partner {
    Partner { wave, ..partner.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;

    #[test]
    fn a_trial_that_ends_where_it_began_is_the_set_again() {
        let plan = catalog::example();
        let set: Vec<PartnerId> = plan.partners.iter().take(3).map(|partner| partner.id.clone()).collect();
        let mut trial = Trial::of(set.clone());
        trial.toggle(plan.partners[5].id.clone());
        assert!(!trial.is(&set));
        assert_eq!(trial.places(&plan), [0, 1, 2, 5]);
        trial.toggle(plan.partners[0].id.clone());
        let mut kept = plan.clone();
        trial.keep(&plan).edit.apply(&mut kept).expect("they are there");
        let now = kept.partners.iter().filter(|partner| partner.wave == Some(Wave::RecruitNow));
        assert_eq!(now.count(), 3);
        back_to_the_numbers(&kept).expect("three are put there").edit.apply(&mut kept).expect("they are there");
        assert_eq!(kept, plan);
        trial.toggle(plan.partners[0].id.clone());
        trial.toggle(plan.partners[5].id.clone());
        assert!(trial.is(&set));
    }

    #[test]
    fn one_set_is_held_until_it_is_let_go_or_all_of_it_ends() {
        let ids: Vec<PartnerId> = catalog::example().partners.iter().map(|partner| partner.id.clone()).collect();
        let (set, mut trying) = (&ids[..3], Trying::default());
        assert_eq!((trying.hold(), trying.is_on()), (Hold::Nothing, false));
        trying.toggle(ids[4].clone(), set);
        assert_eq!(trying.hold(), Hold::Held);
        trying.toggle(ids[5].clone(), set);
        let is = |held: Option<&Trial>, id: &PartnerId| held.is_some_and(|held| held.has(id));
        assert!(is(trying.held(), &ids[4]) && !is(trying.held(), &ids[5]) && is(trying.now(), &ids[5]));
        assert_eq!(trying.hold(), Hold::Held, "what is tried now takes its place");
        assert!(is(trying.held(), &ids[5]));
        assert_eq!(trying.hold(), Hold::LetGo);
        trying.hold();
        assert!(!trying.of(Trial::of(set.to_vec()), set) && trying.is_on(), "the plan's own set stands beside it");
        assert_eq!(trying.hold(), Hold::LetGo);
        trying.toggle(ids[4].clone(), set);
        trying.hold();
        trying.end();
        assert!(!trying.is_on());
    }
}
