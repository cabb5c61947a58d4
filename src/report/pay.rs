//! A line of a pay plan in words, the same on the screen and in every export.

use super::figure::{counted, plain};
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
        basis if matches!(line.rate, PayRate::Flat(_)) => format!(" for {basis}"),
        basis => format!(" of {basis}"),
    };
    let duration = match (line.months, line.when) {
        (Some(months), _) => format!(", for {}", counted(months as usize, "month")),
        (None, PayWhen::New) if matches!(line.rate, PayRate::Flat(_)) => ", each time".to_owned(),
        (None, PayWhen::New) => ", once".to_owned(),
        (None, PayWhen::Renewal) => ", at each renewal".to_owned(),
    };
    format!("{}: {rate}{basis}{duration}", line.when.label())
}
