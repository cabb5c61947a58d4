//! Why a file of an exchange is not taken, or not made; each a sentence.

use super::{FileKind, MOST, SHORTEST, SUFFIXES};
use std::fmt;

/// Why an exchange stops here. Nothing of the other side's list has been learnt then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is none of the three files.
    NoSuchFile,
    /// It is longer than any of the three files.
    TooLong,
    /// It is another of the three files.
    OtherKind {
        /// Which.
        is: FileKind,
        /// Which one is read here.
        wanted: FileKind,
    },
    /// A newer version of the program made it.
    Newer,
    /// Its domains were made by other rules, or with another list of suffixes.
    OtherRules {
        /// The number of their rules.
        rules: String,
        /// The version of their list of suffixes.
        suffixes: String,
    },
    /// It does not say what such a file says.
    Broken {
        /// What is wrong, as the end of a sentence.
        what: &'static str,
    },
    /// Some of it was lost or changed on its way.
    Damaged,
    /// One of its points is none, or the one that tells of no secret.
    NoPoint {
        /// Where, counted from 1.
        at: usize,
    },
    /// The same stands in it twice.
    Doubled,
    /// It is longer than any list may be.
    TooMany {
        /// How many accounts.
        count: usize,
    },
    /// It is shorter than where only counts are learnt.
    TooFew {
        /// How many accounts.
        count: usize,
        /// Whether they are those of the other side.
        theirs: bool,
    },
    /// It belongs to another exchange, or to another file of this one.
    OtherExchange,
    /// It says that something is shared which the other side has not asked for.
    NotShared,
    /// The user stopped it.
    Stopped,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchFile => out.write_str(
                "This is no file of a private overlap: such a file begins with “partnerplan overlap”. Ask for it again. A \
                 list of accounts is not read here: yours is brought in beside the plan, theirs stays with them.",
            ),
            Self::TooLong => out.write_str(
                "This is longer than any file of a private overlap, which has 5 MB at most. If it is a list of accounts, it \
                 is not read here: yours is brought in beside the plan, theirs stays with them.",
            ),
            Self::OtherKind { is, wanted } => {
                write!(out, "This file is {}, and {} is read here. {}", is.name(), wanted.name(), is.way())
            }
            Self::Newer => out.write_str("A newer version of partnerplan made this file: both sides need the same one."),
            Self::OtherRules { rules, suffixes } => write!(
                out,
                "This file was made by other rules for domains than this program has (rules {rules}, suffixes {suffixes}; here \
                 {}, {SUFFIXES}), so equal companies would not look equal: both sides need the same version of partnerplan.",
                super::normal::RULES
            ),
            Self::Broken { what } => {
                write!(out, "This file is not one that partnerplan wrote, or part of it was lost: {what}. Ask for it again.")
            }
            Self::Damaged => out.write_str(
                "This file is not as it was written: some of it was lost or changed on its way. Ask for it again.",
            ),
            Self::NoPoint { at } => write!(
                out,
                "Account {at} in this file is not masked as partnerplan masks one: whoever made the file altered the program, \
                 and may want to find out more than a count. Nothing was told to them, and nothing learnt."
            ),
            Self::Doubled => out.write_str(
                "The same account stands in this file twice, which partnerplan never writes: whoever made the file altered the \
                 program, and may want to find out more than a count. Nothing was told to them, and nothing learnt.",
            ),
            Self::TooMany { count } => write!(
                out,
                "{count} accounts are more than the {MOST} an exchange takes: so long a list is a dictionary."
            ),
            Self::TooFew { count, theirs } => write!(
                out,
                "{} {count} accounts with a website that a company can have (acme.example is none), and a count needs {SHORTEST} or more on both \
                 sides: with fewer it tells of single companies.",
                if *theirs { "Their list has" } else { "Your list has" }
            ),
            Self::OtherExchange => out.write_str(
                "This file belongs to another exchange, or to another file of this one: it was not made for what stands here. \
                 Read the short hashes to each other by telephone.",
            ),
            Self::NotShared => out.write_str(
                "This file says that accounts are shared which nobody asked about, or more than there are: that cannot be true. \
                 Nothing was taken from it; ask whoever sent it.",
            ),
            Self::Stopped => out.write_str("Stopped: nothing was written."),
        }
    }
}

impl std::error::Error for Refusal {}
