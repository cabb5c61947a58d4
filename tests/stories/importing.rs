//! Files people have become candidates, and what every row came to is said.
#![expect(clippy::unwrap_used, reason = "a test may")]

use partnerplan::catalog;
use partnerplan::import::read::{self, Limits, Reading, Refusal};
use partnerplan::import::{Mapping, Outcome, Table, TableKind, Understood, json};
use partnerplan::plan::{CriterionId, Evidence, Partner, Plan, RatingValue};
use std::{fmt::Write, fs, path::PathBuf, sync::Arc};

/// The files, as people export them.
const FILES: [&str; 7] = [
    "01-hubspot-companies",
    "02-salesforce-report",
    "04-zoho-accounts",
    "06-prm-partners",
    "07-german-contacts",
    "11-partner-tracker",
    "13-icp-and-partner-fit-scores",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn table(name: &str) -> Table {
    let path = root().join("tests/fixtures/import").join(format!("{name}.csv"));
    read::file(&path, &Reading::default(), Limits::PARTNERS).unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
}

/// I4, I5: who reads a long table may stop it at any row.
#[test]
fn reading_a_table_and_working_out_what_it_comes_to_stop_within_a_row() {
    let rows: Vec<String> = (0..500).map(|row| format!("Company {row}\tInes\n")).collect();
    let text = format!("Company\tOwner\n{}", rows.concat());
    let mut asked = 0;
    let mut goes_on = || {
        asked += 1;
        asked < 100
    };
    let stopped = read::pasted_while(&text, &Reading::default(), Limits::PARTNERS, &mut goes_on);
    assert_eq!((stopped.unwrap_err(), asked), (Refusal::Stopped, 100));
    let table = Arc::new(read::pasted(&text, &Reading::default(), Limits::PARTNERS).unwrap());
    let mut asked = 0;
    let mut goes_on = || {
        asked += 1;
        asked < 100
    };
    assert!(Understood::of(&empty(), (Arc::clone(&table), None), None, &mut goes_on).is_none());
    assert_eq!(asked, 100);
    let whole = Understood::of(&empty(), (table, None), None, &mut || true).unwrap();
    assert_eq!(whole.outcome, Outcome::of(&empty(), &whole.table, &whole.mapping));
}

/// A plan as `new` makes it, with nobody in it.
fn empty() -> Plan {
    let starter = catalog::starters().iter().find(|starter| starter.id == "other-b2b-software").unwrap();
    catalog::new_plan("P", starter)
}

/// What a table comes to in a plan, and the plan after it.
fn imported(plan: &Plan, table: &Table) -> (Mapping, Outcome, Plan) {
    let mapping = Mapping::of(plan, table, None);
    assert_eq!(mapping.questions(), [], "{}", table.name);
    let outcome = Outcome::of(plan, table, &mapping);
    let mut after = plan.clone();
    if let Some(change) = &outcome.change {
        change.edit.clone().apply(&mut after).unwrap();
    }
    (mapping, outcome, after)
}

/// The outcome and the candidates, as the golden files have them.
fn written(table: &Table, mapping: &Mapping, outcome: &Outcome, after: &Plan) -> String {
    let mut text = json(table, mapping, outcome).unwrap();
    text.push('\n');
    let pretty = ron::ser::PrettyConfig::new().struct_names(false);
    for partner in &after.partners {
        writeln!(text, "{}", ron::ser::to_string_pretty(&**partner, pretty.clone()).unwrap()).unwrap();
    }
    text
}

#[test]
fn the_files_people_have_become_the_candidates_written_down() {
    for name in FILES {
        let table = table(name);
        let (mapping, outcome, after) = imported(&empty(), &table);
        let text = written(&table, &mapping, &outcome, &after);
        let golden = root().join("tests/golden/import").join(format!("{name}.ron"));
        if std::env::var_os("UPDATE_IMPORTS").is_some() {
            fs::create_dir_all(golden.parent().unwrap()).unwrap();
            fs::write(&golden, &text).unwrap();
        }
        let known = fs::read_to_string(&golden).unwrap();
        let differing = known.lines().zip(text.lines()).find(|(known, now)| known != now);
        assert_eq!((differing, known.len()), (None, text.len()), "{name}");
    }
}

#[test]
fn the_same_file_twice_changes_nothing_the_second_time() {
    for name in FILES {
        let table = table(name);
        let (_, _, after) = imported(&empty(), &table);
        let (_, again, _) = imported(&after, &table);
        assert_eq!(again.change, None, "{name}: {}", again.in_words());
        assert!(!again.in_words().contains("added"), "{name}: {}", again.in_words());
    }
}

/// The file as a workbook a spreadsheet would make of it: whole numbers are numbers, all else is text.
fn workbook(name: &str) -> Vec<u8> {
    let bytes = fs::read(root().join("tests/fixtures/import").join(format!("{name}.csv"))).unwrap();
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let letters = error.as_bytes().iter().map(|byte| char::from(*byte));
        letters.collect()
    });
    let delimiter = if text.lines().next().unwrap().contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, record) in reader.from_reader(text.as_bytes()).records().enumerate() {
        for (column, cell) in record.unwrap().iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match cell.parse::<u32>() {
                Ok(number) if number.to_string() == cell => drop(sheet.write_number(row, column, number).unwrap()),
                _ => drop(sheet.write_string(row, column, cell).unwrap()),
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_of_a_file_comes_to_the_same_plan() {
    for name in FILES {
        let (_, _, after) = imported(&empty(), &table(name));
        let book = read::bytes("book.xlsx", &workbook(name), &Reading::default(), Limits::PARTNERS);
        let book = book.unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        let (_, _, as_book) = imported(&empty(), &book);
        assert_eq!(as_book.partners.len(), after.partners.len(), "{name}");
        for (one, other) in as_book.partners.iter().zip(&after.partners) {
            assert_eq!(one, other, "{name}");
        }
    }
}

/// A file as its text, with headings of its own.
fn pasted(text: &str) -> Table {
    read::bytes("list.csv", text.as_bytes(), &Reading::default(), Limits::PARTNERS).unwrap()
}

/// What each column is taken as.
fn taken(mapping: &Mapping) -> Vec<String> {
    let key = |column: &partnerplan::import::MappedColumn| {
        column.target.as_ref().map_or_else(|| "-".to_owned(), partnerplan::import::Target::key)
    };
    mapping.columns.iter().map(key).collect()
}

#[test]
fn other_files_of_the_same_kinds_are_understood_too() {
    for (text, keys) in [
        (
            "Organization - Name,Organization - Owner,Organization - Label,Person - Name,Person - Email - Work,\
             Organization - Web site,Organization - ID\nLarkfield,Ines,Hot lead,Jo Larkin,jo@larkfield.example,,11\n",
            "name owner - contact email domain -",
        ),
        (
            "\"Id\",\"Name\",\"Website\",\"Type\",\"BillingCountry\",\"Owner.Name\",\"Partner_Tier__c\"\n\
             \"001A0\",\"Larkfield\",\"https://larkfield.example\",\"Technology Partner\",\"DE\",\"Ines\",\"Gold\"\n",
            "- name domain model partner_regions owner note",
        ),
        (
            "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Associated Company\n\
             501,Jo,Larkin,jo@larkfield.example,,Ines,Open,Larkfield Advisory\n",
            "- first_name last_name email phone owner - name",
        ),
        (
            "Raison sociale;Site web;Type de partenaire;Interlocuteur;Courriel;Pays;Statut;Prochaine étape;Échéance\n\
             Cabinet Durand;durand.example;Apporteur d'affaires;Mme Durand;;France;En discussion;Appel;15/01/2027\n",
            "name domain model contact email partner_regions status next_step due",
        ),
        (
            "(Do Not Modify) Account,Account Name,Main Phone,Primary Contact,Relationship Type,Owner,Status,Website\n\
             a1,Larkfield,,Jo,Influencer,Ines,Active,larkfield.example\n",
            "- name phone contact model owner - domain",
        ),
        ("Name,Company,Website\nAcme,,acme.example\n", "name - domain"),
    ] {
        let table = pasted(text);
        let mapping = Mapping::of(&empty(), &table, None);
        assert_eq!(taken(&mapping).join(" "), keys);
        let (_, outcome, after) = imported(&empty(), &table);
        assert_eq!((outcome.rejected.as_slice(), after.partners.len()), (&[][..], 1), "{text}");
    }
}

#[test]
fn an_imported_word_writes_what_the_key_writes() {
    use partnerplan::interview::quick_pass::{QuickAnswer, answered};
    use partnerplan::plan::{Fit, Partner, PartnerModel, Room, Told, Warmth};
    let plan = empty();
    let table = pasted(
        "Partner,Partner type,Serves our customers,In the room,How warm\nAcme,Händler,die meisten,parfois,talking\n",
    );
    let (_, _, after) = imported(&plan, &table);
    let mut keyed = Partner::named(after.partners[0].id.clone(), "Acme");
    for answer in [
        QuickAnswer::Model(Some(PartnerModel::Reseller)),
        QuickAnswer::Fit(Told::Is(Fit::Most)),
        QuickAnswer::Room(Told::Is(Room::Sometimes)),
        QuickAnswer::Warmth(Told::Is(Warmth::Talking)),
    ] {
        keyed = Partner::clone(&answered(&plan, &keyed, answer));
    }
    assert_eq!(*after.partners[0], keyed);
}

/// I3, I8.
#[test]
fn blank_cells_change_nothing_and_doubles_are_said() {
    let plan = catalog::example();
    let known = &plan.partners[0];
    let table = pasted(&format!("Company,Domain,Owner,Notes\n{},{},,\n", known.name, known.domain));
    let (_, outcome, after) = imported(&plan, &table);
    assert_eq!((outcome.change, after), (None, plan.clone()));
    let table =
        pasted("Company,Domain\n\"Acme, Inc.\",\nACME Incorporated,\nBeta,beta.example\nBeta,beta-two.example\n");
    let (_, outcome, _) = imported(&plan, &table);
    assert_eq!(outcome.in_words(), "4 added");
    let said: Vec<Option<usize>> = outcome.warnings.iter().map(|note| note.row).collect();
    assert_eq!(said, [Some(3), Some(5)], "{:?}", outcome.warnings);
}

/// I4.
#[test]
fn what_came_in_is_one_step_to_undo() {
    let mut document = partnerplan::plan::Document::new(catalog::example());
    let table = table("11-partner-tracker");
    let (_, outcome, _) = imported(document.plan(), &table);
    assert!(document.apply(outcome.change.unwrap()).unwrap());
    assert_eq!(document.plan().partners.len(), catalog::example().partners.len() + 3);
    assert_eq!(document.undo().as_deref(), Some("11-partner-tracker.csv: 3 added"));
    assert_eq!(*document.plan(), catalog::example());
}

/// A plan after a list of candidates came in, its columns as they are said to be.
fn after(plan: &Plan, text: &str, maps: &[&str]) -> Plan {
    let table = read::bytes("list.csv", text.as_bytes(), &Reading::default(), Limits::PARTNERS).unwrap();
    let mut mapping = Mapping::of(plan, &table, Some(TableKind::Partners));
    for map in maps {
        mapping.said(plan, map).unwrap();
    }
    let mut after = plan.clone();
    if let Some(change) = Outcome::of(plan, &table, &mapping).change {
        change.edit.apply(&mut after).unwrap();
    }
    after
}

fn named<'a>(plan: &'a Plan, name: &str) -> &'a Partner {
    plan.partners.iter().find(|partner| partner.name == name).unwrap()
}

/// I7.
#[test]
fn a_score_on_another_scale_becomes_the_nearest_rating() {
    let rated = |scale: &str, scores: &[(&str, u8)]| {
        let rows: String =
            scores.iter().map(|(score, _)| format!("Scored {score},{score}\n")).collect::<Vec<_>>().concat();
        let map = format!("S=rating:solution_fit:{scale}");
        let plan = after(&catalog::example(), &format!("Company,S\n{rows}"), &[&map]);
        for (score, rating) in scores {
            let found = named(&plan, &format!("Scored {score}")).rating(&CriterionId::new("solution_fit")).unwrap();
            let RatingValue::Rated(found) = found.value else { panic!("{found:?}") };
            assert_eq!(found.get(), *rating, "{score} of {scale}");
        }
    };
    rated("0-10", &[("0", 1), ("1", 1), ("2", 2), ("4", 3), ("6", 3), ("7", 4), ("9", 5), ("10", 5)]);
    rated("20-70", &[("20", 1), ("32", 2), ("45", 3), ("58", 4), ("70", 5)]);
}

#[test]
fn whom_to_talk_to_is_one_line_made_of_its_columns_and_further_rows_stand_behind() {
    let list = "Company,First name,Last name,Email\nAcme,Ines,Dorn,ines@acme.example\nAcme,Tim,Abel,\nBirch,Ana,,\n";
    let plan = after(&empty(), list, &[]);
    assert_eq!(named(&plan, "Acme").contact, "Ines Dorn, ines@acme.example; Tim Abel");
    assert_eq!(named(&plan, "Birch").contact, "Ana");
    assert_eq!(after(&plan, list, &[]), plan, "the same again changes nothing");
    let other = after(&plan, "Company,Contact\nAcme,Eva Kern\n", &[]);
    assert_eq!(named(&other, "Acme").contact, "Eva Kern", "another list says who it is now");
    let regions = after(&empty(), "Company,Website,Region\nAcme,https://www.acme.example/team,DE / FR; CH\n", &[]);
    let acme = named(&regions, "Acme");
    assert_eq!(
        (acme.domain.as_str(), acme.regions.clone()),
        ("acme.example", vec!["DE".to_owned(), "FR".to_owned(), "CH".to_owned()])
    );
}

/// I4, I7: what is known better than a list knows it stays as it is known.
#[test]
fn a_judgement_that_a_list_only_says_again_stays_as_it_is_known() {
    let plan = catalog::example();
    let (mut ratings, mut reached) = (0, 0);
    for partner in &plan.partners {
        for rating in partner.ratings.iter().filter(|rating| rating.evidence > Evidence::Guess) {
            let (RatingValue::Rated(value), Some(criterion)) = (rating.value, plan.criterion(&rating.criterion)) else {
                continue;
            };
            let list = format!("Candidate,{}\n\"{}\",{}\n", criterion.id, partner.name, value.get());
            assert_eq!(after(&plan, &list, &[]), plan, "{list}");
            ratings += 1;
        }
        for cell in partner.influence.iter().filter(|cell| cell.evidence > Evidence::Guess) {
            let map = format!("X=influence:{}:{}", cell.buyer, cell.stage);
            let list = format!("Candidate,X\n\"{}\",{}\n", partner.name, cell.strength.get());
            assert_eq!(after(&plan, &list, &[&map]), plan, "{list}");
            reached += 1;
        }
    }
    assert!(ratings > 10 && reached > 10, "{ratings} {reached}");
}
