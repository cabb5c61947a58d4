//! The goal; its limits, money and people, and whether the vendor is ready for partners, folded under it.
//!
//! ```text
//!  Goal                                       │ ↳ what to write and why,
//!  Vendor     Tallowick Software              │   and an example: beside from
//!  …                                          │   110 columns, else below
//!  ▸ Limits  Days limit 100 and 2 more        │   opens in place
//!  ! mend these before recruiting: …
//! ```

use crate::interview::pages::{Group, bounds, count_yes, goal, what_is_said};
use crate::plan::{Plan, Subject, unready};
use crate::tui::canvas::Canvas;
use crate::tui::form::{Fold, Form, Page};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};

/// Goal, limits and readiness.
pub(crate) fn page(open: &OpenPlan) -> Page {
    let saying: [fn(&Plan, &[Group]) -> String; 3] = [what_is_said, what_is_said, |plan, _| count_yes(plan)];
    let folds =
        bounds().into_iter().zip(saying).map(|((title, fields), said)| Fold::new(title, vec![("", fields)], said));
    Page::new(Form::new(open, Subject::Plan, &goal()).with_folds(folds.collect()), notes)
}

/// What to mend before recruiting.
fn notes(plan: &Plan, canvas: &Canvas<'_>) -> Vec<(String, Role)> {
    let mark = canvas.glyph(Glyph::Attention);
    unready(plan).map(|words| (format!("{mark} {words}"), Role::Warning)).into_iter().collect()
}
