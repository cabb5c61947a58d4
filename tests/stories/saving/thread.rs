//! The thread that saves while the user types.

use super::{
    disks::{Refusal, Watched},
    keep_first, plan_of,
};
use partnerplan::{
    plan::{Past, Plan},
    store::{Answer, Disk, DiskFile, Mode, Opened, Reference, Refuges, Saver, Store, StoreError, ThisMachine},
};
use std::{
    fs, io,
    path::Path,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, channel},
    },
    thread,
    time::{Duration, Instant},
};

fn started(store: &Store, name: &str) -> (Saver, Receiver<Answer>) {
    let opened = store.create(name, &plan_of(&["Acme"])).unwrap();
    let (answers, answered) = channel();
    (Saver::start(opened.file, move |answer| answers.send(answer).unwrap()), answered)
}

fn saved(answers: &Receiver<Answer>) -> Vec<u64> {
    let revision = |answer| match answer {
        Answer::Saved { revision } => revision,
        Answer::NotSaved { error, .. } => panic!("{error}"),
        Answer::Said { sentence } => panic!("{sentence}"),
        Answer::Outside(outside) => panic!("{outside:?}"),
    };
    answers.try_iter().map(revision).collect()
}

/// D3.
#[test]
fn the_newest_plan_is_on_the_disk_when_the_user_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let (saver, answers) = started(&store, "Typing");
    for revision in 1..=300 {
        saver.save(plan_of(&[&format!("Partner {revision}")]), revision);
    }
    saver.flush().unwrap();
    let revisions = saved(&answers);
    assert_eq!(revisions.last(), Some(&300));
    assert!(revisions.is_sorted(), "{revisions:?}");
    assert_eq!(store.read(&Reference::new("typing")).unwrap().plan.partners[0].name, "Partner 300");
}

/// D6.
#[test]
fn a_saver_that_is_dropped_has_saved_and_lets_the_lock_go() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let (saver, _answers) = started(&store, "Dropped");
    saver.save(plan_of(&["Last word"]), 1);
    drop(saver);
    let opened = store.open(&Reference::new("dropped")).unwrap();
    assert_eq!((opened.plan.partners[0].name.as_str(), opened.mode), ("Last word", Mode::ReadWrite));
}

/// D6.
#[test]
fn where_the_system_gives_no_thread_the_plan_is_saved_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let opened = store.create("Alone", &plan_of(&["Acme"])).unwrap();
    let (answers, answered) = channel();
    let saver = Saver::without_thread(opened.file, move |answer| answers.send(answer).unwrap());
    saver.save(plan_of(&["One"]), 1);
    assert_eq!(saved(&answered), [1]);
    saver.flush().unwrap();
    fs::write(store.plans().join("alone.ron"), "(format: 1, name: \"Theirs\")").unwrap();
    assert!(saver.look().is_err());
    saver.save(plan_of(&["Two"]), 2);
    saver.flush().unwrap_err();
    saver.overwrite(plan_of(&["Two"]), 2);
    saver.flush().unwrap();
    assert_eq!(store.read(&Reference::new("alone")).unwrap().plan.partners[0].name, "Two");
}

/// D5.
#[test]
fn a_failed_save_is_answered_and_the_next_one_makes_it_good() {
    let folder = tempfile::tempdir().unwrap();
    let sound = Store::at(folder.path());
    keep_first(&sound, sound.create("Full", &plan_of(&["Acme"])).unwrap().file.path());
    let full = Watched::refusing(Refusal { from: 2, until: 2, number: rustix::io::Errno::NOSPC.raw_os_error() });
    let opened = sound.clone().on(Arc::new(full)).open(&Reference::new("full")).unwrap();
    let (answers, answered) = channel();
    let saver = Saver::start(opened.file, move |answer| answers.send(answer).unwrap());
    saver.save(plan_of(&["One"]), 7);
    let sentence = saver.flush().unwrap_err().reason;
    assert!(sentence.contains("disk is full"), "{sentence}");
    assert!(matches!(answered.recv().unwrap(), Answer::NotSaved { revision: 7, error: StoreError::Disk { .. } }));
    assert!(saver.flush().is_err(), "what failed stays failed until a save succeeds");
    saver.save(plan_of(&["Two"]), 8);
    saver.flush().unwrap();
    assert_eq!(saved(&answered), [8]);
    assert_eq!(sound.read(&Reference::new("full")).unwrap().plan.partners[0].name, "Two");
}

/// C3.
#[test]
fn replacing_what_another_program_wrote_is_the_users_choice() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let (saver, answered) = started(&store, "Choice");
    let path = store.plans().join("choice.ron");
    fs::write(&path, "(format: 1, name: \"Theirs\")").unwrap();
    saver.save(plan_of(&["Mine"]), 1);
    assert!(saver.flush().is_err());
    let answer = answered.recv().unwrap();
    assert!(matches!(answer, Answer::NotSaved { error: StoreError::ChangedOutside { .. }, .. }), "{answer:?}");
    saver.overwrite(plan_of(&["Mine"]), 1);
    saver.flush().unwrap();
    assert_eq!(store.read(&Reference::new("choice")).unwrap().plan.partners[0].name, "Mine");
}

/// A disk that does not answer, of one folder, for as long as its gate is shut.
#[derive(Debug)]
struct Hanging {
    folder: &'static str,
    gate: Arc<Mutex<()>>,
}

impl Disk for Hanging {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        let hangs = path.components().any(|part| part.as_os_str() == self.folder);
        let _gate = hangs.then(|| self.gate.lock().unwrap());
        ThisMachine.create_new(path, mode)
    }
}

/// A plan on such a disk, with one version of it kept already, and the gate.
fn hanging(store: &Store, folder: &'static str) -> (Opened, Arc<Mutex<()>>) {
    keep_first(store, store.create("Far", &plan_of(&["Acme"])).unwrap().file.path());
    let gate = Arc::new(Mutex::new(()));
    let disk = Hanging { folder, gate: Arc::clone(&gate) };
    (store.clone().on(Arc::new(disk)).open(&Reference::new("far")).unwrap(), gate)
}

/// D6: what can be undone is of use only, and nobody waits for it for ever.
#[test]
fn a_disk_that_hangs_with_the_past_holds_nobody_who_leaves() {
    let folder = tempfile::tempdir().unwrap();
    let (opened, gate) = hanging(&Store::at(folder.path()), "history");
    let mut saver = Saver::start(opened.file, |_| ());
    let shut = gate.lock().unwrap();
    saver.save_with_past(plan_of(&["Acme", "Bolt"]), Past::default(), 1);
    saver.flush().unwrap();
    let (gone, goes) = channel();
    thread::spawn(move || {
        saver.end_within(Duration::from_millis(50));
        drop(saver);
        gone.send(()).unwrap();
    });
    assert_eq!(goes.recv_timeout(Duration::from_secs(20)), Ok(()), "the way out was held up");
    drop(shut);
}

/// D15: as long as the disk does take it, the past is waited for, and no longer.
#[test]
fn a_slow_disk_has_the_past_when_the_user_has_left() {
    let folder = tempfile::tempdir().unwrap();
    let (opened, gate) = hanging(&Store::at(folder.path()), "history");
    let mut saver = Saver::start(opened.file, |_| ());
    let (shut, is_shut) = channel();
    let opens = thread::spawn(move || {
        let held = gate.lock().unwrap();
        shut.send(()).unwrap();
        thread::sleep(Duration::from_millis(150));
        drop(held);
    });
    is_shut.recv().unwrap();
    saver.save_with_past(plan_of(&["Acme", "Bolt"]), Past::default(), 1);
    let (most, started) = (Duration::from_secs(20), Instant::now());
    saver.end_within(most);
    assert!(started.elapsed() < most, "it was waited for longer than it took");
    assert!(folder.path().join("history/far.ron").exists(), "it was not waited for");
    opens.join().unwrap();
}

/// D6, T3: who was let go of leaves, whatever the disk does.
#[test]
fn nobody_waits_for_a_disk_that_was_let_go_of() {
    let folder = tempfile::tempdir().unwrap();
    let (opened, gate) = hanging(&Store::at(folder.path()), "plans");
    let mut saver = Saver::start(opened.file, |_| ());
    let shut = gate.lock().unwrap();
    saver.save(plan_of(&["Acme", "Bolt"]), 1);
    let (gone, goes) = channel();
    thread::spawn(move || {
        saver.let_go();
        drop(saver);
        gone.send(()).unwrap();
    });
    assert_eq!(goes.recv_timeout(Duration::from_secs(20)), Ok(()));
    drop(shut);
}

/// D6: a network drive that is gone.
#[test]
fn what_a_disk_does_not_answer_to_is_kept_elsewhere_until_it_does() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("elsewhere");
    let refuges = Refuges { state: Some(elsewhere), temporary: None };
    let sound = Store::at(folder.path().join("config")).with_refuges(refuges);
    let (opened, gate) = hanging(&sound, "plans");
    let refuge = opened.file.refuge().clone();
    let (answers, answered) = channel();
    let saver = Saver::start(opened.file, move |answer| answers.send(answer).unwrap());
    let kept = |name: &str| {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(20) {
            let text = refuge.place().and_then(|place| fs::read_to_string(place).ok());
            if text.is_some_and(|text| text.contains(name)) {
                return true;
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    };
    let shut = gate.lock().unwrap();
    saver.save(plan_of(&["Acme", "Bolt"]), 1);
    assert!(kept("Bolt"), "nothing was kept");
    saver.save(plan_of(&["Acme", "Corvus"]), 2);
    assert!(kept("Corvus"), "what came after was not kept");
    let place = refuge.place().unwrap();
    drop(shut);
    saver.flush().unwrap();
    assert_eq!((refuge.place(), place.exists()), (None, false));
    assert_eq!(saved(&answered), [1, 2]);
    saver.save(plan_of(&["Acme", "Dorn"]), 3);
    saver.flush().unwrap();
    thread::sleep(Duration::from_millis(700));
    assert_eq!(refuge.place(), None, "what the disk has taken is kept nowhere else");
}

/// D8: going back to a version keeps what was left, and the disk may be slow to take it.
#[test]
fn what_is_done_behind_a_plan_finds_that_plan_and_none_sent_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let sound = Store::at(folder.path());
    let (opened, gate) = hanging(&sound, "plans");
    let path = opened.file.path().to_owned();
    let saver = Saver::start(opened.file, |_| ());
    let shut = gate.lock().unwrap();
    saver.save(plan_of(&["First"]), 1);
    saver.save(plan_of(&["Left"]), 2);
    let (found, finds) = channel();
    saver.also(move || found.send(fs::read_to_string(path).unwrap()).unwrap());
    saver.save(plan_of(&["Back"]), 3);
    drop(shut);
    saver.flush().unwrap();
    assert!(finds.recv().unwrap().contains("Left"), "what was left is kept");
    assert_eq!(sound.read(&Reference::new("far")).unwrap().plan.partners[0].name, "Back");
}

/// A disk whose first new file is a fault in the program.
#[derive(Debug)]
struct Faulty;

impl Disk for Faulty {
    fn create_new(&self, _: &Path, _: u32) -> io::Result<Box<dyn DiskFile>> {
        panic!("a fault of ours")
    }
    fn rename(&self, _: &Path, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn link(&self, _: &Path, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn remove(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn create_directory(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
    fn sync_directory(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// P4.
#[test]
fn a_fault_while_saving_is_said_and_not_swallowed() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    store.create("Fault", &Plan::empty("Fault")).unwrap();
    let opened = store.on(Arc::new(Faulty)).open(&Reference::new("fault")).unwrap();
    let (answers, answered) = channel();
    let saver = Saver::start(opened.file, move |answer| answers.send(answer).unwrap());
    saver.save(plan_of(&["One"]), 1);
    let sentence = saver.flush().unwrap_err().reason;
    assert!(sentence.contains("a fault of ours") && sentence.contains("save a copy elsewhere"), "{sentence}");
    assert!(matches!(answered.recv().unwrap(), Answer::NotSaved { revision: 1, error: StoreError::Failed { .. } }));
}
