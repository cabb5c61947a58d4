//! Figures of the findings in words a partnership manager uses.

mod questions;

pub(super) use questions::to_ask;
pub use questions::{ABOUT_QUESTIONS, ask, ask_first, question, sure_of_the_weights};

use super::{AsGoodAs, Findings, HowFirm, IfNoRow, InLineRow, Recruiting, SetRow, Status, Sure, TurningPoint, Waves};
use crate::plan::{Amount, Limits, PartnerModel};
use crate::prioritise::met::is_signed;
use crate::prioritise::recruit::problem::Within;
use crate::prioritise::robustness::CONCENTRATION;
use crate::report::{Firm, Who, figure, words};
use crate::text::wording::listed;

/// A chance 0–1 as a number of 100, never 0 and never 100: "60", "> 95", "< 5".
#[must_use]
pub fn of_100(chance: f64) -> String {
    match chance {
        it if it > 0.95 => "> 95".to_owned(),
        it if it < 0.05 => "< 5".to_owned(),
        it => figure::whole(100.0 * it),
    }
}

/// The same in a sentence: "60 of 100", "more than 95 of 100", "fewer than 5 of 100".
#[must_use]
pub fn of_100_readings(chance: f64) -> String {
    let number = of_100(chance).replace("> ", "more than ").replace("< ", "fewer than ");
    format!("{number} of 100")
}

/// "stays in the top 6 in 60 of 100 readings, on desk research only".
#[must_use]
pub fn firm(firm: Firm, top: usize, rests_on: Option<&str>) -> String {
    let rests = rests_on.map(|it| format!(", {it}")).unwrap_or_default();
    let Some(chance) = firm.top_chance else { return format!("everybody ranked is in the top {top}{rests}") };
    let place = if top == 1 { "at the top".to_owned() } else { format!("in the top {top}") };
    format!("{place} in {} readings{rests}", of_100_readings(chance))
}

/// What the places of all are drawn of, as a sentence without its end.
#[must_use]
pub fn about_places(readings: usize) -> String {
    format!("Places in {readings} readings of the weights and ratings")
}

/// The places nine of ten readings give: "places 5 to 9", "place 1".
#[must_use]
pub fn places(firm: Firm) -> String {
    match (firm.rank_low, firm.rank_high) {
        (low, high) if low == high => format!("place {low}"),
        (low, high) => format!("places {low} to {high}"),
    }
}

/// How sure the weights are, as a sentence.
#[must_use]
pub fn sure(sure: Sure) -> &'static str {
    match sure {
        Sure::OfTheOrder => "Weights are only put in order: any in that order count, all as likely.",
        Sure::Around(concentration) if concentration < CONCENTRATION => {
            "Comparisons contradict each other: weights far around yours count too."
        }
        Sure::Around(_) => "Weights close around yours count, the closer the likelier.",
    }
}

/// A number as it stands in a sentence: "six", "14".
pub(in crate::report) fn in_words(number: usize) -> String {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = number.checked_sub(1).and_then(|at| WORDS.get(at));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// What a set takes against its limits: "6 of 6 partners, 94 of 100 days, $77k of $80k".
#[must_use]
pub fn takes(set: &SetRow, limits: &Limits) -> String {
    let count = figure::counted(limits.partners as usize, "partner");
    format!("{} of {count}, {}", set.partners.len(), words::spends(limits, set.days, set.cost))
}

/// By whom the set is chosen, where a person has a say in it, and what the numbers would have taken instead.
#[must_use]
pub fn by_hand(recruiting: &Recruiting) -> Option<String> {
    let set = recruiting.by_hand.as_ref()?;
    let Some(numbers) = &recruiting.recommended else {
        return Some("By hand: no set of the numbers keeps to the limits.".to_owned());
    };
    let moved = |list: &SetRow, others: &SetRow| {
        let is_there = |who: &&Who| others.partners.iter().any(|it| it.id() == who.id());
        let names: Vec<&str> = list.partners.iter().filter(|who| !is_there(who)).map(Who::name).collect();
        names.join(" and ")
    };
    let (instead, taken) = (moved(numbers, set), moved(set, numbers));
    Some(match (instead.is_empty(), taken.is_empty()) {
        (true, true) => "By hand: the numbers would take the same.".to_owned(),
        (true, false) => format!("By hand: the numbers would do without {taken}."),
        (false, true) => format!("By hand: the numbers would take {instead} as well."),
        (false, false) => format!("By hand: the numbers would take {instead} instead of {taken}."),
    })
}

/// By which rule the set was found: "These six reach your buyers best within 100 days and $80k."; where it is not the one
/// that reaches most, what it costs and why it is taken; where a person chose, what the numbers would take.
#[must_use]
pub fn rule(recruiting: &Recruiting, limits: &Limits) -> Option<String> {
    if recruiting.by_hand.is_some() {
        return by_hand(recruiting);
    }
    let (optimal, set) = recruiting.optimal.as_ref().zip(recruiting.recommended.as_ref())?;
    let (days, cost) = (limits.days.map(Amount::get), limits.budget.map(Amount::get));
    let signed = set.partners.iter().any(|who| is_signed(&who.partner));
    let is_bound = signed || limits.models.is_some() || binds_names(limits);
    let within = match days_and_money(days, cost, &limits.currency) {
        Some(both) if !is_bound => format!(" within {both}"),
        _ if signed => " within your limits and beside those who have signed".to_owned(),
        Some(_) => " within your limits".to_owned(),
        None if is_bound => " within your limits".to_owned(),
        None => String::new(),
    };
    let best = match recruiting.status {
        Status::BestFound { .. } => "as well as any set found",
        Status::Optimal | Status::Infeasible { .. } => "best",
    };
    let less = optimal.coverage - set.coverage;
    if less < 0.05 {
        let these = match set.partners.len() {
            1 => "This one reaches".to_owned(),
            count => format!("These {} reach", in_words(count)),
        };
        return Some(format!("{these} your buyers {best}{within}."));
    }
    let why = if set.expected - optimal.expected < 0.05 {
        "this one scores higher"
    } else {
        "more of this one is likely to say yes"
    };
    Some(format!(
        "Of the sets that reach your buyers {best}{within}, {why}; {} less than the best, {}.",
        figure::tenths(less),
        figure::tenths(optimal.coverage)
    ))
}

/// Who is in every set that is as good, so that only the others can be argued about: "Ostrander Pike LLP and Vantcourt
/// vCISO Collective: in all 21 sets that are as good; the other four could be others." Nothing where that cannot be said.
#[must_use]
pub fn certain(recruiting: &Recruiting) -> Option<String> {
    let (set, sets) = (recruiting.set()?, &recruiting.as_good_as);
    if sets.count < 2 || sets.borderline.is_empty() || recruiting.by_hand.is_some() {
        return None;
    }
    let names: Vec<&str> = sets.core.iter().map(Who::name).collect();
    let others = match set.partners.len().saturating_sub(names.len()) {
        0 => return None,
        1 => "the other one could be another".to_owned(),
        count => format!("the other {} could be others", in_words(count)),
    };
    Some(match names.as_slice() {
        [] => "nobody: each of them could be another as well.".to_owned(),
        names => format!("{}, in all sets that are as good; {others}.", names.join(" and ")),
    })
}

/// Whether limits name who must be in or must not, or how many of a model.
fn binds_names(limits: &Limits) -> bool {
    let names = limits.must_have.len() + limits.must_not.len() + limits.not_both.len();
    names + limits.at_least.len() > 0
}

/// What a replacement costs in coverage: "0.8 less", "0.3 more", "no less".
#[must_use]
pub fn by(loses: f64) -> String {
    match loses {
        it if it.abs() < 0.05 => "no less".to_owned(),
        it if it < 0.0 => format!("{} more", figure::tenths(-it)),
        it => format!("{} less", figure::tenths(it)),
    }
}

/// How many sets are as good: "21 sets are as good, within 1.5 points".
#[must_use]
pub fn as_good_as(sets: &AsGoodAs) -> String {
    let within = match sets.within {
        Within::Points => "within 1.5 points of the best",
        Within::Share => "within 3 % of the best",
    };
    match (sets.count, sets.is_complete) {
        (0 | 1, true) => format!("No other set comes {within}."),
        (UNTOLD.., _) => format!("At least a million sets are as good: {within}."),
        (count, true) => format!("{count} sets are as good: {within}."),
        (count, false) => format!("At least {count} sets are as good: {within}."),
    }
}

/// From so many sets on nobody reads how many there are.
const UNTOLD: u64 = 1_000_000;

/// How many of the sets as good somebody is in: "In 16 of the 21 sets that are as good." Nothing where there is no other
/// set, or not all were counted.
#[must_use]
pub fn in_so_many(sets: &AsGoodAs, count: u64) -> Option<String> {
    let all = sets.count;
    let part = match count {
        _ if all < UNTOLD => format!("{count} of the {all}"),
        0 => "none of the".to_owned(),
        _ if count == all => "all".to_owned(),
        _ => format!("{} of the", of_100_readings(figure::ratio(count, all))),
    };
    (all > 1 && sets.is_complete).then(|| format!("In {part} sets that are as good."))
}

/// What it is to be in a best set in so many of 100 readings, and how many sets were weighed where those are not all;
/// nothing where no other set is as good.
#[must_use]
pub fn about_readings(sets: &AsGoodAs) -> Option<String> {
    let weighed = sets.weighed.map(|weighed| format!(", of the {weighed} that reach most")).unwrap_or_default();
    let said = format!(
        "Who is in a best set{weighed} in so many of 100 readings, each influence read a step lower or higher as often as \
         it may be wrong: a guess in 30 of 100 either way, desk research in 20, a conversation in 10, a proof in 5."
    );
    (!sets.readings.is_empty()).then_some(said)
}

/// A coverage in a sentence: whole points, tenths where there are few.
fn coverage(points: f64) -> String {
    if points < 9.95 { figure::tenths(points) } else { figure::whole(points) }
}

/// What to expect once the set is asked: "Ask these six: expect 41 of 100 from the first round, 44 with a
/// second, nine times in ten between 34 and 52; about five sign." Nothing where nobody is left to be asked.
#[must_use]
pub fn forecast(recruiting: &Recruiting) -> Option<String> {
    let (set, forecast) = recruiting.set().zip(recruiting.forecast.as_ref())?;
    let whom = match recruiting.if_no.len() {
        0 => return None,
        1 if set.partners.len() == 1 => "this one".to_owned(),
        all if all == set.partners.len() => format!("these {}", in_words(all)),
        1 => "the one who has not signed".to_owned(),
        some => format!("the {} who have not signed", in_words(some)),
    };
    let [once, twice, low, high] = [set.expected, forecast.expected, forecast.low, forecast.high].map(coverage);
    let signed = figure::whole(forecast.signed).parse().map_or_else(|_| figure::whole(forecast.signed), in_words);
    let is_more = recruiting.if_no.len() < set.partners.len()
        || forecast.signed > f64::from(u32::try_from(set.partners.len()).unwrap_or(u32::MAX));
    let sign = match (forecast.signed < 1.5, is_more) {
        (_, true) => "signed in all",
        (true, false) => "signs",
        (false, false) => "sign",
    };
    let drawn = forecast.draws.map(|draws| format!(", by {draws} drawn answers")).unwrap_or_default();
    Some(format!(
        "Ask {whom}: expect {once} of 100 from the first round, {twice} with a second, nine times in ten between {low} \
         and {high}; about {signed} {sign}{drawn}."
    ))
}

/// The same of the set of greatest coverage beside it, where that is another: "Asking the set that reaches most first:
/// 38, then 45."
#[must_use]
pub fn forecast_of_optimal(recruiting: &Recruiting) -> Option<String> {
    let (recommended, optimal) = recruiting.recommended.as_ref().zip(recruiting.optimal.as_ref())?;
    let forecast = recruiting.forecast_of_optimal.as_ref()?;
    if recommended.expected - optimal.expected < 0.05 || optimal.coverage - recommended.coverage < 0.05 {
        return None;
    }
    let (once, twice) = (coverage(optimal.expected), coverage(forecast.expected));
    Some(format!("Asking the set that reaches most first: {once}, then {twice}; more of this one says yes at once."))
}

/// What becomes of the set after a no: "in Quorient GRC, out Millrace, coverage 48.9".
#[must_use]
pub fn after_no(row: &IfNoRow) -> String {
    let Some(coverage) = row.coverage else { return "no set keeps to the limits".to_owned() };
    let named = |word: &str, list: &[Who]| {
        let names: Vec<&str> = list.iter().map(Who::name).collect();
        (!names.is_empty()).then(|| format!("{word} {}", names.join(" and ")))
    };
    let moves = named("in", &row.enter).into_iter().chain(named("out", &row.leave));
    moves.chain([format!("coverage {}", figure::tenths(coverage))]).collect::<Vec<_>>().join(", ")
}

/// What somebody first in line would add and needs: "adds 2.7 points, needs 16 days and $12k more".
#[must_use]
pub fn in_line(row: &InLineRow, currency: &str) -> String {
    let [days, cost] = [row.days, row.cost].map(|beyond| Some(beyond).filter(|beyond| *beyond > 0.0));
    let needs = days_and_money(days, cost, currency).map(|needs| format!(", needs {needs} more"));
    format!("adds {} points{}", figure::tenths(row.adds), needs.unwrap_or_default())
}

/// Why there is no second wave: "No second wave: 6 days and $3k are left." Nothing where somebody comes next, or nobody
/// waits for what is left.
#[must_use]
pub fn nobody_next(waves: &Waves, currency: &str) -> Option<String> {
    if !waves.next.is_empty() || waves.first_in_line.is_empty() {
        return None;
    }
    let left = days_and_money(waves.left.days, waves.left.cost, currency)?;
    Some(format!("No second wave: {left} are left."))
}

/// "6 days and $3k", as far as there is either.
pub(in crate::report) fn days_and_money(days: Option<f64>, cost: Option<f64>, currency: &str) -> Option<String> {
    let days = days.map(|days| format!("{} days", figure::brief(days)));
    let cost = cost.map(|cost| figure::money(cost, currency));
    let both: Vec<String> = days.into_iter().chain(cost).collect();
    (!both.is_empty()).then(|| both.join(" and "))
}

/// How far from proven the sets are, a sentence each; nothing of those that are.
pub fn gaps(recruiting: &Recruiting) -> impl Iterator<Item = String> {
    let most = match recruiting.status {
        Status::BestFound { gap } => {
            Some(format!("This is the best found; at most {} points more are possible.", figure::tenths(gap)))
        }
        Status::Optimal | Status::Infeasible { .. } => None,
    };
    let gap = Some(recruiting.expected_gap).filter(|gap| *gap >= 0.05);
    let expected = gap.map(|gap| {
        format!(
            "Of another set as good at most {} more might be expected: not all were looked at.",
            figure::tenths(gap)
        )
    });
    most.into_iter().chain(expected)
}

/// What both waves reach, and how far from proven that is; nothing where nobody comes next.
#[must_use]
pub fn both_waves(waves: &Waves) -> Option<String> {
    let more = Some(waves.gap).filter(|gap| *gap >= 0.05);
    let more = more.map(|gap| format!(", the best found: at most {} more are possible", figure::tenths(gap)));
    let reaches = figure::tenths(waves.both.coverage);
    (!waves.next.is_empty())
        .then(|| format!("Both waves together reach {reaches} of 100 points{}.", more.unwrap_or_default()))
}

/// Why no question is about the set; nothing where all guesses were tried.
#[must_use]
pub fn untried(recruiting: &Recruiting) -> Option<String> {
    let most = recruiting.untried?;
    Some(format!("Among more than {most} candidates it is not tried whether the set hangs on a guess."))
}

/// What one partner model more would add, where their limit binds.
#[must_use]
pub fn one_more_model(recruiting: &Recruiting) -> Option<String> {
    let more = recruiting.one_more_model.as_ref()?;
    let models: Vec<&str> = more.models.iter().map(|model| PartnerModel::label(*model)).collect();
    let with = if models.is_empty() { String::new() } else { format!(": {}", models.join(" and ")) };
    Some(format!("With one partner model more the best set would reach {} more{with}.", figure::tenths(more.adds)))
}

/// "Tidewell and Nightjar are equal at place 8: the plan's order decides."
#[must_use]
pub fn equal(how_firm: &HowFirm) -> Option<String> {
    let equal = how_firm.equal.as_ref()?;
    let names: Vec<&str> = equal.who.iter().map(Who::name).collect();
    let who = listed(&names);
    let top = how_firm.top;
    let which = if equal.rank == top { String::new() } else { format!(" who of them is in the top {top}") };
    Some(format!("{who} are equal at place {}: the plan's order decides{which}.", equal.rank))
}

/// What would change the top, a sentence each: who is equal at its last place first, then the weights.
#[must_use]
pub fn turning_points(findings: &Findings) -> Vec<String> {
    equal(&findings.how_firm).into_iter().chain(findings.turning_points.iter().filter_map(turning_point)).collect()
}

/// What other budgets are to be read as, and why the plan's own is not the recommended set's.
#[must_use]
pub fn budgets(recruiting: &Recruiting) -> String {
    let gap = recruiting.frontier.iter().map(|row| row.gap).fold(0.0, f64::max);
    let most = if gap < 0.05 {
        "The most any set reaches at each budget, all other limits as they are.".to_owned()
    } else {
        let gap = figure::tenths(gap);
        format!(
            "The most that was found at each budget, all other limits as they are; at most {gap} more are possible."
        )
    };
    let sets = recruiting.optimal.as_ref().zip(recruiting.set());
    let less = sets.map_or(0.0, |(optimal, set)| optimal.coverage - set.coverage);
    if less < 0.05 {
        return most;
    }
    format!("{most} At yours the set to recruit gives up {} of it.", figure::tenths(less))
}

/// What the turning points are.
#[must_use]
pub fn about_turning_points(top: usize) -> String {
    format!("How much one weight would have to change, the others in proportion, before who is in the top {top} does.")
}

/// "Ideal-customer fit at 28.5 % instead of 22 %: in Ostrander, out Vantcourt"; nothing where no
/// weight changes the top, or any would, since two are equal.
#[must_use]
pub fn turning_point(point: &TurningPoint) -> Option<String> {
    let turn = point.turn.as_ref().filter(|_| !point.is_any())?;
    let (now, then) = (figure::percent_tenths(point.weight), figure::percent_tenths(turn.weight));
    Some(format!("{} at {then} instead of {now}: in {}, out {}", point.name, turn.enters.name(), turn.leaves.name()))
}

/// What the user would rather have, what of it cannot hold together, and how many weights agree, a sentence each.
#[must_use]
pub fn preferences(how_firm: &HowFirm) -> Vec<String> {
    let preferences = &how_firm.preferences;
    let agreeing = preferences.agreeing.map(agreeing);
    preferences.said.iter().chain(&preferences.contradictions).cloned().chain(agreeing).collect()
}

/// How many weights agree with what the user would rather have.
#[must_use]
pub fn agreeing(share: f64) -> String {
    format!(
        "{} of 100 readings of the weights agree with what you said; only those count.",
        figure::whole(100.0 * share)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chance_is_never_none_and_never_certain() {
        assert_eq!(
            [0.0, 0.049, 0.05, 0.6, 0.95, 0.951, 1.0].map(of_100),
            ["< 5", "< 5", "5", "60", "95", "> 95", "> 95"]
        );
        assert_eq!(of_100_readings(1.0), "more than 95 of 100");
    }
}
