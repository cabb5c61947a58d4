//! Why somebody is out or waits, in words: the engine gives reasons, this says them.
//!
//! What may not go in: rows of the report, which are written with these words.

mod preference;
mod recruit;

pub use preference::{contradicting, not_firm};
pub use recruit::{broken, infeasible, left_out, to_rate_first, waits};

use crate::plan::{Partner, QualifyQuestion, Stop};
use crate::prioritise::coverage::Coverage;
use crate::prioritise::qualify::{Condition, Conditions, RuledOut};
use crate::prioritise::verdict::Verdict;
use crate::prioritise::weights::NoWeights;

/// Over those who are ruled out, whatever rules them out: they are not to be called, and have no place in the ranking.
pub const RULED_OUT: &str = "Ruled out";

/// Conditions in one sentence: what is not known is listed once, last.
#[must_use]
pub fn conditions(conditions: Conditions) -> String {
    let mut said = Vec::new();
    let mut unknown = Vec::new();
    for condition in conditions.iter() {
        match condition {
            Condition::NotKnown(question) => unknown.push(open_question(question)),
            Condition::SponsorFirst | Condition::RuleFirst => said.push(self::condition(condition)),
        }
    }
    if !unknown.is_empty() {
        said.push(not_known(&unknown.join(", ")));
    }
    said.join("; ")
}

/// One condition: "not known: both sides earn", "written rule first".
#[must_use]
pub fn condition(condition: Condition) -> String {
    match condition {
        Condition::NotKnown(question) => not_known(open_question(question)),
        Condition::SponsorFirst => "a sponsor and a date first: commitment is below 3".to_owned(),
        Condition::RuleFirst => "written rule first".to_owned(),
    }
}

/// What has to come about before a candidate is recruited, behind "once": "both sides earn".
fn once(condition: Condition) -> &'static str {
    match condition {
        Condition::NotKnown(QualifyQuestion::ServesCustomer) => "it is known that they serve our ideal customer",
        Condition::NotKnown(QualifyQuestion::TalksToBuyer) => "it is known that they talk to one of our buyers",
        Condition::NotKnown(QualifyQuestion::ProductFits) => "it is known that our product fits how they earn",
        Condition::NotKnown(QualifyQuestion::NoStop) => "it is known that nothing stops them",
        Condition::NotKnown(QualifyQuestion::NamedAccounts) => "three accounts are named",
        Condition::NotKnown(QualifyQuestion::SponsorAndDate) | Condition::SponsorFirst => {
            "a sponsor and a date are named"
        }
        Condition::NotKnown(QualifyQuestion::BothEarn) => "it is known that both sides earn",
        Condition::RuleFirst => "the rule is written",
    }
}

/// All that has to come about, behind "once": "three accounts are named and the rule is written".
fn once_all(conditions: Conditions) -> String {
    let said: Vec<&str> = conditions.iter().map(once).collect();
    match said.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        Some((only, _)) => (*only).to_owned(),
        None => String::new(),
    }
}

/// A verdict with what it hangs on: "Recruit once a sponsor and a date are named", "Call first".
#[must_use]
pub fn verdict(verdict: Verdict, conditions: Conditions) -> String {
    match verdict {
        Verdict::RecruitOnce => format!("{} {}", verdict.label(), once_all(conditions)),
        _ => verdict.label().to_owned(),
    }
}

/// How ready a set is: "2 ready, 1 once a sponsor and a date are named, 3 to call first". Empty for nobody.
#[must_use]
pub fn readiness(set: &[(Verdict, Conditions)]) -> String {
    let count = |is: fn(Verdict) -> bool| set.iter().filter(|(verdict, _)| is(*verdict)).count();
    let waiting = set.iter().filter(|(verdict, _)| *verdict == Verdict::RecruitOnce).map(|(_, open)| *open);
    let waiting: Vec<Conditions> = waiting.collect();
    let (ready, to_call) = (count(Verdict::is_ready), count(|verdict| verdict == Verdict::Call));
    let once = match waiting.as_slice() {
        [] => None,
        [first, rest @ ..] if rest.iter().all(|it| it == first) && first.iter().count() <= 2 => {
            Some(format!("{} once {}", waiting.len(), once_all(*first)))
        }
        _ => Some(format!("{} once what is open is settled", waiting.len())),
    };
    let parts = [
        (ready > 0).then(|| format!("{ready} ready")),
        once,
        (to_call > 0).then(|| format!("{to_call} to call first")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn not_known(what: &str) -> String {
    format!("not known: {what}")
}

fn open_question(question: QualifyQuestion) -> &'static str {
    match question {
        QualifyQuestion::ServesCustomer => "serves our ideal customer",
        QualifyQuestion::TalksToBuyer => "talks to one of our buyers",
        QualifyQuestion::ProductFits => "our product fits how they earn",
        QualifyQuestion::NoStop => "any stop (rival, exclusive, legal)",
        QualifyQuestion::NamedAccounts => "named three accounts",
        QualifyQuestion::SponsorAndDate => "a sponsor and a date within two weeks",
        QualifyQuestion::BothEarn => "both sides earn",
    }
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

/// "mostly guesses: confirm 9 of 14" while more than half the influence is guessed.
#[must_use]
pub fn caution(coverage: &Coverage) -> Option<String> {
    let Coverage { guessed, influence, .. } = coverage;
    coverage.is_mostly_guessed().then(|| format!("mostly guesses: confirm {guessed} of {influence}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Answer, PartnerId, Plan, Score5};
    use crate::prioritise::qualify::qualification;

    #[test]
    fn what_is_not_known_is_listed_once() {
        let mut partner = Partner::named(PartnerId::new("p"), "P");
        partner.conflict = Score5::new(4).ok();
        partner.qualify.serves_customer = Answer::Yes;
        partner.qualify.talks_to_buyer = Answer::Yes;
        partner.qualify.product_fits = Answer::Yes;
        partner.qualify.named_accounts = Answer::Yes;
        partner.qualify.sponsor_and_date = Answer::Yes;
        let found = qualification(&Plan::empty("p"), &partner).conditions;
        let said = "written rule first; not known: any stop (rival, exclusive, legal), both sides earn";
        assert_eq!(conditions(found), said);
        assert_eq!(conditions(Conditions::default()), "");
    }
}
