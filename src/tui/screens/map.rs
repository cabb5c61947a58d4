//! Step 2: candidates, quick pass, call first, influence, coverage, trusted sources.

mod about;
mod adding;
mod call_first;
mod candidates;
mod question;
mod quick_pass;
mod shown;

use super::ViewEntry;
use call_first::CallFirst;
use candidates::Candidates;
use quick_pass::QuickPass;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[
    ("Candidates", |desk| Box::new(Candidates::new(desk))),
    ("Quick pass", |desk| Box::new(QuickPass::new(desk))),
    ("Call first", |desk| Box::new(CallFirst::new(desk))),
];

/// The place of the view "Influence" among them.
const INFLUENCE: usize = 3;
