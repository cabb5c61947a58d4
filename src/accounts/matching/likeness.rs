//! How much alike two names are, word by word.

use super::rarity::Word;
use super::why::Doubt;
use rapidfuzz::distance::osa;

/// What a word that stands against another costs beside what a word costs that only one has.
const AGAINST: f64 = 0.5;
/// What is left of being alike where the names name different places.
const ELSEWHERE: f64 = 0.75;
/// A name without a word that tells this much is plain: any two may be different companies.
const TELLS: f64 = 6.5;
/// The most words of a name that are looked at.
const LONGEST: usize = 24;

/// How much alike two names are, 0–1, and what speaks against them being of one company.
#[derive(Debug)]
pub(super) struct Likeness {
    pub(super) alike: f64,
    pub(super) doubt: Option<Doubt>,
}

/// A name: its words, and those that stand in brackets.
#[derive(Debug)]
pub(super) struct Worded<'a> {
    pub(super) words: Vec<Word<'a>>,
    pub(super) aside: Vec<Word<'a>>,
}

/// Two names, word by word; the same whichever is first.
pub(super) fn likeness(one: &Worded<'_>, two: &Worded<'_>) -> Likeness {
    let is_first = one.words.iter().map(|word| word.text).le(two.words.iter().map(|word| word.text));
    let (one, two) = if is_first { (one, two) } else { (two, one) };
    let mut left = Left::of(one, two);
    left.take_equal();
    left.one.retain(|word| !two.aside.iter().any(|other| other.id == word.id));
    left.two.retain(|word| !one.aside.iter().any(|other| other.id == word.id));
    left.take_joined();
    left.take_near();
    let (only_one, only_two) = left.only();
    let against = AGAINST * only_one.min(only_two) + f64::midpoint(only_one, only_two) + left.lost;
    let alike = if left.both > 0.0 { left.both / (left.both + against) } else { 0.0 };
    let doubt = left.doubt(&one.aside, &two.aside);
    Likeness { alike: if doubt == Some(Doubt::Places) { alike * ELSEWHERE } else { alike }, doubt }
}

/// The words of two names that have not found each other yet, and the weight of those that have.
struct Left<'a> {
    one: Vec<Word<'a>>,
    two: Vec<Word<'a>>,
    both: f64,
    /// The greatest weight of a word both have.
    tells: f64,
    /// What near words lack to be the same.
    lost: f64,
    /// Whether a word of both is written alike.
    is_any_equal: bool,
}

impl<'a> Left<'a> {
    fn of(one: &Worded<'a>, two: &Worded<'a>) -> Self {
        let cut = |side: &[Word<'a>]| side.iter().take(LONGEST).copied().collect();
        let (one, two) = (cut(&one.words), cut(&two.words));
        Self { one, two, both: 0.0, tells: 0.0, lost: 0.0, is_any_equal: false }
    }

    fn found(&mut self, weight: f64, near: f64) {
        self.both += weight * near;
        self.lost += weight * (1.0 - near);
        self.tells = self.tells.max(weight);
        self.is_any_equal |= near >= 1.0;
    }

    fn take_equal(&mut self) {
        let mut at = 0;
        while let Some(word) = self.one.get(at).copied() {
            if let Some(there) = self.two.iter().position(|other| other.id == word.id) {
                self.one.remove(at);
                self.two.remove(there);
                self.found(word.weight, 1.0);
            } else {
                at += 1;
            }
        }
    }

    /// Takes words that one has as one and the other as two: `goodwill`, `good will`.
    fn take_joined(&mut self) {
        for _ in 0..2 {
            while let Some((at, there, near)) = joined(&self.one, &self.two) {
                let word = self.one.remove(at);
                self.two.drain(there..there + 2);
                self.found(word.weight, near);
            }
            std::mem::swap(&mut self.one, &mut self.two);
        }
    }

    /// Takes words that are the same but for a slip of the pen, the nearest first. Two words that many names have are two.
    fn take_near(&mut self) {
        let mut near: Vec<(f64, f64, usize, usize)> = Vec::new();
        for (at, word) in self.one.iter().enumerate() {
            for (there, other) in self.two.iter().enumerate().filter(|(_, other)| !(word.is_known && other.is_known)) {
                let is_number = word.number.is_some() || other.number.is_some();
                let how = if is_number { 0.0 } else { nearness(word.text, other.text) };
                if how > 0.0 {
                    near.push((how, word.weight.max(other.weight), at, there));
                }
            }
        }
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)));
        let (mut one, mut two) = (vec![true; self.one.len()], vec![true; self.two.len()]);
        for (how, weight, at, there) in near {
            if one[at] && two[there] {
                (one[at], two[there]) = (false, false);
                self.found(weight, how);
            }
        }
        let (mut one, mut two) = (one.into_iter(), two.into_iter());
        self.one.retain(|_| one.next().unwrap_or_default());
        self.two.retain(|_| two.next().unwrap_or_default());
    }

    /// The weights of what only one name has. A number stands against none too: who says none is the first.
    fn only(&self) -> (f64, f64) {
        let weigh = |side: &[Word<'_>]| side.iter().map(|word| word.weight).sum::<f64>();
        let number = |side: &[Word<'_>]| side.iter().find(|word| says_number(word)).map(|word| word.weight);
        let (one, two) = (weigh(&self.one), weigh(&self.two));
        match (number(&self.one), number(&self.two)) {
            (Some(number), None) => (one, two + number),
            (None, Some(number)) => (one + number, two),
            _ => (one, two),
        }
    }

    fn doubt(&self, aside_one: &[Word<'_>], aside_two: &[Word<'_>]) -> Option<Doubt> {
        let texts = |side: &[Word<'_>]| side.iter().map(|word| word.id).collect::<Vec<_>>();
        let is_aside_same = texts(aside_one) == texts(aside_two);
        let says_place = |left: &[Word<'_>], aside: &[Word<'_>]| {
            left.iter().any(|word| word.is_place) || !is_aside_same && aside.iter().any(|word| word.is_place)
        };
        let is_aside_other = !is_aside_same && !aside_one.is_empty() && !aside_two.is_empty();
        if self.one.iter().chain(&self.two).any(says_number) {
            Some(Doubt::Numbers)
        } else if is_aside_other || says_place(&self.one, aside_one) && says_place(&self.two, aside_two) {
            Some(Doubt::Places)
        } else if self.tells < TELLS {
            Some(Doubt::Plain)
        } else {
            (!self.is_any_equal).then_some(Doubt::Slip)
        }
    }
}

/// Whether a word is a number that tells: a second fund, not a first one.
fn says_number(word: &Word<'_>) -> bool {
    word.number.is_some_and(|number| number != 1)
}

/// Where one word of the first is two of the second that follow each other, and how near.
fn joined(one: &[Word<'_>], two: &[Word<'_>]) -> Option<(usize, usize, f64)> {
    for (at, word) in one.iter().enumerate() {
        for (there, pair) in two.windows(2).enumerate() {
            if (pair[0].text.len() + pair[1].text.len()).abs_diff(word.text.len()) <= 1 {
                let near = nearness(word.text, &[pair[0].text, pair[1].text].concat());
                if near > 0.0 {
                    return Some((at, there, near));
                }
            }
        }
    }
    None
}

/// How near two words are, 0–1: one slip in three to seven letters, two from eight on; 0 for other words.
fn nearness(one: &str, two: &str) -> f64 {
    if one == two {
        return 1.0;
    }
    let (short, long) = (one.len().min(two.len()), one.len().max(two.len()));
    let slips = match short {
        0..3 => return 0.0,
        3 if long == 3 => return 0.0,
        3..8 => 1,
        _ => 2,
    };
    if long - short > slips {
        return 0.0;
    }
    let distance = osa::distance(one.bytes(), two.bytes());
    if distance > slips {
        return 0.0;
    }
    let [distance, long] = [distance, long].map(|number| f64::from(u32::try_from(number).unwrap_or(u32::MAX)));
    1.0 - distance / long
}
