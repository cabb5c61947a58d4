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
//! To add a picture: a file that makes its scene, a row in [`Picture`]. What may not go in: colours and keys, which are
//! the screens'; figures, which are the report's; files.

mod axes;
mod braille;
mod budget;
mod carpet;
mod cells;
mod forecast;
mod map;
mod money;
mod mosaic;
mod people;
mod places;
mod quadrant;
mod ranks;
mod scene;
mod signs;
mod spoken;
mod svg;

pub use cells::{Cells, Run};
pub use mosaic::Whose;
pub use ranks::{Ranks, half_of, ink_of};
pub use scene::{Anchor, Area, COLUMN, Form, Ink, Point, ROW, Scene, Shape, Stroke, Thing};
pub use signs::{Signs, mark};
pub use svg::svg;
use svg::within_a_page;

use crate::plan::PartnerId;
use crate::report::{Findings, Report};

/// A picture that can be drawn of every report that has something to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// How likely each candidate takes each rank.
    Carpet,
    /// Whom candidates reach, and when: buyers by stages.
    Mosaic,
    /// Who stands where round the buyer.
    Map,
    /// Scores beside what each takes of our days.
    Quadrant,
    /// What other budgets would reach.
    Budget,
    /// What each of the set should bring.
    Money,
    /// What to expect once the set is asked.
    Forecast,
}

/// What a picture is drawn for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// How many columns there are.
    pub columns: u16,
    /// How many rows there are; as many as it takes where nobody says.
    pub rows: Option<u16>,
    /// Who is being looked at.
    pub chosen: Option<PartnerId>,
    /// Whose reach a mosaic shows.
    pub whose: Whose,
    /// Whether the list of those in it stands elsewhere.
    pub is_bare: bool,
    /// Which step of a staircase is being looked at.
    pub step: Option<usize>,
}

impl Picture {
    /// Every picture there is.
    pub const ALL: [Self; 7] =
        [Self::Carpet, Self::Mosaic, Self::Map, Self::Quadrant, Self::Budget, Self::Money, Self::Forecast];

    /// The word it is asked for by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Carpet => "carpet",
            Self::Mosaic => "mosaic",
            Self::Map => "map",
            Self::Quadrant => "quadrant",
            Self::Budget => "budget",
            Self::Money => "money",
            Self::Forecast => "forecast",
        }
    }

    /// The picture of a word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.name() == word)
    }

    /// Lays it out, from a report and what has been found on the side: the wizard has them apart.
    ///
    /// # Errors
    /// With a sentence that says why there is nothing to draw, and what would change that.
    pub fn scene(self, report: &Report, findings: Option<&Findings>, asked: &Asked) -> Result<Scene, String> {
        match self {
            Self::Carpet => carpet::scene(report, findings, asked),
            Self::Mosaic => mosaic::scene(report, findings, asked),
            Self::Map => map::scene(report, findings, asked),
            Self::Quadrant => quadrant::scene(report, findings, asked),
            Self::Budget => budget::scene(report, findings, asked),
            Self::Money => money::scene(report, findings, asked),
            Self::Forecast => forecast::scene(report, findings, asked),
        }
    }
}

/// How wide pictures in a paper are.
const IN_A_PAPER: u16 = 112;

/// Every picture of a report that shows what no table of a paper does: a title, what is to be seen, and SVG that stands
/// within HTML.
#[must_use]
pub fn for_a_paper(report: &Report) -> Vec<(String, String, String)> {
    let all = [Picture::Map, Picture::Quadrant, Picture::Budget, Picture::Money, Picture::Forecast];
    let asked = Asked { columns: IN_A_PAPER, is_bare: true, ..Asked::default() };
    let scenes = all.into_iter().filter_map(|picture| picture.scene(report, report.findings.as_deref(), &asked).ok());
    let within =
        |(at, scene): (usize, Scene)| (scene.title.clone(), scene.caption.clone(), within_a_page(&scene, at == 0));
    scenes.enumerate().map(within).collect()
}
