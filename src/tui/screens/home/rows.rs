//! How a plan stands in Home's list: its columns, what is said of it, and what tells it from others of its name.

use super::steps::{dots, reached};
use super::{Home, HomeRow, file_name};
use crate::report::figure;
use crate::store::{Listed, newer_words};
use crate::tui::age;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head, SortKey};
use std::time::{SystemTime, UNIX_EPOCH};

/// A row as its columns show it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) when: String,
    pub(super) changed: Option<SystemTime>,
}

impl Home {
    /// What tells a row from others: what is kept aside, copies, plans of one name.
    pub(super) fn told_apart(&self, plan: &Listed, is_one_of_many: bool) -> Option<String> {
        let summary = self.learned.get(&plan.path).and_then(|learned| learned.as_ref().ok());
        if let Some(aside) = &plan.kept_aside {
            return Some(format!("{}  {}", summary.map(dots).unwrap_or_default(), self.about_aside(aside)));
        }
        let copy = summary.and_then(|summary| Some((summary, plan.copy_of(&summary.name)?)));
        match copy {
            Some((summary, copy)) => Some(format!("{}  copy by {}: {}", dots(summary), copy.by, copy.mark)),
            None => is_one_of_many.then(|| self.apart(plan)).flatten(),
        }
    }

    /// What tells a plan from others of its name, its file, and how far it is.
    fn apart(&self, plan: &Listed) -> Option<String> {
        let summary = self.learned.get(&plan.path)?.as_ref().ok()?;
        let candidates = figure::counted(summary.candidates, "candidate");
        Some(format!("{}  {}  {}  {candidates}", dots(summary), file_name(&plan.path), summary.reached.label()))
    }

    pub(super) fn told(&self, plan: &Listed) -> Told {
        let learned = self.learned.get(&plan.path);
        let when = plan.modified.map(|then| age::between(then, self.now)).unwrap_or_default();
        let (name, about, when) = match (&plan.trouble, learned) {
            (Some(trouble), _) => (file_name(&plan.path), trouble.clone(), String::new()),
            (None, Some(Err(unread))) => (file_name(&plan.path), unread.words(), String::new()),
            (None, Some(Ok(summary))) => {
                let about = summary.newer_format.map_or_else(|| reached(summary), newer_words);
                (summary.name.clone(), about, when)
            }
            (None, None) => (plan.slug.clone(), String::new(), when),
        };
        Told { name, about, when, changed: plan.modified }
    }

    pub(super) fn is_unreadable(&self, entry: &HomeRow) -> bool {
        let HomeRow::Plan(path) = entry else { return false };
        let broken = |plan: &Listed| plan.path == *path && plan.trouble.is_some();
        matches!(self.learned.get(path), Some(Err(_))) || self.plans.iter().any(broken)
    }

    pub(super) fn name(&self, plan: &Listed) -> String {
        match self.learned.get(&plan.path) {
            Some(Ok(summary)) => summary.name.clone(),
            _ => plan.slug.clone(),
        }
    }
}

pub(super) fn columns() -> [Column<Told>; 3] {
    [
        Column::new(Head::new("name", "Plan").flexible(16).most(40).rank(1), |told: &Told| told.name.clone()),
        Column::new(Head::new("about", "About").flexible(5).rank(1).role(Role::Dim), |told: &Told| told.about.clone()),
        Column::new(Head::new("changed", "Changed").right().rank(1).role(Role::Dim), |told: &Told| told.when.clone())
            .by(|told| SortKey::number(told.changed.and_then(seconds))),
    ]
}

fn seconds(changed: SystemTime) -> Option<f64> {
    changed.duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs_f64())
}
