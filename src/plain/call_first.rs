//! Step 2, whom to call first, and what came of a call.

use super::lists::numbered;
use super::talk::{Away, Place, Talk};
use crate::interview::steps::View;
use crate::plan::{Field, Subject};
use crate::report::figure;
use crate::report::reasons;
use crate::text::wording::counted;

/// What is asked of a candidate who was called.
const AFTER_A_CALL: [&str; 5] = ["status", "next_step", "owner", "due", "notes"];

pub(super) const CALL_FIRST: Place = Place {
    name: "Call first",
    view: View::Candidates { pass: false },
    is_on_the_way: false,
    answers: &[],
    commands: &[],
    rows: |talk| calls(talk),
    open: |talk, at| {
        let report = talk.report();
        let Some(row) = report.call_first.order.get(at) else { return Ok(()) };
        let subject = Subject::Partner(row.who.id().clone());
        let after_a_call: Vec<&Field> =
            AFTER_A_CALL.iter().filter_map(|id| Field::PARTNER.iter().find(|field| field.id == *id)).collect();
        match talk.ask_fields(row.who.name(), &subject, &after_a_call) {
            Err(Away::Back) => Ok(()),
            went => went,
        }
    },
    enter: |talk| {
        call(talk, 20);
        talk.menu("Call first: a number asks what came of the call with that candidate; an empty line goes on?")
    },
};

fn calls(talk: &Talk<'_>) -> Vec<String> {
    let report = talk.report();
    numbered(
        report.call_first.order.iter().map(|row| format!("{}, {} points", row.who.name(), figure::whole(row.score))),
    )
}

/// Reads whom to call first, so many of them, and who is not among them.
pub(super) fn call(talk: &mut Talk<'_>, most: usize) {
    let report = talk.report();
    let calls = &report.call_first;
    if calls.order.is_empty() {
        talk.say("There is nobody to call yet: the quick pass comes first, .go quick pass.");
        return;
    }
    talk.say(format!("Call first: {} of {}.", calls.order.len(), counted(talk.plan().partners.len(), "candidate")));
    let rows = self::calls(talk);
    talk.voice.read_first(most, rows);
    for (words, who) in [
        (reasons::IN_TALKS, &calls.in_talks),
        (reasons::RULED_OUT, &calls.not_to_call),
        ("Nothing known yet", &calls.not_asked),
    ] {
        if !who.is_empty() {
            let names: Vec<&str> = who.iter().map(crate::report::Who::name).collect();
            talk.say(format!("{words}: {}.", names.join(", ")));
        }
    }
}
