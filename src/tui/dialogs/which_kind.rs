//! Two questions that lead to a kind of partner. What the answers leave is shown with what tells it apart; the user takes
//! one or none.

use super::panel;
use crate::catalog::{self, LikelyKind, LikelyKinds, Meaning, SaleBy, TellingApart, telling_apart};
use crate::plan::{PartnerModel, Variant};
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift};
use crate::tui::keys::{Action, BACKSPACE, DOWN, Does, ENTER, ESC, Keys, LEFT, Press, UP, bind, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::about_kind::AboutKind;
use ratatui::layout::Rect;

/// Columns and rows it takes at most.
const SIZE: (u16, u16) = (104, 30);
/// Columns of a question, and of the name of a kind.
const QUESTION: u16 = 56;
const NAME: u16 = 22;
/// Rows it takes at least to say more of a kind.
const ABOUT: u16 = 5;

type ThenTaken = Box<dyn FnMut(&mut Context<'_>, PartnerModel, Option<Variant>)>;

/// Two questions that lead to a kind of partner.
pub(crate) struct WhichKind {
    title: String,
    /// What the name sounds like: where the cursor is once the answers leave that too.
    sounds_like: Option<PartnerModel>,
    price: Option<SaleBy>,
    money: Option<SaleBy>,
    at: usize,
    then: ThenTaken,
}

impl WhichKind {
    /// Asks of whom this names; `then` is done with the kind taken.
    pub(crate) fn new(name: &str, then: impl FnMut(&mut Context<'_>, PartnerModel, Option<Variant>) + 'static) -> Self {
        let sounds_like = match catalog::label_for(name).map(|label| label.meaning) {
            Some(Meaning::Model(model, _)) => Some(model),
            Some(Meaning::Route | Meaning::Asked) | None => None,
        };
        let title = format!("Which kind of partner: {name}");
        Self { title, sounds_like, price: None, money: None, at: 0, then: Box::new(then) }
    }

    /// What the answers lead to, once both are given.
    fn likely(&self) -> Option<&'static LikelyKinds> {
        Some(telling_apart().likely(self.price?, self.money?))
    }

    /// How many there are to take, or answers to give.
    fn count(&self) -> usize {
        self.likely().map_or(telling_apart().answers.len(), |likely| likely.kinds.len())
    }

    /// Gives the answer at a place to the question being asked, or takes the kind there.
    fn pick(&mut self, place: usize, context: &mut Context<'_>) -> Used {
        if let Some(likely) = self.likely() {
            let Some(kind) = likely.kinds.get(place) else { return Used::Yes };
            (self.then)(context, kind.model, kind.variant);
            return Used::Close;
        }
        let Some(words) = telling_apart().answers.get(place) else { return Used::Yes };
        let question = if self.price.is_none() { &mut self.price } else { &mut self.money };
        *question = Some(words.answer);
        self.at = self.proposed();
        Used::Yes
    }

    /// The place of the kind proposed: what the name sounds like, else the commonest.
    fn proposed(&self) -> usize {
        let kinds = self.likely().map_or(&[][..], |likely| &likely.kinds);
        kinds.iter().position(|kind| Some(kind.model) == self.sounds_like).unwrap_or_default()
    }

    /// Back to the question before.
    fn go_back(&mut self) {
        let taken_back = if self.money.is_some() { self.money.take() } else { self.price.take() };
        let answers = telling_apart().answers.iter();
        self.at = answers.into_iter().position(|words| Some(words.answer) == taken_back).unwrap_or_default();
    }

    fn draw_questions(&self, telling: &TellingApart, canvas: &mut Canvas<'_>, area: Rect) {
        let asked = [(&telling.price, self.price), (&telling.money, self.money)];
        let now = usize::from(self.price.is_some());
        for ((down, place), (question, answer)) in (0..).zip(0..).zip(asked) {
            let is_asked_now = self.likely().is_none() && place == now;
            let line = row(area, down);
            canvas.write(left(line, QUESTION), &question.asks, if is_asked_now { Role::Title } else { Role::Dim });
            let words = telling.answers.iter().find(|words| Some(words.answer) == answer);
            canvas.write(shift(line, QUESTION), words.map_or("", |words| &words.label), Role::Text);
        }
    }

    /// The answers to the question being asked.
    fn draw_answers(&self, telling: &TellingApart, canvas: &mut Canvas<'_>, area: Rect) {
        let question = if self.price.is_none() { &telling.price } else { &telling.money };
        let used = canvas.paragraph(area, &question.help, Role::Dim) + 1;
        for ((down, place), words) in (used..).zip(0..).zip(&telling.answers) {
            self.draw_key(place, canvas, row(area, down));
            canvas.write(shift(row(area, down), 5), &words.label, self.role(place));
        }
    }

    /// The kinds the answers leave, each with what tells it from the others, and more of the one the cursor is on.
    fn draw_kinds(&self, likely: &LikelyKinds, canvas: &mut Canvas<'_>, area: Rect) {
        let mut used = canvas.paragraph(area, &self.why(likely), Role::Text) + 1;
        for (place, kind) in likely.kinds.iter().enumerate() {
            let line = below(area, used);
            self.draw_key(place, canvas, line);
            canvas.write(left(shift(line, 5), NAME), name(kind), self.role(place));
            used += canvas.paragraph(shift(line, 6 + NAME), &format!("They {}.", kind.difference), Role::Text).max(1);
        }
        let room = area.height.saturating_sub(used + 1);
        if let Some(kind) = likely.kinds.get(self.at).filter(|_| room >= ABOUT) {
            AboutKind::Model(kind.model).draw(canvas, narrower(shift(below(area, used + 1), 5), 1));
        }
    }

    /// What the answers mean, and why this one is proposed.
    fn why(&self, likely: &LikelyKinds) -> String {
        let Some(kind) = likely.kinds.get(self.proposed()) else { return likely.why.clone() };
        let reason = if Some(kind.model) == self.sounds_like { "the name sounds like it" } else { "the commonest" };
        format!("{} Proposed: {}, {reason}. Take the one whose line is true.", likely.why, name(kind))
    }

    fn draw_key(&self, place: usize, canvas: &mut Canvas<'_>, line: Rect) {
        canvas.hit(row(line, 0), Action::Select(place));
        let pointer = if place == self.at { canvas.glyph(Glyph::Pointer) } else { " " };
        canvas.pieces(line, &[(pointer, Role::Accent), (" ", Role::Text), (&(place + 1).to_string(), Role::Accent)]);
    }

    fn role(&self, place: usize) -> Role {
        if place == self.at { Role::Title } else { Role::Text }
    }
}

/// "Affiliate", "Value-added reseller".
fn name(kind: &LikelyKind) -> &'static str {
    match kind.variant {
        Some(Variant::Affiliate) => "Affiliate",
        Some(Variant::Alliance) => "Alliance",
        Some(Variant::Embedded) => "Embedded",
        Some(Variant::Integration) => "Integration",
        Some(variant) => variant.label(),
        None => kind.model.label(),
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "Which kind of partner?",
    rows: &[
        bind(&[Press::Digits(1, 4)], Does::Digit(Action::Digit), "answer", 2)
            .says("The answer, or the kind of partner, with that number."),
        on(&[ENTER], Action::Open, "take", 1).says("Take the one the cursor is on."),
        on(&[UP], Action::Up, "up", 0).says("One up."),
        on(&[DOWN], Action::Down, "down", 0).says("One down."),
        on(&[LEFT, BACKSPACE], Action::Left, "back", 3).says("The question before."),
        on(&[ESC], Action::Back, "close", 4).says("Close, and leave the kind of partner as it was."),
    ],
};

impl Layer for WhichKind {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let telling = telling_apart();
        let inside = panel(canvas, body, SIZE.0, SIZE.1, &self.title);
        self.draw_questions(telling, canvas, inside);
        let rest = below(inside, 3);
        match self.likely() {
            Some(likely) => self.draw_kinds(likely, canvas, rest),
            None => self.draw_answers(telling, canvas, rest),
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Digit(digit) => return self.pick(usize::from(digit).saturating_sub(1), context),
            Action::Select(place) => return self.pick(place, context),
            Action::Open => return self.pick(self.at, context),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(self.count() - 1),
            Action::Left => self.go_back(),
            Action::Back => return Used::Close,
            _ => return Used::No,
        }
        Used::Yes
    }

    fn refusal(&self, action: Action, _open: &OpenPlan) -> Option<&'static str> {
        match action {
            Action::Digit(digit) if usize::from(digit) > self.count() => Some("There is no answer with that number."),
            Action::Left if self.price.is_none() => Some("This is the first question."),
            Action::Up if self.at == 0 => Some("This is the first."),
            _ => None,
        }
    }
}
