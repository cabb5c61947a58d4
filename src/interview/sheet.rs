//! The parts of a strategy as lists of lines, so that adding, moving and deleting are the same everywhere.

use crate::plan::{Milestone, Need, PayLine, Strategy};

/// A part of a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What we want from these partners.
    Goal,
    /// What they need from us, and our answers.
    Needs,
    /// What we put in.
    Invest,
    /// What they earn.
    Pay,
    /// Rules of engagement.
    Rules,
    /// What we measure.
    Kpis,
    /// What can go wrong.
    Risks,
    /// What is done by which day.
    First90Days,
    /// What they have done by day 90.
    Test,
}

/// A line of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A sentence.
    Text(String),
    /// A need and our answer.
    Need(Need),
    /// A line of pay.
    Pay(PayLine),
    /// What is done by a day.
    Milestone(Milestone),
}

impl Section {
    /// Every section, in the order of the sheet.
    pub const ALL: [Self; 9] = [
        Self::Goal,
        Self::Needs,
        Self::Invest,
        Self::Pay,
        Self::Rules,
        Self::Kpis,
        Self::Risks,
        Self::First90Days,
        Self::Test,
    ];

    /// The words on the sheet.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Goal => "Goal",
            Self::Needs => "What they need",
            Self::Invest => "What we invest",
            Self::Pay => "Pay",
            Self::Rules => "Rules",
            Self::Kpis => "What we measure",
            Self::Risks => "Risks",
            Self::First90Days => "First 90 days",
            Self::Test => "90-day test",
        }
    }

    /// The name under which the catalogue keeps guidance for it.
    #[must_use]
    pub fn guidance(self) -> &'static str {
        match self {
            Self::Goal => "strategy_goal",
            Self::Needs => "needs",
            Self::Invest => "invest",
            Self::Pay => "pay",
            Self::Rules => "rules",
            Self::Kpis => "kpis",
            Self::Risks => "risks",
            Self::First90Days => "first_90_days",
            Self::Test => "test",
        }
    }

    /// Whether it has one line at most.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(self, Self::Goal | Self::Test)
    }

    /// Its lines.
    #[must_use]
    pub fn lines(self, strategy: &Strategy) -> Vec<Line> {
        match self {
            Self::Goal => single(&strategy.goal),
            Self::Needs => strategy.needs.iter().cloned().map(Line::Need).collect(),
            Self::Invest => texts(&strategy.invest),
            Self::Pay => strategy.pay.iter().cloned().map(Line::Pay).collect(),
            Self::Rules => texts(&strategy.rules),
            Self::Kpis => texts(&strategy.kpis),
            Self::Risks => texts(&strategy.risks),
            Self::First90Days => strategy.first_90_days.iter().cloned().map(Line::Milestone).collect(),
            Self::Test => single(&strategy.test),
        }
    }

    /// Puts lines in place of its own; what happens by a day stands in the order of days.
    pub fn set(self, strategy: &mut Strategy, lines: Vec<Line>) {
        let mut lines = lines.into_iter();
        match self {
            Self::Goal => strategy.goal = lines.find_map(Line::text).unwrap_or_default(),
            Self::Needs => strategy.needs = lines.filter_map(Line::need).collect(),
            Self::Invest => strategy.invest = lines.filter_map(Line::text).collect(),
            Self::Pay => strategy.pay = lines.filter_map(Line::pay).collect(),
            Self::Rules => strategy.rules = lines.filter_map(Line::text).collect(),
            Self::Kpis => strategy.kpis = lines.filter_map(Line::text).collect(),
            Self::Risks => strategy.risks = lines.filter_map(Line::text).collect(),
            Self::First90Days => {
                strategy.first_90_days = lines.filter_map(Line::milestone).collect();
                strategy.first_90_days.sort_by_key(|milestone| milestone.by_day);
            }
            Self::Test => strategy.test = lines.find_map(Line::text).unwrap_or_default(),
        }
    }
}

impl Line {
    fn text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    fn need(self) -> Option<Need> {
        if let Self::Need(need) = self { Some(need) } else { None }
    }

    fn pay(self) -> Option<PayLine> {
        if let Self::Pay(pay) = self { Some(pay) } else { None }
    }

    fn milestone(self) -> Option<Milestone> {
        if let Self::Milestone(milestone) = self { Some(milestone) } else { None }
    }
}

fn single(text: &str) -> Vec<Line> {
    if text.is_empty() { Vec::new() } else { vec![Line::Text(text.to_owned())] }
}

fn texts(texts: &[String]) -> Vec<Line> {
    texts.iter().cloned().map(Line::Text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog;

    #[test]
    fn taking_the_lines_out_and_putting_them_back_changes_nothing() {
        for model in catalog::models() {
            let mut strategy = model.strategy.clone();
            for section in Section::ALL {
                let lines = section.lines(&strategy);
                assert!(!lines.is_empty(), "{section:?}");
                section.set(&mut strategy, lines);
            }
            assert_eq!(strategy, model.strategy);
        }
    }
}
