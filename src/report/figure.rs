//! Figures as people read them, rounded half up, in the manner of where they live. Binary fractions put 9.25 a hair below itself; the golden figures are
//! decimal, so a hair is added before rounding.

use crate::plan::Share;
use crate::text::manner::here;
pub use crate::text::wording::counted;

/// Far below any figure's last digit, far above what a sum of fractions loses.
const HAIR: f64 = 1e-9;

/// With one decimal: `9.25` is "9.3".
#[must_use]
pub fn tenths(figure: f64) -> String {
    here().figures(&neutral_tenths(figure))
}

fn neutral_tenths(figure: f64) -> String {
    format!("{:.1}", figure + HAIR)
}

/// Without decimals: `12.5` is "13".
#[must_use]
pub fn whole(figure: f64) -> String {
    format!("{:.0}", (figure + HAIR + 0.5).floor())
}

/// With one decimal where it says something: `2.5` is "2.5", `80` is "80".
#[must_use]
pub fn brief(figure: f64) -> String {
    here().figures(&without_nothing(&neutral_tenths(figure)))
}

/// With up to two decimals, none that say nothing: `58.50` is "58.5". For what a person typed.
#[must_use]
pub fn plain(figure: f64) -> String {
    here().figures(&neutral(figure))
}

/// The same for a program, wherever it runs.
#[must_use]
pub fn neutral(figure: f64) -> String {
    without_nothing(&format!("{figure:.2}"))
}

fn without_nothing(decimal: &str) -> String {
    decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Thousands of a currency, the one way any page and any screen writes them: "$80k", "CHF 1,008k".
#[must_use]
pub fn money(thousands: f64, currency: &str) -> String {
    let amount = here().figures(&grouped(&without_nothing(&neutral_tenths(thousands))));
    let currency = match currency.trim() {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        other => other,
    };
    here().money(&format!("{amount}k"), currency)
}

/// A decimal with a comma before each three digits of its whole part.
fn grouped(decimal: &str) -> String {
    let whole = decimal.find('.').unwrap_or(decimal.len());
    let mut text = String::with_capacity(decimal.len() + 4);
    for (at, letter) in decimal.char_indices() {
        let is_third = at > 0 && at < whole && (whole - at).is_multiple_of(3);
        if is_third && !text.ends_with(['-', '−']) {
            text.push(',');
        }
        text.push(letter);
    }
    text
}

/// Fractions that make up a whole, in percent that add up to 100 as they are shown: what rounding down leaves goes to
/// those that lose most by it (largest remainder, Hamilton 1792). There are as many decimals as somebody typed, up to two.
#[must_use]
pub fn percents(fractions: &[f64], typed: impl Iterator<Item = Option<Share>>) -> Vec<String> {
    let decimals = typed.flatten().map(decimals).max().unwrap_or(0);
    let unit = 10_f64.powi(decimals);
    let exact: Vec<f64> = fractions.iter().map(|fraction| 100.0 * unit * fraction).collect();
    let mut shown: Vec<f64> = exact.iter().map(|figure| (figure + HAIR).floor()).collect();
    let mut left = exact.iter().sum::<f64>().round() - shown.iter().sum::<f64>();
    let mut places: Vec<usize> = (0..exact.len()).collect();
    places.sort_by(|one, two| (exact[*two] - shown[*two]).total_cmp(&(exact[*one] - shown[*one])));
    for place in places {
        if left >= 1.0 {
            shown[place] += 1.0;
            left -= 1.0;
        }
    }
    shown.into_iter().map(|figure| format!("{} %", plain(figure / unit))).collect()
}

/// The decimals of a share in percent, two at most.
fn decimals(share: Share) -> i32 {
    let is_whole = |figure: f64| (figure - figure.round()).abs() < 1e-6;
    (0..2).find(|decimals| is_whole(100.0 * share.get() * 10_f64.powi(*decimals))).unwrap_or(2)
}

/// A fraction 0–1 in percent: `0.28` is "28 %".
#[must_use]
pub fn percent(fraction: f64) -> String {
    format!("{} %", whole(100.0 * fraction))
}

/// A fraction 0–1 in percent with one decimal where it says something: `0.285` is "28.5 %".
#[must_use]
pub fn percent_tenths(fraction: f64) -> String {
    format!("{} %", brief(100.0 * fraction))
}

/// How large one count is beside another, 0 where there is nothing to compare with.
#[must_use]
pub fn ratio(part: u64, whole: u64) -> f64 {
    // As exact as a fraction can be: halves of 32 bits are.
    let half = |bits: u64| u32::try_from(bits).map_or(f64::from(u32::MAX), f64::from);
    let number = |count: u64| half(count >> 32) * 4_294_967_296.0 + half(count & 0xffff_ffff);
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::manner::Manner;

    #[test]
    fn half_is_rounded_up_as_people_do() {
        assert_eq!(tenths(0.2 * 0.15 * 50.0 + 0.2 * 0.2 * 80.0 + 0.28 * 0.2 * 50.0 + 1.75), "9.3");
        assert_eq!(tenths(88.5), "88.5");
        assert_eq!(tenths(0.0), "0.0");
        assert_eq!(whole(12.5), "13");
        assert_eq!(whole(13.5), "14");
        assert_eq!(percent(0.285), "29 %");
        assert_eq!(brief(2.96), "3");
        assert_eq!(brief(9.25), "9.3");
    }

    #[test]
    fn percents_of_a_whole_add_up_as_they_are_shown() {
        let nothing = || [None, None, None].into_iter();
        assert_eq!(percents(&[1.0 / 3.0; 3], nothing()), ["34 %", "33 %", "33 %"]);
        assert_eq!(percents(&[0.125, 0.4375, 0.4375], nothing()), ["12 %", "44 %", "44 %"]);
        let typed = [Share::new(0.125).ok(), None, None];
        assert_eq!(percents(&[0.125, 0.4375, 0.4375], typed.into_iter()), ["12.5 %", "43.8 %", "43.7 %"]);
        assert_eq!(percents(&[0.0; 3], nothing()), ["0 %"; 3]);
    }

    #[test]
    fn money_reads_as_people_write_it() {
        assert_eq!(money(80.0, "USD"), "$80k");
        assert_eq!(money(2.5, "CHF"), "CHF 2.5k");
        assert_eq!(money(1008.0, "EUR"), "€1,008k");
        assert_eq!(money(999.96, ""), "1,000k");
        assert_eq!(money(1_234_567.8, "USD"), "$1,234,567.8k");
        let german = Manner::of("de_DE", "de_DE", "de_DE");
        assert_eq!(german.over(|| money(1_234_567.8, "USD")), "1.234.567,8k\u{a0}$");
        assert_eq!(
            german.over(|| (tenths(88.5), percent_tenths(0.285), neutral(2.5))),
            ("88,5".into(), "28,5 %".into(), "2.5".into())
        );
    }

    #[test]
    fn decimals_that_say_nothing_are_left_out() {
        assert_eq!(plain(58.500_000_000_000_01), "58.5");
        assert_eq!(plain(100.0), "100");
        assert_eq!(plain(0.0), "0");
        assert_eq!(brief(80.0), "80");
    }
}
