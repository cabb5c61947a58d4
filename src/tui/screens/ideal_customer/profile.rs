//! The ideal customer: the short form under its sentence, and the long form that sharpens it later.
//!
//! ```text
//!  Banks, credit unions … The CISO signs, …   the sentence, live
//!  ┃ Industries   Banks · Credit unions
//!    …
//!    Sharpness ●●●●○  a third rule-out would show whom not to chase
//!  ↳ what to write and why
//! ```

use super::{super::Screen, sections};
use crate::{
    plan::{Field, Plan, Sharpness, Subject, sharpness},
    report::figure,
    tui::{
        canvas::Canvas,
        desk::Desk,
        keymap::{Action, Mode},
        theme::{Glyph, Role},
        widgets::form::{Form, Outcome},
        work::{Request, Work},
    },
};
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

/// The long form's headings, each with the field it begins at.
pub(super) const HEADINGS: &[(&str, &str)] = &[
    ("Triggers and rule-outs", "triggers"),
    ("What they run", "tech_must_have"),
    ("What hurts", "pains"),
    ("Economics", "win_rate"),
    ("Evidence", "customers_analysed"),
    ("How we know", "known_firmographics"),
];

/// The share of the market above which a profile hardly guides anybody.
const WIDE: f64 = 0.4;

/// A form over the profile, with its sharpness below.
#[derive(Debug)]
pub(super) struct ProfileForm {
    form: Form,
}

impl ProfileForm {
    /// The short form, the sentence on top.
    pub(super) fn short(desk: &Desk) -> Self {
        let (banner, fields) = Field::PROFILE.split_last().expect("the short form has fields");
        Self { form: Form::new(desk, Subject::Plan, &[("", fields)]).under_banner(banner) }
    }

    /// What sharpens it later.
    pub(super) fn sharpen(desk: &Desk) -> Self {
        Self { form: Form::new(desk, Subject::Plan, &sections(Field::SHARPEN, HEADINGS)) }
    }
}

impl Screen for ProfileForm {
    fn mode(&self) -> Mode {
        Mode::Form
    }

    fn draw(&self, desk: &Desk, canvas: &mut Canvas<'_>, area: Rect) {
        let mut notes = vec![(sharpness_words(desk.plan(), canvas), Role::Text)];
        notes.extend(too_wide(desk.plan()).map(|words| (words, Role::Warning)));
        self.form.draw_with_guidance(desk, canvas, area, &notes);
    }

    fn act(&mut self, action: Action, work: &mut Work<'_>) -> bool {
        match self.form.act(action, work) {
            Outcome::PastEnd => work.requests.push(Request::GoOn),
            Outcome::Ignored => return false,
            Outcome::Done | Outcome::PastStart => {}
        }
        true
    }

    fn type_key(&mut self, key: KeyEvent, work: &mut Work<'_>) {
        self.form.type_key(key, work);
    }

    fn paste(&mut self, text: &str, work: &mut Work<'_>) {
        self.form.paste(text, work);
    }

    fn refresh(&mut self, desk: &Desk) {
        self.form.refresh(desk);
    }

    fn leave(&mut self, work: &mut Work<'_>) {
        self.form.say_unkept(work);
    }

    fn complaint(&self) -> Option<String> {
        self.form.complaint()
    }
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
