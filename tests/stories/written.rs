//! Amounts, shares, counts and days are read as people write them, and nothing is taken to be a thousand times as much.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::plan::{Amount, Date, Field, Plan, Share, Subject, Target};
use proptest::prelude::*;

/// A plan that counts in this currency.
fn plan_in(currency: &str) -> Plan {
    let mut plan = Plan::empty("Test");
    currency.clone_into(&mut plan.goal.limits.currency);
    plan
}

/// Writes into a field of the plan and returns what it reads then, or the sentence that refuses, without the label.
fn written(plan: &Plan, id: &str, text: &str) -> Result<String, String> {
    let field = Field::named(id).unwrap();
    let mut plan = plan.clone();
    let edit = field.write(&plan, &Subject::Plan, text).map_err(|error| {
        let sentence = error.to_string();
        sentence.strip_prefix(&format!("{}: ", field.label)).unwrap().to_owned()
    })?;
    edit.apply(&mut plan).unwrap();
    Ok(field.read(&plan, &Subject::Plan))
}

fn read(currency: &str, id: &str, cases: &[(&str, &str)]) {
    for (text, reads) in cases {
        assert_eq!(written(&plan_in(currency), id, text).as_deref(), Ok(*reads), "{id}: {text:?}");
    }
}

fn refused(currency: &str, id: &str, cases: &[(&str, &str)]) {
    for (text, sentence) in cases {
        assert_eq!(written(&plan_in(currency), id, text), Err((*sentence).to_owned()), "{id}: {text:?}");
    }
}

#[test]
fn money_is_read_as_people_write_it() {
    let euros = [
        ("60", "60k"),
        ("999", "999k"),
        ("60,5", "60.5k"),
        ("60k", "60k"),
        ("60 K", "60k"),
        ("€60k", "60k"),
        ("60k €", "60k"),
        ("60k€", "60k"),
        ("EUR 60k", "60k"),
        ("60k eur", "60k"),
        ("60 Tsd.", "60k"),
        ("60 Tsd. €", "60k"),
        ("60 TEUR", "60k"),
        ("60 T€", "60k"),
        ("60 tausend Euro", "60k"),
        ("60 thousand", "60k"),
        ("60 thousand euros", "60k"),
        ("60.000 €", "60k"),
        ("60,000 EUR", "60k"),
        ("€ 60 000", "60k"),
        ("60000 EUR", "60k"),
        ("60.000,00 €", "60k"),
        ("60.000,- €", "60k"),
        ("60,000.50 EUR", "60.0005k"),
        ("1.2m", "1.2m"),
        ("1,2 Mio. €", "1.2m"),
        ("1.250 Tsd. €", "1.25m"),
        ("1,250 Mio. €", "1.25m"),
        ("1,2 Millionen Euro", "1.2m"),
        ("1.2 million", "1.2m"),
        ("EUR 1.2M", "1.2m"),
        ("1.2 mn", "1.2m"),
        ("1.200.000 €", "1.2m"),
        ("2bn", "2000m"),
        ("1,5 Mrd. €", "1500m"),
        ("1234k", "1234k"),
        ("0", "0"),
        ("", ""),
    ];
    read("EUR", "budget", &euros);
    read("USD", "budget", &[("$1.2m", "1.2m"), ("1,200,000 USD", "1.2m"), ("US$ 80k", "80k"), ("80k dollars", "80k")]);
    read(
        "CHF",
        "budget",
        &[("60'000 CHF", "60k"), ("Fr. 60’000", "60k"), ("60'000.– CHF", "60k"), ("sFr. 60k", "60k")],
    );
    read("GBP", "budget", &[("£60k", "60k"), ("60 thousand pounds", "60k")]);
    read("CAD", "budget", &[("$60k", "60k"), ("CA$60k", "60k")]);
}

#[test]
fn an_amount_that_may_be_a_thousand_times_as_much_is_asked() {
    let asked = [
        ("1,500", "do you mean 1.5 thousand or 1.5 million? write 1.5k or 1.5m"),
        ("1.500", "do you mean 1.5 thousand or 1.5 million? write 1.5k or 1.5m"),
        ("1.500k", "do you mean 1.5 thousand or 1.5 million? write 1.5k or 1.5m"),
        ("€60", "do you mean 60 or 60 thousand? write 0.06k or 60k"),
    ];
    refused("EUR", "budget", &asked);
    refused("EUR", "day_price", &[("80", "do you mean 80 or 80 thousand? write 0.08k or 80k")]);
    read(
        "EUR",
        "day_price",
        &[("0,8", "0.8k"), ("800 €", "0.8k"), ("0.8k", "0.8k"), ("800", "0.8k"), ("1,200", "1.2k")],
    );
    let billions = [("60000", "do you mean 60 thousand or 60 million? write 60k or 60m")];
    refused("EUR", "new_business", &billions);
    refused("EUR", "target", &[("0,3", "do you mean 30 % or 0.3k? write which")]);
    refused("EUR", "win_rate", &[("0,3", "do you mean 0.3 % or 30 %? write it with the sign")]);
    refused("EUR", "days_limit", &[("1.500", "do you mean 1.5 or 1,500? write 1.5 or 1500")]);
}

#[test]
fn an_amount_nobody_means_a_thousand_times_is_what_it_says() {
    let said = [("60000", "60k"), ("60.000", "60k"), ("60 000", "60k"), ("80,000", "80k"), ("1,200,000", "1.2m")];
    read("EUR", "budget", &said);
    read("EUR", "new_business", &[("3,000,000", "3m")]);
    read("EUR", "deal", &[("24,000 to 95,000", "24k to 95k")]);
}

#[test]
fn an_amount_in_another_currency_is_refused() {
    let dollars =
        "the plan counts in EUR, not in $: write it in EUR, or change “Currency” among the limits of the goal";
    let francs =
        "the plan counts in EUR, not in CHF: write it in EUR, or change “Currency” among the limits of the goal";
    refused("EUR", "budget", &[("$60k", dollars), ("60'000 CHF", francs)]);
    refused("EUR", "deal", &[("$24k to $95k", dollars)]);
}

#[test]
fn what_is_said_of_one_end_of_a_range_is_said_of_both() {
    let ranges = [
        ("24 to 95", "24k to 95k"),
        ("24-95k", "24k to 95k"),
        ("1 to 2m", "1m to 2m"),
        ("€24-95k", "24k to 95k"),
        ("24.000 bis 95.000 €", "24k to 95k"),
        ("€24,000–95,000", "24k to 95k"),
        ("500k to 2m", "500k to 2m"),
        ("up to 95k", "up to 95k"),
        ("ab 1 Mio. €", "at least 1m"),
        ("1m+", "at least 1m"),
    ];
    read("EUR", "deal", &ranges);
    refused("EUR", "deal", &[("500 to 2m", "do you mean 500 thousand or 500 million? write 500k or 500m")]);
    read(
        "EUR",
        "size",
        &[("revenue €10m to €50m", "10m to 50m revenue"), ("300 bis 3.000 Mitarbeiter", "300 to 3,000 employees")],
    );
}

#[test]
fn shares_and_counts_are_read_as_people_write_them() {
    let shares = [
        ("30 %", "30 %"),
        ("30%", "30 %"),
        ("30", "30 %"),
        ("12,5 %", "12.5 %"),
        ("30 percent", "30 %"),
        ("0,5 Prozent", "0.5 %"),
    ];
    read("EUR", "win_rate", &shares);
    read("EUR", "target", &[("30 percent", "30 %"), ("900k", "900k")]);
    let counts = [("2.140", "2,140"), ("2,140", "2,140"), ("2 140", "2,140"), ("2'140", "2,140"), ("2140", "2,140")];
    read("EUR", "matching", &counts);
}

#[test]
fn a_currency_is_a_code_a_sign_or_a_word() {
    let cases = [("eur", "EUR"), ("€", "EUR"), ("Euro", "EUR"), ("$", "USD"), ("US dollar", "USD"), ("£", "GBP")];
    read("NOK", "currency", &cases);
    read("NOK", "currency", &[("chf", "CHF"), ("Swiss francs", "CHF"), ("¥", "JPY")]);
    for text in ["USDEUR", "EU", "", "XYZ", "money"] {
        refused("USD", "currency", &[(text, "write one currency: its code, like “EUR”, or its sign, like “€”")]);
    }
}

#[test]
fn days_are_read_as_people_write_them() {
    let days = [
        ("2026-12-31", "2026-12-31"),
        ("2026-1-5", "2026-01-05"),
        ("2026/12/31", "2026-12-31"),
        ("31.12.2026", "2026-12-31"),
        ("31.12.26", "2026-12-31"),
        ("3.4.2026", "2026-04-03"),
        ("31. 12. 2026", "2026-12-31"),
        ("31. Dezember 2026", "2026-12-31"),
        ("31 December 2026", "2026-12-31"),
        ("31st of December 2026", "2026-12-31"),
        ("December 31st, 2026", "2026-12-31"),
        ("Dec 31 2026", "2026-12-31"),
        ("31-Dec-26", "2026-12-31"),
        ("2026 Dec 31", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("12/12/26", "2026-12-12"),
        ("end of March 2027", "2027-03-31"),
        ("by the end of March 2027", "2027-03-31"),
        ("Ende März 2027", "2027-03-31"),
        ("Ende Feb. 2028", "2028-02-29"),
        ("end of 2027", "2027-12-31"),
        ("March 2027", "2027-03-31"),
        ("Juni 2027", "2027-06-30"),
        ("03/2027", "2027-03-31"),
        ("2027-03", "2027-03-31"),
        ("Q1 2027", "2027-03-31"),
        ("2027 Q1", "2027-03-31"),
        ("Q4/27", "2027-12-31"),
        ("end of Q2 2027", "2027-06-30"),
        ("2. Quartal 2027", "2027-06-30"),
        ("first quarter of 2027", "2027-03-31"),
        ("H1 2027", "2027-06-30"),
    ];
    read("EUR", "by", &days);
}

#[test]
fn a_day_that_may_be_another_is_asked() {
    let asked = [
        ("2027", "which day of 2027? write “end of 2027”, “Q1 2027” or “31 March 2027”"),
        ("03/04/2026", "do you mean 3 April or 4 March? write 2026-04-03 or 2026-03-04"),
        ("end of March", "which year? write it behind, like “end of March 2027”"),
        ("31.12.", "which year? write it behind, like “31.12.2027”"),
        ("31 December", "which year? write it behind, like “31 December 2027”"),
        ("May 27", "which year? write it behind, like “May 27 2027”"),
        ("Q1", "which year? write it behind, like “Q1 2027”"),
    ];
    refused("EUR", "by", &asked);
    let takes = "write a day like “2027-03-31” or “31 March 2027”, or “end of March 2027”, “Q1 2027”";
    for text in ["spring", "31.02.2027", "31.13.2027", "soon", "Q5 2027", "33/33/2027", "March 31st 1850", "-"] {
        refused("EUR", "by", &[(text, takes)]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_field_shows_is_read_as_the_same(
        amount in prop_oneof![0.0..1e12_f64, 0.0..5000.0_f64, (0..5_000_000_u32).prop_map(|n| f64::from(n) / 1000.0)],
        share in prop_oneof![0.0..=1.0_f64, (0..=1000_u32).prop_map(|n| f64::from(n) / 1000.0)],
        days in 0..90_000_u32,
    ) {
        let mut plan = plan_in("EUR");
        let (money, share) = (Amount::new(amount).unwrap(), Share::new(share).unwrap());
        plan.goal.limits.budget = Some(money);
        plan.goal.limits.days = Some(money);
        plan.goal.day_price = Some(money);
        plan.goal.target = Some(Target::Money(money));
        plan.profile.deal.from = Some(money);
        plan.profile.deal.to = Some(money);
        plan.profile.size.to = Some(money);
        plan.profile.economics.win_rate = Some(share);
        plan.goal.by = Date::new("1950-01-01").unwrap().later(days);
        for id in ["budget", "days_limit", "day_price", "target", "deal", "size", "win_rate", "by"] {
            let field = Field::named(id).unwrap();
            let shown = field.read(&plan, &Subject::Plan);
            let mut other = plan.clone();
            let cleared = if id == "target" { "1 %" } else { "" };
            field.write(&plan, &Subject::Plan, cleared).unwrap().apply(&mut other).unwrap();
            field.write(&other, &Subject::Plan, &shown).unwrap().apply(&mut other).unwrap();
            prop_assert_eq!(&other, &plan, "{}: {:?}", id, shown);
        }
    }
}
