//! A set being tried: what if this candidate were in, or out? The plan is not touched until it is kept.

use crate::plan::{Edit, Partner, PartnerId, Plan, Wave};

/// A set being tried.
#[derive(Clone, Debug)]
pub(super) struct Trial(Vec<PartnerId>);

impl Trial {
    /// Starts from a set.
    pub(super) fn of(set: Vec<PartnerId>) -> Self {
        Self(set)
    }

    /// Takes somebody in, or out.
    pub(super) fn toggle(&mut self, id: PartnerId) {
        match self.0.iter().position(|member| *member == id) {
            Some(at) => drop(self.0.remove(at)),
            None => self.0.push(id),
        }
    }

    /// Whether somebody is in it.
    pub(super) fn has(&self, id: &PartnerId) -> bool {
        self.0.contains(id)
    }

    /// Whether it is this set.
    pub(super) fn is(&self, set: &[PartnerId]) -> bool {
        self.0.len() == set.len() && set.iter().all(|id| self.has(id))
    }

    /// The places of its members in the plan; those that are gone are left out.
    pub(super) fn places(&self, plan: &Plan) -> Vec<usize> {
        (0..plan.partners.len()).filter(|at| self.has(&plan.partners[*at].id)).collect()
    }

    /// What makes it the first wave: its new members go there by hand, and those it leaves out come next, by hand too.
    pub(super) fn edits(&self, plan: &Plan, now: &[PartnerId]) -> Vec<Edit> {
        let moved = plan.partners.iter().filter_map(|partner| {
            let wave = match (self.has(&partner.id), now.contains(&partner.id)) {
                (true, false) => Wave::RecruitNow,
                (false, true) => Wave::Next,
                _ => return None,
            };
            Some(Edit::partner(Partner { wave: Some(wave), ..Partner::clone(partner) }))
        });
        moved.collect()
    }
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
        assert_eq!(trial.edits(&plan, &set).len(), 2);
        trial.toggle(plan.partners[0].id.clone());
        trial.toggle(plan.partners[5].id.clone());
        assert!(trial.is(&set));
    }
}
