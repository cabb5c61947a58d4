//! What a row of Home's list says, and in which order the plans stand.
//!
//! What may not go in: what can be done with a plan.

use super::{Home, file_name};
use crate::interview::tour::TOUR;
use crate::report::figure;
use crate::store::{Listed, Store, Summary, Unread, newer_words};
use crate::tui::age;
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head, SortKey};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What was learned of the plans, by their files.
pub(super) type Learned = HashMap<PathBuf, Result<Summary, Unread>>;

/// What a row leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum HomeRow {
    Plan(PathBuf),
    Beginning(Action),
}

/// A row as its columns show it.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    name: String,
    steps: String,
    about: String,
    candidates: String,
    when: String,
    changed: Option<SystemTime>,
}

/// The ways to begin, below the plans.
const BEGINNINGS: [(&str, &str, Action); 3] = [
    ("New plan", "from an industry starter; names can be pasted", Action::New),
    ("Open the example", "a security vendor, 22 candidates, fully worked", Action::Example),
    ("A tour in six steps", "two minutes on the example; Esc leaves it", Action::Tour),
];

/// The tour, where it was left.
const GOES_ON: (&str, &str, Action) = ("Go on with the tour", "w, from where you left it", Action::Tour);

/// The columns of the list.
pub(super) fn columns() -> [Column<Told>; 5] {
    let dim = |head: Head| head.rank(1).role(Role::Dim);
    [
        Column::new(Head::new("name", "Plan").flexible(16).most(28).rank(1), |told: &Told| told.name.clone()),
        Column::new(dim(Head::new("steps", "")), |told: &Told| told.steps.clone()),
        Column::new(dim(Head::new("about", "About").flexible(5).most(14)), |told: &Told| told.about.clone()),
        Column::new(Head::new("candidates", "").right().rank(2).role(Role::Dim), |told: &Told| told.candidates.clone()),
        Column::new(dim(Head::new("changed", "Changed").right()), |told: &Told| told.when.clone())
            .by(|told| SortKey::number(told.changed.and_then(seconds))),
    ]
}

impl Home {
    /// The rows of plans: as they are listed, a copy and what is kept aside under their plan, what does not read last.
    pub(super) fn plan_rows(&self) -> Vec<(HomeRow, Told)> {
        let mut names: HashMap<String, usize> = HashMap::new();
        for plan in &self.plans {
            *names.entry(self.name(plan)).or_default() += 1;
        }
        let is_shared = |plan: &Listed| names.get(&self.name(plan)).is_some_and(|plans| *plans > 1);
        let row = |plan: &Listed| (HomeRow::Plan(plan.path.clone()), self.told(plan, is_shared(plan)));
        self.in_order().into_iter().map(row).collect()
    }

    fn in_order(&self) -> Vec<&Listed> {
        let (broken, sound): (Vec<&Listed>, Vec<&Listed>) = self.plans.iter().partition(|plan| self.is_broken(plan));
        let firsts: HashSet<&Path> =
            sound.iter().filter(|plan| self.original(plan).is_none()).map(|plan| plan.path.as_path()).collect();
        let mut seconds: HashMap<&Path, Vec<&Listed>> = HashMap::new();
        let mut ordered = Vec::with_capacity(self.plans.len());
        for plan in &sound {
            match self.original(plan).filter(|original| firsts.contains(original)) {
                Some(original) => seconds.entry(original).or_default().push(plan),
                None => ordered.push(*plan),
            }
        }
        let mut all: Vec<&Listed> = Vec::with_capacity(self.plans.len());
        for plan in ordered {
            all.push(plan);
            all.extend(seconds.remove(plan.path.as_path()).unwrap_or_default());
        }
        all.extend(broken);
        all
    }

    /// The file of the plan it is a copy of, or is kept aside of, where that is listed.
    fn original(&self, plan: &Listed) -> Option<&Path> {
        let of = |is_it: &dyn Fn(&Listed) -> bool| self.plans.iter().find(|other| is_it(other));
        let original = if let Some(aside) = &plan.kept_aside {
            of(&|other| other.path == aside.of)
        } else {
            let copy = plan.copy_of(&self.name(plan))?;
            of(&|other| other.slug == copy.original)
        };
        original.map(|original| original.path.as_path())
    }

    fn told(&self, plan: &Listed, is_shared: bool) -> Told {
        let when = plan.modified.map(|then| age::between(then, self.now)).unwrap_or_default();
        let changed = plan.modified;
        let unread = |about: String| Told { name: file_name(&plan.path), about, changed, ..Told::default() };
        let summary = match (&plan.trouble, self.learned.get(&plan.path)) {
            (Some(trouble), _) => return unread(trouble.clone()),
            (None, Some(Err(reason))) if reason.newer_format.is_some() => {
                return Told { when, ..unread(reason.words()) };
            }
            (None, Some(Err(reason))) => return unread(reason.words()),
            (None, None) => return Told { name: plan.slug.clone(), when, changed, ..Told::default() },
            (None, Some(Ok(summary))) => summary,
        };
        let indent = if self.original(plan).is_some() { "  " } else { "" };
        let odd = self.odd_words(plan, summary);
        let candidates = if odd.is_some() { String::new() } else { figure::counted(summary.candidates, "candidate") };
        let usual = || if is_shared { file_name(&plan.path) } else { summary.reached.label().to_owned() };
        let (name, about) = (format!("{indent}{}", summary.name), odd.unwrap_or_else(usual));
        Told { name, steps: dots(summary), about, candidates, when, changed }
    }

    /// What is said of a plan that is not as others are: kept aside, a copy, made by a newer version.
    fn odd_words(&self, plan: &Listed, summary: &Summary) -> Option<String> {
        let copy = || plan.copy_of(&summary.name).map(|copy| format!("copy by {}: {}", copy.by, copy.mark));
        let aside = plan.kept_aside.as_ref().map(|aside| self.about_aside(aside));
        aside.or_else(copy).or_else(|| summary.newer_format.map(newer_words))
    }

    /// Whether words stand in a row in place of the usual: why it does not read, whose copy it is.
    pub(super) fn is_odd(&self, row: &HomeRow) -> bool {
        let HomeRow::Plan(path) = row else { return false };
        let Some(plan) = self.plans.iter().find(|plan| plan.path == *path) else { return false };
        match self.learned.get(path) {
            Some(Ok(summary)) => self.odd_words(plan, summary).is_some(),
            Some(Err(_)) => true,
            None => plan.trouble.is_some(),
        }
    }

    /// Whether it is no plan, or does not read. Nothing is wrong with one that a newer version of the program made.
    fn is_broken(&self, plan: &Listed) -> bool {
        let reason = self.learned.get(&plan.path).and_then(|learned| learned.as_ref().err());
        plan.trouble.is_some() || reason.is_some_and(|reason| reason.newer_format.is_none())
    }

    /// What a plan is called; its file's name where that is not known.
    pub(super) fn name(&self, plan: &Listed) -> String {
        match self.learned.get(&plan.path) {
            Some(Ok(summary)) => summary.name.clone(),
            _ => plan.slug.clone(),
        }
    }
}

/// How far the tour of the example was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touring {
    Not,
    Left,
    Taken,
}

impl Touring {
    pub(super) fn of(store: &Store) -> Self {
        match store.tour_seen() {
            None => Self::Not,
            Some(steps) if steps < TOUR.len() => Self::Left,
            Some(_) => Self::Taken,
        }
    }
}

/// The rows of the ways to begin; the tour among them until it was taken.
pub(super) fn of_beginnings(is_empty: bool, tour: Touring) -> Vec<(HomeRow, Told)> {
    let mut beginnings = BEGINNINGS.to_vec();
    beginnings.retain(|(.., action)| tour != Touring::Taken || *action != Action::Tour);
    for beginning in beginnings.iter_mut().filter(|(.., action)| tour == Touring::Left && *action == Action::Tour) {
        *beginning = GOES_ON;
    }
    if is_empty {
        // Who has nothing yet looks before making something.
        beginnings.reverse();
    }
    let row = |(name, about, action): (&str, &str, Action)| {
        let told = Told { name: name.to_owned(), about: about.to_owned(), ..Told::default() };
        (HomeRow::Beginning(action), told)
    };
    beginnings.into_iter().map(row).collect()
}

/// How far a plan is: a dot for each step.
fn dots(summary: &Summary) -> String {
    let steps = summary.reached.steps();
    "●".repeat(steps) + &"○".repeat(5 - steps)
}

fn seconds(changed: SystemTime) -> Option<f64> {
    changed.duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs_f64())
}
