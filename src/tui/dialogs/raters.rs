//! What several people think of the candidates, side by side: where they are far apart stands first, and one key settles
//! each.

use super::panel;
use crate::interview::scorecards::{in_order, is_open, marks_in_words, settle, stands};
use crate::plan::{Opinion, Plan, RatingValue, Score5};
use crate::report::figure;
use crate::tui::canvas::{Canvas, below, shift, top};
use crate::tui::keys::{Action, DOWN, Does, ESC, Keys, Press, UP, bind, ctrl, letter, on};
use crate::tui::layer::{Context, Layer, Used};
use crate::tui::open_plan::OpenPlan;
use crate::tui::theme::Role;
use crate::tui::widgets::column::{Column, Head};
use crate::tui::widgets::list::{List, Members};
use ratatui::layout::Rect;

/// Columns of the panel.
const WIDEST: u16 = 120;
/// Rows under the list for what is selected, in full.
const FOOT: u16 = 4;

/// A row as it is shown.
#[derive(Clone, Debug, PartialEq)]
struct Marked {
    who: String,
    on: String,
    marks: String,
    apart: String,
    stands: String,
    /// What the marks mean.
    about: String,
}

/// What everybody marked.
#[derive(Debug)]
pub(crate) struct Raters {
    opinions: Vec<Opinion>,
    rows: Vec<Marked>,
    list: List<usize>,
    /// Far apart and not settled.
    open: usize,
    /// How many were settled here: what was done before is not taken back here.
    settled: usize,
}

impl Raters {
    /// What everybody marked; none where no scorecard has come in.
    #[must_use]
    pub(crate) fn of(plan: &Plan) -> Option<Self> {
        let mut list = List::new("mark");
        list.select(&0);
        let mut raters = Self { opinions: Vec::new(), rows: Vec::new(), list, open: 0, settled: 0 };
        raters.fill(plan);
        (!raters.rows.is_empty()).then_some(raters)
    }

    fn fill(&mut self, plan: &Plan) {
        self.opinions = in_order(plan);
        self.open = self.opinions.iter().filter(|one| is_open(plan, one)).count();
        self.rows = self.opinions.iter().map(|one| row(plan, one)).collect();
        let columns = [
            Column::new(Head::new("who", "Candidate").flexible(12).most(30).rank(1), |row: &&Marked| row.who.clone()),
            Column::new(Head::new("on", "Criterion").flexible(10).most(24).rank(1), |row: &&Marked| row.on.clone()),
            Column::new(Head::new("marks", "Marks").flexible(14).rank(1), |row: &&Marked| row.marks.clone()),
            Column::new(Head::new("apart", "Apart").right().rank(1), |row: &&Marked| row.apart.clone()),
            Column::new(Head::new("stands", "Rating").rank(1), |row: &&Marked| row.stands.clone()),
        ];
        self.list.fill(&columns, [Members::new(self.rows.iter().enumerate())]);
    }

    /// Settles what is selected and goes to the next that is open, which then stands where this one stood.
    fn settle(&mut self, value: Option<RatingValue>, context: &mut Context<'_>) {
        let Some(one) = self.list.selected().and_then(|at| self.opinions.get(*at)) else { return };
        match settle(context.plan(), &one.partner, &one.criterion, value) {
            Ok(change) => {
                let said = format!("{}; Ctrl-Z takes it back.", change.what);
                if context.change(change) {
                    self.settled += 1;
                    context.say(said);
                }
            }
            Err(sentence) => context.complain(sentence),
        }
        self.fill(context.plan());
    }
}

fn row(plan: &Plan, one: &Opinion) -> Marked {
    let (partner, criterion) = (plan.partner(&one.partner), plan.criterion(&one.criterion));
    let anchor = |mark: &RatingValue| {
        let score = mark.score()?;
        let words = criterion?.anchors.get(usize::from(score).checked_sub(1)?)?.trim();
        (!words.is_empty()).then(|| format!("{score} {words}"))
    };
    let mut anchors: Vec<String> = one.marks.iter().flatten().filter_map(anchor).collect();
    anchors.sort();
    anchors.dedup();
    Marked {
        who: partner.map_or_else(|| one.partner.to_string(), |it| it.name.clone()),
        on: criterion.map_or_else(|| one.criterion.to_string(), |it| it.name.clone()),
        marks: marks_in_words(plan, one),
        apart: one.apart.to_string(),
        stands: stands(plan, one),
        about: anchors.join("\n"),
    }
}

/// The keys
pub(crate) const KEYS: Keys = Keys {
    title: "Raters together",
    rows: &[
        on(&[UP], Action::Up, "up", 0).says("One row up."),
        on(&[DOWN], Action::Down, "down", 0).says("One row down."),
        bind(&[Press::Digits(1, 5)], Does::Digit(Action::Digit), "settle", 1)
            .says("Settle it: this is the rating, and cards that come in later leave it.")
            .changes(),
        on(&[letter('m')], Action::Median, "median", 2)
            .says("Settle it with the median of the marks; of two in the middle the lower.")
            .changes(),
        on(&[letter('u'), ctrl('z')], Action::Undo, "undo", 4).says("Take back what was settled here last.").changes(),
        on(&[ESC], Action::Back, "close", 3).says("Leave the rest as it is for now."),
    ],
};

impl Layer for Raters {
    fn keys(&self) -> &'static [&'static Keys] {
        &[&KEYS]
    }

    fn draw(&self, _plan: &OpenPlan, canvas: &mut Canvas<'_>, body: Rect) {
        let title = match self.open {
            0 => "Raters together: nothing far apart is open".to_owned(),
            open => format!("Raters together: {} apart by two or more", figure::counted(open, "rating")),
        };
        let inside = panel(canvas, body, WIDEST, body.height.saturating_sub(3), &title);
        let listed = top(inside, inside.height.saturating_sub(FOOT).max(2));
        let used = self.list.draw_plain(canvas, listed);
        let rest = below(inside, used + 1);
        if let Some(row) = self.list.selected().and_then(|at| self.rows.get(*at)) {
            let said = format!("{} on {}: {}.", row.who, row.on, row.marks);
            let used = canvas.paragraph(shift(rest, 2), &said, Role::Text);
            canvas.paragraph(shift(below(rest, used), 2), &row.about, Role::Dim);
        }
    }

    fn act(&mut self, action: Action, context: &mut Context<'_>) -> Used {
        match action {
            Action::Digit(digit) => match Score5::new(digit) {
                Ok(score) => self.settle(Some(RatingValue::Rated(score)), context),
                Err(_) => return Used::No,
            },
            Action::Median => self.settle(None, context),
            Action::Undo if self.settled == 0 => context.say("Nothing was settled here that could be taken back."),
            Action::Undo => {
                self.settled -= 1;
                return Used::No;
            }
            Action::Back => return Used::Close,
            action => return Used::when(self.list.act(action).is_none()),
        }
        Used::Yes
    }

    fn look(&mut self, open: &OpenPlan) {
        self.fill(open.plan());
    }
}
