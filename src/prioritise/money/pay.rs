//! Which lines of a pay plan count for one partner, as shares of what a deal is worth.
//!
//! A line for the partner by name stands before one for its variant, and that before one for all. Worked out for a deal
//! the partner brought and registered: lines on that condition count, "order only" does not.

use crate::plan::{Partner, PayIf, PayLine, PayOn, PayRate, PayWhen, Variant};

/// What a partner is paid, as shares of a deal by contract year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PayShares {
    /// The base in the first year.
    pub base: f64,
    /// What is added to it in the first year.
    pub adds: f64,
    /// What is paid in the second and the third year.
    pub later: [f64; 2],
}

impl PayShares {
    /// The share paid in a contract year, 1 the first.
    #[must_use]
    pub fn share(&self, year: usize) -> f64 {
        if year <= 1 { self.base + self.adds } else { self.later.get(year - 2).copied().unwrap_or_default() }
    }
}

/// Why a pay plan gives no shares of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoShares {
    /// No line on new business applies.
    Unsaid,
    /// They are paid by the event, not by the deal.
    ByEvent,
    /// More than one line would be the base.
    SeveralBases,
    /// Each side sells its own: no deal of ours is theirs.
    OwnSales,
}

/// The shares of a deal that the lines give a partner.
///
/// # Errors
/// When they are paid otherwise, or the lines do not say which counts.
pub fn pay_shares(lines: &[PayLine], partner: &Partner) -> Result<PayShares, NoShares> {
    if partner.variant == Some(Variant::Integration) {
        return Err(NoShares::OwnSales);
    }
    let new = counting(lines, partner, PayWhen::New);
    let renewal = counting(lines, partner, PayWhen::Renewal);
    let base = base(&new)?.ok_or(NoShares::Unsaid)?;
    let renewed = base_of_renewals(&renewal)?;
    let of_new = |line: &PayLine, year: u32| share(line) * part_of_year(Some(line.months.unwrap_or(12)), year);
    let of_renewal = |line: &PayLine, year: u32| share(line) * part_of_year(line.months, year - 1);
    let adding = |lines: &[&PayLine], of: &dyn Fn(&PayLine, u32) -> f64, year| -> f64 {
        lines.iter().filter(|line| line.adds).map(|line| of(line, year)).sum()
    };
    let later = [2, 3].map(|year| {
        let renewed = renewed.map_or(0.0, |line| of_renewal(line, year)) + adding(&renewal, &of_renewal, year);
        of_new(base, year) + adding(&new, &of_new, year) + renewed
    });
    Ok(PayShares { base: of_new(base, 1), adds: adding(&new, &of_new, 1), later })
}

/// The lines of a kind that count for a partner: among those that stand alone and among those that add, the ones said
/// most closely of them.
fn counting<'a>(lines: &'a [PayLine], partner: &Partner, when: PayWhen) -> Vec<&'a PayLine> {
    let of_a_deal =
        |line: &&PayLine| line.when == when && line.on != PayOn::Services && line.only_if != PayIf::OrderOnly;
    let applying = lines.iter().filter(of_a_deal).filter_map(|line| Some((line.applies.closeness(partner)?, line)));
    let applying: Vec<(u8, &PayLine)> = applying.collect();
    let closest = |adds: bool| applying.iter().filter(|(_, line)| line.adds == adds).map(|(close, _)| *close).max();
    let (alone, added) = (closest(false), closest(true));
    let counts = |(close, line): &&(u8, &PayLine)| Some(*close) == if line.adds { added } else { alone };
    applying.iter().filter(counts).map(|(_, line)| *line).collect()
}

/// The one line that stands alone; none where no line does.
fn base<'a>(lines: &[&'a PayLine]) -> Result<Option<&'a PayLine>, NoShares> {
    let alone = lines.iter().filter(|line| !line.adds);
    let shares: Vec<&&PayLine> = alone.clone().filter(|line| !is_by_event(line)).collect();
    match shares.as_slice() {
        [] if alone.count() > 0 => Err(NoShares::ByEvent),
        [] => Ok(None),
        [one] => Ok(Some(**one)),
        _ => Err(NoShares::SeveralBases),
    }
}

/// The same of renewals, where an amount for each event says nothing of shares.
fn base_of_renewals<'a>(lines: &[&'a PayLine]) -> Result<Option<&'a PayLine>, NoShares> {
    match base(lines) {
        Err(NoShares::ByEvent) => Ok(None),
        other => other,
    }
}

/// Whether a line is paid by the event: by demo, by order, by introduction.
fn is_by_event(line: &PayLine) -> bool {
    line.on == PayOn::Event || matches!(line.rate, PayRate::Flat(_))
}

fn share(line: &PayLine) -> f64 {
    match line.rate {
        PayRate::Percent(share) if line.on != PayOn::Event => share.get(),
        PayRate::TheyPay(share) => 1.0 - share.get(),
        PayRate::Percent(_) | PayRate::Flat(_) | PayRate::Nothing => 0.0,
    }
}

/// How much of a year, 1 the first, lies within so many months; all of it without an end.
fn part_of_year(months: Option<u32>, year: u32) -> f64 {
    months.map_or(1.0, |months| (f64::from(months) / 12.0 - f64::from(year - 1)).clamp(0.0, 1.0))
}
