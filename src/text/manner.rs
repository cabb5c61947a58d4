//! How figures, days and amounts are written where the reader lives: the one place that knows the marks. What stands in
//! a file, or is for a program, is neutral: a point before decimals, commas between thousands, days as `2027-03-31`. All
//! that people read is put into their manner here, and what they type in it comes back here. The numbers themselves, and
//! which text is one, are no matter of this file.

use pure_rust_locales::{Locale, locale_match};
use std::cell::Cell;
use std::sync::OnceLock;

/// How figures, days and amounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Before decimals.
    decimal: char,
    /// Between groups of digits; empty where there are none.
    group: &'static str,
    /// Whether only the last group has three digits and those before it two: 12,34,567.
    is_by_lakh: bool,
    day: DayOrder,
    /// Whether a currency stands behind its amount.
    is_currency_last: bool,
    /// Whether a blank stands between the two.
    has_gap: bool,
}

/// What of a day comes first, and what stands between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayOrder {
    /// `2027-03-31`.
    Neutral,
    DayFirst(char),
    MonthFirst(char),
    YearFirst(char),
}

/// The manner of this process, for all but what [`Manner::over`] is given.
static OF_PROCESS: OnceLock<Manner> = OnceLock::new();

thread_local! {
    static HERE: Cell<Option<Manner>> = const { Cell::new(None) };
}

/// The manner that holds here.
#[must_use]
pub fn here() -> Manner {
    HERE.get().or_else(|| OF_PROCESS.get().copied()).unwrap_or(Manner::NEUTRAL)
}

impl Manner {
    /// What files and programs take.
    pub const NEUTRAL: Self = Self {
        decimal: '.',
        group: ",",
        is_by_lakh: false,
        day: DayOrder::Neutral,
        is_currency_last: false,
        has_gap: false,
    };

    /// That of three locales as systems name them, `de_DE.UTF-8` or `de-DE`: of numbers, of money and of days. One that
    /// nobody knows, and `C`, is neutral.
    #[must_use]
    pub fn of(numbers: &str, money: &str, days: &str) -> Self {
        let mut manner = Self::NEUTRAL;
        if let Some(locale) = known(numbers) {
            manner.decimal = locale_match!(locale => LC_NUMERIC::DECIMAL_POINT).chars().next().unwrap_or('.');
            manner.group = locale_match!(locale => LC_NUMERIC::THOUSANDS_SEP);
            manner.is_by_lakh = locale_match!(locale => LC_NUMERIC::GROUPING) == [3, 2];
        }
        if let Some(locale) = known(money) {
            manner.is_currency_last = locale_match!(locale => LC_MONETARY::P_CS_PRECEDES) == 0;
            manner.has_gap = locale_match!(locale => LC_MONETARY::P_SEP_BY_SPACE) == 1;
        }
        if let Some(locale) = known(days) {
            manner.day = DayOrder::of(locale_match!(locale => LC_TIME::D_FMT));
        }
        manner
    }

    /// Makes it that of this process; once made it stays.
    pub fn take(self) {
        let _taken_before = OF_PROCESS.set(self);
    }

    /// Does something in this manner, on this thread, and goes back to the one before.
    pub fn over<T>(self, act: impl FnOnce() -> T) -> T {
        struct Back(Option<Manner>);
        impl Drop for Back {
            fn drop(&mut self) {
                HERE.set(self.0);
            }
        }
        let _back = Back(HERE.replace(Some(self)));
        act()
    }

    /// Whether decimals stand behind a comma.
    #[must_use]
    pub fn has_decimal_comma(self) -> bool {
        self.decimal == ','
    }

    /// A text with every figure in it, which is neutral, written in this manner.
    #[must_use]
    pub fn figures(self, neutral: &str) -> String {
        if self == Self::NEUTRAL {
            return neutral.to_owned();
        }
        with_runs(neutral, |run| self.figure(run))
    }

    /// A neutral figure in this manner; what is no figure stays.
    fn figure(self, run: &str) -> String {
        let (whole, fraction) = run.split_once('.').map_or((run, None), |(whole, rest)| (whole, Some(rest)));
        let mut groups = whole.split(',');
        let is_first = groups.next().is_some_and(|first| !first.is_empty());
        if !is_first || !groups.all(|group| group.len() == 3) || fraction.is_some_and(|rest| rest.contains([',', '.']))
        {
            return run.to_owned();
        }
        let whole = if whole.contains(',') { self.grouped(&whole.replace(',', "")) } else { whole.to_owned() };
        fraction.map_or_else(|| whole.clone(), |rest| format!("{whole}{}{rest}", self.decimal))
    }

    fn grouped(self, digits: &str) -> String {
        let count = digits.len();
        let is_end = |left: usize| if self.is_by_lakh { left > 2 && left % 2 == 1 } else { left.is_multiple_of(3) };
        let mut out = String::new();
        for (at, digit) in digits.char_indices() {
            if at > 0 && is_end(count - at) {
                out.push_str(self.group);
            }
            out.push(digit);
        }
        out
    }

    /// A text typed in this manner, neutral. Where a mark is none of this manner and could part thousands, it stays one
    /// that has to be asked about.
    #[must_use]
    pub fn typed(self, text: &str) -> String {
        if self == Self::NEUTRAL {
            return text.to_owned();
        }
        with_runs(text, |run| self.typed_figure(run))
    }

    fn typed_figure(self, run: &str) -> String {
        let marks: Vec<char> = run.chars().filter(|letter| matches!(letter, '.' | ',')).collect();
        match *marks {
            [mark] => {
                let parts_thousands = run.rsplit(mark).next().is_some_and(|after| after.len() == 3);
                if !self.group.starts_with(mark) {
                    run.replace(mark, ".")
                } else if parts_thousands && self.has_decimal_comma() {
                    run.replace(mark, "")
                } else {
                    run.to_owned()
                }
            }
            // 12,34,567 is none of the neutral marks.
            [',', ..] if self.is_by_lakh && marks.len() > 1 => run.replace(',', ""),
            _ => run.to_owned(),
        }
    }

    /// A day that is neutral, `2027-03-31`, in this manner.
    #[must_use]
    pub fn day(self, neutral: &str) -> String {
        let parts: Vec<&str> = neutral.split('-').collect();
        let &[year, month, day] = parts.as_slice() else { return neutral.to_owned() };
        match self.day {
            DayOrder::Neutral => neutral.to_owned(),
            DayOrder::DayFirst(mark) => format!("{day}{mark}{month}{mark}{year}"),
            DayOrder::MonthFirst(mark) => format!("{month}{mark}{day}{mark}{year}"),
            DayOrder::YearFirst(mark) => format!("{year}{mark}{month}{mark}{day}"),
        }
    }

    /// A day typed in numbers in this manner, neutral; whatever else it is stays.
    #[must_use]
    pub fn typed_day(self, text: &str) -> String {
        let Some((first, second, year)) = in_numbers(text) else { return text.to_owned() };
        let (day, month) = match self.day {
            DayOrder::DayFirst(_) => (first, second),
            DayOrder::MonthFirst(_) => (second, first),
            DayOrder::Neutral | DayOrder::YearFirst(_) => return text.to_owned(),
        };
        if month <= 12 && day <= 31 { format!("{year:04}-{month:02}-{day:02}") } else { text.to_owned() }
    }

    /// Whether a day typed in numbers would be another one elsewhere.
    #[must_use]
    pub fn is_other_elsewhere(self, text: &str) -> bool {
        in_numbers(text).is_some_and(|(first, second, _)| first <= 12 && second <= 12 && first != second)
    }

    /// An amount and its currency, which may be a sign or a code.
    #[must_use]
    pub fn money(self, amount: &str, currency: &str) -> String {
        let is_code = currency.chars().all(char::is_alphanumeric);
        match (currency, self.is_currency_last) {
            ("", _) => amount.to_owned(),
            (_, true) => format!("{amount}\u{a0}{currency}"),
            (_, false) if is_code && self == Self::NEUTRAL => format!("{currency} {amount}"),
            (_, false) if is_code || self.has_gap => format!("{currency}\u{a0}{amount}"),
            (_, false) => format!("{currency}{amount}"),
        }
    }
}

impl DayOrder {
    /// That of a format as the C library has it: `%d.%m.%Y`.
    fn of(format: &str) -> Self {
        let at = |letters: [char; 4]| format.find(letters).unwrap_or(usize::MAX);
        let (year, month, day) = (at(['Y', 'y', 'F', 'G']), at(['m', 'b', 'B', 'h']), at(['d', 'e', 'F', 'D']));
        let mark = format.chars().find(|letter| matches!(letter, '.' | '/' | '-')).filter(|_| !format.contains("%-"));
        let mark = mark.or_else(|| format.chars().find(|letter| matches!(letter, '.' | '/'))).unwrap_or('/');
        if year < month {
            let is_usual = matches!(mark, '.' | '/') && !format.contains("%F") && format.is_ascii();
            return if is_usual { Self::YearFirst(mark) } else { Self::Neutral };
        }
        if month < day { Self::MonthFirst(mark) } else { Self::DayFirst(mark) }
    }
}

/// The locale of a name; none for one nobody knows, and for none.
fn known(name: &str) -> Option<Locale> {
    let place = name.split(['.', '@']).next().unwrap_or_default().replace('-', "_");
    let mut parts = place.split('_');
    let language = parts.next().unwrap_or_default();
    let region = match (parts.next_back(), language) {
        (Some(region), _) => region.to_owned(),
        (None, "en") => "US".to_owned(),
        (None, language) => language.to_uppercase(),
    };
    Locale::try_from(format!("{language}_{region}").as_str()).ok()
}

/// The numbers of a day typed with strokes or points between: two, and the year behind.
fn in_numbers(text: &str) -> Option<(u32, u32, u32)> {
    let mark = text.trim().chars().find(|letter| matches!(letter, '/' | '-'))?;
    let parts: Vec<&str> = text.trim().split(mark).collect();
    let &[first, second, year] = parts.as_slice() else { return None };
    if !(1..=2).contains(&first.len()) || !(1..=2).contains(&second.len()) || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let century = if year.len() == 2 { 2000 } else { 0 };
    Some((first.parse().ok()?, second.parse().ok()?, century + year.parse::<u32>().ok()?))
}

/// The text with each run of digits and marks between them replaced; digits in a word are part of that.
fn with_runs(text: &str, replaced: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = end_of_run(from);
        let (run, after) = from.split_at(end);
        out.push_str(before);
        let is_in_word = before.chars().next_back().is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        out.push_str(&if is_in_word { run.to_owned() } else { replaced(run) });
        rest = after;
    }
    out + rest
}

/// Where a run of digits and marks ends: a mark is part of it only before another digit.
fn end_of_run(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_mark = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, b'.' | b','));
    let mut end = 0;
    while is_digit(end) || (is_mark(end) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(locale: &str) -> Manner {
        Manner::of(locale, locale, locale)
    }

    #[test]
    fn figures_amounts_and_days_are_written_as_the_locale_has_them() {
        for (locale, figure, day, money) in [
            ("C", "1,234,567.5", "2027-03-31", "€80k"),
            ("POSIX", "1,234,567.5", "2027-03-31", "€80k"),
            ("xx_YY.UTF-8", "1,234,567.5", "2027-03-31", "€80k"),
            ("", "1,234,567.5", "2027-03-31", "€80k"),
            ("en_US.UTF-8", "1,234,567.5", "03/31/2027", "€80k"),
            ("en_GB.UTF-8", "1,234,567.5", "31/03/2027", "€80k"),
            ("en_IN", "12,34,567.5", "31/03/2027", "€80k"),
            ("de_DE.UTF-8", "1.234.567,5", "31.03.2027", "80k\u{a0}€"),
            ("de-DE", "1.234.567,5", "31.03.2027", "80k\u{a0}€"),
            ("de", "1.234.567,5", "31.03.2027", "80k\u{a0}€"),
            ("de_DE@euro", "1.234.567,5", "31.03.2027", "80k\u{a0}€"),
            ("de_CH", "1’234’567.5", "31.03.2027", "€\u{a0}80k"),
            ("fr_FR.UTF-8", "1\u{202f}234\u{202f}567,5", "31/03/2027", "80k\u{a0}€"),
            ("sv_SE", "1\u{202f}234\u{202f}567,5", "2027-03-31", "80k\u{a0}€"),
        ] {
            let manner = of(locale);
            assert_eq!(manner.figures("1,234,567.5"), figure, "{locale}");
            assert_eq!(manner.day("2027-03-31"), day, "{locale}");
            assert_eq!(manner.money("80k", "€"), money, "{locale}");
            assert_eq!(manner.typed_day(&manner.day("2027-04-03")).replace("03.04.2027", "2027-04-03"), "2027-04-03");
        }
    }

    #[test]
    fn each_kind_has_a_locale_of_its_own() {
        let manner = Manner::of("de_DE", "en_US", "C");
        assert_eq!(manner.figures("2.5"), "2,5");
        assert_eq!((manner.day("2027-03-31"), manner.money("80k", "$")), ("2027-03-31".to_owned(), "$80k".to_owned()));
    }

    #[test]
    fn what_is_no_figure_is_left() {
        let german = of("de_DE");
        for text in ["M21.", "0.1.0", "2027-03-31", "S35f", "v1.2", "one, 2, 3", "1,2,3", "80"] {
            assert_eq!(german.figures(text), text);
        }
        assert_eq!(german.figures("2.5 of 1,000, at 12.5 %."), "2,5 of 1.000, at 12,5 %.");
    }

    #[test]
    fn what_is_typed_is_never_silently_a_thousand_times_more_or_less() {
        let typed = |locale: &str, text: &str| of(locale).typed(text);
        assert_eq!(typed("de_DE", "12.500,50"), "12.500,50", "both marks say which is which");
        assert_eq!(typed("de_DE", "12.500"), "12500");
        assert_eq!(typed("de_DE", "12,500"), "12.500", "which is asked about");
        assert_eq!(typed("de_DE", "12.5"), "12.5");
        assert_eq!(typed("de_DE", "1.500 Tsd. €"), "1500 Tsd. €");
        assert_eq!(typed("fr_FR", "12.500"), "12.500", "which is asked about");
        assert_eq!(typed("fr_FR", "12,500"), "12.500", "which is asked about");
        assert_eq!(typed("en_IN", "12,34,567.5"), "1234567.5");
        for locale in ["C", "en_US", "en_GB"] {
            assert_eq!(typed(locale, "12,500 or 12.500"), "12,500 or 12.500", "as ever");
        }
        assert_eq!(of("en_US").typed_day("3/4/2027"), "2027-03-04");
        assert_eq!(of("en_GB").typed_day("3/4/27"), "2027-04-03");
        assert_eq!(of("en_US").typed_day("31/3/2027"), "31/3/2027", "there is no other way to read it");
        assert!(of("en_US").is_other_elsewhere("3/4/2027") && !of("en_US").is_other_elsewhere("4/4/2027"));
    }

    #[test]
    fn a_manner_holds_for_what_it_is_given_and_no_longer() {
        assert_eq!(of("de_DE").over(|| here().figures("2.5")), "2,5");
        assert_eq!(here(), Manner::NEUTRAL);
    }
}
