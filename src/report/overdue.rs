//! What was to be done by a day that has passed. Which day it is, is said by whoever asks for a report.

use crate::plan::{Date, Partner, Place, Plan, Problem, Severity, Status};

/// The day of a partner that has passed, the earliest: that of the next step, or the one to look at them again. A next
/// step with somebody who is parked or has declined waits with them.
#[must_use]
pub fn overdue_day<'a>(partner: &'a Partner, today: &Date) -> Option<&'a Date> {
    let days = [next_step(partner, today), look_again(partner, today)];
    days.into_iter().flatten().min()
}

fn next_step<'a>(partner: &'a Partner, today: &Date) -> Option<&'a Date> {
    let waits = matches!(partner.status, Status::Parked | Status::Declined);
    partner.due.as_ref().filter(|day| *day < today && !waits)
}

fn look_again<'a>(partner: &'a Partner, today: &Date) -> Option<&'a Date> {
    let is_done = partner.status.has_signed();
    partner.look_again.as_ref().filter(|day| *day < today && !is_done)
}

/// Everything whose day has passed, in one sentence each with the place where it is mended: the goal first, then
/// partners in the plan's order.
pub(super) fn overdue(plan: &Plan, today: &Date) -> Vec<Problem> {
    let goal = plan.goal.by.as_ref().filter(|day| *day < today);
    let goal = goal.map(|day| (Place::Goal, format!("The goal was to be reached by {day}: set another day.")));
    let of_partners = plan.partners.iter().flat_map(|partner| of_partner(partner, today));
    let problem = |(place, sentence)| Problem { severity: Severity::Overdue, place, sentence };
    let signed = plan.partners.iter().any(|partner| partner.status.has_signed());
    let kick_off = plan.goal.kick_off.as_ref().filter(|day| *day < today && !signed);
    let kick_off = kick_off
        .map(|day| (Place::Goal, format!("The kick-off was to be on {day} and nobody has signed: set another day.")));
    goal.into_iter().chain(kick_off).chain(of_partners).map(problem).collect()
}

fn of_partner(partner: &Partner, today: &Date) -> Vec<(Place, String)> {
    let (place, name) = (|| Place::Partner(partner.id.clone()), &partner.name);
    let step = next_step(partner, today).map(|day| {
        let what = match partner.next_step.trim() {
            "" => "something".to_owned(),
            step => format!("“{step}”"),
        };
        (place(), format!("{name}: {what} was due on {day}: do it, or set another day."))
    });
    let again = look_again(partner, today).map(|day| {
        let once = match partner.would_change.trim() {
            "" => String::new(),
            change => format!(" (“{change}”)"),
        };
        (place(), format!("{name} was to be looked at again on {day}{once}: look, or set another day."))
    });
    step.into_iter().chain(again).collect()
}
