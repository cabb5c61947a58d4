//! What stands dim behind a value: its unit, or what an empty one means, and what it was read as where it is written in
//! another way than it is kept. A weight says what share of the whole it is.

use crate::plan::{Date, Field, Kind, Subject, spelled};
use crate::text::manner::here;
use crate::tui::open_plan::OpenPlan;

/// The words behind `text` in a field; empty where the text says it all.
pub(super) fn unit(open: &OpenPlan, subject: &Subject, field: &Field, text: &str) -> String {
    share_of_whole(open, subject, field.id, text).unwrap_or_else(|| counted(open, subject, field, text))
}

/// "thousand EUR" behind 60, "= 2027-03-31" behind "Q1 2027".
fn counted(open: &OpenPlan, subject: &Subject, field: &Field, text: &str) -> String {
    let (unit, kept) = (field.unit(open.plan(), text), field.shown(open.plan(), subject));
    let is_read = matches!(field.kind, Kind::Number | Kind::Date) && !text.trim().is_empty() && !kept.is_empty();
    if let Some(day) = unsure_day(open, subject, field, text) {
        return format!("= {day}");
    }
    if !is_read || unit.starts_with("thousand") || bare(&kept) == bare(text) {
        return unit;
    }
    format!("= {kept} {}", field.unit(open.plan(), &kept)).trim_end().to_owned()
}

/// The day in words where its numbers would be another one elsewhere.
fn unsure_day(open: &OpenPlan, subject: &Subject, field: &Field, text: &str) -> Option<String> {
    let is_unsure = field.kind == Kind::Date && here().is_other_elsewhere(text);
    let day = Date::new(&field.read(open.plan(), subject)).ok().filter(|_| is_unsure);
    day.map(|day| spelled(&day))
}

/// A text without what only sets it out.
fn bare(text: &str) -> String {
    here().typed(text).chars().filter(|letter| !matches!(letter, ' ' | ',')).collect()
}

/// "28 % of all" behind a weight that is not typed, "of all" behind one that is that.
fn share_of_whole(open: &OpenPlan, subject: &Subject, id: &str, text: &str) -> Option<String> {
    let report = open.report();
    let shown = match (subject, id) {
        (Subject::Buyer(buyer), "buyer_weight") => {
            &report.coverage.buyers.iter().find(|row| row.id == buyer.as_str())?.shown
        }
        (Subject::Stage(stage), "stage_weight") => {
            &report.coverage.stages.iter().find(|row| row.id == stage.as_str())?.shown
        }
        (Subject::Criterion(criterion), "criterion_weight") => {
            &report.criteria.iter().find(|row| row.id == criterion.as_str())?.shown
        }
        _ => return None,
    };
    Some(match text.trim() {
        "" => format!("{shown} of all, beside the others"),
        typed if bare(typed).trim_end_matches('%') == bare(shown).trim_end_matches('%') => "of all".to_owned(),
        _ => format!("is {shown} of all"),
    })
}
