//! What to settle first, what could go wrong, what nobody knows, and when to stop.

use super::{BriefPart, Facts, Member, at_most, listed, part, sentence};
use crate::plan::{Answer, Evidence, HoldFor, PartnerModel, Place, RatingValue, ReadinessQuestion, Severity};
use crate::prioritise::suggested::{COMMITMENT, suggested_by};
use crate::prioritise::verdict::Verdict;
use crate::report::findings::{MemberReach, Question, Settles, words};
use crate::report::words::cautioned;
use crate::report::{ProblemRow, SegmentRow, TrapRow, figure, reasons};
use std::cmp::Ordering;

/// Whether the vendor is ready: what is not, first; then what nobody has answered.
pub(super) fn before(facts: &Facts<'_>) -> BriefPart {
    let no: Vec<&str> = unready(facts).map(ReadinessQuestion::lacking).collect();
    let no = (!no.is_empty()).then(|| format!("Mend first: {}.", no.join("; ")));
    let open: Vec<&str> = with_answer(facts, Answer::NotKnown).map(ReadinessQuestion::open).collect();
    let settle = (!open.is_empty()).then(|| format!("Settle before signing: {}.", open.join("; ")));
    let said: Vec<String> = no.into_iter().chain(settle).collect();
    let said = if said.is_empty() { vec!["Nothing: we are ready on all six questions.".to_owned()] } else { said };
    part("Before we start", said)
}

fn with_answer<'a>(facts: &'a Facts<'_>, answer: Answer) -> impl Iterator<Item = ReadinessQuestion> + 'a {
    let readiness = &facts.report.goal.readiness;
    ReadinessQuestion::ALL.into_iter().filter(move |question| readiness.answer(*question) == answer)
}

fn unready<'a>(facts: &'a Facts<'_>) -> impl Iterator<Item = ReadinessQuestion> + 'a {
    with_answer(facts, Answer::No)
}

/// What could go wrong, what weighs most first.
pub(super) fn wrong(facts: &Facts<'_>) -> BriefPart {
    let problems = facts.report.problems.iter().filter(|row| is_of_the_set(facts, row));
    let problems: Vec<String> = problems.map(|row| sentence(fault(&row.sentence))).collect();
    let lines = loads(facts).chain(concentration(facts)).chain(traps(facts)).chain(two_claims(facts));
    let lines = lines.chain(at_most(problems, "stand under “To look at”"));
    BriefPart { lines: lines.collect(), ..part("What could go wrong", []) }
}

/// How many traps of the set there are, as many as stand under “Traps”, and which of them weigh most.
fn traps(facts: &Facts<'_>) -> Option<String> {
    let of_the_set: Vec<&TrapRow> = facts.report.traps.open().filter(|row| row.is_recruited).collect();
    let stop: Vec<&TrapRow> = of_the_set.iter().copied().filter(|row| row.trap.rule.stops()).collect();
    let which = stop.first().map(|row| row.trap.rule.about());
    let which = which.map(|first| match stop.len() {
        1 => format!("; 1 stops money or breaks law: “{first}”"),
        count => format!("; {count} stop money or break law, first “{first}”"),
    });
    let count = figure::counted(of_the_set.len(), "trap");
    (!of_the_set.is_empty()).then(|| format!("{count} of the set, under “Traps”{}.", which.unwrap_or_default()))
}

/// An owner with more to do than days, or with everybody.
fn loads<'a>(facts: &'a Facts<'_>) -> impl Iterator<Item = String> + 'a {
    facts.money.loads.iter().filter(|load| !load.owner.is_empty()).filter_map(|load| {
        let days = figure::brief(load.days);
        match load.has {
            Some(has) if load.days > has => {
                Some(format!("{} needs {days} days in the first 90, has {}.", load.owner, figure::brief(has)))
            }
            None if facts.money.loads.len() == 1 && facts.members.len() > 1 => {
                Some(format!("{} looks after all {}.", load.owner, words::in_words(facts.members.len())))
            }
            _ => None,
        }
    })
}

/// Whose loss would cost most, how committed they are and whether anybody could stand in.
fn concentration(facts: &Facts<'_>) -> Option<String> {
    let total = facts.findings.waves.reached.as_ref()?.total;
    let loses = |member: &Member<'_>| member.brings.map_or(0.0, |row: &MemberReach| row.loses);
    let most = |one: &&Member<'_>, two: &&Member<'_>| loses(one).partial_cmp(&loses(two)).unwrap_or(Ordering::Equal);
    let member = facts.members.iter().rev().max_by(most).filter(|it| facts.members.len() > 1 && loses(it) >= 0.05)?;
    let (who, partner) = (member.who.name(), &member.who.partner);
    let commitment = partner.ratings.iter().find(|rating| rating.criterion.as_str() == COMMITMENT);
    let commitment = commitment.and_then(|rating| match rating.value {
        RatingValue::Rated(value) => {
            let known = match suggested_by(partner, rating) {
                Some(_) => " (a guess from the quick pass)",
                None if rating.evidence == Evidence::Guess => " (a guess)",
                None => "",
            };
            Some(format!(": commitment {} of 5{known}", value.get()))
        }
        RatingValue::DoesNotApply => None,
    });
    let row = facts.findings.recruiting.members.iter().find(|row| row.who.index == member.who.index);
    let nobody = row.filter(|row| row.stand_in.is_none()).map_or("", |_| ", nobody alone could stand in");
    let (loses, total) = (figure::tenths(loses(member)), figure::tenths(total));
    Some(format!("{who} brings {loses} of the {total} points{}{nobody}.", commitment.unwrap_or_default()))
}

/// One of the set who introduces and one who resells, where no rule says who is paid.
fn two_claims(facts: &Facts<'_>) -> Option<String> {
    let readiness = &facts.report.goal.readiness;
    let of = |models: [PartnerModel; 2]| {
        facts.members.iter().find(|it| it.who.partner.model.is_some_and(|model| models.contains(&model)))
    };
    let introduces = of([PartnerModel::Referral, PartnerModel::Agency])?.who.name();
    let resells = of([PartnerModel::Reseller, PartnerModel::ValueAddedReseller])?.who.name();
    (readiness.deal_rule != Answer::Yes)
        .then(|| format!("{introduces} and {resells} may claim one deal, without a rule."))
}

/// What is wrong, without the way out, which stands under “To look at”.
fn fault(sentence: &str) -> &str {
    sentence.rsplit_once(": ").map_or(sentence, |(fault, _)| fault)
}

/// Whether something to look at is about a member of the set.
fn is_of_the_set(facts: &Facts<'_>, row: &ProblemRow) -> bool {
    let is_member = |member: &Member<'_>| matches!(&row.place, Place::Partner(id) if member.who.id() == id);
    row.severity != Severity::Overdue && facts.members.iter().any(is_member)
}

/// The segments with a member in the set.
fn segments<'a>(facts: &'a Facts<'_>) -> impl Iterator<Item = &'a SegmentRow> {
    facts.report.segments.iter().filter(|segment| segment.partners.iter().any(|who| facts.is_in_the_set(who)))
}

/// What is open of the set, what of it is a guess, and what to find out first.
pub(super) fn unknown(facts: &Facts<'_>) -> BriefPart {
    // Whoever waits for a condition has it in their own line.
    let waits = |member: &&Member<'_>| member.judged.verdict == Verdict::RecruitOnce;
    let open = facts.members.iter().filter(|it| !waits(it) && !it.judged.conditions.is_empty());
    let open = open.map(open_of);
    let base = &facts.findings.money.basis;
    let base = (base.share.is_some() && base.new_business.is_none())
        .then(|| "What the goal is a share of: last year's new business.".to_owned());
    let guesses = facts.findings.waves.reached.as_ref().and_then(reasons::caution);
    let guesses = guesses.map(|caution| cautioned(&caution));
    let typical: Vec<&str> =
        facts.members.iter().filter(|it| !it.effort.typical().is_empty()).map(|it| it.who.name()).collect();
    let typical = (!typical.is_empty())
        .then(|| format!("What {} take of us: ~ marks what is typical for the model.", listed(&typical)));
    let first = facts.findings.questions.iter().find(|question| !is_said(facts, question));
    let first = first.map(|question| format!("{}.", words::ask(question)));
    let lines = open.chain(base).chain(guesses).chain(typical).chain(first).collect();
    BriefPart { lines, ..part("What we do not know", []) }
}

/// Whether what a question asks for stands as a condition in a member's line.
fn is_said(facts: &Facts<'_>, question: &Question) -> bool {
    let waits = |member: &Member<'_>| member.judged.verdict == Verdict::RecruitOnce;
    matches!(question.settles, Settles::Gate { .. })
        && facts.members.iter().any(|member| waits(member) && member.who.index == question.who.index)
}

/// What is open of a member.
fn open_of(member: &Member<'_>) -> String {
    let open = member.judged.conditions.sentence();
    format!("{}: {}.", member.who.name(), open.strip_prefix("not known: ").unwrap_or(&open))
}

/// The test of each model in the set on the day of the review, and what the next wave may take.
pub(super) fn stop(facts: &Facts<'_>) -> BriefPart {
    let day = facts.review().map(|day| format!(", {day}")).unwrap_or_default();
    let said = [format!("Day 90{day}: whoever fails is ended or changed.")];
    let tests = segments(facts).filter(|segment| !segment.strategy.test.trim().is_empty());
    let lines = tests.map(|segment| format!("{}: {}", segment.name, sentence(goal_of(&segment.strategy.test))));
    BriefPart { lines: lines.chain(left(facts)).collect(), ..part("Stop rule", said) }
}

/// What a test asks for; what else becomes of whoever fails stands over all of them.
fn goal_of(test: &str) -> &str {
    test.split([';', '.']).next().unwrap_or(test).trim()
}

fn left(facts: &Facts<'_>) -> Option<String> {
    let (limits, left) = (&facts.report.goal.limits, &facts.findings.waves.left);
    if limits.hold_for == HoldFor::Wave {
        return (limits.days.is_some() || limits.budget.is_some())
            .then(|| "The next wave has limits of its own.".to_owned());
    }
    let what = words::days_and_money(left.days, left.cost, facts.currency())?;
    let next = facts.findings.waves.next.len();
    Some(if next == 0 {
        format!("The next wave gets only what is left: {what}.")
    } else {
        format!("After the next wave the year has {what} left.")
    })
}
