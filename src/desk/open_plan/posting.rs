//! What the thread that saves has to say becomes a message.

use crate::desk::word::{Post, Word};
use crate::store::{Answer, Unsaved};

/// Sends what the saver of the plan of this number has to say.
pub(super) fn posting(number: u64, post: Post) -> impl Fn(Answer) + Send + 'static {
    move |answer| {
        let message = match answer {
            Answer::Saved { revision } => Word::Saved { plan: number, revision, failure: None },
            Answer::NotSaved { revision, error } => {
                Word::Saved { plan: number, revision, failure: Some(Unsaved::from(&error)) }
            }
            Answer::Said { sentence } => Word::Said(sentence),
            Answer::Outside(outside) => Word::Outside { plan: number, outside },
        };
        // Nobody listens once the wizard has ended; the flush before that has told it all.
        post.send(message);
    }
}
