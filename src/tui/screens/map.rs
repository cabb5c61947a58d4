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
    ("Candidates", |open| Box::new(Candidates::new(open))),
    ("Quick pass", |open| Box::new(QuickPass::new(open))),
    ("Call first", |open| Box::new(CallFirst::new(open))),
    ("Influence", |open| Box::new(Influence::new(open))),
    ("Buyer coverage", |open| Box::new(Coverage::new(open))),
    ("Trusted sources", |open| Box::new(Sources::new(open))),
];

/// The place of the view "Influence" among them.
const INFLUENCE: usize = 3;
