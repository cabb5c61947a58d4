//! How much a partner is paid, as people type it: `15 %`, `5k`, `$500`, `nothing`.

use super::{FieldError, number};
use crate::plan::figure;
use crate::plan::{Amount, PayRate};

/// A rate of pay. A number must say what it is: a bare `15` could be percent or thousands.
///
/// # Errors
/// When the text is neither a share, an amount nor nothing.
pub fn pay_rate(text: &str) -> Result<PayRate, FieldError> {
    const NOTHING: [&str; 5] = ["", "nothing", "none", "0", "–"];
    let text = text.trim().to_lowercase();
    if NOTHING.contains(&text.as_str()) {
        return Ok(PayRate::Nothing);
    }
    let percent = text.strip_suffix('%').or_else(|| text.strip_suffix("percent"));
    let rate = match percent {
        Some(percent) => number::share(percent).map(PayRate::Percent),
        None if text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | ' ')) => None,
        None => number::whole_money(&text).map(PayRate::Flat),
    };
    rate.ok_or_else(|| {
        FieldError("write a share like “15 %” (up to 100 %), an amount like “5k” or “500 USD”, or “nothing”".to_owned())
    })
}

/// A rate as [`pay_rate`] reads it.
#[must_use]
pub fn pay_rate_text(rate: PayRate) -> String {
    match rate {
        PayRate::Percent(share) => figure::share_text(share),
        PayRate::Flat(amount) => flat_text(amount),
        PayRate::Nothing => "nothing".to_owned(),
    }
}

fn flat_text(amount: Amount) -> String {
    format!("{}k", figure::amount_text(amount))
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
        digits => number::whole(digits).filter(|months| *months > 0).map(Some).ok_or_else(|| {
            FieldError("write a whole number of months, like “12”, or leave it empty for once".to_owned())
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Share;

    #[test]
    fn a_rate_is_read_as_people_write_it() {
        let percent = |fraction| Ok(PayRate::Percent(Share::new(fraction).expect("a share")));
        let flat = |thousands| Ok(PayRate::Flat(Amount::new(thousands).expect("an amount")));
        assert_eq!(pay_rate("15 %"), percent(0.15));
        assert_eq!(pay_rate("12,5%"), percent(0.125));
        assert_eq!(pay_rate("7 percent"), percent(0.07));
        assert_eq!(pay_rate("5k"), flat(5.0));
        assert_eq!(pay_rate("$500"), flat(0.5));
        assert_eq!(pay_rate("1,250 EUR"), flat(1.25));
        assert_eq!(pay_rate(" Nothing "), Ok(PayRate::Nothing));
        for unclear in ["15", "15 apples", "-3 %", "120 %", "%"] {
            assert!(pay_rate(unclear).is_err(), "{unclear}");
        }
    }

    #[test]
    fn what_is_written_out_reads_back() {
        for text in ["15 %", "12.5 %", "5k", "0.5k", "1,250k", "nothing"] {
            assert_eq!(pay_rate(text).map(pay_rate_text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn months_are_whole_or_none() {
        assert_eq!(pay_months("12 months"), Ok(Some(12)));
        assert_eq!(pay_months(""), Ok(None));
        assert!(pay_months("0").is_err() && pay_months("1.5").is_err());
    }
}
