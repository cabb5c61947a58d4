//! The tour of the example, read out: what is at six of its places and why it matters.

use super::talk::{Away, Talk, Went};
use crate::catalog;
use crate::interview::steps::Step;
use crate::interview::tour::TOUR;

impl Talk<'_> {
    /// Takes the tour where the example is open; else says where it begins.
    pub(super) fn tour(&mut self) -> Went {
        take(self)
    }
}

fn take(talk: &mut Talk<'_>) -> Went {
    if talk.plan().name != catalog::example().name {
        talk.say("The tour stands on the example: .home, and tour begins it there.");
        return Ok(());
    }
    let seen = talk.store.tour_seen().unwrap_or_default();
    let mut at = if seen < TOUR.len() { seen } else { 0 };
    talk.say("The tour has six steps. At each, an empty line goes on, back goes back, leave ends it.");
    while at < TOUR.len() {
        at = match stop(talk, at) {
            Ok(next) => next,
            Err(away) => {
                talk.store.see_tour(at);
                return Err(away);
            }
        };
    }
    talk.store.see_tour(TOUR.len());
    talk.say("That was the tour: .undo takes anything back here; .home, and new there begins a plan of your own.");
    Err(Away::To(talk.at))
}

/// Stands at a step; the step that is next.
fn stop(talk: &mut Talk<'_>, at: usize) -> Went<usize> {
    let step = TOUR[at];
    talk.at = talk.place_of(step.view);
    if step.view.step() == Step::Prioritise {
        talk.work_out()?;
    }
    talk.say(format!("Tour, {} of {}, {}: {}", at + 1, TOUR.len(), step.view.title(), step.says));
    talk.list();
    loop {
        match talk.ask_what(&format!("Tour, {} of {}: go on, back or leave?", at + 1, TOUR.len())) {
            Err(Away::Back) if at == 0 => talk.say("This is the first step of the tour."),
            Err(Away::Back) => return Ok(at - 1),
            Err(Away::Next) => return Ok(at + 1),
            Err(Away::Clear) => {}
            Err(away) => return Err(away),
            Ok(said) if said.is_empty() || said == "go on" => return Ok(at + 1),
            Ok(said) if said == "leave" => {
                talk.say(format!("Tour left at step {}; .tour goes on with it.", at + 1));
                return Err(Away::To(talk.at));
            }
            Ok(_) => talk.say("An empty line goes on, back goes back, leave ends it."),
        }
    }
}
