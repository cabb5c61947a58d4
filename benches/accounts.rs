//! Two account lists held against each other: a million accounts each by domain, read from CSV files, and ten thousand
//! against a hundred thousand by name, with how many of the matches are right. The lists are invented, by a fixed seed.

use partnerplan::accounts::matching::{self, Domains, SURE};
use partnerplan::accounts::{Account, name::Name};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::{fs, path::Path};

const LONG: u64 = 1_000_000;
const OWN: usize = 10_000;
const THEIRS: usize = 100_000;

fn main() {
    let lists = Lists::new();
    let found = matching::matches(&lists.own, &lists.theirs, SURE);
    for (what, least) in [("sure", true), ("sure and to be looked at", false)] {
        let taken = found.iter().filter(|found| found.is_sure || !least);
        let right = |own: usize, place: usize| lists.truth.get(&own) == Some(&place);
        let (right, all) =
            taken.fold((0_u32, 0_u32), |(yes, all), it| (yes + u32::from(right(it.own, it.place)), all + 1));
        let truth = u32::try_from(lists.truth.len()).expect("there are fewer");
        let [right, all, truth] = [right, all, truth].map(f64::from);
        let f1 = 2.0 * right / (all + truth);
        println!("{what}: precision {:.4}, recall {:.4}, F1 {f1:.4}", right / all, right / truth);
    }
    divan::main();
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_million_by_domain_from_files(bencher: divan::Bencher) {
    let folder = tempfile::tempdir().expect("a benchmark has a folder");
    let [own, theirs] = ["own.csv", "theirs.csv"].map(|name| folder.path().join(name));
    fs::write(&own, long(|at| at)).expect("the folder takes a file");
    let shuffled = |at: u64| at * 999_983 % LONG;
    fs::write(&theirs, long(|at| if shuffled(at) < LONG * 3 / 10 { shuffled(at) } else { LONG + shuffled(at) }))
        .expect("the folder takes a file");
    bencher.bench_local(|| {
        let mut domains = Domains::default();
        cells(&own, |cell| domains.push(cell));
        let (domains, mut met) = (domains.ready(), 0_u64);
        let mut stream = domains.stream();
        cells(&theirs, |cell| stream.push(cell, &mut |_, _| met += 1));
        stream.end(&mut |_, _| met += 1);
        assert_eq!(met, LONG * 3 / 10);
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn ten_thousand_against_a_hundred_thousand_by_name(bencher: divan::Bencher) {
    let lists = Lists::new();
    bencher.bench_local(|| matching::matches(&lists.own, &lists.theirs, SURE));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn a_hundred_thousand_names_normalised(bencher: divan::Bencher) {
    let lists = Lists::new();
    bencher.bench_local(|| lists.theirs.iter().map(|account| Name::of(&account.name).words.len()).sum::<usize>());
}

fn cells(path: &Path, mut take: impl FnMut(&[u8])) {
    let mut reader =
        csv::ReaderBuilder::new().buffer_capacity(1 << 18).from_path(path).expect("the file was just written");
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).expect("it is sound") {
        take(&record[2]);
    }
}

/// A list with an account for each number, as text; some domains are written as a website, in capitals or with www.
fn long(number: impl Fn(u64) -> u64) -> String {
    const ENDINGS: [&str; 10] = ["com", "com", "com", "de", "co.uk", "fr", "io", "net", "nl", "com.au"];
    let mut text = "id,name,domain\n".to_owned();
    for at in 0..LONG {
        let number = number(at);
        let ending = ENDINGS[usize::try_from(number * 7 % 10).expect("there are ten")];
        let domain = match number % 10 {
            1 => format!("https://www.firm{number:x}.{ending}/about"),
            2 => format!("FIRM{number:X}.{}", ending.to_uppercase()),
            3 => format!("www.firm{number:x}.{ending}"),
            _ => format!("firm{number:x}.{ending}"),
        };
        writeln!(text, "{at},Company {number} Inc,{domain}").expect("text takes text");
    }
    text
}

/// Ours, theirs, and which are one: six of ten of ours have a counterpart under a changed name, seven one that looks like
/// it.
struct Lists {
    own: Vec<Account>,
    theirs: Vec<Account>,
    truth: HashMap<usize, usize>,
}

impl Lists {
    fn new() -> Self {
        let mut chance = Chance(12);
        let (mut own, mut brands) = (Vec::new(), HashSet::new());
        while own.len() < OWN {
            let words = chance.name(None);
            if brands.insert(words[0].clone()) {
                own.push(words);
            }
        }
        let (mut theirs, mut truth) = (Vec::new(), HashMap::new());
        for (at, words) in own.iter().enumerate() {
            if chance.of(10) < 6 {
                truth.insert(at, theirs.len());
                theirs.push(chance.changed(words));
            }
            let other = chance.name(Some(words[0].clone()));
            if chance.of(10) < 7 && other[1] != words[1] {
                theirs.push(other);
            }
        }
        while theirs.len() < THEIRS {
            theirs.push(chance.name(None));
        }
        let accounts = |names: Vec<Vec<String>>| {
            names.into_iter().map(|words| Account { name: words.join(" "), ..Account::default() }).collect()
        };
        Self { own: accounts(own), theirs: accounts(theirs), truth }
    }
}

/// Numbers that look drawn, the same every time.
struct Chance(u64);

impl Chance {
    fn of(&mut self, all: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits are left") % all
    }

    fn one<'a>(&mut self, of: &'a str) -> &'a str {
        let all: Vec<&str> = of.split(' ').collect();
        all[self.of(all.len())]
    }

    /// A brand, a business, perhaps a word more, and a legal form.
    fn name(&mut self, brand: Option<String>) -> Vec<String> {
        let business = "Systems Software Solutions Consulting Logistics Energy Capital Insurance Foods Pharma Robotics Media \
                        Health Dental Bank Finance Realty Engineering Plastics Steel Textiles Paper Shipping Travel Hotels \
                        Security Optics Mining Water Power Farms Brewing Design Games Cloud Data Labs";
        let made = self.brand();
        let mut words = vec![brand.unwrap_or(made), self.one(business).to_owned()];
        if self.of(2) == 0 {
            words.push(self.one("International Group Services Manufacturing Global Nordic").to_owned());
        }
        words.push(self.one("Inc LLC Ltd GmbH AG PLC S.A. B.V. S.p.A. Oy AB").to_owned());
        words
    }

    fn brand(&mut self) -> String {
        let syllables = "ba be bo ca ce co da de do fa fe go ha he ja ka ke ko la le lo lu ma mi mo na ne no pa pe po qua ra re \
                         ri ro sa se si so ta te ti tra tri va ve vi wa xa za zo stra bri cla fro gle pla spe tho";
        let mut brand = String::new();
        for _ in 0..self.of(2) + 3 {
            brand.push_str(self.one(syllables));
        }
        let (first, rest) = brand.split_at(1);
        first.to_uppercase() + rest
    }

    /// A name as others write it: another form, a slip of the pen, short words, capitals, run together.
    fn changed(&mut self, words: &[String]) -> Vec<String> {
        let mut words = words.to_vec();
        for _ in 0..=self.of(3) {
            match self.of(7) {
                0 if words.len() > 2 => drop(words.pop()),
                1 => {
                    let mut letters: Vec<char> = words[0].chars().collect();
                    if letters.len() > 4 {
                        letters.remove(1 + self.of(letters.len() - 2));
                        words[0] = letters.into_iter().collect();
                    }
                }
                2 => {
                    words = words
                        .iter()
                        .map(|word| word.replace("International", "Intl").replace("Group", "Grp"))
                        .collect();
                }
                3 => words = words.iter().map(|word| word.to_uppercase()).collect(),
                4 => words.insert(0, "The".to_owned()),
                5 => words[0] = words[0].replace('o', "ö").replace('e', "é"),
                _ => words.push("(UK)".to_owned()),
            }
        }
        words
    }
}
