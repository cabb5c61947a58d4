//! How money becomes JSON: the names of the contract, nothing that is null.

use super::{Load, Money, MoneyRow, MoneySum};
use crate::prioritise::money::{Span, whole_deals};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("assumptions", &Assumptions(self))?;
        map.serialize_entry("partners", &MoneyRows(self))?;
        if !self.set.is_empty() {
            map.serialize_entry("set", &MoneySet(self, self.sum(&self.set)))?;
        }
        map.end()
    }
}

struct Assumptions<'a>(&'a Money);

impl Serialize for Assumptions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Money { terms, basis, .. } = self.0;
        let mut map = serializer.serialize_map(None)?;
        let figures = [
            ("deal", terms.deal),
            ("deal_smallest", terms.smallest),
            ("deal_largest", terms.largest),
            ("gross_margin", terms.margin),
            ("retention", terms.retention),
            ("win_rate", Some(terms.won())),
            ("day_price", Some(terms.day_price())),
            ("new_business", basis.new_business),
            ("goal", basis.goal),
            ("cycle_months", basis.cycle_months),
            ("owner_days", basis.owner_days),
        ];
        for (name, figure) in figures {
            entry(&mut map, name, figure)?;
        }
        if let Some(day) = &basis.kick_off {
            map.serialize_entry("kick_off", day.as_str())?;
        }
        let assumed = [("win_rate", terms.win_rate), ("day_price", terms.day)];
        let assumed: Vec<&str> = assumed.into_iter().filter(|(_, said)| said.is_none()).map(|(name, _)| name).collect();
        if !assumed.is_empty() {
            map.serialize_entry("assumed", &assumed)?;
        }
        map.end()
    }
}

/// A figure, if there is one.
fn entry<M: SerializeMap>(map: &mut M, name: &str, figure: Option<f64>) -> Result<(), M::Error> {
    figure.map_or(Ok(()), |figure| map.serialize_entry(name, &figure))
}

/// Both ends of a range, if there is one.
fn ends<M: SerializeMap>(map: &mut M, name: &str, span: Option<Span>) -> Result<(), M::Error> {
    entry(map, &format!("{name}_low"), span.map(|span| span.low))?;
    entry(map, &format!("{name}_high"), span.map(|span| span.high))
}

struct MoneyRows<'a>(&'a Money);

impl Serialize for MoneyRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for row in self.0.rows.iter().flatten() {
            map.serialize_entry(row.who.id(), &OneRow(self.0, row))?;
        }
        map.end()
    }
}

struct OneRow<'a>(&'a Money, &'a MoneyRow);

impl Serialize for OneRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let money = &self.1.money;
        let mut map = serializer.serialize_map(None)?;
        for (name, years) in [("earns", &money.earns), ("keeps", &money.keeps)] {
            if !years.is_empty() {
                map.serialize_entry(name, years)?;
            }
        }
        map.serialize_entry("invested", &money.invested)?;
        entry(&mut map, "break_even", money.break_even.map(whole_deals))?;
        entry(&mut map, "break_even_smallest", money.break_even_smallest.map(whole_deals))?;
        entry(&mut map, "break_even_largest", money.break_even_largest.map(whole_deals))?;
        map.serialize_entry("accounts_named", &self.1.named)?;
        ends(&mut map, "deals", money.deals)?;
        ends(&mut map, "list", money.list)?;
        ends(&mut map, "after", money.after)?;
        if let Some(day) = self.0.first_signature() {
            map.serialize_entry("first_signature", day.as_str())?;
        }
        map.end()
    }
}

struct MoneySet<'a>(&'a Money, MoneySum<'a>);

impl Serialize for MoneySet<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(money, sum) = self;
        let figures = &sum.money;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("invested", &figures.invested)?;
        if figures.counted > 0 {
            ends(&mut map, "deals", Some(figures.deals))?;
            ends(&mut map, "list", Some(figures.list))?;
            ends(&mut map, "earns", Some(figures.earned))?;
            ends(&mut map, "keeps", Some(figures.kept))?;
            ends(&mut map, "after", Some(figures.after))?;
            entry(&mut map, "break_even", figures.break_even.map(whole_deals))?;
            map.serialize_entry("opportunities", &figures.opportunities)?;
        }
        ends(&mut map, "share", sum.share)?;
        map.serialize_entry("accounts_named", &sum.named)?;
        if let Some(day) = money.first_signature() {
            map.serialize_entry("first_signature", day.as_str())?;
        }
        if !sum.uncounted.is_empty() {
            let ids: Vec<_> = sum.uncounted.iter().map(|row| row.who.id()).collect();
            map.serialize_entry("not_counted", &ids)?;
        }
        map.serialize_entry("owners", &sum.loads)?;
        map.end()
    }
}

impl Serialize for Load {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("owner", &self.owner)?;
        map.serialize_entry("days_first_90", &self.days)?;
        entry(&mut map, "days_there", self.has)?;
        map.end()
    }
}
