//! What to find out next: the answers that would settle most.

use super::{super::ranking_row::take, Content, heads, how_firm::rate};
use crate::{
    interview::steps::View,
    plan::CriterionId,
    report::{
        Findings, figure,
        findings::{Question, Settles},
        why,
    },
    tui::{canvas::Canvas, layer::Context, open_plan::OpenPlan, theme::Role},
};
use ratatui::layout::Rect;

pub(super) static CONTENT: Content = Content { about, rows, head, row, foot, open };

/// Columns for the name, what to find out, what we have, and how much it settles.
const NAME: u16 = 26;
const WHAT: u16 = 20;
const HAVE: u16 = 15;

fn about(_open: &OpenPlan, findings: &Findings) -> String {
    let firm = &findings.how_firm;
    match (&firm.refusal, findings.questions.is_empty()) {
        (Some(refusal), true) => refusal.clone(),
        (None, true) => format!("Nothing: no answer we could get would change the top {} or the set.", firm.top),
        _ => format!(
            "What to ask before the next decision: the answers that settle most of what is open about the top {}, \
             and guesses the set hangs on. Enter goes there.",
            firm.top
        ),
    }
}

fn rows(_open: &OpenPlan, findings: &Findings) -> usize {
    findings.questions.len()
}

fn head(findings: &Findings, canvas: &mut Canvas<'_>, at: Rect) -> u16 {
    if findings.questions.is_empty() {
        return 0;
    }
    heads(&[(NAME, "candidate"), (WHAT, "find out"), (HAVE, "now"), (9, "settles")], canvas, at)
}

fn row(open: &OpenPlan, findings: &Findings, index: usize, canvas: &mut Canvas<'_>, mut at: Rect) {
    let Some(question) = findings.questions.get(index) else { return };
    canvas.write(take(&mut at, NAME), question.who.name(), Role::Text);
    let (what, settles) = match &question.settles {
        Settles::Ranking { name, share, .. } => (name.as_str(), figure::percent(*share)),
        Settles::Set { .. } => ("whom they reach", "the set".to_owned()),
    };
    canvas.write(take(&mut at, WHAT), what, Role::Text);
    canvas.write(take(&mut at, HAVE), &have(open, question), Role::Dim);
    canvas.write(at, &settles, Role::Title);
}

/// What is known of it now: "4 conversation", "not rated", "3 guesses".
fn have(open: &OpenPlan, question: &Question) -> String {
    match &question.settles {
        Settles::Set { guessed: 1 } => "1 guess".to_owned(),
        Settles::Set { guessed } => format!("{guessed} guesses"),
        Settles::Ranking { id, .. } => {
            let partner = open.plan().partner(question.who.id());
            let rating = partner.and_then(|partner| partner.rating(&CriterionId::new(id)));
            let digit = why::digit(rating);
            format!("{digit} {}", why::rating_words(rating))
        }
    }
}

fn foot(_open: &OpenPlan, _findings: &Findings, _index: usize) -> String {
    String::new()
}

fn open(findings: &Findings, index: usize, context: &mut Context<'_>) {
    let Some(question) = findings.questions.get(index) else { return };
    let id = question.who.id().clone();
    match question.settles {
        Settles::Ranking { .. } => rate(id, context),
        Settles::Set { .. } => {
            context.select(id);
            context.go(View::Influence);
        }
    }
}
