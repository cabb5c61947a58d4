//! A plan as text and back: RON in one fixed shape out, RON as a person may have edited it in.
//!
//! What may not go in: files. The caller knows where the text came from; [`Flaw`] knows only where in it.

use super::{
    blocks::{self, KnownBlocks},
    flaw::Flaw,
    migrate::migrated,
    shape::{FieldName, options},
    twice,
};
use crate::plan::{FORMAT, Plan};
use ron::ser::PrettyConfig;
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
};
use std::fmt;

/// How deep the blocks go: plan, partners, one partner, one rating; a rating's own fields share its line.
const BLOCKS: usize = 4;

/// A plan in its one written shape: the same plan, the same bytes.
pub(super) fn write(plan: &Plan) -> Result<String, ron::Error> {
    blocks::written(plan, whole).unwrap_or_else(|| whole(plan))
}

fn whole(plan: &Plan) -> Result<String, ron::Error> {
    let shape = PrettyConfig::new().indentor("  ").new_line("\n").depth_limit(BLOCKS);
    let mut text = ron::ser::to_string_pretty(plan, shape)?;
    text.push('\n');
    Ok(text)
}

/// A plan that was read.
#[derive(Debug)]
pub(super) struct ReadText {
    pub(super) plan: Plan,
    /// The file's format, when it is higher than this program's: such a plan is not written back.
    pub(super) newer: Option<u32>,
    /// The file's format, when it is lower: the plan was made one of this format while it was read.
    pub(super) older: Option<u32>,
    /// Whether it is known that nobody has written comments into it.
    pub(super) is_plain: bool,
}

/// Why a text is not read as a plan.
#[derive(Debug)]
pub(super) enum TextError {
    Flaw(Flaw),
    /// A higher format, and the rest does not read.
    Newer(u32),
}

/// The text without the mark some editors put first.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Whether the lines of a text end as on Windows.
pub(super) fn ends_lines_with_return(text: &str) -> bool {
    text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'))
}

/// Whether there are comments in a text that reads as a plan.
pub(super) fn has_comments(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['"', '/']) {
        let (before, from) = rest.split_at(at);
        if from.starts_with('/') {
            return true;
        }
        let marks = before.len() - before.trim_end_matches('#').len();
        let is_raw = before.trim_end_matches('#').ends_with('r');
        rest = if is_raw { behind_raw(from, marks) } else { behind_quoted(from) };
    }
    false
}

/// What stands behind a string in quotes that may hold escaped ones.
fn behind_quoted(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '"' => break,
            _ => {}
        }
    }
    letters.as_str()
}

/// What stands behind a string in which nothing is escaped.
fn behind_raw(text: &str, marks: usize) -> &str {
    let end = format!("\"{}", "#".repeat(marks));
    text.strip_prefix('"').and_then(|inside| inside.split_once(&end)).map_or("", |(_, behind)| behind)
}

/// Reads a plan.
pub(super) fn read(text: &str) -> Result<ReadText, TextError> {
    read_beside(text, &KnownBlocks::default())
}

/// Reads a plan much of which may stand in a text that was read before.
pub(super) fn read_beside(text: &str, known: &KnownBlocks) -> Result<ReadText, TextError> {
    let text = without_mark(text);
    // The format stands first and is read alone, so that a newer file is known for one whatever else it says.
    let format = head(text, Until::Format).format;
    let newer = format.filter(|format| *format > FORMAT);
    let migrated = format.and_then(|format| migrated(text, format)).transpose().map_err(TextError::Flaw)?;
    let older = format.filter(|_| migrated.is_some());
    let text = migrated.as_deref().unwrap_or(text);
    let by_blocks = blocks::read(text, known);
    let is_plain = by_blocks.is_some();
    let plan = match by_blocks.map_or_else(|| options().from_str::<Plan>(text), Ok) {
        Ok(plan) => plan,
        Err(error) => {
            return Err(newer.map_or_else(|| TextError::Flaw(Flaw::of(text, &error)), TextError::Newer));
        }
    };
    if plan.format == 0 {
        return Err(TextError::Flaw(Flaw::at_first(text, "format", "the format is a number from 1")));
    }
    if twice::has_an_id_twice(&plan) {
        return Err(TextError::Flaw(twice::second_id(text)));
    }
    Ok(ReadText { newer: Some(plan.format).filter(|format| *format > FORMAT), older, is_plain, plan })
}

/// What stands first in a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) format: Option<u32>,
    pub(super) name: Option<String>,
}

/// How far to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Format,
    Name,
}

/// The first fields of a plan, from its text or the beginning of its text; the rest is not looked at.
pub(super) fn head(text: &str, until: Until) -> Head {
    let mut head = Head::default();
    // Stopping early is an error to the parser; what was found by then is in `head`.
    let _ = options().from_str_seed(without_mark(text), HeadSeed { head: &mut head, until });
    head
}

struct HeadSeed<'head> {
    head: &'head mut Head,
    until: Until,
}

impl<'de> DeserializeSeed<'de> for HeadSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_struct("Plan", &["format", "name"], self)
    }
}

impl<'de> Visitor<'de> for HeadSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a plan")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<FieldName>()? {
            match key.0.as_str() {
                "format" => self.head.format = Some(map.next_value()?),
                "name" => self.head.name = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            let enough = match self.until {
                Until::Format => true,
                Until::Name => self.head.name.is_some(),
            };
            if enough {
                return Err(M::Error::custom("enough was read"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_what_looks_like_them() {
        for plain in [
            "(a: \"http://x\")",
            r#"(a: "\" // no")"#,
            "(a: r#\"no \" // \"#)",
            "(a: r\"no \\\", b: 1)",
            "(a: \"\\\\\")",
        ] {
            assert!(!has_comments(plain), "{plain}");
        }
        for commented in ["// a\n()", "(a: \"x\") /* b */", "(a: r#\"x\"#, // b\n)", "(a: \"\\\\\" // b\n)"] {
            assert!(has_comments(commented), "{commented}");
        }
    }
}
