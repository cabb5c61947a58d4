//! Two sets side by side: what each comes to, figure by figure, what moves from one to the other, and who is in only one
//! of them. None of it is advice, and neither set is in the plan.

use super::WhatIf;
use crate::plan::{Amount, Date, Plan};
use crate::prioritise::TOLERANCE;
use crate::prioritise::money::Span;
use crate::report::money::{Money, words as of_money};
use crate::report::{figure, words};

/// Which of the two a set is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideName {
    /// The one that is held.
    Held,
    /// The one being tried.
    Tried,
    /// The one the plan recruits now, while nothing else is tried.
    Plans,
}

/// A set that stands beside another.
#[derive(Clone, Copy, Debug)]
pub struct SideSet<'a> {
    /// Which.
    pub name: SideName,
    /// Its members, by their places in the plan.
    pub places: &'a [usize],
    /// What it comes to.
    pub sum: &'a WhatIf,
}

/// Two sets side by side.
#[derive(Clone, Debug)]
pub struct SideBySide {
    /// A figure a row, what decides first.
    pub rows: Vec<SideRow>,
    /// What else is said of each.
    pub sides: [Side; 2],
}

/// A figure of both.
#[derive(Clone, Debug)]
pub struct SideRow {
    /// Of what.
    pub what: &'static str,
    /// Of each.
    pub of: [String; 2],
    /// Whether it breaks a limit, of each.
    pub is_over: [bool; 2],
    /// By how much the second is more, and that in words; none of what is no single figure.
    change: Option<(f64, String)>,
}

/// What is said of one of them.
#[derive(Clone, Debug)]
pub struct Side {
    name: SideName,
    breaks: Vec<String>,
    only: Vec<String>,
    /// Who comes in against the plan, and who goes.
    against: [Vec<String>; 2],
}

impl SideName {
    /// What stands over its figures.
    #[must_use]
    pub const fn head(self) -> &'static str {
        match self {
            Self::Held => "Held",
            Self::Tried => "Tried now",
            Self::Plans => "The plan",
        }
    }

    const fn set(self) -> &'static str {
        match self {
            Self::Held => "the set held",
            Self::Tried => "the set tried now",
            Self::Plans => "the plan's own set",
        }
    }
}

impl SideBySide {
    /// Of these two, in a plan that recruits those at the places of `recruited` now.
    #[must_use]
    pub fn of(plan: &Plan, money: Option<&Money>, recruited: &[usize], sets: [SideSet<'_>; 2]) -> Self {
        let mut rows = of_limits(plan, sets);
        if let Some(money) = money {
            rows.extend(of_deals(money, sets));
            rows.extend(of_days(plan, money, sets));
        }
        let names = |has: &[usize], not: &[usize]| -> Vec<String> {
            let those = has.iter().filter(|at| !not.contains(at));
            those.filter_map(|at| Some(plan.partners.get(*at)?.name.clone())).collect()
        };
        let side = |at: usize| Side {
            name: sets[at].name,
            breaks: sets[at].sum.breaks.clone(),
            only: names(sets[at].places, sets[1 - at].places),
            against: [names(sets[at].places, recruited), names(recruited, sets[at].places)],
        };
        Self { rows, sides: [side(0), side(1)] }
    }

    /// What stands over the figures of each.
    #[must_use]
    pub fn heads(&self) -> [&'static str; 2] {
        self.sides.each_ref().map(|side| side.name.head())
    }

    /// Whether the second is being tried, and not the plan's own.
    #[must_use]
    pub fn has_tried(&self) -> bool {
        self.sides[1].name == SideName::Tried
    }

    /// Whether both are the same set.
    #[must_use]
    pub fn is_one_set(&self) -> bool {
        self.sides.iter().all(|side| side.only.is_empty())
    }

    /// All of it, a sentence each.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let [one, other] = self.sides.each_ref().map(|side| side.name.set());
        let first = format!("Side by side, first {one}, then {other}.");
        let rows = self.rows.iter().map(SideRow::sentence);
        std::iter::once(first).chain(rows).chain(self.over()).chain(self.only()).chain(self.against()).collect()
    }

    /// Which limits each breaks.
    pub fn over(&self) -> impl Iterator<Item = String> {
        self.sides
            .iter()
            .filter(|side| !side.breaks.is_empty())
            .map(|side| format!("{} is over the limits: {}.", capital(side.name.set()), side.breaks.join(", ")))
    }

    /// Who is in one of them alone.
    pub fn only(&self) -> impl Iterator<Item = String> {
        let one = self.sides.iter().filter(|side| !side.only.is_empty());
        let one = one.map(|side| format!("Only in {}: {}.", side.name.set(), side.only.join(", ")));
        self.is_one_set().then(|| "Both are the same set so far.".to_owned()).into_iter().chain(one)
    }

    /// Who comes in and who goes with each, against the plan.
    pub fn against(&self) -> impl Iterator<Item = String> {
        let moved = |side: &Side| {
            let [come, go] = [("in", &side.against[0]), ("out", &side.against[1])]
                .map(|(word, names)| (!names.is_empty()).then(|| format!("{word}: {}", names.join(", "))));
            let moved: Vec<String> = come.into_iter().chain(go).collect();
            format!("{} against the plan, {}.", capital(side.name.set()), moved.join("; "))
        };
        self.sides.iter().filter(|side| side.against.iter().any(|names| !names.is_empty())).map(moved)
    }
}

impl SideRow {
    fn new(what: &'static str, of: [String; 2]) -> Self {
        Self { what, of, is_over: [false; 2], change: None }
    }

    /// One number of each, as these words say it; `bare` says its size alone.
    fn of_numbers(
        what: &'static str,
        figures: [f64; 2],
        words: impl Fn(f64) -> String,
        bare: impl Fn(f64) -> String,
    ) -> Self {
        let change = figures[1] - figures[0];
        Self { change: Some((change, bare(change.abs()))), ..Self::new(what, figures.map(words)) }
    }

    fn limited(self, figures: [f64; 2], limit: Option<f64>) -> Self {
        let is_over = figures.map(|figure| limit.is_some_and(|limit| figure > limit + TOLERANCE));
        Self { is_over, ..self }
    }

    fn is_same(&self) -> bool {
        self.of[0] == self.of[1]
    }

    /// What moves from the first to the second: "+2.1", "same"; nothing of what is no single figure.
    #[must_use]
    pub fn moves(&self) -> String {
        match &self.change {
            _ if self.is_same() => "same".to_owned(),
            Some((change, size)) => format!("{}{size}", if *change < 0.0 { "−" } else { "+" }),
            None => String::new(),
        }
    }

    fn sentence(&self) -> String {
        let (what, [one, other]) = (self.what, &self.of);
        match &self.change {
            _ if self.is_same() => format!("{what}: {one} in both."),
            Some((change, size)) => {
                let word = if *change < 0.0 { "less" } else { "more" };
                format!("{what}: {one} and {other}, {word} by {size}.")
            }
            None => format!("{what}: {one} and {other}."),
        }
    }
}

/// How many they are, whom they reach, what they take.
fn of_limits(plan: &Plan, sets: [SideSet<'_>; 2]) -> Vec<SideRow> {
    let limits = &plan.goal.limits;
    let figures = |figure: fn(&WhatIf) -> f64| sets.map(|set| figure(set.sum));
    let counts = sets.map(|set| set.sum.count);
    let change = counts[0].abs_diff(counts[1]).to_string();
    let sign = if counts[1] < counts[0] { -1.0 } else { 1.0 };
    let most = usize::try_from(limits.partners).unwrap_or(usize::MAX);
    let count = SideRow {
        change: Some((sign, change)),
        is_over: counts.map(|count| count > most),
        ..SideRow::new("Partners", counts.map(|count| format!("{count} of {most}")))
    };
    let coverage = SideRow::of_numbers("Coverage", figures(|sum| sum.coverage.total), figure::tenths, figure::tenths);
    let (days, costs) = (figures(|sum| sum.days), figures(|sum| sum.cost));
    let money = |cost: f64| figure::money(cost, &limits.currency);
    vec![
        count,
        coverage,
        SideRow::of_numbers("Days", days, |days| words::days_of(limits, days), figure::brief)
            .limited(days, limits.days.map(Amount::get)),
        SideRow::of_numbers("Cost", costs, |cost| words::cost_of(limits, cost), money)
            .limited(costs, limits.budget.map(Amount::get)),
    ]
}

/// What stands where nobody of a set has the figure.
const NOT_KNOWN: &str = "not known";

/// What they should bring, as far as the plan says what a deal is.
fn of_deals(money: &Money, sets: [SideSet<'_>; 2]) -> Vec<SideRow> {
    let sums = sets.map(|set| money.sum(set.places));
    if sums.iter().all(|sum| sum.money.counted == 0) {
        return Vec::new();
    }
    let of = |span: &dyn Fn(usize) -> Option<Span>, words: &dyn Fn(Span) -> String| {
        [0, 1].map(|at| span(at).filter(|_| sums[at].money.counted > 0).map_or_else(|| NOT_KNOWN.to_owned(), words))
    };
    let amounts = |span: Span| of_money::range(span, |end| of_money::signed(end, money));
    let share = |span: Span| format!("{} %", of_money::range(span, |end| figure::whole(100.0 * end)));
    let mut rows = vec![SideRow::new(
        "Deals in year one",
        of(&|at| Some(sums[at].money.deals), &|span| of_money::range(span, figure::whole)),
    )];
    if sums.iter().any(|sum| sum.share.is_some()) {
        rows.push(SideRow::new("Of the goal", of(&|at| sums[at].share, &share)));
    } else {
        rows.push(SideRow::new("At list", of(&|at| Some(sums[at].money.list), &amounts)));
    }
    let left = |at: usize| sums[at].money.break_even.map(|_| sums[at].money.after);
    rows.push(SideRow::new("Left after year one", of(&left, &amounts)));
    rows
}

/// When the first of each starts, and can have signed a customer, as far as days are known.
fn of_days(plan: &Plan, money: &Money, sets: [SideSet<'_>; 2]) -> Vec<SideRow> {
    let starts = sets.map(|set| set.places.iter().filter_map(|at| kick_off(plan, *at)).min());
    let signed = sets.map(|set| {
        let those = set.places.iter().filter(|at| money.row(**at).is_some_and(|row| row.within_the_year));
        those.filter_map(|at| money.signature_after(&kick_off(plan, *at)?)).min()
    });
    let row = |what: &'static str, days: [Option<Date>; 2]| {
        let is_known = days.iter().any(Option::is_some);
        let words = |day: Option<Date>| day.map_or_else(|| NOT_KNOWN.to_owned(), |day| day.to_string());
        is_known.then(|| SideRow::new(what, days.map(words)))
    };
    [row("First start", starts), row("First signature", signed)].into_iter().flatten().collect()
}

fn kick_off(plan: &Plan, place: usize) -> Option<Date> {
    plan.partners.get(place)?.kick_off.clone().or_else(|| plan.goal.kick_off.clone())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
