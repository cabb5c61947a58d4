//! Step 2: candidates, quick pass, call first, influence, coverage, trusted sources.

mod about;
mod adding;
mod call_first;
mod candidates;
mod coverage;
mod influence;
mod matrix;
mod nothing;
mod question;
mod quick_pass;
mod shown;
mod sources;
mod words;

use super::ViewEntry;
use call_first::CallFirst;
use candidates::Candidates;
use coverage::Coverage;
use influence::Influence;
use quick_pass::QuickPass;
use sources::Sources;

/// The views of the step.
pub(super) const VIEWS: &[ViewEntry] = &[
    ("Candidates", |desk| Box::new(Candidates::new(desk))),
    ("Quick pass", |desk| Box::new(QuickPass::new(desk))),
    ("Call first", |desk| Box::new(CallFirst::new(desk))),
    ("Influence", |desk| Box::new(Influence::new(desk))),
    ("Buyer coverage", |desk| Box::new(Coverage::new(desk))),
    ("Trusted sources", |desk| Box::new(Sources::new(desk))),
];

/// The place of the view "Influence" among them.
const INFLUENCE: usize = 3;
