//! What to look at but traps, found when somebody first looks: it takes reading every partner whole, which a keystroke in a
//! plan of thousands has no time for.

use super::{ProblemRow, Report, figure, origin::Origin, overdue::overdue, reasons, words};
use crate::accounts::doubles::{Double, doubles};
use crate::plan::{Date, Place, Plan, Problem, Severity, problems};
use crate::reconcile;
use serde::{Serialize, Serializer};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// Everything overdue, missing or contradictory, as a slice that is filled when it is first read.
#[derive(Clone, Debug)]
pub struct Problems {
    origin: Arc<Origin>,
    today: Option<Date>,
    found: OnceLock<Vec<ProblemRow>>,
}

impl Problems {
    pub(super) fn of(origin: &Arc<Origin>, today: Option<Date>) -> Self {
        Self { origin: Arc::clone(origin), today, found: OnceLock::new() }
    }

    /// The same as seen on a day.
    pub(super) fn on(&self, today: &Date) -> Self {
        Self::of(&self.origin, Some(today.clone()))
    }

    /// What was found, if somebody has looked; never looks itself.
    #[must_use]
    pub fn known(&self) -> Option<&[ProblemRow]> {
        self.found.get().map(Vec::as_slice)
    }

    fn find(&self) -> Vec<ProblemRow> {
        let whole = self.origin.plan();
        let said = reasons::contradicting(&whole).into_iter();
        let opposed =
            said.map(|sentence| Problem { severity: Severity::Contradiction, place: Place::Criteria, sentence });
        let late = self.today.as_ref().map(|today| overdue(&whole, today)).unwrap_or_default();
        let twice = doubles(&whole).into_iter().filter_map(|double| twice(&whole, &double));
        let undecided = reconcile::problems(&whole);
        let found = undecided.into_iter().chain(late).chain(problems(&whole)).chain(twice).chain(opposed);
        found
            .map(|problem| ProblemRow { severity: problem.severity, place: problem.place, sentence: problem.sentence })
            .collect()
    }
}

/// Two candidates that look like one company.
fn twice(plan: &Plan, double: &Double) -> Option<Problem> {
    let [one, other] = [plan.partner(&double.one)?, plan.partner(&double.other)?].map(|partner| &partner.name);
    let why = words::alike(&double.why);
    Some(Problem {
        severity: Severity::Contradiction,
        place: Place::Partner(double.other.clone()),
        sentence: format!("{one} and {other} look like one company ({why}): make them one, or say that they are two."),
    })
}

impl Report {
    /// What nobody has said yet and is no fault: who waits for an answer, and how much of whom they reach is a guess.
    #[must_use]
    pub fn still_open(&self) -> Option<String> {
        let conditions = self.ranking.iter().map(|row| &row.conditions);
        let waiting = conditions.chain(self.unrated.iter().map(|row| &row.conditions)).filter(|open| !open.is_empty());
        let waiting = Some(waiting.count()).filter(|count| *count > 0);
        let reach = &self.coverage.coverage;
        let guesses = Some(reach.guessed).filter(|guessed| *guessed > 0);
        let said: Vec<String> = [
            waiting.map(|count| {
                let wait = if count == 1 { "waits" } else { "wait" };
                format!("{} {wait} for an answer or a condition", figure::counted(count, "candidate"))
            }),
            guesses.map(|guessed| format!("{guessed} of {} of whom they reach is a guess", reach.influence)),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!said.is_empty()).then(|| format!("Still open: {}.", said.join("; ")))
    }
}

impl Deref for Problems {
    type Target = [ProblemRow];

    fn deref(&self) -> &[ProblemRow] {
        self.found.get_or_init(|| self.find())
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a ProblemRow;
    type IntoIter = std::slice::Iter<'a, ProblemRow>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Problems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}
