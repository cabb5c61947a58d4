//! Account lists lie beside a plan, never inside it, go along with it, and never hurt it.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::accounts::{Account, Lists, Relation, Standing};
use partnerplan::catalog;
use partnerplan::plan::PartnerId;
use partnerplan::store::{AccountFolder, Opened, Reference, Store, Whose};
use std::fs;
use std::path::Path;

fn store(folder: &tempfile::TempDir) -> Store {
    Store::at(folder.path())
}

/// The example as a new plan with its lists.
fn example(store: &Store) -> Opened {
    let mut opened = store.create("Lists", &catalog::example()).unwrap();
    opened.put_example_lists(None).unwrap();
    assert_eq!(opened.notes, [""; 0]);
    opened
}

fn account(name: &str, domain: &str) -> Account {
    let (name, domain) = (name.to_owned(), domain.to_owned());
    Account { name, domain, relation: Relation::Customer, ..Account::default() }
}

fn put(folder: &AccountFolder, whose: &Whose, accounts: &[Account]) {
    let rows = folder.put(whose, "list.csv", None, &mut |take| accounts.iter().try_for_each(&mut *take)).unwrap();
    assert_eq!(rows, accounts.len());
}

fn lists(store: &Store, path: &Path) -> Lists {
    let read = store.read(&Reference::from(path)).unwrap();
    assert_eq!(read.notes, [""; 0]);
    read.accounts
}

#[test]
fn the_example_brings_the_lists_of_the_reference_and_they_go_along_with_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let opened = example(&store);
    let of_reference = crate::presence::sample(&opened.plan);
    assert_eq!((opened.accounts.accounts.len(), opened.accounts.partners.len()), (24, of_reference.partners.len()));
    for held in &of_reference.partners {
        let mut places: Vec<usize> = held.found.iter().map(|found| found.own).collect();
        let found = &opened.accounts.of(&held.partner).unwrap().found;
        assert!(found.iter().all(|found| found.standing == Standing::Sure));
        let mut kept: Vec<usize> = found.iter().map(|found| found.own).collect();
        places.sort_unstable();
        kept.sort_unstable();
        assert_eq!(kept, places, "{}", held.partner);
    }
    let path = opened.file.path().to_owned();
    let lists_were = opened.accounts.clone();
    drop(opened);
    store.rename(&path, "Another name").unwrap();
    assert_eq!(lists(&store, &path), lists_were);
    let copy = store.duplicate(&path, "A copy").unwrap();
    assert_eq!(lists(&store, &copy), lists_were);
    let trashed = store.trash(&path).unwrap();
    assert!(store.accounts(&path).is_empty(), "the next plan of this name does not find them");
    let restored = store.restore(&trashed).unwrap();
    assert_eq!(lists(&store, &restored), lists_were);
    let elsewhere = folder.path().join("mine.ron");
    fs::copy(&restored, &elsewhere).unwrap();
    assert!(lists(&store, &elsewhere).is_empty());
    put(&store.accounts(&elsewhere), &Whose::Own, &[account("Mine", "mine.example")]);
    assert_eq!(lists(&store, &elsewhere).accounts.len(), 1);
    assert!(folder.path().join("elsewhere").is_dir());
}

#[test]
fn what_is_said_of_a_doubtful_match_is_remembered_when_the_list_comes_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let opened = example(&store);
    let partner = PartnerId::new("ledgerline-brief");
    let whose = Whose::Partner(partner.clone());
    let theirs = [
        account("Alderbrook Bank", "alderbrook.example"),
        account("Dunmere Bank", "dunmere.example"),
        account("Else", ""),
    ];
    put(&opened.folder, &whose, &theirs);
    let standings = || -> Vec<(usize, Standing)> {
        let (lists, notes) = opened.folder.read();
        assert_eq!(notes, [""; 0]);
        let held = lists.of(&partner).unwrap().clone();
        held.found.iter().map(|found| (found.own, found.standing)).collect()
    };
    assert_eq!(
        standings(),
        [(0, Standing::Review), (3, Standing::Review)],
        "the same name at another domain is a doubt"
    );
    let ours = opened.accounts.accounts.clone();
    opened.folder.decide(&partner, &[(&ours[0], &theirs[0])], Some(true)).unwrap();
    opened.folder.decide(&partner, &[(&ours[3], &theirs[1])], Some(false)).unwrap();
    assert_eq!(standings(), [(0, Standing::Confirmed), (3, Standing::Rejected)]);
    put(&opened.folder, &whose, &theirs[..1]);
    assert_eq!(standings(), [(0, Standing::Confirmed)]);
    opened.folder.decide(&partner, &[(&ours[0], &theirs[0])], None).unwrap();
    assert_eq!(standings(), [(0, Standing::Review)]);
}

#[test]
fn what_is_said_of_one_partners_match_says_nothing_of_anothers() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let opened = example(&store);
    let [one, two] = ["ledgerline-brief", "harrowgate-identity"].map(PartnerId::new);
    let theirs = [account("Alderbrook Bank", "alderbrook.example")];
    for partner in [&one, &two] {
        put(&opened.folder, &Whose::Partner(partner.clone()), &theirs);
    }
    let ours = opened.accounts.accounts[0].clone();
    let standings = || {
        let lists = opened.folder.read().0;
        [&one, &two].map(|partner| lists.of(partner).unwrap().found[0].standing)
    };
    assert_eq!(standings(), [Standing::Review, Standing::Review]);
    opened.folder.decide(&one, &[(&ours, &theirs[0])], Some(true)).unwrap();
    assert_eq!(standings(), [Standing::Confirmed, Standing::Review]);
    opened.folder.decide(&two, &[(&ours, &theirs[0])], Some(false)).unwrap();
    assert_eq!(standings(), [Standing::Confirmed, Standing::Rejected]);
    opened.folder.decide(&one, &[(&ours, &theirs[0])], None).unwrap();
    assert_eq!(standings(), [Standing::Review, Standing::Rejected]);
}

#[test]
fn damaged_and_hostile_files_beside_a_plan_never_hurt_it() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let opened = example(&store);
    let (path, beside) = (opened.file.path().to_owned(), folder.path().join("accounts/lists"));
    drop(opened);
    let read = || store.read(&Reference::from(path.as_path())).unwrap();
    for entry in fs::read_dir(&beside).unwrap() {
        let entry = entry.unwrap().path();
        let before = fs::read(&entry).unwrap();
        for bytes in [&b""[..], b"\xff\xfe\0\"\"\"", &before[..before.len() / 2]] {
            fs::write(&entry, bytes).unwrap();
            assert_eq!(read().plan.partners.len(), 22, "{}", entry.display());
            assert!(store.open(&Reference::from(path.as_path())).is_ok());
        }
        fs::remove_file(&entry).unwrap();
        fs::create_dir(&entry).unwrap();
        let found = read();
        assert_eq!(found.plan.partners.len(), 22, "{}", entry.display());
        // What partners have in common with us is found anew; a list is not.
        if entry.extension().is_some_and(|ending| ending == "csv" || ending == "ron") {
            let left_out = found.notes.iter().filter(|note| {
                note.ends_with("Bring it in again; the plan is as it was.") && note.contains(" was left out: ")
            });
            assert_eq!(left_out.count(), 1, "{}: {:?}", entry.display(), found.notes);
        }
        fs::remove_dir(&entry).unwrap();
        fs::write(&entry, &before).unwrap();
    }
    assert_eq!(read().accounts.accounts.len(), 24);
    let index = beside.join("index.ron");
    fs::write(&index, "(format: 1, own: (source: \"x\"").unwrap();
    let read = read();
    assert!(read.accounts.is_empty() && read.notes[0].contains("index.ron does not read"), "{:?}", read.notes);
    let failed = store.accounts(&path).put(&Whose::Own, "x", None, &mut |_| Ok(()));
    assert!(failed.is_err(), "what does not read is not written over");
    fs::write(&index, "(format: 2, of: \"a later version\")").unwrap();
    let newer = store.read(&Reference::from(path.as_path())).unwrap();
    assert!(newer.notes[0].contains("it was made by a newer version of partnerplan (format 2)"), "{:?}", newer.notes);
}

#[test]
fn a_partner_of_any_id_has_a_file_of_its_own_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let opened = example(&store);
    for id in ["own", "../../out", "index", "Ünï", "CON", ".index.lock", ""] {
        let whose = Whose::Partner(PartnerId::new(id));
        put(&opened.folder, &whose, &[account("Alderbrook Bank", "alderbrook-bank.example")]);
        let (lists, _) = opened.folder.read();
        assert_eq!(lists.of(&PartnerId::new(id)).unwrap().found.len(), 1, "{id}");
        assert_eq!(lists.accounts.len(), 24);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "plans and accounts, nothing else");
}

#[test]
fn the_lists_of_a_plan_that_was_taken_away_by_hand_are_not_those_of_the_next_of_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let gone = example(&store).file.path().to_owned();
    fs::remove_file(&gone).unwrap();
    let next = store.create("Lists", &catalog::example()).unwrap();
    assert_ne!(next.file.path(), gone);
    assert!(next.accounts.is_empty() && lists(&store, next.file.path()).is_empty());
    assert!(folder.path().join("accounts/lists/own.csv").exists(), "what somebody may still want stays");
}

#[test]
fn a_list_that_somebody_edits_in_its_file_is_matched_anew() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let opened = example(&store);
    let partner = PartnerId::new("ledgerline-brief");
    put(&opened.folder, &Whose::Partner(partner.clone()), &[account("Alderbrook Bank", "alderbrook-bank.example")]);
    let found = || opened.folder.read().0.of(&partner).unwrap().found.len();
    assert_eq!(found(), 1);
    let list = folder.path().join("accounts/lists/ledgerline-brief.csv");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("Alderbrook Bank", "Somebody Else").replace("alderbrook-bank", "else")).unwrap();
    assert_eq!(found(), 0, "what was found of the list as it was does not hold");
}
