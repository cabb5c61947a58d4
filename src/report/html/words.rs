//! Text as HTML shows it: nothing that was typed is obeyed. What HTML does not allow has not come into the page.

use maud::Render;

/// Text, to stand between tags or within an attribute.
pub(super) struct Words<'a>(pub(super) &'a str);

impl Render for Words<'_> {
    fn render_to(&self, page: &mut String) {
        let mut rest = self.0;
        while let Some((before, sign, after)) = next_sign(rest) {
            page.push_str(before);
            page.push_str(sign);
            rest = after;
        }
        page.push_str(rest);
    }
}

/// What stands before the next letter that HTML would read as more than a letter, how that is written, and the rest.
fn next_sign(text: &str) -> Option<(&str, &'static str, &str)> {
    let at = text.find(['&', '<', '>', '"', '\''])?;
    let (before, rest) = text.split_at(at);
    let mut letters = rest.chars();
    let sign = match letters.next()? {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    };
    Some((before, sign, letters.as_str()))
}
