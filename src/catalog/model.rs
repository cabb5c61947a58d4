//! The seven partner models: what each is, whom it usually reaches, what it costs, and its playbook.

use super::{asset, ranges::Range};
use crate::plan::{Amount, BuyingRole, PartnerModel, StageId, Strategy, Strength, Variant};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

/// What the catalogue knows of one partner model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// The model.
    pub model: PartnerModel,
    /// What it is, in one or two sentences.
    pub what: String,
    /// With whom the customer contracts for our product.
    pub contracts: String,
    /// Who sends the invoice.
    pub invoices: String,
    /// Who sets the price the customer pays.
    pub sets_price: String,
    /// Who owns the relationship with the customer.
    pub owns_customer: String,
    /// When this model is the right one.
    pub choose_when: String,
    /// Where and how such partners are found.
    pub recruit: String,
    /// Our days in year one, typically.
    pub days: Amount,
    /// Our cost in year one, typically, in thousands of USD.
    pub cost: Amount,
    /// Its variants; none for most models.
    pub variants: Vec<VariantOf>,
    /// What others pay such partners.
    pub ranges: Vec<Range>,
    /// Whom it usually reaches, unless the variant says otherwise.
    reach: Vec<Reach>,
    /// The playbook a segment starts from; its needs are all open. None where every variant has one of its own.
    #[serde(default)]
    strategy: Option<Strategy>,
}

/// What the catalogue knows of one variant of a model.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantOf {
    /// The variant.
    pub variant: Variant,
    /// What it is, in a sentence or two.
    pub description: String,
    #[serde(default)]
    days: Option<Amount>,
    #[serde(default)]
    cost: Option<Amount>,
    #[serde(default)]
    reach: Option<Vec<Reach>>,
    #[serde(default)]
    strategy: Option<Strategy>,
}

/// A playbook: what partners of a model need, what we do about it, how both sides earn. Its needs are all open.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// For partners of this model.
    pub model: PartnerModel,
    /// For this variant alone; none is for every variant without one of its own.
    pub variant: Option<Variant>,
    /// What it says.
    pub strategy: Strategy,
}

/// Whom a kind of partner usually reaches: one buying role, stage by stage. A stage not named is not reached.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// The role.
    pub role: BuyingRole,
    /// How strongly at each stage: 1 or 2, a first guess.
    pub stages: BTreeMap<StageId, Strength>,
}

impl Model {
    /// Whom such a partner usually reaches, at most 2 anywhere.
    #[must_use]
    pub fn reach(&self, variant: Option<Variant>) -> &[Reach] {
        self.of(variant).and_then(|of| of.reach.as_deref()).unwrap_or(&self.reach)
    }

    /// How strongly such a partner usually reaches somebody in `role` at `stage`.
    #[must_use]
    pub fn strength(&self, variant: Option<Variant>, role: BuyingRole, stage: &StageId) -> Strength {
        let row = self.reach(variant).iter().find(|row| row.role == role);
        row.and_then(|row| row.stages.get(stage)).copied().unwrap_or_default()
    }

    /// Our days in year one, typically.
    #[must_use]
    pub fn typical_days(&self, variant: Option<Variant>) -> Amount {
        self.of(variant).and_then(|of| of.days).unwrap_or(self.days)
    }

    /// Our cost in year one, typically, in thousands of USD.
    #[must_use]
    pub fn typical_cost(&self, variant: Option<Variant>) -> Amount {
        self.of(variant).and_then(|of| of.cost).unwrap_or(self.cost)
    }

    fn of(&self, variant: Option<Variant>) -> Option<&VariantOf> {
        self.variants.iter().find(|of| Some(of.variant) == variant)
    }
}

static MODELS: LazyLock<[Model; 7]> = LazyLock::new(|| {
    [
        ("agency.ron", include_str!("../../assets/models/agency.ron")),
        ("referral.ron", include_str!("../../assets/models/referral.ron")),
        ("affiliate_alliance.ron", include_str!("../../assets/models/affiliate_alliance.ron")),
        ("reseller.ron", include_str!("../../assets/models/reseller.ron")),
        ("var.ron", include_str!("../../assets/models/var.ron")),
        ("oem_integration.ron", include_str!("../../assets/models/oem_integration.ron")),
        ("service_delivery.ron", include_str!("../../assets/models/service_delivery.ron")),
    ]
    .map(|(name, text)| asset::read(name, text))
});

/// The seven models, in the order offered.
#[must_use]
pub fn models() -> &'static [Model] {
    MODELS.as_slice()
}

/// What the catalogue knows of `model`.
#[must_use]
pub fn model(model: PartnerModel) -> &'static Model {
    &MODELS[model as usize]
}

static SHEETS: LazyLock<Vec<Sheet>> = LazyLock::new(|| {
    let of_model = |known: &'static Model| {
        let whole = known.strategy.iter().map(|strategy| (None, strategy));
        let apart = known.variants.iter().filter_map(|of| Some((Some(of.variant), of.strategy.as_ref()?)));
        whole.chain(apart).map(|(variant, strategy)| Sheet { model: known.model, variant, strategy: strategy.clone() })
    };
    models().iter().flat_map(of_model).collect()
});

/// The playbooks, in the order of the models.
#[must_use]
pub fn sheets() -> &'static [Sheet] {
    &SHEETS
}

/// The playbook for partners of this kind: that of the variant, else that of the model, else, where every variant has
/// one of its own and none is said, the last of them, which promises no money.
///
/// # Panics
/// Never: a test asks that every model has a playbook.
#[must_use]
pub fn sheet(model: PartnerModel, variant: Option<Variant>) -> &'static Sheet {
    let of_model = || sheets().iter().filter(move |sheet| sheet.model == model);
    let meant = of_model().find(|sheet| sheet.variant.is_some() && sheet.variant == variant);
    let whole = || of_model().find(|sheet| sheet.variant.is_none());
    meant.or_else(whole).or_else(|| of_model().next_back()).expect("every model has a playbook")
}

impl Sheet {
    /// What a segment of these partners is called.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.variant {
            Some(Variant::Affiliate) => "Affiliate",
            Some(Variant::Alliance) => "Alliance",
            Some(variant) => variant.label(),
            None => self.model.label(),
        }
    }

    /// The key of that segment.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.variant.map_or_else(|| self.model.key(), Variant::key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_parses_and_stands_in_the_order_offered() {
        let order: Vec<PartnerModel> = models().iter().map(|known| known.model).collect();
        assert_eq!(order, PartnerModel::ALL);
        assert!(PartnerModel::ALL.into_iter().all(|chosen| model(chosen).model == chosen));
        assert!(PartnerModel::ALL.into_iter().all(|chosen| sheet(chosen, None).model == chosen));
    }
}
