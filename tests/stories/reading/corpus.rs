//! The public corpus and what its manifest says of every file.

use super::read;
use partnerplan::import::{Format, Table};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/corpus")
}

/// I1, I2, I3, I6.
#[test]
fn every_file_of_the_corpus_is_read_or_refused_as_its_manifest_says() {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(folder().join("manifest.json")).unwrap()).unwrap();
    let mut flaws = Vec::new();
    for row in manifest.as_array().unwrap() {
        let name = row["file"].as_str().unwrap();
        let Ok(content) = fs::read(folder().join(name)) else { continue };
        match (read(&content), row["outcome"].as_str().unwrap()) {
            (Err(_), "refuse") => {}
            (Ok(table), "ok" | "warn" | "ask") => compare(name, &table, row, &mut flaws),
            (answer, outcome) => flaws.push(format!("{name}: {outcome}, but {answer:?}")),
        }
    }
    assert!(flaws.is_empty(), "{}", flaws.join("\n"));
}

fn compare(name: &str, table: &Table, row: &Value, flaws: &mut Vec<String>) {
    let mut expect = |what: &str, found: Value| {
        if row.get(what).is_some_and(|expected| *expected != found) {
            flaws.push(format!("{name}: {what} is {found}, not {}: {table:?}", row[what]));
        }
    };
    expect("columns", table.headings.len().into());
    expect("rows", table.rows.len().into());
    if let Format::Text { encoding, delimiter } = &table.format {
        expect("encoding", encoding.to_lowercase().into());
        expect("delimiter", delimiter.map(String::from).unwrap_or_default().into());
    }
    let heading = |at: Option<&String>| Value::from(at.cloned().unwrap_or_default());
    expect("first_header", heading(table.headings.first()));
    expect("last_header", heading(table.headings.last()));
    let cell = |row: usize, column: usize| table.rows.get(row).and_then(|row| row.cells.get(column));
    expect("cell_0_0", heading(cell(0, 0)));
    expect("cell_0_1", heading(cell(0, 1)));
    expect("cell_0_3", heading(cell(0, 3)));
    let least = row.get("rows_min").and_then(Value::as_u64).unwrap_or(0);
    if (table.rows.len() as u64) < least {
        flaws.push(format!("{name}: {} rows, not {least}: {table:?}", table.rows.len()));
    }
    if row["outcome"] == "warn" && name != "60-500-columns.csv" && table.notes.is_empty() {
        flaws.push(format!("{name}: nothing is said: {table:?}"));
    }
    if row["outcome"] == "ok" && !table.notes.is_empty() {
        flaws.push(format!("{name}: {:?}", table.notes));
    }
}
