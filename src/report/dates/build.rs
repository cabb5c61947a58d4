//! Finds the days: of the set, of what it was promised, and of everybody's next step.

use super::load::loads;
use super::recruited::Recruited;
use super::reviews::review;
use super::{CHECK_INS, DateKind, DateRow, Dates, REVIEW};
use crate::catalog;
use crate::plan::{Date, Doer, Milestone, Need, NeedAnswer, Plan, Segment, Status};
use crate::report::Who;
use crate::report::money::Load;
use crate::text::same::sameness;

impl Dates {
    /// The days of a plan: of those recruited now, of those in the second wave, of the next steps of all who are not ruled
    /// out; and what the first 90 days take of each owner.
    pub(in crate::report) fn of<'a>(
        plan: &'a Plan,
        set: &'a [Who],
        second: &[Who],
        open: &[Who],
        early: &[Load],
    ) -> Self {
        let segments = catalog::segments(plan);
        let member = |who: &'a Who| {
            let id = catalog::segment_of(plan, &who.partner);
            let segment = id.and_then(|id| segments.iter().find(|segment| segment.id == id));
            Recruited { who, kick_off: who.partner.kick_off.clone().or_else(|| plan.goal.kick_off.clone()), segment }
        };
        let members: Vec<Recruited<'_>> = set.iter().map(member).collect();
        let mut rows: Vec<DateRow> = members.iter().flat_map(of_member).collect();
        rows.extend(segments.iter().flat_map(|segment| promises(segment, &members)));
        rows.extend(open.iter().filter_map(next_step));
        rows.sort_by(|one, two| (&one.day, one.kind).cmp(&(&two.day, two.kind)));
        let review_day = plan.goal.kick_off.as_ref().and_then(|day| day.working_day_on(REVIEW));
        Self {
            rows,
            reviews: members.iter().filter_map(review).collect(),
            loads: loads(&members, early, plan.goal.owner_days),
            undated: members.iter().filter(|it| it.kick_off.is_none()).map(|it| it.who.clone()).collect(),
            second: review_day.filter(|_| !second.is_empty()).map(|day| (day, second.to_vec())),
        }
    }
}

/// What has a day of one partner's first 90.
fn of_member(member: &Recruited<'_>) -> Vec<DateRow> {
    let mut rows = Vec::new();
    let row = |kind, days: i32, what: String| {
        let owner = member.who.partner.owner.trim().to_owned();
        let row = blank(kind, member.day(days)?, vec![member.who.clone()], what);
        Some(DateRow { owner, after: Some(days), ..row })
    };
    rows.extend(row(DateKind::KickOff, 0, "Kick-off".to_owned()));
    for (at, line) in member.milestones() {
        let Some(row) = row(DateKind::Milestone, line.by_day.into(), line.what.clone()) else { continue };
        rows.push(DateRow {
            by: line.by,
            proof: line.proof.clone(),
            rests_on: line.rests_on.clone(),
            doubt: doubt(member, line, &row.day),
            line: member.segment.map(|segment| (segment.id.clone(), at)),
            ..row
        });
    }
    rows.extend(CHECK_INS.into_iter().filter_map(|days| row(DateKind::CheckIn, days, check_in(member, days))));
    let test = member.segment.map(|segment| segment.strategy.test.trim()).unwrap_or_default();
    let test = if test.is_empty() { String::new() } else { format!(". The test: {test}") };
    let decide = format!("Keep, mend with one dated condition, or stop{test}");
    rows.extend(row(DateKind::Decision, REVIEW, decide));
    rows
}

fn blank(kind: DateKind, day: Date, whom: Vec<Who>, what: String) -> DateRow {
    let nothing = String::new;
    DateRow {
        day,
        kind,
        whom,
        what,
        by: Doer::Us,
        owner: nothing(),
        proof: nothing(),
        rests_on: nothing(),
        doubt: None,
        after: None,
        line: None,
    }
}

/// "Day 30: are all 3 milestones so far done, and their proof seen".
fn check_in(member: &Recruited<'_>, days: i32) -> String {
    let so_far = member.milestones().filter(|(_, line)| i32::from(line.by_day) <= days).count();
    match so_far {
        0 => format!("Day {days}: nothing was due yet; ask how it goes"),
        1 => format!("Day {days}: is the milestone so far done, and its proof seen"),
        count => format!("Day {days}: are the {count} milestones so far done, and their proof seen"),
    }
}

/// Why a milestone may not hold: what it rests on.
fn doubt(member: &Recruited<'_>, line: &Milestone, day: &Date) -> Option<String> {
    let wanted = sameness(&line.rests_on);
    if wanted.is_empty() {
        return None;
    }
    let is_meant = |need: &&Need| sameness(&need.need) == wanted;
    let Some(need) = member.needs().find(is_meant) else {
        return Some(format!("rests on “{}”, which is no need on the sheet", line.rests_on.trim()));
    };
    match (need.answer, &need.due) {
        (NeedAnswer::Planned, None) => Some(format!("rests on “{}”, planned without a date", need.need)),
        (NeedAnswer::Planned, Some(due)) if due > day => {
            Some(format!("rests on “{}”, promised only by {due}", need.need))
        }
        (NeedAnswer::Planned | NeedAnswer::Yes, _) => None,
        (NeedAnswer::No, _) => Some(format!("rests on “{}”, which we do not have", need.need)),
        (NeedAnswer::Open, _) => Some(format!("rests on “{}”, which nobody has answered", need.need)),
    }
}

/// What a segment with somebody in the set was promised by a day.
fn promises(segment: &Segment, members: &[Recruited<'_>]) -> Vec<DateRow> {
    let of_segment = || members.iter().filter(|it| it.segment.is_some_and(|own| own.id == segment.id));
    let mut rows = Vec::new();
    for (at, need) in segment.strategy.needs.iter().enumerate().filter(|(_, need)| need.answer == NeedAnswer::Planned) {
        let theirs = of_segment().filter(|it| need.applies.is_for(&it.who.partner));
        let whom: Vec<Who> = theirs.map(|it| it.who.clone()).collect();
        if let Some(day) = need.due.clone().filter(|_| !whom.is_empty()) {
            let row = blank(DateKind::Promised, day, whom, need.need.clone());
            let line = Some((segment.id.clone(), at));
            rows.push(DateRow { owner: need.owner.trim().to_owned(), proof: need.how.clone(), line, ..row });
        }
    }
    rows
}

/// What happens next with somebody, where that has a day. It waits with those who are parked or have declined.
fn next_step(who: &Who) -> Option<DateRow> {
    let partner = &who.partner;
    let waits = matches!(partner.status, Status::Parked | Status::Declined);
    let day = partner.due.clone().filter(|_| !waits)?;
    let what = if partner.next_step.trim().is_empty() { "Next step, not said which" } else { partner.next_step.trim() };
    let row = blank(DateKind::NextStep, day, vec![who.clone()], what.to_owned());
    Some(DateRow { owner: partner.owner.trim().to_owned(), ..row })
}
