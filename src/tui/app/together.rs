//! Which sets of bindings can hold at one time, as the screens and dialogs name them: there a key must not mean two things.
//! What stands here too much may forbid a key of the user's own that would do no harm; a story fails where something is
//! missing.

use crate::tui::dialogs::{
    apart, confirm, differing, earlier, go_to, menu, palette, parts, pick, prompt, raters, reading, save_failed,
    text_box, tour, which_kind,
};
use crate::tui::form;
use crate::tui::keys::{ANYWHERE, ASKING, COMMANDS, HISTORY, Keys, PANES, PLAN, VIEWS, has_letter};
use crate::tui::screens::export;
use crate::tui::screens::home;
use crate::tui::screens::ideal_customer::buyers;
use crate::tui::screens::map::accounts;
use crate::tui::screens::map::candidates::{self, pass};
use crate::tui::screens::map::doubles;
use crate::tui::screens::map::importing;
use crate::tui::screens::map::linking;
use crate::tui::screens::map::reach;
use crate::tui::screens::map::sources;
use crate::tui::screens::map::won_deals;
use crate::tui::screens::prioritise::answers::{self, pairs, swing};
use crate::tui::screens::prioritise::pane;
use crate::tui::screens::prioritise::ranking;
use crate::tui::screens::prioritise::rate;
use crate::tui::screens::prioritise::recruit;
use crate::tui::screens::prioritise::weights;
use crate::tui::screens::strategies;
use crate::tui::screens::strategies::dates;
use crate::tui::screens::strategies::traps;
use crate::tui::widgets::{choice, editor, filter, list};

/// What holds in every list of a plan.
const LISTS: &[&Keys] = &[&list::KEYS, &VIEWS, &COMMANDS, &PLAN];

const OF_LISTS: &[&[&Keys]] = &[
    &[&buyers::KEYS, &buyers::AT_A_BUYER],
    &[&buyers::KEYS, &buyers::AT_A_STAGE],
    &[&sources::KEYS],
    &[&strategies::SEGMENTS],
    &[&strategies::SHEET],
    &[&traps::KEYS, &filter::FILTERED],
    &[&dates::KEYS, &filter::FILTERED],
];

/// And in those beside another pane.
const PANED: &[&Keys] = &[&list::KEYS, &PANES, &VIEWS, &COMMANDS, &PLAN];

const OF_PANED: &[&[&Keys]] = &[
    &[&candidates::KEYS, &list::MARKING, &list::SORTING, &filter::FILTERED],
    &[&reach::KEYS, &list::SORTING, &filter::FILTERED],
    &[&reach::ONE, &reach::GRID, &filter::FILTERED],
    &[&reach::ALL, &reach::GRID, &filter::FILTERED],
    &[&accounts::KEYS, &list::SORTING, &filter::FILTERED],
    &[&accounts::MATCHES, &list::SORTING, &filter::FILTERED],
    &[&won_deals::KEYS, &list::SORTING, &filter::FILTERED],
    &[&won_deals::PROOFS, &list::SORTING, &filter::FILTERED],
    &[&rate::QUESTIONS, &rate::KEYS, &list::MARKING, &list::SORTING, &filter::FILTERED],
    &[&rate::RATINGS, &rate::KEYS, &list::MARKING, &list::SORTING, &filter::FILTERED],
    &[&ranking::KEYS, &ranking::EVERYWHERE, &pane::KEYS, &list::SORTING, &filter::FILTERED],
    &[&ranking::ELSEWHERE, &ranking::EVERYWHERE, &pane::KEYS],
    &[&recruit::KEYS, &pane::KEYS, &list::SORTING, &filter::FILTERED],
    &[&weights::KEYS],
];

/// What holds in a quick pass.
const PASSES: &[&Keys] = &[&pass::KEYS, &PANES, &VIEWS, &PLAN];

const OF_PASSES: &[&[&Keys]] = &[&[&pass::OF_SEVEN], &[&pass::OF_FOUR], &[&pass::OF_THREE], &[&pass::OF_VARIANTS]];

/// What holds in every form.
const FORMS: &[&Keys] = &[&form::FIELDS, &HISTORY, &PLAN];

const OF_FORMS: &[&[&Keys]] = &[
    &[&form::FOLDED, &form::PAGES, &VIEWS],
    &[&form::NEXT, &form::KINDS, &form::PAGES, &choice::KEYS, &form::UNSAID, &VIEWS],
    &[&form::LAST, &form::PAGES, &choice::KEYS, &form::UNSAID, &VIEWS],
    &[&form::NEXT, &form::PAGES, &form::LINES],
    &[&form::LAST, &form::PAGES, &form::LINES],
    &[&form::NEXT, &form::PAGES, &editor::KEYS],
    &[&form::LAST, &form::PAGES, &editor::KEYS],
    &[&export::KEYS, &form::NEXT, &export::FORMAT, &choice::KEYS, &VIEWS],
    &[&export::KEYS, &form::NEXT, &export::PAPER, &choice::KEYS, &VIEWS],
    &[&export::KEYS, &form::NEXT, &export::NOTES, &choice::KEYS, &VIEWS],
    &[&export::KEYS, &form::NEXT, &editor::KEYS],
    &[&export::KEYS, &export::WRITE, &VIEWS],
];

/// Home, and what lies on top alone.
const ALONE: &[&[&Keys]] = &[
    &[&home::KEYS, &list::KEYS],
    &[&filter::KEYS, &editor::KEYS, &HISTORY],
    &[&doubles::KEYS, &list::KEYS],
    &[&linking::KEYS, &list::KEYS],
    &[&importing::KEYS, &list::KEYS],
    &[&reading::KEYS, &list::KEYS],
    &[&earlier::KEYS],
    &[&confirm::KEYS],
    &[&differing::KEYS],
    &[&apart::KEYS],
    &[&raters::KEYS],
    &[&swing::KEYS, &answers::KEYS],
    &[&pairs::KEYS, &answers::KEYS],
    &[&prompt::KEYS, &editor::KEYS],
    &[&parts::KEYS, &editor::KEYS],
    &[&parts::KEYS, &choice::KEYS],
    &[&menu::KEYS],
    &[&menu::KEYS, &menu::NOT_KNOWN],
    &[&which_kind::KEYS],
    &[&pick::KEYS, &editor::KEYS],
    &[&text_box::KEYS, &editor::KEYS],
    &[&save_failed::KEYS],
    &[&go_to::KEYS],
    &[&tour::KEYS],
    &[&palette::KEYS, &editor::KEYS],
];

/// The sets that can hold at one time, for each time there can be.
#[must_use]
pub fn held_together() -> Vec<Vec<&'static Keys>> {
    let mut all = Vec::new();
    let groups = [(LISTS, OF_LISTS), (PANED, OF_PANED), (PASSES, OF_PASSES), (FORMS, OF_FORMS), (&[], ALONE)];
    for (common, others) in groups {
        for own in others {
            let mut sets: Vec<&Keys> = own.iter().chain(common).copied().collect();
            let asks = (!has_letter(&sets, '?')).then_some(&ASKING);
            sets.extend(asks.into_iter().chain([&ANYWHERE]));
            all.push(sets);
        }
    }
    all
}
