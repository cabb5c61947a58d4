//! What an account list makes of a candidate: how well their customers are ours to win, by the criterion's anchors, and how
//! many accounts they serve and have named. Offered, never written over what somebody has said.

use crate::accounts::private::{SOURCE, Shared};
use crate::accounts::{Held, Lists, Origin, Overlap};
use crate::plan::{Answer, Change, CriterionId, Date, Edit, Evidence, Partner, PartnerId, Plan, RatingValue, Score5};
use crate::prioritise::met::is_met;
use crate::prioritise::suggested::{FROM_LISTS, ICP_OVERLAP, is_from_lists, is_suggestion};
use crate::text::wording::{counted, listed};

/// Who named so many accounts has named enough.
const NAMED: u32 = 3;

/// A candidate's list held against ours.
#[derive(Clone, Copy, Debug)]
pub struct ListSays<'a> {
    /// At how many of our accounts they are.
    pub ours: usize,
    /// How many accounts stand on their list.
    pub listed: usize,
    /// The name of the file.
    pub source: &'a str,
    /// The day it was brought in.
    pub day: Option<&'a Date>,
}

impl<'a> ListSays<'a> {
    /// What a candidate's list says, else a private overlap with them; none without either, where there is nothing of ours
    /// to hold a list against, and where an overlap is too small to be told.
    #[must_use]
    pub fn of(lists: &'a Lists, overlap: &Overlap, id: &PartnerId) -> Option<Self> {
        if let Some(Held { origin: Origin { source, imported, rows }, named, .. }) = lists.of(id) {
            let ours = overlap.reach(id).filter(|_| lists.own.is_some())?;
            let added = named.as_ref().map_or(0, |named| named.added);
            // Of the list they gave and the one that was in an overlap the longer is nearer to all they serve.
            return Some(match named.as_ref().map(|named| &named.origin).filter(|origin| origin.rows > rows + added) {
                Some(origin) => Self { ours, listed: origin.rows, source: SOURCE, day: origin.imported.as_ref() },
                None => Self { ours, listed: rows + added, source, day: imported.as_ref() },
            });
        }
        let exchanged = lists.exchanged_with(id)?;
        let Shared::Count(ours) = exchanged.shared else { return None };
        Some(Self { ours, listed: exchanged.theirs, source: SOURCE, day: exchanged.day.as_ref() })
    }

    /// The rating on the fit of their customers, 1 to 5, by its anchors: none of their customers are ours; fewer than one
    /// in five; up to two in five, and a handful; up to three in five, and ten; more, and twenty. None without a list.
    #[must_use]
    pub fn fit(&self) -> Option<u8> {
        let by_share = match self.ours {
            _ if self.listed == 0 => return None,
            0 => 1,
            ours if 5 * ours < self.listed => 2,
            ours if 5 * ours <= 2 * self.listed => 3,
            ours if 5 * ours <= 3 * self.listed => 4,
            _ => 5,
        };
        let by_number = match self.ours {
            0 => 1,
            1..=2 => 2,
            3..=9 => 3,
            10..=19 => 4,
            _ => 5,
        };
        Some(by_share.min(by_number))
    }

    /// "9 of the 12 accounts on their list are ours".
    #[must_use]
    pub fn words(&self) -> String {
        let (ours, listed) = (self.ours, self.listed);
        let are = if ours == 1 { "is" } else { "are" };
        format!("{ours} of the {listed} accounts on their list {are} ours")
    }
}

/// What follows from a candidate's list, one step to undo; none where all of it is said already. That they named accounts
/// counts only once somebody of ours has talked to them: a list may come from elsewhere.
#[must_use]
pub fn follows(plan: &Plan, id: &PartnerId, says: &ListSays<'_>) -> Option<Change> {
    let before = plan.partner(id)?;
    let mut partner = Partner::clone(before);
    if plan.criteria.iter().any(|criterion| criterion.id.as_str() == ICP_OVERLAP && criterion.is_for(partner.model)) {
        rate(&mut partner, says);
    }
    let ours = u32::try_from(says.ours).ok()?;
    if partner.accounts_served.is_none() {
        (partner.accounts_served, partner.served_known) = (Some(ours), Some(Evidence::Data));
    }
    if partner.accounts_named.is_none() {
        (partner.accounts_named, partner.accounts_known) = (Some(ours), Some(Evidence::Data));
    }
    let has_named = partner.accounts_named.is_some_and(|named| named >= NAMED);
    if has_named && is_met(before) && partner.qualify.named_accounts == Answer::NotKnown {
        partner.qualify.named_accounts = Answer::Yes;
    }
    let filled = filled(before, &partner);
    let what = format!("{}: what their account list says: {}", partner.name, listed(&filled));
    (!filled.is_empty()).then(|| {
        note_whence(before, &mut partner, says);
        Change::new(what, Edit::partner(partner))
    })
}

/// What of a candidate was filled in, in words.
fn filled(before: &Partner, after: &Partner) -> Vec<String> {
    let fit = after.rating(&CriterionId::new(ICP_OVERLAP)).filter(|_| after.ratings != before.ratings);
    let accounts = |count: Option<u32>, was: Option<u32>, how: &str| {
        let count = count.filter(|_| count != was)?;
        Some(format!("{} {how}", counted(usize::try_from(count).unwrap_or(usize::MAX), "account")))
    };
    let has_named = after.qualify.named_accounts != before.qualify.named_accounts;
    [
        fit.and_then(|rating| rating.value.score()).map(|score| format!("{score} of 5 on fit")),
        accounts(after.accounts_served, before.accounts_served, "served"),
        accounts(after.accounts_named, before.accounts_named, "named"),
        has_named.then(|| "that they have named some".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A number has no note of its own: which list it is from stands among the candidate's notes, once.
fn note_whence(before: &Partner, partner: &mut Partner, says: &ListSays<'_>) {
    let is_filled =
        partner.accounts_served != before.accounts_served || partner.accounts_named != before.accounts_named;
    let day = says.day.map_or_else(String::new, |day| format!(" of {day}"));
    let words = format!("Accounts served and named from {}{day}: {}.", says.source, says.words());
    if !is_filled || partner.notes.contains(&words) {
        return;
    }
    let end = if partner.notes.trim().is_empty() { "" } else { "\n" };
    partner.notes = format!("{}{end}{words}", partner.notes.trim_end());
}

/// Rates by the list where nobody has, or where it was only a guess of the quick pass or another list that said it.
fn rate(partner: &mut Partner, says: &ListSays<'_>) {
    let criterion = CriterionId::new(ICP_OVERLAP);
    let is_open = partner.rating(&criterion).is_none_or(|rating| is_suggestion(rating) || is_from_lists(rating));
    let Some(value) = says.fit().filter(|_| is_open).and_then(|value| Score5::new(value).ok()) else { return };
    partner.rate(&criterion, RatingValue::Rated(value), Evidence::Data);
    if let Some(rating) = partner.ratings.iter_mut().find(|rating| rating.criterion == criterion) {
        rating.note = format!("Suggested from account lists: {}.", says.words());
        rating.source = format!("{FROM_LISTS}{}", says.source);
        rating.learnt = says.day.cloned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Status;
    use std::sync::Arc;

    fn says(ours: usize, listed: usize) -> ListSays<'static> {
        ListSays { ours, listed, source: "theirs.csv", day: None }
    }

    #[test]
    fn the_fit_is_that_of_the_anchors() {
        let fits = [(0, 9), (1, 9), (2, 5), (3, 9), (5, 10), (10, 20), (12, 20), (19, 20), (20, 30), (0, 0)];
        let wanted = [Some(1), Some(2), Some(2), Some(3), Some(3), Some(4), Some(4), Some(4), Some(5), None];
        assert_eq!(fits.map(|(ours, listed)| says(ours, listed).fit()), wanted);
    }

    #[test]
    fn what_somebody_said_stays_and_nobody_is_met_for_a_list() {
        let plan = crate::catalog::example();
        let partner = Partner::named(PartnerId::new("a"), "A");
        let id = partner.id.clone();
        let done = |partner: &Partner| {
            let mut plan = plan.clone();
            plan.partners = vec![Arc::new(partner.clone())];
            follows(&plan, &id, &says(9, 12)).map(|change| {
                change.edit.apply(&mut plan).expect("it fits");
                Partner::clone(&plan.partners[0])
            })
        };
        let suggested = done(&partner).expect("there is something to say");
        let rating = suggested.rating(&CriterionId::new(ICP_OVERLAP)).expect("it is rated").clone();
        assert!(rating.evidence == Evidence::Data && is_from_lists(&rating) && !is_met(&suggested));
        assert_eq!((suggested.accounts_served, suggested.accounts_named), (Some(9), Some(9)));
        let whence = "Accounts served and named from theirs.csv: 9 of the 12 accounts on their list are ours.";
        assert_eq!(suggested.notes, whence);
        assert_eq!(suggested.qualify.named_accounts, Answer::NotKnown, "a list may come from elsewhere");
        assert_eq!(done(&suggested), None, "and once is enough");
        let mut own = partner.clone();
        own.status = Status::Talking;
        own.accounts_served = Some(40);
        own.rate(&CriterionId::new(ICP_OVERLAP), RatingValue::Rated(Score5::new(2).expect("2")), Evidence::Desk);
        let filled = done(&own).expect("accounts named");
        assert_eq!(filled.ratings, own.ratings);
        assert_eq!((filled.accounts_served, filled.qualify.named_accounts), (Some(40), Answer::Yes));
    }
}
