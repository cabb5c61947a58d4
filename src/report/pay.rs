//! A line of a pay plan in words, the same on the screen and in every export.

use crate::plan::{PayLine, PayRate, PayWhen};

/// One line of a pay plan: "new business: 15 % of year-one value, for 12 months".
#[must_use]
pub fn pay_words(line: &PayLine, currency: &str) -> String {
    let rate = match line.rate {
        PayRate::Percent(share) => format!("{} %", plain(100.0 * share.get())),
        PayRate::Flat(amount) => format!("{} thousand {currency}", plain(amount.get())),
        PayRate::Nothing => return format!("{}: nothing", line.when.label()),
    };
    let basis = match line.basis.trim() {
        "" => String::new(),
        basis => format!(" of {basis}"),
    };
    let duration = match (line.months, line.when) {
        (Some(1), _) => ", for 1 month".to_owned(),
        (Some(months), _) => format!(", for {months} months"),
        (None, PayWhen::New) => ", once".to_owned(),
        (None, PayWhen::Renewal) => ", at each renewal".to_owned(),
    };
    format!("{}: {rate}{basis}{duration}", line.when.label())
}

/// A number as a person writes it: at most two decimals, none that are nothing.
pub(super) fn plain(number: f64) -> String {
    format!("{number:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}
