//! Which sign parts decimals in a column, and whether days or months come first: decided once for a column, from all its
//! cells, with what decided it. What no cell decides is asked.

/// The sign before decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// 1.5
    Point,
    /// 1,5
    Comma,
}

/// Which comes first in a day written in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

/// How a question about a column stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sign<T> {
    /// No cell can be read in two ways.
    #[default]
    Needless,
    /// Decided, and by what.
    Settled(T, String),
    /// Nothing decides it; a cell that can be read in two ways.
    Asked(String),
}

impl<T: Copy> Sign<T> {
    /// The answer, if there is one.
    #[must_use]
    pub fn settled(&self) -> Option<T> {
        match self {
            Self::Settled(answer, _) => Some(*answer),
            Self::Needless | Self::Asked(_) => None,
        }
    }
}

/// What the cells of a column say of one question.
struct Votes<'a> {
    one: Option<&'a str>,
    other: Option<&'a str>,
    either: Option<&'a str>,
}

impl Votes<'_> {
    fn sign<T>(self, one: T, other: T) -> Sign<T> {
        match self {
            Self { one: Some(cell), other: None, either: _ } => Sign::Settled(one, format!("“{cell}” says so")),
            Self { one: None, other: Some(cell), either: _ } => Sign::Settled(other, format!("“{cell}” says so")),
            Self { one: Some(cell), other: Some(against), either: None } => {
                // Each says for itself what it is.
                Sign::Settled(one, format!("“{cell}” and “{against}” each say how they are read"))
            }
            Self { one: Some(_), other: Some(_), either: Some(cell) }
            | Self { one: None, other: None, either: Some(cell) } => Sign::Asked(cell.to_owned()),
            Self { one: None, other: None, either: None } => Sign::Needless,
        }
    }
}

/// The sign before decimals in a column.
pub(super) fn decimal<'a>(cells: impl Iterator<Item = &'a str>) -> Sign<Decimal> {
    let mut votes = Votes { one: None, other: None, either: None };
    for cell in cells {
        match decimal_of(cell) {
            Some(Vote::Is(Decimal::Point)) => votes.one = votes.one.or(Some(cell)),
            Some(Vote::Is(Decimal::Comma)) => votes.other = votes.other.or(Some(cell)),
            Some(Vote::Either) => votes.either = votes.either.or(Some(cell)),
            None => {}
        }
    }
    votes.sign(Decimal::Point, Decimal::Comma)
}

enum Vote<T> {
    Is(T),
    Either,
}

/// What one number says: the last of two marks parts decimals, a mark that comes twice parts thousands, and one with
/// other than three digits behind it parts decimals.
fn decimal_of(cell: &str) -> Option<Vote<Decimal>> {
    let number = number_in(cell)?;
    let marks: Vec<char> = number.chars().filter(|letter| matches!(letter, '.' | ',')).collect();
    let last = *marks.last()?;
    let sign = |mark: char| if mark == '.' { Decimal::Point } else { Decimal::Comma };
    let other = |mark: char| if mark == '.' { Decimal::Comma } else { Decimal::Point };
    if marks.iter().any(|mark| *mark != last) {
        return Some(Vote::Is(sign(last)));
    }
    if marks.len() > 1 {
        return Some(Vote::Is(other(last)));
    }
    let (whole, behind) = number.split_once(last)?;
    let is_unsure = behind.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    Some(if is_unsure { Vote::Either } else { Vote::Is(sign(last)) })
}

/// The digits and marks of a cell that holds one number; what stands around it, a currency or a word, is left off.
fn number_in(cell: &str) -> Option<&str> {
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let start = cell.find(|letter: char| letter.is_ascii_digit())?;
    let rest = cell.get(start..)?;
    let end = rest.find(|letter: char| !is_part(letter)).unwrap_or(rest.len());
    Some(rest.get(..end)?.trim_end_matches(['.', ',']))
}

/// The number in a cell with a point before decimals and nothing between thousands, so that nobody is asked; what
/// stands around it stays.
pub(super) fn with_point(cell: &str, decimal: Decimal) -> String {
    let Some(number) = number_in(cell) else { return cell.to_owned() };
    let (mark, between) = if decimal == Decimal::Point { ('.', ',') } else { (',', '.') };
    let whole = number.replace(between, "").replace(mark, ".");
    let is_unsure = whole.split_once('.').is_some_and(|(_, behind)| behind.len() == 3);
    let whole = if is_unsure { format!("{whole}0") } else { whole };
    cell.replacen(number, &whole, 1)
}

/// Whether days or months come first in a column.
pub(super) fn date_order<'a>(cells: impl Iterator<Item = &'a str>) -> Sign<DateOrder> {
    let mut votes = Votes { one: None, other: None, either: None };
    for cell in cells {
        match numbers_of(cell) {
            Some((first, second, _)) if first > 12 && second <= 12 => votes.one = votes.one.or(Some(cell)),
            Some((first, second, _)) if first <= 12 && second > 12 => votes.other = votes.other.or(Some(cell)),
            Some((first, second, _)) if first <= 12 && first != second => {
                votes.either = votes.either.or(Some(cell));
            }
            _ => {}
        }
    }
    votes.sign(DateOrder::DayFirst, DateOrder::MonthFirst)
}

/// A day in numbers as nobody is asked about; what stands behind it, a time of day, goes.
pub(super) fn as_day(cell: &str, order: Option<DateOrder>) -> String {
    let cell = without_time(cell);
    match (numbers_of(cell), order) {
        (Some((day, month, year)), Some(DateOrder::DayFirst))
        | (Some((month, day, year)), Some(DateOrder::MonthFirst)) => {
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => cell.to_owned(),
    }
}

/// A day without the time of day behind it: "2026-10-14T16:02:00-07:00", "11/20/2026 9:12 AM".
fn without_time(cell: &str) -> &str {
    let cell = cell.trim();
    let (day, time) = cell.split_once(['T', ' ']).unwrap_or((cell, ""));
    let is_time = time.contains(':') && time.starts_with(|letter: char| letter.is_ascii_digit());
    if is_time && day.starts_with(|letter: char| letter.is_ascii_digit()) { day.trim_end_matches(',') } else { cell }
}

/// The three numbers of a day with its year behind, parted by strokes or hyphens. Between points the day comes first,
/// whoever writes it.
fn numbers_of(cell: &str) -> Option<(u32, u32, u32)> {
    let cell = without_time(cell);
    let mut parts = cell.split(['/', '-']).map(str::trim);
    let mut number = |digits: std::ops::RangeInclusive<usize>| {
        let part = parts.next()?;
        let is_number = digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse::<u32>().ok() } else { None }
    };
    let (first, second, year) = (number(1..=2)?, number(1..=2)?, number(2..=4)?);
    Some((first, second, if year < 100 { 2000 + year } else { year })).filter(|_| parts.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(cells: &[&str]) -> Sign<Decimal> {
        decimal(cells.iter().copied())
    }

    #[test]
    fn one_cell_decides_for_its_column() {
        assert_eq!(decided(&["980.000", "1.234.567,89"]).settled(), Some(Decimal::Comma));
        assert_eq!(decided(&["1,000", "12.5"]).settled(), Some(Decimal::Point));
        assert_eq!(decided(&["€ 30,5 Mio"]).settled(), Some(Decimal::Comma));
        assert_eq!(decided(&["1.000"]), Sign::Asked("1.000".to_owned()));
        assert_eq!(decided(&["12", "-", ""]), Sign::Needless);
        assert_eq!(decided(&["1.5", "1,5", "1.500"]), Sign::Asked("1.500".to_owned()));
        assert_eq!(decided(&["0.125"]).settled(), Some(Decimal::Point), "nobody writes 125 like that");
        assert_eq!(decided(&["1234.567"]).settled(), Some(Decimal::Point), "nor a million and more");
        assert_eq!(decided(&["1.000.000"]).settled(), Some(Decimal::Comma), "a mark that comes twice parts thousands");
        assert_eq!(with_point("€ 1.234,567", Decimal::Comma), "€ 1234.5670");
        assert_eq!(with_point("1,500k", Decimal::Point), "1500k");
    }

    #[test]
    fn a_day_that_can_only_be_one_decides_for_its_column() {
        let order = |cells: &[&str]| date_order(cells.iter().copied());
        assert_eq!(order(&["3/2/2026", "10/14/2026"]).settled(), Some(DateOrder::MonthFirst));
        assert_eq!(order(&["3/2/2026", "14/10/26"]).settled(), Some(DateOrder::DayFirst));
        assert_eq!(order(&["03/04/2026"]), Sign::Asked("03/04/2026".to_owned()));
        assert_eq!(order(&["31.12.2026", "2026-03-04", "Q1 2027", "3/3/2026"]), Sign::Needless);
        assert_eq!(order(&["12/5/2026"]), Sign::Asked("12/5/2026".to_owned()), "there is a twelfth month");
        assert_eq!(order(&["5/12/2026"]), Sign::Asked("5/12/2026".to_owned()));
        assert_eq!(order(&["13/14/2026", "12/12/2026"]), Sign::Needless, "neither is two days");
        assert_eq!(as_day("14/10/26", Some(DateOrder::DayFirst)), "2026-10-14");
        assert_eq!(as_day("3 4 2026", None), "3 4 2026");
        assert_eq!(as_day("3/2/2026 9:12 AM", Some(DateOrder::MonthFirst)), "2026-03-02");
        assert_eq!(as_day("2026-10-14T16:02:00-07:00", None), "2026-10-14");
        assert_eq!(as_day("31 March 2027", None), "31 March 2027");
    }
}
