//! The papers beside the report: the page for the board, what we know of one partner or one segment, and the sheet a
//! partner may have of its own.
//!
//! What may not go in: marks of any format; and into the partner's own sheet nothing of what only we may know.

mod for_them;
mod lines;
mod partner;
mod segment;

pub(super) use lines::sheet_part;

use super::page::Page;
use super::{Options, Report, board};
use crate::plan::{Partner, PartnerId, Plan, SegmentId};
use crate::text::same;

/// Which paper is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The page a board reads.
    Board,
    /// The page, and what it rests on.
    Report,
    /// What we know of one partner: for us.
    Partner(PartnerId),
    /// What a partner is told: its own sheet.
    ForThem(PartnerId),
    /// What we do for one segment: for us.
    Segment(SegmentId),
}

/// Why no paper is meant by a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPaper {
    /// Nobody and nothing in the plan is called so.
    Unknown,
    /// A sheet for them can only be written for a partner.
    NotAPartner,
}

impl Paper {
    /// The paper a word means: `board`, else a partner, else a segment, by id or by name.
    ///
    /// # Errors
    /// When it means none.
    pub fn named(plan: &Plan, word: &str, is_for_them: bool) -> Result<Self, NoPaper> {
        if same::is_same(word, "board") {
            return if is_for_them { Err(NoPaper::NotAPartner) } else { Ok(Self::Board) };
        }
        if let Some(partner) = plan.called(word) {
            let id = partner.id.clone();
            return Ok(if is_for_them { Self::ForThem(id) } else { Self::Partner(id) });
        }
        let segments = crate::catalog::segments(plan);
        let by_id = segments.iter().find(|segment| segment.id.as_str() == word.trim());
        match by_id.or_else(|| same::called(segments.iter(), word, |segment| &segment.name)) {
            Some(_) if is_for_them => Err(NoPaper::NotAPartner),
            Some(segment) => Ok(Self::Segment(segment.id.clone())),
            None => Err(NoPaper::Unknown),
        }
    }

    /// Whether contacts and notes can be in it.
    #[must_use]
    pub const fn takes_notes(&self) -> bool {
        matches!(self, Self::Report | Self::Partner(_))
    }

    /// What is put behind the plan's name in a file's; none for the whole report.
    #[must_use]
    pub fn suffix(&self) -> Option<String> {
        match self {
            Self::Report => None,
            Self::Board => Some("board".to_owned()),
            Self::Partner(id) => Some(format!("{id}-internal")),
            Self::ForThem(id) => Some(id.as_str().to_owned()),
            Self::Segment(id) => Some(format!("{id}-internal")),
        }
    }
}

/// A paper, as it is before anybody writes it.
#[must_use]
pub(super) fn page(report: &Report, paper: &Paper, options: Options) -> Page {
    let mut page = Page::default();
    match paper {
        Paper::Report => page = board::board(report, options),
        Paper::Board => {
            board::first_page(&mut page, report);
            page.paragraph(crate::catalog::NOT_LEGAL_ADVICE);
        }
        Paper::Partner(id) => partner::write(&mut page, report, id, options.with_notes),
        Paper::ForThem(id) => for_them::write(&mut page, report, id),
        Paper::Segment(id) => segment::write(&mut page, report, id),
    }
    page
}

/// What of a partner's sheet is held back because it is not theirs to read, line by line.
#[must_use]
pub fn held_back(report: &Report, id: &PartnerId) -> Vec<String> {
    for_them::held_back(report, id)
}

/// Why a partner has no sheet to be handed yet; none where there is one.
#[must_use]
pub fn no_sheet(report: &Report, id: &PartnerId) -> Option<&'static str> {
    for_them::why_not(report, id)
}

/// The head of a paper only we may read.
fn internal(page: &mut Page, report: &Report, title: &str) {
    page.heading(1, title);
    let day = report.today.as_ref().map(|day| format!("As of {day}."));
    let ours = "Internal: for us, not for partners.".to_owned();
    page.sentences([ours].into_iter().chain(board::of_whom(report, title)).chain(day));
}

/// How a partner is called in a line.
fn called(partner: &Partner) -> String {
    super::page::line(&partner.name)
}
