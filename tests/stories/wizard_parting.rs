//! Leaving a plan while the disk does not answer: it is said, keys are heard, and nothing is lost.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::store::{Disk, DiskFile, Refuges, ThisMachine};
use partnerplan::tui::Message;
use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex},
    time::Instant,
};

/// This machine's disk, on which nothing under a folder is synced while it hangs.
#[derive(Clone, Debug)]
struct Hanging(Arc<(Mutex<bool>, Condvar)>, PathBuf);

impl Hanging {
    fn set(&self, hangs: bool) {
        *self.0.0.lock().unwrap() = hangs;
        self.0.1.notify_all();
    }

    fn wait(&self, path: &Path) {
        if path.starts_with(&self.1) {
            drop(self.0.1.wait_while(self.0.0.lock().unwrap(), |hangs| *hangs).unwrap());
        }
    }
}

struct HangingFile(Box<dyn DiskFile>, PathBuf, Hanging);

impl DiskFile for HangingFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.2.wait(&self.1);
        self.0.sync()
    }
}

impl Disk for Hanging {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(HangingFile(ThisMachine.create_new(path, mode)?, path.to_owned(), self.clone())))
    }

    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        self.wait(path);
        ThisMachine.sync_directory(path)
    }
}

/// The example with a change the disk has not, which does not answer from now on; what it does not take goes here.
struct Stuck {
    driver: Driver,
    disk: Hanging,
    refuge: tempfile::TempDir,
}

fn stuck() -> Stuck {
    let refuge = tempfile::tempdir().unwrap();
    let refuges = Refuges { state: Some(refuge.path().to_owned()), temporary: None };
    let mut made = None;
    let mut driver = Driver::example_through(|store| {
        let disk = made.insert(Hanging(Arc::default(), store.config().to_owned())).clone();
        store.on(Arc::new(disk)).with_refuges(refuges)
    });
    driver.looks_on = true;
    driver.go(CANDIDATES).press(&["a"]).type_text("Quillon Cloud").press(&["Enter"]).sees("Quillon Cloud added");
    let disk = made.unwrap();
    disk.set(true);
    Stuck { driver, disk, refuge }
}

fn holds(path: &Path) -> bool {
    fs::read_to_string(path).unwrap().contains("Quillon Cloud")
}

fn plan(driver: &Driver) -> PathBuf {
    driver.store().list().unwrap().remove(0).path
}

/// The copy the last words speak of.
fn copy(words: &str, refuge: &Path) -> PathBuf {
    let path = PathBuf::from(words.split("Your changes are in ").nth(1).unwrap_or_else(|| panic!("{words}")));
    assert!(path.starts_with(refuge) && words.starts_with("The disk did not answer"), "{words}");
    path
}

/// D6.
#[test]
fn going_home_says_that_it_saves_and_goes_on_when_the_disk_answers() {
    let Stuck { mut driver, disk, .. } = stuck();
    let began = Instant::now();
    driver.press(&["Esc"]).sees("Saving… The disk takes its time").press(&["Down"]).sees("Saving…");
    assert!(began.elapsed().as_secs() < 5 && !holds(&plan(&driver)));
    disk.set(false);
    driver.until("Home is there", Driver::is_home).lacks("Saving…");
    assert!(holds(&plan(&driver)));
}

/// D6.
#[test]
fn who_does_not_want_to_wait_stays_or_leaves_at_once_with_a_copy() {
    let Stuck { mut driver, disk, refuge } = stuck();
    driver.press(&["Ctrl-c"]).sees("Saving…").press(&["Esc"]).sees("Still here").press(&["Down", "Ctrl-c"]);
    assert!(driver.sees("Saving…").ended.is_none());
    driver.press(&["Ctrl-c"]);
    let (code, words) = driver.ended.clone().unwrap();
    assert!(code == 1 && holds(&copy(&words, refuge.path())), "{words}");
    disk.set(false);
}

/// T3, D6.
#[test]
fn a_signal_waits_for_the_disk_and_a_second_one_does_not() {
    let Stuck { mut driver, disk, .. } = stuck();
    driver.message(Message::Signal(15));
    driver.sees("Saving…").press(&["Esc"]).sees("Saving…");
    disk.set(false);
    driver.until("it has ended", |driver| driver.ended.is_some());
    assert_eq!(driver.ended.as_ref().unwrap().0, 143);
    assert!(holds(&plan(&driver)));
    let Stuck { mut driver, disk, refuge } = stuck();
    driver.message(Message::Gone);
    driver.message(Message::Signal(15));
    let (code, words) = driver.ended.clone().unwrap();
    assert!(code == 129 && holds(&copy(&words, refuge.path())), "{words}");
    disk.set(false);
}
