//! What one plan says otherwise than another, and what has moved by it: the set, places, verdicts, coverage, money. In the
//! words of the plan, the same wherever two plans are held against each other.
//!
//! What may not go in: how a difference is laid out on a screen, and formulas: both plans come with their reports.

mod candidates;
mod matched;
mod moved;
mod said;
mod set;
mod sheets;
mod whole;

use super::Report;
use super::page::Page;
use crate::plan::{Difference, Plan, differences};
use serde::Serialize;

/// What is said where two plans differ and no field shows it.
const UNSEEN: &str = "changed where no field shows it";

/// A plan as it was or is, with what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its report; what has not been worked out in both is not compared.
    pub report: &'a Report,
}

/// All that differs, what weighs most first; without parts nothing does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Parts that say something.
    pub parts: Vec<DiffPart>,
}

/// What differs in a part of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiffPart {
    /// Which part.
    pub title: &'static str,
    /// A line each.
    pub lines: Vec<DiffLine>,
}

/// What differs about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiffLine {
    /// About whom or what; empty where the changes say it themselves.
    pub about: String,
    /// What is different, in a few words each.
    pub changes: Vec<String>,
}

impl Diff {
    /// What `new` says otherwise than `old`. Candidates are the same by id, else by name.
    #[must_use]
    pub fn between(old: Version<'_>, new: Version<'_>) -> Self {
        let matched = matched::same_ids(old.plan, new.plan);
        let told = differences(&matched.plan, new.plan);
        let sides = Sides {
            old: &matched.plan,
            new: new.plan,
            was: old.report,
            is: new.report,
            ids: &matched.ids,
            told: &told,
        };
        let all = [
            ("The set", set::lines(&sides)),
            ("Candidates", candidates::lines(&sides)),
            ("Goal and limits", whole::goal(&sides)),
            ("Ideal customer", whole::profile(&sides)),
            ("Buyers and buying stages", whole::buying(&sides)),
            ("Criteria and weights", whole::criteria(&sides)),
            ("Strategies", sheets::lines(&sides)),
            ("Won deals", whole::deals(&sides)),
            ("Scorecards", whole::scorecards(&sides)),
            ("The plan", whole::plan(&sides)),
        ];
        let parts = all.into_iter().filter(|(_, lines)| !lines.is_empty());
        let mut parts: Vec<DiffPart> = parts.map(|(title, lines)| DiffPart { title, lines }).collect();
        if parts.is_empty() && matched.plan != *new.plan {
            parts.push(DiffPart { title: "The plan", lines: vec![DiffLine::new("", vec![UNSEEN.to_owned()])] });
        }
        Self { parts }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The same as lines of plain text, the titles of the parts among them.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for part in &self.parts {
            if !text.is_empty() {
                text.push('\n');
            }
            text += part.title;
            text.push('\n');
            text.extend(part.lines.iter().map(|line| format!("- {}\n", line.words())));
        }
        text
    }

    /// The page for people.
    #[must_use]
    pub fn page(&self) -> Page {
        let mut page = Page::default();
        for part in &self.parts {
            page.headed_list(2, part.title, part.lines.iter().map(DiffLine::words));
        }
        page
    }
}

impl DiffLine {
    fn new(about: &str, changes: Vec<String>) -> Self {
        Self { about: about.to_owned(), changes }
    }

    /// "Quorient GRC: commitment 3 → 4 (conversation), rank 5 → 4, now in the set".
    #[must_use]
    pub fn words(&self) -> String {
        let parted = if self.changes.iter().any(|change| change.contains(',')) { "; " } else { ", " };
        let changes = self.changes.join(parted);
        if self.about.is_empty() { changes } else { format!("{}: {changes}", self.about) }
    }
}

/// Both plans, the old one with the ids of the new one, and what follows from each.
struct Sides<'a> {
    old: &'a Plan,
    new: &'a Plan,
    was: &'a Report,
    is: &'a Report,
    ids: &'a matched::Ids,
    told: &'a [Difference],
}
