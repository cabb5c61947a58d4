//! Step 2, the deals that were won: who influenced each, and beside them what that proves of influence. Nothing proved is
//! written unasked; one key takes it.

mod draw;
mod edits;

use crate::interview::won_deals;
use crate::plan::{DealId, DealInfluence, Plan, Subject, WonDeal, WonThrough};
use crate::prioritise::won::Proof;
use crate::report::WonRow;
use crate::report::words::short_title;
use crate::tui::canvas::Canvas;
use crate::tui::form::Card;
use crate::tui::keys::{Action, COMMANDS, DELETE, ENTER, Keys, PANES, PLAN, SPACE, VIEWS, letter, on};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List, Members};
use ratatui::layout::Rect;

/// The won deals, and what they prove.
#[derive(Debug)]
pub(crate) struct WonDeals {
    deals: List<DealId>,
    proofs: List<DealInfluence>,
    in_proofs: bool,
    /// The deals when it was last looked; none before.
    known: Option<Vec<DealId>>,
}

impl Default for WonDeals {
    fn default() -> Self {
        Self { deals: List::new("deal"), proofs: List::new("suggestion"), in_proofs: false, known: None }
    }
}

/// A row of the deals.
type DealRow = (WonDeal, String);

pub(crate) const KEYS: Keys = Keys {
    title: "Won deals",
    rows: &[
        on(&[letter('i')], Action::Influence, "who influenced it", 1)
            .says("Say which candidate was heard in the deal, by whom and when.")
            .changes(),
        on(&[letter('n')], Action::NotKnown, "nobody", 2).says("No candidate influenced the deal.").changes(),
        on(&[letter('a')], Action::Add, "add", 3).says("Add a deal that was won.").changes(),
        on(&[letter('p')], Action::AddMany, "paste rows", 4)
            .says("Paste rows of a spreadsheet: deal, candidate, buyer, stage, day, worth.")
            .changes(),
        on(&[ENTER], Action::Open, "card", 5)
            .says("Open the deal: who influenced it, the day, what it is worth.")
            .changes(),
        on(&[letter('d'), DELETE], Action::Delete, "delete", 0)
            .says("Take the deal out. Undo brings it back.")
            .changes(),
    ],
};

pub(crate) const PROOFS: Keys = Keys {
    title: "Won deals, what they prove",
    rows: &[
        on(&[ENTER, SPACE], Action::Open, "take", 1)
            .says("Take what the deals suggest as the influence, known by proof.")
            .changes(),
        on(&[letter('A')], Action::Assign, "take all of the candidate", 2)
            .says("Take all that the deals suggest of this candidate, as one step.")
            .changes(),
        on(&[letter('i')], Action::Influence, "their influence", 3).says("Whom the candidate reaches, and when."),
    ],
};

impl WonDeals {
    /// Selects the deal that came in since the last look: what is said next is said of it.
    fn select_new(&mut self, plan: &Plan) {
        let ids: Vec<DealId> = plan.won_deals.iter().map(|deal| deal.id.clone()).collect();
        let is_new = |id: &&DealId| self.known.as_ref().is_some_and(|known| !known.contains(id));
        if let Some(new) = ids.iter().find(is_new) {
            self.deals.select(new);
        }
        self.known = Some(ids);
    }

    fn focus(&mut self, in_proofs: bool) {
        self.in_proofs = in_proofs;
        self.deals.set_focus(!in_proofs);
        self.proofs.set_focus(in_proofs);
    }

    /// What the deals prove where the cursor stands.
    fn proof(&self, open: &OpenPlan) -> Option<Proof> {
        let at = self.proofs.selected()?;
        let report = open.report();
        report.won.influence.iter().find(|row| of(row) == *at).map(|row| row.proof.clone())
    }

    fn act_on_deals(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match (action, self.deals.selected().cloned()) {
            (Action::Add, _) => edits::add(context),
            (Action::AddMany, _) => edits::paste_rows(context),
            (Action::Open, Some(id)) => context.ask(Card::new(context.open(), Subject::WonDeal(id))),
            (Action::Influence, Some(id)) => edits::who(context, &id),
            (Action::NotKnown, Some(id)) => {
                if let Some(change) = won_deals::nobody(context.plan(), &id) {
                    context.change(change);
                    self.deals.act(Action::Down);
                }
            }
            (Action::Delete, Some(id)) => edits::take_out(context, &id),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn act_on_proofs(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let Some(proof) = self.proof(context.open()) else { return Used::No };
        match action {
            Action::Open => {
                edits::take(context, &proof);
                self.proofs.act(Action::Down);
            }
            Action::Assign => edits::take_all(context, &proof),
            Action::Influence => edits::show_influence(context, &proof),
            _ => return Used::No,
        }
        Used::Yes
    }
}

/// Whom a row is about.
fn of(row: &WonRow) -> DealInfluence {
    DealInfluence { partner: row.id.clone(), buyer: row.buyer.clone(), stage: row.stage.clone() }
}

impl Layer for WonDeals {
    fn keys(&self) -> &'static [&'static Keys] {
        match (self.takes_text(), self.in_proofs) {
            (true, _) => filter::TYPING,
            (_, true) => &[&PROOFS, &list::SORTING, &filter::FILTERED, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN],
            (_, false) => &[&KEYS, &list::SORTING, &filter::FILTERED, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN],
        }
    }

    fn takes_text(&self) -> bool {
        if self.in_proofs { self.proofs.is_typing() } else { self.deals.is_typing() }
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        draw::draw(self, open, canvas, area);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let has_proofs = !context.report().won.influence.is_empty();
        match action {
            Action::Pane => {
                self.focus(!self.in_proofs && has_proofs);
                return Used::Yes;
            }
            Action::Back if self.in_proofs && !self.proofs.is_filtered() => {
                self.focus(false);
                return Used::Yes;
            }
            _ => {}
        }
        let left = if self.in_proofs { self.proofs.act(action) } else { self.deals.act(action) };
        if let Some(proof) = self.proof(context.open()).filter(|_| self.in_proofs)
            && let Some(partner) = context.plan().partners.get(proof.partner)
        {
            let id = partner.id.clone();
            context.select(id);
        }
        match left {
            None => Used::Yes,
            Some(action) if self.in_proofs => self.act_on_proofs(action, context),
            Some(action) => self.act_on_deals(action, context),
        }
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        if let (Text::Paste(rows), false) = (&text, self.takes_text()) {
            edits::take_rows(context, rows);
            return;
        }
        let _ = if self.in_proofs { self.proofs.text(text) } else { self.deals.text(text) };
    }

    fn look(&mut self, open: &OpenPlan) {
        let plan = open.plan();
        let deals = plan.won_deals.iter().map(|deal| (deal.id.clone(), (deal.clone(), through(plan, deal))));
        self.deals.fill(&deal_columns(), [Members::new(deals.collect::<Vec<_>>())]);
        self.select_new(plan);
        let report = open.report();
        let rows = report.won.influence.iter().map(|row| (of(row), row.clone()));
        self.proofs.fill(&proof_columns(), [Members::new(rows.collect::<Vec<_>>())]);
        self.focus(self.in_proofs && !report.won.influence.is_empty());
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let plan = open.plan();
        match action {
            Action::Pane if open.report().won.influence.is_empty() => Some("The deals prove nothing yet."),
            Action::Influence if self.in_proofs => None,
            Action::Open | Action::Influence | Action::NotKnown | Action::Delete
                if !self.in_proofs && plan.won_deals.is_empty() =>
            {
                Some("There is no won deal yet: a adds one.")
            }
            Action::Influence if plan.partners.is_empty() => Some("Nobody is on the map yet."),
            Action::Influence if plan.buyers.is_empty() || plan.stages.is_empty() => {
                Some("Step 1 says who buys, and when.")
            }
            _ => None,
        }
    }
}

/// Who influenced a deal, each with when: "Acme (CISO at Shortlist); Birch (CFO at Purchase)".
fn through(plan: &Plan, deal: &WonDeal) -> String {
    match &deal.through {
        WonThrough::NotSaid => "not said".to_owned(),
        WonThrough::Nobody => "nobody".to_owned(),
        WonThrough::These(these) => these.iter().map(|one| heard(plan, one)).collect::<Vec<_>>().join("; "),
    }
}

fn heard(plan: &Plan, one: &DealInfluence) -> String {
    let who = plan.partner(&one.partner).map_or(one.partner.as_str(), |partner| &partner.name);
    let buyer = plan.buyer(&one.buyer).map_or(one.buyer.as_str(), |buyer| short_title(&buyer.title));
    let stage = plan.stage(&one.stage).map_or(one.stage.as_str(), |stage| &stage.name);
    format!("{who} ({buyer} at {stage})")
}

fn deal_columns() -> [Column<DealRow>; 3] {
    [
        Column::new(Head::new("deal", "Deal").flexible(14).most(28).rank(1), |(deal, _): &DealRow| deal.name.clone()),
        Column::new(Head::new("closed", "Closed").rank(3).role(Role::Dim), |(deal, _): &DealRow| {
            deal.closed.as_ref().map(ToString::to_string).unwrap_or_default()
        }),
        Column::new(
            Head::new("through", "Who influenced it").flexible(18).most(34).rank(1),
            |(_, through): &DealRow| through.clone(),
        ),
    ]
}

fn proof_columns() -> [Column<WonRow>; 6] {
    [
        Column::new(Head::new("who", "Candidate").flexible(12).most(18).rank(1), |row: &WonRow| row.name.clone()),
        Column::new(Head::new("moment", "By whom, when").flexible(12).most(22).rank(1), |row: &WonRow| {
            row.moment.clone()
        }),
        Column::new(Head::new("won", "Won").right().rank(1), |row: &WonRow| {
            format!("{} of {}", row.won, row.proof.deals)
        }),
        Column::new(Head::new("mean", "Chance").right().rank(3).role(Role::Dim), WonRow::mean_in_words),
        Column::new(Head::new("suggests", "Suggests").right().rank(1), |row: &WonRow| row.suggests.get().to_string()),
        Column::new(Head::new("stands", "Stands").rank(2), draw::stands),
    ]
}
