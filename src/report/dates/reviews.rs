//! What is looked at of each partner in their first 90 days: what they were to do, and beside it what we were to do.

use super::recruited::Recruited;
use super::{CHECK_INS, REVIEW};
use crate::plan::{Date, NeedAnswer, Strategy};
use crate::report::Who;

/// When one looks at a partner, and at what.
#[derive(Clone, Debug)]
pub struct Review {
    /// Whom.
    pub who: Who,
    /// When they start.
    pub kick_off: Date,
    /// When one looks how it goes.
    pub check_ins: Vec<Date>,
    /// When it is decided.
    pub decision: Date,
    /// What they have done by then, or we stop.
    pub theirs: String,
    /// What we have done by then.
    pub our_half: String,
    /// What we promised and do not have yet.
    pub promised: Vec<Promise>,
    /// Who decides, and what is taken back.
    pub after: String,
}

/// Something we promised and do not have yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// What they need.
    pub need: String,
    /// By when; none is a promise without a date.
    pub due: Option<Date>,
    /// Who of us sees to it.
    pub owner: String,
}

/// What is looked at of a partner; nothing while they have no kick-off.
pub(super) fn review(member: &Recruited<'_>) -> Option<Review> {
    let strategy = member.segment.map(|segment| &segment.strategy);
    let said = |text: fn(&Strategy) -> &String| strategy.map(|it| text(it).trim().to_owned());
    let planned = member.needs().filter(|need| need.answer == NeedAnswer::Planned);
    let promised = planned.map(|need| Promise {
        need: need.need.trim().to_owned(),
        due: need.due.clone(),
        owner: need.owner.trim().to_owned(),
    });
    Some(Review {
        who: member.who.clone(),
        kick_off: member.kick_off.clone()?,
        check_ins: CHECK_INS.into_iter().filter_map(|days| member.day(days)).collect(),
        decision: member.day(REVIEW)?,
        theirs: said(|it| &it.test).unwrap_or_default(),
        our_half: said(|it| &it.our_half).unwrap_or_default(),
        promised: promised.collect(),
        after: said(|it| &it.after).unwrap_or_default(),
    })
}
