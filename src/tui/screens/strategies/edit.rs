//! Asking for what changes a sheet: the parts of a line, which of the catalogue's wordings to bring back.

use super::deal;
use crate::catalog;
use crate::interview::sheet_edit::{self, Back, backs, put, put_back, read};
use crate::interview::wording;
use crate::plan::{Change, PartnerId, Section, Segment, SegmentId, SheetLine};
use crate::report::line_words;
use crate::tui::dialogs::{Choice, Parts, Pick};
use crate::tui::layer::Context;

/// Makes a change, if there is one; returns whether it did.
pub(super) fn make(context: &mut Context<'_>, change: Option<Change>) -> bool {
    change.is_some_and(|change| context.change(change))
}

/// Asks for a line: the one at `at`, or a new one to stand there. Beneath a line of pay one deal moves with it, of the
/// partner it is worked out for.
pub(super) fn ask(
    context: &mut Context<'_>,
    id: &SegmentId,
    section: Section,
    at: usize,
    line: Option<&SheetLine>,
    whose: Option<PartnerId>,
) {
    let is_new = line.is_none();
    let title = format!("{}: {}", section.title(), if is_new { "a new line" } else { "change it" });
    let guidance = catalog::guidance(section.guidance());
    let about = guidance.map(|guidance| format!("{} Example: {}", guidance.help, guidance.example));
    let parts = sheet_edit::parts(context.plan(), section, line);
    let (id, of) = (id.clone(), id.clone());
    let asked = Parts::new(&title, &about.unwrap_or_default(), parts, move |context, given| {
        let line = read(context.plan(), section, given)?;
        let change = put(context.plan(), &id, section, at, line, is_new);
        make(context, change);
        Ok(())
    });
    context.ask(match section {
        Section::Pay => asked.with_live(move |open| deal::briefly(open, &of, whose.as_ref())),
        _ => asked,
    });
}

/// Offers the catalogue's wording of the line at `at`, of its section and of the whole sheet.
pub(super) fn restore(context: &mut Context<'_>, segment: &Segment, section: Section, at: Option<usize>) {
    let Some(catalogue) = wording::catalogue(context.plan(), segment.model, segment.variant) else {
        return context.say("This segment is your own: the catalogue has no wording for it.");
    };
    let backs = backs(&catalogue, &segment.strategy, section, at);
    if backs.is_empty() {
        return context.say("This is the catalogue's wording.");
    }
    let choices = backs.into_iter().map(|back| offer(context, section, back)).collect();
    let id = segment.id.clone();
    let about = "What is put back replaces your lines; undo brings them back.";
    context.ask(Pick::new("The catalogue's wording again", about, choices, move |context, back| {
        let change = put_back(context.plan(), &id, section, at, back);
        make(context, change);
    }));
}

fn offer(context: &Context<'_>, section: Section, back: Back) -> Choice<Back> {
    let (name, about) = match &back {
        Back::Line(line) => ("This line", words_of(context, line)),
        Back::Section => (section.title(), "as the catalogue has it; your answers to its needs stay".to_owned()),
        Back::Sheet => ("The whole sheet", "as the catalogue has it; your answers to its needs stay".to_owned()),
    };
    Choice { name: name.to_owned(), about, value: back }
}

fn words_of(context: &Context<'_>, line: &SheetLine) -> String {
    let plan = context.plan();
    let name = |id: &PartnerId| plan.partner(id).map(|partner| partner.name.clone());
    let said = line_words(line, &plan.goal.limits.currency, name);
    [said.head, said.text, said.more].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}
