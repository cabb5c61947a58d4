//! Which accounts of a list are ours, how sure that is, and why.
//!
//! First by domain, then by normalised name, then by how alike the names are: rare words weigh more than common ones, a
//! slip of the pen costs little, words against each other cost most. The rules know nothing but the lists and a short
//! prior of common words; nothing was learnt from labelled pairs. Their list is a stream: of it only what may be ours is
//! kept. What may not go in: files.

mod best;
mod domains;
mod hash;
mod known;
mod likeness;
mod nearby;
mod ours;
mod rarity;
mod why;

pub use domains::{ByDomain, DomainStream, Domains};
pub use ours::{Against, Match, Ours, SURE, matches};
pub use why::{Doubt, Why};
