//! What the thread that saves has to say becomes a message.

use crate::store::{Answer, Unsaved};
use crate::tui::message::Message;
use std::sync::mpsc::Sender;

/// Sends what the saver of the plan of this number has to say.
pub(super) fn posting(number: u64, post: Sender<Message>) -> impl Fn(Answer) + Send + 'static {
    move |answer| {
        let message = match answer {
            Answer::Saved { revision } => Message::Saved { plan: number, revision, failure: None },
            Answer::NotSaved { revision, error } => {
                Message::Saved { plan: number, revision, failure: Some(Unsaved::from(&error)) }
            }
            Answer::Said { sentence } => Message::Said(sentence),
            Answer::Outside(outside) => Message::Outside { plan: number, outside },
        };
        // Nobody listens once the wizard has ended; the flush before that has told it all.
        let _ = post.send(message);
    }
}
