//! Which screen shows which view: the one place where the two meet.

use crate::interview::steps::View;
use crate::tui::dialogs::{
    apart, confirm, differing, earlier, go_to, menu, palette, parts, pick, prompt, raters, reading, save_failed,
    text_box, tour, which_kind,
};
use crate::tui::form;
use crate::tui::keys::{ANYWHERE, ASKING, COMMANDS, HISTORY, Keys, PANES, PLAN, VIEWS};
use crate::tui::layer::Layer;
use crate::tui::open_plan::OpenPlan;
use crate::tui::screens::export::{self, Export};
use crate::tui::screens::home;
use crate::tui::screens::ideal_customer::buyers::{self, Buyers};
use crate::tui::screens::ideal_customer::{goal, profile};
use crate::tui::screens::map::accounts::{self, AccountsView};
use crate::tui::screens::map::candidates::{self, Candidates, pass};
use crate::tui::screens::map::doubles;
use crate::tui::screens::map::importing;
use crate::tui::screens::map::linking;
use crate::tui::screens::map::reach::{self, Reach};
use crate::tui::screens::map::sources::{self, Sources};
use crate::tui::screens::map::won_deals::{self, WonDeals};
use crate::tui::screens::prioritise::answers::{self, pairs, swing};
use crate::tui::screens::prioritise::pane;
use crate::tui::screens::prioritise::ranking::{self, Ranking};
use crate::tui::screens::prioritise::rate::{self, Rate};
use crate::tui::screens::prioritise::recruit::{self, Recruit};
use crate::tui::screens::prioritise::weights::{self, Weights};
use crate::tui::screens::strategies::dates::{self, FirstDays};
use crate::tui::screens::strategies::traps::{self, TrapsView};
use crate::tui::screens::strategies::{self, Strategies};
use crate::tui::widgets::{choice, editor, filter, list};

/// The screen of a view over a plan.
#[must_use]
pub(super) fn view(view: View, open: &OpenPlan) -> Box<dyn Layer> {
    match view {
        View::Goal => Box::new(goal::page(open)),
        View::Customer => Box::new(profile::page(open)),
        View::Buyers => Box::new(Buyers::new(open)),
        View::Candidates { .. } => Box::new(Candidates::default()),
        View::Reach { .. } => Box::new(Reach::default()),
        View::Sources => Box::new(Sources::new(open)),
        View::Accounts => Box::new(AccountsView::default()),
        View::WonDeals => Box::new(WonDeals::default()),
        View::Rate { .. } => Box::new(Rate::new(open)),
        View::Ranking(_) => Box::new(Ranking::default()),
        View::Recruit(_) => Box::new(Recruit::default()),
        View::Weights => Box::new(Weights::default()),
        View::Strategies => Box::new(Strategies::new(open)),
        View::Traps => Box::new(TrapsView::default()),
        View::Dates => Box::new(FirstDays::default()),
        View::Export => Box::new(Export::new(open)),
    }
}

/// Every set of bindings there is, in the order to read them: Home, the views, dialogs, what they have in common.
const SETS: &[&Keys] = &[
    &home::KEYS,
    &buyers::KEYS,
    &buyers::AT_A_BUYER,
    &buyers::AT_A_STAGE,
    &candidates::KEYS,
    &pass::KEYS,
    &pass::OF_SEVEN,
    &pass::OF_FOUR,
    &pass::OF_THREE,
    &pass::OF_VARIANTS,
    &doubles::KEYS,
    &linking::KEYS,
    &importing::KEYS,
    &reach::KEYS,
    &reach::ONE,
    &reach::ALL,
    &reach::GRID,
    &sources::KEYS,
    &accounts::KEYS,
    &accounts::MATCHES,
    &won_deals::KEYS,
    &won_deals::PROOFS,
    &rate::QUESTIONS,
    &rate::RATINGS,
    &rate::KEYS,
    &ranking::KEYS,
    &ranking::EVERYWHERE,
    &ranking::ELSEWHERE,
    &pane::KEYS,
    &recruit::KEYS,
    &weights::KEYS,
    &strategies::SEGMENTS,
    &strategies::SHEET,
    &traps::KEYS,
    &dates::KEYS,
    &export::KEYS,
    &export::FORMAT,
    &export::PAPER,
    &export::NOTES,
    &export::WRITE,
    &earlier::KEYS,
    &confirm::KEYS,
    &differing::KEYS,
    &apart::KEYS,
    &raters::KEYS,
    &swing::KEYS,
    &pairs::KEYS,
    &answers::KEYS,
    &prompt::KEYS,
    &parts::KEYS,
    &menu::KEYS,
    &menu::NOT_KNOWN,
    &which_kind::KEYS,
    &pick::KEYS,
    &text_box::KEYS,
    &reading::KEYS,
    &save_failed::KEYS,
    &go_to::KEYS,
    &tour::KEYS,
    &palette::KEYS,
    &filter::FILTERED,
    &filter::KEYS,
    &editor::KEYS,
    &choice::KEYS,
    &form::FOLDED,
    &form::KINDS,
    &form::UNSAID,
    &form::LINES,
    &list::KEYS,
    &list::SORTING,
    &list::MARKING,
    &form::NEXT,
    &form::LAST,
    &form::FIELDS,
    &form::PAGES,
    &VIEWS,
    &PANES,
    &COMMANDS,
    &HISTORY,
    &PLAN,
    &ASKING,
    &ANYWHERE,
];

/// Every set of bindings there is.
#[must_use]
pub fn key_sets() -> &'static [&'static Keys] {
    SETS
}
