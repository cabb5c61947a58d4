//! The list of saved plans, and the ways to begin. Never empty: a new plan and the example stand there from the start.
//! Beside the list, or under it, stands what the selected plan says.

mod asking;
mod comparing;
mod earlier;
mod learning;
mod preview;
mod rows;
mod trash;

pub(crate) use earlier::{PastPlan, unreadable};

use crate::catalog;
use crate::plan::Date;
use crate::prioritise::Cancel;
use crate::report::{Preview, figure};
use crate::store::{Known, Listed, Reference, Store, Summary, Unread, file_slug, shown};
use crate::tui::canvas::{Canvas, below, left, narrower, shift, top};
use crate::tui::keys::{Action, DELETE, ENTER, ESC, Keys, ctrl, f, letter, on};
use crate::tui::layer::{Context, Layer, NoPlan, Request, Text, Used};
use crate::tui::message::Message;
use crate::tui::theme::Role;
use crate::tui::widgets::list::{self, List, Members};
use crate::tui::widgets::{editor, filter};
use crate::tui::working::aside::aside;
use preview::Previews;
use ratatui::layout::Rect;
use rows::{HomeRow, Learned, Touring, columns, of_beginnings};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};

/// The list of saved plans.
#[derive(Debug)]
pub(crate) struct Home {
    plans: Vec<Listed>,
    learned: Learned,
    /// What was learned when Home was last looked at, and what is learned now.
    known: Known,
    /// Ends the reading of plans: nobody looks at this Home any more, or it reads them again.
    reading: Cancel,
    trouble: Option<String>,
    /// How far the tour was taken.
    tour: Touring,
    /// Whether somebody has selected a plan: until then it is the first.
    is_touched: bool,
    /// Whether it has been seen: nothing is read on other threads before.
    is_drawn: bool,
    list: List<HomeRow>,
    previews: Previews,
    /// The day it is, where that is said.
    today: Option<Date>,
    /// What ages are counted to.
    now: SystemTime,
    post: Sender<Message>,
}

/// Columns beyond which a paragraph is hard to read.
const WIDEST: u16 = 110;

/// From this width on the selected plan stands beside the list, else under it.
const BESIDE: u16 = 126;
/// Columns for the list then.
const LIST: u16 = 78;
/// Columns kept for when a plan was changed, where words run on.
const WHEN: u16 = 12;
/// Rows kept for what stands under the list, and from how many in all.
const UNDER: u16 = 11;
const UNDER_FROM: u16 = 17;

/// What a first look should leave behind.
const PURPOSE: &str = "A plan answers two questions. First, from the names you have: whom do we call? Then, after the calls: whom do we recruit now, why them, and what does each kind of partner need from us? Look round in the example, or begin a plan of your own and paste the names you have. Everything is saved as you type.";

impl Home {
    /// Lists the folder.
    #[must_use]
    pub(crate) fn new(store: &Store, known: Known, today: Option<&Date>, post: &Sender<Message>) -> Self {
        let list = List::new("plan").without_heads();
        let mut home = Self {
            plans: Vec::new(),
            learned: Learned::new(),
            known,
            reading: Cancel::default(),
            trouble: None,
            tour: Touring::of(store),
            is_touched: false,
            is_drawn: false,
            list,
            previews: Previews::new(store.clone(), today.cloned(), post.clone()),
            today: today.cloned(),
            now: SystemTime::now(),
            post: post.clone(),
        };
        home.read_folder(store, post);
        home.list.act(Action::First);
        home
    }

    /// Has been drawn. Plans are read from the first time on: a thread that reads would hold up the first frame.
    pub(crate) fn drawn(&mut self, store: &Store) {
        if !std::mem::replace(&mut self.is_drawn, true) {
            self.look();
            self.read_plans(store.clone(), self.post.clone());
        }
    }

    /// Lists the folder again, newest first, and has every plan read on another thread once it has been drawn; what they
    /// hold comes as messages. Who is selected stays so.
    pub(crate) fn read_folder(&mut self, store: &Store, post: &Sender<Message>) {
        (self.plans, self.trouble) = match store.list() {
            Ok(plans) => (plans, None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        self.plans.extend(store.list_kept_aside());
        self.plans.sort_by(|one, two| two.modified.cmp(&one.modified).then_with(|| one.slug.cmp(&two.slug)));
        let there: HashSet<&PathBuf> = self.plans.iter().map(|plan| &plan.path).collect();
        self.learned.retain(|path, _| there.contains(path));
        for plan in &self.plans {
            if let Some(summary) = self.known.of(plan) {
                self.learned.insert(plan.path.clone(), Ok(summary));
            }
        }
        self.fill();
        self.previews.forget();
        self.look();
        self.read_plans(store.clone(), post.clone());
    }

    /// Has the selected plan previewed.
    fn look(&mut self) {
        let path = self.chosen().filter(|_| self.is_drawn).map(|plan| plan.path.clone());
        self.previews.want(path.as_deref());
    }

    fn fill(&mut self) {
        self.now = SystemTime::now();
        let beginnings = Members::new(of_beginnings(self.plans.is_empty(), self.tour));
        self.list.fill(&columns(), [Members::new(self.plan_rows()), beginnings.fixed()]);
    }

    /// Counts ages to now, when they are said by the minute.
    fn count_ages(&mut self) {
        let now = SystemTime::now();
        if now.duration_since(self.now).is_ok_and(|since| since >= Duration::from_secs(60)) {
            self.fill();
        }
    }

    /// Has the plans read that have changed since they were. What was being read before is given up.
    fn read_plans(&mut self, store: Store, post: Sender<Message>) {
        self.reading.ask();
        self.reading = Cancel::beside_typing();
        let is_unknown = |plan: &Listed| plan.trouble.is_none() && self.known.of(plan).is_none();
        if self.is_drawn && self.plans.iter().any(is_unknown) {
            let (plans, known, cancel) = (self.plans.clone(), self.known.clone(), self.reading.clone());
            aside(move || learning::work(&store, &plans, (&known, &cancel), &post));
        }
    }

    /// What plans come to, of those that have been read.
    pub(crate) fn known(&self) -> &Known {
        &self.known
    }

    /// Plans have been read.
    pub(crate) fn learn(&mut self, learned: Vec<(PathBuf, Result<Summary, Unread>)>) {
        self.learned.extend(learned);
        self.fill();
        if !self.is_touched {
            self.list.act(Action::First);
        }
        self.look();
    }

    /// A plan has been previewed, or cannot be read.
    pub(crate) fn preview(&mut self, path: PathBuf, preview: Result<Preview, String>) {
        self.previews.take(path, preview);
    }

    /// Selects a plan, if it is listed.
    pub(crate) fn select(&mut self, path: &Path) {
        if self.plans.iter().any(|plan| plan.path == path) {
            self.is_touched = true;
            self.list.select(&HomeRow::Plan(path.to_owned()));
            self.look();
        }
    }

    /// How many plans there are, in words.
    #[must_use]
    pub(crate) fn count_words(&self) -> String {
        match self.plans.iter().filter(|plan| plan.kept_aside.is_none()).count() {
            0 => "no plans yet".to_owned(),
            count => figure::counted(count, "plan"),
        }
    }

    fn draw_list(&self, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
        self.list.draw(canvas, shift(area, 1), |canvas, entry| match (entry.column, entry.id) {
            ("name", HomeRow::Beginning(action)) => {
                canvas.hit(entry.rest, *action);
                entry.write(canvas);
            }
            ("about", HomeRow::Beginning(_)) => {
                canvas.write(entry.rest, entry.text, Role::Dim);
            }
            ("about", id) if self.is_odd(id) => {
                let room = narrower(entry.rest, WHEN);
                // Where the whole reason has no room, the preview has it.
                let parts = if canvas.width(entry.text) > room.width { 2 } else { usize::MAX };
                let reason: Vec<&str> = entry.text.split(": ").take(parts).collect();
                canvas.write(room, &reason.join(": "), Role::Dim);
            }
            _ => entry.write(canvas),
        })
    }

    /// What the selected plan says; where none is selected, what plans are for.
    fn draw_selected(&self, canvas: &mut Canvas<'_>, area: Rect) {
        match self.chosen() {
            Some(plan) => self.previews.draw(canvas, area, (&self.name(plan), &plan.path)),
            None if self.trouble.is_none() => drop(canvas.paragraph(area, PURPOSE, Role::Dim)),
            None => {}
        }
    }

    fn chosen(&self) -> Option<&Listed> {
        let HomeRow::Plan(path) = self.list.selected()? else { return None };
        self.plans.iter().find(|plan| plan.path == *path)
    }

    fn open(&self, context: &mut Context<'_, NoPlan>) {
        match (self.list.selected(), self.chosen()) {
            (_, Some(plan)) if plan.kept_aside.is_some() => self.compare(context),
            (_, Some(plan)) => {
                context.requests.push(Request::Read(Reference::from(plan.path.as_path()), self.name(plan)));
            }
            (Some(HomeRow::Beginning(Action::New)), _) => asking::new_plan(context),
            (Some(HomeRow::Beginning(Action::Tour)), _) => self.tour(context),
            (Some(HomeRow::Beginning(_)), _) => self.open_example(context),
            _ => {}
        }
    }

    fn show_earlier(&self, context: &mut Context<'_, NoPlan>) {
        if let Some(plan) = self.chosen() {
            let (path, name) = (plan.path.clone(), self.name(plan));
            earlier::show(context, PastPlan { path, name, today: self.today.clone(), post: self.post.clone() });
        }
    }

    /// Asks about the selected plan.
    fn ask(&self, context: &mut Context<'_, NoPlan>, ask: fn(&mut Context<'_, NoPlan>, PathBuf, &str)) {
        if let Some(plan) = self.chosen() {
            ask(context, plan.path.clone(), &self.name(plan));
        }
    }

    /// The tour, in the example.
    fn tour(&self, context: &mut Context<'_, NoPlan>) {
        self.open_example(context);
        let is_opened = |request: &Request<NoPlan>| matches!(request, Request::Read(..) | Request::Show(_));
        if context.requests.iter().any(is_opened) {
            context.requests.insert(0, Request::Tour);
        }
    }

    /// The example as it was left, if it is there; else a new one.
    fn open_example(&self, context: &mut Context<'_, NoPlan>) {
        let example = catalog::example();
        let slug = file_slug(&example.name, 1);
        let is_it = |plan: &&Listed| self.name(plan) == example.name || plan.slug == slug;
        if let Some(plan) =
            self.plans.iter().filter(|plan| plan.trouble.is_none() && plan.kept_aside.is_none()).find(is_it)
        {
            context.requests.push(Request::Read(Reference::from(plan.path.as_path()), example.name));
            return context.say("This is the example as you left it. Delete it for a new one.");
        }
        match context.store.create(&example.name, &example) {
            Ok(mut opened) => {
                if let Err(error) = opened.put_example_lists(self.today.as_ref()) {
                    opened.notes.push(error.to_string());
                }
                context.requests.push(Request::Show(Box::new(opened)));
                context.say("The example is yours to change: it was saved as a plan of its own.");
            }
            Err(error) => context.complain(error.to_string()),
        }
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Home",
    rows: &[
        on(&[ENTER], Action::Open, "open", 1).says("Open the selected plan."),
        on(&[letter('n')], Action::New, "new", 2).says("Make a new plan from an industry starter."),
        on(&[letter('e')], Action::Example, "example", 10).says("Open the example, fully worked."),
        on(&[letter('w')], Action::Tour, "tour", 14)
            .says("A tour of the example in six steps, from where it was left."),
        on(&[letter('q')], Action::Close, "quit", 7).says("Close what lies on top, or leave."),
        on(&[letter('r')], Action::Rename, "rename", 8).says("Give the plan another name."),
        on(&[letter('y')], Action::Duplicate, "copy", 9).says("Make a copy of the plan."),
        on(&[letter('c')], Action::Compare, "compare", 4)
            .says("Hold the plan against another, a copy another program made against its plan."),
        on(&[letter('d'), DELETE], Action::Delete, "delete", 5).says("Put the plan into the trash; it can come back."),
        on(&[letter('t')], Action::Trash, "trash", 6).says("See what was deleted and bring it back."),
        on(&[letter('v')], Action::Earlier, "versions", 3)
            .says("See what has changed since an earlier version, and bring one back."),
        on(&[letter('/')], Action::Filter, "filter", 11).says("Show only plans whose name contains a text."),
        on(&[ctrl('l'), f(5)], Action::Reload, "read again", 0).says("Read the folder again."),
        on(&[ESC], Action::Back, "clear filter", 0).says("Clear the filter."),
        on(&[letter(':'), ctrl('p'), f(2)], Action::Palette, "commands", 13).says(
            "Every command by its name, with its keys; “partnerplan keys --ron” prints them as settings, to change.",
        ),
    ],
};

impl Drop for Home {
    fn drop(&mut self) {
        self.reading.ask();
    }
}

impl Layer<NoPlan> for Home {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.list.is_typing() { &[&filter::KEYS, &editor::KEYS] } else { &[&KEYS, &list::KEYS] }
    }

    fn takes_text(&self) -> bool {
        self.list.is_typing()
    }

    fn draw(&self, _plan: &NoPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let mut rest = area;
        if let Some(trouble) = &self.trouble {
            let used = canvas.paragraph(shift(rest, 3), trouble, Role::Error);
            rest = below(rest, used + 1);
        }
        if rest.width >= BESIDE {
            self.draw_list(canvas, left(rest, LIST));
            return self.draw_selected(canvas, left(shift(rest, LIST + 3), WIDEST));
        }
        let kept = if rest.height >= UNDER_FROM { UNDER } else { 0 };
        let used = self.draw_list(canvas, top(rest, rest.height - kept));
        self.draw_selected(canvas, left(shift(below(rest, used + 1), 3), WIDEST));
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, NoPlan>) -> Used {
        self.count_ages();
        self.is_touched = true;
        let left = self.list.act(action);
        self.look();
        let Some(action) = left else { return Used::Yes };
        if let Some(reason) = self.refusal(action, &NoPlan).filter(|_| action != Action::Back) {
            context.complain(reason);
            return Used::Yes;
        }
        match action {
            Action::Open => self.open(context),
            Action::New => asking::new_plan(context),
            Action::Example => self.open_example(context),
            Action::Tour => self.tour(context),
            Action::Rename => self.ask(context, asking::rename),
            Action::Duplicate => self.ask(context, asking::duplicate),
            Action::Compare => self.compare(context),
            Action::Delete => self.ask(context, asking::delete),
            Action::Trash => trash::show(context),
            Action::Earlier => self.show_earlier(context),
            Action::Reload => context.requests.push(Request::Relist),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_, NoPlan>) {
        self.list.text(text);
        self.look();
    }

    fn refusal(&self, action: Action, _plan: &NoPlan) -> Option<&'static str> {
        if action == Action::Back && !self.list.is_filtered() {
            return Some("There is no filter.");
        }
        let is_aside = self.chosen().is_some_and(|plan| plan.kept_aside.is_some());
        if action == Action::Compare && self.plans.len() < 2 && !is_aside {
            return Some("There is no other plan here.");
        }
        if is_aside && matches!(action, Action::Rename | Action::Delete | Action::Earlier) {
            return Some("This is what a plan's file did not take: Enter says what can be done with it.");
        }
        let needs_a_plan = matches!(action, Action::Rename | Action::Duplicate | Action::Delete | Action::Earlier);
        (needs_a_plan && self.chosen().is_none()).then_some("Select a plan first.")
    }
}

fn file_name(path: &Path) -> String {
    shown(path.file_name().unwrap_or_default())
}
