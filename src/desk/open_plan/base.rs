//! What a plan was before anybody changed it: here, or in its file.

use crate::plan::Plan;

/// The plan as it was last on the disk from here: what both sides began with.
#[derive(Debug)]
pub(super) struct Base {
    plan: Plan,
    /// The one on its way there, and its revision.
    sent: Option<(Plan, u64)>,
}

impl Base {
    pub(super) fn new(plan: &Plan) -> Self {
        Self { plan: plan.clone(), sent: None }
    }

    /// What both sides began with.
    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// A plan goes to the disk.
    pub(super) fn send(&mut self, plan: &Plan, revision: u64) {
        self.sent = Some((plan.clone(), revision));
    }

    /// The disk has it.
    pub(super) fn take(&mut self, revision: u64) {
        if let Some((plan, _)) = self.sent.take_if(|(_, sent)| *sent == revision) {
            self.plan = plan;
        }
    }
}
