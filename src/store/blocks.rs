//! The text of a long plan, which has thousands of candidates, block by block: read by two threads at once and written by
//! two, and of several texts that say much the same each block is read once.
//!
//! A text is read so only where it stands as it is written here, each candidate on lines of its own and no line break
//! inside of quotes. Of any other, and of one that does not read, nothing is said: whoever asked reads it whole.

use super::shape::options;
use crate::plan::{Partner, Plan};
use std::collections::HashMap;
use std::{sync::Arc, thread};

/// A shorter text is read in a moment.
const LONG: usize = 1 << 20;
/// And a plan of fewer candidates written.
const MANY: usize = 1_000;

/// What stands before the candidates and before the first, between two of them, and behind the last and all.
const OPENS: &str = "\n  partners: [\n";
const FIRST: &str = "    (\n";
const BETWEEN: &str = "\n    ),\n    (\n";
const LAST: &str = "\n    ),\n";
const CLOSES: &str = "\n  ],\n";

/// Blocks that were read, and who is in each.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownBlocks(HashMap<Box<str>, Arc<Partner>>);

impl KnownBlocks {
    /// Takes in the blocks of a text that was read as this plan, where each is one candidate and nothing else.
    pub(super) fn learn(&mut self, text: &str, plan: &Plan) {
        let Some(cut) = Cut::of(text).filter(Cut::is_in_lines) else { return };
        for (block, partner) in cut.blocks().zip(&plan.partners) {
            if !self.0.contains_key(block) {
                self.0.insert(block.into(), Arc::clone(partner));
            }
        }
    }
}

/// A text cut where its candidates begin and end.
struct Cut<'a> {
    before: &'a str,
    inside: &'a str,
    behind: &'a str,
}

impl<'a> Cut<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (before, rest) = text.split_at_checked(text.find(OPENS)? + OPENS.len())?;
        let (inside, behind) = rest.split_at_checked(rest.find(CLOSES)? + 1)?;
        Some(Self { before, inside: inside.strip_prefix(FIRST)?.strip_suffix(LAST)?, behind })
    }

    /// What stands in the brackets of each candidate.
    fn blocks(&self) -> impl Iterator<Item = &'a str> {
        self.inside.split(BETWEEN)
    }

    /// Whether all of it is; then each block is one candidate.
    fn is_in_lines(&self) -> bool {
        [self.before, self.behind].into_iter().chain(self.blocks()).all(is_in_lines)
    }
}

/// Reads a long plan; none where it is to be read whole.
pub(super) fn read(text: &str, known: &KnownBlocks) -> Option<Plan> {
    if text.len() < LONG {
        return None;
    }
    let cut = Cut::of(text)?;
    if !is_in_lines(cut.before) || !is_in_lines(cut.behind) {
        return None;
    }
    let mut plan = options().from_str::<Plan>(&[cut.before, cut.behind].concat()).ok()?;
    let found: Vec<(&str, Option<&Arc<Partner>>)> = cut.blocks().map(|block| (block, known.0.get(block))).collect();
    let new: Vec<&str> = found.iter().filter(|(_, partner)| partner.is_none()).map(|(block, _)| *block).collect();
    let (first, second) = new.split_at(new.len() / 2);
    let (first, second) = both(|| parsed(first), || parsed(second))?;
    let mut read = first?.into_iter().chain(second?);
    plan.partners.reserve(found.len());
    for (_, partner) in found {
        plan.partners.push(partner.map_or_else(|| read.next(), |known| Some(Arc::clone(known)))?);
    }
    Some(plan)
}

/// Who is in these blocks, where each is one candidate.
fn parsed(blocks: &[&str]) -> Option<Vec<Arc<Partner>>> {
    let one = |block: &&str| options().from_str(&["(", block, ")"].concat()).ok();
    blocks.iter().map(|block| if is_in_lines(block) { one(block) } else { None }).collect()
}

/// Whether what is in quotes ends on its line, and there is nothing that would change what a quote is: a comment, a raw
/// string, a letter alone.
fn is_in_lines(text: &str) -> bool {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b'\n' if is_quoted => return false,
            b'/' | b'#' | b'\'' if !is_quoted => return false,
            _ => {}
        }
    }
    !is_quoted
}

/// Writes a plan of many candidates; none where it is to be written whole.
pub(super) fn written<E: Send>(
    plan: &Plan,
    write: impl Fn(&Plan) -> Result<String, E> + Sync,
) -> Option<Result<String, E>> {
    if plan.partners.len() < MANY {
        return None;
    }
    let others = Plan { partners: Vec::new(), ..plan.clone() };
    let with = |partners: &[Arc<Partner>]| Plan { partners: partners.to_vec(), ..others.clone() };
    let (first, second) = plan.partners.split_at(plan.partners.len() / 2);
    let (first, second) = both(|| write(&with(first)), || write(&with(second)))?;
    match (first, second) {
        (Ok(first), Ok(second)) => joined(&first, &second).map(Ok),
        (Err(error), _) | (_, Err(error)) => Some(Err(error)),
    }
}

/// The first text with the candidates of the second behind its own.
fn joined(first: &str, second: &str) -> Option<String> {
    let (one, other) = (Cut::of(first)?, Cut::of(second)?);
    Some([one.before, FIRST, one.inside, BETWEEN, other.inside, LAST, one.behind].concat())
}

/// Does both at once; none where the system gives no more threads.
pub(super) fn both<One, Other: Send>(
    one: impl FnOnce() -> One,
    other: impl FnOnce() -> Other + Send,
) -> Option<(One, Other)> {
    thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, other).ok()?;
        let one = one();
        Some((one, beside.join().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;
    use crate::plan::PartnerId;
    use crate::store::text;

    /// The example with two thousand candidates more.
    fn long() -> Plan {
        let mut plan = catalog::example();
        let some = plan.partners.clone();
        plan.partners.extend(some.iter().cycle().take(2_000).enumerate().map(|(number, one)| {
            let mut partner = Partner::clone(one);
            partner.id = PartnerId::new(&format!("more-{number}"));
            partner.notes = format!("A \\ and \" and\n    ),\n    (\n  // {number}");
            Arc::new(partner)
        }));
        plan
    }

    fn whole(plan: &Plan) -> String {
        let shape = ron::ser::PrettyConfig::new().indentor("  ").new_line("\n").depth_limit(4);
        ron::ser::to_string_pretty(plan, shape).expect("it is a plan") + "\n"
    }

    #[test]
    fn two_write_what_one_writes_and_two_read_what_one_reads() {
        let plan = long();
        let text = text::write(&plan).expect("it can be written");
        assert!(text == whole(&plan) && text.len() > LONG);
        let read = |known: &KnownBlocks| read(&text, known).expect("it is in its shape");
        assert!(read(&KnownBlocks::default()) == plan);
        let mut known = KnownBlocks::default();
        known.learn(&text, &plan);
        let again = read(&known);
        assert!(again == plan && again.partners.iter().zip(&plan.partners).all(|(one, other)| Arc::ptr_eq(one, other)));
    }

    #[test]
    fn what_is_not_in_its_shape_is_left_to_be_read_whole() {
        let text = whole(&long());
        let (first, last) = text.split_at(text.rfind(CLOSES).expect("it has candidates") + 1);
        let comment = text.replacen("\n    ),\n", "\n      // Acme\n    ),\n", 1);
        let raw = text.replacen("notes: \"A ", "notes: r#\"A\n    ),\n    (\n\"#, owner: \"", 1);
        let twice = [first, "  ],\n  partners: [\n", last].concat();
        let quoted = text.replacen("notes: \"A ", "notes: \"A\n ", 1);
        let moved = text.replacen("\n    ),\n", "\n    ), (\n", 1);
        let (returns, cut) = (text.replace('\n', "\r\n"), first.to_owned());
        for other in [comment, raw, twice, quoted, moved, returns, cut, text.replace("  ],", "],")] {
            assert!(other != text && read(&other, &KnownBlocks::default()).is_none());
        }
        assert!(read(&whole(&catalog::example()), &KnownBlocks::default()).is_none(), "it is short");
    }

    /// A block that holds a comment, or half of a text, must not stand for a candidate in another version.
    #[test]
    fn of_a_text_that_is_read_whole_no_block_is_known() {
        let plan = long();
        let text = whole(&plan);
        let comment = text.replacen("\n    ),\n", "\n      // Acme\n    ),\n", 1);
        let raw = text.replacen("notes: \"A ", "notes: r#\"A\n    ),\n    (\n\"#, owner: \"", 1);
        for other in [comment, raw] {
            let mut known = KnownBlocks::default();
            known.learn(&other, &plan);
            assert!(known.0.is_empty());
        }
    }
}
