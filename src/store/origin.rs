//! What a plan was read from, as far as the first save has to know it: what is lost by writing, and is kept beside first,
//! and what stays as it was.

use super::{StoreError, disk::Disk, read, text, write_beside};
use crate::plan::Plan;
use std::path::Path;

/// What a plan was read from.
#[derive(Debug)]
pub(super) struct Origin {
    /// The plan as it was read, until another is written: whoever writes by hand keeps their lines.
    plan: Option<Plan>,
    /// The text with the comments somebody wrote into it, until a copy has been kept.
    commented: Option<String>,
    /// The format of an older version that made the file, until that is kept.
    older: Option<u32>,
    /// The lines end as on Windows, and go on to.
    has_returns: bool,
}

impl Origin {
    /// A plan read from this text, which an older version of the program made, where that is said.
    pub(super) fn new(plan: &Plan, text: String, older: Option<u32>) -> Self {
        let has_returns = text::ends_lines_with_return(&text);
        Self {
            plan: Some(plan.clone()),
            commented: Some(text).filter(|text| text::has_comments(text)),
            older,
            has_returns,
        }
    }

    /// Whether this is the plan that was read, and nothing was written since.
    pub(super) fn is(&self, plan: &Plan) -> bool {
        self.plan.as_ref() == Some(plan)
    }

    /// Something else is written now.
    pub(super) fn is_past(&mut self) {
        self.plan = None;
    }

    /// A text with its lines ended as those of the file were.
    pub(super) fn ended(&self, text: String) -> String {
        if self.has_returns { text.replace('\n', "\r\n") } else { text }
    }

    /// Keeps beside the plan at `path` what goes when something is written to `target`; returns what is to be said.
    pub(super) fn keep(&mut self, disk: &dyn Disk, path: &Path, target: &Path) -> Result<Option<String>, StoreError> {
        if let Some(format) = self.older {
            write_beside(disk, path, &format!("format-{format}"), &read::whole(target)?.bytes)?;
            // The comments are in that copy too.
            (self.older, self.commented) = (None, None);
        }
        let Some(text) = &self.commented else { return Ok(None) };
        let copy = write_beside(disk, path, "with-comments", text.as_bytes())?;
        self.commented = None;
        Ok(Some(format!("The comments in this file go with the first change: {} still has them.", copy.display())))
    }
}
