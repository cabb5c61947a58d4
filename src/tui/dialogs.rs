//! What lies on top of a screen and waits for an answer. One file a kind; a stack of them is the app's layers.

pub(crate) mod apart;
mod aside;
pub(crate) mod comparing;
pub(crate) mod confirm;
pub(crate) mod differing;
pub(crate) mod earlier;
pub(crate) mod go_to;
mod help;
pub(crate) mod menu;
mod other_plan;
pub(crate) mod palette;
pub(crate) mod parts;
pub(crate) mod pick;
pub(crate) mod prompt;
pub(crate) mod raters;
pub(crate) mod reading;
pub(crate) mod save_failed;
pub(crate) mod text_box;
mod themes;
pub(crate) mod tour;
mod two_versions;
mod way_out;
pub(crate) mod which_kind;

use super::canvas::{Canvas, below, row, shift};
use super::keys::Action;
use super::open_plan::OpenPlan;
use super::theme::Role;
use ratatui::layout::Rect;

pub(super) use apart::Apart;
pub(super) use aside::kept_aside;
pub(super) use go_to::GoTo;
pub(super) use help::{about_settings, commands, help};
pub(super) use other_plan::compare_with;
pub(super) use palette::{Offer, Palette};
pub(super) use parts::Parts;
pub(super) use pick::Choice;
pub(super) use raters::Raters;
pub(super) use reading::Reading;
pub(super) use save_failed::SaveFailed;
pub(super) use text_box::TextBox;
pub(super) use themes::Themes;
pub(super) use tour::TourLayer;
pub(super) use two_versions::TwoVersions;
pub(super) use way_out::Leaving;
pub(super) use which_kind::WhichKind;

/// A question over an open plan.
pub(super) type Confirm = confirm::Confirm<OpenPlan>;
/// A short list to pick from by one key over an open plan.
pub(super) type Menu<T> = menu::Menu<T, OpenPlan>;
/// A list to pick from over an open plan.
pub(super) type Pick<T> = pick::Pick<T, OpenPlan>;
/// A line to type over an open plan.
pub(super) type Prompt = prompt::Prompt<OpenPlan>;

/// Columns a dialog must leave beside it to stand in the middle; where there are fewer, it takes them too.
const BESIDE: u16 = 8;

/// Clears room for a dialog of this size at most in the middle of `body`, draws rules and a title, and returns the
/// inside. Rules divide; there is no box in a box, and no rule under the rule that ends the header. They go from edge to
/// edge: a dialog without sides would stand among words of the view cut in the middle. Beside it a click is Esc.
pub(super) fn panel(canvas: &mut Canvas<'_>, body: Rect, columns: u16, rows: u16, title: &str) -> Rect {
    let width = if body.width < columns.saturating_add(BESIDE) { body.width } else { columns };
    let height = (rows + 3).min(body.height);
    let area = Rect { x: body.x + (body.width - width) / 2, y: body.y + (body.height - height) / 3, width, height };
    let is_apart = area.y > body.y;
    let band = Rect { x: body.x, width: body.width, ..area };
    canvas.clear(band);
    canvas.hit(band, Action::Back);
    canvas.hit(area, Action::Nothing);
    if is_apart {
        canvas.rule(row(band, 0));
    }
    let heading = u16::from(is_apart);
    canvas.write(row(shift(area, 1), heading), title, Role::Title);
    if area.height > 3 {
        canvas.rule(row(band, area.height - 1));
    }
    let inside = below(shift(area, 1), 1 + heading);
    Rect { width: inside.width.saturating_sub(1), height: inside.height.saturating_sub(1), ..inside }
}
