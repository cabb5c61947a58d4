//! Two programs that take turns on one plan: each waits until the other is done, and nothing is lost.

use super::plan_of;
use partnerplan::store::{Disk, DiskFile, Mode, Reference, Store, ThisMachine};
use std::{io, path::Path, sync::Arc, thread, time::Duration};

/// This machine's disk without waiting for it: turns are about who writes, not about power cuts.
#[derive(Debug)]
struct Hasty;

struct HastyFile(Box<dyn DiskFile>);

impl DiskFile for HastyFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Disk for Hasty {
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(HastyFile(ThisMachine.create_new(path, mode)?)))
    }

    fn sync_directory(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }
}

/// One more than the plan's name says, if nobody else has the plan.
fn count_on(store: &Store) -> bool {
    let mut opened = store.open(&Reference::new("turns")).unwrap();
    if opened.mode != Mode::ReadWrite {
        return false;
    }
    let counted: usize = opened.plan.name.parse().unwrap();
    opened.plan.name = (counted + 1).to_string();
    opened.file.save(&opened.plan).unwrap();
    true
}

/// C1.
#[test]
fn two_windows_that_take_turns_on_a_plan_lose_none_of_a_thousand_changes() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path()).on(Arc::new(Hasty));
    let mut opened = store.create("Turns", &plan_of(&["Acme"])).unwrap();
    "0".clone_into(&mut opened.plan.name);
    opened.file.save(&opened.plan).unwrap();
    drop(opened);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..500 {
                    while !count_on(&store) {
                        thread::sleep(Duration::from_micros(500));
                    }
                }
            });
        }
    });
    assert_eq!(store.read(&Reference::new("turns")).unwrap().plan.name, "1000");
}
