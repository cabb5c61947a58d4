//! Figures of the report in the words of this step.

use crate::{
    plan::{Evidence, Limits},
    prioritise::{
        qualify::Conditions,
        score::{Band, EvidenceCount},
    },
    report::{Effort, figure},
};

/// What a band says.
pub(super) fn band(band: Band) -> &'static str {
    match band {
        Band::A => "first choice",
        Band::B => "good",
        Band::C => "possible",
        Band::D => "weak",
    }
}

/// How we know what a score rests on, by its weakest part: "conversation", "partly guess", "5 of 7 rated".
pub(super) fn known(count: EvidenceCount) -> String {
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

/// Thousands of a currency: "$80k", "CHF 80k".
pub(super) fn money(thousands: f64, currency: &str) -> String {
    let amount = figure::brief(thousands);
    match currency.trim() {
        "USD" => format!("${amount}k"),
        "EUR" => format!("€{amount}k"),
        "GBP" => format!("£{amount}k"),
        "" => format!("{amount}k"),
        other => format!("{other} {amount}k"),
    }
}

/// A figure with the mark of a typical value nobody has said: "~28".
pub(super) fn marked(text: &str, is_typical: bool) -> String {
    if is_typical { format!("~{text}") } else { text.to_owned() }
}

/// What a candidate takes of us: "30 of our days and $28k in year one".
pub(super) fn effort(effort: &Effort, currency: &str) -> String {
    let days = marked(&figure::brief(effort.days), effort.days_are_typical);
    let cost = marked(&money(effort.cost, currency), effort.cost_is_typical);
    let typical = match effort.typical() {
        "" => String::new(),
        which => format!(" (~ typical {which} for the model, a guess)"),
    };
    format!("{days} of our days and {cost} in year one{typical}")
}

/// What the goal allows: "Limits: 6 partners, 100 days, $80k, score from 50".
pub(super) fn limits(limits: &Limits) -> String {
    let mut parts = vec![figure::counted(limits.partners as usize, "partner")];
    parts.extend(limits.days.map(|days| format!("{} days", figure::brief(days.get()))));
    parts.extend(limits.budget.map(|budget| money(budget.get(), &limits.currency)));
    if limits.floor.get() > 0.0 {
        parts.push(format!("score from {}", figure::brief(limits.floor.get())));
    }
    format!("Limits: {}", parts.join(", "))
}

/// Conditions in one sentence: what is not known is listed once.
pub(super) fn conditions(conditions: Conditions) -> String {
    listed(conditions.iter())
}

fn listed(conditions: impl Iterator<Item = &'static str>) -> String {
    const UNKNOWN: &str = "not known: ";
    let (unknown, others): (Vec<&str>, Vec<&str>) = conditions.partition(|it| it.starts_with(UNKNOWN));
    let unknown: Vec<&str> = unknown.into_iter().filter_map(|it| it.strip_prefix(UNKNOWN)).collect();
    let unknown = (!unknown.is_empty()).then(|| format!("{UNKNOWN}{}", unknown.join(", ")));
    others.into_iter().map(str::to_owned).chain(unknown).collect::<Vec<_>>().join("; ")
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

    #[test]
    fn what_is_not_known_is_listed_once() {
        let said = ["not known: both sides earn", "written rule first", "not known: named three accounts"];
        assert_eq!(listed(said.into_iter()), "written rule first; not known: both sides earn, named three accounts");
        assert_eq!(listed([].into_iter()), "");
    }

    #[test]
    fn money_reads_as_people_write_it() {
        assert_eq!(money(80.0, "USD"), "$80k");
        assert_eq!(money(2.5, "CHF"), "CHF 2.5k");
    }
}
