//! What the set comes to, over the list: how ready it is, by which rule it was found, what it should bring.
//!
//! ```text
//! 6 of 6, 94 of 100 days, $77k of $80k, coverage 52.5
//! Provisional  3 ready, 3 once what is open is settled
//! Brings       8 to 24 deals in year one, 37 to 112 % of the goal
//! Forecast     Ask these six: expect 41 of 100 from the first round, 44 with a second …
//! ```

use super::{Recruit, SetShown, recruited};
use crate::plan::PartnerId;
use crate::report::findings::{Status, words as of_findings};
use crate::report::words::over_the_limits;
use crate::report::{Findings, figure, money, words};
use crate::tui::canvas::{Canvas, below, narrower, row, shift, top};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Columns for the labels.
const LABELS: u16 = 13;
/// Below this width there are few columns.
const NARROW: u16 = 60;
/// From this height on the rule is said beside what decides.
const ROOMY: u16 = 22;
/// From this height on everything is.
const HIGH: u16 = 28;

/// Something said of the set: a word before it, and how it is shown.
type Said = (&'static str, String, Role);

impl Recruit {
    /// Draws what the set shown comes to; returns the rows used.
    pub(super) fn draw_head(&self, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        let room = shift(narrower(area, 2), 2);
        let Some(shown) = &self.shown else { return 0 };
        if let Status::Infeasible { reasons } = &findings.recruiting.status
            && findings.recruiting.set().is_none()
        {
            return 1 + canvas.paragraph(top(room, 3), &reasons.join(" "), Role::Warning);
        }
        let title = if self.is_trying() { "What if  " } else { "" };
        let sum = &shown.sum;
        let takes = words::takes(&open.plan().goal.limits, sum.count, sum.days, sum.cost);
        let report = open.report();
        let other = report.coverage.volume.other_words().filter(|_| self.counts_otherwise);
        let how = other.map(|words| format!(" {words}")).unwrap_or_default();
        let (is_roomy, is_high) = (area.height >= ROOMY, area.height >= HIGH);
        // Where the rule that says so has no room.
        let best = best(findings).filter(|_| !self.is_trying() && !is_roomy).unwrap_or_default();
        let reach = format!("{takes}, coverage {}{best}{how}", figure::tenths(sum.coverage.total));
        canvas.pieces(row(room, 0), &[(title, Role::Accent), (&reach, Role::Title)]);
        let mut said = self.said(findings, open, shown, is_roomy);
        if is_high && !self.is_trying() {
            said.extend(at_leisure(findings, open));
        }
        let used = draw_said(&said, canvas, top(below(room, 1), most_rows(area.height)));
        1 + used + u16::from(is_high)
    }

    /// What is said of the set shown: what warns, what decides, and what explains where there is room.
    fn said(&self, findings: &Findings, open: &OpenPlan, shown: &SetShown, is_roomy: bool) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::new();
        let waits = open.awaited().or_else(|| open.cut_short().map(str::to_owned));
        said.extend(waits.map(|words| ("", words, Role::Dim)));
        let breaks = &shown.sum.breaks;
        if !breaks.is_empty() {
            said.push(("!", over_the_limits(breaks), Role::Warning));
        }
        let brings = money::words::in_brief(&findings.money, &findings.money.sum(&shown.places));
        if self.is_trying() {
            said.push(("Tried", self.changes(findings, open, shown).join(" "), Role::Text));
            said.extend(brings.filter(|_| is_roomy).map(|words| ("Brings", words, Role::Text)));
            return said;
        }
        let found = &findings.recruiting;
        said.extend(found.caution.clone().map(|words| ("!", words, Role::Warning)));
        said.extend(readiness(findings));
        let limits = &open.plan().goal.limits;
        let rule = of_findings::rule(found, limits).map(|words| ("Chosen", words, Role::Text));
        let (early, late) = if is_roomy || found.by_hand.is_some() { (rule, None) } else { (None, rule) };
        said.extend(early);
        said.extend(brings.map(|words| ("Brings", words, Role::Text)));
        said.extend(of_findings::forecast(found).map(|words| ("Forecast", words, Role::Text)));
        said.extend(late);
        said
    }

    /// What the set being tried changes, and with whom.
    fn changes(&self, findings: &Findings, open: &OpenPlan, shown: &SetShown) -> Vec<String> {
        let change = |figure: f64| format!("{}{}", if figure < 0.0 { "−" } else { "+" }, figure::brief(figure.abs()));
        let now = &findings.waves.now;
        let places: Vec<usize> = findings.waves.recruit_now.iter().map(|row| row.who.index).collect();
        let mut said = vec![format!(
            "Against the plan: coverage {}, days {}, cost {}.",
            change(shown.sum.coverage.total - shown.grid.coverage(&places).total),
            change(shown.sum.days - now.days),
            change(shown.sum.cost - now.cost)
        )];
        let recruited = recruited(open);
        let names = |has: &dyn Fn(&PartnerId) -> bool| {
            let those = open.plan().partners.iter().filter(|partner| has(&partner.id));
            those.map(|partner| partner.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let tried = |id: &PartnerId| self.trying.now().is_some_and(|set| set.has(id));
        let come = names(&|id| tried(id) && !recruited.contains(id));
        let go = names(&|id| !tried(id) && recruited.contains(id));
        for (word, names) in [("In", come), ("Out", go)] {
            if !names.is_empty() {
                said.push(format!("{word}: {names}."));
            }
        }
        said.push("= keeps it, c holds it beside the next, Esc ends it.".to_owned());
        said
    }
}

/// The rows for what is said, of so many: the list keeps some in any.
fn most_rows(height: u16) -> u16 {
    match height {
        HIGH.. => (height / 3).max(9),
        ROOMY.. => 6,
        16.. => 5,
        10.. => 3,
        _ => 1,
    }
}

/// ", the best 52.9" where the set does not reach most.
fn best(findings: &Findings) -> Option<String> {
    let found = &findings.recruiting;
    let (optimal, set) = found.optimal.as_ref().zip(found.recommended.as_ref())?;
    let is_less = found.by_hand.is_none() && optimal.coverage - set.coverage >= 0.05;
    is_less.then(|| format!(", the best {}", figure::tenths(optimal.coverage)))
}

/// How ready the set is, and whether it is provisional.
fn readiness(findings: &Findings) -> Option<Said> {
    let readiness = Some(findings.readiness()).filter(|said| !said.is_empty())?;
    let is_ready = findings.set().all(|(_, judged)| judged.verdict.is_ready());
    Some((if is_ready { "Ready" } else { "Provisional" }, readiness, Role::Text))
}

/// What is said where there is room: who is certain, what is left, by which accounts whom they reach is counted.
fn at_leisure(findings: &Findings, open: &OpenPlan) -> Vec<Said> {
    let certain = of_findings::certain(&findings.recruiting);
    let left = of_findings::nobody_next(&findings.waves, &open.plan().goal.limits.currency);
    let accounts = open.report().coverage.volume.words();
    let all = [("Certain", certain, Role::Text), ("Left", left, Role::Dim), ("Accounts", accounts, Role::Dim)];
    all.into_iter().filter_map(|(label, words, role)| Some((label, words?, role))).collect()
}

/// Draws what is said, a word before each, an ellipsis where the rows end in the middle; returns the rows used.
fn draw_said(said: &[Said], canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let mut down = 0;
    for (label, words, role) in said {
        if down == area.height {
            return down;
        }
        // A sign needs no column of its own where there are few.
        let labels = if label.len() <= 1 && area.width < NARROW { 2 } else { LABELS };
        canvas.write(row(area, down), label, if *role == Role::Warning { Role::Warning } else { Role::Dim });
        down += canvas.paragraph(shift(below(area, down), labels), words, *role);
    }
    down
}
