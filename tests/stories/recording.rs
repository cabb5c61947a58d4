//! The recording in the README is of this program: `assets/demo.tape` says what is typed, and `UPDATE_PICTURES=1` plays it
//! anew, as a film for the README and as a cast for `asciinema play assets/demo.cast`.
#![expect(clippy::unwrap_used, reason = "a test may")]

mod cast;
mod film;
mod tape;

use ratatui::buffer::Buffer;
use std::{env, fs, path::Path};
use tape::Tape;

/// What stood on the screen, from when on.
struct Frame {
    milliseconds: u32,
    screen: Buffer,
}

/// All that was to be seen, and how long it took.
struct Recording {
    title: String,
    frames: Vec<Frame>,
    milliseconds: u32,
}

#[test]
fn the_recording_in_the_readme_is_of_this_program() {
    let recording = Tape::read(&kept("demo.tape")).play();
    assert!((15_000..=25_000).contains(&recording.milliseconds), "twenty seconds: {}", recording.milliseconds);
    for (name, made) in [("demo.svg", film::film(&recording)), ("demo.cast", cast::cast(&recording))] {
        if env::var_os("UPDATE_PICTURES").is_some() {
            fs::write(assets().join(name), &made).unwrap();
        }
        let is_of_today = kept(name) == made;
        let last = &recording.frames.last().unwrap().screen;
        let last = partnerplan::tui::picture::text(last);
        assert!(is_of_today, "{name} is of another program; see it with UPDATE_PICTURES=1. It ends with:\n{last}");
    }
}

/// What a terminal makes of the cast is what stood on the screen.
#[test]
fn the_cast_draws_the_screens_that_were_there() {
    let recording = Tape::read(&kept("demo.tape")).play();
    let size = recording.frames[0].screen.area;
    let mut terminal = vt100::Parser::new(size.height.try_into().unwrap(), size.width.try_into().unwrap(), 0);
    let cast = cast::cast(&recording);
    let mut events = cast.lines().skip(1).map(|line| serde_json::from_str::<(f64, String, String)>(line).unwrap());
    for frame in &recording.frames {
        let (seconds, kind, text) = events.next().unwrap();
        assert!((seconds * 1000.0 - f64::from(frame.milliseconds)).abs() < 0.5 && kind == "o");
        terminal.process(text.as_bytes());
        let shown: Vec<String> = terminal.screen().rows(0, size.width).map(|row| row.trim_end().to_owned()).collect();
        let wanted = partnerplan::tui::picture::text(&frame.screen);
        assert_eq!(shown, wanted.lines().collect::<Vec<_>>());
    }
}

fn assets() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")
}

fn kept(name: &str) -> String {
    fs::read_to_string(assets().join(name)).unwrap_or_default()
}
