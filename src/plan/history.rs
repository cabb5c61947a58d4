//! A plan being worked on: what was changed, in words, and the way back.

use super::{Edit, EditError, Plan};

/// How many steps back are kept.
const DEPTH: usize = 10_000;

/// A change with the words a user reads when it is undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was changed: "Ostrander Pike LLP: partner model".
    pub what: String,
    /// The change.
    pub edit: Edit,
    /// Changes with the same mark, one after the other, are one step: the letters typed into one field.
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

/// A plan, how to undo and redo, and a number that rises with every change.
#[derive(Debug)]
pub struct Document {
    plan: Plan,
    undo: Vec<Change>,
    redo: Vec<Change>,
    revision: u64,
}

impl Document {
    /// A plan with no past.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        Self { plan, undo: Vec::new(), redo: Vec::new(), revision: 0 }
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
        self.redo.clear();
        let joins = change.merge.is_some()
            && self.undo.last().is_some_and(|last| last.merge == change.merge && last.edit.covers(&inverse));
        if joins {
            self.undo.pop_if(|last| change.edit.is_met_by(&last.edit));
        } else {
            self.undo.push(Change { edit: inverse, ..change });
            let beyond = self.undo.len().saturating_sub(DEPTH);
            self.undo.drain(..beyond);
        }
        Ok(true)
    }

    /// Closes the current step: the next change with the same mark is a step of its own.
    pub fn close_step(&mut self) {
        if let Some(last) = self.undo.last_mut() {
            last.merge = None;
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

    fn step(&mut self, change: Change, onto: impl Fn(&mut Self) -> &mut Vec<Change>) -> String {
        let inverse = change.edit.apply(&mut self.plan).expect("history fits the plan it was recorded from");
        let what = change.what.clone();
        onto(self).push(Change { what: change.what, edit: inverse, merge: None });
        self.revision += 1;
        what
    }
}
