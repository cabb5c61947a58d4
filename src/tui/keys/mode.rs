//! What the user is doing.

/// What the user is doing now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The list of saved plans.
    Home,
    /// A form: goal, ideal customer, a candidate.
    Form,
    /// The buying group as a list.
    Buyers,
    /// The buying stages as a list.
    Stages,
    /// The list of candidates.
    Candidates,
    /// The quick pass, one candidate at a time.
    QuickPass,
    /// Whom to call first.
    CallFirst,
    /// One candidate's influence grid.
    Influence,
    /// The heat map of the whole map.
    Coverage,
    /// Whom do these buyers ask?
    Sources,
    /// The qualifying questions.
    Qualify,
    /// Rating, one criterion over all candidates.
    RateByCriterion,
    /// Rating, one candidate on all criteria.
    RateByCandidate,
    /// The ranking.
    Ranking,
    /// Whom to recruit, and what if.
    Recruit,
    /// What else is known of the ranking and the set.
    More,
    /// The weights.
    Weights,
    /// The list of segments.
    Segments,
    /// One segment's sheet.
    Sheet,
    /// The export form.
    Export,
    /// The filter being typed.
    Filter,
    /// A question with yes and no.
    Confirm,
    /// Questions whose answers make weights.
    Weighing,
    /// A line to be typed.
    Prompt,
    /// One thing in a few parts to be typed.
    Parts,
    /// A list to pick from, with a filter.
    Pick,
    /// A text of several lines.
    TextBox,
    /// Something to read.
    Reading,
    /// The last save failed.
    SaveFailed,
}

impl Mode {
    /// Every mode, in the order help and README list them.
    pub const ALL: [Self; 29] = [
        Self::Home,
        Self::Form,
        Self::Buyers,
        Self::Stages,
        Self::Candidates,
        Self::QuickPass,
        Self::CallFirst,
        Self::Influence,
        Self::Coverage,
        Self::Sources,
        Self::Ranking,
        Self::Qualify,
        Self::RateByCriterion,
        Self::RateByCandidate,
        Self::Recruit,
        Self::More,
        Self::Weights,
        Self::Segments,
        Self::Sheet,
        Self::Export,
        Self::Filter,
        Self::Confirm,
        Self::Weighing,
        Self::Prompt,
        Self::Parts,
        Self::Pick,
        Self::TextBox,
        Self::Reading,
        Self::SaveFailed,
    ];

    /// The words in help and README.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::Form => "A form",
            Self::Buyers => "Buying group",
            Self::Stages => "Buying stages",
            Self::Candidates => "Candidates",
            Self::QuickPass => "Quick pass",
            Self::CallFirst => "Call first",
            Self::Influence => "Influence",
            Self::Coverage => "Buyer coverage",
            Self::Sources => "Trusted sources",
            Self::Qualify => "Qualify",
            Self::RateByCriterion => "Rate by criterion",
            Self::RateByCandidate => "Rate by candidate",
            Self::Ranking => "Ranking",
            Self::Recruit => "Recruit now",
            Self::More => "More about it",
            Self::Weights => "Weights",
            Self::Segments => "Segments",
            Self::Sheet => "Strategy sheet",
            Self::Export => "Export",
            Self::Filter => "Filter",
            Self::Confirm => "A question",
            Self::Weighing => "Weights from answers",
            Self::Prompt => "A line to type",
            Self::Parts => "A line in parts",
            Self::Pick => "A list to pick from",
            Self::TextBox => "A text",
            Self::Reading => "Something to read",
            Self::SaveFailed => "The last save failed",
        }
    }

    /// Whether printable characters are text here.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Form | Self::Export | Self::Filter | Self::Prompt | Self::Parts | Self::Pick | Self::TextBox
        )
    }

    /// Whether a question lies on top and the wizard waits for its answer.
    #[must_use]
    pub fn is_dialog(self) -> bool {
        matches!(
            self,
            Self::Confirm
                | Self::Weighing
                | Self::Prompt
                | Self::Parts
                | Self::Pick
                | Self::TextBox
                | Self::Reading
                | Self::SaveFailed
        )
    }
}
