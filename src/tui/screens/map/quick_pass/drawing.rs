//! How the quick pass looks: the questions on the left, whom to call first on the right. In a narrow terminal only
//! the questions, in a low one the answers side by side.

use super::{QuickPass, candidate};
use crate::{
    catalog::{self, Meaning},
    interview::quick_pass::{Choice, Question, shown},
    plan::{Partner, Plan},
    prioritise::quick::NotCalled,
    report::{CallRow, Report, figure, reasons},
    tui::{
        canvas::{Canvas, below, left, row, shift, top},
        keys::Action,
        open_plan::OpenPlan,
        theme::{Glyph, Role},
        widgets::list,
    },
};
use ratatui::layout::Rect;

/// From this width on, the list of whom to call first stands beside the questions.
const BESIDE: u16 = 60;
/// The list of whom to call first needs no more columns than this.
const LIST: u16 = 64;
/// With fewer, it shows no partner model.
const LIST_WITH_MODEL: u16 = 40;
/// From this height on, the answers stand below one another.
const TALL: u16 = 17;
/// Where the answers to the questions begin.
const ANSWERS: u16 = 17;
/// At most so many ruled-out candidates are named beside the questions.
const RULED_OUT: usize = 3;

pub(super) fn draw(pass: &QuickPass, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let Some((_, partner)) = candidate(open) else {
        let words = "No candidates yet. Paste a list of names here, one a line, or press g c to add them by hand.";
        canvas.paragraph(shift(below(area, 1), 3), words, Role::Text);
        return;
    };
    if area.width < BESIDE {
        questions(pass, partner, open, canvas, area);
        return;
    }
    let columns = (area.width * 2 / 5).clamp(32, 56);
    questions(pass, partner, open, canvas, left(area, columns));
    canvas.divider(shift(area, columns));
    calls(open, canvas, left(shift(area, columns + 2), LIST));
}

fn questions(pass: &QuickPass, partner: &Partner, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    progress(pass, open.plan(), canvas, row(area, 0));
    if area.height < TALL {
        return low(pass, partner, canvas, below(area, 1));
    }
    canvas.write(shift(row(area, 1), 1), &partner.name, Role::Title);
    for question in Question::ALL {
        let down = u16::try_from(question.index()).unwrap_or(0) + 2;
        question_row(question, pass.question == Some(question), partner, canvas, row(area, down));
    }
    let rest = shift(below(area, 8), 1);
    match pass.question {
        None => {
            canvas.paragraph(
                Rect { width: rest.width.saturating_sub(1), ..rest },
                &finished(pass, partner, open.plan()),
                Role::Text,
            );
        }
        Some(question) => {
            canvas.write(rest, question.asks(), Role::Text);
            let rest = below(rest, 1);
            let used = answers(question, partner, canvas, rest);
            background(question, partner, open, canvas, below(rest, used + 1));
        }
    }
}

/// For terminals with few rows: the question and its answers first, then the others.
fn low(pass: &QuickPass, partner: &Partner, canvas: &mut Canvas<'_>, area: Rect) {
    canvas.write(shift(row(area, 0), 1), &partner.name, Role::Title);
    let mut used = 1;
    if let Some(question) = pass.question {
        question_row(question, true, partner, canvas, row(area, 1));
        used = 2 + answers_beside(question, partner, canvas, shift(below(area, 2), 2));
    }
    let others = Question::ALL.into_iter().filter(|question| pass.question != Some(*question));
    for (down, question) in (used + 1..).zip(others) {
        question_row(question, false, partner, canvas, row(area, down));
    }
}

fn progress(pass: &QuickPass, plan: &Plan, canvas: &mut Canvas<'_>, line: Rect) {
    let all = plan.partners.len();
    let words = format!("{} of {all}", pass.through);
    let count = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
    let bar = left(shift(line, 1), 12);
    canvas.write(bar, &canvas.glyph(Glyph::Dot).repeat(12), Role::Dim);
    canvas.bar(bar, count(pass.through) / count(all), Role::Accent);
    canvas.write(shift(line, 15), &words, Role::Dim);
}

fn question_row(question: Question, is_asked_now: bool, partner: &Partner, canvas: &mut Canvas<'_>, line: Rect) {
    canvas.hit(line, Action::SelectCell(question.index(), 0));
    if is_asked_now {
        canvas.write(line, canvas.glyph(Glyph::Focus), Role::Accent);
    }
    let label = if is_asked_now { Role::Title } else { Role::Dim };
    canvas.write(left(shift(line, 2), ANSWERS - 3), question.label(), label);
    let (words, role) = match question.words(partner) {
        Some(words) => (words, Role::Text),
        None if question.is_asked(partner) => ("not known", Role::Dim),
        None if is_asked_now => ("?", Role::Accent),
        None => (canvas.glyph(Glyph::Dot), Role::Dim),
    };
    canvas.write(shift(line, ANSWERS), words, role);
}

/// The answers one below the other, each with its letter and digit; returns the rows used.
fn answers(question: Question, partner: &Partner, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let mut used = 0;
    for (place, choice) in question.choices().iter().enumerate() {
        answer(place, choice, question.chosen(partner) == Some(place), canvas, row(area, used));
        used += 1;
    }
    not_known(canvas, row(area, used));
    used + 1
}

/// The answers in columns; returns the rows used.
fn answers_beside(question: Question, partner: &Partner, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    const WIDE: u16 = 19;
    let columns = (area.width / WIDE).max(1);
    let at = |place: u16| left(shift(row(area, place / columns), place % columns * WIDE), WIDE - 1);
    let mut used = 0;
    for (place, choice) in question.choices().iter().enumerate() {
        answer(place, choice, question.chosen(partner) == Some(place), canvas, at(used));
        used += 1;
    }
    not_known(canvas, at(used));
    (used / columns) + 1
}

fn answer(place: usize, choice: &Choice, is_chosen: bool, canvas: &mut Canvas<'_>, line: Rect) {
    let digit = u8::try_from(place + 1).unwrap_or(u8::MAX);
    canvas.hit(line, Action::Digit(digit));
    let mark = if is_chosen { canvas.glyph(Glyph::Done) } else { " " };
    let digit = format!(" {digit}");
    let label = if is_chosen { Role::Title } else { Role::Text };
    canvas.pieces(
        line,
        &[
            (mark, Role::Good),
            (shown(choice), Role::Accent),
            (&digit, Role::Dim),
            ("  ", Role::Text),
            (choice.label, label),
        ],
    );
}

fn not_known(canvas: &mut Canvas<'_>, line: Rect) {
    canvas.hit(line, Action::NotKnown);
    canvas.pieces(line, &[(" ", Role::Text), ("?", Role::Accent), ("    not known", Role::Dim)]);
}

/// What helps to answer: what the name sounds like, the ideal customer, who decides, the user's own notes.
fn background(question: Question, partner: &Partner, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let plan = open.plan();
    let words = match question {
        Question::Model => looks_like(&partner.name).unwrap_or_default(),
        Question::Fit => open.report().profile.sentence.clone(),
        Question::Room => {
            let titles = plan.buyers.iter().map(|buyer| buyer.title.as_str()).collect::<Vec<_>>().join(", ");
            if titles.is_empty() { titles } else { format!("Our buyers: {titles}.") }
        }
        Question::Warmth => partner.contact.clone(),
        Question::Stop => String::new(),
    };
    let area = Rect { width: area.width.saturating_sub(2), ..shift(area, 1) };
    let used = if words.is_empty() { 0 } else { canvas.paragraph(area, &words, Role::Dim) + 1 };
    if !partner.notes.trim().is_empty() {
        canvas.paragraph(below(area, used), &format!("Note: {}", partner.notes.trim()), Role::Dim);
    }
}

/// What a name sounds like, in a sentence.
fn looks_like(name: &str) -> Option<String> {
    let label = catalog::label_for(name)?;
    Some(match label.meaning {
        Meaning::Model(model, _) => format!("Sounds like {}: {}", model.label(), label.why),
        Meaning::Route => format!("Sounds like a route: {}", label.why),
    })
}

fn finished(pass: &QuickPass, partner: &Partner, plan: &Plan) -> String {
    let here = match partner.quick.stops() {
        Some(stop) => format!("Ruled out: {}.", reasons::not_called(NotCalled::Stop(stop))),
        None if partner.route => format!("Nothing to ask: {}.", reasons::not_called(NotCalled::Route)),
        None => "All five are answered.".to_owned(),
    };
    let next = if pass.through == plan.partners.len() {
        "Everyone is through. g f shows whom to call first."
    } else {
        "Enter goes to the next who is not."
    };
    format!("{here}\n\n{next}\n\n← goes back to change an answer.")
}

/// Whom to call first, the candidate being asked about marked, those ruled out below.
fn calls(open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let report = open.report();
    let calls = &report.call_first;
    canvas.write(row(area, 0), "Call first", Role::Title);
    if !calls.not_asked.is_empty() && area.width >= LIST_WITH_MODEL {
        let waiting = format!("{} not asked yet", calls.not_asked.len());
        canvas.write_right(Rect { width: area.width.saturating_sub(1), ..row(area, 0) }, &waiting, Role::Dim);
    }
    let foot = ruled_out_rows(&report);
    let height = area.height.saturating_sub(1 + foot);
    if calls.order.is_empty() {
        let words = "As you answer, whom to call first builds up here, first those who serve our customers and are in the room.";
        canvas.paragraph(top(below(area, 2), height), words, Role::Dim);
    }
    let place = candidate(open).map(|(place, _)| place);
    let current = calls.order.iter().position(|call| Some(call.who.index) == place);
    let lines = top(below(area, 1), height);
    for (down, at) in (0..).zip(list::window(current.unwrap_or(0), calls.order.len(), height)) {
        call_row(&calls.order[at], current == Some(at), canvas, row(lines, down));
    }
    ruled_out(&report, canvas, below(area, 1 + height));
}

fn call_row(call: &CallRow, is_current: bool, canvas: &mut Canvas<'_>, line: Rect) {
    canvas.hit(line, Action::Select(call.who.index));
    let role = if is_current { Role::Accent } else { Role::Text };
    if is_current {
        canvas.write(line, canvas.glyph(Glyph::Pointer), Role::Accent);
    }
    canvas.write_right(left(shift(line, 1), 3), &call.rank.to_string(), Role::Dim);
    let model = if line.width < LIST_WITH_MODEL { 0 } else { 10 };
    let names = line.width.saturating_sub(6 + model + 5);
    canvas.write(left(shift(line, 6), names), call.who.name(), role);
    if let Some(of) = call.who.partner.model.filter(|_| model > 0) {
        canvas.write(left(shift(line, 8 + names), model - 2), of.short(), Role::Dim);
    }
    canvas.write_right(Rect { width: line.width.saturating_sub(1), ..line }, &figure::whole(call.score), role);
}

fn ruled_out_rows(report: &Report) -> u16 {
    match report.call_first.stopped.len() {
        0 => 0,
        count => u16::try_from(count.min(RULED_OUT)).unwrap_or(0) + 2 + u16::from(count > RULED_OUT),
    }
}

fn ruled_out(report: &Report, canvas: &mut Canvas<'_>, area: Rect) {
    let stopped = &report.call_first.stopped;
    if stopped.is_empty() {
        return;
    }
    canvas.write(row(area, 1), "Not to be called", Role::Dim);
    for (down, stopped) in (2..).zip(stopped.iter().take(RULED_OUT)) {
        let line = row(area, down);
        canvas.hit(line, Action::Select(stopped.who.index));
        let reason = format!(": {}", reasons::not_called(stopped.reason));
        canvas.pieces(shift(line, 1), &[(stopped.who.name(), Role::Text), (&reason, Role::Dim)]);
    }
    if stopped.len() > RULED_OUT {
        let line = row(area, u16::try_from(RULED_OUT).unwrap_or(0) + 2);
        canvas.write(shift(line, 1), &format!("and {} more", stopped.len() - RULED_OUT), Role::Dim);
    }
}
