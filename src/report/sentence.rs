//! The ideal customer in one sentence, assembled from the short form.

use crate::plan::{BuyingRole, Plan, Profile, Size, SizeMeasure};

/// The user's own sentence, else one assembled from what is known: "Banks and credit unions in the US with 300 to
/// 3,000 employees. The CISO signs, the IAM manager champions; it starts with: an exam finding." Empty while nothing
/// is known.
#[must_use]
pub fn sentence(plan: &Plan) -> String {
    if let Some(own) = plan.profile.sentence.as_ref().filter(|own| !own.trim().is_empty()) {
        return own.trim().to_owned();
    }
    [who(&plan.profile, &plan.goal.limits.currency), how(plan)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn who(profile: &Profile, currency: &str) -> Option<String> {
    let industries = listed(&profile.industries);
    let regions = listed(&profile.regions);
    let size = size(&profile.size, currency);
    if industries.is_none() && regions.is_none() && size.is_none() {
        return None;
    }
    let mut words = lead(&industries.unwrap_or_else(|| "companies".to_owned()));
    if let Some(regions) = regions {
        words = format!("{words} in {regions}");
    }
    if let Some(size) = size {
        words = format!("{words} with {size}");
    }
    Some(words + ".")
}

fn how(plan: &Plan) -> Option<String> {
    let title = |role| plan.buyer_in_role(role).map(|buyer| buyer.title.trim()).filter(|title| !title.is_empty());
    let trigger = plan.profile.triggers.iter().map(|trigger| trigger.event.trim()).find(|event| !event.is_empty());
    let parts: Vec<String> = [
        title(BuyingRole::EconomicBuyer).map(|title| format!("the {title} signs")),
        title(BuyingRole::Champion).map(|title| format!("the {title} champions")),
        trigger.map(|event| format!("it starts with: {event}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| lead(&parts.join(", ")) + ".")
}

fn size(size: &Size, currency: &str) -> Option<String> {
    let (from, to) = (size.from.map(|from| whole(from.get())), size.to.map(|to| whole(to.get())));
    let range = match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("{from} or more"),
        (None, Some(to)) => format!("up to {to}"),
        (None, None) => return None,
    };
    Some(match size.measure {
        SizeMeasure::Employees => format!("{range} employees"),
        SizeMeasure::Revenue => format!("{range} thousand {currency} revenue"),
    })
}

/// A number in full, thousands parted by commas, without a fraction that is nothing.
fn whole(number: f64) -> String {
    let plain = format!("{number}");
    let (digits, fraction) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, part)| (whole, Some(part)));
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    fraction.map_or_else(|| out.clone(), |fraction| format!("{out}.{fraction}"))
}

/// "a, b and c"; none of an empty list.
fn listed(items: &[String]) -> Option<String> {
    let items: Vec<&str> = items.iter().map(|item| item.trim()).filter(|item| !item.is_empty()).collect();
    match items.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [before @ .., last] => Some(format!("{} and {last}", before.join(", "))),
    }
}

/// With a capital in front.
fn lead(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Amount, Trigger};

    #[test]
    fn the_sentence_says_what_is_known_and_no_more() {
        let mut plan = Plan::empty("p");
        assert_eq!(sentence(&plan), "");
        plan.profile.industries = vec!["banks".to_owned(), "credit unions".to_owned(), "insurers".to_owned()];
        plan.profile.size.from = Amount::new(300.0).ok();
        plan.profile.size.to = Amount::new(1_234_567.5).ok();
        plan.profile.triggers.push(Trigger { event: "an exam finding".to_owned(), sign: String::new() });
        let said =
            "Banks, credit unions and insurers with 300 to 1,234,567.5 employees. It starts with: an exam finding.";
        assert_eq!(sentence(&plan), said);
        plan.profile.sentence = Some(" My own. ".to_owned());
        assert_eq!(sentence(&plan), "My own.");
    }
}
