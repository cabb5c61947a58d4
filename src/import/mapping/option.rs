//! What the user says of a column in an argument: `COLUMN=FIELD`.

use super::mapped::Mapping;
use crate::import::Target;
use crate::import::heading::{plain, without_scale};
use crate::plan::Plan;

/// The words that leave a column out.
const NOTHING: [&str; 3] = ["none", "nothing", ""];

impl Mapping {
    /// Does what `COLUMN=FIELD` says. The column is its heading or its number, counted from 1; the field is a key, the
    /// words on the screen, or `none`.
    ///
    /// # Errors
    /// When there is no such column, or several, or no such field; the sentence says what there is.
    pub fn said(&mut self, plan: &Plan, argument: &str) -> Result<(), String> {
        let Some((column, field)) = argument.rsplit_once('=') else {
            return Err(format!("“{argument}” says no field: write --map COLUMN=FIELD, like --map \"Firm=name\"."));
        };
        let at = self.column(column.trim())?;
        if NOTHING.contains(&field.trim().to_lowercase().as_str()) {
            self.set(at, None);
            return Ok(());
        }
        let target = Target::named(plan, field)
            .ok_or_else(|| format!("“{}” is no field a column can be: {}.", field.trim(), some_fields(plan)))?;
        self.set(at, Some(self.scaled(at, target)));
        Ok(())
    }

    /// The place of a column by its heading, else by its number.
    fn column(&self, word: &str) -> Result<usize, String> {
        let written = |at: &usize| self.columns[*at].heading == word;
        let alike = |at: &usize| !plain(word).is_empty() && plain(&self.columns[*at].heading) == plain(word);
        let all = || 0..self.columns.len();
        let mut found: Vec<usize> = all().filter(written).collect();
        if found.is_empty() {
            found = all().filter(alike).collect();
        }
        match (found.as_slice(), word.parse::<usize>()) {
            ([at], _) => Ok(*at),
            ([], Ok(number)) if (1..=self.columns.len()).contains(&number) => Ok(number - 1),
            ([], _) => Err(format!("No column is called “{word}”{}.", self.listed())),
            (several, _) => {
                let numbers: Vec<String> = several.iter().map(|at| (at + 1).to_string()).collect();
                Err(format!("Columns {} are called “{word}”: name one by its number.", numbers.join(" and ")))
            }
        }
    }

    /// A rating from a column whose heading names a scale is on that scale.
    fn scaled(&self, at: usize, target: Target) -> Target {
        match target {
            Target::Rating { criterion, scale: None } => {
                let scale = without_scale(&self.columns[at].heading).1.filter(|scale| *scale != (1, 5));
                Target::Rating { criterion, scale }
            }
            other => other,
        }
    }
}

fn some_fields(plan: &Plan) -> String {
    let keys: Vec<String> =
        Target::all(plan).iter().filter(|target| !matches!(target, Target::Influence(..))).map(Target::key).collect();
    format!("there are {}, influence:BUYER:STAGE and none", keys.join(", "))
}
