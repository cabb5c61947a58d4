//! Private overlap: two companies learn how many accounts they share, or which, by three files, and nothing else of each
//! other's lists.
//!
//! Every domain becomes a point of the group ristretto255 (RFC 9496), hashed as RFC 9380 says and named in the manner of
//! RFC 9497. Who asks sends each of his times a secret of his, shuffled: the request. Who answers sends a hash of each of
//! these times a secret of hers, and each of her own times hers, shuffled: the answer. Who asked multiplies those with
//! his secret too, and what hashes alike is shared; what came of it is the result, which goes back. Where both agree on
//! names the hashes keep the order of the request; else they are sorted, so that they only count.
//!
//! Secrets hold for one exchange. This is safe between two who keep to it: who guesses domains and asks for them, or
//! hides some of his, is not found out by arithmetic. What may not go in: files, clocks, and where randomness is from:
//! [`Chance`] is handed in.

mod answer;
mod chance;
mod check;
mod head;
mod keys;
mod kind;
mod mask;
mod normal;
mod refusal;
mod request;
mod result;
mod spread;

pub use answer::{Answered, answer};
pub use chance::Chance;
pub use check::{FileHash, Learn, Learnt, Shared, number_of, numbered};
pub use head::sealed;
pub use keys::{AnswererKeeps, AskerKeeps};
pub use kind::FileKind;
pub use normal::{LeftAccounts, LeftOut, NormalList, SUFFIXES};
pub use refusal::Refusal;
pub use request::{Asked, Request, ask};
pub use result::{ReadOut, exchange_of, learn, read};
pub use spread::Watch;

/// How what came of an exchange is called where it is kept.
pub const SOURCE: &str = "private overlap";
/// No list of an exchange is longer, padding included: a longer one is a dictionary, and a file stays below 5 MB.
pub const MOST: usize = 100_000;
/// Where only counts are learnt no list is shorter: a count of a shorter one tells of single companies.
pub const SHORTEST: usize = 2 * super::least::LEAST;
/// No file of an exchange is longer, in bytes.
pub const LONGEST_FILE: u64 = 5_000_000;
