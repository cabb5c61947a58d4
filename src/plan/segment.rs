//! Segments and the one strategy each has.

use super::bare::{self, is_default};
use super::{
    Duty, Investment, Kpi, Milestone, Need, PartnerId, PartnerModel, PayLine, Point, SegmentId, Variant, Whom,
};
use serde::{Deserialize, Serialize};

/// A name, its partners and a strategy for them.
///
/// A partner is in the segment it names, else in the segment of its model: in exactly one, by construction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// What partners refer to.
    pub id: SegmentId,
    /// Its name.
    pub name: String,
    /// The model whose partners it takes by default; none is a segment of the user's own.
    #[serde(default)]
    pub model: Option<PartnerModel>,
    /// The variant of it whose partners it takes; none takes those of every variant without a segment of its own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub variant: Option<Variant>,
    /// What we do for them and they for us.
    #[serde(default)]
    pub strategy: Strategy,
}

/// What a segment's partners need, what we do about it, how both sides earn, and the first 90 days.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Strategy {
    /// What we want from these partners.
    pub goal: String,
    /// Signs of one who fits.
    #[serde(with = "bare", skip_serializing_if = "is_default")]
    pub fits: Vec<Point>,
    /// Signs of one who does not.
    #[serde(with = "bare", skip_serializing_if = "is_default")]
    pub not_for: Vec<Point>,
    /// What they need and expect, and our answer.
    pub needs: Vec<Need>,
    /// What we expect of them.
    #[serde(with = "bare", skip_serializing_if = "is_default")]
    pub expect: Vec<Point>,
    /// Who does what in a deal.
    #[serde(skip_serializing_if = "is_default")]
    pub deal: Vec<Duty>,
    /// What we invest in one partner.
    #[serde(with = "bare")]
    pub invest: Vec<Investment>,
    /// How they are paid, for new business and for renewals.
    pub pay: Vec<PayLine>,
    /// For how many days a deal they registered is theirs.
    #[serde(skip_serializing_if = "is_default")]
    pub registration_days: Option<u32>,
    /// For how many days somebody they sent counts as sent by them.
    #[serde(skip_serializing_if = "is_default")]
    pub link_days: Option<u32>,
    /// Rules of engagement.
    #[serde(with = "bare")]
    pub rules: Vec<Point>,
    /// What we measure.
    #[serde(with = "bare")]
    pub kpis: Vec<Kpi>,
    /// What can go wrong.
    #[serde(with = "bare")]
    pub risks: Vec<Point>,
    /// How such a partner is found and won, step by step.
    #[serde(with = "bare", skip_serializing_if = "is_default")]
    pub recruit: Vec<Point>,
    /// The first 90 days, by day.
    pub first_90_days: Vec<Milestone>,
    /// What a partner has done by day 90, or we stop.
    pub test: String,
    /// What we have done by then.
    #[serde(skip_serializing_if = "is_default")]
    pub our_half: String,
    /// Who decides after the test, and what is taken back from whoever fails.
    #[serde(skip_serializing_if = "is_default")]
    pub after: String,
}

impl Strategy {
    /// Every line's address, in the order of the fields.
    pub fn addressed(&self) -> impl Iterator<Item = &Whom> {
        let points = [&self.fits, &self.not_for, &self.expect, &self.rules, &self.risks, &self.recruit];
        let points = points.into_iter().flatten().map(|line| &line.applies);
        let others = self.needs.iter().map(|line| &line.applies);
        let others = others.chain(self.deal.iter().map(|line| &line.applies));
        let others = others.chain(self.invest.iter().map(|line| &line.applies));
        let others = others.chain(self.pay.iter().map(|line| &line.applies));
        let others = others.chain(self.kpis.iter().map(|line| &line.applies));
        points.chain(others).chain(self.first_90_days.iter().map(|line| &line.applies))
    }

    /// Takes every line out that is for one of these alone.
    pub(super) fn without(&mut self, goes: impl Fn(&PartnerId) -> bool) {
        let stays = |whom: &Whom| !matches!(whom, Whom::Partner(id) if goes(id));
        for points in self.points_mut() {
            points.retain(|line| stays(&line.applies));
        }
        self.needs.retain(|line| stays(&line.applies));
        self.deal.retain(|line| stays(&line.applies));
        self.invest.retain(|line| stays(&line.applies));
        self.pay.retain(|line| stays(&line.applies));
        self.kpis.retain(|line| stays(&line.applies));
        self.first_90_days.retain(|line| stays(&line.applies));
    }

    /// Readdresses what is for one partner alone to another.
    pub(super) fn readdress(&mut self, from: &PartnerId, to: &PartnerId) {
        let send = |whom: &mut Whom| {
            if let Whom::Partner(id) = whom
                && id == from
            {
                id.clone_from(to);
            }
        };
        for points in self.points_mut() {
            for line in points {
                send(&mut line.applies);
            }
        }
        self.needs.iter_mut().for_each(|line| send(&mut line.applies));
        self.deal.iter_mut().for_each(|line| send(&mut line.applies));
        self.invest.iter_mut().for_each(|line| send(&mut line.applies));
        self.pay.iter_mut().for_each(|line| send(&mut line.applies));
        self.kpis.iter_mut().for_each(|line| send(&mut line.applies));
        self.first_90_days.iter_mut().for_each(|line| send(&mut line.applies));
    }

    fn points_mut(&mut self) -> [&mut Vec<Point>; 6] {
        [&mut self.fits, &mut self.not_for, &mut self.expect, &mut self.rules, &mut self.risks, &mut self.recruit]
    }
}
