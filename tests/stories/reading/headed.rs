//! Which row holds the headings, where more than one could.

use super::{cells, read};
use partnerplan::import::Table;
use partnerplan::import::read::{Limits, Reading, bytes, pasted};

/// A table and the row of its headings, none where it begins at once; of a file, and of rows that were pasted.
const FILES: [(&str, Option<usize>); 20] = [
    // Two columns under a title, headings nobody knows.
    ("Our friends\nWho;Whence\nAcme;DE\nBeta;FR\n", Some(2)),
    // What somebody says of the report, over a table that is mostly two cells wide.
    ("Prepared for;Ines Dorn\nCompany;Country;Note\nAcme;DE\nBeta;FR\nGamma;US;x\n", Some(2)),
    // A second, wider table below the first.
    ("Company;Country\nAcme;DE\nBeta;FR\nGamma;US\nPartner;Region;Owner\nDelta;DE;Ines\n", Some(1)),
    // Headings nobody knows over rows that are mostly one name.
    ("Wer;Woher\nAcme;\nBeta;\nGamma;DE\n", Some(1)),
    // Rows without headings: the year of each, the same kind in each, an id before each.
    ("Acme,1998\nBeta,2004\nGamma,2011\n", None),
    ("Acme,Reseller\nBeta,Reseller\nGamma,Agency\n", None),
    ("Partner Bank,12,2026-01-02\nBeta AG,3,2026-02-03\n", None),
    ("Acme,ines@acme.example\nBeta,tim@beta.example\n", None),
    ("Acme,https://acme.example\nBeta,https://beta.example\n", None),
    ("Acme,acme.example\nBeta,beta.example\n", None),
    ("Acme,2026-10-01T09:30:00Z\nBeta,2026-10-02T09:30:00Z\n", None),
    // One year beside a heading is a heading, and so are years beside each other.
    ("Partner,2026\nAcme,10\nBeta,20\n", Some(1)),
    ("Wer,2025,2026\nAcme,10,20\nBeta,1,2\n", Some(1)),
    // Headings nobody knows that begin as a year or end as a domain does.
    ("2025er Plan;Wohin\nAcme;DE\nBeta;FR\n", Some(1)),
    ("Bez.Kurz;Bez.Lang\nAcme;DE\nBeta;FR\n", Some(1)),
    // Names alone, with a heading and without.
    ("Company\nAcme\nBeta\n", Some(1)),
    ("Company name\nAcme\nBeta\n", Some(1)),
    ("Partner Bank\nAcme\nBeta\n", None),
    // Only a heading, and a title over only a heading.
    ("Company,Country\n", Some(1)),
    ("Partner list of May\nCompany,Country,Deals\n", Some(2)),
];

const PASTED: [(&str, Option<usize>); 8] = [
    ("Company\tWhence\nAcme\tDE\n", Some(1)),
    ("Wer\tSeit\nAcme\t1998\nBeta\t\n", Some(1)),
    ("Wer\tWoher\nAcme\tDE\nBeta\tFR\n", None),
    ("Acme\tDE\nBeta\tFR\n", None),
    ("Company\nAcme\n", Some(1)),
    // A name with a word of headings in it.
    ("First National Bank\tDE\nAcme\tFR\n", None),
    ("Unser Partner\tWoher\nAcme\tDE\n", Some(1)),
    ("Acme\tsends contact, name, email, phone, company, region, country and owner\nBeta\tx\n", None),
];

fn names(table: &Table) -> Vec<&str> {
    cells(table, 0)
}

/// I2, I3: what is taken for a heading is a partner lost, and the other way round a partner made up.
#[test]
fn the_headings_are_the_row_that_names_the_columns_and_no_partner_is_taken_for_them() {
    for (text, row) in FILES {
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(table.header_row, row, "{text}: {table:?}");
    }
    for (text, row) in PASTED {
        let table = pasted(text, &Reading::default(), Limits::PARTNERS).unwrap();
        assert_eq!(table.header_row, row, "{text}: {table:?}");
        assert_eq!(table.rows.len() + row.map_or(0, |_| 1), text.lines().count(), "{text}");
    }
}

/// I3.
#[test]
fn what_stands_above_headings_without_rows_is_a_title_still() {
    let table = read(b"Partner list of May\nCompany,Country,Deals\n").unwrap();
    assert_eq!((names(&table), table.aside[0].text.as_str()), (vec![], "Partner list of May"));
    assert_eq!(table.notes[0].text, "Only headings stand in the file, no rows below them: nothing would be imported.");
}

/// I2: blank rows are no rows of a table, however many.
#[test]
fn headings_far_down_are_found_or_can_be_named() {
    let blank = format!("{}Company,Country\nAcme,DE\n", "\n".repeat(40));
    let table = read(blank.as_bytes()).unwrap();
    assert_eq!((table.header_row, names(&table)), (Some(41), vec!["Acme"]));
    let prose: Vec<String> = (1..250).map(|at| format!("Said in week {at},by Ines\n")).collect();
    let text = format!("sep=,\n{}Company,Country\nAcme,DE\n", prose.concat());
    let reading = Reading { header_row: Some(251), ..Reading::default() };
    let table = bytes("x", text.as_bytes(), &reading, Limits::PARTNERS).unwrap();
    assert_eq!((table.header_row, names(&table), table.aside.len()), (Some(251), vec!["Acme"], 200));
    assert!(table.notes.iter().any(|note| note.text == "49 more rows are passed over."), "{:?}", table.notes);
}

/// I3: a company may be called as a footer begins; what follows it is no footer for that.
#[test]
fn a_name_that_begins_like_a_footer_takes_no_names_with_it() {
    for text in ["Company\nAcme\nMade by Many\nBeta\nGamma\n", "Company;Country\nAcme;DE\nMade by Many\nBeta\nGamma\n"]
    {
        let table = read(text.as_bytes()).unwrap();
        assert_eq!(names(&table), ["Acme", "Made by Many", "Beta", "Gamma"], "{text}");
    }
    let table =
        read(b"Company;Country\nAcme;DE\nPartner report\nCopyright (c) 2026\nGenerated by Ines Dorn\nExample, inc.\n")
            .unwrap();
    assert_eq!(names(&table), ["Acme", "Partner report"]);
    let aside: Vec<&str> = table.aside.iter().map(|aside| aside.text.as_str()).collect();
    assert_eq!(aside, ["Copyright (c) 2026", "Generated by Ines Dorn", "Example, inc."]);
}

/// I3: sums in the words of other programs, and partners that are called almost so.
#[test]
fn sums_are_told_from_partners_with_such_names() {
    let sums = ["Total;;7", "Grand Total;Total;7", "Zwischensumme;;1.000,50", "TOTAL: 3 partners;;", "合計;;7"];
    let partners = [
        "Total Energies;FR;3",
        "Total;FR;3",
        "Summa AG;CH;1",
        "---;Acme;DE",
        "Count On Us: 24;DE;1",
        "Sum Up;;",
        "360 Total;;1",
        "Summit: East;;1",
        "Summit 2: East;;1",
        "Total;Ελλάδα;3",
    ];
    for sum in sums {
        let table = read(format!("Company;Country;Deals\nAcme;DE;7\n{sum}\nBeta;FR;1\n").as_bytes()).unwrap();
        assert_eq!((names(&table), table.aside.len()), (vec!["Acme", "Beta"], 1), "{sum}: {table:?}");
    }
    for partner in partners {
        let table = read(format!("Company;Country;Deals\nAcme;DE;7\n{partner}\nBeta;FR;1\n").as_bytes()).unwrap();
        assert_eq!((table.rows.len(), table.aside.len()), (3, 0), "{partner}: {table:?}");
    }
}
