//! What is said of a file that is oddly written: the first rows of each kind, and how many more.

use super::{cells, read, told};
use partnerplan::import::read::Refusal;
use rust_xlsxwriter::{Formula, Workbook};

/// Rows of a table of three columns, `many` of them as `odd`.
fn table(odd: &str, many: usize) -> String {
    format!("Company;Country;Deals\nAcme;DE;1\n{}Beta;FR;2\n", odd.repeat(many))
}

/// I3.
#[test]
fn what_is_odd_in_rows_is_said_five_times_and_then_counted() {
    let after = "\"Acme\" 5\" GmbH;DE;1\n";
    let unclosed = "Acme;DE;\"1\n";
    let long = "Acme;DE;1;x;y\n";
    let kinds = [
        (
            after,
            "Text follows the closing quote in row 3, column 1: it is kept as part of the cell.",
            "2 more cells have text behind their closing quote.",
        ),
        (
            unclosed,
            "The quote that opens in row 3, column 3 is never closed: it is read as a letter, and the rows below stay rows.",
            "2 more quotes are never closed.",
        ),
        (
            long,
            "Row 3 has 5 cells for 3 columns, “x”, “y” stay out: check it for a delimiter that should be in quotes.",
            "2 more rows have more cells than there are columns.",
        ),
    ];
    for (odd, first, more) in kinds {
        let read_of = |many| read(table(odd, many).as_bytes()).unwrap();
        for (many, notes) in [(1, 1), (5, 5), (7, 6)] {
            let table = read_of(many);
            assert_eq!((table.rows.len(), told(&table).len()), (many + 2, notes), "{odd}: {:?}", table.notes);
            assert_eq!((told(&table)[0], table.notes[0].row), (first, Some(3)));
        }
        assert_eq!((told(&read_of(7)).last(), read_of(7).notes[5].row), (Some(&more), None));
    }
    assert_eq!(cells(&read(table(after, 1).as_bytes()).unwrap(), 0)[1], "Acme 5\" GmbH");
    assert_eq!(
        cells(&read(table("\"Larkfield; Inc;\" GmbH;DE;1\n", 1).as_bytes()).unwrap(), 0)[1],
        "Larkfield; Inc; GmbH"
    );
    assert_eq!(cells(&read(table(unclosed, 1).as_bytes()).unwrap(), 2), ["1", "\"1", "2"]);
    let one = read(b"Company\nAcme\nBeta,Gamma,Delta\nLarkfield\nOsterloh\nPinnace\nVellum\n").unwrap();
    assert_eq!((cells(&one, 0)[1], one.notes.len()), ("Beta,Gamma,Delta", 0), "one column has no more");
}

#[test]
fn errors_in_the_cells_of_a_workbook_are_said_five_times_and_then_counted() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write(0, 0, "Company").unwrap().write(0, 1, "Deals").unwrap();
    for row in 1..8 {
        page.write(row, 0, format!("Company {row}")).unwrap();
        page.write(row, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    }
    let table = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((table.rows.len(), told(&table).len()), (7, 6), "{:?}", table.notes);
    assert_eq!(told(&table)[0], "The cell in row 2, column 2 holds the error #DIV/0!: it is left empty.");
    assert_eq!(told(&table)[5], "2 more cells hold errors and are left empty.");
}

/// I3.
#[test]
fn blank_rows_between_others_are_counted() {
    let with = |blank: &str| read(format!("\nCompany;Country\n\nAcme;DE\n{blank}Beta;FR\n\n\n").as_bytes()).unwrap();
    for (blank, said) in
        [("", None), (";\n", Some("1 blank row is passed over.")), ("\n \n", Some("2 blank rows are passed over."))]
    {
        assert_eq!((told(&with(blank)).first().copied(), with(blank).rows.len()), (said, 2), "{blank:?}");
    }
}

/// I3: what hides in cells, by kind, with the row of the first.
#[test]
fn letters_that_hide_are_counted_by_kind_with_the_row_of_the_first() {
    let kinds = [
        ("\0", "zero byte", "zero bytes", "taken out"),
        ("\u{1b}", "control character", "control characters", "taken out"),
        ("\u{202e}", "mark of reading direction", "marks of reading direction", "taken out"),
        ("\u{200b}", "letter that cannot be seen", "letters that cannot be seen", "taken out"),
        ("\u{fffd}", "letter that could not be read", "letters that could not be read", "shown as �"),
    ];
    for (letter, one, many, then) in kinds {
        let once = read(format!("Company;Country\nAcme;DE\nBe{letter}ta;FR\n").as_bytes()).unwrap();
        assert_eq!(told(&once), [format!("1 {one} in row 3: it is {then}.")]);
        let more =
            read(format!("Company;Country\nAcme;DE\nBe{letter}ta;FR\n{letter}Gamma;U{letter}S\n").as_bytes()).unwrap();
        assert_eq!(told(&more), [format!("3 {many}, the first in row 3: they are {then}.")]);
    }
    let breaks = read("Company;Note\nAcme;one\u{2028}two\nBeta;\"a\tb\nc\"\nΓάμμα;👩\u{200d}💻\n".as_bytes()).unwrap();
    assert_eq!(told(&breaks), [""; 0]);
}

/// I5: a limit is said in the unit people count in.
#[test]
fn a_limit_is_said_in_the_unit_that_keeps_it_whole() {
    for (limit, said) in [(10, "10 bytes"), (2_048, "2 KiB"), (1 << 20, "1 MiB"), (64 << 20, "64 MiB")] {
        let text = Refusal::CellTooLong { limit, row: 3, column: 2 }.to_string();
        let sentence = "The cell in row 3, column 2 holds more than";
        assert_eq!(text, format!("{sentence} {said}: shorten it, or close the quote that opens it."));
    }
    for (limit, said) in [(2, "2"), (999, "999"), (10_000, "10,000"), (100_000_000, "100,000,000")] {
        let text = Refusal::TooManyRows { limit, row: 4 }.to_string();
        assert!(text.starts_with(&format!("Row 4 is one too many, {said} rows are taken at once")), "{text}");
    }
}
