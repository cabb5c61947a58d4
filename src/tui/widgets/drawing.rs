//! A scene drawn on the screen: its cells in the theme's styles, what is being looked at standing out, and a click on a
//! thing doing what the view says. What may not go in: what is to be seen, which [`crate::picture`] lays out.

use crate::picture::{Cells, Ink, Run, Scene, Signs, Thing};
use crate::text;
use crate::tui::canvas::{Canvas, left, row, shift, span};
use crate::tui::keys::Action;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Below this height there is one row for what is to be seen.
const ROOMY: u16 = 14;

/// Draws a scene from the upper left corner of `area` on; `act` says what a click on a thing does, if anything.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, scene: &Scene, act: impl Fn(&Thing) -> Option<Action>) {
    let signs = if canvas.theme().is_ascii() { Signs::Ascii } else { Signs::Fine };
    let cells = Cells::of(scene, signs);
    for down in 0..cells.rows().min(area.height) {
        for run in cells.row(down) {
            draw_run(canvas, row(area, down), &run, &act);
        }
    }
}

/// Lays a scene out for the rows its caption leaves of these, as a rule so many; returns it with the rows of the caption,
/// all of which is said where the picture keeps most of the room.
pub(crate) fn above_caption<E>(
    area: Rect,
    usual: u16,
    scene: impl Fn(u16) -> Result<Scene, E>,
) -> Result<(Scene, u16), E> {
    let said = if area.height >= ROOMY { usual } else { 1 };
    let laid_out = scene(area.height.saturating_sub(said))?;
    let wanted = span(text::wrap(&laid_out.caption, usize::from(area.width)).len()).min(area.height / 6);
    if wanted <= said {
        return Ok((laid_out, said));
    }
    // Where fewer rows are too few, what is to be seen goes before what is said of it.
    Ok(scene(area.height.saturating_sub(wanted)).map_or((laid_out, said), |lower| (lower, wanted)))
}

fn draw_run(canvas: &mut Canvas<'_>, line: Rect, run: &Run<'_>, act: &impl Fn(&Thing) -> Option<Action>) {
    let room = shift(line, run.column);
    let used = canvas.write(room, &run.words, role(run.ink));
    let place = left(room, used.min(span(text::width(&run.words))));
    if run.is_lit {
        canvas.paint(place, Role::Selected);
        canvas.embolden(place);
    }
    if let Some(action) = run.thing.and_then(act) {
        canvas.hit(place, action);
    }
}

fn role(ink: Ink) -> Role {
    match ink {
        Ink::Set => Role::Set,
        Ink::Next | Ink::Later | Ink::Text => Role::Text,
        Ink::Out | Ink::Axis => Role::Dim,
        Ink::Line | Ink::Shade(_) => Role::Accent,
        Ink::Gap => Role::Warning,
        Ink::Title => Role::Title,
    }
}
