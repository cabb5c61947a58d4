//! Why a candidate stands where it stands, put together from the report: what each criterion brings, conditions, whom
//! they reach, what they take, what is next.

use super::{
    ranking_row::{part_words, reasons, still_to_rate},
    standing::{Standing, Standings},
    words,
};
use crate::{
    plan::{Criterion, Partner, PartnerModel, Plan, Rating, RatingValue},
    prioritise::score::Part,
    report::{
        Findings, RankRow, Report, figure,
        findings::{self, Recruiting},
    },
};

/// Why a candidate stands where it stands.
#[derive(Debug)]
pub(super) struct Why {
    /// Their name.
    pub(super) name: String,
    /// Partner model and status.
    pub(super) kind: String,
    /// Rank, score and band; or that there is none.
    pub(super) standing: String,
    /// What each criterion brings.
    pub(super) parts: Vec<Brings>,
    /// A label and what it says, in the order shown.
    pub(super) facts: Vec<(&'static str, String)>,
}

/// What one criterion brings to the score.
#[derive(Debug)]
pub(super) struct Brings {
    /// The criterion.
    pub(super) name: String,
    /// The rating: "4", "–" where it does not apply, "·" where there is none.
    pub(super) rating: String,
    /// How we know.
    pub(super) known: String,
    /// What the rating means, in words, and the note.
    pub(super) anchor: String,
    /// Points, and the points a 5 would bring; none without a score.
    pub(super) points: Option<(f64, f64)>,
}

/// Why the candidate at a place in the plan stands where it stands; none when nobody is there.
pub(super) fn why(plan: &Plan, report: &Report, findings: Option<&Findings>, place: usize) -> Option<Why> {
    let partner = plan.partners.get(place)?;
    let standing = Standings::of(report).get(place);
    let ranked = match standing {
        Standing::Ranked(at) => report.ranking.get(at),
        _ => None,
    };
    let kind = partner.model.map_or("partner model not known", PartnerModel::label);
    Some(Why {
        name: partner.name.clone(),
        kind: format!("{kind}, {}", partner.status.label()),
        standing: headline(report, standing),
        parts: parts(plan, partner, ranked),
        facts: found(report, findings, partner)
            .into_iter()
            .chain(facts(plan, report, partner, place, standing))
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
        Brings {
            name: criterion.name.clone(),
            rating: digit(rating),
            known: rating_words(rating).to_owned(),
            anchor: match part {
                Some(Part::Missing { .. }) => UNTIL_RATED.to_owned(),
                _ => meaning(criterion, rating),
            },
            points: part.and_then(Part::points).map(|points| (points, most)),
        }
    };
    plan.criteria.iter().enumerate().map(part).collect()
}

/// Why a criterion nobody has rated brings points.
const UNTIL_RATED: &str = "counts as a 3 until rated";

/// What a 5 on each criterion would bring, where it applies.
fn full_points(row: &RankRow, brought: &[Part]) -> Vec<f64> {
    let weights = row.contributions.criteria.iter().map(|criterion| criterion.weight);
    let applying: Vec<f64> =
        weights.zip(brought).map(|(weight, part)| if *part == Part::DoesNotApply { 0.0 } else { weight }).collect();
    let sum: f64 = applying.iter().sum();
    applying.into_iter().map(|weight| if sum > 0.0 { 100.0 * weight / sum } else { 0.0 }).collect()
}

/// A rating as one sign.
pub(super) fn digit(rating: Option<&Rating>) -> String {
    match rating.map(|rating| rating.value) {
        Some(RatingValue::Rated(value)) => value.get().to_string(),
        Some(RatingValue::DoesNotApply) => "–".to_owned(),
        None => "·".to_owned(),
    }
}

/// How a rating is known.
pub(super) fn rating_words(rating: Option<&Rating>) -> &'static str {
    match rating {
        None => part_words(Part::Missing { points: 0.0 }),
        Some(Rating { value: RatingValue::DoesNotApply, .. }) => part_words(Part::DoesNotApply),
        Some(rating) => rating.evidence.label(),
    }
}

/// What a rating means in words, with its note.
pub(super) fn meaning(criterion: &Criterion, rating: Option<&Rating>) -> String {
    let Some(rating) = rating else { return String::new() };
    let anchor = match rating.value {
        RatingValue::Rated(value) => criterion.anchors.get(usize::from(value.get()) - 1).map_or("", String::as_str),
        RatingValue::DoesNotApply => "",
    };
    let note = rating.note.trim();
    [anchor, note].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(". ")
}

/// What was worked out of the candidate: how firm the place is, when to recruit and why, who could stand in.
fn found(report: &Report, findings: Option<&Findings>, partner: &Partner) -> Vec<(&'static str, String)> {
    let Some(findings) = findings else { return Vec::new() };
    let Some(verdict) = findings.verdict(&partner.id) else { return Vec::new() };
    let mut facts = Vec::new();
    let firm = findings.how_firm.rows.iter().find(|row| *row.who.id() == partner.id);
    facts.extend(firm.map(|row| {
        let firm = findings::words::firm(row.firm, findings.how_firm.top, row.rests_on);
        ("How firm", format!("{firm}; {}", findings::words::ranks(row.firm)))
    }));
    let is_out = report.excluded.iter().any(|row| *row.who.id() == partner.id);
    let by_hand = if verdict.by_hand { ", by hand" } else { "" };
    let reason = if verdict.reason.is_empty() { String::new() } else { format!(": {}", verdict.reason) };
    if !is_out {
        facts.push(("Verdict", format!("{}{by_hand}{reason}", verdict.wave.label())));
    }
    facts.extend(in_the_set(&findings.recruiting, partner));
    facts
}

/// What the candidate does for the recruiting set, or why they are not in it.
fn in_the_set(recruiting: &Recruiting, partner: &Partner) -> Option<(&'static str, String)> {
    if let Some(row) = recruiting.members.iter().find(|row| *row.who.id() == partner.id) {
        let stand_in = row.stand_in.as_ref().map_or_else(
            || "nobody can stand in within the limits".to_owned(),
            |it| format!("{} could stand in, {}", it.who.name(), findings::words::by(it.loses)),
        );
        return Some(("In the set", format!("adds {} of coverage; {stand_in}", figure::tenths(row.loses))));
    }
    let left_out = recruiting.left_out.iter().find(|row| *row.who.id() == partner.id)?;
    Some(("Not in it", left_out.reason.clone()))
}

fn facts(
    plan: &Plan,
    report: &Report,
    partner: &Partner,
    place: usize,
    standing: Standing,
) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let conditions = match standing {
        Standing::Ranked(at) => report.ranking.get(at).map(|row| words::conditions(row.conditions)),
        Standing::Unrated(at) => report.unrated.get(at).map(|row| words::conditions(row.conditions)),
        Standing::RuledOut(_) | Standing::Nowhere => None,
    };
    match standing {
        Standing::Unrated(at) => facts.extend(report.unrated.get(at).map(|row| ("For a score", still_to_rate(row)))),
        Standing::RuledOut(at) => facts.extend(report.excluded.get(at).map(|row| ("Ruled out", reasons(row)))),
        Standing::Ranked(_) | Standing::Nowhere => {}
    }
    facts.extend(conditions.filter(|text| !text.is_empty()).map(|text| ("Conditions", text)));
    facts.push(("Reaches", reach(plan, report, partner, place)));
    facts.extend(same_buyers(plan, report, place).map(|names| ("Same buyers", names)));
    let currency = &plan.goal.limits.currency;
    facts.extend(report.efforts().get(place).map(|effort| ("Takes", words::effort(effort, currency))));
    facts.push(("Next step", next_step(partner)));
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
    (!names.is_empty()).then(|| format!("{}, if they serve the same accounts", names.join(", ")))
}

/// Whom they reach alone, and where most strongly.
fn reach(plan: &Plan, report: &Report, partner: &Partner, place: usize) -> String {
    let alone = report.solo_coverage.get(place).copied().unwrap_or(0.0);
    let mut cells: Vec<_> = partner
        .influence
        .iter()
        .filter(|cell| cell.strength.get() >= 2)
        .filter_map(|cell| Some((cell, plan.buyer(&cell.buyer)?, plan.stage(&cell.stage)?)))
        .filter(|(_, buyer, stage)| buyer.is_in_the_room(&stage.id))
        .collect();
    cells.sort_by(|(one, buyer, stage), (other, other_buyer, other_stage)| {
        let weight = buyer.weight.get() * stage.weight.get();
        let other_weight = other_buyer.weight.get() * other_stage.weight.get();
        other.strength.cmp(&one.strength).then(other_weight.total_cmp(&weight))
    });
    let mut strongest: Vec<(u8, &str, Vec<&str>)> = Vec::new();
    for (cell, buyer, stage) in &cells {
        let same = |(strength, title, _): &&mut (u8, &str, Vec<&str>)| {
            *strength == cell.strength.get() && *title == buyer.title.as_str()
        };
        match strongest.iter_mut().find(same) {
            Some((_, _, stages)) => stages.push(&stage.name),
            None => strongest.push((cell.strength.get(), &buyer.title, vec![&stage.name])),
        }
    }
    let strongest: Vec<String> = strongest
        .iter()
        .take(3)
        .map(|(strength, title, stages)| {
            let how = if *strength == 3 { "decisive" } else { "good" };
            format!("{how} with {title} at {}", stages.join(", "))
        })
        .collect();
    match (alone > 0.0, strongest.is_empty()) {
        (false, _) => "none of our buyers, as far as we know: i says whom".to_owned(),
        (true, true) => format!("{} of 100 alone, nobody strongly", figure::tenths(alone)),
        (true, false) => format!("{} of 100 alone: {}", figure::tenths(alone), strongest.join("; ")),
    }
}

fn next_step(partner: &Partner) -> String {
    if partner.next_step.trim().is_empty() {
        return "none yet: c opens the card to write it".to_owned();
    }
    let mut text = partner.next_step.trim().to_owned();
    if !partner.owner.trim().is_empty() {
        text = format!("{text}, {}", partner.owner.trim());
    }
    match &partner.due {
        Some(due) => format!("{text}, by {due}"),
        None => text,
    }
}
