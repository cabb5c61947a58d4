//! How far a candidate has moved since a view came into sight.

use crate::{
    plan::{Partner, PartnerId},
    report::{Report, Standing},
    tui::{open_plan::OpenPlan, theme::Role},
};
use std::sync::Arc;

/// The ranks everyone had when a view came into sight, by their places in the plan.
#[derive(Debug)]
pub(super) struct Before(Vec<Option<(usize, Arc<Partner>)>>);

impl Before {
    /// How everyone stands now.
    pub(super) fn now(open: &OpenPlan) -> Self {
        let mut ranks = vec![None; open.plan().partners.len()];
        for row in &open.report().ranking {
            if let Some((slot, partner)) = ranks.get_mut(row.who.index).zip(open.plan().partners.get(row.who.index)) {
                *slot = Some((row.rank, Arc::clone(partner)));
            }
        }
        Self(ranks)
    }

    /// The rank a candidate had; none when it had none, or stood elsewhere in the plan.
    fn rank(&self, place: usize, id: &PartnerId) -> Option<usize> {
        let (rank, partner) = self.0.get(place)?.as_ref()?;
        (partner.id == *id).then_some(*rank)
    }
}

/// "#4", "#4 ↑2", "no rank", "ruled out": where the candidate at a place in the plan stands, and since when it moved.
pub(super) fn position(report: &Report, standing: Standing, before: Option<&Before>) -> (String, Role) {
    let at = match standing {
        Standing::Ranked(at) => at,
        Standing::RuledOut(_) => return ("ruled out".to_owned(), Role::Error),
        Standing::Unrated(_) | Standing::Nowhere => return ("no rank".to_owned(), Role::Dim),
    };
    let Some(row) = report.ranking.get(at) else { return (String::new(), Role::Dim) };
    let rank = row.rank;
    let Some(before) = before else { return (format!("#{rank}"), Role::Text) };
    match before.rank(row.who.index, row.who.id()) {
        None => (format!("#{rank} new"), Role::Accent),
        Some(was) if was > rank => (format!("#{rank} ↑{}", was - rank), Role::Accent),
        Some(was) if was < rank => (format!("#{rank} ↓{}", rank - was), Role::Accent),
        Some(_) => (format!("#{rank}"), Role::Text),
    }
}
