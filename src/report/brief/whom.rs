//! With whom and why, and why not with others.

use super::{BriefPart, Facts, MOST, Member, at_most, part, range_of_deals, sentence};
use crate::plan::{Evidence, Partner, PartnerModel};
use crate::prioritise::qualify::RuledOut;
use crate::prioritise::verdict::Verdict;
use crate::report::findings::{Moment, WaveRow, words as of_findings};
use crate::report::{ExcludedRow, Report, SegmentRow, figure, reasons, words};

/// What one member is said to reach: the moment where they weigh most.
const MOMENTS: usize = 1;

/// One line a member: why, what it takes, what it brings and what it hangs on.
pub(super) fn whom(facts: &Facts<'_>) -> BriefPart {
    let lines = facts.members.iter().map(|member| line(facts, member)).collect();
    let by_hand = of_findings::by_hand(&facts.findings.recruiting);
    BriefPart { lines, ..part("Whom and why", reached(facts).into_iter().chain(by_hand)) }
}

/// What the set reaches, and what that figure means.
fn reached(facts: &Facts<'_>) -> Option<String> {
    let coverage = facts.findings.waves.reached.as_ref()?;
    let reach = figure::tenths(coverage.total);
    let lists = by_lists(facts).map(|accounts| format!(" and {accounts}")).unwrap_or_default();
    Some(format!("Together they reach {reach} of 100 points of our buyers' decisions{lists}."))
}

/// At how many of our accounts the set is already.
fn by_lists(facts: &Facts<'_>) -> Option<String> {
    facts.report.account_lists.as_ref()?.of_ours()
}

/// What kind of partner a member is, in the word the stop rule has for them: of affiliates and alliances their own.
fn called<'a>(facts: &Facts<'a>, member: &Member<'_>) -> Option<&'a str> {
    let model = member.who.partner.model?;
    let holds = |row: &&'a SegmentRow| row.partners.iter().any(|who| who.index == member.who.index);
    let segment = facts.report.segments.iter().find(holds).map(|row| row.name.as_str());
    segment.filter(|_| model == PartnerModel::AffiliateAlliance).or(Some(model.short()))
}

fn line(facts: &Facts<'_>, member: &Member<'_>) -> String {
    let model = called(facts, member).map(|model| format!(" ({model})"));
    let moments = member.brings.map(|row| row.moments.as_slice()).unwrap_or_default();
    let takes = words::days_and_money(&member.effort, facts.currency());
    let deals = member.money.and_then(|row| row.money.deals).map(range_of_deals);
    let deals = deals.unwrap_or_else(|| "deals not known".to_owned());
    format!(
        "{}{}: {}; {takes}; {deals}. {}",
        member.who.name(),
        model.unwrap_or_default(),
        why(facts.report, moments),
        hangs_on(member)
    )
}

/// "CISO at Define need and Shortlist, CFO at Trigger (conversation)".
fn why(report: &Report, moments: &[Moment]) -> String {
    let most = &moments[..moments.len().min(MOMENTS)];
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for moment in most {
        let map = &report.coverage;
        let buyer = map.buyers.iter().find(|row| row.id == moment.buyer.as_str());
        let stage = map.stages.iter().find(|row| row.id == moment.stage.as_str());
        let Some((buyer, stage)) = buyer.zip(stage) else { continue };
        let buyer = words::short_title(&buyer.title);
        match groups.iter_mut().find(|(title, _)| *title == buyer) {
            Some((_, stages)) => stages.push(stage.name.trim()),
            None => groups.push((buyer, vec![stage.name.trim()])),
        }
    }
    let Some(known) = most.iter().map(|moment| moment.evidence).min_by_key(|known| strength(*known)) else {
        return "reaches nobody yet, as far as we know".to_owned();
    };
    let said: Vec<String> =
        groups.iter().map(|(buyer, stages)| format!("{buyer} at {}", stages.join(" and "))).collect();
    format!("{} ({})", said.join(", "), known.label())
}

/// The weakest evidence speaks for all.
fn strength(known: Evidence) -> usize {
    Evidence::ALL.iter().position(|it| *it == known).unwrap_or_default()
}

/// "Ready.", "Once a sponsor and a date are named.", "Talk first: no conversation noted yet."
fn hangs_on(member: &Member<'_>) -> String {
    let words = member.judged.words();
    match member.judged.verdict {
        Verdict::RecruitNow => "Ready.".to_owned(),
        Verdict::RecruitOnce => sentence(words.strip_prefix("Recruit ").unwrap_or(&words)),
        Verdict::Call => format!("{}: {}.", Verdict::Call.label(), reasons::NOT_MET),
        _ => sentence(&words),
    }
}

/// Who ranks better and is left out, who was put off by hand, who said no or is ruled out; each with the reason.
pub(super) fn not_now(facts: &Facts<'_>) -> BriefPart {
    let recruiting = &facts.findings.recruiting;
    let left_out = recruiting.left_out.iter().filter(|row| !facts.is_in_the_set(&row.who));
    let left_out = left_out.map(|row| format!("{}: {}", row.who.name(), row.in_brief));
    let by_hand = facts.findings.waves.by_hand().filter(|row| !facts.is_in_the_set(&row.who)).map(put_off);
    let mut excluded: Vec<&ExcludedRow> = facts.report.excluded.iter().collect();
    excluded.sort_by_key(|row| !row.reasons.contains(&RuledOut::Declined));
    let (declined, out): (Vec<&ExcludedRow>, Vec<&ExcludedRow>) =
        excluded.iter().take(MOST).partition(|row| row.reasons.contains(&RuledOut::Declined));
    let declined = declined.into_iter().map(ruled_out);
    let over = excluded.len().saturating_sub(MOST);
    let more = (over > 0).then(|| format!("{over} more {} ruled out", if over == 1 { "is" } else { "are" }));
    let lines = at_most(by_hand.chain(left_out).collect(), "rank better and are left out");
    let lines = declined.chain(lines).chain(out.into_iter().map(ruled_out)).chain(more);
    BriefPart { lines: lines.collect(), ..part("Not now, and why", []) }
}

fn put_off(row: &WaveRow) -> String {
    format!("{}: {}{}", row.who.name(), row.reason, again(&row.who.partner))
}

fn ruled_out(row: &ExcludedRow) -> String {
    let reason =
        if row.reasons.contains(&RuledOut::Declined) { Some(&RuledOut::Declined) } else { row.reasons.first() };
    let reason = reason.map(reasons::ruled_out).unwrap_or_default();
    format!("{}: {reason}{}", row.who.name(), again(&row.who.partner))
}

/// The day to look again; what would have to change by then stands in the report.
fn again(partner: &Partner) -> String {
    partner.look_again.as_ref().map(|day| format!("; look again on {day}")).unwrap_or_default()
}
