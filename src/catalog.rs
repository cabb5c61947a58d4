//! The shipped knowledge of `assets/`, typed: partner models, criteria, buying roles and stages, guidance, starters,
//! the example, and what follows from them for a plan: pre-fills, segments, traps.
//!
//! What may not go in: formulas (`prioritise`), files, clocks and screens. The assets are compiled in and parsed when
//! first asked for; a test parses every one, which is why reading them cannot fail here.

mod asset;
mod buying;
mod criteria;
mod starter;

pub use buying::{absent_by_default, role_description, stage_description, stages};
pub use criteria::criteria;
pub use starter::example;
