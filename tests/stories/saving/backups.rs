//! Earlier versions: kept before the first save of a session, and there to go back to.

use super::{
    disks::{Refusal, Watched},
    plan_of,
};
use partnerplan::{
    plan::{FORMAT, Plan},
    store::{Backup, Backups, Mode, Reference, Store, StoreError},
};
use rustix::io::Errno;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    (folder, store)
}

fn made(store: &Store, name: &str) -> PathBuf {
    store.create(name, &plan_of(&["Acme"])).unwrap().file.path().to_owned()
}

/// One session that saves these plans.
fn session(store: &Store, path: &Path, plans: &[Plan]) {
    let mut opened = store.open(&Reference::from(path)).unwrap();
    assert_eq!(opened.mode, Mode::ReadWrite);
    for plan in plans {
        opened.file.save(plan).unwrap();
        assert_eq!(opened.file.take_said(), None);
    }
}

fn contents(backups: &Backups) -> Vec<Vec<u8>> {
    backups.list().unwrap().iter().map(|version| fs::read(&version.path).unwrap()).collect()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// A version of these bytes beside another, which no index names.
fn kept_as(beside: &Path, text: &str) -> Backup {
    let path = beside.with_file_name("00050-20270331-140501.ron");
    fs::write(&path, text).unwrap();
    Backup { number: 50, path, at: jiff::Timestamp::UNIX_EPOCH, bytes: 0, plan: None, trouble: None, is_checked: false }
}

fn newest(store: &Store, path: &Path) -> Backup {
    store.backups(path).list().unwrap().remove(0)
}

/// D8, D11.
#[test]
fn the_version_before_the_first_save_of_each_session_is_kept_byte_for_byte() {
    let (_folder, store) = store();
    let path = made(&store, "Nordic");
    let first = fs::read(&path).unwrap();
    session(&store, &path, &[plan_of(&["Acme", "Bolt"]), plan_of(&["Corvus"])]);
    assert_eq!(contents(&store.backups(&path)), std::slice::from_ref(&first), "once a session");
    let second = fs::read(&path).unwrap();
    session(&store, &path, &[plan_of(&["Dune"])]);
    assert_eq!(contents(&store.backups(&path)), [second, first]);
    let versions = store.backups(&path).list().unwrap();
    assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
    let newest = &versions[0];
    assert_eq!((newest.plan.clone(), newest.trouble), (Some(("Nordic expansion".to_owned(), 1)), None));
    assert_eq!((mode(&newest.path), mode(newest.path.parent().unwrap())), (0o400, 0o700));
    session(&store, &path, &[store.read(&Reference::from(path.as_path())).unwrap().plan]);
    assert_eq!(versions.len(), 2, "nothing was changed, so nothing was kept");
}

/// V4, D10: what a person wrote is kept as they wrote it, before the first write puts it into the program's own shape.
#[test]
fn a_file_in_another_shape_is_kept_as_it_stood() {
    let (_folder, store) = store();
    fs::create_dir_all(store.plans()).unwrap();
    let path = store.plans().join("hand.ron");
    let text = "\u{feff}(format: 1, name: \"By hand\")\r\n";
    fs::write(&path, text).unwrap();
    session(&store, &path, &[plan_of(&["Acme"])]);
    assert_eq!(contents(&store.backups(&path)), [text.as_bytes()]);
    assert_eq!(store.backups(&path).read(&newest(&store, &path)).unwrap().plan.name, "By hand");
}

/// D8: never shared between plans.
#[test]
fn every_plan_has_its_own_versions_and_they_go_where_it_goes() {
    let (folder, store) = store();
    let path = made(&store, "One");
    session(&store, &path, &[plan_of(&["Bolt"])]);
    let copy = store.duplicate(&path, "Two").unwrap();
    assert_eq!(store.backups(&copy).list().unwrap(), [], "a copy begins with none");
    let elsewhere = folder.path().join("one.ron");
    fs::copy(&path, &elsewhere).unwrap();
    session(&store, &elsewhere, &[plan_of(&["Elsewhere"])]);
    assert_eq!(store.backups(&path).list().unwrap().len(), 1);
    assert_eq!(store.backups(&elsewhere).list().unwrap().len(), 1);
    assert!(newest(&store, &elsewhere).path.starts_with(folder.path().join("elsewhere")));
    let namesake = folder.path().join("another").join("one.ron");
    fs::create_dir(namesake.parent().unwrap()).unwrap();
    fs::copy(&path, &namesake).unwrap();
    assert_eq!(
        store.backups(&namesake).list().unwrap(),
        [],
        "a plan of the same file name in another folder is another"
    );
    let kept = contents(&store.backups(&path));
    let trashed = store.trash(&path).unwrap();
    assert_eq!(store.backups(&path).list().unwrap(), []);
    let again = made(&store, "One");
    assert_eq!(store.backups(&again).list().unwrap(), [], "another plan of the name has nothing of the first");
    let back = store.restore(&trashed).unwrap();
    assert_eq!((contents(&store.backups(&back)), back.file_name().unwrap().to_str()), (kept, Some("one-2.ron")));
    fs::remove_file(&back).unwrap();
    assert_ne!(made(&store, "One 2"), back, "versions of a plan taken away by hand are no other plan's");
}

/// D7: a killed program may have been about to keep a version.
#[test]
fn what_a_killed_program_left_among_the_versions_goes() {
    let (folder, store) = store();
    let path = made(&store, "One");
    session(&store, &path, &[plan_of(&["Bolt"])]);
    let versions = folder.path().join("backups/one");
    let (left, others) = (versions.join(".00002-x.ron.4194303-7.tmp"), versions.join("notes.tmp"));
    for file in [&left, &others] {
        fs::write(file, "half").unwrap();
    }
    session(&store, &path, &[plan_of(&["Corvus"])]);
    assert_eq!((left.exists(), others.exists()), (false, true));
}

/// D8: the full disk, and every other reason.
#[test]
fn a_version_that_cannot_be_kept_stops_no_save_and_is_said_once() {
    for errno in [Errno::NOSPC, Errno::IO] {
        let mut failed = 0;
        for number in 1..40 {
            let (folder, sound) = store();
            let path = made(&sound, "Full");
            let refusal = Refusal { from: number, until: number, number: errno.raw_os_error() };
            let disk = Watched::refusing(refusal);
            let store = Store::at(folder.path()).on(Arc::new(disk.clone()));
            let mut opened = store.open(&Reference::new("full")).unwrap();
            let old = fs::read(&path).unwrap();
            let saved = opened.file.save(&plan_of(&["Bolt"]));
            let said = opened.file.take_said();
            if disk.count() < number {
                assert_eq!((saved.is_ok(), said), (true, None));
                break;
            }
            for version in sound.backups(&path).list().unwrap() {
                assert_eq!((fs::read(&version.path).unwrap(), version.trouble), (old.clone(), None), "half a version");
            }
            failed += usize::from(said.is_some());
            match saved {
                Ok(()) => {
                    let said = said.unwrap();
                    assert!(said.contains("not kept") && said.ends_with('.') && !said.ends_with(".."), "{said}");
                    opened.file.save(&plan_of(&["Corvus"])).unwrap();
                    assert_eq!(opened.file.take_said(), None, "once");
                }
                Err(error) => assert!(said.is_none(), "{number}: {error}"),
            }
            let left = fs::read_dir(folder.path().join("backups/full")).into_iter().flatten();
            let names: Vec<String> = left.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            assert!(names.iter().all(|name| !name.contains(".tmp")), "{number}: {names:?}");
        }
        assert!(failed >= 8, "{failed} calls of keeping a version were refused");
    }
}

/// D8, D10: what a version was is not made up from what it is by now.
#[test]
fn a_version_whose_list_was_lost_can_be_brought_back_and_is_never_said_to_be_checked() {
    let (_folder, store) = store();
    let path = made(&store, "Index");
    for name in ["Bolt", "Corvus", "Dune"] {
        session(&store, &path, &[plan_of(&[name])]);
    }
    let before = store.backups(&path).list().unwrap();
    assert!(before.iter().all(|version| version.is_checked && version.warning().is_none()));
    let unchecked: Vec<Backup> =
        before.iter().cloned().map(|version| Backup { is_checked: false, ..version }).collect();
    let index = before[0].path.with_file_name("index.ron");
    for text in [None, Some("(format: 1, vers"), Some("(format: 9, versions: {})")] {
        match text {
            Some(text) => fs::write(&index, text).unwrap(),
            None => fs::remove_file(&index).unwrap(),
        }
        assert_eq!(store.backups(&path).list().unwrap(), unchecked, "{text:?}");
    }
    fs::set_permissions(&before[1].path, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&before[1].path, fs::read_to_string(&before[1].path).unwrap().replace("Bolt", "Bomb")).unwrap();
    session(&store, &path, &[plan_of(&["Elm"])]);
    let after = store.backups(&path).list().unwrap();
    assert_eq!(after[1..], unchecked, "the list is written again without them");
    assert!(after[0].is_checked, "later ones are checked as before");
    assert!(after[1].warning().is_some_and(|warning| warning.contains("not checked")));
    store.backups(&path).read(&after[2]).unwrap();
    store.bring_back(&path, &after[1]).unwrap();
    session(&store, &path, &[plan_of(&["Fir"])]);
    let kept = store.backups(&path).list().unwrap();
    assert_eq!(
        kept.iter().map(|version| version.is_checked).collect::<Vec<_>>(),
        [true, true, true, false, false, false]
    );
}

/// D10: what is the newest version and the plan as well is known again.
#[test]
fn a_version_that_the_plan_still_is_is_checked_again_without_its_list() {
    let (_folder, store) = store();
    let path = made(&store, "Same");
    session(&store, &path, &[plan_of(&["Bolt"])]);
    store.backups(&path).keep_file(&path).unwrap();
    fs::remove_file(newest(&store, &path).path.with_file_name("index.ron")).unwrap();
    assert!(!newest(&store, &path).is_checked);
    store.backups(&path).keep_file(&path).unwrap();
    let kept = store.backups(&path).list().unwrap();
    assert_eq!(kept.iter().map(|version| version.is_checked).collect::<Vec<_>>(), [true, false]);
}

/// D8, D10.
#[test]
fn a_damaged_version_is_never_offered() {
    let (_folder, store) = store();
    let path = made(&store, "Index");
    for name in ["Bolt", "Corvus", "Dune", "Elm"] {
        session(&store, &path, &[plan_of(&[name])]);
    }
    let before = &store.backups(&path).list().unwrap()[1..];
    let index = before[0].path.with_file_name("index.ron");
    let damaged = &before[1];
    fs::set_permissions(&damaged.path, fs::Permissions::from_mode(0o600)).unwrap();
    let text = fs::read_to_string(&damaged.path).unwrap();
    fs::write(&damaged.path, text.replace("Bolt", "Bomb").replace("Corvus", "Corvid")).unwrap();
    let listed = store.backups(&path).list().unwrap().remove(2);
    assert!(listed.path == damaged.path && listed.trouble.is_some_and(|why| why.contains("damaged")), "{listed:?}");
    let now = fs::read(&path).unwrap();
    for version in [damaged, &listed] {
        assert!(matches!(store.backups(&path).read(version), Err(StoreError::Damaged { .. })));
        let refused = store.bring_back(&path, version).unwrap_err().to_string();
        assert!(refused.contains("damaged") && refused.contains("another"), "{refused}");
        store.copy_version(&path, version, "Copy").unwrap_err();
    }
    assert_eq!(fs::read(&path).unwrap(), now);
    let link = index.with_file_name("00099-20270331-140501.ron");
    std::os::unix::fs::symlink("/etc/hostname", link).unwrap();
    assert_eq!(store.backups(&path).list().unwrap().len(), 4, "a link is no version");
}

/// D8: what stands there now is kept first.
#[test]
fn a_version_is_brought_back_and_what_stood_there_is_a_version_then() {
    let (_folder, store) = store();
    let path = made(&store, "Back");
    let first = fs::read(&path).unwrap();
    session(&store, &path, &[plan_of(&["Bolt"])]);
    let second = fs::read(&path).unwrap();
    let opened = store.open(&Reference::new("back")).unwrap();
    let version = newest(&store, &path);
    let refused = store.bring_back(&path, &version).unwrap_err().to_string();
    assert!(refused.contains("another window") && refused.contains("close"), "{refused}");
    drop(opened);
    store.bring_back(&path, &version).unwrap();
    assert_eq!(fs::read(&path).unwrap(), first);
    assert_eq!(contents(&store.backups(&path)), [second.clone(), first.clone()]);
    store.bring_back(&path, &newest(&store, &path)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), second, "and back again");
    let copy = store.copy_version(&path, &version, "Then").unwrap();
    assert_eq!(store.read(&Reference::from(copy.as_path())).unwrap().plan.partners[0].name, "Acme");
    fs::remove_file(&path).unwrap();
    assert_eq!(store.find_kept(&Reference::new("back")).unwrap(), path);
    store.bring_back(&path, &version).unwrap();
    assert_eq!(fs::read(&path).unwrap(), first, "also where the file is gone");
}

/// D9, V2.
#[test]
fn a_plan_that_does_not_read_is_kept_before_a_version_takes_its_place_and_a_newer_one_stays() {
    let (_folder, store) = store();
    let path = made(&store, "Broken");
    session(&store, &path, &[plan_of(&["Bolt"])]);
    let version = newest(&store, &path);
    fs::write(&path, "(format: 1, na").unwrap();
    store.bring_back(&path, &version).unwrap();
    assert_eq!(contents(&store.backups(&path))[0], b"(format: 1, na");
    let broken = newest(&store, &path);
    assert_eq!(broken.trouble, Some("it does not read as a plan"));
    store.bring_back(&path, &broken).unwrap_err();
    for newer in [format!("(format: {}, name: \"New\")", FORMAT + 1), format!("(format: {}, what: 1)", FORMAT + 1)] {
        fs::write(&path, &newer).unwrap();
        let refused = store.bring_back(&path, &version).unwrap_err().to_string();
        assert!(refused.contains("newer version"), "{refused}");
        assert_eq!(fs::read_to_string(&path).unwrap(), newer);
        let refused = store.copy_version(&path, &kept_as(&version.path, &newer), "Copy").unwrap_err().to_string();
        assert!(refused.contains("newer version"), "{refused}");
    }
}

/// D8, C5: the times are the file's own, whatever they are.
#[test]
fn the_last_ten_and_one_a_day_stay() {
    let (_folder, store) = store();
    let path = made(&store, "Days");
    let day = Duration::from_secs(86_400);
    let noon = SystemTime::UNIX_EPOCH + 20_000 * day + day / 2;
    for number in 0..30 {
        session(&store, &path, &[plan_of(&[&format!("Partner {number}")])]);
        // Three a day, and once a clock from long ago.
        let at = if number == 20 { SystemTime::UNIX_EPOCH - day } else { noon + day * (number / 3) };
        fs::File::options().write(true).open(&path).unwrap().set_modified(at).unwrap();
    }
    let versions = store.backups(&path).list().unwrap();
    let numbers: Vec<u64> = versions.iter().map(|version| version.number).collect();
    assert!(numbers.is_sorted_by(|one, two| one > two), "in the order they were kept: {numbers:?}");
    assert_eq!(numbers[..10], [30, 29, 28, 27, 26, 25, 24, 23, 22, 21]);
    // Number 1 is as it was made, today; of each three the last stays, and 20 and 21 are of the day of 22.
    assert_eq!(numbers[10..], [19, 16, 13, 10, 7, 4, 1]);
    let files = fs::read_dir(versions[0].path.parent().unwrap()).unwrap().count();
    assert_eq!(files, versions.len() + 1, "what does not stay is gone");
}
