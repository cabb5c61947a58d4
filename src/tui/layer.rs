//! What lies on the screen and can be acted on: Home, a view of a plan, a dialog over either; and what each may do while
//! it acts: read and change the plan it stands on, ask, say, go elsewhere.
//!
//! What may not go in: any one layer, and what the app makes of a request.

use super::canvas::Canvas;
use super::keys::{Action, Keys, Stroke};
use super::open_plan::OpenPlan;
use super::theme::Theme;
use crate::desk::Edited;
use crate::interview::steps::{To, View};
use crate::plan::{Change, PartnerId, Plan};
use crate::report::Report;
use crate::store::{Draft, Drafts, Opened, Reference, Store};
use ratatui::layout::Rect;
use std::{any::type_name, fmt, path::Path, rc::Rc};

/// Something on the screen that can be acted on. `P` is what it stands on: an open plan, or none.
pub(super) trait Layer<P = OpenPlan> {
    /// Its sets of bindings that hold now, its own first: only what it or the app does where it lies.
    fn keys(&self) -> &'static [&'static Keys];

    /// What kind of layer it is: the name of its type.
    fn kind(&self) -> &'static str {
        let path = type_name::<Self>().split('<').next().unwrap_or_default();
        path.rsplit("::").next().unwrap_or_default()
    }

    /// Whether printable keys are text for it now.
    fn takes_text(&self) -> bool {
        false
    }

    /// Draws it.
    fn draw(&self, plan: &P, canvas: &mut Canvas<'_>, area: Rect);

    /// Rows it takes at the foot, under what it lies on, which stays whole and bright above it; none where it lies over it.
    fn rows_under(&self, _body: Rect) -> u16 {
        0
    }

    /// Does what a key or click asked for, and says whether it had a use for it.
    fn act(&mut self, action: Action, context: &mut Context<'_, P>) -> Used;

    /// Takes text; letters and edits only where it takes text.
    fn text(&mut self, _text: Text<'_>, _context: &mut Context<'_, P>) {}

    /// Comes into sight as this view, to show what it carries.
    fn arrive(&mut self, _view: View) {}

    /// Looks at the plan again. The app calls this whenever the plan or what was found of it changed, and when the layer
    /// comes into sight: a layer need not do so itself.
    fn look(&mut self, _plan: &P) {}

    /// Takes what has changed in the plan since an earlier version, in words.
    fn compared(&mut self, _version: &Path, _words: &str) {}

    /// Takes what moves from one plan to another, in words, of the work of this number.
    fn moved(&mut self, _number: u64, _words: &str) {}

    /// Is there to be looked at from now on: what was typed into one like it and not answered is here again.
    fn opened(&mut self, _asides: &Asides) {}

    /// The second question it asked is answered, and with it this one: it goes.
    fn answered(&mut self, _asides: &mut Asides) {}

    /// Whether something is typed that the plan has not: "saved" would not be true of it.
    fn holds(&self) -> bool {
        false
    }

    /// Whether something was typed that the plan cannot keep, and left behind.
    fn has_left_behind(&self) -> bool {
        false
    }

    /// Typing has rested, and all is about to be saved: puts what is typed into the plan, as far as it can stand there.
    fn rest(&mut self, _context: &mut Context<'_, P>) {}

    /// Goes out of sight for another view, for Home, or because the program ends, whatever ends it: puts what is typed
    /// into the plan, and complains of what cannot stand there. What only Enter answers is a draft then.
    fn leave(&mut self, _context: &mut Context<'_, P>) {}

    /// Takes back what an editor had.
    fn edited(&mut self, _edited: &Edited, _context: &mut Context<'_, P>) {}

    /// Why an action is not possible now; it is greyed in the hint bar.
    fn refusal(&self, _action: Action, _plan: &P) -> Option<&'static str> {
        None
    }

    /// What is said of a letter or a digit that no binding has, where it would be waited for in vain.
    fn unknown(&self, _letter: char) -> Option<String> {
        None
    }

    /// Whether it shows what takes longer to work out than a keystroke has.
    fn wants_findings(&self) -> bool {
        false
    }

    /// What is wrong with what is typed; it stands in place of the hints.
    fn complaint(&self) -> Option<String> {
        None
    }
}

impl<P> fmt::Debug for dyn Layer<P> + '_ {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.kind())
    }
}

/// What a layer made of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Used {
    /// It was for this layer.
    Yes,
    /// It had no use for it; the app may.
    No,
    /// It was for this layer, which closes with it.
    Close,
}

impl Used {
    /// Yes where it was of use.
    #[must_use]
    pub(super) fn when(is_used: bool) -> Self {
        if is_used { Self::Yes } else { Self::No }
    }
}

/// Text for a layer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Text<'a> {
    /// A letter typed.
    Letter(char),
    /// What a key does to the text.
    Stroke(Stroke),
    /// Pasted text.
    Paste(&'a str),
    /// A click into the text being typed.
    Click(Spot),
}

/// Where a text being typed was clicked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// Columns from the text's left edge, rows from its top.
    pub at: (u16, u16),
    /// The columns and rows it is drawn in.
    pub room: (u16, u16),
    /// How it is drawn.
    pub shown: Shown,
}

/// How a text that was clicked is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shown {
    /// On one row that scrolls with the cursor.
    Scrolled,
    /// Broken into lines.
    Broken,
    /// Nobody typed into it: from this letter on, as far as there is room.
    From(usize),
}

/// What Home and the dialogs over it stand on.
#[derive(Debug)]
pub(super) struct NoPlan;

/// What was typed and is not in the plan, by the place it was typed in: it stands there when that is next looked at.
#[derive(Debug, Default)]
pub(super) struct Asides {
    drafts: Drafts,
    has_changed: bool,
}

impl Asides {
    /// Those of an earlier time.
    pub(super) fn of(drafts: Drafts) -> Self {
        Self { drafts, has_changed: false }
    }

    /// Puts texts aside under a name; `said` says what they are.
    pub(super) fn put(&mut self, name: &str, said: String, texts: Vec<String>) {
        let draft = Draft { said, texts };
        if self.drafts.get(name) != Some(&draft) {
            self.drafts.insert(name.to_owned(), draft);
            self.has_changed = true;
        }
    }

    /// What was put aside under a name.
    pub(super) fn get(&self, name: &str) -> Option<&[String]> {
        self.drafts.get(name).map(|draft| draft.texts.as_slice())
    }

    /// What was put aside under a name is in the plan now, or given up.
    pub(super) fn drop(&mut self, name: &str) {
        self.has_changed |= self.drafts.remove(name).is_some();
    }

    /// What is put aside.
    pub(super) fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// Whether it is another than when this was last asked.
    pub(super) fn has_changed(&mut self) -> bool {
        std::mem::take(&mut self.has_changed)
    }
}

/// What there is to act with.
#[derive(Debug)]
pub(super) struct Context<'a, P = OpenPlan> {
    /// Where plans are kept.
    pub store: &'a Store,
    /// What is acted on.
    pub on: &'a mut P,
    /// What was typed elsewhere and not answered.
    pub asides: &'a mut Asides,
    /// What the app is to do afterwards, in order.
    pub requests: Vec<Request<P>>,
}

/// A setting to be kept in the user's file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Setting {
    /// The theme at this place among those there are.
    Look(usize),
    /// Whether only ASCII characters are drawn.
    Ascii(bool),
}

/// Something only the app can do.
#[derive(Debug)]
pub(super) enum Request<P = OpenPlan> {
    /// Lay a dialog on top.
    Ask(Box<dyn Layer<P>>),
    /// Take away what lies on top: the question it asked on is answered.
    Answered,
    /// Say something until the next key.
    Say(Notice),
    /// Go there; Home knows no way but into a plan.
    Go(To),
    /// Go to a view, and come back with Esc.
    Visit(View),
    /// Make this the candidate being looked at.
    LookAt(PartnerId),
    /// Read a plan, which has this name, and show it.
    Read(Reference, String),
    /// Show a plan.
    Show(Box<Opened>),
    /// Begin the tour in the plan that comes into sight next.
    Tour,
    /// Put the plan away and go Home.
    Home,
    /// Read Home's list again.
    Relist,
    /// Draw in these colours and characters from now on.
    Wear(Theme),
    /// Keep this in the user's file of settings.
    Keep(Setting),
    /// Send a text to the terminal's clipboard, and say what it was.
    Copy {
        /// The text.
        text: String,
        /// "the ranking of 20".
        what: String,
    },
    /// Have a text with this title edited outside; what becomes of it comes to what lies on top.
    Edit {
        /// What it is.
        title: String,
        /// The text.
        text: String,
    },
    /// Save and leave.
    Quit,
    /// Leave though the plan cannot be saved; a copy is kept.
    Abandon,
    /// Read the plan's file again and give up what is in memory.
    Reopen,
    /// Do what was picked from a list of all there is to do.
    Do(Action),
}

/// A sentence at the foot of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
}

impl<'a, P> Context<'a, P> {
    /// What there is to act with.
    #[must_use]
    pub(super) fn new(store: &'a Store, on: &'a mut P, asides: &'a mut Asides) -> Self {
        Self { store, on, asides, requests: Vec::new() }
    }

    /// Lays a dialog on top.
    pub(super) fn ask(&mut self, mut dialog: impl Layer<P> + 'static) {
        dialog.opened(self.asides);
        dialog.look(self.on);
        self.requests.push(Request::Ask(Box::new(dialog)));
    }

    /// Says something until the next key.
    pub(super) fn say(&mut self, text: impl Into<String>) {
        self.requests.push(Request::Say(Notice { text: text.into(), is_error: false }));
    }

    /// Says what went wrong until the next key.
    pub(super) fn complain(&mut self, text: impl Into<String>) {
        self.requests.push(Request::Say(Notice { text: text.into(), is_error: true }));
    }
}

impl Context<'_> {
    /// The plan as it stands.
    #[must_use]
    pub(super) fn plan(&self) -> &Plan {
        self.on.plan()
    }

    /// The report on the open plan.
    #[must_use]
    pub(super) fn report(&self) -> Rc<Report> {
        self.on.report()
    }

    /// The open plan with all that is known of it.
    #[must_use]
    pub(super) fn open(&self) -> &OpenPlan {
        self.on
    }

    /// The open plan with all that is known of it, to change.
    pub(super) fn open_mut(&mut self) -> &mut OpenPlan {
        self.on
    }

    /// Changes the plan, or says why not; returns whether it did.
    pub(super) fn change(&mut self, change: Change) -> bool {
        match self.on.change(change) {
            Ok(()) => true,
            Err(sentence) => {
                self.complain(sentence);
                false
            }
        }
    }

    /// Whether the plan may be changed; where it may not, that is said.
    pub(super) fn may_change(&mut self) -> bool {
        let refusal = self.on.refusal();
        let may = refusal.is_none();
        self.requests.extend(refusal.map(|text| Request::Say(Notice { text, is_error: true })));
        may
    }

    /// Makes this the candidate being looked at.
    pub(super) fn select(&mut self, partner: PartnerId) {
        self.on.selected = Some(partner);
    }

    /// Shows a view, from which Esc comes back.
    pub(super) fn go(&mut self, view: View) {
        self.requests.push(Request::Visit(view));
    }
}

/// What is said after a step back: what was undone, or why nothing was.
#[must_use]
pub(super) fn undone(what: Result<String, String>) -> String {
    what.map_or_else(|why| why, |what| format!("Undone: {what}"))
}

/// What is said after a step back was made again, or why none was.
#[must_use]
pub(super) fn made_again(what: Result<String, String>) -> String {
    what.map_or_else(|why| why, |what| format!("Made again: {what}"))
}
