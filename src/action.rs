//! What can be done in the wizard, by its name: a key, a click or a line means one of these.
//!
//! What may not go in: which key it is, and how it is done.

use crate::interview::steps::To;

/// What a key, a click or a line does.
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
    /// A turn of the wheel up; three rows where a view makes nothing of it.
    ScrollUp,
    /// A turn of the wheel down.
    ScrollDown,
    /// To this row, counted from 0 (a click).
    Select(usize),
    /// Into the text of this row, which is drawn from its letter `before` on (a click).
    SelectAt {
        /// The row, counted from 0.
        row: usize,
        /// Letters of the text that stand before what was clicked.
        before: usize,
    },
    /// To this cell, row and column counted from 0 (a click).
    SelectCell(usize, usize),
    /// To this column's heading, counted from 0 (a click).
    SelectHeading(usize),
    /// Sort by this column, counted from 0; again turns the order round, a third time ends it (a click).
    SortBy(usize),
    /// Sort by the next column; after the last, the plan's own order.
    NextSort,
    /// Turn the order round.
    ReverseSort,
    /// Mark what is selected, or take its mark away, and go on.
    Mark,
    /// Mark everything from the last one marked to here.
    MarkRange,
    /// Mark all that are shown; where they are, none.
    MarkAll,
    /// Open or confirm what is selected.
    Open,
    /// Close the top layer, clear the filter, or go Home.
    Back,
    /// The next field.
    NextField,
    /// The field before.
    PreviousField,
    /// To another view or step.
    Go(To),
    /// Show the ways to go, and wait for one.
    GoTo,
    /// Add one.
    Add,
    /// Add several, one a line.
    AddMany,
    /// Take in a file.
    Import,
    /// What looks like one thing and stands there twice.
    Doubles,
    /// Whose name sounds like whom the buyers ask.
    Link,
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
    /// A letter that answers a question; the table names which.
    Letter(char),
    /// The quick pass of the candidate being looked at.
    QuickPass,
    /// To the other pane of this view.
    Pane,
    /// Set a field of all that are marked, or of the selected one.
    Set,
    /// Set the partner model of all that are marked, or of the selected one.
    SetModel,
    /// Two questions that lead to a kind of partner.
    WhichKind,
    /// Not known.
    NotKnown,
    /// Does not apply.
    DoesNotApply,
    /// The next kind of evidence.
    NextEvidence,
    /// Mark as known from a conversation.
    MarkTalked,
    /// Say that it is no problem here, and why; or take that back.
    Dismiss,
    /// A note on what is selected.
    Note,
    /// Says where it is from.
    Source,
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
    /// Whom to recruit now.
    Recruit,
    /// To the answers that contradict each other most.
    Disturbs,
    /// The best found so far will do.
    Enough,
    /// Keep what was tried as the plan's.
    Accept,
    /// Hold what is tried, to see the next set beside it.
    Hold,
    /// Shows whom a set reaches with the accounts each serves, or without.
    Volume,
    /// Asks more before names that are alike count as one company.
    Stricter,
    /// Asks less.
    Looser,
    /// Learns how many accounts are shared, by files that show no list.
    Exchange,
    /// Gives the set back to the numbers.
    BackToNumbers,
    /// The set that reaches most.
    Best,
    /// Another way of doing what this view does: by candidate or by criterion, direct or by order.
    Switch,
    /// The catalogue's wording again.
    Restore,
    /// Make a segment of one's own.
    NewSegment,
    /// Put a candidate into another segment.
    Assign,
    /// Open the example.
    Example,
    /// The tour of the example.
    Tour,
    /// Make a new one: a plan, a trusted source.
    New,
    /// The places where candidates are found.
    Places,
    /// The trash.
    Trash,
    /// The earlier versions of a plan.
    Earlier,
    /// Read again what is on the disk.
    Reload,
    /// Hold a copy of a plan against the plan.
    Compare,
    /// Hold the plan against another, or against what it was.
    CompareWith,
    /// What two versions that were merged say otherwise.
    Settle,
    /// What stands here holds.
    KeepOurs,
    /// What the other version says is taken.
    TakeTheirs,
    /// What several people think of the candidates, side by side.
    Raters,
    /// The median of what they marked.
    Median,
    /// Filter the list.
    Filter,
    /// Send it to the terminal's clipboard.
    Copy,
    /// Write the export.
    Write,
    /// Only what is next, or all.
    Soon,
    /// The day the first partners start.
    KickOff,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Put the cursor where a text was clicked: one that is broken into lines, or one that scrolls.
    PutCursor {
        /// Whether it is broken into lines.
        broken: bool,
    },
    /// A new line in a text.
    NewLine,
    /// Open the text of a field, to type on.
    Type,
    /// Open the text in the editor the user has named.
    Editor,
    /// What it does to the text being typed, or to a choice in its place.
    Stroke(Stroke),
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
    /// Colours and characters.
    Theme,
    /// Where settings stand, and what they can say.
    Settings,
    /// Close what lies within, or leave where nothing does.
    Close,
    /// Leave.
    Quit,
}

/// What a key does to a text being typed, besides typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// A letter to the left; the choice before.
    Left,
    /// A letter to the right; the next choice.
    Right,
    /// A word to the left.
    WordLeft,
    /// A word to the right.
    WordRight,
    /// To the start of the line; the first choice.
    Start,
    /// To the end of the line; the last choice.
    End,
    /// Erase the letter before.
    Before,
    /// Erase the letter here.
    Here,
    /// Erase the word before.
    WordBefore,
    /// Erase the word here.
    WordHere,
    /// Erase what stands before in the line.
    AllBefore,
    /// Erase what stands behind in the line.
    Rest,
}
