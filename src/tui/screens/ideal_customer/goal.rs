//! The goal in five answers; its limits, money and people, and whether the vendor is ready for partners, stand folded in
//! one row under it.
//!
//! ```text
//!  Goal                                       │ ↳ what to write and why,
//!  Vendor     Tallowick Software              │   and an example: beside from
//!  …                                          │   110 columns, else below
//!  ▸ 22 more  Days limit 100, Budget 80k …    │   opens in place
//!  ! mend these before recruiting: …
//! ```

use crate::interview::pages::{bounds, goal, what_is_said};
use crate::plan::{Plan, Subject, unready};
use crate::tui::canvas::Canvas;
use crate::tui::form::{Fold, Form, Page};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};

/// Goal, limits and readiness.
pub(crate) fn page(open: &OpenPlan) -> Page {
    let more = Fold::counted(bounds(), what_is_said);
    Page::new(Form::new(open, Subject::Plan, &goal()).with_folds(vec![more]), notes)
}

/// What to mend before recruiting.
fn notes(plan: &Plan, canvas: &Canvas<'_>) -> Vec<(String, Role)> {
    let mark = canvas.glyph(Glyph::Attention);
    unready(plan).map(|words| (format!("{mark} {words}"), Role::Warning)).into_iter().collect()
}
