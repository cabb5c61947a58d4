//! The parts of a strategy as lists of lines, so that adding, moving and deleting are the same everywhere.

use super::{Duty, Investment, Kpi, Milestone, Need, PayLine, Point, Strategy, Whom};

/// A part of a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What we want from these partners.
    Goal,
    /// Who fits.
    Fits,
    /// Who does not.
    NotFor,
    /// What they need from us, and our answers.
    Needs,
    /// What we expect of them.
    Expect,
    /// Who does what in a deal.
    Deal,
    /// What we put in.
    Invest,
    /// What they earn.
    Pay,
    /// How long credit for a deal lasts.
    Credit,
    /// Rules of engagement.
    Rules,
    /// What we measure.
    Kpis,
    /// What can go wrong.
    Risks,
    /// How such a partner is found and won.
    Recruit,
    /// What is done by which day.
    First90Days,
    /// What they have done by day 90.
    Test,
    /// What we have done by then.
    OurHalf,
    /// What follows from the test.
    After,
}

/// A line of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetLine {
    /// A sentence for everybody of the segment.
    Text(String),
    /// A sentence, and whom it is for.
    Point(Point),
    /// A need and our answer.
    Need(Need),
    /// Who does a step of a deal.
    Duty(Duty),
    /// Something we put in.
    Invest(Investment),
    /// A line of pay.
    Pay(PayLine),
    /// For how many days credit lasts.
    Credit(Credit, u32),
    /// A figure we look at.
    Kpi(Kpi),
    /// What is done by a day.
    Milestone(Milestone),
}

/// What gives a partner credit for a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credit {
    /// They registered it with us.
    Registration,
    /// They sent us the buyer.
    Link,
}

impl Credit {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Registration, Self::Link];

    /// The words on the screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Registration => "a deal they registered",
            Self::Link => "a buyer they sent",
        }
    }
}

impl Section {
    /// Every section, in the order of the sheet.
    pub const ALL: [Self; 17] = [
        Self::Goal,
        Self::Fits,
        Self::NotFor,
        Self::Needs,
        Self::Expect,
        Self::Deal,
        Self::Invest,
        Self::Pay,
        Self::Credit,
        Self::Rules,
        Self::Kpis,
        Self::Risks,
        Self::Recruit,
        Self::First90Days,
        Self::Test,
        Self::OurHalf,
        Self::After,
    ];

    /// The words on the sheet.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Goal => "Goal",
            Self::Fits => "Who fits",
            Self::NotFor => "Who does not",
            Self::Needs => "What they need",
            Self::Expect => "What we expect",
            Self::Deal => "In a deal",
            Self::Invest => "What we invest",
            Self::Pay => "Pay",
            Self::Credit => "Credit lasts",
            Self::Rules => "Rules",
            Self::Kpis => "What we measure",
            Self::Risks => "Risks",
            Self::Recruit => "Recruiting",
            Self::First90Days => "First 90 days",
            Self::Test => "90-day test",
            Self::OurHalf => "Our half of it",
            Self::After => "After it",
        }
    }

    /// The name under which the catalogue keeps guidance for it.
    #[must_use]
    pub fn guidance(self) -> &'static str {
        match self {
            Self::Goal => "strategy_goal",
            Self::Fits => "fits",
            Self::NotFor => "not_for",
            Self::Needs => "needs",
            Self::Expect => "expect",
            Self::Deal => "deal_steps",
            Self::Invest => "invest",
            Self::Pay => "pay",
            Self::Credit => "credit",
            Self::Rules => "rules",
            Self::Kpis => "kpis",
            Self::Risks => "risks",
            Self::Recruit => "recruit",
            Self::First90Days => "first_90_days",
            Self::Test => "test",
            Self::OurHalf => "our_half",
            Self::After => "after",
        }
    }

    /// Whether it has one line at most.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(self, Self::Goal | Self::Test | Self::OurHalf | Self::After)
    }

    /// Its lines.
    #[must_use]
    pub fn lines(self, strategy: &Strategy) -> Vec<SheetLine> {
        match self {
            Self::Goal => single(&strategy.goal),
            Self::Fits => all(&strategy.fits, SheetLine::Point),
            Self::NotFor => all(&strategy.not_for, SheetLine::Point),
            Self::Needs => all(&strategy.needs, SheetLine::Need),
            Self::Expect => all(&strategy.expect, SheetLine::Point),
            Self::Deal => all(&strategy.deal, SheetLine::Duty),
            Self::Invest => all(&strategy.invest, SheetLine::Invest),
            Self::Pay => all(&strategy.pay, SheetLine::Pay),
            Self::Credit => {
                let of = |credit, days: Option<u32>| days.map(|days| SheetLine::Credit(credit, days));
                let registered = of(Credit::Registration, strategy.registration_days);
                registered.into_iter().chain(of(Credit::Link, strategy.link_days)).collect()
            }
            Self::Rules => all(&strategy.rules, SheetLine::Point),
            Self::Kpis => all(&strategy.kpis, SheetLine::Kpi),
            Self::Risks => all(&strategy.risks, SheetLine::Point),
            Self::Recruit => all(&strategy.recruit, SheetLine::Point),
            Self::First90Days => all(&strategy.first_90_days, SheetLine::Milestone),
            Self::Test => single(&strategy.test),
            Self::OurHalf => single(&strategy.our_half),
            Self::After => single(&strategy.after),
        }
    }

    /// Puts lines in place of its own; what happens by a day stands in the order of days, the steps of a deal in theirs.
    pub fn set(self, strategy: &mut Strategy, lines: Vec<SheetLine>) {
        match self {
            Self::Goal => strategy.goal = first(lines),
            Self::Fits => strategy.fits = taken(lines, SheetLine::point),
            Self::NotFor => strategy.not_for = taken(lines, SheetLine::point),
            Self::Needs => strategy.needs = taken(lines, SheetLine::need),
            Self::Expect => strategy.expect = taken(lines, SheetLine::point),
            Self::Deal => {
                strategy.deal = taken(lines, SheetLine::duty);
                strategy.deal.sort_by_key(|duty| duty.step);
            }
            Self::Invest => strategy.invest = taken(lines, SheetLine::invest),
            Self::Pay => strategy.pay = taken(lines, SheetLine::pay),
            Self::Credit => {
                strategy.registration_days = lasts(&lines, Credit::Registration);
                strategy.link_days = lasts(&lines, Credit::Link);
            }
            Self::Rules => strategy.rules = taken(lines, SheetLine::point),
            Self::Kpis => strategy.kpis = taken(lines, SheetLine::kpi),
            Self::Risks => strategy.risks = taken(lines, SheetLine::point),
            Self::Recruit => strategy.recruit = taken(lines, SheetLine::point),
            Self::First90Days => {
                strategy.first_90_days = taken(lines, SheetLine::milestone);
                strategy.first_90_days.sort_by_key(|milestone| milestone.by_day);
            }
            Self::Test => strategy.test = first(lines),
            Self::OurHalf => strategy.our_half = first(lines),
            Self::After => strategy.after = first(lines),
        }
    }
}

impl SheetLine {
    /// Whom it is for; none where it is for everybody by its nature.
    #[must_use]
    pub fn applies(&self) -> Option<&Whom> {
        match self {
            Self::Text(_) | Self::Credit(..) => None,
            Self::Point(line) => Some(&line.applies),
            Self::Need(line) => Some(&line.applies),
            Self::Duty(line) => Some(&line.applies),
            Self::Invest(line) => Some(&line.applies),
            Self::Pay(line) => Some(&line.applies),
            Self::Kpi(line) => Some(&line.applies),
            Self::Milestone(line) => Some(&line.applies),
        }
    }

    fn text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    fn point(self) -> Option<Point> {
        if let Self::Point(point) = self { Some(point) } else { None }
    }

    fn need(self) -> Option<Need> {
        if let Self::Need(need) = self { Some(need) } else { None }
    }

    fn duty(self) -> Option<Duty> {
        if let Self::Duty(duty) = self { Some(duty) } else { None }
    }

    fn invest(self) -> Option<Investment> {
        if let Self::Invest(investment) = self { Some(investment) } else { None }
    }

    fn pay(self) -> Option<PayLine> {
        if let Self::Pay(pay) = self { Some(pay) } else { None }
    }

    fn kpi(self) -> Option<Kpi> {
        if let Self::Kpi(kpi) = self { Some(kpi) } else { None }
    }

    fn milestone(self) -> Option<Milestone> {
        if let Self::Milestone(milestone) = self { Some(milestone) } else { None }
    }
}

fn single(text: &str) -> Vec<SheetLine> {
    if text.is_empty() { Vec::new() } else { vec![SheetLine::Text(text.to_owned())] }
}

fn all<T: Clone>(lines: &[T], of: fn(T) -> SheetLine) -> Vec<SheetLine> {
    lines.iter().cloned().map(of).collect()
}

fn first(lines: Vec<SheetLine>) -> String {
    lines.into_iter().find_map(SheetLine::text).unwrap_or_default()
}

fn taken<T>(lines: Vec<SheetLine>, of: fn(SheetLine) -> Option<T>) -> Vec<T> {
    lines.into_iter().filter_map(of).collect()
}

/// The days of the last line that says them: whoever adds one means that one.
fn lasts(lines: &[SheetLine], wanted: Credit) -> Option<u32> {
    lines.iter().rev().find_map(|line| match line {
        SheetLine::Credit(credit, days) if *credit == wanted => Some(*days),
        _ => None,
    })
}
