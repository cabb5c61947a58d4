//! How much a partner is paid, as people type it: `15 %`, `5k`, `$500`, `nothing`.

use super::money::{Usual, money, money_text};
use super::number;
use super::{FieldError, currency};
use crate::plan::figure;
use crate::plan::{Amount, PayRate};

/// What stands before a share that is paid to us.
const THEY_PAY: &str = "they pay us";

/// A rate of pay in a plan of this currency. A number must say what it is: a bare `15` could be percent or thousands.
///
/// # Errors
/// When the text is neither a share, an amount nor nothing.
pub fn pay_rate(text: &str, currency: &str) -> Result<PayRate, FieldError> {
    const TAKES: &str =
        "write a share like “15 %” (up to 100 %), an amount like “5k” or “500 USD”, “they pay us 40 %”, or “nothing”";
    const NOTHING: [&str; 5] = ["", "nothing", "none", "0", "–"];
    let text = text.trim().to_lowercase();
    if NOTHING.contains(&text.as_str()) {
        return Ok(PayRate::Nothing);
    }
    let of_theirs = text.strip_prefix(THEY_PAY).filter(|rest| number::says_share(rest));
    let rate = if let Some(theirs) = of_theirs {
        number::share(theirs.trim()).map(PayRate::TheyPay)
    } else if number::says_share(&text) {
        number::share(&text).map(PayRate::Percent)
    } else {
        money(&currency::in_plain(&text, currency)?, Usual::Fee).map(PayRate::Flat)
    };
    rate.map_err(|unread| unread.or_takes(&TAKES.replace("USD", currency)))
}

/// A rate as [`pay_rate`] reads it.
#[must_use]
pub fn pay_rate_text(rate: PayRate) -> String {
    match rate {
        PayRate::Percent(share) => figure::share_text(share),
        PayRate::TheyPay(share) => format!("{THEY_PAY} {}", figure::share_text(share)),
        PayRate::Flat(Amount::ZERO) => "0k".to_owned(),
        PayRate::Flat(amount) => money_text(amount),
        PayRate::Nothing => "nothing".to_owned(),
    }
}

/// How many months it is paid for; nothing typed is once.
///
/// # Errors
/// When the text is no whole number.
pub fn pay_months(text: &str) -> Result<Option<u32>, FieldError> {
    let text = text.trim().to_lowercase();
    let digits = text.strip_suffix("months").or_else(|| text.strip_suffix("month")).unwrap_or(&text).trim();
    match digits {
        "" | "once" => Ok(None),
        digits => number::whole(digits).ok().filter(|months| *months > 0).map(Some).ok_or_else(|| {
            FieldError("write a whole number of months, like “12”, or leave it empty for once".to_owned())
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Share;

    fn read(text: &str) -> Result<PayRate, FieldError> {
        pay_rate(text, "USD")
    }

    #[test]
    fn a_rate_is_read_as_people_write_it() {
        let percent = |fraction| Ok(PayRate::Percent(Share::new(fraction).expect("a share")));
        let flat = |thousands| Ok(PayRate::Flat(Amount::new(thousands).expect("an amount")));
        assert_eq!(read("15 %"), percent(0.15));
        assert_eq!(read("12,5%"), percent(0.125));
        assert_eq!(read("7 percent"), percent(0.07));
        assert_eq!(read("5k"), flat(5.0));
        assert_eq!(read("$500"), flat(0.5));
        assert_eq!(read("1,250 USD"), flat(1.25));
        assert_eq!(read(" Nothing "), Ok(PayRate::Nothing));
        for unclear in ["15", "15 apples", "-3 %", "120 %", "%", "1,250 EUR", "1,250k"] {
            assert!(read(unclear).is_err(), "{unclear}");
        }
    }

    #[test]
    fn what_is_written_out_reads_back() {
        for text in ["15 %", "12.5 %", "5k", "0.5k", "1.25m", "1234k", "12.3450k", "0k", "nothing", "they pay us 40 %"]
        {
            assert_eq!(read(text).map(pay_rate_text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn months_are_whole_or_none() {
        assert_eq!(pay_months("12 months"), Ok(Some(12)));
        assert_eq!(pay_months(""), Ok(None));
        assert!(pay_months("0").is_err() && pay_months("1.5").is_err());
    }
}
