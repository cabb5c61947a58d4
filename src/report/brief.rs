//! The one page that is read first: what is to be decided, for what, at what price, with whom and why, and what could
//! go wrong. Every sentence is made from the report; whatever is not known is said to be not known.
//!
//! What may not go in: marks of any format, and figures that stand nowhere in the report.

mod asked;
mod fitted;
mod risks;
mod whom;

pub use fitted::{MOST_WORDS, words};

use super::dates::REVIEW;
use super::findings::{Judged, MemberReach, words as of_findings};
use super::money::{MoneyRow, MoneySum};
use super::words::short_title;
use super::{Effort, Findings, Report, Who, figure};
use crate::catalog::NOT_LEGAL_ADVICE;
use crate::plan::Date;
use crate::prioritise::met::has_told;
use crate::prioritise::money::Span;
use crate::prioritise::verdict::Verdict;
use crate::text::wording::{self, form};

/// How many names or lines of a kind the page has room for.
const MOST: usize = 4;
/// Parts that give lines up where the page gets too long, and how many they would keep.
const MAY_LOSE: [(&str, usize); 4] =
    [("Not now, and why", 2), ("What we do not know", 1), ("What could go wrong", 2), ("Stop rule", 4)];
/// What is said while nobody knows yet.
const WORKING: &str = "Whom to recruit is still being worked out.";

/// A part of the page: a few words, and what they head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefPart {
    /// What it is about.
    pub title: &'static str,
    /// Sentences.
    pub said: Vec<String>,
    /// Points under them.
    pub lines: Vec<String>,
    /// How many points there was no room for.
    left: usize,
}

/// The page, from top to bottom; parts that have nothing to say are left out.
#[must_use]
pub fn brief(report: &Report) -> Vec<BriefPart> {
    let Some(findings) = &report.findings else { return vec![part(asked::DECISION, [WORKING.to_owned()])] };
    let facts = Facts::of(report, findings);
    let parts = if facts.members.is_empty() {
        vec![
            asked::nobody(&facts),
            asked::calls(&facts),
            asked::aim(&facts),
            asked::back(&facts),
            whom::not_now(&facts),
            risks::before(&facts),
        ]
    } else {
        vec![
            asked::decision(&facts),
            asked::aim(&facts),
            asked::all_in(&facts),
            asked::back(&facts),
            whom::whom(&facts),
            whom::not_now(&facts),
            risks::before(&facts),
            risks::wrong(&facts),
            risks::unknown(&facts),
            risks::stop(&facts),
        ]
    };
    let told = parts.into_iter().filter(|part| !part.said.is_empty() || !part.lines.is_empty()).collect();
    fitted::fitted(told, around(report), &MAY_LOSE)
}

/// How many words stand round the parts: names, the day, who prepared it, whose advice it is.
fn around(report: &Report) -> usize {
    let goal = &report.goal;
    let author = if goal.author.trim().is_empty() { 0 } else { 2 + fitted::words(&goal.author) };
    // The vendor stands in the title, and the product behind a word of its own, or both under the title.
    let is_in_the_title = report.plan.contains(goal.vendor.trim());
    let product = fitted::words(short_title(&goal.product)) + usize::from(is_in_the_title);
    let names = fitted::words(&report.plan) + fitted::words(&goal.vendor);
    names.max(6) + product + 3 + author + fitted::words(NOT_LEGAL_ADVICE)
}

/// What the page is made from.
struct Facts<'a> {
    report: &'a Report,
    findings: &'a Findings,
    members: Vec<Member<'a>>,
    money: MoneySum<'a>,
}

/// A member of the set with all that is known of it.
struct Member<'a> {
    who: &'a Who,
    judged: &'a Judged,
    effort: Effort,
    money: Option<&'a MoneyRow>,
    brings: Option<&'a MemberReach>,
}

impl<'a> Facts<'a> {
    fn of(report: &'a Report, findings: &'a Findings) -> Self {
        let member = |(who, judged): (&'a Who, &'a Judged)| Member {
            who,
            judged,
            effort: report.efforts()[who.index],
            money: findings.money.row(who.index),
            brings: findings.waves.brings.iter().find(|row| row.who.index == who.index),
        };
        let money = findings.money.sum(findings.money.set());
        Self { report, findings, members: findings.set().map(member).collect(), money }
    }

    fn currency(&self) -> &str {
        &self.report.goal.limits.currency
    }

    /// Members for whom something is asked: all of whom something is known that they said, and who have not signed.
    fn asked_for(&self) -> impl Iterator<Item = &Member<'a>> {
        self.members.iter().filter(|member| member.judged.verdict != Verdict::Signed && has_told(&member.who.partner))
    }

    /// Names of those in talks of whom nothing is known that they said.
    fn unheard(&self) -> Vec<&str> {
        let open = |verdict: Verdict| !matches!(verdict, Verdict::Call | Verdict::Signed);
        let unheard = self.members.iter().filter(|it| open(it.judged.verdict) && !has_told(&it.who.partner));
        unheard.map(|member| member.who.name()).collect()
    }

    /// Names of those in the set of whom no conversation is noted.
    fn to_talk(&self) -> Vec<&str> {
        self.members.iter().filter(|it| it.judged.verdict == Verdict::Call).map(|it| it.who.name()).collect()
    }

    fn is_in_the_set(&self, who: &Who) -> bool {
        self.members.iter().any(|member| member.who.index == who.index)
    }

    /// The day of the review; a Saturday or Sunday gives way to the Friday before.
    fn review(&self) -> Option<Date> {
        self.report.goal.kick_off.as_ref()?.working_day_on(REVIEW)
    }
}

fn part(title: &'static str, said: impl IntoIterator<Item = String>) -> BriefPart {
    BriefPart { title, said: said.into_iter().collect(), ..BriefPart::default() }
}

/// "Acme", "Acme and Bolt", "Acme, Bolt and 3 more".
fn listed(names: &[&str]) -> String {
    match names.len() {
        0..=MOST => wording::listed(names),
        _ => format!("{} and {} more", names[..MOST - 1].join(", "), names.len() - (MOST - 1)),
    }
}

/// Lines, no more than there is room for; then how many there are besides.
fn at_most(lines: Vec<String>, besides: &str) -> Vec<String> {
    let over = lines.len().saturating_sub(MOST);
    let mut kept: Vec<String> = lines.into_iter().take(MOST).collect();
    if over > 0 {
        kept.push(format!("{over} more {besides}"));
    }
    kept
}

/// A sentence of its own: a capital first, a mark at its end.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let said: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if said.ends_with(['.', '?', '!']) { said } else { format!("{said}.") }
}

/// Both ends of a range, as a page with little room has them: "$336k–$1,008k".
fn span(of: Span, words: impl Fn(f64) -> String) -> String {
    let (low, high) = (words(of.low), words(of.high));
    match (low == high, low.contains('−')) {
        (true, _) => low,
        (false, true) => format!("{low} to {high}"),
        (false, false) => format!("{low}–{high}"),
    }
}

/// "3–7 deals".
fn range_of_deals(deals: Span) -> String {
    format!("{} {}", span(deals, figure::whole), form("deal", (deals.high - 1.0).abs() < 0.5))
}

/// "these six partners", "this partner".
fn these(count: usize) -> String {
    if count == 1 { "this partner".to_owned() } else { format!("these {} partners", of_findings::in_words(count)) }
}
