//! What others pay, in words, and the sources behind a sheet.

use super::figure::plain;
use crate::catalog::{self, Range, RangeUnit, Source};
use crate::plan::{PartnerModel, Section, Strategy, Variant};

/// "margin, hosted software: 20–25 % of list price, first year (S42, 2018)".
#[must_use]
pub fn range_words(range: &Range) -> String {
    let Range { of, low, high, unit, basis, duration, source, year, applies: _ } = range;
    let (low, high) = (plain(*low), plain(*high));
    let figure = if low == high { low } else { format!("{low}–{high}") };
    let of_basis = match unit {
        RangeUnit::Percent => format!("{figure} % of {basis}"),
        RangeUnit::Thousand => format!("{figure} thousand, {basis}"),
        RangeUnit::Days => format!("{figure} days, {basis}"),
    };
    let lasting = if duration.is_empty() { String::new() } else { format!(", {duration}") };
    let from = match (source.as_str(), year.as_str()) {
        ("", _) => "our judgement".to_owned(),
        (source, "") => source.to_owned(),
        (source, year) => format!("{source}, {year}"),
    };
    format!("{of}: {of_basis}{lasting} ({from})")
}

/// What others pay partners of this kind.
#[must_use]
pub fn ranges_of(model: Option<PartnerModel>, variant: Option<Variant>) -> Vec<&'static Range> {
    let known = model.map(catalog::model).into_iter().flat_map(|known| &known.ranges);
    known.filter(|range| range.applies.is_none() || range.applies == variant).collect()
}

/// Every source a sheet and its ranges cite, to be read out in full.
#[must_use]
pub fn sources_of(strategy: &Strategy, ranges: &[&Range]) -> Vec<&'static Source> {
    let lines = Section::ALL.into_iter().flat_map(|section| section.lines(strategy));
    let mut text = ranges.iter().map(|range| range_words(range)).collect::<Vec<_>>().join("; ");
    for line in lines {
        let said = super::line_words(&line, "", |_| None);
        text = format!("{text}; {}; {}", said.text, said.more);
    }
    catalog::cited(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_says_of_what_for_how_long_and_from_where() {
        let ranges = ranges_of(Some(PartnerModel::Reseller), None);
        let words: Vec<String> = ranges.iter().map(|range| range_words(range)).collect();
        assert!(words.iter().any(|said| said.contains("20–25 % of list price") && said.ends_with("(S42, 2018)")));
    }
}
