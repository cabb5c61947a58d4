//! Acts on the wizard and asserts what a user would see, headless, through the real loop body.
//!
//! One Driver is one person at one terminal: `press` keys, `type_text`, `paste`, `click`, then `sees` or `lacks`.
//! A failing assertion prints the screen. Work on other threads (reading, saving) is waited for by its effect, never
//! by a sleep.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use partnerplan::{
    accounts::Account,
    catalog,
    interview::steps::{To, View},
    plan::{Date, PartnerId, Plan},
    store::{Disk, Reference, Store, StoreError, Whose},
    tui::{
        App, Between, Depth, Effect, Message, OpenPlan, Session, Setup, Theme,
        keys::{Action, Keys, Press},
        picture,
    },
};
use ratatui::{backend::TestBackend, buffer::Buffer, layout::Position, style::Modifier};
use std::{
    cell::Cell,
    path::Path,
    rc::Rc,
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long an effect of another thread is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// A pause of somebody who looks at the screen: what is to happen within it has happened after it.
const A_WHILE: Duration = Duration::from_secs(3);

/// The list of candidates.
pub(crate) const CANDIDATES: View = View::Candidates { pass: false };

/// The day it is in every story.
pub(crate) fn today() -> Date {
    Date::new("2026-11-26").expect("that is a day")
}

/// A person at a terminal.
pub(crate) struct Driver {
    session: Session<TestBackend>,
    inbox: Receiver<Message>,
    size: Rc<Cell<(u16, u16)>>,
    now: Instant,
    /// What was sent to the terminal's clipboard, the newest last.
    pub(crate) copied: Vec<String>,
    /// How the program ended, once it has.
    pub(crate) ended: Option<(u8, String)>,
    /// Whether it is looked on while the disk is waited for.
    pub(crate) looks_on: bool,
    /// Keys pressed so far, one for each key a person would press.
    pub(crate) keys: usize,
    store: Store,
    _folder: TempDir,
}

impl Driver {
    /// Home, in an empty folder, at 80×24.
    pub(crate) fn home() -> Self {
        Self::home_with(|_| {})
    }

    /// Home over a folder prepared by `prepare`.
    pub(crate) fn home_with(prepare: impl FnOnce(&Store)) -> Self {
        Self::home_over(|store| {
            prepare(&store);
            store
        })
    }

    /// Home, for somebody with this file of settings.
    pub(crate) fn home_set(settings: &str) -> Self {
        Self::home_with(|store| std::fs::write(store.settings_file(), settings).expect("the folder takes a file"))
    }

    /// The wizard in the example plan, for somebody with this file of settings.
    pub(crate) fn example_set(settings: &str) -> Self {
        let plan = catalog::example();
        let mut driver = Self::home_with(|store| {
            store.create(&plan.name, &plan).expect("the plan can be saved");
            std::fs::write(store.settings_file(), settings).expect("the folder takes a file");
        });
        driver.open(&plan.name);
        driver
    }

    /// The wizard in the example plan, saved through this disk.
    pub(crate) fn example_on(disk: Arc<dyn Disk>) -> Self {
        Self::example_through(|store| store.on(disk))
    }

    /// The wizard in the example plan, in a store that has become another since the plan was made.
    pub(crate) fn example_through(change: impl FnOnce(Store) -> Store) -> Self {
        let plan = catalog::example();
        let mut driver = Self::home_over(|store| {
            store.create(&plan.name, &plan).expect("the plan can be saved");
            change(store)
        });
        driver.open(&plan.name);
        driver
    }

    /// Home, where the file of an open plan is looked at all the time.
    pub(crate) fn home_watching() -> Self {
        Self::home_over(|store| store.looking_every(Duration::from_millis(20)))
    }

    /// The wizard in the example plan, whose file is looked at all the time.
    pub(crate) fn watching() -> Self {
        let plan = catalog::example();
        let mut driver = Self::home_watching();
        driver.store.create(&plan.name, &plan).expect("the plan can be saved");
        driver.open(&plan.name);
        driver
    }

    fn home_over(prepare: impl FnOnce(Store) -> Store) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let store = prepare(Store::at(folder.path()));
        Self::over(store, folder)
    }

    /// The program is gone; returns its folder.
    pub(crate) fn quits(self) -> TempDir {
        let Self { session, _folder: folder, .. } = self;
        drop(session);
        folder
    }

    /// The program is gone without a word, and somebody starts it again: only what was sent to the disk is there.
    pub(crate) fn killed_and_started_again(self) -> Self {
        let Self { session, store, _folder: folder, .. } = self;
        drop(session);
        Self::over(store, folder)
    }

    fn over(store: Store, folder: TempDir) -> Self {
        let (post, inbox) = channel();
        let theme = Theme::new(true, false);
        let setup = Setup::of(&store.settings(), Depth::Full);
        let app = App::new(store.clone(), theme, true, Some(today()), post).set_up(setup);
        let size = Rc::new(Cell::new((80, 24)));
        let seen = Rc::clone(&size);
        let renew = move || TestBackend::new(seen.get().0.clamp(1, 1000), seen.get().1.clamp(1, 400));
        let mut session = Session::new(app, (80, 24), Box::new(renew)).expect("a test terminal cannot fail");
        session.draw().expect("a test terminal cannot fail");
        let now = Instant::now();
        Self {
            session,
            inbox,
            size,
            now,
            copied: Vec::new(),
            ended: None,
            looks_on: false,
            keys: 0,
            store,
            _folder: folder,
        }
    }

    /// The wizard in the example plan.
    pub(crate) fn example() -> Self {
        Self::plan(&catalog::example())
    }

    /// The wizard in the example with an earlier version, its account lists, and a list of Ledgerline's on which two accounts
    /// are in doubt.
    pub(crate) fn with_lists() -> Self {
        let plan = catalog::example();
        let mut driver = Self::home_with(|store| {
            let mut opened = store.create(&plan.name, &plan).expect("the plan can be saved");
            opened.put_example_lists(Some(&today())).expect("so can its lists");
            let of = |name: &str, domain: &str| Account {
                name: name.to_owned(),
                domain: domain.to_owned(),
                ..Account::default()
            };
            let theirs =
                [of("Alderbrook Bank", "alderbrook.example"), of("Dunmere Bank", "dunmere.example"), of("Else", "")];
            let whose = Whose::Partner(PartnerId::new("ledgerline-brief"));
            let fill = &mut |take: &mut dyn FnMut(&Account) -> Result<(), StoreError>| theirs.iter().try_for_each(take);
            opened.folder.put(&whose, "readers.csv", Some(&today()), fill).expect("and another");
            let other = Plan { name: "Another name".to_owned(), ..plan.clone() };
            opened.file.save(&other).and_then(|()| opened.file.save(&plan)).expect("an earlier version is kept");
        });
        driver.open(&plan.name);
        driver
    }

    /// The wizard in a plan.
    pub(crate) fn plan(plan: &Plan) -> Self {
        let mut driver = Self::home_with(|store| {
            store.create(&plan.name, plan).expect("the plan can be saved");
        });
        driver.open(&plan.name);
        driver
    }

    /// Opens a saved plan by its name.
    pub(crate) fn open(&mut self, name: &str) {
        self.session.app.read(Reference::new(name), name.to_owned());
        self.until("the plan is open", |driver| driver.session.app.open_plan().is_some());
    }

    /// Presses keys one after the other: "Down", "Ctrl-p", "Shift-Up", "a".
    #[track_caller]
    pub(crate) fn press(&mut self, keys: &[&str]) -> &mut Self {
        for key in keys {
            self.keys += 1;
            self.send(Event::Key(parse(key)));
        }
        self
    }

    /// Presses keys at once, before the next frame.
    pub(crate) fn messages(&mut self, keys: &[&str]) -> &mut Self {
        self.keys += keys.len();
        self.take(keys.iter().map(|key| Message::Input(Event::Key(parse(key)))).collect());
        self
    }

    /// Goes to a view, as a click on its name does; what lies on top is closed first.
    pub(crate) fn go(&mut self, view: View) -> &mut Self {
        self.uncover();
        if self.is_home() {
            return self;
        }
        self.session.app.go(To::View(view), &mut Vec::new());
        self.session.draw().expect("a test terminal cannot fail");
        self
    }

    /// Goes Home, where nothing is filtered and nothing lies on top.
    pub(crate) fn go_home(&mut self) -> &mut Self {
        self.uncover();
        for _ in 0..3 {
            self.press(&["Esc"]);
        }
        self.until("Home is there", Self::is_home);
        self
    }

    /// Closes what lies on top.
    fn uncover(&mut self) {
        while self.lies_on_top() {
            let before = self.session.app.layers();
            self.press(&["Esc"]);
            if self.session.app.layers() == before {
                // What cannot be kept is offered to be mended once.
                self.press(&["Esc"]);
            }
            assert!(self.session.app.layers() < before, "Esc closes what lies on top:\n{}", self.screen());
        }
    }

    pub(crate) fn lies_on_top(&self) -> bool {
        self.session.app.layers() > 0
    }

    /// The view shown, if a plan is open.
    pub(crate) fn view(&self) -> Option<View> {
        self.session.app.view()
    }

    /// The keys that hold now.
    pub(crate) fn keys(&self) -> Vec<&'static Keys> {
        self.session.app.keys()
    }

    /// Does an action as its key would; returns whether it was of use.
    pub(crate) fn does(&mut self, action: Action) -> bool {
        let is_of_use = self.session.app.act(action, &mut Vec::new());
        self.session.draw().expect("a test terminal cannot fail");
        is_of_use
    }

    /// The kind of layer that takes keys.
    pub(crate) fn layer(&self) -> &'static str {
        self.session.app.layer()
    }

    /// Where the terminal's cursor stands, if it is shown.
    pub(crate) fn cursor(&self) -> Option<Position> {
        let backend = self.session.backend();
        backend.cursor_visible().then(|| backend.cursor_position())
    }

    /// Why an action is not possible now.
    pub(crate) fn refusal(&self, action: Action) -> Option<String> {
        self.session.app.refusal(action)
    }

    /// Whether what is typed is text now.
    pub(crate) fn takes_text(&self) -> bool {
        self.session.app.takes_text()
    }

    /// Whether no plan is open.
    pub(crate) fn is_home(&self) -> bool {
        self.session.app.open_plan().is_none()
    }

    /// Presses a key of the table; `digit` where it names a range.
    pub(crate) fn press_key(&mut self, press: Press, digit: u8) {
        let event = match press {
            Press::Key(code, with) => KeyEvent::new(code, with),
            Press::Letters(letters) => {
                let letters: Vec<char> = letters.chars().collect();
                KeyEvent::new(KeyCode::Char(letters[usize::from(digit) % letters.len()]), KeyModifiers::NONE)
            }
            Press::Digits(from, to) => {
                let digit = from + digit % (to - from + 1);
                KeyEvent::new(KeyCode::Char(char::from(b'0' + digit)), KeyModifiers::NONE)
            }
        };
        self.keys += 1;
        self.send(Event::Key(event));
    }

    /// Takes every change back; returns how many steps that were.
    pub(crate) fn undo_all(&mut self) -> usize {
        self.step_all(Action::Undo)
    }

    /// Makes every change again; returns how many steps that were.
    pub(crate) fn redo_all(&mut self) -> usize {
        self.step_all(Action::Redo)
    }

    /// Acts as long as the plan becomes another.
    fn step_all(&mut self, action: Action) -> usize {
        let revision = |driver: &Self| driver.session.app.open_plan().map(|open| open.document().revision());
        let mut steps = 0;
        loop {
            let before = revision(self);
            self.session.app.act(action, &mut Vec::new());
            if revision(self) == before {
                break;
            }
            steps += 1;
        }
        self.session.draw().expect("a test terminal cannot fail");
        steps
    }

    /// Types text, a key a character.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.keys += 1;
            self.send(Event::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
        }
        self
    }

    /// Sends text all at once, as a terminal without bracketed paste does with what is pasted.
    pub(crate) fn flood(&mut self, text: &str) -> &mut Self {
        self.message(Message::Burst(text.to_owned()));
        self
    }

    /// Pastes text, as a terminal with bracketed paste does.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.keys += 1;
        self.send(Event::Paste(text.to_owned()));
        self
    }

    /// Clicks where `text` stands on the screen.
    #[track_caller]
    pub(crate) fn click(&mut self, text: &str) -> &mut Self {
        let (column, row) = self.find(text);
        self.click_at(column, row)
    }

    /// Clicks twice at the place where `text` stands on the screen now.
    #[track_caller]
    pub(crate) fn double_click(&mut self, text: &str) -> &mut Self {
        let (column, row) = self.find(text);
        self.click_at(column, row).click_at(column, row)
    }

    /// Clicks at a cell.
    pub(crate) fn click_at(&mut self, column: u16, row: u16) -> &mut Self {
        let kind = MouseEventKind::Down(MouseButton::Left);
        self.send(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Turns the wheel by one notch.
    pub(crate) fn wheel_down(&mut self) -> &mut Self {
        self.wheel_down_at(10, 10)
    }

    /// Turns the wheel by one notch over a cell.
    pub(crate) fn wheel_down_at(&mut self, column: u16, row: u16) -> &mut Self {
        let kind = MouseEventKind::ScrollDown;
        self.send(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Makes the terminal another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size.set((columns, rows));
        self.send(Event::Resize(columns, rows));
        self
    }

    /// Sends an event and takes what other threads have sent meanwhile.
    pub(crate) fn send(&mut self, event: Event) {
        self.take(vec![Message::Input(event)]);
    }

    /// Sends a message of another kind: a signal, a terminal gone.
    pub(crate) fn message(&mut self, message: Message) {
        self.take(vec![message]);
    }

    fn take(&mut self, messages: Vec<Message>) {
        self.session.give(messages);
        self.session.give(self.inbox.try_iter());
        let mut effects = Vec::new();
        while self.session.has_waiting() && !effects.iter().any(|effect| matches!(effect, Effect::Leave(..))) {
            effects.extend(self.session.take_in(self.now));
        }
        // On a slow machine the disk takes longer than the wizard waits without a word.
        while (self.session.app.is_parting() || self.session.app.is_bringing()) && !self.looks_on {
            self.session.give(self.inbox.recv_timeout(PATIENCE).ok());
            effects.extend(self.session.take_in(self.now));
        }
        self.session.draw().expect("a test terminal cannot fail");
        for effect in effects {
            match effect {
                Effect::Copy(text) => self.copied.push(text),
                Effect::Leave(code, words) => self.ended = Some((code, words)),
                Effect::Mouse(_) | Effect::Suspend | Effect::Edit { .. } => {}
            }
        }
    }

    /// The terminal is seen through this.
    pub(crate) fn behind(&mut self, between: Between) -> &mut Self {
        self.session.app.stand_behind(between);
        self
    }

    /// Lets time pass without a key: the autosave comes due, and is waited for.
    pub(crate) fn pause(&mut self) -> &mut Self {
        let mut was_due = false;
        while let Some(due) = self.session.app.due().filter(|due| *due <= self.now + A_WHILE) {
            was_due = true;
            self.now = self.now.max(due);
            self.take(vec![Message::Due]);
        }
        if was_due {
            self.until("the plan is saved", |driver| {
                driver.session.app.open_plan().is_none_or(|open| !open.is_dirty())
            });
        }
        self
    }

    /// How long from now until what takes long is started, if it is to be.
    pub(crate) fn starts_work_in(&self) -> Option<Duration> {
        let due = self.session.app.open_plan().and_then(OpenPlan::work_due)?;
        Some(due.saturating_duration_since(self.now))
    }

    /// Lets this much time pass.
    pub(crate) fn passes(&mut self, milliseconds: u64) -> &mut Self {
        self.now += Duration::from_millis(milliseconds);
        self.take(vec![Message::Due]);
        self
    }

    /// Waits for what another thread is to bring.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !done(self) {
            if let Some(due) = self.session.app.open_plan().and_then(OpenPlan::work_due) {
                self.now = self.now.max(due);
                self.take(vec![Message::Due]);
                continue;
            }
            match self.inbox.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(message) => self.take(vec![message]),
                Err(error) => panic!("waiting for: {what} ({error})\n{}", self.screen()),
            }
        }
        self
    }

    /// Waits until a text stands on the screen.
    #[track_caller]
    pub(crate) fn waits_for(&mut self, text: &str) -> &mut Self {
        self.until(text, |driver| driver.screen().contains(text))
    }

    /// Waits until what is being worked out beside the work has been.
    #[track_caller]
    pub(crate) fn worked_out(&mut self) -> &mut Self {
        self.until("the plan is worked out", |driver| {
            driver.session.app.open_plan().is_some_and(OpenPlan::is_worked_out)
        })
    }

    /// Waits until nothing is being worked out any more, or is to be.
    #[track_caller]
    pub(crate) fn settles(&mut self) -> &mut Self {
        self.until("nothing is worked out any more", |driver| {
            let is_working = driver.session.app.open_plan().is_some_and(OpenPlan::is_working_out);
            driver.starts_work_in().is_none() && !is_working
        })
    }

    /// The text stands on the screen.
    #[track_caller]
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        assert!(self.screen().contains(text), "does not see {text:?}:\n{}", self.screen());
        self
    }

    /// The text does not stand on the screen.
    #[track_caller]
    pub(crate) fn lacks(&mut self, text: &str) -> &mut Self {
        assert!(!self.screen().contains(text), "sees {text:?}:\n{}", self.screen());
        self
    }

    /// The screen as text, blanks at line ends cut.
    pub(crate) fn screen(&self) -> String {
        picture::text(self.session.backend().buffer())
    }

    /// The screen as it is drawn.
    pub(crate) fn buffer(&self) -> &Buffer {
        self.session.backend().buffer()
    }

    /// The line on the screen that holds the text.
    #[track_caller]
    pub(crate) fn line(&self, text: &str) -> String {
        let screen = self.screen();
        let found = screen.lines().find(|line| line.contains(text));
        found.unwrap_or_else(|| panic!("no line holds {text:?}:\n{screen}")).to_owned()
    }

    /// Whether the text, where it stands first, is dim.
    #[track_caller]
    pub(crate) fn is_dim(&self, text: &str) -> bool {
        self.session.backend().buffer()[self.find(text)].modifier.contains(Modifier::DIM)
    }

    #[track_caller]
    fn find(&self, text: &str) -> (u16, u16) {
        let screen = self.screen();
        let (row, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(text))
            .unwrap_or_else(|| panic!("nowhere {text:?}:\n{screen}"));
        let before = line.split(text).next().unwrap_or_default();
        let column = partnerplan::text::width(before);
        (u16::try_from(column).expect("on the screen"), u16::try_from(row).expect("on the screen"))
    }

    /// The plan as it stands in memory.
    #[track_caller]
    pub(crate) fn open_plan(&self) -> &Plan {
        self.session.app.open_plan().expect("a plan is open").plan()
    }

    /// The plan as it stands on the disk.
    #[track_caller]
    pub(crate) fn saved_plan(&self, name: &str) -> Plan {
        self.store.read(&Reference::new(name)).expect("the plan is on the disk").plan
    }

    /// Where plans are kept.
    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// The folder of plans.
    pub(crate) fn folder(&self) -> &Path {
        self.store.config()
    }
}

/// A key as the README writes it.
fn parse(name: &str) -> KeyEvent {
    let mut with = KeyModifiers::NONE;
    let mut rest = name;
    for (prefix, modifier) in
        [("Ctrl-", KeyModifiers::CONTROL), ("Alt-", KeyModifiers::ALT), ("Shift-", KeyModifiers::SHIFT)]
    {
        if let Some(after) = rest.strip_prefix(prefix) {
            with |= modifier;
            rest = after;
        }
    }
    let code = match rest {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" if with.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "Tab" => KeyCode::Tab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "Space" => KeyCode::Char(' '),
        "F1" => KeyCode::F(1),
        "F2" => KeyCode::F(2),
        "F3" => KeyCode::F(3),
        "F4" => KeyCode::F(4),
        "F5" => KeyCode::F(5),
        "F8" => KeyCode::F(8),
        "F9" => KeyCode::F(9),
        "F10" => KeyCode::F(10),
        "F11" => KeyCode::F(11),
        "F12" => KeyCode::F(12),
        one if one.chars().count() == 1 => KeyCode::Char(one.chars().next().expect("one character")),
        other => panic!("no key is called {other:?}"),
    };
    KeyEvent::new(code, with)
}
