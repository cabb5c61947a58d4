//! Why a candidate stands where it stands, put together from the report: what each criterion brings, conditions, whom
//! they reach, what they take, what is next. What may not go in: which key mends what is missing.

use super::build;
use super::findings::{self, Recruiting};
use super::money::{self, Money};
use super::words::{self, part_words, still_to_rate};
use super::{Findings, RankRow, Report, Standing, Standings, figure, reasons};
use crate::plan::{Buyer, Criterion, Partner, PartnerModel, Plan, Rating, RatingValue, Stage, Strength, clean_line};
use crate::prioritise::score::Part;
use crate::prioritise::suggested::suggested_by;
use crate::report::words::NO_MODEL;

/// Why a candidate stands where it stands.
#[derive(Debug)]
pub struct Why {
    /// Their name.
    pub name: String,
    /// Partner model and status.
    pub kind: String,
    /// Rank, score and band; or that there is none.
    pub standing: String,
    /// What each criterion brings.
    pub parts: Vec<Brings>,
    /// What else is to be said, in the order shown.
    pub facts: Vec<Fact>,
}

/// One thing said of a candidate.
#[derive(Debug)]
pub struct Fact {
    /// What it is about: "Reaches".
    pub label: &'static str,
    /// What is said.
    pub said: String,
    /// What is missing, where nothing else is to be said.
    pub lacks: Option<Lacks>,
}

/// What nobody has said of a candidate yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// Whom they reach.
    Influence,
    /// What happens next.
    NextStep,
}

fn fact(label: &'static str, said: String) -> Fact {
    Fact { label, said, lacks: None }
}

/// What one criterion brings to the score.
#[derive(Debug)]
pub struct Brings {
    /// The criterion.
    pub name: String,
    /// The rating: "4", "–" where it does not apply, "·" where there is none.
    pub rating: String,
    /// How we know.
    pub known: String,
    /// What the rating means, in words, and the note.
    pub anchor: String,
    /// Points, and the points a 5 would bring; none without a score.
    pub points: Option<(f64, f64)>,
}

/// Why the candidate at a place in the plan stands where it stands; none when nobody is there.
#[must_use]
pub fn why(plan: &Plan, report: &Report, findings: Option<&Findings>, place: usize) -> Option<Why> {
    let partner = plan.partners.get(place)?;
    let standing = Standings::of(report).get(place);
    let ranked = match standing {
        Standing::Ranked(at) => report.ranking.get(at),
        _ => None,
    };
    let kind = partner.model.map_or(NO_MODEL, PartnerModel::label);
    Some(Why {
        name: partner.name.clone(),
        kind: format!("{kind}, {}", partner.status.label()),
        standing: headline(report, standing),
        parts: parts(plan, partner, ranked),
        facts: found(report, findings, partner)
            .into_iter()
            .chain(facts(plan, report, findings, place, standing))
            .collect(),
    })
}

fn headline(report: &Report, standing: Standing) -> String {
    match standing {
        Standing::Ranked(at) => report.ranking.get(at).map_or_else(String::new, |row| {
            let band = row.band;
            let of = report.ranking.len();
            format!(
                "#{} of {of}, {} of 100: {} {}",
                row.rank,
                figure::tenths(row.score),
                band.label(),
                words::band(band)
            )
        }),
        Standing::Unrated(_) => "not ranked yet".to_owned(),
        Standing::RuledOut(at) => match report.excluded.get(at).and_then(|row| row.score) {
            Some(score) => format!("ruled out; would score {} of 100", figure::tenths(score)),
            None => "ruled out".to_owned(),
        },
        Standing::Nowhere => String::new(),
    }
}

fn parts(plan: &Plan, partner: &Partner, ranked: Option<&RankRow>) -> Vec<Brings> {
    let brought = ranked.map(|row| row.contributions.parts()).unwrap_or_default();
    let full = ranked.map(|row| full_points(row, &brought)).unwrap_or_default();
    let part = |(at, criterion): (usize, &Criterion)| {
        let rating = partner.rating(&criterion.id);
        let part = brought.get(at).copied();
        let most = full.get(at).copied().unwrap_or(0.0);
        if !criterion.is_for(partner.model) {
            return Brings::not_for_model(criterion);
        }
        Brings {
            name: criterion.name.clone(),
            rating: digit(rating),
            known: rating_words(rating).to_owned(),
            anchor: match part {
                Some(Part::Missing { .. }) => UNTIL_RATED.to_owned(),
                _ => meaning(criterion, partner),
            },
            points: part.and_then(Part::points).map(|points| (points, most)),
        }
    };
    plan.criteria.iter().enumerate().map(part).collect()
}

impl Brings {
    /// A criterion nobody of the candidate's model is rated on.
    fn not_for_model(criterion: &Criterion) -> Self {
        let known = part_words(Part::NotForModel).to_owned();
        Self {
            name: criterion.name.clone(),
            rating: NOT_RATED_ON.to_owned(),
            known,
            anchor: String::new(),
            points: None,
        }
    }
}

/// The sign of a criterion somebody is not rated on.
pub const NOT_RATED_ON: &str = "–";

/// Why a criterion nobody has rated brings points.
const UNTIL_RATED: &str = "counts as a 3 until rated";

/// What a 5 on each criterion would bring, where it applies.
fn full_points(row: &RankRow, brought: &[Part]) -> Vec<f64> {
    let weights = row.contributions.criteria.iter().map(|criterion| criterion.weight);
    let applying: Vec<f64> =
        weights.zip(brought).map(|(weight, part)| if part.points().is_none() { 0.0 } else { weight }).collect();
    let sum: f64 = applying.iter().sum();
    applying.into_iter().map(|weight| if sum > 0.0 { 100.0 * weight / sum } else { 0.0 }).collect()
}

/// A rating as one sign.
#[must_use]
pub fn digit(rating: Option<&Rating>) -> String {
    match rating.map(|rating| rating.value) {
        Some(RatingValue::Rated(value)) => value.get().to_string(),
        Some(RatingValue::DoesNotApply) => NOT_RATED_ON.to_owned(),
        None => "·".to_owned(),
    }
}

/// How a rating is known.
#[must_use]
pub fn rating_words(rating: Option<&Rating>) -> &'static str {
    match rating {
        None => part_words(Part::Missing { points: 0.0 }),
        Some(Rating { value: RatingValue::DoesNotApply, .. }) => part_words(Part::DoesNotApply),
        Some(rating) => rating.evidence.label(),
    }
}

/// What a candidate's rating means in words, with its note: an answer of the quick pass says no more than it said.
#[must_use]
pub fn meaning(criterion: &Criterion, partner: &Partner) -> String {
    let Some(rating) = partner.rating(&criterion.id) else { return String::new() };
    if let Some(said) = from_the_quick_pass(partner, rating) {
        return said;
    }
    let anchor = match rating.value {
        RatingValue::Rated(value) => criterion.anchors.get(usize::from(value.get()) - 1).map_or("", String::as_str),
        RatingValue::DoesNotApply => "",
    };
    let (note, source) = (rating.note.trim(), source(rating).map(|source| format!("Source: {source}")));
    [anchor, note, source.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(". ")
}

/// Who or what a rating is from, and the day it was learnt: "a call with their chair, 2026-11-06".
#[must_use]
pub fn source(rating: &Rating) -> Option<String> {
    let learnt = rating.learnt.as_ref().map(ToString::to_string);
    let said: Vec<String> =
        Some(clean_line(&rating.source)).filter(|said| !said.is_empty()).into_iter().chain(learnt).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// "from the quick pass: most", where nobody has rated and the answer stands for a rating.
#[must_use]
pub fn from_the_quick_pass(partner: &Partner, rating: &Rating) -> Option<String> {
    suggested_by(partner, rating).map(|answer| format!("from the quick pass: {answer}"))
}

/// What was worked out of the candidate: how firm the place is, when to recruit and why, who could stand in.
fn found(report: &Report, findings: Option<&Findings>, partner: &Partner) -> Vec<Fact> {
    let Some(findings) = findings else { return Vec::new() };
    let Some(judged) = findings.judged(&partner.id) else { return Vec::new() };
    let mut facts = Vec::new();
    let firm = findings.how_firm.rows.iter().find(|row| *row.who.id() == partner.id);
    facts.extend(firm.map(|row| {
        let firm = findings::words::firm(row.firm, findings.how_firm.top, row.rests_on);
        fact("How firm", format!("{firm}; {}", findings::words::places(row.firm)))
    }));
    let is_out = report.excluded.iter().any(|row| *row.who.id() == partner.id);
    let by_hand = if judged.by_hand { ", by hand" } else { "" };
    let reason = if judged.reason.is_empty() { String::new() } else { format!(": {}", judged.reason) };
    if !is_out {
        facts.push(fact("Verdict", format!("{}{by_hand}{reason}", judged.words())));
    }
    facts.extend(in_the_set(&findings.recruiting, partner));
    facts
}

/// What the candidate does for the recruiting set, or why they are not in it.
fn in_the_set(recruiting: &Recruiting, partner: &Partner) -> Option<Fact> {
    if let Some(row) = recruiting.members.iter().find(|row| *row.who.id() == partner.id) {
        let stand_in = row.stand_in.as_ref().map_or_else(
            || "nobody alone can stand in within the limits".to_owned(),
            |it| format!("{} could stand in, {}", it.who.name(), findings::words::by(it.loses)),
        );
        return Some(fact("In the set", format!("adds {} of coverage; {stand_in}", figure::tenths(row.loses))));
    }
    let left_out = recruiting.left_out.iter().find(|row| *row.who.id() == partner.id)?;
    Some(fact("Not in it", left_out.reason.clone()))
}

fn facts(plan: &Plan, report: &Report, findings: Option<&Findings>, place: usize, standing: Standing) -> Vec<Fact> {
    let Some(partner) = plan.partners.get(place) else { return Vec::new() };
    let mut facts = standing_facts(report, standing);
    facts.push(reach(plan, report, partner, place));
    let accounts = report.account_lists.as_ref().and_then(|lists| lists.overlap_of(&partner.id));
    facts.extend(accounts.map(|said| fact("Accounts", said)));
    facts.extend(same_buyers(plan, report, place).map(|names| fact("Same buyers", names)));
    let currency = &plan.goal.limits.currency;
    facts.extend(report.efforts().get(place).map(|effort| fact("Takes", words::effort(effort, currency))));
    facts.extend(findings.into_iter().flat_map(|findings| brings(&findings.money, place)));
    facts.push(next_step(partner));
    facts.extend(reasons::look_again(partner).map(|said| fact("Put off", said)));
    facts
}

/// What they earn, what we keep and when that pays; nothing of those who are out.
fn brings(money: &Money, place: usize) -> Vec<Fact> {
    let said = money.row(place).map(|row| money::words::of_partner(money, row)).unwrap_or_default();
    said.into_iter().map(|(label, said)| fact(label, said)).collect()
}

/// What is missing for a score, why they are out, what a recommendation depends on.
fn standing_facts(report: &Report, standing: Standing) -> Vec<Fact> {
    let mut facts = Vec::new();
    let conditions = match standing {
        Standing::Ranked(at) => report.ranking.get(at).map(|row| &row.conditions),
        Standing::Unrated(at) => {
            let row = report.unrated.get(at);
            facts.extend(row.map(|row| fact("For a score", still_to_rate(row))));
            row.map(|row| &row.conditions)
        }
        Standing::RuledOut(at) => {
            facts.extend(report.excluded.get(at).map(|row| fact("Ruled out", reasons::all_ruled_out(&row.reasons))));
            None
        }
        Standing::Nowhere => None,
    };
    let conditions = conditions.filter(|conditions| !conditions.is_empty());
    facts.extend(conditions.map(|conditions| fact("Conditions", conditions.sentence())));
    facts
}

/// Who else reaches the same buyers at the same stages, most first.
fn same_buyers(plan: &Plan, report: &Report, place: usize) -> Option<String> {
    let grid = report.grid(plan);
    let others = report.ranking.iter().filter(|row| row.who.index != place);
    let mut shared: Vec<(f64, &str)> =
        others.map(|row| (grid.shared(place, row.who.index), row.who.name())).filter(|(it, _)| *it >= 1.0).collect();
    shared.sort_by(|one, two| two.0.total_cmp(&one.0));
    let names: Vec<&str> = shared.iter().take(3).map(|(_, name)| *name).collect();
    let known = report.accounts.overlap.reach(&plan.partners[place].id).is_some() && grid.counts_volume();
    let or_not = if known { "" } else { ", if they serve the same accounts" };
    (!names.is_empty()).then(|| format!("{}{or_not}", names.join(", ")))
}

/// Whom they reach alone, and where most strongly.
fn reach(plan: &Plan, report: &Report, partner: &Partner, place: usize) -> Fact {
    let alone = report.solo_coverage.get(place).copied().unwrap_or(0.0);
    let said = match strongest(plan, partner).as_slice() {
        _ if alone <= 0.0 => {
            let said = "none of our buyers, as far as we know".to_owned();
            return Fact { label: "Reaches", said, lacks: Some(Lacks::Influence) };
        }
        [] => format!("{} of 100 alone, nobody strongly", figure::tenths(alone)),
        strongest => format!("{} of 100 alone: {}", figure::tenths(alone), strongest.join("; ")),
    };
    fact("Reaches", said)
}

/// The three buyers they reach most strongly, each with the stages: "decisive with CISO at Shortlist, Purchase".
fn strongest(plan: &Plan, partner: &Partner) -> Vec<String> {
    let mut groups: Vec<(Strength, &str, Vec<&str>)> = Vec::new();
    for (strength, buyer, stage) in strong_cells(plan, partner) {
        match groups.iter_mut().find(|(of, title, _)| *of == strength && *title == buyer.title) {
            Some((_, _, stages)) => stages.push(&stage.name),
            None => groups.push((strength, &buyer.title, vec![&stage.name])),
        }
    }
    let said = |(strength, title, stages): &(Strength, &str, Vec<&str>)| {
        format!("{} with {title} at {}", words::strength(*strength), stages.join(", "))
    };
    groups.iter().take(3).map(said).collect()
}

/// Buyers in the room they reach well, the strongest and heaviest first.
fn strong_cells<'a>(plan: &'a Plan, partner: &Partner) -> Vec<(Strength, &'a Buyer, &'a Stage)> {
    let strong = partner.influence.iter().filter(|cell| cell.strength.get() >= 2);
    let cells = strong.filter_map(|cell| Some((cell.strength, plan.buyer(&cell.buyer)?, plan.stage(&cell.stage)?)));
    let mut cells: Vec<_> = cells.filter(|(_, buyer, stage)| buyer.is_in_the_room(&stage.id)).collect();
    let (buyers, stages) = (build::buyers(plan), build::stages(plan));
    let weight = |(_, buyer, stage): &(Strength, &Buyer, &Stage)| {
        let of_buyer = buyers.iter().find(|row| row.id == buyer.id.as_str()).map_or(0.0, |row| row.weight);
        let of_stage = stages.iter().find(|row| row.id == stage.id.as_str()).map_or(0.0, |row| row.weight);
        of_buyer * of_stage
    };
    cells.sort_by(|one, two| two.0.cmp(&one.0).then(weight(two).total_cmp(&weight(one))));
    cells
}

/// What happens next with a candidate, who sees to it and by when.
#[must_use]
pub fn next_step(partner: &Partner) -> Fact {
    let mut said = partner.next_step.trim().to_owned();
    if said.is_empty() {
        return Fact { label: "Next step", said: "none yet".to_owned(), lacks: Some(Lacks::NextStep) };
    }
    if !partner.owner.trim().is_empty() {
        said = format!("{said}, {}", partner.owner.trim());
    }
    if let Some(due) = &partner.due {
        said = format!("{said}, by {due}");
    }
    fact("Next step", said)
}
