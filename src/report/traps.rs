//! Every trap of a plan in one list with one order, for the screen, the command line, the JSON report and the papers:
//! those the catalogue sees in the plan alone, and those that only show once it is known whom to recruit. Found when
//! somebody first looks.
//!
//! What may not go in: rules that need no findings, which are `catalog::traps`'; formulas; words of a rule, which are
//! the catalogue's.

mod load;
mod money;
mod set;
mod story;

use super::sources::sources;
use super::{Findings, SegmentRow, SourceRow, Who, origin::Origin};
use crate::catalog::{self, Rule, Trap};
use crate::plan::{Dismissal, PartnerId, Place, Plan, Segment};
use crate::text::wording::listed;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// The traps of a plan, as a slice that is filled when it is first read. Those that were said to be none stand last.
#[derive(Clone, Debug)]
pub struct Traps {
    origin: Arc<Origin>,
    /// Places of those who qualify.
    qualified: Vec<usize>,
    findings: Option<Arc<Findings>>,
    found: OnceLock<Vec<TrapRow>>,
}

/// A trap and what was said of it.
#[derive(Clone, Debug)]
pub struct TrapRow {
    /// The trap.
    pub trap: Trap,
    /// Whom or what it is about, by name.
    pub name: String,
    /// Whether it is about somebody of the set.
    pub is_recruited: bool,
    /// Why it is none here, where somebody said so of what it speaks of today.
    pub dismissed: Option<Dismissal>,
    /// What was said of it when it spoke of something else.
    pub once_said: Option<Dismissal>,
}

impl TrapRow {
    /// What it says, with whom or what it is about named, once.
    #[must_use]
    pub fn said(&self) -> Cow<'_, str> {
        let text = &self.trap.text;
        let is_named = self.name.split(", ").all(|name| text.contains(name));
        if is_named { Cow::Borrowed(text) } else { Cow::Owned(format!("{}: {text}", self.name)) }
    }
}

impl Traps {
    pub(super) fn of(origin: &Arc<Origin>, qualified: Vec<usize>) -> Self {
        Self { origin: Arc::clone(origin), qualified, findings: None, found: OnceLock::new() }
    }

    /// The same with what has been worked out of the plan, or without.
    pub(super) fn with(&self, findings: Option<Arc<Findings>>) -> Self {
        let (origin, qualified) = (Arc::clone(&self.origin), self.qualified.clone());
        Self { origin, qualified, findings, found: OnceLock::new() }
    }

    /// The same of another state of the plan with the same partners.
    pub(super) fn again(&self, origin: &Arc<Origin>) -> Self {
        Self::of(origin, self.qualified.clone())
    }

    /// Those nobody has said to be none.
    pub fn open(&self) -> impl Iterator<Item = &TrapRow> {
        self.iter().filter(|row| row.dismissed.is_none())
    }

    /// Whether it is known yet whom to recruit: before that only what the plan alone shows is listed.
    #[must_use]
    pub fn are_all(&self) -> bool {
        self.findings.is_some()
    }

    /// Whether nothing is listed because whom to recruit is not worked out yet.
    pub(super) fn are_partial(&self) -> bool {
        !self.are_all()
    }

    fn find(&self) -> Vec<TrapRow> {
        let plan = self.origin.plan();
        let mut traps = catalog::traps(&plan);
        let mut recruited = HashSet::new();
        if let Some(findings) = &self.findings {
            let seen = Seen::of(&plan, &self.qualified, findings);
            recruited = seen.set.iter().map(|who| who.id().clone()).collect();
            traps.extend(set::traps(&seen));
            traps.extend(money::traps(&seen));
            traps.extend(load::traps(&seen));
            traps.extend(story::traps(&seen));
        }
        let qualified: HashSet<&PartnerId> = self.qualified.iter().map(|&at| &plan.partners[at].id).collect();
        // A route is ruled out for what the rule speaks of.
        traps.retain(|trap| trap.rule == Rule::E4 || trap.partners.iter().all(|id| qualified.contains(id)));
        let mut rows: Vec<TrapRow> = traps.into_iter().map(|trap| row(&plan, trap, &recruited)).collect();
        rows.sort_by_key(|row| (row.dismissed.is_some(), !row.is_recruited, !row.trap.rule.stops(), row.trap.rule));
        rows
    }
}

fn row(plan: &Plan, trap: Trap, recruited: &HashSet<PartnerId>) -> TrapRow {
    let said = plan.dismissal(trap.rule.id(), &trap.subject()).cloned();
    let (dismissed, once_said) = match said {
        Some(said) if said.facts == trap.facts => (Some(said), None),
        other => (None, other),
    };
    let is_recruited = trap.partners.iter().any(|id| recruited.contains(id)) || is_of_the_set(plan, &trap, recruited);
    TrapRow { name: name(plan, &trap), trap, is_recruited, dismissed, once_said }
}

/// Whether it is about a sheet of somebody who is recruited.
fn is_of_the_set(plan: &Plan, trap: &Trap, recruited: &HashSet<PartnerId>) -> bool {
    let Place::Segment(segment) = &trap.place else { return false };
    let is_in = |id: &PartnerId| {
        plan.partner(id).is_some_and(|partner| catalog::segment_of(plan, partner).as_ref() == Some(segment))
    };
    trap.partners.is_empty() && recruited.iter().any(is_in)
}

fn name(plan: &Plan, trap: &Trap) -> String {
    let names: Vec<&str> =
        trap.partners.iter().filter_map(|id| plan.partner(id)).map(|partner| partner.name.as_str()).collect();
    match (names.as_slice(), &trap.place) {
        ([], Place::Segment(id)) => {
            catalog::segments(plan).into_iter().find(|segment| segment.id == *id).map_or_else(String::new, |it| it.name)
        }
        ([], _) => "The plan".to_owned(),
        ([one], _) => (*one).to_owned(),
        ([one, two], _) => format!("{one}, {two}"),
        ([one, others @ ..], _) => format!("{one} and {} more", others.len()),
    }
}

/// What rules look at once it is known whom to recruit.
struct Seen<'a> {
    plan: &'a Plan,
    findings: &'a Findings,
    segments: Vec<Segment>,
    sources: Vec<SourceRow>,
    set: Vec<&'a Who>,
}

impl<'a> Seen<'a> {
    fn of(plan: &'a Plan, qualified: &[usize], findings: &'a Findings) -> Self {
        Self {
            plan,
            findings,
            segments: catalog::segments(plan),
            sources: sources(plan, qualified),
            set: findings.set().map(|(who, _)| who).collect(),
        }
    }

    fn segment(&self, who: &Who) -> Option<&Segment> {
        let id = catalog::segment_of(self.plan, &who.partner)?;
        self.segments.iter().find(|segment| segment.id == id)
    }

    fn is_in_the_set(&self, place: usize) -> bool {
        self.set.iter().any(|who| who.index == place)
    }
}

impl SegmentRow {
    /// The traps of its partners and its sheet that nobody has said to be none.
    pub fn traps<'a>(&'a self, traps: &'a Traps) -> impl Iterator<Item = &'a TrapRow> {
        traps.open().filter(|row| {
            let is_mine = |id: &PartnerId| self.partners.iter().any(|who| who.id() == id);
            matches!(&row.trap.place, Place::Segment(id) if *id == self.id) || row.trap.partners.iter().any(is_mine)
        })
    }
}

impl Deref for Traps {
    type Target = [TrapRow];

    fn deref(&self) -> &[TrapRow] {
        self.found.get_or_init(|| self.find())
    }
}

impl<'a> IntoIterator for &'a Traps {
    type Item = &'a TrapRow;
    type IntoIter = std::slice::Iter<'a, TrapRow>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Traps {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// What was said of a trap that is none, as a program reads it.
struct NoTrap<'a>(&'a Dismissal);

impl Serialize for NoTrap<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut said = serializer.serialize_map(None)?;
        said.serialize_entry("because", &self.0.because)?;
        if let Some(day) = &self.0.on {
            said.serialize_entry("on", day)?;
        }
        said.end()
    }
}

impl Serialize for TrapRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let trap = &self.trap;
        let mut row = serializer.serialize_map(None)?;
        row.serialize_entry("rule", trap.rule.id())?;
        if let Some(partner) = trap.partners.first() {
            row.serialize_entry("partner", partner)?;
        }
        if trap.partners.len() > 1 {
            row.serialize_entry("others", &trap.partners[1..])?;
        }
        if let Place::Segment(segment) = &trap.place {
            row.serialize_entry("segment", segment)?;
        }
        row.serialize_entry("field", trap.field)?;
        row.serialize_entry("text", &trap.text)?;
        row.serialize_entry("why", trap.rule.why())?;
        row.serialize_entry("source", trap.rule.source())?;
        row.serialize_entry("recruited", &self.is_recruited)?;
        row.serialize_entry("stops", &trap.rule.stops())?;
        if let Some(said) = &self.dismissed {
            row.serialize_entry("dismissed", &NoTrap(said))?;
        }
        row.end()
    }
}
