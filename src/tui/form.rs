//! A form over fields of the plan. What is typed is in the plan at once; what cannot stand there stays as a draft
//! with its reason, and nobody is held back: going on is always allowed.
//!
//! What may not go in: what a field means, which is `plan::Field`'s.

mod card;
mod draft;
mod draw;
mod fold;
mod guidance;
mod lines;
mod page;
mod unit;
mod which;

use crate::interview::fields::said;
use crate::interview::pages::Group;
use crate::plan::{Field, Kind, Subject};
use crate::tui::keys::{
    Action, BACK_TAB, BACKSPACE, DELETE, DOWN, ENTER, HISTORY, Keys, PAGE_DOWN, PAGE_UP, PLAN, Stroke, TAB, UP, VIEWS,
    ctrl, f, letter, on,
};
use crate::tui::layer::{Context, Text};
use crate::tui::open_plan::OpenPlan;
use crate::tui::widgets::choice;
use crate::tui::widgets::editor::{self, Editor};
pub(super) use card::Card;
pub(super) use fold::{FOLDED, Fold};
pub(crate) use lines::LINES;
use lines::with_line;
pub(super) use page::Page;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The key that keeps a field and goes on.
pub(crate) const NEXT: Keys = Keys {
    title: "In every form",
    rows: &[on(&[ENTER], Action::Open, "next", 1).says("Keep it and go to the next field.")],
};

/// The key that keeps the last field.
pub(crate) const LAST: Keys = Keys {
    title: "In every form",
    rows: &[on(&[ENTER], Action::Open, "done, go on", 1)
        .says("Keep the last field and go on: to the next view, or out of what lies on top.")],
};

/// The keys of every form.
pub(crate) const FIELDS: Keys = Keys {
    title: "In every form",
    rows: &[
        on(&[TAB], Action::NextField, "field", 2).says("The next field."),
        on(&[BACK_TAB], Action::PreviousField, "field before", 0).says("The field before."),
        on(&[UP], Action::Up, "up", 0).says("One row up."),
        on(&[DOWN], Action::Down, "down", 0).says("One row down."),
        on(&[ctrl('p'), f(2)], Action::Palette, "commands", 13).says(
            "Every command by its name, with its keys; “partnerplan keys --ron” prints them as settings, to change.",
        ),
    ],
};

/// The keys of a form that may be longer than the screen.
pub(crate) const PAGES: Keys = Keys {
    title: "In every form",
    rows: &[
        on(&[PAGE_DOWN], Action::PageDown, "page", 3).says("As many rows down as are in sight."),
        on(&[PAGE_UP], Action::PageUp, "page up", 0).says("As many rows up as are in sight."),
    ],
};

/// The key of a candidate's partner model.
pub(crate) const KINDS: Keys = Keys {
    title: "In a choice of a form",
    rows: &[on(&[letter('w')], Action::WhichKind, "which one", 2)
        .says("At the partner model: two questions that lead to one, who sets the price and who collects the money.")
        .changes()],
};

/// The key of a field that need not be said.
pub(crate) const UNSAID: Keys = Keys {
    title: "In a choice of a form",
    rows: &[on(&[DELETE, BACKSPACE], Action::Stroke(Stroke::Before), "not said", 0)
        .says("Take the choice out, where nothing need be said.")],
};

/// Fields of one subject, one of which has the focus.
#[derive(Debug)]
pub(crate) struct Form {
    subject: Subject,
    rows: Vec<FormRow>,
    folds: Vec<Fold>,
    has_banner: bool,
    focus: usize,
    editor: Editor,
    /// What the plan holds in the focused field, as the editor knows it.
    stands: String,
    /// What it held when the focus came: what it holds again while what is typed cannot stand there.
    arrived: String,
    /// The revision a choice stepped to has left behind, while the focus stays where it was.
    stepped: Option<u64>,
    drafts: BTreeMap<&'static str, Draft>,
    /// What stood aside when the form was opened, until it is looked at: field, text and what it was typed over.
    earlier: Vec<(&'static Field, String, String)>,
    boxed: Boxed,
    /// What the fields said that are folded away, when the plan was last looked at.
    folded: Vec<(&'static Field, String)>,
    /// Rows in sight on the newest frame, which only drawing knows: a page of what is seen.
    seen: Cell<usize>,
}

/// A field, and the section it stands in, which is known by its first field; or a heading that opens in place.
#[derive(Debug)]
struct FormRow {
    section: &'static str,
    heading: &'static str,
    field: Option<&'static Field>,
}

impl FormRow {
    fn all(groups: &[Group]) -> Vec<Self> {
        let mut rows = Vec::new();
        for (heading, fields) in groups {
            rows.extend(fields.iter().map(|field| Self { section: fields[0].id, heading, field: Some(field) }));
        }
        rows
    }
}

/// Text that cannot stand in its field, why, and what stood there when it was typed.
#[derive(Debug)]
struct Draft {
    field: &'static Field,
    text: String,
    reason: String,
    over: String,
}

/// What the text box over a field last made of its text: kept, or refused and now a draft.
type Boxed = Rc<RefCell<Option<(&'static str, Option<Draft>)>>>;

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The form did it.
    Done,
    /// Going on from the last field.
    PastEnd,
    /// Going back from the first field.
    PastStart,
    /// The form has no use for it.
    Ignored,
}

impl Form {
    /// A form over sections of fields, each with a heading (empty for none).
    #[must_use]
    pub(crate) fn new(open: &OpenPlan, subject: Subject, groups: &[Group]) -> Self {
        let mut form = Self {
            subject,
            rows: FormRow::all(groups),
            folds: Vec::new(),
            has_banner: false,
            focus: 0,
            editor: Editor::default(),
            stands: String::new(),
            arrived: String::new(),
            stepped: None,
            drafts: BTreeMap::new(),
            earlier: Vec::new(),
            boxed: Rc::default(),
            folded: Vec::new(),
            seen: Cell::new(1),
        };
        form.load(open);
        form
    }

    /// The same with `field` before all others: a text drawn whole across the top.
    #[must_use]
    pub(crate) fn under_banner(mut self, field: &'static Field) -> Self {
        self.rows.insert(0, FormRow { section: "", heading: "", field: Some(field) });
        self.has_banner = true;
        self.focus += 1;
        self
    }

    /// The field that has the focus.
    #[must_use]
    pub(crate) fn focused(&self) -> Option<&'static Field> {
        self.rows.get(self.focus).and_then(|row| row.field)
    }

    /// Gives the focus to the field with this id.
    pub(crate) fn focus_on(&mut self, id: &str, open: &OpenPlan) {
        self.unfold_to(id);
        if let Some(place) = self.rows.iter().position(|row| row.field.is_some_and(|field| field.id == id)) {
            self.focus = place;
            self.load(open);
        }
    }

    /// The keys of the form, for the field that has the focus.
    #[must_use]
    pub(crate) fn keys(&self) -> &'static [&'static Keys] {
        let is_last = self.focus + 1 >= self.rows.len();
        match (self.focused().map(|field| field.kind), is_last) {
            (None, _) => &[&FOLDED, &FIELDS, &PAGES, &VIEWS, &HISTORY, &PLAN],
            (Some(Kind::Choice(_)), false) if self.is_at_kind() => {
                &[&NEXT, &KINDS, &FIELDS, &PAGES, &choice::KEYS, &UNSAID, &VIEWS, &HISTORY, &PLAN]
            }
            (Some(Kind::Choice(_)), false) => {
                &[&NEXT, &FIELDS, &PAGES, &choice::KEYS, &UNSAID, &VIEWS, &HISTORY, &PLAN]
            }
            (Some(Kind::Choice(_)), true) => &[&LAST, &FIELDS, &PAGES, &choice::KEYS, &UNSAID, &VIEWS, &HISTORY, &PLAN],
            (Some(Kind::Notes | Kind::Phrases), false) => &[&NEXT, &FIELDS, &PAGES, &LINES, &HISTORY, &PLAN],
            (Some(Kind::Notes | Kind::Phrases), true) => &[&LAST, &FIELDS, &PAGES, &LINES, &HISTORY, &PLAN],
            (Some(_), false) => &[&NEXT, &FIELDS, &PAGES, &editor::KEYS, &HISTORY, &PLAN],
            (Some(_), true) => &[&LAST, &FIELDS, &PAGES, &editor::KEYS, &HISTORY, &PLAN],
        }
    }

    fn is_at_kind(&self) -> bool {
        self.focused().is_some_and(|field| field.id == "model")
    }

    /// Why the focused field cannot keep what is typed, if it cannot.
    #[must_use]
    pub(crate) fn complaint(&self) -> Option<String> {
        self.focused().and_then(|field| self.drafts.get(field.id)).map(|draft| draft.reason.clone())
    }

    /// Reads the plan again: it was changed from elsewhere. A draft stays while its field holds what it held when the
    /// draft was typed.
    pub(crate) fn look(&mut self, open: &OpenPlan) {
        self.take_from_box();
        self.take_up(open);
        let (plan, subject) = (open.plan(), &self.subject);
        self.drafts.retain(|_, draft| draft.field.shown(plan, subject) == draft.over);
        if let Some(changed) = self.changed_unseen(open) {
            return self.focus_on(changed.id, open);
        }
        let Some(field) = self.focused() else { return };
        let typed = self.drafts.get(field.id).is_none_or(|draft| draft.text == self.editor.text());
        if !typed || self.read(open, field) != self.stands {
            self.load(open);
        }
    }

    /// What the text box over a field made of its text.
    fn take_from_box(&mut self) {
        match self.boxed.take() {
            Some((id, Some(draft))) => drop(self.drafts.insert(id, draft)),
            Some((id, None)) => drop(self.drafts.remove(id)),
            None => {}
        }
    }

    /// Does what a key or a click asked for.
    pub(crate) fn act(&mut self, action: Action, context: &mut Context<'_>) -> Outcome {
        if self.opens_lines(action, context) {
            return Outcome::Done;
        }
        match action {
            Action::Open if self.fold_at(self.focus).is_some() => {
                self.unfold(context);
                self.go(self.focus + 1, context);
            }
            Action::Down | Action::NextField => self.go(self.focus + 1, context),
            Action::Open if self.focus + 1 >= self.rows.len() => return Outcome::PastEnd,
            Action::Open => self.go(self.focus + 1, context),
            Action::Up | Action::PreviousField if self.focus == 0 => return Outcome::PastStart,
            Action::Up | Action::PreviousField => self.go(self.focus - 1, context),
            Action::PageDown => self.go(self.focus + self.seen.get(), context),
            Action::PageUp => self.go(self.focus.saturating_sub(self.seen.get()), context),
            Action::Select(place) if self.rows.get(place).is_some_and(|row| row.field.is_none()) => {
                self.turn(place, context);
            }
            Action::Select(place) => self.go(place, context),
            Action::Toggle => self.turn(self.focus, context),
            Action::SelectCell(place, choice) => self.pick(place, choice, context),
            Action::WhichKind => self.ask_which(context),
            Action::Undo if self.complaint().is_some() => self.drop_draft(context),
            _ => return Outcome::Ignored,
        }
        Outcome::Done
    }

    /// Takes text for the focused field.
    pub(crate) fn text(&mut self, text: Text<'_>, context: &mut Context<'_>) {
        let Some(field) = self.focused() else { return };
        match (field.kind, text) {
            (Kind::Choice(words), text) => self.choose(field, words.all, text, context),
            (Kind::Notes | Kind::Phrases, Text::Letter(letter)) => {
                self.begin_line(field, letter, context);
                self.open_text(field, context);
            }
            (Kind::Notes | Kind::Phrases, Text::Stroke(_) | Text::Click(_)) => {}
            (Kind::Notes | Kind::Phrases, Text::Paste(pasted)) => {
                let text = with_line(&self.text_of(field, context.open()), pasted);
                self.write(field, &text, context);
            }
            (_, text) => {
                if self.editor.take(text) {
                    self.keep(field, context);
                }
            }
        }
    }

    /// What is shown of a field: what was typed and cannot stand there, else what the plan holds.
    fn text_of(&self, field: &Field, open: &OpenPlan) -> String {
        self.drafts.get(field.id).map_or_else(|| self.read(open, field), |draft| draft.text.clone())
    }

    fn read(&self, open: &OpenPlan, field: &Field) -> String {
        field.shown(open.plan(), &self.subject)
    }

    fn load(&mut self, open: &OpenPlan) {
        let Some(field) = self.focused() else { return };
        self.stands = self.read(open, field);
        self.arrived.clone_from(&self.stands);
        self.stepped = None;
        self.editor = Editor::new(&self.text_of(field, open));
    }

    fn go(&mut self, place: usize, context: &mut Context<'_>) {
        context.open_mut().close_step();
        let to = place.min(self.rows.len().saturating_sub(1));
        if let Some(reason) = self.complaint().filter(|_| to != self.focus) {
            context.complain(format!("Not in the plan yet: {reason}."));
        }
        self.focus = to;
        self.load(context.open());
    }

    fn keep(&mut self, field: &'static Field, context: &mut Context<'_>) {
        let text = self.editor.text().to_owned();
        self.write(field, &text, context);
    }

    fn write(&mut self, field: &'static Field, text: &str, context: &mut Context<'_>) {
        if !context.may_change() {
            return self.load(context.open());
        }
        match written(field, &self.subject, text, context) {
            Ok(true) => drop(self.drafts.remove(field.id)),
            Ok(false) => return self.load(context.open()),
            Err(draft) => self.refuse(field, draft, context),
        }
        self.stands = self.read(context.open(), field);
        // What follows from the answer elsewhere moves nothing here.
        self.remember(context.open());
    }

    /// Holds on to a text that cannot stand in its field. The beginning of it may have stood there while it was typed,
    /// as the 20 of "20 deals": that was never meant, so the field holds again what it held before.
    fn refuse(&mut self, field: &'static Field, draft: Draft, context: &mut Context<'_>) {
        if draft.over != self.arrived {
            let _stood_before = written(field, &self.subject, &self.arrived, context);
        }
        let over = self.read(context.open(), field);
        self.drafts.insert(field.id, Draft { over, ..draft });
    }

    /// Gives a field of choices the focus, and one of its choices to it.
    fn pick(&mut self, place: usize, choice: usize, context: &mut Context<'_>) {
        self.go(place, context);
        if let Some(field) = self.focused()
            && let Kind::Choice(words) = field.kind
            && let Some(chosen) = words.all.get(choice)
        {
            self.write(field, chosen, context);
        }
    }

    fn choose(&mut self, field: &'static Field, choices: &[&'static str], text: Text<'_>, context: &mut Context<'_>) {
        if let Text::Stroke(Stroke::Before) = text {
            return self.write(field, "", context);
        }
        let current = self.text_of(field, context.open());
        let at = choices.iter().position(|choice| *choice == current);
        if let Some(next) = choice::meant(choices, at, text) {
            self.step_to(field, choices[next], context);
        }
    }

    /// Writes a choice in place of the one stepped to before it: what was only stepped over was no answer, so nothing
    /// may follow from it.
    fn step_to(&mut self, field: &'static Field, choice: &str, context: &mut Context<'_>) {
        if self.stepped == Some(context.open().document().revision()) {
            context.open_mut().undo().ok();
        }
        context.open_mut().close_step();
        let before = context.open().document().revision();
        self.write(field, choice, context);
        let after = context.open().document().revision();
        self.stepped = (after != before).then_some(after);
    }
}

/// Writes `text` into the field; false when the plan cannot be changed, which has been said.
fn written(field: &'static Field, subject: &Subject, text: &str, context: &mut Context<'_>) -> Result<bool, Draft> {
    match said(context.plan(), subject, field, text) {
        Ok(change) => Ok(context.change(change)),
        Err(error) => {
            let over = field.shown(context.plan(), subject);
            Err(Draft { field, text: text.to_owned(), reason: error.to_string(), over })
        }
    }
}
