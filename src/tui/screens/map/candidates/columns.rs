//! What the table of candidates shows of each, and what it is sorted and filtered by.

use crate::catalog::{self, Meaning};
use crate::interview::quick_pass::{Question, asked};
use crate::plan::{Date, Partner, PartnerId, PartnerModel, Status};
use crate::prioritise::met::is_in_talks;
use crate::report::{Effort, Report, figure, overdue_day, reasons, words};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head, SortKey};
use crate::tui::widgets::list::{List, Members, Same};
use std::sync::Arc;

/// The column whose order is that of the calls.
pub(super) const POINTS: &str = "points";

/// The least of a name that tells one candidate from another.
const NAME: u16 = 20;
/// One long name is not to cost a column.
const LONG_NAME: u16 = 36;

/// The columns that answers fill have the width of their longest words from the beginning.
const MODEL_WIDTH: u16 = 9;
const STATUS_WIDTH: u16 = 9;
const ROOM_WIDTH: u16 = 9;
const WARM_WIDTH: u16 = 12;
const DUE_WIDTH: u16 = 10;

/// A candidate as its columns show it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CandidateRow {
    partner: Same<Partner>,
    points: Option<f64>,
    /// Why they are ruled out: it stands in place of what would be done with them.
    out: Option<String>,
    effort: Effort,
    /// Whether a day of theirs has passed.
    late: Option<Date>,
}

/// The list of candidates.
pub(super) type CandidateList = List<PartnerId, CandidateRow>;

impl CandidateRow {
    /// What is shown of whoever may be called.
    fn of(&self, words: impl FnOnce(&Partner) -> String) -> String {
        if self.out.is_some() { String::new() } else { words(&self.partner) }
    }
}

/// Lists everybody in the order of the plan; whoever is in talks already, and whoever is ruled out, apart.
pub(super) fn fill(list: &mut CandidateList, open: &OpenPlan) {
    list.refill(&columns(), members(open), |row| Some(row.clone()));
}

fn members(open: &OpenPlan) -> [Members<PartnerId, CandidateRow>; 3] {
    let report = open.report();
    let partners = open.plan().partners.iter();
    let mut rows: Vec<CandidateRow> = partners
        .enumerate()
        .map(|(place, partner)| row(partner, report.efforts()[place], report.today.as_ref()))
        .collect();
    mark_calls(&report, &mut rows);
    let (out, others): (Vec<CandidateRow>, Vec<CandidateRow>) = rows.into_iter().partition(|row| row.out.is_some());
    let (talking, others): (Vec<CandidateRow>, Vec<CandidateRow>) =
        others.into_iter().partition(|row| is_in_talks(&row.partner));
    let by_id = |row: CandidateRow| (row.partner.id.clone(), row);
    let [others, talking, out] = [others, talking, out].map(|rows| rows.into_iter().map(by_id));
    [Members::new(others), Members::under(reasons::IN_TALKS, talking), Members::under(reasons::RULED_OUT, out)]
}

fn row(partner: &Arc<Partner>, effort: Effort, today: Option<&Date>) -> CandidateRow {
    let late = today.and_then(|today| overdue_day(partner, today)).cloned();
    CandidateRow { partner: Same::of(partner), points: None, out: None, effort, late }
}

fn mark_calls(report: &Report, rows: &mut [CandidateRow]) {
    for call in &report.call_first.order {
        rows[call.who.index].points = Some(call.score);
    }
    for out in &report.excluded {
        let row = &mut rows[out.who.index];
        let late = row.late.as_ref().map(|day| format!("! {day}: ")).unwrap_or_default();
        row.out = Some(format!("{late}{}", out.words()));
    }
}

/// The columns.
fn columns() -> [Column<CandidateRow>; 13] {
    let name = Head::new("name", "Candidate").flexible(NAME).most(LONG_NAME).rank(1);
    let answer = |id, title| Head::new(id, title).rank(3).role(Role::Dim);
    let column = Column::<CandidateRow>::new;
    [
        column(name, |row| row.partner.name.clone()),
        Column::figure(Head::new(POINTS, "Points"), |row| row.points, figure::whole),
        column(Head::new("model", "Model").reserve(MODEL_WIDTH), |row| model_words(&row.partner))
            .also(|row| row.partner.model.map_or("", PartnerModel::label).to_owned()),
        column(Head::new("status", "Status").reserve(STATUS_WIDTH).role(Role::Dim), |row| row.of(state))
            .by(|row| SortKey::Number(status_order(&row.partner)))
            .also(|row| row.out.clone().unwrap_or_else(|| row.partner.status.label().to_owned())),
        column(answer("customer", "Customer"), |row| row.of(|of| told(Question::Fit, of))),
        column(answer("room", "Room").reserve(ROOM_WIDTH), |row| row.of(|of| told(Question::Room, of))),
        column(answer("warm", "Warm").reserve(WARM_WIDTH), |row| row.of(|of| told(Question::Warmth, of))),
        column(Head::new("due", "Due").rank(4).reserve(DUE_WIDTH), due),
        column(answer("stop", "Stop").rank(7), |row| row.of(|of| told(Question::Stop, of))),
        column(Head::new("next", "Next step").rank(8), |row| row.of(|of| of.next_step.clone())),
        column(Head::new("owner", "Owner").rank(5).role(Role::Dim), |row| row.of(|of| of.owner.clone())),
        column(Head::new("days", "Days").right().rank(6), |row| row.of(|_| words::days(&row.effort)))
            .by(|row| SortKey::Number(row.effort.days)),
        column(Head::new("cost", "Cost").right().rank(6), |row| row.of(|_| words::cost(&row.effort)))
            .by(|row| SortKey::Number(1000.0 * row.effort.cost)),
    ]
}

/// The partner model; what the name sounds like, with a question mark, where there is none.
fn model_words(partner: &Partner) -> String {
    match (partner.model, catalog::label_for(&partner.name).map(|label| label.meaning)) {
        (Some(model), _) => model.short().to_owned(),
        (None, Some(Meaning::Model(model, _))) => format!("{}?", model.short()),
        (None, Some(Meaning::Route)) if !partner.route => "route?".to_owned(),
        _ => String::new(),
    }
}

/// How far a candidate is, in two or three words: how many answers the quick pass has, and once it has all, the status.
fn state(partner: &Partner) -> String {
    match (partner.status, asked(partner)) {
        (Status::Candidate, count) if count < 5 => format!("pass {count}/5"),
        (status, _) => status.label().to_owned(),
    }
}

/// As the work goes, and among those of whom only the name is known by how much was asked.
fn status_order(partner: &Partner) -> f64 {
    let status = Status::ALL.iter().position(|status| *status == partner.status).unwrap_or(0);
    let asked = if status == 0 { asked(partner) } else { 0 };
    u32::try_from(10 * status + asked).map_or(f64::MAX, f64::from)
}

/// An answer of the quick pass; a dot where nobody has asked.
fn told(question: Question, partner: &Partner) -> String {
    let unknown = if question.is_asked(partner) { "?" } else { "·" };
    question.words(partner).unwrap_or(unknown).to_owned()
}

/// The day of the next step; one that has passed with a mark, whichever it is.
fn due(row: &CandidateRow) -> String {
    match &row.late {
        Some(day) => format!("! {day}"),
        None => row.of(|of| of.due.as_ref().map(ToString::to_string).unwrap_or_default()),
    }
}
