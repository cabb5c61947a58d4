//! Step 4, traps: what looks fine in the plan and goes wrong in practice, one list of it. Enter goes to the field that
//! mends it; what is no problem here is said to be none, with the reason, and stands last.

mod draw;
mod mend;

use crate::interview::dismissing::{bring_back, dismiss};
use crate::report::TrapRow;
use crate::tui::canvas::Canvas;
use crate::tui::dialogs::Prompt;
use crate::tui::keys::{Action, COMMANDS, ENTER, Keys, PLAN, VIEWS, letter, on};
use crate::tui::layer::{Context, Layer, Text, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::filter;
use crate::tui::widgets::list::{self, List, Members};
use ratatui::layout::Rect;

/// What tells one trap from every other.
type TrapId = (&'static str, String);

/// The traps of a plan.
#[derive(Debug)]
pub(crate) struct TrapsView {
    list: List<TrapId>,
}

impl Default for TrapsView {
    fn default() -> Self {
        Self { list: List::new("trap").without_heads() }
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "Traps",
    rows: &[
        on(&[ENTER], Action::Open, "mend it", 1).says("Go to the field or the sheet that mends it."),
        on(&[letter('n')], Action::Dismiss, "no problem here", 2)
            .says("Say why it is no problem here; one that is none comes back by the same key.")
            .changes(),
    ],
};

fn id(row: &TrapRow) -> TrapId {
    (row.trap.rule.id(), row.trap.subject())
}

impl TrapsView {
    /// The trap under the cursor.
    fn chosen(&self, open: &OpenPlan) -> Option<TrapRow> {
        let at = self.list.selected()?;
        open.report().traps.iter().find(|row| id(row) == *at).cloned()
    }
}

/// Asks why a trap is none here, or brings one back that is none.
fn toggle(context: &mut Context<'_>, row: TrapRow) {
    if !context.may_change() {
        return;
    }
    let trap = row.trap;
    if row.dismissed.is_some() {
        let change = bring_back(context.plan(), &trap);
        context.change(change);
        return;
    }
    let was = row.once_said.map(|said| said.because).unwrap_or_default();
    let title = format!("{}: not a problem here, because …", trap.rule.id());
    let about =
        "It stands last from now on, with your reason and the day, and comes back when what it speaks of changes.";
    context.ask(Prompt::new(&title, about, &was, move |context, typed| {
        let change = dismiss(context.plan(), &trap, typed, context.open().today())?;
        context.open_mut().change(change)
    }));
}

impl Layer for TrapsView {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.takes_text() {
            return filter::TYPING;
        }
        &[&KEYS, &filter::FILTERED, &list::KEYS, &VIEWS, &COMMANDS, &PLAN]
    }

    fn takes_text(&self) -> bool {
        self.list.is_typing()
    }

    fn wants_findings(&self) -> bool {
        true
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
        draw::draw(&self.list, self.chosen(open).as_ref(), open, canvas, area);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let Some(action) = self.list.act(action) else { return Used::Yes };
        match (action, self.chosen(context.open())) {
            (Action::Open, Some(row)) => mend::go(context, &row.trap),
            (Action::Dismiss, Some(row)) => toggle(context, row),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_>) {
        self.list.text(text);
    }

    fn look(&mut self, open: &OpenPlan) {
        let report = open.report();
        let under = |heading: &str, is_in: &dyn Fn(&TrapRow) -> bool| {
            let rows = report.traps.iter().filter(|row| is_in(row)).map(|row| (id(row), row.clone()));
            Members::under(heading, rows.collect::<Vec<_>>())
        };
        let is_open = |row: &TrapRow| row.dismissed.is_none();
        let stops = |row: &TrapRow| row.trap.rule.stops();
        let sections = [
            under("Of the set", &|row| is_open(row) && row.is_recruited),
            under("Stops money or breaks law", &|row| is_open(row) && !row.is_recruited && stops(row)),
            under("The rest", &|row| is_open(row) && !row.is_recruited && !stops(row)),
            under("No problem here, as you said", &|row| !is_open(row)),
        ];
        self.list.fill(&columns(), sections);
    }

    fn refusal(&self, action: Action, open: &OpenPlan) -> Option<&'static str> {
        let is_mine = matches!(action, Action::Open | Action::Dismiss);
        (is_mine && open.report().traps.is_empty()).then_some("No trap is set.")
    }
}

fn columns() -> [Column<TrapRow>; 2] {
    [
        Column::new(Head::new("rule", "Rule").rank(1).role(Role::Dim), |row: &TrapRow| row.trap.rule.id().to_owned()),
        Column::new(Head::new("trap", "Trap").flexible(24).rank(1), |row: &TrapRow| match &row.dismissed {
            Some(said) => format!("{}: {}", row.name, said.because),
            None => row.said().into_owned(),
        }),
    ]
}
