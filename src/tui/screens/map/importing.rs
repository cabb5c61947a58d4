//! A spreadsheet becomes candidates. The file is read beside the work; then what its columns are and what every row would
//! come to stands there, to be changed, to be done as one step, or to be left as if nothing had been.

mod choosing;
mod draw;
mod preview;

use super::accounts::bringing::{self, Listed};
use super::{doubles, linking};
use crate::desk::file_meant;
use crate::import::read::{Limits, Reading, pasted};
use crate::import::{CameTo, DateOrder, Decimal, Mapping, Table, TableKind, Target};
use crate::interview::linking::by_name;
use crate::plan::{PartnerId, Plan};
use crate::store::Around;
use crate::tui::canvas::Canvas;
use crate::tui::dialogs::Prompt;
use crate::tui::keys::{Action, ENTER, ESC, Keys, TAB, letter, on};
use crate::tui::layer::{Context, Layer, Request, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::widgets::list;
use crate::tui::working::incoming::Source;
use preview::{Arrived, Side};
use ratatui::layout::Rect;
use std::{cell::RefCell, collections::HashSet, rc::Rc};

const ABOUT: &str = "A CSV or XLSX file, as your CRM or spreadsheet saves it: type its path, or drag the file here. \
                     Nothing changes before you have seen what would.";

/// What somebody wants to be otherwise.
#[derive(Clone, Debug)]
enum Wish {
    /// What a column is.
    Column(usize, Option<Target>),
    /// Which sign parts decimals.
    Decimal(Decimal),
    /// Which comes first in a day.
    Dates(DateOrder),
    /// What the table is a list of.
    Kind(TableKind),
    /// The file is being read in another way.
    Reread(Reading),
    /// What a long table comes to is being worked out anew, with what was wished for.
    Awaited,
}

impl Wish {
    /// Understands a table of this plan as is wished.
    fn grant(self, mapping: &mut Mapping, table: &Table, plan: &Plan) {
        match self {
            Self::Column(at, target) => mapping.set(at, target),
            Self::Decimal(decimal) => mapping.set_decimal(None, decimal),
            Self::Dates(order) => mapping.set_dates(None, order),
            Self::Kind(kind) => *mapping = Mapping::of(plan, table, Some(kind)),
            Self::Reread(_) | Self::Awaited => {}
        }
    }
}

/// Wishes of a question laid over the import, until it is on top again.
type Wishes = Rc<RefCell<Vec<Wish>>>;

/// An import to be looked at.
pub(crate) struct Importing {
    source: Source,
    reading: Reading,
    /// Whether a line with the path waits under it.
    is_prompted: bool,
    /// What was read; none while it is on its way.
    came: Option<Result<Box<Arrived>, String>>,
    /// The side and the column that were looked at before what was read is worked out anew.
    stood_at: Option<(Side, Option<usize>)>,
    wishes: Wishes,
}

/// Asks for a file.
pub(super) fn ask(context: &mut Context<'_>) {
    let prompt = Prompt::new("Import a spreadsheet", ABOUT, "", |context, typed| {
        let path = file_meant::meant(typed, &Around::here())?;
        show(Source::File(path), true, context);
        Ok(())
    });
    context.ask(prompt.deed().asking_on());
}

/// Shows pasted rows, where they are rows of a spreadsheet and not names; returns whether they are.
pub(super) fn take(text: &str, context: &mut Context<'_>) -> bool {
    let is_table = is_table(text);
    if is_table {
        show(Source::Pasted(text.to_owned()), false, context);
    }
    is_table
}

/// Whether a text is rows of a spreadsheet: headings stand over it, or tabs part most of its lines into columns.
fn is_table(text: &str) -> bool {
    let lines = text.split(['\n', '\r']).filter(|line| !line.trim().is_empty());
    let (parted, whole): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.trim().contains('\t'));
    if parted.len() > whole.len() {
        return true;
    }
    let table = pasted(text, &Reading::default(), Limits::PARTNERS);
    table.is_ok_and(|table| table.header_row.is_some() && !table.rows.is_empty())
}

fn show(source: Source, is_prompted: bool, context: &mut Context<'_>) {
    let reading = Reading::default();
    let plan = context.plan().clone();
    context.open_mut().incoming.read(source.clone(), reading.clone(), plan);
    context.ask(Importing { source, reading, is_prompted, came: None, stood_at: None, wishes: Wishes::default() });
}

impl Importing {
    fn preview(&self) -> Option<&Arrived> {
        self.came.as_ref()?.as_deref().ok()
    }

    /// Takes in what was wished for while another question lay on top.
    fn grant(&mut self, open: &OpenPlan) {
        for wish in self.wishes.take() {
            match wish {
                Wish::Reread(reading) => (self.reading, self.came) = (reading, None),
                Wish::Awaited => {
                    self.stood_at =
                        self.preview().map(|preview| (preview.side, preview.columns_list.selected().copied()));
                    self.came = None;
                }
                wish => {
                    if let Some(Ok(preview)) = &mut self.came {
                        preview.grant(wish, open.plan());
                    }
                }
            }
        }
    }

    /// Does the import, or says what has to be settled before.
    fn import(&mut self, context: &mut Context<'_>) -> Used {
        let Some(preview) = self.preview() else { return Used::Yes };
        if let Some(question) = preview.question(matches!(self.source, Source::File(_))) {
            context.complain(question);
            return Used::Yes;
        }
        if let (true, Source::File(path)) = (preview.is_of_accounts(), &self.source) {
            let layers = 1 + usize::from(self.is_prompted);
            let (path, reading, mapping) = (path.clone(), self.reading.clone(), preview.mapping.clone());
            bringing::ask_whose(Listed { path, reading, mapping, layers }, context);
            return Used::Yes;
        }
        let words = preview.outcome.in_words();
        let rejected = preview.outcome.count(|it| *it == CameTo::Rejected);
        let before = everybody(context.plan());
        let said = match preview.outcome.change.clone() {
            None => format!("Nothing to change: {words}."),
            Some(change) => {
                if !context.change(change) {
                    return Used::Yes;
                }
                let left = if rejected > 0 { " What was rejected is still in your file." } else { "" };
                format!("Imported: {words}; Ctrl-Z takes all of it back.{left}")
            }
        };
        let new = new_since(&before, context.plan());
        let linked = link_new(&new, context);
        context.say(said + &linked);
        if self.is_prompted {
            context.requests.push(Request::Answered);
        }
        linking::offer(context, &new);
        doubles::offer(context, &new);
        Used::Close
    }
}

fn everybody(plan: &Plan) -> HashSet<PartnerId> {
    plan.partners.iter().map(|partner| partner.id.clone()).collect()
}

fn new_since(before: &HashSet<PartnerId>, plan: &Plan) -> Vec<PartnerId> {
    let partners = plan.partners.iter().map(|partner| &partner.id);
    partners.filter(|id| !before.contains(*id)).cloned().collect()
}

/// Puts the first of those who came in before the user, and whoever of them is called as a source is, sounds like one, or
/// looks like somebody; returns what was linked, in words.
fn link_new(new: &[PartnerId], context: &mut Context<'_>) -> String {
    if let Some(first) = new.first() {
        context.select(first.clone());
    }
    match by_name(context.plan(), new) {
        Some(change) => {
            let words = format!(" {}, by name.", change.what);
            if context.change(change) { words } else { String::new() }
        }
        None => String::new(),
    }
}

pub(crate) const KEYS: Keys = Keys {
    title: "An import",
    rows: &[
        on(&[ENTER], Action::Open, "import", 1).says("Import what is shown, as one step that can be undone.").changes(),
        on(&[letter('=')], Action::Set, "field", 2).says("Say what the selected column is, or that it is left out."),
        on(&[TAB], Action::Pane, "rows", 3)
            .says("From the columns to what every row comes to, to what else is worth saying."),
        on(&[letter('h')], Action::Switch, "reading", 4)
            .says("Say otherwise how the file is read: headings, delimiter, encoding, sheet, decimals, days."),
        on(&[ESC], Action::Back, "cancel", 5).says("Leave everything as it was; a file can be named again."),
    ],
};

impl Layer for Importing {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS, &list::KEYS]
    }

    fn draw(&self, open: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        draw::draw(self, open.incoming.far(), canvas, body);
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        let left = match &mut self.came {
            Some(Ok(preview)) => preview.act(action),
            _ => Some(action),
        };
        match left {
            None => Used::Yes,
            Some(Action::Open) => self.import(context),
            Some(Action::Set) => {
                choosing::column(self, context);
                Used::Yes
            }
            Some(Action::Switch) => {
                choosing::how(self, context);
                Used::Yes
            }
            Some(Action::Back) => {
                context.open_mut().incoming.forget();
                Used::Close
            }
            Some(_) => Used::No,
        }
    }

    fn look(&mut self, open: &OpenPlan) {
        self.grant(open);
        if self.came.is_none() {
            self.came = match open.incoming.answer() {
                None => None,
                Some(Err(refusal)) => Some(Err(refusal.to_string())),
                Some(Ok(came)) => {
                    let arrived = Arrived::of(open.plan(), came.as_ref().clone());
                    Some(Ok(Box::new(arrived.standing_at(self.stood_at.take()))))
                }
            };
        }
    }

    fn refusal(&self, action: Action, _open: &OpenPlan) -> Option<&'static str> {
        let preview = self.preview();
        match action {
            Action::Open | Action::Pane | Action::Switch if preview.is_none() => {
                Some("There is nothing to import yet.")
            }
            Action::Set if preview.is_none_or(|preview| preview.side != Side::Columns) => {
                Some("There is no column selected: Tab goes to the columns.")
            }
            _ => None,
        }
    }
}
