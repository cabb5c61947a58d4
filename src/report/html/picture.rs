//! Bars and shades, drawn as SVG within the page from the figures that stand beside them. Words stay HTML, so that they
//! wrap on a phone and are read aloud.

use super::super::figure;
use super::super::page::{Drawing, Picture, Stretch};
use super::words::Words;
use maud::{Markup, PreEscaped, html};

/// From which figure on a field is so full that its figure is written in the colour of the paper: on white, and, where
/// the paper is dark, earlier.
const FULL: f64 = 75.0;
const HALF: f64 = 50.0;

pub(super) fn picture(picture: &Picture) -> Markup {
    html! {
        figure {
            figcaption { strong { (Words(&picture.title)) "." } " " (Words(&picture.says)) }
            @match &picture.drawing {
                Drawing::Shades { columns, rows } => (shades(&picture.title, columns, rows)),
                Drawing::Ranges(rows) => (ranges(&picture.title, rows)),
                Drawing::Svg(drawn) => (PreEscaped(drawn)),
            }
        }
    }
}

fn shades(title: &str, columns: &[String], rows: &[(String, Vec<Option<f64>>)]) -> Markup {
    html! {
        table.shades {
            caption { (Words(title)) }
            thead { tr { td {} @for column in columns { th scope="col" { (Words(column)) } } } }
            tbody {
                @for (name, figures) in rows {
                    tr { th scope="row" { (Words(name)) } @for figure in figures { (shade(*figure)) } }
                }
            }
        }
    }
}

fn shade(figure: Option<f64>) -> Markup {
    let Some(figure) = figure else { return html! { td { "–" } } };
    html! {
        td class=[depth(figure)] {
            svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true" {
                rect width="1" height="1" fill-opacity=(rounded(figure / 100.0)) {}
            }
            span { (figure::whole(figure)) }
        }
    }
}

fn depth(figure: f64) -> Option<&'static str> {
    if figure >= FULL { Some("full") } else { (figure >= HALF).then_some("half") }
}

/// Bars on one scale, with a line where nothing is.
fn ranges(title: &str, rows: &[Stretch]) -> Markup {
    let low = rows.iter().map(|row| row.low).fold(0.0, f64::min);
    let high = rows.iter().map(|row| row.high).fold(0.0, f64::max);
    // Where all of them are nothing, so is the scale's length.
    let scale = 100.0 / (high - low).max(f64::EPSILON);
    let at = |figure: f64| (figure - low) * scale;
    html! {
        table.ranges {
            caption { (Words(title)) }
            tbody {
                @for row in rows {
                    tr {
                        th scope="row" { (Words(&row.name)) }
                        td {
                            svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                                rect x=(rounded(at(row.low))) y="2" height="6" width=(rounded((at(row.high) - at(row.low)).max(0.8))) {}
                                line x1=(rounded(at(0.0))) x2=(rounded(at(0.0))) y1="0" y2="10" {}
                            }
                        }
                        td.figures { (Words(&row.words)) }
                    }
                }
            }
        }
    }
}

/// A figure from 0 to 100 as a bar; nothing where the cell holds none.
pub(super) fn bar(cell: &str) -> Markup {
    let figure: Option<f64> = cell.parse().ok().filter(|figure: &f64| figure.is_finite());
    html! {
        @if let Some(figure) = figure {
            svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
                rect.all width="100" height="10" {}
                rect width=(rounded(figure.clamp(0.0, 100.0))) height="10" {}
            }
        }
    }
}

/// A coordinate, as short as it is exact enough.
fn rounded(figure: f64) -> String {
    figure::neutral(figure)
}
