//! How the accounts look: partners and accounts beside each other where there is room, and what stands there while there
//! are no lists.

use super::{AccountsView, rows};
use crate::interview::overlapping::follows;
use crate::plan::PartnerId;
use crate::report::{VolumeRow, figure};
use crate::text;
use crate::tui::canvas::{Canvas, below, left, narrower, row, shift, span, top};
use crate::tui::keys::Action;
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// From this width on both lists stand beside each other.
const BESIDE: u16 = 120;
/// The columns of the partners then.
const LIST: u16 = 62;
/// Rows for what is said of the selected candidate, at most.
const SAID: u16 = 4;
/// Rows for a match in full.
const FULL: u16 = 2;

pub(super) fn draw(view: &AccountsView, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let area = below(area, underway(open, canvas, area));
    if open.accounts().lists.is_empty() {
        return nothing(canvas, area);
    }
    let line = narrower(shift(row(area, 0), 2), 1);
    canvas.write(line, &rows::head(open), Role::Title);
    let rest = below(area, 1);
    let rest = below(rest, volume(&open.report().coverage.volume, canvas, rest));
    let is_wide = rest.width >= BESIDE;
    if is_wide || !view.in_accounts {
        partners(view, open, canvas, if is_wide { left(rest, LIST - 2) } else { rest });
    }
    if is_wide {
        canvas.divider(shift(rest, LIST - 2));
    }
    if is_wide || view.in_accounts {
        accounts(view, open, canvas, if is_wide { shift(rest, LIST) } else { rest });
    }
    if is_wide {
        // A click into the other of the two goes there first.
        let other = if view.in_accounts { left(rest, LIST - 2) } else { shift(rest, LIST) };
        canvas.hit(other, Action::Pane);
    }
}

/// How far a list is that is being taken in; returns the rows used.
fn underway(open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let Some(read) = open.bringing.read() else { return 0 };
    let what = open.bringing.what().unwrap_or_default();
    let words = format!("{what}: {} so far. Ctrl-X stops it.", figure::counted(read, "account"));
    canvas.paragraph(narrower(shift(area, 2), 1), &words, Role::Accent) + 1
}

/// By which accounts coverage is counted; returns the rows used.
fn volume(volume: &VolumeRow, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    match volume.words().filter(|_| area.height > 12) {
        Some(words) => canvas.paragraph(narrower(shift(top(area, 2), 2), 1), &words, Role::Dim) + 1,
        None => 0,
    }
}

/// Whoever has a list, beneath them what the selected one's says.
fn partners(view: &AccountsView, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    let selected = view.partners.selected().and_then(Option::as_ref).filter(|_| area.height > 8);
    let said = selected.and_then(|id| said_of(open, id)).unwrap_or_default();
    let room = narrower(shift(area, 2), 1);
    let lines = if said.is_empty() { 0 } else { span(text::wrap(&said, usize::from(room.width)).len()).min(SAID) };
    view.partners.draw_plain(canvas, top(area, area.height - lines - u16::from(lines > 0)));
    canvas.paragraph(below(room, area.height - lines), &said, Role::Text);
}

/// What a candidate's list says, or a private overlap; and which holds, where there are both, of what day.
fn said_of(open: &OpenPlan, id: &PartnerId) -> Option<String> {
    let counted = open.report().account_lists.as_ref().and_then(|lists| lists.overlap_of(id));
    let counted = counted.map(|words| format!("They are {words}."));
    let fit = rows::says(open.accounts(), id).map(|says| {
        let is_open = follows(open.plan(), id, &says).is_some();
        let way = if is_open { ", = fills it in" } else { "" };
        let fit = says.fit().map(|fit| format!(": {fit} of 5 on fit{way}")).unwrap_or_default();
        format!("{}{fit}.", says.words())
    });
    let said: Vec<String> = fit.into_iter().chain(counted).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The accounts, beneath them the selected match in full.
fn accounts(view: &AccountsView, open: &OpenPlan, canvas: &mut Canvas<'_>, area: Rect) {
    if view.accounts.all() == 0 {
        let words = "No list of theirs yet, so it is not known which of your accounts they serve.";
        canvas.paragraph(narrower(shift(area, 2), 1), words, Role::Dim);
        return;
    }
    let full = view.accounts.selected().and_then(|id| rows::in_full(id, open)).filter(|_| area.height > 8);
    let foot = if full.is_some() { FULL + 1 } else { 0 };
    view.accounts.draw_plain(canvas, top(area, area.height - foot));
    if let Some(words) = full {
        canvas.paragraph(narrower(shift(below(area, area.height - FULL), 2), 1), &words, Role::Text);
    }
}

/// What lists are good for, and how they come here.
fn nothing(canvas: &mut Canvas<'_>, area: Rect) {
    let mut rest = narrower(shift(area, 2), 1);
    canvas.write(row(rest, 0), "No account lists yet.", Role::Title);
    rest = below(rest, 2);
    let said = [
        "With the list of the accounts you aim at, and the lists of those your candidates serve, it is known who is there \
         already, what each adds, and whom to ask about which; coverage is then counted account by account.",
        "Nothing is sent anywhere: the lists stay on this machine, beside the plan.",
        "a brings one in from a CSV, TSV or XLSX file: yours first, then each candidate's. At the shell: partnerplan import \
         PLAN FILE --as own-accounts.",
    ];
    for words in said {
        let used = canvas.paragraph(rest, words, Role::Text);
        rest = below(rest, used + 1);
    }
}
