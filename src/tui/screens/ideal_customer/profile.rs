//! The ideal customer: the short form under its sentence, and the long form that sharpens it later.
//!
//! ```text
//!  Banks, credit unions … The CISO signs, …   the sentence, live
//!  ┃ Industries   Banks · Credit unions
//!    …
//!    Sharpness ●●●●○  a third rule-out would show whom not to chase
//!  ↳ what to write and why
//! ```

use crate::{
    interview::{
        pages::{page, sentence},
        steps::View,
    },
    plan::{Plan, Sharpness, Subject, sharpness},
    report::figure,
    tui::{
        canvas::Canvas,
        form::{Form, Page},
        open_plan::OpenPlan,
        theme::{Glyph, Role},
    },
};

/// The share of the market above which a profile hardly guides anybody.
const WIDE: f64 = 0.4;

/// The short form, the sentence on top.
pub(crate) fn short(open: &OpenPlan) -> Page {
    let form = Form::new(open, Subject::Plan, &page(View::Customer)).under_banner(sentence());
    Page::new(form, notes)
}

/// What sharpens it later.
pub(crate) fn sharpen(open: &OpenPlan) -> Page {
    Page::new(Form::new(open, Subject::Plan, &page(View::Sharpen)), notes)
}

/// How sharp it is, and a warning where it fits nearly everybody.
fn notes(plan: &Plan, canvas: &Canvas<'_>) -> Vec<(String, Role)> {
    let mut notes = vec![(sharpness_words(plan, canvas), Role::Text)];
    notes.extend(too_wide(plan).map(|words| (words, Role::Warning)));
    notes
}

/// "Sharpness ●●●●○  a third rule-out would show whom not to chase".
fn sharpness_words(plan: &Plan, canvas: &Canvas<'_>) -> String {
    let Sharpness { met, next } = sharpness(plan);
    let dots = canvas.glyph(Glyph::Full).repeat(met) + &canvas.glyph(Glyph::Empty).repeat(Sharpness::OF - met);
    let next = next.unwrap_or_else(|| "it tells whom to chase from whom not to".to_owned());
    format!("Sharpness {dots}  {next}")
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
