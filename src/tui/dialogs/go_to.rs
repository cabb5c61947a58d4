//! The ways to go, shown while the second key is waited for: a letter a view, a digit a step.

use crate::interview::steps::{Step, To, View};
use crate::tui::canvas::{Canvas, below, left, row, shift, span};
use crate::tui::keys::{Action, Does, ESC, Keys, Press, bind, ctrl, f, letter, on};
use crate::tui::layer::{Context, Layer, Request, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// The ways to go.
#[derive(Debug)]
pub(crate) struct GoTo;

const LETTERS: [u8; View::ALL.len()] = {
    let mut letters = [0; View::ALL.len()];
    let mut at = 0;
    while at < letters.len() {
        letters[at] = View::ALL[at].go_letter() as u8;
        at += 1;
    }
    letters
};

const VIEWS: &str = match str::from_utf8(&LETTERS) {
    Ok(letters) => letters,
    Err(_) => panic!("the letters of views are ASCII"),
};

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "After g",
    rows: &[
        bind(&[Press::Letters(VIEWS)], Does::Letter(Action::Letter), "view", 1).says("To the view of that letter."),
        bind(&[Press::Digits(1, 5)], Does::Digit(Action::Digit), "step", 2).says("To that step, where it was left."),
        on(&[letter('g')], Action::First, "first row", 3).says("To the first row of the list."),
        on(&[ESC], Action::Back, "stay", 4).says("Stay here."),
        on(&[letter(':'), ctrl('p'), f(2)], Action::Palette, "commands", 5).says("Every command and view by its name."),
    ],
};

/// Columns for a way to go.
const COLUMN: u16 = 20;

impl Layer for GoTo {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let views = span(View::ALL.len());
        let rows = views.div_ceil((body.width / COLUMN).max(1));
        let area = below(body, body.height.saturating_sub(rows + 1));
        canvas.clear(area);
        canvas.rule(area);
        for (place, view) in (0..).zip(View::ALL) {
            let at = left(shift(row(area, 1 + place % rows), 1 + place / rows * COLUMN), COLUMN - 1);
            let key = view.go_letter().to_string();
            canvas.pieces(at, &[(&key, Role::Accent), (" ", Role::Text), (view.title(), Role::Text)]);
            canvas.hit(at, Action::Go(To::View(view)));
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let to = match action {
            Action::Letter(letter) => View::ALL.into_iter().find(|view| view.go_letter() == letter).map(To::View),
            Action::Digit(digit) => Step::ALL.get(usize::from(digit).wrapping_sub(1)).copied().map(To::Step),
            Action::Go(to) => Some(to),
            Action::First => {
                context.requests.push(Request::Do(Action::First));
                None
            }
            // Over the view, as everywhere: the ways to go make way for what finds them by name.
            Action::Palette => {
                context.requests.push(Request::Do(Action::Palette));
                None
            }
            Action::Back => None,
            _ => return Used::No,
        };
        context.requests.extend(to.map(|to| Request::Do(Action::Go(to))));
        Used::Close
    }

    fn unknown(&self, letter: char) -> Option<String> {
        Some(format!("“{letter}” goes nowhere: the letters stand before the views. Esc stays here."))
    }
}
