//! The plan a report was made from, for the parts that are found only when somebody looks.

use crate::plan::{Partner, Plan};
use std::sync::Arc;

/// A plan, without its partners, and the partners beside it: they are shared by the whole report.
#[derive(Clone, Debug)]
pub(super) struct Origin {
    plan: Plan,
    partners: Arc<Vec<Arc<Partner>>>,
}

impl Origin {
    pub(super) fn of(plan: &Plan, partners: &Arc<Vec<Arc<Partner>>>) -> Arc<Self> {
        let alone = Plan {
            format: plan.format,
            name: plan.name.clone(),
            goal: plan.goal.clone(),
            profile: plan.profile.clone(),
            buyers: plan.buyers.clone(),
            stages: plan.stages.clone(),
            criteria: plan.criteria.clone(),
            weighting: plan.weighting.clone(),
            preferences: plan.preferences.clone(),
            segments: plan.segments.clone(),
            partners: Vec::new(),
            scorecards: plan.scorecards.clone(),
            won_deals: plan.won_deals.clone(),
            dismissed: plan.dismissed.clone(),
            undecided: plan.undecided.clone(),
        };
        Arc::new(Self { plan: alone, partners: Arc::clone(partners) })
    }

    /// The plan whole again.
    pub(super) fn plan(&self) -> Plan {
        Plan { partners: self.partners.to_vec(), ..self.plan.clone() }
    }

    pub(super) fn partners(&self) -> &Arc<Vec<Arc<Partner>>> {
        &self.partners
    }
}
