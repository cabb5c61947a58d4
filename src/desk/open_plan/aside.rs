//! Changes of an open plan that its file did not take before, and that nobody has taken or given up yet.

use super::OpenPlan;
use crate::store::KeptAside;

impl OpenPlan {
    /// What is kept aside, the newest first.
    #[must_use]
    pub(crate) fn kept_aside(&self) -> &[KeptAside] {
        &self.kept_aside
    }

    /// This is kept aside no more.
    pub(crate) fn forget_aside(&mut self, aside: &KeptAside) {
        self.kept_aside.retain(|other| other != aside);
    }
}
