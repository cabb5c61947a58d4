//! What to find out next, a sentence each, and what is known of it now.
//!
//! ```text
//! › Ask Vantcourt how many of their customers are ours: one conversation takes away 11 % of the doubt about the top
//!   6.
//!   Ideal-customer fit: 4 conversation
//! ```

use crate::interview::steps::{Asked, View};
use crate::plan::{CriterionId, Plan, QualifyQuestion};
use crate::prioritise::qualify::Condition;
use crate::report::Findings;
use crate::report::findings::{Question, Settles, words};
use crate::report::why::{digit, rating_words};
use crate::text;
use crate::tui::canvas::{Canvas, below, row, shift};
use crate::tui::keys::Action;
use crate::tui::layer::Context;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Lists the questions by their places; how they look is drawn by hand, a sentence taking as many lines as it needs.
pub(super) fn fill(list: &mut List<usize>, findings: &Findings) {
    let questions = (0..findings.questions.len()).map(|place| (place, ()));
    list.fill(&[], [Members::new(questions)]);
}

/// Goes where a question is answered.
pub(super) fn answer(question: &Question, context: &mut Context<'_>) {
    context.select(question.who.id().clone());
    context.go(match question.settles {
        Settles::Gate { ref open, .. } => View::asking(Asked::Question(question_of(open))),
        Settles::Ranking { criterion, .. } => View::asking(Asked::Criterion(criterion)),
        Settles::Set { .. } => View::Reach { candidate: true },
    });
}

/// The qualifying question to begin with; a commitment too low is a question of sponsor and date.
fn question_of(open: &[Condition]) -> QualifyQuestion {
    match open.first() {
        Some(Condition::NotKnown(question)) => *question,
        _ => QualifyQuestion::SponsorAndDate,
    }
}

/// Draws what the questions settle, and the questions.
pub(super) fn draw(list: &List<usize>, open: &OpenPlan, findings: &Findings, canvas: &mut Canvas<'_>, area: Rect) {
    let (firm, untried) = (&findings.how_firm, words::untried(&findings.recruiting));
    if findings.questions.is_empty() {
        let words = firm.refusal.clone().unwrap_or_else(|| match &untried {
            Some(untried) => format!("Nothing about the top {}. {untried}", firm.top),
            None => format!("Nothing: no answer we could get would change the top {} or the set.", firm.top),
        });
        canvas.paragraph(area, &words, Role::Text);
        return;
    }
    let said = [Some(words::ABOUT_QUESTIONS.to_owned()), words::sure_of_the_weights(firm), untried];
    let about = said.into_iter().flatten().collect::<Vec<_>>().join(" ") + " Enter goes there.";
    let area = below(area, canvas.paragraph(area, &about, Role::Dim) + 1);
    let lines = lines(open, findings, area.width);
    let end = lines.iter().rposition(|line| Some(&line.question) == list.selected()).unwrap_or(0);
    let first = end.saturating_sub(usize::from(area.height));
    for (down, line) in (0..area.height).zip(lines.iter().skip(first)) {
        draw_line(line, list.selected(), canvas, row(area, down));
    }
}

fn draw_line(line: &QuestionLine, selected: Option<&usize>, canvas: &mut Canvas<'_>, at: Rect) {
    let is_selected = Some(&line.question) == selected;
    canvas.hit(at, Action::Select(line.question));
    let role = if is_selected && line.role == Role::Text { Role::Title } else { line.role };
    canvas.write(shift(at, 2), &line.words, role);
    if is_selected && line.is_first {
        canvas.write(at, canvas.glyph(Glyph::Pointer), Role::Selected);
    }
}

/// A line of a question.
struct QuestionLine {
    question: usize,
    words: String,
    role: Role,
    is_first: bool,
}

/// All questions, wrapped, each with what is known and a blank line.
fn lines(open: &OpenPlan, findings: &Findings, width: u16) -> Vec<QuestionLine> {
    let mut lines = Vec::new();
    for (at, question) in findings.questions.iter().enumerate() {
        let said = words::question(question, &findings.how_firm);
        let sentence = text::wrap(&said, usize::from(width.saturating_sub(2)));
        for (number, words) in sentence.into_iter().enumerate() {
            lines.push(QuestionLine { question: at, words, role: Role::Text, is_first: number == 0 });
        }
        for words in known(open.plan(), question).into_iter().chain([String::new()]) {
            lines.push(QuestionLine { question: at, words, role: Role::Dim, is_first: false });
        }
    }
    lines
}

/// What is known now of the rating to begin with: "Ideal-customer fit: 4 conversation"; nothing of what is no rating.
fn known(plan: &Plan, question: &Question) -> Option<String> {
    let Settles::Ranking { id, name, .. } = &question.settles else { return None };
    let partner = plan.partner(question.who.id());
    let rating = partner.and_then(|partner| partner.rating(&CriterionId::new(id)));
    Some(format!("{name}: {} {}", digit(rating), rating_words(rating)))
}
