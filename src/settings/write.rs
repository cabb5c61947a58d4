//! One setting changed in the text of a file, and nothing else of it: whoever wrote comments finds them again.

use super::read;
use super::value::{Node, Value};
use super::{Flaw, Settings};

/// What a new file begins with.
const HEAD: &str = "// Settings of partnerplan. “partnerplan keys --ron” prints all that may stand here: every key by its name, and a theme\n\
     // for an example; Alt-T in the program shows the themes. “partnerplan settings” says whether this file reads.\n";

/// Why a setting was not written into a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotWritten(pub Flaw);

/// The text with this setting; `value` is written as RON.
///
/// # Errors
/// When the text does not read as settings: it is the user's to mend.
pub fn with(text: &str, name: &str, value: &str) -> Result<String, NotWritten> {
    let Some(node) = read::whole(text.as_bytes()).map_err(NotWritten)? else {
        let head = if text.trim().is_empty() { HEAD } else { text };
        return Ok(format!("{}\n(\n    {name}: {value},\n)\n", head.trim_end()));
    };
    let Value::Fields(fields) = &node.value else {
        return Err(NotWritten(Settings::of(text.as_bytes()).flaws.swap_remove(0)));
    };
    match fields.iter().find(|(known, _)| known.value == name) {
        Some((_, old)) => Ok(replaced(text, old, value)),
        None => Ok(begun(text, &node, &format!("{name}: {value}"), fields.is_empty())),
    }
}

fn replaced(text: &str, old: &Node, value: &str) -> String {
    let before = text.get(..old.bytes.start).unwrap_or_default();
    let after = text.get(old.bytes.end..).unwrap_or_default();
    format!("{before}{value}{after}")
}

/// The text with a field in front of the others.
fn begun(text: &str, node: &Node, field: &str, is_alone: bool) -> String {
    let block = text.get(node.bytes.clone()).unwrap_or_default();
    let inside = node.bytes.start + block.find(['(', '{']).map_or(0, |open| open + 1);
    let (before, after) = (text.get(..inside).unwrap_or_default(), text.get(inside..).unwrap_or_default());
    let end = if is_alone && !after.starts_with(['\n', '\r']) { "\n" } else { "" };
    format!("{before}\n    {field},{end}{after}")
}
