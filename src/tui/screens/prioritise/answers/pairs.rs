//! Criteria compared in pairs: which matters more, and how many times as much.
//!
//! ```text
//! Ideal-customer fit                             Commitment
//!                    matters 3 times as much
//! 9 ········●·│········ 9
//! ```

use super::draw_weights;
use crate::interview::weighing::pairs::{self, SIDE, answer, pairs, step_of};
use crate::plan::{Change, PartnerId, Plan};
use crate::prioritise::weights::pairwise::{CONSISTENT, Pairwise, Triad, pairwise};
use crate::report::figure;
use crate::tui::canvas::{Canvas, below, left, row, shift, span};
use crate::tui::dialogs::panel;
use crate::tui::keys::{Action, Does, Keys, LEFT, Press, RIGHT, bind, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::screens::prioritise::answers;
use crate::tui::theme::{Glyph, Role};
use ratatui::layout::Rect;

const ABOUT: &str = "Which matters more, and how many times as much? ← and → move towards the one that does, a digit \
                     says how often.";

/// The comparisons.
#[derive(Debug)]
pub(crate) struct Pairs {
    at: usize,
    opened: Vec<PartnerId>,
}

impl Pairs {
    /// The comparisons of the open plan, at the first not made; `opened` is who stood at the top when the
    /// question was first asked.
    pub(crate) fn new(plan: &Plan, opened: Vec<PartnerId>) -> Self {
        let pairs = pairs(plan.criteria.len());
        let at = pairs.iter().position(|&pair| answer(plan, pair).is_none()).unwrap_or(0);
        Self { at, opened }
    }

    fn pair(&self, plan: &Plan) -> Option<(usize, usize)> {
        pairs(plan.criteria.len()).get(self.at).copied()
    }

    /// Makes the change that `make` finds for the pair being compared.
    fn change(&self, context: &mut Context<'_>, make: impl FnOnce(&Plan, (usize, usize)) -> Option<Change>) {
        let plan = context.plan();
        if let Some(change) = self.pair(plan).and_then(|pair| make(plan, pair)) {
            context.change(change);
        }
    }

    fn go(&mut self, by: isize, context: &mut Context<'_>) {
        let count = pairs(context.plan().criteria.len()).len();
        context.open_mut().close_step();
        self.at = self.at.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// To the answer that would mend the three that disturb most.
    fn go_to_worst(&mut self, context: &mut Context<'_>) {
        let plan = context.plan();
        let Some(triad) = pairwise(plan).worst else {
            return context.say("No answers contradict each other.");
        };
        let [first, _, last] = triad.criteria;
        let all = pairs(plan.criteria.len());
        self.at = all.iter().position(|pair| *pair == (first, last)).unwrap_or(self.at);
    }

    fn draw_question(&self, plan: &Plan, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(pair) = self.pair(plan) else { return };
        let name = |at: usize| plan.criteria[at].name.as_str();
        let wide = area.width / 2;
        canvas.write(left(area, wide.saturating_sub(1)), name(pair.0), Role::Title);
        canvas.write_right(left(area, area.width), name(pair.1), Role::Title);
        let said = answer(plan, pair);
        canvas.write(row(area, 1), &words(said, name(pair.0), name(pair.1)), Role::Text);
        let scale = row(area, 2);
        let marks = canvas.glyph(Glyph::Dot).repeat(usize::from(SIDE.unsigned_abs()));
        let line = format!("9 {marks}{}{marks} 9", canvas.glyph(Glyph::Divider));
        canvas.write(scale, &line, Role::Dim);
        if let Some(step) = said.map(step_of) {
            let column = u16::try_from(i16::from(step) + i16::from(SIDE) + 2).unwrap_or(0);
            canvas.write(left(shift(scale, column), 1), canvas.glyph(Glyph::Full), Role::Accent);
        }
    }
}

/// An answer in words.
fn words(times: Option<f64>, one: &str, two: &str) -> String {
    match times {
        None => "not compared yet".to_owned(),
        Some(times) if (times - 1.0).abs() < 1e-9 => "matter as much".to_owned(),
        Some(times) if times > 1.0 => format!("{one} matters {} times as much", figure::brief(times)),
        Some(times) => format!("{two} matters {} times as much", figure::brief(1.0 / times)),
    }
}

/// How far the answers agree, in words, with the three that disturb most.
fn agreement(plan: &Plan, found: &Pairwise) -> String {
    let (compared, all) = found.compared;
    let mut said = vec![format!("{compared} of {all} compared.")];
    if let Some((one, other)) = found.unlinked {
        let name = |at: usize| &plan.criteria[at].name;
        said.push(format!("Nothing links {} and {} yet: compare them, or each with a third.", name(one), name(other)));
    } else if let Some(ratio) = found.ratio {
        let well = if ratio <= CONSISTENT { "Your answers agree well" } else { "Your answers contradict each other" };
        said.push(format!("{well} ({} inconsistent, up to 10 % is usual).", figure::percent(ratio)));
    } else {
        said.push("The weights follow already; more answers make them firmer.".to_owned());
    }
    said.extend(found.worst.map(|triad| disturbs(plan, &triad)));
    said.join(" ")
}

/// "Commitment 3 × Revenue and Revenue 2 × Fit, yet Fit 4 × Commitment: 6 times would agree. w goes there."
fn disturbs(plan: &Plan, triad: &Triad) -> String {
    let name = |at: usize| plan.criteria[triad.criteria[at]].name.as_str();
    let says = |one: usize, two: usize, times: f64| {
        if times >= 1.0 {
            format!("{} {} × {}", name(one), figure::brief(times), name(two))
        } else {
            format!("{} {} × {}", name(two), figure::brief(1.0 / times), name(one))
        }
    };
    let [first, second, third] = triad.says;
    let agree = says(0, 2, triad.would_agree);
    let end = if triad.can_be_mended { "would agree" } else { "would come nearest" };
    format!(
        "Most at odds: {} and {}, yet {}; {agree} {end}. w goes there.",
        says(0, 1, first),
        says(1, 2, second),
        says(0, 2, third)
    )
}

/// The keys of the comparisons.
pub(crate) const KEYS: Keys = Keys {
    title: "Compare in pairs",
    rows: &[
        on(&[RIGHT, letter('+'), letter('='), letter('l')], Action::Right, "the second", 1)
            .says("A step towards the second."),
        on(&[LEFT, letter('-'), letter('h')], Action::Left, "the first", 2).says("A step towards the first."),
        bind(&[Press::Digits(1, 9)], Does::Digit(Action::Digit), "times", 3).says("How many times as much."),
        on(&[letter('w')], Action::Disturbs, "most at odds", 6)
            .says("To the answer that would mend those most at odds."),
    ],
};

impl Layer for Pairs {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &answers::KEYS]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let plan = open.plan();
        let count = span(plan.criteria.len());
        let inside = panel(canvas, body, 84, count.saturating_add(14), "Compare in pairs");
        if plan.criteria.len() < 2 {
            canvas.paragraph(inside, "There are not two criteria to compare: add one under weights.", Role::Text);
            return;
        }
        let used = if inside.height > count + 10 { canvas.paragraph(inside, ABOUT, Role::Dim) + 1 } else { 0 };
        let rest = below(inside, used);
        self.draw_question(plan, canvas, rest);
        let found = pairwise(plan);
        let after = below(rest, 4);
        let used = canvas.paragraph(after, &agreement(plan, &found), Role::Text);
        draw_weights(open, &self.opened, canvas, below(after, used + 1));
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Left => self.change(context, |plan, pair| pairs::step(plan, pair, -1)),
            Action::Right => self.change(context, |plan, pair| pairs::step(plan, pair, 1)),
            Action::Digit(digit) => self.change(context, |plan, pair| pairs::times(plan, pair, digit)),
            Action::NotKnown => self.change(context, |plan, pair| pairs::set(plan, pair, None)),
            Action::Down | Action::NextField => self.go(1, context),
            Action::Up => self.go(-1, context),
            Action::First => self.go(isize::MIN, context),
            Action::Last => self.go(isize::MAX, context),
            Action::Disturbs => self.go_to_worst(context),
            Action::Back => return Used::Close,
            _ => return Used::No,
        }
        Used::Yes
    }
}
