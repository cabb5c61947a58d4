//! The one table of keys: dispatch, hint bar, help, palette, `partnerplan keys` and the README read it.
//!
//! A binding belongs to modes; a mode is what the user is doing now. Where a mode takes text, printable characters
//! are text and never reach the table.

mod dialogs;
mod everywhere;
mod export;
mod home;
mod map;
mod prioritise;
mod profile;
mod strategies;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What the user is doing now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The list of saved plans.
    Home,
    /// The trash.
    Trash,
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
    /// A line to be typed.
    Prompt,
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
    pub const ALL: [Self; 26] = [
        Self::Home,
        Self::Trash,
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
        Self::Weights,
        Self::Segments,
        Self::Sheet,
        Self::Export,
        Self::Filter,
        Self::Confirm,
        Self::Prompt,
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
            Self::Trash => "Trash",
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
            Self::Weights => "Weights",
            Self::Segments => "Segments",
            Self::Sheet => "Strategy sheet",
            Self::Export => "Export",
            Self::Filter => "Filter",
            Self::Confirm => "A question",
            Self::Prompt => "A line to type",
            Self::Pick => "A list to pick from",
            Self::TextBox => "A text",
            Self::Reading => "Something to read",
            Self::SaveFailed => "The last save failed",
        }
    }

    /// Whether printable characters are text here.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Form | Self::Export | Self::Filter | Self::Prompt | Self::Pick | Self::TextBox)
    }

    /// Whether a question lies on top and the wizard waits for its answer.
    #[must_use]
    pub fn is_dialog(self) -> bool {
        matches!(self, Self::Confirm | Self::Prompt | Self::Pick | Self::TextBox | Self::Reading | Self::SaveFailed)
    }
}

/// A step of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// 1: the ideal customer, the goal, the buying group.
    IdealCustomer,
    /// 2: candidates and whom they reach.
    Map,
    /// 3: qualify, rate, rank.
    Prioritise,
    /// 4: one sheet a segment.
    Strategies,
    /// 5: take it away.
    Export,
}

impl Step {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::IdealCustomer, Self::Map, Self::Prioritise, Self::Strategies, Self::Export];

    /// The words in the header.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::IdealCustomer => "Ideal customer",
            Self::Map => "Map",
            Self::Prioritise => "Prioritise",
            Self::Strategies => "Strategies",
            Self::Export => "Export",
        }
    }

    /// Its place, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

/// What a key or a click does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Nothing: swallows a click beside a dialog.
    Nothing,
    /// One up.
    Up,
    /// One down.
    Down,
    /// One to the left.
    Left,
    /// One to the right.
    Right,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// To this row, counted from 0 (a click).
    Select(usize),
    /// To this cell, row and column counted from 0 (a click).
    SelectCell(usize, usize),
    /// Open or confirm what is selected.
    Open,
    /// Close the top layer, clear the filter, or go Home.
    Back,
    /// The next field.
    NextField,
    /// The field before.
    PreviousField,
    /// The next view of this step.
    NextView,
    /// The view before.
    PreviousView,
    /// This view of the step, counted from 0.
    View(usize),
    /// The next step.
    NextStep,
    /// The step before.
    PreviousStep,
    /// This step.
    GoTo(Step),
    /// Add one.
    Add,
    /// Add several, one a line.
    AddMany,
    /// Delete what is selected.
    Delete,
    /// A copy of what is selected.
    Duplicate,
    /// Another name.
    Rename,
    /// Move what is selected up.
    MoveUp,
    /// Move what is selected down.
    MoveDown,
    /// Switch on or off.
    Toggle,
    /// A digit typed; the table names the range.
    Digit(u8),
    /// A letter that answers a question: its place among the answers.
    Answer(u8),
    /// Not known.
    NotKnown,
    /// Does not apply.
    DoesNotApply,
    /// The next kind of evidence.
    NextEvidence,
    /// Mark as a guess.
    MarkGuess,
    /// Mark as known from a conversation.
    MarkTalked,
    /// A note on what is selected.
    Note,
    /// The candidate before.
    PreviousCandidate,
    /// The next candidate.
    NextCandidate,
    /// Rate the selected candidate.
    Rate,
    /// Qualify the selected candidate.
    Qualify,
    /// The selected candidate's influence.
    Influence,
    /// Weights.
    Weights,
    /// Another way of doing what this view does: by candidate or by criterion, direct or by order.
    Switch,
    /// Another rule for turning an order into weights.
    NextSurrogate,
    /// The catalogue's wording again.
    Restore,
    /// Make a segment of one's own.
    NewSegment,
    /// Put a candidate into another segment.
    Assign,
    /// Open the example.
    Example,
    /// Make a new plan.
    New,
    /// The trash.
    Trash,
    /// Read again what is on the disk.
    Reload,
    /// Filter the list.
    Filter,
    /// Copy to the clipboard.
    Copy,
    /// Write the export.
    Write,
    /// Yes.
    Yes,
    /// No.
    No,
    /// A new line in a text.
    NewLine,
    /// Try the save again.
    Retry,
    /// Save somewhere else.
    SaveElsewhere,
    /// Leave without saving.
    Discard,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// What can I do here?
    Help,
    /// Every action by name.
    Palette,
    /// Save now.
    Save,
    /// Give text selection back to the terminal, or take it.
    Mouse,
    /// Leave.
    Quit,
}

/// A key as the table names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key with its modifiers.
    Key(KeyCode, KeyModifiers),
    /// Any digit from the first to the second; the action gets it.
    Digits(u8, u8),
}

/// A printable character.
pub(super) const fn letter(letter: char) -> Press {
    Press::Key(KeyCode::Char(letter), KeyModifiers::NONE)
}

/// A named key.
pub(super) const fn key(code: KeyCode) -> Press {
    Press::Key(code, KeyModifiers::NONE)
}

/// A character with Ctrl.
pub(super) const fn ctrl(letter: char) -> Press {
    Press::Key(KeyCode::Char(letter), KeyModifiers::CONTROL)
}

/// A key with Alt.
pub(super) const fn alt(code: KeyCode) -> Press {
    Press::Key(code, KeyModifiers::ALT)
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub modes: &'static [Mode],
    /// The keys; the first is the one shown.
    pub keys: &'static [Press],
    /// What it does.
    pub action: Action,
    /// One or two words for the hint bar.
    pub label: &'static str,
    /// A sentence for help, palette and README.
    pub help: &'static str,
    /// Its place in the hint bar, 1 first; 0 is not shown there.
    pub rank: u8,
}

impl Binding {
    /// The keys as they are written: "↑", "Ctrl-P", "0–3".
    #[must_use]
    pub fn keys_text(&self) -> String {
        self.keys.iter().map(|press| press_text(*press)).collect::<Vec<_>>().join(" ")
    }

    /// The first key as it is written.
    #[must_use]
    pub fn key_text(&self) -> String {
        self.keys.first().map(|press| press_text(*press)).unwrap_or_default()
    }
}

/// Every binding, mode by mode.
fn table() -> impl Iterator<Item = &'static Binding> {
    [
        home::BINDINGS,
        profile::BINDINGS,
        map::BINDINGS,
        prioritise::BINDINGS,
        strategies::BINDINGS,
        export::BINDINGS,
        dialogs::BINDINGS,
        everywhere::BINDINGS,
    ]
    .into_iter()
    .flatten()
}

/// The bindings that hold in a mode, its own before those that hold everywhere.
pub fn bindings(mode: Mode) -> impl Iterator<Item = &'static Binding> {
    table().filter(move |binding| binding.modes.contains(&mode))
}

/// What a key does in a mode.
#[must_use]
pub fn action(mode: Mode, event: KeyEvent) -> Option<Action> {
    let (code, modifiers) = normal(event);
    bindings(mode).find_map(|binding| {
        binding.keys.iter().find_map(|press| match *press {
            Press::Key(want, with) if want == code && with == modifiers => Some(binding.action),
            Press::Digits(from, to) if modifiers.is_empty() => {
                digit(code).filter(|digit| (from..=to).contains(digit)).map(Action::Digit)
            }
            _ => None,
        })
    })
}

/// A letter carries its own shift, so that `G` is one key and not two; Shift-Tab has a name of its own.
fn normal(event: KeyEvent) -> (KeyCode, KeyModifiers) {
    let with = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    match event.code {
        KeyCode::Char(letter) if with.contains(KeyModifiers::CONTROL) => {
            (KeyCode::Char(letter.to_ascii_lowercase()), with - KeyModifiers::SHIFT)
        }
        KeyCode::Char(_) | KeyCode::BackTab => (event.code, with - KeyModifiers::SHIFT),
        code => (code, with),
    }
}

fn digit(code: KeyCode) -> Option<u8> {
    match code {
        KeyCode::Char(letter) => letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok()),
        _ => None,
    }
}

/// Whether a key is text where text is taken.
#[must_use]
pub fn is_text(event: KeyEvent) -> bool {
    let plain = event.modifiers - KeyModifiers::SHIFT;
    // AltGr arrives as Ctrl-Alt on Windows: a character made with both is text.
    let typed = plain.is_empty() || plain == KeyModifiers::CONTROL | KeyModifiers::ALT;
    matches!(event.code, KeyCode::Char(_)) && typed
}

fn press_text(press: Press) -> String {
    match press {
        Press::Digits(from, to) => format!("{from}–{to}"),
        Press::Key(code, with) => {
            let mut text = String::new();
            for (modifier, name) in
                [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
            {
                if with.contains(modifier) {
                    text.push_str(name);
                }
            }
            text + &code_text(code, with)
        }
    }
}

fn code_text(code: KeyCode, with: KeyModifiers) -> String {
    match code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(letter) if with.contains(KeyModifiers::CONTROL) => letter.to_uppercase().collect(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Delete => "Del".to_owned(),
        other => other.to_string(),
    }
}
