//! A set being tried: what if this candidate were in, or out? The plan is not touched until it is kept.

use crate::plan::{Change, Edit, Partner, PartnerId, Plan, Status, Wave};

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

    /// The change that makes it the first wave, and how many it moves: its new members go there by hand, and those it
    /// leaves out of the set there is now come next, by hand too.
    #[must_use]
    pub fn keep(&self, plan: &Plan, now: &[PartnerId]) -> (Change, usize) {
        let mut moved = Vec::new();
        for partner in &plan.partners {
            match (self.has(&partner.id), now.contains(&partner.id)) {
                (true, false) => moved.push(Edit::partner(in_wave(partner, Some(Wave::RecruitNow)))),
                (false, true) => moved.push(Edit::partner(in_wave(partner, Some(Wave::Next)))),
                _ => {}
            }
        }
        let count = moved.len();
        (Change::new("the set to recruit now, by hand", Edit::Together(moved)), count)
    }
}

/// Puts a candidate into a wave by hand; none leaves it to the numbers.
#[must_use]
pub fn put(partner: &Partner, wave: Option<Wave>) -> Change {
    Change::new(format!("{}: when to recruit", partner.name), Edit::partner(in_wave(partner, wave)))
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
        assert_eq!(trial.keep(&plan, &set).1, 2);
        trial.toggle(plan.partners[0].id.clone());
        trial.toggle(plan.partners[5].id.clone());
        assert!(trial.is(&set));
    }
}
