//! Where a candidate stands before and after: place, score, verdict, wave, in the set or out of it.

use super::said::arrow;
use crate::plan::{PartnerId, Wave};
use crate::prioritise::verdict::Verdict;
use crate::report::findings::Judged;
use crate::report::money::{MoneyRow, words::range};
use crate::report::{Report, figure};
use std::collections::HashMap;

/// Where somebody stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stand {
    place: String,
    score: Option<String>,
    judged: Option<(Verdict, Wave)>,
    reason: String,
    deals: Option<String>,
}

/// Where everybody of a report stands.
pub(super) struct Stands(HashMap<PartnerId, Stand>);

/// How far somebody has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Move {
    /// Into the set.
    In,
    /// Out of it.
    Out,
    /// To another verdict.
    Judged,
    /// To another place.
    Placed,
    /// By a fraction of the score, or not at all.
    Hardly,
}

impl Stands {
    pub(super) fn of(report: &Report) -> Self {
        let findings = report.findings.as_deref();
        let mut all = HashMap::new();
        let mut put = |id: &PartnerId, place: String, score: Option<f64>, at: usize| {
            let judged = findings.and_then(|findings| findings.judged(id));
            let row = findings.and_then(|findings| findings.money.row(at));
            all.insert(id.clone(), Stand::of(place, score, judged, row.and_then(deals)));
        };
        for row in &report.ranking {
            put(row.who.id(), row.rank.to_string(), Some(row.score), row.who.index);
        }
        for row in &report.unrated {
            put(row.who.id(), "not rated enough".to_owned(), None, row.who.index);
        }
        for row in &report.excluded {
            put(row.who.id(), format!("ruled out ({})", row.words()), None, row.who.index);
        }
        Self(all)
    }

    pub(super) fn get(&self, id: &PartnerId) -> Option<&Stand> {
        self.0.get(id)
    }
}

fn deals(row: &MoneyRow) -> Option<String> {
    row.money.deals.map(|deals| range(deals, figure::whole))
}

impl Stand {
    fn of(place: String, score: Option<f64>, judged: Option<&Judged>, deals: Option<String>) -> Self {
        Self {
            place,
            score: score.map(figure::tenths),
            judged: judged.map(|judged| (judged.verdict, judged.wave)),
            reason: judged.map(|judged| judged.reason.clone()).unwrap_or_default(),
            deals,
        }
    }

    /// Where a new candidate stands: "place 4", "in the set".
    pub(super) fn words(&self) -> Vec<String> {
        let set = self.judged.filter(|(verdict, _)| verdict.is_in_the_set());
        let place = if self.score.is_some() { format!("place {}", self.place) } else { self.place.clone() };
        [place].into_iter().chain(set.map(|_| "in the set".to_owned())).collect()
    }
}

/// How somebody has moved, and that in words.
pub(super) fn moved(before: &Stand, after: &Stand) -> (Move, Vec<String>) {
    let mut said = Vec::new();
    let mut most = Move::Hardly;
    if before.place != after.place {
        most = Move::Placed;
        said.push(places(before, after));
    }
    let score = before.score.as_ref().zip(after.score.as_ref()).filter(|(before, after)| before != after);
    said.extend(score.map(|(before, after)| format!("score {}", arrow(before, after))));
    if let Some((was, is)) = before.judged.zip(after.judged) {
        let (judged, words) = verdicts(was, is, &after.reason);
        most = most.min(judged);
        said.extend(words);
    }
    let deals = before.deals.as_ref().zip(after.deals.as_ref()).filter(|(before, after)| before != after);
    said.extend(deals.map(|(before, after)| format!("deals in year one {}", arrow(before, after))));
    (most, said)
}

/// "place 5 → 4", "place 5 → ruled out (declined)".
fn places(before: &Stand, after: &Stand) -> String {
    let places = arrow(&before.place, &after.place);
    match (before.score.is_some(), after.score.is_some()) {
        (true, _) => format!("place {places}"),
        (false, true) => format!("{} → place {}", before.place, after.place),
        (false, false) => places,
    }
}

/// What is to be done about them now, where that is another, and how much that weighs.
fn verdicts(was: (Verdict, Wave), is: (Verdict, Wave), reason: &str) -> (Move, Option<String>) {
    let because = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    match (was.0.is_in_the_set(), is.0.is_in_the_set()) {
        (false, true) => (Move::In, Some("now in the set".to_owned())),
        (true, false) => (Move::Out, Some(format!("out of the set, {}{because}", is.0.label()))),
        _ if was.0 != is.0 => (Move::Judged, Some(format!("verdict {}", arrow(was.0.label(), is.0.label())))),
        _ if was.1 != is.1 => (Move::Judged, Some(format!("wave {}", arrow(was.1.label(), is.1.label())))),
        _ => (Move::Hardly, None),
    }
}
