//! What is to be seen of a picture, in sentences: for whoever hears it.

use super::{Asked, Picture, Whose};
use crate::plan::PartnerId;
use crate::report::{Findings, Report};

/// So wide that no name in a sentence is cut.
const COLUMNS: u16 = 200;

impl Picture {
    /// What is to be seen of it all, then of each step, reach or candidate in it.
    ///
    /// # Errors
    /// With a sentence that says why there is nothing to see, and what would change that.
    pub fn words(self, report: &Report, findings: Option<&Findings>) -> Result<Vec<String>, String> {
        let asked = Asked { columns: COLUMNS, ..Asked::default() };
        let mut said = vec![self.scene(report, findings, &asked)?.caption];
        for one in self.each(report, findings) {
            let asked = Asked { columns: COLUMNS, ..one };
            if let Ok(scene) = self.scene(report, findings, &asked)
                && !said.contains(&scene.caption)
            {
                said.push(scene.caption);
            }
        }
        Ok(said)
    }

    /// What can be looked at in it, each by itself.
    fn each(self, report: &Report, findings: Option<&Findings>) -> Vec<Asked> {
        let ranked = report.ranking.iter().map(|row| row.who.id().clone());
        let all: Vec<PartnerId> = ranked.chain(report.unrated.iter().map(|row| row.who.id().clone())).collect();
        let of = |whose| Asked { whose, ..Asked::default() };
        match self {
            Self::Forecast => Vec::new(),
            Self::Budget => {
                let steps = findings.map_or(0, |findings| findings.recruiting.steps.all.len());
                (0..steps).map(|step| Asked { step: Some(step), ..Asked::default() }).collect()
            }
            Self::Mosaic => [of(Whose::Set)].into_iter().chain(all.into_iter().map(|id| of(Whose::One(id)))).collect(),
            _ => all.into_iter().map(|id| Asked { chosen: Some(id), ..Asked::default() }).collect(),
        }
    }
}
