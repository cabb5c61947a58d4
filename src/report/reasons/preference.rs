//! What of all that the user would rather have cannot hold together, and why nothing is said of how firm a ranking is.

use crate::plan::Plan;
use crate::prioritise::preference::contradictions;
use crate::prioritise::robustness::NotFirm;

/// Groups of statements that contradict each other, each in a sentence.
#[must_use]
pub fn contradicting(plan: &Plan) -> Vec<String> {
    let quoted = |at: &usize| format!("“{}”", plan.preferences[*at].words(plan));
    let sentence = |group: Vec<usize>| {
        let said: Vec<String> = group.iter().map(quoted).collect();
        match said.as_slice() {
            [one] => format!("{one} cannot hold, whatever the weights: take it out or look at the ratings."),
            [one, two] => format!("{one} and {two} cannot both hold: take one out."),
            _ => format!("{} cannot all hold: take one out.", said.join(", ")),
        }
    };
    contradictions(plan).into_iter().map(sentence).collect()
}

/// Why nothing is said of how firm a ranking is, in a sentence.
#[must_use]
pub fn not_firm(problem: NotFirm) -> &'static str {
    match problem {
        NotFirm::NobodyRanked => "Nobody is ranked, so there is nothing to be firm about.",
        NotFirm::NoWeights => "The weights are no weights: each is a number from 0, and not all are 0.",
        NotFirm::HardlyAnyAgree => {
            "Next to no weights agree with what was said: take a statement back or change the weights."
        }
    }
}
