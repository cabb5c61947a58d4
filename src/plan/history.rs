//! A plan being worked on: what was changed, in words, and the way back.

use super::{Edit, EditError, Plan};
use serde::{Deserialize, Serialize};
use std::{collections::VecDeque, sync::Arc};

/// How many steps back are kept.
const DEPTH: usize = 10_000;
/// And how many bytes of them, roughly: a step on a strategy keeps all of them as they were.
const HEAVIEST: usize = 64 << 20;

/// A change with the words a user reads when it is undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// What was changed: "Ostrander Pike LLP: partner model".
    pub what: String,
    /// The change.
    pub edit: Edit,
    /// Changes with the same mark, one after the other, are one step: the letters typed into one field. Not for longer
    /// than somebody types.
    #[serde(skip)]
    pub merge: Option<String>,
}

impl Change {
    /// A step of its own.
    #[must_use]
    pub fn new(what: impl Into<String>, edit: Edit) -> Self {
        Self { what: what.into(), edit, merge: None }
    }

    /// A step that joins the one before it when that has the same mark.
    #[must_use]
    pub fn merging(mark: impl Into<String>, what: impl Into<String>, edit: Edit) -> Self {
        Self { what: what.into(), edit, merge: Some(mark.into()) }
    }
}

/// What can be undone and redone, the next of each last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// What takes changes back.
    pub undo: Vec<Arc<Change>>,
    /// What makes changes again that were taken back.
    pub redo: Vec<Arc<Change>>,
}

impl Past {
    /// Whether each of its steps can be taken from `plan`, one after the other, and leads to a plan that is `sound`.
    #[must_use]
    pub fn fits(&self, plan: &Plan, sound: impl Fn(&Plan) -> bool) -> bool {
        [&self.undo, &self.redo].into_iter().all(|steps| {
            let mut plan = plan.clone();
            steps.iter().rev().all(|step| step.edit.clone().apply(&mut plan).is_ok() && sound(&plan))
        })
    }
}

/// Steps, the oldest of which are given up when there are too many.
#[derive(Debug, Default)]
struct Steps {
    all: VecDeque<(Arc<Change>, usize)>,
    weight: usize,
}

impl Steps {
    fn of(changes: Vec<Arc<Change>>) -> Self {
        let mut steps = Self::default();
        for change in changes {
            steps.push(change);
        }
        steps
    }

    fn push(&mut self, change: Arc<Change>) {
        let weight = change.edit.weight();
        self.weight += weight;
        self.all.push_back((change, weight));
        while self.all.len() > DEPTH || (self.weight > HEAVIEST && self.all.len() > 1) {
            self.weight -= self.all.pop_front().map_or(0, |(_, weight)| weight);
        }
    }

    fn pop(&mut self) -> Option<Change> {
        let (change, weight) = self.all.pop_back()?;
        self.weight -= weight;
        Some(Arc::unwrap_or_clone(change))
    }

    fn last(&self) -> Option<&Change> {
        self.all.back().map(|(change, _)| &**change)
    }

    /// The newest of them, at most so many.
    fn newest(&self, most: usize) -> Vec<Arc<Change>> {
        let beyond = self.all.len().saturating_sub(most);
        self.all.iter().skip(beyond).map(|(change, _)| Arc::clone(change)).collect()
    }
}

/// A plan, how to undo and redo, and a number that rises with every change.
#[derive(Debug)]
pub struct Document {
    plan: Plan,
    undo: Steps,
    redo: Steps,
    revision: u64,
}

impl Document {
    /// A plan with no past.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self::with_past(plan, Past::default())
    }

    /// A plan with its past, which must fit it.
    #[must_use]
    pub fn with_past(plan: Plan, past: Past) -> Self {
        Self { plan, undo: Steps::of(past.undo), redo: Steps::of(past.redo), revision: 0 }
    }

    /// What can be undone and redone, at most so many steps of each.
    #[must_use]
    pub fn past(&self, most: usize) -> Past {
        Past { undo: self.undo.newest(most), redo: self.redo.newest(most) }
    }

    /// The plan as it stands.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Rises with every change, undo and redo included: what a save or a computation was made from.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Makes a change. One that changes nothing leaves no step behind, nor do changes that joined and end where they
    /// began; returns whether the plan is another now.
    ///
    /// # Errors
    /// When the edit does not fit the plan, which is then as it was.
    pub fn apply(&mut self, change: Change) -> Result<bool, EditError> {
        let inverse = change.edit.clone().apply(&mut self.plan)?;
        if change.edit.is_met_by(&inverse) {
            return Ok(false);
        }
        self.revision += 1;
        self.redo = Steps::default();
        let joins = change.merge.is_some()
            && self.undo.last().is_some_and(|last| last.merge == change.merge && last.edit.covers(&inverse));
        if joins {
            if self.undo.last().is_some_and(|last| change.edit.is_met_by(&last.edit)) {
                self.undo.pop();
            }
        } else {
            self.undo.push(Arc::new(Change { edit: inverse, ..change }));
        }
        Ok(true)
    }

    /// Closes the current step: the next change with the same mark is a step of its own.
    pub fn close_step(&mut self) {
        if let Some((last, _)) = self.undo.all.back_mut().filter(|(last, _)| last.merge.is_some()) {
            Arc::make_mut(last).merge = None;
        }
    }

    /// Takes the last change back and says what it was.
    pub fn undo(&mut self) -> Option<String> {
        let change = self.undo.pop()?;
        Some(self.step(change, |document| &mut document.redo))
    }

    /// Makes the last change taken back again and says what it was.
    pub fn redo(&mut self) -> Option<String> {
        let change = self.redo.pop()?;
        Some(self.step(change, |document| &mut document.undo))
    }

    /// What lies beside the plan is another now: the plan is as it was, what was made from both is not.
    pub fn beside_changed(&mut self) {
        self.revision += 1;
    }

    fn step(&mut self, change: Change, onto: impl Fn(&mut Self) -> &mut Steps) -> String {
        let inverse = change.edit.apply(&mut self.plan).expect("history fits the plan it was recorded from");
        let what = change.what.clone();
        onto(self).push(Arc::new(Change { what: change.what, edit: inverse, merge: None }));
        self.revision += 1;
        what
    }
}
