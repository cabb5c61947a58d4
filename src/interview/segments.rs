//! Segments of the user's own: started, named, filled, emptied, deleted.

use super::sheet_edit::change_whole;
use crate::{
    catalog,
    plan::{Change, Edit, Partner, Plan, Segment, SegmentId, Strategy, add, clean_line, remove},
};

/// The name a text gives.
///
/// # Errors
/// When it gives none.
pub fn typed_name(text: &str) -> Result<String, String> {
    let name = clean_line(text);
    if name.is_empty() { Err("A segment needs a name: type one.".to_owned()) } else { Ok(name) }
}

/// Starts a segment with a strategy, of which every line is the user's to change.
#[must_use]
pub fn start(plan: &Plan, name: &str, strategy: Strategy) -> Change {
    let (id, _) = add::segment(plan, name);
    let segment = Segment { id, name: name.to_owned(), model: None, variant: None, strategy };
    Change::new(format!("new segment {name}"), catalog::keep_segment(plan, segment))
}

/// Gives a segment another name; none where it is gone.
#[must_use]
pub fn rename(plan: &Plan, id: &SegmentId, name: String) -> Option<Change> {
    change_whole(plan, id, "name", |segment| segment.name = name)
}

/// Puts a partner into a segment, which the plan then holds; the segment of their own model needs no name.
#[must_use]
pub fn assign(plan: &Plan, partner: &Partner, segment: &Segment) -> Change {
    let words = format!("{}: into {}", partner.name, segment.name);
    let mut moved = Partner { segment: None, ..partner.clone() };
    if catalog::segment_of(plan, &moved).as_ref() == Some(&segment.id) {
        return Change::new(words, Edit::partner(moved));
    }
    moved.segment = Some(segment.id.clone());
    let mut edits = Vec::new();
    if plan.segment(&segment.id).is_none() {
        edits.push(catalog::keep_segment(plan, segment.clone()));
    }
    edits.push(Edit::partner(moved));
    Change::new(words, Edit::Together(edits))
}

/// Takes a partner out of a segment they were put into; none where they are there by their partner model.
#[must_use]
pub fn take_out(partner: &Partner, segment: &Segment) -> Option<Change> {
    let is_by_hand = partner.segment.as_ref() == Some(&segment.id);
    let words = format!("{}: out of {}", partner.name, segment.name);
    is_by_hand.then(|| Change::new(words, Edit::partner(Partner { segment: None, ..partner.clone() })))
}

/// Deletes a segment the plan holds, whose partners go back to the segment of their model; none where it is the
/// catalogue's.
#[must_use]
pub fn delete(plan: &Plan, segment: &Segment) -> Option<Change> {
    plan.segment(&segment.id)?;
    Some(Change::new(format!("segment {} deleted", segment.name), remove::segment(plan, &segment.id)))
}
