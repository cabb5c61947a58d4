//! What is done with any bytes: each of these takes some as they may come from outside, goes the whole way the program
//! goes with them, and asserts what has to hold whatever they are. The fuzzers and `tests/stories/fuzzed.rs` share them.

use partnerplan::{
    accounts::{
        Account,
        private::{self, AnswererKeeps, AskerKeeps, Chance, Learn, NormalList, Request, Watch, answer, ask, learn},
    },
    catalog,
    import::{
        Mapping, Outcome, Table, TableKind, accounts, apply as door, json,
        read::{self, Limits, Opened, Reading},
        rejects, scorecard, won_deals,
    },
    plan::{Date, Document, Plan},
    report::{Format, Options, Paper, Report, render, render_paper},
    store::{Disk, DiskFile, Reference, Store, StoreError, ThisMachine},
    text::{clean, fit, formula, seen, width, wrap},
    tui::{App, Bytes, Effect, Message, Session, Theme},
};
use ratatui::backend::TestBackend;
use std::{
    cell::Cell,
    fs,
    io::{self, Cursor},
    path::{Path, PathBuf},
    rc::Rc,
    sync::{Arc, LazyLock, mpsc::channel},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The bytes of a plan's file: refused with a sentence, or read, reported and written in one shape that reads the same.
pub fn plan(bytes: &[u8]) {
    let folder = Folder::empty();
    let path = folder.path("plan.ron");
    fs::write(&path, bytes).expect("the folder takes a file");
    match folder.store().read(&Reference::from(path.as_path())) {
        Err(error) => assert!(is_a_sentence(&error.to_string()), "{error}"),
        Ok(read) => {
            is_reported(&read.plan);
            // What a newer version wrote is not written back.
            if read.plan.format == partnerplan::plan::FORMAT {
                is_kept(&folder, &read.plan);
            }
        }
    }
    assert_eq!(fs::read(&path).expect("it is still there"), bytes, "reading changes nothing");
}

/// A file to import: the first byte says as what, the others are the file. Refused with a sentence, or one change of the
/// plan that can be taken back.
pub fn import(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first() else { return };
    let plan = example();
    let reading = Reading { header_row: (how & 0x80 != 0).then_some(0), ..Reading::default() };
    let limits = Limits { rows: 2_000, ..Limits::PARTNERS };
    let table = match read::bytes("file", bytes, &reading, limits) {
        Ok(table) => table,
        Err(refusal) => return assert!(is_a_sentence(&refusal.to_string()), "{refusal}"),
    };
    let kind = match how % 6 {
        0 => None,
        1 => Some(TableKind::Partners),
        2 => return drop(won_deals::rows(&plan, &table)),
        3 => return drop(scorecard::read(&plan, &table)),
        4 => return streamed(&plan, &table, bytes, TableKind::OwnAccounts),
        _ => return streamed(&plan, &table, bytes, TableKind::PartnerAccounts),
    };
    let mapping = Mapping::of(&plan, &table, kind);
    // What is asked and what is put aside is made, whatever it says.
    let _ = mapping.questions();
    let outcome = Outcome::of(&plan, &table, &mapping);
    json(&table, &mapping, &outcome).expect("it is JSON");
    let _ = rejects(&table, &outcome);
    if let Some(change) = outcome.change {
        is_taken_back(&plan, change);
    }
}

fn streamed(plan: &Plan, table: &Table, bytes: &[u8], kind: TableKind) {
    let mapping = Mapping::of(plan, table, Some(kind));
    let Ok(columns) = accounts::AccountColumns::of(plan, &mapping) else { return };
    let Ok(mut opened) = Opened::of("file".to_owned(), Cursor::new(bytes), &Reading::default()) else { return };
    // What a stream stops at is a sentence of the reader's.
    let _ = accounts::each(&mut opened, &columns, &mut |_, _| Ok::<(), ()>(()));
}

/// The JSON of `apply`: refused with places, or one change of the example that can be taken back.
pub fn apply(bytes: &[u8]) {
    let plan = example();
    let edits = match door::read(bytes) {
        Ok(edits) => edits,
        Err(door::Refused::NoList(words)) => return assert!(is_a_sentence(&words), "{words}"),
        Err(door::Refused::Mistakes(_, mistakes)) => return assert!(!mistakes.is_empty()),
    };
    let applied = door::apply(&plan, &edits);
    assert!(applied.mistakes.iter().all(|mistake| is_a_sentence(&mistake.sentence())), "{:?}", applied.mistakes);
    if let Some(change) = applied.change {
        is_taken_back(&plan, change);
    }
}

/// What a terminal sends, in the example: any keys, clicks, pastes and sizes; 0xff and a byte more is a size. Nothing
/// breaks, and what stands in memory at the end is what the disk has.
pub fn keys(bytes: &[u8]) {
    let folder = Folder::empty();
    let store = folder.store();
    let example = example();
    let path = store.create(&example.name, &example).expect("the folder takes a plan").file.path().to_owned();
    let (post, inbox) = channel();
    let today = Date::new("2026-11-26").ok();
    let theme = Theme::new(true, false);
    let app = App::opening(store.clone(), theme, true, today, post, Reference::from(path.as_path()));
    let size = Rc::new(Cell::new((80, 24)));
    let seen = Rc::clone(&size);
    let renew = Box::new(move || TestBackend::new(seen.get().0, seen.get().1));
    let mut session = Session::new(app, size.get(), renew).expect("a test terminal cannot fail");
    session.give(inbox.recv_timeout(Duration::from_secs(20)).ok());
    let now = Instant::now();
    let mut typed = Bytes::default();
    let mut later = now;
    let mut pieces = bytes.split(|byte| *byte == 0xff);
    let mut piece = pieces.next().unwrap_or_default();
    loop {
        session.give(typed.take(piece, later));
        later += Duration::from_secs(3);
        session.give(typed.settle(later));
        if turned(&mut session, now) {
            return;
        }
        let Some((wanted, rest)) = pieces.next().and_then(<[u8]>::split_first) else { break };
        piece = rest;
        size.set((u16::from(*wanted) + 1, u16::from(wanted.rotate_left(3)) % 60 + 1));
        session.give([Message::Input(crossterm::event::Event::Resize(size.get().0, size.get().1))]);
    }
    session.give([Message::Gone]);
    // The end waits for the disk, which answers from another thread.
    while !turned(&mut session, now) {
        session.give([inbox.recv_timeout(Duration::from_secs(20)).expect("the program ends")]);
    }
    if let Some(open) = session.app.open_plan().filter(|open| open.path() == path) {
        let kept = store.read(&Reference::from(path.as_path())).expect("what was saved reads").plan;
        assert_eq!(*open.plan(), kept, "the disk has what stood there at the end");
    }
}

/// Takes in all that waits and draws it; whether the program has ended.
fn turned(session: &mut Session<TestBackend>, now: Instant) -> bool {
    let mut has_ended = false;
    while session.has_waiting() && !has_ended {
        has_ended = session.take_in(now).iter().any(|effect| matches!(effect, Effect::Leave(..)));
        session.draw().expect("a test terminal cannot fail");
    }
    for cell in session.backend().buffer().content() {
        assert!(is_harmless(cell.symbol()), "{:?} is drawn", cell.symbol());
    }
    has_ended
}

/// Bytes of a terminal in pieces, zeros between them, in any time: read to the end, nothing held for ever, and no text
/// among it that holds a control character where a key cannot.
pub fn terminal(bytes: &[u8]) {
    let mut typed = Bytes::default();
    let mut now = Instant::now();
    let mut messages = Vec::new();
    for (at, piece) in bytes.split(|byte| *byte == 0).enumerate() {
        messages.extend(typed.take(piece, now));
        now += Duration::from_millis([0, 10, 50, 250, 1_500][at % 5]);
        while typed.due().is_some_and(|due| due <= now) {
            messages.extend(typed.settle(now));
        }
    }
    for _ in 0..4 {
        now += Duration::from_secs(5);
        messages.extend(typed.settle(now));
    }
    assert_eq!(typed.due(), None, "nothing is waited for for ever");
    for message in messages {
        if let Message::Input(crossterm::event::Event::Key(key)) = message
            && let crossterm::event::KeyCode::Char(letter) = key.code
        {
            assert!(!letter.is_control(), "{key:?}");
        }
    }
}

/// Any text: what is shown of it is harmless, fits, and stays the same when shown again; a guarded cell comes back.
pub fn text(bytes: &[u8]) {
    let Some((limit, bytes)) = bytes.split_first() else { return };
    let (text, limit) = (String::from_utf8_lossy(bytes), usize::from(*limit % 90));
    let shown = clean(&text);
    assert!(is_harmless(&shown), "{shown:?}");
    assert_eq!(clean(&shown), shown);
    assert_eq!(seen::seen(&seen::seen(&text)), seen::seen(&text));
    assert!(width(&fit(&text, limit)) <= limit);
    // A line may end within a joined word, with its joiner.
    let is_sound = |line: &String| width(line) <= limit && !line.contains(char::is_control);
    assert!(wrap(&text, limit).iter().all(is_sound));
    assert_eq!(formula::unguarded(&formula::guarded(&text)), text);
}

/// A file of a private overlap: the first byte says which, the others are the file as the other side may send it, or a key
/// as the disk may have it. Refused with a sentence, or read, and then nothing is learnt but what both have.
pub fn overlap(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let (exchange, watch) = (exchange(), Watch::nobody());
    // Sealed anew, since a seal would keep all but the first change out.
    let sent = private::sealed(bytes.to_vec());
    let learnt = match which % 4 {
        0 => Request::read(&sent).and_then(|request| {
            let answered = answer(&request, &exchange.theirs, Learn::Names, None, &exchange.chance, &watch)?;
            assert!(!String::from_utf8_lossy(&answered.file).contains("account-"), "no name leaves");
            Ok(None)
        }),
        1 => private::read(&exchange.asker, &sent, &watch).map(|out| Some(out.learnt)),
        2 => learn(&exchange.answerer, &sent, &watch).map(Some),
        _ => AskerKeeps::read(bytes).map(drop).or_else(|_| AnswererKeeps::read(bytes).map(drop)).map(|()| None),
    };
    match learnt {
        Err(refusal) => assert!(is_a_sentence(&refusal.to_string()), "{refusal:?}"),
        Ok(Some(learnt)) => {
            let shared = |domain: &String| exchange.shared.contains(&domain.as_str());
            assert!(learnt.domains.iter().all(shared), "{learnt:?}");
        }
        Ok(None) => {}
    }
}

/// An exchange with names that waits on both sides.
struct Exchange {
    asker: AskerKeeps,
    answerer: AnswererKeeps,
    theirs: NormalList,
    chance: Chance,
    shared: [&'static str; 6],
}

fn exchange() -> &'static Exchange {
    static EXCHANGE: LazyLock<Exchange> = LazyLock::new(|| {
        let list = |from: usize| -> NormalList {
            let account = |number| Account { domain: format!("account-{number}.example"), ..Account::default() };
            (from..from + 12).map(account).collect::<Vec<_>>().iter().collect()
        };
        let (theirs, chance, watch) = (list(16), Chance::of(&[9; Chance::BYTES]), Watch::nobody());
        let asked = ask(&list(10), Learn::Names, None, &Chance::of(&[7; Chance::BYTES]), &watch).expect("a list");
        let request = Request::read(&asked.file).expect("it was just made");
        let answered = answer(&request, &theirs, Learn::Names, None, &chance, &watch).expect("a list");
        let shared = ["16", "17", "18", "19", "20", "21"];
        let shared = shared.map(|number| &*Box::leak(format!("account-{number}.example").into_boxed_str()));
        Exchange { asker: asked.kept, answerer: answered.kept, theirs, chance, shared }
    });
    &EXCHANGE
}

fn example() -> Plan {
    static EXAMPLE: LazyLock<Plan> = LazyLock::new(catalog::example);
    EXAMPLE.clone()
}

/// Whether a terminal that is sent this shows it and does nothing else.
fn is_harmless(text: &str) -> bool {
    !text.contains(char::is_control) && seen::seen(text) == text
}

fn is_a_sentence(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn is_taken_back(plan: &Plan, change: partnerplan::plan::Change) {
    let mut document = Document::new(plan.clone());
    document.apply(change).expect("what was found out of this plan can be done in it");
    document.undo();
    assert_eq!(document.plan(), plan);
}

fn is_reported(plan: &Plan) {
    let report = Report::of(plan);
    let options = Options { with_notes: true, is_full: true, excel: None };
    for format in Format::ALL {
        let text = render(&report, format, options);
        assert!(!text.replace("\r\n", "\n").contains(|it: char| it.is_control() && it != '\n'), "{format:?}");
    }
    let _ = render_paper(&report, &Paper::Board, Format::Markdown, options);
}

fn is_kept(folder: &Folder, plan: &Plan) {
    let path = folder.path("kept.ron");
    match folder.store().create_at(&path, plan) {
        Ok(kept) => assert_eq!(kept.plan, *plan, "what is written reads the same"),
        Err(error) => assert!(matches!(error, StoreError::TooLarge { .. }), "{error}"),
    }
}

/// A folder of its own for each input, in memory where there is such a place, through which nothing is written elsewhere.
struct Folder(TempDir);

impl Folder {
    fn empty() -> Self {
        let memory = Path::new("/dev/shm");
        let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        Self(tempfile::tempdir_in(place).expect("there is room for a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn store(&self) -> Store {
        Store::at(self.0.path()).on(Arc::new(Inside(self.0.path().to_owned())))
    }
}

/// The disk of this machine below one folder, and a refusal anywhere else, whatever path is typed.
#[derive(Debug)]
struct Inside(PathBuf);

impl Inside {
    fn only(&self, path: &Path) -> io::Result<()> {
        let is_inside = path.starts_with(&self.0) && !path.components().any(|part| part.as_os_str() == "..");
        if is_inside { Ok(()) } else { Err(io::ErrorKind::PermissionDenied.into()) }
    }
}

impl Disk for Inside {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        self.only(path).and_then(|()| ThisMachine.create_new(path, mode))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.only(from).and_then(|()| self.only(to)).and_then(|()| ThisMachine.rename(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.only(to).and_then(|()| ThisMachine.link(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.only(path).and_then(|()| ThisMachine.remove(path))
    }

    fn create_directory(&self, path: &Path) -> io::Result<()> {
        self.only(path).and_then(|()| ThisMachine.create_directory(path))
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        self.only(path).and_then(|()| ThisMachine.sync_directory(path))
    }
}
