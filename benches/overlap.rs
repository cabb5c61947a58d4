//! A private overlap of a hundred thousand accounts a side: each step, and how long its file is.

use partnerplan::accounts::Account;
use partnerplan::accounts::private::{
    Chance, LONGEST_FILE, Learn, NormalList, Request, Shared, Watch, answer, ask, learn, read,
};
use std::time::Instant;

const ACCOUNTS: usize = 100_000;
const SHARED: usize = 30_000;

fn main() {
    for wanted in [Learn::Counts, Learn::Names] {
        exchange(wanted);
    }
}

fn exchange(wanted: Learn) {
    println!("{wanted:?}");
    let watch = Watch::nobody();
    let (here, there) = (list(0), list(ACCOUNTS - SHARED));
    let (one, other) = (Chance::of(&[7; Chance::BYTES]), Chance::of(&[9; Chance::BYTES]));
    let asked = timed("ask", || ask(&here, wanted, None, &one, &watch).expect("the list is fit for it"));
    told(&asked.file);
    let request = Request::read(&asked.file).expect("it was just made");
    let answered =
        timed("answer", || answer(&request, &there, wanted, None, &other, &watch).expect("the list is fit for it"));
    told(&answered.file);
    let out = timed("read the answer", || read(&asked.kept, &answered.file, &watch).expect("it was just made"));
    told(&out.file);
    let learnt = timed("read the result", || learn(&answered.kept, &out.file, &watch).expect("it was just made"));
    assert_eq!((out.learnt.shared, learnt.shared), (Shared::Count(SHARED), Shared::Count(SHARED)));
}

fn list(from: usize) -> NormalList {
    let account = |number: usize| Account { domain: format!("www.company-{number}.com"), ..Account::default() };
    (from..from + ACCOUNTS).map(account).collect::<Vec<_>>().iter().collect()
}

fn timed<Made>(what: &str, work: impl FnOnce() -> Made) -> Made {
    let begun = Instant::now();
    let made = work();
    println!("  {what}: {:.1} s", begun.elapsed().as_secs_f64());
    made
}

fn told(file: &[u8]) {
    assert!(file.len() as u64 <= LONGEST_FILE);
    println!("    a file of {} bytes", file.len());
}
