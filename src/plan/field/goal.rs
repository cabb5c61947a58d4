//! Goal and readiness as fields; the limits that name partners are in `limits`.

use super::choice::{self, choice};
use super::money::{self, Usual};
use super::number::{self, Reading, Unread};
use super::{Access, Field, FieldError, Kind, currency, date, limits, list};
use crate::plan::figure::{share_text, whole_text};
use crate::plan::{Amount, Answer, Date, Goal, HoldFor, ReadinessQuestion, Target};

pub(super) const FIELDS: &[Field] = &[
    goal("vendor", "Vendor", Kind::Line, |goal| goal.vendor.clone(), |goal, text| set_line(&mut goal.vendor, text)),
    goal("product", "Product", Kind::Line, |goal| goal.product.clone(), |goal, text| set_line(&mut goal.product, text)),
    goal(
        "target",
        "Goal",
        Kind::Number,
        |goal| goal.target.map(target_text).unwrap_or_default(),
        |goal, text| {
            const TAKES: &str = "write a share of new business, like “30 %”, or an amount, like “900k” or “2m”";
            number::set_optional(&mut goal.target, text, target, TAKES)
        },
    )
    .money("CUR, from partners")
    .or_share("of new business, from partners")
    .left_empty("CUR like 900k or a share like 30 %, from partners"),
    goal("by", "By", Kind::Date, |goal| date_text(goal.by.as_ref()), |goal, text| set_date(&mut goal.by, text))
        .left_empty("like 31 March 2027"),
    goal("partner_limit", "Partner limit", Kind::Number, |goal| whole_text(goal.limits.partners), set_partners)
        .counted_in("to start with"),
    goal(
        "days_limit",
        "Days limit",
        Kind::Number,
        |goal| optional(goal.limits.days),
        |goal, text| {
            const TAKES: &str = "write our days in year one, like “100”, or leave it empty for no limit";
            number::set_optional(&mut goal.limits.days, text, number::amount, TAKES)
        },
    )
    .counted_in("days in year one")
    .left_empty("no limit"),
    goal(
        "budget",
        "Budget",
        Kind::Number,
        |goal| optional_money(goal.limits.budget),
        |goal, text| {
            const TAKES: &str = "write our cost in year one, like “80k” or “1.2m”, or leave it empty for no limit";
            set_money(&mut goal.limits.budget, text, TAKES)
        },
    )
    .money("CUR in year one")
    .left_empty("no limit"),
    goal(
        "currency",
        "Currency",
        Kind::Line,
        |goal| goal.limits.currency.clone(),
        |goal, text| set_currency(&mut goal.limits.currency, text),
    ),
    goal(
        "floor",
        "Score floor",
        Kind::Number,
        |goal| optional(Some(goal.limits.floor).filter(|floor| *floor != Amount::ZERO)),
        set_floor,
    )
    .counted_in("of 100")
    .left_empty("no floor"),
    goal("models_limit", "Partner models at most", Kind::Number, models_text, |goal, text| {
        const TAKES: &str = "write how many partner models at most, like “3”, or leave it empty for no limit";
        number::set_optional(&mut goal.limits.models, text, number::whole, TAKES)
    })
    .left_empty("no limit"),
    goal("at_least", "At least of a model", Kind::Phrases, limits::at_least_text, limits::set_at_least),
    Field::new("must_have", "Must have", Kind::Tags, Access::Plan(limits::must_have, limits::set_must_have)),
    Field::new("must_not", "Must not have", Kind::Tags, Access::Plan(limits::must_not, limits::set_must_not)),
    Field::new("not_both", "Not both", Kind::Phrases, Access::Plan(limits::not_both, limits::set_not_both)),
    goal(
        "limits_hold_for",
        "Days and budget are for",
        choice!(HoldFor),
        |goal| goal.limits.hold_for.label().to_owned(),
        |goal, text| choice::set_or_default(&mut goal.limits.hold_for, text),
    ),
    goal(
        "new_business",
        "New business a year",
        Kind::Number,
        |goal| optional_money(goal.new_business),
        |goal, text| {
            const TAKES: &str = "write what all new contracts bring in a year, like “3m”";
            number::set_optional(&mut goal.new_business, text, |text| money::money(text, Usual::Size), TAKES)
        },
    )
    .money("CUR a year, all new contracts"),
    goal(
        "day_price",
        "Price of one of our days",
        Kind::Number,
        |goal| optional_money(goal.day_price),
        |goal, text| {
            const TAKES: &str = "write what a day of ours costs, like “0.8k”, or leave it empty for 0.8k";
            let price = |text: &str| money::money(text, Usual::Day);
            number::set_optional(&mut goal.day_price, text, price, TAKES)
        },
    )
    .money("CUR a day")
    .left_empty("counted as 0.8k CUR"),
    goal(
        "owner_days",
        "Days a week for partners",
        Kind::Number,
        |goal| optional(goal.owner_days),
        |goal, text| {
            const TAKES: &str = "write the days a week an owner of partners has for them, from 0 to 7, like “3”";
            let days = |text: &str| up_to(number::amount(text)?, 7.0);
            number::set_optional(&mut goal.owner_days, text, days, TAKES)
        },
    )
    .counted_in("days a week, each owner"),
    goal(
        "kick_off",
        "Kick-off",
        Kind::Date,
        |goal| date_text(goal.kick_off.as_ref()),
        |goal, text| set_date(&mut goal.kick_off, text),
    )
    .left_empty("like 31 March 2027"),
    goal(
        "author",
        "Prepared by",
        Kind::Line,
        |goal| goal.author.clone(),
        |goal, text| set_line(&mut goal.author, text),
    ),
    goal(
        "our_country",
        "Our country",
        Kind::Line,
        |goal| goal.our_country.clone(),
        |goal, text| set_line(&mut goal.our_country, text),
    ),
    readiness("executive_sponsor", ReadinessQuestion::ExecutiveSponsor, answer::<0>, set_answer::<0>),
    readiness("reps_paid_the_same", ReadinessQuestion::RepsPaidTheSame, answer::<1>, set_answer::<1>),
    readiness("one_owner", ReadinessQuestion::OneOwner, answer::<2>, set_answer::<2>),
    readiness("margin_left", ReadinessQuestion::MarginLeft, answer::<3>, set_answer::<3>),
    readiness("demo_without_us", ReadinessQuestion::DemoWithoutUs, answer::<4>, set_answer::<4>),
    readiness("deal_rule", ReadinessQuestion::DealRule, answer::<5>, set_answer::<5>),
];

type Read = fn(&Goal) -> String;
type WriteGoal = super::Write<Goal>;

const fn goal(id: &'static str, label: &'static str, kind: Kind, read: Read, write: WriteGoal) -> Field {
    Field::new(id, label, kind, Access::Goal(read, write))
}

const fn readiness(id: &'static str, question: ReadinessQuestion, read: Read, write: WriteGoal) -> Field {
    goal(id, question.label(), choice!(Answer; NotKnown), read, write)
}

fn answer<const QUESTION: usize>(goal: &Goal) -> String {
    goal.readiness.answer(ReadinessQuestion::ALL[QUESTION]).label().to_owned()
}

fn set_answer<const QUESTION: usize>(goal: &mut Goal, text: &str) -> Result<(), FieldError> {
    let mut answer = Answer::default();
    choice::set_or_default(&mut answer, text)?;
    goal.readiness.set(ReadinessQuestion::ALL[QUESTION], answer);
    Ok(())
}

fn target(text: &str) -> Reading<Target> {
    if number::says_share(text) {
        return number::share(text).map(Target::Share);
    }
    let amount = money::money(text, Usual::Thousands)?;
    match number::digits(text).and_then(|digits| number::scaled(&digits.fraction, 2).ok()) {
        Some(percent) if amount > Amount::ZERO && percent.get() < 100.0 => {
            let (percent, amount) = (number::text(percent), money::money_text(amount));
            Err(Unread::Asked(format!("do you mean {percent} % or {amount}? write which")))
        }
        _ => Ok(Target::Money(amount)),
    }
}

fn target_text(target: Target) -> String {
    match target {
        Target::Money(amount) => money::money_text(amount),
        Target::Share(share) => share_text(share),
    }
}

fn set_partners(goal: &mut Goal, text: &str) -> Result<(), FieldError> {
    const TAKES: &str = "write how many partners to start with, a whole number from 1, like “6”";
    let partners = number::whole(text).ok().filter(|partners| *partners > 0);
    goal.limits.partners = partners.ok_or_else(|| FieldError(TAKES.to_owned()))?;
    Ok(())
}

fn set_floor(goal: &mut Goal, text: &str) -> Result<(), FieldError> {
    const TAKES: &str = "write the lowest score to recruit, from 0 to 100, like “50”, or leave it empty for none";
    let mut floor = None;
    let score = |text: &str| up_to(number::amount(text)?, 100.0);
    number::set_optional(&mut floor, text, score, TAKES)?;
    goal.limits.floor = floor.unwrap_or_default();
    Ok(())
}

fn models_text(goal: &Goal) -> String {
    goal.limits.models.map(whole_text).unwrap_or_default()
}

fn up_to(amount: Amount, most: f64) -> Reading<Amount> {
    if amount.get() <= most { Ok(amount) } else { Err(Unread::Not) }
}

/// An amount, or nothing.
pub(super) fn optional(amount: Option<Amount>) -> String {
    amount.map(number::text).unwrap_or_default()
}

/// An amount of money, or nothing.
pub(super) fn optional_money(amount: Option<Amount>) -> String {
    amount.map(money::money_text).unwrap_or_default()
}

pub(super) fn set_money(slot: &mut Option<Amount>, text: &str, takes: &str) -> Result<(), FieldError> {
    number::set_optional(slot, text, |text| money::money(text, Usual::Thousands), takes)
}

fn set_currency(slot: &mut String, text: &str) -> Result<(), FieldError> {
    const TAKES: &str = "write one currency: its code, like “EUR”, or its sign, like “€”";
    currency::code(text).ok_or_else(|| FieldError(TAKES.to_owned()))?.clone_into(slot);
    Ok(())
}

pub(super) fn date_text(date: Option<&Date>) -> String {
    date.map(|day| day.as_str().to_owned()).unwrap_or_default()
}

pub(super) fn set_date(slot: &mut Option<Date>, text: &str) -> Result<(), FieldError> {
    number::set_optional(slot, text, date::date, date::TAKES)
}

/// Any line is taken; it is clean already.
#[expect(clippy::unnecessary_wraps, reason = "one shape for all writes")]
pub(super) fn set_line(slot: &mut String, text: &str) -> Result<(), FieldError> {
    text.clone_into(slot);
    Ok(())
}

/// Any line but an empty one.
pub(super) fn set_name(slot: &mut String, text: &str) -> Result<(), FieldError> {
    if text.is_empty() {
        return Err(FieldError("write a name; to take the whole entry out, delete it in its list".to_owned()));
    }
    set_line(slot, text)
}

#[expect(clippy::unnecessary_wraps, reason = "one shape for all writes")]
pub(super) fn set_tags(slot: &mut Vec<String>, text: &str) -> Result<(), FieldError> {
    *slot = list::tags(text);
    Ok(())
}
