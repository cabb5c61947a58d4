//! What is to be seen of a report: carpet, maps, charts, laid out once and drawn as cells of a terminal or as SVG.
//!
//! ```text
//! Report ─► carpet, mosaic … ─► Scene ─┬─► Cells ─► screens, text
//!                                      └─► svg ───► files, the HTML paper
//! ```
//!
//! A [`Scene`] is shapes laid out for so many columns and rows, each with an [`Ink`] that says what it is and the
//! [`Thing`] it belongs to, and a caption that says in a sentence what is to be seen. Screen, text and SVG draw the
//! same scene, so that they cannot show different things.
//!
//! What may not go in: colours and keys, which are
//! the screens'; figures, which are the report's; files.

mod braille;
mod cells;
mod scene;
mod signs;
mod svg;

pub use cells::{Cells, Run};
pub use scene::{Anchor, Area, COLUMN, Form, Ink, Point, ROW, Scene, Shape, Stroke, Thing};
pub use signs::Signs;
pub use svg::svg;
