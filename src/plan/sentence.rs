//! The ideal customer in one sentence, assembled from the fields. What is not known is left out, without a gap.

use super::figure::amount_text;
use super::{Amount, BuyingRole, Plan, Profile, SizeMeasure};
use crate::text::manner::here;
use crate::text::same::composed;
use crate::text::wording::listed;

/// The sentence about the ideal customer: the user's own, else assembled from the fields; empty when there is nothing
/// to say yet.
#[must_use]
pub fn profile_sentence(plan: &Plan) -> String {
    let own = plan.profile.sentence.as_deref().map(str::trim).filter(|own| !own.is_empty());
    own.map_or_else(|| assembled(plan), str::to_owned)
}

/// The sentence as the fields give it, whatever the user has written instead. A capital may compose with the accent
/// behind it where the small letter does not, and what is typed is composed.
pub(super) fn assembled(plan: &Plan) -> String {
    let parts = [customers(&plan.profile, &plan.goal.limits.currency), people(plan), trigger(&plan.profile)];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    composed(&said.join(" ")).into_owned()
}

/// "Banks, credit unions and mutual insurers in the United States and Canada with 300 to 3,000 employees."
fn customers(profile: &Profile, currency: &str) -> String {
    let industries: Vec<String> = named(&profile.industries)
        .enumerate()
        .map(|(at, industry)| if at == 0 { capitalised(industry) } else { in_a_sentence(industry) })
        .collect();
    let regions: Vec<String> = named(&profile.regions).map(with_article).collect();
    let size = size(profile, currency);
    if industries.is_empty() && regions.is_empty() && size.is_empty() {
        return String::new();
    }
    let mut sentence = if industries.is_empty() { "Companies".to_owned() } else { listed(&industries) };
    if !regions.is_empty() {
        sentence.push_str(" in ");
        sentence.push_str(&listed(&regions));
    }
    if !size.is_empty() {
        sentence.push_str(" with ");
        sentence.push_str(&size);
    }
    ended(sentence)
}

/// "The CISO signs, the IAM manager champions."
fn people(plan: &Plan) -> String {
    let acts = [(BuyingRole::EconomicBuyer, "signs"), (BuyingRole::Champion, "champions")];
    let said: Vec<String> = acts
        .into_iter()
        .filter_map(|(role, act)| {
            let title = plan.buyer_in_role(role)?.title.trim();
            let title = title.strip_prefix("The ").or_else(|| title.strip_prefix("the ")).unwrap_or(title);
            (!title.is_empty()).then(|| format!("the {} {act}", in_a_sentence(title)))
        })
        .collect();
    if said.is_empty() { String::new() } else { ended(capitalised(&said.join(", "))) }
}

/// An event may be a noun, a plural or a whole clause; behind a colon all of them read well.
fn trigger(profile: &Profile) -> String {
    let first = profile.triggers.iter().map(|trigger| trigger.event.trim()).find(|event| !event.is_empty());
    first.map(|event| ended(format!("What starts it: {}", in_a_sentence(event)))).unwrap_or_default()
}

fn size(profile: &Profile, currency: &str) -> String {
    let size = profile.size;
    let number = |amount: Amount| match size.measure {
        SizeMeasure::Employees => here().figures(&amount_text(amount)),
        SizeMeasure::Revenue => format!("{currency} {}", spoken_money(amount)).trim().to_owned(),
    };
    let bounds = match (size.from, size.to) {
        (Some(from), Some(to)) => format!("{} to {}", number(from), number(to)),
        (Some(from), None) => format!("at least {}", number(from)),
        (None, Some(to)) => format!("up to {}", number(to)),
        (None, None) => return String::new(),
    };
    match size.measure {
        SizeMeasure::Employees => format!("{bounds} employees"),
        SizeMeasure::Revenue => format!("{bounds} in revenue"),
    }
}

/// An amount in thousands as people say it: 50,000 is "50 million".
fn spoken_money(thousands: Amount) -> String {
    let number = thousands.get();
    let (scaled, word) = if number >= 1e6 {
        (number / 1e6, "billion")
    } else if number >= 1e3 {
        (number / 1e3, "million")
    } else {
        (number, "thousand")
    };
    Amount::new(scaled)
        .map_or_else(|_| String::new(), |amount| format!("{} {word}", here().figures(&amount_text(amount))))
}

fn named(names: &[String]) -> impl Iterator<Item = &str> {
    names.iter().map(|name| name.trim()).filter(|name| !name.is_empty())
}

fn ended(sentence: String) -> String {
    if sentence.ends_with(['.', '!', '?', '…']) { sentence } else { format!("{sentence}.") }
}

/// Regions that English gives an article.
fn with_article(region: &str) -> String {
    const THE: [&str; 16] = [
        "us",
        "usa",
        "uk",
        "eu",
        "uae",
        "netherlands",
        "nordics",
        "baltics",
        "balkans",
        "philippines",
        "americas",
        "gulf",
        "middle east",
        "czech republic",
        "dach region",
        "benelux",
    ];
    let lower = region.to_lowercase();
    if THE.contains(&lower.as_str()) || lower.starts_with("united ") {
        format!("the {region}")
    } else {
        region.to_owned()
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Without the capital of a heading: "Credit unions" becomes "credit unions". Abbreviations and names of several
/// capitalised words keep theirs.
fn in_a_sentence(text: &str) -> String {
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_heading = is_name(first) && !first.chars().skip(1).any(char::is_uppercase) && !words.any(is_name);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if is_heading => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::plan::{Trigger, add};

    fn example() -> Plan {
        let mut plan = Plan::empty("Tallowick");
        plan.profile.industries = ["Banks", "Credit unions", "Mutual insurers"].map(str::to_owned).to_vec();
        plan.profile.regions = ["United States", "Canada"].map(str::to_owned).to_vec();
        plan.profile.size.from = Some(Amount::new(300.0).unwrap());
        plan.profile.size.to = Some(Amount::new(3000.0).unwrap());
        plan.profile.triggers = vec![Trigger { event: "Exam or audit finding".to_owned(), sign: String::new() }];
        for (title, role) in [("CISO", BuyingRole::EconomicBuyer), ("Head of IT", BuyingRole::Champion)] {
            add::buyer(&plan, title, role).1.apply(&mut plan).unwrap();
        }
        plan
    }

    #[test]
    fn the_sentence_says_who_signs_and_what_starts_it() {
        assert_eq!(
            profile_sentence(&example()),
            "Banks, credit unions and mutual insurers in the United States and Canada with 300 to 3,000 employees. \
             The CISO signs, the head of IT champions. What starts it: exam or audit finding."
        );
    }

    #[test]
    fn what_is_missing_is_left_out_without_a_gap() {
        let mut plan = example();
        plan.profile.industries.clear();
        plan.profile.size.from = None;
        plan.profile.regions.truncate(1);
        plan.buyers.remove(0);
        plan.profile.triggers.clear();
        let sentence = "Companies in the United States with up to 3,000 employees. The head of IT champions.";
        assert_eq!(profile_sentence(&plan), sentence);
        assert_eq!(profile_sentence(&Plan::empty("new")), "");
    }

    #[test]
    fn revenue_is_said_as_people_say_it() {
        let mut plan = Plan::empty("new");
        plan.profile.size.measure = SizeMeasure::Revenue;
        plan.profile.size.from = Some(Amount::new(10_000.0).unwrap());
        plan.profile.size.to = Some(Amount::new(2_500_000.0).unwrap());
        assert_eq!(profile_sentence(&plan), "Companies with USD 10 million to USD 2.5 billion in revenue.");
    }
}
