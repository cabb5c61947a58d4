//! The seven partner models and their variants.

use serde::{Deserialize, Serialize};

/// The seven kinds of partner, told apart by who contracts, invoices, sets the price and owns the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartnerModel {
    /// Acts for us in a territory or niche; we contract and bill.
    Agency,
    /// Introduces; we do the rest.
    Referral,
    /// Sends an audience, or goes to market beside us.
    AffiliateAlliance,
    /// Sells our product on its paper, adds little.
    Reseller,
    /// Sells our product with services of its own.
    #[serde(rename = "var")]
    ValueAddedReseller,
    /// Our product inside theirs, or the two joined.
    OemIntegration,
    /// Implements or runs it; the customer pays them.
    ServiceDelivery,
}

impl PartnerModel {
    /// Every model, in the order offered; its place is its digit key.
    pub const ALL: [Self; 7] = [
        Self::Agency,
        Self::Referral,
        Self::AffiliateAlliance,
        Self::Reseller,
        Self::ValueAddedReseller,
        Self::OemIntegration,
        Self::ServiceDelivery,
    ];

    /// The word in files and reports.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Referral => "referral",
            Self::AffiliateAlliance => "affiliate_alliance",
            Self::Reseller => "reseller",
            Self::ValueAddedReseller => "var",
            Self::OemIntegration => "oem_integration",
            Self::ServiceDelivery => "service_delivery",
        }
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agency => "Agency",
            Self::Referral => "Referral",
            Self::AffiliateAlliance => "Affiliate or alliance",
            Self::Reseller => "Reseller",
            Self::ValueAddedReseller => "Value-added reseller",
            Self::OemIntegration => "OEM / embedded / integration",
            Self::ServiceDelivery => "Service delivery",
        }
    }

    /// One word, for a narrow column.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Agency => "Agency",
            Self::Referral => "Referral",
            Self::AffiliateAlliance => "Alliance",
            Self::Reseller => "Reseller",
            Self::ValueAddedReseller => "VAR",
            Self::OemIntegration => "OEM",
            Self::ServiceDelivery => "Service",
        }
    }
}

/// A variant of a partner model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Variant {
    /// Agency: acts for several vendors.
    Agent,
    /// Agency: a territory under our name.
    FranchiseLike,
    /// Agency: alone with our product in its territory, as a part of its own offer.
    ExclusiveAgency,
    /// Agency: marketing work that brings its clients along.
    MarketingAgency,
    /// Affiliate: paid for an audience's clicks or demos.
    Affiliate,
    /// Alliance: two vendors, one buyer.
    Alliance,
    /// Reseller: places the order the customer asks for.
    Fulfilment,
    /// Reseller: sells and campaigns together with us.
    CoSelling,
    /// Reseller: sells through a cloud marketplace.
    MarketplaceSeller,
    /// OEM: our product under their name.
    Oem,
    /// Embedded: a part of theirs.
    Embedded,
    /// Integration: two products joined, each sold by its owner.
    Integration,
    /// Service delivery: a systems integrator.
    SystemsIntegrator,
    /// Service delivery: runs it for the customer.
    ManagedServices,
    /// Service delivery: advises and sets it up.
    Consultancy,
}

impl Variant {
    /// The word for it in a file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::ExclusiveAgency => "exclusive_agency",
            Self::FranchiseLike => "franchise_like",
            Self::MarketingAgency => "marketing_agency",
            Self::Affiliate => "affiliate",
            Self::Alliance => "alliance",
            Self::Fulfilment => "fulfilment",
            Self::CoSelling => "co_selling",
            Self::MarketplaceSeller => "marketplace_seller",
            Self::Oem => "oem",
            Self::Embedded => "embedded",
            Self::Integration => "integration",
            Self::SystemsIntegrator => "systems_integrator",
            Self::ManagedServices => "managed_services",
            Self::Consultancy => "consultancy",
        }
    }

    /// Every variant, by model.
    pub const ALL: [Self; 15] = [
        Self::Agent,
        Self::ExclusiveAgency,
        Self::FranchiseLike,
        Self::MarketingAgency,
        Self::Affiliate,
        Self::Alliance,
        Self::Fulfilment,
        Self::CoSelling,
        Self::MarketplaceSeller,
        Self::Oem,
        Self::Embedded,
        Self::Integration,
        Self::SystemsIntegrator,
        Self::ManagedServices,
        Self::Consultancy,
    ];

    /// The model it is a variant of.
    #[must_use]
    pub fn model(self) -> PartnerModel {
        match self {
            Self::Agent | Self::ExclusiveAgency | Self::FranchiseLike | Self::MarketingAgency => PartnerModel::Agency,
            Self::Affiliate | Self::Alliance => PartnerModel::AffiliateAlliance,
            Self::Fulfilment | Self::CoSelling | Self::MarketplaceSeller => PartnerModel::Reseller,
            Self::Oem | Self::Embedded | Self::Integration => PartnerModel::OemIntegration,
            Self::SystemsIntegrator | Self::ManagedServices | Self::Consultancy => PartnerModel::ServiceDelivery,
        }
    }

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::ExclusiveAgency => "exclusive agency",
            Self::FranchiseLike => "franchise-like",
            Self::MarketingAgency => "marketing agency",
            Self::Affiliate => "affiliate",
            Self::Alliance => "alliance",
            Self::Fulfilment => "fulfilment reseller",
            Self::CoSelling => "co-selling reseller",
            Self::MarketplaceSeller => "marketplace seller",
            Self::Oem => "OEM",
            Self::Embedded => "embedded",
            Self::Integration => "integration",
            Self::SystemsIntegrator => "systems integrator",
            Self::ManagedServices => "managed services",
            Self::Consultancy => "consultancy",
        }
    }
}
