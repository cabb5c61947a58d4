//! What tells one kind of partner from another, beside whatever offers them. Where room is short every sentence keeps
//! its beginning: the longest are cut first.

use crate::catalog::{About, about, about_briefly, about_variants};
use crate::plan::PartnerModel;
use crate::text;
use crate::tui::canvas::{Canvas, row, span};
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Draws what is to be known of a partner model; returns the rows used.
pub(crate) fn draw(model: PartnerModel, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    canvas.write(row(area, 0), model.label(), Role::Title);
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let said = if area.height < height(model, area.width) { about_briefly(model) } else { about(model) };
    lines(&said, canvas, below) + 1
}

/// Draws the variants of a partner model with their descriptions; returns the rows used.
pub(crate) fn draw_variants(model: PartnerModel, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    lines(&about_variants(model), canvas, area)
}

/// The rows it takes to say all of a partner model within so many columns.
pub(crate) fn height(model: PartnerModel, columns: u16) -> u16 {
    let said = about(model);
    said.iter().map(|about| rows(about, columns)).sum::<u16>() + 1
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
