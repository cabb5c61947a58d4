//! Step 2, whom the candidates reach: a list, all together and the set first, and beside it buyers and stages: for those
//! what they reach with its gaps, for one candidate their influence, set with digits, or what they reach alone.

mod all;
mod gaps;
mod one;
mod set;
mod who;

use super::nothing;
use crate::interview::influence::Moment;
use crate::interview::steps::View;
use crate::picture::Whose;
use crate::plan::{Evidence, Partner, PartnerModel, Plan};
use crate::report::words::short_title;
use crate::report::{Map, figure, reasons};
use crate::tui::canvas::{Canvas, left, shift};
use crate::tui::keys::{
    Action, Binding, COMMANDS, DELETE, Does, ENTER, Keys, LEFT, PANES, PLAN, Press, RIGHT, SPACE, VIEWS, bind, letter,
    on,
};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List, Members, Same};
use crate::tui::widgets::matrix::{Cursor, Heading, Matrix};
use ratatui::layout::Rect;
use std::{collections::HashSet, sync::Arc};

/// From this width on the list and the grid stand beside each other.
const BESIDE: u16 = 120;
/// The columns of the list then.
const LIST: u16 = 46;

/// Whom the candidates reach.
#[derive(Debug)]
pub(crate) struct Reach {
    /// All together, the set, then one by one.
    list: List<Whose, ReachRow>,
    /// Whether of a candidate is shown what it reaches, not its influence.
    is_alone: bool,
    cursor: Cursor,
    /// Whether keys are for the grid.
    in_grid: bool,
    /// Whether the candidate being looked at is to be shown, whoever was.
    follows: bool,
}

impl Default for Reach {
    fn default() -> Self {
        let list = List::new("candidate");
        Self { list, is_alone: false, cursor: Cursor::default(), in_grid: false, follows: false }
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
struct ReachRow {
    /// What several together are called.
    together: &'static str,
    partner: Option<Same<Partner>>,
    reaches: Option<f64>,
}

impl ReachRow {
    fn name(&self) -> String {
        self.partner.as_ref().map_or(self.together, |partner| &partner.name).to_owned()
    }
}

/// Whose reach is shown.
const SWITCHES: Binding = on(&[SPACE], Action::Toggle, "all, the set, one", 3)
    .says("All who qualify, the set to recruit, the candidate's influence, what it reaches alone.");

pub(crate) const KEYS: Keys = Keys {
    title: "Reach",
    rows: &[on(&[ENTER], Action::Open, "grid", 1).says("To the grid of buyers and stages."), SWITCHES],
};

pub(crate) const GRID: Keys = Keys {
    title: "Reach, buyers and stages",
    rows: &[
        SWITCHES,
        on(&[LEFT, letter('h')], Action::Left, "left", 0).says("One cell to the left."),
        on(&[RIGHT, letter('l')], Action::Right, "right", 0).says("One cell to the right."),
        on(&[letter(']'), letter('.')], Action::NextCandidate, "next candidate", 5).says("The next of the list."),
        on(&[letter('['), letter(',')], Action::PreviousCandidate, "candidate before", 0)
            .says("The one before in the list."),
    ],
};

pub(crate) const ALL: Keys = Keys {
    title: "Reach, buyer coverage",
    rows: &[on(&[ENTER], Action::Open, "who reaches this", 1).says("List who reaches this buyer at this stage.")],
};

pub(crate) const ONE: Keys = Keys {
    title: "Reach, influence",
    rows: &[
        bind(&[Press::Digits(0, 3)], Does::Digit(Action::Digit), "set", 1).says("Set the influence and go on: 0 none, 1 some, 2 good, 3 decisive. It counts as desk research until you are talking, then as a conversation.").changes(),
        on(&[letter('e')], Action::NextEvidence, "how we know", 2).says("The next kind of evidence: guess, desk research, conversation, proof.").changes(),
        on(&[letter('t')], Action::MarkTalked, "talked", 3).says("Known from a conversation.").changes(),
        on(&[letter('o')], Action::Note, "note", 4).says("A note: why so.").changes(),
        on(&[letter('d'), DELETE], Action::Delete, "clear", 0).says("Take the answer out of the cell.").changes(),
    ],
};

impl Reach {
    /// The candidate whose influence is shown; none while it is shown what somebody reaches.
    fn partner<'a>(&self, open: &'a OpenPlan) -> Option<&'a Arc<Partner>> {
        match self.list.selected()? {
            Whose::One(id) if !self.is_alone => open.plan().partner(id),
            _ => None,
        }
    }

    /// Shows the next: the reach of all, of the set, the influence of the candidate being looked at, its reach alone.
    fn switch(&mut self, open: &OpenPlan) {
        let candidate = open.selected.clone().or_else(|| Some(open.plan().partners.first()?.id.clone()));
        let (next, is_alone) = match (self.list.selected(), candidate) {
            (Some(Whose::All), _) => (Whose::Set, false),
            (Some(Whose::Set), Some(id)) => (Whose::One(id), false),
            (Some(Whose::One(id)), _) if !self.is_alone => (Whose::One(id.clone()), true),
            _ => (Whose::All, false),
        };
        self.is_alone = is_alone;
        self.list.select(&next);
    }

    /// Makes the candidate of the list the one being looked at.
    fn follow_list(&self, context: &mut Context<'_>) {
        if let Some(Whose::One(id)) = self.list.selected() {
            context.select(id.clone());
        }
    }

    /// The buyer and the stage under the cursor.
    fn moment<'a>(&self, plan: &'a Plan) -> Option<Moment<'a>> {
        Moment::at(plan, self.cursor.row, self.cursor.column)
    }

    /// Gives the keys to the grid or to the list.
    fn focus(&mut self, on_grid: bool) {
        self.in_grid = on_grid;
        self.list.set_focus(!on_grid);
    }

    fn act_in_list(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let left = self.list.act(action);
        if left.is_none() {
            self.follow_list(context);
        }
        match left {
            None => Used::Yes,
            Some(Action::Open) => {
                self.focus(nothing::missing(context.open()).is_none());
                Used::Yes
            }
            Some(_) => Used::No,
        }
    }

    fn act_in_grid(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Back => self.focus(false),
            Action::NextCandidate => return self.act_in_list(Action::Down, context),
            Action::PreviousCandidate => return self.act_in_list(Action::Up, context),
            Action::Filter => {
                self.focus(false);
                return self.act_in_list(action, context);
            }
            Action::Open if self.partner(context.open()).is_none() => {
                let whose = self.list.selected().cloned().unwrap_or_default();
                who::ask(context, &whose, (self.cursor.row, self.cursor.column));
            }
            _ if self.partner(context.open()).is_some() => return self.act_on_cell(action, context),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn act_on_cell(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Digit(strength) => self.set(strength, context),
            Action::NextEvidence => self.next_evidence(context),
            Action::MarkTalked => {
                self.change(context, set::NOT_SET, |moment, partner| moment.know(partner, Evidence::Talked));
            }
            Action::Delete => {
                self.change(context, set::NOT_SET, |moment, partner| Some(moment.clear(partner)));
            }
            Action::Note => self.note(context),
            _ => return Used::No,
        }
        Used::Yes
    }
}

impl Layer for Reach {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.list.is_typing() {
            return filter::TYPING;
        }
        let is_influence = !self.is_alone && matches!(self.list.selected(), Some(Whose::One(_)));
        match (self.in_grid, is_influence) {
            (true, false) => &[&ALL, &GRID, &filter::FILTERED, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN],
            (true, true) => &[&ONE, &GRID, &filter::FILTERED, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN],
            (false, _) => &[&KEYS, &list::SORTING, &filter::FILTERED, &list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN],
        }
    }

    fn takes_text(&self) -> bool {
        self.list.is_typing()
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        if nothing::missing(open).is_some() {
            return nothing::draw(open, canvas, area);
        }
        let is_wide = area.width >= BESIDE;
        if is_wide || !self.in_grid {
            let list = if is_wide { left(area, LIST - 2) } else { area };
            self.list.draw_plain(canvas, list);
        }
        let grid = if is_wide { shift(area, LIST) } else { area };
        if is_wide {
            canvas.divider(shift(area, LIST - 2));
        }
        match self.partner(open) {
            _ if !is_wide && !self.in_grid => {}
            Some(partner) => one::draw(open, partner, &self.cursor, canvas, grid),
            None => {
                let whose = self.list.selected().cloned().unwrap_or_default();
                all::draw(open, &whose, &self.cursor, canvas, grid);
            }
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let (buyers, stages) = (context.plan().buyers.len(), context.plan().stages.len());
        match action {
            Action::Toggle => self.switch(context.open()),
            Action::Pane => self.focus(!self.in_grid && nothing::missing(context.open()).is_none()),
            Action::Select(_) => {
                self.focus(false);
                return self.act_in_list(action, context);
            }
            Action::SelectCell(row, column) => {
                let again = self.in_grid && (row, column) == (self.cursor.row, self.cursor.column);
                self.focus(true);
                self.cursor.act(action, buyers, stages);
                if again {
                    self.act_in_grid(Action::Open, context);
                }
            }
            _ if !self.in_grid => return self.act_in_list(action, context),
            _ if self.cursor.act(action, buyers, stages) => {}
            _ => return self.act_in_grid(action, context),
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        self.list.text(text);
        self.follow_list(context);
    }

    fn arrive(&mut self, view: View) {
        self.follows = matches!(view, View::Reach { candidate: true });
        self.in_grid |= self.follows;
        self.is_alone &= !self.follows;
    }

    fn look(&mut self, open: &OpenPlan) {
        let plan = open.plan();
        self.list.refill(&columns(), members(open), |row| Some(row.clone()));
        let is_of_several = matches!(self.list.selected(), Some(Whose::All | Whose::Set));
        let follows = std::mem::take(&mut self.follows) || !is_of_several;
        if let Some(id) = open.selected.clone().filter(|_| follows && open.selected_index().is_some()) {
            self.list.select(&Whose::One(id));
        }
        self.cursor.keep_within(plan.buyers.len(), plan.stages.len());
        self.focus(self.in_grid && nothing::missing(open).is_none());
    }

    fn wants_findings(&self) -> bool {
        self.list.selected() == Some(&Whose::Set)
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let is_of_the_grid =
            matches!(action, Action::Open | Action::Pane | Action::Filter | Action::Digit(_) | Action::Toggle);
        if is_of_the_grid && nothing::missing(open).is_some() {
            return Some("There is nothing on the map yet.");
        }
        self.partner(open).filter(|_| self.in_grid).and_then(|partner| self.refused(action, partner, open.plan()))
    }
}

/// All together, the set, everybody who counts in that, and who is ruled out.
fn members(open: &OpenPlan) -> [Members<Whose, ReachRow>; 3] {
    let report = open.report();
    let out: HashSet<usize> = report.excluded.iter().map(|row| row.who.index).collect();
    let set = open.findings().and_then(|findings| Some(findings.recruiting.coverage.as_ref()?.total));
    let several = [
        (Whose::All, "All who qualify", Some(report.coverage.coverage.total)),
        (Whose::Set, "The set to recruit", set),
    ];
    let several = several.map(|(whose, together, reaches)| (whose, ReachRow { together, partner: None, reaches }));
    let rows = |are_out: bool| {
        let partners = open.plan().partners.iter().enumerate();
        let those = partners.filter(|(place, _)| out.contains(place) == are_out).map(|(place, partner)| {
            let reaches = Some(report.solo_coverage.get(place).copied().unwrap_or(0.0));
            (Whose::One(partner.id.clone()), ReachRow { together: "", partner: Some(Same::of(partner)), reaches })
        });
        those.collect::<Vec<_>>()
    };
    [Members::new(several).fixed(), Members::new(rows(false)), Members::under(reasons::RULED_OUT, rows(true))]
}

fn columns() -> [Column<ReachRow>; 3] {
    let column = Column::<ReachRow>::new;
    [
        column(Head::new("name", "Candidate").flexible(12).rank(1), ReachRow::name),
        Column::figure(Head::new("reaches", "Reaches"), |row| row.reaches, figure::whole),
        column(Head::new("model", "Model").rank(3).role(Role::Dim), |row| {
            row.partner.as_ref().and_then(|partner| partner.model).map_or("", PartnerModel::short).to_owned()
        }),
    ]
}

/// The grid of buyers and stages, their weights beside their names.
fn grid(map: &Map) -> Matrix {
    let buyers =
        map.buyers.iter().map(|buyer| Heading::new(&buyer.title).short(short_title(&buyer.title)).note(&buyer.shown));
    let stages = map.stages.iter().map(|stage| Heading::new(stage.name.trim()).note(&stage.shown));
    Matrix::new(buyers, stages).notes(&["Weight"])
}
