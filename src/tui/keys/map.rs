//! Keys of step 2: candidates, quick pass, call first, influence, coverage, trusted sources.

use super::{Action, Binding, Mode, Press, ctrl, key, letter};
use crossterm::event::KeyCode;

const CANDIDATES: &[Mode] = &[Mode::Candidates];
const QUICK: &[Mode] = &[Mode::QuickPass];
const INFLUENCE: &[Mode] = &[Mode::Influence];
const SOURCES: &[Mode] = &[Mode::Sources];
const PARTNERS: &[Mode] = &[Mode::Candidates, Mode::CallFirst];

/// The letters that answer the quick pass: none, no; some, sometimes, service delivery; most …
const ANSWERS: &str = "nsmuckatlerov";

/// Stands in the table for whichever letter is typed.
const ANY: char = ' ';

const fn quick(keys: &'static [Press], action: Action, label: &'static str, help: &'static str, rank: u8) -> Binding {
    Binding { modes: QUICK, keys, action, label, help, rank }
}

pub(super) static BINDINGS: &[Binding] = &[
    Binding {
        modes: PARTNERS,
        keys: &[key(KeyCode::Enter)],
        action: Action::Open,
        label: "open",
        help: "Open the candidate: model, next step, owner, days, cost and all else.",
        rank: 1,
    },
    Binding {
        modes: CANDIDATES,
        keys: &[letter('a')],
        action: Action::Add,
        label: "add",
        help: "Add a candidate.",
        rank: 2,
    },
    Binding {
        modes: CANDIDATES,
        keys: &[letter('p')],
        action: Action::AddMany,
        label: "paste names",
        help: "Add many candidates, one name a line.",
        rank: 3,
    },
    Binding {
        modes: CANDIDATES,
        keys: &[Press::Digits(1, 7)],
        action: Action::Digit(0),
        label: "partner model",
        help: "Set the partner model: 1 agency, 2 referral, 3 affiliate or alliance, 4 reseller, 5 value-added reseller, 6 OEM or integration, 7 service delivery.",
        rank: 4,
    },
    Binding {
        modes: CANDIDATES,
        keys: &[letter('d'), key(KeyCode::Delete)],
        action: Action::Delete,
        label: "delete",
        help: "Delete the candidate. Undo brings it back.",
        rank: 5,
    },
    Binding {
        modes: CANDIDATES,
        keys: &[letter('i')],
        action: Action::Influence,
        label: "influence",
        help: "Whom the candidate reaches, and when.",
        rank: 6,
    },
    Binding {
        modes: &[Mode::Candidates, Mode::CallFirst, Mode::Ranking, Mode::Qualify, Mode::RateByCriterion, Mode::Recruit],
        keys: &[letter('/')],
        action: Action::Filter,
        label: "filter",
        help: "Show only names that contain a text.",
        rank: 7,
    },
    quick(
        &[Press::Letters(ANSWERS)],
        Action::Letter(ANY),
        "answer",
        "The answer that has this letter beside it, as n none, s some, m most.",
        0,
    ),
    quick(&[Press::Digits(1, 7)], Action::Digit(0), "answer", "The answer with that number; 1 is the first.", 1),
    quick(&[letter('?'), letter('x')], Action::NotKnown, "not known", "Not known: counts half until it is.", 2),
    quick(&[key(KeyCode::Left), key(KeyCode::Backspace)], Action::Left, "back", "The question before.", 3),
    quick(
        &[key(KeyCode::Enter), key(KeyCode::Right)],
        Action::Right,
        "skip",
        "The next question, this one left as it is; when all are answered, the next candidate.",
        4,
    ),
    quick(&[key(KeyCode::Up)], Action::Up, "candidate before", "The candidate before.", 0),
    quick(&[key(KeyCode::Down)], Action::Down, "next candidate", "The next candidate.", 5),
    quick(&[key(KeyCode::PageUp)], Action::PageUp, "page up", "Ten candidates up.", 0),
    quick(&[key(KeyCode::PageDown)], Action::PageDown, "page down", "Ten candidates down.", 0),
    quick(&[key(KeyCode::Home)], Action::First, "first", "To the first candidate.", 0),
    quick(&[key(KeyCode::End)], Action::Last, "last", "To the last candidate.", 0),
    quick(&[ctrl('z')], Action::Undo, "undo", "Take the last answer back and ask again; it says what it was.", 6),
    quick(&[ctrl('y')], Action::Redo, "redo", "Make the change taken back again.", 0),
    quick(&[ctrl('p'), key(KeyCode::F(2)), letter(':')], Action::Palette, "commands", "Every command by its name.", 13),
    quick(&[letter('q')], Action::Quit, "quit", "Leave. Everything is saved.", 14),
    Binding {
        modes: INFLUENCE,
        keys: &[Press::Digits(0, 3)],
        action: Action::Digit(0),
        label: "set",
        help: "Set the influence: 0 none, 1 some, 2 good, 3 decisive. It counts as desk research until you are talking, then as a conversation.",
        rank: 1,
    },
    Binding {
        modes: INFLUENCE,
        keys: &[letter('e')],
        action: Action::NextEvidence,
        label: "how we know",
        help: "The next kind of evidence: guess, desk research, conversation, proof.",
        rank: 2,
    },
    Binding {
        modes: INFLUENCE,
        keys: &[letter('t')],
        action: Action::MarkTalked,
        label: "talked",
        help: "Known from a conversation.",
        rank: 3,
    },
    Binding {
        modes: INFLUENCE,
        keys: &[letter('x'), key(KeyCode::Delete)],
        action: Action::Delete,
        label: "clear",
        help: "Take the answer out of the cell.",
        rank: 0,
    },
    Binding {
        modes: &[Mode::Influence, Mode::RateByCriterion, Mode::RateByCandidate],
        keys: &[key(KeyCode::Char(' ')), letter('o')],
        action: Action::Note,
        label: "note",
        help: "A note: why so.",
        rank: 4,
    },
    Binding {
        modes: &[Mode::Influence, Mode::RateByCandidate, Mode::Qualify],
        keys: &[letter(']')],
        action: Action::NextCandidate,
        label: "next candidate",
        help: "The next candidate.",
        rank: 5,
    },
    Binding {
        modes: &[Mode::Influence, Mode::RateByCandidate, Mode::Qualify],
        keys: &[letter('[')],
        action: Action::PreviousCandidate,
        label: "candidate before",
        help: "The candidate before.",
        rank: 0,
    },
    Binding {
        modes: &[Mode::Influence, Mode::Coverage],
        keys: &[key(KeyCode::Left), letter('h')],
        action: Action::Left,
        label: "left",
        help: "One cell to the left.",
        rank: 0,
    },
    Binding {
        modes: &[Mode::Influence, Mode::Coverage],
        keys: &[key(KeyCode::Right), letter('l')],
        action: Action::Right,
        label: "right",
        help: "One cell to the right.",
        rank: 0,
    },
    Binding {
        modes: &[Mode::Coverage],
        keys: &[key(KeyCode::Enter)],
        action: Action::Open,
        label: "who reaches this",
        help: "List who reaches this buyer at this stage.",
        rank: 1,
    },
    Binding {
        modes: INFLUENCE,
        keys: &[letter('/')],
        action: Action::Filter,
        label: "find candidate",
        help: "Choose another candidate by name.",
        rank: 6,
    },
    Binding {
        modes: SOURCES,
        keys: &[key(KeyCode::Enter)],
        action: Action::Open,
        label: "who stands for it",
        help: "Say which candidate stands for this source; on a buyer, add whom they ask.",
        rank: 1,
    },
    Binding {
        modes: SOURCES,
        keys: &[letter('a')],
        action: Action::Add,
        label: "add candidate",
        help: "Add whoever stands behind this source as a candidate.",
        rank: 2,
    },
    Binding {
        modes: SOURCES,
        keys: &[letter('n')],
        action: Action::New,
        label: "new source",
        help: "Add someone this buyer asks.",
        rank: 3,
    },
    Binding {
        modes: SOURCES,
        keys: &[letter('p')],
        action: Action::Places,
        label: "where to look",
        help: "The six places where candidates are found, and what to do at each.",
        rank: 4,
    },
    Binding {
        modes: SOURCES,
        keys: &[letter('d'), key(KeyCode::Delete)],
        action: Action::Delete,
        label: "take out",
        help: "Take the source off this buyer. Undo brings it back.",
        rank: 5,
    },
];
