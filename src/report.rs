//! The one report everything is read from: screens, Markdown, CSV, JSON and the command line. A number on a screen and
//! the same number in an export cannot differ, because there is one of it.
//!
//! What may not go in: a clock (the day it is, is said by whoever asks), files, and formulas, which are
//! `prioritise`'s. What the JSON says is laid down in `assets/report.schema.json`; fields that only screens need are
//! marked as skipped.

pub mod accounts;
pub mod board;
pub mod brief;
mod build;
mod csv;
pub mod dates;
pub mod diff;
mod discuss;
mod effort;
pub mod figure;
pub mod findings;
mod format;
mod html;
mod ics;
mod json;
mod markdown;
pub mod money;
mod options;
mod origin;
mod overdue;
pub mod page;
mod page_cells;
mod page_text;
pub mod papers;
mod pay;
mod plain;
mod preview;
pub mod private_overlap;
mod problems;
mod range_words;
pub mod reasons;
mod rows;
mod scorecard;
mod segments;
mod serial;
mod sheet_words;
mod sources;
mod standing;
mod traps;
mod what_if;
pub mod why;
mod won;
pub mod words;
mod xlsx;

pub use accounts::{Accounts, AccountsPart, Doubt, ExchangedRow, ListRow, SetReach};
pub use discuss::{DISCUSS, DiscussRow, RaterMark};
pub use effort::Effort;
pub use findings::Findings;
pub use format::{Format, bytes, render, render_paper, shown};
pub use options::{Dialect, Options};
pub use overdue::overdue_day;
pub use papers::{NoPaper, Paper, held_back, no_sheet};
pub use pay::pay_words;
pub use preview::{Preview, Said};
pub use problems::Problems;
pub use range_words::{range_words, ranges_of, sources_of};
pub use rows::{
    BuyerRow, CallFirst, CallRow, CellRow, Contributions, CriterionRow, ExcludedRow, Firm, GapRow, Map, ProblemRow,
    ProfilePart, RankRow, SegmentRow, Shared, SourceGap, SourceRow, StageRow, UnratedRow, VolumeRow, Who,
};
pub use scorecard::scorecard;
pub use segments::Segments;
pub use sheet_words::{LineWords, day, invested_words, line_words};
pub use standing::{Standing, Standings};
pub use traps::{TrapRow, Traps};
pub use what_if::{Side, SideBySide, SideName, SideRow, SideSet, WhatIf};
pub use won::{Won, WonRow};

use self::page::{Drawing, Page, Picture};
use crate::plan::{Date, Goal, Partner, PartnerId, Plan};
use crate::prioritise::coverage::{Coverage, Grid};
use crate::prioritise::{Cancel, weights::NoWeights};
use serde::Serialize;
use std::sync::Arc;

/// The number of the JSON report's format.
pub const FORMAT: u32 = 1;

/// Everything a person or a program reads out of a plan.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: u32,
    /// The plan's name.
    pub plan: String,
    /// The day it is, where that was said: only what is overdue depends on it.
    #[serde(rename = "on", skip_serializing_if = "Option::is_none")]
    pub today: Option<Date>,
    /// Goal, limits and readiness.
    #[serde(serialize_with = "plain::without_nulls")]
    pub goal: Goal,
    /// The ideal customer.
    pub profile: ProfilePart,
    /// What partners are rated on, with normalised weights.
    pub criteria: Arc<[CriterionRow]>,
    /// Why the weights say nothing; none when they add up to 1.
    #[serde(skip)]
    pub weights_problem: Option<NoWeights>,
    /// Whom to call first, and whom not.
    #[serde(flatten)]
    pub call_first: CallFirst,
    /// Ranked partners, highest score first.
    pub ranking: Vec<RankRow>,
    /// Qualified partners rated on less than half the weight, in the plan's order.
    pub unrated: Vec<UnratedRow>,
    /// Partners that are ruled out, in the plan's order.
    pub excluded: Vec<ExcludedRow>,
    /// What everyone who qualifies reaches together.
    pub coverage: Map,
    /// What each partner reaches alone, 0–100, by its place in `plan.partners`.
    #[serde(skip)]
    pub solo_coverage: Vec<f64>,
    /// Whom each partner reaches, for sets that are not among the parts.
    #[serde(skip)]
    grid: Grid,
    /// What the account lists beside the plan say; none without any.
    #[serde(rename = "accounts", skip_serializing_if = "Option::is_none")]
    pub account_lists: Option<AccountsPart>,
    /// The account lists themselves.
    #[serde(skip)]
    pub accounts: Arc<Accounts>,
    /// Segments with their partners in rank order, each with its strategy.
    pub segments: Segments,
    /// What raters are two or more apart on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub discuss: Vec<DiscussRow>,
    /// What won deals prove of influence.
    #[serde(rename = "won_deals", skip_serializing_if = "Won::is_empty")]
    pub won: Won,
    /// What is missing or contradictory.
    pub problems: Problems,
    /// What looks fine and goes wrong; not written before it is known whom to recruit.
    #[serde(skip_serializing_if = "Traps::are_partial")]
    pub traps: Traps,
    /// What takes longer to work out; none until it has been.
    #[serde(flatten)]
    pub findings: Option<Arc<Findings>>,
    /// Pictures for papers that can show them, by whoever can draw.
    #[serde(skip)]
    pictures: Vec<Picture>,
    /// What the next report need not find out again.
    #[serde(skip)]
    kept: build::Kept,
}

impl Report {
    /// The report of a plan without account lists.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        Self::of_with(plan, &Arc::default())
    }

    /// The report of a plan with the account lists beside it.
    #[must_use]
    pub fn of_with(plan: &Plan, accounts: &Arc<Accounts>) -> Self {
        build::report(plan, accounts)
    }

    /// The report of a plan of which this is an earlier report: the same as [`Self::of_with`], at the cost of what has
    /// changed.
    #[must_use]
    pub fn after(self, plan: &Plan) -> Self {
        build::after(self, plan)
    }

    /// The report of a plan with everything that takes longer to work out.
    ///
    /// # Panics
    /// Never: the work ends early only when asked to.
    #[must_use]
    pub fn complete(plan: &Plan) -> Self {
        Self::complete_with(plan, &Arc::default())
    }

    /// The same with the account lists beside it.
    ///
    /// # Panics
    /// Never: the work ends early only when asked to.
    #[must_use]
    pub fn complete_with(plan: &Plan, accounts: &Arc<Accounts>) -> Self {
        let findings = Findings::of_with(plan, accounts, &Cancel::default(), &|_| {}).expect("nobody asks it to stop");
        Self::of_with(plan, accounts).with(Arc::new(findings))
    }

    /// The same report with what has been worked out of the same plan meanwhile.
    #[must_use]
    pub fn with(mut self, findings: Arc<Findings>) -> Self {
        for row in &mut self.ranking {
            let judged = findings.judged(row.who.id());
            row.firm = judged.and_then(|judged| judged.firm);
            row.verdict = judged.map(|judged| judged.verdict);
            row.wave = judged.map(|judged| judged.wave);
        }
        if let Some(part) = &mut self.account_lists {
            let set: Vec<Who> = findings.set().map(|(who, _)| who.clone()).collect();
            part.set = self.accounts.reach(&set);
        }
        self.traps = self.traps.with(Some(Arc::clone(&findings)));
        self.findings = Some(findings);
        self
    }

    /// The same report as it was before [`Self::with`].
    fn without_findings(mut self) -> Self {
        if self.findings.is_none() {
            return self;
        }
        for row in &mut self.ranking {
            (row.firm, row.verdict, row.wave) = (None, None, None);
        }
        if let Some(part) = &mut self.account_lists {
            part.set = None;
        }
        self.traps = self.traps.with(None);
        self.findings = None;
        self
    }

    /// The same report as seen on a day: what is overdue then stands among what to look at.
    #[must_use]
    pub fn on(mut self, today: &Date) -> Self {
        self.problems = self.problems.on(today);
        self.today = Some(today.clone());
        self
    }

    /// The same report with pictures drawn of it, for papers that can show them: a title, what is to be seen, and SVG.
    #[must_use]
    pub fn with_pictures(mut self, drawn: Vec<(String, String, String)>) -> Self {
        let picture = |(title, says, svg)| Picture { title, says, drawing: Drawing::Svg(svg) };
        self.pictures = drawn.into_iter().map(picture).collect();
        self
    }

    fn into_kept(self) -> (build::Kept, Arc<Accounts>, Option<Date>) {
        (self.kept, self.accounts, self.today)
    }

    /// A partner of the plan this was made from, wherever it stands.
    #[must_use]
    pub fn partner(&self, id: &PartnerId) -> Option<&Partner> {
        self.kept.resolved().partners().iter().find(|partner| partner.id == *id).map(AsRef::as_ref)
    }

    /// What a partner reaches alone; none of one the plan did not hold.
    #[must_use]
    pub fn reached_alone(&self, id: &PartnerId) -> Option<Coverage> {
        let place = self.kept.resolved().partners().iter().position(|partner| partner.id == *id)?;
        Some(self.grid.coverage(&[place]))
    }

    /// What each partner takes of us, by its place in `plan.partners`.
    #[must_use]
    pub fn efforts(&self) -> &[Effort] {
        self.kept.efforts()
    }

    /// Whom to call first as rows of cells with its heading, for a clipboard; empty when nobody was asked about.
    #[must_use]
    pub fn call_list(&self) -> String {
        let mut page = Page::default();
        board::calls(&mut page, self);
        page_cells::write(&page)
    }

    /// The ranking alone as rows of cells, for a clipboard; empty when nobody is ranked.
    #[must_use]
    pub fn ranking_table(&self) -> String {
        let mut page = Page::default();
        board::ranked(&mut page, self);
        page_cells::write(&page)
    }
}
