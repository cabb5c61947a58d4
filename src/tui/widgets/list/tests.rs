//! What a user of any list sees and does.

use super::*;
use crate::tui::canvas::{Canvas, Drawn};
use crate::tui::keys::Stroke;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::column::SortKey;
use ratatui::buffer::{Buffer, Cell as Symbol};
use ratatui::layout::{Position, Rect};
use std::time::{Duration, Instant};

struct Person {
    name: &'static str,
    model: &'static str,
    score: Option<f64>,
}

const PEOPLE: [Person; 6] = [
    Person { name: "Harrowgate Identity", model: "VAR", score: Some(88.5) },
    Person { name: "Société Générale", model: "Agency", score: Some(9.0) },
    Person { name: "Millrace", model: "VAR", score: None },
    Person { name: "Quorient", model: "Alliance", score: Some(61.0) },
    Person { name: "Vantcourt", model: "Agency", score: Some(72.0) },
    Person { name: "Ålesund Partners", model: "VAR", score: Some(40.0) },
];

fn columns() -> [Column<&'static Person>; 3] {
    [
        Column::new(Head::new("name", "candidate").flexible(12).rank(1), |it: &&Person| it.name.to_owned()),
        Column::new(Head::new("model", "model").role(Role::Dim), |it: &&Person| it.model.to_owned())
            .also(|it| if it.model == "VAR" { "value-added reseller".to_owned() } else { String::new() }),
        Column::new(Head::new("score", "score").right().rank(1), |it: &&Person| {
            it.score.map_or(String::new(), |score| score.to_string())
        })
        .by(|it| SortKey::number(it.score)),
    ]
}

fn fill(list: &mut List<usize>, people: &'static [Person]) {
    let (rated, open): (Vec<_>, Vec<_>) = people.iter().enumerate().partition(|(_, it)| it.score.is_some());
    list.fill(&columns(), [Members::new(rated), Members::under("not rated yet", open)]);
}

fn people() -> List<usize> {
    let mut list = List::new("candidate").with_marks();
    fill(&mut list, &PEOPLE);
    list
}

fn draw<I: Clone + Eq + Hash>(list: &List<I>, width: u16, height: u16) -> (Vec<String>, Drawn) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let mut canvas = Canvas::new(&mut buffer, Theme::new(true, false));
    let area = canvas.area();
    list.draw_plain(&mut canvas, area);
    let drawn = canvas.finish();
    let lines = buffer.content.chunks(usize::from(width));
    (lines.map(|line| line.iter().map(Symbol::symbol).collect::<String>().trim_end().to_owned()).collect(), drawn)
}

fn click<I: Clone + Eq + Hash>(list: &mut List<I>, size: (u16, u16), words: &str) -> Option<Action> {
    let (lines, drawn) = draw(list, size.0, size.1);
    let y = lines.iter().position(|line| line.contains(words)).expect("it is on the screen");
    let x = lines[y].split(words).next().map(|before| before.chars().count()).expect("it is on the line");
    let [x, y] = [x, y].map(|at| u16::try_from(at).expect("it is on the screen"));
    let at = Position::new(x, y);
    let (_, action) = drawn.hits.iter().rev().find(|(area, _)| area.contains(at)).expect("it can be clicked");
    list.act(*action)
}

fn filter(list: &mut List<usize>, typed: &str) {
    assert_eq!(list.act(Action::Filter), None);
    for letter in typed.chars() {
        list.text(Text::Letter(letter));
    }
}

fn shown(list: &List<usize>) -> Vec<&'static str> {
    list.shown().map(|id| PEOPLE[*id].name).collect()
}

fn many(count: usize) -> List<usize> {
    let mut list = List::new("row");
    let columns = [Column::new(Head::new("name", "name").flexible(5).rank(1), |it: &usize| format!("row {it}"))];
    list.fill(&columns, [Members::new((0..count).map(|it| (it, it)))]);
    list
}

#[test]
fn a_list_says_where_one_is_and_stands_in_sections() {
    let (lines, _) = draw(&people(), 60, 12);
    assert!(lines[0].contains("candidate") && lines[0].ends_with("1 of 6"), "{lines:#?}");
    assert!(lines[1].starts_with("›  Harrowgate Identity") && lines[1].contains("VAR"), "{lines:#?}");
    assert_eq!(lines[6], "");
    assert_eq!(lines[7], "  ─── not rated yet  1");
    assert!(lines[8].starts_with("   Millrace"), "{lines:#?}");
    let (head, row) = (lines[0].find("score").map(|at| at + 5), lines[1].find("88.5").map(|at| at + 4));
    assert_eq!(head, row.map(|at| at + 1 - "›".len()), "figures end under their heading: {lines:#?}");
}

#[test]
fn a_filter_looks_in_all_columns_and_ignores_accents() {
    let mut list = people();
    filter(&mut list, "generale");
    assert_eq!(shown(&list), ["Société Générale"]);
    assert!(list.is_typing());
    list.act(Action::Back);
    filter(&mut list, "reseller score<50");
    assert_eq!(shown(&list), ["Ålesund Partners"]);
    list.act(Action::Back);
    filter(&mut list, "model:agency");
    assert_eq!(shown(&list), ["Société Générale", "Vantcourt"]);
    list.act(Action::Open);
    assert!(!list.is_typing());
    assert_eq!(list.act(Action::Back), None, "Esc ends the filter first");
    assert_eq!(list.act(Action::Back), Some(Action::Back), "and then goes where the view goes");
    filter(&mut list, "nobody");
    let (lines, _) = draw(&list, 60, 12);
    assert!(lines.iter().any(|line| line.contains("No candidate has that in it. Esc clears")), "{lines:#?}");
}

#[test]
fn the_selection_is_somebody_and_no_place() {
    let mut list = people();
    list.select(&4);
    filter(&mut list, "agency");
    assert_eq!(list.selected(), Some(&4));
    list.act(Action::Back);
    filter(&mut list, "alliance");
    assert_eq!(list.selected(), Some(&3), "the filter left only one");
    list.act(Action::Back);
    assert_eq!(list.selected(), Some(&4), "who comes back is selected again");
    list.act(Action::SortBy(0));
    assert_eq!(list.selected(), Some(&5), "another order is looked at from its top");
    list.select(&4);
    fill(&mut list, &PEOPLE[..4]);
    assert_eq!(list.selected(), Some(&2), "where one was is another, and here nobody is below");
}

#[test]
fn any_column_sorts_and_what_is_missing_comes_last() {
    let mut list = people();
    assert_eq!(click(&mut list, (60, 12), "score"), None);
    let by_score = ["Harrowgate Identity", "Vantcourt", "Quorient", "Ålesund Partners", "Société Générale", "Millrace"];
    assert_eq!(shown(&list), by_score);
    assert!(draw(&list, 60, 12).0[0].contains("▾score"), "{:#?}", draw(&list, 60, 12).0);
    list.act(Action::ReverseSort);
    assert_eq!(shown(&list)[0], "Société Générale");
    assert_eq!(shown(&list)[5], "Millrace");
    click(&mut list, (60, 12), "candidate");
    assert_eq!(shown(&list)[0], "Ålesund Partners", "accents do not make a letter the last one");
    click(&mut list, (60, 12), "candidate");
    click(&mut list, (60, 12), "candidate");
    assert!(list.is_in_own_order());
    for _ in 0..columns().len() {
        list.act(Action::NextSort);
        assert!(!list.is_in_own_order());
    }
    list.act(Action::NextSort);
    assert!(list.is_in_own_order());
}

#[test]
fn marks_are_made_one_by_one_in_a_range_and_all_at_once() {
    let mut list = people();
    assert_eq!(list.targets(), [0]);
    list.act(Action::Mark);
    list.act(Action::Down);
    list.act(Action::Down);
    list.act(Action::MarkRange);
    assert_eq!(list.targets(), [0, 1, 3, 4]);
    let (lines, _) = draw(&list, 60, 12);
    assert!(lines.last().is_some_and(|line| line.contains("4 marked")), "{lines:#?}");
    assert!(lines[1].starts_with("  ✓Harrowgate"), "{lines:#?}");
    fill(&mut list, &PEOPLE[..4]);
    assert_eq!(list.targets(), [0, 1, 3], "who is gone is not marked");
    assert_eq!(list.act(Action::Back), None);
    assert_eq!(list.marked(), 0);
    filter(&mut list, "var");
    list.act(Action::Open);
    list.act(Action::MarkAll);
    list.act(Action::Back);
    assert_eq!(list.targets(), [0, 2], "those the filter showed");
}

#[test]
fn a_click_selects_and_another_on_the_same_spot_opens() {
    let mut list = many(200);
    let size = (40, 21);
    draw(&list, size.0, size.1);
    assert_eq!(click(&mut list, size, "row 18"), None);
    assert_eq!(list.selected(), Some(&18));
    assert_eq!(click(&mut list, size, "row 18"), Some(Action::Open));
    let before = draw(&list, size.0, size.1).0;
    assert!(before[1].contains("row 0"), "nothing moved under the pointer: {before:#?}");
    let columns = [Column::new(Head::new("name", "name").flexible(5).rank(1), |it: &usize| format!("row {it}"))];
    list.fill(&columns, [Members::new((0..200).map(|it| (it, it)))]);
    assert_eq!(draw(&list, size.0, size.1).0, before, "nor when the plan changed");
}

#[test]
fn a_page_is_what_is_seen_and_what_is_not_is_said() {
    let mut list = many(200);
    let (lines, _) = draw(&list, 40, 22);
    assert!(lines[21].contains("↓ 180 more") && !lines[21].contains('↑'), "{lines:#?}");
    list.act(Action::PageDown);
    assert_eq!(list.selected(), Some(&20));
    let (lines, _) = draw(&list, 40, 22);
    assert!(lines[0].ends_with("21 of 200"), "{lines:#?}");
    list.act(Action::Down);
    assert_eq!(
        draw(&list, 40, 22).0[1..21],
        lines[1..21].iter().map(|line| line.replace("› ", "  ")).collect::<Vec<_>>()[..]
            .iter()
            .map(|line| line.replace("  row 21", "› row 21"))
            .collect::<Vec<_>>()[..]
    );
    list.act(Action::Last);
    draw(&list, 40, 22);
    list.act(Action::ScrollUp);
    let (lines, _) = draw(&list, 40, 22);
    assert!(lines[21].contains("↓ 3 more") && lines[20].starts_with("› row 196"), "{lines:#?}");
}

#[test]
fn every_size_keeps_the_selection_in_sight() {
    for height in 0..14 {
        let mut list = people();
        list.act(Action::Mark);
        for _ in 0..6 {
            let (lines, _) = draw(&list, 40, height);
            assert!(height < 3 || lines.iter().any(|line| line.starts_with('›')), "{height}: {lines:#?}");
            list.act(Action::Down);
        }
    }
}

#[test]
fn ten_thousand_rows_are_no_burden() {
    let mut list = many(10_000);
    filter(&mut list, "row name:99");
    assert_eq!(list.count(), 280);
    let from = Instant::now();
    list.text(Text::Stroke(Stroke::Before));
    draw(&list, 80, 24);
    // In an unoptimised build, on a machine that does other work too; what it guards against is work for each row
    // that grows with the rows, which takes seconds.
    assert!(from.elapsed() < Duration::from_millis(500), "{:?}", from.elapsed());
}
