//! What the report says, in the words of a partnership manager: bands, limits, strengths, moments.
//!
//! What may not go in: why somebody is out or waits, which is `reasons`', what takes longer to work out, whose words
//! are `findings::words`, and how words are laid out.

use super::{Effort, Map, UnratedRow, figure};
use crate::accounts::doubles::Alike;
use crate::catalog;
use crate::plan::{Evidence, HoldFor, Limits, Plan, Share, Strength, Weighting};
use crate::prioritise::TOLERANCE;
use crate::prioritise::score::{Band, EvidenceCount, Part};
use crate::prioritise::weights::Weights;

/// What stands for a partner model nobody has said.
pub const NO_MODEL: &str = "partner model not known";

/// Where something is asked of one candidate, and a row is about several or none.
pub const ABOUT_NOBODY: &str = "This is about nobody alone.";

/// Where something is asked of a rating that is not there.
pub const NO_RATING: &str = "There is no rating here yet.";

/// What of somebody, or of a sheet, is in an earlier plan only.
pub const GONE: &str = "no longer in the plan";

/// That what is known of whom a set reaches is guessed.
#[must_use]
pub fn cautioned(caution: &str) -> String {
    format!("Whom they reach is {caution}.")
}

/// Which limits a set breaks.
#[must_use]
pub fn over_the_limits<Words: AsRef<str>>(breaks: &[Words]) -> String {
    let breaks: Vec<&str> = breaks.iter().map(AsRef::as_ref).collect();
    format!("Over the limits: {}.", breaks.join(", "))
}

/// Why two candidates look like one company, in two words.
#[must_use]
pub fn alike(why: &Alike) -> &'static str {
    match why {
        Alike::Website(_) => "same website",
        Alike::Name(_) => "same name",
    }
}

/// What a band says.
#[must_use]
pub fn band(band: Band) -> &'static str {
    match band {
        Band::A => "first choice",
        Band::B => "good",
        Band::C => "possible",
        Band::D => "weak",
    }
}

/// How we know what a score rests on, by its weakest part: "conversation", "partly guess", "5 of 7 rated".
#[must_use]
pub fn known(count: EvidenceCount) -> String {
    let rated = count.guess + count.desk + count.talked + count.data;
    if count.missing > 0 {
        return format!("{rated} of {} rated", rated + count.missing);
    }
    match count {
        EvidenceCount { guess, .. } if guess == rated && rated > 0 => Evidence::Guess.label().to_owned(),
        EvidenceCount { guess: 1.., .. } => "partly guess".to_owned(),
        EvidenceCount { desk, .. } if desk == rated && rated > 0 => Evidence::Desk.label().to_owned(),
        EvidenceCount { desk: 1.., .. } => "partly desk".to_owned(),
        EvidenceCount { talked: 1.., .. } => Evidence::Talked.label().to_owned(),
        EvidenceCount { data: 1.., .. } => Evidence::Data.label().to_owned(),
        EvidenceCount { .. } => String::new(),
    }
}

/// What the criteria weigh, as pages and screens show it.
#[must_use]
pub fn shown_weights(plan: &Plan, weights: &Weights) -> Vec<String> {
    let is_direct = plan.weighting == Weighting::Direct;
    let typed = plan.criteria.iter().map(|criterion| criterion.share.filter(|_| is_direct));
    figure::percents(&weights.fractions, typed)
}

/// What the typed shares of a whole add to, and whether that is the whole; nothing where none is typed.
#[must_use]
pub fn typed_shares(shares: &[Option<Share>]) -> Option<(String, bool)> {
    let typed: Vec<f64> = shares.iter().flatten().map(|share| share.get()).collect();
    if typed.is_empty() {
        return None;
    }
    let (sum, others) = (typed.iter().sum::<f64>(), shares.len() - typed.len());
    let said = figure::percent_tenths(sum);
    let is_off = sum > 1.0 + TOLERANCE || (others == 0 && sum < 1.0 - TOLERANCE);
    Some(match others {
        _ if is_off && others > 0 => (
            format!("Typed: {said} in all. Each counts as its share of that, and nothing is left for the others."),
            true,
        ),
        _ if is_off => (format!("Typed: {said} in all. Each counts as its share of that."), true),
        0 => ("Typed: 100 % in all.".to_owned(), false),
        _ => (format!("Typed: {said} in all; the others share {}.", figure::percent_tenths(1.0 - sum)), false),
    })
}

/// A figure with the mark of a typical value nobody has said: "~28".
fn marked(text: &str, is_typical: bool) -> String {
    if is_typical { format!("~{text}") } else { text.to_owned() }
}

/// Our days with a candidate in year one, for a table: "~28".
#[must_use]
pub fn days(effort: &Effort) -> String {
    marked(&figure::brief(effort.days), effort.days_are_typical)
}

/// Our cost with a candidate in year one, for a table: "~28k".
#[must_use]
pub fn cost(effort: &Effort) -> String {
    marked(&format!("{}k", figure::brief(effort.cost)), effort.cost_is_typical)
}

/// What a candidate takes of us: "30 of our days and $28k in year one".
#[must_use]
pub fn effort(effort: &Effort, currency: &str) -> String {
    let days = days(effort);
    let cost = marked(&figure::money(effort.cost, currency), effort.cost_is_typical);
    let typical = match effort.typical() {
        "" => String::new(),
        which => format!(" (~ typical {which} for the model, a guess)"),
    };
    format!("{days} of our days and {cost} in year one{typical}")
}

/// The same for a line among others: "30 days, $28k", "~28 days, ~$24k".
#[must_use]
pub fn days_and_money(effort: &Effort, currency: &str) -> String {
    let cost = marked(&figure::money(effort.cost, currency), effort.cost_is_typical);
    format!("{} days, {cost}", days(effort))
}

/// What the goal allows, all of it: "Limits: 6 partners, 100 days, $80k, score floor 50, at most 3 partner models".
#[must_use]
pub fn limits(limits: &Limits) -> String {
    let mut parts = vec![figure::counted(limits.partners as usize, "partner")];
    parts.extend(limits.days.map(|days| format!("{} days", figure::brief(days.get()))));
    parts.extend(limits.budget.map(|budget| figure::money(budget.get(), &limits.currency)));
    parts.extend(further_limits(limits));
    format!("Limits: {}", parts.join(", "))
}

/// What bounds a set besides partners, days and money, a few words each.
pub(super) fn further_limits(limits: &Limits) -> Vec<String> {
    let mut parts = Vec::new();
    if limits.hold_for == HoldFor::Wave && (limits.days.is_some() || limits.budget.is_some()) {
        parts.push("for each wave".to_owned());
    }
    if limits.floor.get() > 0.0 {
        parts.push(format!("score floor {}", figure::brief(limits.floor.get())));
    }
    parts.extend(limits.models.map(|most| format!("at most {}", figure::counted(most as usize, "partner model"))));
    parts.extend(limits.at_least.iter().map(|it| format!("at least {} {}", it.count, it.model.label())));
    let some = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    parts.extend(some(limits.must_have.len(), "must be in"));
    parts.extend(some(limits.must_not.len(), "must not be in"));
    let pairs = limits.not_both.len();
    parts.extend((pairs > 0).then(|| format!("{} not both", figure::counted(pairs, "pair"))));
    parts
}

/// What a set takes against the limits: "6 of 6, 94 of 100 days, $77k of $80k".
#[must_use]
pub fn takes(limits: &Limits, count: usize, days: f64, cost: f64) -> String {
    format!("{count} of {}, {}", limits.partners, spends(limits, days, cost))
}

/// Days and money against the limits: "94 of 100 days, $77k of $80k".
#[must_use]
pub fn spends(limits: &Limits, days: f64, cost: f64) -> String {
    format!("{} days, {}", days_of(limits, days), cost_of(limits, cost))
}

/// What two merged versions still say otherwise, and what settles it: "6 things two merged versions say otherwise: Ctrl-D
/// settles what holds."
#[must_use]
pub fn undecided(plan: &Plan, settles: &str) -> Option<String> {
    let count = Some(plan.undecided.len()).filter(|count| *count > 0)?;
    let things = figure::counted(count, "thing");
    Some(format!("{things} two merged versions say otherwise: {settles} settles what holds."))
}

/// The same in three words, to stand there as long as it is so: "6 undecided, Ctrl-D".
#[must_use]
pub fn undecided_brief(plan: &Plan, settles: &str) -> Option<String> {
    let count = Some(plan.undecided.len()).filter(|count| *count > 0)?;
    Some(format!("{count} undecided, {settles}"))
}

/// Days against their limit: "94 of 100".
#[must_use]
pub fn days_of(limits: &Limits, days: f64) -> String {
    against(figure::brief(days), limits.days.map(|days| figure::brief(days.get())))
}

/// Money against its limit: "$77k of $80k".
#[must_use]
pub fn cost_of(limits: &Limits, cost: f64) -> String {
    let budget = limits.budget.map(|budget| figure::money(budget.get(), &limits.currency));
    against(figure::money(cost, &limits.currency), budget)
}

fn against(figure: String, limit: Option<String>) -> String {
    match limit {
        Some(limit) => format!("{figure} of {limit}"),
        None => figure,
    }
}

/// What is said where a set is held, to be seen beside the next one tried.
pub const SET_HELD: &str = "The set is held: the next one you try stands beside it, and nothing is in the plan.";

/// And where it is let go.
pub const SET_LET_GO: &str = "The set that was held is let go.";

/// What nobody can be ranked on.
const TOO_LITTLE_APPLIES: &str = "more than half the weight does not apply to them";

/// What is missing for a score, in one line: "rate 2 more, e.g. Ideal-customer fit". As few criteria as will do, the
/// heaviest first.
#[must_use]
pub fn still_to_rate(row: &UnratedRow) -> String {
    let mut missing: Vec<(&str, f64)> = row.missing().map(|it| (it.name.as_str(), it.weight)).collect();
    missing.sort_by(|one, two| two.1.total_cmp(&one.1));
    let Some((first, _)) = missing.first() else {
        let is_all_for_nothing = row.criteria.iter().all(|of| of.weight <= 0.0);
        let said = if is_all_for_nothing { "no criterion with any weight applies" } else { TOO_LITTLE_APPLIES };
        return said.to_owned();
    };
    let model = row.who.partner.model;
    let all: f64 = row.criteria.iter().filter(|of| of.is_for(model)).map(|of| of.weight).sum();
    let mut rated = row.rated * all;
    let wanted = missing.iter().take_while(|(_, weight)| {
        let is_short = rated + TOLERANCE < all / 2.0 || rated <= 0.0;
        rated += weight;
        is_short
    });
    let wanted = wanted.count();
    if rated + TOLERANCE < all / 2.0 {
        return TOO_LITTLE_APPLIES.to_owned();
    }
    format!("rate {wanted} more, e.g. {first}")
}

/// What a part of a score says of how we know: "conversation", "not rated, counted 3", "does not apply".
#[must_use]
pub fn part_words(part: Part) -> &'static str {
    match part {
        Part::Rated { evidence, .. } => evidence.label(),
        Part::Missing { .. } => "not rated",
        Part::DoesNotApply => "does not apply",
        Part::NotForModel => "not for this model",
    }
}

/// A strength in one word.
#[must_use]
pub fn strength(strength: Strength) -> &'static str {
    match strength.get() {
        0 => "none",
        1 => "some",
        2 => "good",
        _ => "decisive",
    }
}

/// A title up to where it names an alternative: "CISO" of "CISO / head of information security".
#[must_use]
pub fn short_title(title: &str) -> &str {
    let end = [" / ", " (", ", "].into_iter().filter_map(|mark| title.find(mark)).min();
    let short = end.and_then(|end| title.get(..end)).unwrap_or(title).trim();
    if short.is_empty() { title } else { short }
}

/// "CISO at Purchase".
#[must_use]
pub fn moment(map: &Map, buyer: usize, stage: usize) -> String {
    format!("{} at {}", short_title(&map.buyers[buyer].title), map.stages[stage].name.trim())
}

/// What to ask oneself to find somebody for a stage.
#[must_use]
pub fn stage_question(plan: &Plan, stage: usize) -> &'static str {
    let known = plan.stages.get(stage).and_then(|stage| catalog::stage_question(&stage.id));
    known.unwrap_or("Whom do they listen to then?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_as_well_known_as_its_weakest_part() {
        let count = |guess, desk, talked, missing| EvidenceCount { guess, desk, talked, data: 1, missing };
        assert_eq!(known(count(0, 0, 6, 0)), "conversation");
        assert_eq!(known(count(0, 2, 4, 0)), "partly desk");
        assert_eq!(known(count(1, 2, 3, 0)), "partly guess");
        assert_eq!(known(count(1, 2, 1, 2)), "5 of 7 rated");
        assert_eq!(known(EvidenceCount { guess: 7, ..EvidenceCount::default() }), "guess");
    }
}
