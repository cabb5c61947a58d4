//! Fills the findings from a plan: one step after the other, each told before it begins.

mod firm;
mod recruit;
mod waves;

use super::{Findings, HowFirm, Judged, Part, Preferences, Sure, WaveRow, Waves};
use crate::plan::{Partner, PartnerId, Plan, Wave};
use crate::prioritise::coverage::Grid;
use crate::prioritise::qualify::Conditions;
use crate::prioritise::ranking::{Ranked, Ranking, with_weights};
use crate::prioritise::recruit::{Outlook, Recruiting, Spend};
use crate::prioritise::verdict::Verdict;
use crate::prioritise::volume::{Volume, volume};
use crate::prioritise::weights::{Weights, weights};
use crate::prioritise::{Cancel, Resolved};
use crate::report::dates::Dates;
use crate::report::money::Money;
use crate::report::reasons::Open;
use crate::report::{Accounts, Effort, Firm, Who, reasons};
use std::collections::HashMap;

/// What everything is worked out from.
struct Source<'a> {
    plan: &'a Plan,
    accounts: &'a Accounts,
    resolved: Resolved,
    weights: Weights,
    ranking: Ranking,
    volume: Volume,
    grid: Grid,
    spends: Vec<Spend>,
}

impl<'a> Source<'a> {
    fn of(plan: &'a Plan, accounts: &'a Accounts) -> Self {
        let (resolved, weights) = (Resolved::of(plan), weights(plan));
        let ranking = with_weights(plan, &resolved, &weights);
        let volume = volume(plan, &ranking, accounts.presence());
        Self {
            plan,
            accounts,
            ranking,
            grid: Grid::with(plan, &resolved).present(volume.counted()),
            spends: plan.partners.iter().map(|partner| Effort::of(partner).spend()).collect(),
            resolved,
            weights,
            volume,
        }
    }

    /// The partner at a place in the plan.
    fn who(&self, partner: usize) -> Who {
        Who::at(self.resolved.partners(), partner)
    }

    /// The partners at these places.
    fn all(&self, partners: &[usize]) -> Vec<Who> {
        partners.iter().map(|&partner| self.who(partner)).collect()
    }
}

pub(super) fn findings(plan: &Plan, accounts: &Accounts, cancel: &Cancel, tell: &dyn Fn(Part)) -> Option<Findings> {
    let source = Source::of(plan, accounts);
    let to_rate = source.ranking.to_rate_first(plan.goal.limits.partners);
    if !source.ranking.ranked.is_empty() && !to_rate.is_empty() {
        return too_few(&source, &to_rate, cancel);
    }
    tell(Part::HowFirm);
    let robustness = firm::drawn(&source, cancel)?;
    let turning_points = firm::turning_points(&source, cancel)?;
    tell(Part::Questions);
    let settling = firm::settling(&source, &robustness, cancel)?;
    tell(Part::Recruiting);
    let Source { ranking, grid, spends, .. } = &source;
    let recruiting = Recruiting::of(plan, ranking, grid, spends, cancel)?;
    let about_the_set = recruit::questions(&source, &recruiting, cancel)?;
    tell(Part::Answers);
    let outlook = Outlook::of(plan, ranking, grid, spends, &recruiting, cancel)?;
    tell(Part::Waves);
    let waves = waves::waves(&source, &recruiting, cancel)?;
    let how_firm = firm::how_firm(&source, &robustness, settling.by_weights);
    let firms = how_firm.rows.iter().map(|row| (row.who.id().clone(), row.firm)).collect();
    let judged = judged(&source, &waves, &firms);
    let questions = firm::questions(&source, &settling, (&waves, &judged), about_the_set);
    let (money, dates) = once_recruited(&source, &waves);
    Some(Findings {
        how_firm,
        turning_points,
        questions,
        recruiting: recruit::recruiting(&source, recruiting, &outlook),
        waves,
        money,
        dates,
        judged,
    })
}

/// What everybody who is not ruled out brings, and the set recruited now.
fn money(source: &Source<'_>, waves: &Waves) -> Money {
    let now = waves.recruit_now.iter().map(|row| row.who.index).collect();
    Money::of(source.plan, &source.all(&open(source)), now)
}

/// What those recruited now bring, and what is to be done by which day.
fn once_recruited(source: &Source<'_>, waves: &Waves) -> (Money, Dates) {
    let money = money(source, waves);
    let dates = dates(source, waves, &money);
    (money, dates)
}

/// Whoever is ranked or could be, by places in the plan.
fn open(source: &Source<'_>) -> Vec<usize> {
    let ranked = source.ranking.ranked.iter().map(|row| row.partner);
    ranked.chain(source.ranking.unrated.iter().map(|row| row.partner)).collect()
}

/// What is to be done by which day, by those recruited now and by everybody who has a next step.
fn dates(source: &Source<'_>, waves: &Waves, money: &Money) -> Dates {
    let whom = |rows: &[WaveRow]| rows.iter().map(|row| row.who.clone()).collect::<Vec<_>>();
    let (now, next) = (whom(&waves.recruit_now), whom(&waves.next));
    Dates::of(source.plan, &now, &next, &source.all(&open(source)), &money.sum(money.set()).loads)
}

/// While too few are rated, whoever is rated stands at the top: nothing is said but who is to be rated first.
fn too_few(source: &Source<'_>, to_rate: &[usize], cancel: &Cancel) -> Option<Findings> {
    let Source { plan, ranking, grid, spends, .. } = source;
    let none = Recruiting::of(plan, ranking, grid, spends, cancel)?;
    let said = plan.preferences.iter().map(|said| said.words(plan)).collect();
    Some(Findings {
        how_firm: HowFirm {
            draws: 0,
            top: ranking.ranked.len(),
            sure: Sure::of(plan),
            equal: None,
            rows: Vec::new(),
            preferences: Preferences { said, contradictions: reasons::contradicting(plan), agreeing: None },
            refusal: Some(reasons::to_rate_first(plan, to_rate)),
            uncertainty: 0.0,
            settled_by_weights: 0.0,
        },
        turning_points: Vec::new(),
        questions: Vec::new(),
        recruiting: recruit::recruiting(source, none, &Outlook::default()),
        money: money(source, &Waves::default()),
        waves: Waves::default(),
        dates: Dates::default(),
        judged: HashMap::new(),
    })
}

fn judged(source: &Source<'_>, waves: &Waves, firms: &HashMap<PartnerId, Firm>) -> HashMap<PartnerId, Judged> {
    let ranked: HashMap<usize, &Ranked> = source.ranking.ranked.iter().map(|row| (row.partner, row)).collect();
    let unrated = source.ranking.unrated.iter().map(|row| (row.partner, row.conditions));
    let qualified: HashMap<usize, Conditions> =
        ranked.values().map(|row| (row.partner, row.conditions)).chain(unrated).collect();
    let lists = [
        (Wave::RecruitNow, &waves.recruit_now),
        (Wave::Next, &waves.next),
        (Wave::Later, &waves.later),
        (Wave::No, &waves.no),
    ];
    let found = |wave: Wave, row: &WaveRow| {
        let (id, at) = (row.who.id(), row.who.index);
        let in_line = !row.by_hand && waves.first_in_line.iter().any(|line| line.who.id() == id);
        let judged = judge((wave, in_line), row, qualified.get(&at).copied(), ranked.get(&at).copied());
        (id.clone(), Judged { firm: firms.get(id).copied(), ..judged })
    };
    lists.into_iter().flat_map(|(wave, rows)| rows.iter().map(move |row| found(wave, row))).collect()
}

/// What is to be done about somebody of a wave, and why; how firm their place is, is not said here.
fn judge(
    (wave, is_in_line): (Wave, bool),
    row: &WaveRow,
    conditions: Option<Conditions>,
    ranked: Option<&Ranked>,
) -> Judged {
    let partner: &Partner = &row.who.partner;
    let verdict = Verdict::of(partner, (wave, is_in_line), conditions, ranked);
    let talk_first = verdict == Verdict::Call && row.reason.is_empty();
    Judged {
        firm: None,
        verdict,
        conditions: conditions.map(|open| Open::of(partner, open)).unwrap_or_default(),
        wave,
        reason: if talk_first { reasons::TALK_FIRST.to_owned() } else { row.reason.clone() },
        by_hand: row.by_hand,
    }
}
