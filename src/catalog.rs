//! The shipped knowledge of `assets/`, typed: partner models, criteria, buying roles and stages, guidance, starters,
//! the example, and what follows from them for a plan: pre-fills, segments, traps.
//!
//! What may not go in: formulas (`prioritise`), files, clocks and screens. The assets are compiled in and parsed when
//! first asked for; a test parses every one, which is why reading them cannot fail here.

mod about;
mod answers;
mod asset;
mod buying;
mod criteria;
mod guess;
mod guidance;
mod label;
mod model;
mod prefill;
mod ranges;
pub mod regions;
mod roster;
mod segments;
mod sources;
mod starter;
mod telling_apart;
pub mod traps;

pub use about::{About, about, about_briefly, about_variants};
pub use answers::chance_of_yes;
pub use buying::{
    absent_by_default, follow_roles, role_description, stage_description, stage_question, stages, usual_absences,
};
pub use criteria::{criteria, to_ask};
pub use guess::label_for;
pub use guidance::{Guidance, guidance};
pub use label::{Label, Meaning, PlaceToLook, places_to_look};
pub use model::{Model, Reach, Sheet, VariantOf, model, models, sheet, sheets};
pub use prefill::{typical_cost, typical_days, usual_influence};
pub use ranges::{Range, RangeUnit};
pub use roster::{CellWords, Headings, KindMeant, KindWords, Sayings, import_headings, import_words};
pub use segments::{keep_segment, playbook, segment_of, segments};
pub use sources::{Grade, Source, cited, sources, unknown_sources};
pub use starter::{Starter, example, new_plan, starters};
pub use telling_apart::{KindQuestion, LikelyKind, LikelyKinds, SaleBy, SaleByWords, TellingApart, telling_apart};
pub use traps::{Rule, Trap, traps};

/// What stands under everything that touches law or pay.
pub const NOT_LEGAL_ADVICE: &str = "Advice from the trade, not legal advice.";
