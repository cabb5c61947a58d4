//! The list of saved plans, and the ways to begin. Never empty: a new plan and the example stand there from the start.

use crate::{
    catalog,
    plan::clean_line,
    report::figure,
    store::{Listed, Reference, Store, Summary, Trashed},
    tui::{
        age,
        canvas::{Canvas, below, left, row, shift},
        dialogs::{self, Choice},
        keys::{Action, DELETE, ENTER, ESC, Keys, ctrl, f, letter, on},
        layer::{Context, Layer, NoPlan, Request, Text, Used},
        message::Message,
        theme::{Glyph, Role},
        widgets::{
            editor,
            filter::{self, Filter},
            list,
        },
    },
};
use ratatui::layout::Rect;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    thread,
    time::SystemTime,
};

type Confirm = dialogs::confirm::Confirm<NoPlan>;
type Pick<T> = dialogs::pick::Pick<T, NoPlan>;
type Prompt = dialogs::prompt::Prompt<NoPlan>;

/// The list of saved plans.
#[derive(Debug)]
pub(crate) struct Home {
    plans: Vec<Listed>,
    learned: HashMap<PathBuf, Result<Summary, String>>,
    trouble: Option<String>,
    selected: usize,
    filter: Filter,
    /// When a key was last pressed here: what ages are counted to.
    now: SystemTime,
}

/// The ways to begin, below the plans.
const BEGINNINGS: [(&str, &str, Action); 2] = [
    ("New plan", "from an industry starter; names can be pasted", Action::New),
    ("Open the example", "a security vendor, 22 candidates, fully worked", Action::Example),
];

/// Rows the beginnings take, with a blank above.
const FOOT: u16 = 3;
/// Columns beyond which the rows of a wide terminal would fall apart.
const WIDEST: u16 = 110;

/// What a first look should leave behind.
const PURPOSE: &str = "A plan answers two questions. First, from the names you have: whom do we call? Then, after the calls: whom do we recruit now, why them, and what does each kind of partner need from us? Everything is saved as you type.";

impl Home {
    /// Lists the folder, newest first, and has every plan read on another thread; what they hold comes as messages.
    #[must_use]
    pub(crate) fn new(store: &Store, post: &Sender<Message>) -> Self {
        let (mut plans, trouble) = match store.list() {
            Ok(plans) => (plans, None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        plans.sort_by(|one, two| two.modified.cmp(&one.modified).then_with(|| one.slug.cmp(&two.slug)));
        let now = SystemTime::now();
        let home = Self { plans, learned: HashMap::new(), trouble, selected: 0, filter: Filter::default(), now };
        home.read_plans(store.clone(), post.clone());
        home
    }

    fn read_plans(&self, store: Store, post: Sender<Message>) {
        let paths: Vec<PathBuf> =
            self.plans.iter().filter(|plan| plan.trouble.is_none()).map(|plan| plan.path.clone()).collect();
        if paths.is_empty() {
            return;
        }
        thread::spawn(move || {
            for path in paths {
                let learned = store.summary(&path).map_err(|error| error.brief());
                if post.send(Message::Learned(path, learned)).is_err() {
                    return;
                }
            }
        });
    }

    /// A plan has been read.
    pub(crate) fn learn(&mut self, path: PathBuf, learned: Result<Summary, String>) {
        self.learned.insert(path, learned);
    }

    /// How many plans there are, in words.
    #[must_use]
    pub(crate) fn count_words(&self) -> String {
        match self.plans.len() {
            0 => "no plans yet".to_owned(),
            count => figure::counted(count, "plan"),
        }
    }

    fn mark(&self, index: usize, canvas: &mut Canvas<'_>, line: Rect) {
        if index == self.selected {
            canvas.paint(line, Role::Selected);
            canvas.write(shift(line, 1), canvas.glyph(Glyph::Pointer), Role::Selected);
        }
    }

    fn draw_plan(&self, plan: &Listed, canvas: &mut Canvas<'_>, line: Rect) {
        let names = names(line);
        let rest = shift(line, names + 2);
        let when = plan.modified.map(|then| age::between(then, self.now)).unwrap_or_default();
        match (&plan.trouble, self.learned.get(&plan.path)) {
            (Some(trouble), _) => {
                canvas.write(left(line, names), &file_name(&plan.path), Role::Text);
                canvas.write(rest, trouble, Role::Error);
            }
            (None, Some(Err(reason))) => {
                canvas.write(left(line, names), &file_name(&plan.path), Role::Text);
                canvas.write(rest, &format!("unreadable: {reason}"), Role::Error);
            }
            (None, Some(Ok(summary))) => {
                canvas.write(left(line, names), &summary.name, Role::Text);
                let steps = summary.reached.steps();
                let dots = canvas.glyph(Glyph::Full).repeat(steps) + &canvas.glyph(Glyph::Empty).repeat(5 - steps);
                let room = rest.width.saturating_sub(13);
                let words = match room {
                    37.. => format!(
                        "{dots}  {:<14}  {:>14}",
                        summary.reached.label(),
                        figure::counted(summary.candidates, "candidate")
                    ),
                    21..37 => format!("{dots}  {}", summary.reached.label()),
                    _ => dots,
                };
                canvas.write(left(rest, room), &words, Role::Dim);
                canvas.write_right(Rect { width: rest.width.saturating_sub(1), ..rest }, &when, Role::Dim);
            }
            (None, None) => {
                canvas.write(left(line, names), &plan.slug, Role::Text);
                canvas.write_right(Rect { width: rest.width.saturating_sub(1), ..rest }, &when, Role::Dim);
            }
        }
    }

    fn shown(&self) -> Vec<&Listed> {
        self.plans.iter().filter(|plan| self.filter.fits(&self.name(plan))).collect()
    }

    fn name(&self, plan: &Listed) -> String {
        match self.learned.get(&plan.path) {
            Some(Ok(summary)) => summary.name.clone(),
            _ => plan.slug.clone(),
        }
    }

    fn chosen(&self) -> Option<&Listed> {
        self.shown().get(self.selected).copied()
    }

    fn open(&self, context: &mut Context<'_, NoPlan>) {
        match (self.chosen(), self.selected - self.shown().len().min(self.selected)) {
            (Some(plan), _) => {
                context.requests.push(Request::Read(Reference::from(plan.path.as_path()), self.name(plan)));
            }
            (None, 0) => new_plan(context),
            (None, _) => open_example(context),
        }
    }

    fn rename(&self, context: &mut Context<'_, NoPlan>) {
        let Some(plan) = self.chosen() else { return };
        let path = plan.path.clone();
        context.ask(Prompt::new("Rename the plan", "", &self.name(plan), move |context, typed| {
            let name = a_name(typed)?;
            context.store.rename(&path, &name).map_err(|error| error.to_string())?;
            context.requests.push(Request::Relist);
            Ok(())
        }));
    }

    fn duplicate(&self, context: &mut Context<'_, NoPlan>) {
        let Some(plan) = self.chosen() else { return };
        let path = plan.path.clone();
        let suggested = format!("{} (copy)", self.name(plan));
        context.ask(Prompt::new("Copy the plan", "The name of the copy.", &suggested, move |context, typed| {
            context.store.duplicate(&path, &a_name(typed)?).map_err(|error| error.to_string())?;
            context.requests.push(Request::Relist);
            Ok(())
        }));
    }

    fn delete(&self, context: &mut Context<'_, NoPlan>) {
        let Some(plan) = self.chosen() else { return };
        let path = plan.path.clone();
        let name = self.name(plan);
        let question = format!("Put “{name}” into the trash? It can be brought back from there with t.");
        context.ask(Confirm::new("Delete a plan", &question, move |context| {
            match context.store.trash(&path) {
                Ok(_) => context.say(format!("“{name}” is in the trash. t brings it back.")),
                Err(error) => context.complain(error.to_string()),
            }
            context.requests.insert(0, Request::Relist);
        }));
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Home",
    rows: &[
        on(&[ENTER], Action::Open, "open", "Open the selected plan.", 1),
        on(&[letter('n')], Action::New, "new", "Make a new plan from an industry starter.", 2),
        on(&[letter('e')], Action::Example, "example", "Open the example, fully worked.", 3),
        on(&[letter('q')], Action::Quit, "quit", "Leave. Everything is saved.", 4),
        on(&[letter('r')], Action::Rename, "rename", "Give the plan another name.", 5),
        on(&[letter('y')], Action::Duplicate, "copy", "Make a copy of the plan.", 6),
        on(&[letter('d'), DELETE], Action::Delete, "delete", "Put the plan into the trash; it can come back.", 7),
        on(&[letter('t')], Action::Trash, "trash", "See what was deleted and bring it back.", 8),
        on(&[letter('/')], Action::Filter, "filter", "Show only plans whose name contains a text.", 9),
        on(&[f(5)], Action::Reload, "read again", "Read the folder again.", 0),
        on(&[ESC], Action::Back, "clear filter", "Clear the filter.", 0),
        on(&[letter('?'), f(1)], Action::Help, "help", "What can I do here?", 11),
        on(&[ctrl('p'), f(2), letter(':')], Action::Palette, "commands", "Every command by its name.", 13),
    ],
};

impl Layer<NoPlan> for Home {
    fn keys(&self) -> &'static [&'static Keys] {
        if self.filter.is_typing() { &[&filter::KEYS, &editor::KEYS] } else { &[&KEYS, &list::KEYS] }
    }

    fn takes_text(&self) -> bool {
        self.filter.is_typing()
    }

    fn draw(&self, _plan: &NoPlan, canvas: &mut Canvas<'_>, area: Rect) {
        let mut top = area;
        if let Some(trouble) = &self.trouble {
            let used = canvas.paragraph(shift(top, 3), trouble, Role::Error);
            top = below(top, used + 1);
        }
        let used = self.filter.draw(canvas, shift(top, 1), self.shown().len(), self.plans.len());
        top = below(top, used);
        let shown = self.shown();
        let rows = u16::try_from(shown.len()).unwrap_or(u16::MAX).min(top.height.saturating_sub(FOOT));
        let plans = Rect { height: rows, ..top };
        let in_plans = self.selected.min(shown.len().saturating_sub(1));
        for (down, index) in (0..).zip(list::window(in_plans, shown.len(), rows)) {
            let line = row(plans, down);
            canvas.hit(line, Action::Select(index));
            self.draw_plan(shown[index], canvas, left(shift(line, 3), WIDEST));
            self.mark(index, canvas, line);
        }
        let first = rows + u16::from(rows > 0);
        for (place, (name, why, action)) in (0..).zip(BEGINNINGS) {
            let line = row(top, first + place);
            let at = left(shift(line, 3), WIDEST);
            canvas.write(left(at, names(at)), name, Role::Text);
            canvas.write(shift(at, names(at) + 2), why, Role::Dim);
            canvas.hit(line, action);
            self.mark(shown.len() + usize::from(place), canvas, line);
        }
        if self.plans.is_empty() && self.trouble.is_none() {
            let words = left(shift(below(top, first + FOOT), 3), WIDEST);
            canvas.paragraph(words, PURPOSE, Role::Dim);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_, NoPlan>) -> Used {
        self.now = SystemTime::now();
        if self.filter.act(action) {
            self.selected = 0;
            return Used::Yes;
        }
        let count = self.shown().len() + BEGINNINGS.len();
        if let Some(selected) = list::moved(action, self.selected, count) {
            let opens = matches!(action, Action::Select(row) if row == self.selected);
            self.selected = selected;
            if opens {
                self.open(context);
            }
            return Used::Yes;
        }
        match action {
            Action::Open => self.open(context),
            Action::New => new_plan(context),
            Action::Example => open_example(context),
            Action::Rename => self.rename(context),
            Action::Duplicate => self.duplicate(context),
            Action::Delete => self.delete(context),
            Action::Trash => open_trash(context),
            Action::Reload => context.requests.push(Request::Relist),
            _ => return Used::No,
        }
        Used::Yes
    }

    fn text(&mut self, text: Text<'_>, _context: &mut Context<'_, NoPlan>) {
        if self.filter.text(text) {
            self.selected = 0;
        }
    }

    fn refusal(&self, action: Action, _plan: &NoPlan) -> Option<&'static str> {
        if action == Action::Back && !self.filter.is_on() {
            return Some("there is no filter");
        }
        let needs_a_plan = matches!(action, Action::Rename | Action::Duplicate | Action::Delete);
        (needs_a_plan && self.chosen().is_none()).then_some("no plan is selected")
    }
}

/// Columns for the names of plans.
fn names(line: Rect) -> u16 {
    (line.width / 3).clamp(16, 40)
}

fn a_name(typed: &str) -> Result<String, String> {
    let name = clean_line(typed);
    if name.is_empty() { Err("A plan needs a name: type one.".to_owned()) } else { Ok(name) }
}

fn new_plan(context: &mut Context<'_, NoPlan>) {
    let choices = catalog::starters()
        .iter()
        .map(|starter| Choice { name: starter.name.clone(), about: starter.why.clone(), value: starter.id.clone() })
        .collect();
    let about = "A starter fills in what vendors of that kind usually say. Everything can be changed.";
    context.ask(Pick::new("New plan: what do you sell?", about, choices, |context, id: &String| {
        let id = id.clone();
        context.ask(Prompt::new(
            "New plan: its name",
            "What you would call it in a board paper.",
            "",
            move |context, typed| {
                let name = a_name(typed)?;
                let starter =
                    catalog::starters().iter().find(|starter| starter.id == id).expect("picked from this list");
                let opened = context
                    .store
                    .create(&name, &catalog::new_plan(&name, starter))
                    .map_err(|error| error.to_string())?;
                context.requests.push(Request::Show(Box::new(opened)));
                Ok(())
            },
        ));
    }));
}

fn open_example(context: &mut Context<'_, NoPlan>) {
    let example = catalog::example();
    match context.store.create(&example.name, &example) {
        Ok(opened) => {
            context.requests.push(Request::Show(Box::new(opened)));
            context.say("The example is yours to change: it was saved as a plan of its own.");
        }
        Err(error) => context.complain(error.to_string()),
    }
}

fn open_trash(context: &mut Context<'_, NoPlan>) {
    match context.store.trashed() {
        Ok(trashed) if trashed.is_empty() => context.say("The trash is empty."),
        Ok(trashed) => {
            let now = SystemTime::now();
            let choices = trashed.into_iter().map(|plan| {
                let about = plan
                    .trouble
                    .clone()
                    .unwrap_or_else(|| format!("deleted {}", age::since_stamp(&plan.thrown_away, now)));
                Choice { name: plan.slug.clone(), about, value: plan }
            });
            let about = "Enter brings a plan back to the list.";
            context.ask(Pick::new("Trash", about, choices.collect(), bring_back));
        }
        Err(error) => context.complain(error.to_string()),
    }
}

fn bring_back(context: &mut Context<'_, NoPlan>, plan: &Trashed) {
    context.requests.push(Request::Relist);
    match context.store.restore(plan) {
        Ok(path) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            context.say(format!("\u{201c}{name}\u{201d} is back."));
        }
        Err(error) => context.complain(error.to_string()),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
