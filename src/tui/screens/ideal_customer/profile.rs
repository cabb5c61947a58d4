//! The ideal customer: the short form under its sentence; what sharpens it later opens in place behind it.
//!
//! ```text
//!  Banks, credit unions … The CISO signs, …   the sentence, live
//!  ┃ Industries   Banks · Credit unions
//!    …
//!  ▸ Sharpen  ●●●●○  a third rule-out would show whom not to chase
//!  ↳ what to write and why
//! ```

use crate::interview::pages::{Group, customer, sentence, sharpen};
use crate::plan::{Plan, Sharpness, Subject, sharpness};
use crate::report::figure;
use crate::tui::canvas::Canvas;
use crate::tui::form::{Fold, Form, Page};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;

/// The share of the market above which a profile hardly guides anybody.
const WIDE: f64 = 0.4;

/// The short form, the sentence on top; what sharpens it later stands folded under it.
pub(crate) fn page(open: &OpenPlan) -> Page {
    let form = Form::new(open, Subject::Plan, &customer()).under_banner(sentence());
    Page::new(form.with_folds(vec![Fold::new("Sharpen", sharpen(), sharp)]), notes)
}

/// A warning where it fits nearly everybody.
fn notes(plan: &Plan, _: &Canvas<'_>) -> Vec<(String, Role)> {
    too_wide(plan).map(|words| (words, Role::Warning)).into_iter().collect()
}

/// "●●●●○  a third rule-out would show whom not to chase".
fn sharp(plan: &Plan, _: &[Group]) -> String {
    let Sharpness { met, next } = sharpness(plan);
    let dots = "●".repeat(met) + &"○".repeat(Sharpness::OF - met);
    let next = next.unwrap_or_else(|| "it tells whom to chase from whom not to".to_owned());
    format!("{dots}  {next}")
}

/// Advice on a profile that fits nearly everybody.
fn too_wide(plan: &Plan) -> Option<String> {
    let share = plan.profile.evidence.share_of_market?.get();
    (share > WIDE).then(|| {
        format!(
            "It fits {} of the market: above 40 %, a profile seldom tells a partner whom to send.",
            figure::percent(share)
        )
    })
}
