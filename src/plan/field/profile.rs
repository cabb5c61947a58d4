//! The profile as fields: the short form in the order asked, and what sharpens it later.

use super::choice::{self, UNSAID, choice};
use super::goal::set_tags;
use super::goal::{date_text, optional, optional_money, set_date, set_money};
use super::money::{Usual, money_range, money_text};
use super::number::{self, range_text};
use super::{Access, Field, FieldError, Kind, list, pain, role};
use crate::plan::figure::{share_text, whole_text};
use crate::plan::{Edit, Evidence, Plan, Profile, Share, Size, SizeMeasure, Trigger, sentence};

pub(super) const SHORT: &[Field] = &[
    profile(
        "industries",
        "Industries",
        Kind::Tags,
        |it| list::tags_text(&it.industries),
        |it, text| set_tags(&mut it.industries, text),
    ),
    profile("size", "Size", Kind::Number, size, set_size).money(""),
    profile(
        "regions",
        "Regions",
        Kind::Tags,
        |it| list::tags_text(&it.regions),
        |it, text| set_tags(&mut it.regions, text),
    ),
    Field::new(
        "economic_buyer",
        "Economic buyer",
        Kind::Line,
        Access::Plan(role::economic_buyer, role::set_economic_buyer),
    ),
    Field::new("champion", "Champion", Kind::Line, Access::Plan(role::champion, role::set_champion)),
    profile("trigger", "Trigger", Kind::Line, first_trigger, set_first_trigger),
    profile("rule_out", "Rule-out", Kind::Line, first_rule_out, set_first_rule_out),
    profile("deal", "Deal", Kind::Number, |it| range_text(it.deal.from, it.deal.to, money_text), set_deal)
        .money("CUR a year"),
    profile(
        "typical_deal",
        "Typical deal",
        Kind::Number,
        |it| optional_money(it.deal.typical),
        |it, text| set_money(&mut it.deal.typical, text, "write the median deal a year, like “42k”"),
    )
    .money("CUR a year"),
    profile(
        "cycle",
        "Months to sign",
        Kind::Number,
        |it| optional(it.deal.cycle_months),
        |it, text| {
            const TAKES: &str = "write the months from first call to signature, like “4.5”";
            number::set_optional(&mut it.deal.cycle_months, text, number::amount, TAKES)
        },
    ),
    Field::new("sentence", "In one sentence", Kind::Notes, Access::Plan(shown_sentence, set_sentence)),
];

pub(super) const SHARPEN: &[Field] = &[
    profile("triggers", "Triggers", Kind::Phrases, triggers, set_triggers),
    profile(
        "rule_outs",
        "Rule-outs",
        Kind::Phrases,
        |it| list::phrases_text(&it.rule_outs),
        |it, text| {
            it.rule_outs = list::phrases(text);
            Ok(())
        },
    ),
    profile(
        "tech_must_have",
        "They must run",
        Kind::Tags,
        |it| list::tags_text(&it.technographics.must_have),
        |it, text| set_tags(&mut it.technographics.must_have, text),
    ),
    profile(
        "tech_positive",
        "A good sign",
        Kind::Tags,
        |it| list::tags_text(&it.technographics.positive),
        |it, text| set_tags(&mut it.technographics.positive, text),
    ),
    profile(
        "tech_replaced",
        "What we replace",
        Kind::Tags,
        |it| list::tags_text(&it.technographics.replaced),
        |it, text| set_tags(&mut it.technographics.replaced, text),
    ),
    Field::new("pains", "Pains", Kind::Phrases, Access::Plan(pain::text, pain::set)),
    profile(
        "win_rate",
        "Win rate",
        Kind::Number,
        |it| share(it.economics.win_rate),
        |it, text| set_share(&mut it.economics.win_rate, text),
    ),
    profile(
        "win_rate_outside",
        "Win rate elsewhere",
        Kind::Number,
        |it| share(it.economics.win_rate_outside),
        |it, text| set_share(&mut it.economics.win_rate_outside, text),
    ),
    profile(
        "retention",
        "Retention",
        Kind::Number,
        |it| share(it.economics.retention),
        |it, text| set_share(&mut it.economics.retention, text),
    ),
    profile(
        "retention_outside",
        "Retention elsewhere",
        Kind::Number,
        |it| share(it.economics.retention_outside),
        |it, text| set_share(&mut it.economics.retention_outside, text),
    ),
    profile(
        "gross_margin",
        "Gross margin",
        Kind::Number,
        |it| share(it.economics.gross_margin),
        |it, text| set_share(&mut it.economics.gross_margin, text),
    ),
    profile("services", "Services with a deal", Kind::Number, services, set_services).money("CUR"),
    profile(
        "customers_analysed",
        "Customers analysed",
        Kind::Number,
        |it| count(it.evidence.customers),
        |it, text| set_count(&mut it.evidence.customers, text),
    ),
    profile(
        "interviews",
        "Interviews",
        Kind::Number,
        |it| count(it.evidence.interviews),
        |it, text| set_count(&mut it.evidence.interviews, text),
    ),
    profile(
        "losses",
        "Lost deals looked into",
        Kind::Number,
        |it| count(it.evidence.losses),
        |it, text| set_count(&mut it.evidence.losses, text),
    ),
    profile(
        "evidence_date",
        "As of",
        Kind::Date,
        |it| date_text(it.evidence.as_of.as_ref()),
        |it, text| set_date(&mut it.evidence.as_of, text),
    ),
    profile(
        "matching",
        "Companies that match",
        Kind::Number,
        |it| count(it.evidence.matching),
        |it, text| set_count(&mut it.evidence.matching, text),
    ),
    profile(
        "share_of_market",
        "Share of the market",
        Kind::Number,
        |it| share(it.evidence.share_of_market),
        |it, text| set_share(&mut it.evidence.share_of_market, text),
    ),
    profile(
        "known_firmographics",
        "How we know: who they are",
        KNOWN,
        |it| known(it.known_by.firmographics),
        |it, text| choice::set_optional(&mut it.known_by.firmographics, UNSAID, text),
    ),
    profile(
        "known_technographics",
        "How we know: what they run",
        KNOWN,
        |it| known(it.known_by.technographics),
        |it, text| choice::set_optional(&mut it.known_by.technographics, UNSAID, text),
    ),
    profile(
        "known_pains",
        "How we know: pains",
        KNOWN,
        |it| known(it.known_by.pains),
        |it, text| choice::set_optional(&mut it.known_by.pains, UNSAID, text),
    ),
    profile(
        "known_triggers",
        "How we know: triggers",
        KNOWN,
        |it| known(it.known_by.triggers),
        |it, text| choice::set_optional(&mut it.known_by.triggers, UNSAID, text),
    ),
    profile(
        "known_economics",
        "How we know: economics",
        KNOWN,
        |it| known(it.known_by.economics),
        |it, text| choice::set_optional(&mut it.known_by.economics, UNSAID, text),
    ),
    profile(
        "known_trusted_sources",
        "How we know: trusted sources",
        KNOWN,
        |it| known(it.known_by.trusted_sources),
        |it, text| choice::set_optional(&mut it.known_by.trusted_sources, UNSAID, text),
    ),
];

const KNOWN: Kind = choice!(Evidence, "not said");

const fn profile(
    id: &'static str,
    label: &'static str,
    kind: Kind,
    read: fn(&Profile) -> String,
    write: super::Write<Profile>,
) -> Field {
    Field::new(id, label, kind, Access::Profile(read, write))
}

fn known(evidence: Option<Evidence>) -> String {
    choice::optional(evidence, UNSAID)
}

fn share(share: Option<Share>) -> String {
    share.map(share_text).unwrap_or_default()
}

fn set_share(slot: &mut Option<Share>, text: &str) -> Result<(), FieldError> {
    number::set_optional(slot, text, number::share, "write a percentage from 0 to 100, like “34 %”")
}

fn count(count: Option<u32>) -> String {
    count.map(whole_text).unwrap_or_default()
}

fn set_count(slot: &mut Option<u32>, text: &str) -> Result<(), FieldError> {
    number::set_optional(slot, text, number::whole, "write a whole number, like “31”")
}

fn size(profile: &Profile) -> String {
    let Size { measure, from, to } = profile.size;
    let write = if measure == SizeMeasure::Revenue { money_text } else { number::text };
    match (range_text(from, to, write), measure) {
        (range, SizeMeasure::Employees) if range.is_empty() => range,
        (range, measure) => format!("{range} {}", measure.label()),
    }
}

/// Without a measure employees are meant. Revenue is money.
fn set_size(profile: &mut Profile, text: &str) -> Result<(), FieldError> {
    const TAKES: &str =
        "write bounds, like “300 to 3,000 employees”, “up to 500 employees”, “at least 1,000”, or “10m to 50m revenue”";
    const EMPLOYEES: [&str; 5] = ["employees", "employee", "staff", "people", "mitarbeiter"];
    const REVENUE: [&str; 3] = ["revenue", "turnover", "sales"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let measure =
        if words.iter().any(|word| REVENUE.contains(word)) { SizeMeasure::Revenue } else { SizeMeasure::Employees };
    let is_measure = |word: &str| EMPLOYEES.contains(&word) || REVENUE.contains(&word) || ["in", "of"].contains(&word);
    let bounds: Vec<&str> = words.into_iter().filter(|word| !is_measure(word)).collect();
    let bounds = bounds.join(" ");
    let read = if measure == SizeMeasure::Revenue {
        money_range(&bounds, Usual::Size)
    } else {
        number::range_of_people(&bounds)
    };
    let (from, to) = read.map_err(|unread| unread.or_takes(TAKES))?;
    profile.size = Size { measure, from, to };
    Ok(())
}

fn set_deal(profile: &mut Profile, text: &str) -> Result<(), FieldError> {
    const TAKES: &str = "write the usual deals a year, like “24k to 95k” or “up to 95k”";
    (profile.deal.from, profile.deal.to) =
        money_range(text, Usual::Thousands).map_err(|unread| unread.or_takes(TAKES))?;
    Ok(())
}

fn services(profile: &Profile) -> String {
    range_text(profile.economics.services_from, profile.economics.services_to, money_text)
}

fn set_services(profile: &mut Profile, text: &str) -> Result<(), FieldError> {
    const TAKES: &str = "write what services with a deal bring, like “9k to 18k”";
    let bounds = money_range(text, Usual::Thousands).map_err(|unread| unread.or_takes(TAKES))?;
    (profile.economics.services_from, profile.economics.services_to) = bounds;
    Ok(())
}

fn first_trigger(profile: &Profile) -> String {
    profile.triggers.first().map(|trigger| trigger.event.clone()).unwrap_or_default()
}

/// The sign seen from outside stays with its trigger. Emptied, the only trigger goes; one with others behind it
/// keeps its place, so that retyping it does not overwrite the next.
#[expect(clippy::unnecessary_wraps, reason = "one shape for all writes")]
fn set_first_trigger(profile: &mut Profile, text: &str) -> Result<(), FieldError> {
    match profile.triggers.first_mut() {
        Some(first) => text.clone_into(&mut first.event),
        None => profile.triggers.push(Trigger { event: text.to_owned(), sign: String::new() }),
    }
    if profile.triggers == [Trigger::default()] {
        profile.triggers.clear();
    }
    Ok(())
}

fn first_rule_out(profile: &Profile) -> String {
    profile.rule_outs.first().cloned().unwrap_or_default()
}

#[expect(clippy::unnecessary_wraps, reason = "one shape for all writes")]
fn set_first_rule_out(profile: &mut Profile, text: &str) -> Result<(), FieldError> {
    match profile.rule_outs.first_mut() {
        Some(first) => text.clone_into(first),
        None => profile.rule_outs.push(text.to_owned()),
    }
    if profile.rule_outs == [""] {
        profile.rule_outs.clear();
    }
    Ok(())
}

fn triggers(profile: &Profile) -> String {
    let lines = profile.triggers.iter().map(|trigger| list::halves_text(&trigger.event, &trigger.sign));
    lines.collect::<Vec<_>>().join("\n")
}

#[expect(clippy::unnecessary_wraps, reason = "one shape for all writes")]
fn set_triggers(profile: &mut Profile, text: &str) -> Result<(), FieldError> {
    let lines = list::phrases(text);
    profile.triggers =
        lines.iter().map(|line| list::halves(line)).map(|(event, sign)| Trigger { event, sign }).collect();
    Ok(())
}

fn shown_sentence(plan: &Plan) -> String {
    sentence::profile_sentence(plan)
}

/// Empty, or as it would be assembled, it is assembled from the fields again.
#[expect(clippy::unnecessary_wraps, reason = "one shape for all writes")]
fn set_sentence(plan: &Plan, text: &str) -> Result<Edit, FieldError> {
    let mut profile = plan.profile.clone();
    profile.sentence = Some(text.to_owned()).filter(|text| !text.is_empty() && *text != sentence::assembled(plan));
    Ok(Edit::Profile(Box::new(profile)))
}
