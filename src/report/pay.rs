//! A line of a pay plan in words, the same on the screen and in every export.

use super::figure::{counted, money, plain};
use crate::plan::{PayIf, PayLine, PayOn, PayRate, PayWhen, Whom};

/// One line of a pay plan: "new business: 15 % of year-one value, for 12 months". `name` is the partner's, where the line
/// is for one alone.
#[must_use]
pub fn pay_words(line: &PayLine, currency: &str, name: Option<&str>) -> String {
    let whom = match &line.applies {
        Whom::All => String::new(),
        Whom::Variant(variant) => format!(", {}", variant.label()),
        Whom::Partner(id) => format!(", {}", name.unwrap_or(id.as_str())),
    };
    let head = format!("{}{whom}", line.when.label());
    let rate = match line.rate {
        PayRate::Percent(share) => format!("{} %", plain(100.0 * share.get())),
        PayRate::TheyPay(share) => format!("they pay us {} %", plain(100.0 * share.get())),
        PayRate::Flat(amount) => money(amount.get(), currency),
        PayRate::Nothing => return format!("{head}: nothing"),
    };
    let minimum = line.minimum.map(|amount| format!(", at least {} a year", money(amount.get(), currency)));
    format!("{head}: {rate}{}{}{}{}", basis(line), minimum.unwrap_or_default(), duration(line), terms(line))
}

/// Of what: in the user's words, else by the price it is taken of.
fn basis(line: &PayLine) -> String {
    let word = if matches!(line.rate, PayRate::Flat(_)) { "for" } else { "of" };
    match line.basis.trim() {
        "" if line.on == PayOn::default() => String::new(),
        "" => format!(" {word} {}", line.on.label()),
        basis => format!(" {word} {basis}"),
    }
}

fn duration(line: &PayLine) -> String {
    match (line.months, line.when) {
        (Some(months), _) => format!(", for {}", counted(months as usize, "month")),
        (None, PayWhen::New) if matches!(line.rate, PayRate::Flat(_)) => ", each time".to_owned(),
        (None, PayWhen::New) => ", once".to_owned(),
        (None, PayWhen::Renewal) => ", at each renewal".to_owned(),
    }
}

/// Whether it comes on top, on what condition, and where it is from.
fn terms(line: &PayLine) -> String {
    let mut said = String::new();
    if line.adds {
        said.push_str(", on top");
    }
    if line.only_if != PayIf::default() {
        said = format!("{said}, if {}", line.only_if.label());
    }
    match line.source.trim() {
        "" => said,
        source => format!("{said} ({source})"),
    }
}
