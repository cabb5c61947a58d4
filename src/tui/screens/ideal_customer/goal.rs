//! Goal and limits, and whether the vendor is ready for partners.
//!
//! ```text
//!  Goal                                       │ ↳ what to write and why,
//!  Vendor     Tallowick Software              │   and an example: beside from
//!  …                                          │   110 columns, else below
//!  ! mend these before recruiting: …
//! ```

use crate::{
    interview::{pages, steps::View},
    plan::{Plan, Subject, unready},
    tui::{
        canvas::Canvas,
        form::{Form, Page},
        open_plan::OpenPlan,
        theme::{Glyph, Role},
    },
};

/// Goal, limits and readiness.
pub(crate) fn page(open: &OpenPlan) -> Page {
    Page::new(Form::new(open, Subject::Plan, &pages::page(View::Goal)), notes)
}

/// What to mend before recruiting.
fn notes(plan: &Plan, canvas: &Canvas<'_>) -> Vec<(String, Role)> {
    let mark = canvas.glyph(Glyph::Attention);
    unready(plan).map(|words| (format!("{mark} {words}"), Role::Warning)).into_iter().collect()
}
