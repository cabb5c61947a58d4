//! What tells one kind of partner from another, beside whatever offers them. Where room is short every sentence keeps
//! its beginning: the longest are cut first.

use crate::catalog::{self, About, about, about_briefly, about_variants};
use crate::plan::PartnerModel;
use crate::text;
use crate::tui::canvas::{Canvas, below, span};
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// What is said of kinds of partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AboutKind {
    /// All of one model.
    Model(PartnerModel),
    /// The variants of one, each with its description.
    Variants(PartnerModel),
}

impl AboutKind {
    /// What helps to choose a candidate's field, where that is which kind of partner it is.
    pub(crate) fn for_field(id: &str, model: PartnerModel) -> Option<Self> {
        match id {
            "model" => Some(Self::Model(model)),
            "variant" if !catalog::model(model).variants.is_empty() => Some(Self::Variants(model)),
            _ => None,
        }
    }

    /// The rows it takes to say all of it within so many columns.
    pub(crate) fn height(self, columns: u16) -> u16 {
        match self {
            Self::Model(model) => about(model).iter().map(|about| rows(about, columns)).sum::<u16>() + 1,
            Self::Variants(model) => about_variants(model).iter().map(|about| rows(about, columns)).sum(),
        }
    }

    /// Draws it; returns the rows used.
    pub(crate) fn draw(self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        match self {
            Self::Model(model) => {
                canvas.write(area, model.label(), Role::Title);
                let is_short = area.height < self.height(area.width);
                let said = if is_short { about_briefly(model) } else { about(model) };
                lines(&said, canvas, below(area, 1)) + 1
            }
            Self::Variants(model) => lines(&about_variants(model), canvas, area),
        }
    }
}

fn lines(said: &[About], canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let mut used = 0;
    for (about, rows) in said.iter().zip(shares(said, area)) {
        let at = Rect { y: area.y + used, height: rows, ..area };
        canvas.paragraph(at, &whole(about), Role::Text);
        canvas.write(at, &format!("{}:", about.label), Role::Dim);
        used += rows;
    }
    used
}

/// How many rows each has: all it takes, else the longest give rows until all have one; what then has no row has none.
fn shares(said: &[About], area: Rect) -> Vec<u16> {
    let mut shares: Vec<u16> = said.iter().map(|about| rows(about, area.width)).collect();
    while shares.iter().sum::<u16>() > area.height {
        let Some(longest) = shares.iter().copied().max().filter(|rows| *rows > 0) else { break };
        // Of equals the last gives first: what tells kinds apart stands before.
        let Some(place) = shares.iter().rposition(|rows| *rows == longest) else { break };
        shares[place] -= 1;
    }
    shares
}

fn rows(about: &About, columns: u16) -> u16 {
    span(text::wrap(&whole(about), usize::from(columns)).len())
}

fn whole(about: &About) -> String {
    format!("{}: {}", about.label, about.words)
}
