//! What others pay: figures found in the trade, each with its basis, its duration and where it is from.

use crate::plan::Variant;
use serde::Deserialize;

/// A span of figures others pay, or reckon with.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// Of what: "margin, hosted software".
    pub of: String,
    /// The lower end.
    pub low: f64,
    /// The upper end; the same where it is one figure.
    pub high: f64,
    /// In what.
    pub unit: RangeUnit,
    /// A share of what, or counted from when.
    pub basis: String,
    /// For how long.
    #[serde(default)]
    pub duration: String,
    /// Where it is from; empty is our judgement.
    #[serde(default)]
    pub source: String,
    /// The year of the source, as far as it is known.
    #[serde(default)]
    pub year: String,
    /// For one variant alone.
    #[serde(default)]
    pub applies: Option<Variant>,
}

/// What a span counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RangeUnit {
    /// Hundredths of the basis.
    Percent,
    /// Thousands of US dollars.
    Thousand,
    /// Days.
    Days,
}
