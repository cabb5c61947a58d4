//! Whom to recruit now, next, later and not at all; and what if.
//!
//! ```text
//! 6 of 6   94 of 100 days   $77k of $80k   coverage 52.5
//! 0.4 coverage less than the best possible, 52.9; mean score 4 higher.
//!    candidate                model     score  days  cost   adds
//! ● Ostrander Pike LLP        Referral   64.5     8    6k    7.0
//! ─── next ───
//! ```

mod drawing;

use super::{
    ranking::BESIDE,
    roster::{Acted, Roster},
    sections::Sections,
};
use crate::{
    interview::{
        steps::{OfRanking, View},
        trial::{self, Trial},
    },
    plan::{Partner, PartnerId, Plan, Wave},
    report::findings::{WaveRow, Waves},
    tui::{
        canvas::{Canvas, left, shift},
        keys::{Action, COMMANDS, Does, ENTER, HISTORY, Keys, PLAN, Press, SPACE, TABS, bind, ctrl, letter, on},
        layer::{Context, Layer, Text, Used},
        open_plan::OpenPlan,
        widgets::{editor, filter, list},
    },
};
use ratatui::layout::Rect;
use std::sync::Arc;

/// Whom to recruit, and when.
#[derive(Debug, Default)]
pub(crate) struct Recruit {
    roster: Roster,
    sections: Sections,
    trial: Option<Trial>,
}

impl Recruit {
    fn fill(&mut self, open: &OpenPlan) {
        self.roster.clear();
        let Some(findings) = open.findings() else { return };
        let plan = open.plan();
        let parts = waves(&findings.waves).map(|(wave, rows)| {
            let members = rows.iter().filter(|row| stands(plan, row)).map(|row| row.who.index);
            (wave.label(), self.roster.add(plan, members))
        });
        self.sections = Sections::new(parts);
    }

    /// Puts the selected candidate into a wave by hand; none leaves it to the numbers.
    fn put(&mut self, wave: Option<Wave>, context: &mut Context<'_>) {
        let Some(partner) = self.roster.chosen(context.open()) else { return };
        let (id, name) = (partner.id.clone(), partner.name.clone());
        let change = trial::put(partner, wave);
        context.select(id);
        if context.change(change) {
            self.trial = None;
            context.say(match wave {
                Some(wave) => format!(
                    "{name} is put into “{}” by hand. 0 leaves it to the numbers, u takes it back.",
                    wave.label()
                ),
                None => format!("{name} goes where the numbers put it."),
            });
        }
    }

    /// Tries the set with the selected candidate, or without.
    fn toggle(&mut self, context: &mut Context<'_>) {
        let open = context.open();
        let Some(id) = self.roster.chosen(open).map(|partner| partner.id.clone()) else { return };
        let mut trial = self.trial.take().unwrap_or_else(|| Trial::of(recruited(open)));
        trial.toggle(id.clone());
        self.trial = Some(trial).filter(|trial| !trial.is(&recruited(open)));
        context.select(id);
    }

    /// Tries the set that reaches most.
    fn try_best(&mut self, context: &mut Context<'_>) {
        let Some(findings) = context.open().findings() else { return };
        let Some(set) = &findings.recruiting.optimal else { return };
        let best = set.partners.iter().map(|who| who.id().clone()).collect();
        self.trial = Some(Trial::of(best)).filter(|trial| !trial.is(&recruited(context.open())));
        if self.trial.is_none() {
            context.say("The set to recruit is the one that reaches most.");
        }
    }

    /// Makes what was tried the first wave, by hand.
    fn keep(&mut self, context: &mut Context<'_>) {
        let Some(trial) = self.trial.take() else {
            return context.say("Nothing is being tried: Space tries the set with a candidate or without.");
        };
        let (change, count) = trial.keep(context.plan(), &recruited(context.open()));
        if context.change(change) {
            context.say(format!("Kept: {count} moved by hand. u takes it back."));
        } else {
            self.trial = Some(trial);
        }
    }

    fn open(&self, context: &mut Context<'_>) {
        let Some(id) = self.roster.chosen(context.open()).map(|partner| partner.id.clone()) else { return };
        context.select(id);
        context.go(View::Ranking(Some(OfRanking::Why)));
    }
}

/// The four waves with their rows, in order.
fn waves(waves: &Waves) -> [(Wave, &[WaveRow]); 4] {
    [
        (Wave::RecruitNow, &waves.recruit_now),
        (Wave::Next, &waves.next),
        (Wave::Later, &waves.later),
        (Wave::No, &waves.no),
    ]
}

/// Whether the candidate of a row is where it was when the findings were made, which may be a moment ago.
fn stands(plan: &Plan, row: &WaveRow) -> bool {
    plan.partners.get(row.who.index).is_some_and(|partner: &Arc<Partner>| partner.id == *row.who.id())
}

/// Whom the plan recruits now.
fn recruited(open: &OpenPlan) -> Vec<PartnerId> {
    let rows = open.findings().map(|findings| findings.waves.recruit_now.as_slice()).unwrap_or_default();
    rows.iter().map(|row| row.who.id().clone()).collect()
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Recruit now",
    rows: &[
        on(
            &[letter('m')],
            Action::More,
            "more",
            "How firm the ranking is, what to find out next, what would change it, other budgets, preferences.",
            3,
        ),
        on(
            &[ctrl('x')],
            Action::Enough,
            "enough",
            "End what is being worked out, with the best found so far; once more works it out to the end.",
            0,
        ),
        on(
            &[SPACE],
            Action::Toggle,
            "what if",
            "Try the set with the candidate, or without: coverage, days and money move at once. The plan stays as it is.",
            1,
        ),
        bind(
            &[Press::Digits(0, 4)],
            Does::Digit(Action::Digit),
            "move",
            "Put the candidate by hand into 1 recruit now, 2 next, 3 later, 4 no; 0 leaves it to the numbers again.",
            2,
        ),
        on(&[letter('x')], Action::Restore, "end what if", "End what was tried: the plan's own set again.", 4),
        on(&[letter('b')], Action::Best, "most reach", "Try the set that reaches most, whatever its scores.", 5),
        on(
            &[letter('a')],
            Action::Accept,
            "keep what if",
            "Recruit now whom you tried: the set is put there by hand.",
            6,
        ),
        on(&[ENTER], Action::Open, "why", "The candidate on the ranking, with why it stands where it stands.", 7),
    ],
};

impl Layer for Recruit {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.roster.is_typing() {
            &[&filter::KEYS, &editor::KEYS, &HISTORY]
        } else {
            &[&KEYS, &filter::FILTERED, &list::KEYS, &TABS, &COMMANDS, &PLAN]
        }
    }

    fn takes_text(&self) -> bool {
        self.roster.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        if area.width >= BESIDE {
            let table = left(area, area.width * 3 / 5);
            self.draw_set(open, false, canvas, table);
            canvas.divider(left(shift(area, table.width), 1));
            self.draw_detail(open, canvas, shift(area, table.width + 2));
        } else {
            self.draw_set(open, true, canvas, area);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match self.roster.act(action, context) {
            Acted::Filtered => {
                self.fill(context.open());
                return Used::Yes;
            }
            Acted::Moved => return Used::Yes,
            Acted::Ignored => {}
        }
        match action {
            Action::Toggle => self.toggle(context),
            Action::Digit(digit) => self.put(usize::from(digit).checked_sub(1).map(|at| Wave::ALL[at.min(3)]), context),
            Action::Restore => self.trial = None,
            Action::Best => self.try_best(context),
            Action::Accept => self.keep(context),
            Action::Open => self.open(context),
            Action::More => context.go(View::More(None)),
            Action::Enough => context.open_mut().enough(),
            Action::Back if self.trial.is_some() => self.trial = None,
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        self.roster.text(text);
        self.fill(context.open());
    }

    fn look(&mut self, open: &OpenPlan) {
        self.fill(open);
    }

    fn wants_findings(&self) -> bool {
        true
    }

    fn refusal(&self, action: Action, _open: &OpenPlan) -> Option<&'static str> {
        let needs_trial = matches!(action, Action::Restore | Action::Accept);
        if needs_trial && self.trial.is_none() {
            return Some("Nothing is being tried.");
        }
        let needs_somebody = matches!(action, Action::Toggle | Action::Digit(_) | Action::Open);
        (needs_somebody && self.roster.len() == 0).then_some("There is nobody here.")
    }
}
