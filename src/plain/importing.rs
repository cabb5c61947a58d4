//! A spreadsheet taken in: what each column is and what would come of it is read before anything changes.

use super::about::About;
use super::ear::Heard;
use super::linking;
use super::lists::numbered;
use super::talk::{Away, Talk, Went};
use crate::desk::file_meant;
use crate::desk::working::incoming::Source;
use crate::import::read::{Delimiter, Reading, encoding};
use crate::import::{DateOrder, Decimal, Mapping, Outcome, TableKind, Understood};
use crate::plan::PartnerId;
use crate::store::{Around, Whose};
use std::collections::HashSet;
use std::path::Path;
use std::time::Duration;

/// So many of what would not be taken are read.
const READ: usize = 5;

pub(super) const HOW: &str = "COLUMN=FIELD says what a column is, COLUMN=none leaves it out; headings 2, delimiter semicolon, sheet 2 or \
     encoding utf-8 read the file otherwise; decimal comma, dates day-first; candidates or accounts says what it is a list of; rows reads what each row comes to; yes imports.";

impl Talk<'_> {
    /// Takes a file in, after reading what would change.
    pub(super) fn import(&mut self, file: &str) -> Went {
        let Some(file) = self.asked(file, "The path of a CSV or XLSX file")? else { return Ok(()) };
        let path = match file_meant::meant(&file, &Around::here()) {
            Ok(path) => path,
            Err(words) => {
                self.say(words);
                return Ok(());
            }
        };
        let (mut reading, mut kept) = (Reading::default(), Vec::new());
        while let Some(again) = self.look_at(&path, &reading, &mut kept)? {
            reading = again;
        }
        Ok(())
    }

    /// Reads a file in this way and asks what is to become of it; another way of reading it, where that is wanted. What
    /// was said of its columns is kept for then.
    fn look_at(&mut self, path: &Path, reading: &Reading, kept: &mut Vec<String>) -> Went<Option<Reading>> {
        let Some(came) = self.arrival(path, reading)? else { return Ok(None) };
        let mut mapping = came.mapping.clone();
        say_again(self, kept, |talk, said| talk.settled(&mut mapping, &came, reading, said));
        self.say_columns(&mapping);
        loop {
            for question in mapping.questions() {
                self.say(question.text.replace("--map ", "").replace("--", ""));
            }
            let outcome = Outcome::of(self.plan(), &came.table, &mapping);
            self.say(format!("It would be: {}.", outcome.in_words()));
            self.say_left_out(&outcome);
            let said = self.ask(
                "Import it: yes, COLUMN=FIELD, rows, ? for more ways, or an empty line to leave it?",
                About::choices(&["yes", "rows", "columns"]).saying(HOW),
            )?;
            match said.as_str() {
                "" => return Ok(None),
                "rows" => self.say_rows(&outcome),
                "columns" => self.say_columns(&mapping),
                "y" | "yes" if mapping.kind.is_of_accounts() => {
                    if let Some(whose) = whose(self)? {
                        self.bring_list(&whose, path, reading, &mapping)?;
                    }
                    return Ok(None);
                }
                "y" | "yes" => match in_the_way(&came, &mapping) {
                    Some(words) => self.say(words),
                    None => {
                        self.take_in(&outcome);
                        return Ok(None);
                    }
                },
                other => match self.settled(&mut mapping, &came, reading, other) {
                    Ok(None) => {
                        kept.push(said);
                        self.say_columns(&mapping);
                    }
                    Ok(Some(again)) => return Ok(Some(again)),
                    Err(words) => self.say(words),
                },
            }
        }
    }

    /// Does what is said of the list or of its columns; another way of reading, where that is what is said.
    fn settled(
        &self,
        mapping: &mut Mapping,
        came: &Understood,
        reading: &Reading,
        said: &str,
    ) -> Result<Option<Reading>, String> {
        let kind = match said {
            "candidates" => TableKind::Partners,
            "accounts" => TableKind::Accounts,
            _ => return told(self, mapping, reading, said),
        };
        *mapping = Mapping::of(self.plan(), &came.table, Some(kind));
        Ok(None)
    }

    /// Says which cells and rows would not be taken, and why: the first of them.
    fn say_left_out(&mut self, outcome: &Outcome) {
        for it in outcome.rejected.iter().take(READ) {
            let column = it.column.as_ref().map_or(String::new(), |column| format!(", {column}"));
            self.say(format!("Not taken: row {}{column}: {}.", it.row, it.reason.trim_end_matches('.')));
        }
        if outcome.rejected.len() > READ {
            self.say(format!("{} more would not be taken: rows reads them all.", outcome.rejected.len() - READ));
        }
    }

    fn take_in(&mut self, outcome: &Outcome) {
        match outcome.change.clone() {
            None => self.say(format!("Nothing to change: {}.", outcome.in_words())),
            Some(change) => {
                let before: HashSet<PartnerId> =
                    self.plan().partners.iter().map(|partner| partner.id.clone()).collect();
                if self.change(change) {
                    self.say(format!("Imported: {}; .undo takes all of it back.", outcome.in_words()));
                    let partners = self.plan().partners.iter().map(|partner| partner.id.clone());
                    let new: Vec<PartnerId> = partners.filter(|id| !before.contains(id)).collect();
                    linking::tell(self, &new);
                }
            }
        }
    }

    /// What was read; why not is said.
    fn arrival(&mut self, path: &Path, reading: &Reading) -> Went<Option<Understood>> {
        let into = self.plan().clone();
        self.desk().incoming.read(Source::File(path.to_owned()), reading.clone(), into);
        loop {
            match self.desk().incoming.answer() {
                Some(Ok(arrival)) => {
                    let arrival = Understood::clone(arrival);
                    if let Some(cut) = &arrival.cut {
                        self.say(cut.to_string());
                    }
                    return Ok(Some(arrival));
                }
                Some(Err(refusal)) => {
                    let words = refusal.to_string();
                    self.say(words);
                    return Ok(None);
                }
                None => {}
            }
            match self.ear.hear_within(Duration::from_secs(5)) {
                None => self.say("Reading the file."),
                Some(Heard::Desk(word)) => self.take(word),
                Some(Heard::Signal(signal)) => return Err(Away::End(signal)),
                Some(Heard::Stop) => {
                    self.desk().incoming.forget();
                    return Ok(None);
                }
                Some(other) => self.ear.put_off(other),
            }
        }
    }

    pub(super) fn say_columns(&mut self, mapping: &Mapping) {
        let lines = mapping.columns.iter().map(|column| {
            let target =
                column.target.as_ref().map_or_else(|| "left out".to_owned(), |target| target.label(self.plan()));
            format!("{}: {target}, like {}", column.heading, column.samples.join("; "))
        });
        let lines = numbered(lines.collect::<Vec<_>>());
        self.say(format!("A list of {}.", mapping.kind.label()));
        self.voice.read(lines);
    }

    fn say_rows(&mut self, outcome: &Outcome) {
        let rows = outcome.rows.iter().zip(outcome.rows_in_words());
        let lines = rows.map(|(row, words)| format!("Row {}, {}: {words}", row.number, row.name));
        self.voice.read(lines.collect());
    }
}

/// Why a table cannot be taken for candidates as it stands, and the way out.
fn in_the_way(came: &Understood, mapping: &Mapping) -> Option<String> {
    if let Some(cut) = &came.cut {
        return Some(cut.to_string());
    }
    if let Some(words) = mapping.not_candidates() {
        return Some(format!("{words}: say candidates where it is, or leave it."));
    }
    (!mapping.questions().is_empty()).then(|| "Settle what is asked above first.".to_owned())
}

/// Why a field is none, without the names of all fields.
fn named_shortly(words: &str) -> String {
    match words.split_once(": there are ") {
        Some((wrong, _)) => {
            format!("{wrong}. Fields are named as a card names them, like name, domain, owner or notes.")
        }
        None => words.replace("--map ", ""),
    }
}

/// Does once more what was said of columns before the file was read otherwise; what no longer holds is told and forgotten.
pub(super) fn say_again(
    talk: &mut Talk<'_>,
    kept: &mut Vec<String>,
    mut say: impl FnMut(&Talk<'_>, &str) -> Result<Option<Reading>, String>,
) {
    for said in std::mem::take(kept) {
        match say(talk, &said) {
            Ok(_) => kept.push(said),
            Err(words) => talk.say(format!("“{said}” no longer holds: {words}")),
        }
    }
}

/// Does what is said of the columns; another way of reading, where that is what is said.
pub(super) fn told(
    talk: &Talk<'_>,
    mapping: &mut Mapping,
    reading: &Reading,
    said: &str,
) -> Result<Option<Reading>, String> {
    if said.contains('=') {
        return mapping.said(talk.plan(), said).map(|()| None).map_err(|words| named_shortly(&words));
    }
    let (word, rest) = said.split_once(' ').unwrap_or((said, ""));
    let mut again = reading.clone();
    match word {
        "headings" => {
            again.header_row = Some(rest.parse().map_err(|_| "Say the row of the headings, 0 for none.".to_owned())?);
        }
        "delimiter" => {
            let words = "Say comma, semicolon, tab, pipe, none or one sign.";
            again.delimiter = Some(Delimiter::named(rest).ok_or(words)?);
        }
        "sheet" => again.sheet = Some(rest.to_owned()),
        "encoding" => again.encoding = Some(encoding(rest).ok_or("Say an encoding, like utf-8 or windows-1252.")?),
        "decimal" => {
            let sign = match rest {
                "comma" => Decimal::Comma,
                "point" => Decimal::Point,
                _ => return Err("Say decimal comma or decimal point.".to_owned()),
            };
            mapping.set_decimal(None, sign);
            return Ok(None);
        }
        "dates" => {
            let order = match rest {
                "day-first" => DateOrder::DayFirst,
                "month-first" => DateOrder::MonthFirst,
                _ => return Err("Say dates day-first or dates month-first.".to_owned()),
            };
            mapping.set_dates(None, order);
            return Ok(None);
        }
        _ => return Err(format!("{said} is none of the ways. {HOW}")),
    }
    Ok(Some(again))
}

/// Asks whose a list is.
pub(super) fn whose(talk: &mut Talk<'_>) -> Went<Option<Whose>> {
    loop {
        let said = talk.ask(
            "Whose accounts are on the list: ours, or the number or name of a candidate; an empty line leaves it?",
            About::choices(&["ours"]).saying("Ours, or the candidate the list is from, by number or name."),
        )?;
        match said.as_str() {
            "" => return Ok(None),
            "ours" => return Ok(Some(Whose::Own)),
            // Who is not found is asked for again: a slip does not drop what is being brought in.
            text => {
                if let Some(at) = talk.candidate(text) {
                    return Ok(Some(Whose::Partner(talk.plan().partners[at].id.clone())));
                }
            }
        }
    }
}
