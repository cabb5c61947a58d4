//! What bytes come to, whole and in pieces.

use super::*;

/// What bytes come to that are read in these pieces, each so many milliseconds after the one before, and what is
/// left a while later.
fn read(pieces: &[(u64, &str)]) -> Vec<String> {
    let mut decoder = Decoder::default();
    let mut now = Instant::now();
    let mut events = Vec::new();
    for (later, bytes) in pieces {
        now += Duration::from_millis(*later);
        events.extend(decoder.feed(bytes.as_bytes(), now));
    }
    events.extend(decoder.settle(now + Duration::from_secs(5)));
    assert!(decoder.due().is_none(), "nothing is waited for for ever");
    events.iter().map(said).collect()
}

fn said(event: &Event) -> String {
    match event {
        Event::Key(key) => {
            let mut text = String::new();
            for (held, name) in
                [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
            {
                if key.modifiers.contains(held) {
                    text.push_str(name);
                }
            }
            text + &key.code.to_string()
        }
        Event::Paste(text) => format!("paste {text:?}"),
        Event::Mouse(mouse) => format!("{:?} {} {}", mouse.kind, mouse.column, mouse.row),
        other => format!("{other:?}"),
    }
}

fn at_once(bytes: &str) -> Vec<String> {
    read(&[(0, bytes)])
}

#[test]
fn letters_and_keys_are_what_they_are() {
    assert_eq!(at_once("aZü日"), ["a", "Shift-Z", "ü", "日"]);
    assert_eq!(at_once("\r\n\t\x08\x7f\x03\x00"), ["Enter", "Tab", "Backspace", "Backspace", "Ctrl-c", "Ctrl-Space"]);
    assert_eq!(at_once("a\nb\r\nc\r\rd"), ["a", "Enter", "b", "Enter", "c", "Enter", "Enter", "d"]);
    assert_eq!(at_once("\x1b[A\x1bOB\x1b[1;2A\x1b[1;5D"), ["Up", "Down", "Shift-Up", "Ctrl-Left"]);
    assert_eq!(at_once("\x1b[3~\x1b[5~\x1b[7~\x1bOP\x1b[[B\x1b[21~"), ["Del", "Page Up", "Home", "F1", "F2", "F10"]);
    assert_eq!(
        at_once("\x1b[13;2u\x1b[27;2;13~\x1b[97;2u\x1b[47;2u\x1b[47:63;2u\x1b[99;5u"),
        ["Shift-Enter", "Shift-Enter", "Shift-A", "Shift-/", "?", "Ctrl-c"]
    );
    assert_eq!(at_once("\x1b[97;1:3u\x1b[Z"), ["Shift-Back Tab"]);
}

#[test]
fn alt_with_a_key_is_one_key() {
    assert_eq!(at_once("\x1bb\x1b2\x1b\r\x1b\x7f\x1bü"), ["Alt-b", "Alt-2", "Alt-Enter", "Alt-Backspace", "Alt-ü"]);
    assert_eq!(at_once("\x1b\x1b[A\x1b\x1bOD"), ["Alt-Up", "Alt-Left"]);
    assert_eq!(at_once("\x1b[1;3C"), ["Alt-Right"]);
}

#[test]
fn esc_is_a_key_once_nothing_follows() {
    assert_eq!(at_once("\x1b"), ["Esc"]);
    assert_eq!(read(&[(0, "\x1b"), (60, "q")]), ["Esc", "q"]);
    assert_eq!(read(&[(0, "\x1b"), (60, "\x1b"), (60, "\x1b[A")]), ["Esc", "Esc", "Up"]);
    assert_eq!(read(&[(0, "a\x1b"), (1000, "b")]), ["a", "Esc", "b"]);
    let mut decoder = Decoder::default();
    let now = Instant::now();
    assert!(decoder.feed(b"\x1b", now).is_empty());
    assert!(decoder.due().is_some_and(|due| due - now <= Duration::from_millis(200)), "Esc does not lag");
}

#[test]
fn a_slow_line_does_not_part_a_key() {
    for later in [0, 20, 60, 100, 150, 190] {
        assert_eq!(read(&[(0, "\x1b"), (later, "[B")]), ["Down"]);
        assert_eq!(read(&[(0, "\x1b["), (later, "1;3"), (later, "D")]), ["Alt-Left"]);
        assert_eq!(read(&[(0, "\x1b\x1b"), (later, "[A")]), ["Alt-Up"]);
        assert_eq!(read(&[(0, "\x1b"), (later, "OP")]), ["F1"]);
    }
}

#[test]
fn what_begins_as_a_sequence_is_never_text() {
    assert_eq!(read(&[(0, "\x1b["), (600, "D")]), ["Left"]);
    assert_eq!(read(&[(0, "\x1b"), (100, "["), (600, "D")]), ["Left"]);
    assert_eq!(read(&[(0, "\x1b"), (300, "[D")]), ["Esc", "Left"]);
    assert_eq!(read(&[(0, "\x1b"), (300, "[1;5D"), (20, "[")]), ["Esc", "Ctrl-Left", "["]);
    assert_eq!(read(&[(0, "\x1b"), (300, "OP")]), ["Esc", "F1"]);
    assert_eq!(at_once("\x1b\x1b\x1b[D"), ["Alt-Left"]);
    assert!(at_once("\x1b[").is_empty() && at_once("\x1bO").is_empty());
    assert_eq!(read(&[(0, "\x1b"), (300, "["), (20, "D")]), ["Esc", "[", "Shift-D"]);
}

const ANSWERS: &[&str] = &[
    "\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\",
    "\x1b]11;rgb:1c1c/1c1c/1c1c\x07",
    "\x1b]4;12;rgb:0000/0000/ffff\x07",
    "\x1b]52;c;ZGtxbXJ3\x07",
    "\x1bP>|tmux 3.3a\x1b\\",
    "\x1bP1$r0 q\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b^private dkq\x1b\\",
    "\x1bXstring dkq\x1b\\",
    "\x1b[?62;22;52c",
    "\x1b[>0;276;0c",
    "\x1b[?2026;2$y",
    "\x1b[4;1$y",
    "\x1b[12;40R",
    "\x1b[?1;1R",
    "\x1b[0n",
    "\x1b[?997;1n",
    "\x1b[8;24;80t",
    "\x1b[?1u",
    "\x1b[>4;2m",
    "\x1b[I",
    "\x1b[O",
    "\x1b[48;24;80;480;640t",
];

#[test]
fn an_answer_to_somebody_elses_question_changes_nothing() {
    for answer in ANSWERS {
        assert_eq!(at_once(&format!("a{answer}b")), ["a", "b"], "{answer:?}");
    }
}

#[test]
fn an_answer_in_pieces_changes_nothing_either() {
    for answer in ANSWERS {
        for place in 1..answer.len() {
            let (one, two) = answer.split_at(place);
            for later in [1, 50, 140] {
                assert_eq!(read(&[(0, "a"), (0, one), (later, two), (20, "b")]), ["a", "b"], "{one:?} {two:?}");
            }
        }
    }
}

#[test]
fn what_is_cut_off_keeps_nobody_from_typing() {
    for cut in ["\x1b]11;rgb:1c1c", "\x1bP>|tm", "\x1b[?62;2", "\x1b[<0;5", "\x1b[1;", "\x1b]11;rgb:1\x1b"] {
        assert_eq!(read(&[(0, cut), (2100, "jk")]), ["j", "k"], "{cut:?}");
        assert_eq!(at_once(cut).len(), 0, "{cut:?}");
    }
    let mut decoder = Decoder::default();
    let now = Instant::now();
    assert!(decoder.feed(&[0xc3], now).is_empty());
    let events = decoder.feed(b"j", now + Duration::from_secs(1));
    assert_eq!(events.iter().map(said).collect::<Vec<_>>(), ["j"]);
    assert_eq!(at_once("\x1b[1;\x03"), ["Ctrl-c"]);
    assert_eq!(at_once("\x1b]0;a\x03"), ["Ctrl-c"]);
    assert_eq!(at_once("\x1b[1;\x1b[B"), ["Down"]);
}

#[test]
fn alt_with_a_bracket_is_a_key_where_no_answer_follows() {
    assert_eq!(at_once("\x1b]"), ["Alt-]"]);
    assert_eq!(at_once("\x1bP"), ["Alt-Shift-P"]);
    assert_eq!(at_once("\x1b]x"), ["Alt-]", "x"]);
    assert_eq!(read(&[(0, "\x1b"), (100, "P")]), ["Esc", "Shift-P"]);
}

#[test]
fn a_paste_is_a_paste_whatever_it_holds() {
    assert_eq!(at_once("\x1b[200~one\rtwo\x1b[201~"), ["paste \"one\\rtwo\""]);
    assert_eq!(at_once("\x1b[200~x \x1b[201~ dq\x1b[201~"), ["paste \"x  dq\""]);
    assert_eq!(
        read(&[(0, "\x1b[200~x \x1b[201~ d"), (10, "q\x1b[2"), (10, "01~"), (200, "j")]),
        ["paste \"x  dq\"", "j"]
    );
    assert_eq!(at_once("\x1b[200~x\x1b[201~\r"), ["paste \"x\"", "Enter"]);
    assert_eq!(at_once("\x1b[200~x\x1b[201~\x1b[B"), ["paste \"x\"", "Down"]);
    assert_eq!(at_once("\x1b[200~x\x1b[201~j\x1b[200~y\x1b[201~"), ["paste \"x\"", "j", "paste \"y\""]);
    assert_eq!(at_once("\x1b[200~\x1b]11;x\x07\x03\x1b[201~"), ["paste \"\\u{1b}]11;x\\u{7}\\u{3}\""]);
}

#[test]
fn a_paste_that_never_ends_does() {
    assert_eq!(read(&[(0, "\x1b[200~never"), (500, " ended"), (1100, "q")]), ["paste \"never ended\"", "q"]);
}

#[test]
fn clicks_and_the_wheel_are_read_in_three_encodings() {
    let click = ["Down(Left) 4 2", "Up(Left) 4 2", "ScrollDown 4 2"];
    assert_eq!(at_once("\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<65;5;3M\x1b[<35;5;3M"), click);
    assert_eq!(at_once("\x1b[32;5;3M\x1b[35;5;3M\x1b[97;5;3M"), click);
    assert_eq!(at_once("\x1b[M %#\x1b[M#%#\x1b[Ma%#"), click);
}
