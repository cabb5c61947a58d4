//! Pictures, said: what is to be seen of each, where the screen shows it and everywhere by its name.

use super::talk::{Talk, Went};
use crate::picture::Picture;

/// Says the picture of this name.
pub(super) fn named(talk: &mut Talk<'_>, name: &str) -> Went {
    match Picture::named(&name.to_lowercase()) {
        Some(picture) => said(talk, picture),
        None => {
            let names = Picture::ALL.map(Picture::name).join(", ");
            talk.say(format!("Say which picture: {names}, as in .picture carpet."));
            Ok(())
        }
    }
}

/// Says what is to be seen of a picture.
pub(super) fn said(talk: &mut Talk<'_>, picture: Picture) -> Went {
    talk.work_out()?;
    let report = talk.report();
    match picture.words(&report, report.findings.as_deref()) {
        Ok(lines) => talk.voice.read(lines),
        Err(words) => talk.say(words),
    }
    Ok(())
}
