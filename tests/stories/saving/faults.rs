//! Every call of a save fails once, with every reason a disk has.

use super::{
    crashes::{Care, bad_save},
    disks::{Refusal, Watched},
    keep_first, plan_of,
};
use partnerplan::store::{Existing, Reference, Store, StoreError, write};
use rustix::io::Errno;
use std::{
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

const REASONS: [(Errno, &str); 9] = [
    (Errno::NOSPC, "disk is full"),
    (Errno::DQUOT, "share of the disk is used up"),
    (Errno::IO, "disk reported an error"),
    (Errno::ROFS, "can only be read"),
    (Errno::ACCESS, "permission is denied"),
    (Errno::MFILE, "too many files are open"),
    (Errno::NOMEM, "not enough memory"),
    (Errno::STALE, "network folder has gone away"),
    (Errno::INTR, "interrupted"),
];

/// What lies beside the plan, its lock and the plan itself apart.
fn litter(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| Path::new(name).extension().is_none_or(|ending| ending != "ron" && ending != "lock")).collect()
}

/// Fails the calls of a save from `from` to `until`; whether any was reached.
fn one_failing_save(from: usize, until: usize, errno: Errno, words: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let path = store.create("Faults", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
    keep_first(&store, &path);
    let old = fs::read(&path).unwrap();
    let disk = Watched::refusing(Refusal { from, until, number: errno.raw_os_error() });
    let mut opened = store.clone().on(Arc::new(disk.clone())).open(&Reference::new("faults")).unwrap();
    let changed = plan_of(&["Acme", "Bolt"]);
    let result = opened.file.save(&changed);
    if disk.count() < from {
        result.unwrap();
        return false;
    }
    let found = fs::read(&path).unwrap();
    drop(opened);
    let mut again = store.open(&Reference::new("faults")).unwrap();
    assert!(found == old || again.plan == changed, "{errno:?} at {from}: neither old nor new");
    let sentence = result.expect_err("a refused call is not a save").to_string();
    assert!(sentence.contains(words) && sentence.contains("faults.ron"), "{errno:?} at {from}: {sentence}");
    if until == from {
        assert_eq!(litter(path.parent().unwrap()), Vec::<String>::new(), "{errno:?} at {from}");
    }
    again.file.save(&changed).unwrap();
    assert_eq!(store.read(&Reference::new("faults")).unwrap().plan, changed, "the next save works");
    true
}

/// D1, D4, D7.
#[test]
fn whatever_call_of_a_save_fails_the_old_or_the_new_plan_is_there_and_it_is_said() {
    for (errno, words) in REASONS {
        let once = (1..50).take_while(|number| one_failing_save(*number, *number, errno, words)).count();
        assert_eq!(once, 5, "{errno:?}: a save is five calls");
        for number in 1..=once {
            assert!(one_failing_save(number, usize::MAX, errno, words), "{errno:?} from {number} on");
        }
    }
}

#[test]
fn the_refusals_find_what_is_wrong_with_a_bad_save() {
    let is_lost = |with: &[Care]| {
        (1..8).any(|number| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("plan.ron");
            fs::write(&path, "old").unwrap();
            let disk = Watched::refusing(Refusal { from: number, until: number, number: Errno::IO.raw_os_error() });
            let _ = bad_save(&disk, &path, b"new", with);
            !fs::read(&path).is_ok_and(|bytes| bytes == b"old" || bytes == b"new")
        })
    };
    assert!(!is_lost(&[Care::SyncFile, Care::KeepOld, Care::SyncFolder]));
    assert!(is_lost(&[Care::SyncFile, Care::SyncFolder]), "removing first leaves no plan where the next call fails");
}

/// C4.
#[test]
fn a_disk_that_cannot_sync_folders_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    for errno in [Errno::INVAL, Errno::NOTSUP] {
        let store = Store::at(folder.path());
        let created = store.create(&format!("{errno:?}"), &plan_of(&["Acme"])).unwrap();
        let reference = Reference::from(created.file.path());
        keep_first(&store, created.file.path());
        drop(created);
        let disk = Watched::refusing(Refusal { from: 5, until: 5, number: errno.raw_os_error() });
        let mut opened = store.on(Arc::new(disk.clone())).open(&reference).unwrap();
        opened.file.save(&plan_of(&["Bolt"])).unwrap();
        assert_eq!(disk.count(), 5);
    }
}

/// D4: a new file, and no sync asked twice.
#[test]
fn a_save_that_failed_is_made_good_by_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let disk = Watched::refusing(Refusal { from: 3, until: 5, number: Errno::IO.raw_os_error() });
    let made = Store::at(folder.path()).create("Again", &plan_of(&["Acme"])).unwrap();
    let store = Store::at(folder.path()).on(Arc::new(disk.clone()));
    keep_first(&store, made.file.path());
    drop(made);
    let mut opened = store.open(&Reference::new("again")).unwrap();
    let changed = plan_of(&["Bolt"]);
    opened.file.save(&changed).unwrap_err();
    disk.forget();
    // Three calls get through, the fourth and fifth are refused again: the sync of the folder is one of them.
    opened.file.save(&changed).unwrap_err();
    let words: Vec<_> = disk.calls().iter().map(super::disks::Call::word).collect();
    assert_eq!(
        words.iter().filter(|word| **word == "create").count(),
        1,
        "a failed sync is never asked again: {words:?}"
    );
}

#[test]
fn a_plan_that_cannot_be_made_thrown_away_or_restored_is_still_where_it_was() {
    for (errno, _) in REASONS {
        for number in 1..20 {
            let folder = tempfile::tempdir().unwrap();
            let sound = Store::at(folder.path());
            let path = sound.create("Kept", &plan_of(&["Acme"])).unwrap().file.path().to_owned();
            let refusal = Refusal { from: number, until: number, number: errno.raw_os_error() };
            let store = || Store::at(folder.path()).on(Arc::new(Watched::refusing(refusal)));
            if store().create("Second", &plan_of(&[])).is_err() {
                assert_eq!(litter(&sound.plans()), Vec::<String>::new(), "create: {errno:?} at {number}");
            }
            let thrown = store().trash(&path);
            let kept = [
                sound.list().unwrap().iter().filter(|listed| listed.slug == "kept").count(),
                sound.trashed().unwrap().len(),
            ];
            assert!(kept.iter().sum::<usize>() >= 1, "trash: {errno:?} at {number}: {kept:?}");
            if let Ok(trashed) = thrown {
                let restored = store().restore(&trashed);
                assert!(restored.is_ok_and(|path| path.exists()) || trashed.path.exists() || path.exists());
            }
        }
    }
}

/// D7, E6.
#[test]
fn what_a_killed_export_left_goes_with_the_next_one_and_nothing_else_does() {
    let folder = tempfile::tempdir().unwrap();
    let planted = |name: &str, hours: u64| {
        let path = folder.path().join(name);
        fs::write(&path, "half").unwrap();
        let made = SystemTime::now() + Duration::from_secs(7_200) - Duration::from_secs(3_600 * hours);
        fs::File::options().write(true).open(&path).unwrap().set_modified(made).unwrap();
        path
    };
    // No process has so high a number, and every machine has a first one.
    let dead = planted(".board.md.999999999-0.tmp", 4);
    let kept = [
        planted(".board.md.1-0.tmp", 4),
        planted(".board.md.999999999-1.tmp", 1),
        planted(".board.md.999999999.tmp", 4),
        planted(".other.md.999999999-0.tmp", 4),
        planted(".board.md.999999999-0.tmp~", 4),
    ];
    write::export(&Watched::default(), &folder.path().join("board.md"), b"one", Existing::Keep).unwrap();
    assert!(!dead.exists());
    assert!(kept.iter().all(|file| file.exists()), "{:?}", litter(folder.path()));
}

#[test]
fn an_export_never_replaces_a_file_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("board.md");
    let disk = Watched::default();
    write::export(&disk, &path, b"one", Existing::Keep).unwrap();
    let error = write::export(&disk, &path, b"two", Existing::Keep).unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    assert!(error.to_string().contains("--force"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"one");
    write::export(&disk, &path, b"two", Existing::Replace).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(litter(folder.path()), ["board.md"]);
}

#[test]
fn an_export_follows_no_link_and_replaces_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret");
    fs::write(&secret, "keep").unwrap();
    let link = folder.path().join("link.csv");
    std::os::unix::fs::symlink(&secret, &link).unwrap();
    for path in [&link, &folder.path().to_owned()] {
        for existing in [Existing::Keep, Existing::Replace] {
            write::export(&Watched::default(), path, b"x", existing).unwrap_err();
        }
    }
    assert_eq!(fs::read(&secret).unwrap(), b"keep");
}
