//! Why somebody is out or waits, in words: the engine gives reasons, this says them.
//!
//! What may not go in: rows of the report, which are written with these words.

mod open;
mod preference;
mod recruit;

pub use open::Open;
pub(super) use open::open_question;
pub use preference::{contradicting, not_firm};
pub use recruit::{broken, infeasible, left_out, left_out_in_brief, to_rate_first, waits};

use crate::plan::{Partner, QualifyQuestion, Stop};
use crate::prioritise::coverage::Coverage;
use crate::prioritise::qualify::RuledOut;
use crate::prioritise::verdict::Verdict;
use crate::prioritise::volume::Volume;
use crate::prioritise::weights::NoWeights;
use crate::text::wording::counted;

/// How many of those who miss something are named.
const NAMED: usize = 3;

/// Over those who are talking to us or further: they are not to be called first.
pub const IN_TALKS: &str = "Already in talks";

/// Over those who are ruled out, whatever rules them out: they are not to be called, and have no place in the ranking.
pub const RULED_OUT: &str = "Ruled out";

/// What is said of somebody of the set of whom no answer says that anybody of ours has talked to them.
pub const NOT_MET: &str = "no conversation noted yet";

/// What follows from that.
pub const TALK_FIRST: &str = "no conversation noted yet; talk to them before anything is promised";

/// A verdict with what it hangs on: "Recruit once a sponsor and a date are named", "Talk first".
#[must_use]
pub fn verdict(verdict: Verdict, open: &Open) -> String {
    match verdict {
        Verdict::RecruitOnce => format!("Recruit once {}", open.once()),
        _ => verdict.label().to_owned(),
    }
}

/// How ready a set is: "2 ready, 1 once a sponsor and a date are named, 3 to talk to first". Empty for nobody.
#[must_use]
pub fn readiness(set: &[(Verdict, &Open)]) -> String {
    let count = |is: fn(Verdict) -> bool| set.iter().filter(|(verdict, _)| is(*verdict)).count();
    let waiting = set.iter().filter(|(verdict, _)| *verdict == Verdict::RecruitOnce).map(|(_, open)| *open);
    let waiting: Vec<&Open> = waiting.collect();
    let (ready, to_talk) = (count(Verdict::is_ready), count(|verdict| verdict == Verdict::Call));
    let once = match waiting.as_slice() {
        [] => None,
        [first, rest @ ..] if rest.iter().all(|it| it == first) && first.words().len() <= 2 => {
            Some(format!("{} once {}", waiting.len(), first.once()))
        }
        _ => Some(format!("{} once what is open is settled", waiting.len())),
    };
    let parts = [
        (ready > 0).then(|| format!("{ready} ready")),
        once,
        (to_talk > 0).then(|| format!("{to_talk} to talk to first")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Why somebody is out, in one line.
#[must_use]
pub fn all_ruled_out(reasons: &[RuledOut]) -> String {
    reasons.iter().map(ruled_out).collect::<Vec<_>>().join("; ")
}

/// When to look at somebody again and what would have to change: "look again on 2027-06-01, once: a second consultant".
#[must_use]
pub fn look_again(partner: &Partner) -> Option<String> {
    let day = partner.look_again.as_ref().map(|day| format!("look again on {day}"));
    let change = Some(partner.would_change.trim()).filter(|change| !change.is_empty());
    let change = change.map(|change| format!("once: {change}"));
    let said: Vec<String> = day.into_iter().chain(change).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// One reason why somebody is out.
#[must_use]
pub fn ruled_out(reason: &RuledOut) -> String {
    match reason {
        RuledOut::Route => "sells to partners, not buyers: a route, not rated yet".to_owned(),
        RuledOut::Stop(stop) => self::stop(*stop).to_owned(),
        RuledOut::No { question, is_implied } => {
            let from = if *is_implied { " (from the quick pass)" } else { "" };
            format!("{}{from}", refusal(*question))
        }
        RuledOut::Declined => "they said no".to_owned(),
        RuledOut::Parked => "parked".to_owned(),
        RuledOut::Rival => "conflict 5: a direct competitor, or exclusive with one".to_owned(),
        RuledOut::BelowMinimum { criterion, rating, minimum } => {
            format!("{criterion} {}, below the minimum of {}", rating.get(), minimum.get())
        }
    }
}

fn refusal(question: QualifyQuestion) -> &'static str {
    match question {
        QualifyQuestion::ServesCustomer => "does not serve our ideal customer",
        QualifyQuestion::TalksToBuyer => "talks to none of our buyers",
        QualifyQuestion::ProductFits => "our product does not fit how they earn",
        QualifyQuestion::NoStop => "something stops them",
        QualifyQuestion::NamedAccounts => "did not name three accounts",
        QualifyQuestion::SponsorAndDate => "no sponsor and date within two weeks",
        QualifyQuestion::BothEarn => "one side would not earn",
    }
}

fn stop(stop: Stop) -> &'static str {
    match stop {
        Stop::None => "nothing stops them",
        Stop::Competitor => "sells against us",
        Stop::Exclusive => "exclusive with another vendor",
        Stop::Legal => "the law or their profession forbids it",
    }
}

/// What is wrong with the weights, and the way out, in a sentence.
#[must_use]
pub fn no_weights(problem: NoWeights) -> &'static str {
    match problem {
        NoWeights::NoCriterion => "There is no criterion to rate on: add one under weights.",
        NoWeights::AllNothing => "Every criterion weighs nothing, so nobody has a score: give at least one a weight.",
        NoWeights::NothingCompared => "No criteria are compared yet, so all weigh alike: compare them under weights.",
    }
}

/// Why nobody is ranked, in a sentence.
#[must_use]
pub fn nobody_ranked(problem: Option<NoWeights>) -> &'static str {
    match problem {
        Some(problem) if problem.leaves_no_score() => no_weights(problem),
        _ => "Nobody is rated on half the weight yet, so nobody is ranked: rate whom you have talked to.",
    }
}

/// By which accounts whom partners reach is counted, and what is missing for the better way; nothing while nobody said
/// how many anybody serves.
#[must_use]
pub fn volume(volume: &Volume, missing: &[&str]) -> Option<String> {
    match volume {
        Volume::Unsaid => None,
        Volume::Counts(shares) => Some(match shares.accounts() {
            None => "Counted by the accounts each serves, of all that match.".to_owned(),
            Some(1) => "Counted account by account: at our one account who is present there.".to_owned(),
            Some(accounts) => format!("Counted account by account: at each of our {accounts}, who is present there."),
        }),
        Volume::Missing { so_far: None, .. } => Some(
            "Every account counts alike: say how many companies match the ideal customer, and the accounts each serves \
             count."
                .to_owned(),
        ),
        Volume::Missing { .. } => {
            let names = &missing[..missing.len().min(NAMED)];
            let more = missing.len() - names.len();
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            Some(format!(
                "Every account counts alike until it is known how many {}{more} serve.",
                names.join(if more.is_empty() { " and " } else { ", " })
            ))
        }
    }
}

/// "mostly guesses: confirm 9 of 14" while more than half the influence is guessed, "all guesses: 14 judgements to
/// confirm" while all of it is.
#[must_use]
pub fn caution(coverage: &Coverage) -> Option<String> {
    let Coverage { guessed, influence, .. } = coverage;
    coverage.is_mostly_guessed().then(|| {
        if guessed == influence {
            format!("all guesses: {} to confirm", counted(*guessed, "judgement"))
        } else {
            format!("mostly guesses: confirm {guessed} of {influence}")
        }
    })
}
