//! Figures as text, exactly: what is written here reads back as the same number.

use super::{Amount, Share};

/// An amount with commas between thousands.
pub(super) fn amount_text(amount: Amount) -> String {
    grouped(&amount.get().to_string())
}

/// A whole number with commas between thousands.
pub(super) fn whole_text(number: u32) -> String {
    grouped(&number.to_string())
}

/// A share in percent, with the sign.
pub(super) fn share_text(share: Share) -> String {
    let digits = share.get().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let hundredths: String = fraction.chars().chain(['0', '0']).take(2).collect();
    let rest: String = fraction.chars().skip(2).collect();
    let percent = format!("{whole}{hundredths}");
    let percent = percent.trim_start_matches('0');
    let percent = if percent.is_empty() { "0" } else { percent };
    if rest.is_empty() { format!("{percent} %") } else { format!("{percent}.{rest} %") }
}

/// Commas between thousands.
fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let count = whole.chars().count();
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (count - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
