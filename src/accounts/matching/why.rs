//! Why two accounts are, or may be, one company.

use std::fmt;

/// Why two accounts are, or may be, one company.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// They have this domain in common.
    Domain(String),
    /// The names are the same but for capitals.
    Name,
    /// The names are the same but for the legal form, accents, marks and the like.
    LegalForm,
    /// One says that it also has the name of the other.
    AlsoNamed,
    /// The names are so much alike, 0–1.
    Alike(f64),
    /// The names are so much alike, 0–1, but something speaks against it.
    But(f64, Doubt),
}

/// What speaks against two accounts with names alike being one company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Each has a domain, and not the same.
    Domains,
    /// The names have no word that few have.
    Plain,
    /// The names have no word in common that is written alike.
    Slip,
    /// The legal forms are of different countries.
    Countries,
    /// The names name different places.
    Places,
    /// The names have different numbers.
    Numbers,
}

impl Why {
    /// How much alike the names are, 0–1; a domain in common is no less than the same name.
    #[must_use]
    pub const fn alike(&self) -> f64 {
        match self {
            Self::Alike(alike) | Self::But(alike, _) => *alike,
            Self::Domain(_) | Self::Name | Self::LegalForm | Self::AlsoNamed => 1.0,
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain(domain) => write!(f, "same domain, {domain}"),
            Self::Name => write!(f, "same name"),
            Self::LegalForm => write!(f, "same name but for the legal form and the like"),
            Self::AlsoNamed => write!(f, "one says it also has the name of the other"),
            Self::Alike(alike) => write!(f, "{} alike", percent(*alike)),
            Self::But(alike, doubt) if *alike >= 1.0 => write!(f, "same name, but {doubt}"),
            Self::But(alike, doubt) => write!(f, "{} alike, but {doubt}", percent(*alike)),
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Domains => "the domains differ",
            Self::Plain => "many companies have such names",
            Self::Slip => "no word of both is written alike",
            Self::Countries => "the legal forms are of different countries",
            Self::Places => "the places differ",
            Self::Numbers => "the numbers differ",
        })
    }
}

/// A share as a whole percentage; what is not the same is never a hundred.
fn percent(share: f64) -> String {
    format!("{:.0} %", (share * 100.0).floor())
}
