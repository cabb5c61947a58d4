//! In which order the members of two versions of a list stand: what only one has moved or added stands where it stands
//! there, behind the same neighbour; where both have moved it, it stands as in ours.

use std::collections::{HashMap, HashSet};

/// What each version of a list has, in its order; nothing stands twice in one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Orders<'a> {
    pub(super) base: &'a [&'a str],
    pub(super) ours: &'a [&'a str],
    pub(super) theirs: &'a [&'a str],
}

/// Of whom the place is told by which version.
struct Places<'a> {
    /// Whoever moved nowhere, in the order of all.
    still: Vec<&'a str>,
    /// Who stands directly behind whom; behind nobody is the front.
    ours: HashMap<Option<&'a str>, &'a str>,
    theirs: HashMap<Option<&'a str>, &'a str>,
}

/// The order of all that stay.
pub(super) fn order<'a>(orders: Orders<'a>, stays: &HashSet<&'a str>) -> Vec<&'a str> {
    let places = Places::of(orders, stays);
    let all = places.walked();
    if all.len() == stays.len() { all } else { as_ours(orders, stays) }
}

impl<'a> Places<'a> {
    fn of(orders: Orders<'a>, stays: &HashSet<&'a str>) -> Self {
        let base: HashMap<&str, usize> = orders.base.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let [here, there] = [orders.ours, orders.theirs].map(|ids| ids.iter().copied().collect::<HashSet<&str>>());
        let (we_moved, they_moved) = (moved(&base, orders.ours), moved(&base, orders.theirs));
        let is_new = |id: &str| !base.contains_key(id);
        let is_placed_by_ours = |id: &str| we_moved.contains(id) || is_new(id) && here.contains(id);
        let is_placed_by_theirs = |id: &str| {
            let is_theirs = they_moved.contains(id) || is_new(id) && there.contains(id);
            is_theirs && !is_placed_by_ours(id)
        };
        let stays_still = |id: &&&str| stays.contains(**id) && !is_placed_by_ours(id) && !is_placed_by_theirs(id);
        Self {
            still: orders.base.iter().filter(stays_still).copied().collect(),
            ours: behind(orders.ours, stays, is_placed_by_ours),
            theirs: behind(orders.theirs, stays, is_placed_by_theirs),
        }
    }

    /// Everybody, each followed by those behind them: first those of ours, with all that follows them.
    fn walked(&self) -> Vec<&'a str> {
        let mut all = Vec::new();
        for start in std::iter::once(None).chain(self.still.iter().copied().map(Some)) {
            let mut waiting = vec![start];
            while let Some(one) = waiting.pop() {
                all.extend(one);
                waiting.extend(self.theirs.get(&one).copied().map(Some));
                waiting.extend(self.ours.get(&one).copied().map(Some));
            }
        }
        all
    }
}

/// Who stands directly behind whom in one version, of those it has placed.
fn behind<'a>(
    ids: &[&'a str],
    stays: &HashSet<&'a str>,
    is_placed: impl Fn(&str) -> bool,
) -> HashMap<Option<&'a str>, &'a str> {
    let staying = || ids.iter().copied().filter(|id| stays.contains(id));
    let before = std::iter::once(None).chain(staying().map(Some));
    before.zip(staying()).filter(|(_, id)| is_placed(id)).collect()
}

/// Who has to be moved, and as few as possible, to come from the order of the base to this one.
fn moved<'a>(base: &HashMap<&str, usize>, ids: &[&'a str]) -> HashSet<&'a str> {
    let known: Vec<(usize, &str)> = ids.iter().filter_map(|id| Some((*base.get(id)?, *id))).collect();
    // The longest rising row: the smallest end of a row of each length, and who stands before whom in it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(known.len());
    for (at, (place, _)) in known.iter().enumerate() {
        let length = ends.partition_point(|end| known[*end].0 < *place);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut moved: HashSet<&str> = known.iter().map(|(_, id)| *id).collect();
    let mut at = ends.last().copied();
    while let Some(here) = at {
        moved.remove(known[here].1);
        at = before[here];
    }
    moved
}

/// The order of ours, and what only theirs has behind its neighbour there: where both have moved so much that each would
/// stand behind the other.
fn as_ours<'a>(orders: Orders<'a>, stays: &HashSet<&'a str>) -> Vec<&'a str> {
    let here: HashSet<&str> = orders.ours.iter().copied().collect();
    let places = Places {
        still: orders.ours.iter().copied().filter(|id| stays.contains(id)).collect(),
        ours: HashMap::new(),
        theirs: behind(orders.theirs, stays, |id| !here.contains(id)),
    };
    places.walked()
}
